"""Who is told to do something: by the front of a letter, by the issuer, beside a name, after a condition."""

from __future__ import annotations

from typing import Any

import pytest

from generator.importing.roles import Setting, roles
from generator.importing.suggesting import suggest
from generator.text.blocks import Cell, Row
from generator.text.sections import Draft

ISSUER = "Ủy ban nhân dân tỉnh Bến Lau"


def _lead(text: str, kind: str = "commitment", issuer: str = ISSUER) -> tuple[str, ...]:
    return roles(Draft("II.1", kind, "1.", text), Setting((), issuer)).lead


def _suggested(*drafts: Draft) -> dict[int, dict[str, Any]]:
    return {record["passage"]: record for record in suggest(drafts, (), ISSUER)}


def test_a_council_that_gives_a_task_away_does_not_lead_it() -> None:
    """The issuer only tells another, also where it is named without its place."""
    text = "Hội đồng nhân dân xã giao Ủy ban nhân dân xã rửa bể nước."
    assert _lead(text, issuer="Hội đồng nhân dân xã Bến Lau") == ("Ủy ban nhân dân xã",)


def test_the_front_of_a_letter_asks_for_all_that_follows() -> None:
    """A "Đề nghị X thực hiện:" above a list gives its leads to the items that name nobody."""
    front = Draft(
        "", "preamble", "", "Để giữ nước, UBND tỉnh đề nghị Sở Y tế, UBND các xã, phường thực hiện:"
    )
    own = _suggested(
        front,
        Draft("1", "commitment", "1.", "Kiểm tra các bể nước."),
        Draft("2", "commitment", "2.", "Công an tỉnh bảo vệ các bể nước."),
    )
    assert own[1]["lead"] == ["Sở Y tế", "UBND các xã, phường"]
    assert own[2]["lead"] == ["Công an tỉnh"]


def test_a_front_that_asks_nobody_gives_no_lead() -> None:
    """A plan that its office draws up itself tells nobody in its front."""
    front = Draft("", "preamble", "", "Thực hiện Luật Tài nguyên nước, UBND tỉnh ban hành Kế hoạch như sau:")
    own = _suggested(front, Draft("1", "commitment", "1.", "Kiểm tra các bể nước trước ngày 01/6/2024."))
    assert own[1]["lead"] == []


def test_an_issuer_that_asks_another_does_not_lead() -> None:
    """Of "Cục X đề nghị Sở Y", whoever is asked leads, not the issuer."""
    text = "Cục Hóa chất đề nghị Sở Công Thương rà soát các kho."
    assert _lead(text, issuer="Cục Hóa chất") == ("Sở Công Thương",)
    assert "Cục Hóa chất" in _lead("Cục Hóa chất rà soát các kho.", issuer="Cục Hóa chất")


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Bộ Nội vụ, cơ quan chủ trì triển khai Đề án:", ("Bộ Nội vụ",)),
        ("Sở Tài chính: Căn cứ kinh phí đã giao cho Công an tỉnh, thông báo dự toán.", ("Sở Tài chính",)),
        ("Lập đoàn kiểm tra tại các trường; UBND các huyện (Giao Công an tỉnh tham mưu).", ("Công an tỉnh",)),
        ("Nếu có vướng mắc thì Sở Y tế có văn bản báo cáo.", ("Sở Y tế",)),
        ("Nếu bể hỏng thì Sở Y tế nơi có bể có trách nhiệm báo cáo.", ("Sở Y tế",)),
        ("Theo đề nghị của Sở Tài chính, Sở Y tế chủ trì rà soát.", ("Sở Y tế",)),
        ("Kết thúc năm 2025, Sở Y tế báo cáo kết quả.", ("Sở Y tế",)),
        ("Các Vụ Giữ nước:", ("Vụ Giữ nước",)),
        ("Giao Cơ quan Ủy ban Kiểm tra Đảng ủy:", ("Ủy ban Kiểm tra Đảng ủy",)),
        ("Cuối tháng 3: các cơ quan liên quan rửa xong bể.", ("các cơ quan liên quan",)),
        ("Sở Y tế chỉ quan tâm đến nội dung được giao cho Sở Tài chính.", ("Sở Y tế",)),
        ("Căn cứ Luật Nước năm 2012, Ủy ban nhân dân các xã chỉ đạo giữ nước.", ("Ủy ban nhân dân các xã",)),
        ("Bố trí kinh phí cho các văn bản do Bộ Nội vụ chủ trì soạn thảo.", ()),
        ("Cục trưởng Cục Nước, Chi cục trưởng Chi cục Đất chủ động rửa bể.", ("Cục Nước", "Chi cục Đất")),
    ],
)
def test_only_those_who_do_it_lead(text: str, lead: tuple[str, ...]) -> None:
    """What a body is called, whom money was given to and what a list goes on with lead nothing."""
    assert _lead(text, "heading" if text.endswith(":") else "commitment") == lead


