"""The page of the packages of parts: each document, topic and agency with the zip of its own rows."""

from __future__ import annotations

from collections.abc import Iterator

from generator import links
from generator.model.kinds import SLICED
from generator.site.pages.base import Page
from generator.site.pages.view import View

#: kinds of things with a package of their own, the documents first
_KINDS = tuple(kind.name for kind in reversed(SLICED))


def select(view: View) -> Iterator[Page]:
    """The one page of its kind."""
    words = view.words
    found = [(kind, _packages(view, kind)) for kind in _KINDS]
    yield view.page(
        "package",
        "",
        words.text("data.parts_title"),
        words.text("package.description", n=sum(len(own) for _, own in found)),
        template="package",
        context={"parts_of": found},
        crumbs=view.crumbs("data"),
        outline=True,
    )


def counts(view: View) -> list[tuple[str, int]]:
    """The kinds of things with packages, and how many packages there are of each."""
    return [(kind, len(_packages(view, kind))) for kind in _KINDS]


def _packages(view: View, kind: str) -> list[tuple[str, str]]:
    """The things of a kind that have a package, in alphabetical order: id and address of the zip."""
    return [
        (i, links.slice_file(kind, i))
        for i in view.sorted_by_name(kind, view.catalog.records_of(kind))
        if view.has_package(kind, i)
    ]
