"""Table ``inherited_commitments``: what today's bodies inherit from those that were told."""

from __future__ import annotations

from generator.model.records import Inherited
from generator.model.roles import GROUNDS, ROLES
from generator.tables.base import Table, day, link, text

TABLE = Table[Inherited](
    "inherited_commitments",
    ("agency_id", "commitment_id", "via_agency_id", "role"),
    (
        link("agencies.agency_id", lambda r: r.agency),
        link("commitments.commitment_id", lambda r: r.commitment),
        text("via_agency_id", lambda r: r.via, required=True, refers="agencies.agency_id"),
        text("role", lambda r: r.role, required=True, values=ROLES),
        text("basis", lambda r: r.basis, required=True, values=GROUNDS),
        day("succeeded", lambda r: r.since, required=True),
    ),
    lambda catalog: catalog.inherited,
)
