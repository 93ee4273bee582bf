"""Kinds of passages where the front and the end of a document are set in their own ways."""

from __future__ import annotations

import pytest

from generator.text.blocks import Paragraph
from generator.text.drafting import draft
from generator.text.outlining import outline

FRONT = (
    "ỦY BAN NHÂN DÂN XÃ BẾN LAU\nSố: 7/KH-UBND\nBến Lau, ngày 3 tháng 6 năm 2024\n\nKẾ HOẠCH\nGiữ nước\n\n"
)
END = "\n\nNơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn Thử\n"


def _kinds(text: str) -> dict[str, str]:
    return {d.text: d.kind for d in draft(text)}


def test_capitals_straight_above_the_number_are_the_letterhead() -> None:
    """A body that no list knows, in capitals above the number, is no chrome of a page."""
    front = "NHÀ VĂN HÓA BẾN LAU\n\nSố: 7/KH-NVH\n\nBến Lau, ngày 3 tháng 6 năm 2024\n\nKẾ HOẠCH\nGiữ nước\n"
    kinds = _kinds(f"Trang chủ\n\n{front}\nI. NHIỆM VỤ\n\n1. Sở Y tế kiểm tra nước.{END}")
    assert (kinds["Trang chủ"], kinds["NHÀ VĂN HÓA BẾN LAU"]) == ("page-chrome", "letterhead")


def test_a_number_left_blank_opens_no_body() -> None:
    """Where "Số" and "-KH/ĐU" stand in two lines, they are of the front, not its first bullet."""
    front = (
        "ĐẢNG ỦY XÃ BẾN LAU\n\nSố\n\n- KH/ĐU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nBến Lau, ngày tháng 6 năm 2024\n\n"
    )
    kinds = _kinds(f"{front}KẾ HOẠCH\nGiữ nước\n\nI. NHIỆM VỤ\n\n1. Sở Y tế kiểm tra nước.{END}")
    assert (kinds["ĐẢNG ỦY XÃ BẾN LAU"], kinds["KẾ HOẠCH"]) == ("letterhead", "title")
    assert kinds["Sở Y tế kiểm tra nước."] == "commitment"


@pytest.mark.parametrize(("length", "kind"), [(24, "letterhead"), (25, "title")])
def test_capitals_below_the_number_are_the_subject_when_they_say_enough(length: int, kind: str) -> None:
    """Up to two dozen letters they are the rest of the letterhead, such as a motto or a mark of urgency."""
    capitals = "GIỮ NƯỚC Ở CÁC BẾN, CÁC CHỢ"[:length].strip().ljust(length, "!")
    front = f"ỦY BAN NHÂN DÂN XÃ BẾN LAU\nSố: 7/KH-UBND\n{capitals}\nBến Lau, ngày 3 tháng 6 năm 2024\n\n"
    assert _kinds(f"{front}I. NHIỆM VỤ\n\n1. Sở Y tế kiểm tra nước.{END}")[capitals] == kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Yêu cầu", "requirement"),
        ("Mục đích, yêu cầu", "purpose"),
        ("Các yêu cầu chung", "requirement"),
        ("Phát triển nhân lực đáp ứng yêu cầu", "commitment"),
        ("Yêu cầu về tiến độ", "commitment"),
    ],
)
def test_what_a_heading_asks_and_what_it_only_mentions(heading: str, kind: str) -> None:
    """Under "Yêu cầu" stand requirements; where a heading only has the word in it, tasks do."""
    kinds = _kinds(f"{FRONT}I. {heading}\n\n- Kiểm tra các bể nước trong mùa lũ.{END}")
    assert kinds["Kiểm tra các bể nước trong mùa lũ."] == kind


def test_a_long_note_below_the_signature_is_none() -> None:
    """A note of several sentences below the signature is no part of it, and no task."""
    note = "Ghi chú của trang: " + "bản này chép từ bản in, có chỗ mờ không đọc được. " * 5
    kinds = _kinds(f"{FRONT}I. NHIỆM VỤ\n\n1. Sở Y tế kiểm tra nước.{END}\n{note}")
    assert next(kind for text, kind in kinds.items() if text.endswith("Lê Văn Thử")) == "signature"
    assert next(kind for text, kind in kinds.items() if text.startswith("Ghi chú")) == "other"


