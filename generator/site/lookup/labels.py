"""Hidden labels: words that a thing is found by and that are printed nowhere (``hiddenLabel`` of SKOS,
section 5: https://www.w3.org/TR/skos-reference/#labels)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.content.catalog import Catalog
from generator.content.source import Located, read_yaml
from generator.model.kinds import SEARCHED, kind_of
from generator.problems import Problem, nearest, problem, stop_at
from generator.settings import Settings

#: from the root of a publication, which may have it or not: it speaks of the publication's own records
FILE = "site_config/hidden_labels.yml"
#: what stands between labels in the index of the search, and so in none of them
BETWEEN = "|"
_EXPECTED = f"kind: {{id: {{language: [words]}}}}, ≠ {BETWEEN}"

#: by kind and id of a thing
Labels = Mapping[tuple[str, str], tuple[str, ...]]


def read_labels(settings: Settings) -> Mapping[str, Labels]:
    """The hidden labels by language; none where the publication has no file of them."""
    labels: dict[str, dict[tuple[str, str], tuple[str, ...]]] = {lang: {} for lang in settings.languages}
    for path, value in _leaves(_located(settings).data):
        if len(path) == 3 and path[2] in labels and _is_texts(value):
            labels[path[2]][path[0], path[1]] = tuple(value)
    return labels


def label_problems(settings: Settings, catalog: Catalog) -> Iterator[Problem]:
    """What the file of hidden labels holds that is no kind with records, no record of its kind, no language
    of the site, or no list of words, in none of which :data:`BETWEEN` stands."""
    located = _located(settings)
    kinds = [kind for kind in SEARCHED if kind_of(kind).plural]
    for path, value in _leaves(located.data):
        if len(path) != 3 or not _is_texts(value):
            yield problem(
                located.place(*path), "value-invalid",
                record=FILE, field=".".join(path), found=value, expected=_EXPECTED,
            )  # fmt: skip
        elif (kind := path[0]) not in kinds:
            yield _unknown(located, path[:1], kinds)
        elif path[1] not in (known := catalog.records_of(kind)):
            near = nearest(path[1], known)
            yield problem(
                located.place(*path[:2]), "reference-unknown",
                nearest=near, record=FILE, what=kind_of(kind).what, found=path[1],
            )  # fmt: skip
        elif path[2] not in settings.languages:
            yield _unknown(located, path, settings.languages)


def _unknown(located: Located, path: tuple[str, ...], known: Iterable[str]) -> Problem:
    found = path[-1]
    return problem(
        located.place(*path), "key-unknown",
        nearest=nearest(found, known), found=found, expected=", ".join(known),
    )  # fmt: skip


def _located(settings: Settings) -> Located:
    """The file as it is written; nothing, where the publication has none.

    :raises ProblemsFound: when the file is no YAML, or no mapping.
    """
    file = settings.paths.root / FILE
    if not file.is_file():
        return Located(FILE, {})
    located = read_yaml(file, settings.paths.root)
    if not isinstance(located.data, dict):
        stop_at([problem(located.place(), "yaml-not-a-mapping", expected=_EXPECTED)])
    return located


def _leaves(data: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """What is no mapping within nested mappings, or an empty one, each with the keys that lead to it."""
    if not isinstance(data, dict) or (above and not data):
        yield above, data
        return
    for key, value in data.items():
        yield from _leaves(value, (*above, str(key)))


def _is_texts(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(text, str) and text and BETWEEN not in text for text in value)
    )
