"""From a date or recurrence as annotated to the days on which a duty is in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from generator.model.annotation import DeadlineSpec, MilestoneSpec
from generator.model.document import Document
from generator.model.records import Due
from generator.text.deadlines import in_time, precision, recurrence_precision, recurring


def due_of(spec: DeadlineSpec | MilestoneSpec, document: Document) -> Due:
    """A date as written with its days in time; a recurring duty with the bounds of its recurrence."""
    if spec.date:
        covered = in_time(spec.date, spec.relation or "", spec.text)
        dated = Due(
            text=spec.text,
            edtf=spec.date,
            start=covered.start,
            end=covered.end,
            recurrence="",
            relation=spec.relation or "",
            precision=precision(spec.date),
        )
    else:
        dated = Due(
            text=spec.text, edtf="", start=None, end=None, recurrence="", relation=spec.relation or ""
        )
    return (
        dated
        if isinstance(spec, MilestoneSpec) or (spec.date and not spec.recurrence)
        else _coming_back(dated, spec, document)
    )


def _coming_back(due: Due, spec: DeadlineSpec, document: Document) -> Due:
    """What a recurrence adds; a bare "định kỳ" has neither relation nor rule."""
    rules = spec.recurrence or ""
    span = recurring((spec.since or "", spec.until or ""), document.issued_edtf, document.period_edtf or "")
    exact = due.precision if due.edtf else recurrence_precision(rules)
    relation = due.relation or ("in" if rules else "")
    return replace(
        due, recurrence=rules, relation=relation, precision=exact, since=span.start, until=span.end,
        bounds=span.bounds
    )  # fmt: skip


def latest(dues: Sequence[Due]) -> Due:
    """The deadline with the latest last day, else the first one, with the recurrences of all of them."""
    if not dues:
        return Due(text="", edtf="", start=None, end=None, recurrence="")
    last = max((d for d in dues if d.end), key=lambda d: d.end or date.min, default=dues[0])
    rules = " ".join(dict.fromkeys(rule for d in dues for rule in d.recurrence.split()))
    back = next((d for d in dues if d.recurrence), last)
    return replace(last, recurrence=rules, since=back.since, until=back.until, bounds=back.bounds)
