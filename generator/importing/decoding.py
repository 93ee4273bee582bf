"""From bytes to text: the encodings that Vietnamese official texts come in."""

from __future__ import annotations

import codecs
import re
import unicodedata

from generator.importing.oldfonts import encoding_by

EXPECTED = "UTF-8, UTF-16, CP1258"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LETTERS = frozenset(
    unicodedata.normalize("NFC", base + mark)
    for letter in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for base in (letter,)
    for mark in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
) | frozenset("đĐ")
_SIGNS = frozenset("\u00a0–—‘’“”…•§°±²³·«»×÷€‰™©®½¼¾")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_WESTERN = ("windows-1252", "cp1252", "iso-8859-1", "latin1", "us-ascii")
#: A letter of Vietnamese that those encodings lack, as its number.
_REFERENCE = re.compile(rb"&#(?:7[89][0-9]{2}|432|416|417|431|273|272|259|258);")
_WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}
_SAMPLE = 4000  # bytes that tell UTF-16 without a byte order mark


def decode(data: bytes) -> str | None:
    """The text of ``data`` without its byte order mark; ``None`` if it is in no encoding known to the
    project.

    TCVN3 and VNI come out as the Windows letters whose glyphs their fonts replace. CP1258 comes out as
    letters and combining marks, as Windows wrote them; nothing is normalised here.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding)
    wide = _wide(data[:_SAMPLE])
    if wide:
        return _strict(data, wide)
    text = _strict(data, "utf-8")
    if text is not None:
        return text
    text = _strict(data, "cp1258")
    if text is not None and _reads_vietnamese(text):
        return text
    old = "".join(_WINDOWS.get(byte) or chr(byte) for byte in data)
    return old if "\x00" not in old and encoding_by(old.split("\n")) else None


def decode_page(data: bytes) -> str | None:
    """The text of an HTML page, by the encoding it declares, else as :func:`decode` finds it.

    Word saves a Vietnamese page in Windows-1252, with the letters that this lacks as numbers of Unicode.
    """
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name in ("windows-1258", "cp1258"):
        return _strict(data, "cp1258")
    if name in _WESTERN and _REFERENCE.search(data):
        return data.decode("cp1252", "replace")
    return decode(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\x00" in text else text


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: every other byte of what is ASCII in it is zero."""
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if pairs < 2 or len(sample) % 2:
        return ""
    if odd > pairs * 0.3 and even <= pairs * 0.02:
        return "utf-16-le"
    return "utf-16-be" if even > pairs * 0.3 and odd <= pairs * 0.02 else ""


def _reads_vietnamese(text: str) -> bool:
    """Whether what CP1258 gives is Vietnamese, not another encoding (or a legacy font) read wrongly."""
    foreign = [c for c in unicodedata.normalize("NFC", text) if c > "~" or (c < " " and not c.isspace())]
    good = sum(1 for c in foreign if c in _LETTERS or c in _SIGNS)
    return good >= len(foreign) * 0.97
