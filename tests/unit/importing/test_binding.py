"""Which years and numbers of a task bind somebody, and which only tell of something."""

from __future__ import annotations

import pytest

from generator.importing.deadlines import deadlines
from generator.importing.measures import find_targets
from generator.text.citations import find_numbers


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Rửa bể theo Nghị quyết số 07/2022/NQ-HĐND đến hết năm 2025.", ["2025"]),
        ("Rửa bể theo Kế hoạch số 12/KH-UBND ngày 3/4/2024 đến hết năm 2025.", ["2025"]),
        ("Rửa bể theo Kế hoạch số 12/KH-UBND về giữ nước đến hết năm 2025.", []),
        ("Rửa bể theo Kế hoạch số 12/KH-UBND ngày 3 tháng 4 năm 2024 đến hết năm 2025.", ["2025"]),
        ("Rửa bể theo Quyết định số 12/QĐ-TTg của Thủ tướng Chính phủ đến hết năm 2025.", ["2025"]),
        ("Rà soát các bể đã xây giai đoạn 2016 - 2020.", []),
        ("Tuyên truyền bầu cử đại biểu nhiệm kỳ 2026 - 2031 trên địa bàn.", []),
        ("Truyền hình Lễ hội Bến Lau lần thứ II, năm 2026.", []),
        ("Phê duyệt Đề án rửa bể và Đề án giữ nước trong năm 2025 để làm tiếp.", ["2025"]),
        ("Cân đối ngân sách để rửa xong bể trong hai năm 2025 - 2026.", ["2025/2026"]),
        ("Tuyên truyền phong trào giữ nước năm 2024.", ["2024"]),
        ("Tuyên truyền phong trào giữ nước năm 2024 ở các thôn.", []),
        ("Cấp đủ nước cho các trạm, trong mùa mưa năm 2024 phục vụ người dân.", ["2024"]),
        ("Rửa xong các bể năm 2024 ở các thôn.", ["2024"]),
        ("Thay các van (năm 2024).", ["2024"]),
        ("Ghi sổ các bể và nối vào sổ của tỉnh (2025 - 2030).", ["2025/2030"]),
        ("Mời các thôn cùng giữ nước (xuyên suốt 2025-2035).", ["2025/2035"]),
        ("Nối các sổ của tỉnh (2026 trở đi).", ["2026"]),
        ("Nối các sổ của tỉnh (từ 2026 trở đi).", ["2026"]),
        ("Nối các sổ theo Đề án ghi sổ các bể (2026 trở đi).", []),
        ("Thực hiện Chương trình giữ nước quốc gia (2021 - 2025).", []),
        ("Rửa các bể (2025 - 2030) ở các thôn.", []),
        ("Tổ chức giải bơi các thôn năm 2024 tại bể Bến Lau.", ["2024"]),
        ("Diễn tập chữa cháy (trạm bơm, kho) xã Bến Lau năm 2024. Rửa bể.", ["2024"]),
        ("Rửa bể để đạt và vượt các mục tiêu, chỉ tiêu năm 2024. Giữ nước.", ["2024"]),
        ("Thay các van năm 2025 ở các thôn.", ["2025"]),
        ("Giám sát chương trình giữ nước quốc gia đến năm 2025, định hướng đến năm 2030.", []),
        ("Đưa tin trong chương trình thời sự hằng ngày.", []),
        ("Làm tài liệu xác định Chỉ số giữ nước của tỉnh hằng năm.", []),
        ("Kiểm tra bể hằng ngày.", [None]),
        ("Giám sát chương trình giữ nước đến năm 2025 và tầm nhìn 2030.", []),
        ("Rửa bể từ ngày 17/12/2025 đến 17 giờ 00, ngày 01/02/2026.", ["2025-12-17/2026-02-01"]),
        ("Báo cáo kết quả thực hiện Chương trình hằng năm.", [None]),
        ("Lập danh mục dự án đầu tư công trung hạn, hằng năm được đầu tư.", []),
        ("Đưa kết quả vào báo cáo hằng quý của ngành.", []),
        ("Nêu tên tại hội nghị giao ban hằng tháng của tỉnh.", []),
        ("Tổ chức hội nghị giao ban hằng tháng.", [None]),
        ("Lập kế hoạch hằng năm của tỉnh, trình trước ngày 30/6/2024.", ["2024-06-30"]),
        ("Rửa bể hằng năm, báo cáo trước ngày 30/6/2024.", [None, "2024-06-30"]),
        ("Lập danh mục các công trình triển khai trong giai đoạn 2021-2025.", []),
    ],
)
def test_times_that_bind(text: str, dates: list[str]) -> None:
    """A time straight after the number of a document is the task's; a term of office is nobody's; a range may
    end at an hour."""
    assert [d["edtf"] for d in deadlines(text, list(find_numbers(text)), 2024)] == dates


