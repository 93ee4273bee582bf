"""Indexes with components: who answers for each part, and where that is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.records import Commitment
from generator.site.pages.base import Page
from generator.site.pages.collation import vietnamese
from generator.site.pages.view import View


@dataclass(frozen=True)
class Component:
    """A part of an index: its name, and for each passage that gives it to somebody the commitment it is."""

    ident: str
    name: str
    assignments: tuple[tuple[str, Commitment | None], ...]


def select(view: View) -> Iterator[Page]:
    """The list of indexes and one page each."""
    words, indices = view.words, view.catalog.indices
    yield view.page(
        "index",
        "",
        words.text("indices.title"),
        words.text("indices.description", n=len(indices)),
        context={
            "indices": [(key, len(indices[key].components)) for key in view.sorted_by_name("index", indices)]
        },
        crumbs=(view.home_crumb(),),
        section=words.text("nav.index"),
    )
    for ident in indices:
        yield view.later(_page, ident)


def _page(view: View, ident: str) -> Page:
    index = view.catalog.indices[ident]
    parts = components(view, ident)
    together: dict[tuple[str, ...], list[Component]] = {}
    for part in parts:
        together.setdefault(tuple(passage for passage, _ in part.assignments), []).append(part)
    passages = dict.fromkeys(passage for assigned in together for passage in assigned)
    name = view.name("index", ident)
    return view.page(
        "index",
        ident,
        name,
        view.words.text("index.description", name=name, n=len(parts)),
        context={
            "index": index,
            "rows": list(together.values()),
            "evidence": [e for passage in passages for e in view.relations.evidence[passage]],
        },
        crumbs=view.crumbs("index"),
    )


def components(view: View, ident: str) -> list[Component]:
    """The components of an index in alphabetical order of their names."""
    commitments = view.catalog.commitments
    found = (
        Component(
            key,
            str(getattr(part, f"name_{view.data_language}")),
            tuple((passage, commitments.get(passage)) for passage in part.passages),
        )
        for key, part in view.catalog.indices[ident].components.items()
    )
    return sorted(found, key=lambda part: vietnamese(part.name))
