"""A document of another province is told apart: no name in it is one of a body of this one."""

from __future__ import annotations

import pytest

from generator.importing import drafted
from generator.importing.identities import Identities, NewBody
from generator.importing.learning import learn
from generator.importing.origin import Home, Province, another_province
from generator.importing.reading import read_bytes
from tests.project import Project

HOME = Home("tỉnh Vân Đài", frozenset({"thi xa ben lau", "ben lau", "tinh van dai", "van dai"}))
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
JOINED = (
    "ỦY BAN NHÂN DÂN     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH BẮC HÀ         Độc lập - Tự do - Hạnh phúc"
)
REST = (
    "Bắc Hà, ngày 5 tháng 6 năm 2024\nKẾ HOẠCH\nKiểm tra nước{more}\nI. NHIỆM VỤ\n1. Sở Y tế kiểm tra nước."
)


def _origin(head: str, more: str = "", home: Home = HOME) -> str:
    read = read_bytes((f"{head}\nSố: 1/KH\n" + REST.format(more=more)).encode(), ".txt")
    assert read is not None
    return str(another_province(drafted(read, ()), home) or "")


@pytest.mark.parametrize(
    ("head", "province"),
    [
        (f"ỦY BAN NHÂN DÂN\nTỈNH BẮC HÀ\n{STATE}", "tỉnh Bắc Hà"),
        (f"UBND TỈNH BẮC HÀ\nSỞ Y TẾ\n{STATE}", "tỉnh Bắc Hà"),
        (f"UBND TỈNH BẮC HÀ\nKHU KINH TẾ CỬA KHẨU\n{STATE}", "tỉnh Bắc Hà"),
        (f"HỘI ĐỒNG NHÂN DÂN\nTHÀNH PHỐ RỒNG\n{STATE}", "thành phố Rồng"),
        (f"ỦY BAN NHÂN DÂN TỈNH BÀ RÍA – VŨNG TRE\n{STATE}", "tỉnh Bà Ría - Vũng Tre"),
        ("TỈNH ỦY BẮC HÀ\nĐẢNG CỘNG SẢN VIỆT NAM", "tỉnh Bắc Hà"),
        (f"ỦY BAN NHÂN DÂN TỈNH BẮC HÀ {STATE}", "tỉnh Bắc Hà"),
        (JOINED, "tỉnh Bắc Hà"),
        (f"SỞ Y TẾ TỈNH BẮC HÀ\n{STATE}", "tỉnh Bắc Hà"),
        (f"ỦY BAN NHÂN DÂN\nXÃ MƯỜNG BÚ\nTỈNH BẮC HÀ\n{STATE}", "tỉnh Bắc Hà"),
    ],
)
def test_a_letterhead_names_another_province(head: str, province: str) -> None:
    """Of a committee, a body below it, the Party; in one column or in two that a reader joined."""
    assert _origin(head) == province


@pytest.mark.parametrize(
    "head",
    [
        f"ỦY BAN NHÂN DÂN\nTỈNH VÂN ĐÀI\n{STATE}",
        f"UBND TỈNH VÂN ĐÀI\nSỞ Y TẾ\n{STATE}",
        f"UBND TỈNH\nSỞ Y TẾ\n{STATE}",
        f"UBND TỈNH\nKHU KINH TẾ CỬA KHẨU\n{STATE}",
        f"BAN CHỈ ĐẠO TỈNH VỀ CHUYỂN ĐỔI SỐ\n{STATE}",
        f"ỦY BAN NHÂN DÂN\nTHÀNH PHỐ BẾN LAU\n{STATE}",
        f"ỦY BAN NHÂN DÂN\nXÃ BẮC SƠN\n{STATE}",
        f"BỘ Y TẾ\n{STATE}",
        f"BỘ CÔNG AN\nCÔNG AN TỈNH VÂN ĐÀI\n{STATE}",
        f"SỞ Y TẾ TỈNH RỪNG\n{STATE}",
        f"ỦY BAN NHÂN DÂN TỈNH VÂN-ĐÀI\n{STATE}",
    ],
)
def test_a_letterhead_of_this_province_of_a_ministry_or_of_a_commune(head: str) -> None:
    """Nothing is told apart: the province itself, its offices and places, the whole country, and what no
    word but a letterhead calls a province."""
    assert _origin(head) == ""


def test_a_city_of_this_province_is_no_other_one() -> None:
    """Where the text has the city in this province; a publication that is of no province has none to part."""
    city = f"ỦY BAN NHÂN DÂN\nTHÀNH PHỐ RỒNG\n{STATE}"
    assert _origin(city, " trên địa bàn thành phố Rồng, tỉnh Vân Đài") == ""
    assert _origin(city, home=Home()) == ""


KNOWN = {
    "so-y-te": ["Sở Y tế"], "ubnd-tinh": ["UBND tỉnh"], "bo-y-te": ["Bộ Y tế"],
    "cac-so-ban-nganh": ["các sở, ban, ngành"], "bao-hiem-xa-hoi-tinh": ["Bảo hiểm xã hội tỉnh"],
}  # fmt: skip
ABROAD = Identities(
    KNOWN,
    {"so-y-te": "Department of Health"},
    Province("tỉnh", "Bắc Hà", "van dai"),
    issued="2024-06-05",
)


@pytest.mark.parametrize(
    ("printed", "body", "name"),
    [
        ("Sở Y tế", "so-y-te-bac-ha", "Sở Y tế (tỉnh Bắc Hà)"),
        ("UBND tỉnh", "ubnd-tinh-bac-ha", "UBND tỉnh Bắc Hà"),
        ("UBND tỉnh Bắc Hà", "ubnd-tinh-bac-ha", "UBND tỉnh Bắc Hà"),
        ("Văn phòng UBND tỉnh", "van-phong-ubnd-tinh-bac-ha", "Văn phòng UBND tỉnh Bắc Hà"),
        ("các sở, ban, ngành", "cac-so-ban-nganh-bac-ha", "các sở, ban, ngành (tỉnh Bắc Hà)"),
        ("Bảo hiểm xã hội Việt Nam", "bao-hiem-xa-hoi-viet-nam", "Bảo hiểm xã hội Việt Nam"),
        ("Văn phòng Trung ương Đảng", "van-phong-trung-uong-dang", "Văn phòng Trung ương Đảng"),
    ],
)
def test_bodies_of_another_province_are_new(printed: str, body: str, name: str) -> None:
    """Each with the province in its id and in its name; those of the whole country are called as printed."""
    new = ABROAD.new(printed)
    assert isinstance(new, NewBody)
    assert (ABROAD.find(printed), new.id, new.name_vi) == ((body,), body, name)


@pytest.mark.parametrize(
    ("printed", "body"),
    [("Bộ Y tế", "bo-y-te"), ("UBND tỉnh Vân Đài", "ubnd-tinh"), ("Sở Y tế tỉnh Vân Đài", "so-y-te")],
)
def test_bodies_named_by_their_own_province_or_of_the_country_are_known(printed: str, body: str) -> None:
    """A ministry is the same everywhere; a body of this province is itself where its province is printed."""
    assert ABROAD.find(printed) == (body,)
    assert ABROAD.new(printed) is None


def test_a_project_knows_its_home(example_project: Project) -> None:
    """The province of the publication's facts, and its places by their names."""
    home = learn(example_project.root).home
    assert home.printed == "tỉnh Vân Đài"
    assert home.places
