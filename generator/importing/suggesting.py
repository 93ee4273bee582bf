"""Suggestions for a reviewer: who leads and helps, by when, which documents are cited, which numbers look like targets.

Rules: data model, section 3 (who is responsible) and 4 (dates and numbers). Nothing suggested is ever published.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from generator.importing.bodies import Body, find_bodies, run
from generator.importing.measures import find_targets
from generator.text.citations import Number, find_numbers
from generator.text.dates import find_dates
from generator.text.folding import fold_words
from generator.text.kinds import ancestors
from generator.text.sections import Draft

_ASSIGNED = frozenset({"commitment", "target-row", "organisation"})
_HEADS = frozenset({"heading", "lead-in"})
_SILENT = frozenset(
    {
        "letterhead",
        "number-date",
        "title",
        "preamble",
        "recipients",
        "signature",
        "page-chrome",
        "duplicate",
        "other",
    }
)
_SENTENCE = re.compile(r"(?<=[.;:])\s+(?=[A-ZĐÀ-Ỹ“(])|(?<=;)\s+")
_PARTNERS = re.compile(
    r"[Pp]hối(?: kết)? hợp(?: chặt chẽ| đồng bộ| thường xuyên| hiệu quả| tốt)?(?:,? hướng dẫn)?"
    r"(?: (?:cùng|với|cùng với))?:?\s(?:với )?"
)
_ASSIGNS = re.compile(
    r"(?:^|[.;,:(]\s?|\s)(?:[Gg]iao(?: nhiệm vụ)?(?: cho)?|[Đđ]ề nghị|[Yy]êu cầu|[Pp]hân công|[Uu]ỷ quyền(?: cho)?|[Ủủ]y quyền(?: cho)?|do"
    r"|[Cc]ơ quan chủ trì(?: thực hiện)?:?|[Đđ]ơn vị chủ trì:?)\s(?!$)"
)
_BOUND = re.compile(
    r"\s*(?:\([^()]{0,80}\)\s*)?,?\s?(?:là (?:cơ quan|đơn vị) )?(?:chủ trì|có trách nhiệm|chịu trách nhiệm|làm đầu mối|phải |cần )"
)
_DUTY = re.compile(
    r",?\s(?:(?:căn cứ|theo) [^.;]{0,90}?\s)?"
    r"(?:cần|phải|chủ động|khẩn trương|tập trung|tiếp tục|tổ chức|thực hiện|triển khai"
    r"|xây dựng|rà soát|hoàn thành|gửi|báo cáo|theo)\b"
)
_ADVERBIAL = re.compile(
    r"(?:Trong|Căn cứ|Định kỳ|Quá trình|Đối với|[Hh]ằng|[Hh]àng|Khi"
    r"|Trường hợp|Để|Trên cơ sở|Theo|Sau khi|Trước|Riêng)\b[^.;:]{0,250}?[,:]\s"
)
_HORIZON = ("tầm nhìn", "định hướng", "bình quân", "thời kỳ", "giai đoạn")
_PLAN = re.compile(
    r"(?:Nghị quyết|Quyết định|Chương trình|Đề án|Kế hoạch|Chiến lược|Quy hoạch|Chỉ thị|Nghị định|Dự án|Thông tư|Kết luận"
    r"|Bộ tiêu chí)\b[^.;:]*$"
)


@dataclass(frozen=True)
class Roles:
    """Who leads and who helps, as printed."""

    lead: tuple[str, ...] = ()
    cooperate: tuple[str, ...] = ()


@dataclass
class _Above:
    """What headings and lead-ins give to the passages under them."""

    headings: dict[str, Roles] = field(default_factory=dict)
    paragraph: tuple[str, Roles] = ("", Roles())
    row: Roles = Roles()
    lead_in: tuple[str, str, Roles] | None = None


def suggest(drafts: Sequence[Draft], names: Sequence[str], issuer: str) -> list[dict[str, Any]]:
    """One record a passage with something to suggest; ``passage`` is its index in ``drafts``."""
    above = _Above()
    out: list[dict[str, Any]] = []
    for index, d in enumerate(drafts):
        if d.kind in _SILENT:
            continue
        own = roles(d, names, issuer) if d.kind in _ASSIGNED | _HEADS else Roles()
        who = _inherit(above, d, own)
        numbers = list(find_numbers(d.text))
        record = {
            "passage": index,
            "lead": list(who.lead),
            "cooperate": list(who.cooperate),
            "deadlines": _deadlines(d, numbers),
            "citations": [{"text": n.printed, "number": n.canonical} for n in numbers],
            "targets": find_targets(d.text)
            if d.kind in _ASSIGNED | {"objective", "quotation", "lead-in"}
            else [],
        }
        if any(value for key, value in record.items() if key != "passage"):
            out.append(record)
    return out


def _inherit(above: _Above, d: Draft, own: Roles) -> Roles:
    """A passage's own leads, else those of the lead-in, the paragraph or the nearest heading above it."""
    if d.kind in _HEADS:
        if d.kind == "heading":
            above.headings[d.section] = own
            if above.lead_in and above.lead_in[0] not in ancestors(d.section)[1:]:
                above.lead_in = None
        else:
            above.lead_in = (d.section, d.label, own)
        return own
    if d.kind == "target-row":
        above.row = own if own.lead else above.row
        return above.row
    if d.kind not in _ASSIGNED:
        return own
    if above.lead_in and (
        above.lead_in[0] not in ancestors(d.section) or (above.lead_in[1] and above.lead_in[1] == d.label)
    ):
        above.lead_in = None
    given = _given(above, d)
    if re.match(r"[\dĐ]", d.label):
        above.paragraph = (d.section, Roles(own.lead))
    lead = own.lead or given.lead
    return Roles(
        lead, own.cooperate + tuple(n for n in given.cooperate if n not in own.cooperate and n not in lead)
    )


