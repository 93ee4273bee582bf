"""A first Vietnamese title of a task, by rule: what is done, without who does it, with whom and by when.

A title has at most 110 characters (data model, section 5). The rule only leaves words away; a person writes
the real one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from generator.text.bodies import find_bodies, run
from generator.text.marks import is_caps
from generator.text.sections import Draft
from generator.text.times import find_times

LONGEST = 110  # characters
_DOES = re.compile(
    r"\s*(?:\([^()]*\)\s*)?,?\s*(?:theo chức năng, nhiệm vụ[^,]{0,40},\s*)?"
    r"(?:(?:có trách nhiệm|chịu trách nhiệm|chủ động|chủ trì|là cơ quan đầu mối|làm đầu mối)(?:\s*,\s*|\s+))*"
)
_WITH = re.compile(
    r"(?:,\s*)?(?:chủ trì,?\s*)?phối(?: kết)? hợp(?: chặt chẽ)?\s+(?:với|cùng(?: với)?)\s+", re.IGNORECASE
)
_OPENS = re.compile(
    r"(?:Giao|Đề nghị|Yêu cầu|Tiếp tục|Tập trung|Chủ động|Thường xuyên|Khẩn trương|Kịp thời)\s+",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;:](?=\s|$)")
_DANGLING = re.compile(
    r"(?:\s+(?:và|hoặc|của|cho|với|theo|tại|trên|trong|để|về|đến|từ|các|những|nhằm|là|được|có|gắn|bảo|đảm))+$"
)


def first_title(text: str) -> str:
    """A title of at most 110 characters made of the first words of ``text``; empty where nothing is left."""
    words = re.sub(r"\s+", " ", text).strip()
    words = _without_times(_without_bodies(words))
    stop = _STOP.search(words)
    words = _OPENS.sub("", words[: stop.start() if stop else len(words)].strip(" ,;:.-–/"), count=1)
    words = _DANGLING.sub("", _cut(words)).strip(" ,;:.-–(")
    return words[:1].upper() + words[1:]


def _without_bodies(words: str) -> str:
    """The words without the bodies that lead and help."""
    bodies = find_bodies(words, ())
    first = _OPENS.match(words)
    leads = run(words, bodies, first.end() if first else 0)
    does = _DOES.match(words, leads[-1].end) if leads else None
    at = does.end() if does else 0
    with_ = _WITH.match(words, at)
    partners = run(words, bodies, with_.end()) if with_ else []
    return words[partners[-1].end if partners else at :].lstrip(" ,;:")


def _without_times(words: str) -> str:
    """The words without what says by when."""
    for time in reversed([t for t in find_times(words) if t.relation in ("before", "by") or t.recurrence]):
        words = words[: time.start].rstrip(" ,") + words[time.end :]
    return words


def _cut(words: str) -> str:
    """At most 110 characters, cut before a comma if that leaves enough, else at a word."""
    if len(words) <= LONGEST:
        return words
    short = words[: LONGEST + 1].rpartition(" ")[0]
    comma = short.rfind(",")
    return short[:comma] if comma > LONGEST // 2 else short


#: the word for an appendix and its number, before its name
_ANNEX = re.compile(r"PHỤ LỤC(?: SỐ)?(?:\s[0-9]{1,2}|\s[IVX]+)?(?!\w)\s?[:.]?\s*")


def annex_name(drafts: Sequence[Draft]) -> list[str]:
    """The name of an appendix that is sent alone: the lines in capitals that the file begins with; none for
    another file."""
    own = takewhile(lambda d: d.kind == "heading" and not d.label and is_caps(d.text), drafts)
    words = " ".join(d.text for d in own)
    found = _ANNEX.match(words)
    return [words[found.end() :]] if found else []
