"""Dates say what stands before them, recurrences are RRULEs with their bounds, dates of a thing stand in
order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.content.catalog import Catalog
from generator.model.annotation import DeadlineSpec, MilestoneSpec
from generator.problems import Problem, problem
from generator.text.dates import days
from generator.text.deadlines import RELATIONS
from generator.text.occurrences import unplaceable
from generator.words import both

_MONTH = r"(?:[1-9]|1[0-2])"
_DAY = r"(?:-1|[1-9]|[12][0-9]|3[01])"
_RULE = re.compile(
    r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)"
    rf"(?:;INTERVAL=[136]|;BYMONTH={_MONTH}(?:,{_MONTH})*|;BYMONTHDAY={_DAY}(?:,{_DAY})*)*"
)
_RULE_FORMS = "FREQ=DAILY|WEEKLY|MONTHLY|YEARLY[;INTERVAL=3|6 (MONTHLY)][;BYMONTH=1–12][;BYMONTHDAY=-1, 1–31]"
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def check(catalog: Catalog) -> Iterator[Problem]:
    """Relations and recurrence rules of deadlines; lives of agencies; documents in force after they were
    issued."""
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
    """A date has its relation; an interval is not ``in``; nothing without a date or a recurrence has one."""
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
    """Why a recurrence rule is not accepted, in words; empty when it is.

    Accepted is a closed subset of RFC 5545, section 3.3.10, that pages, tables and calendars can all express:
    frequency, an interval that has a name (quarter, half-year), months, and days of the month. Every rule
    names days that exist.
    """
    match = _RULE.fullmatch(rule)
    if not match:
        return _RULE_FORMS
    parts = dict(part.split("=") for part in rule.split(";"))
    named = [int(d) for d in parts.get("BYMONTHDAY", "").split(",") if d]
    months = [int(m) for m in parts.get("BYMONTH", "").split(",") if m]
    if len(parts) != rule.count(";") + 1 or (named and parts["FREQ"] == "WEEKLY"):
        return _RULE_FORMS
    if parts.get("INTERVAL", "1") != "1" and parts["FREQ"] != "MONTHLY":
        return _RULE_FORMS
    impossible = [f"{d}/{m}" for m in months for d in named if abs(d) > _LONGEST_MONTH[m - 1]]
    if impossible:
        return f"{', '.join(impossible)}: {both('expected', 'no-day')}"
    return unplaceable(rule)
