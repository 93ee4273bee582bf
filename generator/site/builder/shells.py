"""Shells: the theme's output around a body, made once for all pages of one shape.

The interface to the site builder: ``mkdocs.yml`` and one small page for each shape go in, shells come out.
The small pages contain marks (see :mod:`generator.site.builder.slots`) and one heading, in whose place the
body is inserted.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator import links
from generator.cache import NONE, Cache, digest, digest_of_files
from generator.problems import Problem, ProblemsFound, problem
from generator.settings import Settings
from generator.site.builder.policy import policy
from generator.site.builder.running import complaints, run_builder
from generator.site.builder.slots import Misplaced, Piece, Slot, cut, dense, filled, mark, marked, named
from generator.site.pages.base import Page
from generator.words.times import day_form

_BUILDER = Path(__file__).with_name("process.py")
#: the heading of a small page, as the site builder gives it: the body takes its place
_BODY = f'<h1 id="top">{mark("body")}</h1>'
#: switches of the theme's own drawer and search, which no page here has: they would stand unnamed before
#: everything else
_SWITCHES = re.compile(r'[ \t]*(?:<input class="md-toggle"[^>]*>|<label class="md-overlay"[^>]*></label>)\n?')
#: facts of the publication that the theme shows
_SHOWN = ("repo_url", "contact_url", "data_licence_url", "data_licence_name", "code_licence_name")


@dataclass(frozen=True, kw_only=True)
class Shape:
    """Everything in which two shells of a language may differ; pages of one shape share a shell."""

    kind: str
    #: folders between the root of the language and the page
    depth: int
    #: the page is itself a section of the navigation
    section: bool
    #: kind of the section the page belongs to
    under: str
    crumbs: int
    outline: bool
    official: bool
    #: names of what the page says beside what every page says
    extra: tuple[str, ...]


Shaped = Sequence[tuple[Page, Shape]]


def configured(language: str) -> str:
    """The configuration of the site builder for a language, from the root of the project.

    >>> configured("vi"), configured("en")
    ('mkdocs.yml', 'site_config/mkdocs.en.yml')
    """
    return "mkdocs.yml" if language == links.DEFAULT_LANGUAGE else f"site_config/mkdocs.{language}.yml"


def shape_of(page: Page, *, outlined: bool) -> Shape:
    """The shape of a page; ``outlined`` says whether it has headings to list beside it."""
    home = links.page_path("home", "", page.language)
    return Shape(
        kind=page.kind,
        depth=page.path.removeprefix(home).count("/"),
        section=bool(page.section),
        under=page.crumbs[1][0] if len(page.crumbs) > 1 else "",
        crumbs=len(page.crumbs),
        outline=outlined,
        official=page.official,
        extra=tuple(sorted(page.extra)),
    )


class ShellMaker:
    """Runs the site builder for one language in the folder ``work`` and cuts its output into shells."""

    def __init__(self, language: str, settings: Settings, work: Path, memory: Cache = NONE) -> None:
        self.memory = memory
        self.language = language
        self.settings = settings
        self.sources = work / f"shells.{language}"
        self.built = work / f"shells.{language}.made"
        self.configuration = work / f"mkdocs.{language}.json"
        self.lent = work / f"shells.{language}.lent"

    def make(self, pages: Shaped) -> Mapping[Shape, tuple[Piece, ...]]:
        """A shell for every shape of ``pages``; the files of the theme, and its error page, lie in ``built``.

        :raises ProblemsFound: when the site builder warns, or a value would stand where none is safe.
        """
        places = _places(pages)
        self._lend()
        small = {
            place: _small_page(shape, self.settings.languages, self.language)
            for shape, place in places.items()
        }
        files = self.memory.value("shells", self._key(small), lambda: self._ran(small))
        for name, data in files.items():
            self._write(self.built / name, data)
        known = self._known(pages)
        self._write(self.built / "404.html", "".join(map(str, self._cut("404.html", known, body=False))))
        return {
            shape: self._cut(place.removesuffix(".md") + ".html", known) for shape, place in places.items()
        }

    def _lend(self) -> None:
        """Copy the theme and the configuration into the work folder, each file from the publication if it has
        its own."""
        for name, file in self.settings.paths.shared_under("site_config/theme").items():
            self._copy(file, self.lent / "theme" / name)
        for language in self.settings.languages:
            name = configured(language)
            self._copy(self.settings.paths.shared(name), self.lent / name)

    def _configured(self) -> dict[str, Any]:
        """What the site builder is told, but for where its pages lie."""
        return configuration(self.language, self.settings, self.lent, self.lent / "theme")

    def _key(self, small: Mapping[str, str]) -> str:
        """One hash of all that the site builder reads: what it is told, its theme and styles, and the small
        pages."""
        key = json.dumps([self._configured(), small], ensure_ascii=False)
        key = key.replace(str(self.lent.resolve()), "")  # wherever the project lies
        day = str(self.settings.publication.data["data_date"])
        return digest(key, day, digest_of_files([self.lent], self.lent))

    def _ran(self, small: Mapping[str, str]) -> dict[str, bytes]:
        """What the site builder makes of the small pages (by place): every file by its path."""
        for place, text in small.items():
            self._write(self.sources / place, text)
        configured_ = self._configured()
        folders = {"docs_dir": str(self.sources.resolve()), "site_dir": str(self.built.resolve())}
        self._write(self.configuration, json.dumps({**folders, **configured_}, ensure_ascii=False, indent=1))
        wrong = self._run()
        if wrong:
            raise ProblemsFound(wrong)
        files = sorted(path for path in self.built.rglob("*") if path.is_file())
        return {path.relative_to(self.built).as_posix(): path.read_bytes() for path in files}

    def _known(self, pages: Shaped) -> dict[str, str]:
        """What is the same in all shells: words, facts, and the names of the sections."""
        sections = {page.kind: page.section for page, _ in pages if page.section}
        return named(shown(self.language, self.settings), "site") | named(sections, "section")

    def _cut(self, name: str, known: Mapping[str, str], *, body: bool = True) -> tuple[Piece, ...]:
        """Cut one page of the theme at the slots that differ from page to page.

        :raises ProblemsFound: when the body has no place, or two; or a value would stand where none is safe.
        """
        text = dense(_SWITCHES.sub("", (self.built / name).read_text(encoding="utf-8")))
        try:
            pieces = filled(cut(text.replace(_BODY, mark("body"))), {**known, "policy": policy(text)})
        except Misplaced as wrong:
            raise ProblemsFound(
                [self._problem(f"{wrong} in a script, a style or an unquoted attribute")]
            ) from wrong
        slots = [piece.name for piece in pieces if isinstance(piece, Slot)]
        if slots.count("body") != int(body) or (slots and not body):
            raise ProblemsFound([self._problem(f"{slots.count('body')} bodies in {name}")])
        return pieces

    def _problem(self, detail: str) -> Problem:
        return problem((configured(self.language), 0, 0), "site-builder", detail=detail)

    def _write(self, place: Path, data: str | bytes) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)

    def _copy(self, file: Path, place: Path) -> None:
        """What a publication has of its own lies beside what it is lent, so the builder finds one whole."""
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)

    def _run(self) -> list[Problem]:
        """Run the site builder; its warnings and errors are problems."""
        day = datetime.fromisoformat(str(self.settings.publication.data["data_date"])).replace(tzinfo=UTC)
        environment = {
            **os.environ,
            "SOURCE_DATE_EPOCH": str(int(day.timestamp())),
            "PYTHONHASHSEED": "0",
            "PYTHONUTF8": "1",
            "NO_MKDOCS_2_WARNING": "1",
        }
        command = [
            sys.executable,
            "-P",
            str(_BUILDER),
            "build",
            "--strict",
            "--config-file",
            str(self.configuration),
        ]
        return [self._problem(line) for line in complaints(*run_builder(command, environment))]


def _places(pages: Shaped) -> dict[Shape, str]:
    """Where the small page of each shape lies: where the first page of the shape does, so that links lead out
    as from there."""
    places: dict[Shape, str] = {}
    for page, shape in pages:
        source = links.source_path(page.kind, page.ident, page.language)
        places.setdefault(shape, f"{source.removesuffix('.html')}.md")
    return places


def _small_page(shape: Shape, languages: Sequence[str], language: str) -> str:
    """The page that the theme is shown: marks in the place of what differs, and what the theme decides by."""
    facts: dict[str, Any] = {
        **{name: mark(name) for name in ("title", "description", "path", "data_day", *shape.extra)},
        "kind": shape.kind,
        "under": shape.under,
        "official": shape.official,
        "outline": mark("outline") if shape.outline else "",
        "paths": marked(dict.fromkeys(languages, ""), "paths"),
        "others": marked({other: "" for other in languages if other != language}, "others"),
        "crumbs": marked([dict.fromkeys(("url", "path", "label"))] * shape.crumbs, "crumbs"),
        **({"section": mark(f"section.{shape.kind}")} if shape.section else {}),
    }
    head = [f"{key}: {json.dumps(value)}" for key, value in facts.items()]
    return "\n".join(["---", *head, "---", "", f"# {mark('body')} {{#top}}", ""])


def shown(language: str, settings: Settings) -> dict[str, Any]:
    """The words and facts that the theme shows, by the names it knows them by."""
    facts, words = settings.publication.data, settings.words[language].data
    root_url = str(facts["site_url"]).rstrip("/") + "/"
    return {
        "name": facts[f"name_{language}"],
        "description": facts[f"description_{language}"],
        "root_url": root_url,
        "scope": urlsplit(root_url).path or "/",
        "tagline": facts[f"tagline_{language}"],
        "words": {key: value for key, value in words.items() if key.startswith("site.")},
        "others": [_other(other, settings) for other in _beside(language, settings)],
        "data_date": str(facts["data_date"]),
        "day_form": day_form(language),
        **{key: facts[key] for key in _SHOWN},
    }


def configuration(language: str, settings: Settings, lent: Path, theme: Path) -> dict[str, Any]:
    """The configuration of the site builder in addition to ``mkdocs.yml``: what addresses are made of, and
    marks for every text that the theme shows. ``lent`` holds copies of the configuration files, ``theme`` the
    complete theme."""
    base = links.page_path("home", "", language)
    words = marked(shown(language, settings), "site")
    up = "../" if base else ""
    return {
        "INHERIT": str(lent.resolve() / configured(language)),
        "site_name": words.pop("name"),
        "site_url": str(settings.publication.data["site_url"]).rstrip("/") + "/" + base,
        "site_description": words.pop("description"),
        "theme": {"custom_dir": str(theme.resolve())},
        "extra": {
            **words,
            "policy": mark("policy"),
            "language": language,
            "first": links.DEFAULT_LANGUAGE,
            "search_page": links.page_path("search", "", language).removeprefix(base),
            "lookup": f"{up}{links.LOOKUP}/",
            "feed": links.changes_feed(),
            "others": [
                {**other_words, "language": other, "path": up + links.page_path("home", "", other) or "./"}
                for other_words, other in zip(words["others"], _beside(language, settings), strict=True)
            ],
        },
    }


def _beside(language: str, settings: Settings) -> list[str]:
    """The other languages of the site, in their order."""
    return [other for other in settings.languages if other != language]


def _other(language: str, settings: Settings) -> dict[str, str]:
    """Words of another language, for the page that is shown when there is none."""
    words = settings.words[language].data
    return {
        "title": words["site.not_found_title"],
        "text": words["site.not_found_text"],
        "home": words["nav.home"],
    }
