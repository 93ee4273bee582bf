"""An HTML page as blocks: what a reader of the page sees, with the numbers of its lists and the cells of its
tables."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from generator.importing.broken import Broken, TooMuch, too_deep, whole_number
from generator.importing.decoding import decode_page
from generator.importing.flowing import flowed
from generator.importing.htmlsheet import Sheets
from generator.importing.htmlstyle import (
    BULLET,
    LARGEST,
    Listing,
    Look,
    after,
    as_label,
    counted_by,
    gone,
    listing,
    looked,
    show_tables,
)
from generator.importing.oldfonts import Fonts
from generator.importing.tables import MOST_CELLS, Line, Square, Tables
from generator.text.blocks import Block, Kind, LeftOut, Original, Paragraph, original
from generator.words import both

_SILENT = frozenset({
    "script", "style", "noscript", "template", "head", "title", "meta", "link", "colgroup", "col", "rp", "rt",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "li", "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul",
})  # fmt: skip
_SPACE = re.compile(r"[^\S\u00a0]+")


def read(data: bytes) -> Original | None:
    """What a reader of the page sees; nothing when its bytes are in no known encoding.

    :raises Broken: when there is no page in the file, or it is made to harm.
    """
    text = decode_page(data)
    if text is None:
        return None
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        page = etree.fromstring(text, parser) if text.strip() else None
    except (etree.XMLSyntaxError, ValueError):
        raise Broken(both("importing", "inside")) from None
    _refuse_cut(parser)
    if page is None:
        return Original("", ())
    Sheets(page).settle(page)
    show_tables(page)
    reader, blocks = _walked(page, Fonts())
    if reader.fonts.mislead:
        reader, blocks = _walked(page, Fonts(trusted=False))
    return Original(original(blocks), blocks, reader.listed(), tuple(sorted(reader.fonts.used)))


def _walked(page: etree._Element, fonts: Fonts) -> tuple[_Reader, tuple[Block, ...]]:
    reader = _Reader(fonts, Sheets(page))
    return reader, tuple(reader.blocks(_main(page)))


def _refuse_cut(parser: etree.HTMLParser) -> None:
    """Refuse a page that the parser gave up half-way: what came after would be lost in silence."""
    fatal = [e for e in parser.error_log if e.level_name == "FATAL"]
    if fatal:
        raise too_deep(fatal[0].message) or Broken(both("importing", "inside"))


def _main(page: etree._Element) -> etree._Element:
    mains = page.findall(".//main")
    return mains[0] if len(mains) == 1 else page


@dataclass
class _Flow:
    """What is being gathered: finished blocks, and the words of the one begun."""

    blocks: list[Block] = field(default_factory=list)
    parts: list[tuple[str, Look]] = field(default_factory=list)
    label: str = ""
    level: int = -1


@dataclass(kw_only=True)
class _Table:
    """A table being read: its rows, and where cells of rows above reach into this row and the next: (columns,
    rows left)."""

    lines: list[Line] = field(default_factory=list)
    reach: dict[int, tuple[int, int]] = field(default_factory=dict)
    below: dict[int, tuple[int, int]] = field(default_factory=dict)
    head: bool = False
    width: int = 0
    squares: int = 0

    def row(self) -> None:
        """Begin a row."""
        self.lines.append(Line([], head=self.head))
        self.reach, self.below, self.width = self.below, {}, 0
        self._covered()

    def cell(self, square: Square, rows: int) -> None:
        """Put a cell into the row begun last, and after it those that reach into the row from above."""
        if not self.lines:
            self.row()
        self._put(square, rows)
        self._covered()

    def _put(self, square: Square, rows: int) -> None:
        self.squares += square.columns
        if self.squares > MOST_CELLS:
            raise TooMuch(f"> {MOST_CELLS} {both('importing', 'cells')}")
        if rows > 1:
            self.below[self.width] = (square.columns, rows - 1)
        self.lines[-1].squares.append(square)
        self.width += square.columns

    def _covered(self) -> None:
        while self.width in self.reach:
            columns, rows = self.reach.pop(self.width)
            self._put(Square([], columns, continues=True), rows)


class _Reader:
    """Walks through the page without recursion, however deep it is: an entry of the stack for each open
    element."""

    def __init__(self, fonts: Fonts, sheets: Sheets) -> None:
        self.fonts, self.sheets = fonts, sheets
        self.tables = [Tables()]
        self.counts: Counter[Kind] = Counter()
        self.texts: dict[Kind, list[str]] = {}
        self.flows = [_Flow()]
        self.open: list[_Table] = []
        self.heads: list[bool] = []
        self.lists: list[Listing] = []

    def listed(self) -> tuple[LeftOut, ...]:
        return tuple(
            LeftOut(kind, count, tuple(self.texts.get(kind, ())))
            for kind, count in sorted(self.counts.items())
        )

    def blocks(self, page: etree._Element) -> Iterator[Block]:
        stack: list[tuple[etree._Element, Iterator[etree._Element], Look]] = []
        self._enter(page, Look(), stack)
        while stack:
            node, children, look = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._leave(node)
                if stack:
                    self._add_text(node.tail, stack[-1][2])
            elif not self._enter(child, look, stack):
                self._add_text(after(child), look)
        self._end()
        yield from self.flows[0].blocks

    def _enter(
        self,
        node: etree._Element,
        look: Look,
        stack: list[tuple[etree._Element, Iterator[etree._Element], Look]],
    ) -> bool:
        """Begin an element; false where all of it is left out."""
        if not isinstance(node.tag, str) or node.tag in _SILENT:
            return False
        left = gone(node)
        if left:
            self._leave_out(left, node)
            return False
        if node.tag == "br":
            self.flows[-1].parts.append(("\n", look))
        if node.tag in _BLOCKS:
            self._end()
        look = looked(node, look)
        self._begin(node)
        stack.append((node, iter(node), look))
        self._add_text(node.text, look)
        return True

    def _leave_out(self, kind: Kind, node: etree._Element) -> None:
        text = " ".join("".join(node.itertext("*")).split())
        if text or kind in ("picture", "control"):
            self.counts[kind] += 1
            self.texts.setdefault(kind, []).extend([text] if text else [])

    def _begin(self, node: etree._Element) -> None:
        if node.tag == "table":
            self.open.append(_Table())
            self.tables.append(self.tables[-1].inner())
        elif node.tag == "thead" and self.open:
            self.open[-1].head = True
        elif node.tag == "tr" and self.open:
            self.open[-1].row()
            self.heads.append(True)
        elif node.tag in ("td", "th") and self.open:
            self.flows.append(_Flow())
        elif node.tag in ("ol", "ul", "menu", "dir"):
            self.sheets.reset(node)
            self.lists.append(listing(node))
        elif node.tag == "li":
            self._item(node)

    def _leave(self, node: etree._Element) -> None:
        if node.tag in _BLOCKS:
            self._end()
        if node.tag in ("td", "th") and self.open and len(self.flows) > 1:
            self._cell(node, self.flows.pop())
        elif node.tag == "tr" and self.open and self.heads:
            line = self.open[-1].lines[-1]
            line.head = line.head or (self.heads.pop() and bool(line.squares))
        elif node.tag == "thead" and self.open:
            self.open[-1].head = False
        elif node.tag == "table" and self.open:
            self._settle(self.open.pop())
        elif node.tag in ("ol", "ul", "menu", "dir") and self.lists:
            self.lists.pop()

    def _cell(self, node: etree._Element, flow: _Flow) -> None:
        columns = max(1, whole_number(node.get("colspan"), "colspan", LARGEST, 1))
        rows = whole_number(node.get("rowspan"), "rowspan", LARGEST, 1) or LARGEST
        self.open[-1].cell(Square(flow.blocks, columns), rows)
        if self.heads:
            self.heads[-1] = self.heads[-1] and node.tag == "th"

    def _settle(self, table: _Table) -> None:
        inner = self.tables.pop()
        self.tables[-1].absorb(inner)
        self.flows[-1].blocks += self.tables[-1].settle(table.lines)

    def _item(self, node: etree._Element) -> None:
        flow = self.flows[-1]
        if not self.lists:
            return
        counted = counted_by(node, self.lists[-1])
        before = self.sheets.label(node)
        flow.label = counted if before is None or counted == BULLET else as_label(before)
        flow.level = len(self.lists) - 1

    def _add_text(self, text: str | None, look: Look) -> None:
        if text:
            self.flows[-1].parts.append((text if look.pre else _SPACE.sub(" ", text), look))

    def _end(self) -> None:
        """Finish the paragraph begun; a label without words yet waits for them."""
        flow = self.flows[-1]
        alike = itertools.groupby(flow.parts, key=lambda part: (part[1].encoding, part[1].capital))
        text = "".join(self._unicode("".join(text for text, _ in parts), *font) for font, parts in alike)
        looks = [look for text, look in flow.parts if text.strip()]
        flow.parts = []
        if not text.strip():
            return
        self.tables[-1].paragraph()
        block = Paragraph(
            "",
            label=flow.label,
            level=flow.level,
            heading=looks[0].heading,
            centred=looks[0].centred,
            bold=all(look.bold for look in looks),
        )
        flow.label, flow.level = "", -1
        flow.blocks += flowed(text, block)

    def _unicode(self, text: str, encoding: str, capital: bool) -> str:  # noqa: FBT001 - how the words are set
        text = self.fonts.turned(text, encoding) if encoding else text
        return text.upper() if capital else text
