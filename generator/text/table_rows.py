"""The rows of tables as passages: their numbers, the parts they stand in, and what each is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.text.blocks import Cell, Row
from generator.text.columns import column
from generator.text.flat_tables import is_value
from generator.text.marks import MARK, is_bullet, is_caps, is_roman
from generator.text.sections import Draft

_TOTAL = re.compile(r"(?:tổng )?cộng(?!\w)(?! (?:đồng|tác|nghệ))|tổng(?: số)?\s*:?$", re.IGNORECASE)
_NUMBER = re.compile(r"\(?([0-9]{1,3}(?:\.[0-9]{1,3})*|[IVXL]{1,7}|[A-ZĐ]|[a-zđ])[.)]?")
_NUMBERS_HEAD = re.compile(r"(stt|tt|số tt|số thứ tự|mục)\.?", re.IGNORECASE)
_TARGETS = re.compile(
    r"chỉ tiêu|đơn vị tính|đvt|năm [0-9]{4}|giai đoạn [0-9]{4}|số lượng|tỷ lệ|tỉ lệ|kế hoạch [0-9]{4}",
    re.IGNORECASE,
)
_TASKS = re.compile(
    r"nhiệm vụ|công việc|chủ trì|phối hợp|thực hiện|thời hạn|tiến độ|hoàn thành|sản phẩm|giải pháp|hoạt động",
    re.IGNORECASE,
)
#: the head of values of a year, also of those that were reached ("Thực hiện năm 2023")
_OF_A_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")


class Rows:
    """Drafts the rows of tables in order: their numbers, the parts they stand in, and which number was met
    before."""

    def __init__(self) -> None:
        self.section = ""
        self.part = ""
        self.table = 0
        self.seen: dict[str, int] = {}

    def paragraph(self, section: str) -> None:
        """Say in which section the text between tables stands."""
        if section != self.section:
            self.section, self.part, self.seen = section, "", {}

    def draft(self, printed: str, row: Row, section: str) -> Draft:
        """The passage of a row: its number is the label, the rest of its own cells the text."""
        self.paragraph(section)
        if row.table != self.table and row.role != "repeat":
            self.table, self.part = row.table, ""
        label, text = _parted(printed, row)
        kind = _kind(row)
        number = _number(row) if not label and row.role == "body" else label
        if row.role in ("head", "repeat") or not number or is_bullet(number):
            return Draft(self._standing(section), kind, label, text, row)
        return Draft(self._numbered(section, number), kind, label, text, row)

    def _standing(self, section: str) -> str:
        return f"{section} STT {self.part}".strip() if self.part else section

    def _numbered(self, section: str, label: str) -> str:
        number = label.strip("().")
        part = bool(re.fullmatch(r"[IVXL]+|[A-ZĐ]", number))
        if part:
            self.part = number
        numbered = number if part or not self.part else f"{self.part}.{number}"
        whole = f"{section} STT {numbered}".strip()
        self.seen[whole] = self.seen.get(whole, 0) + 1
        return whole if self.seen[whole] == 1 else f"{whole} (lần {self.seen[whole]})"


def _parted(printed: str, row: Row) -> tuple[str, str]:
    """The number of a row and its other words."""
    filled = [(i, c.text) for i, c in enumerate(row.cells) if c.text and not c.inherited]
    first = " ".join(filled[0][1].split()) if filled else ""
    head = row.heads[filled[0][0]] if filled and filled[0][0] < len(row.heads) else ""
    tells = row.role in ("body", "group")
    numbered = tells and len(filled) > 1 and _NUMBER.fullmatch(first) and filled[0][0] == 0
    if numbered and (not head or _NUMBERS_HEAD.match(head) or first[0].isdigit() or is_roman(f"{first}.")):
        return first, printed[len(first) :].lstrip()
    mark = MARK.match(printed) if tells else None
    return (mark["label"], printed[mark.end() :]) if mark and mark.end() < len(printed) else ("", printed)


def _number(row: Row) -> str:
    """The number of a row in a column that is not the first; its words keep it where it is printed."""
    return next((c.text.strip() for i, c in enumerate(row.cells) if _numbers(row, i) and not c.inherited), "")


def _numbers(row: Row, i: int) -> bool:
    """Whether a cell holds the number of its row: the first, or one below the head of the numbers."""
    headed = i < len(row.heads) and _NUMBERS_HEAD.fullmatch(row.heads[i].strip())
    return bool((i == 0 or headed) and _NUMBER.fullmatch(row.cells[i].text.strip()))


def _sums(row: Row, bare: Sequence[Cell]) -> bool:
    """Whether a row is the head of a group with its sums: a part's number, a name, and values."""
    part = re.fullmatch(r"(?:[IVXL]+|[A-ZĐ])[.)]?", row.cells[0].text.strip())
    return bool(part) and len(bare) > 1 and all(is_value(c.text) for c in bare[1:])


def _tells_what(row: Row) -> bool:
    """Whether a row says what is to be done, not only who is visited when: a column beside those of bodies
    and times holds words."""
    beside = ("number", "time", "note", "supervise", "lead", "cooperate", "both", "unit")
    return any(c.text and column(h) not in beside for h, c in zip(row.heads, row.cells, strict=False))


def _kind(row: Row) -> str:
    """What a row is: a heading, a target with its values, or a task."""
    if row.role in ("head", "repeat", "group"):
        return "heading"
    bare = [c for i, c in enumerate(row.cells) if c.text and not _numbers(row, i)]
    if row.heads and len(bare) <= 1 and len(row.cells) > 2:
        return "heading" if bare else "other"
    if len(bare) < len(row.cells) and bare and is_caps(bare[0].text) and _sums(row, bare):
        return "heading"
    if bare and _TOTAL.match(bare[0].text) and all(is_value(c.text) for c in bare[1:]):
        return "other"
    if row.heads and bare and not _tells_what(row):
        return "other"
    heads = " ".join(row.heads)
    named = " ".join(h for h in row.heads if not _OF_A_YEAR.search(h))
    values = sum(is_value(c.text) for c in bare)
    if values and (not row.heads or (_TARGETS.search(heads) and not _TASKS.search(named))):
        return "target-row"
    return "commitment"
