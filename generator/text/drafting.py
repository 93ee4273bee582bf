"""Drafts passages: from an original to labelled, sectioned and classified passages for review.

A draft contains exactly the words of the original: its lines joined and split, so that
:func:`generator.text.passages.align` finds every character in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.text.copies import mark_copy
from generator.text.flat_tables import appendix, body, parted
from generator.text.folding import slug
from generator.text.forms import set_forms_aside
from generator.text.headings import Headings
from generator.text.kinds import classify
from generator.text.paragraphs import paragraphs
from generator.text.particulars import closes, is_particular
from generator.text.sections import Draft, lost_part, root_article

__all__ = ["Draft", "draft", "heading_paths", "identify", "root_section"]


def draft(original: str, names: Sequence[str] = ()) -> list[Draft]:
    """Draft the passages of ``original``. ``names`` are known names of bodies, so that a wrapped one is not
    cut."""
    text, appendices = parted(paragraphs(original, names))
    main = mark_copy(classify(body(text), lost_part(text)))
    tables = [d for blocks in appendices for d in _appendix(blocks, alone=len(appendices) == 1)]
    return [*main, *tables]


def _appendix(blocks: list[str], *, alone: bool) -> list[Draft]:
    """An appendix with kinds: those of its table, else as in any body."""
    drafts = appendix(blocks, alone=alone)
    return set_forms_aside(
        [d if d.kind else d_kind for d, d_kind in zip(drafts, with_kinds(drafts), strict=True)]
    )


def with_kinds(drafts: Sequence[Draft]) -> list[Draft]:
    """Kinds of text without a front of its own."""
    before = ["", *(d.text for d in drafts)]
    return [replace(d, kind=d.kind or _plain_kind(d, b)) for b, d in zip(before, drafts, strict=False)]


def _plain_kind(d: Draft, before: str) -> str:
    opened = d.text.startswith("(") or closes(d.text, before)
    if not d.label and opened and d.text.rstrip(".").endswith(")"):
        return "other"
    if (d.label and len(d.text) < 120 and not d.text.endswith((".", ";"))) or d.text.isupper():
        return "heading"
    if d.text.endswith(":"):
        return "lead-in"
    return "other" if is_particular(d.text) else "commitment"


def root_section(drafts: Sequence[Draft]) -> str:
    """The article (``Điều 1``) whose label is missing from the numbers of its items; empty if there is
    none."""
    return root_article([f"{d.label} {d.text}" for d in drafts])


def heading_paths(drafts: Sequence[Draft], root: str) -> list[str]:
    """The path of headings above each passage; those of ``root`` stand above all numbered ones."""
    headings = Headings.of(((d.section, d.kind, d.label, d.text) for d in drafts), root)
    return [headings.path(d.section, d.kind) for d in drafts]


def identify(drafts: Sequence[Draft]) -> list[str]:
    """Give each passage its id after the document id: the section in ASCII and the ordinal in it."""
    counts: dict[str, int] = {}
    out: list[str] = []
    for d in drafts:
        part = ".".join(filter(None, (slug(p) for p in d.section.replace("(", "-").split(".")))) or "0"
        part = f"trung-lap.{part}" if d.kind == "duplicate" else part
        counts[part] = counts.get(part, 0) + 1
        out.append(f"{part}.{counts[part]}")
    return out
