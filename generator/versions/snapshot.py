"""A state of the data as plain text cells: read from a package, made from tables, or kept as short hashes of
a release."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: between the parts of a row's id where the key has several columns
SEPARATOR = " | "


class NotAPackage(Exception):
    """What was named is no data package: ``path`` says which, ``detail`` what is missing."""

    def __init__(self, path: Path, detail: str) -> None:
        self.path, self.detail = path, detail
        super().__init__(f"{path}: {detail}")


@dataclass(frozen=True)
class TableState:
    """One table: its columns with their types, its key, and each row's cells (without the key) by the row's
    id.

    ``hashed`` says that the cells are not the values but their fingerprints, as a release record keeps them.
    """

    columns: Mapping[str, str]
    key: tuple[str, ...]
    rows: Mapping[str, tuple[str, ...]]
    hashed: bool = False

    @property
    def value_columns(self) -> tuple[str, ...]:
        """The columns of the cells in ``rows``: all but the key."""
        return tuple(c for c in self.columns if c not in self.key)

    def cells(self, row: str) -> dict[str, str]:
        """The cells of a row by column."""
        return dict(zip(self.value_columns, self.rows[row], strict=True))

    def fingerprints(self) -> TableState:
        """The same with fingerprints for cells."""
        if self.hashed:
            return self
        return TableState(
            self.columns,
            self.key,
            {k: tuple(map(fingerprint, cells)) for k, cells in self.rows.items()},
            hashed=True,
        )


@dataclass(frozen=True)
class Snapshot:
    """All tables of one version of the data."""

    version: str
    tables: Mapping[str, TableState]


def fingerprint(cell: str) -> str:
    """Six characters for a value (36 bits of its SHA-256); empty for an empty value.

    >>> fingerprint("so-tai-chinh"), fingerprint("")
    ('w9cNL_', '')
    """
    return (
        base64.urlsafe_b64encode(hashlib.sha256(cell.encode("utf-8")).digest())[:6].decode("ascii")
        if cell
        else ""
    )


def state_of(schema: Mapping[str, Any], rows: Iterable[Sequence[str]]) -> TableState:
    """The state of a table with this Table Schema and these rows of text, in the order of its fields."""
    columns = {field["name"]: str(field.get("type", "any")) for field in schema["fields"]}
    named = schema.get("primaryKey", ())
    key = (named,) if isinstance(named, str) else tuple(named)
    names = tuple(columns)
    key_at = [names.index(c) for c in key]
    cells_at = [i for i in range(len(names)) if i not in key_at]
    out: dict[str, tuple[str, ...]] = {}
    for row in rows:
        ident = SEPARATOR.join(row[i] for i in key_at or cells_at)
        count = 2
        unique = ident
        while unique in out:  # a key that is not unique is not ours to judge here; no row is lost
            unique, count = f"{ident} ({count})", count + 1
        out[unique] = tuple(row[i] for i in cells_at)
    return TableState(columns, key, out)


def read_package(path: Path) -> Snapshot:
    """The package at ``path``: its folder, its ``datapackage.json``, or a zip of it.

    :raises NotAPackage: when there is none.
    """
    read = _zip_reader(path) if path.is_file() and path.suffix != ".json" else _folder_reader(path)
    try:
        descriptor = json.loads(read("datapackage.json"))
        resources = [r for r in descriptor["resources"] if r["path"].endswith(".csv")]
        tables = {r["name"]: _table(r, read(r["path"])) for r in resources}
        return Snapshot(str(descriptor.get("version", "0.0.0")), tables)
    except (
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        FileNotFoundError,
        NotADirectoryError,
    ) as error:
        raise NotAPackage(path, f"{type(error).__name__}: {error}") from error


def _folder_reader(path: Path) -> Callable[[str], str]:
    folder = path.parent if path.is_file() else path
    if not (folder / "datapackage.json").is_file():
        raise NotAPackage(path, "datapackage.json")
    return lambda name: (folder / _inside(name)).read_bytes().decode("utf-8")


def _zip_reader(path: Path) -> Callable[[str], str]:
    try:
        with zipfile.ZipFile(path) as archive:
            texts = {
                name: archive.read(name)
                for name in archive.namelist()
                if name.endswith((".csv", "datapackage.json"))
            }
    except zipfile.BadZipFile as error:
        raise NotAPackage(path, str(error)) from error
    homes = sorted(
        (name for name in texts if name.rpartition("/")[2] == "datapackage.json"),
        key=lambda n: (n.count("/"), n),
    )
    if not homes:
        raise NotAPackage(path, "datapackage.json")
    home = homes[0].removesuffix("datapackage.json")
    return lambda name: texts[home + name].decode("utf-8")


def _inside(name: str) -> str:
    """A path inside the package: the standard allows no other."""
    if Path(name).is_absolute() or ".." in Path(name).parts:
        raise ValueError(name)
    return name


def _table(resource: Mapping[str, Any], text: str) -> TableState:
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    schema = resource["schema"]
    order = [header.index(field["name"]) for field in schema["fields"]]
    return state_of(schema, ([row[i] for i in order] for row in rows))
