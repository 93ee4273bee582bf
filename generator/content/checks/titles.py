"""What a title says its passage says: no figure of its own, and no lead that the issuer is already."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.model.document import Passage
from generator.problems import Problem, problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Titles with figures that neither the passage nor its headings print, and issuers that are explicitly
    named as leads."""
    for key, c in catalog.commitments.items():
        p, note = catalog.passages[c.passage], catalog.annotations[c.passage]
        printed = _figures(_sources(catalog, p))
        # a quarter is Roman in Vietnamese and "Q2" in English
        for field, title in (
            ("title_vi", note.title_vi),
            ("title_en", re.sub(r"\bQ[1-4]\b", "", note.title_en or "")),
        ):
            for figure in sorted(_figures(title or "") - printed):
                yield problem(catalog.place(c.passage, field), "title-figure", record=key, found=figure)
        issuer = catalog.documents[c.document].issuer
        if any(
            a.role == "lead" and a.basis in ("text", "heading") and a.agency == issuer for a in c.agencies
        ):
            yield problem(catalog.place(c.passage, "lead"), "issuer-leads", record=key, found=issuer or "")


def _figures(text: str) -> set[str]:
    """The whole numbers in a text, "05" as "5"."""
    return {figure.lstrip("0") or "0" for figure in re.findall(r"\d+", text)}


def _sources(catalog: Catalog, p: Passage) -> str:
    """All that a title may draw on."""
    document = catalog.documents[p.document]
    return " ".join((p.heading_path, p.label, p.text, document.number or "", document.title_vi))
