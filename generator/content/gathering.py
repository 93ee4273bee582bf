"""Collects the records of all documents from their annotations, passage by passage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.content.annotated import commitment_of, deadlines_of, milestones_of, notes_of, targets_of
from generator.content.citing import Citations, Cited, citations_of
from generator.content.deriving import english_headings, in_english, measured
from generator.content.reading import DocumentFolder
from generator.content.resolving import Responsibility
from generator.content.successions import Successions
from generator.model.annotation import Annotation
from generator.model.document import Passage
from generator.model.records import (
    Citation,
    Commitment,
    Deadline,
    Involvement,
    Milestone,
    SourceNote,
    Target,
)

_EMPTY = Annotation()


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """Records by id in the order in which documents were added; involvement and citations by the id of the
    passage."""

    passages: dict[str, Passage] = field(default_factory=dict)
    annotations: dict[str, Annotation] = field(default_factory=dict)
    commitments: dict[str, Commitment] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)
    deadlines: dict[str, Deadline] = field(default_factory=dict)
    citations: dict[str, Citation] = field(default_factory=dict)
    milestones: dict[str, Milestone] = field(default_factory=dict)
    source_notes: dict[str, SourceNote] = field(default_factory=dict)
    involvements: dict[str, tuple[Involvement, ...]] = field(default_factory=dict)
    found_citations: dict[str, tuple[Cited, ...]] = field(default_factory=dict)

    def add(
        self,
        folder: DocumentFolder,
        registries: Mapping[str, Any],
        citing: Citations,
        successions: Successions,
    ) -> None:
        """Add a document; ``registries`` are records by id, by the name of the registry."""
        document = folder.document
        responsibility = Responsibility(
            document,
            folder.passages,
            folder.annotations,
            registries["agencies"],
            successions,
        )
        english = english_headings(document, folder.passages, folder.annotations)
        for p in folder.passages:
            note = folder.annotations.get(p.local, _EMPTY)
            self.passages[p.id] = replace(
                p, heading_en=note.heading_en or "", heading_path_en=in_english(p.heading_path, english)
            )
            self.annotations[p.id] = note
            who = self.involvements[p.id] = responsibility.of_passage(p)
            cited = self.found_citations[p.id] = tuple(citing.find(p))
            if p.kind == "commitment":
                self.commitments[p.id] = commitment_of(p, note, who, document)
            targets = targets_of(p, note, who, responsibility.named)
            self.targets.update({t.id: measured(t, registries) for t in targets})
            self.deadlines.update({d.id: d for d in deadlines_of(p, note, who, responsibility)})
            self.milestones.update({m.id: m for m in milestones_of(p, note, document)})
            self.source_notes.update({n.id: n for n in notes_of(p, note)})
            self.citations.update({c.id: c for c in citations_of(p, note, cited)})
