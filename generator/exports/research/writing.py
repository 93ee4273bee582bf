"""The analysis as people take it away: the code of each cell, one script that runs by itself, and a
notebook."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from generator.exports.research import CELLS, TABLES, Cell

_ALIAS = "Tables = dict[str, pd.DataFrame]"


def source(cell: Cell) -> str:
    """The functions of a cell, letter by letter as they run."""
    return _functions(*cell.functions)


def opening(base: str) -> str:
    """The first cell: where the tables lie, and how they are read."""
    names = "".join(f'    "{name}",\n' for name in TABLES)
    head = (
        f'from typing import TextIO\n\nimport pandas as pd\n\nBASE = "{base}"\nNAMES = (\n{names})\n{_ALIAS}'
    )
    return f"{head}\n\n\n{_functions('read', 'load')}"


def script(base: str, title: str) -> str:
    """One file that reads the tables and prints every answer.

    ``base`` is the address of the CSV files; a folder may be given instead when the script is started.
    """
    use = "Use: python FILE [folder or address of the CSV files]"
    about = f'"""{title}: questions put to the published tables.\n\n{use}\n"""\n\n'
    names = dict.fromkeys(name for cell in CELLS for name in cell.functions)
    parts = ["import sys\n" + opening(base), *(_functions(name) for name in names), _main()]
    return about + "\n\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def notebook(base: str, title: str) -> str:
    """The same as a Jupyter notebook (nbformat 4.5) that was not run yet."""
    cells = [
        _markdown("title", f"# {title}"),
        _code("read", opening(base) + "\n\ntables = load(BASE, NAMES)"),
        *_cells(),
    ]
    facts = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    document = {"cells": cells, "metadata": facts, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _functions(*names: str) -> str:
    return "\n\n".join(_sources()[name] for name in names)


@cache
def _sources() -> dict[str, str]:
    """The functions of ``analysis.py`` by name, as they stand there: whoever reads them loads no pandas."""
    text = Path(__file__).with_name("analysis.py").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    return {
        node.name: "".join(lines[node.lineno - 1 : node.end_lineno])
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef)
    }


def _main() -> str:
    calls = "".join(
        f'    print("# {cell.question("en")}", {cell.call}.to_string(index=False), sep="\\n", end="\\n\\n")\n'
        for cell in CELLS
    )
    return (
        'if __name__ == "__main__":\n    tables = load(sys.argv[1] if len(sys.argv) > 1 else BASE,'
        f" NAMES)\n{calls}"
    )


def _cells() -> Iterator[dict[str, Any]]:
    """A heading and the code for each question; functions that a cell above has defined are not written
    twice."""
    known: set[str] = set()
    for cell in CELLS:
        new = [name for name in cell.functions if name not in known]
        known.update(new)
        yield _markdown(f"{cell.name}-question", f"## {cell.question('vi')}\n\n{cell.question('en')}")
        yield _code(cell.name, "\n\n".join([*(_functions(name) for name in new), cell.call]))


def _markdown(ident: str, text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": ident, "metadata": {}, "source": text.splitlines(keepends=True)}


def _code(ident: str, text: str) -> dict[str, Any]:
    lines = text.splitlines(keepends=True)
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": ident,
        "metadata": {},
        "outputs": [],
        "source": lines,
    }