def test_a_committee_that_tells_others_leads_nothing_where_no_issuer_is_known() -> None:
    """A text without a letterhead still says who only tells ("yêu cầu thủ trưởng ...")."""
    text = "Uỷ ban nhân dân tỉnh yêu cầu thủ trưởng các sở, ngành rửa bể."
    assert _lead(text, issuer="") == ("các sở, ngành",)


@pytest.mark.parametrize(
    "heading",
    ["Mời Hội những người giữ nước", "Đề nghị Lực lượng thủy nông", "Hiệp hội nghề cá", "Trưởng các bến đò"],
)
def test_a_heading_of_the_organising_part_names_whoever_it_names(heading: str) -> None:
    """Under "Tổ chức thực hiện" a short heading is a name also where no grammar knows it."""
    own = _suggested(
        Draft("III", "heading", "III.", "TỔ CHỨC THỰC HIỆN"),
        Draft("III.1", "heading", "1.", heading),
        Draft("III.1", "commitment", "-", "Rửa các bể nước."),
    )
    assert own[2]["lead"] == [heading.removeprefix("Mời ").removeprefix("Đề nghị ")]


@pytest.mark.parametrize(
    ("kind", "above"),
    [
        ("heading", "Sở Y tế chủ trì, phối hợp với Công an tỉnh thực hiện các nhiệm vụ sau:"),
        ("commitment", "Sở Y tế chủ trì, phối hợp với Công an tỉnh thực hiện các công việc trong bảng."),
    ],
)
def test_a_duty_above_a_table_is_that_of_its_rows(kind: str, above: str) -> None:
    """Where no column names bodies, the rows have those of the line above the table, heads between or not."""
    heads = ("STT", "Nội dung", "Thời gian")
    row = Row((Cell("1"), Cell("Rửa bể"), Cell("Tháng 7/2026")), heads)
    head = Row(tuple(Cell(h) for h in heads), (), role="head")
    own = _suggested(
        Draft("II.1", kind, "1.", above),
        Draft("II.1", "heading", "", "STT Nội dung Thời gian", head),
        Draft("II.1 STT 1", "commitment", "1", "Rửa bể Tháng 7/2026", row),
    )
    assert own[2]["lead"] == ["Sở Y tế"]
    assert own[2]["cooperate"] == (["Công an tỉnh"] if kind == "heading" else [])


def test_a_heading_below_a_lead_in_is_nearer() -> None:
    """What "yêu cầu các sở ... như sau:" gives to all ends under a heading that names a body of its own."""
    all_of_them = "UBND tỉnh yêu cầu các sở, ban, ngành và UBND các xã thực hiện các nhiệm vụ sau:"
    own = _suggested(
        Draft("II", "heading", "II.", "Nhiệm vụ"),
        Draft("II", "lead-in", "", all_of_them),
        Draft("II.1", "commitment", "1.", "Giữ nước."),
        Draft("II.2", "heading", "2.", "Trung tâm Phát triển quỹ đất tỉnh"),
        Draft("II.2", "commitment", "-", "Rửa các bể nước."),
    )
    assert own[2]["lead"] == ["các sở, ban, ngành", "UBND các xã"]
    assert own[4]["lead"] == ["Trung tâm Phát triển quỹ đất tỉnh"]


