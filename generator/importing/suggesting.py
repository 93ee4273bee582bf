"""Suggestions for a reviewer: who leads and helps, by when, which documents are cited, which numbers look
like targets.

Rules: data model, section 3 (who is responsible) and 4 (dates and numbers). Nothing suggested is ever
published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from generator.importing.actors import actor
from generator.importing.assignments import TASKS, Assignment, read_row, row_targets
from generator.importing.deadlines import as_json, deadlines
from generator.importing.measures import find_targets
from generator.text.blocks import Cell, Row
from generator.text.bodies import AMONG, OPENER, Body, find_bodies, run, run_ends
from generator.text.cards import cards, tasks
from generator.text.citations import find_numbers
from generator.text.columns import column
from generator.text.folding import fold_words
from generator.text.headings import ancestors
from generator.text.sections import Draft
from generator.text.times import find_times

_ASSIGNED = frozenset({"commitment", "target-row", "organisation"})
_DATED = _ASSIGNED | {"objective", "lead-in", "quotation"}
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
_UNITS = ("tinh", "thanh pho", "huyen", "thi xa", "quan", "xa", "phuong", "dac khu")
_ORGANISING = re.compile(r"tổ chức thực hiện|phân công|trách nhiệm (?:của|thực hiện)", re.IGNORECASE)
_LETTERED = re.compile(r"[a-zđ][).]")
#: whoever is only told to do something by the body that a heading names: "yêu cầu các đơn vị lắp đặt camera"
_ANYONE = re.compile(
    r"(?:các |cơ quan, |những )?(?:đơn vị|tổ chức|cá nhân|doanh nghiệp|chủ đầu tư|nhà đầu tư"
    r"|địa phương|cơ quan)(?! (?:chuyên môn|chức năng))"
)
_SENTENCE = re.compile(r"(?<=[.;:])\s+(?=[A-ZĐÀ-Ỹ“(])|(?<=;)\s+")
_LISTED = re.compile(r"(?:giữa|gồm|như|với|thuộc)\s[^.;:]*:$")
_LIST_REACH = 60  # characters before a colon in which the word stands that says a list follows
_DUTY_OF = re.compile(r"(?:Trách nhiệm|Nhiệm vụ|Phân công(?: nhiệm vụ)?)(?: của| cho)?\s*:?\s", re.IGNORECASE)
_ABOUT = re.compile(r"(?:Đối với|Riêng)\s")
_PARTNERS = re.compile(
    r"(?:[Cc]hủ trì,? cùng(?: với)?|[Pp]hối(?: kết)? hợp)(?: chặt chẽ| đồng bộ| thường xuyên"
    r"| hiệu quả| tốt)?(?:,? (?:hướng dẫn|kết nối))?"
    r"(?: (?:cùng|với|cùng với))?:?\s(?:với )?"
)
_ASSIGNS = re.compile(
    r"(?:^|[.;,:(]\s?|\s)(?:(?<!bàn )(?<!chuyển )(?<!đã )[Gg]iao(?: nhiệm vụ)?(?: cho)?"
    r"|[Đđ]ề nghị|[Yy]êu cầu|[Pp]hân công|(?:[Uu]ỷ|[Ủủ]y) quyền(?: cho)?"
    r"|do(?=[^.;:]{3,80}(?:chủ trì|thực hiện|chịu trách nhiệm|đảm nhiệm))"
    r"|[Cc]ơ quan chủ trì(?: thực hiện)?:?|[Đđ]ơn vị chủ trì:?)\s(?!$)"
)
_BOUND = re.compile(
    r"\s*(?:\([^()]{0,80}\)\s*)?,?\s?(?:là (?:cơ quan|đơn vị) )?(?:chủ trì|có trách nhiệm"
    r"|chịu trách nhiệm|làm đầu mối|phải |cần )"
)
_DUTY = re.compile(
    r"(?:\s(?:đóng )?(?:trên|tại) (?:địa bàn|trụ sở)(?: [^,.;:]{0,40}?)?)?"
    r",?\s(?:(?:căn cứ|theo) [^.;]{0,90}?\s)?"
    r"(?:cần|phải|giao nhiệm vụ|chủ động|chủ trì|khẩn trương|tập trung|tiếp tục|tổ chức|thực hiện|triển khai"
    r"|xây dựng|rà soát|hoàn thành|gửi|báo cáo|theo|chỉ đạo|phối hợp|hướng dẫn|bố trí|ban hành|tham mưu"
    r"|có văn bản|có trách nhiệm|chịu trách nhiệm|thẩm định|lập|tổng hợp|kiểm tra|thông báo|cân đối|phân bổ"
    r"|nghiên cứu|đề xuất|trình|phê duyệt|quyết định|thành lập|tiếp nhận|tiến hành|lấy ý kiến|họp|đánh giá"
    r"|lựa chọn|tuyên truyền|bảo đảm|đảm bảo)\b"
)
_ADVERBIAL = re.compile(
    r"(?:Trong|Ngoài|Căn cứ|Định kỳ|Quá trình|Đối với|[Hh]ằng|[Hh]àng|Khi"
    r"|Trường hợp|Để|Trên cơ sở|Theo(?! dõi)|Sau|Trước|Riêng|Kết thúc|Đến|Hết|Từ|Quý|Tháng|Năm)\b"
    r"[^.;:]{0,250}?[,:]\s"
)
#: a body that only tells others what to do
_ORDERS = re.compile(r"\s(?:(?:trân trọng|kính) )?(?:đề nghị|yêu cầu|giao)\s")
#: what a body is called straight after its name ("Bộ Nội vụ, cơ quan chủ trì Đề án")
_CALLED = re.compile(r"(?:cơ quan|đơn vị) (?:chủ trì|thường trực|đầu mối)", re.IGNORECASE)
#: what a condition leads up to ("nếu có vướng mắc thì Sở Y tế báo cáo")
_THEN = re.compile(r"(?<=\sthì\s)")
_DUTY_OF_THEM = re.compile(rf"{_DUTY.pattern}|[^,.;:]{{0,60}}?\s(?:có|chịu) trách nhiệm(?!\w)")
#: a body whose something is meant ("đề nghị của Sở Xây dựng, Sở Tài chính chủ trì")
_OF = re.compile(r"(?:của|theo)\s$")
_DO = re.compile(r"\W*do\s")
_DONE_BY = re.compile(
    r"\s*(?:\([^()]{0,80}\)\s*)?,?\s?(?:chủ trì|thực hiện|chịu trách nhiệm|đảm nhiệm)(?!\w)"
)


@dataclass(frozen=True)
class Roles:
    """Leads and partners as printed. ``stops``: a heading that should name a body, and none is known in it.
    ``weak``: the leads are only told to do something ("yêu cầu các đơn vị ..."); bodies named in a heading
    take precedence."""

    lead: tuple[str, ...] = ()
    cooperate: tuple[str, ...] = ()
    stops: bool = False
    weak: bool = False


@dataclass(kw_only=True)
class _Above:
    """What headings, lead-ins and group rows of a table give to the passages under them."""

    headings: dict[str, Roles] = field(default_factory=dict)
    organising: set[str] = field(default_factory=set)
    paragraph: tuple[str, Roles] = ("", Roles())
    row: Roles = Roles()
    lead_in: tuple[str, str, Roles] | None = None
    #: the times that a heading gives to the tasks of its section ("Đợt 1: Từ ngày ... đến ngày ...")
    times: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    #: those whom the front asks to do all that follows ("đề nghị các sở thực hiện:")
    asked: Roles = Roles()


@dataclass(frozen=True)
class Setting:
    """Context beside the text: spellings of bodies, the issuer, and the year the document is for (0 if
    unknown)."""

    names: tuple[str, ...] = ()
    issuer: str = ""
    year: int = 0


def suggest(
    drafts: Sequence[Draft], names: Sequence[str], issuer: str, year: int = 0
) -> list[dict[str, Any]]:
    """One record for each passage with suggestions; ``passage`` is its index in ``drafts``.

    ``issuer`` issues the document; ``year`` is the year it is for, used for dates printed without one.
    """
    setting = Setting(tuple(names), issuer, year)
    above = _Above()
    told = _told_by_cards(drafts, setting)
    out: list[dict[str, Any]] = []
    for index, d in enumerate(drafts):
        if d.kind == "preamble" and d.text.endswith(":"):
            above.asked = Roles(_names(_asked(d.text, _bodies(d, setting))))
        if d.kind in _SILENT and not _is_citing(d):
            continue
        record = {"passage": index, **_record(d, above, setting, told.get(index))}
        if any(value for key, value in record.items() if key != "passage"):
            out.append(record)
    return out


def _is_citing(d: Draft) -> bool:
    """Whether a passage that gives no task may cite: a note or a title, not "(Kèm theo Kế hoạch số ...)"."""
    return d.kind in ("title", "other") and not d.text.startswith("(")


def _told_by_cards(drafts: Sequence[Draft], setting: Setting) -> dict[int, Assignment]:
    """What the cards say of the passages they stand under."""
    out: dict[int, Assignment] = {}
    for card in cards(drafts):
        row = Row(
            tuple(Cell(words.rstrip(" .;")) for _, _, words in card.fields),
            tuple(head for _, head, _ in card.fields),
        )
        out.update(dict.fromkeys(tasks(drafts, card), read_row(row, setting.names, setting.year)))
    return out


def _record(d: Draft, above: _Above, setting: Setting, card: Assignment | None) -> dict[str, Any]:
    numbers = list(find_numbers(d.text))
    own = roles(d, setting) if d.kind in _ASSIGNED | _HEADS else Roles()
    told = card or _told_by_row(d, setting)
    if told:
        own = (
            Roles(told.lead, told.cooperate)
            if d.row
            else Roles(told.lead or own.lead, told.cooperate or own.cooperate)
        )
    who = _inherit(above, d, own)
    dated = list(told.deadlines) if told else []
    if d.kind in _DATED and (card or not dated):
        printed = deadlines(_content(d), numbers, setting.year)
        days = [t for t in printed if t["precision"] == "day"] if dated else []  # nearer than a card
        dated = days or dated or printed
    dated = dated or _times_above(above, d, setting)
    return {
        "lead": list(who.lead),
        "cooperate": list(who.cooperate),
        "deadlines": dated,
        "citations": [{"text": n.printed, "number": n.canonical} for n in numbers],
        "targets": _targets(d),
        "output": told.output if told else "",
        "budget": told.budget if told else "",
    }


#: a heading that says when what stands under it is done
_STAGE = re.compile(
    r"(?:Đợt|Giai đoạn|Bước|Vòng|Tuần) [0-9IVX]{1,4}\s?[:.(,–-]|(?:Từ|Trong|Trước|Tháng|Quý|Ngày)\s"
)
_STAGED = frozenset({"day", "month", "quarter"})
_YEARS = len("2026/2030")
_WORDS_BESIDE = 8  # words of such a heading beside the time


def _times_above(above: _Above, d: Draft, setting: Setting) -> list[dict[str, Any]]:
    """The times of the nearest heading that is one; a heading keeps its own for what stands under it."""
    if d.kind in _HEADS and d.section and not d.row:
        above.times[d.section] = above.times.get(d.section, []) if _LETTERED.match(d.label) else []
        if _STAGE.match(d.text):
            found = [t for t in find_times(d.text, setting.year) if t.edtf]
            beside = len(d.text.split()) - sum(len(t.text.split()) for t in found)
            exact = all(t.precision in _STAGED or len(t.edtf) > _YEARS for t in found)
            above.times[d.section] = [as_json(t) for t in found] if beside <= _WORDS_BESIDE and exact else []
    if d.kind not in _ASSIGNED or d.row:
        return []
    return next((above.times[s] for s in ancestors(d.section) if above.times.get(s)), [])


def _told_by_row(d: Draft, setting: Setting) -> Assignment | None:
    """What the columns of a row of a task table say; nothing of other rows."""
    if d.row is None or d.kind not in _ASSIGNED or not TASKS & {column(head) for head in d.row.heads}:
        return None
    return read_row(d.row, setting.names, setting.year)


def _content(d: Draft) -> str:
    """The words of a task: those of a row without its columns of bodies, time and money."""
    if d.row is None or not d.row.heads:
        return d.text
    return " ".join(words for head, words, _ in d.row.with_heads() if column(head) in ("content", ""))


def _targets(d: Draft) -> list[dict[str, Any]]:
    if d.kind not in _ASSIGNED | {"objective", "quotation", "lead-in"}:
        return []
    if d.row is not None and d.row.heads:
        return row_targets(d.row) if d.kind == "target-row" else find_targets(_content(d))
    return find_targets(d.text)


def _inherit(above: _Above, d: Draft, roles: Roles) -> Roles:
    """A passage's own leads, else those of the lead-in, the paragraph or the nearest heading above it."""
    if d.kind in _HEADS:
        if d.row is None or roles.lead or d.row.role not in ("head", "repeat"):
            _hang(above, d, roles)
        return roles
    if d.kind == "target-row":
        above.row = roles if roles.lead else above.row
        return above.row
    if d.kind not in _ASSIGNED:
        return roles
    if above.lead_in and (
        above.lead_in[0] not in _around(d) or (above.lead_in[1] and _step(above.lead_in[1]) == _step(d.label))
    ):
        above.lead_in = None
    organised = any(s in above.organising for s in ancestors(d.section)[1:])
    if organised and d.row is None and re.match(r"[0-9]", d.label) and not _specific(roles.lead):
        who = actor(d.text, heading=False)
        roles = replace(roles, lead=(who,), weak=False) if who else roles
    given = _given(above, d)
    if re.match(r"[0-9Đ]", d.label) and d.row is None:
        above.paragraph = (d.section, Roles(roles.lead))
    lead = (given.lead if roles.weak else ()) or roles.lead or given.lead
    if d.row is not None and {column(head) for head in d.row.heads} & {"lead", "cooperate", "both"}:
        return Roles(lead, roles.cooperate)
    return Roles(
        lead,
        roles.cooperate + tuple(n for n in given.cooperate if n not in roles.cooperate and n not in lead),
    )


