"""The linked data of the real content: the graph answers what the tables answer."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, Literal

from generator import exports
from generator.content.catalog import load_catalog
from generator.exports import linked
from generator.exports.base import Dataset
from generator.exports.linked import ontology
from generator.exports.linked.questions import QUESTIONS, Question, query
from generator.settings import load_settings
from generator.validation import shapes
from tests.project import HERE, PUBLICATION_ROOT


@pytest.fixture(scope="module")
def dataset(root: Path) -> Dataset:
    """The real tables."""
    return exports.dataset_of(load_catalog(root), load_settings(root).publication.data)


@pytest.fixture(scope="module")
def graph(dataset: Dataset) -> Graph:
    """Everything, read by rdflib."""
    return Graph().parse(data=b"".join(linked.n_triples(dataset)), format="nt")


@pytest.fixture(scope="module")
def database(root: Path) -> sqlite3.Connection:
    """The committed JSON tables as a database: not what the exporter of the graph read."""
    connection = sqlite3.connect(":memory:")
    package = root / "datasets" / str(load_settings(root).publication.data["package_name"])
    for path in sorted((package / "data").glob("*.json")):
        if path.stem.endswith("metadata"):
            continue  # CSVW, no table
        rows = json.loads(path.read_text(encoding="utf-8"))
        header = path.with_suffix(".csv").read_text(encoding="utf-8-sig").partition("\n")[0]
        names = header.strip().split(",")
        connection.execute(f"CREATE TABLE {path.stem} ({', '.join(names)})")
        marks = ", ".join("?" for _ in names)
        connection.executemany(
            f"INSERT INTO {path.stem} VALUES ({marks})",  # noqa: S608 - names of our own tables
            ([row[name] for name in names] for row in rows),
        )
    return connection


def _cell(value: Any) -> Any:
    """An answer's cell in one form: numbers by value, all else as text."""
    plain = value.toPython() if isinstance(value, Literal) else value
    if isinstance(plain, (int, float, Decimal)):
        return Decimal(str(plain)).normalize()
    return None if plain is None else str(plain)


@pytest.mark.parametrize("question", QUESTIONS, ids=range(1, len(QUESTIONS) + 1))
def test_sparql_answers_what_sql_answers(
    dataset: Dataset, graph: Graph, database: sqlite3.Connection, question: Question
) -> None:
    """Row by row, how often each comes included."""
    answer: Any = graph.query(query(question, dataset))
    found = Counter(tuple(map(_cell, row)) for row in answer)
    assert found == Counter(tuple(map(_cell, row)) for row in database.execute(question.sql))
    assert found or HERE.parent != PUBLICATION_ROOT  # a first plan need not answer every question


@pytest.mark.slow
def test_the_whole_graph_has_its_shapes(dataset: Dataset) -> None:
    """Builds have pyshacl read a record of every form; here it reads every statement."""
    form = ontology.written(ontology.shapes_of(dataset), dataset)
    assert shapes.faults(b"".join(linked.n_triples(dataset)), form) == []