def test_a_part_of_a_duty_that_names_its_body_has_that_one() -> None:
    """Under "1. Sở X là cơ quan chủ trì ..." the part "1.1. Trung tâm Y" is that centre's."""
    own = _suggested(
        Draft("II.1", "commitment", "1.", "Sở Xây dựng là cơ quan chủ trì giữ nước."),
        Draft("II.1.1", "heading", "1.1.", "Trung tâm Phát triển quỹ đất tỉnh:"),
        Draft("II.1.1", "commitment", "-", "Rửa các bể nước."),
        Draft("II.1.2", "heading", "1.2.", "Các việc khác"),
        Draft("II.1.2", "commitment", "-", "Thay các van."),
    )
    assert own[0]["lead"] == ["Sở Xây dựng"]
    assert own[2]["lead"] == ["Trung tâm Phát triển quỹ đất tỉnh"]
    assert own[4]["lead"] == ["Sở Xây dựng"]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Quý I/2027, các đơn vị đánh giá việc giữ nước.", ("các đơn vị",)),
        ("Căn cứ Kế hoạch này, UBND các xã trên địa bàn tỉnh xây dựng kế hoạch.", ("UBND các xã",)),
        ("Theo dõi, đôn đốc các đơn vị, địa phương triển khai giữ nước.", ()),
        ("Sở Y tế có văn bản, yêu cầu các cơ quan, địa phương báo cáo.", ("Sở Y tế",)),
        ("Sở Y tế, trên cơ sở đề xuất của Sở Xây dựng, Sở Nội vụ, chủ trì rửa bể.", ("Sở Y tế",)),
        ("Về đề nghị Bộ Nội vụ chỉ đạo việc rửa bể: giao Bộ Y tế chủ trì xử lý.", ("Bộ Y tế",)),
        (
            "Căn cứ Kế hoạch này, các sở, ngành được phân công chủ trì nhiệm vụ có trách nhiệm lập kế hoạch.",
            ("các sở, ngành",),
        ),
        (
            "Bộ trưởng, Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ chịu trách nhiệm giữ nước.",
            ("Bộ trưởng, Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ",),
        ),
        (
            "Đề nghị các Tập đoàn: Bưu chính Viễn thông Việt Nam, Công nghiệp - Viễn thông Quân đội rà soát sóng.",
            ("Tập đoàn Bưu chính Viễn thông Việt Nam", "Tập đoàn Công nghiệp - Viễn thông Quân đội"),
        ),
        ("Các Trung tâm y tế giám sát bể nước.", ("Các Trung tâm y tế",)),
        (
            "Lập Ban giữ nước, bao gồm: Trưởng Ban là Chủ tịch xã; thành viên là Sở Nội vụ. Sở Y tế, Sở Xây dựng.",
            (),
        ),
        ("UBND các xã trên địa bàn tỉnh tổ chức rửa bể.", ("UBND các xã",)),
        (
            "Các cơ quan được phân công chủ trì nhiệm vụ có trách nhiệm lập dự toán.",
            ("Các cơ quan được phân công chủ trì nhiệm vụ",),
        ),
        ("Các chủ rừng là tổ chức phải giữ nước.", ("Các chủ rừng là tổ chức",)),
    ],
)
def test_who_leads_behind_an_opening_and_who_is_only_urged(text: str, lead: tuple[str, ...]) -> None:
    """A quarter opens a sentence, "Theo dõi," does not, and whoever is urged there leads nothing."""
    assert _lead(text) == lead


def test_names_with_a_number_and_a_longer_field_are_whole() -> None:
    """A list of partners goes on behind "... số 1" and behind a field of several words."""
    text = (
        "Chủ trì, phối hợp với Ban Quản lý dự án đầu tư xây dựng số 1, Chi cục Thủy lợi và phòng chống thiên tai,"
        " Báo và Đài PT-TH tỉnh, Công an tỉnh giữ nước."
    )
    assert roles(Draft("II.1", "commitment", "1.", text), Setting((), ISSUER)).cooperate == (
        "Ban Quản lý dự án đầu tư xây dựng số 1",
        "Chi cục Thủy lợi và phòng chống thiên tai",
        "Báo và Đài PT-TH tỉnh",
        "Công an tỉnh",
    )


@pytest.mark.parametrize(
    ("heading", "edtf"),
    [
        ("Đợt 1: Từ ngày 05/12/2025 đến ngày 20/02/2026:", ["2025-12-05/2026-02-20"]),
        ("Tháng 6/2026", ["2026-06"]),
        ("Giai đoạn 1: 2026 - 2030", []),
        ("Từ ngày 05/12/2025 các thôn giữ nước, rửa bể, thay van và ghi sổ mọi bể nước", []),
    ],
)
def test_tasks_have_the_time_of_their_heading(heading: str, edtf: list[str]) -> None:
    """A heading that is a stage with its days gives them to tasks without a day; years and sentences do not."""
    own = _suggested(
        Draft("II", "heading", "II.", "NỘI DUNG"),
        Draft("II.1", "heading", "1.", heading),
        Draft("II.1", "heading", "a)", "Ở các thôn:"),
        Draft("II.1", "commitment", "-", "Sở Y tế rửa các bể nước."),
        Draft("II.1", "commitment", "-", "Sở Y tế thay van trước ngày 03/02/2026."),
        Draft("II.2", "heading", "2.", "Việc khác"),
        Draft("II.2", "commitment", "-", "Sở Y tế ghi sổ."),
    )
    assert [d["edtf"] for d in own[3]["deadlines"]] == edtf
    assert [d["edtf"] for d in own[4]["deadlines"]] == ["2026-02-03"]
    assert own[6]["deadlines"] == []


