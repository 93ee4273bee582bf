"""Parquet: typed columns, one file a table, with what each column means in its metadata."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from generator import links
from generator.exports.base import CachedTables, Format, Read, ReadBack, Reader, Rows
from generator.exports.cells import TYPED
from generator.exports.files import File

if TYPE_CHECKING:
    import pyarrow as pa

    from generator.tables.base import Cell, Table

MEDIA_TYPE = "application/vnd.apache.parquet"


def render(rows: Rows) -> File:
    """One table as Parquet."""
    import pyarrow as pa  # noqa: PLC0415 - slow to import
    from pyarrow import parquet  # noqa: PLC0415 - slow to import

    schema = _schema(rows.table)
    columns = [
        pa.array([_plain(row[at]) for row in rows.rows], type=field.type) for at, field in enumerate(schema)
    ]
    table = pa.Table.from_arrays(columns, schema=schema.with_metadata(_about(rows.table)))
    out = pa.BufferOutputStream()
    parquet.write_table(table, out, compression="snappy", version="2.6")
    return File(
        links.site_table("parquet", rows.table.name, "parquet"), MEDIA_TYPE, out.getvalue().to_pybytes()
    )


def _plain(cell: Cell) -> Any:
    """A cell as Arrow takes it: decimals as the nearest binary number."""
    return float(cell) if isinstance(cell, Decimal) else cell


def _schema(table: Table[Any]) -> pa.Schema:
    import pyarrow as pa  # noqa: PLC0415 - slow to import

    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    return pa.schema(
        [
            pa.field(
                c.name, types[c.type], nullable=not c.required,
                metadata={"title": f"{c.title_vi} / {c.title_en}",
                "description": f"{c.about_vi} / {c.about_en}"},
            )
            for c in table.columns
        ]
    )  # fmt: skip


def _about(table: Table[Any]) -> dict[str, str]:
    return {
        "title": f"{table.title_vi} / {table.title_en}",
        "description": f"{table.about_vi} / {table.about_en}",
    }


def _opened(files: Mapping[str, bytes], _package: str) -> Reader:
    import pyarrow as pa  # noqa: PLC0415 - slow to import
    from pyarrow import parquet  # noqa: PLC0415 - slow to import

    def read(table: Table[Any]) -> Read:
        path = links.site_table("parquet", table.name, "parquet")
        columns = parquet.ParquetFile(pa.BufferReader(files[path])).read()  # read_table would load pandas
        cells = zip(*(column.to_pylist() for column in columns.columns), strict=True)
        return Read(path, tuple(columns.column_names), list(cells))

    return read


FORMAT = Format(
    name="parquet",
    title="Parquet",
    ending="parquet",
    media_type=MEDIA_TYPE,
    holds="table",
    paths=(links.site_table("parquet", "{table}", "parquet"),),
    write=CachedTables("parquet", render),
    eu_file_type="PARQUET",
    read_back=ReadBack("pyarrow", _opened, TYPED),
)
