"""Lines that state the particulars of a plan and give nobody a duty: who takes part, where, what money pays
for it, what an inspection looks at, when a decision takes effect.

A line that names who does something, or tells somebody to, is a duty wherever it stands.
"""

from __future__ import annotations

import re

from generator.text.bodies import opens_with_doer

_FACTS = (
    r"(?:nguồn )?(?:kinh phí|vốn)|thành phần|địa điểm|đối tượng|phạm vi|hình thức|phương thức|quy mô"
    r"|khẩu hiệu|trang phục|chủ đề|danh nghĩa|(?:bộ |các )?tiêu (?:chí|chuẩn)|thang điểm"
    r"|phương pháp (?:đánh giá|tính)|xếp (?:hạng|loại)|cơ cấu|mức chi"
    r"|nội dung (?:trọng tâm )?(?:kiểm tra|giám sát|thanh tra)"
    r"|(?:số lượng |thành phần )?hồ sơ(?= [^.;]{0,60}gồm|:)"
)
#: a heading under which particulars stand
_HEADING = re.compile(rf"(?:về |dự kiến |các )?(?!phương thức|hình thức)(?:{_FACTS})(?!\w)", re.IGNORECASE)
#: a line that begins with what it states ("Địa điểm: Hội trường xã")
_LABEL = re.compile(
    rf"(?:(?:{_FACTS}|số lượng|tổng kinh phí|khách mời)(?: \w+){{0,4}}"
    r"|thời gian(?: (?:tổ chức|dự kiến))?)\s?:",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"(?:Nguồn )?[Kk]inh phí [^.;:]{0,120}?"
    r"(?::? ?(?:[Dd]o|[Tt]ừ|[Ll]ấy từ|bằng|trong)(?: nguồn)? (?:ngân sách|dự toán|kinh phí)"
    r"|được (?:bố trí|(?:đảm|bảo) bảo|thực hiện|cân đối))"
    r"|Việc (?:lập dự toán|quản lý|sử dụng)[^.;:]{0,120}kinh phí"
)
_EFFECT = re.compile(
    r"(?:Quyết định|Nghị quyết|Kế hoạch|Chỉ thị|Quy chế|Quy định|Chương trình) này có hiệu lực(?!\w)"
)
#: a deed as a noun, of which nothing is said ("Việc bổ nhiệm các chức danh theo quy định."): a list of what
#: is looked at or reported
_NAMED = re.compile(
    r"(?:Việc|Kết quả|Tình hình|Mức độ|Công tác)\s(?![^.;]*(?<!\w)(?:phải|cần|do|bảo đảm|đảm bảo)\s)[^:]*$"
)
_CLOSING = re.compile(r"Trên đây là(?!\w)")
_TOLD = re.compile(
    r"(?<!\w)(?:[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu|chủ trì|phối hợp|chịu trách nhiệm|có trách nhiệm|tham mưu"
    r"|gửi về|báo cáo (?:về|kết quả)|[Ll]ập dự toán(?=[^.;]*gửi)|[Cc]hủ động"
    r"|[Bb]ố trí (?:đủ )?kinh phí)(?!\w)"
)


def heads_particulars(heading: str) -> bool:
    """Whether the lines under a heading state particulars."""
    return bool(_HEADING.match(heading))


def closes(text: str, before: str) -> bool:
    """Whether a line closes the brackets that the line before it opened."""
    return text.endswith(")") and before.startswith("(") and ")" not in before


def is_particular(text: str, heading: str = "") -> bool:
    """Whether a line states a particular, by its own words or by those of the heading it stands under.

    >>> is_particular("Địa điểm: Hội trường xã."), is_particular("Kinh phí: Giao Sở Tài chính bố trí.")
    (True, False)
    """
    if _NAMED.match(text):
        return True
    own = any(p.match(text) for p in (_LABEL, _MONEY, _EFFECT, _CLOSING))
    stated = own or heads_particulars(heading)
    return bool(stated) and not (_TOLD.search(text) or opens_with_doer(text))
