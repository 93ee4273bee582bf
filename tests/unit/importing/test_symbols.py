"""Signs of symbol fonts: each code has one sign, and those of the Greek alphabet are its letters."""

from __future__ import annotations

import unicodedata

import pytest

from generator.importing import symbols
from generator.importing.symbols import bullet, is_symbolic, plain, symbol

#: the letters of Adobe's Symbol encoding at the codes of the Latin ones (unicode.org,
#: VENDORS/ADOBE/symbol.txt)
LATIN, GREEK = (
    "ABDEFGHIKLMNOPQRSTUWXYZabcdefghiklmnopqrstuwxyz",
    "ΑΒΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖαβχδεφγηικλμνοπθρστυωξψζ",
)


def test_greek_letters() -> None:
    """Letters of the font are those of the Greek alphabet, at the code and in the private use area alike."""
    assert "".join(symbol(ord(letter), "Symbol") or "?" for letter in LATIN) == GREEK
    assert "".join(symbol(0xF000 + ord(letter), "Symbol") or "?" for letter in LATIN) == GREEK


def test_each_code_is_one_sign() -> None:
    """No sign is several characters, none stands for a letter of ASCII, and no code is given twice."""
    tables = symbols._FONTS  # noqa: SLF001 - the tables themselves are looked at
    for table, count in ((tables["symbol"], 123), (tables["wingdings"], 24)):
        assert len(table) == count
        for code, sign in table.items():
            assert len(sign) == 1, hex(code)
            assert not sign.isascii(), hex(code)
            assert unicodedata.name(sign)


@pytest.mark.parametrize(
    ("code", "font", "sign"),
    [
        (0xB3, "Symbol", "≥"), (0xA3, "Symbol", "≤"), (0xB4, "Symbol", "×"), (0xB7, "Symbol", "•"), (0x2D, "Symbol", "−"),
        (0xF0FC, "Wingdings", "✓"), (0xD8, "Wingdings", "➢"), (0x6E, "Wingdings", "■"), (0x31, "Symbol", "1"), (0x31, "Wingdings", None),
        (0xF0E0, "Times New Roman", None), (0x41, "Times New Roman", "A"), (0x80, "Symbol", None), (0xDFFF, "x", "\udfff"),
    ],
)  # fmt: skip
def test_signs(code: int, font: str, sign: str | None) -> None:
    """Signs that offices use; a code nobody knows, and one of the private use area in another font, are
    none."""
    assert symbol(code, font) == sign


@pytest.mark.parametrize(
    ("text", "font", "read"),
    [
        ("\uf0b7", "Symbol", "•"), ("\uf0d8", "Wingdings", "•"), ("\uf0a8", "Wingdings", "▪"), ("o", "Courier New", "◦"),
        ("\uf099", "Webdings", "•"), ("-", "Times New Roman", "-"), (" + ", "Symbol", "+"), ("\uf0b7", "Times New Roman", "•"),
    ],
)  # fmt: skip
def test_bullets(text: str, font: str, read: str) -> None:
    """The mark of a list reads as one of the usual bullets, whatever font it is from."""
    assert bullet(text, font) == read


def test_fonts_of_signs() -> None:
    """Fonts whose letters are signs are known by name, in any case."""
    fonts = ("Symbol", "WINGDINGS", "Wingdings 2", "Webdings", "Arial", "SymbolMT")
    assert [is_symbolic(font) for font in fonts] == [True, True, True, True, False, False]


@pytest.mark.parametrize(
    ("text", "font", "found"),
    [("\uf0b7 Mở", "OpenSymbol", "• Mở"), ("\uf0d8", "ABCDEF+Wingdings", "➢"), ("\uf0b3 5", "Times", "≥ 5"),
     ("\uf0ff", "Symbol", "\uf0ff"), ("Mở lớp", "Symbol", "Mở lớp")],
)  # fmt: skip
def test_codes_in_running_text(text: str, font: str, found: str) -> None:
    """Codes at U+F0xx are signs whatever the font is called; all else stays as it is."""
    assert plain(text, font) == found
