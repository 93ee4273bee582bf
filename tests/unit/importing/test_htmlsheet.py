"""Style sheets of a page: what they hide, strike and print before the items of lists."""

from __future__ import annotations

import pytest

from generator.importing.broken import TooMuch
from generator.importing.reading import read_bytes
from generator.text.blocks import Row


def texts(sheet: str, body: str) -> list[str]:
    """Label and text of the paragraphs of a page with a style sheet."""
    found = read_bytes(
        f"<html><head><style>{sheet}</style></head><body>{body}</body></html>".encode(), ".html"
    )
    assert found is not None
    return [f"{b.label} {b.text}".strip() for b in found.blocks or () if not isinstance(b, Row)]


SAME = "<p>Sở Y tế <span class='x'>rà soát</span> tuyển người.</p>"


@pytest.mark.parametrize("sheet", [
    ".x{display:none}",
    "span.x { text-decoration: line-through red }",
    "p > .x {visibility:hidden}",
    "body .x{text-decoration-line:line-through}",
    "<!-- /* } */ @media print { p{display:none} } @import 'a'; h1, .x{display:none !important} -->",
])  # fmt: skip
def test_what_a_sheet_hides_or_strikes_is_left_out(sheet: str) -> None:
    """Rules by class, element, parent and ancestor count; what stands in an at-rule does not."""
    assert texts(sheet, SAME) == ["Sở Y tế tuyển người."]


@pytest.mark.parametrize("sheet", [
    "div .x{display:none}", "p.y > .x{display:none}", ".x:hover{display:none}", ".x{color:red",
    ".x{display:none} span.x{display:inline}", ".x{display:none} .x{display:inline}", "@media print{.x{display:none}}",
])  # fmt: skip
def test_what_a_sheet_says_of_others_changes_nothing(sheet: str) -> None:
    """Other elements, states and media; and the more exact rule, else the later one, decides."""
    assert texts(sheet, SAME) == ["Sở Y tế rà soát tuyển người."]


def test_an_element_s_own_style_comes_before_the_sheet() -> None:
    """As a browser has it."""
    assert texts("p{display:none}", "<p style='display:block'>còn</p><p>mất</p>") == ["còn"]


def test_lists_count_as_their_sheet_says() -> None:
    """The form of a list, and what exports of Google print before its items with counters."""
    assert texts("ol.q{list-style:lower-alpha inside}", "<ol class=q><li>một<li>hai</ol>") == [
        "a. một",
        "b. hai",
    ]
    sheet = (
        "ol{list-style-type:none}.a>li{counter-increment:n}.b>li{counter-increment:m}ol.b.start{counter-reset:m 0}"
        ".a>li:before{content:'' counter(n,upper-roman) '. '}"
        '.b>li::before{content:counter(n,decimal) "." counter(m) ") "}'
        ".c>li:before{content:'\\0025cf '}"
    )
    body = (
        "<ol class='a'><li>một</ol><ol class='b start'><li>hai<li>ba</ol><ol class=a><li>bốn</ol>"
        "<ol class='b start'><li>năm</ol><ul class=c><li>sáu</ul>"
    )
    assert texts(sheet, body) == ["I. một", "1.1) hai", "1.2) ba", "II. bốn", "2.1) năm", "- sáu"]


def test_rules_without_end_are_refused() -> None:
    """A sheet and a page that would take minutes to hold against each other end in a message."""
    with pytest.raises(TooMuch):
        texts(".a .b .c{color:red;display:none}" * 4000, "<p class='a b c'>x</p>" * 600)


def test_so_many_rules_are_looked_at_and_no_more() -> None:
    """What a later one would hide is read."""
    filling = ".b{color:red}"
    assert texts(filling * 4999 + ".a{display:none}", "<p class=a>x</p><p>y</p>") == ["y"]
    assert texts(filling * 5001 + ".a{display:none}", "<p class=a>x</p><p>y</p>") == ["x", "y"]


def test_a_number_may_count_where_it_is_printed() -> None:
    """A counter may go on in the part before an item alone."""
    sheet = (
        'ol{counter-reset:a;list-style:none}ol>li:before{counter-increment:a;content:"Điều " counter(a) "."}'
    )
    assert texts(sheet, "<ol><li>Một</li><li>Hai</li></ol>") == ["Điều 1. Một", "Điều 2. Hai"]


def test_words_shown_in_capitals_and_elements_shown_as_tables() -> None:
    """What a style shows as capitals, and as a table of rows and cells."""
    assert texts(
        ".u{text-transform:uppercase}", "<p class=u>tổ <i style='text-transform:none'>chức</i></p>"
    ) == ["TỔ chức"]
    sheet = ".t{display:table}.r{display:table-row}.c{display:table-cell}"
    line = "<div class=r><div class=c>{}</div><div class=c>{}</div><div class=c>{}</div></div>"
    cells = ("STT", "Nhiệm vụ", "Chủ trì"), ("1", "Sửa chợ", "Sở Y tế")
    table = "".join(line.format(*row) for row in cells)
    found = read_bytes(f"<style>{sheet}</style><div class=t>{table}</div>".encode(), ".html")
    assert found is not None
    assert [b.printed() for b in found.blocks or () if isinstance(b, Row)] == list(cells)