def _hang(above: _Above, d: Draft, roles: Roles) -> None:
    """Keep what a heading or a lead-in gives to what stands under it."""
    if d.kind == "lead-in" or (_LETTERED.match(d.label) and not roles.lead and d.section in above.headings):
        above.lead_in = (d.section, d.label, roles)
        return
    if _ORGANISING.search(d.text):
        above.organising.add(d.section)
    under = any(s in above.organising for s in ancestors(d.section)[1:])
    if under and not d.row and not _specific(roles.lead) and (who := actor(d.text, heading=True)):
        roles = replace(roles, lead=(who,))
    unknown = not roles.lead and (under or bool(OPENER.match(d.text))) and not _ORGANISING.search(d.text)
    above.headings[d.section] = replace(roles, stops=unknown)
    if above.lead_in and above.lead_in[0] not in ancestors(d.section)[1:]:
        above.lead_in = None


def _specific(lead: Sequence[str]) -> bool:
    return any(not _ANYONE.fullmatch(name) for name in lead)


def _step(label: str) -> str:
    """What sort of label one is: items of a list have the same."""
    return "a" if _LETTERED.match(label) else label


def _around(d: Draft) -> list[str]:
    """The section of a passage and those around it; what stands in none stands together."""
    return ancestors(d.section) or [""]


