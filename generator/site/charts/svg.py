"""Drawing: elements with everything escaped, scales, ticks, and how wide a text will be.

A picture flows. Across, everything is placed in percent of the width there is; down, in em of the letters. So
letters are as large on a phone as they are beside the picture, and nothing has to be drawn twice. Colours
come from the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

#: height of a line of text, em
LINE = 1.3
#: width of the narrowest picture, em: 288 px of a screen of 320 px, in letters of 12 px
ROOM = 24
_SPECIAL = re.compile(r"""[&<>"'{}]""")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_ID = re.compile(r"[a-z][a-z0-9-]*")
#: letters by how wide they are in a wide sans-serif typeface, em; all others are as wide as an "n"
_WIDTHS = {
    **dict.fromkeys("iíìỉĩịjlI|.,:;'!·", 0.33),
    **dict.fromkeys('ftr()[]/- "', 0.4),
    **dict.fromkeys("sckxvyzýỳỷỹỵ", 0.57),
    **dict.fromkeys("mwMW%@—…", 0.97),
}
_LETTER, _CAPITAL = 0.63, 0.74


def escape(text: object) -> Markup:
    """A text as it may stand in an element or attribute; markup stays as it is.

    >>> str(escape("a < b & {{ c }}"))
    'a &lt; b &amp; &#123;&#123; c &#125;&#125;'
    """
    if isinstance(text, Markup):
        return text
    plain = _CONTROL.sub(" ", str(text))
    return Markup(_SPECIAL.sub(lambda m: f"&{_NAMED.get(m[0]) or f'#{ord(m[0])}'};", plain))  # noqa: S704 - nothing that could be markup is left


_NAMED = {"&": "amp", "<": "lt", ">": "gt"}


def el(name: str, *children: object, **attributes: object) -> Markup:
    """An element. ``class_`` is written ``class``, ``text_anchor`` ``text-anchor``; an attribute that is None
    is left out.

    >>> str(el("text", "a<b", x=pc(50), class_="small"))
    '<text x="50%" class="small">a&lt;b</text>'
    """
    inside = "".join(escape(child) for child in children)
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    text = f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"
    return Markup(text)  # noqa: S704 - names of elements and attributes stand in charts/, all else is escaped


def plain(value: float) -> str:
    """A coordinate: two decimals at most, none for nothing.

    >>> plain(12.50), plain(-0.001), plain(3)
    ('12.5', '0', '3')
    """
    return f"{round(value, 2) + 0:.2f}".rstrip("0").rstrip(".")  # adding nothing makes -0 a 0


def pc(value: float) -> str:
    """A place or length across, in percent."""
    return f"{plain(value)}%"


def em(value: float) -> str:
    """A place or length down, in em."""
    return f"{plain(value)}em"


@dataclass(frozen=True)
class Scale:
    """From values between ``low`` and ``high`` to places between ``left`` and ``right``."""

    low: float
    high: float
    left: float = 0
    right: float = 100

    def position(self, value: float | Decimal) -> float:
        """Where a value stands; in the middle when there is only one value.

        >>> Scale(0, 10, 20, 100).position(5), Scale(3, 3).position(3)
        (60.0, 50.0)
        """
        if self.high == self.low:
            return (self.left + self.right) / 2
        return self.left + (self.right - self.left) * (float(value) - self.low) / (self.high - self.low)

    def day(self, value: date) -> float:
        """Where a day stands, on a scale of ordinals of days."""
        return self.position(value.toordinal())


def ticks(low: float, high: float, most: int = 5) -> list[Decimal]:
    """Round values (1, 2, 2.5 or 5 of a power of ten apart), the first at or below ``low``, the last at or
    above ``high``.

    >>> [str(t) for t in ticks(3, 17)], [str(t) for t in ticks(0, 0.9, 4)]
    (['0', '5', '10', '15', '20'], ['0.0', '0.5', '1.0'])
    """
    for step in _steps(high - low or 1, most):
        first = (Decimal(str(low)) / step).to_integral_value("ROUND_FLOOR")
        last = (Decimal(str(high)) / step).to_integral_value("ROUND_CEILING")
        if last - first < most:
            return [Decimal(f"{step * n:f}") for n in range(int(first), int(last) + 1)]
    raise ValueError(f"no ticks from {low} to {high}")


def _steps(span: float, most: int) -> Iterable[Decimal]:
    power = Decimal(str(span / most)).adjusted()
    return (Decimal(step).scaleb(power + up) for up in range(3) for step in ("1", "2", "2.5", "5"))


def width(text: str) -> float:
    """How wide a text will be, in em, estimated; rather too wide than too narrow.

    >>> round(width("Sở Tài chính"), 1)
    6.7
    """
    return sum(
        _WIDTHS.get(c) or (_CAPITAL if c.isupper() else _LETTER) for c in unicodedata.normalize("NFC", text)
    )