def _given(above: _Above, d: Draft) -> Roles:
    if above.lead_in and above.lead_in[2].lead:
        return above.lead_in[2]
    around = ancestors(d.section)
    if (
        not re.match(r"[\dĐ]", d.label)
        and above.paragraph[0] in around
        and above.paragraph[0]
        and above.paragraph[1].lead
    ):
        return above.paragraph[1]
    return next(
        (above.headings[s] for s in around if s in above.headings and above.headings[s].lead), Roles()
    )


def roles(d: Draft, names: Sequence[str], issuer: str) -> Roles:
    """Who leads and who helps by a passage's own words."""
    text = d.text
    bodies = [b for b in find_bodies(text, names) if not _is_issuer(b.name, issuer)]
    if d.kind == "target-row":
        return _cells(text, bodies)
    partners = [b for match in _PARTNERS.finditer(text) for b in run(text, bodies, match.end())]
    free = [b for b in bodies if b not in partners]
    lead: list[Body] = []
    for start in [0, *(m.end() for m in _SENTENCE.finditer(text))]:
        lead += _begun(text, free, start, d)
    for match in _ASSIGNS.finditer(text):
        lead += run(text, free, match.end())
    lead += [body for body in free if _BOUND.match(text, run(text, free, body.start)[-1].end)]
    return Roles(_names(lead), tuple(n for n in _names(partners) if n not in _names(lead)))


def _begun(text: str, bodies: list[Body], start: int, d: Draft) -> list[Body]:
    """The bodies a sentence begins with, also after an opening "Đối với ...:" or "Trong năm ...,", when they act in it."""
    listed = run(text, bodies, start)
    if listed:
        return listed if _acts(text, listed, d) else []
    opening = _ADVERBIAL.match(text, start)
    while opening:
        listed = run(text, bodies, opening.end())
        if listed and (_DUTY.match(text, listed[-1].end) or text[opening.end() - 2] == ":"):
            return listed
        further = re.compile(r"[^.;:]{0,250}?[,:]\s").match(text, opening.end())
        opening = further if text[opening.end() - 2] == "," else None
    return []


def _cells(text: str, bodies: list[Body]) -> Roles:
    """The bodies of a table row: those of the first cell lead, those of the next (nothing but a space between) help."""
    if not bodies:
        return Roles()
    cut = next(
        (i for i, (a, b) in enumerate(pairwise(bodies), 1) if text[a.end : b.start] == " "), len(bodies)
    )
    return Roles(_names(bodies[:cut]), _names(bodies[cut:]))


def _acts(text: str, listed: list[Body], d: Draft) -> bool:
    """Whether the bodies a sentence begins with act in it: a verb follows, or the list is all there is."""
    rest = text[listed[-1].end : listed[-1].end + 60].lstrip()
    if d.kind in _HEADS or not rest or rest[0] in ":.;":
        return True
    return (rest[0].islower() and not rest.startswith(("của ", "tại ", "trên ", "ở ", "năm "))) or rest[
        0
    ] in ",("


def _is_issuer(name: str, issuer: str) -> bool:
    """Whether a name is the issuing committee itself, by the level its full name gives ("Ủy ban nhân dân tỉnh ...")."""
    folded = re.sub(r"^ubnd\b", "uy ban nhan dan", fold_words(name))
    own = fold_words(issuer)
    level = next(
        (unit for unit in ("tinh", "thanh pho", "huyen", "thi xa", "quan") if f"nhan dan {unit}" in own),
        "tinh",
    )
    return folded in (own, "uy ban nhan dan", f"uy ban nhan dan {level}")


def _names(bodies: Sequence[Body]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(b.name for b in bodies))


def _deadlines(d: Draft, numbers: Sequence[Number]) -> list[dict[str, Any]]:
    """Dates and rhythms of a duty; not those printed with a document's number, nor a horizon in the name of a plan."""
    if d.kind not in _ASSIGNED | {"objective", "lead-in", "quotation"}:
        return []
    out: list[dict[str, Any]] = []
    cited = [(n.start, n.end + 60) for n in numbers]
    for found in find_dates(d.text):
        before = d.text[max(0, found.start - 160) : found.start]
        if any(a <= found.start <= b for a, b in cited) or before.rstrip().endswith(_HORIZON):
            continue
        if re.match(r"giai đoạn|đến năm|trong năm|năm", found.text, re.IGNORECASE) and _PLAN.search(before):
            continue
        out.append({"text": found.text, "edtf": found.edtf or None, "recurrence": found.recurrence or None})
    return out
