"""Converts cells read from a format into those that tables hold, for
:class:`~generator.exports.base.ReadBack`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from generator.exports.base import Kinds


def same(cell: Any) -> Any:
    """The cell unchanged."""
    return cell


def decimal(cell: Any) -> Decimal:
    """A number without insignificant zeros."""
    return Decimal(str(cell)).normalize()


def truth(cell: Any) -> bool:
    """A boolean from its text or from 1 and 0."""
    return {"true": True, "false": False, 1: True, 0: False}[cell]


#: every cell is text
TEXT: Kinds = {
    "string": ((str,), same),
    "integer": ((str,), int),
    "number": ((str,), decimal),
    "boolean": ((str,), truth),
    "date": ((str,), date.fromisoformat),
}
#: every cell has the type of its column
TYPED: Kinds = {
    "string": ((str,), same),
    "integer": ((int,), same),
    "number": ((int, float), decimal),
    "boolean": ((bool,), same),
    "date": ((date,), same),
}
