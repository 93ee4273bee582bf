"""Where things are and how the publication is set up: ``site_config/`` and paths in one frozen record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.content.source import Located, read_yaml
from generator.problems import Problem, ProblemsFound, nearest, problem
from generator.words import LANGUAGES

#: facts that ``publication.yml`` must give; those that end in a language stand there once for each
_FACTS = (
    "languages",
    "package_name",
    "version",
    "data_date",
    "first_published",
    "site_url",
    "repo_url",
    "contact_url",
    "contributors",
    "code_licence_name",
)
_FACTS_BY_LANGUAGE = (
    "name",
    "tagline",
    "title",
    "description",
    "publisher",
    "province",
    "country",
    "keywords",
)
#: sizes that the site may not pass, in bytes (``site_config/budgets.yml``)
_BUDGETS = ("home", "first_search", "explorer", "median_page", "site", "downloads")
_LICENCE = ("data_licence_id", "data_licence_name", "data_licence_title", "data_licence_url")


@dataclass(frozen=True)
class Paths:
    """The fixed places of a project; everything else is found from its root."""

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
    """Paths, the publication's own facts (``site_config/publication.yml``), interface words by language, size budgets."""

    paths: Paths
    publication: Located
    words: dict[str, Located]
    budgets: Located

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site, the first at its root."""
        return tuple(self.words)

    def at(self, site_url: str | None) -> Settings:
        """The same publication at another address; at its own when none is given."""
        if not site_url:
            return self
        moved = {**self.publication.data, "site_url": site_url.rstrip("/") + "/"}
        return replace(self, publication=replace(self.publication, data=moved))


def load_settings(root: Path) -> Settings:
    """Read the settings of the project at ``root``.

    :raises ProblemsFound: when a file is missing or is not readable YAML, or a fact or budget is missing.
    """
    paths = Paths(root)
    publication = read_yaml(paths.site_config / "publication.yml", root)
    budgets = read_yaml(paths.site_config / "budgets.yml", root)
    wrong = [*_missing_facts(publication), *_wrong_languages(publication), *_wrong_budgets(budgets)]
    if wrong:
        raise ProblemsFound(wrong)
    languages = publication.data["languages"]
    words = {lang: read_yaml(paths.site_config / "words" / f"{lang}.yml", root) for lang in languages}
    return Settings(paths, publication, words, budgets)


def _languages(data: Mapping[str, Any]) -> tuple[str, ...]:
    """The languages of the site, those of the data among them."""
    listed = data.get("languages")
    return tuple(dict.fromkeys((*LANGUAGES, *(map(str, listed) if isinstance(listed, list) else ()))))


def _wrong_languages(publication: Located) -> Iterator[Problem]:
    """The site is in the languages of the data first, in their order, and in others after them."""
    data = publication.data if isinstance(publication.data, dict) else {}
    listed = data.get("languages")
    if listed and (not isinstance(listed, list) or tuple(listed[: len(LANGUAGES)]) != LANGUAGES):
        yield problem(
            publication.place("languages"), "value-invalid", field="languages", record="publication.yml",
            found=listed, expected=f"[{', '.join(LANGUAGES)}, …]",
        )  # fmt: skip


def _missing_facts(publication: Located) -> Iterator[Problem]:
    """Facts the site or the packages print that the publication does not give."""
    data = publication.data if isinstance(publication.data, dict) else {}
    wanted = (
        *_FACTS,
        *_LICENCE,
        *(f"{name}_{language}" for name in _FACTS_BY_LANGUAGE for language in _languages(data)),
    )
    for name in wanted:
        if data.get(name) in (None, "", []):
            near = nearest(name, set(data) - set(wanted))
            yield problem(
                publication.place(),
                "value-missing",
                nearest=near,
                field=name,
                record="publication.yml",
                expected="…",
            )


def _wrong_budgets(budgets: Located) -> Iterator[Problem]:
    """Budgets that are missing, no number of bytes, or of a name that nothing is measured by."""
    data = budgets.data if isinstance(budgets.data, dict) else {}
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
