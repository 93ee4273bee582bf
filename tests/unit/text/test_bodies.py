"""Names of bodies in texts, by the grammar of how such bodies are named."""

from __future__ import annotations

import pytest

from generator.text.bodies import find_bodies, names_bodies


def _names(text: str, *known: str) -> list[str]:
    return [b.name for b in find_bodies(text, known)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Nông nghiệp và phát triển nông thôn chủ trì", ["Sở Nông nghiệp và phát triển nông thôn"]),
        (
            "Sở Nông nghiệp và Môi trường, Sở Dân tộc và Tôn giáo",
            ["Sở Nông nghiệp và Môi trường", "Sở Dân tộc và Tôn giáo"],
        ),
        ("Sở NN và MT, Sở VH, TT và DL, VP. UBND tỉnh", ["Sở NN và MT", "Sở VH, TT và DL", "VP. UBND tỉnh"]),
        ("Sở NN&PTNT, Sở LĐ-TB&XH và VP UBND tỉnh", ["Sở NN&PTNT", "Sở LĐ-TB&XH", "VP UBND tỉnh"]),
        (
            "Phòng Kinh tế chủ trì, Công an xã, UBND phường Tam Thanh",
            ["Phòng Kinh tế", "Công an xã", "UBND phường Tam Thanh"],
        ),
        ("Trung tâm Kiểm soát bệnh tật chủ trì", ["Trung tâm Kiểm soát bệnh tật"]),
        ("Trung tâm Y tế khu vực 2 khám 3 đợt", ["Trung tâm Y tế khu vực 2"]),
        ("Trạm Khuyến nông số 14 hướng dẫn", ["Trạm Khuyến nông số 14"]),
        ("Ban Chỉ đạo Xóa nhà tạm số 12/QĐ", ["Ban Chỉ đạo Xóa nhà tạm"]),
        ("Hội Nông dân 3 xã", ["Hội Nông dân"]),
        ("Thanh tra Sở kiểm tra, Thanh tra Sở Y tế", ["Thanh tra Sở", "Thanh tra Sở Y tế"]),
        (
            "Hội Phụ nữ các xã, Trạm Y tế các xã và phường",
            ["Hội Phụ nữ các xã", "Trạm Y tế các xã và phường"],
        ),
        ("Công ty Thoát nước đô thị trực máy bơm", ["Công ty Thoát nước đô thị"]),
        ("Các sở, ban, ngành, đoàn thể tỉnh báo cáo", ["Các sở, ban, ngành, đoàn thể tỉnh"]),
        ("Ban Thường vụ các huyện ủy, thành ủy báo cáo", ["Ban Thường vụ các huyện ủy, thành ủy"]),
        ("Các huyện ủy, đảng ủy trực thuộc quán triệt", ["Các huyện ủy, đảng ủy trực thuộc"]),
        (
            "Thuế tỉnh Sơn Hà, cơ quan Thuế và Thuế cơ sở 3",
            ["Thuế tỉnh Sơn Hà", "cơ quan Thuế", "Thuế cơ sở 3"],
        ),
        (
            "Báo và Phát thanh, Truyền hình tỉnh phối hợp với UBND phường Bến Lau - Sơn Hà",
            ["Báo và Phát thanh, Truyền hình tỉnh", "UBND phường Bến Lau - Sơn Hà"],
        ),
        (
            "UBND các phường: Ba Đình, Văn Miếu – Quốc Tử Giám và UBND xã Bát Tràng",
            ["UBND các phường: Ba Đình, Văn Miếu – Quốc Tử Giám", "UBND xã Bát Tràng"],
        ),
        (
            "Ban Chỉ đạo các tỉnh, thành phố, các tổ chức thành viên của MTTQ xã",
            ["Ban Chỉ đạo các tỉnh, thành phố", "các tổ chức thành viên của MTTQ xã"],
        ),
        (
            "Liên hiệp các tổ chức hữu nghị thành phố Sơn Hà phối hợp với các Đại sứ quán",
            ["Liên hiệp các tổ chức hữu nghị thành phố Sơn Hà", "các Đại sứ quán"],
        ),
        (
            "Ủy ban thường vụ Quốc hội, các Ủy ban của Quốc hội, đại biểu Quốc hội",
            ["Ủy ban thường vụ Quốc hội", "Ủy ban của Quốc hội"],
        ),
        (
            "Trung tâm Phục vụ hành chính công, Công an xã, Hiệu trưởng các trường học, Trạm Y tế xã",
            ["Trung tâm Phục vụ hành chính công", "Công an xã", "Hiệu trưởng các trường học", "Trạm Y tế xã"],
        ),
        (
            "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch, các Đảng ủy trực thuộc Tỉnh ủy",
            ["Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch", "các Đảng ủy trực thuộc Tỉnh ủy"],
        ),
        (
            "Ban Thường trực Ủy ban MTTQ Việt Nam xã, Ủy ban bầu cử các xã, phường",
            ["Ban Thường trực Ủy ban MTTQ Việt Nam xã", "Ủy ban bầu cử các xã, phường"],
        ),
        (
            "Phòng Thi hành án dân sự khu vực 3, Tổ công nghệ số cộng đồng các thôn",
            ["Phòng Thi hành án dân sự khu vực 3", "Tổ công nghệ số cộng đồng các thôn"],
        ),
        ("Các bộ, các tỉnh và Thủ tướng Chính phủ", ["Các bộ", "các tỉnh", "Thủ tướng Chính phủ"]),
        (
            "lực lượng Công an, các lực lượng chức năng, Trưởng thôn",
            ["lực lượng Công an", "các lực lượng chức năng", "Trưởng thôn"],
        ),
        ("các ngành chức năng, Hội Công chứng viên", ["các ngành chức năng", "Hội Công chứng viên"]),
        ("UBND xã Bến Lau 1, UBND phường 2 Sơn Hà", ["UBND xã Bến Lau 1", "UBND phường 2 Sơn Hà"]),
        (
            "Các Bộ, ngành liên quan và Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
            ["Các Bộ, ngành liên quan", "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"],
        ),
        (
            "Viện kiểm sát nhân dân tối cao, cơ quan, tổ chức liên quan",
            ["Viện kiểm sát nhân dân tối cao", "cơ quan, tổ chức liên quan"],
        ),
        (
            (
                "Các cơ quan chủ trì thực hiện chương trình nước sạch (gồm các Sở: Y tế, Xây dựng) chủ động"
                " rà soát"
            ),
            ["Các cơ quan chủ trì thực hiện chương trình nước sạch", "Sở Y tế", "Sở Xây dựng"],
        ),
        (
            "Trung tâm Văn hóa, Thể thao và Truyền thông huyện",
            ["Trung tâm Văn hóa, Thể thao và Truyền thông huyện"],
        ),
        ("Công ty cổ phần Cấp thoát nước Vân Đài", ["Công ty cổ phần Cấp thoát nước Vân Đài"]),
        (
            "Tổng công ty Điện lực miền Bắc phối hợp với Bộ Tư lệnh Thủ đô",
            ["Tổng công ty Điện lực miền Bắc", "Bộ Tư lệnh Thủ đô"],
        ),
        ("Liên hiệp hội tỉnh; Toà án nhân dân tỉnh", ["Liên hiệp hội tỉnh", "Toà án nhân dân tỉnh"]),
        ("Chi cục Kiểm lâm xây dựng kế hoạch", ["Chi cục Kiểm lâm"]),
        ("SỞ TÀI CHÍNH:", ["SỞ TÀI CHÍNH"]),
        ("Bộ Tư lệnh Quân khu 1 rà phá bom mìn", ["Bộ Tư lệnh Quân khu 1"]),
        (
            "Ban Chỉ huy Phòng thủ khu vực 2 - Bắc Khê huấn luyện",
            ["Ban Chỉ huy Phòng thủ khu vực 2 - Bắc Khê"],
        ),
        ("Sở Lao động - TB&XH; Sở Lao động - TB và XH", ["Sở Lao động - TB&XH", "Sở Lao động - TB và XH"]),
        (
            "Đảng đoàn Hội đồng nhân dân tỉnh, Đảng ủy UBND tỉnh",
            ["Đảng đoàn Hội đồng nhân dân tỉnh", "Đảng ủy UBND tỉnh"],
        ),
        ("Công ty TNHH MTV Thủy nông Sơn Hà nạo vét kênh", ["Công ty TNHH MTV Thủy nông Sơn Hà"]),
        ("các Sở: Tài chính, Công Thương và Y tế", ["Sở Tài chính", "Sở Công Thương", "Sở Y tế"]),
        ("các sở, ngành, địa phương liên quan", ["các sở, ngành", "địa phương liên quan"]),
        (
            "với các Vụ: Kế hoạch, Công nghiệp nhẹ, Vụ Năng lượng và Cục Hóa chất",
            ["Vụ Kế hoạch", "Vụ Công nghiệp nhẹ", "Vụ Năng lượng", "Cục Hóa chất"],
        ),
        (
            "các Bộ: Công an, Văn hóa, Thể thao và Du lịch; các Vụ, Cục trong Bộ",
            ["Bộ Công an", "Bộ Văn hóa, Thể thao và Du lịch", "các Vụ, Cục trong Bộ"],
        ),
        (
            "Vụ Thị trường trong nước và Vụ Kế hoạch chủ trì",
            ["Vụ Thị trường trong nước", "Vụ Kế hoạch"],
        ),
        (
            "Tổ đảng ở Thường trực Ủy ban Pháp luật; Đảng ủy cơ quan Văn phòng Quốc hội phối hợp",
            ["Tổ đảng ở Thường trực Ủy ban Pháp luật", "Đảng ủy cơ quan Văn phòng Quốc hội"],
        ),
        (
            "Văn phòng Ủy ban nhân dân quận - huyện, Ủy ban nhân dân phường - xã, thị trấn",
            ["Văn phòng Ủy ban nhân dân quận - huyện", "Ủy ban nhân dân phường - xã, thị trấn"],
        ),
        (
            "Các cơ quan, ban ngành, đoàn thể xã và các chi bộ trực thuộc",
            ["Các cơ quan, ban ngành, đoàn thể xã", "các chi bộ trực thuộc"],
        ),
        ("Cơ quan thẩm định văn bản; tập đoàn kinh tế", ["Cơ quan thẩm định văn bản", "tập đoàn kinh tế"]),
        (
            "BCĐ giảm nghèo xã phối hợp với tổ trưởng dân phố, trưởng ban công tác mặt trận",
            ["BCĐ giảm nghèo xã", "tổ trưởng dân phố", "trưởng ban công tác mặt trận"],
        ),
        (
            "UB MTTQ, Liên minh các HTX, Sở Lao động TB&XH",
            ["UB MTTQ", "Liên minh các HTX", "Sở Lao động TB&XH"],
        ),
        (
            "chính quyền các địa phương; cơ quan, đơn vị chủ trì",
            ["chính quyền các địa phương", "cơ quan, đơn vị chủ trì"],
        ),
        (
            "các sở - ngành liên quan và các ngành hữu quan",
            ["các sở - ngành liên quan", "các ngành hữu quan"],
        ),
        ("các ngành, các cấp; các cơ quan thuộc UBTVQH", ["các ngành, các cấp", "các cơ quan thuộc UBTVQH"]),
        ("Thủ trưởng các đơn vị thuộc Bộ, Cục Nước", ["các đơn vị thuộc Bộ", "Cục Nước"]),
        (
            "Vụ Giữ nước - kinh tế; Vụ Phổ biến, giáo dục pháp luật, Báo Pháp luật Việt Nam",
            ["Vụ Giữ nước - kinh tế", "Vụ Phổ biến, giáo dục pháp luật", "Báo Pháp luật Việt Nam"],
        ),
        (
            "Tổ chức pháp chế thuộc Bộ, cơ quan ngang Bộ và cơ quan thuộc Chính phủ; cơ quan báo chí",
            ["Tổ chức pháp chế thuộc Bộ, cơ quan ngang Bộ và cơ quan thuộc Chính phủ", "cơ quan báo chí"],
        ),
        (
            "Ban Quản lý Khu kinh tế và Ban Quản lý các Khu công nghiệp tỉnh Sơn Hà đầu tư",
            ["Ban Quản lý Khu kinh tế", "Ban Quản lý các Khu công nghiệp tỉnh Sơn Hà"],
        ),
        (
            "phối hợp với Ban Quản lý khu Kinh tế và các cơ quan đơn vị liên quan thực hiện",
            ["Ban Quản lý khu Kinh tế", "các cơ quan đơn vị liên quan"],
        ),
        (
            "BQL Khu kinh tế và BQL các khu công nghiệp",
            ["BQL Khu kinh tế", "BQL các khu công nghiệp"],
        ),
        (
            "Ban Quản lý Khu kinh tế cửa khẩu và các Khu công nghiệp rà soát",
            ["Ban Quản lý Khu kinh tế cửa khẩu và các Khu công nghiệp"],
        ),
        (
            "với các Sở, ban ngành, nhà đầu tư thứ cấp thực hiện công tác giải phóng mặt bằng",
            ["các Sở, ban ngành", "nhà đầu tư thứ cấp"],
        ),
        (
            "với chủ đầu tư kinh doanh hạ tầng kỹ thuật các khu, cụm công nghiệp trên địa bàn",
            ["chủ đầu tư kinh doanh hạ tầng kỹ thuật các khu, cụm công nghiệp"],
        ),
        (
            "Chủ đầu tư xây dựng các công trình, nhà đầu tư hạ tầng",
            ["Chủ đầu tư", "nhà đầu tư hạ tầng"],
        ),
        (
            "Các Sở, ban, ngành; cơ quan, đơn vị tiến hành đánh giá, với các sở ban ngành và địa phương",
            ["Các Sở, ban, ngành", "cơ quan, đơn vị", "các sở ban ngành", "địa phương"],
        ),
        (
            "với các sở, ngành, đơn vị liên quan và các cơ sở giáo dục nghề nghiệp trong và ngoài tỉnh",
            ["các sở, ngành", "đơn vị liên quan", "các cơ sở giáo dục nghề nghiệp"],
        ),
        (
            "các sở, ban, ngành, địa phương, đơn vị có liên quan; các sở, ngành, đơn vị dự toán",
            [
                "các sở, ban, ngành",
                "địa phương, đơn vị có liên quan",
                "các sở, ngành",
                "đơn vị dự toán",
            ],
        ),
        ("Phối hợp với các cơ quan chủ trì trong tổ chức thực hiện", ["các cơ quan chủ trì"]),
    ],
)
def test_bodies_are_known_by_how_they_are_named(text: str, names: list[str]) -> None:
    """A body is found whole without any registry: kind, field, level and place, old and new, long and
    short."""
    assert _names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "cơ sở y tế, trụ sở công an",
        "Phòng, chống dịch",
        "Hội nghị tổng kết",
        "Trường hợp khác",
        "Ban hành kèm theo",
        "Báo cáo kết quả",
    ],
)
def test_what_only_looks_like_a_body_is_none(text: str) -> None:
    """Words that begin like the name of a body are no body."""
    assert _names(text) == []


