"""What headings, lead-ins and group rows give to the passages under them: leads, partners, times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.importing.actors import actor
from generator.importing.deadlines import as_json
from generator.importing.roles import ANYONE, HEADS, Roles, Setting
from generator.text.body_names import OPENER
from generator.text.columns import column
from generator.text.headings import ancestors
from generator.text.sections import Draft
from generator.text.times import find_times

ASSIGNED = frozenset({"commitment", "target-row", "organisation"})
_ORGANISING = re.compile(r"tổ chức thực hiện|phân công|trách nhiệm (?:của|thực hiện)", re.IGNORECASE)
#: the end of a heading that is a duty with parts, no name
_LEADS_IN = re.compile(r"(?:gồm|như sau|sau đây|nội dung|cụ thể|trong đó|nhiệm vụ|việc)(?!\w)[^:]{0,30}:$")
_LETTERED = re.compile(r"(?:[a-zđ]|[ivx]{2,4})[).]")


@dataclass(kw_only=True)
class Above:
    """What headings, lead-ins and group rows of a table give to the passages under them."""

    headings: dict[str, Roles] = field(default_factory=dict)
    organising: set[str] = field(default_factory=set)
    paragraph: tuple[str, Roles] = ("", Roles())
    row: Roles = field(default_factory=Roles)
    lead_in: tuple[str, str, Roles] | None = None
    #: the times that a heading gives to the tasks of its section ("Đợt 1: Từ ngày ... đến ngày ...")
    times: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    #: what a section gave before its parts by letters ("a) Sở Y tế") named bodies of their own
    before_parts: dict[str, Roles] = field(default_factory=dict)
    #: those whom the front asks to do all that follows ("đề nghị các sở thực hiện:")
    asked: Roles = field(default_factory=Roles)


#: a heading that says when what stands under it is done
_STAGE = re.compile(
    r"(?:Đợt|Giai đoạn|Bước|Vòng|Tuần) [0-9IVX]{1,4}\s?[:.(,–-]|(?:Từ|Trong|Trước|Tháng|Quý|Ngày)\s"
)
_STAGED = frozenset({"day", "month", "quarter"})
_MOST_GIVEN = 50  # bodies; no heading and no lead-in names more
_YEARS = len("2026/2030")
_WORDS_BESIDE = 8  # words of such a heading beside the time


def times_above(above: Above, d: Draft, setting: Setting) -> list[dict[str, Any]]:
    """The times of the nearest heading that is one; a heading keeps its own for what stands under it."""
    if d.kind in HEADS and d.section and not d.row:
        above.times[d.section] = above.times.get(d.section, []) if _LETTERED.match(d.label) else []
        if _STAGE.match(d.text):
            found = [t for t in find_times(d.text, setting.year) if t.edtf]
            beside = len(d.text.split()) - sum(len(t.text.split()) for t in found)
            exact = all(t.precision in _STAGED or len(t.edtf) > _YEARS for t in found)
            above.times[d.section] = [as_json(t) for t in found] if beside <= _WORDS_BESIDE and exact else []
    if d.kind not in ASSIGNED or d.row:
        return []
    return next((above.times[s] for s in ancestors(d.section) if above.times.get(s)), [])


def inherit(above: Above, d: Draft, roles: Roles) -> Roles:
    """A passage's own leads, else those of the lead-in, the paragraph or the nearest heading above it."""
    if d.kind in HEADS:
        if d.row is None or roles.lead or d.row.role not in ("head", "repeat"):
            _hang(above, d, roles)
        return roles
    if d.kind == "target-row":
        above.row = roles if roles.lead else above.row
        return above.row
    if d.kind not in ASSIGNED:
        return roles
    if above.lead_in and (
        above.lead_in[0] not in _around(d) or (above.lead_in[1] and _step(above.lead_in[1]) == _step(d.label))
    ):
        above.lead_in = None
    organised = any(s in above.organising for s in ancestors(d.section)[1:])
    if organised and d.row is None and re.match(r"[0-9]", d.label) and not _specific(roles.lead):
        who = actor(d.text, heading=False)
        roles = replace(roles, lead=(who,), weak=False) if who else roles
    given = _few(_given(above, d))
    if re.match(r"[0-9Đ]", d.label) and d.row is None:
        above.paragraph = (d.section, Roles(roles.lead))
    lead = (given.lead if roles.weak else ()) or roles.lead or given.lead
    if d.row is not None and {column(head) for head in d.row.heads} & {"lead", "cooperate", "both"}:
        return Roles(lead, roles.cooperate)
    own = {*roles.cooperate, *lead}
    return Roles(
        lead,
        roles.cooperate + tuple(n for n in given.cooperate if n not in own),
    )


def _hang(above: Above, d: Draft, roles: Roles) -> None:
    """Keep what a heading or a lead-in gives to what stands under it."""
    if d.kind == "lead-in" or (_LETTERED.match(d.label) and not roles.lead and d.section in above.headings):
        if d.kind == "heading" and d.section in above.before_parts:
            above.headings[d.section] = above.before_parts[d.section]  # the part before this one is another's
        above.lead_in = (d.section, d.label, roles)
        return
    if _LETTERED.match(d.label):
        above.before_parts.setdefault(d.section, above.headings.get(d.section, Roles()))
    else:
        above.before_parts.pop(d.section, None)
    if _ORGANISING.search(d.text):
        above.organising.add(d.section)
    around = ancestors(d.section)[1:]
    under = any(s in above.organising for s in around)
    leads_in = _LEADS_IN.search(d.text) and any(
        s in above.organising and _one_named(above.headings.get(s)) for s in around
    )
    if under and not d.row and not _specific(roles.lead) and (who := actor(d.text, heading=True)):
        roles = replace(roles, lead=(who,))
    unknown = (
        not roles.lead
        and ((under and not leads_in) or bool(OPENER.match(d.text)))
        and not _ORGANISING.search(d.text)
    )
    above.headings[d.section] = replace(roles, stops=unknown)
    if above.lead_in and above.lead_in[0] not in ancestors(d.section)[1:]:
        above.lead_in = None


def _few(given: Roles) -> Roles:
    """What is given on: no list as long as a text, which would be told again of each task below it."""
    return given if len(given.lead) + len(given.cooperate) <= _MOST_GIVEN else Roles(stops=given.stops)


def _one_named(roles: Roles | None) -> bool:
    """Whether a heading names bodies, not "các sở, ngành"."""
    leads = roles.lead if roles else ()
    return bool(leads) and not any(name.lower().startswith("các ") for name in leads)


def _specific(lead: Sequence[str]) -> bool:
    return any(not ANYONE.fullmatch(name.lower()) for name in lead)


def _step(label: str) -> str:
    """What sort of label one is: items of a list have the same."""
    return "a" if _LETTERED.match(label) else label


def _around(d: Draft) -> list[str]:
    """The section of a passage and those around it; what stands in none stands together."""
    return ancestors(d.section) or [""]


def _given(above: Above, d: Draft) -> Roles:
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


def _above(above: Above, d: Draft) -> Roles:
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
