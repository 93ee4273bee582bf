"""The picture of the tables: what hangs on what is what was given, and nothing is drawn twice or in another
order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lxml import etree

from generator.site.charts.relations import layers, relations
from generator.site.charts.svg import Caption
from generator.tables import TABLES

NAMES = [t.name for t in TABLES]
PAIRS = [(t.name, to) for t in TABLES for _, to, _ in t.references]


def _marks(names: Sequence[str], pairs: Sequence[tuple[str, str]], kind: str) -> list[tuple[float, float]]:
    """The places of all marks of a kind: across in percent, down in em."""
    tree = etree.fromstring(relations(Caption("x", "title", "summary"), names, pairs))
    return [(float(m.get("x", "")[:-1]), float(m.get("y", "")[:-2])) for m in tree if m.get("class") == kind]


def _rows(names: Sequence[str], pairs: Sequence[tuple[str, str]]) -> dict[float, str]:
    tree = etree.fromstring(relations(Caption("x", "title", "summary"), names, pairs))
    return {float(t.get("y", "")[:-2]): t.text or "" for t in tree.findall("text")}


def test_every_reference_of_the_data_is_drawn() -> None:
    """Read back from the picture: a dot in a table's row, on the line that sets out at a ring in another's
    row."""
    rows = _rows(NAMES, PAIRS)
    assert sorted(rows.values()) == sorted(NAMES)
    lines = {x: rows[y] for x, y in _marks(NAMES, PAIRS, "ring")}
    found = {(rows[y], lines[x]) for x, y in _marks(NAMES, PAIRS, "dot")}
    assert found == set(PAIRS)
    assert sorted(lines.values()) == sorted({to for _, to in PAIRS})


def test_tables_stand_below_what_they_refer_to() -> None:
    """Whoever reads downwards meets no reference to a table that comes later."""
    order = [name for layer in layers(NAMES, PAIRS) for name in layer]
    assert [(own, to) for own, to in PAIRS if own != to and order.index(own) < order.index(to)] == []


def test_circles_end() -> None:
    """Tables that refer to each other in a circle are drawn all the same."""
    assert sorted(
        name for layer in layers(["a", "b", "c"], [("a", "b"), ("b", "c"), ("c", "a")]) for name in layer
    ) == ["a", "b", "c"]


@pytest.mark.parametrize("pairs", [PAIRS, PAIRS[::-1], PAIRS + PAIRS])
def test_the_order_of_references_changes_nothing(pairs: list[tuple[str, str]]) -> None:
    """The same references give the same picture, however they come."""
    caption = Caption("x", "title", "summary")
    assert relations(caption, NAMES, pairs) == relations(caption, NAMES, PAIRS)


def test_it_is_not_told_twice() -> None:
    """The table below says all that it shows: who listens is spared the drawing."""
    tree = etree.fromstring(relations(Caption("x", "title", "summary"), ["a"], []))
    assert tree.get("aria-hidden") == "true"
