"""PDFs as tests need them: lines of text at places, bold or not, and ruled tables, in any letters; packed and
locked too."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

#: A4, in points from the lower left corner
WIDTH, HEIGHT = 595, 842
#: how wide a letter is: all alike
_LETTER = 0.5


@dataclass(frozen=True)
class Words:
    """A line of text: left end and distance from the top in points, size, boldness."""

    text: str
    left: float
    top: float
    size: float = 12
    bold: bool = False

    @property
    def width(self) -> float:
        """How much room it takes."""
        return len(self.text) * _LETTER * self.size


@dataclass(frozen=True)
class Rule:
    """A straight line from one point to another, both from the upper left corner."""

    x: tuple[float, float]
    top: tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """A filled square: its left end, its distance from the top, its size."""

    left: float
    top: float
    size: float


def centred(text: str, top: float, *, bold: bool = False) -> Words:
    """A line in the middle of the page."""
    line = Words(text, 0, top, bold=bold)
    return Words(text, (WIDTH - line.width) / 2, top, bold=bold)


def table(
    top: float, columns: Sequence[float], rows: Sequence[Sequence[str]], step: float = 20
) -> list[Words | Rule]:
    """A ruled table: the edges of its columns, its cells row by row."""
    bottom = top + step * len(rows)
    rules = [Rule((columns[0], columns[-1]), (y, y)) for y in (top + step * n for n in range(len(rows) + 1))]
    upright = [Rule((x, x), (top, bottom)) for x in columns]
    cells = [
        Words(cell, columns[n] + 4, top + step * at + step - 6, 10)
        for at, row in enumerate(rows)
        for n, cell in enumerate(row)
    ]
    return [*rules, *upright, *cells]


def pdf(*pages: Sequence[Words | Rule | Shape], packed: bool = False) -> bytes:
    """A PDF of pages, packed (Flate) or not; at most 220 different letters."""
    letters = sorted({c for page in pages for part in page if isinstance(part, Words) for c in part.text})
    codes = {letter: 32 + n for n, letter in enumerate(letters)}
    names = " ".join(f"/uni{ord(letter):04X}" for letter in letters)
    encoding = f"<< /Type /Encoding /Differences [32 {names}] >>"
    widths = " ".join([f"{_LETTER * 1000:.0f}"] * len(letters))
    fonts = [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /FirstChar 32 /LastChar {31 + len(letters)}"
        f" /Widths [{widths}] /Encoding {encoding} /FontDescriptor << /Type /FontDescriptor /FontName /{name}"
        " /Flags 4 /Ascent 700 /Descent -200 /CapHeight 700 /ItalicAngle 0 /StemV 80 /FontBBox [0 -200 1000"
        " 700] >> >>"
        for name in ("Office", "Office-Bold")
    ]
    numbers = range(5, 5 + 2 * len(pages), 2)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{n} 0 R' for n in numbers)}] >>",
        *fonts,
    ]
    for number, page in zip(numbers, pages, strict=True):
        stream = "\n".join(_drawn(part, codes) for part in page)
        if packed:
            stream = zlib.compress(stream.encode("ascii")).decode("latin-1")
        resources = "/Resources << /Font << /F0 3 0 R /F1 4 0 R >> >>"
        box = f"/MediaBox [0 0 {WIDTH} {HEIGHT}]"
        objects += [
            f"<< /Type /Page /Parent 2 0 R {box} /Contents {number + 1} 0 R {resources} >>",
            f"<< /Length {len(stream)}{' /Filter /FlateDecode' * packed} >>\nstream\n{stream}\nendstream",
        ]
    return written(objects)


def _drawn(part: Words | Rule | Shape, codes: dict[str, int]) -> str:
    if isinstance(part, Rule):
        (x1, x2), (y1, y2) = part.x, part.top
        return f"0.5 w {x1} {HEIGHT - y1} m {x2} {HEIGHT - y2} l S"
    if isinstance(part, Shape):
        return f"{part.left} {HEIGHT - part.top - part.size} {part.size} {part.size} re f"
    hexed = "".join(f"{codes[letter]:02X}" for letter in part.text)
    return f"BT /F{int(part.bold)} {part.size} Tf {part.left:.2f} {HEIGHT - part.top:.2f} Td <{hexed}> Tj ET"


def written(objects: Sequence[str]) -> bytes:
    """A PDF of objects, the first its catalogue."""
    out, places = "%PDF-1.4\n", []
    for number, inner in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{inner}\nendobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}trailer\n{tail}".encode("latin-1")


PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_STREAM = re.compile(rb"([0-9]+) 0 obj\n<< /Length [^>]*>>\nstream\n(.*?)\nendstream", re.DOTALL)


def locked(data: bytes, *, user: str, owner: str) -> bytes:
    """A PDF with passwords (ISO 32000-1, 7.6: RC4, 40 bits): of who may open it, "" for everybody, and of who
    may change it."""
    owned = rc4(md5(padded(owner))[:5], padded(user))
    key = md5(padded(user) + owned + b"\xc0\xff\xff\xff" + b"id")[:5]
    secret = f"/O <{owned.hex()}> /U <{rc4(key, PAD).hex()}>"
    trailer = f"<< /ID [<6964> <6964>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -64 {secret} >> /Size"

    def turned(found: re.Match[bytes]) -> bytes:
        own = md5(key + int(found[1]).to_bytes(3, "little") + b"\0\0")[:10]
        before, after = (found[0][: found.start(2) - found.start()], found[0][found.end(2) - found.start() :])
        return before + rc4(own, found[2]) + after

    return _STREAM.sub(turned, data).replace(b"<< /Size", trailer.encode("ascii"))


def padded(password: str) -> bytes:
    """A password of 32 bytes."""
    return (password.encode("latin-1") + PAD)[:32]


def md5(data: bytes) -> bytes:
    """The hash that passwords go through."""
    return hashlib.md5(data, usedforsecurity=False).digest()


def rc4(key: bytes, data: bytes) -> bytes:
    """Data locked, or opened again, by RC4."""
    box, j = list(range(256)), 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
