"""Who does what by when in a row of a task table, and in a card under a task."""

from __future__ import annotations

import pytest

from generator.importing.assignments import cell_bodies, read_row, row_targets
from generator.importing.suggesting import suggest
from generator.text.blocks import Cell, Row
from generator.text.cards import mark_cards
from generator.text.columns import column
from generator.text.sections import Draft


def _row(**cells: str) -> Row:
    """A row with a cell under each head; ``_`` in a head is a space."""
    return Row(
        tuple(Cell(words) for words in cells.values()), tuple(head.replace("_", " ") for head in cells)
    )


@pytest.mark.parametrize(
    ("head", "what"),
    [
        ("STT", "number"), ("Số TT", "number"), ("Nội dung công việc", "content"), ("Cơ quan chủ trì", "lead"),
        ("Đơn vị thực hiện", "lead"), ("Trách nhiệm chính", "lead"), ("Đơn vị chủ công", "lead"), ("Hạn xử lý", "time"),
        ("Đơn vị liên quan", "cooperate"), ("Việc cần làm", "content"),
        ("Phân công: Phối hợp", "cooperate"), ("Cơ quan chủ trì, phối hợp", "both"), ("Thời gian thực hiện", "time"), ("Tiến độ", "time"),
        ("Kết quả thực hiện", "output"), ("Kinh phí thực hiện (triệu đồng)", "budget"), ("Lãnh đạo phụ trách", "supervise"),
        ("Cơ quan/Đơn vị", "lead"), ("Đơn vị trực tiếp thực hiện", "lead"), ("Hạn cuối", "time"), ("Dự kiến hoàn thành", "time"),
        ("Hạng mục", "content"), ("Số tiền", "budget"), ("Đơn vị đảm nhiệm", "lead"), ("Hạn báo cáo", "time"),
        ("Đơn vị tính", "unit"), ("Ghi chú", "note"), ("Địa điểm", ""),
    ],
)  # fmt: skip
def test_heads_say_what_columns_hold(head: str, what: str) -> None:
    """A column is known by the words of its head, wherever it stands; an unknown head is no column."""
    assert column(head) == what


def test_a_row_is_read_by_its_heads() -> None:
    """Lead, partners, time, output and budget come from their columns, in whatever order these stand."""
    row = _row(TT="1", Sản_phẩm="Báo cáo", Thời_gian="Quý II/2024", Cơ_quan_phối_hợp="Sở Y tế, UBND các huyện, thành phố;\nCông ty X",
               Nhiệm_vụ="Lập bản đồ", Kinh_phí="1.250", Chủ_trì="Sở Xây dựng")  # fmt: skip
    read = read_row(row, (), 2024)
    assert read.lead == ("Sở Xây dựng",)
    assert read.cooperate == ("Sở Y tế", "UBND các huyện, thành phố", "Công ty X")
    assert [d["edtf"] for d in read.deadlines] == ["2024-34"]
    assert (read.output, read.budget) == ("Báo cáo", "1.250")


def test_one_column_for_both_is_parted() -> None:
    """A cell for leads and partners is parted by its words, else the first line leads."""
    for words in (
        "Chủ trì: Sở Y tế; phối hợp: Công an tỉnh",
        "Sở Y tế\nCông an tỉnh",
        "Sở Y tế (chủ trì); Công an tỉnh (phối hợp)",
    ):
        read = read_row(_row(Nhiệm_vụ="X", Cơ_quan_chủ_trì_phối_hợp=words), (), 0)
        assert (read.lead, read.cooperate) == (("Sở Y tế",), ("Công an tỉnh",))


@pytest.mark.parametrize(
    ("cells", "lead"),
    [
        ({"Nhiệm_vụ": "X", "Đơn_vị": "Sở Y tế"}, ("Sở Y tế",)),
        ({"Nhiệm_vụ": "X", "Đơn_vị": "Ha"}, ()),
        ({"Nhiệm_vụ": "X", "Đơn_vị": "Sở Y tế", "Chủ_trì": "Công an tỉnh"}, ("Công an tỉnh",)),
        (
            {"Nhiệm_vụ": "X", "Đơn_vị": "Sở Y tế", "Cơ_quan_chủ_trì_phối_hợp": "Công an tỉnh"},
            ("Công an tỉnh",),
        ),
    ],
)
def test_a_column_of_units_that_names_bodies(cells: dict[str, str], lead: tuple[str, ...]) -> None:
    """The head "Đơn vị" is a unit of measure or a body: it leads when it names bodies and no other column
    says who leads."""
    assert read_row(_row(**cells), (), 0).lead == lead


