"""What time the data is about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.model.document import Document
from generator.text.dates import days


def covered(documents: Iterable[Document]) -> tuple[date, date]:
    """From the day the first document was issued, or plans for, to the last day any of them plans for."""
    spans = [days(value) for d in documents for value in (d.issued_edtf, d.period_edtf) if value]
    known = [day for span in spans for day in (span.start, span.end) if day]
    return min(known), max(known)
