"""What holds for any content: that of this checkout, or that of PLANS_ROOT. Each failure names the record and
the cure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from generator.commands.publication import problems
from generator.content.catalog import Catalog, load_catalog
from generator.model.kinds import KINDS, Kind
from generator.site.pages.formatting import section
from generator.tables import TABLES
from generator.text.passages import Span, printed
from tests.content.published import DOCUMENTS

#: rests of table borders, rules and Markdown emphasis, which lie inside a span and not in the text
BORDERS = re.compile(r"[|*]|^[ \t\u00a0]*-{3,}[ \t\u00a0]*$", re.MULTILINE)
each_document = pytest.mark.parametrize("document", DOCUMENTS)


@pytest.fixture(scope="module")
def catalog(root: Path) -> Catalog:
    """The content, loaded."""
    return load_catalog(root)


def _original(catalog: Catalog, document: str) -> str:
    return (catalog.root / "content" / "documents" / document / "original.txt").read_bytes().decode("utf-8")


def test_no_problem(catalog: Catalog) -> None:
    """Nothing is wrong with the content: each line below is a place, what is wrong there, and what is
    expected."""
    assert [p.line_for("en") for p in problems(catalog.root, catalog)] == []


def test_every_published_document_is_looked_at(catalog: Catalog) -> None:
    """The documents below are those of the content, without its drafts: a draft stops nothing."""
    assert sorted(catalog.documents) == DOCUMENTS


@each_document
def test_coverage(catalog: Catalog, document: str) -> None:
    """Every character of the original that is not white space lies in exactly one passage: 100 %."""
    original = _original(catalog, document)
    times = [0] * len(original)
    for p in catalog.passages_of(document):
        for i in range(p.start, p.end):
            times[i] += 1
    solid = [i for i, c in enumerate(original) if not c.isspace()]
    lost = [f"character {i}: {original[i : i + 40]!r}" for i in solid if times[i] == 0]
    doubled = [f"character {i}: {original[i : i + 40]!r}" for i in solid if times[i] > 1]
    assert lost == [], f"{document}: text of original.txt is in no passage of passages.tsv"
    assert doubled == [], f"{document}: text of original.txt is in two passages of passages.tsv"
    assert sum(times[i] == 1 for i in solid) == len(solid) > 0


def _letters(text: str) -> str:
    """What must be the same on both sides: NFC, without white space and without the rests of borders."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", BORDERS.sub("", text)))


@each_document
def test_fidelity(catalog: Catalog, document: str) -> None:
    """The words of each passage, its label first, are the original's own between its offsets: nothing else
    changed."""
    original = _original(catalog, document)
    wrong = [
        f"{p.id}: original {_letters(original[p.start : p.end])[:60]!r}, passage"
        f" {_letters(p.label + p.text)[:60]!r}"
        for p in catalog.passages_of(document)
        if _letters(original[p.start : p.end]) != _letters(p.label + p.text)
    ]
    assert wrong == [], f"{document}: correct these lines of passages.tsv from original.txt"


@each_document
def test_white_space(catalog: Catalog, document: str) -> None:
    """Lines are joined by one space; white space inside a line stays as printed."""
    original = _original(catalog, document)
    wrong = [
        f"{p.id}: {said!r}"
        for p in catalog.passages_of(document)
        for said in [printed(original, Span(p.start, p.end))]
        if _spaced(said) != _spaced(f"{p.label} {p.text}")
    ]
    assert wrong == [], f"{document}: words are run together or torn in these lines of passages.tsv"


def _spaced(text: str) -> list[str]:
    """The words of a text; the mark before it may stand with or without a space."""
    words = re.sub(r"[^\S\n]+", " ", text).strip()
    return re.sub(r"^((?:[-+•]|[\w.]+[.)/]|\([\w]+\)|Điều \d+\.)) ?", r"\1 ", words).split()


@each_document
def test_the_proof_would_notice(catalog: Catalog, document: str) -> None:
    """One lost character, one joined bullet, one doubled paragraph: each breaks the comparison above."""
    original = _original(catalog, document)
    passages = catalog.passages_of(document)
    p, after = max(pairwise(passages), key=lambda pair: len(pair[0].text))
    own = _letters(original[p.start : p.end])
    middle = len(p.text) // 2
    lost = middle if p.text[middle] != " " else middle - 1
    assert own != _letters(p.label + p.text[:lost] + p.text[lost + 1 :])
    assert own != _letters(p.label + p.text + after.label + after.text)
    assert own != _letters(p.label + p.text + p.label + p.text)


def test_bullets_are_bullets(catalog: Catalog) -> None:
    """A passage labelled with a hyphen begins a line of the original (or a cell), and no line inside one
    begins with a plus."""
    wrong: list[str] = []
    for p in catalog.passages.values():
        original = _original(catalog, p.document)
        before = original[: p.start].rsplit("\n", 1)[-1]
        if p.label in ("-", "+") and BORDERS.sub("", before).strip():
            wrong.append(f"{p.id} does not begin a line")
        lines = original[p.start : p.end].split("\n")[1:]
        wrong += [f"{p.id} holds {line.strip()[:40]!r}" for line in lines if re.match(r"\s*\+\s+\w", line)]
    assert wrong == [], "cut these passages as the lines of original.txt are"


