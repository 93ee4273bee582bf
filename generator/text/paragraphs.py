"""From the lines of a copy to paragraphs: joining what was torn, parting what stands together.

Copies come hard-wrapped (at one width, or with first lines cut short by the indent they once had), or one
paragraph a line, with rests of table borders, page breaks inside sentences, and wrapped lines that begin like
bullets ("Sở Lao động⏎- Thương binh và Xã hội").
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.text.folding import fold_words
from generator.text.marks import (
    ISSUES,
    MARK,
    MOTTO,
    RECIPIENTS,
    SIGN,
    TABLE_HEADS,
    TERMINAL,
    TWO_COLUMNS,
    TYPES,
    is_bullet,
    is_caps,
)
from generator.text.passages import Line, lines

_PLAIN_HEADINGS = frozenset({
    "mục đích", "yêu cầu", "mục tiêu", "mục tiêu tổng quát", "mục tiêu chung", "mục tiêu cụ thể",
    "nhiệm vụ chủ yếu", "quan điểm", "giải pháp", "nhiệm vụ", "tổ chức thực hiện", "phạm vi", "đối tượng",
    "nội dung", "thời gian", "địa điểm", "kinh phí", "thành phần",
})  # fmt: skip
_COMPOUNDS = (
    "lao dong - thuong binh va xa hoi",
    "kinh te - xa hoi", "cong nghiep - xay dung", "van hoa - xa hoi",
    "quoc phong - an ninh",
    "viet nam - trung quoc",
)  # fmt: skip
_FIRST_LINE = 26  # a paragraph's first line is at most so long where the indent it once had cut it short
_FULL_LINE = 62
_WIDEST = (
    130  # characters; no line of a hard-wrapped copy is longer (one in twenty may be: an address, a table)
)
_WINDOW = 240  # characters of a growing paragraph that rules look at, at either end: so time stays linear
_BODY = re.compile(r"[0-9]{1,2}\. (Sở|Ban|Bộ|Cục|Ngân|Văn|Tòa|Công|Thanh|Đài|Ủy|Hiệp|UBND|Các)\b")
_BODY_OPENS = re.compile(
    r"(Thực hiện|Căn cứ|Thời gian qua|Trong (thời gian|những năm)|Nhằm|Theo|Xét|Ngày [0-9]|Sau khi"
    r"|Triển khai thực hiện)\b"
)
_ISSUES = re.compile(
    r"(CHỦ TỊCH )?(ỦY|UỶ) BAN NHÂN DÂN|(THƯỜNG TRỰC )?HỘI ĐỒNG NHÂN DÂN|GIÁM ĐỐC SỞ|THỦ TƯỚNG|BỘ TRƯỞNG"
)
_OPEN_END = re.compile(r"(^|\s)(CỦA|VÀ|DO|CHO|BỞI|GIỮA|VỚI|TẠI|THUỘC)$|,$")
_ALONE = re.compile(rf"(?:{MARK.pattern[1:]})")


@dataclass(kw_only=True)
class _Paragraph:
    lines: list[str] = field(default_factory=list)
    gap: bool = False
    size: int = 0
    head: str = ""
    tail: str = ""
    letters: str = ""

    @property
    def caps(self) -> bool:
        """Whether every letter so far is a capital, and there is one."""
        return self.letters == "A"

    def add(self, line: str) -> None:
        if self.letters != "a" and line.upper() != line.lower():
            self.letters = "A" if is_caps(line) else "a"
        self.lines.append(line)
        self.gap = False
        self.size += len(line) + 1
        if len(self.head) < _WINDOW:
            self.head = f"{self.head} {line}".strip()[:_WINDOW]
        self.tail = f"{self.tail} {line}".strip()[-_WINDOW:]


@dataclass(frozen=True)
class _Layout:
    """How a copy is laid out: hard-wrapped or not, at what width, with first lines cut short, with gaps
    between paragraphs.

    ``limit``: a line that the first word of the next one would not make longer than this was ended on
    purpose.
    """

    wrapped: bool
    width: int
    cut: bool
    gaps: bool
    limit: int = 0


Heads = dict[str, frozenset[str]]


def paragraphs(original: str, names: Iterable[str] = ()) -> list[str]:
    """The paragraphs of ``original`` in order, each on one line; ``names`` are known names, so that a wrapped
    one is not cut."""
    found = lines(original)
    layout = _layout(found)
    heads = _heads(names)
    out = [_Paragraph()]
    for line in found:
        last = out[-1]
        if not line.text:
            if line.ruled and last.lines:
                out.append(_Paragraph())
            last.gap = last.gap or (not line.ruled and bool(last.lines))
            continue
        titled = len(out) > 1 and out[-2].head in TYPES and bool(_BODY_OPENS.match(line.text))
        if last.lines and (titled or _starts_new(last, line.text, layout, heads)):
            out.append(_Paragraph())
        out[-1].add(line.text)
        if line.ruled:
            out.append(_Paragraph())
    return [part for p in out if p.lines for part in split_type(" ".join(p.lines))]


def _layout(found: Sequence[Line]) -> _Layout:
    solid = [line.text for line in found if line.text]
    if not solid:
        return _Layout(wrapped=False, width=0, cut=False, gaps=False)
    lengths = sorted(map(len, solid))
    width = lengths[len(lengths) * 95 // 100]
    pairs = list(itertools.pairwise(solid))
    torn = [(a, b) for a, b in pairs if b[0].islower() and not MARK.match(b) and not TERMINAL.search(a)]
    marked = sorted(len(a) for a, _ in torn if MARK.match(a))
    cut = bool(marked) and marked[len(marked) // 2] <= _FIRST_LINE + 4
    blank = sum(1 for line in found if not line.text and not line.ruled)
    wrapped = width < _WIDEST and len(torn) >= max(1, len(solid) // 10)
    full = sorted(len(a) for a, _ in torn)
    sharp = bool(full) and full[len(full) // 2] >= full[-1] * 0.93
    return _Layout(wrapped, width, cut, blank > len(found) / 10, full[-1] - 1 if sharp else width * 92 // 100)


def _starts_new(last: _Paragraph, line: str, layout: _Layout, heads: Heads) -> bool:
    if line in TABLE_HEADS or last.head in TABLE_HEADS:
        return True
    if TWO_COLUMNS.search(last.lines[-1]) or TWO_COLUMNS.search(line):
        return True
    if (
        line.startswith((RECIPIENTS, "V/v "))
        or MOTTO.match(line)
        or (MOTTO.match(last.head) and last.lines[-1].endswith("VIỆT NAM"))
        or (SIGN.match(line) and not SIGN.match(last.lines[-1]))
    ):
        return True
    if len(last.lines) == 1 and _ALONE.fullmatch(last.head) and not is_bullet(line[0]):
        return False
    if last.caps and is_caps(line) and not MARK.match(line):
        return (
            last.gap
            or last.head in TYPES
            or (_issues(line) and last.size > _FIRST_LINE and not _OPEN_END.search(last.tail))
        )
    if not layout.wrapped:
        return not (last.gap and _torn(last, line, heads))
    if last.gap and layout.gaps and not _torn(last, line, heads):
        return True
    if _cuts_name(last.tail, line, heads):
        return False
    return _starts_new_cut(last, line) if layout.cut else _starts_new_wide(last, line, layout)


def _torn(last: _Paragraph, line: str, heads: Heads) -> bool:
    """Whether a page break fell inside a sentence."""
    if TERMINAL.search(last.tail) or (MARK.match(line) and not _cuts_name(last.tail, line, heads)):
        return False
    return line[0].islower() or (last.size > 200 and not last.head[0].isdigit() and not last.caps)


def _starts_new_wide(last: _Paragraph, line: str, layout: _Layout) -> bool:
    """A copy wrapped at one width: a line that ends well before it ends its paragraph."""
    ended = bool(TERMINAL.search(last.tail))
    chosen = len(last.lines[-1]) + 1 + len(line.split(" ", 1)[0]) <= layout.limit
    short = len(last.lines[-1]) < layout.width * 3 // 4 or (chosen and ended)
    mark = MARK.match(line)
    if mark:
        return ended or short or (not is_bullet(mark["label"]) and not mark["label"][0].islower())
    if last.caps and not is_caps(line):
        return True
    return short and (ended or line[0].isupper() or line[0] in '“"(')


def _issues(line: str) -> bool:
    """Whether a line of capitals names who issues the document, below its title."""
    return bool(_ISSUES.match(line)) or (bool(ISSUES.match(line)) and len(line) < _FULL_LINE)


def _starts_new_cut(last: _Paragraph, line: str) -> bool:
    """A copy whose first lines are cut short: a short line that begins with a capital begins a paragraph."""
    ended = bool(TERMINAL.search(last.tail))
    mark = MARK.match(line)
    numbered = bool(re.match(r"([0-9]|[IVX]+\.)", last.head))
    if mark and is_bullet(mark["label"]):
        short = len(last.lines) > 1 and len(last.lines[-1]) < _FULL_LINE and line[2:3].isupper()
        return ended or short or (numbered and line[2:3].isupper())
    if mark:
        return ended or numbered or not mark["label"][0].islower()
    if last.caps and not is_caps(line):
        return True
    opens = (line[0].isupper() and len(line) <= _FIRST_LINE) or line[0] == "("
    if numbered and not ended:
        if last.size < _WINDOW and MARK.sub("", last.head).lower() in _PLAIN_HEADINGS:
            return line[0].isupper()
        return (
            opens and len(last.lines[-1]) < _FULL_LINE and (len(last.lines) > 1 or not _BODY.match(last.head))
        )
    return ended and opens and (len(last.lines) > 1 or last.size > _FIRST_LINE + 1)


def _heads(names: Iterable[str]) -> Heads:
    """For each beginning of a known name that ends at a word, how the name may go on after a line break."""
    out: dict[str, set[str]] = {}
    for name in {*(fold_words(n) for n in names), *_COMPOUNDS}:
        for space in (m.start() for m in re.finditer(" ", name)):
            following = name.find(" ", space + 3)
            out.setdefault(name[:space], set()).add(name[space + 1 : following if following > 0 else None])
    return {head: frozenset(rest) for head, rest in out.items()}


def _cuts_name(tail: str, line: str, heads: Heads) -> bool:
    """Whether the break between ``tail`` and ``line`` falls inside a known name."""
    words = fold_words(tail[-120:]).lstrip(".,(:").split(" ")[-14:]
    after = fold_words(line[:60])
    for i in range(len(words)):
        head = " ".join(words[i:]).lstrip('.,(:“"')
        for rest in heads.get(head, ()):
            if after.startswith(rest) and not after[len(rest) : len(rest) + 1].isalnum():
                return True
    return False


def split_type(block: str) -> list[str]:
    """Cut what stands in one run of lines and is two passages: the type of a document and its subject."""
    for kind in TYPES:
        if block.startswith(kind + " ") and is_caps(block) and block not in TYPES:
            return [kind, block[len(kind) + 1 :].lstrip()]
    return [block]
