"""Turns the edits of a workbook into new texts of the files of ``content/``, with the smallest possible
difference."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator.model.annotation import Annotation
from generator.model.document import Document
from generator.model.kinds import REGISTRIES
from generator.sheets import yaml_style
from generator.sheets.book import Book
from generator.sheets.editing import edited, edited_record
from generator.sheets.rows import Answer, Edit, Fields, Note, Part, Record, merged
from generator.words import both, pair

_ENTITIES = dict(REGISTRIES)
_ROLES = ("lead", "cooperate", "support", "report_to", "supervise")
#: comments that an import writes for its reader: that a file is a draft, and a place kept free for each key
_HINTS = (both("importing", "draft"), *pair("importing", "draft-passages"))
_HINT = re.compile(rf"# (?:{'|'.join(map(re.escape, _HINTS))})|# [a-z_0-9]+:  # ")


def files(book: Book, edits: Sequence[Edit], texts: Mapping[str, str]) -> dict[str, str]:
    """The new texts of the files that change, by path. ``texts`` are the current texts of all files that may
    change."""
    folder = f"content/documents/{book.document}"
    out = _annotations(book, edits, texts)
    kinds = {e.passage: e.kind for e in edits if isinstance(e, Note) and e.kind}
    if kinds:
        out[f"{folder}/passages.tsv"] = _kinds(texts[f"{folder}/passages.tsv"], kinds)
    values = {k: v for e in edits if isinstance(e, Fields) for k, v in e.values.items()}
    if values:
        name = f"{folder}/document.yml"
        new = merged(book.record, values, Document.model_fields)
        out[name] = edited_record(texts[name], new, tuple(Document.model_fields))
    answers = [e for e in edits if isinstance(e, Answer)]
    if answers:
        name = f"{folder}/exceptions.yml"
        out[name] = _answered(book, texts.get(name, ""), answers)
    out |= _registries(book, [e for e in edits if isinstance(e, Record)], texts)
    out |= _unfollowed(book, edits, {**texts, **out})
    return {name: text for name, text in out.items() if text != texts.get(name)}


def without_hints(text: str) -> str:
    """A file of a draft without the comments that the import wrote for its reader."""
    lines = [line for line in text.split("\n") if not _HINT.match(line)]
    while lines and not lines[0].strip():
        del lines[0]
    return "\n".join(lines)


def _kinds(text: str, kinds: Mapping[str, str]) -> str:
    """``passages.tsv`` with other kinds."""
    lines = text.split("\n")
    for i, line in enumerate(lines):
        cells = line.split("\t")
        if cells[0] in kinds and len(cells) > 2:
            lines[i] = "\t".join([*cells[:2], kinds[cells[0]], *cells[3:]])
    return "\n".join(lines)


def _annotations(book: Book, edits: Sequence[Edit], texts: Mapping[str, str]) -> dict[str, str]:
    notes = {k: dict(v) for k, v in book.notes.items()}
    touched: dict[str, None] = {}
    for edit in edits:
        if isinstance(edit, Note):
            notes[edit.passage] = merged(notes.get(edit.passage, {}), edit.values, Annotation.model_fields)
        elif isinstance(edit, Part):
            notes[edit.passage] = _parted(notes.get(edit.passage, {}), edit)
        else:
            continue
        touched[edit.passage] = None
    order, fields = tuple(book.by_id), tuple(Annotation.model_fields)
    out: dict[str, dict[str, dict[str, Any] | None]] = {}
    for local in touched:
        if local in book.notes or notes[local]:
            out.setdefault(_file_of(book, local), {})[local] = notes[local] or None
    return {name: edited(texts[name], changes, order, fields) for name, changes in out.items()}


def _parted(note: Mapping[str, Any], edit: Part) -> dict[str, Any]:
    """An annotation with one part other; a new one gets the next free key."""
    known = dict(note.get(edit.part) or {})
    letter = edit.part[0]
    key = edit.key or next(f"{letter}{n}" for n in range(1, 1000) if f"{letter}{n}" not in known)
    if edit.value is None:
        known.pop(key, None)
    else:
        known[key] = dict(edit.value)
    return merged(note, {edit.part: known or None}, Annotation.model_fields)


def _file_of(book: Book, local: str) -> str:
    """The file in which a passage is annotated: its own, otherwise that of the nearest preceding passage that
    has one."""
    order = list(book.by_id)
    before = [local, *reversed(order[: order.index(local)])]
    for key in before:
        for name, located in book.files.items():
            if (key,) in located.marks:
                return name
    return next(iter(book.files), f"content/documents/{book.document}/annotations.yml")


def _answered(book: Book, text: str, answers: Sequence[Answer]) -> str:
    """``exceptions.yml`` with other reasons; one without a reason goes, and with the last its passage."""
    located = book.catalog.located.get(f"content/documents/{book.document}/exceptions.yml")
    known = dict(located.data) if located and isinstance(located.data, dict) else {}
    changes: dict[str, Any] = {}
    for a in answers:
        rows = changes[a.passage] if a.passage in changes else list(known.get(a.passage) or ())
        same = [i for i, row in enumerate(rows) if (row["check"], row["text"]) == (a.check, a.text)]
        new = [{"check": a.check, "text": a.text, "because": a.because}] if a.because else []
        at = same[0] if same else len(rows)
        changes[a.passage] = [*rows[:at], *new, *rows[at + len(same) :]]
    changes = {passage: rows or None for passage, rows in changes.items()}
    return edited(text, changes, tuple(book.by_id), ())


def _registries(book: Book, records: Sequence[Record], texts: Mapping[str, str]) -> dict[str, str]:
    out: dict[str, str] = {}
    for stem in dict.fromkeys(r.registry for r in records):
        name = f"content/registries/{stem}.yml"
        changes = {r.key: r.value for r in records if r.registry == stem}
        order = sorted({*book.registry(stem), *changes})
        out[name] = edited(texts[name], changes, order, tuple(_ENTITIES[stem].model_fields), fold=False)
    fresh = [r for r in records if r.registry == "agencies" and r.key not in book.registry("agencies")]
    kinds = book.registry("agency_kinds")  # one that lasts is never succeeded, so no row says by whom
    after = [r.key for r in fresh if not (kinds.get(str(r.value.get("kind"))) or {}).get("lasts")]
    known = {s.agency for s in (book.catalog.whole or book.catalog).successions}
    if rows := [key for key in after if key not in known]:
        name = "content/registries/agency_successions.yml"
        out[name] = _succession(texts[name], rows)
    return out


def _unfollowed(book: Book, edits: Sequence[Edit], texts: Mapping[str, str]) -> dict[str, str]:
    """A row for each body that the registry has and a document names for the first time: nobody has looked
    yet who came after it."""
    values = [e.values for e in edits if isinstance(e, Note)]
    values += [e.value for e in edits if isinstance(e, Part) and e.value]
    named = {str(k) for v in values for role in _ROLES for k in v.get(role) or ()}
    known = {s.agency for s in (book.catalog.whole or book.catalog).successions}
    kinds, agencies = book.registry("agency_kinds"), book.registry("agencies")
    rows = [
        key
        for key in sorted(named & agencies.keys() - known)
        if not (kinds.get(str(agencies[key].get("kind"))) or {}).get("lasts")
    ]
    name = "content/registries/agency_successions.yml"
    return {name: _succession(texts[name], rows)} if rows else {}


def _succession(text: str, agencies: Sequence[str]) -> str:
    """The list of successions with rows that say that nobody has looked yet, each where its id belongs."""
    lines = text.rstrip("\n").split("\n") if text.strip() not in ("", "[]") else []
    for agency in agencies:
        row = {"id": f"{agency}.s1", "agency": agency, "status": "not-checked"}
        flow = any(line.startswith("- {") for line in lines)
        new = (
            yaml_style.item(row, 0)
            if flow
            else [f"- id: {row['id']}", f"  agency: {agency}", "  status: not-checked"]
        )
        starts = [i for i, line in enumerate(lines) if line.startswith("- ") and _id_in(line) > row["id"]]
        at = starts[0] if starts else len(lines)
        lines[at:at] = new
    return "\n".join(lines) + "\n"


def _id_in(line: str) -> str:
    _, _, rest = line.partition("id: ")
    return rest.partition(",")[0].strip(" '\"}")
