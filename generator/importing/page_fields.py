"""What web pages print about a document beside its copy: a list of fields above it ("Người ký: Hồ Tiến
Thiệu"), in one line or in two."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from generator.text.sections import Draft

_NAMES = ("Số hiệu", "Ngày ban hành", "Loại văn bản", "Cơ quan ban hành", "Nơi ban hành", "Người ký")
_LONGEST = 120  # characters of a line that is a field


def page_fields(drafts: Sequence[Draft]) -> dict[str, str]:
    """The fields by their names as printed; one whose value is missing is left out."""
    out: dict[str, str] = {}
    lines = [d.text for d in drafts if d.kind == "page-chrome" and len(d.text) < _LONGEST]
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        for name in _NAMES:
            if line.startswith(name):
                value = line[len(name) :].strip(" :\t") or _value(following)
                out |= {name: value} if value else {}
    return out


def _value(line: str) -> str:
    """A line that is the value of the field above it, and no field of its own."""
    return "" if line.startswith(_NAMES) or line.endswith(":") else line.strip()


__all__ = ["page_fields"]
