"""Lines that state the particulars of a plan and give nobody a duty: who takes part, where, what money pays
for it, what an inspection looks at, when a decision takes effect.

A line that names who does something, or tells somebody to, is a duty wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.text.bodies import opens_with_doer
from generator.text.spelling import UPPER

_FACTS = (
    r"(?:nguồn )?(?:kinh phí|vốn)|thành phần|địa điểm|đối tượng|phạm vi|hình thức|phương thức|quy mô"
    r"|khẩu hiệu|trang phục|chủ đề|danh nghĩa|(?:bộ |các )?tiêu (?:chí|chuẩn)|thang điểm"
    r"|phương pháp (?:đánh giá|tính|kiểm tra|giám sát)|xếp (?:hạng|loại)|cơ cấu|mức chi|hồ sơ|thủ tục"
    r"|(?:dự |tham dự )?(?:tại )?điểm cầu"
)
_LOOKED_AT = r"nội dung (?:trọng tâm )?(?:kiểm tra|giám sát|thanh tra)"
#: a heading under which particulars stand
_HEADING = re.compile(
    rf"(?:về |dự kiến |các )?(?!phương thức|hình thức|thủ tục hành chính)(?:{_FACTS}|{_LOOKED_AT})(?!\w)"
    r"|thời gian (?:thi đua|diễn ra)\W*$|[^.;]*(?:theo|vào) các tiêu (?:chí|chuẩn)(?: sau(?: đây)?)?\s?:$",
    re.IGNORECASE,
)
#: a nearer heading under which tasks stand after all
_OF_TASKS = re.compile(
    r"nhiệm vụ|giải pháp|thực hiện|trách nhiệm|phân công|tiến độ|lộ trình|kế hoạch|tuyên truyền",
    re.IGNORECASE,
)
#: what is done, also where a heading names what is looked at; "Việc ..." and "Công tác ..." are that
_INSPECTS = re.compile(
    r"(?:Tập trung|Kiểm tra|Giám sát|Thanh tra|Khảo sát|Rà soát|Phối hợp|Nắm|Xem xét"
    r"|Tổ chức(?! (?:chính trị|xã hội|thành viên)))[\s,](?!cơ sở)"
)
#: a line that begins with what it states ("Địa điểm: Hội trường xã")
_LABEL = re.compile(
    rf"(?:(?:{_FACTS}|{_LOOKED_AT}|số lượng|tổng kinh phí|khách mời)(?: \w+){{0,4}}"
    r"|nguyên tắc(?: [^:.;]{1,40})?|tài liệu(?: \w+){0,4}"
    r"|thời gian(?: (?:tổ chức|dự kiến)| (?:kiểm tra|giám sát)[^:.;]{0,40})?)\s?:",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"(?:Nguồn )?[Kk]inh phí [^.;:]{0,120}?"
    r"(?::? ?(?:[Dd]o|[Tt]ừ|[Ll]ấy từ|bằng|trong)(?: nguồn)? (?:ngân sách|dự toán|kinh phí)"
    r"|được (?:bố trí|(?:đảm|bảo) bảo|thực hiện|cân đối))"
    r"|Việc (?:lập dự toán|quản lý|sử dụng)[^.;:]{0,120}kinh phí"
)
_EFFECT = re.compile(
    r"(?:Quyết định|Nghị quyết|Kế hoạch|Chỉ thị|Quy chế|Quy định|Chương trình) này"
    r" (?:có hiệu lực|(?:đã )?được [^.;:]{3,120} thông qua)(?!\w)"
)
_CLOSING = re.compile(
    r"(?:Trên đây là|(?:[^.;:,]{2,40} )?[Tt]rân trọng (?:thông báo|cảm ơn|báo cáo)|Ghi chú\s?:)(?!\w)"
)
#: a deed as a noun, of which nothing is said ("Việc bổ nhiệm các chức danh theo quy định."): a list of what
#: is looked at or reported
_NAMED = re.compile(
    r"(?:Việc|Kết quả|Tình hình|Mức độ|Công tác)\s(?![^.;]*(?<!\w)(?:phải|cần|do|bảo đảm|đảm bảo)\s)[^:]*$"
)
#: what is looked at, discussed or assessed, named as a thing
_SUBJECT = re.compile(r"Việc [^\W\d_]")
#: an item of an agenda with its minutes
_MINUTES = re.compile(r"\([0-9]{1,3} phút\)\W*$")
#: a space for somebody to fill in
_BLANK = re.compile(r"(?:…\s?){2,}|\.{4,}|…\.{2,}|\.{3,}…|_{3,}")
#: how the name of whoever is told begins
_SOMEBODY = rf"(?:cho|các|những|mỗi|từng|đồng chí|cơ quan|đơn vị|tổ chức|doanh nghiệp|[{UPPER}])"
_TOLD = re.compile(
    rf"(?<!\w)(?:(?<!toán )(?<!được )[Gg]iao(?= (?:nhiệm vụ|{_SOMEBODY}))"
    rf"|(?:(?<!ồ sơ )[Đđ]ề nghị|[Yy]êu cầu)(?= {_SOMEBODY})"
    r"|chủ trì|phối hợp|(?<!tự )chịu trách nhiệm|có trách nhiệm|tham mưu"
    r"|gửi về|báo cáo (?:về|kết quả)|[Ll]ập dự toán(?=[^.;]*gửi)|[Cc]hủ động"
    r"|[Bb]ố trí (?:đủ )?kinh phí)(?!\w)"
)


#: what makes a duty of a thing that is named ("Việc lắp đặt phải hoàn thành trước ngày ...")
_MUST = re.compile(
    r"(?<!\w)(?:phải|cần|(?<!quả )hoàn thành|trước ngày|chậm nhất)(?!\w)"
    r"|(?<!\w)do [^.;:]{3,60}(?:chủ trì|thực hiện)(?!\w)"
)


#: somebody named after an opening who must do something ("Khi trình hồ sơ, Thủ trưởng các ngành phải ...")
_OPENING = re.compile(r"(?:Khi|Trong|Sau khi|Trước khi|Đối với|Trường hợp|Căn cứ|Để)\s[^.;:]{0,200}?,\s")


def _told(text: str) -> bool:
    """Whether a line tells somebody to do something, at its beginning or after an opening."""
    opening = _OPENING.match(text)
    rest = text[opening.end() :] if opening else ""
    return bool(_TOLD.search(text) or opens_with_doer(text) or (rest and opens_with_doer(rest)))


def heads_particulars(heading: str) -> bool:
    """Whether the lines under a heading state particulars."""
    return bool(_HEADING.match(heading))


def closes(text: str, before: str) -> bool:
    """Whether a line closes the brackets that the line before it opened."""
    return text.endswith(")") and before.startswith("(") and ")" not in before


def is_particular(text: str, above: Sequence[str] = ()) -> bool:
    """Whether a line states a particular, by its own words or by those of the headings it stands under.

    ``above``: the headings around the line, the nearest first.

    >>> is_particular("Địa điểm: Hội trường xã."), is_particular("Kinh phí: Giao Sở Tài chính bố trí.")
    (True, False)
    """
    if _CLOSING.match(text) or _NAMED.match(text) or (_BLANK.search(text) and not opens_with_doer(text)):
        return True
    own = any(p.match(text) for p in (_LABEL, _MONEY, _EFFECT))
    own = own or bool(_MINUTES.search(text))
    own = own or bool(_SUBJECT.match(text) and not _MUST.search(text))
    return (own or _stands_under(text, above)) and not _told(text)


def _stands_under(text: str, above: Sequence[str]) -> bool:
    """Whether a heading around a line makes it a particular, and none nearer makes it a task."""
    for n, heading in enumerate(above):
        if heads_particulars(heading):
            return not _INSPECTS.match(text)
        if heading.startswith("nội dung") or (n == 0 and _OF_TASKS.search(heading)):
            return False
    return False