def _given(above: _Above, d: Draft) -> Roles:
    """The roles of the nearest line above that gives some; a nearer one that should and does not stops the
    search."""
    near = above.lead_in[2] if above.lead_in else Roles()
    around = _around(d)
    inside = around[: around.index(above.lead_in[0])] if above.lead_in and above.lead_in[0] in around else []
    if any(above.headings[s].lead for s in inside if s in above.headings):
        return _above(above, d)  # a heading below the lead-in is nearer
    return (
        near
        if near.lead
        else replace(_above(above, d), cooperate=near.cooperate)
        if near.cooperate
        else _above(above, d)
    )


def _above(above: _Above, d: Draft) -> Roles:
    """The roles of the nearest paragraph or heading above that gives some."""
    around = _around(d)
    paragraph = above.paragraph[0]
    nearer = around[: around.index(paragraph)] if paragraph in around else []
    if (
        not any(above.headings[s].lead for s in nearer if s in above.headings)
        and (d.row is not None or not re.match(r"[0-9Đ]", d.label))
        and above.paragraph[0] in around
        and above.paragraph[0]
        and above.paragraph[1].lead
    ):
        return above.paragraph[1]
    near = (above.headings[s] for s in around if s in above.headings)
    return next((h for h in near if h.lead or h.stops), Roles() if d.row else above.asked)


