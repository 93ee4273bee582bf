"""Pages rendered on request from the current content, using the shells of the last build.

The functions are those that build the site. Downloads, search and explorer are those of the last build, and
each page says so. Content with problems gives a page that lists them.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from html import escape
from pathlib import Path

from generator.commands.build import Built
from generator.commands.margin import STYLE, margins, presentable
from generator.content.catalog import load_catalog
from generator.content.checks import ensure_good
from generator.problems import Problem, ProblemsFound, problem
from generator.settings import load_settings
from generator.site import builder, pages
from generator.site.pages.paging import continued_page
from generator.site.pages.view import View
from generator.tables import TABLES
from generator.words import LANGUAGES, of_data, phrases

LIVE = "/.plans/live.js"
STATE = "/.plans/state"
_SCRIPT = f'<script src="{LIVE}" defer></script>'


@dataclass(frozen=True)
class Answer:
    """A page as it is served, and whether it is the page asked for rather than a list of problems."""

    text: str
    good: bool = True


class Preview:
    """The pages of a project that is being edited. Thread-safe.

    With ``drafts`` the drafts are shown as published documents would be, with their margins.
    """

    def __init__(self, root: Path, address: str, *, drafts: bool = False) -> None:
        self.root = root
        self.address = address
        self.drafts = drafts
        self.state = 0
        self._built: Built | None = None
        self._stale = False
        self._views: list[View] | None = None
        self._margins: dict[str, str] = {}
        self._pages: dict[str, Answer | None] = {}
        self._lock = threading.Lock()

    def built(self, what: Built | None) -> None:
        """Note that the site on disk now matches the content. ``what`` is the finished build, ``None`` when
        nothing had to be built."""
        with self._lock:
            self._built = what or self._built
            self._stale = self.drafts and self._built is not None
            self._forget()

    def changed(self) -> bool:
        """Note that content has changed, so that pages are rendered from now on (once a first build has
        finished)."""
        with self._lock:
            self._stale = self._built is not None
            self._forget()
            return self._stale

    def _forget(self) -> None:
        self.state += 1
        self._views = None
        self._pages = {}

    def page(self, path: str) -> Answer | None:
        """The page at ``path`` (relative to the root of the site, ending in a slash); ``None`` when the file
        on disk is up to date."""
        with self._lock:
            if not self._stale:
                return None
            if path not in self._pages:
                self._pages[path] = self._answer(path)
            return self._pages[path]

    def _answer(self, path: str) -> Answer | None:
        language = self._language(path)
        try:
            text = self._rendered(path)
        except ProblemsFound as found:
            return Answer(_of_problems(found.problems, language), good=False)
        except Exception as error:  # noqa: BLE001 - whatever content brings about is shown where it was asked for
            detail = f"{type(error).__name__}: {str(error)[:200]}"
            return Answer(
                _of_problems([problem((path, 0, 0), "machine", detail=detail)], language), good=False
            )
        if text is None:
            return None
        return Answer(with_script(text, phrases("stages", language)["preview"], self._margins.get(path, "")))

    def _language(self, path: str) -> str:
        """The language of messages on the page at ``path``: that of the page, or English if messages do not
        have it."""
        assert self._built is not None  # noqa: S101 - stale only then
        prefix = path.partition("/")[0]
        return of_data(prefix if prefix in self._built.shells else LANGUAGES[0])

    def _rendered(self, path: str) -> str | None:
        assert self._built is not None  # noqa: S101 - stale only then
        if self._views is None:
            self._views = self._views_now(self._built)
        page = pages.page_at(continued_page(path) or path, self._views)
        if page is None:
            return None
        parts, bodies = pages.paged([page], pages.render([page], self._views[0].settings))
        part = next((part for part in parts if part.path == path), None)
        return builder.put_together(part, bodies[part.source], self._built.shells) if part else None

    def _views_now(self, built: Built) -> list[View]:
        settings, catalog = load_settings(self.root).with_site_url(self.address), load_catalog(self.root)
        ensure_good(catalog)
        if self.drafts:
            found = (margins(catalog, language) for language in settings.languages)
            self._margins = {path: margin for one in found for path, margin in one.items()}
            catalog = presentable(catalog)
        tables = [table.listing(catalog) for table in TABLES]
        return pages.views_of(catalog, settings, tables, built.report, built.published)


def with_script(text: str, note: str = "", margin: str = "") -> str:
    """A page as it is served: with the script that reloads it after a change, a note at its end, and the
    margin of a draft."""
    shown = f'<p role="status" class="plans-preview"><small>{escape(note)}</small></p>' if note else ""
    before, end, after = text.rpartition("</body>")
    if margin:
        before = before.replace("</head>", f'<link rel="stylesheet" href="{STYLE}"></head>', 1)
    return f"{before}{margin}{shown}{_SCRIPT}{end}{after}" if end else text


def _of_problems(problems: tuple[Problem, ...] | list[Problem], language: str) -> str:
    """A page that lists what is wrong, as it stands on the terminal."""
    title = escape(phrases("stages", language)["faulty"])
    lines = "".join(f"<li><pre>{escape(one.line_for(language))}</pre></li>" for one in problems)
    return with_script(
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><h1>{title}</h1><ol>{lines}</ol></body></html>"
    )
