"""The real content. Each failure names the record and the cure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from generator.content.catalog import Catalog, load_catalog
from generator.content.checks import all_problems
from generator.model.document import Passage
from generator.model.records import Deadline, Milestone, Target
from generator.site.pages.formatting import section
from generator.site.pages.relations import relate
from generator.text.passages import Span, printed

#: document -> the file it was received as; its hash is in document.yml and checked at every load
DOCUMENTS = {
    "230-kh-ubnd-2021": "003_",
    "46-kh-ubnd-2022": "000_",
    "tb-ubnd-2022-03": "004_",
    "23-kh-ubnd-2023": "002_",
    "79-qd-ubnd-2023": "001_",
}
#: rests of table borders, rules and Markdown emphasis, which lie inside a span and not in the text
BORDERS = re.compile(r"[|*]|^[ \t\u00a0]*-{3,}[ \t\u00a0]*$", re.MULTILINE)
APPENDIX = "Phụ lục STT "
each_document = pytest.mark.parametrize("document", DOCUMENTS)


@pytest.fixture(scope="module")
def catalog(root: Path) -> Catalog:
    """The real content, loaded."""
    return load_catalog(root)


def _original(catalog: Catalog, document: str) -> str:
    return (catalog.root / "content" / "documents" / document / "original.txt").read_bytes().decode("utf-8")


def test_no_problem(catalog: Catalog) -> None:
    """Nothing is wrong with the content: each line below is a place, what is wrong there, and what is expected."""
    assert [p.line_for("en") for p in all_problems(catalog)] == []


def test_the_five_documents(catalog: Catalog) -> None:
    """All five official documents are there, each from the file it was received as."""
    known = [d for d in catalog.documents if d in DOCUMENTS]
    assert sorted(known) == sorted(DOCUMENTS), (
        "a document of the first five is missing under content/documents/ or was renamed"
    )
    wrong = {
        d: catalog.documents[d].source_file
        for d in known
        if not catalog.documents[d].source_file.startswith(DOCUMENTS[d])
    }
    assert wrong == {}, "source_file in document.yml is not the name the file was received under"


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
    """The words of each passage, its label first, are the original's own between its offsets: nothing else changed."""
    original = _original(catalog, document)
    wrong = [
        f"{p.id}: original {_letters(original[p.start : p.end])[:60]!r}, passage {_letters(p.label + p.text)[:60]!r}"
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
    p = next(p for p in passages if len(p.text) > 60)
    own = _letters(original[p.start : p.end])
    assert own != _letters(
        p.label + p.text[:30] + p.text[31:].lstrip()
        if p.text[30] != " "
        else p.label + p.text[:29] + p.text[30:]
    )
    after = passages[p.ordinal]
    assert own != _letters(p.label + p.text + after.label + after.text)
    assert own != _letters(p.label + p.text + p.label + p.text)


def test_bullets_are_bullets(catalog: Catalog) -> None:
    """A passage labelled with a hyphen begins a line of the original (or a cell), and no line inside one begins with a plus."""
    wrong: list[str] = []
    for p in catalog.passages.values():
        original = _original(catalog, p.document)
        before = original[: p.start].rsplit("\n", 1)[-1]
        if p.label in ("-", "+") and BORDERS.sub("", before).strip():
            wrong.append(f"{p.id} does not begin a line")
        lines = original[p.start : p.end].split("\n")[1:]
        wrong += [f"{p.id} holds {line.strip()[:40]!r}" for line in lines if re.match(r"\s*\+\s+\w", line)]
    assert wrong == [], "cut these passages as the lines of original.txt are"


def test_commitments_are_as_many_as_counted(catalog: Catalog) -> None:
    """The five documents hold some 320 commitments; a jump means passages have changed their kind."""
    assert 290 <= len(catalog.commitments) <= 350, (
        "compare the kinds in passages.tsv with those of the last commit"
    )


def test_every_document_has_commitments_but_the_targets(catalog: Catalog) -> None:
    """Each of the five assigns something."""
    without = [d for d in DOCUMENTS if not any(c.document == d for c in catalog.commitments.values())]
    assert without == [], "these documents have no passage of kind commitment"


def _appendix(catalog: Catalog) -> list[Passage]:
    return [p for p in catalog.passages_of("79-qd-ubnd-2023") if p.kind == "target-row"]


def test_the_34_rows_of_the_appendix(catalog: Catalog) -> None:
    """The appendix of 79/QĐ-UBND has its 34 rows, the second one printed 12 told apart from the first, each with its target."""
    rows = _appendix(catalog)
    assert len(rows) == 34, "rows of the appendix are missing from passages.tsv, or doubled"
    assert all(p.section.startswith(APPENDIX) for p in rows)
    assert {p.section for p in rows if p.label == "12"} == {f"{APPENDIX}12", f"{APPENDIX}12 (lần 2)"}
    with_target = {t.passage for t in catalog.targets.values()}
    assert [p.id for p in rows if p.id not in with_target] == [], "annotate the number of these rows"


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


def _row(catalog: Catalog, row: str) -> Target:
    """The first target of a row of the appendix."""
    found = [t for t in catalog.targets.values() if t.passage == f"79-qd-ubnd-2023.phu-luc-stt-{row}"]
    assert found, f"row {row} of the appendix has no target"
    return found[0]


def _noted(catalog: Catalog, *targets: Target) -> bool:
    """Whether a source note stands at one of the passages of the targets."""
    passages = {t.passage for t in targets}
    return any(n.passage in passages or n.other in passages for n in catalog.source_notes.values())


def test_parts_add_up_or_are_noted(catalog: Catalog) -> None:
    """In the appendix 7.2 and 7.3 make 7.1 (2,200 + 6,000 = 8,200); where the print did not add up there would be a note."""
    whole, one, two = (_row(catalog, n) for n in ("7.1", "7.2", "7.3"))
    adds_up = (one.min or Decimal(0)) + (two.min or Decimal(0)) == whole.min
    assert adds_up or _noted(catalog, whole, one, two), (
        f"{one.min} + {two.min} is not {whole.min}: mend the numbers or note the print"
    )


def test_shares_can_make_a_hundred(catalog: Catalog) -> None:
    """The shares of GRDP of one section, where all four are given, can add up to 100 %, or a note says that they do not."""
    sections: dict[tuple[str, str], list[Target]] = {}
    for t in catalog.targets.values():
        if t.indicator.startswith("grdp-share-"):
            sections.setdefault((t.document, catalog.passages[t.passage].section), []).append(t)
    whole = {place: shares for place, shares in sections.items() if len({t.indicator for t in shares}) == 4}
    assert ("79-qd-ubnd-2023", f"{APPENDIX}2") in whole, (
        "the four shares of GRDP in row 2 of the appendix are not annotated"
    )
    for place, shares in whole.items():
        low = sum((t.min or Decimal(0) for t in shares), Decimal(0))
        high = sum((t.max if t.max is not None else Decimal(100) for t in shares), Decimal(0))
        assert low <= 100 <= high or _noted(catalog, *shares), (
            f"{place}: the shares make {low} to {high} %: mend or note them"
        )


def test_every_quotation_stands_in_its_passage(catalog: Catalog) -> None:
    """Values, deadlines, milestones and notes quote their passages to the letter; citations are their words."""
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
    """No agency of the registry is idle: it has a part, a member, a group, a parent's place, a successor's, or issues a document."""
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


def test_topics_and_indicators_are_explained_in_english(catalog: Catalog) -> None:
    """Whatever a topic or an indicator says of itself in Vietnamese, the English pages say in English: add the key named below."""
    topics = [
        f"topics.yml: {key}: description_en"
        for key, topic in catalog.topics.items()
        if not topic.description_en
    ]
    indicators = [
        f"indicators.yml: {key}: definition_en"
        for key, one in catalog.indicators.items()
        if not one.definition_en
    ]
    assert topics + indicators == []


def test_english_pages_are_told_in_english(catalog: Catalog) -> None:
    """What is written in Vietnamese beside the official text is said in English too: add the key named below."""
    agencies, legal = catalog.agencies, catalog.legal_documents
    names = {agency.name_vi for agency in agencies.values()}
    lacking = [
        f"agencies.yml: {key}: note_en" for key, a in agencies.items() if bool(a.note) != bool(a.note_en)
    ]
    unsaid = (s.agency for s in catalog.successions if bool(s.source_title) != bool(s.source_title_en))
    lacking += [f"agency_successions.yml: {agency}: source_title_en" for agency in unsaid]
    lacking += [f"targets: {t.id}: name_en" for t in catalog.targets.values() if not t.name_en]
    lacking += [f"evidence.yml: {e.id}: source_title_en" for e in catalog.evidence if not e.source_title_en]
    for key, one in legal.items():
        lacking += [f"legal_documents.yml: {key}: note_en"] * (bool(one.note) != bool(one.note_en))
        lacking += [f"legal_documents.yml: {key}: title_en"] * (
            bool(one.title_vi) != bool(one.title_en or one.document)
        )
        lacking += [f"legal_documents.yml: {key}: name_en"] * (
            bool(one.number or one.document) == bool(one.name_en)
        )
        lacking += [f"legal_documents.yml: {key}: issuer_en"] * (
            bool(one.issuer_en) != bool(one.issuer and one.issuer not in names)
        )
    lacking += [f"{d.id}: what_en" for d in _deeds(catalog) if not d.what_en]
    headings = {p.id for p in catalog.passages.values() if p.kind == "heading"}
    lacking += [
        f"{key}: heading_en"
        for key, note in catalog.annotations.items()
        if bool(note.heading_en) != (key in headings)
    ]
    for key, d in catalog.documents.items():
        lacking += [f"{key}: supplied_headings_en"] * (
            set(d.supplied_headings) != set(d.supplied_headings_en)
        )
        lacking += [f"{key}: signer_title_en"] * (bool(d.signer_title) != bool(d.signer_title_en))
    assert lacking == []


def _deeds(catalog: Catalog) -> list[Deadline | Milestone]:
    """Everything that says in a few words what is to be done by when."""
    return [*catalog.deadlines.values(), *catalog.milestones.values()]


def test_one_english_for_one_vietnamese(catalog: Catalog) -> None:
    """An issuer and a deed that several records name have one English each."""
    said: dict[str, set[str | None]] = {}
    for legal in catalog.legal_documents.values():
        said.setdefault(legal.issuer or "", set()).add(legal.issuer_en)
    for d in _deeds(catalog):
        said.setdefault(d.what_vi, set()).add(d.what_en)
    assert {vi: sorted(map(str, english)) for vi, english in said.items() if len(english) > 1} == {}


def test_sections_have_a_name(catalog: Catalog) -> None:
    """Every section label is of a kind the pages can name in both languages: give a new kind its words (section_kind)."""
    labels = {p.section for p in catalog.passages.values() if p.section}
    assert sorted(label for label in labels if section(label)[0] == "other") == []


def test_districts_lead_to_their_committees(catalog: Catalog) -> None:
    """The people's committee of the province, of each district and of the city is found by the name of its place."""
    found = relate(catalog).authority
    for key, place in catalog.places.items():
        if place.kind in ("province", "district", "city"):
            assert key in found, (
                f"{key}: no agency is called UBND or Ủy ban nhân dân {place.name_vi}; see agencies.yml"
            )
    assert len(set(found.values())) == len(found)
