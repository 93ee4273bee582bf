"""Finding one's way in the tree of a Word document: rows, cells, notes, fonts."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.importing.parts import W
from generator.importing.tables import Square


def value_of(node: etree._Element, name: str) -> str:
    """An attribute of Word's own, "" without it."""
    return node.get(f"{W}{name}") or ""


def font_of(settings: list[etree._Element | None]) -> str:
    """The first font named by settings, the nearest first."""
    for fonts in settings:
        name = (value_of(fonts, "ascii") or value_of(fonts, "hAnsi")) if fonts is not None else ""
        if name:
            return name
    return ""


def above(node: etree._Element, top: etree._Element) -> Iterator[etree._Element]:
    """The elements around a node, up to ``top`` and without it."""
    for above in node.iterancestors():
        if above is top:
            return
        yield above


def raw(node: etree._Element) -> str:
    """All words in a node, deleted ones too."""
    return "".join(t.text or "" for t in node.iter(f"{W}t", f"{W}delText"))


def _inside(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also inside content controls and tracked insertions."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _inside(child, tag)


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table."""
    return _inside(table, f"{W}tr")


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row."""
    return _inside(row, f"{W}tc")


def merged(squares: list[Square]) -> list[Square]:
    """Join cells merged the old way (``w:hMerge``, kept as negative widths) to the one before."""
    out: list[Square] = []
    for square in squares:
        if square.columns < 0 and out:
            out[-1].columns -= square.columns
        else:
            square.columns = abs(square.columns)
            out.append(square)
    return out


def notes_of(part: etree._Element | None, kind: str) -> dict[str, etree._Element]:
    """The notes by id, without the separator lines."""
    found = part.iterfind(f"{W}{kind}") if part is not None else ()
    return {value_of(n, "id"): n for n in found if value_of(n, "type") in ("", "normal")}
