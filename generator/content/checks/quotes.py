"""What is quoted stands in the passage, character by character."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.problems import Problem, problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """The verbatim fields of commitments, targets, deadlines, milestones, source notes; the names of index
    components."""
    for passage, note in catalog.annotations.items():
        quotes = [
            *(
                ("targets", k, f, getattr(t, f))
                for k, t in note.targets.items()
                for f in ("value_text", "unit_text", "period_text")
            ),
            *(("deadlines", k, "text", d.text) for k, d in note.deadlines.items()),
            *(("milestones", k, "text", m.text) for k, m in note.milestones.items()),
            *(("notes", k, "quote", n.quote) for k, n in note.notes.items()),
        ]
        quotes += [(f, "", "", quote) for f in ("output", "budget") for quote in getattr(note, f)]
        p = catalog.passages[passage]
        printed = f"{p.label} {p.text}".strip()
        for group, key, field, quote in quotes:
            if quote and quote not in printed:
                place = catalog.place(passage, *(part for part in (group, key, field) if part))
                yield problem(
                    place,
                    "quote-not-in-text",
                    found=quote,
                    record=passage,
                    expected=near_quote(quote, printed),
                )
    located = catalog.located["content/registries/indices.yml"]
    for key, index in catalog.indices.items():
        for part, component in index.components.items():
            for passage in component.passages:
                text = catalog.passages[passage].text if passage in catalog.passages else component.name_vi
                if component.name_vi not in text:
                    place = located.place(key, "components", part, "name_vi")
                    expected = near_quote(component.name_vi, text)
                    yield problem(
                        place, "quote-not-in-text", found=component.name_vi, record=passage, expected=expected
                    )


def near_quote(quote: str, text: str) -> str:
    """The stretch of ``text`` most like ``quote``."""
    match = difflib.SequenceMatcher(None, text, quote, autojunk=False).find_longest_match()
    start = max(0, match.a - match.b)
    return text[start : start + len(quote)]