@pytest.mark.parametrize(
    "printed", ["Ủy ban Hoà giải", "Ủy ban Hòa giải", "ỦY BAN HÒA GIẢI", "Uỷ ban Hòa giải"]
)
def test_known_names_are_found_in_any_spelling(printed: str) -> None:
    """A known name is found with its tone marks elsewhere and in capitals, and given back as printed."""
    assert _names(f"Giao {printed} việc này", "Uỷ ban Hoà giải") == [printed]


def test_a_court_known_by_its_short_name_is_named_whole() -> None:
    """What follows "Tòa án" ("nhân dân tối cao") is no sentence that runs on behind "Tòa án"."""
    assert _names("Tòa án nhân dân tối cao xét xử", "Tòa án") == ["Tòa án nhân dân tối cao"]


def test_a_flower_in_a_name_begins_no_other() -> None:
    """In "Hoa Ban" the word "Ban" is part of the name; where a capital follows, it begins another one."""
    assert _names("Công ty Hoa Ban chủ trì") == ["Công ty Hoa Ban"]
    assert _names("Sở Xây dựng và Ban Dân tộc rà soát") == ["Sở Xây dựng", "Ban Dân tộc"]


def test_a_line_of_bodies_and_nothing_else() -> None:
    """A line is one of bodies when nothing but titles, commas and a last full stop stand beside them."""
    assert names_bodies("Giám đốc Sở Y tế, Chủ tịch UBND các huyện, thành phố.")
    assert not names_bodies("Sở Y tế kiểm tra nước uống.")
    assert not names_bodies("Kinh phí thực hiện")


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("Trung tâm A, ", "Trung tâm A"),
        ("Sở Tài chính và ", "Sở Tài chính"),
        ("các cơ quan, ", "các cơ quan"),
        ("A ", ""),
    ],
)
def test_a_long_line_is_read_to_its_end(part: str, name: str) -> None:
    """A line of 400 kB made of what names begin with is read, a second's work; by the square of its length it
    would be the work of hours."""
    times = 400_000 // len(part)
    found = [body.name for body in find_bodies(part * times, ())]
    assert found == ([name] * times if name else [])


