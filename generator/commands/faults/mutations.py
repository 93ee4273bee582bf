"""Mutations of text and bytes as people and machines make them; each is determined by a seed, so that it can
be reproduced."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from random import Random

#: what gets into a text that nobody meant to write: signs that are not seen, other digits, syntax of YAML,
#: HTML and templates, values out of all bounds
STRAY = (
    *("\t", "\u00a0", "\u202e", "\u200b", "\u2028", "\ufeff", "\u2066", "\U000e0041", "\x00", "\x1b", "\r",
    "\n"),
    *("e\u0302", "\ue000", "٣", "２", "½", "đ", "😀", "'", '"', '"\\u202e"', '"\\x00"', "#", " #", ": ", "- ",
    "-", ","),
    *("[", "]", "{", "}", "[[[[", "{{ 7*7 }}", "{n}", "{0.__class__}", "%s", "%(x)s", "<script>", "</td>",
    "&amp;", "|", ">"),
    *("&a ", "*a", "!!python/name:os.system ", "!!binary ", "<<: ", "? ", "@", "`", "\\", "/", "..",
    "../../x", "http://[::1"),
    *("null", "~", "yes", "0", "-1", "1e9", "0x1F", "1_000", ".inf", "2024-02-30", "20210",
    "99999999999999999999", "31/02/2023"),
    *("FREQ=SECONDLY", "FREQ=MONTHLY;BYMONTH=13", "INTERVAL=0", "9" * 5000, "a" * 300, "x " * 2000),
)  # fmt: skip
#: what is written where something else belongs
VALUES = (
    *("", " null", " ''", " x", " 0", " -1", " 3.5", " true", " []", " {}", " [x]", " {x: 1}", " [[]]",
    " 2024-13", " '  '"),
    *(" http://", " javascript:x", " ../x", " 1e400", " 0o17", " 12:30:45", " 2024-01-01", " !!str", " |",
    " >-"),
)  # fmt: skip
#: numbers where a file states how many, how deep or how far
NUMBERS = ("0", "-1", "x", "", "65536", "99999999999999999999", "9" * 5000, "1.5", "NaN")
_REPEATED = 500
_LONGEST_CUT = 400

Mutation = Callable[[str, Random], str]


def _line(change: Callable[[list[str], int, Random], None]) -> Mutation:
    """A mutation that changes one line of a text."""

    def mutation(text: str, by: Random) -> str:
        lines = text.split("\n")
        change(lines, by.randrange(len(lines)), by)
        return "\n".join(lines)

    return mutation


def _drop(lines: list[str], at: int, _: Random) -> None:
    del lines[at]


def _double(lines: list[str], at: int, _: Random) -> None:
    lines.insert(at, lines[at])


def _swap(lines: list[str], at: int, by: Random) -> None:
    other = by.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _indent(lines: list[str], at: int, by: Random) -> None:
    line = lines[at]
    lines[at] = by.choice((f"  {line}", f" {line}", f"\t{line}", line.removeprefix("  "), line.lstrip()))


def _join(lines: list[str], at: int, _: Random) -> None:
    lines[at : at + 2] = ["".join(lines[at : at + 2])]


def _value(lines: list[str], at: int, by: Random) -> None:
    """Another value behind a key or a dash, or the key without its value."""
    head, colon, _ = lines[at].partition(":")
    if colon:
        lines[at] = head + colon + by.choice(VALUES)
    else:
        lines[at] = lines[at][: len(lines[at]) - len(lines[at].lstrip())] + "-" + by.choice(VALUES)


def _key(lines: list[str], at: int, by: Random) -> None:
    """A letter of the line's first word is another."""
    start = len(lines[at]) - len(lines[at].lstrip(" -"))
    end = lines[at].find(":", start)
    if end > start:
        place = by.randrange(start, end)
        lines[at] = lines[at][:place] + by.choice("abz_-. ê0") + lines[at][place + 1 :]


def _cells(lines: list[str], at: int, by: Random) -> None:
    """The cells of a line, parted by tabs, in another order, or one of them emptied or doubled."""
    cells = lines[at].split("\t")
    place = by.randrange(len(cells))
    cells[place : place + 1] = by.choice(
        ([], [""], [cells[place]] * 2, [cells[place], ""], [by.choice(STRAY)])
    )
    lines[at] = "\t".join(cells)


