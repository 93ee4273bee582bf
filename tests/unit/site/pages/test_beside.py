"""Pages that put things side by side: results beside targets, documents beside each other, what is not
there."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from html import unescape

import pytest
from lxml import html

from generator.content.catalog import Catalog
from generator.exports import sqlite
from generator.exports.base import Dataset
from generator.model.records import Target
from generator.site.pages.base import Page
from generator.site.pages.comparing import levels, outcome
from generator.site.pages.gap import is_assigned


def _one(pages: list[Page], kind: str, ident: str = "") -> Page:
    return next(p for p in pages if (p.kind, p.ident, p.language) == (kind, ident, "vi"))


def test_every_target_is_beside_its_results_or_without(pages: list[Page], example_catalog: Catalog) -> None:
    """A target stands beside each result of its indicator, or in the list without; never in both, never in
    none."""
    context = _one(pages, "result").context
    paired = [p for _, indicators in context["topics"] for _, own in indicators for p in own]
    assert sorted((p.target.id, p.evidence.id, p.reason) for p in paired) == sorted(
        (r.target, r.evidence, r.reason) for r in example_catalog.results
    )
    without = {t.id for _, own in context["without"] for t in own}
    assert without.isdisjoint({p.target.id for p in paired})
    assert without | {p.target.id for p in paired} == set(example_catalog.targets)


def test_what_does_not_compare_says_why(bodies: dict[str, str], example_catalog: Catalog) -> None:
    """Each pair says that it compares, or that it does not and for which reason."""
    tree = html.fromstring(bodies["vi/ket-qua/index.html"])
    rows = tree.xpath("//table[contains(@class, 'pairs')]//tr[@data-target]")
    said = [" ".join(row.xpath("./td[2]")[0].text_content().split()) for row in rows]
    reasons = {
        "": "So sánh được",
        "period": "Không so sánh được: khác thời kỳ",
        "measure": "Không so sánh được: đo điều khác",
    }
    assert len(said) == len(example_catalog.results)
    for reason, words in reasons.items():
        expected = sum(1 for r in example_catalog.results if r.reason == reason)
        assert sum(1 for text in said if text.startswith(words)) == expected


def test_an_indicator_has_its_results_beside_its_targets(bodies: dict[str, str]) -> None:
    """The page of an indicator shows the pairs of its own targets, and leads to all results."""
    tree = html.fromstring(bodies["vi/chi-tieu/grdp-growth/index.html"])
    assert tree.xpath("//table[contains(@class, 'pairs')]//tr/@data-target") == [
        "12-kh-ubnd-2024.i.1.2.t1",
        "34-qd-ubnd-2025.phu-luc.stt-2.t1",
    ]
    assert "../../ket-qua/" in tree.xpath("//a/@href")


def _target(
    period: str, comparator: str, low: str | None, high: str | None = None, document: str = "a"
) -> Target:
    least, most = (Decimal(value) if value else None for value in (low, high))
    return Target(
        id=f"{document}.{period}", document=document, passage="", commitment="", indicator="i", name_vi="",
        comparator=comparator, min=least, max=most, value_text="", unit_text="", unit="", period_text="", period=period,
        start=None, end=None, agencies=(), standard_min=least, standard_max=most,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (_target("2023", "ge", "10"), _target("2023", "ge", "10"), "kept"),
        (_target("2023", "ge", "10"), _target("2023", "ge", "12"), "raised"),
        (_target("2023", "le", None, "5"), _target("2023", "le", None, "4"), "lowered"),
        (_target("2023", "range", "7", "8"), _target("2023", "range", "6", "9"), "changed"),
        (_target("2023", "ge", "10"), _target("2023", "le", None, "10"), "changed"),
        (_target("2023", "gt", "10"), _target("2023", "ge", "10"), "changed"),
        (_target("2022", "eq", "5", "5"), _target("2023", "eq", "5", "5"), "level"),
        (_target("2022", "eq", "5", "5"), _target("2023", "eq", "6", "6"), "higher"),
        (_target("2022", "eq", "5", "5"), _target("2023", "eq", "4", "4"), "lower"),
        (_target("2022", "eq", "5", "5"), _target("2023", "ge", "6"), "apart"),
    ],
)
def test_what_became_of_a_level(before: Target, after: Target, expected: str) -> None:
    """A level of the same period was kept, raised, lowered or set otherwise; one of another period is only
    put beside it."""
    assert outcome(before, after) == expected


def test_levels_are_compared_across_documents_only(example_catalog: Catalog) -> None:
    """The level before is the nearest of another document; within one document nothing is compared."""
    first, second = example_catalog.documents
    own = [
        _target(p, "ge", v, document=d)
        for p, v, d in (("2024", "1", first), ("2025", "2", first), ("2025", "3", second))
    ]
    found = levels(example_catalog.documents, own)
    assert [(level.target.document, level.outcome) for level in found] == [
        (first, ""),
        (first, ""),
        (second, "raised"),
    ]
    assert found[2].before == own[1]
    same = replace(own[0], id="again")
    assert len(levels(example_catalog.documents, [own[0], same])) == 1


def test_documents_are_compared_by_what_they_share(pages: list[Page], example_catalog: Catalog) -> None:
    """Exactly the indicators that several documents have are compared; the others stand where no later
    document has them."""
    context = _one(pages, "compare").context
    documents = {
        key: {t.document for t in example_catalog.targets.values() if t.indicator == key}
        for key in example_catalog.indicators
    }
    assert {key for key, _ in context["indicators"]} == {
        key for key, own in documents.items() if len(own) > 1
    }
    newest = max(example_catalog.documents, key=lambda d: example_catalog.documents[d].issued_edtf)
    left = {key for _, own in context["dropped"] for key in own}
    assert left == {key for key, own in documents.items() if own and newest not in own}


def test_gaps_follow_their_rules(pages: list[Page], example_catalog: Catalog) -> None:
    """The three lists hold what nobody leads, what has no number, what has no result that compares, and
    nothing else."""
    context = _one(pages, "gap").context
    listed = {
        name: {row.id for _, own in context[f"{name}_by"] for row in own}
        for name in ("unassigned", "numberless", "untold")
    }
    targets = example_catalog.targets.values()
    assert listed["unassigned"] == {t.id for t in targets if not is_assigned(t)}
    assert listed["numberless"] == set(example_catalog.commitments) - {t.passage for t in targets}
    assert listed["untold"] == set(example_catalog.targets) - {
        r.target for r in example_catalog.results if not r.reason
    }
    assert [context[name] for name in listed] == [len(own) for own in listed.values()]
    assert all(listed.values())


def test_an_index_says_who_answers_for_each_part(bodies: dict[str, str], example_catalog: Catalog) -> None:
    """Each component leads to the commitment that gives it to somebody and stands with the leads of that, and with
    the passage where it is written; what one passage gives stands together."""
    tree = html.fromstring(bodies["vi/chi-so/court-index/index.html"])
    for key, part in example_catalog.indices["court-index"].components.items():
        row = tree.xpath(f"//tr[.//b[@id='{key}']]")[0]
        assert tree.xpath(f"string(//b[@id='{key}'])") == part.name_vi
        for passage in part.passages:
            document, _, local = passage.partition(".")
            assert f"../../van-ban/{document}/#{local}" in row.xpath(".//a/@href")
            for lead in example_catalog.commitments[passage].by_role("lead"):
                assert f"../../co-quan/{lead}/" in row.xpath(".//a/@href")
                assert f"../../nhiem-vu/{passage}/" in row.xpath(f".//b[@id='{key}']/a/@href")
    given = {part.passages for part in example_catalog.indices["court-index"].components.values()}
    assert len(tree.xpath("//table//tr[td]")) == len(given)


def test_what_is_embedded_needs_nothing(
    pages: list[Page], bodies: dict[str, str], example_catalog: Catalog
) -> None:
    """Each indicator and each body that leads something has a short form without frame, which leads to its
    whole page."""
    own = [p for p in pages if p.kind == "embed" and p.ident and p.language == "vi"]
    assert all("bare" in p.extra for p in own)
    idents = {p.ident for p in own}
    assert {f"indicator/{key}" for key in example_catalog.indicators} < idents
    assert "agency/so-tai-chinh" in idents
    for page in own:
        body = bodies[page.source]
        kind, _, ident = page.ident.partition("/")
        folder = {"agency": "co-quan", "indicator": "chi-tieu"}[kind]
        assert f'href="../../../{folder}/{ident}/"' in body
        assert "<script" not in body
        # two facts, of which the second may begin a line: the dot before it is not part of it
        assert body.count('<p class="embed-foot item-facts"><span class="fact"><a') == 1
        assert "> ·" not in body.partition("embed-foot")[2]
    gone = bodies[next(p for p in own if p.ident == "agency/so-tai-chinh").source]
    assert "Sở Tài chính (đến 28/02/2025)</h1>" in unescape(gone)


def test_pages_lead_to_their_short_form(pages: list[Page]) -> None:
    """The frame leads to the short form from exactly the pages that have one."""
    short = {p.ident for p in pages if p.kind == "embed" and p.ident and p.language == "vi"}
    leading = {
        f"{p.kind}/{p.ident}"
        for p in pages
        if p.language == "vi" and "embed" in p.extra and p.kind != "embed"
    }
    assert leading == short


def test_gaps_are_those_of_the_published_views(pages: list[Page], example_dataset: Dataset) -> None:
    """The page and the views of the SQLite file, which have the same rules, list the same."""
    context = _one(pages, "gap").context
    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(sqlite.render(example_dataset).data)
        views = {
            "unassigned": "SELECT target_id FROM targets_unassigned",
            "numberless": "SELECT commitment_id FROM commitments_without_target",
            "untold": "SELECT target_id FROM targets_without_result",
        }
        for name, query in views.items():
            listed = {row.id for _, own in context[f"{name}_by"] for row in own}
            assert listed == {row[0] for row in database.execute(query)}


def test_every_file_of_a_part_is_linked(
    bodies: dict[str, str], example_downloads: Mapping[str, bytes]
) -> None:
    """What lies unpacked or packed for an agency, topic or document is linked by its page in each language;
    nothing lies there unseen."""
    parts = [
        path
        for path in example_downloads
        if path.startswith(("data/agencies/", "data/topics/", "data/documents/"))
        and (path.endswith(".zip") or "/commitments." in path)
    ]
    assert len(parts) > 20
    for language in ("vi", "en"):
        linked = {
            path
            for name, body in bodies.items()
            if name.startswith(f"{language}/")
            for path in re.findall(r'href="(?:\.\./)*(data/[^"]+)"', body)
        }
        assert set(parts) - linked == set()
    member = bodies["vi/co-quan/ubnd-huyen-thanh-khe/index.html"]
    assert "data/agencies/ubnd-huyen-thanh-khe/commitments.csv" in member