def test_whatever_a_column_of_bodies_lists_is_one() -> None:
    """A name that no grammar knows is a body in a column of bodies, whole."""
    assert cell_bodies("- Phòng KT-HT\n- Nhóm Xanh; Sở Y tế", ()) == ["Phòng KT-HT", "Nhóm Xanh", "Sở Y tế"]
    assert [cell_bodies(words, ()) for words in ("Không", "Không có", "-nt-")] == [[], [], []]


@pytest.mark.parametrize(
    ("words", "lead", "partners"),
    [
        ("Sở Y tế chủ trì, phối hợp với Sở Xây dựng", ("Sở Y tế",), ("Sở Xây dựng",)),
        ("Lãnh đạo\nSở Xây dựng", ("Sở Xây dựng",), ()),
        ("Đại diện Công an xã Bến Lau", ("Công an xã Bến Lau",), ()),
        ("Đ/c Bí thư Bến Lau, phụ trách lĩnh vực nước", ("Bí thư Bến Lau",), ()),
        ("Các đồng chí Chuyên viên cơ quan MTTQ xã", ("Chuyên viên cơ quan MTTQ xã",), ()),
        (
            "Văn phòng UBND tỉnh (Trung tâm Phục vụ hành chính công tỉnh)",
            ("Văn phòng UBND tỉnh", "Trung tâm Phục vụ hành chính công tỉnh"),
            (),
        ),
    ],
)
def test_a_cell_of_leads_says_no_more_than_their_names(
    words: str, lead: tuple[str, ...], partners: tuple[str, ...]
) -> None:
    """Who helps them is told apart, who stands for them and brackets are no part of a name."""
    read = read_row(_row(Nhiệm_vụ="Rửa bể", Đơn_vị_thực_hiện=words), (), 0)
    assert (read.lead, read.cooperate) == (lead, partners)


def test_values_have_the_period_of_their_head() -> None:
    """A row of targets gives a value for each column that names a year, none for what was reached."""
    row = _row(Chỉ_tiêu="Hộ nghèo", Đơn_vị_tính="%", Thực_hiện_2023="8,1", Năm_2024="6,4", Năm_2025="≤ 4,9")
    assert [(t["min"], t["max"], t["unit"], t["period"]) for t in row_targets(row)] == [
        ("6.4", "6.4", "%", "2024"), (None, "4.9", "%", "2025"),
    ]  # fmt: skip
    heads = ("Chỉ tiêu", "Lộ trình thực hiện: Năm 2024", "Thời gian: Trước 30/6/2024")
    row = Row(tuple(Cell(text) for text in ("Hộ nghèo", "6,4", "5")), heads)
    assert [(t["min"], t["period"]) for t in row_targets(row)] == [("6.4", "2024")]


CARD = [
    Draft("II", "heading", "II.", "NHIỆM VỤ"),
    Draft("II.1", "heading", "1.", "Xây dựng cơ sở dữ liệu"),
    Draft("II.1", "commitment", "-", "Đơn vị chủ trì: Văn phòng Sở."),
    Draft("II.1", "commitment", "-", "Đơn vị phối hợp: Phòng Kế hoạch, UBND các huyện."),
    Draft("II.1", "commitment", "-", "Thời gian: Quý II/2024."),
]


def test_a_card_tells_of_the_task_above_it() -> None:
    """A heading with a card under it is a task with the card's bodies and time; the lines of the card are
    none."""
    marked = mark_cards(list(CARD))
    assert [d.kind for d in marked] == ["heading", "commitment", "other", "other", "other"]
    (told,) = suggest(marked, (), "Sở Y tế", 2024)
    assert (told["passage"], told["lead"], told["cooperate"]) == (
        1,
        ["Văn phòng Sở"],
        ["Phòng Kế hoạch", "UBND các huyện"],
    )
    assert [d["edtf"] for d in told["deadlines"]] == ["2024-34"]