def _bodies(d: Draft, setting: Setting) -> list[Body]:
    """The bodies a passage names, but for the committee that issues the document and what a body is called
    beside its name."""
    found = find_bodies(d.text, setting.names)
    called = {
        b.start
        for a, b in pairwise(found)
        if _CALLED.match(b.name) and d.text[a.end : b.start] in (", ", " - ", " – ", " là ")
    }
    return [b for b in found if b.start not in called and not _is_issuer(b.name, setting.issuer)]


def _asked(text: str, free: list[Body]) -> list[Body]:
    """Those whom a passage tells to do something; after "do" only those who do it."""
    out: list[Body] = []
    for match in _ASSIGNS.finditer(text):
        told = run(text, free, match.end())
        if told and (not _DO.match(match[0]) or _DONE_BY.match(text, told[-1].end)):
            out += told
    return out


def roles(d: Draft, setting: Setting) -> Roles:
    """Leads and partners by the words of the passage alone."""
    text = d.text
    bodies = _bodies(d, setting)
    if d.kind == "target-row":
        return _cells(text, bodies)
    partners = [b for match in _PARTNERS.finditer(text) for b in run(text, bodies, match.end(), AMONG)]
    helping = {b.start for b in partners}
    free = [b for b in bodies if b.start not in helping]
    lead: list[Body] = []
    duty_of = _DUTY_OF.match(text) if d.kind in _HEADS else None
    for start in [duty_of.end() if duty_of else 0, *_starts(text)]:
        lead += [b for b in _begun(text, free, start, d) if not _orders(text, b, free, setting.issuer)]
    for condition in _THEN.finditer(text):
        then = run(text, free, condition.end())
        lead += then if then and _DUTY_OF_THEM.match(text, then[-1].end) else []
    told = _asked(text, free)
    weak = not lead and bool(told) and all(_ANYONE.match(b.name) for b in told)
    lead += [b for b in told if weak or not _ANYONE.match(b.name) or not lead]
    lead += [
        b
        for b, end in zip(free, run_ends(text, free), strict=True)
        if _BOUND.match(text, end) and not _OF.search(text, max(0, b.start - 6), b.start)
    ]
    return Roles(_names(lead), tuple(n for n in _names(partners) if n not in _names(lead)), weak=weak)


