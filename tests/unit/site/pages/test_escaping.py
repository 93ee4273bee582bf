"""Whatever stands in content stays text: in Markdown, in raw HTML, in attributes, in templates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown
from markupsafe import Markup

from generator.site.pages.escaping import escape
from generator.site.pages.rendering import address, anchor

HOSTILE = (
    "a | b | c",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](y)",
    "{{ 7 * 7 }}",
    "{% for x in y %}",
    "{#id}",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "12) item",
    "***",
    "---",
    "===",
    "    indented",
    "\tindented",
    "> quote",
    ": definition",
    "<!-- comment -->",
    "</div>",
    "</p></div><h1>",
    "`code`",
    "~~~",
    "```",
    "*em* _em_ __strong__",
    "\\*",
    "&lt; &amp; &nbsp;",
    '" onmouseover="x',
    "' onmouseover='x",
    "one\n\n# two",
    "one\r\n- two",
    "[^1]: note",
    "*[HTML]: abbreviation",
    "[ref]: https://example.org",
    "<https://example.org>",
    "đ Đ “ngoặc” – … ",
    "$x$ ^y^",
)


def _rendered(text: str) -> html.HtmlElement:
    markdown = Markdown(extensions=["attr_list", "toc", "tables", "fenced_code"])
    return html.fragment_fromstring(markdown.convert(text), create_parent="main")


def _said(text: str) -> str:
    return " ".join(text.replace("\t", " ").split())


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize(
    "frame",
    ["{}", "# {} {{#top}}", "before {} after", '<div class="x">\n<p title="{}">{}</p>\n\n<p>end</p>\n</div>'],
)
def test_content_stays_text(frame: str, hostile: str) -> None:
    """A hostile text comes out as the words it is, and makes no element, attribute or structure of its
    own."""
    plain = _rendered(frame.replace("{}", "x").replace("{{", "{").replace("}}", "}"))
    full = _rendered(frame.replace("{}", str(escape(hostile))).replace("{{#top}}", "{#top}"))
    assert [(e.tag, sorted(e.keys())) for e in full.iter()] == [
        (e.tag, sorted(e.keys())) for e in plain.iter()
    ]
    assert _said(hostile) in _said(full.text_content())


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn", "Zl", "Zp")), max_size=60))
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    """Any text put into a raw HTML block reads the same afterwards."""
    full = _rendered(f"<div>\n<p>x{escape(text)}x</p>\n</div>")
    assert _said(f"x{text}x") == _said(full.text_content())
    assert [e.tag for e in full.iter()] == ["main", "div", "p"]


def test_markup_of_our_own_is_left_alone() -> None:
    """What is markup already is not escaped a second time."""
    assert escape(Markup("<b>x</b>")) == "<b>x</b>"


@pytest.mark.parametrize(
    "wrong", ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", 'x" onclick="y', "a b", "<x>"]
)
def test_address_refuses_what_can_run(wrong: str) -> None:
    """A link that could run something, or break out of its attribute, stops the build."""
    with pytest.raises(ValueError, match="not an address"):
        address(wrong)


@pytest.mark.parametrize("wrong", ['x"', "x y", "", "Ủy", "x}"])
def test_anchor_refuses_what_is_no_id(wrong: str) -> None:
    """An id that could break out of its attribute stops the build."""
    with pytest.raises(ValueError, match="not an anchor"):
        anchor(wrong)
