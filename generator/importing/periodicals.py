"""Names of what offices make again and again ("kế hoạch hằng năm", "các báo cáo hằng tháng"): how often is
part of the name there, and binds nobody.

To report is a duty, a report the name of a thing; where nothing tells which of them is meant, it is the duty.
"""

from __future__ import annotations

import re

from generator.text.times import Time

_THING = (
    r"(?:báo cáo|kế hoạch|chương trình|dự toán|danh mục|chỉ tiêu|mục tiêu|ngân sách|nghị quyết|hội nghị"
    r"|phiên họp|cuộc họp|kỳ họp|giao ban|lịch|bộ tiêu chí)"
)
_ITS_NAME = r"(?: (?!gửi|trình|rà soát|tổ chức|đánh giá|cập nhật|thực hiện)[^.;:,() ]+){0,8}\s$"
#: in, into or at one of them: which one, not how often
_IN_THING = re.compile(
    r"(?<!\w)(?:trong|vào|theo|tại|qua|cùng(?: với)?|gắn với)\s"
    rf"(?:(?:các|những|nội dung|việc thực hiện|chế độ)\s)*{_THING}{_ITS_NAME}", re.IGNORECASE,
)  # fmt: skip
#: to report is a duty, a report the name of a thing only where something is done with it
_NO_VERB = r"(?<!\w)(?!báo cáo)|(?<=các )|(?<=những )|(?<=bản )|(?<=lập )|(?<=nộp )|(?<=gửi )|(?<=chế độ )"
_NAMES_THING = re.compile(rf"(?:{_NO_VERB}){_THING}{_ITS_NAME}", re.IGNORECASE)
#: a recurrence behind a noun, as part of its name; alone, or beside others of its kind
_OF_NOUN = re.compile(r"(?:định kỳ )?(?:hằng|hàng) (?:tuần|tháng|quý|năm)", re.IGNORECASE)
_OF_NOUNS = re.compile(
    r"(?P<p>định kỳ,? \(?)?(?:hằng|hàng) (?:tuần|tháng|quý|năm)(?!\w)[^0-9]*\)?", re.IGNORECASE
)
_REPORTS = re.compile(
    r"(?<!\w)(?:các|những|bản|mẫu|kỳ|nội dung|đề cương|thời hạn|chất lượng)\s"
    r"(?:(?:loại|bản|mẫu|kỳ)\s)?báo cáo(?: (?!gửi|trình|nộp)[^.;:,() ]+){0,8}\s$",
    re.IGNORECASE,
)
_DELIVERED = re.compile(r"(?:gửi|nộp)(?:,? (?:đầy đủ|kịp thời|đúng hạn|đúng thời hạn|và))*\s$", re.IGNORECASE)
_YEARLY_PLAN = re.compile(
    r"(?<!kết quả thực hiện )(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|chương trình)"
    r"(?: (?:(?!báo cáo|rà soát|tổ chức|đánh giá)[^.;:,]){0,60})?\s$"
    r"|chỉ số [^.;:,]{0,40} của [^.;:,]{2,30}\s$"
    r"|trung hạn(?:,| và) $",
    re.IGNORECASE,
)
_DEED = (
    r"(?:triển khai|thực hiện|tổ chức|tổng hợp|báo cáo|rà soát|đánh giá|kiểm tra|giám sát|theo dõi|cập nhật"
    r"|gửi|sơ kết|bố trí|cân đối|phân bổ|hướng dẫn|đôn đốc|phối hợp|tuyên truyền|thẩm định|phê duyệt)"
)
#: a plan that is made, and one for another time than a year, beside which no deed recurs
_PLAN = re.compile(
    r"(?<!kết quả thực hiện )(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|lịch"
    r"|chương trình(?= (?:công tác|làm việc|hành động|kiểm tra|giám sát)))"
    rf"(?: (?!báo cáo|rà soát|tổ chức|đánh giá|để|gửi|trình)(?!và {_DEED})[^.;:,() ]+){{0,12}}\s$",
    re.IGNORECASE,
)
_MADE = re.compile(r"(?:xây dựng|lập|ban hành)\s$", re.IGNORECASE)
#: straight after a recurrence what is done so often
_DONE = re.compile(rf"\s{_DEED}(?!\w)", re.IGNORECASE)


def is_named(text: str, time: Time, reach: int) -> bool:
    """Whether a recurrence only tells which of the plans or reports is meant.

    ``reach``: characters before it in which the name begins.
    """
    before = text[max(0, time.start - reach) : time.start]
    if _OF_NOUN.fullmatch(time.text) and _IN_THING.search(before):
        return True
    yearly = time.recurrence == "FREQ=YEARLY" and time.text.lower().endswith("năm")
    plan = _YEARLY_PLAN.search(before) if yearly else None
    if plan and not _MADE.search(before[: plan.start()]):
        return True
    listed = _OF_NOUNS.fullmatch(time.text)
    return listed is not None and (
        (not listed["p"] and bool(_PLAN.search(before)) and not _DONE.match(text, time.end))
        or _of_reports(before)
    )


def _of_reports(before: str) -> bool:
    """Whether reports that are not delivered stand before a recurrence as things."""
    reports = _REPORTS.search(before)
    return reports is not None and not _DELIVERED.search(before[: reports.start()])


def is_beside_day(text: str, time: Time, reach: int) -> bool:
    """Whether a recurrence is part of the name of a thing that is due on a day ("Lập báo cáo hằng quý trước
    ngày 30/9/2024")."""
    before = text[max(0, time.start - reach) : time.start]
    return bool(_OF_NOUN.fullmatch(time.text) and _NAMES_THING.search(before))
