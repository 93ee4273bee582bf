"""Bodies that a text names: in known spellings, and by the grammar of their names
(:mod:`generator.text.body_names`)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from generator.text.body_names import COMMON_NAME, FIELD, LIST, OPEN_FIELD, OPENER, PROPER_NAME, UNIT
from generator.text.spelling import UPPER, steady

_GLUE = re.compile(r"(?:\s?[,;]\s?|\s(?:và|cùng|với)\s|\s?,\s?(?:và|cùng)\s)(?:các |với )?")

#: a passage that begins so tells nobody to lead
HELPING = re.compile(r"(?:Chủ động |Thường xuyên |Tiếp tục |Tích cực )?[Pp]hối hợp\b(?! kết)")


@dataclass(frozen=True)
class Body:
    """A body named in a text: where, and its name as printed; a member of a list ("các Sở: Tài chính, Y tế")
    is given back its kind, and ``listed``."""

    start: int
    end: int
    name: str
    listed: bool = False


def find_bodies(text: str, names: Iterable[str]) -> list[Body]:
    """The bodies ``text`` (NFC) names, from left to right, the longest reading where several begin or
    overlap.

    ``names`` are known spellings; they are found in any spelling of tone marks and i or y, and in capitals.
    """
    plain = steady(text)
    known = list(_known(plain, tuple(names)))
    at = {b.start: b for b in known}
    found = [*known, *(b for b in _proper(plain) if not _runs_on(b, at.get(b.start)))]
    found += [Body(m.start(), m.end(), m[0]) for m in COMMON_NAME.finditer(plain)]
    found += _lists(plain)
    found.sort(key=lambda b: (b.start, -b.end))
    out: list[Body] = []
    for body in found:
        if not out or body.start >= out[-1].end:
            out.append(body)
    return [b if b.listed else replace(b, name=text[b.start : b.end]) for b in out]


_RUN_ON = re.compile(rf"(?!\snhân dân)(?:\s(?!{UNIT}(?!\w))(?-i:[^\W\d_{UPPER}])\w*)+", re.IGNORECASE)


def _runs_on(body: Body, known: Body | None) -> bool:
    """Whether the grammar read a known name and then words in small letters that no level of government is
    among."""
    return (
        known is not None
        and known.end < body.end
        and bool(_RUN_ON.fullmatch(body.name, known.end - known.start))
    )


@cache
def _index(names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Known spellings in lower case, by their first word."""
    out: dict[str, list[str]] = {}
    for name in names:
        plain = steady(name)
        out.setdefault(plain.lower().partition(" ")[0].strip(",;"), []).append(plain)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in out.items()}


_WORD = re.compile(r"[^\W_]+")


def _known(text: str, names: tuple[str, ...]) -> Iterator[Body]:
    """Known names that begin at a word of ``text`` and end at one; not the symbol "HĐND" of
    "08/2019/NQ-HĐND"."""
    index = _index(names)
    lower = text.lower()
    for word in _WORD.finditer(text) if len(lower) == len(text) else ():
        at = word.start()
        if text[at - 1 : at] in ("-", "/") and at:
            continue
        for name in index.get(word[0].lower(), ()):
            end = at + len(name)
            whole = not text[end : end + 1].isalnum() and lower.startswith(name.lower(), at)
            if whole and (text[at].isupper() or not name[0].isupper()):
                yield Body(at, end, text[at:end])
                break


_SEVERAL = re.compile(rf"các [{UPPER}]")


def _proper(text: str) -> Iterator[Body]:
    """Names that begin with a capital or with "các", by the grammar; one that is nothing but its opening word
    is none."""
    for match in PROPER_NAME.finditer(text):
        bare = OPENER.fullmatch(match[0])
        if (match[0][0].isupper() or _SEVERAL.match(match[0])) and not bare:
            yield Body(match.start(), match.end(), match[0].rstrip(" -–"))


def _lists(text: str) -> Iterator[Body]:
    """The members of "các Sở: Tài chính, Công Thương và Y tế", also of ministries and their departments."""
    for opening in LIST.finditer(text):
        kind = opening["kind"] or "Sở"
        fields = (FIELD, OPEN_FIELD) if kind not in ("Sở", "Bộ") else (FIELD,)
        at = opening.end()
        field = _field(fields, text, at)
        while field:
            first = at == opening.end()
            yield Body(opening.start() if first else at, field.end(), f"{kind} {field[0]}", listed=True)
            glue = _GLUE.match(text, field.end())
            at = glue.end() if glue else len(text)
            field = _field(fields, text, at) if glue else None