def test_whoever_must_do_something_only_later_does_not_replace_the_heading() -> None:
    """Behind a sentence of the body above, "các cơ quan phải ..." tells the same body's duty."""
    under = _suggested(
        Draft("1", "heading", "1.", "Sở Y tế"),
        Draft(
            "1", "commitment", "-", "Lập quy trình rửa bể. Chậm nhất là tháng 6 các cơ quan phải lập xong."
        ),
    )
    assert under[1]["lead"] == ["Sở Y tế"]


def test_the_bodies_whose_units_help_are_partners() -> None:
    """Of "phối hợp với các đơn vị của Bộ A, Bộ B" all are named; what a colon begins names none."""
    found = roles(
        Draft(
            "",
            "commitment",
            "",
            "Sở Y tế phối hợp với các đơn vị của Bộ Tài chính, Bộ Y tế: Rửa bể, Sở Xây dựng.",
        ),
        Setting(),
    )
    assert found.cooperate == ("các đơn vị", "Bộ Tài chính", "Bộ Y tế")


def test_a_part_by_letters_takes_nothing_from_the_part_before() -> None:
    """Below "b) ..." that names nobody known stands no duty of "a) Sở Y tế"; that of the number above goes on."""
    parts = (
        Draft("1", "heading", "a)", "Sở Y tế"),
        Draft("1", "commitment", "-", "Rửa bể."),
        Draft("1", "heading", "b)", "Trách nhiệm của những người giữ nước"),
        Draft("1", "commitment", "-", "Thay cát."),
    )
    for heading, lead in (("Nhiệm vụ", []), ("Sở Xây dựng", ["Sở Xây dựng"])):
        found = _suggested(Draft("1", "heading", "1.", heading), *parts)
        assert (found[2]["lead"], found.get(4, {}).get("lead", [])) == (["Sở Y tế"], lead)


def test_partners_in_the_name_of_a_task_are_none() -> None:
    """Of "các nhiệm vụ phối hợp với Bộ Y tế" the words name the tasks, not who helps."""
    found = roles(
        Draft("", "commitment", "", "Sở Y tế bố trí tiền cho các nhiệm vụ phối hợp với Bộ Y tế."), Setting()
    )
    assert found.cooperate == ()


@pytest.mark.parametrize(
    ("partners", "names"),
    [
        (
            "doanh nghiệp, viện nghiên cứu, trường đại học",
            ["doanh nghiệp", "viện nghiên cứu", "trường đại học"],
        ),
        (
            "các doanh nghiệp viễn thông và các đơn vị liên quan",
            ["các doanh nghiệp viễn thông", "các đơn vị liên quan"],
        ),
        ("các sở, ban, ngành, đơn vị và UBND cấp xã", ["các sở, ban, ngành, đơn vị", "UBND cấp xã"]),
        ("lực lượng quân đội, công an", ["lực lượng quân đội, công an"]),
    ],
)
def test_partners_of_a_kind_are_all_named(partners: str, names: list[str]) -> None:
    """What is no department helps too, and a list goes on behind it."""
    found = roles(
        Draft("II.1", "commitment", "1.", f"Phối hợp với {partners} tổ chức rửa bể."), Setting((), ISSUER)
    )
    assert list(found.cooperate) == names


def test_a_card_may_say_in_sentences_who_does_what() -> None:
    """The bodies that act lead; what they do, and whom it is for, does not."""
    words = "Sở Y tế chủ trì tham mưu UBND tỉnh ban hành; Sở Xây dựng và UBND các xã chủ động rửa bể của Trạm Y tế."
    own = _suggested(
        Draft("1", "commitment", "1.", "Rửa các bể nước."),
        Draft("1", "other", "-", f"Cơ quan thực hiện: {words}"),
        Draft("1", "other", "-", "Thời gian thực hiện: Quý II năm 2024."),
    )
    assert own[0]["lead"] == ["Sở Y tế", "Sở Xây dựng", "UBND các xã"]
