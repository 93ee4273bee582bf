"""Pictures that programs show beside a shared link: the name of a page and what it tells, one for each
language.

They are drawn in one colour on white, sixteen shades, so that each has a few kilobytes. The typeface is Lato
(SIL Open Font License 1.1), which has every letter of Vietnamese and comes with MkDocs, of which each file is
locked by its hash: the same text gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files as package_files

from PIL import Image, ImageDraw, ImageFont

from generator import links, workers
from generator.cache import NONE, Cache, digest
from generator.site.pages import Page

#: as social networks and messengers ask for
SIZE = (1200, 630)
EDGE, _SHADES = 70, 16
_COLOUR = (11, 61, 54)
_FONTS = "themes/readthedocs/css/fonts"
#: pictures that one process draws before another has begun
_FEW = 100
#: the kind of entry that holds a picture
_ENTRY = "picture"
#: the words of a picture: whose site it is, what the page is called, what it tells
Words = tuple[str, str, str]


@dataclass(frozen=True)
class Style:
    """How a text of the picture is set: typeface, size in px, position, maximum number of lines, line
    distance."""

    face: str
    size: int
    top: int
    lines: int
    step: int


NAME = Style("lato-normal", 36, 70, 1, 44)
TITLE = Style("lato-bold", 68, 150, 3, 84)
ABOUT = Style("lato-normal", 34, 430, 3, 46)


def files(pages: Iterable[Page], memory: Cache = NONE) -> dict[str, bytes]:
    """The pictures by their path on the site: one a language for the site, and those of pages that have their
    own.

    A picture with the same text is taken from the cache ``memory``; many new ones are drawn in worker
    processes.
    """
    texts: dict[str, Words] = {}
    for page in pages:
        path = links.share_picture(page.kind, page.ident, page.language)
        if page.kind == "home" or path == page.extra["picture"]:
            name = page.context["view"].fact("name")
            title = page.context["view"].fact("tagline") if page.kind == "home" else page.title
            texts[path] = (name, title, page.description)
    new = [words for words in dict.fromkeys(texts.values()) if not memory.holds(_ENTRY, digest(*words))]
    pictures = dict(zip(new, workers.map_each(_drawn, new, chunk=10), strict=True)) if len(new) > _FEW else {}
    return {
        path: memory.bytes(_ENTRY, digest(*words), lambda words=words: pictures.get(words) or drawn(*words))  # type: ignore[misc]  # mypy infers no lambda with a default
        for path, words in texts.items()
    }


def _drawn(words: Words) -> bytes:
    return drawn(*words)


def drawn(name: str, title: str, about: str) -> bytes:
    """One picture as PNG: whose site it is, what the page is called, what it tells."""
    image = Image.new("L", SIZE, 255)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 22, SIZE[1]), fill=0)
    for style, text in ((NAME, name), (TITLE, title), (ABOUT, about)):
        for n, line in enumerate(fitted(text, style)):
            draw.text((EDGE, style.top + n * style.step), line, font=font_of(style), fill=0)
    return _packed(image)


def fitted(text: str, style: Style) -> list[str]:
    """A text in lines that fit the width of the picture; text beyond the last line is replaced by an
    ellipsis."""
    room, font = SIZE[0] - 2 * EDGE, font_of(style)
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or font.getlength(longer) <= room:
            lines[-1] = longer
        elif len(lines) < style.lines:
            lines.append(word)
        else:
            return [*lines[:-1], _cut(lines[-1], font, room)]
    return lines


def _cut(line: str, font: ImageFont.FreeTypeFont, room: int) -> str:
    while " " in line and font.getlength(f"{line} …") > room:
        line = line.rsplit(" ", 1)[0]
    return f"{line} …"


@cache
def font_of(style: Style) -> ImageFont.FreeTypeFont:
    """The typeface of a text at its size."""
    path = package_files("mkdocs") / _FONTS / f"{style.face}.woff2"
    return ImageFont.truetype(io.BytesIO(path.read_bytes()), style.size, layout_engine=ImageFont.Layout.BASIC)


def _packed(image: Image.Image) -> bytes:
    """Sixteen shades between the colour and white, four bits each."""
    few = image.point([value // (256 // _SHADES) for value in range(256)]).convert("P")
    few.putpalette([_mixed(part, shade) for shade in range(_SHADES) for part in _COLOUR])
    out = io.BytesIO()
    few.save(out, "PNG", bits=4, compress_level=4)  # a third of the time of 6, for 4 % more bytes
    return out.getvalue()


def _mixed(part: int, shade: int) -> int:
    return part + (255 - part) * shade // (_SHADES - 1)
