"""Lines that state particulars, and lines that give duties though they look so."""

from __future__ import annotations

import pytest

from generator.text.drafting import draft, with_kinds
from generator.text.kinds import classify
from generator.text.particulars import is_particular
from generator.text.sections import Draft

FRONT = (
    "ỦY BAN NHÂN DÂN XÃ BẾN LAU\nSố: 7/KH-UBND\nBến Lau, ngày 3 tháng 6 năm 2024\n\nKẾ HOẠCH\nGiữ nước\n\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "Địa điểm: Hội trường xã.",
        "Thành phần tham dự: đại diện các thôn.",
        "Kinh phí thực hiện Kế hoạch do ngân sách xã bảo đảm.",
        "Kinh phí thực hiện Kế hoạch này: Do ngân sách nhà nước bảo đảm.",
        "Việc lập dự toán, quản lý và quyết toán kinh phí theo Luật Ngân sách nhà nước.",
        "Quyết định này có hiệu lực kể từ ngày ký.",
        "Nghị quyết này đã được Hội đồng nhân dân xã khóa I, kỳ họp thứ hai thông qua ngày 30 tháng 7.",
        "Thành phần dự lễ gồm: đại diện các thôn.",
        "Khách mời: các hộ dùng nước.",
        "Trên đây là Kế hoạch giữ nước của xã.",
        "Trên đây là Kế hoạch giữ nước; nếu có vướng mắc, đề nghị các thôn báo cáo UBND xã.",
        "Trân trọng thông báo kết luận của Chủ tịch UBND xã để các thôn biết, thực hiện./.",
        "UBND xã trân trọng thông báo kết luận để các thôn biết, chủ động thực hiện./.",
        "Ghi chú: Phòng Kinh tế chủ trì các dòng có dấu (*).",
        "Việc theo dõi, đôn đốc các thôn giữ nước.",
        "Việc cập nhật sổ theo các nhiệm vụ do UBND tỉnh giao.",
        "Kinh phí kiểm tra sử dụng trong dự toán giao cho các thôn.",
        "Thời gian kiểm tra tại các thôn: Theo Phụ lục I.",
        "Nguyên tắc xử lý đơn: Đúng thẩm quyền.",
        "Giải đáp vướng mắc (15 phút).",
        "Họ và tên người chủ trì: …………",
        "Hồ sơ đề nghị khen thưởng: 02 bộ.",
        "Việc bổ nhiệm các chức danh theo quy định.",
        "Công tác tuyên truyền và kết quả khắc phục sau kiểm tra;",
    ],
)
def test_particulars_are_no_duties(text: str) -> None:
    """Where, who, what money and from when on: nobody is told to do anything."""
    assert is_particular(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kinh phí: Giao Phòng Kinh tế lập dự toán.",
        "Phòng Kinh tế lập dự toán kinh phí.",
        "Kiểm tra các bể nước.",
        "Việc ghi sổ phải xong trước ngày 05/12.",
        "Công tác tuyên truyền: phát loa mỗi sáng.",
        "Kinh phí từ ngân sách xã; đề nghị các thôn quyết toán trước ngày 05/12.",
        "Sở Xây dựng công bố giá cát …… đồng.",
        "Trạm Y tế lập ………… chốt kiểm dịch.",
        "Việc lắp van phải hoàn thành trước ngày 05/12.",
        "Kinh phí: giao Trạm Y tế lập dự toán.",
        "Rửa bể, thay van... trong tháng 6.",
    ],
)
def test_who_is_told_has_a_duty(text: str) -> None:
    """A body that is told to do something has a duty, also in a line of money."""
    assert not is_particular(text)


