"""Characters of symbol fonts in Unicode: Adobe's Symbol encoding, and the signs of Wingdings that offices
use.

Word keeps them as a code in a font, at U+F0xx of the private use area; without the font they say nothing.
Source of Symbol: unicode.org, VENDORS/ADOBE/symbol.txt; of Wingdings: the names of the glyphs in Microsoft's
font.
"""

from __future__ import annotations

_SYMBOL = {
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0x41: "Α", 0x42: "Β", 0x43: "Χ",
    0x44: "Δ", 0x45: "Ε", 0x46: "Φ", 0x47: "Γ", 0x48: "Η", 0x49: "Ι", 0x4A: "ϑ", 0x4B: "Κ", 0x4C: "Λ",
    0x4D: "Μ", 0x4E: "Ν", 0x4F: "Ο", 0x50: "Π", 0x51: "Θ", 0x52: "Ρ", 0x53: "Σ", 0x54: "Τ", 0x55: "Υ",
    0x56: "ς", 0x57: "Ω", 0x58: "Ξ", 0x59: "Ψ", 0x5A: "Ζ", 0x5C: "∴", 0x5E: "⊥", 0x61: "α", 0x62: "β",
    0x63: "χ", 0x64: "δ", 0x65: "ε", 0x66: "φ", 0x67: "γ", 0x68: "η", 0x69: "ι", 0x6A: "ϕ", 0x6B: "κ",
    0x6C: "λ", 0x6D: "μ", 0x6E: "ν", 0x6F: "ο", 0x70: "π", 0x71: "θ", 0x72: "ρ", 0x73: "σ", 0x74: "τ",
    0x75: "υ", 0x76: "ϖ", 0x77: "ω", 0x78: "ξ", 0x79: "ψ", 0x7A: "ζ", 0x7E: "∼", 0xA0: "€", 0xA1: "ϒ",
    0xA2: "′", 0xA3: "≤", 0xA4: "⁄", 0xA5: "∞", 0xA6: "ƒ", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠",
    0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥",
    0xB4: "×", 0xB5: "∝", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…",
    0xC5: "⊕", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xC9: "⊃", 0xCA: "⊇", 0xCB: "⊄", 0xCC: "⊂", 0xCD: "⊆",
    0xCE: "∈", 0xCF: "∉", 0xD0: "∠", 0xD1: "∇", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD5: "∏", 0xD6: "√",
    0xD7: "⋅", 0xD8: "¬", 0xD9: "∧", 0xDA: "∨", 0xDB: "⇔", 0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒", 0xDF: "⇓",
    0xE0: "◊", 0xE2: "®", 0xE3: "©", 0xE4: "™", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x73: "⬧", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•",
    0xA0: "▪", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDC: "➲", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x46: "☞", 0x47: "☜",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
#: Bullets of lists that are no bullets in running text, and the one that stands for them.
_AS_BULLETS = {
    "o": "◦",
    "➢": "•",
    "❖": "•",
    "✓": "•",
    "⇨": "•",
    "→": "•",
    "□": "▪",
    "❑": "▪",
    "◻": "▪",
    "◆": "■",
    "·": "•",
}


def is_symbolic(font: str) -> bool:
    """Whether the letters of a font are signs."""
    return font.lower() in _FONTS or font.lower().startswith(("wingdings ", "webdings"))


def symbol(code: int, font: str) -> str | None:
    """The character of a code (also at U+F0xx) in a symbol font; ``None`` where it is not known."""
    table = _FONTS.get(font.lower())
    if table is None:
        return None if 0xE000 <= code <= 0xF8FF else chr(code)
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if low in table:
        return table[low]
    return chr(low) if font.lower() == "symbol" and 0x20 <= low < 0x7F else None


def plain(text: str, font: str) -> str:
    """Characters at U+F0xx as the signs they are in a font, whatever stands before its name
    ("ABCDEF+Symbol"); in a font that is none of signs they are those of Symbol.

    One that is not known stays as it is."""
    if not any("\uf000" <= c <= "\uf0ff" for c in text):
        return text
    name = font.rpartition("+")[2].lower()
    table = next((known for known in _FONTS if name.startswith(known)), "symbol")
    return "".join(symbol(ord(c), table) or c if "\uf000" <= c <= "\uf0ff" else c for c in text)


def bullet(text: str, font: str) -> str:
    """The bullet of a list as a character that reads as one; a sign of an unknown font is a plain "•"."""
    signs = "".join(_sign(c, font) for c in text).strip()
    return _AS_BULLETS.get(signs, signs)


def _sign(char: str, font: str) -> str:
    private = "\ue000" <= char <= "\uf8ff"
    if not private and not is_symbolic(font):
        return char
    return symbol(ord(char), font if is_symbolic(font) else "Symbol") or "•"
