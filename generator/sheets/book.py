"""The data that a workbook is made from and compared with: the document with its draft, the registries by
readable names, and the words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, get_args

from generator.content.catalog import Catalog
from generator.content.source import Located
from generator.model.annotation import Comparator
from generator.model.document import Passage, PassageKind
from generator.model.vocabulary import ProjectKind
from generator.problems import Problem
from generator.sheets.names import Names
from generator.text.deadlines import RELATIONS

#: registries that a workbook refers to, and what they call their records
_REGISTRIES = (
    "agencies",
    "topics",
    "places",
    "projects",
    "units",
    "indicators",
    "legal_documents",
    "agency_kinds",
)
#: lists of words: the key of their wording, and their values
_CHOICES: dict[str, tuple[str, Sequence[str]]] = {
    "kind": ("passage_kind", get_args(PassageKind)),
    "comparator": ("comparator", get_args(Comparator)),
    "relation": ("time_relation", RELATIONS),
    "project_kind": ("project_kind", get_args(ProjectKind)),
}
DECISIONS = ("accept", "edit", "drop", "open")
STATES = ("draft", "reviewed")


@dataclass(frozen=True)
class Typed:
    """A new record that people named, or whose suggested name they corrected: the other sheets may still say
    it as it was suggested."""

    registry: str
    key: str
    name: str
    proposed: str = ""
    first: str = ""


@dataclass(frozen=True)
class Book:
    """A document and everything that its workbook shows. ``words`` are those of the workbook, ``labels``
    those of the site, both in ``language``."""

    catalog: Catalog
    document: str
    words: Mapping[str, str]
    labels: Mapping[str, str]
    suggestions: Mapping[str, Any] = field(default_factory=dict)
    language: str = field(default="vi", kw_only=True)
    problems: tuple[Problem, ...] = field(default=(), kw_only=True)
    #: what people typed into the sheets of new records
    typed: tuple[Typed, ...] = field(default=(), kw_only=True)
    #: the cells of the sheet of passages as they were read, by passage, for the other sheets
    passage_cells: Mapping[str, Mapping[str, str]] = field(default_factory=dict, kw_only=True)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages in order."""
        return self.catalog.passages_of(self.document)

    @cached_property
    def by_id(self) -> dict[str, Passage]:
        """The passages by their id within the document."""
        return {p.local: p for p in self.passages}

    @cached_property
    def files(self) -> dict[str, Located]:
        """The annotation files by name."""
        return {located.file: located for located in self.catalog.located_annotations(self.document)}

    @cached_property
    def notes(self) -> dict[str, dict[str, Any]]:
        """The annotations as written, by the id of their passage."""
        out: dict[str, dict[str, Any]] = {}
        for located in self.files.values():
            out.update(located.data if isinstance(located.data, dict) else {})
        return {str(k): v or {} for k, v in out.items()}

    @property
    def record(self) -> dict[str, Any]:
        """The document's own record as written."""
        return dict(self.catalog.located[f"content/documents/{self.document}/document.yml"].data)

    def registry(self, stem: str) -> dict[str, Any]:
        """A registry as written."""
        return dict(self.catalog.located[f"content/registries/{stem}.yml"].data)

    def suggested(self, local: str) -> Mapping[str, Any]:
        """The suggestions for a passage that is still a draft."""
        passages = self.suggestions.get("passages") or {}
        return passages.get(local) or {} if self.notes.get(local, {}).get("state") == "draft" else {}

    def elsewhere(self, words: str) -> bool:
        """Whether a cell only says that the deadlines of its passage stand in their own sheet, however many
        there were when it was made."""
        before, _, after = self.words["special.several"].partition("{count}")
        return words.startswith(before) and words.endswith(after) and len(words) > len(before + after)

    @cached_property
    def names(self) -> dict[str, Names]:
        """The registries, and the lists of words, by readable names."""
        out = {stem: self._registered(stem) for stem in _REGISTRIES}
        english = self.language == "en"
        for name, (group, values) in _CHOICES.items():
            out[name] = Names.of((v, self.labels.get(f"{group}.{v}", v)) for v in values)
        kinds = self.catalog.registries["agency_kinds"].items()
        out["agency_kind"] = Names.of((key, kind.name_en if english else kind.name_vi) for key, kind in kinds)
        out["decision"] = Names.of((d, self.words[f"decision.{d}"]) for d in DECISIONS)
        out["state"] = Names.of((s, self.words[f"state.{s}"]) for s in STATES)
        return out

    def _registered(self, stem: str) -> Names:
        records = self.registry(stem) | self._new(stem)
        names = {k: _name(r) for k, r in records.items() if isinstance(r, dict)}
        spelled = [
            (k, str(s)) for k, r in records.items() if isinstance(r, dict) for s in r.get("names") or ()
        ]
        spelled += [(t.key, t.first) for t in self.typed if t.registry == stem and t.first]
        return Names.of(names.items(), spelled)

    def _new(self, stem: str) -> dict[str, Any]:
        """Records that the registry lacks: suggested by the import, or typed into the workbook."""
        there = self.registry(stem)
        typed = [t for t in self.typed if t.registry == stem]
        gone = {*there, *(t.proposed for t in typed if t.proposed != t.key)}
        found = {k: r for k, r in (self.suggestions.get(stem) or {}).items() if k not in gone}
        return found | {t.key: {"name_vi": t.name} for t in typed if t.key not in there}


def _name(record: Mapping[str, Any]) -> str:
    return str(record.get("name_vi") or record.get("number") or next(iter(record.get("names") or ()), ""))


def digest(*values: Any) -> str:
    """A short hash of plain values, equal for equal values."""
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, default=_plain)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _plain(value: Any) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def chosen(record: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    """A record reduced to some of its keys."""
    return {key: record[key] for key in keys if key in record}
