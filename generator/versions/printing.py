"""A comparison for people: plain text for a terminal, Markdown for the summary of a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.versions.diffs import Diff, RowChange, TableDiff
from generator.versions.numbers import rank
from generator.words import phrases

#: the file of words of comparisons and of what is told of versions
MATTER = "versions"
_SIGNS = (("added", "+"), ("changed", "~"), ("removed", "-"))
_LIMIT = 100
#: a table with no more records than this is not folded away
_FEW = 20
_LONGEST_CELL = 160
_MARKS = re.compile(r"([\\`*_{}\[\]<>|~#])")


def as_text(diff: Diff, language: str) -> str:
    """For a terminal: the verdict, then table by table every record with its changed cells, old -> new."""
    words = phrases(MATTER, language)
    lines = [f"{diff.old} → {diff.new}: {words[diff.kind]}"]
    if diff.tables:
        lines.append(_verdict(diff, language))
    for table in diff.tables:
        lines += ["", f"{table.table}: +{len(table.added)} ~{len(table.changed)} -{len(table.removed)}"]
        lines += [f"  {line}" for line in reshaped(table, language)]
        for kind, sign in _SIGNS:
            for row in getattr(table, kind):
                lines.append(
                    f"  {sign} {row.id}" + (f": {_title(row, language)}" if _title(row, language) else "")
                )
                lines += [
                    f"      {c}: {_quoted(a, language)} → {_quoted(b, language)}"
                    for c, (a, b) in row.cells.items()
                ]
    return "\n".join(lines) + "\n"


def as_markdown(diff: Diff, language: str) -> str:
    """For a job summary: the verdict, a table of counts, and a table of the records for each, at most a
    hundred, folded away if many."""
    words = phrases(MATTER, language)
    lines = [f"## {words['heading']}", "", f"**{diff.old} → {diff.new}**: {words[diff.kind]}"]
    if not diff.tables:
        return "\n".join(lines) + "\n"
    lines += ["", _verdict(diff, language), ""]
    lines.append(
        "| "
        + " | ".join(words[w] for w in ("table", "before", "after", "added", "changed", "removed", "kind"))
        + " |"
    )
    lines.append("|---|--:|--:|--:|--:|--:|---|")
    for t in diff.tables:
        numbers = (t.rows_before, t.rows_after, len(t.added), len(t.changed), len(t.removed))
        lines.append(f"| `{t.table}` | " + " | ".join(map(str, numbers)) + f" | {t.kind} |")
    for table in diff.tables:
        lines += ["", *_markdown_records(table, language)]
    return "\n".join(lines) + "\n"


def reshaped(table: TableDiff, language: str) -> Iterator[str]:
    """What became of the table itself, in words: new or dropped, its columns, its key."""
    words = phrases(MATTER, language)
    if table.status != "kept":
        yield words[f"table_{table.status}"]
        return
    for name in ("columns_added", "columns_removed", "columns_retyped"):
        if getattr(table, name):
            yield words[name].format(", ".join(getattr(table, name)))
    if table.columns_renamed:
        yield words["columns_renamed"].format(
            ", ".join(f"{a} → {b}" for a, b in table.columns_renamed.items())
        )
    if table.key_changed:
        yield words["key_changed"]


def _verdict(diff: Diff, language: str) -> str:
    enough = rank(diff.new) >= rank(diff.required)
    return (
        phrases(MATTER, language)["enough"]
        if enough
        else phrases(MATTER, language)["too_low"].format(diff.old, diff.required)
    )


def _title(row: RowChange, language: str) -> str:
    return row.title[0 if language == "vi" else 1]


def _quoted(cell: str | None, language: str) -> str:
    return phrases(MATTER, language)["unknown"] if cell is None else f"“{cell}”"


def _markdown_records(table: TableDiff, language: str) -> Iterator[str]:
    words = phrases(MATTER, language)
    rows = [(words[kind], row) for kind, _ in _SIGNS for row in getattr(table, kind)]
    yield f"<details{' open' if len(rows) <= _FEW else ''}><summary><code>{table.table}</code></summary>"
    yield ""
    lines = [f"- {_escaped(line)}" for line in reshaped(table, language)]
    yield from [*lines, ""] if lines else []
    if rows:
        yield (
            "| "
            + " | ".join(words[w] for w in ("what", "record", "column", "value_before", "value_after"))
            + " |"
        )
        yield "|---|---|---|---|---|"
    for what, row in rows[:_LIMIT]:
        yield from _markdown_row(what, row, language)
    if len(rows) > _LIMIT:
        yield ""
        yield words["more"].format(len(rows) - _LIMIT)
    yield from [""] if rows else []
    yield "</details>"


def _markdown_row(what: str, row: RowChange, language: str) -> Iterator[str]:
    """A record with a line for each changed cell; only the first says which record it is."""
    title = _title(row, language)
    named = f"{what} | {_escaped(row.id)}" + (f": {_escaped(title)}" if title else "")
    if not row.cells:
        yield f"| {named} | | | |"
    for column, (a, b) in row.cells.items():
        one, other = (_escaped(_quoted(cell, language)) for cell in _where_they_part(a, b))
        yield f"| {named} | {_escaped(column)} | {one} | {other} |"
        named = " | "


def _where_they_part(one: str | None, other: str | None) -> tuple[str | None, str | None]:
    """Two long cells without most of what they begin with alike, so that the change is in what is shown."""
    if one is None or other is None or max(len(one), len(other)) <= _LONGEST_CELL:
        return one, other
    alike = next(
        (i for i, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other))
    )
    start = max(0, alike - 40)
    start = one.find(" ", start, alike) + 1 or start
    return ("… " + one[start:], "… " + other[start:]) if start else (one, other)


def _escaped(text: str) -> str:
    """Text of the data as Markdown shows it, letter by letter and on one line; it mentions nobody."""
    line = " ".join(text.split())
    line = line if len(line) <= _LONGEST_CELL else line[: _LONGEST_CELL - 2] + " …"
    escaped = _MARKS.sub(r"\\\1", line.replace("&", "&amp;"))
    return re.sub(r"(?<=https)(?=:)|(?<=http)(?=:)|(?<=www)(?=\.)", "&#8203;", escaped).replace("@", "&#64;")
