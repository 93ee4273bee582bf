"""What a paragraph or a run of Word has by its style."""

from __future__ import annotations

import pytest
from lxml import etree

from generator.importing.broken import Broken
from generator.importing.parts import W
from generator.importing.styles import Styles

SPACE = W.strip("{}")


def _styles(*styles: str, base: str = "") -> Styles:
    """The styles of a document: each ``id type inner`` as markup, ``base`` the run properties of the
    document."""
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{base}</w:rPr></w:rPrDefault></w:docDefaults>"
    return Styles(etree.fromstring(f'<w:styles xmlns:w="{SPACE}">{defaults}{"".join(styles)}</w:styles>'))


def _style(own: str, inner: str = "", based: str = "", kind: str = "paragraph", given: str = "") -> str:
    based = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{own}"{given}>{based}{inner}</w:style>'


def _outline(level: str) -> str:
    return f'<w:pPr><w:outlineLvl w:val="{level}"/></w:pPr>'


@pytest.mark.parametrize(("level", "heading"), [("0", 1), ("1", 2), ("8", 9), ("9", 0)])
def test_the_outline_level_of_a_style_is_that_of_its_headings(level: str, heading: int) -> None:
    """Word counts outline levels from 0; the tenth is body text. What a style is based on counts too."""
    styles = _styles(_style("a", _outline(level)), _style("b", based="a"))
    assert styles.heading("a") == heading
    assert styles.heading("b") == heading


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("heading 3", 3),
        ("Heading 1", 1),
        ("Title", 1),
        ("Tiêu đề 2", 2),
        ("Tiêu đề", 1),
        ("heading 0", 0),
        ("Body", 0),
    ],
)
def test_without_a_level_the_name_tells(name: str, heading: int) -> None:
    """A style called as Word calls its headings, in English or Vietnamese, is one; any other is none."""
    assert _styles(_style("a", f'<w:name w:val="{name}"/>')).heading("a") == heading


def test_a_style_that_is_not_there_is_called_by_its_id() -> None:
    """Whatever a paragraph names, its style has a name; without a name of its own it is that of the
    default."""
    styles = _styles(_style("n", '<w:name w:val="Normal"/>', given=' w:default="1"'), _style("b"))
    assert styles.name("n") == "Normal"
    assert styles.name("gone") == "gone"
    assert styles.paragraph(None) == "n"
    chosen = etree.fromstring(f'<w:pPr xmlns:w="{SPACE}"><w:pStyle w:val="b"/></w:pPr>')
    assert styles.paragraph(chosen) == "b"


def test_the_nearest_setting_counts() -> None:
    """A setting is looked for along the chain, and told with the style that has it; fonts come the nearest
    first."""
    styles = _styles(
        _style("a", '<w:rPr><w:rFonts w:ascii="A"/></w:rPr>'), _style("b", "", "a"),
        _style("r", '<w:rPr><w:rFonts w:ascii="R"/></w:rPr>', kind="character"), base='<w:rFonts w:ascii="D"/>',
    )  # fmt: skip
    assert styles.holder("b", "rPr/rFonts") == "a"
    assert styles.holder("b", "rPr/b") == ""
    assert [font.get(f"{W}ascii") for font in styles.fonts("b", "r")] == ["R", "A", "D"]
    assert [font.get(f"{W}ascii") for font in _styles().fonts("x", "y")] == []


@pytest.mark.parametrize(
    ("paragraph", "run", "on"),
    [("", "", True), ("1", "", True), ("0", "", False), ("1", "1", False), ("0", "1", True)],
)
def test_a_switch_set_by_both_is_off_again(paragraph: str, run: str, on: bool) -> None:  # noqa: FBT001 - of pytest
    """Bold by the paragraph's style and by the run's is not bold; where neither says anything the document
    does."""
    set_ = '<w:rPr><w:b w:val="{}"/></w:rPr>'
    styles = _styles(
        _style("p", set_.format(paragraph) if paragraph else ""), _style("r", set_.format(run) if run else "", kind="character"),
        base="<w:b/>",
    )  # fmt: skip
    assert styles.switched("p", "r", "b") is on


def test_a_style_based_on_itself_is_no_document() -> None:
    """A chain that comes back to where it began is refused, and not followed for ever."""
    with pytest.raises(Broken):
        _styles(_style("a", based="b"), _style("b", based="a"))


def test_styles_of_lists() -> None:
    """A numbering style stands for the list that it names."""
    inner = '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>'
    assert _styles(_style("l", inner, kind="numbering"), _style("p", inner)).numbering_links() == {"l": "7"}
