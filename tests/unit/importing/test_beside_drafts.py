"""What stands beside a draft: ids of bodies, topics, first titles, stubs of cited documents; and how good it is."""

from __future__ import annotations

import pytest

from generator.importing.deadlines import deadlines
from generator.importing.identities import Identities
from generator.importing.learning import Example, Topics, learn
from generator.importing.legal import legal_stubs
from generator.importing.rating import FLOORS, rate
from generator.importing.titling import LONGEST, actor, first_title, scheduled_title
from generator.text.citations import find_numbers
from tests.project import REGISTRIES, Project

KNOWN = Identities(
    {
        "so-y-te": ("Sở Y tế",),
        "so-ke-hoach-va-dau-tu": ("Sở Kế hoạch và Đầu tư",),
        "cong-an-tinh": ("Công an tỉnh",),
    },
    {"so-y-te": "Department of Health"},
    "Sơn Hà",
)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Sở Y tế tỉnh Sơn Hà", ("so-y-te",)), ("SỞ Y TẾ", ("so-y-te",)), ("Sở KH&ĐT", ("so-ke-hoach-va-dau-tu",)),
        ("các sở, ban, ngành", ("cac-so-ban-nganh",)), ("UBND các huyện, thành phố", ("ubnd-cac-huyen-thanh-pho",)),
        ("các cơ quan, đơn vị liên quan", ("cac-co-quan-lien-quan",)), ("Ủy ban nhân dân xã Bến Lau", ("ubnd-xa-ben-lau",)),
    ],
)  # fmt: skip
def test_names_become_ids(name: str, ids: tuple[str, ...]) -> None:
    """A name means the registry's body however it is shortened, a group by its words, else a new body by its name."""
    assert KNOWN.find(name) == ids


GROUPED = ("UBND các xã, phường, đặc khu", "chính quyền các cấp", "Ủy ban nhân dân tỉnh Bến Lau")


def test_new_bodies_are_stubs() -> None:
    """A body the registry lacks has a drafted id, a kind and an English name where patterns give them; a known one has no stub."""
    stub = KNOWN.new("Phòng Y tế")
    assert stub is not None
    assert (stub.id, stub.name_vi, stub.name_en) == ("phong-y-te", "Phòng Y tế", "Division of Health")
    assert KNOWN.new("Công an tỉnh") is None
    commune = KNOWN.new("UBND xã Bến Lau")
    assert commune is not None
    assert commune.kind == "commune"
    kinds = {n: body.kind for n in GROUPED if (body := KNOWN.new(n))}
    assert kinds == {
        "UBND các xã, phường, đặc khu": "group",
        "chính quyền các cấp": "group",
        "Ủy ban nhân dân tỉnh Bến Lau": "provincial-body",
    }


@pytest.mark.parametrize("province", ["Sơn Hà (", "a|", "[[Sơn Hà", "*"])
def test_a_torn_name_of_the_place(province: str) -> None:
    """The name of the place is taken as it was read, with whatever signs a scan left in it."""
    find = Identities({"so-y-te": ("Sở Y tế",)}, None, province)
    assert find.find(f"Sở Y tế {province}") == ("so-y-te",)


@pytest.mark.parametrize(
    ("issued", "ids"),
    [
        ("", ("ubnd-cac-huyen-thanh-pho",)),
        ("2024-03-12", ("ubnd-cac-huyen-thanh-pho",)),
        ("2025-07", ()),
        ("2026", ()),
    ],
)
def test_localities_were_districts_while_there_were_any(issued: str, ids: tuple[str, ...]) -> None:
    """The word alone names nobody since the districts ended; districts that are printed are still theirs."""
    spelled = {"ubnd-cac-huyen-thanh-pho": ["UBND các huyện, thành phố", "các địa phương"]}
    for known in ({}, spelled):
        find = Identities(known, issued=issued)
        assert find.find("các địa phương") == ids
        assert find.new("địa phương") is None or issued in ("", "2024-03-12")
        assert find.find("UBND các huyện, thành phố") == ("ubnd-cac-huyen-thanh-pho",)


