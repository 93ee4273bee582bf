"""The data and modules for the scripts of the site: search index, explorer columns, and the scripts
themselves.

One folder of the site holds all of them, for all languages. Each script finds its neighbours relative to its
own address, so that the site works under any path.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator import links
from generator.model.kinds import HOME
from generator.settings import Settings
from generator.site.lookup import explorer, libraries, search
from generator.site.lookup.abbreviations import (
    read_abbreviations,
    read_asides,
    read_glossary,
    read_page_names,
)
from generator.site.lookup.entries import Entry, page_entry
from generator.site.lookup.labels import read_labels
from generator.site.lookup.libraries import ensure_installed
from generator.site.lookup.times import read_times
from generator.site.pages import Page

__all__ = ["ensure_installed", "files"]


def files(pages: Iterable[Page], settings: Settings) -> dict[str, bytes]:
    """Every file of the folder by its path on the site: scripts, libraries with their licences, data by
    language.

    :raises ProblemsFound: when a library is not installed or a list of ways to write is not readable.
    """
    every = list(pages)
    views = {page.language: page.context["view"] for page in every}
    times, called, hidden = read_times(settings), read_page_names(settings), read_labels(settings)
    abbreviations, asides, glossary = (
        read_abbreviations(settings),
        read_asides(settings),
        read_glossary(settings),
    )
    out = {**libraries.scripts(), **libraries.copies()}
    for language, view in views.items():
        names, passages = search.index(
            view, abbreviations, asides, glossary.get(language, []),
            search.Beside(
                tuple(_entries(every, language, called.get(language, {}))),
                times,
                hidden[language],
            ),
        )  # fmt: skip
        out[f"names-{language}.json"] = _compact(names)
        out[f"passages-{language}.json"] = _compact(passages)
        out[f"explorer-{language}.json"] = _compact(explorer.columns(view))
        out[f"explorer-texts-{language}.json"] = _compact(explorer.texts(view, abbreviations))
    return {f"{links.LOOKUP}/{name}": text.encode("utf-8") for name, text in out.items()}


def _entries(pages: Iterable[Page], language: str, called: Mapping[str, list[str]]) -> Iterator[Entry]:
    """The search entries of pages that are not records, except those on which the search itself stands."""
    for page in pages:
        if page.language == language and not page.ident and page.kind not in (HOME, "search"):
            yield page_entry(page, called.get(page.kind, []))


def _compact(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
