"""``plans import``: reading the text of an official document and drafting its passages, metadata and
suggestions.

A draft is for a person to review: every passage of it says so. Suggestions are data of their own beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generator.content.source import read_yaml
from generator.importing.enriching import enriched
from generator.importing.learning import Knowledge, learn
from generator.importing.metadata import Metadata, plan_year, province, read_metadata
from generator.importing.origin import Province, another_province
from generator.importing.plainly import plain_spaces
from generator.importing.reading import read_blocks, read_original
from generator.importing.suggesting import suggest
from generator.importing.suggestions import Drafted, suggestions_yaml
from generator.importing.writing import (
    Source,
    abroad_comment,
    annotations_yaml,
    checked_id,
    document_yaml,
    left_out_comments,
    passages_tsv,
    write_folder,
)
from generator.text.blocks import Original
from generator.text.drafting import Draft, draft, heading_paths, identify, root_section
from generator.text.marks import also_types
from generator.text.outlining import outline
from generator.text.passages import align

__all__ = [
    "Province",
    "Received",
    "draft_files",
    "draft_json",
    "known_names",
    "learn",
    "read_original",
    "write_draft",
]


def known_names(root: Path) -> tuple[str, ...]:
    """Every spelling of an agency in the registry of the project at ``root``; none where there is no
    registry.

    :raises ProblemsFound: when the registry is not YAML.
    """
    path = root / "content" / "registries" / "agencies.yml"
    if not path.is_file():
        return ()
    data = read_yaml(path, root).data
    records = [r for r in data.values() if isinstance(r, dict)] if isinstance(data, dict) else []
    spellings = {str(n) for r in records for n in (r.get("name_vi"), *(r.get("names") or ())) if n}
    return tuple(sorted(spellings))


def drafted(read: Original, names: Sequence[str] = ()) -> list[Draft]:
    """The drafted passages of a document, from its blocks if the file format has them, otherwise from the
    lines of its text. Their spaces are plain ones, as people type them who quote a passage."""
    return plain_spaces(draft(read.text, names) if read.blocks is None else outline(read.blocks))


def draft_json(path: Path, names: Sequence[str] = (), knowledge: Knowledge | None = None) -> dict[str, Any]:
    """The record that ``plans import --json`` prints for one file; offsets count characters of the decoded
    text.

    ``knowledge`` is the result of :func:`learn` for a project; with it ids, topics, first titles, new bodies
    and citations are added.

    :raises ProblemsFound: when the file cannot be read.
    """
    with also_types(knowledge.types if knowledge else ()):
        return _draft_json(path, names, knowledge)


def _draft_json(path: Path, names: Sequence[str], knowledge: Knowledge | None) -> dict[str, Any]:
    read = read_blocks(path)
    drafts = drafted(read, names)
    metadata = read_metadata(drafts)
    record = {
        "file": path.as_posix(),
        "metadata": asdict(metadata),
        "basis": [d.text for d in drafts if d.kind == "basis"],
        "passages": _passages(read.text, drafts),
        "suggestions": suggest(drafts, names, metadata.issuer or "", plan_year(metadata)),
        "left_out": [asdict(left) for left in read.left_out],
        "converted": list(read.converted),
    }
    return record | _added(record, metadata, knowledge, drafts) if knowledge else record


def _record(
    read: Original, drafts: Sequence[Draft], metadata: Metadata, knowledge: Knowledge
) -> dict[str, Any]:
    """What is suggested for a draft, with ids."""
    record = {
        "passages": _passages(read.text, drafts),
        "suggestions": suggest(drafts, knowledge.names, metadata.issuer or "", plan_year(metadata)),
    }
    return record | _added(record, metadata, knowledge, drafts)


def _added(
    record: dict[str, Any], metadata: Metadata, knowledge: Knowledge, drafts: Sequence[Draft]
) -> dict[str, Any]:
    where = another_province(drafts, knowledge.home) or province(metadata)
    return enriched(record["passages"], record["suggestions"], knowledge, where, metadata.issued_edtf or "")


def _passages(text: str, drafts: Sequence[Draft]) -> list[dict[str, Any]]:
    spans = align(text, [d.label + d.text for d in drafts])
    paths = heading_paths(drafts, root_section(drafts))
    return [
        {
            "section": d.section,
            "label": d.label,
            "kind": d.kind,
            "heading_path": path,
            "text": d.text,
            "start": span.start,
            "end": span.end,
        }
        for d, path, span in zip(drafts, paths, spans, strict=True)
    ]


Notify = Callable[[Province], None]


def write_draft(
    path: Path,
    root: Path,
    document: str | None = None,
    knowledge: Knowledge | None = None,
    abroad: Notify | None = None,
) -> Path:
    """Write the draft of one file to ``content/documents/<id>/`` of the project at ``root`` and return that
    folder.

    ``document`` is the id; by default it is composed of number and year. ``knowledge`` is the result of
    :func:`learn` for the project. ``abroad`` is told of a document of another province than the project's.

    :raises ProblemsFound: when the file cannot be read, no id is given or found, or the folder exists.
    """
    knowledge = knowledge or learn(root)
    with also_types(knowledge.types):
        read = read_blocks(path)
        received = Received(path.name, path.read_bytes(), read)
        ident, files = draft_files(received, knowledge, document, path.as_posix(), abroad)
    folder = root / "content" / "documents" / ident
    write_folder(folder, files)
    return folder


@dataclass(frozen=True)
class Received:
    """A file as an office sent it: its name, its bytes, and what a reader extracted from it."""

    name: str
    data: bytes
    read: Original


def draft_files(
    received: Received,
    knowledge: Knowledge,
    document: str | None,
    place: str = "",
    notify: Notify | None = None,
) -> tuple[str, dict[str, bytes]]:
    """The id of a draft and its files by name, as written under ``content/documents/<id>/``.

    ``document`` is the id wanted, ``place`` the name of the file in problems, ``notify`` is told of another
    province.

    :raises ProblemsFound: when no id is given or found.
    """
    read = received.read
    drafts = drafted(read, knowledge.names)
    metadata: Metadata = read_metadata(drafts)
    ident = checked_id(document, metadata, place or received.name)
    source = Source(received.name, received.data, read.text.encode("utf-8"))
    record = _record(read, drafts, metadata, knowledge)
    abroad = another_province(drafts, knowledge.home)
    if abroad and notify:
        notify(abroad)
    texts = {
        "document.yml": abroad_comment(abroad, knowledge.home)
        + left_out_comments(read)
        + document_yaml(metadata, source, root_section(drafts)),
        "passages.tsv": passages_tsv(drafts),
        "annotations.yml": annotations_yaml(drafts),
        "suggestions.yml": suggestions_yaml(
            record,
            Drafted(
                ident,
                identify(drafts),
                metadata.number or "",
                metadata.issuer or "",
                abroad or province(metadata),
                issued=metadata.issued_edtf or "",
            ),
            knowledge,
        ),
    }
    return ident, source.files() | {name: text.encode("utf-8") for name, text in texts.items()}