def test_several_of_a_kind_may_begin_in_a_small_letter() -> None:
    """Committees of a council are named with the word for several."""
    council = "Thường trực Hội đồng nhân dân, các Ban của Hội đồng nhân dân xã giám sát."
    assert _names(council) == ["Thường trực Hội đồng nhân dân", "các Ban của Hội đồng nhân dân xã"]


def test_a_name_within_a_symbol_is_none() -> None:
    """The issuer in a document's number is no body of the sentence, even when it is a known name; at the
    beginning it is one."""
    assert _names("Nghị quyết số 08/2019/NQ-HĐND", "HĐND") == []
    assert _names("HĐND quyết nghị", "HĐND") == ["HĐND"]
    assert _names("Theo HĐND, thường trực", "HĐND") == ["HĐND"]


#: what a body does, or what stands behind its name
DONE = """
và, chủ trì, phối hợp, kết hợp, chịu, có, tham mưu, tổ chức, thực hiện, triển khai, hướng dẫn, căn
cứ, theo, rà soát, báo cáo, tiếp tục, tăng cường, đẩy mạnh, chủ động, thường xuyên, kiểm tra, giám
sát, theo dõi, đôn đốc, xem xét, cân đối, bố trí, đề xuất, ban hành, tuyên truyền, vận động, cung
cấp, hỗ trợ, bảo đảm, đảm bảo, cập nhật, là, được, đã, sẽ, phải, cần, để, khi, trong, tại, trên, về,
với, cùng, cho, của, hoàn thành, xử lý, thẩm định, tổng hợp, nghiên cứu, gửi, công bố, lấy, đưa,
tích cực, nâng cao, khẩn trương, tập trung, ưu tiên, giải quyết, chỉ đạo, quán triệt, phân công,
thông báo, tiếp nhận, kịp thời, lồng ghép, mở, nhằm, như, trước, sau, từ, đến, vào, do, bằng, khai
thác, vận hành, duy trì, đăng tải, phát hành, phát động, tham gia, tạo, thành lập, xác định, điều
tra, khảo sát, huy động, định kỳ, hằng, quyết định, đề nghị, yêu cầu, nộp, thu thập, quản lý chặt,
phê duyệt, tiến hành, đánh giá, bàn giao, cấp phát, chuẩn bị, phổ biến, nắm, gồm, năm, liên quan,
đi, mua, sửa, dọn, thu gom, tuần tra, chấn chỉnh, công khai, rút, phân bổ, cắm, bảo trì, nạo vét,
niêm yết, chi trả, thanh toán, giải ngân, diễn tập, xét xử, phản biện, di dời, tháo dỡ, khơi thông,
ra quân, tu sửa, nâng cấp, lắp, lắp đặt, tặng, trao, thu hồi, phun, tiêm, rà phá, giải tỏa, cưỡng
chế, kêu gọi, mời, trả lời, thống nhất, nghiệm thu, quyết toán, cải tạo, góp ý, tiếp thu, kiến nghị,
hoàn thiện, bổ sung, điều chỉnh, khởi công, khánh thành, kiểm đếm, kiểm kê, tập huấn, tuyển chọn,
đình chỉ, đối chiếu, gia cố, kê khai, khôi phục, khử trùng, nhân rộng, nhắc nhở, phân luồng, san lấp,
sơ tán, tổng kết, thay, thẩm tra, thí điểm, thanh thải, tiêu hủy, trang bị, xác minh, bình ổn, chấm
điểm, số hóa, khắc phục, kiện toàn, phân cấp, xử phạt, sắp xếp, đặt, treo, xả, xây, cấp, chuyển, chọn,
bơm, khuyến khích, dựng, giữ, nhập, bán, cắt
"""


