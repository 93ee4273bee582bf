"""The text of a Word document (ECMA-376): paragraphs and table cells a line each, with the numbers Word prints before them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from generator.importing.broken import Broken
from generator.text.sections import roman

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DROPPED = frozenset(
    {_FALLBACK, f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPr", f"{_W}rPr"}
)
_MARKS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_LARGEST = 50_000_000  # bytes of one part, unpacked
_RATIO = 200  # a part that unpacks to more than so many times its size is made to harm


def read(data: bytes) -> str:
    """The text of the document, as printed.

    :raises Broken: when the file is no Word document, or is made to harm.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            document = _part(archive, "word/document.xml")
            numbering = (
                _part(archive, "word/numbering.xml") if "word/numbering.xml" in archive.namelist() else None
            )
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
        zlib.error,
    ) as error:
        raise Broken(str(error)) from None
    except KeyError:
        raise Broken("word/document.xml") from None
    return "\n".join(line for line in _lines(document, _Numbering(numbering)) if line.strip())


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element:
    info = archive.getinfo(name)
    if info.file_size > _LARGEST or info.file_size > max(1_000_000, info.compress_size * _RATIO):
        raise Broken(f"{name}: {info.file_size} B")
    with archive.open(info) as part:
        data = part.read(_LARGEST + 1)
    if len(data) > _LARGEST or re.search(rb"<!\s*DOCTYPE|<\0?!\0?D", data[:4096]):
        raise Broken(f"{name}: DOCTYPE")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Broken(f"{name}: {error}") from None


def _lines(document: etree._Element, numbering: _Numbering) -> Iterator[str]:
    parts: list[str] = []
    dropped = 0
    for event, node in etree.iterwalk(document, events=("start", "end")):
        gone = node.tag in _DROPPED
        dropped += gone and event == "start"
        if node.tag == f"{_W}p" and not dropped:
            parts.append("\n")
            parts += [numbering.label(node)] if event == "start" else []
        elif event == "start" and not dropped and isinstance(node.tag, str):
            parts.append(node.text or "" if node.tag == f"{_W}t" else _MARKS.get(node.tag, ""))
        dropped -= gone and event == "end"
    yield from "".join(parts).split("\n")


@dataclass
class _Numbering:
    """What Word prints before numbered paragraphs, counted as it counts."""

    part: etree._Element | None
    levels: dict[tuple[str, str], tuple[str, str, int]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.part is None:
            return
        for abstract in self.part.iterfind(f"{_W}abstractNum"):
            for level in abstract.iterfind(f"{_W}lvl"):
                form, text, start = (
                    _value(level.find(f"{_W}{name}")) for name in ("numFmt", "lvlText", "start")
                )
                key = (abstract.get(f"{_W}abstractNumId") or "", level.get(f"{_W}ilvl") or "0")
                self.levels[key] = (form, text, int(start) if start.isdecimal() else 1)
        for num in self.part.iterfind(f"{_W}num"):
            self.lists[num.get(f"{_W}numId") or ""] = _value(num.find(f"{_W}abstractNumId"))

    def label(self, paragraph: etree._Element) -> str:
        """The mark printed before a paragraph, with a space, or nothing."""
        properties = paragraph.find(f"{_W}pPr/{_W}numPr")
        if properties is None:
            return ""
        abstract = self.lists.get(_value(properties.find(f"{_W}numId")), "")
        depth = _value(properties.find(f"{_W}ilvl")) or "0"
        if (abstract, depth) not in self.levels or not any(
            (t.text or "").strip() for t in paragraph.iter(f"{_W}t")
        ):
            return ""
        form, text, start = self.levels[abstract, depth]
        if form == "bullet":
            return f"{text} " if text in ("+", "–", "•") else "- "
        return self._numbered(abstract, int(depth), text, start) if form != "none" else ""

    def _numbered(self, abstract: str, depth: int, text: str, start: int) -> str:
        self.counts[abstract, depth] = self.counts.get((abstract, depth), start - 1) + 1
        for key in [k for k in self.counts if k[0] == abstract and k[1] > depth]:
            del self.counts[key]

        def number(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            form, _, first = self.levels.get((abstract, str(level)), ("decimal", "", 1))
            return _formatted(self.counts.get((abstract, level), first), form)

        return re.sub(r"%(\d)", number, text) + " "


def _value(node: etree._Element | None) -> str:
    return (node.get(f"{_W}val") or "") if node is not None else ""


def _formatted(number: int, form: str) -> str:
    if form.endswith("Roman"):
        return roman(number) if form == "upperRoman" else roman(number).lower()
    if form.endswith("Letter"):
        letter = "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26]
        return letter.upper() if form == "upperLetter" else letter
    return f"{number:02d}" if form == "decimalZero" else str(number)