def _orders(text: str, body: Body, bodies: Sequence[Body], issuer: str) -> bool:
    """Whether a body is the issuer, which only tells the one named after it what to do."""
    order = _ORDERS.match(text, body.end)
    told = order and any(b.start >= order.end() and not text[order.end() : b.start].strip() for b in bodies)
    return bool(told) and fold_words(body.name) == fold_words(issuer)


def _starts(text: str) -> Iterator[int]:
    """Where clauses begin after the first; what is only listed after a colon ("giữa các cơ quan: ...") begins
    none."""
    for clause in _SENTENCE.finditer(text):
        if not _LISTED.search(text, max(0, clause.start() - _LIST_REACH), clause.start()):
            yield clause.end()


def _begun(text: str, bodies: list[Body], start: int, d: Draft) -> list[Body]:
    """The bodies a sentence begins with, also after an opening "Đối với ...:" or "Trong năm ...,", when they
    act in it."""
    listed = run(text, bodies, start)
    if listed:
        return listed if _acts(text, listed, d) else []
    about = _ABOUT.match(text, start)
    listed = run(text, bodies, about.end()) if about else []
    if listed and text[listed[-1].end : listed[-1].end + 1] == ":":
        return listed
    opening = _ADVERBIAL.match(text, start)
    while opening:
        listed = run(text, bodies, opening.end())
        if listed and (_DUTY.match(text, listed[-1].end) or text[opening.end() - 2] == ":"):
            return listed
        further = re.compile(r"[^.;:]{0,250}?[,:]\s").match(text, opening.end())
        opening = further if text[opening.end() - 2] == "," else None
    return []


def _cells(text: str, bodies: list[Body]) -> Roles:
    """The bodies of a table row: those of the first cell lead, those of the next (nothing but a space
    between) help."""
    if not bodies:
        return Roles()
    cut = next(
        (i for i, (a, b) in enumerate(pairwise(bodies), 1) if text[a.end : b.start] == " "), len(bodies)
    )
    return Roles(_names(bodies[:cut]), _names(bodies[cut:]))


def _acts(text: str, listed: list[Body], d: Draft) -> bool:
    """Whether the bodies a sentence begins with act in it: a verb follows, or the list is all there is."""
    rest = text[listed[-1].end : listed[-1].end + 60].lstrip(" )")
    if d.kind in _HEADS or not rest or rest[0] in ":.;":
        return True
    if rest.startswith(("(Giao ", "(giao ", "(do ")):
        return False  # the brackets say who does it
    return (
        rest[0].islower() and not rest.startswith(("của ", "tại ", "trên ", "ở ", "năm ", "về "))
    ) or rest[0] in ",("


def _is_issuer(name: str, issuer: str) -> bool:
    """Whether a name is the issuing committee itself, by the level its full name gives ("Ủy ban nhân dân tỉnh
    ...")."""
    folded = re.sub(r"^ubnd\b", "uy ban nhan dan", fold_words(name))
    own = re.sub(r"^ubnd\b", "uy ban nhan dan", fold_words(issuer))
    if not own.startswith("uy ban nhan dan"):
        return False
    level = next((unit for unit in _UNITS if f"nhan dan {unit}" in own), "tinh")
    return folded in (own, "uy ban nhan dan", f"uy ban nhan dan {level}")


def _names(bodies: Sequence[Body]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(b.name for b in bodies))
