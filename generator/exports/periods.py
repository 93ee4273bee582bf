"""What time the data is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.model.document import Document
from generator.text.dates import days


def covered(documents: Iterable[Document]) -> tuple[date, date] | None:
    """From the day the first document was issued, or plans for, to the last day any of them plans for.

    A publication that has no document yet is about no time.
    """
    spans = [days(value) for d in documents for value in (d.issued_edtf, d.period_edtf) if value]
    known = [day for span in spans for day in (span.start, span.end) if day]
    return (min(known), max(known)) if known else None


def issued(document: Document) -> date:
    """The day of issue; the first day it can have been where the day is not printed.

    :raises ValueError: when the date of issue has no beginning.
    """
    start = days(document.issued_edtf).start
    if start is None:
        raise ValueError(document.issued_edtf)
    return start