def test_every_target_has_somebody_to_reach_it(catalog: Catalog) -> None:
    """Each target has at least one lead, be it the issuer."""
    assert [t.id for t in catalog.targets.values() if not any(a.role == "lead" for a in t.agencies)] == []


def test_every_commitment_has_a_lead(catalog: Catalog) -> None:
    """Each commitment has at least one lead; where the issuer answers it is the only one."""
    for c in catalog.commitments.values():
        leads = [a for a in c.agencies if a.role == "lead"]
        assert leads, f"{c.id} has no lead: see content/README.md"
        if any(a.basis == "issuer" for a in leads):
            assert len(leads) == 1, f"{c.id}: the issuer leads beside {leads}"


def test_issuers_lead_by_issuer_only(catalog: Catalog) -> None:
    """The issuing body is never a lead by text or heading."""
    wrong = [
        f"{c.id}: {a.basis}"
        for c in catalog.commitments.values()
        for a in c.agencies
        if a.role == "lead" and a.basis != "issuer" and a.agency == catalog.documents[c.document].issuer
    ]
    assert wrong == [], "leave the issuer out of lead in annotations.yml"


def test_every_quotation_stands_in_its_passage(catalog: Catalog) -> None:
    """Values, deadlines, milestones and notes quote their passages to the letter; citations are their
    words."""
    quotes: list[tuple[str, str, str]] = [(t.id, t.passage, t.value_text) for t in catalog.targets.values()]
    quotes += [(d.id, d.passage, d.due.text) for d in catalog.deadlines.values()]
    quotes += [(m.id, m.passage, m.due.text) for m in catalog.milestones.values()]
    quotes += [(n.id, n.passage, n.quote) for n in catalog.source_notes.values()]
    quotes += [(c.id, c.passage, c.text) for c in catalog.citations.values()]
    wrong = [
        f"{key}: “{quote}”"
        for key, passage, quote in quotes
        for p in [catalog.passages[passage]]
        if quote not in f"{p.label} {p.text}"
    ]
    assert wrong == [], "copy these words from their passages, character by character"


def test_ids_are_ascii(catalog: Catalog) -> None:
    """Every id is lower-case ASCII letters, digits, hyphens and points: it stands in addresses."""
    kinds: tuple[Mapping[str, object], ...] = (
        catalog.documents, catalog.passages, catalog.commitments, catalog.targets, catalog.deadlines, catalog.citations,
        catalog.milestones, catalog.source_notes, catalog.agencies, catalog.topics, catalog.units, catalog.places,
        catalog.indicators, catalog.projects, catalog.legal_documents,
    )  # fmt: skip
    wrong = [
        key for records in kinds for key in records if not re.fullmatch(r"[a-z0-9]+(?:[.-][a-z0-9]+)*", key)
    ]
    assert wrong == [], "write these ids without dấu, in small letters, with hyphens"


def test_every_agency_is_told_something_or_stands_around_one(catalog: Catalog) -> None:
    """No agency of the registry is idle: it has a part, a member, a group, a parent's place, a successor's,
    or issues a document."""
    used = {a.agency for rows in catalog.involvements.values() for a in rows} | {
        d.issuer for d in catalog.documents.values()
    }
    used |= {a.agency for d in catalog.deadlines.values() for a in d.agencies}
    used |= {a.agency for t in catalog.targets.values() for a in t.agencies}
    used |= {x for s in catalog.successions for x in (s.agency, s.successor) if x}
    used |= {m for a in catalog.agencies.values() for m in a.members} | {
        a.parent for a in catalog.agencies.values() if a.parent
    }
    named = {key for key, _, _ in catalog.agency_names}
    assert sorted(set(catalog.agencies) - used - named) == [], (
        "remove these agencies or say where they are named"
    )


def test_published_text_is_nfc(catalog: Catalog) -> None:
    """What is published is NFC, whatever the originals are."""
    assert [p.id for p in catalog.passages.values() if not unicodedata.is_normalized("NFC", p.text)] == []


def test_sections_have_a_name(catalog: Catalog) -> None:
    """Every section label is of a kind the pages can name in both languages: give a new kind its words
    (section_kind)."""
    labels = {p.section for p in catalog.passages.values() if p.section}
    assert sorted(label for label in labels if section(label)[0] == "other") == []


@pytest.mark.parametrize("kind", [k for k in KINDS if k.entity], ids=lambda k: k.name)
def test_english_words_of_a_thing_are_in_its_row(kind: Kind, catalog: Catalog) -> None:
    """Every English word that the registry has of a thing stands in the row of the thing, the names of types
    in the rows of that type."""
    ours = [t for t in TABLES if t.name == kind.plural]
    rows = {r[0]: r for one in ours for r in one.rows(catalog)}
    named = [f for f in kind.entity.model_fields if f.endswith("_en")] if kind.entity else []
    for key, record in catalog.records_of(kind.name).items() if rows else ():
        said = {getattr(record, field) for field in named} - {None}
        assert said <= set(rows[key]), (kind.name, key)
