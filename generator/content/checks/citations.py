"""Every document number in a passage is a registered legal document, and every override is used."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.problems import Problem, nearest, problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Unregistered, ambiguous and unused citations."""
    numbers = [d.number for d in catalog.legal_documents.values() if d.number]
    for passage, cited in catalog.found_citations.items():
        p = catalog.passages[passage]
        line = (f"content/documents/{p.document}/passages.tsv", p.line, 1)
        for c in cited:
            if not c.candidates:
                yield problem(
                    line,
                    "citation-unregistered",
                    record=passage,
                    found=c.what,
                    nearest=nearest(c.what, numbers),
                )
            elif len(c.candidates) > 1:
                yield problem(
                    line, "citation-ambiguous", record=passage, found=c.what, expected=", ".join(c.candidates)
                )
        resolved = {c.candidates[0] for c in cited if len(c.candidates) == 1}
        for key in catalog.annotations[passage].citations:
            if key not in resolved:
                yield problem(
                    catalog.place(passage, "citations", key),
                    "citation-unused",
                    record=passage,
                    found=key,
                    nearest=nearest(key, resolved),
                )
