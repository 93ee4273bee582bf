"""Paths and settings of a project: ``site_config/`` in one frozen record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from generator.content.source import Located, read_yaml
from generator.content.validating import Collector, checked
from generator.model.publication import OURS, phrases_of, publication_model
from generator.problems import Problem, ProblemsFound, nearest, problem, stop_at
from generator.words import LANGUAGES

#: the generator's checkout: what a publication does not have itself comes from there, file by file
HOME = Path(__file__).resolve().parent.parent
#: sizes that the site may not pass, in bytes (``site_config/budgets.yml``): what a reader loads, and shares
#: of the content
_BUDGETS = (
    "home",
    "first_search",
    "first_search_commitment",
    "explorer",
    "explorer_commitment",
    "median_page",
    "site_page",
    "site_commitment",
    "site_fixed",
    "downloads_commitment",
    "downloads_fixed",
)
#: the file of the publication's own facts, which no other publication lends it
PUBLICATION = "site_config/publication.yml"
_OURS = re.compile(r"\{(our_\w+)\}")
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Paths:
    """The fixed places of a project, all relative to its root."""

    root: Path

    @property
    def content(self) -> Path:
        """What people write."""
        return self.root / "content"

    @property
    def datasets(self) -> Path:
        """The published data packages (committed)."""
        return self.root / "datasets"

    @property
    def site_config(self) -> Path:
        """Theme overrides, styles, scripts, interface words."""
        return self.root / "site_config"

    def shared(self, name: str) -> Path:
        """A file of ``site_config/``, or ``mkdocs.yml``: the publication's own if it has one, otherwise the
        generator's."""
        override, lent = self.root / name, HOME / name
        return override if override.is_file() or not lent.is_file() else lent

    def shared_under(self, folder: str) -> dict[str, Path]:
        """Every file of a folder of ``site_config/`` by its path in there, each the publication's own where
        it has one."""
        found: dict[str, Path] = {}
        for base in (HOME / folder, self.root / folder):
            found |= {p.relative_to(base).as_posix(): p for p in sorted(base.rglob("*")) if p.is_file()}
        return dict(sorted(found.items()))

    @property
    def build(self) -> Path:
        """Generated pages and whatever else may be thrown away (ignored by git)."""
        return self.root / "build"

    @property
    def site(self) -> Path:
        """The built site (ignored by git)."""
        return self.root / "site"