def test_a_nearer_heading_that_is_unknown_stops_a_farther_one() -> None:
    """Under "Tổ chức thực hiện" a heading that names nobody known gives nobody, not the body of the heading
    above."""
    drafts = [
        Draft("II", "heading", "II.", "Trách nhiệm của Sở Y tế"),
        Draft("II.1", "heading", "1.", "Xưởng giấy Ba Làng"),
        Draft("II.1", "commitment", "-", "Thu gom bao bì."),
        Draft("II.2", "heading", "2.", "Công an tỉnh."),
        Draft("II.2", "commitment", "-", "Tuần tra ban đêm."),
    ]
    leads = {s["passage"]: s["lead"] for s in suggest(drafts, (), "")}
    assert leads == {0: ["Sở Y tế"], 3: ["Công an tỉnh"], 4: ["Công an tỉnh"]}


def _told(*drafts: Draft) -> list[tuple[list[str], list[str]]]:
    """Leads and partners of each draft."""
    found = {s["passage"]: (s["lead"], s["cooperate"]) for s in suggest(drafts, (), "")}
    return [found.get(i, ([], [])) for i in range(len(drafts))]


def test_who_is_told_by_the_body_of_a_heading_does_not_lead() -> None:
    """Under a heading that names a body, "yêu cầu các đơn vị ..." is what that body asks of others; without
    one they lead."""
    asked = "Yêu cầu các đơn vị lắp cân; yêu cầu các tổ chức, cá nhân nộp sổ cân."
    heading = Draft("1", "heading", "1.", "Sở Xây dựng")
    assert _told(heading, Draft("1", "commitment", "-", asked))[1] == (["Sở Xây dựng"], [])
    assert _told(Draft("1", "commitment", "-", asked))[0][0] == ["các đơn vị", "các tổ chức"]


def test_a_lettered_lead_in_leaves_the_heading_its_body() -> None:
    """A lettered part that names partners gives them to its bullets; the next letter has the heading's body
    alone."""
    told = _told(
        Draft("1", "heading", "1.", "Bộ Xây dựng:"),
        Draft("1", "heading", "a)", "Phối hợp với Bộ Y tế hướng dẫn:"),
        Draft("1", "commitment", "-", "Lập sổ nước."),
        Draft("1", "commitment", "b)", "Rà soát bể chứa."),
    )
    assert told[2:] == [(["Bộ Xây dựng"], ["Bộ Y tế"]), (["Bộ Xây dựng"], [])]


def test_partners_are_read_on_after_a_name_nobody_knows() -> None:
    """A name that no grammar knows does not end the list of partners, and "chủ trì cùng với" names some
    too."""
    text = "Sở Y tế chủ trì, phối hợp với Tạp chí Bến Lau, Sở Xây dựng đăng bài."
    assert _told(Draft("1", "commitment", "", text)) == [(["Sở Y tế"], ["Sở Xây dựng"])]
    text = "Sau mùa lũ giao Sở Y tế chủ trì cùng với Công an tỉnh kiểm tra nước."
    assert _told(Draft("1", "commitment", "", text)) == [(["Sở Y tế"], ["Công an tỉnh"])]


def test_what_is_only_listed_after_a_colon_does_not_lead() -> None:
    """Bodies listed after "giữa các cơ quan:" are told of, not told to do something."""
    text = "Tăng cường trao đổi giữa các cơ quan: Sở Y tế, Sở Xây dựng và Công an tỉnh trong mùa lũ."
    assert _told(Draft("1", "heading", "1.", "Việc chung"), Draft("1", "commitment", "-", text))[1][0] == []


def test_whom_the_last_part_names_leads() -> None:
    """Under "Tổ chức thực hiện" a heading, or the words before a colon, may name a post that no grammar
    knows; a heading of what is done names nobody."""
    told = _told(
        Draft("III", "heading", "III.", "TỔ CHỨC THỰC HIỆN"),
        Draft("III.1", "heading", "1.", "Đồng chí Phó Trưởng Tiểu ban"),
        Draft("III.1", "commitment", "-", "Lập sổ nước."),
        Draft("III.2", "commitment", "2.", "Các thành viên Tiểu ban: Kiểm tra bể chứa."),
        Draft("III.3", "heading", "3.", "Tổ chức kiểm tra của xã"),
        Draft("III.3", "commitment", "-", "Rửa bể."),
        Draft("III.4", "heading", "4.", "Các đơn vị kinh doanh vận tải"),
        Draft("III.4", "commitment", "-", "Niêm yết giá vé."),
    )
    assert [lead for lead, _ in told] == [
        [], [], ["Phó Trưởng Tiểu ban"], ["Các thành viên Tiểu ban"], [], [],
        ["Các đơn vị"], ["Các đơn vị kinh doanh vận tải"],
    ]  # fmt: skip


