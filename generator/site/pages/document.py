"""The page of a document: the whole text, passage by passage, with what each passage became in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from generator.model.document import Passage
from generator.model.records import Commitment, SourceNote
from generator.model.roles import LEAD
from generator.site.pages.appendix import Grid, grid
from generator.site.pages.base import Page
from generator.site.pages.marking import Mark, Segment, find, segments
from generator.site.pages.view import View, newest
from generator.text.folding import slug
from generator.text.headings import ancestors

#: kinds of passages that are not part of the text as issued
MUTED = ("page-chrome", "duplicate")
_DEEPEST, _OUTERMOST = 4, 2
#: characters: what the margin holds beside the shortest passage; what the kind and the reference of a note
#: take, the name of a body, and dates
_ROOM, _NOTE, _NAME, _DATES = 170, 30, 60, 40
#: kinds of passages that may hold the titles of the columns of a table
_HEADS = ("heading", "other")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A passage as the page shows it."""

    passage: Passage
    segments: list[Segment]
    commitment: Commitment | None
    notes: list[SourceNote]
    #: level of a heading, 0 for text
    level: int
    depth: int
    #: a heading as the language of the page says it, where that is not the language of the document
    heading: str = ""

    @property
    def notes_fit(self) -> bool:
        """Whether the notes have room in the margin beside this passage. Longer ones are shown below it, so
        that they leave no empty stretch in the text. Estimated in characters: in the same height the margin
        holds about half of what the text does."""
        taken = sum(len(n.quote) + max(len(n.note_vi), len(n.note_en)) + _NOTE for n in self.notes)
        if c := self.commitment:
            taken += max(len(c.title_vi), len(c.title_en)) + _NAME * len(c.by_role(LEAD)) + _DATES
        return taken <= _ROOM + 0.5 * len(self.passage.text)


@dataclass(frozen=True, kw_only=True)
class Block:
    """A stretch of passages: a heading, text, a table, or text that is not part of the document as issued."""

    kind: str
    level: int
    passages: list[Shown]
    #: for a heading that the copy lost: its words and an anchor
    supplied: str = ""
    anchor: str = ""
    heading: str = ""
    table: Grid | None = None


@dataclass(frozen=True, kw_only=True)
class Part:
    """A part of a document: the heading it begins with (None before the first) and what stands under it."""

    ident: str
    head: Block | None
    blocks: list[Block]
    commitments: int


def select(view: View) -> Iterator[Page]:
    """The index of documents and one page each."""
    words = view.words
    ordered = newest(view)
    yield view.page(
        "document",
        "",
        words.text("documents.title"),
        words.text("documents.description", n=len(ordered)),
        context={"documents": [(key, d, len(view.catalog.passages_of(key))) for key, d in ordered]},
        crumbs=(view.home_crumb(),),
        section=words.text("nav.document"),
    )
    for ident in view.catalog.documents:
        yield view.later(_page, ident)


def _page(view: View, ident: str) -> Page:
    d = view.catalog.documents[ident]
    r = view.relations
    passages = view.catalog.passages_of(ident)
    label = view.document_label(ident)
    title, title_language = view.preferred(d.title_vi, d.title_en)
    return view.page(
        "document",
        ident,
        label,
        f"{label}: {title}",
        whole=True,
        context={
            "d": d,
            "ident": ident,
            "label": label,
            "parts_": _parts(list(_blocks(view, ident))),
            "passage_count": len(passages),
            "has_outline": any(p.kind == "heading" for p in passages),
            "own_title": title,
            "own_title_language": title_language,
            "lacking": view.lacking(ident),
            "commitments": r.by_document[ident],
            "targets": r.targets_of_document[ident],
            "notes": r.notes_of_document[ident],
            "deadlines": sum(len(r.deadlines[p.id]) for p in passages),
            "legal": _same(view, ident),
            "characters": sum(len(p.text) for p in passages if p.kind not in MUTED),
            "as_data": sum(
                len(p.text) for p in passages if p.kind in ("commitment", "target-row", "objective")
            ),
        },
        crumbs=view.crumbs("document"),
        outline=True,
        # the outline is in the document's language, unless every heading has words in the page's
        official=any(view.heading(p)[1] == "vi" for p in passages if p.kind == "heading"),
    )


def _same(view: View, ident: str) -> list[str]:
    """The entry of this document in the list of cited documents."""
    return [key for key, legal in view.catalog.legal_documents.items() if legal.document == ident]


