"""Table ``commitment_beneficiaries``: whom a commitment names as those it is for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from generator.content.catalog import Catalog
from generator.model.annotation import Beneficiary
from generator.tables.base import Table, link, text

Row = tuple[str, str]


def _rows(catalog: Catalog) -> Iterator[Row]:
    return ((c.id, b) for c in catalog.commitments.values() for b in dict.fromkeys(c.beneficiaries))


TABLE = Table[Row](
    "commitment_beneficiaries",
    ("commitment_id", "beneficiary"),
    (
        link("commitments.commitment_id", lambda r: r[0]),
        text("beneficiary", lambda r: r[1], required=True, values=get_args(Beneficiary)),
    ),
    _rows,
)