@dataclass(frozen=True)
class Settings:
    """Paths, the publication's facts (``site_config/publication.yml``), interface words by language, and size
    budgets in bytes."""

    paths: Paths
    publication: Located
    words: dict[str, Located]
    budgets: Located

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site; pages of the first lie at its root."""
        return tuple(self.words)

    def with_site_url(self, site_url: str | None) -> Settings:
        """The same publication at another address; at its own when none is given."""
        if not site_url:
            return self
        moved = {**self.publication.data, "site_url": site_url.rstrip("/") + "/"}
        return replace(self, publication=replace(self.publication, data=moved))


def load_settings(root: Path) -> Settings:
    """Read the settings of the project at ``root``.

    :raises ProblemsFound: when a file is missing or is not readable YAML, or a fact or budget is missing.
    """
    paths, into = Paths(root), Collector(root)
    publication = into.attempt(lambda: read_yaml(root / PUBLICATION, root))
    budgets = into.attempt(lambda: read_yaml(paths.shared("site_config/budgets.yml"), root))
    languages = _languages(publication.data if publication else {})
    spoken = {language: into.attempt(partial(_spoken, paths, language)) for language in languages}
    if publication:
        checked(publication_model(languages), publication, into)
    into.problems += _wrong_budgets(budgets) if budgets else ()
    into.problems += [p for words in spoken.values() if words for p in _wrong_words(words)]
    if publication is None or budgets is None or into.problems:
        raise ProblemsFound(into.problems)
    words = {
        language: _filled(found, phrases_of(publication.data, language))
        for language, found in spoken.items()
        if found
    }
    return Settings(paths, publication, words, budgets)


def _languages(data: Any) -> tuple[str, ...]:
    """The languages of the site, those of the data first; what is wrong with the list is told when the facts
    are checked."""
    listed = data.get("languages") if isinstance(data, dict) else None
    more = [one for one in listed if re.fullmatch("[a-z]{2,3}", str(one))] if isinstance(listed, list) else []
    return tuple(dict.fromkeys((*LANGUAGES, *more)))


def _spoken(paths: Paths, language: str) -> Located:
    """The interface words of a language: the generator's, overridden by the publication's own."""
    name = f"site_config/words/{language}.yml"
    override = paths.root / name
    if not override.is_file() or not (HOME / name).is_file() or paths.root == HOME:
        return read_yaml(paths.shared(name), paths.root)
    lent, written = read_yaml(HOME / name, paths.root), read_yaml(override, paths.root)
    if not isinstance(written.data, dict):
        raise ProblemsFound([problem(written.place(), "yaml-not-a-mapping", expected="key: words")])
    shared = [lent, *(read_yaml(HOME / f"site_config/words/{other}.yml", HOME) for other in LANGUAGES)]
    stop_at(_unknown_places(written, [words.data for words in shared]))
    return replace(written, data={**lent.data, **written.data})


def _unknown_places(written: Located, shared: list[dict[str, Any]]) -> Iterator[Problem]:
    """Placeholders in a publication's own words that nothing is ever inserted for."""
    for key, word in written.data.items():
        known = {name for words in shared for name in _places(words.get(key, ""))} | OURS
        for name in sorted(_places(word) - known) if any(key in words for words in shared) else ():
            near = nearest(name, known)
            yield problem(
                written.place(key), "value-invalid", field=key, record=written.file, found=f"{{{name}}}",
                expected=", ".join(f"{{{one}}}" for one in sorted(known)),
                nearest=f"{{{near}}}" if near else "",
            )  # fmt: skip


def _places(word: Any) -> set[str]:
    """The names of the placeholders in a phrase, in all its plural forms."""
    forms = word.values() if isinstance(word, dict) else (word,)
    return {name for form in forms for name in _PLACE.findall(str(form))}


def _wrong_words(words: Located) -> Iterator[Problem]:
    """Words that are no text, nor a text for one and another for more."""
    if not isinstance(words.data, dict):
        yield problem(words.place(), "yaml-not-a-mapping", expected="key: words")
        return
    for key, word in words.data.items():
        forms = list(word.values()) if isinstance(word, dict) and {*word} == {"one", "other"} else [word]
        if not all(isinstance(form, str) for form in forms):
            yield problem(
                words.place(key), "value-invalid", field=key, record=words.file, found=word,
                expected="“…” | {one: “…”, other: “…”}",
            )  # fmt: skip


def _filled(words: Located, ours: Mapping[str, str]) -> Located:
    """The words with what they say of the publication filled in."""

    def fill(word: Any) -> Any:
        if isinstance(word, dict):
            return {form: fill(text) for form, text in word.items()}
        return _OURS.sub(lambda found: ours.get(found[1], found[0]), word)

    return replace(words, data={key: fill(word) for key, word in words.data.items()})


def _wrong_budgets(budgets: Located) -> Iterator[Problem]:
    """Budgets that are missing, no number of bytes, or of a name that nothing is measured by."""
    if not isinstance(budgets.data, dict):
        yield problem(budgets.place(), "yaml-not-a-mapping", expected="home: 200000")
        return
    data = budgets.data
    for name in sorted(set(data) - set(_BUDGETS)):
        near = nearest(name, _BUDGETS)
        yield problem(
            budgets.place(name), "key-unknown", nearest=near, found=name, expected=", ".join(_BUDGETS)
        )
    for name in _BUDGETS:
        size = data.get(name)
        if size is None:
            yield problem(
                budgets.place(), "value-missing", field=name, record="budgets.yml", expected="200000"
            )
        elif not isinstance(size, int) or isinstance(size, bool) or size < 1:
            yield problem(
                budgets.place(name),
                "value-invalid",
                field=name,
                record="budgets.yml",
                found=size,
                expected="200000",
            )
