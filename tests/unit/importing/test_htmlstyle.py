"""What an element of a page says of the words in it: how a list counts, what is left out, what is bold."""

from __future__ import annotations

import pytest

from generator.importing import html
from generator.importing.broken import Broken
from generator.text.blocks import Original, Paragraph


def _page(body: str) -> Original:
    read = html.read(f"<html><body>{body}</body></html>".encode())
    assert read is not None
    return read


def _paragraphs(body: str) -> list[Paragraph]:
    return [block for block in _page(body).blocks or () if isinstance(block, Paragraph)]


def _labels(body: str) -> list[str]:
    return [block.label for block in _paragraphs(body)]


_ITEMS = "<li>x</li><li>y</li>"


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("1", ["4.", "5."]), ("a", ["d.", "e."]), ("A", ["D.", "E."]), ("i", ["iv.", "v."]), ("I", ["IV.", "V."]),
        ("disc", ["-", "-"]), ("circle", ["-", "-"]), ("square", ["-", "-"]), ("none", ["", ""]), ("?", ["4.", "5."]),
    ],
)  # fmt: skip
def test_a_list_counts_by_its_type(form: str, labels: list[str]) -> None:
    """In the form that ``type`` names, large letters apart from small ones; in numbers where it names none."""
    assert _labels(f'<ol start="4" type="{form}">{_ITEMS}</ol>') == labels


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("decimal", ["4.", "5."]), ("decimal-leading-zero", ["04.", "05."]), ("lower-alpha", ["d.", "e."]),
        ("lower-latin", ["d.", "e."]), ("upper-alpha", ["D.", "E."]), ("upper-latin", ["D.", "E."]),
        ("lower-roman", ["iv.", "v."]), ("upper-roman", ["IV.", "V."]), ("disc", ["-", "-"]), ("none", ["", ""]),
        ("unheard-of", ["4.", "5."]),
    ],
)  # fmt: skip
def test_a_list_counts_by_its_style(form: str, labels: list[str]) -> None:
    """In the form that the style of the list names, or that of an item; in numbers where it names none."""
    styled = _ITEMS.replace("<li>", f'<li style="list-style-type:{form}">')
    assert _labels(f'<ol start="4">{styled}</ol>') == labels
    assert (
        _labels(f'<ol start="4" type="a" style="color:red; list-style: {form.upper()}">{_ITEMS}</ol>')
        == labels
    )


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        ("<ul><li>x</li></ul>", ["-"]),
        ('<ul style="list-style:none"><li>x</li></ul>', [""]),
        ('<ul type="circle"><li>x</li></ul>', ["-"]),
        ("<ol reversed><li>x</li><li>y</li><li>z</li></ol>", ["3.", "2.", "1."]),
        ('<ol reversed start="9"><li>x</li><li>y</li></ol>', ["9.", "8."]),
        ('<ol start="-1"><li>x</li><li>y</li></ol>', ["-1.", "0."]),
        ('<ol start=" 7 "><li>x</li></ol>', ["7."]),
        ('<ol><li value="5">x</li><li>y</li></ol>', ["5.", "6."]),
        ("<ol><li>x<ol><li>y</li></ol></li><li>z</li></ol>", ["1.", "1.", "2."]),
        ("<li>x</li>", [""]),
    ],
)
def test_where_a_list_begins_and_goes(body: str, labels: list[str]) -> None:
    """From one upwards, from its length downwards, from what is said; bullets and lists without signs count
    nothing."""
    assert _labels(body) == labels


def test_levels_of_lists() -> None:
    """An item stands as deep as lists are open around it; outside lists there is no level."""
    found = _paragraphs("<ol><li>x<ul><li>y</li></ul></li></ol><p>z</p>")
    assert [(block.text, block.level) for block in found] == [("x", 0), ("y", 1), ("z", -1)]


def test_no_list_counts_for_ever() -> None:
    """A number that no browser counts to is refused."""
    assert _labels('<ol start="32767"><li>x</li></ol>') == ["32767."]
    with pytest.raises(Broken):
        _page('<ol start="32768"><li>x</li></ol>')


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        ('<div title="footer">gone</div>', "running"),
        ('<div role="contentinfo">gone</div>', "navigation"),
        ('<div id="footer">gone</div>', "navigation"),
        *((f"<{tag}>gone</{tag}>", "navigation") for tag in ("nav", "aside", "footer", "iframe")),
        *((f"<{tag}>gone</{tag}>", "control") for tag in ("button", "select", "textarea", "object")),
        *((f"<{tag}/>", "control") for tag in ("input", "embed")),
        *((f"<{tag}>gone</{tag}>", "picture") for tag in ("svg", "canvas", "audio", "video", "math")),
        ("<img/>", "picture"),
        *((f"<{tag}>gone</{tag}>", "struck") for tag in ("s", "strike", "del")),
        ('<span style="text-decoration: underline LINE-through">gone</span>', "struck"),
        ('<span style="text-decoration-line:line-through">gone</span>', "struck"),
        ("<span hidden>gone</span>", "hidden"),
        *(
            (f'<span style="{style}">gone</span>', "hidden")
            for style in (
                "display : none", "visibility:hidden", "visibility: collapse", "font-size:0", "font-size:0pt",
                "color:red; font-size: 0px; margin:0", "font-size:0em", "mso-hide:all", "DISPLAY:NONE",
            )
        ),
    ],
)  # fmt: skip
def test_what_is_no_text_is_left_out_and_told(element: str, kind: str) -> None:
    """Navigation, controls, pictures, what is struck out or hidden: none of it is read, each kind is
    counted."""
    read = _page(f"<p>a {element}b</p>")
    assert " ".join(read.text.split()) == "a b"
    assert [(left.kind, left.count) for left in read.left_out] == [(kind, 1)]


