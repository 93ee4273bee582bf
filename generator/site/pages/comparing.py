"""How a later document changed a target that an earlier one had set.

Two targets of one indicator for the same period are a revision: kept, raised, lowered or changed otherwise.
For two different periods they are a path: the later level is the same, higher, lower or set otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.model.document import Document
from generator.model.records import Target

#: what a later document can have made of a level for the same period, and how a level stands to one for an
#: earlier period
OUTCOMES = ("kept", "raised", "lowered", "changed")
STEPS = ("level", "higher", "lower", "apart")
#: both in one word each; what cannot be put in order is set otherwise
WAYS = ("same", "up", "down", "other")
WAY_OF = dict(zip((*OUTCOMES, *STEPS), WAYS * 2, strict=True))
_STEP_OF = dict(zip(OUTCOMES, STEPS, strict=True))


@dataclass(frozen=True)
class Level:
    """A target among those of its indicator; ``before`` is the nearest earlier one that another document set.

    ``outcome`` is one of :data:`OUTCOMES` if both are for the same period, else one of :data:`STEPS`.
    """

    target: Target
    before: Target | None
    outcome: str


def outcome(before: Target, after: Target) -> str:
    """How a target stands to one of another document."""
    found = _change(before, after)
    return found if before.period == after.period else _STEP_OF[found]


def _change(before: Target, after: Target) -> str:
    """What the bounds say; those that cannot be put in order are ``changed``."""
    old, new = _bounds(before), _bounds(after)
    if (before.comparator, *old) == (after.comparator, *new):
        return "kept"
    steps = [_step(o, n) for o, n in zip(old, new, strict=True)]
    known = {step for step in steps if step}
    if None in steps or len(known) != 1:
        return "changed"
    return "raised" if 1 in known else "lowered"


def _bounds(t: Target) -> tuple[Decimal | None, Decimal | None]:
    return t.standard_min, t.standard_max


def _step(old: Decimal | None, new: Decimal | None) -> int | None:
    """1 for higher, -1 for lower, 0 for equal bounds (both may be open); ``None`` when only one of the two
    exists."""
    if old is None or new is None:
        return 0 if old is new else None
    return (new > old) - (new < old)


def levels(documents: Mapping[str, Document], targets: Sequence[Target]) -> list[Level]:
    """The targets of an indicator by period and then by the day of their documents, each level of a document
    once."""
    issued = {key: (d.issued_edtf, key) for key, d in documents.items()}
    ordered = sorted(targets, key=lambda t: (t.end is None, t.end, t.period, issued[t.document], t.id))
    once = {(t.document, t.period, t.comparator, *_bounds(t), t.name_vi): t for t in ordered}
    shown: list[Level] = []
    for t in once.values():
        before = next((s.target for s in reversed(shown) if _is_other(s.target, t)), None)
        shown.append(Level(t, before, outcome(before, t) if before else ""))
    return shown


def _is_other(earlier: Target, later: Target) -> bool:
    """Whether the two can be put side by side: of two documents, each with a period."""
    return bool(earlier.period and later.period) and earlier.document != later.document
