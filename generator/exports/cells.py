"""What cells look like when a format is read again, for :class:`~generator.exports.base.ReadBack`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from generator.exports.base import Kinds


def same(cell: Any) -> Any:
    """A cell that is already what tables hold."""
    return cell


def decimal(cell: Any) -> Decimal:
    """A number without zeros that say nothing."""
    return Decimal(str(cell)).normalize()


def truth(cell: Any) -> bool:
    """A truth value that is written as a word or as 1 and 0."""
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
