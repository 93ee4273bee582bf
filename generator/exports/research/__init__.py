"""A researcher's example: questions put to the published tables, each answered by a few lines of pandas.

The page, the script and the notebook all show the functions of ``analysis.py`` as they stand there, and the
page shows what these very functions answered. Whoever only reads the list of questions does not load pandas.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from generator.cache import NONE, Cache, digest
from generator.content.catalog import Catalog
from generator.tables import table
from generator.words import phrases

if TYPE_CHECKING:
    import pandas as pd

#: the tables the questions are put to, and the columns that the questions read of them
READ: dict[str, tuple[str, ...]] = {
    "agencies": ("agency_id", "kind"),
    "citations": ("citation_id", "document_id", "legal_document_id", "commitment_id", "relation"),
    "commitment_agencies": ("commitment_id", "agency_id", "role", "basis", "duty"),
    "commitment_places": ("commitment_id", "place_id"),
    "commitment_topics": ("commitment_id", "topic_id", "is_primary"),
    "commitments": ("commitment_id", "document_id", "responsibility", "due_edtf", "recurrence"),
    "deadlines": (
        "deadline_id", "commitment_id", "document_id", "date_text", "recurrence", "recurrence_start",
        "recurrence_end", "recurrence_bounds",
    ),
    "documents": ("document_id", "issued_edtf"),
    "evidence": ("evidence_id", "value_text", "unit_id", "period_edtf"),
    "place_successions": ("place_id", "successor_id", "coverage"),
    "target_results": ("target_id", "evidence_id", "comparable"),
    "targets": (
        "target_id", "indicator_id", "document_id", "value_min", "value_max", "value_text", "unit_id",
        "period_edtf", "period_end",
    ),
}  # fmt: skip
TABLES = tuple(READ)
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
    """One question: the functions that answer it (the last is called), how many rows of the answer a page
    shows, and the column by which these are ranked, if they are."""

    name: str
    functions: tuple[str, ...]
    arguments: tuple[str, ...] = ()
    shown: int = field(default=10, kw_only=True)
    ranked: str = field(default="", kw_only=True)

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
    Cell("leaders", ("leaders",), shown=15, ranked="named"),
    Cell("burdens", ("burdens",), shown=15, ranked="commitments"),
    Cell("concentration", ("concentration",)),
    Cell("pairs", ("pairs",), ranked="commitments"),
    Cell("reach", ("reach",), ranked="partners"),
    Cell("moves", ("shared_targets", "moves"), shown=30),
    Cell("dated_documents", ("dated",), ("document_id",)),
    Cell("dated_topics", ("dated",), ("topic_id",), shown=30),
    Cell("recurring", ("recurring",), shown=60),
    Cell("results", ("results",), ("2023",)),
    Cell("laws", ("laws",), shown=15, ranked="commitments"),
    Cell("passed_on", ("leaders", "passed_on"), shown=80),
    Cell("grounds", ("grounds",)),
)


@dataclass(frozen=True)
class Answer:
    """What was answered: a row is a value for each column, or nothing where there is none."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Any], ...]


def published(
    catalog: Catalog, columns: Mapping[str, Sequence[str]] | None = None
) -> dict[str, pd.DataFrame]:
    """The tables as pandas reads them from the published CSV, by name; with ``columns`` these of each
    alone."""
    from generator.exports.research import analysis  # noqa: PLC0415 - brings pandas, slow to import
    from generator.tables.frames import frame  # noqa: PLC0415 - brings pandas, slow to import

    found = {}
    for name in TABLES:
        typed = frame(table(name), table(name).rows(catalog))
        shown = typed[list(columns[name])] if columns else typed
        found[name] = analysis.read(io.StringIO(shown.to_csv(index=False, float_format="%.15g")))
    return found


def answered(catalog: Catalog, memory: Cache = NONE) -> dict[str, Answer]:
    """The answers of the published tables, by the name of the cell: worked out once for all languages, or
    taken from ``memory`` where the columns they read are as before."""

    def taken() -> dict[str, Answer]:
        found: dict[str, Answer] = memory.value("answers", _key(catalog), lambda: _plain_answers(catalog))
        return found

    return catalog.memoized("research", taken)


def _key(catalog: Catalog) -> str:
    """One hash of all that the questions read."""
    read = []
    for name, columns in READ.items():
        names, rows = table(name).names, table(name).rows(catalog)
        at = [names.index(column) for column in columns]
        read.append(repr([[row[n] for n in at] for row in rows]))
    return digest(repr(READ), *read)


def _plain_answers(catalog: Catalog) -> dict[str, Answer]:
    return {
        name: Answer(tuple(map(str, answer.columns)), tuple(map(_plain, answer.to_dict("records"))))
        for name, answer in answers(published(catalog, READ)).items()
    }


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    """A row whose missing cells are nothing: only what is missing (NaN) differs from itself."""
    return {str(name): value if value == value else None for name, value in row.items()}  # noqa: PLR0124 - see above


def answers(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The answer to every question, by the name of its cell."""
    from generator.exports.research import analysis  # noqa: PLC0415 - brings pandas, slow to import

    return {cell.name: getattr(analysis, cell.functions[-1])(tables, *cell.arguments) for cell in CELLS}
