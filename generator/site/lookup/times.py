"""How readers ask for what is due in a time: ``site_config/times.yml``, for the scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.content.source import Located, read_yaml
from generator.problems import ProblemsFound, problem
from generator.settings import Settings

NAME = "times.yml"
#: what a language lists: how each is meant stands in the file
LISTS = ("asked", "before", "after", "until", "since", "day", "month", "quarter", "year", "passed")
MONTHS = "months"
_EXPECTED = f"LANGUAGE: {{{', '.join(LISTS)}: [...], {MONTHS}: [[january, jan], ...]}}"


@dataclass(frozen=True)
class Times:
    """The words of all languages together: readers of pages in one language type another one too."""

    lists: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in LISTS})
    #: the names of each month, January first
    months: list[list[str]] = field(default_factory=list)


def read_times(settings: Settings) -> Times:
    """The words of ``site_config/times.yml``.

    :raises ProblemsFound: when a language has other lists, what stands in one is no text, or there are not
        twelve months.
    """
    located = read_yaml(settings.paths.shared(f"site_config/{NAME}"), settings.paths.root)
    _stop(located, (), located.data, good=isinstance(located.data, dict))
    out = Times(months=[[] for _ in range(12)])
    for language, lists in located.data.items():
        _stop(
            located, (language,), lists, good=isinstance(lists, dict) and not lists.keys() - {*LISTS, MONTHS}
        )
        for name, words in _lists(located, language, lists):
            out.lists[name].extend(words)
        months = lists.get(MONTHS, [[]] * 12)
        _stop(located, (language, MONTHS), months, good=_is_year(months))
        for names, more in zip(out.months, months, strict=True):
            names.extend(more)
    return out


def _lists(located: Located, language: str, lists: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for name in LISTS:
        words = lists.get(name)
        _stop(located, (language, name), words, good=_is_words(words))
        yield name, lists[name]


def _is_words(words: Any) -> bool:
    return isinstance(words, list) and all(isinstance(word, str) and word for word in words)


def _is_year(months: Any) -> bool:
    return isinstance(months, list) and len(months) == 12 and all(map(_is_words, months))


def _stop(located: Located, at: tuple[str, ...], found: Any, *, good: bool) -> None:
    if not good:
        raise ProblemsFound(
            [
                problem(
                    located.place(*at), "value-invalid",
                    field=at[-1] if at else NAME, record=at[0] if at else NAME, found=found,
                    expected=_EXPECTED,
                )
            ]
        )  # fmt: skip
