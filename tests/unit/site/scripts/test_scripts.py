"""The scripts of the site, tested by Node and held by linters; and the folding that Python and JavaScript
share."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.text.folding import fold
from tests.provision import node

HERE = Path(__file__).resolve().parent
VECTORS = json.loads((HERE.parents[2] / "vectors" / "folding.json").read_text(encoding="utf-8"))
FILES = sorted(HERE.glob("*.test.js"))
#: an attribute that holds a script: a page is to have none, so that none can be smuggled in
HANDLER = re.compile(r"""<[^<>]*\son[a-z]+\s*=|javascript:""", re.IGNORECASE)


def _linted(root: Path, text: str) -> str:
    """What eslint has against a text, taken for one of the site's scripts."""
    given = ["--config", "tests/javascript/eslint.config.js", "--stdin"]
    command = [str(node()), "node_modules/eslint/bin/eslint.js", *given]
    ran = subprocess.run(
        [*command, "--stdin-filename", "generator/site/scripts/new.js"],
        cwd=root, input=text, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ran.returncode in (0, 1), ran.stderr
    return ran.stdout


def _typed(root: Path, folder: Path, text: str) -> str:
    """What tsc has against a text that stands beside the site's scripts, under the settings of ``make
    lint``."""
    scripts = (root / "generator" / "site" / "scripts").as_posix()
    (folder / "new.js").write_text(text.replace("./", f"{scripts}/"), encoding="utf-8")
    settings = {"extends": (root / "tests/javascript/tsconfig.json").as_posix(), "include": ["new.js"]}
    (folder / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [str(node()), "node_modules/typescript/bin/tsc", "--project", str(folder)]
    return subprocess.run(
        command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False
    ).stdout


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_javascript(file: Path, root: Path) -> None:
    """Every test of the scripts passes; what Node says stands in the failure."""
    ran = subprocess.run(
        [str(node()), "--test", str(file)],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    sys.stdout.write(ran.stdout)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: ascii(vector["text"]))
def test_folding_is_one_rule(vector: dict[str, object]) -> None:
    """Python folds as the vectors say that JavaScript must."""
    assert fold(str(vector["text"])) == vector["folded"]


def test_scripts_ask_nothing_of_other_hosts(root: Path) -> None:
    """No script holds an address of its own: whatever it loads lies beside it."""
    texts = {
        path.name: path.read_text(encoding="utf-8")
        for path in (root / "generator" / "site" / "scripts").glob("*.js")
    }
    assert [name for name, text in texts.items() if "://" in text] == []
    assert all(text.startswith("// ") for text in texts.values())


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("export const show = (place, text) => (place.innerHTML = text);", "no-restricted-properties"),
        ("export const same = (a, b) => a == b;", "eqeqeq"),
        ("export const gone = () => nothing;", "no-undef"),
        ("const left = 1;", "no-unused-vars"),
        ("export const run = (text) => eval(text);", "no-eval"),
    ],
)
def test_eslint_finds_what_it_is_there_for(root: Path, text: str, rule: str) -> None:
    """What the linter of scripts is set up to find is found in a script that has it, and nothing in one that
    has not."""
    assert rule in _linted(root, text)
    assert _linted(root, "export const sum = (a, b) => a + b;") == ""


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('import { Table } from "./facets.js";\nnew Table({ facets: {} }, "vi");', "ExplorerIndex"),
        ('import { Address } from "./address.js";\nnew Address({ facets: {}, sorts: [] }).empty().pages;', "'pages'"),
        ('import { Finder } from "./ranking.js";\nnew Finder(null, { kinds: {} });', "abbreviations"),
        ('document.querySelector("a").focus();', "possibly 'null'"),
    ],
)  # fmt: skip
def test_types_of_the_data_are_held(root: Path, tmp_path: Path, text: str, fault: str) -> None:
    """A script that asks the data for what it has not, or gives other data, is told by the check of types."""
    assert fault in _typed(root, tmp_path, text)
    right = (
        'import { Address } from "./address.js";\nnew Address({ facets: {}, sorts: [] }).empty().page + 1;'
    )
    assert _typed(root, tmp_path, right) == ""


def test_every_script_is_looked_at(root: Path) -> None:
    """Whatever script stands in the site or its frame is among those whose types are checked."""
    command = [str(node()), "node_modules/typescript/bin/tsc", "--project", "tests/javascript", "--listFilesOnly"]  # fmt: skip
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    looked_at = {Path(line).resolve() for line in listed.splitlines()}
    scripts = [*(root / "generator").rglob("*.js"), *(root / "site_config").rglob("*.js")]
    assert scripts
    assert [path for path in scripts if path.resolve() not in looked_at] == []


def test_no_page_holds_a_script_in_an_attribute(root: Path) -> None:
    """Templates and the theme have no inline handler: what happens on a click stands in the scripts."""
    assert HANDLER.search('<a href="/" onclick="go()">')
    assert HANDLER.search("<a\n  onload = 'x'>")
    assert not HANDLER.search("<p>one = two</p> <input data-one=1>")
    files = [
        *(root / "generator/site/templates").rglob("*.j2"), *(root / "generator/site/scripts").glob("*.js"),
        *(root / "site_config/theme").rglob("*.html"),
    ]  # fmt: skip
    assert len(files) > 20
    assert [path.name for path in files if HANDLER.search(path.read_text(encoding="utf-8"))] == []