@pytest.mark.parametrize(
    ("issued", "key"), [("2025-02-28", "so-y-te"), ("2025-03-01", "so-y-te-2025"), ("2026", "so-y-te-2025")]
)
def test_a_name_means_the_body_that_bore_it_then(example: Project, issued: str, key: str) -> None:
    """A department of the same name took the place of another: by the day of the document it is one or the
    other."""
    example.write(
        f"{REGISTRIES}/agencies.yml",
        "so-y-te: {name_vi: Sở Y tế, kind: department, names: [Sở Y tế]}\n"
        "so-y-te-2025: {name_vi: Sở Y tế (từ 2025), kind: department}\nso-x: {name_vi: Sở X, kind: department}\n"
        "so-moi-2025: {name_vi: Sở Mới (từ 2025), kind: department, names: []}\n",
    )
    example.write(
        f"{REGISTRIES}/agency_successions.yml",
        "- {id: so-y-te.s1, agency: so-y-te, status: succeeded, successor: so-y-te-2025, from_date: 2025-03-01}\n"
        "- {id: so-x.s1, agency: so-x, status: succeeded, successor: so-y-te-2025, from_date: 2025-03-01}\n",
    )
    known = learn(example.root)
    find = Identities(known.spellings, issued=issued, after=known.after)
    assert find.find("Sở Y tế") == (key,)
    assert find.find("Sở X") == ("so-x",)
    assert find.find("Sở Mới") == ("so-moi-2025",)  # no second one


def test_topics_are_learnt_from_what_is_annotated() -> None:
    """The topic whose words a passage shares comes first; nothing is ranked where nothing was annotated."""
    topics = Topics(
        [
            Example("tiêm chủng cho trẻ", "Sở Y tế", ("health",)),
            Example("đường giao thông nông thôn", "", ("transport",)),
        ]
    )
    assert topics.rank("tiêm vắc xin cho trẻ em") == ["health", "transport"]
    assert Topics([]).rank("tiêm chủng") == []


@pytest.mark.parametrize(
    ("text", "path", "title"),
    [
        ("Sở Y tế Tháng 3/2026", "II. Nội dung > 2. LỊCH KIỂM TRA BỂ NƯỚC", "Lịch kiểm tra bể nước: Sở Y tế"),
        ("Sở Y tế; Công an tỉnh Quý II/2026", "Kiểm tra bể", "Kiểm tra bể: Sở Y tế, Công an tỉnh"),
        ("Sở Y tế rửa bể Tháng 3/2026", "Kiểm tra bể", ""),
        ("Tháng 3/2026", "Kiểm tra bể", ""),
        ("Sở Y tế Tháng 3/2026", "", ""),
    ],
)
def test_a_row_of_a_schedule_is_titled_by_what_stands_above(text: str, path: str, title: str) -> None:
    """A body and a month say nothing of what is done: the heading does."""
    assert scheduled_title(text, path) == title


