"""Abbreviations that searching knows: a list that editors extend, as pairs for the scripts."""

from __future__ import annotations

from generator.problems import ProblemsFound, problem
from generator.settings import Settings
from generator.source import Located, read_yaml

Pairs = list[tuple[str, str]]


def read_abbreviations(settings: Settings) -> Pairs:
    """The pairs (short, long) of ``site_config/abbreviations.yml``, in the order written.

    :raises ProblemsFound: when an entry is neither a text nor a list of texts.
    """
    located = read_yaml(settings.paths.site_config / "abbreviations.yml", settings.paths.root)
    if not isinstance(located.data, dict):
        raise ProblemsFound([problem(located.place(), "yaml-not-a-mapping", expected="SHORT: long")])
    return [(short, long) for short, written in located.data.items() for long in _longs(located, short, written)]


def _longs(located: Located, short: str, written: object) -> list[str]:
    longs: list[object] = written if isinstance(written, list) else [written]
    good = [long for long in longs if isinstance(long, str) and long]
    if len(good) < len(longs):
        wrong = next(long for long in longs if long not in good)
        raise ProblemsFound(
            [problem(located.place(short), "value-invalid", field=short, record=short, found=wrong, expected="SHORT: long")]
        )
    return good
