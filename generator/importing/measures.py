"""Numbers with a unit that look like targets: what is compared, the bounds, the unit, and the period in the
sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Any

from generator.text.numbers import readings
from generator.text.times import find_times

_MULTIPLE = r"(?:nghìn |ngàn |triệu |tỷ |vạn )?"
_UNIT = (
    rf"(?:%(?:/năm)?|(?:{_MULTIPLE}(?:tỷ đồng|triệu đồng|nghìn đồng|đồng|USD|triệu USD|tỷ USD"
    rf"|lượt người|lượt khách|lượt|xã|thôn"
    rf"|trường|doanh nghiệp|hợp tác xã|HTX"
    r"|km|ha|lần|hộ|lao động|người|giường|bác sĩ|bác sỹ|tấn|căn|dự án|sản phẩm|cơ sở|tiêu chí|huyện"
    r"|m2|m3|MW|phút|ngày|giờ|bậc|điểm"
    r"|mô hình|học sinh|giường bệnh|nghìn tấn|triệu tấn)"
    r"(?:/(?:năm|người|ha|xã|vạn dân|1 vạn dân|tháng|người/năm))?(?![\wÀ-ỹ])))"
)
_NUMBER = r"[0-9]+(?:[.,][0-9]+)*"
_TARGET = re.compile(
    rf"(?P<before>(?i:từ |đạt |khoảng |trên |dưới |ít nhất |tối thiểu |không quá |tối đa |tăng "
    rf"|giảm |hơn |gần |phấn đấu |từ )*)"
    rf"(?<![\w/.,-])(?P<min>{_NUMBER})(?:%(?=\s?[-–]|\sđến\s))?(?:(?:\s?[-–]|\sđến(?=\s))\s?(?P<max>{_NUMBER}))?\s?"
    rf"(?P<unit>{_UNIT})(?P<after> trở lên| trở xuống)?"
)
#: a bound in words makes a target of whatever is counted ("từ 05 mỏ khoáng sản trở lên", "ít nhất 02 mẫu"); a
#: span of time is a limit
_COUNTED = rf"(?P<min>{_NUMBER})(?P<max>(?!))? (?P<unit>(?!(?:năm|tháng|quý|tuần|khoản|điều)(?!\w))[^\W\d_]+)"
_FRAMED = (
    re.compile(
        rf"(?P<before>(?<!\w)(?i:từ )){_COUNTED}(?: [^\W\d_]+){{0,10}}(?P<after> trở (?:lên|xuống))(?!\w)"
    ),
    re.compile(
        rf"(?P<before>(?<!\w)(?i:ít nhất|tối thiểu|không quá|tối đa) (?:từ )?){_COUNTED}(?P<after>(?!))?"
    ),
)
_GOAL = re.compile(
    r"đạt|phấn đấu|tăng|giảm|tối thiểu|ít nhất|không quá|tối đa|trở lên|hoàn thành|chiếm|bảo đảm"
    r"|đảm bảo|duy trì|thu hút|giải quyết"
    r"|xây dựng|thành lập|tỷ lệ"
    r"|trên|dưới|khoảng|có|bình quân|thu |vượt|mỗi năm|số hóa|100%", re.IGNORECASE,
)  # fmt: skip
_SENTENCE = re.compile(r"\.(?= )")
_AFTER = 60  # characters after a number in which its period begins
_CLAUSE = 140  # characters before a number in which the word that makes it a goal stands


def find_targets(text: str) -> list[dict[str, Any]]:
    """Numbers with a unit in a clause that sets a goal, with comparator and bounds as plain decimals in
    strings."""
    periods = [f for f in find_times(text) if f.edtf]
    places = [f.start for f in periods]
    sentences = [0, *(m.end() for m in _SENTENCE.finditer(text))]
    out = []
    for match in _measured(text):
        comparator, low, high = _bounds(match)
        start = sentences[bisect_right(sentences, match.start()) - 1]
        last = bisect_left(places, match.end() + _AFTER) - 1
        words = {
            "text": match[0].strip(),
            "comparator": comparator,
            "min": low,
            "max": high,
            "unit": match["unit"],
            "period": periods[last].edtf if last >= 0 and places[last] >= start else None,
        }
        out.append(words)
    return out


def holds_target(text: str) -> bool:
    """Whether :func:`find_targets` finds any."""
    return bool(_measured(text))


def _measured(text: str) -> list[re.Match[str]]:
    """Numbers with a known unit, and those that a bound frames, in the order of the text."""
    found = [match for match in _TARGET.finditer(text) if _is_goal(text, match)]
    known = {match.start("min") for match in _TARGET.finditer(text)}
    framed = [match for pattern in _FRAMED for match in pattern.finditer(text)]
    return sorted(found + [m for m in framed if m.start("min") not in known], key=lambda m: m.start("min"))


def _is_goal(text: str, match: re.Match[str]) -> bool:
    clause = re.split(r"[.;]\s", text[max(0, match.start() - _CLAUSE) : match.end()])[-1]
    return bool(_GOAL.search(clause)) and not re.search(r"\(tương đương[^)]*$", clause)


def _bounds(match: re.Match[str]) -> tuple[str, str | None, str | None]:
    before, after = match["before"].lower(), match["after"] or ""
    low = plain_value(match["min"])
    if match["max"]:
        return "range", low, plain_value(match["max"])
    if "trở lên" in after or re.search(r"ít nhất|tối thiểu", before):
        return "ge", low, None
    if "trở xuống" in after or re.search(r"không quá|tối đa", before):
        return "le", None, low
    if re.search(r"trên|hơn", before):
        return "gt", low, None
    if "dưới" in before:
        return "lt", None, low
    return ("approx" if re.search(r"khoảng|gần", before) else "eq"), low, low


def plain_value(printed: str) -> str | None:
    """The number in the style of running text (``5.500`` is 5500, ``0,5`` is 0.5), or in the only one that
    reads it; nothing where none does.

    >>> plain_value("5.500"), plain_value("0,5"), plain_value("0.5"), plain_value("05"), plain_value("1.2.3")
    ('5500', '0.5', '0.5', '5', None)
    """
    found = readings(printed)
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?|[0-9]+(,[0-9]+)?", printed):
        return re.sub(r"^0+(?=[0-9])", "", printed.replace(".", "").replace(",", "."))
    return f"{min(found)}" if found else None
