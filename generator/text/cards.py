"""The card that offices print under a task: "Đơn vị chủ trì: ...", "Đơn vị phối hợp: ...", "Thời gian: ...",
"Kinh phí: ...".

The lines of a card tell of the task above them and are none themselves; a heading with nothing but a card
under it is the task. A field may be a heading of its own with a list below it ("a) Cơ quan chủ trì", "- Sở Y
tế"), and one line may hold several ("Đơn vị chủ trì: ...; Đơn vị phối hợp: ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.text.bodies import find_bodies, opens_with_doer, run
from generator.text.columns import column
from generator.text.folding import fold_words
from generator.text.marks import is_bullet, is_caps, is_roman
from generator.text.sections import Draft

_LINE = re.compile(
    r"^[*•]?\s*(?P<head>(?:[^:.;*()]|\([^:.;*()]{0,40}\)){4,60}?)\s?:\s+(?P<words>\S.*)$", re.DOTALL
)
#: where a field of the same line begins: behind a sign that ends a clause, or one that only may part two
_NEXT = re.compile(
    r"(?:(?P<ended>[;.])|,|\s[-–|])\s+(?=(?P<head>[^\W\d_](?:(?!\s[-–|]\s)[^:;.,]){3,40}?)\s?:\s)"
)
_FIELDS = frozenset({"lead", "cooperate", "both", "time", "output", "budget", "supervise"})
_BODY = frozenset({"heading", "commitment", "lead-in", "organisation", "other"})
_WHO = r"(?:co quan|don vi|to chuc|bo phan)"
_BARE = re.compile(
    rf"(?:{_WHO} )?(?:(?:chu tri|phoi hop|thuc hien)(?: thuc hien| chinh)?)"
    rf"(?: (?:va )?(?:{_WHO} )?(?:phoi hop|thuc hien))?|thoi gian (?:thuc hien|hoan thanh|hoan tat)"
)
_WHEN = re.compile(
    r"thoi gian (?:thuc hien|hoan thanh|hoan tat)|thoi han (?:thuc hien|hoan thanh)|han hoan thanh"
)
#: what may stand behind the names of those who lead
_NAMED_ONLY = re.compile(r"(?:\stheo (?:chức năng|nhiệm vụ|thẩm quyền|quy định)[^;:]*)?[.;]?\s*")
_BESIDE = re.compile(r"thanh phan|dia diem|hinh thuc|phuong thuc|danh nghia|quy mo|doi tuong")
Field = tuple[str, str, str]
#: the fields of a line of a card, and where the card goes on
_Entry = tuple[list[Field], int]


@dataclass(frozen=True)
class Card:
    """A card: where its lines stand, what they say (field, head, words), and where the card before it
    ends."""

    lines: range
    fields: tuple[Field, ...]
    after: int = 0


def fields(d: Draft) -> list[Field]:
    """What a line of a card says: each field (``lead``, ``time`` ...), its head and its words."""
    if d.kind not in _BODY:
        return []
    out: list[Field] = []
    for part in _parts(d.text) if _LINE.match(d.text) else ():
        match = _LINE.match(part)
        name = _named(match["head"]) if match and len(match["head"].split()) <= 8 else ""
        if not match or not name:
            return []
        out.append((name, match["head"], match["words"]))
    return out


def _parts(text: str) -> Iterator[str]:
    """A line at the heads of its fields."""
    at = 0
    for gap in _NEXT.finditer(text):
        if gap["ended"] or column(gap["head"]) in _FIELDS:
            yield text[at : gap.start()]
            at = gap.end()
    yield text[at:]


def _named(head: str) -> str:
    name = column(head)
    if name in _FIELDS:
        return name
    return "beside" if _BESIDE.match(fold_words(head)) else ""


def _bare(d: Draft) -> str:
    """The field that a line names and gives nothing to: its list stands below."""
    words = fold_words(re.sub(r"[^\w\s]", " ", d.text))
    return column(d.text) if d.kind in _BODY and len(d.text) < 60 and _BARE.fullmatch(words) else ""


def _entries(drafts: Sequence[Draft]) -> list[_Entry | None]:
    """For each line what a card says from there on, and where that ends; nothing where no line of a card
    stands."""
    told = [fields(d) for d in drafts]
    out: list[_Entry | None] = [None] * len(drafts)
    for at in range(len(drafts) - 1, -1, -1):
        name = "" if told[at] else _bare(drafts[at])
        out[at] = (told[at], at + 1) if told[at] else _below(drafts, at, name, told, out) if name else None
    return out


def _below(
    drafts: Sequence[Draft],
    at: int,
    name: str,
    told: Sequence[list[Field]],
    entries: Sequence[_Entry | None],
) -> _Entry:
    """What stands below a line that only names a field."""
    d, end = drafts[at], at + 1
    mark = drafts[end].label if end < len(drafts) else ""
    listed = is_bullet(mark) and mark != d.label  # bullets like the head's own are its siblings
    while listed and end < len(drafts) and drafts[end].label == mark and not told[end]:
        if name == "time" and opens_with_doer(drafts[end].text):
            break  # who does which part by when: tasks of their own
        end += 1
    words = "; ".join(x.text.rstrip(" .;") for x in drafts[at + 1 : end])
    plain = end == at + 1 and end < len(drafts) and not drafts[end].label and not entries[end]
    if plain and drafts[end].kind in _BODY and name in ("lead", "cooperate"):
        return [(name, d.text, drafts[end].text)], end + 1
    return ([(name, d.text.strip(" :*•"), words)] if words else []), end


def cards(drafts: Sequence[Draft]) -> list[Card]:
    """Where cards stand: runs of their lines of which one names who leads, or when the task is to be done."""
    out: list[Card] = []
    entries = _entries(drafts)
    at = 0
    while at < len(drafts):
        start, found, several = at, [], 0
        while at < len(drafts) and (entry := entries[at]):
            found += entry[0]
            several += 1
            at = entry[1]
            at += _beside_the_text(drafts, entries, at)
        names = {name for name, _, _ in found}
        dated = names == {"time"} and _WHEN.fullmatch(fold_words(found[0][1]))
        told = len(found) == 1 and _is_alone(found[0])
        if dated or told or (names & {"lead", "both"} and (len(names) > 1 or several > 1)):
            after = out[-1].lines.stop if out else 0
            out.append(Card(range(start, at), tuple(f for f in found if f[0] in _FIELDS), after))
        at = max(at, start + 1)
    return out


def _is_alone(field: Field) -> bool:
    """Whether one line is the whole card: it says who leads, by name, and nothing else."""
    name, head, words = field
    named = run(words, find_bodies(words, ()), 0)
    rest = words[named[-1].end :] if named else words
    return name == "lead" and bool(
        named and _BARE.fullmatch(fold_words(head)) and _NAMED_ONLY.fullmatch(rest)
    )


def _beside_the_text(drafts: Sequence[Draft], entries: Sequence[_Entry | None], at: int) -> bool:
    """A line that is no part of the text (a page number), where the card goes on under it."""
    if at + 1 >= len(drafts) or drafts[at].kind != "other" or entries[at]:
        return False
    return bool(entries[at + 1])


def tasks(drafts: Sequence[Draft], card: Card) -> list[int]:
    """The passages a card tells of: those of its section straight above it, back to their heading or to the
    card before it, else the heading."""
    start = card.lines.start
    section = drafts[start].section
    if start and _bare(drafts[start]) and drafts[start].label[:1].isdigit():
        section = drafts[start - 1].section  # "2. Cơ quan chủ trì" tells of "1. Nội dung"
    out: list[int] = []
    for i in range(start - 1, card.after - 1, -1):
        d = drafts[i]
        inside = d.section == section or d.section.startswith(f"{section}(")
        if d.kind == "lead-in" and is_bullet(d.label) and inside:
            continue  # its list is of the task
        if d.kind in ("heading", "lead-in") or fields(d) or not inside:
            titled = d.kind in ("heading", "lead-in", "commitment") and not fields(d)
            return out[::-1] or ([i] if titled and not (is_roman(d.label) and is_caps(d.text)) else [])
        out.append(i)
    return out[::-1]


def mark_cards(drafts: list[Draft]) -> list[Draft]:
    """The drafts with the lines of cards set aside, and each heading that is a task by its card made one."""
    out = list(drafts)
    for card in cards(drafts):
        above = tasks(drafts, card)
        for i in above:
            out[i] = replace(out[i], kind="commitment") if out[i].kind in ("heading", "lead-in") else out[i]
        who = {name for name, _, _ in card.fields} & {"lead", "both"}  # is no task, also where none is above
        for i in card.lines if above or who else ():
            out[i] = replace(out[i], kind="other")
    return out
