"""Stub records of the documents that a draft cites: only what the clause that cites them prints."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from generator.text.bodies import find_bodies
from generator.text.citations import Number, find_numbers
from generator.text.folding import slug

_TYPE = re.compile(
    r"(Luật|Bộ luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư liên tịch|Thông tư|Chỉ thị"
    r"|Công điện|Công văn|Kế hoạch"
    r"|Chương trình hành động|Chương trình|Kết luận|Thông báo|Tờ trình|Hướng dẫn|Báo cáo|Đề án"
    r"|Văn bản)(?:\s+số:?)?\s*$", re.IGNORECASE,
)  # fmt: skip
_ISSUER = re.compile(r"\s*,?\s*của\s+")
_CENTRAL = re.compile(
    r"(?:Quốc hội|Ủy ban Thường vụ Quốc hội|Chính phủ|Thủ tướng Chính phủ|Bộ Chính trị|Ban Bí thư"
    r"(?: Trung ương)?(?: Đảng)?"
    r"|Ban Chấp hành (?:Trung ương(?: Đảng)?|Đảng bộ tỉnh)|Ban Thường vụ Tỉnh ủy|Bộ trưởng Bộ [^,;.]{3,50}?)"
    r"(?=\s+(?:về|ban hành|quy định|phê duyệt)|[,;.)]|$)"
)
_TITLE = re.compile(
    r"\s*,?\s*((?:về việc|về|quy định|ban hành|phê duyệt|hướng dẫn|sửa đổi)\s[^;]*?)(?=;|\.(?:\s|$)"
    r"|,\s+(?:Nghị|Quyết|Kế|Công|UBND|Ủy|Sở|Phòng|Cục|Chi|HĐND|Hội|Ban|Bộ)|$)"
)
_REACH = 30  # characters before a number in which the word for its type stands
_LONGEST = 400  # characters; a longer title has run on into something else


def legal_stubs(texts: Iterable[str], known: Iterable[str] = ()) -> list[dict[str, Any]]:
    """One record a cited number that the registry (``known``, canonical numbers) does not have, in order of
    appearance.

    The first clause that prints a field gives it; a field that none prints is null.
    """
    have = frozenset(known)
    out: dict[str, dict[str, Any]] = {}
    for text in texts:
        numbers = sorted((n for n in find_numbers(text) if n.canonical not in have), key=lambda n: n.start)
        ends = [*(n.start for n in numbers), len(text)][1:]
        for number, end in zip(numbers, ends, strict=True):
            stub = _stub(text, number, end)
            known_stub = out.setdefault(number.canonical, stub)
            for key, value in stub.items():
                known_stub[key] = known_stub[key] if known_stub[key] is not None else value
    return list(out.values())


def _stub(text: str, number: Number, end: int) -> dict[str, Any]:
    """What is printed of the document of a number before ``end``, where the next one stands."""
    kind = _TYPE.search(text[max(0, number.start - _REACH) : number.start])
    issuer, at = _issuer(text, number.reach, end)
    title = _TITLE.match(text, at, end) if number.reach > number.end or issuer else None
    year = number.date[:4]
    parts = [number.canonical] if not year or year in number.canonical else [number.canonical, year]
    return {
        "id": slug("-".join(parts)),
        "number": number.canonical,
        "type": kind[1].lower() if kind else None,
        "issuer": issuer or None,
        "issued_on": number.date or None,
        "title_vi": _title(title[1]) if title else None,
    }


def _title(words: str) -> str | None:
    """A title without the words that go on to the next document."""
    words = re.sub(r"\s*\((?:gọi tắt là)?[^()]*$", "", words)
    words = re.sub(
        r"(?:,|\svà)?(?:\s(?:và|triển khai|thực hiện|tại|theo))*$", "", _TYPE.sub("", words)
    ).strip()
    return words if len(words.split()) > 1 and len(words) < _LONGEST else None


def _issuer(text: str, at: int, end: int) -> tuple[str, int]:
    """Who issued it by the words "của ..." straight after the number and its day, and where they end."""
    opens = _ISSUER.match(text, at, end)
    if not opens:
        return "", at
    central = _CENTRAL.match(text, opens.end(), end)
    if central:
        return central[0], central.end()
    named = find_bodies(text[at:end], ())
    body = next((b for b in named if at + b.start == opens.end()), None)
    return (body.name, at + body.end) if body else ("", at)
