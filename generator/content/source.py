"""Reads files as raw records with file and line. Knows YAML and text, not what they mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from generator.problems import Problem, ProblemsFound, problem
from generator.words import both

Key = tuple[str, ...]
_DEEPEST = 20
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_DEEP = both("expected", "deep")
_BRACKETS = re.compile(r"[][{}]|(?:- ){20}")
#: what nobody sees: controls, soft hyphens, marks of direction and isolates, breaks, fillers, selectors,
#: surrogates, private use, tags, non-characters
_UNSEEN = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u2028-\u202e\u2060-\u206f\u3164\ud800-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    r"\U000e0000-\U0010ffff"
)
_CONTROL = re.compile(f"[{_UNSEEN}]")
#: in a value that YAML has read a tab is one too: it came from an escape
_STRAY = re.compile(rf"[\t{_UNSEEN}]")
#: whole numbers and decimals have fewer digits than this, or are no numbers of anything
_LONGEST_NUMBER = 30


@dataclass(frozen=True)
class Located:
    """Plain data read from a file, and the line and column of each of its key paths."""

    file: str
    data: Any
    marks: dict[Key, tuple[int, int]] = field(default_factory=dict)

    def place(self, *path: str) -> tuple[str, int, int]:
        """File, line and column of a key path, or of its longest existing prefix."""
        for end in range(len(path), -1, -1):
            mark = self.marks.get(tuple(path[:end]))
            if mark:
                return (self.file, *mark)
        return (self.file, 1, 1)


class _Last:
    """The name of the file that was read last, for whoever must say at what a run ended."""

    name = "–"


_LAST = _Last()


def last_read() -> str:
    """The file that was read last, named as problems name files; for reports of unexpected errors."""
    return _LAST.name


def name_of(path: Path, root: Path) -> str:
    """The path as problems print it: relative to the project, with forward slashes."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def read_text(path: Path, root: Path, *, control: bool = True) -> str:
    """Read a UTF-8 file that people write; line ends stay as they are.

    :raises ProblemsFound: when it is missing, is not UTF-8, is not NFC, or holds control characters.
    """
    name = name_of(path, root)
    _LAST.name = name
    if not path.is_file():
        raise ProblemsFound([problem((name, 0, 0), "file-missing", file=name)])
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        raise ProblemsFound(
            [problem((name, line, column), "text-not-utf8", byte=f"0x{data[error.start]:02x}")]
        ) from None
    found = list(_text_problems(text, name)) if control else []
    if found:
        raise ProblemsFound(found)
    return text


def _text_problems(text: str, name: str) -> Iterator[Problem]:
    if not _CONTROL.search(text) and unicodedata.is_normalized("NFC", text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        for match in _CONTROL.finditer(line.removesuffix("\r")):
            yield problem(
                (name, number, match.start() + 1), "text-control-character", found=f"U+{ord(match[0]):04X}"
            )
        if not unicodedata.is_normalized("NFC", line):
            words = [w for w in line.split() if not unicodedata.is_normalized("NFC", w)]
            column = line.find(words[0]) + 1 if words else 1
            expected = unicodedata.normalize("NFC", words[0]) if words else ""
            yield problem(
                (name, number, column), "text-not-nfc", found=words[0] if words else line, expected=expected
            )


def read_yaml(path: Path, root: Path) -> Located:
    """Read a YAML file into plain data. Dates stay text, decimals become :class:`~decimal.Decimal`.

    :raises ProblemsFound: on unreadable text, wrong syntax, a tab for indentation or a key written twice.
    """
    return parse_yaml(read_text(path, root), name_of(path, root))


def parse_yaml(text: str, name: str) -> Located:
    """The plain data of a YAML text; ``name`` is what problems call it.

    :raises ProblemsFound: on wrong syntax, a tab for indentation or a key written twice.
    """
    if _too_deep(text):
        raise ProblemsFound([problem((name, 1, 1), "yaml-syntax", detail=_DEEP)])
    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.reader.ReaderError, RecursionError) as error:
        raise ProblemsFound(
            [problem((name, 1, 1), "yaml-syntax", detail=str(error).split("\n", maxsplit=1)[0])]
        ) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (name, mark.line + 1, mark.column + 1) if mark else (name, 1, 1)
        detail = " ".join(p for p in (error.context, error.problem) if p)
        raise ProblemsFound([problem(place, "yaml-syntax", detail=detail)]) from None
    reader = _Reader(name, hidden="\\" in text or bool(_STRAY.search(text)) or not _is_composed(text))
    data = reader.plain(node, ()) if node is not None else {}
    if reader.problems:
        raise ProblemsFound(reader.problems)
    return Located(name, data, reader.marks)


