"""The numbers and bullets that Word prints before paragraphs, counted as it counts (ECMA-376 part 1,
17.9)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from generator.importing.broken import whole_number
from generator.importing.parts import W, switched, value
from generator.importing.symbols import bullet
from generator.text.numbers import roman

_LEVELS = 8  # the deepest level, from 0
_LARGEST = 32_767  # Word numbers no further


@dataclass(frozen=True, kw_only=True)
class Level:
    """How a level of a list numbers: form, text with ``%1`` for numbers, first number, and after which level
    it begins again."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    after: int | None = None
    legal: bool = False
    style: str = ""
    font: str = ""


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, part: etree._Element | None, linked: Mapping[str, str]) -> None:
        """``linked``: for each numbering style the list (``numId``) it stands for."""
        self._linked = linked
        self._abstract: dict[str, dict[int, Level]] = {}
        self._alias: dict[str, str] = {}
        self._lists: dict[str, str] = {}
        self._overrides: dict[str, dict[int, Level]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if part is not None:
            self._read(part)

    def _read(self, part: etree._Element) -> None:
        for abstract in part.iterfind(f"{W}abstractNum"):
            ident = abstract.get(f"{W}abstractNumId") or ""
            self._abstract[ident] = dict(map(_level, abstract.iterfind(f"{W}lvl")))
            self._alias[ident] = value(abstract.find(f"{W}numStyleLink"))
        for num in part.iterfind(f"{W}num"):
            ident = num.get(f"{W}numId") or ""
            self._lists[ident] = value(num.find(f"{W}abstractNumId"))
            self._override(ident, num)

    def _override(self, ident: str, num: etree._Element) -> None:
        for override in num.iterfind(f"{W}lvlOverride"):
            depth = whole_number(override.get(f"{W}ilvl"), "w:ilvl", _LEVELS)
            level, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
            if level is not None:
                self._overrides.setdefault(ident, {})[depth] = _level(level)[1]
            if start is not None:
                self._restarts.setdefault(ident, {})[depth] = whole_number(
                    value(start), "w:startOverride", _LARGEST, 1
                )

    def _source(self, num: str) -> str:
        """The abstract list a list counts in; a list that stands for a style counts in that style's."""
        abstract = self._lists.get(num, "")
        for _ in range(len(self._alias)):
            link = self._linked.get(self._alias.get(abstract, ""))
            if not link or self._lists.get(link, abstract) == abstract:
                break
            abstract = self._lists[link]
        return abstract

    def _levels(self, num: str) -> dict[int, Level]:
        return self._abstract.get(self._source(num), {}) | self._overrides.get(num, {})

    def depth_of(self, num: str, style: str) -> int:
        """The level of list ``num`` that is tied to a paragraph style, else 0."""
        return next((depth for depth, level in self._levels(num).items() if level.style == style), 0)

    def label(self, num: str, depth: int) -> str:
        """Count one paragraph of list ``num`` at ``depth`` and give what Word prints before it."""
        levels = self._levels(num)
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(self._source(num), {})
        self._count(num, depth, levels, counts)
        if level.form == "bullet":
            return bullet(level.text, level.font)
        return (
            _printed(level, levels, counts)
            if level.form != "none"
            else re.sub(r"%[0-9]", "", level.text).strip()
        )

    def _count(self, num: str, depth: int, levels: dict[int, Level], counts: dict[int, int]) -> None:
        start = self._restarts.get(num, {}).pop(depth, None)
        counts[depth] = (
            levels[depth].start if start is None and depth not in counts else counts.get(depth, 0) + 1
        )
        if start is not None:
            counts[depth] = start
            self._overrides.setdefault(num, {})[depth] = replace(levels[depth], start=start)
        for deeper in [d for d in counts if d > depth and _begins_again(levels.get(d), depth)]:
            del counts[deeper]


def _begins_again(level: Level | None, depth: int) -> bool:
    """Whether a deeper level begins again after one of ``depth``; ``w:lvlRestart`` may say only after some,
    or never (0)."""
    return level is None or level.after is None or depth < level.after


def _level(node: etree._Element) -> tuple[int, Level]:
    depth = whole_number(node.get(f"{W}ilvl"), "w:ilvl", _LEVELS)
    restart = node.find(f"{W}lvlRestart")
    fonts = node.find(f"{W}rPr/{W}rFonts")
    return depth, Level(
        form=value(node.find(f"{W}numFmt")) or "decimal",
        text=value(node.find(f"{W}lvlText")),
        start=whole_number(value(node.find(f"{W}start")), "w:start", _LARGEST, 1),
        after=None if restart is None else whole_number(value(restart), "w:lvlRestart", _LEVELS + 1),
        legal=bool(switched(node, "isLgl")),
        style=value(node.find(f"{W}pStyle")),
        font=(fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "") if fonts is not None else "",
    )


def _printed(level: Level, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
    def number(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        other = levels.get(depth, Level())
        return formatted(counts.get(depth, other.start), "decimal" if level.legal else other.form)

    return re.sub(r"%([1-9])", number, level.text).strip()


def formatted(number: int, form: str) -> str:
    """A number as a list prints it: ``decimal``, ``decimalZero``, ``upperRoman``, ``lowerLetter`` ..."""
    if form.endswith("Roman"):
        return roman(number) if form == "upperRoman" else roman(number).lower()
    if form.endswith("Letter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""
        return letter.upper() if form == "upperLetter" else letter
    return "" if form in ("none", "bullet") else f"{number:02d}" if form == "decimalZero" else str(number)
