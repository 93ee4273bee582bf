"""The catalog: everything people wrote, validated, resolved, indexed and sorted. Frozen once loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.content.citing import Citations, Cited
from generator.content.deriving import inherited, mentions, project_mentions, results, with_content
from generator.content.drafts import Drafts
from generator.content.gathering import Gathered
from generator.content.memoized import Memoizing
from generator.content.namesakes import Namesakes
from generator.content.reading import (
    KEYED,
    LISTED,
    DocumentFolder,
    read_document,
    read_keyed,
    read_listed,
    report_unknown_files,
)
from generator.content.source import Located
from generator.content.successions import Successions
from generator.content.validating import Collector
from generator.model.agency import Agency, AgencySuccession
from generator.model.annotation import Annotation
from generator.model.document import Document, Passage
from generator.model.evidence import Evidence, Exemption, Review
from generator.model.kinds import kind_of
from generator.model.listed import Listed
from generator.model.records import (
    Citation,
    Commitment,
    Deadline,
    Inherited,
    Involvement,
    Milestone,
    Result,
    SourceNote,
    Target,
)
from generator.model.vocabulary import (
    Index,
    Indicator,
    LegalDocument,
    Place,
    PlaceSuccession,
    Project,
    Topic,
    Unit,
)
from generator.problems import Problem
from generator.text.names import spellings_by_document


@dataclass(frozen=True, kw_only=True)
class Catalog(Memoizing):
    """All published records by id, in a fixed order, and the file and line where each was written."""

    root: Path
    documents: Mapping[str, Document]
    passages: Mapping[str, Passage]
    annotations: Mapping[str, Annotation]
    commitments: Mapping[str, Commitment]
    targets: Mapping[str, Target]
    deadlines: Mapping[str, Deadline]
    citations: Mapping[str, Citation]
    milestones: Mapping[str, Milestone]
    source_notes: Mapping[str, SourceNote]
    agencies: Mapping[str, Agency]
    topics: Mapping[str, Topic]
    units: Mapping[str, Unit]
    places: Mapping[str, Place]
    indicators: Mapping[str, Indicator]
    indices: Mapping[str, Index]
    projects: Mapping[str, Project]
    legal_documents: Mapping[str, LegalDocument]
    #: every registry by its name; those above have a field of their own as well (topics: those with content)
    registries: Mapping[str, Mapping[str, Any]]
    successions: tuple[AgencySuccession, ...]
    place_successions: tuple[PlaceSuccession, ...]
    evidence: tuple[Evidence, ...]
    exemptions: tuple[tuple[str, int, Exemption], ...]
    reviews: tuple[Review, ...]
    involvements: Mapping[str, tuple[Involvement, ...]]
    found_citations: Mapping[str, tuple[Cited, ...]]
    agency_names: tuple[tuple[str, str, str], ...]
    project_names: tuple[tuple[str, str, str], ...]
    project_mentions: tuple[tuple[str, str], ...]
    agency_mentions: tuple[tuple[str, str], ...]
    place_mentions: tuple[tuple[str, str], ...]
    inherited: tuple[Inherited, ...]
    results: tuple[Result, ...]
    located: Mapping[str, Located] = field(repr=False)
    reading_problems: tuple[Problem, ...] = ()
    unread: frozenset[str] = frozenset()
    #: the same with the drafts among the content, where there are any: never published, only checked and
    #: shown
    whole: Catalog | None = field(default=None, repr=False)
    drafts: Drafts = field(default_factory=Drafts)

    def passages_of(self, document: str) -> tuple[Passage, ...]:
        """The passages of a document, in order."""
        return self._by_document.get(document, ())

    @cached_property
    def _by_document(self) -> dict[str, tuple[Passage, ...]]:
        grouped: dict[str, list[Passage]] = {d: [] for d in self.documents}
        for p in self.passages.values():
            grouped[p.document].append(p)
        return {d: tuple(ps) for d, ps in grouped.items()}

    def records_of(self, kind: str) -> Mapping[str, Any]:
        """The records of a kind by id. Of topics only those with content, since only these have a page.

        :raises LookupError: when there is no such kind, or it is a kind of page that holds no record.
        """
        plural = kind_of(kind).plural
        if not plural:
            raise LookupError(f"{kind!r} is no kind of record: give it a plural in generator/model/kinds.py")
        records: Mapping[str, Any] = (
            getattr(self, plural) if hasattr(self, plural) else self.registries[plural]
        )
        return records

    def place(self, passage: str, *path: str) -> tuple[str, int, int]:
        """File, line and column of a passage's annotation or of one of its keys; of the passage itself when
        it has none."""
        p = self.passages[passage]
        for located in self.located_annotations(p.document):
            if (p.local,) in located.marks:
                return located.place(p.local, *path)
        return (f"content/documents/{p.document}/passages.tsv", p.line, 1)

    def located_annotations(self, document: str) -> list[Located]:
        """The annotation files of a document as read."""
        return self._annotations.get(document, [])

    @cached_property
    def _annotations(self) -> dict[str, list[Located]]:
        """The annotation files by document, found once for all documents."""
        grouped: dict[str, list[Located]] = {}
        for name, located in self.located.items():
            folder, _, file = name.rpartition("/")
            if file.startswith("annotations"):
                grouped.setdefault(folder.rpartition("/")[2], []).append(located)
        return grouped


def load_catalog(root: Path) -> Catalog:
    """Read ``content/`` of the project at ``root``.

    Problems of reading are kept in the catalog, and whatever could be read is there, so that all checks run
    and all problems are shown together. Drafts are left out; the same catalog with drafts is its ``whole``.
    """
    into = Collector(root)
    report_unknown_files(into)
    located: dict[str, Located] = {}
    registries: dict[str, Any] = {}
    for stem, model in KEYED:
        registries[stem], located[f"content/registries/{stem}.yml"] = read_keyed(stem, model, into)
    for stem, model in LISTED:
        registries[stem], located[f"content/registries/{stem}.yml"] = read_listed(stem, model, into)
    read: dict[str, DocumentFolder] = {}
    for folder in sorted(
        p for p in (root / "content" / "documents").glob("*") if p.is_dir() and not p.name.startswith(".")
    ):
        got = read_document(folder, into)
        if got:
            read[folder.name] = got
            located.update({loc.file: loc for loc in got.located})
    whole = _resolve(root, registries, read, located, into)
    drafts = Drafts(frozenset(into.drafts))
    return replace(_published(whole, registries, read, drafts), whole=whole) if drafts.keys else whole


def _published(
    whole: Catalog, registries: dict[str, Any], read: dict[str, DocumentFolder], drafts: Drafts
) -> Catalog:
    """The catalog as if the drafts were not there."""
    into = Collector(whole.root)
    into.problems = [p for p in whole.reading_problems if not drafts.cover(p, whole.located)]
    into.unread = set(drafts.unread(whole.unread))
    keyed = {s: drafts.keyed(s, registries[s]) for s, _ in KEYED}
    lists = {s: drafts.listed(registries[s]) for s, _ in LISTED}
    there = {name: folder for name, folder in read.items() if f"documents/{name}" not in drafts.keys}
    return replace(_resolve(whole.root, keyed | lists, there, dict(whole.located), into), drafts=drafts)


def _resolve(
    root: Path,
    registries: dict[str, Any],
    read: dict[str, DocumentFolder],
    located: dict[str, Located],
    into: Collector,
) -> Catalog:
    """All records by id and in order: documents by date of issue, then by id."""
    citing, gathered = Citations(registries["legal_documents"]), Gathered()
    successions = Successions.of(registries["agency_successions"])
    folders = {name: read[name] for name in sorted(read, key=lambda d: (read[d].document.issued_edtf, d))}
    for folder in folders.values():
        gathered.add(folder, registries, citing, successions)
    texts = {d: [p.text for p in f.passages if p.kind != "page-chrome"] for d, f in folders.items()}
    documents = {d: f.document for d, f in folders.items()}
    namesakes = Namesakes(registries["agencies"], registries["agency_successions"], documents)
    agency_mentions, place_mentions = mentions(
        gathered.passages.values(),
        gathered.involvements,
        namesakes,
        registries["places"],
        registries["projects"],
    )
    keyed = {
        stem: MappingProxyType(registries[stem]) if issubclass(entity, Listed) else _sorted(registries[stem])
        for stem, entity in KEYED
    }
    return Catalog(
        root=root,
        documents=MappingProxyType(documents),
        **{f.name: MappingProxyType(getattr(gathered, f.name)) for f in fields(gathered)},
        **{stem: r for stem, r in keyed.items() if stem in Catalog.__dataclass_fields__ and stem != "topics"},
        topics=with_content(
            keyed["topics"], gathered.annotations.values(), registries["indicators"].values()
        ),
        registries=MappingProxyType(keyed),
        successions=_ordered(registries, "agency_successions", "agency", "from_date", "id"),
        place_successions=_ordered(registries, "place_successions", "place", "from_date", "successor"),
        evidence=_ordered(registries, "evidence", "id"),
        reviews=_ordered(registries, "reviews", "reading", "document", "table"),
        exemptions=tuple(x for f in folders.values() for x in f.exemptions),
        agency_names=namesakes.spellings(texts),
        project_names=spellings_by_document({k: p.names for k, p in registries["projects"].items()}, texts),
        project_mentions=project_mentions(gathered.annotations),
        agency_mentions=agency_mentions,
        place_mentions=place_mentions,
        inherited=inherited(gathered.commitments.values(), successions),
        results=results(
            gathered.targets, registries["evidence"], registries["indicators"], registries["units"]
        ),
        located=MappingProxyType(located),
        reading_problems=tuple(into.problems),
        unread=frozenset(into.unread),
        whole=None,
        drafts=Drafts(),
    )


def _ordered(registries: Mapping[str, Any], name: str, *keys: str) -> tuple[Any, ...]:
    """The records of a registry that is a list, by their values under ``keys``; nothing comes first."""
    return tuple(sorted(registries[name], key=lambda record: [getattr(record, key) or "" for key in keys]))


def _sorted(records: dict[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(sorted(records.items())))
