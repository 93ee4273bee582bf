"""From YAML and TSV to validated entities. Everything wrong becomes a problem with file and line."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from generator.content.drafts import is_draft, is_marked_draft, placeholder
from generator.content.passages import LONGEST_ID, read_passages
from generator.content.source import Located, name_of, read_yaml
from generator.content.validating import Collector, E, validate
from generator.model.agency import AgencySuccession
from generator.model.annotation import Annotation
from generator.model.base import Entity
from generator.model.document import Document, Passage
from generator.model.evidence import Evidence, Exemption, Review
from generator.model.kinds import REGISTRIES
from generator.model.vocabulary import PlaceSuccession
from generator.problems import nearest
from generator.text.folding import slug

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")

#: file stem under content/registries -> entity; keyed by id
KEYED: tuple[tuple[str, type[Entity]], ...] = REGISTRIES
#: file stem -> entity; lists
LISTED: tuple[tuple[str, type[Entity]], ...] = (
    ("agency_successions", AgencySuccession),
    ("place_successions", PlaceSuccession),
    ("evidence", Evidence),
    ("reviews", Review),
)

#: what may stand in a folder of ``content/``; anything else would be read by nobody
_CONTENT = ("README.md", "changes.yml")
_DOCUMENT = (
    "original.txt",
    "received.*",
    "document.yml",
    "passages.tsv",
    "annotations*.yml",
    "exceptions.yml",
    "suggestions*.yml",
)


def report_unknown_files(into: Collector) -> None:
    """Report every file in ``content/`` whose name nothing reads, for example a misspelt one."""
    content = into.root / "content"
    registries = tuple(f"{stem}.yml" for stem, _ in (*KEYED, *LISTED))
    for folder, allowed in (
        (content, _CONTENT),
        (content / "registries", registries),
        (content / "documents", ()),
    ):
        _unknown_files(folder, allowed, into)
    for folder in sorted(
        p for p in (content / "documents").glob("*") if p.is_dir() and not p.name.startswith(".")
    ):
        if not _is_id(folder.name):
            into.add(
                (name_of(folder, into.root), 0, 0),
                "id-malformed",
                found=folder.name,
                expected=slug(folder.name),
            )
        _unknown_files(folder, _DOCUMENT, into)


def _is_id(text: str) -> bool:
    return len(text) <= LONGEST_ID and _ID.match(text) is not None


def _unknown_files(folder: Path, allowed: tuple[str, ...], into: Collector) -> None:
    for path in sorted(p for p in folder.glob("*") if p.is_file() and not p.name.startswith(".")):
        if not any(path.match(name) for name in allowed):
            place = (name_of(path, into.root), 0, 0)
            into.add(
                place,
                "file-unexpected",
                expected=", ".join(allowed) or "–",
                nearest=nearest(path.name, allowed),
            )


def _registry(stem: str, into: Collector) -> Located | None:
    """The parsed file of a registry; ``None``, after reporting it, when it cannot be read."""
    located = into.attempt(lambda: read_yaml(into.root / "content" / "registries" / f"{stem}.yml", into.root))
    if located is None:
        into.unread.add(stem)
    return located


def read_keyed(stem: str, model: type[E], into: Collector) -> tuple[dict[str, E], Located]:
    """Read a registry ``id -> record``."""
    empty = Located(f"content/registries/{stem}.yml", {})
    located = _registry(stem, into)
    if located is None:
        return {}, empty
    if not isinstance(located.data, dict):
        into.add(located.place(), "yaml-not-a-mapping", expected="id: {...}")
        into.unread.add(stem)
        return {}, located
    out: dict[str, E] = {}
    into.drafts.update(f"{stem}/{key}" for key, raw in located.data.items() if is_marked_draft(raw))
    for key, raw in located.data.items():
        if not _is_id(key):
            into.add(
                located.place(key), "id-malformed", found=key[:LONGEST_ID], expected=slug(key)[:LONGEST_ID]
            )
        record = validate(model, raw, located, (key,), into)
        if record is not None:
            out[key] = record
        else:
            into.unread.add(f"{stem}/{key}")
    return out, located


def read_listed(stem: str, model: type[E], into: Collector) -> tuple[tuple[E, ...], Located]:
    """Read a registry that is a list of records."""
    located = _registry(stem, into)
    if located is None:
        return (), Located(f"content/registries/{stem}.yml", [])
    rows = located.data or []
    if not isinstance(rows, list):
        into.add(located.place(), "yaml-not-a-mapping", expected="- {...}")
        into.unread.add(stem)
        return (), located
    records = [validate(model, raw, located, (str(i),), into) for i, raw in enumerate(rows)]
    into.unread.update(f"{stem}/{i}" for i, record in enumerate(records) if record is None)
    return tuple(r for r in records if r is not None), located


@dataclass(frozen=True)
class DocumentFolder:
    """One folder of ``content/documents`` as read: the record, the proved passages, their annotations and
    exceptions."""

    document: Document
    passages: tuple[Passage, ...]
    annotations: dict[str, Annotation]
    exemptions: tuple[tuple[str, int, Exemption], ...]
    located: tuple[Located, ...]


def read_document(folder: Path, into: Collector) -> DocumentFolder | None:
    """Read one document: its record, its passages (proved against the original), its annotations and
    exceptions."""
    located = into.attempt(lambda: read_yaml(folder / "document.yml", into.root))
    document = (validate(Document, located.data, located, (), into) if located else None) or placeholder(
        located
    )
    passages = read_passages(folder, document, located, into)
    annotations: dict[str, Annotation] = {}
    sources: list[Located] = [located] if located else []
    for path in sorted(folder.glob("annotations*.yml"), key=lambda p: (len(p.name), p.name)):
        notes = into.attempt(lambda path=path: read_yaml(path, into.root))  # type: ignore[misc]  # mypy cannot infer a default in a lambda
        if notes is None:
            into.unread.add(f"{folder.name}/")
            continue
        _read_annotations(notes, passages, annotations, sources, into)
        sources.append(notes)
    if is_draft(located, sources, folder):
        into.drafts.add(f"documents/{folder.name}")
    exemptions = _read_exemptions(folder, passages, sources, into)
    if document is None or not passages:
        into.unread.add(f"{folder.name}/")
    return DocumentFolder(document, passages, annotations, exemptions, tuple(sources)) if document else None


def _read_exemptions(
    folder: Path, passages: tuple[Passage, ...], sources: list[Located], into: Collector
) -> tuple[tuple[str, int, Exemption], ...]:
    path = folder / "exceptions.yml"
    located = into.attempt(lambda: read_yaml(path, into.root)) if path.exists() else None
    if located is None:
        return ()
    sources.append(located)
    known = {p.local for p in passages}
    out: list[tuple[str, int, Exemption]] = []
    if not isinstance(located.data, dict):
        into.add(located.place(), "yaml-not-a-mapping", expected="passage id: [{...}]")
        return ()
    for local, rows in located.data.items():
        _report_unknown_keys(local, known, located, folder.name, into)
        for i, raw in enumerate(rows if isinstance(rows, list) else [rows]):
            record = validate(Exemption, raw, located, (local, str(i)), into)
            if record is not None:
                out.append((f"{folder.name}.{local}", i, record))
    return tuple(out)


def _report_unknown_keys(
    local: str, known: Collection[str], located: Located, document: str, into: Collector
) -> None:
    """Report each key that names no passage of the document, at its line."""
    if known and local not in known:
        near = nearest(local, known)
        into.add(located.place(local), "passage-unknown", found=local, document=document, nearest=near)


def _read_annotations(
    located: Located,
    passages: tuple[Passage, ...],
    out: dict[str, Annotation],
    before: list[Located],
    into: Collector,
) -> None:
    known = {p.local for p in passages}
    document = located.file.split("/")[-2]
    if not isinstance(located.data, dict):
        into.add(located.place(), "yaml-not-a-mapping", expected="passage id: {...}")
        into.unread.add(f"{document}/")
        return
    for key, raw in located.data.items():
        _report_unknown_keys(key, known, located, document, into)
        first = next((other for other in before if (key,) in other.marks), None)
        if first:
            into.add(located.place(key), "id-duplicate", found=key, first="{}:{}".format(*first.place(key)))
        record = validate(Annotation, raw, located, (key,), into)
        if record is not None and key in known:
            out[key] = record
        if record is None:
            into.unread.add(f"{document}.{key}")
