"""Ten questions to begin with, in SPARQL and in SQL; the tests hold that both give the same answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.exports.base import Dataset
from generator.exports.facts import facts_of
from generator.exports.linked.graph import Addresses
from generator.words import LANGUAGES, pair, phrases

#: the file of their words
MATTER = "questions"


@dataclass(frozen=True)
class Question:
    """What is asked in both languages, of the graph and of the tables; the order of the rows is not part of
    the answer.

    In ``sparql`` the class of a table's records is ``<table:commitments>``.
    """

    name: str
    sparql: str
    sql: str

    def question(self, language: str) -> str:
        """What is asked, as ``words/<language>/questions.yml`` puts it."""
        return phrases(MATTER, language)[self.name]


QUESTIONS = (
    Question(
        "led",
        """
SELECT ?id (COUNT(DISTINCT ?commitment) AS ?n) WHERE {
  ?commitment a <table:commitments> ; plans:lead ?agency .
  ?agency dct:identifier ?id .
} GROUP BY ?id""",
        """
SELECT agency_id, count(DISTINCT commitment_id) FROM commitment_agencies
WHERE role = 'lead' AND basis <> 'group' GROUP BY agency_id""",
    ),
    Question(
        "topics",
        """
SELECT ?name (COUNT(?commitment) AS ?n) WHERE {
  ?commitment plans:mainTopic ?topic .
  ?topic skos:prefLabel ?name . FILTER(LANG(?name) = "en")
} GROUP BY ?name""",
        """
SELECT t.name_en, count(*) FROM commitment_topics c JOIN topics t ON t.topic_id = c.topic_id
WHERE c.is_primary GROUP BY t.name_en""",
    ),
    Question(
        "implements",
        """
SELECT ?id ?implemented WHERE {
  ?document a <table:documents> ; dct:identifier ?id ; eli:implements/dct:identifier ?implemented .
  FILTER(?implemented != ?id)
}""",
        """
SELECT DISTINCT document_id, legal_document_id FROM citations
WHERE relation = 'implements' AND legal_document_id <> document_id""",
    ),
    Question(
        "cited",
        """
SELECT ?id (COUNT(DISTINCT ?passage) AS ?n) WHERE {
  ?passage a <table:passages> ; eli:cites ?cited .
  ?cited a <table:legal_documents> ; dct:identifier ?id .
} GROUP BY ?id""",
        """
SELECT legal_document_id, count(DISTINCT passage_id) FROM citations GROUP BY legal_document_id""",
    ),
    Question(
        "due",
        """
SELECT ?id ?day ?lead WHERE {
  ?deadline a <table:deadlines> ; dct:identifier ?id ; schema:endDate ?day .
  OPTIONAL { ?deadline plans:lead/dct:identifier ?lead }
}""",
        """
SELECT d.deadline_id, d.date_end, a.agency_id FROM deadlines d
LEFT JOIN deadline_agencies a ON a.deadline_id = d.deadline_id AND a.role = 'lead' AND a.basis <> 'group'
WHERE d.date_end IS NOT NULL""",
    ),
    Question(
        "succession",
        """
SELECT ?before ?after ?day ?source WHERE {
  ?change a org:ChangeEvent ; org:originalOrganization/dct:identifier ?before ;
    agency_successions:source_title ?source .
  OPTIONAL { ?change org:resultingOrganization/dct:identifier ?after }
  OPTIONAL { ?change dct:date ?day }
}""",
        """
SELECT agency_id, successor_id, from_date, source_title FROM agency_successions
WHERE status IN ('succeeded', 'ended', 'territory') AND source_title IS NOT NULL""",
    ),
    Question(
        "members",
        """
SELECT DISTINCT ?group ?member WHERE {
  ?whole org:hasMember+ ?part ; dct:identifier ?group . ?part dct:identifier ?member .
}""",
        """
WITH RECURSIVE inside(group_id, member_id) AS (
  SELECT group_id, member_id FROM agency_members
  UNION SELECT i.group_id, m.member_id FROM inside i JOIN agency_members m ON m.group_id = i.member_id)
SELECT group_id, member_id FROM inside""",
    ),
    Question(
        "indicators",
        """
SELECT ?id (COUNT(DISTINCT ?document) AS ?n) (MIN(?low) AS ?least) (MAX(?low) AS ?most) WHERE {
  ?target a <table:targets> ; dct:isPartOf ?document ; schema:minValue ?low ;
    targets:indicator_id ?indicator .
  ?indicator dct:identifier ?id .
} GROUP BY ?id""",
        """
SELECT indicator_id, count(DISTINCT document_id), min(value_min), max(value_min) FROM targets
WHERE value_min IS NOT NULL GROUP BY indicator_id""",
    ),
    Question(
        "results",
        """
SELECT ?id ?indicator ?quote ?source WHERE {
  ?result a <table:evidence> ; dct:identifier ?id ; evidence:quote ?quote ;
    evidence:source_title ?source ;
    evidence:indicator_id/dct:identifier ?indicator .
}""",
        """
SELECT evidence_id, indicator_id, quote, source_title FROM evidence WHERE indicator_id IS NOT NULL""",
    ),
    Question(
        "places",
        """
SELECT DISTINCT ?id ?place WHERE {
  ?commitment a <table:commitments> ; dct:identifier ?id ; schema:mentions ?named .
  ?named schema:containedInPlace* ?around . ?around a schema:Place ; dct:identifier ?place .
}""",
        """
WITH RECURSIVE around(place_id, within) AS (
  SELECT place_id, place_id FROM places
  UNION SELECT a.place_id, p.parent_id FROM around a JOIN places p ON p.place_id = a.within
  WHERE p.parent_id IS NOT NULL)
SELECT DISTINCT c.commitment_id, a.within FROM commitment_places c
JOIN around a ON a.place_id = c.place_id""",
    ),
)


def query(question: Question, dataset: Dataset) -> str:
    """The question as any SPARQL 1.1 endpoint takes it, with its prefixes."""
    at = Addresses(dataset)
    body = re.sub(r"<table:(\w+)>", lambda m: f"<{at.table(m[1])}>", question.sparql.strip())
    used = [p for p in at.prefixes if re.search(rf"(?<![\w<]){p}:", question.sparql)]
    return "".join(f"PREFIX {p}: <{at.prefixes[p]}>\n" for p in used) + body + "\n"


def written(dataset: Dataset) -> str:
    """All of them in one file of text, the same in SQL beside each."""
    facts = facts_of(dataset.publication)
    alone = " ".join(pair(MATTER, "alone"))
    head = f"# SPARQL: {facts.package}.nt.gz\n# SQL: {facts.package}.sqlite\n# {alone}\n"
    return head + "".join(_one(number, q, dataset) for number, q in enumerate(QUESTIONS, 1))


def _one(number: int, question: Question, dataset: Dataset) -> str:
    vi, en = (question.question(language) for language in LANGUAGES)
    head = f"\n# {number}. {vi}\n#    {en}\n"
    sql = "".join(f"# {line}\n" for line in _lines(question.sql))
    return f"{head}{query(question, dataset)}\n# SQL\n{sql}"


def _lines(text: str) -> Iterator[str]:
    return iter(text.strip().splitlines())
