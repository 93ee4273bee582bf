"""Which numbered lines are items of a list rather than headings: those under which nothing stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.text.marks import RECIPIENTS, SIGN, is_caps
from generator.text.sections import Draft

_COUNTED = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})*[.)/]?")


def is_closed(drafts: Sequence[Draft], i: int) -> bool:
    """Whether the recipients, the signature or nothing at all comes after a passage."""
    after = drafts[i + 1].text if i + 1 < len(drafts) else RECIPIENTS
    return after.startswith(RECIPIENTS) or bool(SIGN.match(after))


def is_item(drafts: Sequence[Draft], i: int) -> bool:
    """Whether a numbered line is one of at least two in a row under which nothing stands, also where their
    author set no full stops."""
    if drafts[i].text.endswith(":") or is_caps(drafts[i].text):
        return False
    return any(_before_next(drafts, n) and _stands_alone(drafts, n + 1) for n in (i - 1, i))


def _stands_alone(drafts: Sequence[Draft], i: int) -> bool:
    """Whether nothing stands under a numbered line: the next one, another part or the end comes after it."""
    return is_closed(drafts, i) or _before_next(drafts, i) or _outer(drafts[i], drafts[i + 1])


def _outer(d: Draft, after: Draft) -> bool:
    """Whether what follows begins a part outside the one a passage stands in."""
    around = d.section.rpartition(".")[0]
    return bool(after.label and after.section) and not after.section.startswith(f"{around}.") and bool(around)


def _before_next(drafts: Sequence[Draft], i: int) -> bool:
    """Whether the next item of the same list comes straight after one with an arabic number."""
    if not 0 <= i < len(drafts) - 1:
        return False
    d, after = drafts[i], drafts[i + 1]
    alike = all(_COUNTED.fullmatch(label) for label in (d.label, after.label))
    return (
        alike
        and d.section != after.section
        and d.section.rpartition(".")[0] == after.section.rpartition(".")[0]
    )
