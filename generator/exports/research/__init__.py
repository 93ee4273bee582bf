"""A researcher's example: questions put to the published tables, each answered by a few lines of pandas.

The page, the script and the notebook all show the functions of ``analysis.py`` as they stand there, and the
page shows what these very functions answered. Whoever only reads the list of questions does not load pandas.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.content.catalog import Catalog
from generator.tables import table
from generator.words import phrases

if TYPE_CHECKING:
    import pandas as pd

#: the tables the questions are put to
TABLES = (
    "agencies", "citations", "commitment_agencies", "commitment_places", "commitment_topics", "commitments",
    "deadlines", "documents", "evidence", "place_successions", "target_results", "targets",
)  # fmt: skip
#: every column of the answers -> what its cells are
COLUMNS: dict[str, str] = {
    "agency_id": "agency",
    "lead_id": "agency",
    "partner_id": "agency",
    "kind": "agency_kind",
    "indicator_id": "indicator",
    "earlier_document_id": "document",
    "document_id": "document",
    "topic_id": "topic",
    "commitment_id": "commitment",
    "date_text": "printed",
    "recurrence": "rule",
    "recurrence_start": "edtf",
    "recurrence_end": "edtf",
    "recurrence_bounds": "bounds",
    "legal_document_id": "legal_document",
    "place_id": "place",
    "former_id": "place",
    "coverage": "coverage",
    "earlier_period_edtf": "edtf",
    "period_edtf": "edtf",
    "earlier_value_text": "printed",
    "value_text": "printed",
    "result_text": "printed",
    "unit_id": "unit",
    "result_unit_id": "unit",
    "named": "number",
    "as_member": "number",
    "together": "number",
    "commitments": "number",
    "supporting": "number",
    "documents": "number",
    "as_basis": "number",
    "partners": "number",
    "leading": "number",
    "helping": "number",
    "difference": "number",
    "with_date": "number",
    "only_rhythm": "number",
    "neither": "number",
    "text": "number",
    "heading": "number",
    "group": "number",
    "issuer": "number",
    "share": "percent",
}


@dataclass(frozen=True)
class Cell:
    """One question: the functions that answer it (the last is called), and how many rows of the answer a page
    shows."""

    name: str
    functions: tuple[str, ...]
    arguments: tuple[str, ...] = ()
    shown: int = field(default=10, kw_only=True)

    def question(self, language: str) -> str:
        """What is asked, as ``words/<language>/research.yml`` puts it."""
        return phrases("research", language)[self.name]

    @property
    def call(self) -> str:
        """What is written to get the answer.

        >>> Cell("x", ("shared_targets", "moves")).call, Cell("y", ("dated",), ("topic_id",)).call
        ('moves(tables)', 'dated(tables, "topic_id")')
        """
        arguments = "".join(f', "{argument}"' for argument in self.arguments)
        return f"{self.functions[-1]}(tables{arguments})"


CELLS = (
    Cell("leaders", ("leaders",), shown=15),
    Cell("burdens", ("burdens",), shown=15),
    Cell("concentration", ("concentration",)),
    Cell("pairs", ("pairs",)),
    Cell("reach", ("reach",)),
    Cell("moves", ("shared_targets", "moves"), shown=30),
    Cell("dated_documents", ("dated",), ("document_id",)),
    Cell("dated_topics", ("dated",), ("topic_id",), shown=30),
    Cell("recurring", ("recurring",), shown=60),
    Cell("results", ("results",), ("2023",)),
    Cell("laws", ("laws",), shown=15),
    Cell("passed_on", ("leaders", "passed_on"), shown=80),
    Cell("grounds", ("grounds",)),
)


def published(catalog: Catalog) -> dict[str, pd.DataFrame]:
    """The tables as pandas reads them from the published CSV, by name."""
    from generator.exports.research import analysis  # noqa: PLC0415 - brings pandas, slow to import
    from generator.tables.frames import frame  # noqa: PLC0415 - brings pandas, slow to import

    frames = ((name, frame(table(name), table(name).rows(catalog))) for name in TABLES)
    return {
        name: analysis.read(io.StringIO(typed.to_csv(index=False, float_format="%.15g")))
        for name, typed in frames
    }


def answered(catalog: Catalog) -> dict[str, pd.DataFrame]:
    """The answers of the published tables, worked out once for all languages."""
    return catalog.once("research", lambda: answers(published(catalog)))


def answers(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The answer to every question, by the name of its cell."""
    from generator.exports.research import analysis  # noqa: PLC0415 - brings pandas, slow to import

    return {cell.name: getattr(analysis, cell.functions[-1])(tables, *cell.arguments) for cell in CELLS}
