"""The same matter in other documents: what ties two commitments, what does not, and which stands first."""

from __future__ import annotations

from collections import defaultdict
from types import SimpleNamespace
from typing import Any, cast

from generator.content.catalog import Catalog
from generator.model.records import Commitment, Due, Involvement
from generator.site.pages.likeness import COMMON, MOST, Alike, alike
from generator.site.pages.relations import relate

_TEXT = "Đẩy nhanh tiến độ giải phóng mặt bằng"
_OTHER = "Tuyên truyền chính sách bảo hiểm y tế"


def _made(
    ident: str, text: str = _TEXT, *, project: str = "", lead: str = "", topic: str = "land"
) -> Commitment:
    """A commitment; its document is what stands before the point. ``lead`` is an agency, with its basis when not named."""
    due = Due(text="", edtf="", start=None, end=None, recurrence="")
    agency, _, basis = lead.partition("/")
    agencies = (Involvement(agency, "lead", basis or "text"),) if lead else ()
    projects = (project,) if project else ()
    return Commitment(
        id=ident,
        document=ident.split(".", maxsplit=1)[0],
        passage=ident,
        section="",
        text=text,
        title_vi="",
        title_en="",
        responsibility="text",
        due=due,
        beneficiaries=(),
        topics=(topic,),
        agencies=agencies,
        projects=projects,
        places=(),
    )


def _tied(
    *commitments: Commitment,
    cites: dict[str, list[str]] | None = None,
    measures: dict[str, list[str]] | None = None,
    laws: tuple[str, ...] = (),
) -> dict[str, list[Alike]]:
    keys = {key for own in (cites or {}).values() for key in own}
    legal = {key: SimpleNamespace(type="luật" if key in laws else "nghị quyết") for key in keys}
    catalog = SimpleNamespace(commitments={c.id: c for c in commitments}, legal_documents=legal)
    cited: Any = defaultdict(
        list, {p: [SimpleNamespace(legal_document=key) for key in own] for p, own in (cites or {}).items()}
    )
    targets: Any = defaultdict(
        list, {p: [SimpleNamespace(indicator=key) for key in own] for p, own in (measures or {}).items()}
    )
    return alike(cast("Catalog", catalog), targets, cited)


def _ids(found: list[Alike]) -> list[str]:
    return [a.commitment.id for a in found]


def test_same_project_in_another_document() -> None:
    """A project ties commitments of different documents, never of one, and is said."""
    found = _tied(
        _made("a.1", project="road"),
        _made("b.1", _OTHER, project="road"),
        _made("a.2", project="road"),
        _made("b.2"),
    )
    assert _ids(found["a.1"]) == ["b.1"]
    assert found["a.1"][0].by_kind == [("project", ["road"])]
    assert _ids(found["b.1"]) == ["a.1", "a.2"]
    assert "b.2" not in found


def test_indicator_and_cited_document_tie() -> None:
    """So does a target under the same indicator, and the citation of the same document."""
    one, two = _made("a.1", lead="x", topic="land"), _made("b.1", _OTHER, lead="y", topic="health")
    assert _tied(one, two, measures={"a.1": ["roads"], "b.1": ["roads"]})["a.1"][0].shared == (
        ("indicator", "roads"),
    )
    assert _tied(one, two, cites={"a.1": ["nq-43"], "b.1": ["nq-43"]})["a.1"][0].shared == (
        ("legal_document", "nq-43"),
    )


def test_law_and_what_many_cite_tie_nothing() -> None:
    """A law ties nothing, nor does a document that very many cite."""
    one, two = _made("a.1"), _made("b.1")
    assert _tied(one, two, cites={"a.1": ["l"], "b.1": ["l"]}, laws=("l",)) == {}
    many = [_made(f"a.{i}") for i in range(COMMON)]
    assert _tied(*many, two, cites={c.id: ["nq"] for c in (*many, two)}) == {}


def test_agency_and_topic_need_like_words() -> None:
    """The same topic and lead agency tie only where the words are alike, the topic is the same, and the agency is named."""
    one = _made("a.1", lead="x")
    assert _ids(_tied(one, _made("b.1", lead="x"))["a.1"]) == ["b.1"]
    for other in (
        _made("b.1", _OTHER, lead="x"),
        _made("b.1", lead="x", topic="health"),
        _made("b.1", lead="x/group"),
    ):
        assert _tied(one, other) == {}


def test_nearest_first_and_not_too_many() -> None:
    """What shares most stands first, of equals what has more words in common; a list ends after a handful."""
    one = _made("a.1", project="road", lead="x")
    least, far = _made("b.1", lead="x"), _made("b.2", _OTHER, project="road")
    found = _tied(one, least, far, _made("b.3", project="road"), _made("b.4", project="road", lead="x"))
    assert _ids(found["a.1"]) == ["b.4", "b.3", "b.2", "b.1"]
    crowd = _tied(one, *(_made(f"b.{i}", project="road") for i in range(2 * MOST)))
    assert len(crowd["a.1"]) == MOST


def test_miniature_project(example_catalog: Catalog) -> None:
    """The road that both invented documents name ties the two commitments that name it."""
    found = relate(example_catalog).alike
    assert {ident: _ids(own) for ident, own in found.items()} == {
        "12-kh-ubnd-2024.ii.1.3": ["34-qd-ubnd-2025.dieu-2.1.1"],
        "34-qd-ubnd-2025.dieu-2.1.1": ["12-kh-ubnd-2024.ii.1.3"],
    }
