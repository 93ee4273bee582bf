"""Drafting passages from blocks: what a file states of its paragraphs, rows and notes is kept, not guessed
again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from generator.text.blocks import Block, Note, Paragraph, Row, line, original
from generator.text.copies import mark_copy
from generator.text.drafting import with_kinds
from generator.text.flat_tables import appendix_starts, begins_appendix, name_lines
from generator.text.forms import set_forms_aside
from generator.text.kinds import classify
from generator.text.marks import GROUND, ISSUES, MARK, SUBJECT, TYPES, is_caps
from generator.text.paragraphs import split_type
from generator.text.passages import CELLS_TOGETHER, lines
from generator.text.sections import Draft, lost_part, sections
from generator.text.table_rows import Rows

#: the term and session of a council, below its name ("KHÓA X, KỲ HỌP THỨ 12")
_SESSION = re.compile(r"\(?KHO?[ÓÁ]A? [IVXL0-9]", re.IGNORECASE)
_FRONT_REACH = 6  # paragraphs of the front of an appendix over which brackets go
_NAME = 120  # characters; a longer line above a table is a sentence
_DUTY = re.compile(
    r"^(Giao|Yêu cầu|Đề nghị|Sở|Ban|UBND|Ủy ban|Công an|Các (sở|cơ quan|đơn vị))\b|chủ trì|phối hợp"
    r"|chịu trách nhiệm"
)


@dataclass(frozen=True)
class _Item:
    """A block as a draft sees it: its printed words, and the row or note it is."""

    text: str
    label: str = ""
    block: Block | None = None


def outline(blocks: Sequence[Block]) -> list[Draft]:
    """Draft the passages of a document that is given in blocks: one a paragraph, a row, a note."""
    worded = [b for b in blocks if line(b)]
    printed = lines(original(worded), CELLS_TOGETHER) if worded else []
    items = list(
        _titled([i for b, words in zip(worded, printed, strict=True) for i in _items(b, words.text)])
    )
    starts = appendix_starts(["" if isinstance(i.block, (Row, Note)) else i.text for i in items])
    ends = [*starts[1:], len(items)]
    body = items[: starts[0]] if starts else items
    main = mark_copy(
        classify(_drafts(body, ""), lost_part([i.text for i in body if not isinstance(i.block, Row)]))
    )
    out = list(main)
    for number, (a, b) in enumerate(zip(starts, ends, strict=False), 1):
        out += _appendix(items[a:b], number if len(starts) > 1 else 0)
    return out


def _items(block: Block, printed: str) -> Iterator[_Item]:
    """A block with its words as published (NFC, without rules and emphasis); a type and its subject are
    two."""
    if not printed:
        return
    if isinstance(block, Paragraph) and not block.label:
        yield from (_Item(part, "", block) for part in split_type(printed))
    else:
        label = block.label if isinstance(block, (Paragraph, Note)) else ""
        yield _Item(printed, label, block)


def _titled(items: Sequence[_Item]) -> Iterator[_Item]:
    """Join the lines of a title, which stand as paragraphs of their own below the type of the document."""
    title_item: _Item | None = None
    title = False
    for item, following in zip_longest(items, items[1:]):
        goes_on = (
            title and title_item is not None and _goes_on(title_item, item) and not _issues(item, following)
        )
        if title_item is not None and (goes_on or _names_part(title_item, item)):
            title_item = replace(title_item, text=f"{title_item.text} {item.text}")
            continue
        if title_item is not None:
            yield title_item
        title = title_item is not None and title_item.text in TYPES
        title_item = item
    if title_item is not None:
        yield title_item


def _names_part(part: _Item, item: _Item) -> bool:
    """Whether a line in capitals is the name of the part whose number is all of the line above it."""
    mark = MARK.match(part.text)
    numbered = mark is not None and mark.end() == len(part.text) and mark["label"][0] in "PCM"
    plain = isinstance(item.block, Paragraph) and not item.label and not MARK.match(item.text)
    return numbered and plain and is_caps(item.text)


def _issues(item: _Item, following: _Item | None) -> bool:
    """Whether a line in capitals is no part of a title but who issues the document: its grounds follow,
    or its session."""
    after = "" if following is None else following.text
    return bool(ISSUES.match(item.text)) and bool(GROUND.match(after) or _SESSION.match(after))


def _goes_on(title_item: _Item, item: _Item) -> bool:
    """Whether a line belongs to the title above it: set as that is, without a mark and not in brackets."""
    a, b = title_item.block, item.block
    if (
        not isinstance(a, Paragraph)
        or not isinstance(b, Paragraph)
        or MARK.match(item.text)
        or item.text[0] in "(-_"
        or b.label
    ):
        return False
    if is_caps(title_item.text) or is_caps(item.text):
        return (
            is_caps(title_item.text)
            and is_caps(item.text)
            and item.text not in TYPES
            and not begins_appendix(item.text)
            and (a.centred == b.centred)
        )
    return a.centred and b.centred and a.bold and b.bold


def _drafts(items: Sequence[_Item], above: str) -> list[Draft]:
    """Drafts of paragraphs with their sections, of rows and notes where they stand among them."""
    running = [i for i in items if not isinstance(i.block, (Row, Note))]
    placed = iter(zip(running, sections([i.text for i in running]), strict=True))
    rows = Rows()
    out: list[Draft] = []
    section, before = above, ""
    for item, following in zip_longest(items, items[1:]):
        if isinstance(item.block, Row):
            out.append(rows.draft(item.text, item.block, section))
        elif isinstance(item.block, Note):
            out.append(_note(item, section))
        else:
            block, found = next(placed)
            found = _labelled(block, found)
            section = ".".join(filter(None, (above, found.section)))
            named = _names_table(block, following) and before not in TYPES
            before = block.text
            out.append(replace(found, section=section, kind=found.kind or ("heading" if named else "")))
            rows.paragraph(section)
    return out


def _names_table(item: _Item, following: _Item | None) -> bool:
    """Whether a line is the name of the table that follows it."""
    table = following is not None and isinstance(following.block, Row)
    return (
        table
        and len(item.text) < _NAME
        and not item.label
        and not MARK.match(item.text)
        and not SUBJECT.match(item.text)
        and not re.search(r"[.;:,)]$", item.text)
    )


def _labelled(item: _Item, found: Draft) -> Draft:
    """The draft with the label its file states, where reading the words would have given another."""
    if not item.label or found.label == item.label or not item.text.startswith(item.label):
        return found
    return replace(found, label=item.label, text=item.text[len(item.label) :].lstrip())


def _note(item: _Item, section: str) -> Draft:
    text = item.text[len(item.label) :].lstrip() if item.text.startswith(item.label) else item.text
    return Draft(section, "commitment" if _DUTY.search(text) else "other", item.label, text)


def _appendix(items: Sequence[_Item], number: int) -> list[Draft]:
    """The drafts of one appendix; ``number`` is its place among several, 0 where it is the only one."""
    printed = re.search(r"^PH\w+ \w+(?: SỐ)?\s*:?\s*([0-9IVX]+)\b", items[0].text.upper())
    section = f"Phụ lục {printed[1] if printed else number}" if number else "Phụ lục"
    drafts = _drafts(items, section)
    heads = _front(drafts)
    return set_forms_aside(
        with_kinds([replace(d, kind=d.kind or (heads.get(i, ""))) for i, d in enumerate(drafts)])
    )


def _front(drafts: Sequence[Draft]) -> dict[int, str]:
    """The kinds of what stands above the text of an appendix: its name, and in brackets what it belongs
    to."""
    out: dict[int, str] = {}
    opened = 0
    named = name_lines(["" if d.kind or d.label or d.row else d.text for d in drafts])
    for i, d in enumerate(drafts):
        above = i < named or opened or is_caps(d.text) or d.text.startswith("(")
        if d.kind or d.label or not above:
            break
        out[i] = "other" if opened or d.text.startswith("(") else "heading"
        opened = max(0, opened + d.text.count("(") - d.text.count(")"))
        opened = 0 if i > _FRONT_REACH else opened  # brackets that nothing closes
    return out
