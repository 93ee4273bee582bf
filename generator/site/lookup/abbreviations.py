"""Lists for the search that editors maintain: abbreviations, words of asking, and other terms than the
printed ones."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator.content.source import Located, read_yaml
from generator.model.kinds import KINDS
from generator.problems import Problem, ProblemsFound, problem
from generator.settings import Settings

Pairs = list[tuple[str, str]]
#: in the list of the words of asking, above those of all languages that ask for a number
_NUMBER = "number"


@dataclass(frozen=True, kw_only=True)
class Asides:
    """Words of asking, which no answer holds; those among them that ask for a ``number``."""

    all: tuple[str, ...] = ()
    number: tuple[str, ...] = ()


NO_ASIDES = Asides()


def read_abbreviations(settings: Settings) -> Pairs:
    """The pairs (short, long) of ``site_config/abbreviations.yml``, in the order written.

    :raises ProblemsFound: when an entry is neither a text nor a list of texts.
    """
    return [
        *_pairs(settings, "abbreviations.yml", "SHORT: long"),
        *_flat(settings.publication.data.get("abbreviations")),
    ]


def read_asides(settings: Settings) -> Asides:
    """The words of asking ("where can I find") in ``site_config/asides.yml``, of all languages, since readers
    of English pages ask in Vietnamese too.

    :raises ProblemsFound: when what stands under a language is neither a text nor a list of texts.
    """
    found = _pairs(settings, "asides.yml", "vi: [words of asking]")
    number = tuple(aside for key, aside in found if key == _NUMBER)
    return Asides(all=tuple(aside for _, aside in found), number=number)


def read_glossary(settings: Settings) -> dict[str, Pairs]:
    """Pairs (typed, printed) of ``site_config/glossary.yml`` for pages of a language. A word to be ignored is
    printed as "".

    :raises ProblemsFound: when a language holds no mapping, or an entry is neither a text nor a list of
        texts.
    """
    out: dict[str, Pairs] = {
        language: [(typed, text) for typed, printed in entries.items() for text in printed or [""]]
        for language, entries in _nested(settings, "glossary.yml", "typed: printed").items()
    }
    for language, entries in (settings.publication.data.get("glossary") or {}).items():
        out[language] = [*out.get(language, []), *_flat(entries)]
    return out


def read_page_names(settings: Settings) -> dict[str, dict[str, list[str]]]:
    """Other names of the pages that are not records, from ``site_config/pages.yml``, by the kind of page.

    :raises ProblemsFound: when a language holds no mapping, an entry is neither a text nor a list of texts,
        or a kind has no page.
    """
    return _nested(settings, "pages.yml", "kind of page: [names]", [kind.name for kind in KINDS if kind.page])


def _nested(
    settings: Settings, name: str, expected: str, known: Collection[str] = ()
) -> dict[str, dict[str, list[str]]]:
    """A file that has texts by a key, by language; the keys among those ``known``, when any are."""
    located = _mapping(settings, name, f"en: {{{expected}}}")
    out: dict[str, dict[str, list[str]]] = {}
    for language, entries in located.data.items():
        if not isinstance(entries, dict):
            raise ProblemsFound([problem(located.place(language), "yaml-not-a-mapping", expected=expected)])
        for key in entries if known else ():
            if key not in known:
                raise ProblemsFound([_invalid(located, (language, key), key, ", ".join(known))])
        out[language] = {
            key: _texts(located, (language, key), written, expected) for key, written in entries.items()
        }
    return out


def _flat(entries: Mapping[str, str | list[str]] | None) -> Pairs:
    """What the publication adds of its own (``publication.yml``, whose shape was checked when it was
    read)."""
    lists = ((key, [texts] if isinstance(texts, str) else texts) for key, texts in (entries or {}).items())
    return [(key, text) for key, texts in lists for text in texts]


def _mapping(settings: Settings, name: str, expected: str) -> Located:
    located = read_yaml(settings.paths.shared(f"site_config/{name}"), settings.paths.root)
    if not isinstance(located.data, dict):
        raise ProblemsFound([problem(located.place(), "yaml-not-a-mapping", expected=expected)])
    return located


def _pairs(settings: Settings, name: str, expected: str) -> Pairs:
    located = _mapping(settings, name, expected)
    return [
        (key, text)
        for key, written in located.data.items()
        for text in _texts(located, (key,), written, expected)
    ]


def _texts(located: Located, at: tuple[str, ...], written: object, expected: str) -> list[str]:
    texts: list[object] = written if isinstance(written, list) else [written]
    good = [text for text in texts if isinstance(text, str) and text]
    if len(good) < len(texts):
        wrong = next(text for text in texts if text not in good)
        raise ProblemsFound([_invalid(located, at, wrong, expected)])
    return good


def _invalid(located: Located, at: tuple[str, ...], found: object, expected: str) -> Problem:
    return problem(
        located.place(*at), "value-invalid", field=at[-1], record=at[0], found=found, expected=expected
    )