def _too_deep(text: str) -> bool:
    """Whether brackets nest hundreds deep, which would exhaust the stack of the YAML library."""
    if text.count("[") + text.count("{") < 10 * _DEEPEST and "- - " not in text:
        return False
    depth = 0
    for match in _BRACKETS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match[0], 10 * _DEEPEST)
        if depth >= 10 * _DEEPEST:
            return True
    return False


def _is_composed(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


class _Reader:
    """Turns YAML nodes into plain data and remembers where each key path stands."""

    def __init__(self, name: str, *, hidden: bool) -> None:
        self.name = name
        #: whether a value may hold what is not to be: something of the text is, or an escape could stand for
        #: it
        self.hidden = hidden
        self.marks: dict[Key, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def plain(self, node: yaml.Node, path: Key) -> Any:
        if id(node) in self.seen or len(path) > _DEEPEST:  # an alias could hold itself, or grow without end
            place = (self.name, node.start_mark.line + 1, node.start_mark.column + 1)
            detail = f"&, *: {both('expected', 'written-out')}" if id(node) in self.seen else _DEEP
            self.problems.append(problem(place, "yaml-syntax", detail=detail))
            return None
        self.seen.add(id(node))
        self.marks.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, (*path, str(i))) for i, item in enumerate(node.value)]
        return self._scalar(node, path)

    def _scalar(self, node: yaml.Node, path: Key) -> Any:
        """A value, looked at as it is and not as it was typed: an escape in quotes hides what it stands
        for."""
        self._look_at(node, node.value)
        value = _scalar(node)
        if isinstance(value, (int, Decimal)) and len(node.value) > _LONGEST_NUMBER:
            record, field_name = ".".join(path[:-1]) or self.name, path[-1] if path else "1"
            expected = f"≤ {_LONGEST_NUMBER} {both('expected', 'digits')}"
            self._add(
                node,
                "value-invalid",
                field=field_name,
                record=record,
                found=f"{node.value[:20]}…",
                expected=expected,
            )
        return value

    def _look_at(self, node: yaml.Node, text: str) -> None:
        if not self.hidden:
            return
        for sign in dict.fromkeys(_STRAY.findall(text)):
            self._add(node, "text-control-character", found=f"U+{ord(sign):04X}")
        if not unicodedata.is_normalized("NFC", text):
            word = next((w for w in text.split() if not unicodedata.is_normalized("NFC", w)), text)[:80]
            self._add(node, "text-not-nfc", found=word, expected=unicodedata.normalize("NFC", word))

    def _add(self, node: yaml.Node, code: str, **params: str) -> None:
        self.problems.append(
            problem(
                (self.name, node.start_mark.line + 1, node.start_mark.column + 1), code, nearest="", **params
            )
        )

    def _mapping(self, node: yaml.MappingNode, path: Key) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for key_node, value in node.value:
            key = str(key_node.value)
            self._look_at(key_node, key)
            place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if key in out:
                first = self.marks[(*path, key)][0]
                self.problems.append(problem((self.name, *place), "key-duplicate", found=key, first=first))
            self.marks[(*path, key)] = place
            out[key] = self.plain(value, (*path, key))
        return out


def _scalar(node: yaml.Node) -> Any:
    kind = node.tag.rpartition(":")[2]
    text: str = node.value
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() in ("true", "yes", "on")
    if kind == "int":
        if not _WHOLE.fullmatch(text):
            return text
        return Decimal(text) if len(text) > _LONGEST_NUMBER else int(text)  # too long, and said so
    if kind == "float":
        return Decimal(text) if re.fullmatch(r"[-+]?[0-9]+\.[0-9]+", text) else text
    return text
