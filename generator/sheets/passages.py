"""The sheet of passages: one row for each passage, in order, with its annotation or suggestion, to be decided
one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.annotation import DeadlineSpec
from generator.model.document import Passage
from generator.model.roles import IN_PLACE
from generator.problems import Problem
from generator.sheets import located
from generator.sheets.book import Book, chosen, digest
from generator.sheets.editing import same
from generator.sheets.fields import Field, Many, One, Quotes, Recurrence, Text, When
from generator.sheets.rows import (
    LAST,
    Column,
    Edit,
    Note,
    ReadRow,
    Report,
    Row,
    Wrong,
    changed,
    decided,
    decision_of,
    merged,
    passage_of,
    reader,
    undecided,
)
from generator.text.times import find_times

name = "passages"
_TOPICS = ("topic_1", "topic_2", "topic_3")
_DUE = ("due_what", "due_text", "due_date", "due_relation")
#: keys that a row shows as they are; topics and the one deadline take several cells
_PLAIN = (
    "lead", "cooperate", "title_vi", "title_en", "places", "projects", "report_to", "supervise", "support",
    "output", "budget", "heading_en",
)  # fmt: skip


def columns(book: Book) -> tuple[Column, ...]:
    """First the text, then the decision, then the rest; columns for the program are hidden."""
    several = book.words["tip.several"]
    people = {"choices": "agencies", "tip": several}
    return (
        Column("id", 11, locked=True),
        Column("text", 70, locked=True),
        Column("kind", 16, "kind", strict=True),
        decided(book),
        Column("title_vi", 40),
        Column("lead", 30, **people),  # type: ignore[arg-type]  # keyword arguments by name
        Column("cooperate", 30, **people),  # type: ignore[arg-type]  # the same
        *(Column(key, 22, "topics", strict=True) for key in _TOPICS),
        Column("due_text", 22),
        Column("due_date", 16, tip=book.words["tip.date"]),
        Column("due_relation", 18, "relation", strict=True),
        Column("due_what", 26),
        Column("target_count", 9, locked=True),
        Column("places", 20, "places", tip=several),
        Column("projects", 24, "projects", tip=several),
        Column("problems", 46, locked=True),
        Column("ground", 40, locked=True),
        Column("title_en", 34),
        Column("report_to", 22, **people),  # type: ignore[arg-type]  # the same
        Column("supervise", 22, **people),  # type: ignore[arg-type]  # the same
        Column("support", 22, **people),  # type: ignore[arg-type]  # the same
        Column("output", 22),
        Column("budget", 22),
        Column("heading_en", 24),
        *LAST,
    )


def _fields(book: Book) -> list[tuple[str, str, Field]]:
    people = Many(book.names["agencies"], {}, book.words["special.none"])
    leads = Many(people.names, {w: book.words[f"special.{w}"] for w in IN_PLACE}, people.none)
    kinds: dict[str, Field] = {
        "lead": leads,
        **dict.fromkeys(("cooperate", "report_to", "supervise", "support"), people),
        **dict.fromkeys(("output", "budget"), Quotes()),
        "places": Many(book.names["places"], {}, people.none),
        "projects": Many(book.names["projects"], {}, people.none),
    }
    return [(key, key, kinds.get(key, Text())) for key in _PLAIN]


def rows(book: Book) -> list[Row]:
    """A row a passage."""
    problems = located.by_passage(book)
    return [_row(book, p, problems.get(p.local, [])) for p in book.passages]


def _row(book: Book, p: Passage, problems: list[Problem]) -> Row:
    note = book.notes.get(p.local, {})
    written = _cells(book, note)
    more = _suggestions(book, p, note)
    cells = {k: written[k] or more.get(k, "") for k in written}
    count = len(note.get("targets") or ()) or len(book.suggested(p.local).get("targets") or ())
    fixed = {
        "id": p.local,
        "text": f"{p.label} {p.text}".strip(),
        "kind": book.names["kind"].label(p.kind),
        "decision": book.words["decision.open" if note.get("state") == "draft" else "decision.accept"],
        "target_count": str(count) if count else "",
        "problems": "\n".join(_questions(book, problems, cells)),
        "ground": _ground(book, p),
    }
    suggested = frozenset(k for k in written if cells[k] and not written[k])
    several = cells["due_text"] == _several(book, note, book.suggested(p.local))
    return Row(
        fixed | cells,
        _basis(p, note),
        suggested,
        frozenset(_DUE) if several and cells["due_text"] else frozenset(),
        min(p.section.count(".") + bool(p.section), 6),
        bold=p.kind == "heading",
    )


def _questions(book: Book, problems: list[Problem], cells: Mapping[str, str]) -> Iterator[str]:
    """What the check asks, but for what a suggestion fills in already."""
    return (located.question(p, book) for p in problems if not located.answered(p, book, cells))


def _basis(p: Passage, note: Mapping[str, Any]) -> str:
    """The hash of what a row shows; what other sheets show does not count."""
    due = note.get("deadlines") or {}
    shown = chosen(note, ("state", "topics", *_PLAIN)) | ({"deadlines": due} if len(due) <= 1 else {})
    return digest(p.kind, p.label, p.text, shown)


def basis(book: Book, row: ReadRow) -> str:
    """The hash of the row in the current content."""
    p = book.by_id.get(row["id"])
    return _basis(p, book.notes.get(p.local, {})) if p else ""


def _several(book: Book, note: Mapping[str, Any], suggested: Mapping[str, Any]) -> str:
    count = len(note.get("deadlines") or suggested.get("deadlines") or ())
    return book.words["special.several"].format(count=count) if count > 1 else ""


def _cells(book: Book, note: Mapping[str, Any]) -> dict[str, str]:
    """What is annotated, in cells."""
    out = {column: kind.show(note.get(key)) for key, column, kind in _fields(book)}
    topics = [book.names["topics"].label(t) for t in note.get("topics") or ()]
    out |= dict(zip(_TOPICS, [*topics, "", "", ""], strict=False))
    return out | _due(book, note)


def _due(book: Book, note: Mapping[str, Any]) -> dict[str, str]:
    """The one deadline of a passage; of several only that there are."""
    found = list((note.get("deadlines") or {}).values())
    if len(found) > 1:
        return dict.fromkeys(_DUE, "") | {"due_text": _several(book, note, {})}
    one = found[0] if found else {}
    when = When().show(one.get("date")) or Recurrence().show(one.get("recurrence"))
    relation = One(book.names["relation"]).show(one.get("relation"))
    return {
        "due_what": one.get("what") or "",
        "due_text": str(one.get("text") or ""),
        "due_date": when,
        "due_relation": relation,
    }


def _suggestions(book: Book, p: Passage, note: Mapping[str, Any]) -> dict[str, str]:
    """What is suggested for a passage, in cells; nothing once it is reviewed."""
    suggested = book.suggested(p.local)
    record = {
        k: list(v) if isinstance(v, Mapping) else v for k, v in suggested.items() if k in (*_PLAIN, "topics")
    }
    if p.kind != "commitment":
        record = {k: v for k, v in record.items() if k not in ("title_vi", "topics")}
    if record.get("topics"):
        record["topics"] = record["topics"][:1]  # the next likeliest are wrong more often than right
    dues = suggested.get("deadlines") or []
    if len(dues) == 1:
        record["deadlines"] = {"d1": dues[0]}
    out = _cells(book, record)
    return out | ({"due_text": _several(book, note, suggested)} if len(dues) > 1 else {})


def _ground(book: Book, p: Passage) -> str:
    """The words that suggestions rest on."""
    suggested = book.suggested(p.local)
    kinds = {
        "lead": "agencies",
        "cooperate": "agencies",
        "topics": "topics",
        "places": "places",
        "projects": "projects",
    }
    lines = (
        f"{book.names[registry].label(str(key))}: “{words}”"
        for kind, registry in kinds.items()
        for key, words in (suggested.get(kind) or {}).items()
        if words
    )
    return "\n".join(lines)


def edits(book: Book, row: ReadRow, report: Report) -> list[Edit]:
    """The edits that a row asks for; none while it is undecided."""
    p = passage_of(book, row, "id", report)
    note = book.notes.get(p.local, {})
    decision = decision_of(book, row, report)
    kind = _kind(book, p, row, report)
    if decision == "open":
        return _reopened(p, note, row, report)
    state: dict[str, Any] = {"state": None} if "state" in note else {}
    if decision == "drop":
        gone = [k for k in (*_PLAIN, "topics") if k in note] + (
            ["deadlines"] if len(note.get("deadlines") or ()) == 1 else []
        )
        kind = kind or ("other" if p.kind == "commitment" else "")
        values = state | dict.fromkeys(gone)
    else:
        read = _values(book, note, row, report)
        values = state | {k: v for k, v in read.items() if not same(v, note.get(k))}
    return [Note(p.local, values, kind)] if values or kind else []


def _kind(book: Book, p: Passage, row: ReadRow, report: Report) -> str:
    kind: str = reader(row, report)("kind", One(book.names["kind"])) or p.kind
    return kind if kind != p.kind else ""


def _reopened(p: Passage, note: Mapping[str, Any], row: ReadRow, report: Report) -> list[Edit]:
    if note.get("state") == "draft":
        return undecided(row, p.local, report)
    return [Note(p.local, {"state": "draft"})]


def _values(book: Book, note: Mapping[str, Any], row: ReadRow, report: Report) -> dict[str, Any]:
    out = changed(note, row, _fields(book), report)
    read = reader(row, report)
    shown = _cells(book, note)
    if any(row[key] != " ".join(shown[key].split()) for key in _TOPICS):
        topics = [read(key, One(book.names["topics"])) for key in _TOPICS]
        out["topics"] = list(dict.fromkeys(t for t in topics if t)) or None
    if any(row[key] != " ".join(shown[key].split()) for key in _DUE):
        out["deadlines"] = _deadlines(book, note, row, report)
    return out


def _deadlines(book: Book, note: Mapping[str, Any], row: ReadRow, report: Report) -> dict[str, Any] | None:
    """The one deadline as the row has it; ``None`` when its cells are empty."""
    found = note.get("deadlines") or {}
    if book.elsewhere(row["due_text"]):
        return found or None  # told in the sheet of deadlines, and there alone
    if len(found) > 1:
        report(row, "due_text", "sheet-elsewhere", expected=book.words["sheet.deadlines"])
        raise Wrong
    if not any(row[key] for key in _DUE):
        return None
    key, old = next(iter(found.items()), ("d1", {}))
    return {key: merged(old, dict(_due_values(book, row, report)), DeadlineSpec.model_fields)}


def _due_values(book: Book, row: ReadRow, report: Report) -> Iterator[tuple[str, Any]]:
    read = reader(row, report)
    text = Text().read(row["due_text"])
    yield "what", Text().read(row["due_what"]) or Text().read(row["title_vi"]) or text
    yield "text", text
    rule = _recurrence(row["due_date"])
    date = None if rule else read("due_date", When())
    yield "recurrence", rule
    yield "date", date
    yield "relation", (read("due_relation", One(book.names["relation"])) or _relation(text or "", date))


def _recurrence(words: str) -> str | None:
    """The rule where the cell of the date says a recurrence."""
    try:
        return Recurrence().read(words) or None
    except LookupError:
        return None


def _relation(text: str, date: str | None) -> str | None:
    """The relation that the words as printed give a date, where nobody chose one."""
    found = [t.relation for t in find_times(text, cell=True) if t.edtf == date]
    return found[0] if date and found else None
