"""The same matter in other documents: what ties two commitments, what does not, and which stands first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from generator.content.catalog import Catalog
from generator.model.records import Commitment, Due, Involvement
from generator.site.pages import likeness
from generator.site.pages.likeness import ALIKE, COMMON, MOST, Alike, Words, alike, pairs_of_words
from generator.site.pages.relations import relate

_TEXT = "Đẩy nhanh tiến độ giải phóng mặt bằng"
_OTHER = "Tuyên truyền chính sách bảo hiểm y tế"


def _made(
    ident: str, text: str = _TEXT, *, project: str = "", lead: str = "", topic: str = "land"
) -> Commitment:
    """A commitment; its document is what stands before the point. ``lead`` is an agency, with its basis when
    not named."""
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
    """The same topic and lead agency tie only where the words are alike, the topic is the same, and the
    agency is named."""
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


def _holding(kind: str, own: list[Commitment], held: dict[str, list[str]]) -> dict[str, list[Alike]]:
    """What ties commitments that cite, or measure, what ``held`` says."""
    return _tied(*own, cites=held) if kind == "cites" else _tied(*own, measures=held)


def test_what_a_few_cite_still_ties() -> None:
    """A document that as many cite as may still ties them; one more, and it ties none. So with an indicator,
    never a project."""
    for kind in ("cites", "measures"):
        few = [_made(f"a.{i}", _OTHER, topic=f"t{i}") for i in range(COMMON - 1)]
        one = _made("b.1", topic="z")
        held = {c.id: ["nq"] for c in (*few, one)}
        assert len(_holding(kind, [*few, one], held)["b.1"]) == MOST
        more = _made("c.1", topic="y")
        assert _holding(kind, [*few, one, more], {**held, "c.1": ["nq"]}) == {}
    many = [_made(f"a.{i}", project="road") for i in range(COMMON)]
    assert len(_tied(*many, _made("b.1", project="road"))["b.1"]) == MOST


def test_what_is_shared_counts_by_its_kind() -> None:
    """A project or indicator before a cited document, that before work; a second thing of a kind counts one
    more."""
    one = _made("a.1", project="road", lead="x")
    others = {
        "b.1": _made("b.1", _OTHER, project="road", topic="t1"),
        "b.2": _made("b.2", _OTHER, topic="t2"),
        "b.3": _made("b.3", lead="x"),
        "b.4": _made("b.4", _OTHER, topic="t4"),
    }
    cites = {"a.1": ["k", "m"], "b.2": ["k"], "b.4": ["k", "m"]}
    found = _tied(one, *others.values(), cites=cites)["a.1"]
    assert _ids(found) == ["b.1", "b.4", "b.2", "b.3"]
    assert found[1].by_kind == [("legal_document", ["k", "m"])]
    assert found[3].shared == (("work", "x"),)


def test_all_that_is_shared_is_told_the_strongest_first() -> None:
    """Kind by kind: projects, indicators, cited documents, the work of one agency; each thing once, however
    often it stands."""
    one, two = (_made(f"{d}.1", project="road", lead="x") for d in "ab")
    held: dict[str, list[str]] = {"a.1": ["i", "i"], "b.1": ["i"]}
    cited = {"a.1": ["nq", "nq"], "b.1": ["nq"]}
    (found,) = _tied(one, two, cites=cited, measures=held)["a.1"]
    assert found.by_kind == [
        ("project", ["road"]),
        ("indicator", ["i"]),
        ("legal_document", ["nq"]),
        ("work", ["x"]),
    ]


def test_work_is_tied_by_the_share_of_words() -> None:
    """With nothing but topic and agency in common, the share of word pairs decides: at the bound they are
    tied, below not."""
    words = [f"w{i}" for i in range(200)]
    long = " ".join(words[:101])  # a hundred pairs
    one = _made("a.1", long, lead="x")
    share = round(ALIKE * 100)
    for pairs, tied in ((share, True), (share - 1, False)):
        text = " ".join(words[: pairs + 1])  # a part of it: what is in common over what both have
        assert bool(_tied(one, _made("b.1", text, lead="x"))) is tied
    assert pairs_of_words("Đầu tư, ĐẦU TƯ") == {("đầu", "tư"), ("tư", "đầu")}
    assert pairs_of_words("một") == frozenset()


def test_an_agency_ties_as_lead_alone() -> None:
    """Who only cooperates, or leads by a heading's silence, ties nothing; who is named in a heading does."""
    one = _made("a.1", lead="x")
    assert _ids(_tied(one, _made("b.1", lead="x/heading"))["a.1"]) == ["b.1"]
    assert _tied(one, _made("b.1", lead="x/issuer")) == {}
    helper = replace(one, id="b.1", document="b", agencies=(Involvement("x", "cooperate", "text"),))
    assert _tied(one, helper) == {}


def test_of_equals_the_first_by_id() -> None:
    """Of those that share the same and have as many words in common, the one whose id comes first stands
    first."""
    found = _tied(_made("a.1", project="road"), *(_made(f"b.{i}", project="road") for i in "312"))
    assert _ids(found["a.1"]) == ["b.1", "b.2", "b.3"]


def test_a_further_thing_of_a_kind_counts_one() -> None:
    """Four indicators in common count more than a project with a cited document, three count the same."""
    one = _made("a.1", project="road", topic="t0")
    many, two = _made("b.1", _OTHER, topic="t1"), _made("b.2", project="road", topic="t2")
    cites = {"a.1": ["k"], "b.2": ["k"]}
    for shared, first in ((["i", "j", "k", "l"], "b.1"), (["i", "j", "k"], "b.2")):
        found = _tied(one, many, two, cites=cites, measures={"a.1": shared, "b.1": shared})
        assert _ids(found["a.1"])[0] == first


def test_the_bounds_are_those_that_pages_were_reviewed_with() -> None:
    """Twelve citing commitments, an eighth of the words, six answers: who changes one looks at the pages of
    the documents anew."""
    assert (COMMON, ALIKE, MOST) == (12, 0.12, 6)


def test_texts_without_a_word_in_common_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one agency leads in one topic grows with the content: of forty commitments only the two that are
    worded alike are held against each other."""
    texts = [f"a{n} b{n} c{n}" for n in range(39)]
    made = [_made(f"d{n}.1", text, lead="x") for n, text in enumerate([*texts, texts[0]])]
    compared: list[int] = []
    overlap = likeness.overlap

    def counted(both: int, one: Words, other: Words) -> float:
        compared.append(both)
        return overlap(both, one, other)

    monkeypatch.setattr(likeness, "overlap", counted)
    found = _tied(*made)
    assert {key: [a.commitment.id for a in own] for key, own in found.items()} == {
        "d0.1": ["d39.1"],
        "d39.1": ["d0.1"],
    }
    assert len(compared) < len(made)


def test_each_agency_has_as_many_worded_alike_as_are_shown() -> None:
    """More than are shown are worded alike: the nearest stand first, the others are left out; one that shares
    a project too stands before all of them."""
    words = _TEXT.split()
    made = [_made(f"d{n}.1", " ".join([*words[: 8 - n], f"x{n}"]), lead="x") for n in range(5)]
    made += [_made(f"e{n}.1", _TEXT, lead="x") for n in range(5)]
    made += [_made("f.1", f"{_TEXT} y", lead="x", project="p"), _made("g.1", "z", lead="x", project="p")]
    found = [a.commitment.id for a in _tied(*made)["f.1"]]
    assert found == ["g.1", "e0.1", "e1.1", "e2.1", "e3.1", "e4.1"]
    assert len(found) == MOST
