"""The content as RDF: every cell a statement, under addresses that lead somewhere, answering what SQL
answers."""

from __future__ import annotations

import gzip
import sqlite3
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from pyshacl import validate
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, ORG, RDF, RDFS, SKOS

from generator.exports import linked
from generator.exports.base import Dataset
from generator.exports.linked import terms
from generator.exports.linked.graph import Addresses
from generator.exports.linked.graph import Graph as ExportedGraph
from generator.exports.linked.questions import QUESTIONS, Question, query
from generator.exports.linked.writing import full
from generator.tables import TABLES
from generator.words import LANGUAGES, phrases

SITE = "https://example.org/plans/"
ELI = Namespace("http://data.europa.eu/eli/ontology#")
PROV = Namespace("http://www.w3.org/ns/prov#")
PLANS = Namespace(SITE + "data/ontology.ttl#")
WHOLE = "data/van-dai-plans.nt.gz"


@pytest.fixture(scope="module")
def graph(example_downloads: Mapping[str, bytes]) -> Graph:
    """Everything, read by rdflib."""
    return Graph().parse(data=gzip.decompress(example_downloads[WHOLE]), format="nt")


@pytest.fixture(scope="module")
def database(example_downloads: Mapping[str, bytes]) -> sqlite3.Connection:
    """The same rows as a database."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(example_downloads["data/van-dai-plans.sqlite"])
    return connection


def test_every_cell_is_said(example_dataset: Dataset, graph: Graph) -> None:
    """Each cell that holds something is a statement about the record it belongs to."""
    at, made = Addresses(example_dataset), ExportedGraph(example_dataset)
    for rows in example_dataset.tables:
        if rows.table.name in terms.JOINS:
            continue
        for row in rows.rows:
            subject = URIRef(at.record(rows.table.name, tuple(row[n] for n in at.key_at(rows.table))))
            for column, cell in zip(rows.table.columns, row, strict=True):
                if cell is not None:
                    name = URIRef(full(terms.term(rows.table.name, column.name), at.prefixes))
                    value = made.object(rows.table.name, column)(cell)
                    said = {str(o) for o in graph.objects(subject, name)}
                    assert str(value.get("@id", value.get("@value"))) in said, (subject, name)


def test_records_are_told_apart(example_dataset: Dataset) -> None:
    """No two records have one address."""
    counts = Counter(node.address for node in ExportedGraph(example_dataset).nodes())
    assert [address for address, times in counts.items() if times > 1] == []


def test_what_is_referred_to_is_there(graph: Graph) -> None:
    """Every address of ours that a statement leads to is itself described."""
    known = {str(s) for s in graph.subjects()}
    ours = {str(o) for p, o in graph.predicate_objects() if isinstance(o, URIRef) and str(o).startswith(SITE)}
    files = {SITE + "data/ontology.ttl"}
    assert ours - known - files == set()
    terms_used = {str(p) for p in graph.predicates() if str(p).startswith(SITE)}
    assert terms_used - known == set()


def test_the_world_s_terms_are_used(graph: Graph) -> None:
    """Agencies are organisations of ORG, topics concepts of SKOS, documents resources of ELI that cite."""
    agency = URIRef(SITE + "co-quan/so-tai-chinh/")
    assert (agency, RDF.type, ORG.Organization) in graph
    assert (agency, SKOS.prefLabel, Literal("Sở Tài chính", lang="vi")) in graph
    plan = URIRef(SITE + "van-ban/12-kh-ubnd-2024/")
    assert (plan, RDF.type, ELI.LegalResource) in graph
    assert (plan, ELI.passed_by, URIRef(SITE + "co-quan/ubnd-tinh/")) in graph
    law = URIRef(SITE + "vien-dan/luat-dau-tu-cong/")
    assert (plan, ELI.based_on, law) in graph
    assert (plan, ELI.cites, law) in graph
    passage = URIRef(SITE + "van-ban/12-kh-ubnd-2024/#ii.1.2")
    commitment = URIRef(SITE + "nhiem-vu/12-kh-ubnd-2024.ii.1.2/")
    assert (commitment, PROV.wasDerivedFrom, passage) in graph
    assert (passage, ELI.is_part_of, plan) in graph
    assert set(graph.subjects(RDF.type, ORG.ChangeEvent))


def test_a_term_leads_to_things_or_to_text(graph: Graph) -> None:
    """No term is said now of a thing and now of its bare id: a passage is not derived from the text of its
    name."""
    kinds = {(p, isinstance(o, Literal)) for p, o in graph.predicate_objects()}
    assert {p for p, is_text in kinds if is_text and (p, False) in kinds} == set()
    assert set(graph.objects(None, PROV.wasDerivedFrom))
    assert set(graph.predicates()) & {DCTERMS.bibliographicCitation, ELI.amends, ELI.changes} == set()


def test_other_names_are_other_names(graph: Graph) -> None:
    """SKOS, S13 and S14: one name a language, and no other name is that one."""
    named = Counter(
        (s, o.language) for s, o in graph.subject_objects(SKOS.prefLabel) if isinstance(o, Literal)
    )
    assert [name for name, times in named.items() if times > 1] == []
    assert set(graph.subject_objects(SKOS.altLabel)) & set(graph.subject_objects(SKOS.prefLabel)) == set()
    assert set(graph.objects(None, SKOS.altLabel))


def test_every_concept_is_in_a_scheme(graph: Graph) -> None:
    """Topics, units and indicators as well as allowed values; what they are in is a scheme with a title."""
    concepts, schemes = set(graph.subjects(RDF.type, SKOS.Concept)), set(graph.objects(None, SKOS.inScheme))
    assert {s for s in concepts if len(set(graph.objects(s, SKOS.inScheme))) != 1} == set()
    assert schemes == set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    assert all(graph.value(s, DCTERMS.title, any=True) for s in schemes)


def test_a_change_is_one_that_happened(example_dataset: Dataset, graph: Graph) -> None:
    """Only who was succeeded, ended or divided went through a change of ORG: that nobody has looked, or that
    nothing changed, is none."""
    rows = next(t for t in example_dataset.tables if t.table.name == "agency_successions")
    cells = [dict(zip(rows.table.names, row, strict=True)) for row in rows.rows]
    assert {r["status"] for r in cells} > {"succeeded", "not-checked"}
    changed = {str(r["succession_id"]) for r in cells if r["status"] in {"succeeded", "ended", "territory"}}
    events = set(graph.subjects(RDF.type, ORG.ChangeEvent))
    assert {str(graph.value(e, DCTERMS.identifier)) for e in events} == changed
    assert set(graph.subjects(ORG.originalOrganization)) == events
    assert set(graph.subjects(ORG.resultingOrganization)) <= events


def test_members_of_a_group_are_no_leads(example_dataset: Dataset, graph: Graph) -> None:
    """The short way from a commitment to its lead leaves out those who are only members of a group."""
    rows = next(t for t in example_dataset.tables if t.table.name == "commitment_agencies")
    cells = [dict(zip(rows.table.names, row, strict=True)) for row in rows.rows]
    named = {
        (r["commitment_id"], r["agency_id"]) for r in cells if r["role"] == "lead" and r["basis"] != "group"
    }
    members = {(r["commitment_id"], r["agency_id"]) for r in cells if r["basis"] == "group"}
    assert members
    kind = URIRef(Addresses(example_dataset).table("commitments"))
    found = {
        (str(graph.value(c, DCTERMS.identifier)), str(graph.value(a, DCTERMS.identifier)))
        for c, a in graph.subject_objects(PLANS.lead)
        if (c, RDF.type, kind) in graph
    }
    assert found == named


def test_our_terms_are_explained(example_downloads: Mapping[str, bytes], graph: Graph) -> None:
    """Every term of ours that is used has a label and a comment in both languages, in the file of terms
    too."""
    terms_file = Graph().parse(data=example_downloads["data/ontology.ttl"], format="turtle")
    assert set(terms_file) <= set(graph)
    used = {p for p in graph.predicates() if str(p).startswith(SITE)}
    assert used
    for name in used:
        for said in (RDFS.label, RDFS.comment):
            found = {o.language for o in terms_file.objects(name, said) if isinstance(o, Literal)}
            assert found == {"vi", "en"}, name


def test_kinds_and_statuses_have_names_in_both_languages(graph: Graph) -> None:
    """Every allowed value is a concept with one name in Vietnamese and one in English, and none is called by
    its bare code twice."""
    values = set(graph.subjects(SKOS.inScheme))
    assert len(values) > 100
    for value in values:
        named = [o for o in graph.objects(value, SKOS.prefLabel) if isinstance(o, Literal)]
        assert sorted(str(o.language) for o in named) == ["en", "vi"], value
    kinds = {
        str(graph.value(v, SKOS.notation)): {str(o) for o in graph.objects(v, SKOS.prefLabel)} for v in values
    }
    assert kinds["not-checked"] == {"chưa tra cứu", "not checked yet"}


def test_no_name_of_a_value_is_left_over() -> None:
    """Each name in the files of values belongs to a value of some column, in both languages alike."""
    used = {
        key
        for table in TABLES
        for column in table.columns
        for value in column.values
        for key in (f"{table.name}.{column.name}.{value}", f"{column.name}.{value}")
    }
    for language in LANGUAGES:
        assert set(phrases("values", language)) <= used


def test_the_graph_has_its_shapes(example_downloads: Mapping[str, bytes], graph: Graph) -> None:
    """By the published shapes nothing is missing, too many or of another form."""
    shapes = Graph().parse(data=example_downloads["data/shapes.ttl"], format="turtle")
    conforms, _, report = validate(graph, shacl_graph=shapes)
    assert conforms, report


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (DCTERMS.title, None),
        (URIRef(SITE + "du-lieu/bang/commitments/#responsibility"), Literal("text")),
        (PROV.wasDerivedFrom, URIRef(SITE + "co-quan/so-tai-chinh/")),
    ],
)
def test_the_shapes_notice(
    example_downloads: Mapping[str, bytes], graph: Graph, name: URIRef, value: Any
) -> None:
    """A record without a title, a value outside its list and a reference to the wrong kind do not pass."""
    shapes = Graph().parse(data=example_downloads["data/shapes.ttl"], format="turtle")
    broken = Graph()
    broken += graph
    commitment = URIRef(SITE + "nhiem-vu/12-kh-ubnd-2024.ii.1.2/")
    broken.remove((commitment, name, None))
    if value is not None:
        broken.add((commitment, name, value))
    conforms, _, report = validate(broken, shacl_graph=shapes)
    assert not conforms
    assert str(commitment) in report


@pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning"
)  # rdflib's own reader of JSON-LD uses it
def test_a_document_has_its_part(example_downloads: Mapping[str, bytes], graph: Graph) -> None:
    """The JSON-LD of a document says what the whole says of its passages, commitments and the rest, and no
    more."""
    found = Graph()
    for document in ("12-kh-ubnd-2024", "34-qd-ubnd-2025"):
        found.parse(data=example_downloads[f"data/documents/{document}.jsonld"], format="json-ld")
    assert set(found) <= set(graph)
    for kind in ("passages", "commitments", "targets", "deadlines", "citations", "commitment_agencies"):
        table = URIRef(f"{SITE}du-lieu/bang/{kind}/")
        assert set(found.subjects(RDF.type, table)) == set(graph.subjects(RDF.type, table)) != set()


def test_the_same_bytes(example_dataset: Dataset, example_downloads: Mapping[str, bytes]) -> None:
    """The packed file holds no time, and its lines are sorted, each once."""
    data = example_downloads[WHOLE]
    assert data[4:8] == bytes(4)
    lines = gzip.decompress(data).decode("utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert b"".join(linked.n_triples(example_dataset)) == gzip.decompress(data)


def _cell(value: Any) -> Any:
    """An answer's cell in one form: numbers by value, all else as text."""
    plain = value.toPython() if isinstance(value, Literal) else value
    if isinstance(plain, (int, float, Decimal)):
        return Decimal(str(plain)).normalize()
    return None if plain is None else str(plain)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
def test_sparql_answers_what_sql_answers(
    example_dataset: Dataset, graph: Graph, database: sqlite3.Connection, question: Question
) -> None:
    """The graph and the tables give the same rows, and at least one."""
    answer: Any = graph.query(query(question, example_dataset))
    found = Counter(tuple(map(_cell, row)) for row in answer)
    expected = Counter(tuple(map(_cell, row)) for row in database.execute(question.sql))
    assert found == expected
    assert found


def test_the_questions_are_published(
    example_dataset: Dataset, example_downloads: Mapping[str, bytes]
) -> None:
    """There are ten, asked in both languages, in a file of text."""
    text = example_downloads["data/questions.rq"].decode("utf-8")
    assert len(QUESTIONS) == 10
    for question in QUESTIONS:
        assert question.question("vi") in text
        assert question.question("en") in text
        assert query(question, example_dataset) in text
