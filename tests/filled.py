"""A workbook filled in as a person would, for tests of ``plans sheet``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

#: a plan that an office sends, up to its tasks
HEAD = """ỦY BAN NHÂN DÂN TỈNH VÂN ĐÀI
Số: 9/KH-UBND
Vân Đài, ngày 12 tháng 3 năm 2024
KẾ HOẠCH
Bảo vệ nguồn nước năm 2024
I. NHIỆM VỤ
"""
#: where its draft stands
OWN = "content/documents/9-kh-ubnd-2024"


class Filled:
    """A workbook that a test fills in, as a person would in Excel."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = load_workbook(path)

    def cell(self, sheet: str, row: str, column: str, value: Any = None) -> Any:
        """The cell of a row (found by any of its cells) and column; written when a value is given ("" empties
        it)."""
        page: Worksheet = self.book[sheet]
        at = int(str(next(c.column for c in page[1] if c.value == column)))
        line = int(str(next(r for r in page.iter_rows(min_row=3) if any(c.value == row for c in r))[0].row))
        if value is not None:
            page.cell(line, at).value = value or None
        return page.cell(line, at)

    def every(self, sheet: str, column: str, value: str) -> None:
        """Fill a column down."""
        page: Worksheet = self.book[sheet]
        at = int(str(next(c.column for c in page[1] if c.value == column)))
        for row in page.iter_rows(min_row=3):
            if row[0].value:
                page.cell(int(str(row[0].row)), at).value = value

    def add(self, sheet: str, **cells: Any) -> None:
        """Fill the first empty row."""
        page: Worksheet = self.book[sheet]
        columns = {c.value: int(str(c.column)) for c in page[1]}
        free = next(int(str(r[0].row)) for r in page.iter_rows(min_row=3) if not any(c.value for c in r[:5]))
        for key, value in cells.items():
            page.cell(free, columns[key]).value = value

    def save(self) -> Path:
        """Save it."""
        self.book.save(self.path)
        return self.path