def wrap(text: str, room: float, most: int = 3) -> list[str]:
    """A text in lines that fit ``room`` em; what is left after ``most`` lines is shown by an ellipsis.

    >>> wrap("Sở Nông nghiệp và Phát triển nông thôn", 10), wrap("một hai ba bốn năm sáu", 5, 2)
    (['Sở Nông nghiệp và', 'Phát triển nông', 'thôn'], ['một hai', 'ba bốn …'])
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or width(longer) <= room:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = _cut(lines[-1], room)
            break
    return lines


def _cut(line: str, room: float) -> str:
    while " " in line and width(f"{line} …") > room:
        line = line.rsplit(" ", 1)[0]
    return f"{line} …"


def text(lines: str | Sequence[str], x: float, y: float, **more: object) -> Markup:
    """A text whose first line stands on ``y`` (em), at ``x`` percent; further lines below."""
    if isinstance(lines, str):
        return el("text", lines, x=pc(x), y=em(y), **more)
    if len(lines) == 1:
        return el("text", lines[0], x=pc(x), y=em(y), **more)
    spaced = _spaced(lines, ends="end" in str(more.get("class_", "")).split())
    return el(
        "text", *(el("tspan", line, x=pc(x), y=em(y + i * LINE)) for i, line in enumerate(spaced)), **more
    )


def _spaced(lines: Sequence[str], *, ends: bool) -> list[str]:
    """Lines with the space between them, without which they would be read out as one word; it stands where it
    moves no letter.

    >>> _spaced(["a b", "c"], ends=False), _spaced(["a b", "c"], ends=True)
    (['a b ', 'c'], ['a b', ' c'])
    """
    if ends:
        return [f" {line}" if i else line for i, line in enumerate(lines)]
    return [f"{line} " if i < len(lines) - 1 else line for i, line in enumerate(lines)]


def line(x: tuple[float, float], y: tuple[float, float], class_: str) -> Markup:
    """A line between two places."""
    return el("line", x1=pc(x[0]), x2=pc(x[1]), y1=em(y[0]), y2=em(y[1]), class_=class_)


def box(x: tuple[float, float], y: tuple[float, float], class_: str, **more: object) -> Markup:
    """A rectangle from place to place."""
    return el(
        "rect", x=pc(x[0]), y=em(y[0]), width=pc(x[1] - x[0]), height=em(y[1] - y[0]), class_=class_, **more
    )


def mark(path: str, x: float, y: float, class_: str) -> Markup:
    """A small shape around a place: ``path`` is drawn in px, with the place as its origin."""
    return el("svg", el("path", d=path), x=pc(x), y=em(y), class_=class_)


def key(drawn: Markup, words: str, top: float) -> tuple[list[Markup], float]:
    """A line of the key below a picture: a mark of at most 2.2 em and what it means; and where the next line
    begins."""
    lines = wrap(words, ROOM - 3)
    spans = (
        el("tspan", part, x="2.8em", y=em(top + 0.95 + i * LINE))
        for i, part in enumerate(_spaced(lines, ends=False))
    )
    label = el("text", *spans, class_="soft")
    return [drawn, label], top + len(lines) * LINE + 0.2


@dataclass(frozen=True)
class Passed:
    """The days of a picture and the words for how many have passed: as they are on the day of the data, and
    by number.

    ``one`` and ``other`` hold ``{n}`` and ``{date}``.
    """

    days: tuple[date, ...]
    label: str
    one: str
    other: str


@dataclass(frozen=True)
class Caption:
    """What is said of a picture: its id on the page, its title, what it finds in a sentence or two, and how
    to read it."""

    ident: str
    title: str
    summary: str
    note: str = ""
    #: how many of its days have passed, which the day of reading decides
    passed: Passed | None = None


def drawing(
    caption: Caption, height: float, parts: Iterable[Markup], class_: str = "", role: str = "img"
) -> Markup:
    """The whole picture, ``height`` em high and as wide as its container.

    Its content is in its caption and table as text, so screen readers skip the drawing. A drawing with links
    is a ``group`` labelled by the caption, in which they can be reached.

    :raises ValueError: when the id is not one.
    """
    if not _ID.fullmatch(caption.ident):
        raise ValueError(f"not an id: {caption.ident}")
    spoken = (
        {"role": role, "aria_labelledby": f"{caption.ident}-title"}
        if role == "group"
        else {"aria_hidden": "true", "focusable": "false"}
    )
    return el(
        "svg", *parts, class_=f"drawing {class_}".strip(), width="100%", height=em(height), **spoken
    )  # fmt: skip
