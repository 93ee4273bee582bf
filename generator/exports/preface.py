"""What to read first, in the words of ``words/<language>/preface.yml``: what this is, counting rules,
licence, how to cite."""

from __future__ import annotations

from dataclasses import dataclass

from generator.exports.facts import Facts
from generator.words import LANGUAGES, matter, times


@dataclass(frozen=True)
class Section:
    """A title and the lines under it."""

    title: str
    lines: tuple[str, ...]


def preface(facts: Facts, language: str) -> tuple[Section, ...]:
    """The sections in one language, with the publication's facts filled in."""
    at = LANGUAGES.index(language)
    iso = facts.day.isoformat()  # English readers cite by ISO days
    values = {
        "title": facts.title[at], "about": facts.about[at], "publisher": facts.publisher[at],
        "version": facts.version, "day": iso if at else times.day(iso, language), "licence": facts.licence,
        "licence_title": facts.licence_title, "licence_url": facts.licence_url, "site_url": facts.site_url,
    }  # fmt: skip
    return tuple(
        Section(s["title"], tuple(line.format(**values) for line in s["lines"]))
        for s in matter("preface", language)
    )
