"""The page of a legal document: who cites it, where, with which relation and under which date."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.records import Citation
from generator.site.pages.base import Page
from generator.site.pages.view import View


def select(view: View) -> Iterator[Page]:
    """The index of cited documents and one page each."""
    words = view.words
    legal = view.catalog.legal_documents
    cited = view.relations.cited
    types: dict[str, list[tuple[str, int]]] = {}
    for key in view.sorted_by_name("legal_document", legal):
        types.setdefault(legal[key].type, []).append((key, len(cited[key])))
    yield view.page(
        "legal_document",
        "",
        words.text("legal_documents.title"),
        words.text("legal_documents.description", n=len(legal)),
        context={"types": sorted(types.items(), key=lambda item: (-len(item[1]), item[0]))},
        crumbs=(view.home_crumb(),),
        section=words.text("nav.legal_document"),
        outline=True,
    )
    for ident in legal:
        yield view.later(_page, ident)


def _page(view: View, ident: str) -> Page:
    legal = view.catalog.legal_documents[ident]
    label = view.legal_label(ident)
    cited = view.relations.cited[ident]
    dates = sorted({c.cited_on for c in cited if c.cited_on})
    return view.page(
        "legal_document",
        ident,
        _title(view, ident),
        view.words.text("legal_document.description", name=label, n=len(cited)),
        context={
            "legal": legal,
            "ident": ident,
            "label": label,
            "about": view.legal_title(ident),
            "issuer": view.issuer(ident),
            "dates": dates,
            "documents": _by_document(cited),
        },
        crumbs=view.crumbs("legal_document"),
    )


def _title(view: View, ident: str) -> str:
    """The title of the page; of a document that has a page of its own here it says what this one tells of
    it."""
    label = view.legal_label(ident)
    here = view.catalog.legal_documents[ident].document in view.catalog.documents
    return view.words.text("legal_document.title_here", name=label) if here else label


def _by_document(cited: list[Citation]) -> list[tuple[str, list[Citation]]]:
    groups: dict[str, list[Citation]] = {}
    for c in cited:
        groups.setdefault(c.document, []).append(c)
    return list(groups.items())
