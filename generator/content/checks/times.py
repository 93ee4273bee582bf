"""Dates say what stands before them, recurrences are RRULEs with their bounds, dates of a thing stand in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.content.catalog import Catalog
from generator.model.annotation import DeadlineSpec, MilestoneSpec
from generator.problems import Problem, problem
from generator.text.dates import days
from generator.text.deadlines import RELATIONS
from generator.text.rhythms import unplaceable


def check(catalog: Catalog) -> Iterator[Problem]:
    """Relations and recurrence rules of deadlines; lives of agencies; documents in force after they were issued."""
    for passage, note in catalog.annotations.items():
        for key, deadline in note.deadlines.items():
            yield from _relation(catalog.place(passage, "deadlines", key), f"{passage}.{key}", deadline)
            yield from _bounds(catalog.place(passage, "deadlines", key), f"{passage}.{key}", deadline)
            for rule in (deadline.recurrence or "").split():
                wrong = _wrong_rule(rule)
                if wrong:
                    yield problem(
                        catalog.place(passage, "deadlines", key, "recurrence"),
                        "recurrence-invalid",
                        found=rule,
                        expected=wrong,
                    )
        for key, milestone in note.milestones.items():
            yield from _relation(catalog.place(passage, "milestones", key), f"{passage}.{key}", milestone)
    for key, agency in catalog.agencies.items():
        if agency.valid_from and agency.valid_to and agency.valid_from > agency.valid_to:
            place = catalog.located["content/registries/agencies.yml"].place(key, "valid_to")
            yield problem(
                place,
                "dates-out-of-order",
                record=key,
                field="valid_from, valid_to",
                found=f"{agency.valid_from} > {agency.valid_to}",
            )
    for key, document in catalog.documents.items():
        if document.issued_on and document.effective_on and document.issued_on > document.effective_on:
            place = catalog.located[f"content/documents/{key}/document.yml"].place("effective_on")
            found = f"{document.issued_on} > {document.effective_on}"
            yield problem(
                place, "dates-out-of-order", record=key, field="issued_on, effective_on", found=found
            )


def _relation(
    place: tuple[str, int, int], record: str, spec: DeadlineSpec | MilestoneSpec
) -> Iterator[Problem]:
    """A date has its relation; an interval is not ``in``; nothing without a date or a rhythm has one."""
    if spec.date and not spec.relation:
        yield problem(place, "value-missing", field="relation", record=record, expected=", ".join(RELATIONS))
    if spec.relation == "in" and "/" in (spec.date or ""):
        yield problem(
            place,
            "value-invalid",
            field="relation",
            record=record,
            found="in",
            expected=f"{spec.date}: during",
        )
    if spec.relation and not spec.date and not getattr(spec, "recurrence", None):
        yield problem(
            place,
            "value-invalid",
            field="relation",
            record=record,
            found=spec.relation,
            expected="date, recurrence",
        )


def _bounds(place: tuple[str, int, int], record: str, spec: DeadlineSpec) -> Iterator[Problem]:
    """Only what comes back has bounds, and it begins before it ends."""
    bounds = {name: value for name, value in (("since", spec.since), ("until", spec.until)) if value}
    if spec.date and not spec.recurrence:
        for name, value in bounds.items():
            yield problem(
                place, "value-invalid", field=name, record=record, found=value, expected="recurrence"
            )
    if (
        spec.since
        and spec.until
        and (days(spec.since).start or date.min) > (days(spec.until).end or date.max)
    ):
        yield problem(
            place,
            "dates-out-of-order",
            record=record,
            field="since, until",
            found=f"{spec.since} > {spec.until}",
        )


def _wrong_rule(rule: str) -> str:
    """Why a rule is no RRULE of RFC 5545, section 3.3.10, or says too little for a calendar; nothing when it is good."""
    from dateutil.rrule import rrulestr  # noqa: PLC0415  slow to import, rarely needed

    if not rule.startswith("FREQ="):
        return "FREQ=…"
    try:
        rrulestr(f"DTSTART:20220101T000000\nRRULE:{rule}")
    except (ValueError, KeyError) as error:
        return str(error)
    return unplaceable(rule)
