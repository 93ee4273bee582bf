"""Passages of a Vietnamese administrative text: reading its lines, and proving that nothing of the original
is lost.

Layout: Decree 30/2020/NĐ-CP on clerical work, Appendix I (letterhead, number and place-date, type and
subject, basis, body with roman, arabic, decimal, letter and bullet parts, ``Nơi nhận``, signature,
appendices).

A draft is only a draft: the passages that count are the reviewed ones kept in ``content/``. What is proved
about those is in :func:`align`.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from itertools import accumulate, pairwise, repeat
from operator import sub

_RULE = re.compile(r"(?m)^[ \t\u00a0]*-{3,}(?=[ \t\u00a0\r]*$)|^[ \t\u00a0]*\*[ \t\u00a0*]*(?=\r?$)")
_ROW = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_PIPE = re.compile(r"[ \u00a0]?\|")
_STARS = re.compile(r"\*+|\n[^\S\n]*\n")
_EMPHASIS_REACH = 2000  # characters; longer emphasis is two marks that have nothing to do with each other


#: White space, and what has no ink at all: control characters and what Unicode lets no font show (UAX #44,
#: Default_Ignorable_Code_Point): soft hyphens, fillers, zero-width signs, direction and byte order marks.
_BLANK = frozenset(
    chr(c)
    for c in (*range(0x3165), *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0)
    if chr(c).isspace()
    or c < 0x20
    or 0x7F <= c <= 0x9F
    or 0x200B <= c <= 0x200F
    or 0x202A <= c <= 0x202E
    or 0x2060 <= c <= 0x206F
    or c >= 0xFE00
    or c in {0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x3164}
)
#: a run of anything else
_INK = re.compile("[^" + "".join(map(re.escape, sorted(_BLANK))) + "]+")


@dataclass(frozen=True)
class Span:
    """Half-open offsets in characters of the original, its bytes decoded as UTF-8, line ends as they are."""

    start: int
    end: int


class Mismatch(Exception):
    """The reviewed passages and the original differ.

    ``index`` is the number of the passage (from 0; the number of passages when text is left over), ``offset``
    the position in the original in characters, ``expected`` the words there and ``found`` those of the
    passage.
    """

    def __init__(self, index: int, offset: int, expected: str, found: str) -> None:
        super().__init__(f"passage {index} at {offset}: {expected!r} / {found!r}")
        self.index, self.offset, self.expected, self.found = index, offset, expected, found


@lru_cache(maxsize=4096)
def _joins(before: str, char: str) -> bool:
    """Whether NFC may make one character of ``char`` and what stands before it: marks, and the few starters
    that compose."""
    if unicodedata.combining(char):
        return True
    nfc = unicodedata.normalize
    return char >= "\u0900" and nfc("NFC", before + char) != nfc("NFC", before) + nfc("NFC", char)


def _clusters(original: str) -> Iterator[tuple[int, int]]:
    """The half-open spans of characters that are normalised together; white space stands alone."""
    i, length = 0, len(original)
    if unicodedata.is_normalized("NFC", original):
        yield from ((i, i + 1) for i in range(length))
        return
    while i < length:
        j = i + 1
        if original[i] not in _BLANK:
            while j < length and original[j] >= "\u0300" and _joins(original[max(i, j - 2) : j], original[j]):
                j += 1
        yield i, j
        i = j


@lru_cache(maxsize=8)
def _borders(original: str) -> frozenset[int]:
    """Where rests of table borders, rules and emphasis stand; one that carries an accent is text after all.

    It is asked of the same text for each of its passages, so that it is not looked for again.
    """
    spans = [m.span() for m in _RULE.finditer(original)] if "---" in original or "*" in original else []
    spans += _pipes(original) if "|" in original else []
    spans += _emphasis(original) if "*" in original else []
    return frozenset(
        i
        for a, b in spans
        if not (b < len(original) and unicodedata.combining(original[b]))
        for i in range(a, b)
    )


@lru_cache(maxsize=8)
def _bordering(original: str) -> tuple[int, ...]:
    """The same in order: what stands within a span is a piece of it."""
    return tuple(sorted(_borders(original)))


def _pipes(original: str) -> Iterator[tuple[int, int]]:
    """Rests of table borders: every ``|`` of a line that begins or ends with one. "2|3 thôn" says what it
    says."""
    # line by line: to look for the | from every letter of a line is quadratic
    for row in _ROW.finditer(original):
        printed_row = row[0].strip() if "|" in row[0] else ""
        if printed_row.startswith("|") or printed_row.endswith("|"):
            yield from (m.span() for m in _PIPE.finditer(original, row.start(), row.end()))


def _emphasis(original: str) -> Iterator[tuple[int, int]]:
    """Asterisks in pairs around words of one paragraph, as Markdown has them; "7*7 ha (*)" says what it
    says."""
    opened: dict[int, re.Match[str]] = {}
    for run in _STARS.finditer(original):
        if run[0][0] == "\n":
            opened.clear()
            continue
        before, after = original[run.start() - 1 : run.start()], original[run.end() : run.end() + 1]
        opens = (_worded(after) or after in "“(") and not _worded(before) and after != ""
        closes = before != "" and (_worded(before) or before in ".,;:!?…%)”") and not _worded(after)
        first = opened.get(len(run[0]))
        if closes and not opens and first and run.start() - first.end() <= _EMPHASIS_REACH:
            yield from (first.span(), run.span())
            del opened[len(run[0])]
        elif opens and not closes:
            opened[len(run[0])] = run


def _worded(char: str) -> bool:
    return char.isalnum() or (char != "" and unicodedata.combining(char) > 0)


class _Solid:
    """What must be accounted for: the characters in NFC, borders and space off, and where each stands in the
    original.

    Kept run by run, in arrays of numbers: a tuple for each character of 10 MB would take a gigabyte.
    """

    def __init__(self, original: str) -> None:
        self._printed = _without(original, _borders(original))
        self._starts = array("L", (run.start() for run in _INK.finditer(self._printed)))
        self._ends = array("L", (run.end() for run in _INK.finditer(self._printed)))
        runs = map(str.__getitem__, repeat(self._printed), map(slice, self._starts, self._ends))
        text = StringIO()
        if unicodedata.is_normalized("NFC", self._printed):  # nearly always: a run is as long as it was
            self._begins = array("L", accumulate(map(sub, self._ends, self._starts), initial=0))
            text.writelines(runs)
        else:
            composed = (unicodedata.normalize("NFC", run) for run in runs)
            self._begins = array("L", accumulate(map(text.write, composed), initial=0))
        self.text = text.getvalue()

    def place(self, at: int) -> tuple[int, int]:
        """Where the character number ``at`` begins and ends in the original."""
        n = bisect_right(self._begins, at) - 1
        start, end = self._starts[n], self._ends[n]
        inside = at - self._begins[n]
        if self._begins[n + 1] - self._begins[n] == end - start:  # nearly always: there is nothing to compose
            return start + inside, start + inside + 1
        run = self._printed[start:end]
        spans = [span for span in _clusters(run) for _ in unicodedata.normalize("NFC", run[slice(*span)])]
        i, j = spans[inside]
        return start + i, start + j


def _without(original: str, borders: frozenset[int]) -> str:
    """The original with a space in the place of each border."""
    if not borders:
        return original
    text = list(original)
    for i in borders:
        text[i] = " "
    return "".join(text)


@dataclass(frozen=True)
class Line:
    """A line of the original: its words as published, and whether a table border or a rule stood at its end
    or in its place."""

    text: str
    ruled: bool


#: the right column of a letterhead, or of a signature, copied from a table stands behind a tab
_BREAK = re.compile(
    r"\r\n|[\n\r\v\f\x85\u2028\u2029]|\t(?=CỘNG H|ĐẢNG CỘNG SẢN|Độc lập\s?[-–]|(?:TM|KT|TL|TUQ|Q)\.\s?[A-ZĐỦ]"
    r"|(?:PHÓ )?(?:CHỦ TỊCH|(?:TỔNG )?GIÁM ĐỐC|CHÁNH VĂN PHÒNG|BÍ THƯ|(?:BỘ|THỨ) TRƯỞNG|TRƯỞNG (?:BAN|PHÒNG))"
    r"[ \t]*(?:[\r\n]|\Z))"
)
#: where each line is a block and a tab stands between the cells of a row, whatever is in them
CELLS_TOGETHER = re.compile(r"\n")
_ODD_SPACE = re.compile(r"[^\S \u00a0]+")


def lines(original: str, breaks: re.Pattern[str] = _BREAK) -> list[Line]:
    """The lines of ``original``, which end at ``breaks``, without what :func:`align` does not count: NFC,
    borders, rules, emphasis and control characters off."""
    borders = _borders(original)
    out: list[Line] = []
    at = 0
    stops = [*breaks.finditer(original), None]
    clusters = iter([*_clusters(original), (len(original), len(original))])
    i, j = next(clusters)
    for stop in stops:
        end = stop.start() if stop else len(original)
        characters: list[str] = []
        while i < end:
            if i not in borders and (original[i].isspace() or original[i] not in _BLANK):
                characters.append(unicodedata.normalize("NFC", original[i:j]))
            i, j = next(clusters)
        while stop and i < stop.end():
            i, j = next(clusters)
        raw = original[at:end].strip()
        ruled = raw.endswith("|") or (len(raw) > 2 and set(raw) == {"-"})
        out.append(Line(_ODD_SPACE.sub(" ", "".join(characters)).strip(), ruled))
        at = stop.end() if stop else end
    return out


def align(original: str, texts: list[str]) -> list[Span]:
    """Find the passages (label and text of each, in order) in the original and return the span of each.

    Proves that every character of the original, apart from white space and the remains of table borders,
    rules and Markdown emphasis, lies in exactly one passage, in order, and that the passages contain nothing
    else.

    :raises Mismatch: at the first character that differs, is missing or is too many.
    """
    units = _Solid(original)
    printed_text, size = units.text, len(units.text)
    at = 0
    firsts: list[int] = []
    lasts: list[int] = []
    for index, text in enumerate(texts):
        firsts.append(units.place(at)[0] if at < size else len(original))
        words = "".join(_INK.findall(text))
        if not printed_text.startswith(words, at):
            at += _agree(printed_text, at, words)
            offset = units.place(at)[0] if at < size else len(original)
            raise Mismatch(index, offset, original[offset : offset + 40], text[:40])
        at += len(words)
        lasts.append(units.place(at - 1)[1] if at else 0)
    if at < size:
        offset = units.place(at)[0]
        raise Mismatch(len(texts), offset, original[offset : offset + 40], "")
    return _close(original, firsts, lasts)


def _agree(text: str, at: int, words: str) -> int:
    """How many characters of ``words`` stand in ``text`` from ``at`` on: halved, as letter by letter is
    quadratic."""
    return bisect_left(range(len(words)), 1, key=lambda n: int(not text.startswith(words[: n + 1], at)))


def _close(original: str, firsts: list[int], lasts: list[int]) -> list[Span]:
    """Give what is left between two passages (borders) to the one before, or to the one after on its own
    line."""
    starts: list[int] = []
    for i, first in enumerate(firsts):
        floor = lasts[i - 1] if i else 0
        between = original[floor:first]
        if i == 0:
            lead = len(between) - len(between.lstrip())
            starts.append(floor + lead if between.strip() else first)
            continue
        line = between.rfind("\n") + 1
        prefix = between[line:] if line else ""
        starts.append(floor + line + len(prefix) - len(prefix.lstrip()) if prefix.strip() else first)
    ends = [*starts[1:], len(original)] if starts else []
    return [Span(s, s + len(original[s:e].rstrip())) for s, e in zip(starts, ends, strict=True)]


def printed(original: str, span: Span) -> str:
    """The words of a span as published: NFC, lines joined, borders and emphasis off, nothing else changed."""
    borders = _bordering(original)
    cuts = borders[bisect_left(borders, span.start) : bisect_left(borders, span.end)]
    text = "".join(original[a + 1 : b] for a, b in pairwise([span.start - 1, *cuts, span.end]))
    return unicodedata.normalize("NFC", re.sub(r"[^\S\n]*\n\s*", " ", text)).strip()