@pytest.mark.parametrize("printed", ["từ 65% đến 70%", "từ 65% - 70%", "từ 65 đến 70%"])
def test_a_range_is_one_target(printed: str) -> None:
    """Two numbers with "đến" between them are the bounds of one."""
    (found,) = find_targets(f"Phấn đấu tỷ lệ hộ dùng nước sạch đạt {printed}.")
    assert (found["comparator"], found["min"], found["max"], found["unit"]) == ("range", "65", "70", "%")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rửa bể trước ngày 30/9/2024, báo cáo hằng quý.", ["trước ngày 30/9/2024", "hằng quý"]),
        ("Hoàn thành trước ngày 30/9/2024 và báo cáo hằng quý.", ["trước ngày 30/9/2024", "hằng quý"]),
        ("Lập báo cáo hằng quý trước ngày 30/9/2024.", ["trước ngày 30/9/2024"]),
        ("Rà soát kế hoạch hằng năm trước ngày 30/9/2024.", ["trước ngày 30/9/2024"]),
    ],
)
def test_to_report_is_a_duty_and_a_report_a_thing(text: str, words: list[str]) -> None:
    """Beside a day the recurrence in the name of a thing binds nobody; that of reporting does."""
    assert [found["text"] for found in deadlines(text, (), 2024)] == words


@pytest.mark.parametrize(
    "text",
    [
        "Các báo cáo hằng tháng.", "Lưu các báo cáo định kỳ hằng quý của ngành.", "Đối chiếu với những báo cáo hằng năm.",
        "Soát lại các báo cáo tình hình thực hiện Kế hoạch hằng tháng.", "Các báo cáo hằng tháng, hằng quý và hằng năm.",
        "Các loại báo cáo định kỳ (hằng tháng, quý, năm) của trạm.", "Ban hành mẫu báo cáo hằng tháng.",
        "Thống nhất nội dung báo cáo hằng quý.", "Nâng chất lượng báo cáo hằng năm.", "Theo chế độ báo cáo hằng tháng của ngành.",
        "Đưa số liệu vào báo cáo hằng tháng.", "Nêu trong các báo cáo hằng quý.",
        "Xây dựng kế hoạch hằng năm.", "Xây dựng kế hoạch rửa bể hằng năm.", "Lập dự toán ngân sách hằng năm.",
        "Ban hành chương trình công tác hằng tháng.", "Xây dựng kế hoạch kiểm tra hằng quý trình UBND tỉnh.",
        "Xây dựng kế hoạch đào tạo nghề hằng năm gắn với việc làm.", "Xây dựng kế hoạch hằng năm và tổ chức thực hiện.",
        "Phê duyệt kế hoạch kiểm tra hằng quý.", "Duyệt lịch trực hằng tuần.", "Giao chỉ tiêu giữ nước hằng năm.",
        "Rà soát, bổ sung kế hoạch rửa bể hằng tháng của trạm.", "Lập kế hoạch giữ nước hằng tháng, hằng quý.",
        "Bố trí vốn theo kế hoạch hằng năm.", "Bố trí trong dự toán hằng năm của trạm.",
    ],
)  # fmt: skip
def test_the_name_of_a_thing_made_again_and_again_binds_nobody(text: str) -> None:
    """A monthly report and a yearly plan are things: how often is part of their names."""
    assert deadlines(text, (), 2024) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rửa bể, báo cáo hằng quý.", "hằng quý"), ("Định kỳ hằng quý báo cáo UBND tỉnh.", "Định kỳ hằng quý"),
        ("Hằng tháng tổng hợp số liệu.", "Hằng tháng"), ("Trạm tổng hợp, báo cáo hằng tháng.", "hằng tháng"),
        ("Báo cáo kết quả rửa bể hằng tháng.", "hằng tháng"), ("Báo cáo kết quả thực hiện Chương trình hằng năm.", "hằng năm"),
        ("Gửi báo cáo hằng tháng về trạm.", "hằng tháng"), ("Nộp đầy đủ các báo cáo hằng quý.", "hằng quý"),
        ("Thực hiện chế độ báo cáo hằng tháng.", "hằng tháng"), ("Xây dựng kế hoạch, hằng năm báo cáo.", "hằng năm"),
        ("Xây dựng kế hoạch hằng năm triển khai việc rửa bể.", "hằng năm"), ("Hằng năm xây dựng kế hoạch rửa bể.", "Hằng năm"),
        ("Lập kế hoạch kiểm tra, định kỳ hằng quý báo cáo.", "định kỳ hằng quý"), ("Họp chuyên đề hằng tháng.", "hằng tháng"),
        ("Xây dựng kế hoạch và kiểm tra các bể hằng năm.", "hằng năm"), ("Tổ chức hội nghị giao ban hằng tuần.", "hằng tuần"),
        ("Công khai ngân sách mỗi năm một lần.", "mỗi năm một lần"), ("Bảo trì bể hằng năm.", "hằng năm"), ("Lập báo cáo hằng quý.", "hằng quý"),
        ("Thực hiện kế hoạch và báo cáo vốn hằng năm, rà soát vốn.", "hằng năm"), ("Chỉ đạo trạm báo cáo hằng tuần với Tỉnh ủy.", "hằng tuần"),
        ("Các trạm báo cáo hằng tháng.", "hằng tháng"), ("Những bể được rửa hằng tháng.", "hằng tháng"),
        ("Kiểm điểm, đánh giá kết quả giữ nước hằng tháng.", "hằng tháng"), ("Mở chương trình khám bệnh hằng tháng ở các thôn.", "hằng tháng"),
        ("Nộp các báo cáo trước ngày 25 hằng tháng.", "trước ngày 25 hằng tháng"),
    ],
)  # fmt: skip
def test_what_is_done_again_and_again_recurs(text: str, words: str) -> None:
    """To report, to gather and to hold something so often is a duty, also beside plans."""
    assert [found["text"] for found in deadlines(text, (), 2024)] == [words]


