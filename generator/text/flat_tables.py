"""Tables that a copy flattened to one cell a line: giving their rows back."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from generator.text.annexed import ATTACHED
from generator.text.bodies import opens_with_doer
from generator.text.marks import MARK, RECIPIENTS, SIGN, TABLE_HEADS
from generator.text.sections import Draft, sections
from generator.text.spelling import UPPER

_NUMBER = re.compile(r"[0-9]{1,3}")
_VALUE = re.compile(r"^[≥≤<>]?\s*[0-9][0-9.,]*(\s*[-–]\s*[0-9][0-9.,]*)?\s?%?$")
_BODY = re.compile(
    r"^(Các |Sở |UBND |Ủy ban|Uỷ ban|Ban |Bộ |Cục |Chi cục|Công an|Bảo hiểm|Văn phòng|Thanh tra"
    r"|Kho bạc|Ngân hàng|Đài |Báo |Trường "
    r"|Trung tâm|Tòa án|Viện |Hội |Liên )"
)
_UNIT = re.compile(
    r"^(%|Triệu|Tỷ|Nghìn|Ngh\."
    r"|(Ha|Xã|Trường|Bác s[ỹĩ]|Giường|Người|Hộ|Km|Tấn|Lượt|Thôn|Cơ sở|USD|Doanh nghiệp|Hợp tác xã)$)"
)
_APPENDIX = re.compile(r"^(?:PHỤ LỤC|PHỤ BIỂU)\b|^(?:Phụ lục|Phụ biểu)(?: số)? ?(?:[0-9]{1,2}|[IVX]+)?[.:]?$")
#: the name of an appendix behind its number, in small letters ("Phụ lục II: Nội dung kiểm tra")
_NAMED_APPENDIX = re.compile(
    rf"(?:Phụ lục|Phụ biểu)(?: số)? ?(?:[0-9]{{1,2}}|[IVX]+)(?:\s?[.:]|\s[–-])\s+[{UPPER}].{{0,200}}[^.;:,]"
)
#: the number of an appendix alone
_BARE = re.compile(
    r"(?:phụ lục|phụ biểu)(?: số)?\s?:?\s?(?:[0-9]{1,2}[a-zđ]?|[ivx]+)?\s?[.:]?", re.IGNORECASE
)
_ENDED = (".", ";", ":", ",")
_NAME_REACH = 5  # paragraphs that the name of an appendix takes at most
_LONGEST_NAME = 250  # characters of a line of it
_LONG_CELL = 400  # characters; a longer paragraph is no cell and ends a table


def begins_appendix(block: str) -> bool:
    """Whether a paragraph is the name of an appendix."""
    return bool(_APPENDIX.match(block)) and len(block) < _LONG_CELL


def appendix_starts(texts: Sequence[str]) -> list[int]:
    """Where appendices begin among paragraphs; several named one after the other are only a list of them."""
    named = [bool(_NAMED_APPENDIX.fullmatch(text)) for text in texts]
    beside = [a or b for a, b in zip([False, *named[:-1]], [*named[1:], False], strict=True)]
    return [i for i, text in enumerate(texts) if begins_appendix(text) or (named[i] and not beside[i])]


def name_lines(texts: Sequence[str]) -> int:
    """How many paragraphs from the first are the number and the name of an appendix, in whatever letters: up
    to the line in brackets that says what it belongs to, else one line below a number alone."""
    attached = next((i for i, text in enumerate(texts[:_NAME_REACH]) if _is_attached(text)), 0)
    reach = attached or (2 if _BARE.fullmatch(texts[0]) else 1)
    goes_on = (text and not text.endswith(_ENDED) if attached else _is_name(text) for text in texts[1:reach])
    return 1 + len(list(itertools.takewhile(bool, goes_on)))


def _is_attached(text: str) -> bool:
    return text.startswith("(") and bool(ATTACHED.match(text))


def _is_name(text: str) -> bool:
    """Whether a line may be one of a name: no sentence, and nobody does something in it."""
    plain = 0 < len(text) < _LONGEST_NAME and text[0].isupper() and not text.endswith(_ENDED)
    return plain and not opens_with_doer(text)


def is_value(cell: str) -> bool:
    """Whether a cell contains only a number, possibly with a comparison sign or a percent sign."""
    return bool(_VALUE.match(cell.strip()))


def parted(blocks: Sequence[str]) -> tuple[list[str], list[list[str]]]:
    """The paragraphs before the first appendix, and those of each appendix."""
    starts = appendix_starts(blocks)
    ends = [*starts[1:], len(blocks)] if starts else []
    return list(blocks[: starts[0] if starts else len(blocks)]), [
        list(blocks[a:b]) for a, b in zip(starts, ends, strict=True)
    ]


def body(blocks: Sequence[str]) -> list[Draft]:
    """The drafts of running text, with the tables that stand inside it."""
    table = _table(blocks)
    if table is None:
        return sections(blocks)
    start, end = table
    rows = _table_rows(list(blocks[start:end]), "")
    around = sections([*blocks[:start], *blocks[end:]])
    section = around[start - 1].section if start else ""
    return [*around[:start], *(Draft(section, d.kind, d.label, d.text) for d in rows), *around[start:]]


def _table(blocks: Sequence[str]) -> tuple[int, int] | None:
    """Where the first flattened table of running text stands: from its STT to the first paragraph that is no
    cell."""
    start = next((i for i, b in enumerate(blocks) if b in TABLE_HEADS), None)
    if start is None:
        return None
    first = next(
        (i for i in range(start, min(len(blocks), start + 20)) if _NUMBER.fullmatch(blocks[i])), None
    )
    if first is None:
        return None
    stop = next((i for i in range(first, len(blocks)) if _ends_table(blocks[i])), len(blocks))
    return start, stop


def _ends_table(block: str) -> bool:
    mark = MARK.match(block)
    numbered = mark is not None and mark["label"][0] in "IVXĐ0123456789" and mark.end() < len(block)
    return numbered or block.startswith(RECIPIENTS) or bool(SIGN.match(block)) or len(block) > _LONG_CELL


def appendix(blocks: list[str], *, alone: bool) -> list[Draft]:
    """The drafts of one appendix: a flattened table, or text with sections of its own."""
    section = "Phụ lục"
    number = re.search(r"^PH\w+ \w+(?: SỐ)?\s*:?\s*([0-9IVX]+)\b", blocks[0].upper())
    section = f"Phụ lục {number[1]}" if number and not alone else section
    if any(b in TABLE_HEADS for b in blocks):
        return _table_rows(blocks, section)
    found = sections(blocks)
    named = name_lines(["" if d.kind or d.label else d.text for d in found])
    return [
        replace(
            d,
            section=f"{section}.{d.section}" if d.section else section,
            kind="heading" if i < named else d.kind,
        )
        for i, d in enumerate(found)
    ]


def _table_rows(blocks: list[str], section: str) -> list[Draft]:
    head = next((i for i, b in enumerate(blocks) if b in TABLE_HEADS), len(blocks))
    first = next((i for i in range(head, len(blocks)) if _NUMBER.fullmatch(blocks[i])), len(blocks))
    out = [Draft(section, "other" if b.startswith("(") else "heading", "", b) for b in blocks[:head]]
    if first > head:
        out.append(Draft(section, "heading", "", " ".join(blocks[head:first])))
    row_section, seen = section, dict[str, int]()
    for row in _rows(blocks[first:]):
        number = row[0] if _NUMBER.fullmatch(row[0]) else ""
        if number:
            seen[number] = seen.get(number, 0) + 1
            row_section = f"{section} STT {number}" + (f" (lần {seen[number]})" if seen[number] > 1 else "")
        out.append(_row(row_section, number, row[1:] if number else row))
    return out


def _row(section: str, number: str, cells: list[str]) -> Draft:
    if not cells:
        return Draft(section, "other", number, "")
    bullet = "-" if cells[0].startswith("- ") and not number else ""
    text = " ".join(cells)[2 if bullet else 0 :].lstrip()
    kind = (
        "target-row"
        if any(_VALUE.match(c) for c in cells)
        else "heading"
        if len(cells) == 1
        else "commitment"
    )
    return Draft(section, kind, number or bullet, text)


def _rows(cells: list[str]) -> list[list[str]]:
    """Gather cells into rows: a number or a new name begins one, its unit, value and bodies belong to it."""
    rows: list[list[str]] = []
    named = valued = False
    for cell in cells:
        row = rows[-1] if rows else []
        number = bool(_NUMBER.fullmatch(cell))
        belongs = (
            bool(row and row[-1].endswith((" và", ",")))
            or bool(_VALUE.match(cell) and named and not valued)
            or bool(_UNIT.match(cell) and named and not valued)
            or bool(_BODY.match(cell) and valued)
            or (bool(row) and not named and not number)
        )
        if not belongs:
            rows.append([])
            named = valued = False
        valued = valued or (bool(_VALUE.match(cell)) and bool(rows[-1]))
        named = named or not _VALUE.match(cell)
        rows[-1].append(cell)
    return rows