def _field(fields: Sequence[re.Pattern[str]], text: str, at: int) -> re.Match[str] | None:
    """The longest reading of the field of a department that begins at ``at``."""
    found = [m for pattern in fields if (m := pattern.match(text, at))]
    return max(found, key=lambda m: m.end()) if found else None


def run(text: str, bodies: list[Body], at: int, between: re.Pattern[str] | None = None) -> list[Body]:
    """The bodies listed one after the other from ``at`` on, with nothing but commas, "và" and titles between
    them."""
    out: list[Body] = []
    for i in range(bisect_left(bodies, at, key=lambda b: b.start), len(bodies)):
        body = bodies[i]
        if not (between or _BETWEEN).fullmatch(text, at, body.start):
            break
        out.append(body)
        at = body.end
    return out


_TITLE = (
    r"(?:(?:[Đđ]ại diện|Giám đốc|[Tt]hủ trưởng|Chủ tịch|Chánh|Chủ nhiệm|Cục trưởng|Vụ trưởng"
    r"|[Cc]hi [Cc]ục trưởng|Tổng cục trưởng|Viện trưởng"
    r"|Tổ trưởng|[Cc]ác thành viên|Trưởng|Người đứng đầu|[Ll]ãnh đạo"
    r"|[Bb]an lãnh đạo|đồng chí)\s)"
)
_MEMBERS = r"đại biểu (?:Quốc hội|Hội đồng nhân dân)"
_BETWEEN = re.compile(
    rf"(?:\s|,|;|và|gồm|cùng|với|[Cc]ác|hai|cho|là|:|\(|\)|[Nn]gành|[Cc]ơ quan|{_MEMBERS}|{_TITLE})*"
)


def run_ends(text: str, bodies: Sequence[Body]) -> list[int]:
    """For each body where the run that begins with it ends, as :func:`run` has it; in time linear in the
    bodies."""
    out = [body.end for body in bodies]
    for i in range(len(bodies) - 2, -1, -1):
        if _BETWEEN.fullmatch(text, bodies[i].end, bodies[i + 1].start):
            out[i] = out[i + 1]
    return out


#: between partners also a name that no grammar knows ("với Tạp chí Sông Thao, Sở Nội vụ"), and whose parts
#: they are ("với các đơn vị của Bộ Y tế")
AMONG = re.compile(
    rf"{_BETWEEN.pattern}(?:(?<!:\s)(?-i:[{UPPER}])[^,;.:()]{{2,60}}[,;]\s?(?:và\s|các\s)*"
    r"|(?<=đơn vị)\s(?:của|thuộc)\s(?:các\s)?)?"
)


def names_bodies(text: str) -> bool:
    """Whether a line is nothing but names of bodies, with titles before them and a full stop or colon after
    them."""
    bare = text.strip().rstrip(".:;").strip()
    bodies = find_bodies(bare, ()) if 0 < len(bare) < _LONGEST else []
    listed = run(bare, bodies, 0)
    return bool(listed) and not re.search(r"\w", bare[listed[-1].end :].removesuffix("và"))


def opens_with_doer(text: str) -> bool:
    """Whether a line opens with bodies and goes on with what they are to do."""
    listed = run(text, find_bodies(text, ()), 0)
    rest = text[listed[-1].end :] if listed else ""
    if _WHOSE.match(rest):
        return bool(_ACTING.search(rest))
    return bool(re.match(rf"\s(?!và\s)(?-i:[^\W\d_{UPPER}])\w*\s[\w….]", rest))


#: what only says which bodies are meant ("các cơ quan đóng trên địa bàn tỉnh")
_WHOSE = re.compile(r"\s(?:thuộc|trong|trên|tại|của|ở|đóng|nơi|(?:có )?liên quan)\s")
_ACTING = re.compile(
    r"(?<!\w)(?:chủ trì|phối hợp|trách nhiệm|tổ chức|thực hiện|xây dựng|triển khai|rà soát|báo cáo|căn cứ"
    r"|chủ động|kiểm tra|tuyên truyền|chỉ đạo|hướng dẫn|bố trí|phải|cần|tiếp tục|tăng cường|lập|gửi)(?!\w)"
)


_LONGEST = 200  # characters; a longer line is no heading
