"""Printed names are matched with registered bodies, and bodies that the registry lacks get a proposal."""

from __future__ import annotations

import pytest

from generator.importing.enriching import enriched
from generator.importing.identities import Identities, NewBody
from generator.importing.learning import Knowledge, Topics

SPELLINGS = {
    "hoi-nong-dan": ["Hội Nông dân"],
    "hoi-nong-dan-tinh": ["Hội Nông dân tỉnh"],
    "so-tu-phap": ["Sở Tư pháp"],
    "so-y-te": ["Sở Y tế"],
    "ubnd-cac-huyen-thanh-pho": ["UBND các huyện, thành phố", "các địa phương"],
}
ENGLISH = {"so-tu-phap": "Department of Justice", "so-y-te": "Health Office"}
BEFORE, SINCE = "2025-06-30", "2025-07-01"


def _on(issued: str, **more: dict[str, tuple[str, str]]) -> Identities:
    return Identities(SPELLINGS, ENGLISH, "Vân Đài", issued=issued, **more)


@pytest.mark.parametrize("issued", [BEFORE, SINCE])
@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Hội Nông dân tỉnh", "hoi-nong-dan-tinh"),
        ("HỘI NÔNG DÂN", "hoi-nong-dan"),
        ("Sở Y tế tỉnh Vân Đài", "so-y-te"),
        ("các Sở Tư pháp", "so-tu-phap"),
        ("UBND các huyện, thành phố", "ubnd-cac-huyen-thanh-pho"),
        ("UBND cấp xã", "ubnd-cac-xa-phuong"),
        ("các cơ quan, đơn vị liên quan", "cac-co-quan-lien-quan"),
        ("các sở, ban, ngành", "cac-so-ban-nganh"),
        ("Sở KH&ĐT", "so-ke-hoach-va-dau-tu"),
    ],
)
def test_a_printed_name_means_a_body(issued: str, printed: str, meant: str) -> None:
    """The registered body of just this name, then a group, then one whose name differs by what offices add or
    leave out, then a new one; with districts or without."""
    assert _on(issued).find(printed) == (meant,)


@pytest.mark.parametrize("printed", ["các địa phương", "Địa phương"])
def test_localities_are_the_districts_while_there_are_any(printed: str) -> None:
    """The words "các địa phương" mean the districts; since there are none a person has to say, even where
    the registry spells them so."""
    assert _on(BEFORE).find(printed) == ("ubnd-cac-huyen-thanh-pho",)
    assert _on(SINCE).find(printed) == ()
    assert _on(SINCE).new(printed) is None


def test_a_name_means_the_body_that_bears_it_on_the_day() -> None:
    """From its day on, that day too, a name goes to the body that is called so then."""
    after = {"so-y-te": (SINCE, "so-y-te-moi")}
    assert _on(BEFORE, after=after).find("Sở Y tế") == ("so-y-te",)
    assert _on(SINCE, after=after).find("Sở Y tế") == ("so-y-te-moi",)


@pytest.mark.parametrize(
    ("printed", "new"),
    [
        ("Sở GTVT", NewBody("so-giao-thong-van-tai", "Sở GTVT", "department", "")),
        ("Phòng Tư pháp", NewBody("phong-tu-phap", "Phòng Tư pháp", "", "Division of Justice")),
        ("Phòng Y tế", NewBody("phong-y-te", "Phòng Y tế", "", "")),
        (
            "Ủy ban nhân dân xã Bến Lau",
            NewBody("ubnd-xa-ben-lau", "Ủy ban nhân dân xã Bến Lau", "commune", ""),
        ),
        ("Công an xã Bến Lau", NewBody("cong-an-xa-ben-lau", "Công an xã Bến Lau", "armed-forces", "")),
        ("nhà đầu tư thứ cấp", NewBody("nha-dau-tu-thu-cap", "nhà đầu tư thứ cấp", "enterprise", "")),
        ("Sở Y tế", None),
    ],
)
def test_a_new_body_is_proposed(printed: str, new: NewBody | None) -> None:
    """A body that the registry lacks gets an id, a kind by its first words, and an English name where its
    field is registered with one; one that it has is none."""
    assert _on(BEFORE).new(printed) == new


def test_a_new_body_is_one_however_it_is_printed() -> None:
    """With the name of the province or without it, with "các" or without it; a ward that is called as the
    province is no province."""
    known = Identities({}, province="Sơn Hà")
    printed = ("Ban Quản lý rừng tỉnh", "Ban Quản lý rừng tỉnh Sơn Hà", "Ban Quản lý các rừng tỉnh")
    assert {known.find(name) for name in printed} == {("ban-quan-ly-rung-tinh",)}
    assert known.find("UBND phường Sơn Hà") != known.find("UBND phường")


def test_a_new_body_is_called_as_it_is_named_most_with_all_its_spellings() -> None:
    """A reader who accepts it has every spelling of the document; one that is spelled one way says it once."""
    passages = [
        {"text": "a", "kind": "heading", "heading_path": "", "section": "1"},
        {"text": "b", "kind": "heading", "heading_path": "", "section": "2"},
    ]
    told = [
        {"passage": 0, "lead": ["Ban Quản lý Rừng tỉnh Sơn Hà", "Sở Y tế"]},
        {"passage": 1, "lead": ["Ban Quản lý rừng tỉnh"], "cooperate": ["Ban Quản lý rừng tỉnh"]},
    ]
    known = Knowledge({}, Topics([]), {}, frozenset())
    bodies = enriched(passages, told, known, "Sơn Hà")["bodies"]
    assert [(b["id"], b["name_vi"], b.get("names")) for b in bodies] == [
        (
            "ban-quan-ly-rung-tinh-son-ha",
            "Ban Quản lý rừng tỉnh",
            ["Ban Quản lý rừng tỉnh", "Ban Quản lý Rừng tỉnh Sơn Hà"],
        ),
        ("so-y-te", "Sở Y tế", None),
    ]
