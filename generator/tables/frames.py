"""Tables as typed pandas DataFrames, for the formats and analyses that want whole columns. ``plans check``
never imports it."""

from __future__ import annotations

import pandas as pd

from generator.tables.base import Cell, Table

#: Table Schema type -> pandas type; days stay dates, decimals become floats (exact for what the sources
#: print)
_DTYPES = {
    "string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean", "date": "object",
}


def frame(table: Table[object], rows: list[tuple[Cell, ...]]) -> pd.DataFrame:
    """One table as a DataFrame: columns in order, empty cells as missing values, types as the columns declare
    them."""
    columns = {
        column.name: pd.Series([_value(row[i], column.type) for row in rows], dtype=_DTYPES[column.type])
        for i, column in enumerate(table.columns)
    }
    return pd.DataFrame(columns)


def _value(cell: Cell, kind: str) -> object:
    if cell is None:
        return None if kind == "date" else pd.NA
    if kind != "number":
        return cell
    return float(cell)  # type: ignore[arg-type]  # a column of numbers holds numbers
