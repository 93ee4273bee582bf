"""Where the notes on a passage stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.content.catalog import Catalog
from generator.site.pages.document import Shown


@pytest.mark.parametrize(
    ("words", "note", "commitment", "fit"),
    [
        (20, 100, False, True),
        (20, 200, False, False),
        (300, 200, False, True),
        (300, 200, True, False),
        (900, 200, True, True),
        (900, 900, False, False),
    ],
)
def test_notes_longer_than_their_passage_stand_below_it(
    words: int, note: int, *, commitment: bool, fit: bool, example_catalog: Catalog
) -> None:
    """Beside a passage there is room for about half of its own length and a little more; who and when take of
    that room first."""
    passage = replace(next(iter(example_catalog.passages.values())), text="a" * words)
    (written, *_) = example_catalog.source_notes.values()
    duty = next(c for c in example_catalog.commitments.values() if len(c.by_role("lead")) == 1)
    shown = Shown(
        passage=passage, segments=[], commitment=duty if commitment else None,
        notes=[replace(written, quote="", note_vi="b" * note, note_en="")], level=0, depth=1,
    )  # fmt: skip
    assert shown.notes_fit is fit
