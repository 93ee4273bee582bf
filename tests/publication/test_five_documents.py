"""What is true of the five documents published here, and of no other content. Each failure names the record
and the cure."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from generator.content.catalog import Catalog, load_catalog
from generator.exports import dataset_of, ics
from generator.model.document import Passage
from generator.model.records import Deadline, Milestone, Target
from generator.settings import load_settings
from generator.site.pages.relations import relate
from generator.site.pages.tiles import spots_of

#: document -> the file it was received as; its hash is in document.yml and checked at every load
DOCUMENTS = {
    "230-kh-ubnd-2021": "003_",
    "46-kh-ubnd-2022": "000_",
    "tb-ubnd-2022-03": "004_",
    "23-kh-ubnd-2023": "002_",
    "79-qd-ubnd-2023": "001_",
}
APPENDIX = "Phụ lục STT "


@pytest.fixture(scope="module")
def catalog(root: Path) -> Catalog:
    """The real content, loaded."""
    return load_catalog(root)


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
    """The appendix of 79/QĐ-UBND has its 34 rows, the second one printed 12 told apart from the first, each
    with its target."""
    rows = _appendix(catalog)
    assert len(rows) == 34, "rows of the appendix are missing from passages.tsv, or doubled"
    assert all(p.section.startswith(APPENDIX) for p in rows)
    assert {p.section for p in rows if p.label == "12"} == {f"{APPENDIX}12", f"{APPENDIX}12 (lần 2)"}
    with_target = {t.passage for t in catalog.targets.values()}
    assert [p.id for p in rows if p.id not in with_target] == [], "annotate the number of these rows"


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
    """In the appendix 7.2 and 7.3 make 7.1 (2,200 + 6,000 = 8,200); where the print did not add up there
    would be a note."""
    whole, one, two = (_row(catalog, n) for n in ("7.1", "7.2", "7.3"))
    adds_up = (one.min or Decimal(0)) + (two.min or Decimal(0)) == whole.min
    assert adds_up or _noted(catalog, whole, one, two), (
        f"{one.min} + {two.min} is not {whole.min}: mend the numbers or note the print"
    )


def test_shares_can_make_a_hundred(catalog: Catalog) -> None:
    """The shares of GRDP of one section, where all four are given, can add up to 100 %, or a note says that
    they do not."""
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


def test_topics_and_indicators_are_explained_in_english(catalog: Catalog) -> None:
    """Whatever a topic or an indicator says of itself in Vietnamese, the English pages say in English: add
    the key named below."""
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
    """What is written in Vietnamese beside the official text is said in English too: add the key named
    below."""
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


def test_most_deadlines_are_in_the_calendars(catalog: Catalog, root: Path) -> None:
    """At least half of the deadlines have a day: a jump means that dates have lost their days or bounds."""
    dataset = dataset_of(catalog, load_settings(root).publication.data)
    calendar = ics.render(dataset)["feeds/deadlines.ics"].data.decode("utf-8").replace("\r\n ", "")
    keys = set(re.findall(r"^UID:([^@\r]+?)(?:\.r\d+)?@", calendar, flags=re.MULTILINE))
    assert len(keys & set(catalog.deadlines)) >= len(catalog.deadlines) / 2


def test_the_districts_are_on_the_map(root: Path) -> None:
    """The eleven former districts or cities have their tiles."""
    assert len(spots_of(load_settings(root))) == 11


def test_districts_lead_to_their_committees(catalog: Catalog) -> None:
    """The people's committee of the province, of each district and of the city is found by the name of its
    place."""
    found = relate(catalog).authority
    for key, place in catalog.places.items():
        if place.kind in ("province", "district", "city"):
            assert key in found, (
                f"{key}: no agency is called UBND or Ủy ban nhân dân {place.name_vi}; see agencies.yml"
            )
    assert len(set(found.values())) == len(found)


def test_some_days_are_left_out_of_the_calendars(catalog: Catalog, root: Path) -> None:
    """The plans print days after their own period ("giai đoạn 2031 - 2035" in one to 2030); these are in the tables and in no
    calendar."""
    late = {
        d.id
        for d in catalog.deadlines.values()
        if (day := d.due.end or d.due.start)
        and day.year > int((catalog.documents[d.document].period_edtf or "9999").rpartition("/")[2])
    }
    assert late
    calendar = ics.render(dataset_of(catalog, load_settings(root).publication.data))["feeds/deadlines.ics"]
    assert [key for key in late if f"UID:{key}@" in calendar.data.decode("utf-8").replace("\r\n ", "")] == []