@pytest.mark.parametrize(
    "style", ["font-size:10px", "font-size:0.9em", "min-font-size:0", "text-decoration:underline"]
)
def test_what_is_small_or_underlined_is_read(style: str) -> None:
    """Only what nobody can see is left out."""
    read = _page(f'<p>a <span style="{style}">b</span></p>')
    assert (read.text.strip(), read.left_out) == ("a b", ())


@pytest.mark.parametrize(
    ("element", "bold", "centred", "heading"),
    [
        ("<b>x</b>", True, False, 0), ("<strong>x</strong>", True, False, 0),
        ('<span style="font-weight: BOLD">x</span>', True, False, 0),
        ('<span style="font-weight:600">x</span>', True, False, 0),
        ('<span style="font-weight:500">x</span>', False, False, 0),
        ("<h1>x</h1>", True, False, 1), ("<h6>x</h6>", True, False, 6), ("<h3><i>x</i></h3>", True, False, 3),
        ("<center>x</center>", False, True, 0), ('<p align="CENTER">x</p>', False, True, 0),
        ('<p style="text-align : center">x</p>', False, True, 0), ('<p align="right">x</p>', False, False, 0),
        ("<center><b>x</b></center>", True, True, 0), ("<b>x</b> y", False, False, 0),
    ],
)  # fmt: skip
def test_how_words_are_set(element: str, bold: bool, centred: bool, heading: int) -> None:  # noqa: FBT001 - what is expected
    """Bold where all of it is, centred, or a heading, from whatever element around says so."""
    (block,) = _paragraphs(f"<div>{element}</div>")
    assert (block.bold, block.centred, block.heading) == (bold, centred, heading)


@pytest.mark.parametrize("picture", ['<img align="left"/>', '<img align="RIGHT"/>'])
def test_a_floating_picture_parts_no_words(picture: str) -> None:
    """The line's end in the source behind a picture that floats is none between words."""
    assert _page(f"<p>Qu{picture}\nyết</p>").text.strip() == "Quyết"
    assert _page("<p>Qu<img/>\nyết</p>").text.strip() == "Qu yết"


_OLD = "c«ng t¸c qu¶n lý nhµ n\u00adíc"
_NEW = "công tác quản lý nhà nước"


@pytest.mark.parametrize(
    ("element", "text"),
    [
        (f'<font face=".VnTime">{_OLD}</font>', _NEW),
        (f"<font face='.VnTimeH'>{_OLD}</font>", _NEW.upper()),
        (f'<span style="font-family: .VnTime">{_OLD}</span>', _NEW),
        (f"<span style=\"FONT-FAMILY: '.VnTime', serif\">{_OLD}</span>", _NEW),
        (f'<span style="font: 12pt .VnTime">{_OLD}</span>', _NEW),
        (f'<span style="font-family:.VnTime"><i>{_OLD}</i></span>', _NEW),
        (f'<span face=".VnTime">{_OLD}</span>', _OLD),
        (f'<span style="font-family:.VnTime"><b style="font-family:Arial">{_NEW}</b></span>', _NEW),
        (f'<font face=".VnTime"><font face="Arial">{_NEW}</font></font>', _NEW),
        (f'<font face=".VnTime"><font color="red">{_OLD}</font></font>', _NEW),
    ],
)
def test_words_are_in_the_encoding_of_their_font(element: str, text: str) -> None:
    """Of the font named nearest: by the element for fonts, or by a style; one that says nothing of it goes
    on."""
    assert _page(f"<p>{element}</p>").text.strip() == text


def test_lines_of_a_listing_stay() -> None:
    """In what is set as typed a line's end is one, also deep inside; elsewhere it is a space."""
    assert [b.text for b in _paragraphs("<pre>Một.\n<i>Hai.\nBa.</i></pre>")] == ["Một.", "Hai.", "Ba."]
    assert [b.text for b in _paragraphs("<div>Một.\n<i>Hai.\nBa.</i></div>")] == ["Một. Hai. Ba."]


@pytest.mark.parametrize(("attribute", "name"), [('start="x"', "start"), ('start="99999"', "start")])
def test_a_number_that_is_none_is_named(attribute: str, name: str) -> None:
    """What is refused is said by the name of the attribute."""
    with pytest.raises(Broken, match=name):
        _page(f"<ol {attribute}><li>x</li></ol>")
    with pytest.raises(Broken, match="value"):
        _page(f"<ol><li {attribute.replace(name, 'value')}>x</li></ol>")
