"""Who stands in the place of whom on a day: one rule for groups, names and inherited duties."""

from __future__ import annotations

import pytest

from generator.content.namesakes import Namesakes
from generator.content.successions import Successions, there
from generator.model.agency import Agency, AgencySuccession
from tests.project import DECISION, REGISTRIES, Project


def _after(*steps: str) -> list[AgencySuccession]:
    """Successions written as "old > new since day"."""
    made = []
    for n, step in enumerate(steps, 1):
        old, _, new, _, day = step.split()
        made.append(
            AgencySuccession(
                id=f"{old}.s{n}",
                agency=old,
                status="succeeded",
                successor=new,
                successor_name_vi=new,
                from_date=day,
                source_title="Nghị quyết",
                source_url="https://example.org/",
            )
        )
    return made


def _heirs(steps: list[str], agency: str, day: str = "") -> list[tuple[str, str]]:
    return [(h.agency, h.since.isoformat()) for h in Successions.of(_after(*steps)).heirs(agency, day)]


CHAIN = ["a > b since 2023-05-01", "b > c since 2025-03-01"]


@pytest.mark.parametrize(
    ("day", "heirs"),
    [
        ("2023-04-30", []),
        ("2023-05", []),
        ("2023-05-01", [("b", "2023-05-01")]),
        ("2025-02-28", [("b", "2023-05-01")]),
        ("2025-03", [("b", "2023-05-01")]),
        ("2025-03-01", [("c", "2025-03-01")]),
        ("", [("c", "2025-03-01")]),
    ],
)
def test_a_succession_counts_from_its_day(day: str, heirs: list[tuple[str, str]]) -> None:
    """A chain is followed as far as it had come by the day; a month is before all its days."""
    assert _heirs(CHAIN, "a", day) == heirs


def test_what_is_split_has_several_heirs_and_what_meets_again_one() -> None:
    """Of two heirs each counts from its own day; the one in which they meet is one heir, from the first day."""
    split = ["a > b since 2023-05-01", "a > c since 2024-01-01"]
    assert _heirs(split, "a", "2023-06-01") == [("b", "2023-05-01")]
    assert _heirs(split, "a", "2024-06-01") == [("b", "2023-05-01"), ("c", "2024-01-01")]
    met = [*split, "b > d since 2025-07-01", "c > d since 2025-03-01"]
    assert _heirs(met, "a") == [("d", "2025-03-01")]
    assert _heirs(met, "a", "2025-03-01") == [("b", "2023-05-01"), ("d", "2025-03-01")]


def test_all_that_ever_stood_in_its_place() -> None:
    """Those too that were followed in their turn, each since its own first day; nobody of a body that lasts."""
    steps = [*CHAIN, "a > c since 2024-01-01", "c > d since 2025-07-01"]
    found = [(h.agency, h.since.isoformat()) for h in Successions.of(_after(*steps)).ever("a")]
    assert found == [("b", "2023-05-01"), ("c", "2024-01-01"), ("d", "2025-07-01")]
    assert Successions.of(_after(*steps)).ever("d") == ()


def test_a_chain_never_comes_back() -> None:
    """Two bodies that each follow the other leave the other in the place of each, not nobody."""
    loop = ["a > b since 2023-05-01", "b > a since 2025-03-01"]
    assert _heirs(loop, "a") == [("b", "2023-05-01")]
    assert _heirs(loop, "b") == [("a", "2025-03-01")]


def test_only_a_named_heir_counts() -> None:
    """What is unchanged, ended, or goes to a body that the registry lacks has no heir."""
    gone = AgencySuccession(
        id="a.s1", agency="a", status="ended", from_date="2023-05-01", source_title="x",
        source_url="https://example.org/",
    )  # fmt: skip
    unknown = _after("a > b since 2023-05-01")[0].model_copy(update={"successor": None})
    assert Successions.of([gone, unknown]).heirs("a") == ()


@pytest.mark.parametrize(
    ("day", "is_there"),
    [
        ("2023-04-30", False),
        ("2023-05-01", True),
        ("2025-02-28", True),
        ("2025-03", True),
        ("2025-03-01", False),
    ],
)
def test_a_body_is_there_from_its_first_to_its_last_day(day: str, is_there: object) -> None:
    """Both days count; a month is before all its days."""
    assert (
        there(Agency(name_vi="a", kind="k", valid_from="2023-05-01", valid_to="2025-02-28"), day) is is_there
    )
    assert there(None, day)
    assert there(Agency(name_vi="a", kind="k"), day)


def test_of_bodies_that_bore_a_name_one_after_another_the_last_is_meant(example: Project) -> None:
    """Two sources may name two heirs of one name: a text means the one that had it last on its day; an heir of
    another name never."""
    catalog = example.catalog()
    agencies = {k: Agency(name_vi=n, kind="k") for k, n in (("a", "Sở A"), ("b", "Sở A"), ("c", "Sở A"))}
    successions = _after("a > b since 2024-01-05", "a > c since 2025-03-01")
    names = Namesakes(agencies | {"d": Agency(name_vi="Sở D", kind="k")}, successions, catalog.documents)
    assert names.meant("a", "12-kh-ubnd-2024") == "b"
    other = Namesakes({**agencies, "b": Agency(name_vi="Sở D", kind="k")}, successions, catalog.documents)
    assert other.meant("a", "12-kh-ubnd-2024") == "a"


def test_a_group_keeps_a_member_whose_successions_go_round(example: Project) -> None:
    """A loop in the registry takes nobody out of a group."""
    example.change(f"{DECISION}/document.yml", "issued_edtf: 2025-03", "issued_edtf: 2025-03-01")
    lines = (example.root / REGISTRIES / "agency_successions.yml").read_text(encoding="utf-8")
    back = {
        "id": "so-tai-chinh-2025.s1", "agency": "so-tai-chinh-2025", "status": "succeeded",
        "successor": "so-tai-chinh", "successor_name_vi": "Sở Tài chính", "from_date": "2025-03-01",
        "source_title": "x", "source_url": "https://example.org/",
    }  # fmt: skip
    assert "so-tai-chinh-2025.s1" not in lines
    example.append(
        f"{REGISTRIES}/agency_successions.yml",
        "- " + "\n  ".join(f"{k}: {v}" for k, v in back.items()) + "\n",
    )
    told = {
        part.agency
        for c in example.catalog().commitments.values()
        for part in c.agencies
        if c.document == DECISION.rpartition("/")[2] and part.via == "cac-so-nganh"
    }
    assert "so-tai-chinh-2025" in told