def test_a_telegram_goes_to_whom_it_names() -> None:
    """The bullets below "... điện:" of a telegram are whom it is sent to; what follows them is its body."""
    front = "ỦY BAN NHÂN DÂN XÃ BẾN LAU\nSố: 7/CĐ-UBND\nBến Lau, ngày 3 tháng 6 năm 2024\n\nCÔNG ĐIỆN\nGiữ nước\n\n"
    to = "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ điện:\n\n- Trưởng các thôn;\n\n- Trạm Y tế xã.\n\n"
    kinds = _kinds(f"{front}{to}1. Kiểm tra các bể nước.\n\n2. Rửa các bể nước.{END}")
    assert (kinds["Trưởng các thôn;"], kinds["Trạm Y tế xã."]) == ("recipients", "recipients")
    assert kinds["Kiểm tra các bể nước."] == "commitment"


def test_steps_are_headings_and_names_alone_no_tasks() -> None:
    """A "Bước 1: ..." stands above what it is made of; a bullet of nothing but bodies tells of nothing to do."""
    lines = (
        "- Bước 1: Kiểm tra các bể nước ở chợ\n\n+ Mở các van.\n\n- Sở Y tế, Công an tỉnh.\n\n- Rửa bể nước."
    )
    kinds = _kinds(f"{FRONT}I. NHIỆM VỤ\n\n{lines}{END}")
    assert kinds["Bước 1: Kiểm tra các bể nước ở chợ"] == "heading"
    assert (kinds["Sở Y tế, Công an tỉnh."], kinds["Rửa bể nước."]) == ("other", "commitment")


def test_a_task_with_parts_is_no_heading() -> None:
    """A numbered sentence that says who leads stays a task though "1.1." follows; a short one is a heading."""
    text = "1. Phòng Kinh tế là cơ quan chủ trì giữ nước.\n\n1.1. Mở các van.\n\n2. Rửa bể.\n\n2.1. Thay cát."
    kinds = _kinds(f"{FRONT}I. NHIỆM VỤ\n\n{text}{END}")
    assert kinds["Phòng Kinh tế là cơ quan chủ trì giữ nước."] == "commitment"
    assert kinds["Rửa bể."] == "heading"


def test_a_long_sentence_that_names_who_helps_leads_to_its_list() -> None:
    """However many it names, a sentence that ends in a colon above a list is no task of its own."""
    helping = ", ".join(f"Phòng Thủy nông {n}" for n in ("Bến Lau", "Sơn Hà", "Vân Đài") * 5)
    kinds = _kinds(
        f"{FRONT}I. NHIỆM VỤ\n\n1. Phòng Kinh tế chủ trì, phối hợp với {helping}:\n\n- Rửa bể.{END}"
    )
    assert kinds[f"Phòng Kinh tế chủ trì, phối hợp với {helping}:"] == "lead-in"
    assert kinds["Rửa bể."] == "commitment"


def test_somebody_told_after_an_opening_has_a_task() -> None:
    """Under a heading of particulars, too: "Khi ..., Trưởng phòng Y tế phải ..." is a duty."""
    lines = "- Khi trình hồ sơ, Sở Y tế phải gửi đủ các mẫu nước.\n\n- Hồ sơ gồm hai bản."
    kinds = _kinds(f"{FRONT}I. NHIỆM VỤ\n\n1. Hồ sơ rửa bể\n\n{lines}{END}")
    assert kinds["Khi trình hồ sơ, Sở Y tế phải gửi đủ các mẫu nước."] == "commitment"
    assert kinds["Hồ sơ gồm hai bản."] == "other"


@pytest.mark.parametrize(
    "heading", ["ĐÁNH GIÁ CHUNG", "Tình hình", "Những tồn tại, hạn chế", "ĐÁNH GIÁ NGUY CƠ SAU LŨ"]
)
def test_what_has_been_found_is_no_task(heading: str) -> None:
    """Under such a heading stands what was found, but for what somebody is told on the way."""
    lines = "Qua kiểm tra, nhiều bể nước còn bẩn.\n\n- Giao Trạm Y tế rửa các bể."
    kinds = _kinds(f"{FRONT}I. {heading}\n\n{lines}{END}")
    assert kinds["Qua kiểm tra, nhiều bể nước còn bẩn."] == "finding"
    assert kinds["Giao Trạm Y tế rửa các bể."] == "commitment"


