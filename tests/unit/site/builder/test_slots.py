"""Slots: every value is escaped for the place it is filled into, and no value is filled in where none is
safe."""

from __future__ import annotations

import doctest
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markupsafe import Markup

from generator.site.builder import slots
from generator.site.builder.slots import (
    Misplaced,
    Slot,
    as_data,
    cut,
    dense,
    fill,
    filled,
    mark,
    marked,
    named,
)

HOSTILE = (
    "<script>alert(1)</script>",
    '" onclick="x',
    "' x='",
    "</script><b>",
    "a & b &amp;",
    "{{ 7 }}",
    mark("title"),
)
FRAME = (
    f'<html><head><title>{mark("title")}</title><meta content="{mark("title")}">'
    "<script"
    f' type="application/ld+json">{{"name":"{mark("title")}","item":"{mark("root")}{mark("title")}"}}</script>'
    f"</head><body>{mark('body')}</body></html>"
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_value_is_the_text_it_is_wherever_it_stands(hostile: str) -> None:
    """Between tags, in an attribute and in data a value reads as it was, and makes no element and no
    attribute."""
    page = html.document_fromstring(
        fill(cut(FRAME), {"title": hostile, "root": "r/", "body": Markup("<h1>x</h1>")})
    )
    assert [(e.tag, sorted(e.keys())) for e in page.iter()] == [
        ("html", []), ("head", []), ("title", []), ("meta", ["content"]), ("script", ["type"]), ("body", []), ("h1", []),
    ]  # fmt: skip
    assert page.findtext(".//title") == next(page.iter("meta")).get("content") == hostile
    assert json.loads(page.findtext(".//script") or "") == {"name": hostile, "item": f"r/{hostile}"}


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40))
def test_any_text_survives_data(text: str) -> None:
    """Whatever the text, the data reads back as it was, and nothing in it ends the script."""
    told = fill(cut(FRAME), {"title": text, "root": "", "body": ""}).partition("ld+json")[2]
    inner = told.partition(">")[2].partition("</script>")[0]
    assert json.loads(inner)["name"] == text
    assert "<" not in inner


def test_markup_of_our_own_stays_between_tags_only() -> None:
    """What was made as markup is left alone between tags; in an attribute it is text like any other."""
    pieces = cut(f'<p title="{mark("x")}">{mark("x")}</p>')
    assert fill(pieces, {"x": Markup("<b>y</b>")}) == '<p title="&lt;b&gt;y&lt;/b&gt;"><b>y</b></p>'


def test_data_may_be_a_whole_value() -> None:
    """A mark that is a whole JSON string takes any value: what a page says as data is written there, keys in
    order."""
    pieces = cut(f'<script type="application/ld+json">"{mark("dataset")}"</script>')
    assert (
        fill(pieces, {"dataset": {"b": 1, "a": ["<"]}})
        == '<script type="application/ld+json">{"a": ["\\u003c"], "b": 1}</script>'
    )


@pytest.mark.parametrize(
    "unsafe",
    [
        f"<script>let a = '{mark('x')}'</script>",
        f"<style>a {{ content: '{mark('x')}' }}</style>",
        f"<a href={mark('x')}>y</a>",
        f'<a {mark("x")}="y">z</a>',
        f'<script type="module" src="a.js">{mark("x")}</script>',
    ],
)
def test_no_value_where_none_is_safe(unsafe: str) -> None:
    """A mark in a program, in a style, or in a tag outside of double quotes is refused by its name."""
    with pytest.raises(Misplaced, match=r"^x$"):
        cut(unsafe)


def test_what_is_known_is_filled_first() -> None:
    """Values that all pages share are written once; a slot that is still open is named when its value is
    missing."""
    pieces = filled(cut(f"<p>{mark('a')} and {mark('b')}</p>"), {"a": "<1>"})
    assert [p.name if isinstance(p, Slot) else p for p in pieces] == ["<p>&lt;1&gt; and ", "b", "</p>"]
    with pytest.raises(KeyError, match="b"):
        fill(pieces, {})


def test_examples() -> None:
    """The examples in the documentation hold."""
    result = doctest.testmod(slots)
    assert result.attempted >= 4
    assert result.failed == 0


def test_marks_and_names_agree() -> None:
    """Every text that a mark takes the place of is found again under the name of the mark."""
    value = {"words": {"site.Title": "T"}, "crumbs": [{"label": "L"}, {"label": "M"}]}
    names = named(value, "site")
    assert names == {"site.words.site.title": "T", "site.crumbs.0.label": "L", "site.crumbs.1.label": "M"}
    assert fill(cut(json.dumps(marked(value, "site"))), names) == json.dumps({**value})


def test_a_shell_bears_no_layout_of_its_template() -> None:
    """Empty lines and indents go, since every page would repeat them; no two words are joined, a no-break
    space stays, and so does what stands in programs and in preformatted text."""
    text = "<p>\n\n   one\t\n  two\u00a0\n</p><script>\n\n  a()\n</script>\n\n<pre>\n  b\n\n</pre>"
    kept = "<p>\none\ntwo\u00a0\n</p><script>\n\n  a()\n</script>\n<pre>\n  b\n\n</pre>"
    assert dense(text) == kept


def test_letters_in_data_stand_as_they_are() -> None:
    """Vietnamese letters of data for search engines take two bytes or three, not the six of an escape."""
    assert as_data("Kế hoạch") == '"Kế hoạch"'
