"""Every id that one record gives of another exists."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import partial
from typing import TypeVar

from generator.content.catalog import Catalog
from generator.content.source import Located
from generator.model.agency import AgencySuccession
from generator.model.annotation import Annotation
from generator.model.base import Entity
from generator.model.kinds import REGISTRIES, kind_of
from generator.model.roles import IN_PLACE, LEAD, ROLES
from generator.model.vocabulary import PlaceSuccession
from generator.problems import Problem, nearest, problem
from generator.text.folding import slug

E = TypeVar("E", bound=Entity)
Place = tuple[str, int, int]
Succession = TypeVar("Succession", AgencySuccession, PlaceSuccession)


def check(catalog: Catalog) -> Iterator[Problem]:
    """References from registries, documents, annotations and evidence."""
    yield from _registries(catalog)
    for key, document in catalog.documents.items():
        located = catalog.located[f"content/documents/{key}/document.yml"]
        issuer, kinds = _given(document.issuer), _given(document.type and slug(document.type))
        yield from _missing(catalog, issuer, "agency", partial(located.place, "issuer"), key)
        yield from _missing(catalog, kinds, "document_type", partial(located.place, "type"), key)
    located = catalog.located["content/registries/legal_documents.yml"]
    for key, legal in catalog.legal_documents.items():
        kinds = _given(legal.type and slug(legal.type))
        yield from _missing(catalog, kinds, "document_type", partial(located.place, key, "type"), key)
    for passage, note in catalog.annotations.items():
        yield from _annotation(catalog, passage, note)
    yield from _lists(catalog)


def _registries(catalog: Catalog) -> Iterator[Problem]:
    links = (
        ("agencies", "parent", "agency"),
        ("agencies", "kind", "agency_kind"),
        ("places", "kind", "place_kind"),
        ("agencies", "members", "agency"),
        ("units", "base_unit", "unit"),
        ("topics", "parent", "topic"),
        ("places", "parent", "place"),
        ("indicators", "unit", "unit"),
        ("indicators", "topic", "topic"),
        ("projects", "place", "place"),
        ("legal_documents", "document", "document"),
    )
    for registry, attribute, kind in links:
        located = catalog.located[f"content/registries/{registry}.yml"]
        for key, record in getattr(catalog, registry).items():
            value = getattr(record, attribute)
            ids = [value] if isinstance(value, str) else list(value or ())
            yield from _missing(catalog, ids, kind, partial(located.place, key, attribute), key)
    located = catalog.located["content/registries/indices.yml"]
    for key, index in catalog.indices.items():
        for part, component in index.components.items():
            place = partial(located.place, key, "components", part, "passages")
            yield from _missing(catalog, component.passages, "passage", place, f"{key}.{part}")
    for registry, entity in REGISTRIES:
        if "parent" in entity.model_fields:
            yield from _cycles(catalog, registry)
    for key, agency in catalog.agencies.items():
        if agency.members and agency.kind != "group":
            yield problem(
                catalog.located["content/registries/agencies.yml"].place(key, "kind"),
                "group-without-kind",
                record=key,
            )


def _cycles(catalog: Catalog, registry: str) -> Iterator[Problem]:
    records = getattr(catalog, registry)
    for key in records:
        seen = [key]
        while parent := getattr(records.get(seen[-1]), "parent", None):
            if parent in seen:
                place = catalog.located[f"content/registries/{registry}.yml"].place(key, "parent")
                yield problem(place, "cycle", record=key, found=" > ".join([*seen, parent]))
                break
            seen.append(parent)


def _annotation(catalog: Catalog, passage: str, note: Annotation) -> Iterator[Problem]:
    for field in (*ROLES, "support"):
        ids = [a for a in getattr(note, field) or () if field != LEAD or a not in IN_PLACE]
        yield from _missing(catalog, ids, "agency", partial(catalog.place, passage, field), passage)
    for field, kind in (
        ("topics", "topic"),
        ("projects", "project"),
        ("places", "place"),
        ("citations", "legal_document"),
    ):
        place = partial(catalog.place, passage, field)
        yield from _missing(catalog, getattr(note, field), kind, place, passage)
    for key, target in note.targets.items():
        at, record = partial(catalog.place, passage, "targets", key), f"{passage}.{key}"
        yield from _missing(catalog, target.lead or (), "agency", at, record)
        yield from _missing(catalog, [target.indicator], "indicator", at, record)
        yield from _missing(catalog, _given(target.unit), "unit", at, record)
    for key, deadline in note.deadlines.items():
        at, record = partial(catalog.place, passage, "deadlines", key), f"{passage}.{key}"
        yield from _missing(catalog, deadline.lead or (), "agency", at, record)
        yield from _missing(catalog, _given(deadline.place), "place", at, record)
    for key, milestone in note.milestones.items():
        at = partial(catalog.place, passage, "milestones", key)
        yield from _missing(catalog, [milestone.project], "project", at, passage)
    for key, source_note in note.notes.items():
        at = partial(catalog.place, passage, "notes", key)
        yield from _missing(catalog, _given(source_note.other), "passage", at, f"{passage}.{key}")
    document = catalog.passages[passage].document
    for field in ("to", "inherits"):
        local = getattr(note, field)
        if local and f"{document}.{local}" not in catalog.passages:
            known_locals = [p.local for p in catalog.passages_of(document)]
            yield problem(
                catalog.place(passage, field),
                "passage-unknown",
                found=local,
                document=document,
                nearest=nearest(local, known_locals),
            )


def _lists(catalog: Catalog) -> Iterator[Problem]:
    located = catalog.located["content/registries/agency_successions.yml"]
    for place, s in _rows(located, catalog.successions):
        yield from _missing(catalog, [s.agency, *_given(s.successor)], "agency", place, s.agency)
    yield from _unique(located, catalog.successions)
    located = catalog.located["content/registries/place_successions.yml"]
    for place, moved in _rows(located, catalog.place_successions):
        yield from _missing(catalog, [moved.place, moved.successor], "place", place, moved.id)
    yield from _unique(located, catalog.place_successions)
    located = catalog.located["content/registries/reviews.yml"]
    for place, review in _rows(located, catalog.reviews):
        yield from _missing(catalog, [review.document], "document", place, review.table)
    located = catalog.located["content/registries/evidence.yml"]
    seen: set[str] = set()
    for place, e in _rows(located, catalog.evidence):
        if e.id in seen:
            yield problem(place, "id-duplicate", found=e.id, first=located.file)
        seen.add(e.id)
        yield from _missing(catalog, _given(e.commitment), "commitment", place, e.id)
        yield from _missing(catalog, _given(e.target), "target", place, e.id)
        yield from _missing(catalog, _given(e.indicator), "indicator", place, e.id)
        yield from _missing(catalog, _given(e.unit), "unit", place, e.id)


def _unique(located: Located, records: tuple[Succession, ...]) -> Iterator[Problem]:
    """Ids of successions begin with what is succeeded, and stand once."""
    seen: dict[str, str] = {}
    for place, record in _rows(located, records):
        about = str(getattr(record, "agency", None) or getattr(record, "place", ""))
        if record.id in seen:
            yield problem(place, "id-duplicate", found=record.id, first=seen[record.id])
        if not re.fullmatch(rf"{about}\.s[1-9][0-9]*", record.id):
            yield problem(place, "id-malformed", found=record.id, expected=f"{about}.s1")
        seen.setdefault(record.id, f"{place[0]}:{place[1]}")


def _rows(located: Located, records: tuple[E, ...]) -> Iterator[tuple[tuple[str, int, int], E]]:
    """The records of a list in the order of its file, each with its place (the catalog keeps them sorted)."""
    for i, raw in enumerate(located.data or []):
        written = raw.items() if isinstance(raw, dict) else ()
        for record in records:
            if written and all(str(getattr(record, k, None)) == str(v) for k, v in written):
                yield located.place(str(i)), record
                break


def _given(key: str | None) -> list[str]:
    """The id that one record may give of another, as a list."""
    return [key] if key else []


def _found(place: Place | Callable[[], Place]) -> Place:
    return place() if callable(place) else place


def _missing(
    catalog: Catalog, ids: Collection[str], kind: str, place: Place | Callable[[], Place], record: str
) -> Iterator[Problem]:
    """The ids that nothing has. A place that has to be looked for is asked for once one of them is wrong:
    there are ten thousands, and hardly any is."""
    if not ids:
        return
    referred = kind_of(kind)
    # the registry too: nothing needs to be about a topic yet
    known, registered = catalog.records_of(kind), catalog.registries.get(referred.plural, {})
    for key in ids:
        if f"{referred.plural}/{key}" in catalog.drafts.keys:
            yield problem(_found(place), "reference-draft", record=record, what=referred.what, found=key)
        elif key not in known and key not in registered:
            words = {"record": record, "what": referred.what, "found": key}
            near = nearest(key, {**known, **registered})
            yield problem(_found(place), "reference-unknown", nearest=near, **words)
