"""Drawing: what is written is well-formed and harmless, scales and ticks are right, texts fit."""

from __future__ import annotations

import doctest
from datetime import date
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup

from generator.site.charts import bars, svg

NASTY = "a < b & \"c\" {{ d }} '%}'"


@pytest.mark.parametrize("module", [svg, bars])
def test_examples_hold(module: ModuleType) -> None:
    """What the docstrings show is what comes back."""
    assert doctest.testmod(module).failed == 0


def test_texts_and_attributes_are_escaped() -> None:
    """Nothing a text holds can end an element, an attribute or begin a template; it reads back as it was."""
    written = svg.el("text", NASTY, id=NASTY)
    assert not set("{}") & set(written)
    element = etree.fromstring(str(written))
    assert (element.text, element.get("id")) == (NASTY, NASTY)


def test_markup_stays() -> None:
    """What is markup already is not escaped twice."""
    assert svg.el("g", svg.el("title", Markup("a &amp; b"))) == "<g><title>a &amp; b</title></g>"


def test_absent_attributes_are_left_out() -> None:
    """None is no value of an attribute."""
    assert svg.el("rect", x=None, class_="a", text_anchor="end") == '<rect class="a" text-anchor="end"/>'


@given(st.floats(-1e6, 1e6), st.floats(0.001, 1e6), st.integers(3, 9))
def test_ticks_hold_the_values_between_them(low: float, span: float, most: int) -> None:
    """Ticks are equally far apart, few, and nothing lies outside."""
    found = [float(t) for t in svg.ticks(low, low + span, most)]
    assert 2 <= len(found) <= most
    assert found[0] <= low
    assert found[-1] >= low + span * (1 - 1e-9)


def test_days_have_places() -> None:
    """A day stands where its share of the time lies."""
    scale = svg.Scale(date(2023, 1, 1).toordinal(), date(2023, 1, 11).toordinal())
    assert scale.day(date(2023, 1, 6)) == 50


@given(st.text(alphabet="aăâơưmiW .1", max_size=60), st.floats(4, 30), st.integers(1, 4))
def test_lines_fit(text: str, room: float, most: int) -> None:
    """No line of several words is wider than its room, there are never more lines than asked, and no word is
    lost unseen."""
    lines = svg.wrap(text, room, most)
    assert len(lines) <= most
    assert all(svg.width(line) <= room for line in lines if " " in line.removesuffix(" …"))
    assert " ".join(lines).endswith("…") or " ".join(lines) == " ".join(text.split())


def test_a_drawing_is_not_told_twice() -> None:
    """What a picture shows stands beside it as text, so who listens is spared it; one with links is a group
    named by its caption."""
    parts = [svg.text(["a", "b"], 0, 1)]
    caption = svg.Caption("due", NASTY, "Two & two")
    root = etree.fromstring(str(svg.drawing(caption, 4, parts)))
    assert (root.get("aria-hidden"), root.get("role")) == ("true", None)
    assert [t.text for t in root.iter("tspan")] == ["a ", "b"]
    group = etree.fromstring(str(svg.drawing(caption, 4, parts, role="group")))
    assert (group.get("aria-hidden"), group.get("role"), group.get("aria-labelledby")) == (
        None,
        "group",
        "due-title",
    )


def test_an_id_is_plain() -> None:
    """Ids come from the code, not from content."""
    with pytest.raises(ValueError, match="not an id"):
        svg.drawing(svg.Caption("a b", "", ""), 1, [])
