"""What the words of two lines on a page say of whether they are one paragraph."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from generator.text.folding import fold_words
from generator.text.marks import ISSUES, is_caps

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}$")
_YEAR_ON = re.compile(r"[-–]\s?(?:19|20)[0-9]{2}(?![0-9])")
#: a last word that binds what the next line begins with ("QUYẾT ĐỊNH SỐ 06 CỦA")
_OPEN = re.compile(
    r"(?:^|\s)(?:CỦA|VÀ|DO|CHO|BỞI|GIỮA|VỚI|TẠI|THUỘC|THEO|CÁC|VỀ|TRƯỚC)$|[,–-]$", re.IGNORECASE
)


def breaks_period(before: str, after: str) -> bool:
    """Whether a line breaks a period ("giai đoạn 2026" and "- 2030"): its dash is no bullet."""
    return bool(_YEAR_ON.match(after) and _YEAR.search(before))


def is_open(line: str) -> bool:
    """Whether a line ends in a word that asks for more."""
    return bool(_OPEN.search(line))


def names_issuer(before: str, line: str, letterhead: AbstractSet[str]) -> bool:
    """Whether a line of capitals below the title of a decision is the name of who issues it, whose words
    stand in the letterhead too."""
    named = is_caps(line) and bool(ISSUES.match(line)) and not is_open(before)
    return named and set(fold_words(line).split()) <= letterhead