@pytest.mark.parametrize(
    "heading",
    [
        "Nội dung kiểm tra",
        "Lập danh sách theo các tiêu chí:",
        "Kinh phí",
        "Thành phần",
        "Khẩu hiệu tuyên truyền",
    ],
)
def test_lists_of_particulars_hold_no_tasks(heading: str) -> None:
    """Items under such a heading are none, but for one that names who does it."""
    text = f"{FRONT}I. {heading}\n\n- Việc ghi sổ các bể nước.\n\n- Phòng Kinh tế lập danh sách các bể.\n"
    kinds = {d.text: d.kind for d in draft(text)}
    assert kinds["Việc ghi sổ các bể nước."] == "other"
    assert kinds["Phòng Kinh tế lập danh sách các bể."] == "commitment"


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ("II. Nội dung kiểm tra\n\n1. Cấp nước", "other"),
        ("II. Đối tượng thi đua\n\n1. Tập thể\n\na) Ở xã:", "other"),
        ("II. Nội dung kiểm tra\n\n1. Nhiệm vụ của các thôn", "commitment"),
        ("II. Cấp nước\n\n1. Nội dung khác", "commitment"),
    ],
)
def test_a_farther_heading_makes_particulars(headings: str, kind: str) -> None:
    """What an inspection looks at stands under headings of its own; a nearer one of tasks ends that."""
    kinds = {d.text: d.kind for d in draft(f"{FRONT}{headings}\n\n- Sổ ghi các bể nước ở chợ.\n")}
    assert kinds["Sổ ghi các bể nước ở chợ."] == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("- Kiểm tra việc ghi sổ các bể nước.", "commitment"),
        ("- Tập trung kiểm tra các bể nước ở chợ.", "commitment"),
        ("- Tổ chức chính trị ở các thôn.", "other"),
        ("- UBND các xã trên địa bàn tỉnh.", "other"),
        ("- UBND các xã trên địa bàn tỉnh tổ chức giữ nước.", "commitment"),
    ],
)
def test_what_is_done_is_a_task_under_any_heading(text: str, kind: str) -> None:
    """Under "Nội dung giám sát" stand also the acts of those who inspect; a body with its place does nothing."""
    drafted = draft(f"{FRONT}I. Đối tượng, nội dung giám sát\n\n{text}\n")
    assert next(d.kind for d in drafted if d.text == text[2:]) == kind


def test_letters_divide_a_list_of_particulars() -> None:
    """What stands under the letters of such a heading is of it; the next heading has lists of its own."""
    text = (
        f"{FRONT}I. Đối tượng và nội dung\n\n1. Đối tượng thi đua\n\na) Tập thể:\n\n- Các thôn trong xã.\n\n"
        "b) Cá nhân:\n\n- Người dùng nước.\n\n2. Nội dung thi đua\n\na) Tập thể:\n\n- Giữ sạch các bể nước.\n\n"
        "3. Hồ sơ khen thưởng gồm:\n\na) Tờ trình.\n\nb) Biên bản họp xét.\n"
    )
    kinds = {d.text: d.kind for d in draft(text)}
    assert [kinds[k] for k in ("Các thôn trong xã.", "Người dùng nước.", "Biên bản họp xét.")] == [
        "other"
    ] * 3
    assert kinds["Giữ sạch các bể nước."] == "commitment"


def test_a_ground_behind_a_note_is_one() -> None:
    """A numbered note among the grounds does not begin the body: the ground below it is no task."""
    text = (
        f"{FRONT}Căn cứ Luật Tài nguyên nước ngày 27/11/2023;\n\n1. Theo Quyết định số 3/QĐ-UBND của UBND xã.\n\n"
        "Căn cứ Kế hoạch số 5/KH-UBND ngày 02/5/2024 của UBND xã;\n\nI. NHIỆM VỤ\n\n1. Giữ sạch các bể nước.\n"
    )
    kinds = {d.text: d.kind for d in draft(text)}
    assert kinds["Căn cứ Kế hoạch số 5/KH-UBND ngày 02/5/2024 của UBND xã;"] == "basis"


def test_brackets_broken_in_two_hold_no_task() -> None:
    """The line below the title of an annex that says what it belongs to, in two paragraphs."""
    lines = [
        ("i", "I.", "NHIỆM VỤ"),
        ("i.1", "1.", "Giữ sạch các bể nước."),
        ("phu-luc", "", "(Kèm theo Kế hoạch số 7/KH-UBND ngày 3/6/2024"),
        ("phu-luc", "", "của UBND xã Bến Lau)"),
        ("phu-luc.1", "1.", "Lau sạch các vòi nước."),
    ]
    drafts = [Draft(section, "", label, text) for section, label, text in lines]
    for read in (classify(drafts, ""), with_kinds(drafts)):
        assert [d.kind for d in read][3:] == ["other", "commitment"]
    outline = with_kinds([Draft("phu-luc", "", "1.", "Việc bầu trưởng thôn, giao việc theo quy định.")])
    assert [d.kind for d in outline] == ["other"]
