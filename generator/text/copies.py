"""A first, cut-off copy of the opening of a document."""

from __future__ import annotations

from dataclasses import replace

from generator.text.sections import Draft


def mark_copy(drafts: list[Draft]) -> list[Draft]:
    """Mark a first, cut-off copy of the opening that stands again, whole, further down."""
    first = next((i for i, d in enumerate(drafts) if d.kind == "letterhead"), None)
    if first is None:
        return drafts
    again = next((j for j in range(first + 1, len(drafts)) if drafts[j].text == drafts[first].text), None)
    if again is None or again - first < 4:
        return drafts
    length = again - first
    if [d.text for d in drafts[first:again]] != [d.text for d in drafts[again : again + length]]:
        return drafts
    return [*drafts[:first], *(replace(d, kind="duplicate") for d in drafts[first:again]), *drafts[again:]]
