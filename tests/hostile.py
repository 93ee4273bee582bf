"""A project with markup in every text that people may write into it: what the checks let pass, the pages must
show as text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.commands.publication import problems
from generator.problems import Problem
from tests.project import Project

#: ends a quotation, an element and a script, and tries to run in three ways; a page that runs it calls
#: ``hostile()``
MARKUP = (
    "\"'></textarea></script><script>hostile()</script>"
    "<img src=x onerror=hostile()><a href=javascript:hostile()>x</a>&lt;"
)
#: what browsers are told to do when it runs (an init script)
HOOK = "window.hostile = () => console.error('markup ran')"
#: kinds of passages that are shown as text
_KINDS = {"commitment", "objective", "quotation", "target-row"}
#: what stands before a text on its line: dashes of lists, a key
_HEAD = re.compile(r"\s*(?:- )*(?:(?:'(?:[^']|'')*'|\"(?:[^\"\\\\]|\\\\.)*\"|[^'\"\s][^:]*?): )?")
#: more rounds of taking back what is refused would say that the checks do not tell where it stands
_ROUNDS = 25
#: lines of a record after its first
_RECORD = 6


@dataclass
class Spoiled:
    """One file: its lines as they were, and the lines on which a text stands that is spoiled now."""

    path: Path
    lines: list[str]
    at: set[int]

    def write(self) -> None:
        """Write the file with the markup on the lines that are left."""
        shown = (
            _with_markup(line) if number in self.at else line
            for number, line in enumerate(self.lines, start=1)
        )
        self.path.write_bytes("\n".join(shown).encode("utf-8"))


def spoil(project: Project) -> int:
    """Put :data:`MARKUP` behind every text of ``content/`` and ``site_config/`` that the checks accept it in;
    says in how many.

    What they refuse (an id, an address, a date) stands as it stood: a problem names its file and its line.
    """
    _spoil_passages(project)
    files = {
        p.relative_to(project.root).as_posix(): _laid_out(p) for p in sorted(project.root.rglob("*.yml"))
    }
    ours = {name: file for name, file in files.items() if not file.path.name.startswith("mkdocs")}
    wrong: tuple[Problem, ...] = ()
    for _ in range(_ROUNDS):
        for file in ours.values():
            file.write()
        wrong = problems(project.root, project.catalog())
        refused = [(ours[one.file], _refused(ours[one.file], one.line)) for one in wrong if one.file in ours]
        if not wrong:
            return sum(len(file.at) for file in ours.values())
        for file, lines in refused:
            file.at -= lines
        if not any(lines for _, lines in refused):
            break
    raise AssertionError([one.line_for("en")[:300] for one in wrong])


def _refused(file: Spoiled, line: int) -> set[int]:
    """The spoiled text that a problem at a line is about: the one there, else the next, in a record that
    begins there."""
    return {line} & file.at or set(sorted(n for n in file.at if line < n <= line + _RECORD)[:1])


def _laid_out(path: Path) -> Spoiled:
    """A file with each text on a line of its own."""
    data = yaml.safe_load(path.read_bytes())
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6)
    lines = text.split("\n")
    return Spoiled(
        path, lines, {line for line in _texts(yaml.compose(text)) if not _identifies(lines[line - 1])}
    )


def _texts(node: yaml.Node | None) -> Iterator[int]:
    """Lines of the texts that are values."""
    if isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _texts(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _texts(value)
    elif isinstance(node, yaml.ScalarNode) and node.value and node.tag == "tag:yaml.org,2002:str":
        yield from (node.start_mark.line + 1,) if node.start_mark.line == node.end_mark.line else ()


def _identifies(line: str) -> bool:
    """What other texts find the record by: changed in one place alone, it is another record."""
    return line.strip().startswith(("number:", "type:"))


def _with_markup(line: str) -> str:
    """The line with markup at the end of its text."""
    head = _HEAD.match(line)
    assert head, line
    told = f"{yaml.safe_load(line[head.end() :])}{MARKUP}"
    return head[0] + yaml.safe_dump(told, allow_unicode=True, width=10**6, default_style="'").rstrip("\n")


def _spoil_passages(project: Project) -> None:
    """Markup at the end of the passages that stand on one line of their original, in both."""
    for table in sorted(project.root.rglob("passages.tsv")):
        original = table.with_name("original.txt")
        lines = original.read_bytes().decode("utf-8").split("\n")
        rows = table.read_bytes().decode("utf-8").split("\n")
        for n, row in enumerate(rows):
            kind, text = (row.split("\t") + [""] * 5)[2:5:2]
            if kind in _KINDS and lines.count(text) == 1:
                lines[lines.index(text)] = f"{text} {MARKUP}"
                rows[n] = f"{row} {MARKUP}"
        table.write_bytes("\n".join(rows).encode("utf-8"))
        _write_original(table.with_name("document.yml"), original, "\n".join(lines).encode("utf-8"))


def _write_original(document: Path, original: Path, data: bytes) -> None:
    before = hashlib.sha256(original.read_bytes()).hexdigest()
    original.write_bytes(data)
    text = document.read_bytes().decode("utf-8").replace(before, hashlib.sha256(data).hexdigest())
    document.write_bytes(text.encode("utf-8"))
