"""Pictures beside shared links: every letter is there, texts fit, and the same text gives the same bytes."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pytest
from PIL import Image

from generator import links, workers
from generator.cache import Cache
from generator.site import sharing
from generator.site.pages.base import Page

#: every vowel of Vietnamese with every tone, and đ
_TONES = ("", *"\u0300\u0301\u0309\u0303\u0323")
LETTERS = {unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for t in _TONES} | {*"đĐ"}


def test_the_same_text_gives_the_same_bytes() -> None:
    """Twice drawn, a picture is the same; another text gives another, and each has the size that is asked
    for."""
    first = sharing.drawn("Kế hoạch", "Sở Y tế", "Chủ trì 3 nhiệm vụ.")
    assert sharing.drawn("Kế hoạch", "Sở Y tế", "Chủ trì 3 nhiệm vụ.") == first
    assert sharing.drawn("Kế hoạch", "Sở Y tế", "Chủ trì 4 nhiệm vụ.") != first
    assert Image.open(io.BytesIO(first)).size == sharing.SIZE
    assert len(first) < 40_000


def test_the_typefaces_have_every_letter_of_vietnamese() -> None:
    """No letter is drawn as the box that stands for what a typeface lacks."""
    for style in (sharing.NAME, sharing.TITLE):
        font = sharing.font_of(style)
        lacking = bytes(font.getmask("\N{CJK UNIFIED IDEOGRAPH-4E00}"))
        assert [letter for letter in sorted(LETTERS) if bytes(font.getmask(letter)) == lacking] == []


def test_long_texts_are_cut_between_words() -> None:
    """A text takes no more lines than there are, none is wider than the picture, and what is left out is
    told."""
    style = sharing.TITLE
    lines = sharing.fitted("Ban Chỉ đạo phòng, chống " * 12, style)
    assert len(lines) == style.lines
    assert lines[-1].endswith(" …")
    room = sharing.SIZE[0] - 2 * sharing.EDGE
    assert max(sharing.font_of(style).getlength(line) for line in lines) <= room
    assert sharing.fitted("Sở Y tế", style) == ["Sở Y tế"]


def _boxes(picture: bytes) -> list[tuple[int, int, int, int]]:
    """Where ink stands beside the bar, each line of text by itself: left, top, right, bottom (px)."""
    ink = Image.open(io.BytesIO(picture)).convert("L").point([255 * (value < 250) for value in range(256)])
    rows = [ink.crop((40, y, ink.width, y + 1)).getbbox() is not None for y in range(ink.height)]
    tops = [y for y in range(1, len(rows)) if rows[y] and not rows[y - 1]]
    bands = [(top, rows.index(False, top)) for top in tops]
    found = [ink.crop((40, top, ink.width, end)).getbbox() or (0, 0, 0, 0) for top, end in bands]
    return [(40 + b[0], top, 40 + b[2], end) for b, (top, end) in zip(found, bands, strict=True)]


def test_lines_stand_one_below_the_other() -> None:
    """The name, the title and what the page tells stand in this order, each in lines that go downwards from
    its own place, none over another and none at the edge of the picture."""
    long = "ACEMNORSUVWXZ " * 40
    boxes = _boxes(sharing.drawn("ACE", long, long))
    styles = (sharing.NAME, sharing.TITLE, sharing.ABOUT)
    lines = [(style, style.top + n * style.step) for style in styles for n in range(style.lines)]
    assert len(boxes) == len(lines)
    for (left, top, right, bottom), (style, given) in zip(boxes, lines, strict=True):
        assert given <= top < bottom <= given + style.step
        assert (
            sharing.EDGE - 2 <= left < right <= sharing.SIZE[0] - sharing.EDGE + 2
        )  # a letter may reach out
    assert boxes[-1][3] <= sharing.SIZE[1] - sharing.EDGE / 2


def test_the_layout_is_as_it_was_reviewed() -> None:
    """A bar at the left edge from top to bottom, then the lines, to the pixel: look at a picture before you
    write other numbers here."""
    long = "HHHHHHH " * 40
    picture = sharing.drawn("HHHHHHH", long, long)
    assert _boxes(picture) == [
        (73, 73, 257, 99),
        (75, 155, 810, 205),
        (75, 239, 810, 289),
        (75, 323, 882, 374),
        (73, 433, 1013, 458),
        (73, 479, 1013, 504),
        (73, 525, 1049, 551),
    ]
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    bar = [x for x in range(40) if image.getpixel((x, 0)) == image.getpixel((x, 629)) == (11, 61, 54)]
    assert bar == list(range(23))
    assert image.getpixel((40, 0)) == (255, 255, 255)


def test_each_page_names_a_picture_that_is_drawn(pages: list[Page]) -> None:
    """Every page names the picture of its own or of the site, in its language; each of them is drawn, and no
    other."""
    drawn = sharing.files(pages)
    named = {page.extra["picture"] for page in pages}
    assert named == set(drawn)
    assert {links.share_picture(language=language) for language in ("vi", "en")} < named
    own = [page for page in pages if page.kind == "document" and page.ident]
    assert {page.extra["picture"] for page in own} == {
        links.share_picture("document", page.ident, page.language) for page in own
    }


def test_drawn_by_other_processes_they_are_the_same(
    pages: list[Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many pictures are drawn elsewhere, to the same bytes; what was kept is drawn nowhere."""
    first, memory = sharing.files(pages), Cache(tmp_path)
    monkeypatch.setattr(sharing, "_FEW", 1)
    assert sharing.files(pages, memory) == first
    monkeypatch.setattr(sharing, "drawn", lambda *_: pytest.fail("drawn again"))
    monkeypatch.setattr(workers, "map_each", lambda *_, **__: pytest.fail("drawn again"))
    assert sharing.files(pages, memory) == first