def _parts(blocks: list[Block]) -> list[Part]:
    """The parts of a document by its outermost headings; headings that follow one another begin one part."""
    found: list[tuple[Block | None, list[Block]]] = [(None, [])]
    for block in blocks:
        begins = block.level == _OUTERMOST and block.kind in ("heading", "supplied")
        if begins and (found[-1][0] is None or any(b.kind == "text" or b.table for b in found[-1][1])):
            found.append((block, []))
        else:
            found[-1][1].append(block)
    return [
        Part(
            ident=f"part-{n}",
            head=head,
            blocks=body,
            commitments=sum(1 for b in body for s in b.passages if s.commitment),
        )
        for n, (head, body) in enumerate(found)
        if head or body
    ]


def _blocks(view: View, ident: str) -> Iterator[Block]:
    document = view.catalog.documents[ident]
    supplied = dict(document.supplied_headings)
    level = 1
    passages = view.catalog.passages_of(ident)
    tables = dict(_tables(view, passages))
    inside = {row.passage.id for table in tables.values() for row in table.rows}
    for kind, group in groupby(
        (p for p in passages if p.id not in inside),
        key=lambda p: "table" if p.id in tables else _kind_of_block(p),
    ):
        for shown in _split(view, kind, list(group)):
            for section, text in _lost(shown[0].passage, supplied):
                level = min(level + 1, 1 + len(ancestors(section)), _DEEPEST)
                heading = _other(view.supplied_heading(ident, section))
                yield Block(
                    kind="supplied",
                    level=level,
                    passages=[],
                    supplied=f"{section.split('.')[-1]}. {text}",
                    anchor="supplied-" + slug(section),
                    heading=heading,
                )
            if kind == "table":
                table = tables[shown[0].passage.id]
                rows = [_shown(view, row.passage) for row in table.rows]
                yield Block(kind="table", level=level, passages=[*shown, *rows], table=table)
                continue
            if kind == "heading":
                level = min(level + 1, max(2, shown[0].level), _DEEPEST)
            yield Block(kind=kind, level=level, passages=shown)


def _tables(view: View, passages: Sequence[Passage]) -> Iterator[tuple[str, Grid]]:
    """The tables of a document by the passage with their column titles."""
    for at, p in enumerate(passages):
        if p.kind in _HEADS and (table := grid(view, [p, *_below(p.section, passages[at + 1 :])])):
            yield p.id, table


def _below(section: str, passages: Sequence[Passage]) -> Iterator[Passage]:
    return takewhile(lambda row: row.section.startswith(section), passages)


def _kind_of_block(p: Passage) -> str:
    return p.kind if p.kind in (*MUTED, "heading") else "text"


def _split(view: View, kind: str, passages: list[Passage]) -> Iterator[list[Shown]]:
    """Headings one by one; text together, cut where a section begins whose heading the copy lost."""
    lost = set(view.catalog.documents[passages[0].document].supplied_headings)
    current: list[Shown] = []
    open_: set[str] = set()
    for p in passages:
        new = lost & set(ancestors(p.section)) - open_
        if current and (kind == "heading" or (new and kind == "text")):
            yield current
            current = []
        open_ |= new
        current.append(_shown(view, p))
    yield current


def _lost(p: Passage, supplied: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The headings above a passage that the copy lost and that have not been shown yet."""
    for section in reversed(ancestors(p.section)) if p.kind not in MUTED else ():
        if section in supplied:
            yield section, supplied.pop(section)


def _shown(view: View, p: Passage) -> Shown:
    depth = len(ancestors(p.section))
    level = min(1 + max(1, depth), _DEEPEST) if p.kind == "heading" else 0
    heading = _other(view.heading(p)) if level else ""
    return Shown(
        passage=p,
        segments=segments(p.text, _marks(view, p)),
        commitment=view.catalog.commitments.get(p.id),
        notes=view.relations.notes[p.id],
        level=level,
        depth=depth,
        heading=heading,
    )


def _other(heading: tuple[str, str]) -> str:
    """Words in another language than the document's; nothing when they are the document's own."""
    words, language = heading
    return words if language != "vi" else ""


def _marks(view: View, p: Passage) -> Iterator[Mark]:
    if p.kind in MUTED:
        return
    r = view.relations
    for cited in view.catalog.found_citations[p.id]:
        if len(cited.candidates) == 1:
            yield Mark(cited.start, cited.end, "citation", cited.candidates[0])
    for target in r.targets[p.id]:
        yield from find(p.text, target.value_text, "target", target.id)
    for deadline in r.deadlines[p.id]:
        yield from find(p.text, deadline.due.text, "deadline", deadline.id)
    for note in r.notes[p.id]:
        yield from find(p.text, note.quote, "note", note.id)
