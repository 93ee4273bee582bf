"""The course of a project over the documents: what each said, on which day, must be reached by when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.model.records import Due
from generator.site.charts.story import Labels, Statement, story
from generator.site.charts.svg import Caption
from generator.site.pages.formatting import day, edtf
from generator.site.pages.pictures.base import Cell, Picture, Place, Table, passed, sentences
from generator.site.pages.view import View
from generator.text.dates import days
from generator.text.shortening import shortened

_TABLES = ("project_mentions", "project_milestones", "deadlines")


@dataclass(frozen=True)
class Mention:
    """A statement about a project in a passage: its words and their language, and when it is due; no ``due``
    is a mention."""

    document: str
    passage: str
    words: str
    lang: str
    due: Due | None = None


def course(place: Place, project: str) -> Picture | None:
    """The picture; None when there is neither a date nor a second document."""
    view = place.view
    mentions = [
        s for passage in view.relations.mentions[project] for s in _statements(view, project, passage)
    ]
    documents = {s.document for s in mentions}
    if len(documents) < 2 and not any(s.due for s in mentions):
        return None
    words = view.words
    today = view.data_date
    over = (s.due.over for s in mentions if s.due and (s.due.end or not s.due.recurrence))
    caption = Caption(
        "course", words.text("picture.course_title"), _summary(view, mentions),
        passed=passed(view, (day_ for day_ in over if day_)),
    )  # fmt: skip
    labels = Labels(
        stated=words.text("picture.course_said"),
        due=words.text("picture.course_due"),
        today=day(today, view.language),
    )
    drawing = story(caption, [_drawn(view, s) for s in mentions], today, labels)
    if not drawing:
        return None
    return Picture(
        caption,
        drawing,
        _table(place, mentions),
        place.printed,
        _TABLES if any(s.due for s in mentions) else _TABLES[:1],
    )


def _statements(view: View, project: str, passage: str) -> Iterator[Mention]:
    """What a passage says must be reached: milestones of the project, and its own deadlines when it names no
    other project."""
    r, p = view.relations, view.catalog.passages[passage]
    dated = [
        m for m in r.milestones_of_passage[passage] if m.project == project and (m.due.start or m.due.end)
    ]
    found = [Mention(p.document, passage, *view.preferred(m.what_vi, m.what_en), m.due) for m in dated]
    commitment = view.catalog.commitments.get(passage)
    if commitment and commitment.projects == (project,):
        known = {s.due.edtf for s in found if s.due}
        more = (d for d in r.deadlines[passage] if d.due.edtf not in known and (d.due.start or d.due.end))
        found += [Mention(p.document, passage, *view.preferred(d.what_vi, d.what_en), d.due) for d in more]
    if found:
        yield from found
    elif commitment:
        yield Mention(p.document, passage, view.title(commitment), view.language)
    else:
        yield Mention(p.document, passage, shortened(p.text, 90), "vi")


def _issued(view: View, document: str) -> date:
    on = days(view.catalog.documents[document].issued_edtf)
    return on.start or on.end or date.max


def _drawn(view: View, s: Mention) -> Statement:
    document = view.catalog.documents[s.document]
    label = view.document_label(s.document)  # without a number it is called by its month
    label += f", {edtf(document.issued_edtf, view.language)}" if document.number else ""
    lang = s.lang if s.lang != view.language else None
    if not s.due:
        return Statement(label, _issued(view, s.document), s.words, lang=lang)
    return Statement(
        label,
        _issued(view, s.document),
        s.words,
        due=view.due_words(s.due),
        start=s.due.start,
        end=s.due.end,
        lang=lang,
    )


def _summary(view: View, mentions: list[Mention]) -> str:
    words = view.words
    dues = [s.due for s in mentions if s.due]
    return sentences(
        words.text("picture.course_documents", n=len({s.document for s in mentions})),
        words.text("picture.course_dates", n=len(dues), dates="; ".join(view.due_words(d) for d in dues))
        if dues
        else words.text("picture.course_no_dates"),
    )


def _table(place: Place, mentions: list[Mention]) -> Table:
    view = place.view
    words = view.words
    columns = (
        words.text("facet.document"),
        words.text("legal_document.issued"),
        words.text("picture.says"),
        words.text("facet.due"),
    )
    rows = tuple(
        (
            Cell(view.document_label(s.document), place.passage(s.document, s.passage)),
            Cell(edtf(view.catalog.documents[s.document].issued_edtf, view.language)),
            Cell(s.words, lang=s.lang if s.lang != view.language else ""),
            Cell(view.due_words(s.due) if s.due else "–"),
        )
        for s in mentions
    )
    return Table(tuple(Cell(column) for column in columns), rows)
