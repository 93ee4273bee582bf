"""Letters of a page of a PDF in the room they take, whatever their fonts say."""

from __future__ import annotations

import io
from typing import Any

import pdfplumber

from generator.importing.letters import give_letters_plainly, letters, once
from tests.unit.importing.pdfs import Words, pdf

PAGE = 800.0


def letter(
    text: str, left: float, *, slant: float = 0.0, top: float = 100.0, width: float = 6.0, **more: Any
) -> dict[str, Any]:
    """A letter as pdfplumber gives it, 12 points high, standing on a line 710 points above the foot."""
    return {
        "text": text,
        "fontname": "ABCDEF+Office",
        "x0": left,
        "x1": left + width,
        "width": width,
        "upright": True,
        "matrix": (1, 0, slant, 1, left, 690.0),
        "size": 12.0,
        "top": top,
        "bottom": top + 12,
        "doctop": top,
        "y0": PAGE - top - 12,
        "y1": PAGE - top,
        **more,
    }


def test_slanted_letters_keep_their_room() -> None:
    """The box of a letter that is only slanted reaches over the space after it, not its place in the line."""
    slanted = letter("a", 305.8, slant=0.25, width=10.6)
    slanted["matrix"] = (0.75, 0, 0.1875, 0.75, 306.5, 700.0)
    straight = letter("a", 306.5, width=7.6)
    found = letters([slanted], PAGE)[0]
    assert (found["x0"], round(found["x1"], 1)) == (306.5, 314.1)
    assert letters([straight], PAGE)[0]["x1"] == 306.5 + 7.6


def test_letters_of_two_fonts_stand_on_one_line() -> None:
    """A font that says another height of its letters (a second one for those with accents) parts no word."""
    found = letters([letter("t", 0, top=100), letter("ể", 6, top=97), letter("n", 12, top=100)], PAGE)
    assert len({round(char["top"], 3) for char in found}) == 1
    assert len({round(char["y0"], 3) for char in found}) == 1


def test_marks_set_apart_are_of_the_letter_before_them() -> None:
    """Whatever room the font gives them; a mark elsewhere in the line is left as it is."""
    drawn = [
        letter(text, float(x))
        for text, x in [("b", 0), ("ô", 6), ("\u0301", 12), (" ", 12), ("n", 18), ("\u0309", 60)]
    ]
    found = letters(drawn, PAGE)
    assert [(char["text"], char["x1"]) for char in found[:3]] == [("b", 6), ("ố", 12), (" ", 18)]
    assert [char["text"] for char in found[3:]] == ["n", "\u0309"]
    for char in drawn[3:]:
        char["x0"] = char["x0"] + 6  # the mark takes room of its own
    drawn[1]["text"] = "ô"
    assert letters(drawn, PAGE)[1]["x1"] == 18


def test_signs_of_symbol_fonts_and_letters_nobody_sees() -> None:
    """Codes of a symbol font are the signs they print; what stands beyond the page is not printed."""
    sign = letter("\uf0b7", 0, fontname="ABCDEF+OpenSymbol")
    arrow = letter("\uf0d8", 10, fontname="ABCDEF+Wingdings-Regular")
    beyond = letter("x", 20, top=PAGE)
    assert [char["text"] for char in letters([sign, arrow, beyond], PAGE)] == ["•", "➢"]


def test_a_letter_printed_over_itself_is_one() -> None:
    """As programs do to make it look bold; not the same letter further on, nor another in its place."""
    drawn = [letter("b", 0.9), letter("b", 1.2), letter("b", 8), letter("a", 1), letter("b", 1, top=112)]
    assert once(drawn) == [drawn[0], drawn[2], drawn[3], drawn[4]]


def test_letters_are_given_with_their_places_alone() -> None:
    """What is given is what pdfplumber gives."""
    file = pdf([Words("Sở Y tế", 60, 100)])
    with pdfplumber.open(io.BytesIO(file)) as whole, pdfplumber.open(io.BytesIO(file)) as plain:
        give_letters_plainly(plain.pages[0])
        for char, alone in zip(whole.pages[0].chars, plain.pages[0].chars, strict=True):
            assert alone == {key: char[key] for key in alone}
            assert "non_stroking_color" not in alone