def _insert(text: str, by: Random) -> str:
    at = by.randrange(len(text) + 1)
    return text[:at] + by.choice(STRAY) + text[at:]


def _replace(text: str, by: Random) -> str:
    at = by.randrange(len(text) + 1)
    return text[:at] + by.choice(STRAY) + text[at + 1 :]


def _cut(text: str, by: Random) -> str:
    at = by.randrange(len(text) + 1)
    return text[:at] + text[at + by.randrange(1, _LONGEST_CUT) :]


def _end(text: str, by: Random) -> str:
    return text[: by.randrange(len(text) + 1)]


def _move(text: str, by: Random) -> str:
    """A piece stands somewhere else."""
    at = by.randrange(len(text) + 1)
    piece = text[at : at + by.randrange(1, _LONGEST_CUT)]
    rest = text[:at] + text[at + len(piece) :]
    to = by.randrange(len(rest) + 1)
    return rest[:to] + piece + rest[to:]


def _repeat(text: str, by: Random) -> str:
    """A piece stands there hundreds of times: what opens, opens hundreds deep."""
    at = by.randrange(len(text) + 1)
    piece = text[at : at + by.randrange(1, 40)]
    return text[:at] + piece * _REPEATED + text[at:]


def _number(text: str, by: Random) -> str:
    """Another number where one stands."""
    digits = [i for i, c in enumerate(text) if c in "0123456789"]
    if not digits:
        return text
    at = by.choice(digits)
    return text[:at] + by.choice(NUMBERS) + text[at + 1 :]


#: mutations in a file of content: those of lines are what happens to people
IN_YAML: tuple[Mutation, ...] = (
    *(_line(change) for change in (_drop, _double, _swap, _indent, _join, _value, _value, _value, _key,
    _key)),
    *(_insert, _insert, _replace, _cut, _end, _move, _number),
)  # fmt: skip
IN_TABLE: tuple[Mutation, ...] = (
    *(_line(change) for change in (_drop, _double, _swap, _join, _cells, _cells, _cells)),
    *(_insert, _replace, _cut, _end, _move, _number),
)
#: mutations in a text with marks, as HTML and the parts of a Word file are
IN_MARKUP: tuple[Mutation, ...] = (_insert, _replace, _cut, _end, _move, _repeat, _number, _number)


def mutated(text: str, kinds: Sequence[Mutation], by: Random) -> str:
    """The text with one mutation of the given kinds, sometimes with two or three."""
    for _ in range(by.choice((1, 1, 1, 2, 3))):
        text = by.choice(kinds)(text, by)
    return text


def corrupted(data: bytes, by: Random) -> bytes:
    """Bytes as faulty storage and interrupted transfers leave them: some changed, a stretch lost or doubled,
    or the end missing."""
    found = bytearray(data)
    for _ in range(by.choice((1, 1, 4, 32))):
        if not found:
            break
        at, kind = by.randrange(len(found)), by.randrange(5)
        if kind <= 1:
            found[at] = by.randrange(256)
        elif kind == 2:
            del found[at : at + by.randrange(1, _LONGEST_CUT)]
        elif kind == 3:
            found[at:at] = found[at : at + by.randrange(1, _LONGEST_CUT)]
        else:
            del found[at if by.randrange(8) == 0 else len(found) - 1 :]
    return bytes(found)


def mutated_archive(data: bytes, by: Random) -> bytes:
    """A zip-based file (such as Word's) with an intact container and a mutation in one of its texts.

    :raises zipfile.BadZipFile: when it is none.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        texts = [i.filename for i in old.infolist() if i.filename.endswith((".xml", ".rels"))]
        chosen = by.choice(texts) if texts and by.randrange(10) else ""
        for item in old.infolist():
            inside = old.read(item)
            if item.filename == chosen:
                inside = mutated(inside.decode("utf-8", "replace"), IN_MARKUP, by).encode("utf-8", "replace")
            elif not chosen and by.randrange(4) == 0:
                continue  # a part that others count on is not there
            new.writestr(item.filename, inside)
    return out.getvalue()
