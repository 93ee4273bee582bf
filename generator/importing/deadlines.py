"""Which of the times that a passage prints bind somebody: its deadlines, not the years and days in names of
things.

Data model, section 4: a goal with a number has its year as the period of a target; a goal without one, a day,
a month, a quarter and a recurrence are deadlines. A year that only tells one plan, budget or programme from
another is neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from generator.importing.measures import holds_target
from generator.importing.periodicals import is_beside_day, is_named
from generator.text.citations import Number
from generator.text.times import Time, find_times

#: straight after the horizon of a plan or programme: how far it looks beyond
_BEYOND = re.compile(r",?\s(?:và\s)?(?:định hướng|tầm nhìn)(?!\w)")
_HORIZON = ("tầm nhìn", "định hướng", "bình quân", "thời kỳ", "giai đoạn")
#: the years for which somebody is elected
_TERM = re.compile(r"(?:nhiệm kỳ|khóa|khoá)(?!\w)", re.IGNORECASE)
#: straight after the number of a document, or the day it bears: no part of its name, which begins with "về"
_NUMBERED = re.compile(
    r"[0-9]/[0-9A-ZĐƯa-z/-]*[A-ZĐƯ]{2,}[a-z]?[0-9]*"
    r"(?:,? ngày (?:[0-9./ -]{6,12}|[0-9]{1,2} tháng [0-9]{1,2} năm [0-9]{4}))?"
    r"(?: của (?:(?! về )[^.;:,]){3,60})?,? $"
)
#: what is counted in the name of a feast, a contest or a congress
_COUNTED = re.compile(r"lần thứ \w+,?\s$", re.IGNORECASE)
_WITHIN = re.compile(r"trong|chậm nhất", re.IGNORECASE)
_TO_THE_END = re.compile(r"(?:đến )?hết", re.IGNORECASE)
_CITED = re.compile(
    r"(?:Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Công điện|Công văn"
    r"|Kết luận|Thông báo|Tờ trình"
    r"|Kế hoạch|Hiệp định|Chương trình|Văn bản|Báo cáo|Biên bản)\b[^.;:]*$"
)
_NAMED = re.compile(
    r"(?:nghị quyết|quyết định|chương trình|đề án|kế hoạch|chiến lược|quy hoạch|chỉ thị|nghị định"
    r"|dự án|thông tư|kết luận|bộ tiêu chí"
    r"|luật|chính sách|ngân sách|dự toán|vốn|nguồn tài chính|nhiệm vụ|mục tiêu|chỉ tiêu|danh mục"
    r"|khoản chi|tiền thuê|tiền lương"
    r"|tiêu chí|định mức|phương án|chiến dịch|chuyển đổi số|cải cách hành chính|tổ điều phối)"
    r"(?!\w)[^.;:]*$", re.IGNORECASE,
)  # fmt: skip
_PLAN = re.compile(
    r"(?:Nghị quyết|Quyết định|Chương trình|Đề án|Kế hoạch|Chiến lược|Quy hoạch|quy hoạch|Chỉ thị"
    r"|Nghị định|Dự án|Thông tư|Kết luận"
    r"|Bộ tiêu chí)(?!\w)[^.;:]*$"
)
#: what a list of works is of, before the years they are built in
_LISTED = re.compile(r"danh mục [^.;:]{0,80}(?:triển khai|thực hiện|khởi công|đầu tư) $", re.IGNORECASE)
#: what is only so every day
_DAILY_LIFE = re.compile(r"(?:thời sự|đời sống|sinh hoạt|công việc|hoạt động|cuộc sống)\s$", re.IGNORECASE)
_BOUND = re.compile(r"trong|đến|hết|chậm nhất", re.IGNORECASE)
_APPLIED = re.compile(r"áp dụng (?:cho|từ|trong|đến) $")
_FISCAL_END = re.compile(r"(?:đến )?hết niên độ", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"năm học|niên khóa", re.IGNORECASE)
_ABOUT = re.compile(r"(?:^|[.;]\s)(?:Đối với|Riêng)\b[^.;:]*$")
_TILL_COLON = re.compile(r"[^.;:]*:")
#: in the clause before a year, or straight after it: what is done by then
_ENDS = re.compile(
    r"(?<!\w)(?:trong|hoàn thành|xong|vào|ngay|đầu|cuối|giữa|phê duyệt|khởi công|thông xe|vận hành|đưa vào"
    r"|ban hành|thực hiện từ|bắt đầu|diễn tập|đăng cai|tổ chức (?:giải|hội|lễ|cuộc|đại hội))(?!\w)"
    r"(?:\([^()]{0,80}\)|[^.;:,(]){0,80}$"
    r"|[(:;,–-]\s*$|đạt và vượt[^.;:]{0,40}$", re.IGNORECASE,
)  # fmt: skip
_ENDING = re.compile(r"\s?[);]|\s(?:phải )?(?:hoàn thành|xong)|\s*\.?$")
_MET = re.compile(r"đạt và vượt|hoàn thành (?:đạt|100|toàn bộ)|phấn đấu\s*$", re.IGNORECASE)
_BREAK = re.compile(r"[,;.:](?=\s|$)")
_OPENING = re.compile(r"(?:^|[.;:(]\s*)$")
_SCOPE = re.compile(r"(?:^|[.;]\s)(?:Đối với|Khi|Trường hợp)\b[^.;:]*$")
_WITH_YEAR = re.compile(r"[0-9]{4}$")
_EXACT = frozenset({"day", "month", "quarter"})
#: years alone in the brackets that end a task
_CLOSING_YEARS = re.compile(
    r"\((?:xuyên suốt )?((?:từ\s)?(?:19|20)[0-9]{2}(?:\s?[-–]\s?(?:19|20)[0-9]{2}|\strở đi))\)\W*$"
)
_PROGRAMME = re.compile(r"(?:Kế hoạch|Chương trình|Đề án|Chiến lược|Nghị quyết|Dự án)(?!\w)[^.;:,]*$")
_REACH = 200  # characters before a time in which the name of the thing it belongs to stands, and after it


def deadlines(text: str, numbers: Sequence[Number], year: int) -> list[dict[str, Any]]:
    """Dates and recurrences of a duty, as ``plans import --json`` prints them.

    ``numbers`` are the documents it cites, ``year`` that of the document (0: none).
    """
    plain = without_cited(text, numbers)
    found = [*find_times(plain, year), *_closing_years(plain)]
    bound = [t for t in found if not (_names(text, t, year) or _measures(text, t) or _past(t, year))]
    dated = any(t.edtf and t.precision in _EXACT and _WITH_YEAR.search(t.text) for t in bound)
    return [as_json(t) for t in bound if not (dated and is_beside_day(text, t, _REACH))]


def _closing_years(text: str) -> list[Time]:
    """The years that stand alone in brackets at the end of a task ("Số hóa hồ sơ (2025 - 2026)."), not behind
    the name of a programme."""
    match = _CLOSING_YEARS.search(text)
    if not match or _PROGRAMME.search(text, max(0, match.start() - _REACH), match.start()):
        return []
    lead = " " * match.start(1)
    return find_times(f"{lead}{match[1]}", cell=True)


def without_cited(text: str, numbers: Sequence[Number]) -> str:
    """The text, as long as before, with signs that no date has in place of cited documents and their days."""
    out, at = [], 0
    for n in sorted(numbers, key=lambda n: n.start):
        out += [text[at : n.start], "#" * (n.reach - max(at, n.start))]
        at = max(at, n.reach)
    return "".join([*out, text[at:]])


def as_json(time: Time) -> dict[str, Any]:
    """A time as ``plans import --json`` prints it."""
    return {
        "text": time.text,
        "edtf": time.edtf or None,
        "relation": time.relation or None,
        "precision": time.precision,
        "recurrence": time.recurrence or None,
    }


def _names(text: str, time: Time, year: int) -> bool:
    """Whether a time belongs to the name of something: the horizon of a plan, the day a cited document
    bears."""
    before = text[max(0, time.start - _REACH) : time.start]
    if before.rstrip().lower().endswith(_HORIZON) or _TERM.match(time.text) or _BEYOND.match(text, time.end):
        return True
    if _APPLIED.search(before) or _FISCAL_END.match(time.text):
        return False
    if (_ABOUT.search(before) and _TILL_COLON.match(text, time.end)) or _SCHOOL_YEAR.match(time.text):
        return True
    if time.precision == "day" and time.relation == "in" and time.edtf:
        return bool(_CITED.search(before))
    if time.recurrence and is_named(text, time, _REACH):
        return True
    if time.recurrence == "FREQ=DAILY" and _DAILY_LIFE.search(before):
        return True
    if time.recurrence == "FREQ=YEARLY":
        return False
    if (
        time.precision not in ("year", "period")
        or time.relation in ("before", "from", "occasion")
        or _OPENING.search(before)
    ):
        return False
    if _LISTED.search(before) or _COUNTED.search(before) or _of_this_year(text, time, before, year):
        return True
    if _TO_THE_END.match(time.text) and _NUMBERED.search(before):
        return False
    planned = _PLAN.search(before) and not (_MET.search(before) or _WITHIN.match(time.text))
    if _SCOPE.search(before) or planned:
        return True
    named = _NAMED.search(before) if not _BOUND.match(time.text) else None
    return bool(named) and not _MET.search(before[max(0, (named.start() if named else 0) - 40) :])


def _of_this_year(text: str, time: Time, before: str, year: int) -> bool:
    """Whether a bare "năm 2026" in a document for that year only says which of the yearly ones is meant: the
    work, season or contest of 2026. Where a verb says that something ends, comes or begins, it binds."""
    bare = re.fullmatch(r"năm [0-9]{4}", time.text) is not None
    return bare and time.edtf == str(year) and not _ENDS.search(before) and not _ENDING.match(text, time.end)


def _measures(text: str, time: Time) -> bool:
    """Whether a year or period is that of a number to reach: one stands in the same clause."""
    if time.precision not in ("year", "period") or time.relation in ("before", "from", "occasion"):
        return False
    if _FISCAL_END.match(time.text):
        return False
    floor = max(0, time.start - _REACH)
    start = max((m.end() for m in _BREAK.finditer(text, floor, time.start)), default=floor)
    reach = min(len(text), time.end + _REACH)
    end = _BREAK.search(text, time.end, reach)
    return holds_target(text[start : end.start() if end else reach])


def _past(time: Time, year: int) -> bool:
    """Whether a year on its own, or a whole period, lies before the document: it tells what happened."""
    if time.precision == "period" and "/" in time.edtf:
        last = time.edtf.rpartition("/")[2][:4]
        return last.isdigit() and int(last) < year
    return (
        time.precision == "year" and time.relation == "in" and bool(time.edtf) and int(time.edtf[:4]) < year
    )
