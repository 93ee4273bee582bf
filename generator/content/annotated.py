"""Makes the records of a passage from its annotation: commitment, targets, deadlines, milestones, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.content.dues import due_of, latest
from generator.content.resolving import Responsibility
from generator.model.annotation import Annotation
from generator.model.document import Document, Passage
from generator.model.records import Commitment, Deadline, Involvement, Milestone, SourceNote, Target
from generator.text.dates import Days, days


def commitment_of(
    p: Passage, note: Annotation, who: tuple[Involvement, ...], document: Document
) -> Commitment:
    """The commitment that a passage is."""
    bases = [r.basis for r in who if r.role == "lead" and r.basis != "group"]
    responsibility = next((b for b in ("text", "heading", "issuer") if b in bases), "issuer")
    dues = [due_of(d, document) for d in note.deadlines.values()]
    return Commitment(
        id=p.id,
        document=p.document,
        passage=p.id,
        section=p.section,
        text=p.text,
        title_vi=note.title_vi or "",
        title_en=note.title_en or "",
        responsibility=responsibility,
        due=latest(dues),
        beneficiaries=note.beneficiaries,
        topics=note.topics,
        agencies=who,
        projects=note.projects,
        places=note.places,
        deadlines=len(dues),
        support=note.support or (),
        output=note.output,
        budget=note.budget,
    )


def targets_of(
    p: Passage,
    note: Annotation,
    who: tuple[Involvement, ...],
    named: Callable[[Iterable[str]], tuple[Involvement, ...]],
) -> Iterator[Target]:
    """The targets in a passage; ``named`` turns the leads that one target names for itself into their
    rows."""
    commitment = p.id if p.kind == "commitment" else ""
    for key, t in note.targets.items():
        covered = days(t.period) if t.period else Days(None, None)
        yield Target(
            id=f"{p.id}.{key}",
            document=p.document,
            passage=p.id,
            commitment=commitment,
            indicator=t.indicator,
            name_vi=t.name_vi,
            comparator=t.comparator,
            min=t.min,
            max=t.max,
            value_text=t.value_text,
            unit_text=t.unit_text,
            unit=t.unit or "",
            period_text=t.period_text or "",
            period=t.period or "",
            start=covered.start,
            end=covered.end,
            agencies=named(t.lead) if t.lead else who,
            name_en=t.name_en or "",
        )


def deadlines_of(
    p: Passage, note: Annotation, who: tuple[Involvement, ...], responsible: Responsibility
) -> Iterator[Deadline]:
    """The deadlines in a passage. One that names its own leads has those alone, otherwise those of the
    passage."""
    commitment = p.id if p.kind == "commitment" else ""
    for key, d in note.deadlines.items():
        agencies = responsible.named(d.lead) if d.lead else who
        due = due_of(d, responsible.document)
        yield Deadline(
            id=f"{p.id}.{key}",
            document=p.document,
            passage=p.id,
            commitment=commitment,
            what_vi=d.what,
            due=due,
            agencies=agencies,
            what_en=d.what_en or "",
            place=d.place or "",
        )


def milestones_of(p: Passage, note: Annotation, document: Document) -> Iterator[Milestone]:
    """The project milestones in a passage."""
    for key, m in note.milestones.items():
        yield Milestone(
            id=f"{p.id}.{key}",
            project=m.project,
            document=p.document,
            passage=p.id,
            what_vi=m.what,
            due=due_of(m, document),
            what_en=m.what_en or "",
        )


def notes_of(p: Passage, note: Annotation) -> Iterator[SourceNote]:
    """The source notes on a passage."""
    for key, n in note.notes.items():
        yield SourceNote(
            id=f"{p.id}.{key}",
            document=p.document,
            passage=p.id,
            kind=n.kind,
            quote=n.quote,
            other=n.other or "",
            note_vi=n.vi,
            note_en=n.en,
        )
