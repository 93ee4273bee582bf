"""The card that offices print under a task: "Đơn vị chủ trì: ...", "Đơn vị phối hợp: ...", "Thời gian: ...",
"Kinh phí: ...".

The lines of a card tell of the task above them and are none themselves; a heading with nothing but a card
under it is the task.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.text.columns import column
from generator.text.sections import Draft

_LINE = re.compile(r"^(?P<head>[^:.;]{4,60}?)\s?:\s+(?P<words>\S.*)$", re.DOTALL)
_FIELDS = frozenset({"lead", "cooperate", "both", "time", "output", "budget"})
_BODY = frozenset({"heading", "commitment", "lead-in", "organisation", "other"})


def field(d: Draft) -> tuple[str, str, str] | None:
    """What a line of a card says: the field (``lead``, ``time`` ...), its head and its words; nothing for
    another line."""
    match = _LINE.match(d.text) if d.kind in _BODY else None
    name = column(match["head"]) if match and len(match["head"].split()) <= 8 else ""
    return (name, match["head"], match["words"]) if match and name in _FIELDS else None


def cards(drafts: Sequence[Draft]) -> list[range]:
    """Where cards stand: runs of their lines of which one names who leads."""
    out: list[range] = []
    start: int | None = None
    for i, d in enumerate([*drafts, Draft("", "", "", "")]):
        line = field(d)
        if line and start is None:
            start = i
        if not line and start is not None:
            named = {f[0] for x in drafts[start:i] if (f := field(x))}
            out += [range(start, i)] if named & {"lead", "both"} and len(named) > 1 else []
            start = None
    return out


def tasks(drafts: Sequence[Draft], card: range) -> list[int]:
    """The passages a card tells of: those of its section straight above it, back to their heading, else the
    heading."""
    out: list[int] = []
    for i in range(card.start - 1, -1, -1):
        d = drafts[i]
        if d.kind in ("heading", "lead-in") or field(d) or d.section != drafts[card.start].section:
            return out or ([i] if d.kind in ("heading", "commitment") and not field(d) else [])
        out.insert(0, i)
    return out


def mark_cards(drafts: list[Draft]) -> list[Draft]:
    """The drafts with the lines of cards set aside, and each heading that is a task by its card made one."""
    out = list(drafts)
    for card in cards(drafts):
        above = tasks(drafts, card)
        for i in above:
            out[i] = replace(out[i], kind="commitment") if out[i].kind == "heading" else out[i]
        for i in card if above else ():
            out[i] = replace(out[i], kind="other")
    return out