def test_first_titles_say_what_is_done() -> None:
    """A title says who does what, leaves out who helps and by when, and never has more than 100 characters."""
    text = "Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra bếp ăn trường học trước ngày 30/6/2024; báo cáo UBND tỉnh."
    assert first_title(text) == "Kiểm tra bếp ăn trường học"
    assert first_title(text, "Sở Y tế") == "Sở Y tế kiểm tra bếp ăn trường học"
    assert len(first_title("rà soát " * 60, "Sở Y tế")) <= LONGEST == 100


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Sở Y tế: Chủ trì, phối hợp với Công an tỉnh tổ chức diễn tập.", "Sở Y tế tổ chức diễn tập"),
        (
            "Căn cứ kế hoạch này, Sở Y tế tổ chức diễn tập sơ cứu tại chỗ cho học sinh.",
            "Sở Y tế tổ chức diễn tập sơ cứu tại chỗ cho học sinh",
        ),
        (
            "Đối với bếp ăn, quán ăn: Rà soát giấy phép và nguồn nước của từng cơ sở.",
            "Sở Y tế rà soát giấy phép và nguồn nước của từng cơ sở",
        ),
        (
            "Tuyên truyền về an toàn thực phẩm trên các phương tiện thông tin đại chúng, gồm: báo, đài.",
            "Sở Y tế tuyên truyền về an toàn thực phẩm trên các phương tiện thông tin đại chúng",
        ),
        (
            "Rà soát quy trình cấp giấy chứng nhận cơ sở đủ điều kiện và công bố công khai kết quả trên trang thông tin.",
            "Sở Y tế rà soát quy trình cấp giấy chứng nhận cơ sở đủ điều kiện và công bố công khai kết quả",
        ),
        (
            "Giải đáp vướng mắc (nếu có) về các quy trình cấp phép đang được người dân và các hộ quan tâm của Sở Y tế.",
            "Sở Y tế giải đáp vướng mắc về các quy trình cấp phép đang được người dân",
        ),
        (
            "Giải đáp những vướng mắc, kiến nghị về các quy trình cấp phép và các vấn đề mà người dân, hộ dân hỏi.",
            "Sở Y tế giải đáp những vướng mắc, kiến nghị về các quy trình cấp phép",
        ),
        (
            "Trong quá trình thực hiện, nếu có vướng mắc, Giám đốc Sở Y tế gửi ý kiến về UBND tỉnh.",
            "Sở Y tế gửi ý kiến về UBND tỉnh",
        ),
        (
            "Trong quá trình lập, sửa quy hoạch các trạm cần tính đến yếu tố kết nối giữa các trạm với bệnh viện tỉnh.",
            "Sở Y tế tính đến yếu tố kết nối giữa các trạm với bệnh viện tỉnh",
        ),
        (
            "Hoàn thiện hệ thống xử lý nước thải tập trung đạt chuẩn.",
            "Sở Y tế hoàn thiện hệ thống xử lý nước thải tập trung đạt chuẩn",
        ),
        (
            "Tập trung cập nhật các dự án đầu tư hạ tầng kỹ thuật dùng chung tại các khu, cụm công nghiệp vào danh mục thu hút đầu tư.",
            "Sở Y tế cập nhật các dự án đầu tư hạ tầng kỹ thuật dùng chung tại các khu, cụm công nghiệp",
        ),
        (
            "Hướng dẫn cơ sở khám bệnh làm các thủ tục thu hồi thuốc nếu có đối với các lô thuốc không đạt chất lượng nữa.",
            "Sở Y tế hướng dẫn cơ sở khám bệnh làm các thủ tục thu hồi thuốc",
        ),
        (
            "Ban hành các chính sách hỗ trợ mang tính đột phá, có tầm nhìn dài hạn, đặc biệt trong lĩnh vực công nghệ cao.",
            "Sở Y tế ban hành các chính sách hỗ trợ mang tính đột phá, có tầm nhìn dài hạn",
        ),
        (
            "Tuyên truyền đầy đủ các quy định mới đối với người dân thông qua chương trình Đối thoại phát lúc 20 giờ",
            "Sở Y tế tuyên truyền đầy đủ các quy định mới đối với người dân",
        ),
    ],
)
def test_titles_begin_with_who_acts_and_end_with_a_part_of_the_sentence(text: str, title: str) -> None:
    """What a task rests on or is about is left out, and a long one is cut where a part of it ends."""
    assert first_title(text, actor(["Sở Y tế"])) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Yêu cầu các đơn vị khai thác nước lắp đặt đồng hồ đo nước tại từng giếng.",
            "Sở Y tế yêu cầu các đơn vị khai thác nước lắp đặt đồng hồ đo nước tại từng giếng",
        ),
        ("Đề nghị Sở Y tế rà soát giấy phép.", "Sở Y tế rà soát giấy phép"),
        (
            "Phối hợp với Sở Nội vụ và các lớp học nghề trên địa bàn đào tạo y tá.",
            "Sở Y tế phối hợp với Sở Nội vụ và các lớp học nghề trên địa bàn đào tạo y tá",
        ),
        (
            "Chủ trì, phối hợp với Công an tỉnh và các trường học trên địa bàn tỉnh diễn tập sơ cứu.",
            "Sở Y tế diễn tập sơ cứu",
        ),
        (
            "Phối hợp với Sở Nội vụ trong việc thẩm định hồ sơ của y tá.",
            "Sở Y tế phối hợp thẩm định hồ sơ của y tá",
        ),
        ("Phối hợp chặt chẽ với các sở, ngành lập quy hoạch.", "Sở Y tế phối hợp lập quy hoạch"),
    ],
)
def test_who_is_told_and_who_helps_stand_where_the_deed_needs_them(text: str, title: str) -> None:
    """Whoever leads does not do what others are told to; half of those who help are no deed, and who is only
    told to help does not do it alone."""
    assert first_title(text, actor(["Sở Y tế"])) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Đôn đốc các cơ sở sử dụng năng lượng trọng điểm thực hiện kiểm toán năng lượng định kỳ",
            "Đôn đốc các cơ sở sử dụng năng lượng trọng điểm thực hiện kiểm toán năng lượng định kỳ",
        ),
        (
            "Rà soát những cụm công nghiệp cũ hoạt động hiệu quả thấp, không phù hợp quy hoạch",
            "Phòng Quản lý Công nghiệp rà soát những cụm công nghiệp cũ hoạt động hiệu quả thấp",
        ),
        (
            "Triển khai hiệu quả chiến lược thu hút đầu tư với phương châm “Doanh nghiệp phát tài, dân giàu có”",
            "Phòng Quản lý Công nghiệp triển khai hiệu quả chiến lược thu hút đầu tư",
        ),
    ],
)
def test_titles_end_in_the_midst_of_no_word_and_no_quotation(text: str, title: str) -> None:
    """Where the sentence has no joint so early, what is done goes before who does it."""
    assert first_title(text, actor(["Phòng Quản lý Công nghiệp"])) == title