def test_a_type_that_a_page_counts_as_an_item_is_the_title() -> None:
    """A web page may print "1." before the type of the document: no section begins there."""
    front = FRONT.replace("KẾ HOẠCH", "1. KẾ HOẠCH")
    drafts = draft(f"{front}I. NHIỆM VỤ\n\n1. Sở Y tế kiểm tra nước.{END}")
    assert [(d.kind, d.section) for d in drafts if d.text in ("KẾ HOẠCH", "Giữ nước")] == [("title", "")] * 2


def test_a_long_name_of_a_part_is_its_heading() -> None:
    """A numbered line without a full stop is a heading above its parts though it takes several lines."""
    name = "Giữ nước ở các bến, các chợ, các thôn và các trường học " * 6
    kinds = _kinds(f"{FRONT}I. NHIỆM VỤ\n\n1. {name.strip()}\n\n1.1. Trạm Y tế\n\n- Rửa các bể nước.{END}")
    assert kinds[name.strip()] == "heading"


def test_a_number_with_a_letter_covered_is_no_subject() -> None:
    """What a box leaves of "Số: /UBND-NC" below the subject of a letter is no part of it."""
    lines = (
        "ỦY BAN NHÂN DÂN",
        "XÃ BẾN LAU",
        "V/v giữ nước ở các bến",
        "ố: /UBND-NC",
        "Kính gửi: Các thôn.",
        "1. Rửa bể.",
    )
    drafts = outline([Paragraph(line) for line in lines])
    assert [d.text for d in drafts if d.kind == "title"] == ["V/v giữ nước ở các bến"]


def test_a_subject_over_two_lines_is_one() -> None:
    """Where a line of the subject breaks off the next one goes on with it."""
    lines = ("V/v giữ nước ở các bến và", "các chợ trong mùa lũ")
    front = ("ỦY BAN NHÂN DÂN", "XÃ BẾN LAU", "Số: 7/UBND-NC", *lines, "Kính gửi: Các thôn.", "1. Rửa bể.")
    drafts = outline([Paragraph(line) for line in front])
    assert " ".join(d.text for d in drafts if d.kind == "title") == " ".join(lines)


def test_capital_letters_below_a_roman_part_are_parts_of_it() -> None:
    """After "II." the parts "A." and "B." end with it: "III." stands beside "II.", and its duties are tasks."""
    body = (
        "I. TÌNH HÌNH\n\nNước còn bẩn.\n\nII. MỤC TIÊU, VIỆC LÀM\n\nA. MỤC TIÊU\n\n1. Có nước sạch.\n\n"
        "III. TỔ CHỨC THỰC HIỆN.\n\n1. Sở Y tế\n\n- Rửa bể."
    )
    drafts = {d.text: (d.section, d.kind) for d in draft(f"{FRONT}{body}{END}")}
    assert drafts["Có nước sạch."] == ("II.A.1", "objective")
    assert drafts["TỔ CHỨC THỰC HIỆN."] == ("III", "heading")
    assert drafts["Rửa bể."] == ("III.1", "commitment")


def test_who_issues_a_plan_behind_its_decision_is_no_subject() -> None:
    """The name of the committee at the end of such a plan opens no title, though it is in capitals."""
    name = "ỦY BAN NHÂN DÂN TỈNH VÂN ĐÀI"
    kinds = _kinds(f"{FRONT}I. NHIỆM VỤ\n\n1. Sở Y tế kiểm tra nước.\n\n{name}\n\nPHỤ LỤC\n\n1. Rửa bể.\n")
    assert kinds[name] != "title"


@pytest.mark.parametrize(
    ("third", "under", "kind"),
    [
        ("Rửa ít nhất 5 bể ở các chợ.", "\n\nSở Y tế chủ trì rửa bể.", "heading"),
        ("Rửa ít nhất 5 bể ở các chợ.", "", "commitment"),
        ("Trạm Y tế xã rửa ít nhất 5 bể ở các chợ.", "\n\nThôn trưởng rửa bể ở thôn.", "commitment"),
    ],
)
def test_a_numbered_part_beside_headings_is_one(third: str, under: str, kind: str) -> None:
    """A sentence with a full stop, where something stands below each part; not one that says who does it."""
    parts = "1. Giữ nước ở các xã\n\n- Rửa bể ở xã.\n\n2. Thay van ở các chợ\n\n- Thay van ở chợ."
    kinds = _kinds(f"{FRONT}I. NHIỆM VỤ\n\n{parts}\n\n3. {third}{under}{END}")
    assert kinds[third] == kind
