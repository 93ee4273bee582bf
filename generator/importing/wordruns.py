"""The words of a Word document's runs: as they are printed, in Unicode, with what is left out noted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from lxml import etree

from generator.importing.oldfonts import Fonts, encoding_of, recoded
from generator.importing.parts import W, switched, value
from generator.importing.styles import Styles
from generator.importing.symbols import is_symbolic, plain, symbol
from generator.importing.wordtree import font_of, value_of
from generator.text.blocks import Kind, LeftOut

_MARKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-", f"{W}cr": "\n"}
_SWITCHES = ("vanish", "strike", "dstrike", "caps", "smallCaps", "b")


@dataclass
class Left:
    """What is not printed, or not read: by its kind."""

    texts: dict[Kind, list[str]] = field(default_factory=dict)
    counts: Counter[Kind] = field(default_factory=Counter)

    def add(self, kind: Kind, text: str = "") -> None:
        """Note one, with its words where it has some."""
        self.counts[kind] += 1
        if text.strip():
            self.texts.setdefault(kind, []).append(text.strip())

    def listed(self) -> tuple[LeftOut, ...]:
        """All that was noted, kind by kind."""
        return tuple(
            LeftOut(kind, count, tuple(self.texts.get(kind, ())))
            for kind, count in sorted(self.counts.items())
        )


@dataclass(frozen=True)
class Piece:
    """Some words of a paragraph: in which old encoding, and how they are set."""

    text: str
    encoding: str = ""
    capital: bool = False
    bold: bool = False
    gone: Kind | None = None


@dataclass(frozen=True)
class Look:
    """How the words of a run are set: its font, and a piece without words that has all the rest."""

    font: str
    piece: Piece


class Runs:
    """Reads the words of runs: ``styles`` say how they are set, ``left`` is told what is left out, ``fonts``
    turn old encodings."""

    def __init__(self, styles: Styles, left: Left, fonts: Fonts) -> None:
        self.styles = styles
        self.left = left
        self.fonts = fonts

    def look(self, properties: etree._Element | None, style: str) -> Look:
        """How a run is set: by its own properties ``own``, else by its style or that of its paragraph."""
        run_style = value(properties.find(f"{W}rStyle")) if properties is not None else ""
        on = {
            n: s if (s := switched(properties, n)) is not None else self.styles.switched(style, run_style, n)
            for n in _SWITCHES
        }
        gone: Kind | None = "hidden" if on["vanish"] else "struck" if on["strike"] or on["dstrike"] else None
        fonts = properties.find(f"{W}rFonts") if properties is not None else None
        font = font_of([fonts, *self.styles.fonts(style, run_style)])
        encoding, capital = encoding_of(font)
        return Look(font, Piece("", encoding, capital or on["caps"] or on["smallCaps"], on["b"], gone))

    def printed(self, pieces: list[Piece]) -> tuple[str, bool]:
        """The words of a paragraph that count, old encodings turned into Unicode, and whether all are
        bold."""
        pieces_left: list[Piece] = []
        for piece in pieces:
            if piece.gone:
                self.left.add(
                    piece.gone, recoded(piece.text, piece.encoding) if piece.encoding else piece.text
                )
            elif pieces_left and (pieces_left[-1].encoding, pieces_left[-1].capital) == (
                piece.encoding,
                piece.capital,
            ):
                pieces_left[-1] = replace(
                    pieces_left[-1],
                    text=pieces_left[-1].text + piece.text,
                    bold=pieces_left[-1].bold and piece.bold,
                )
            else:
                pieces_left.append(piece)
        texts = [self.fonts.turned(p.text, p.encoding) if p.encoding else p.text for p in pieces_left]
        words = "".join(t.upper() if p.capital else t for t, p in zip(texts, pieces_left, strict=True))
        return words, bool(pieces_left) and all(p.bold for p in pieces_left if p.text.strip())

    def text(self, node: etree._Element, font: str) -> str:
        """The words that a part of a run prints in a font; "" where it prints none."""
        if node.tag == f"{W}t":
            text = node.text or ""
            return (
                "".join(symbol(ord(c), font) or c for c in text) if is_symbolic(font) else plain(text, font)
            )
        if node.tag == f"{W}sym":
            return self._sign(node)
        if node.tag == f"{W}br":
            return "\n" if value_of(node, "type") in ("", "textWrapping") else " "
        return _MARKS.get(str(node.tag), "")

    def _sign(self, node: etree._Element) -> str:
        code, font = value_of(node, "char"), value_of(node, "font")
        found = (
            symbol(int(code, 16), font)
            if len(code) <= 6 and all(c in "0123456789abcdefABCDEF" for c in code) and code
            else None
        )
        if found is None:
            self.left.add("sign", f"{font} {code}")
        return found or ""