def test_what_is_short_does_not_stand_without_its_topic() -> None:
    """Behind what a task is about there must be enough to make a title; else the topic is kept."""
    assert first_title("Đối với quán ăn: kiểm tra") == "Đối với quán ăn"


def test_a_title_names_few_who_act() -> None:
    """Two who lead are named, more or a long name are not: the title has room for what is done."""
    assert actor(["các sở, ngành", "UBND xã"]) == "Các sở, ngành, UBND xã"
    assert first_title("Rà soát giấy phép.", actor(["a", "b", "c"])) == "Rà soát giấy phép"
    assert first_title("Rà soát giấy phép.", "Ban " * 20) == "Rà soát giấy phép"


def test_stubs_hold_only_what_is_printed() -> None:
    """A cited document has the type, issuer, day and title of its clause, and null for what that does not print."""
    first, second = legal_stubs(
        [
            "Thực hiện Quyết định số 77/QĐ-UBND ngày 12/3/2024 của UBND tỉnh về quản lý bến bãi; Công văn số 9/SXD-QL."
        ],
        ["1/KH"],
    )
    assert first == {
        "id": "77-qd-ubnd-2024", "number": "77/QĐ-UBND", "type": "quyết định", "issuer": "UBND tỉnh", "issued_on": "2024-03-12",
        "title_vi": "về quản lý bến bãi",
    }  # fmt: skip
    assert second == {
        "id": "9-sxd-ql", "number": "9/SXD-QL", "type": "công văn", "issuer": None, "issued_on": None, "title_vi": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "edtfs"),
    [
        ("Sở Tài chính thực hiện Nghị quyết số 33/NQ-HĐND, hoàn thành trước ngày 30/6/2024.", ["2024-06-30"]),
        ("Rà soát theo Công văn số 218/STP-XD ngày 04/3/2024.", []),
        ("Báo cáo theo Quyết định 8/QĐ-UBND, ngày 09/02/2024, trước ngày 30/4/2024.", ["2024-04-30"]),
        ("Thực hiện Đề án phát triển du lịch đến năm 2030, tầm nhìn đến năm 2050.", []),
        ("Phân bổ dự toán ngân sách nhà nước năm 2024 đúng quy định.", []),
        ("Phấn đấu đến năm 2025 tỷ lệ hộ nghèo giảm còn 5%.", []),
        ("Đến năm 2025 đưa huyện Văn Quan thoát nghèo.", ["2025"]),
        ("Năm 2024, tiếp tục phân cấp.", ["2024"]),
        ("Định kỳ phát sóng mỗi tháng 02 chuyên mục.", [None]),
        ("Phát động thi đua năm học 2024 - 2025.", []),
        ("Đối với chợ xây xong đến ngày 31/12/2023: quyết toán trong tháng 6/2024.", ["2024-06"]),
        ("Thực hiện Quyết định này bảo đảm đạt và vượt các chỉ tiêu năm 2024.", ["2024"]),
        ("Định mức được áp dụng cho năm 2024.", ["2024"]),
    ],
)
def test_deadlines_bind_somebody(text: str, edtfs: list[str]) -> None:
    """Days of cited documents, horizons and years in names, and periods of targets are no deadlines."""
    assert [d["edtf"] for d in deadlines(text, list(find_numbers(text)), 2024)] == edtfs


def test_the_rating_leaves_documents_out(example: Project) -> None:
    """Each published document is held against its annotations, shares lie between 0 and 1, and floors are told beside them."""
    rated = rate(example.root)
    assert rated["floors"] == FLOORS
    assert rated["documents"]
    assert all(0 <= rated["all"][role]["recall"] <= 1 for role in ("lead", "deadlines"))