def test_the_day_of_a_task_goes_before_that_of_its_card() -> None:
    """A card dates all its tasks; one that prints its own day keeps that."""
    drafts = [
        Draft("1", "heading", "1.", "Nước sạch"),
        Draft("1", "commitment", "-", "Rửa bể chậm nhất ngày 10/5/2024."),
        Draft("1", "commitment", "-", "Thay van."),
        Draft("1", "commitment", "-", "Thời gian hoàn thành: Quý II/2024."),
        Draft("1", "commitment", "-", "Đơn vị chủ trì: Sở Y tế."),
    ]
    told = {s["passage"]: s for s in suggest(mark_cards(drafts), (), "", 2024)}
    assert [[d["edtf"] for d in told[i]["deadlines"]] for i in (1, 2)] == [["2024-05-10"], ["2024-34"]]


def test_a_task_without_a_card_keeps_all_its_days() -> None:
    """A day beside a quarter does not put the quarter away: both bind."""
    text = "Sở Y tế lập kế hoạch trước ngày 10/5/2024; hoàn thành việc thay van trong Quý III/2024."
    told = suggest([Draft("1", "commitment", "-", text)], (), "", 2024)
    assert [d["edtf"] for d in told[0]["deadlines"]] == ["2024-05-10", "2024-35"]


def test_what_is_handed_over_to_somebody_is_no_task_of_theirs() -> None:
    """To hand over ("bàn giao cho") is not to assign ("giao cho")."""
    above = Draft("1", "heading", "1.", "Việc chung")
    handed = "Sở Xây dựng lập bản đồ và bàn giao cho các xã quản lý, chuyển giao cho Sở Tài chính theo dõi."
    assert _told(above, Draft("1", "commitment", "-", handed))[1][0] == ["Sở Xây dựng"]


def test_notes_and_titles_cite() -> None:
    """What no passage of a task cites may stand in a footnote or the title; a caption names its own document."""
    drafts = [
        Draft("", "title", "", "Thực hiện Nghị quyết số 33/NQ-HĐND"),
        Draft("Phụ lục", "other", "", "(Kèm theo Kế hoạch số 45/KH-UBND của UBND tỉnh)"),
        Draft("I.1", "other", "1", "Theo Quyết định số 77/QĐ-UBND ngày 12/3/2024."),
    ]
    cited = {s["passage"]: [c["number"] for c in s["citations"]] for s in suggest(drafts, (), "")}
    assert cited == {0: ["33/NQ-HĐND"], 2: ["77/QĐ-UBND"]}


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Trong năm 2024, Sở Y tế rà soát bể nước.", ["Sở Y tế"]),
        ("Trong năm 2024, trước mùa lũ, Sở Y tế rà soát bể nước.", ["Sở Y tế"]),
        ("Trong năm 2024, Sở Y tế có ba bể nước.", []),
        ("Để có nước sạch: Sở Y tế, Công an tỉnh.", ["Sở Y tế", "Công an tỉnh"]),
        ("Để có nước sạch: trước mùa lũ, Sở Y tế rà soát bể nước.", []),
        ("Đối với Sở Y tế: Rà soát bể nước.", ["Sở Y tế"]),
        ("Đối với Sở Y tế có ba bể nước.", []),
    ],
)
def test_who_stands_behind_an_opening_leads_when_told_to_act(text: str, lead: list[str]) -> None:
    """Behind "Trong năm ...," leads whoever is told to do something, behind "Để ...:" whoever is named; a
    body that something is only said of leads nothing."""
    assert _told(Draft("1", "commitment", "-", text))[0][0] == lead


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Sở Y tế rà soát bể nước.", True), ("Sở Y tế", True), ("Sở Y tế.", True), ("Sở Y tế: rà soát bể nước.", True),
        ("Sở Y tế; rà soát bể nước.", True), ("Sở Y tế, trước mùa lũ, rà soát bể nước.", True), ("Sở Y tế (bên A) rà soát bể nước.", True),
        ("Sở Y tế của tỉnh: ba bể nước.", False), ("Sở Y tế tại tỉnh, ba bể nước.", False), ("Sở Y tế trên đồi.", False),
        ("Sở Y tế ở trên đồi.", False), ("Sở Y tế năm 2024.", False), ("Sở Y tế 12 bể nước.", False), ("Sở Y tế – bể nước.", False),
    ],
)  # fmt: skip
def test_a_body_that_a_sentence_begins_with_acts_where_a_verb_follows(text: str, *, acts: bool) -> None:
    """What says where or when or of whom is no verb, nor is a number or a sign; a heading needs no verb."""
    assert _told(Draft("1", "commitment", "-", text))[0][0] == (["Sở Y tế"] if acts else [])
    assert _told(Draft("1", "heading", "1.", text), Draft("1", "commitment", "-", "Rà soát."))[1][0] == [
        "Sở Y tế"
    ]


