"""Numbers of Vietnamese legal documents in a text, and their canonical form.

Numbering: Decree 30/2020/NĐ-CP, Appendix III (number/symbol of the type-symbol of the issuer); Law
80/2015/QH13 for documents that carry the year (``43/2022/QH15``); Party documents put the hyphen first
(``43-NQ/TU``). Offices print every dash there is, and the Icelandic Ð for Đ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_DASH = r"\s?[-‐‑–—―−]\s?"
_TIGHT = r"[-‐‑–—―−]"
_SYMBOL = r"[A-ZĐÐƯÂÊÔƠĂ][A-Za-zĐÐđƯÂÊÔƠĂ&]*[0-9]*"
_COUNT = r"[0-9]{1,6}[a-zđ]?"
_YEAR = r"(?:19|20)[0-9]{2}"
_TAIL = rf"{_SYMBOL}{_DASH}{_SYMBOL}(?:{_TIGHT}{_SYMBOL})*(?:\.[A-ZĐÐ]{{2,6}}[0-9]?)?"
_SUFFIX = (
    rf"(?:\s?/\s?{_YEAR})?\s?/\s?{_TAIL}|\s?/\s?{_YEAR}\s?/\s?{_SYMBOL}|{_DASH}{_SYMBOL}\s?/\s?{_SYMBOL}"
)
_OPEN = r"(?<![\w/.–-])"
_SHUT = r"(?!\w|/|\.[A-ZĐÐ]{2}|[-‐‑–—―−][A-ZĐÐ0-9])"
_NUMBER = re.compile(rf"{_OPEN}(?P<n>{_COUNT})(?P<s>{_SUFFIX}){_SHUT}")
_BARE = re.compile(
    rf"(?<=số ){_COUNT}\s?/\s?(?:TTr|BC|UBND|HĐND|VPCP|KH|QĐ|NQ|TB|CV|CT){_SHUT}(?!\s?[-‐‑–—―−])"
)
_LISTED = re.compile(rf"{_OPEN}(?P<n>{_COUNT})(?:\s?/\s?{_YEAR})?\s*(?:,|;|và|,\s*và)\s*(?:số\s+)?$")
_LIST_REACH = 40  # characters before a number in which the one listed before it stands
_OPENS_LIST = re.compile(
    r"(?:(?:số|Số)\s*:?|(?<!\w)[Cc]ác (?:Nghị quyết|Nghị định|Quyết định|Quy định|Chỉ thị|Kết luận|Thông tư"
    r"|Thông báo|Công văn|Công điện|Kế hoạch|Tờ trình|[Vv]ăn bản|Hướng dẫn|Chương trình|Đề án|Luật)\s*:?)\s*$"
)
_OPENING_REACH = 24  # characters before a list in which the word stands that opens it
_BINDS = (
    r"(?:trước|đến|từ|hết|nhất|hơn|vào|trong|sau|hoàn thành|xong|báo cáo|gửi|thực hiện|triển khai|ban hành)"
)
_DATE_AFTER = re.compile(
    rf"(?i),?\s*\(?(?:của (?:(?!{_BINDS}\s)[^.;,0-9]){{0,60}}?)?\s*(?:(?:ban hành|ký|đề)\s+)?ngày\s+"
    r"([0-9]{1,2})(?:\s?[/.-]\s?|\s+tháng\s+)([0-9]{1,2})(?:\s?[/.-]\s?|\s+năm\s+)([0-9]{4})(?![0-9])"
)
#: words before a number that is that of a place or a thing ("km 12/QL1-A", "lô 5/B-C")
_OF_PLACE = re.compile(
    r"(?<!\w)(?:km|lý trình|cọc|cột|trạm|tuyến|đường|đoạn|cầu|cống|thửa(?: đất)?|tờ(?: bản đồ)?|lô(?: đất)?"
    r"|ô|nhà|căn(?: hộ)?|phòng|tầng|tòa|ngõ|ngách|hẻm|kiệt|tổ|khu|cụm|mã|xe|biển(?: số)?|khung|máy)"
    r"\s?(?:số\s)?$",
    re.IGNORECASE,
)
_PLACE_REACH = 20  # characters before a number in which such words stand
#: types of documents, whose numbers are theirs whatever stands before them
_TYPED = re.compile(
    r"(?:[0-9]{4}/)?(?:B[BC]|C[TVĐ]|CTr|ĐA|GM|GP|HD|KH|KL|N[QĐ]|Q[CĐ]|QyĐ|TB|TBKL|TT|TTLT|TTr|UBND|VPCP)(?!\w)"
)
_ROAD = re.compile(r"(?:QL|TL|ĐT|ĐH|HL|CT)[0-9]")
_PARTY = frozenset({"TU", "TW", "BCSĐ", "ĐU"})
_PLAIN = str.maketrans({**dict.fromkeys("‐‑–—―−", "-"), "Ð": "Đ"})


@dataclass(frozen=True, kw_only=True)
class Number:
    """A document number in a text: where it stands, as printed, canonical, and the date printed with it (ISO)
    if any.

    ``reach`` is where the words of that date end; the end of the number where none is printed with it.
    """

    start: int
    end: int
    printed: str
    canonical: str
    date: str  # ISO; empty too for a day that no calendar has
    reach: int = 0


def canonical(printed: str) -> str:
    """The canonical form of a printed number.

    >>> canonical("49- NQ/TU"), canonical("43/NQ-TU"), canonical("108 /QÐ–UBND")
    ('49-NQ/TU', '43-NQ/TU', '108/QĐ-UBND')
    """
    tight = re.sub(r"\s+", "", printed).translate(_PLAIN)
    party = re.fullmatch(rf"({_COUNT})/({_SYMBOL})-({_SYMBOL})", tight)
    return f"{party[1]}-{party[2]}/{party[3]}" if party and party[3] in _PARTY else tight


def find_numbers(text: str) -> Iterator[Number]:
    """Find document numbers, those of a list that share one ending too, with the date that is theirs by its
    words."""
    found = sorted([*_NUMBER.finditer(text), *_BARE.finditer(text)], key=lambda m: m.start())
    for match in found:
        if _is_place(text, match):
            continue
        if "s" in match.re.groupindex:
            yield from _sharing(text, match)
        dated = _DATE_AFTER.match(text, match.end())
        yield Number(
            start=match.start(),
            end=match.end(),
            printed=match[0],
            canonical=canonical(match[0]),
            date=_iso(dated),
            reach=dated.end() if dated else match.end(),
        )


def _is_place(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like the number of a document is that of a road, a plot or a house."""
    symbol = re.sub(r"^[0-9]+[a-zđ]?\W|\s", "", match[0])
    if _ROAD.match(symbol):
        return True
    before = text[max(0, match.start() - _PLACE_REACH) : match.start()]
    return bool(_OF_PLACE.search(before)) and not _TYPED.match(symbol)


def _iso(dated: re.Match[str] | None) -> str:
    try:
        return date(int(dated[3]), int(dated[2]), int(dated[1])).isoformat() if dated else ""
    except ValueError:
        return ""


def _sharing(text: str, match: re.Match[str]) -> list[Number]:
    """The numbers listed before ``match`` without an ending of their own ("số 33, 34, 35/NQ-HĐND"), in
    order."""
    out: list[Number] = []
    at = match.start()
    ending = match["s"]
    while before := _LISTED.search(text, max(0, at - _LIST_REACH), at):
        start, end = before.span("n")
        out.insert(
            0,
            Number(
                start=start,
                end=end,
                printed=text[start:end],
                canonical=canonical(text[start:end] + ending),
                date="",
                reach=end,
            ),
        )
        at = start
    return out if _OPENS_LIST.search(text[max(0, at - _OPENING_REACH) : at]) else []
