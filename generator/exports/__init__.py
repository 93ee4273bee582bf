"""The formats of the data. An export is one module and one pure function from tables to bytes; it never opens files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from generator.catalog import Catalog
from generator.exports import archive, changelog, csv, datapackage, json, readme, records
from generator.exports.base import Dataset, File, Rows
from generator.tables import TABLES

#: formats that write one file a table
PER_TABLE: tuple[Callable[[Rows], File], ...] = (csv.render, json.render)


def dataset_of(catalog: Catalog, publication: Mapping[str, Any]) -> Dataset:
    """All tables of the catalog with their rows."""
    return Dataset(tuple(Rows(t, t.rows(catalog)) for t in TABLES), publication, catalog.documents)


def package(dataset: Dataset, changes: list[dict[str, Any]]) -> dict[str, bytes]:
    """The whole package as files by path."""
    files = {f.path: f for rows in dataset.tables for render in PER_TABLE for f in (render(rows),)}
    for extra in (readme.render(dataset), changelog.render(changes), datapackage.render(dataset, files)):
        files[extra.path] = extra
    return {path: files[path].data for path in sorted(files)}


def downloads(files: Mapping[str, bytes], dataset: Dataset) -> dict[str, bytes]:
    """What the site offers for download: the package unpacked and as zip, and a file a commitment."""
    name = str(dataset.publication["package_name"])
    out = {f"data/{name}/{path}": data for path, data in files.items()}
    out[f"data/{name}.zip"] = archive.render(files, name)
    out.update(records.render(dataset))
    return out