def test_what_brackets_say_of_a_share_names_nobody() -> None:
    """Behind a name in a cell brackets may say what it does; they end no list, and a body in them counts."""
    cell = (
        "Sở Công Thương (đề xuất đầu bài, lựa chọn doanh nghiệp tiếp nhận), viện nghiên cứu, trường đại học."
    )
    assert cell_bodies(cell, ()) == ["Sở Công Thương", "viện nghiên cứu", "trường đại học"]
    assert cell_bodies("Sở Nội vụ (Công an tỉnh)", ()) == ["Sở Nội vụ", "Công an tỉnh"]


def test_the_day_of_a_document_that_a_cell_of_time_cites_is_no_deadline() -> None:
    """What a cell cites ("Theo Kế hoạch số ... ngày ...") names no day; what is printed beside it does."""
    cell = "Theo Kế hoạch số 71/KH-UBND ngày 14/11/2025 của UBND tỉnh; trước ngày 01/6/2026"
    read = read_row(_row(Nhiệm_vụ="X", Thời_gian=cell), (), 2026)
    assert [d["edtf"] for d in read.deadlines] == ["2026-06-01"]


@pytest.mark.parametrize("again", ["nt", "-nt-", "Như trên", '"', "″"])
def test_a_cell_may_only_repeat_the_one_above(again: str) -> None:
    """What a cell repeats is read from the row above of the same table; spaces of any sort part words."""
    heads = ("Nhiệm vụ", "Chủ trì", "Thời gian")
    cells = (("Sửa chợ", "Sở\u00a0Y\u00a0tế", "Quý\u00a0II/2025"), ("Lát nền", again, again))
    rows = [Row(tuple(map(Cell, words)), heads, table=1) for words in cells]
    drafts = [Draft("", "commitment", "", " ".join(row.printed()), row) for row in rows]
    found = suggest(drafts, (), "", 2025)
    assert [s["lead"] for s in found] == [["Sở Y tế"], ["Sở Y tế"]]
    assert [[d["edtf"] for d in s["deadlines"]] for s in found] == [["2025-34"], ["2025-34"]]
    other = Draft("", "commitment", "", again, Row((Cell(again),) * 3, heads, table=2))
    alone = suggest([drafts[0], other], (), "", 2025)
    assert [s["lead"] for s in alone if s["passage"]] == []


@pytest.mark.parametrize(
    ("text", "lead", "cooperate"),
    [
        ("Kiểm tra nước uống (Sở Y tế chủ trì).", ["Sở Y tế"], []),
        ("Sửa giếng ở các thôn (Sở Y tế chủ trì, phối hợp với Sở Nội vụ).", ["Sở Y tế"], ["Sở Nội vụ"]),
        ("Dạy bơi (chủ trì: Sở Y tế; phối hợp: Sở Nội vụ)", ["Sở Y tế"], ["Sở Nội vụ"]),
        ("Dạy bơi (Sở Y tế chủ trì; Sở Nội vụ, UBND các xã phối hợp; thời gian: Quý II)",
         ["Sở Y tế"], ["Sở Nội vụ", "UBND các xã"]),
        ("Kiểm tra nước uống trước ngày 30/6/2024 (Sở Y tế).", ["Sở Y tế"], []),
        ("Đào tạo cán bộ (Sở Nội vụ, Sở Y tế);", ["Sở Nội vụ", "Sở Y tế"], []),
        ("Sở Y tế chủ trì, Sở Nội vụ phối hợp thực hiện.", ["Sở Y tế"], ["Sở Nội vụ"]),
        ("Sở Y tế, Sở Nội vụ phối hợp.", ["Sở Y tế", "Sở Nội vụ"], []),
        ("Sở Y tế phối hợp với Sở Nội vụ đo nước.", ["Sở Y tế"], ["Sở Nội vụ"]),
    ],
)  # fmt: skip
def test_brackets_behind_a_task_say_who_does_it(text: str, lead: list[str], cooperate: list[str]) -> None:
    """Whoever is named before them is none of those; who only helps beside one who leads is a partner."""
    (found,) = suggest([Draft("1", "commitment", "1.", text)], (), "")
    assert (found["lead"], found["cooperate"]) == (lead, cooperate)


