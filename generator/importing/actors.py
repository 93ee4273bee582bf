"""Who a heading of "Tổ chức thực hiện" names when no grammar knows the name: a post, a party cell, members of
a body."""

from __future__ import annotations

import re

_ACTOR = re.compile(
    r"(?:(?:Các|Những|Đề nghị|Yêu cầu|Mời|Giao|Đồng chí|Đ/c)\s+)*(?:cơ quan|đơn vị|tiểu ban|ban(?! hành)"
    r"|tổ(?! chức)|tổ chức (?:thành viên|chính trị|xã hội)"
    r"|đội(?! ngũ)|cán bộ|chuyên viên|công chức|phó|trưởng|chủ tịch|giám đốc|bí thư|hội(?! nghị| thảo)|chi bộ"
    r"|đoàn(?! kết)|trường(?! hợp)|[uủ][ỷy] ban|mặt trận|cơ sở|thành viên|trạm|văn phòng|bảo hiểm"
    r"|liên (?:hiệp|đoàn|minh)|hiệp hội|(?:tổng )?công ty|tập đoàn|đài|báo(?! cáo)|thành đoàn|tỉnh đoàn"
    r"|đảng ủy|thường trực|lực lượng|hợp tác xã|doanh nghiệp|trưởng|người (?:dân|đứng đầu)|nhà trường"
    r"|đại sứ quán)(?!\w)",
    re.IGNORECASE,
)
_DUTY = re.compile(r"^(?P<who>[^:;.]{6,110}?):\s+[^\W\d_a-zđ]")
_LONGEST = 110  # characters of a name


def actor(text: str, *, heading: bool) -> str:
    """The name that a heading consists of, or that precedes the colon of a duty; empty if there is none."""
    named = _DUTY.match(text)
    who = text.strip().rstrip(" .:;") if heading else named["who"] if named else ""
    who = re.sub(r"^(?:Đề nghị|Yêu cầu|Mời|Giao|Đồng chí|Đ/c)\s+", "", who)
    return who if len(who) < _LONGEST and _ACTOR.match(who) else ""
