"""The catalog: everything people wrote, validated, resolved into facts, indexed and sorted. Frozen once
loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.content.annotated import commitment_of, deadlines_of, milestones_of, notes_of, targets_of
from generator.content.citing import Citations, Cited, citations_of
from generator.content.deriving import (
    english_headings,
    in_english,
    inherited,
    measured,
    mentions,
    project_mentions,
    results,
    with_content,
)
from generator.content.drafts import Drafts
from generator.content.once import Knowing
from generator.content.reading import (
    KEYED,
    LISTED,
    DocumentFolder,
    look_for_strangers,
    read_document,
    read_keyed,
    read_listed,
)
from generator.content.resolving import Responsibility
from generator.content.source import Located
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

_EMPTY = Annotation()


@dataclass(frozen=True, kw_only=True)
class Catalog(Knowing):
    """All records by id, in a fixed order, and where each was written."""

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
        """The records of a kind by id; of topics those that something is about, as only these have a page.

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
        """Where the annotation of a passage (or a key of it) stands; the passage's own line when it has
        none."""
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
        """The annotation files by document: each is looked for once, however many documents there are."""
        grouped: dict[str, list[Located]] = {}
        for name, located in self.located.items():
            folder, _, file = name.rpartition("/")
            if file.startswith("annotations"):
                grouped.setdefault(folder.rpartition("/")[2], []).append(located)
        return grouped


def load_catalog(root: Path) -> Catalog:
    """Read ``content/`` of the project at ``root``. Problems of reading are kept inside for the checks to
    show.

    What could be read is there, so that the checks of everything else run too and all problems are shown at
    once. Drafts are left out; with them the same catalog stands in its ``whole``.
    """
    into = Collector(root)
    look_for_strangers(into)
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
    citing = Citations(registries["legal_documents"])
    passages: dict[str, Passage] = {}
    annotations: dict[str, Annotation] = {}
    facts: dict[str, dict[str, Any]] = {
        k: {}
        for k in ("commitments", "targets", "deadlines", "citations", "milestones", "notes", "who", "cited")
    }
    for folder in (read[d] for d in _in_order(read)):
        who_is = Responsibility(folder.document, folder.passages, folder.annotations, registries["agencies"])
        english = english_headings(folder.document, folder.passages, folder.annotations)
        for p in folder.passages:
            note = folder.annotations.get(p.local, _EMPTY)
            passages[p.id] = replace(
                p, heading_en=note.heading_en or "", heading_path_en=in_english(p.heading_path, english)
            )
            annotations[p.id] = note
            who = who_is.of_passage(p)
            facts["who"][p.id] = who
            cited = tuple(citing.find(p))
            facts["cited"][p.id] = cited
            if p.kind == "commitment":
                facts["commitments"][p.id] = commitment_of(p, note, who, folder.document)
            facts["targets"].update(
                {t.id: measured(t, registries) for t in targets_of(p, note, who, who_is.named)}
            )
            facts["deadlines"].update({d.id: d for d in deadlines_of(p, note, who, who_is)})
            facts["milestones"].update({m.id: m for m in milestones_of(p, note, folder.document)})
            facts["notes"].update({n.id: n for n in notes_of(p, note)})
            facts["citations"].update({c.id: c for c in citations_of(p, note, cited)})
    texts = {d: [p.text for p in read[d].passages if p.kind != "page-chrome"] for d in _in_order(read)}
    frozen = {k: MappingProxyType(v) for k, v in facts.items()}
    agency_mentions, place_mentions = mentions(
        passages.values(), facts["who"], registries["agencies"], registries["places"], registries["projects"]
    )
    keyed = {
        stem: MappingProxyType(registries[stem]) if issubclass(entity, Listed) else _sorted(registries[stem])
        for stem, entity in KEYED
    }
    return Catalog(
        root=root,
        documents=MappingProxyType({d: read[d].document for d in _in_order(read)}),
        passages=MappingProxyType(passages),
        annotations=MappingProxyType(annotations),
        commitments=frozen["commitments"],
        targets=frozen["targets"],
        deadlines=frozen["deadlines"],
        citations=frozen["citations"],
        milestones=frozen["milestones"],
        source_notes=frozen["notes"],
        **{stem: r for stem, r in keyed.items() if stem in Catalog.__dataclass_fields__ and stem != "topics"},
        topics=with_content(keyed["topics"], annotations.values(), registries["indicators"].values()),
        registries=MappingProxyType(keyed),
        successions=tuple(
            sorted(registries["agency_successions"], key=lambda s: (s.agency, s.from_date or "", s.id))
        ),
        place_successions=tuple(
            sorted(registries["place_successions"], key=lambda s: (s.place, s.from_date, s.successor))
        ),
        evidence=tuple(sorted(registries["evidence"], key=lambda e: e.id)),
        reviews=tuple(sorted(registries["reviews"], key=lambda r: (r.reading, r.document, r.table))),
        exemptions=tuple(x for d in _in_order(read) for x in read[d].exemptions),
        involvements=frozen["who"],
        found_citations=frozen["cited"],
        agency_names=spellings_by_document({k: a.names for k, a in registries["agencies"].items()}, texts),
        project_names=spellings_by_document({k: p.names for k, p in registries["projects"].items()}, texts),
        project_mentions=project_mentions(annotations),
        agency_mentions=agency_mentions,
        place_mentions=place_mentions,
        inherited=inherited(facts["commitments"].values(), registries["agency_successions"]),
        results=results(
            facts["targets"], registries["evidence"], registries["indicators"], registries["units"]
        ),
        located=MappingProxyType(located),
        reading_problems=tuple(into.problems),
        unread=frozenset(into.unread),
        whole=None,
        drafts=Drafts(),
    )


def _in_order(read: Mapping[str, DocumentFolder]) -> list[str]:
    """Documents by date of issue, then id."""
    return sorted(read, key=lambda d: (read[d].document.issued_edtf, d))


def _sorted(records: dict[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(sorted(records.items())))
