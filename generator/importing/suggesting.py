"""Suggestions for a reviewer: who leads and helps, by when, which documents are cited, which numbers look
like targets.

Rules: data model, section 3 (who is responsible) and 4 (dates and numbers). Nothing suggested is ever
published.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from generator.importing.assignments import TASKS, Assignment, read_row, row_targets
from generator.importing.deadlines import deadlines
from generator.importing.inheriting import ASSIGNED, Above, inherit, times_above
from generator.importing.measures import find_targets
from generator.importing.plainly import meant
from generator.importing.roles import HEADS, Roles, Setting, asked, bodies_of, names_of, roles
from generator.text.blocks import Cell, Row
from generator.text.bodies import HELPING, find_bodies, run
from generator.text.cards import cards, tasks
from generator.text.citations import find_numbers
from generator.text.columns import column
from generator.text.sections import Draft

_MOST_TOLD = 5_000  # bodies that one card tells of the tasks above it, all together
_DATED = ASSIGNED | {"objective", "lead-in", "quotation"}
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


def suggest(
    drafts: Sequence[Draft], names: Sequence[str], issuer: str, year: int = 0
) -> list[dict[str, Any]]:
    """One record for each passage with suggestions; ``passage`` is its index in ``drafts``.

    ``issuer`` issues the document; ``year`` is the year it is for, used for dates printed without one.
    """
    drafts = list(meant(drafts))
    setting = Setting(tuple(names), issuer, year)
    above = Above()
    told = _told_by_cards(drafts, setting)
    out: list[dict[str, Any]] = []
    for index, d in enumerate(drafts):
        if d.kind == "preamble" and d.text.endswith(":"):
            above.asked = Roles(names_of(asked(d.text, bodies_of(d, setting))))
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
            tuple(
                Cell((_doers(words, setting) if name == "lead" else words).rstrip(" .;"))
                for name, _, words in card.fields
            ),
            tuple(head for _, head, _ in card.fields),
        )
        above, told = tasks(drafts, card), read_row(row, setting.names, setting.year)
        if (len(told.lead) + len(told.cooperate)) * len(above) > _MOST_TOLD:
            told = replace(told, lead=(), cooperate=())
        out.update(dict.fromkeys(above, told))
    return out


#: what somebody does, in a card that says it in sentences
_DOES = re.compile(
    r"(?<!giao)(?<!đơn vị)(?<!cơ quan)\s(?:chủ trì|tiến hành|có trách nhiệm|chủ động|rà soát|tham mưu)(?!\w)"
)


def _doers(words: str, setting: Setting) -> str:
    """Who acts in each part of what a card says, where it is a sentence ("Sở Y tế rà soát các bể; ...")."""
    parts = words.split("; ")
    acting = (run(part, find_bodies(part, setting.names), 0) for part in parts)
    return "; ".join(
        _DOES.split(part, maxsplit=1)[0] if named else part for part, named in zip(parts, acting, strict=True)
    )


def _record(d: Draft, above: Above, setting: Setting, card: Assignment | None) -> dict[str, Any]:
    numbers = list(find_numbers(d.text))
    names_columns = d.row is not None and d.row.role in ("head", "repeat")
    own = roles(d, setting) if d.kind in ASSIGNED | HEADS and not names_columns else Roles()
    told = card or _told_by_row(d, setting)
    if told:
        own = (
            Roles(told.lead, told.cooperate)
            if d.row
            else Roles(told.lead or own.lead, told.cooperate or own.cooperate)
        )
    who = inherit(above, d, own)
    dated = list(told.deadlines) if told else []
    if d.kind in _DATED and (card or not dated):
        printed = deadlines(_content(d), numbers, setting.year)
        days = [t for t in printed if t["precision"] == "day"] if dated else []  # nearer than a card
        dated = days or dated or printed
    dated = dated or times_above(above, d, setting)
    return {
        "lead": list(who.lead),
        "cooperate": list(who.cooperate),
        "support": list(who.lead) if _only_helps(d, own) else [],
        "deadlines": dated,
        "citations": [{"text": n.printed, "number": n.canonical} for n in numbers],
        "targets": _targets(d),
        "output": told.output if told else "",
        "budget": told.budget if told else "",
    }


def _only_helps(d: Draft, own: Roles) -> bool:
    """Whether a task begins with "Phối hợp" and leaves it to nobody named to lead: whoever the heading names
    is then only told to help."""
    return d.kind in ASSIGNED and not own.lead and bool(HELPING.match(d.text))


def _told_by_row(d: Draft, setting: Setting) -> Assignment | None:
    """What the columns of a row of a task table say; nothing of other rows."""
    if d.row is None or d.kind not in ASSIGNED or not TASKS & {column(head) for head in d.row.heads}:
        return None
    return read_row(d.row, setting.names, setting.year)


def _content(d: Draft) -> str:
    """The words of a task: those of a row without its columns of bodies, time and money."""
    if d.row is None or not d.row.heads:
        return d.text
    return " ".join(words for head, words, _ in d.row.with_heads() if column(head) in ("content", ""))


def _targets(d: Draft) -> list[dict[str, Any]]:
    if d.kind not in ASSIGNED | HEADS | {"objective", "quotation"}:
        return []
    if d.row is not None and d.row.heads:
        return row_targets(d.row) if d.kind == "target-row" else find_targets(_content(d))
    return find_targets(d.text)