@pytest.mark.parametrize("word", [" ".join(word.split()) for word in DONE.split(",")])
def test_no_name_goes_on_over_what_a_body_does(word: str) -> None:
    """A name ends before the word for what the body does; over another word it goes on."""
    assert _names(f"Trung tâm Nước sạch {word} bể.") == ["Trung tâm Nước sạch"]
    assert _names("Trung tâm Nước sạch nông thôn.") == ["Trung tâm Nước sạch nông thôn"]


@pytest.mark.parametrize(
    "name",
    [
        "Ban Chỉ đạo Hội nhập quốc tế", "Công ty Xây dựng cấp thoát nước",
        "Trung tâm Dịch vụ giới thiệu việc làm", "Công ty Cơ khí đóng tàu", "Trạm Kiểm dịch động vật",
        "Ban Chỉ đạo chuyển đổi số", "Công ty Kỹ thuật cấp nước", "Trung tâm Tiếp nhận hồ sơ", "Hội Trợ giúp người khuyết tật", "Bệnh viện Y học khám chữa bệnh",
    ],
)  # fmt: skip
def test_a_name_may_hold_such_words(name: str) -> None:
    """A word that also says what a body does goes on with its name where it is known as part of one."""
    assert _names(f"{name} chủ trì.") == [name]