@pytest.mark.parametrize(
    ("text", "target", "unit"),
    [
        (
            "Mỗi năm đấu giá từ 05 mỏ khoáng sản làm vật liệu thông thường trở lên.",
            ("từ 05 mỏ khoáng sản làm vật liệu thông thường trở lên", "ge", "5", None),
            "mỏ",
        ),
        ("Lấy tối thiểu 02 mẫu nước.", ("tối thiểu 02 mẫu", "ge", "2", None), "mẫu"),
        ("Mỗi chợ không quá 03 bể.", ("không quá 03 bể", "le", None, "3"), "bể"),
        ("Kiểm tra từ 05 chợ trở xuống.", ("từ 05 chợ trở xuống", "le", None, "5"), "chợ"),
    ],
)
def test_a_bound_in_words_makes_a_target_of_whatever_is_counted(
    text: str, target: tuple[str | None, ...], unit: str
) -> None:
    """Not only of the units that plans count most."""
    (found,) = find_targets(text)
    assert (tuple(found[key] for key in ("text", "comparator", "min", "max")), found["unit"]) == (
        target,
        unit,
    )


@pytest.mark.parametrize(
    ("text", "target", "unit"),
    [
        ("Ít nhất 30% doanh nghiệp được hỗ trợ.", ("Ít nhất 30%", "ge", "30", None), "%"),
        ("Phấn đấu 80% hộ dùng nước sạch.", ("Phấn đấu 80%", "eq", "80", "80"), "%"),
        ("Trên 90% hồ sơ được số hóa.", ("Trên 90%", "gt", "90", None), "%"),
        ("Giảm từ 5% đến 7% hộ nghèo.", ("Giảm từ 5% đến 7%", "range", "5", "7"), "%"),
        ("Tối thiểu 02 mẫu nước mỗi bể.", ("Tối thiểu 02 mẫu", "ge", "2", None), "mẫu"),
    ],
)
def test_a_share_is_of_what_follows_it_and_a_bound_may_begin_the_sentence(
    text: str, target: tuple[str | None, ...], unit: str
) -> None:
    """80% of the households are not 80 households; a capital changes no bound."""
    (found,) = find_targets(text)
    assert (tuple(found[key] for key in ("text", "comparator", "min", "max")), found["unit"]) == (
        target,
        unit,
    )


@pytest.mark.parametrize("text", ["Lưu sổ không quá 05 năm.", "Theo ít nhất 02 khoản.", "Rửa 05 bể nước."])
def test_a_span_of_time_and_what_is_only_counted_are_no_targets(text: str) -> None:
    """A bound of years is a limit of time; a number without a bound of an unknown unit is only a number."""
    assert find_targets(text) == []
