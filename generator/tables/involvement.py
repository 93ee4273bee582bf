"""The columns that say who takes part, in which role and on what ground: the same for commitments and for
targets."""

from __future__ import annotations

from typing import Any

from generator.model.records import Involvement
from generator.model.roles import GROUNDS, ROLES
from generator.tables.base import Column, link, text

Row = tuple[str, Involvement]

#: rows begin with whose agencies they are and the involvement; more may follow
COLUMNS: tuple[Column[Any], ...] = (
    link("agencies.agency_id", lambda r: r[1].agency),
    text("role", lambda r: r[1].role, required=True, values=ROLES, words="involvement"),
    text("basis", lambda r: r[1].basis, required=True, values=GROUNDS, words="involvement"),
    text("via_agency_id", lambda r: r[1].via, refers="agencies.agency_id", words="involvement"),
)
