"""The interface words of one language, and the check that every language has exactly the words that are
used."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from markupsafe import Markup

from generator.content.catalog import Catalog
from generator.exports.formats import FORMATS
from generator.exports.research import CELLS, COLUMNS
from generator.links import PAGED
from generator.model.agency import SuccessionStatus
from generator.model.annotation import Beneficiary, Comparator, NoteKind, Relation
from generator.model.document import PassageKind
from generator.model.evidence import EvidenceKind, ReadingKind, Status
from generator.model.kinds import KINDS as KINDS_OF_THINGS
from generator.model.kinds import SEARCHED, kind_of
from generator.model.listed import Listed
from generator.model.roles import GROUNDS, ROLES
from generator.model.vocabulary import Coverage, Direction, Match, ProjectKind, Scheme
from generator.problems import Problem, ProblemsFound, problem
from generator.settings import Settings
from generator.site.charts.ranges import KINDS
from generator.site.pages.base import WHEN
from generator.site.pages.comparing import OUTCOMES, STEPS, WAYS
from generator.site.pages.escaping import escape
from generator.site.pages.facets import FACETS, SORTS, VIEWS
from generator.site.pages.formatting import number
from generator.text.deadlines import RELATIONS, Bounds, Precision
from generator.words import LANGUAGES, of_data

_FIGURES = ("documents", "passages", "commitments", "targets", "deadlines", "agencies")
#: what the home page says the documents show
FINDINGS = ("coming", "passed", "results", "unassigned", "project")
_GLOSS = (
    "province",
    "ubnd",
    "hdnd",
    "tu",
    "so",
    "levels",
    "numbers",
    "chairman",
    "pci",
    "rural",
    "grdp",
    "money",
)
#: words of the explorer and of the search box that only their scripts say
EXPLORER_WORDS = (
    "count",
    "go",
    "shown",
    "none",
    "remove",
    "from",
    "to",
    "groups",
    "both",
    "previous",
    "next",
    "page",
)
SEARCH_WORDS = ("count", "none", "missing", "near", "all", "more")
#: what the search says of a time that was asked for: days on both sides, or on one
DUE = ("within", "until", "from")
#: words chosen by a value of the data: prefix -> the values that have one
VOCABULARIES: dict[str, tuple[str, ...]] = {
    "beneficiary": get_args(Beneficiary),
    "comparator": get_args(Comparator),
    "note_kind": get_args(NoteKind),
    "relation": get_args(Relation),
    "time_relation": RELATIONS,
    "precision": get_args(Precision),
    "bounds": get_args(Bounds),
    "commitment": ("output", "budget"),
    "duty": ("lead", "support"),
    "succession_status": get_args(SuccessionStatus),
    "coverage": get_args(Coverage),
    "direction": get_args(Direction),
    "scheme": get_args(Scheme),
    "match": get_args(Match),
    "evidence_kind": get_args(EvidenceKind),
    "result_reason": ("period", "measure", "unit"),
    "passage_kind": get_args(PassageKind),
    "status": get_args(Status),
    "project_kind": get_args(ProjectKind),
    "count": ("district", "city"),
    "agency.print_part": ("reports", "groups", "helps", "targets", "deadlines"),
    "today": ("named", *(s for s in get_args(SuccessionStatus) if s != "succeeded")),
    "alike": ("project", "indicator", "legal_document", "work"),
    "section_kind": ("number", "article", "annex", "row", "again", "other"),
    "role": ROLES,
    "about.reading": get_args(ReadingKind),
    "about.reading_short": get_args(ReadingKind),
    "basis_short": GROUNDS,
    "basis": GROUNDS,
    # what the page about this publication explains
    "gloss": _GLOSS,
    "gloss_text": _GLOSS,
    "nav": PAGED,
    # the others are called as their column or kind
    "facet": tuple(facet.name for facet in FACETS if not facet.called(LANGUAGES[0])),
    "sort": SORTS,
    # words that generator/site/lookup hands to the scripts
    "explorer": (*(f"js_{word}" for word in EXPLORER_WORDS),),
    "explorer_view": tuple(VIEWS),
    "search": (
        *SEARCH_WORDS,
        *(kind_of(kind).plural or kind for kind in SEARCHED if not kind_of(kind).page),
        *(f"due_{side}" for side in DUE),
        "leads",
    ),
    "way": (
        "agency",
        "place",
        "topic",
        "deadline",
        "project",
        "indicator",
        "result",
        "compare",
        "document",
        "explorer",
        "source_note",
        "data",
    ),
    "agency_part": ("leads", "inherits", "member", "helps", "helps_member", "receives", "watches"),
    "finding": FINDINGS,
    "finding_rule": FINDINGS,
    "again": WAYS,
    "outcome": (*OUTCOMES, *STEPS),
    "figure": _FIGURES,
    "figure_rule": _FIGURES,
    "validation.results": ("passed", "failed", "not-run"),
    "when": WHEN,
    "picture.level": KINDS,
    "research.finding": tuple(cell.name for cell in CELLS),
    "research.caution": tuple(cell.name for cell in CELLS),
    "research.column": tuple(COLUMNS),
    "data.group": ("whole", "about", "watch"),
    "type": ("string", "integer", "number", "boolean", "date"),
    "change": ("first", "none", "patch", "minor", "major", "unknown"),
    "change_part": ("added", "changed", "removed"),
}
#: words that a format or a facet may have, beside the name it goes by everywhere: prefix -> their names
OPTIONAL: dict[str, tuple[str, ...]] = {
    "data.file": tuple(dict.fromkeys(form.name for form in FORMATS if form.group)),
    "format": tuple(form.name for form in FORMATS),
    "facet": tuple(facet.name for facet in FACETS),
}
_USED = re.compile(
    r"""\b(?:w|words\.text|self\.words)\(\s*["']([a-z0-9_.]+)["']|words\[["']([a-z0-9_.]+)["']\]"""
)
_PLACE = re.compile(r"\{(\w+)\}")
_HERE = Path(__file__).resolve().parent


#: lists that a publication keeps in ``content/registries``: the kind of its entries -> the registry
LISTS = {
    kind.name: kind.plural for kind in KINDS_OF_THINGS if kind.entity and issubclass(kind.entity, Listed)
}


def listed(registries: Mapping[str, Mapping[str, Any]], language: str) -> dict[str, str]:
    """The words of the publication's own lists: ``agency_kind.<id>`` for one, ``agency_kinds.<id>`` above
    several."""
    words: dict[str, str] = {}
    for one, several in LISTS.items():
        for ident, entry in registries.get(several, {}).items():
            words[f"{one}.{ident}"] = str(getattr(entry, f"name_{of_data(language)}"))
            words[f"{several}.{ident}"] = entry.headed(of_data(language))
    return words


def words_of(settings: Settings, catalog: Catalog, language: str) -> Words:
    """The words that pages of one language use: those of ``site_config/words``, and those of the lists that
    the publication maintains itself."""
    own = listed(catalog.registries, language)
    return Words(language, {**settings.words[language].data, **own})


def vocabulary(values: Collection[str]) -> str:
    """The prefix of the keys for these values: the first list that contains exactly them; empty if there is
    none.

    >>> vocabulary(("lead", "cooperate", "report_to", "supervise")), vocabulary(("x",))
    ('role', '')
    """
    return next((prefix for prefix, keys in VOCABULARIES.items() if values and set(keys) == set(values)), "")


class Words:
    """The words of one language by key, with its plural forms and number format."""

    def __init__(self, language: str, data: Mapping[str, Any]) -> None:
        self.language = language
        self.data = data
        #: what is said as it stands, by key
        self._plain: dict[str, Markup] = {}

    def _template(self, key: str, n: Any) -> str:
        if key not in self.data:
            raise ProblemsFound(
                [
                    problem(
                        (f"site_config/words/{self.language}.yml", 0, 0),
                        "word-missing",
                        found=key,
                        language=self.language,
                    )
                ]
            )
        entry = self.data[key]
        if isinstance(entry, Mapping):
            return str(entry["one" if n == 1 else "other"])
        return str(entry)

    def label(self, key: str, name: str) -> str:
        """The words under ``key``, or ``name`` if the language has none."""
        return self.text(key) if key in self.data else name

    def _values(self, n: Any, values: Mapping[str, Any]) -> dict[str, Any]:
        return {**values, **({} if n is None else {"n": number(n, self.language)})}

    def text(self, key: str, n: Any = None, **values: Any) -> str:
        """The words under ``key`` as plain text, for titles and descriptions."""
        filled = self._values(n, values)
        return _PLACE.sub(lambda m: str(filled[m[1]]), self._template(key, n))

    def __call__(self, key: str, n: Any = None, **values: Any) -> Markup:
        """The words under ``key`` as markup; markup may be inserted."""
        if n is None and not values:
            if key not in self._plain:
                self._plain[key] = escape(self._template(key, n))
            return self._plain[key]
        filled = self._values(n, values)
        parts = _PLACE.split(self._template(key, n))
        return Markup("").join(escape(filled[part] if i % 2 else part) for i, part in enumerate(parts))


def used_words(theme: Iterable[Path]) -> set[str]:
    """The keys that templates, page modules and the theme use, including those that depend on a value of the
    data."""
    files = [
        *_HERE.rglob("*.py"),
        *(_HERE.parent / "templates").glob("*.j2"),
        *(file for file in theme if file.suffix == ".html"),
    ]
    found = {
        first or second
        for f in sorted(files)
        for first, second in _USED.findall(f.read_text(encoding="utf-8"))
    }
    return (
        {k for k in found if not k.endswith(".")}
        | {f"{p}.{value}" for p, values in VOCABULARIES.items() for value in values}
        | {f"{facet.words}{value}" for facet in FACETS for value in facet.values}
    )


def word_problems(settings: Settings) -> Iterator[Problem]:
    """A word that is missing in a language, and one that nothing uses."""
    used = used_words(settings.paths.shared_under("site_config/theme").values())
    allowed = used | {f"{p}.{value}" for p, values in OPTIONAL.items() for value in values}
    for language, located in settings.words.items():
        have = set(located.data)
        named = {
            f"site.{word}.{other}"
            for word in ("language", "language_label")
            for other in settings.languages
            if other != language
        }
        for key in sorted((used | named) - have):
            yield problem(located.place(), "word-missing", found=key, language=language)
        for key in sorted(have - allowed - named):
            yield problem(located.place(key), "word-unused", found=key)
