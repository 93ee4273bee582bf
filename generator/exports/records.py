"""One JSON file a commitment: its row and every row of the other tables that is about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator import links
from generator.exports.base import Dataset, Format
from generator.exports.files import File
from generator.exports.json import MEDIA_TYPE, indented, plain
from generator.tables.slices import parts_of

#: tables whose rows belong to the commitment they name
PARTS = parts_of("commitments", "commitment_id")
#: tables whose rows belong to the passage they name
PASSAGE_PARTS = parts_of("commitments", "passage_id")


def render(dataset: Dataset) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each commitment's file."""
    tables = {t.table.name: t for t in dataset.tables}
    parts: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for names, column in ((PARTS, "commitment_id"), (PASSAGE_PARTS, "passage_id")):
        for name in names:
            table = tables[name].table
            at = table.names.index(column)
            for row in tables[name].rows:
                record = {k: plain(v) for k, v in zip(table.names, row, strict=True)}
                parts.setdefault(str(row[at]), {}).setdefault(name, []).append(record)
    commitments = tables["commitments"]
    for row in commitments.rows:
        record = {k: plain(v) for k, v in zip(commitments.table.names, row, strict=True)}
        key = str(record["commitment_id"])
        whole = record | {name: parts.get(key, {}).get(name, []) for name in (*PARTS, *PASSAGE_PARTS)}
        yield (
            links.commitment_file(key),
            indented(whole),
        )


FORMAT = Format(
    name="records",
    title="JSON",
    ending="json",
    media_type=MEDIA_TYPE,
    holds="document",
    paths=(links.commitment_file("{id}"),),
    write=lambda context: (File(path, MEDIA_TYPE, data) for path, data in render(context.dataset)),
)
