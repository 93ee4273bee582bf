"""What has no English words yet. English pages show the Vietnamese there, marked as such; a gap is not an
error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.content.catalog import Catalog
from generator.model.kinds import REGISTRIES
from generator.model.listed import Listed
from generator.problems import Problem, alike, problem
from generator.words import phrases


@dataclass(frozen=True)
class Gap:
    """A record without English words: where it is written, its name, the missing key, and its document if it
    belongs to one."""

    place: tuple[str, int, int]
    record: str
    field: str
    document: str = ""


def english_gaps(catalog: Catalog) -> Iterator[Gap]:
    """Every gap in the published content: titles of documents and commitments, headings, names in the
    registries."""
    for key, document in catalog.documents.items():
        if not document.title_en:
            where = catalog.located[f"content/documents/{key}/document.yml"].place("title_vi")
            yield Gap(where, key, "title_en", key)
    for key, note in catalog.annotations.items():
        p = catalog.passages[key]
        if p.kind == "commitment" and not note.title_en:
            yield Gap(catalog.place(key, "title_vi"), key, "title_en", p.document)
    for registry, entity in REGISTRIES:
        if (
            "name_en" in entity.model_fields
            and registry != "legal_documents"
            and not issubclass(entity, Listed)
        ):
            located = catalog.located[f"content/registries/{registry}.yml"]
            for key, record in getattr(catalog, registry, catalog.registries[registry]).items():
                if not record.name_en:
                    yield Gap(located.place(key), key, "name_en")


def notes(catalog: Catalog) -> tuple[Problem, ...]:
    """The gaps as notes, which ``check`` prints and which stop nothing."""
    return tuple(
        sorted(
            problem(gap.place, "english-missing", record=gap.record, field=gap.field)
            for gap in english_gaps(catalog)
        )
    )


def told(catalog: Catalog, language: str) -> Iterator[str]:
    """The notes in lines, those of many gaps of one kind together, and how many gaps there are."""
    words, found = phrases("messages", language), notes(catalog)
    for shown, more in alike(found):
        yield from (one.line_for(language) for one in shown)
        if more:
            yield words["gaps-alike"].format(n=more, field=dict(shown[0].params)["field"])
    if found:
        yield words["gaps"].format(count=len(found))
