"""Where the front of a document begins: below what a web page prints above a copy, at its letterhead, number
or type."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.text.marks import COMMITTEE, MOTTO, NUMBERED, TYPES, is_caps, is_roman
from generator.text.sections import Draft
from generator.text.spelling import UPPER

#: How the line of a letterhead begins that names who issues.
LETTERHEAD = re.compile(
    rf"{COMMITTEE.pattern}"
    r"|^(SỞ|BỘ|CHÍNH PHỦ|THỦ TƯỚNG|(?:TỈNH|THÀNH|HUYỆN|ĐẢNG) [ỦU][YỶ]|ĐẢNG BỘ|VĂN PHÒNG)\b"
)
#: How the grounds of a document begin.
BASIS = re.compile(
    r"^(Căn cứ|Theo đề nghị|Xét (đề nghị|Tờ trình)|Thực hiện|Theo Tờ trình|Triển khai( thực hiện)?)\b"
)
_LONGEST_HEAD = 120  # characters of a line of a letterhead
_SHOUTS = re.compile(rf"[^\w]*(?:Số\W*)?(?:[{UPPER}](?:[{UPPER}\W]|(?<=[ /])[0-9]{{1,4}}(?!\w))*)*")
_CHROME_REACH = 40  # paragraphs: what a web page prints above a document is no longer


def front_start(drafts: Sequence[Draft]) -> int:
    """Where the front begins; the field of a web page that gives the number ("Số hiệu: ...") begins none
    where a letterhead follows."""
    marks = [i for i, d in enumerate(drafts[:_CHROME_REACH]) if _opens(d)]
    real = [i for i in marks if not drafts[i].text.startswith("Số hiệu")]
    stated = bool(real) and bool(MOTTO.match(drafts[real[0]].text) or is_caps(drafts[real[0]].text))
    return _letterhead_start(drafts, (real if stated else marks or [0])[0])


def _opens(d: Draft) -> bool:
    """Whether a document begins here: its letterhead, number, or type."""
    text = d.text
    return (
        text in TYPES
        or bool(re.match(NUMBERED, text) or MOTTO.match(text) or BASIS.match(text))
        or (is_caps(text) and bool(LETTERHEAD.match(text)))
        or is_roman(d.label)
    )


def _letterhead_start(drafts: Sequence[Draft], first: int) -> int:
    """Where the letterhead begins that goes on at ``first``: lines of capitals straight above are of it."""
    while first and len(drafts[first - 1].text) < _LONGEST_HEAD and _SHOUTS.fullmatch(drafts[first - 1].text):
        first -= 1
    return first
