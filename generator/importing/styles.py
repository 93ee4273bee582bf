"""The styles of a Word document: what a paragraph or a run has by its style (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.importing.broken import Broken, whole_number
from generator.importing.parts import W, switched, value

_HEADING = re.compile(r"(?:heading|title|tiêu đề) ?([1-9])?$", re.IGNORECASE)


class Styles:
    """Looks up a property along a chain of styles, each based on the next.

    :raises Broken: when a style is based on itself.
    """

    def __init__(self, part: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default: dict[str, str] = {}
        self._chains: dict[str, tuple[etree._Element, ...]] = {}
        self._found: dict[tuple[str, str], etree._Element | None] = {}
        self._base = part.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if part is not None else None
        for style in part.iterfind(f"{W}style") if part is not None else ():
            ident = style.get(f"{W}styleId") or ""
            self._styles[ident] = style
            if style.get(f"{W}default") in ("1", "true"):
                self._default[style.get(f"{W}type") or ""] = ident
        for ident in self._styles:
            self._chain(ident)

    def paragraph(self, properties: etree._Element | None) -> str:
        """The id of a paragraph's style."""
        ident = value(properties.find(f"{W}pStyle")) if properties is not None else ""
        return ident or self._default.get("paragraph", "")

    def name(self, style: str) -> str:
        """The name of a style as Word shows it."""
        node = self._styles.get(style)
        return value(node.find(f"{W}name")) if node is not None else style

    def property(self, style: str, path: str) -> etree._Element | None:
        """The nearest setting along the chain of a style; ``path`` like ``pPr/numPr``."""
        key = (style, path)
        if key not in self._found:
            steps = "/".join(f"{W}{step}" for step in path.split("/"))
            self._found[key] = next((n for s in self._chain(style) if (n := s.find(steps)) is not None), None)
        return self._found[key]

    def holder(self, style: str, path: str) -> str:
        """The id of the style along the chain that has the setting."""
        steps = "/".join(f"{W}{step}" for step in path.split("/"))
        return next((s.get(f"{W}styleId") or "" for s in self._chain(style) if s.find(steps) is not None), "")

    def switched(self, style: str, run_style: str, name: str) -> bool:
        """Whether a switch is on by styles alone: on in the paragraph's or in the run's, and off again where
        both set it."""
        on = [self._switch(s, name) for s in (style, run_style)]
        if any(s is not None for s in on):
            return on.count(True) == 1
        return bool(switched(self._base, name))

    def _switch(self, style: str, name: str) -> bool | None:
        node = self.property(style, f"rPr/{name}")
        return None if node is None else value(node) not in ("0", "false", "off", "none")

    def fonts(self, style: str, run_style: str) -> Iterator[etree._Element]:
        """The font settings that apply, the nearest first."""
        found = [self.property(s, "rPr/rFonts") for s in (run_style, style)]
        found.append(self._base.find(f"{W}rFonts") if self._base is not None else None)
        yield from (f for f in found if f is not None)

    def heading(self, style: str) -> int:
        """The level of a heading style from 1, 0 for others."""
        outline = self.property(style, "pPr/outlineLvl")
        if outline is not None:
            level = whole_number(value(outline), "w:outlineLvl", 9, 9)
            return level + 1 if level < 9 else 0
        found = _HEADING.match(self.name(style))
        return int(found[1] or 1) if found else 0

    def numbering_links(self) -> dict[str, str]:
        """For each numbering style the list it stands for."""
        lists = {
            ident: self.property(ident, "pPr/numPr/numId")
            for ident, s in self._styles.items()
            if s.get(f"{W}type") == "numbering"
        }
        return {ident: value(node) for ident, node in lists.items() if node is not None}

    def _chain(self, style: str) -> tuple[etree._Element, ...]:
        if style in self._chains:
            return self._chains[style]
        chain: list[str] = []
        at = style
        while at in self._styles and at not in chain:
            chain.append(at)
            at = value(self._styles[at].find(f"{W}basedOn"))
        if at in chain:
            raise Broken(f"styles.xml: {' > '.join([*chain[-3:], at])[:200]}")
        self._chains[style] = tuple(self._styles[s] for s in chain)
        return self._chains[style]