@pytest.mark.parametrize(
    "text",
    [
        "Lập danh mục theo quy định của Ủy ban nhân dân tỉnh (UBND tỉnh).",
        "Gửi báo cáo quý về cơ quan thường trực (Sở Nội vụ).",
        "Cấp nước cho các xã vùng cao (trừ địa bàn do Sở Y tế kiểm tra).",
        "Sửa giếng (Sở Y tế) ở các thôn.",
    ],
)
def test_brackets_that_explain_name_nobody(text: str) -> None:
    """What stands in brackets for the name before them, with other words or in the midst is nobody's duty."""
    found = suggest([Draft("1", "commitment", "1.", text)], (), "")
    assert [s["lead"] for s in found if s["lead"]] == []


def test_the_heading_goes_before_bare_brackets() -> None:
    """Under a heading that names a body the brackets behind a task change nothing."""
    drafts = [
        Draft("1", "heading", "1.", "Sở Nội vụ"),
        Draft("1", "commitment", "-", "Đo nước ở các chợ (Sở Y tế)."),
    ]
    found = suggest(drafts, (), "")
    assert [s["lead"] for s in found if s["passage"] == 1] == [["Sở Nội vụ"]]


@pytest.mark.parametrize("dash", ["-", "–", " - ", " – "])
def test_a_dash_within_a_name_parts_nothing(dash: str) -> None:
    """Whichever dash is printed, with spaces or without, the name is whole."""
    name = f"các tổ chức chính trị{dash}xã hội"
    text = f"Sở Văn hóa{dash}Thể thao chủ trì, phối hợp với {name} tuyên truyền."
    (found,) = suggest([Draft("1", "commitment", "1.", text)], (), "")
    assert (found["lead"], found["cooperate"]) == ([f"Sở Văn hóa{dash}Thể thao"], [name])


def test_the_heads_of_a_table_name_nobody() -> None:
    """Their words are of the columns."""
    cells = ("Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian")
    row = Row(tuple(map(Cell, cells)), cells, role="head")
    assert suggest([Draft("1", "heading", "", " ".join(cells), row)], (), "") == []


def test_a_heading_may_set_a_target() -> None:
    """What the tasks below it are to reach together; a number that is only named sets none."""
    heads = [
        Draft("1", "heading", "1.", text) for text in ("Rửa khoảng trên 500 bể", "Lập mới ít nhất 5ha bể")
    ]
    heads.append(Draft("1", "heading", "3.", "Vốn doanh nghiệp: 5.800 tỷ đồng"))
    found = {s["passage"]: [t["text"] for t in s["targets"]] for s in suggest(heads, (), "", 2024)}
    assert found == {1: ["ít nhất 5ha"]}


def test_who_a_heading_names_only_helps_where_the_task_says_so() -> None:
    """The task begins with "Phối hợp" and gives the lead to nobody; where it does, its reader says who helps."""
    head = Draft("1", "heading", "1.", "Sở Xây dựng")
    tasks = (
        "Phối hợp với Công an tỉnh rà soát quy hoạch.",
        "Rà soát quy hoạch, phối hợp với Công an tỉnh.",
        "Phối hợp rà soát quy hoạch; giao Sở Y tế chủ trì.",
    )
    drafts = [head, *(Draft("1", "commitment", "-", text) for text in tasks)]
    found = {s["passage"]: s["support"] for s in suggest(drafts, (), "")}
    assert found == {0: [], 1: ["Sở Xây dựng"], 2: [], 3: []}


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        ("Sở Y tế\nTỉnh Đoàn", ["Sở Y tế", "Tỉnh Đoàn"]),
        ("Công an tỉnh\nThanh tra tỉnh\nMặt trận Tổ quốc tỉnh", ["Công an tỉnh", "Thanh tra tỉnh", "Mặt trận Tổ quốc tỉnh"]),
        ("Liên minh\nHợp tác xã tỉnh", ["Liên minh Hợp tác xã tỉnh"]),
        ("Chi cục\nThuế tỉnh", ["Chi cục Thuế tỉnh"]),
    ],
)  # fmt: skip
def test_a_body_on_a_line_of_its_own_is_one(cell: str, named: list[str]) -> None:
    """Bodies below each other in a cell are several, whatever kind they are of; a name goes on over a line."""
    assert cell_bodies(cell, ()) == named
