"""Recurrences are RRULEs, dates of a thing stand in order."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.problems import Problem, problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Recurrence rules of deadlines; lives of agencies; documents in force after they were issued."""
    for passage, note in catalog.annotations.items():
        for key, deadline in note.deadlines.items():
            for rule in (deadline.recurrence or "").split():
                wrong = _wrong_rule(rule)
                if wrong:
                    yield problem(
                        catalog.place(passage, "deadlines", key, "recurrence"),
                        "recurrence-invalid",
                        found=rule,
                        expected=wrong,
                    )
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


def _wrong_rule(rule: str) -> str:
    """Why a rule is no RRULE of RFC 5545, section 3.3.10; nothing when it is one."""
    from dateutil.rrule import rrulestr  # noqa: PLC0415  slow to import, rarely needed

    if not rule.startswith("FREQ="):
        return "FREQ=…"
    try:
        rrulestr(f"DTSTART:20220101T000000\nRRULE:{rule}")
    except (ValueError, KeyError) as error:
        return str(error)
    return ""
