"""What front and signature say of a document: never a value that is not printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importing import draft_json

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
TWO = STATE.replace("\n", "\nXÃ BẾN LAU          ", 1)
PLAN = "KẾ HOẠCH\nDọn sông"
FRONT = (
    f"ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\nSố: 7/UBND-KT\nV/v bến đò\n{STATE}Sơn Hà, ngày 20 tháng 5 năm 2024\n\n"
)
SIGNED = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn Thử\n"
BODY = "\nI. NHIỆM VỤ\n1. Sở Y tế kiểm tra nước.\n\nNơi nhận:\n- Lưu: VT.\n"


def _read(folder: Path, text: str) -> dict[str, str | None]:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    metadata: dict[str, str | None] = draft_json(folder / "a.txt")["metadata"]
    return metadata


@pytest.mark.parametrize(
    ("front", "wanted"),
    [
        (
            (
                f"UBND TỈNH SƠN HÀ\nSỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG\n{STATE}Số: 1203/KH-STNMT\nSơn Hà, ngày 05"
                f" tháng 02 năm 2024\n\n{PLAN}"
            ),
            {
                "number": "1203/KH-STNMT",
                "issuer": "Sở Tài nguyên và môi trường",
                "issued_on": "2024-02-05",
                "place": "Sơn Hà",
            },
        ),
        (
            (
                f"HỘI\nĐỒNG NHÂN DÂN\nTỈNH SƠN HÀ\n|\n{STATE}|\nSố:\n21/2022/NQ-HĐND\n|\nSơn\nHà, ngày 07"
                f" tháng 9 năm 2022\n|\n{PLAN}"
            ),
            {
                "number": "21/2022/NQ-HĐND",
                "issuer": "Hội đồng nhân dân tỉnh Sơn Hà",
                "issued_on": "2022-09-07",
                "place": "Sơn Hà",
            },
        ),
        (
            (
                f"ỦY BAN NHÂN DÂN     {TWO}Số: 18/KH–UBND      Bến Lau, ngày 9 tháng 9 năm 2025\n\nKẾ"
                " HOẠCH\nGiữ hồ chứa\ntrong mùa mưa"
            ),
            {
                "number": "18/KH-UBND",
                "issuer": "Ủy ban nhân dân xã Bến Lau",
                "title": "Giữ hồ chứa trong mùa mưa",
                "place": "Bến Lau",
            },
        ),
        (
            (
                f"ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\n{STATE}Số:        /KH-UBND\nSơn Hà, ngày      tháng     năm"
                " 2024\n\nKẾ HOẠCH\nSắp xếp bến bãi"
            ),
            {"number": None, "issued_on": None, "issued_edtf": "2024", "title": "Sắp xếp bến bãi"},
        ),
        (
            (
                "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH SƠN HÀ\tĐộc lập - Tự do - Hạnh"
                " phúc\nSố: 45/KH-UBND\tSơn Hà, ngày 3 tháng 6 năm 2022\n\nKẾ HOẠCH\nGiữ rừng"
            ),
            {"number": "45/KH-UBND", "issuer": "Ủy ban nhân dân tỉnh Sơn Hà", "issued_on": "2022-06-03"},
        ),
        (
            (
                f"ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\n{STATE}Số: 45/UBND-NC\nV/v diệt muỗi\nSơn Hà, ngày 3 tháng 6"
                " năm 2022\nKính gửi: UBND các xã."
            ),
            {"title": "diệt muỗi", "place": "Sơn Hà", "issued_on": "2022-06-03"},
        ),
        (
            f"BỘ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI\n{STATE}Số: 4/KH-LĐ\nHà Nội, ngày tháng năm\n\nKẾ HOẠCH\nGiữ nước\n\nCăn cứ Nghị định về Bộ Lao động - Thương binh và Xã hội;",
            {"issuer": "Bộ Lao động - Thương binh và Xã hội", "place": "Hà Nội", "title": "Giữ nước"},
        ),
        (
            f"ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\n{STATE}Số: 4/KH-UBND\n\nK Ế   H O Ạ C H\nGiữ rừng\n\nI. VIỆC",
            {"type": "kế hoạch", "title": "Giữ rừng"},
        ),
        (
            (
                f"UBND HUYỆN A\nPHÒNG Y TẾ\nSố: 45/PYT\nV/v diệt muỗi\n{STATE}A, ngày 3 tháng 6 năm"
                " 2022\nKính gửi: UBND các xã."
            ),
            {"type": None, "issuer": "Phòng Y tế", "title": "diệt muỗi", "issued_on": "2022-06-03"},
        ),
        (
            (
                f"UBND TỈNH VÂN ĐÀI\nVĂN PHÒNG\n{STATE}Số: 15/KH-VP\nVân Đài, ngày 12 tháng 3 năm 2025\n\nKẾ"
                " HOẠCH\nGiữ hồ chứa"
            ),
            {"number": "15/KH-VP", "issuer": "Văn phòng UBND tỉnh Vân Đài", "place": "Vân Đài"},
        ),
        (
            (
                f"ỦY BAN NHÂN DÂN TỈNH VÂN ĐÀI\n{STATE}Số: 5/KH-UBND\nVân Đài, ngày 1 tháng 3 năm 2025\n\nKẾ"
                " HOẠCH\nGiữ hồ chứa"
            ),
            {"issuer": "Ủy ban nhân dân tỉnh Vân Đài"},
        ),
        (
            (
                f"UBND TỈNH VÂN ĐÀI\nĐÀI PHÁT THANH VÀ TRUYỀN HÌNH\n{STATE}Số: 9/KH\nVân Đài, ngày 1 tháng 3"
                " năm 2025\n\nKẾ HOẠCH\nPhát sóng"
            ),
            {"issuer": "Đài phát thanh và truyền hình"},
        ),
        (
            (
                f"ỦY BAN MTTQ VIỆT NAM\nXÃ BẾN LAU\nBAN THƯỜNG TRỰC\n{STATE}Số: 9/KH-MTTQ\nBến Lau, ngày 1"
                " tháng 3 năm 2025\n\nKẾ HOẠCH\nGiữ nước"
            ),
            {"issuer": "Ban Thường trực Ủy ban MTTQ Việt Nam xã Bến Lau"},
        ),
        (
            (
                f"ỦY BAN BẦU CỬ XÃ BẾN LAU\nTIỂU BAN AN NINH\n{STATE}Số: 1/KH-TB\nBến Lau, ngày 1 tháng 3 năm"
                " 2025\n\nKẾ HOẠCH\nGiữ trật tự"
            ),
            {"number": "1/KH-TB", "issuer": "Tiểu ban an ninh"},
        ),
        (
            (
                "ĐẢNG BỘ TỈNH SƠN HÀ\nĐẢNG ỦY XÃ BẾN LAU\n*\nSố      -KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nBến Lau,"
                " ngày    tháng 6 năm 2025\n\nKẾ HOẠCH\nGiữ nước"
            ),
            {"number": None, "issuer": "Đảng ủy xã Bến Lau", "issued_edtf": "2025-06"},
        ),
        (
            (
                "ĐẢNG BỘ TỈNH SƠN HÀ\nĐẢNG ỦY XÃ BẾN LAU\n*\nSố 11-NQ/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nBến Lau,"
                " ngày 30 tháng 6 năm 2025\n\nNGHỊ QUYẾT\nGiữ nước"
            ),
            {"number": "11-NQ/ĐU", "issuer": "Đảng ủy xã Bến Lau", "issued_on": "2025-06-30"},
        ),
        (
            (
                "ỦY BAN MTTQ VIỆT NAM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM XÃ BẾN LAU BAN THƯỜNG TRỰC\nSố:"
                " 9/KH-MTTQ\nĐộc lập - Tự do - Hạnh phúc\nBến Lau, ngày 1 tháng 3 năm 2025\n\nKẾ HOẠCH\nGiữ nước"
            ),
            {"issuer": "Ban Thường trực Ủy ban MTTQ Việt Nam xã Bến Lau"},
        ),
    ],
    ids=[
        "department",
        "broken lines",
        "two columns",
        "blanks",
        "tabs between columns",
        "day below the subject",
        "a dash in the name, day left blank",
        "letters apart",
        "letter",
        "office",
        "place like a body",
        "body like a place",
        "standing committee",
        "body of a committee",
        "party, number left blank",
        "party",
        "columns mixed",
    ],
)
def test_fronts_are_read(tmp_path: Path, front: str, wanted: dict[str, str | None]) -> None:
    """Each usual letterhead gives its fields; a department issues its own plan; what is blank stays null."""
    found = _read(tmp_path, front + BODY)
    assert {key: found[key] for key in wanted} == wanted


def test_addressees_are_no_tasks(tmp_path: Path) -> None:
    """Whom a letter goes to stands apart: neither a task, nor a title, nor an issuer."""
    text = (
        f"{FRONT}Kính gửi:\n- Sở Y tế;\n- Công an tỉnh.\n\nUBND tỉnh yêu cầu:\n1. Sở Y tế kiểm tra áo"
        f" phao.{BODY}"
    )
    (tmp_path / "b.txt").write_text(text, encoding="utf-8")
    passages = draft_json(tmp_path / "b.txt")["passages"]
    assert [
        p["kind"] for p in passages if p["text"].startswith(("Kính gửi", "Sở Y tế;", "Công an tỉnh"))
    ] == ["recipients"] * 3


@pytest.mark.parametrize(
    ("end", "signer"),
    [
        (
            (
                "Nơi nhận:          KT. CHỦ TỊCH\n- Như trên;       PHÓ CHỦ TỊCH\n- Lưu: VT.\n\n             "
                "       Lê Văn Thử\n"
            ),
            ("Lê Văn Thử", "Phó Chủ tịch"),
        ),
        (
            "Nơi nhận:\n- Lưu: VT.\nTM. BAN CHỈ ĐẠO\nPHÓ TRƯỞNG BAN\nPHÓ CHỦ TỊCH UBND TỈNH\nLê Văn Thử\n",
            ("Lê Văn Thử", "Phó Chủ tịch"),
        ),
        (
            "Nơi nhận:\n- Lưu: VT.\nTRƯỞNG TIỂU BAN\nLê Văn Thử\nTRƯỞNG BAN XÂY DỰNG ĐẢNG\n",
            ("Lê Văn Thử", "Trưởng tiểu ban"),
        ),
        (
            "Nơi nhận:\n- Lưu: VT.\nTM. UBND XÃ PHÓ CHỦ TỊCH THƯỜNG TRỰC Lê Văn Thử - Lãnh đạo Văn phòng; - Lưu: VT, Tường.\n",
            ("Lê Văn Thử", "Phó Chủ tịch Thường trực"),
        ),
        ("Nơi nhận:\n- Lưu:\nTM. UBND XÃ CHỦ TỊCH VTMT. Lê Văn Thử\n", ("Lê Văn Thử", "Chủ tịch")),
        ("Nơi nhận:\n- Lưu: VT.\nKT. BỘ TRƯỞNG, CHỦ NHIỆM\nLê Văn Thử\n", ("Lê Văn Thử", "Chủ nhiệm")),
        (
            "Nơi nhận:\n- Lưu: VT.\nTL. BỘ TRƯỞNG\nVỤ TRƯỞNG VỤ KẾ HOẠCH - TÀI CHÍNH\nLê Văn Thử\n",
            ("Lê Văn Thử", "Vụ trưởng"),
        ),
        (
            "Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn Thử\nSố điện thoại liên hệ: 0900000000.\n",
            ("Lê Văn Thử", "Chủ tịch"),
        ),
        (
            "Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn Thử\nFILE ĐƯỢC ĐÍNH KÈM THEO VĂN BẢN\n",
            ("Lê Văn Thử", "Chủ tịch"),
        ),
    ],
    ids=[
        "beside the recipients",
        "second office in capitals",
        "office below the name",
        "recipients behind",
        "file mark before the name",
        "post of a committee",
        "office named in two parts",
        "telephone below the name",
        "note below the name",
    ],
)
def test_signatures_set_in_other_ways(tmp_path: Path, end: str, signer: tuple[str, str]) -> None:
    """A plain text has the signature to the right of the recipients; the end of a second office is no part of
    the name."""
    text = (
        f"ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\n{STATE}Số: 7/KH-UBND\n{PLAN}\n\nI. NHIỆM VỤ\n1. Sở Y tế kiểm tra"
        f" nước.\n\n{end}"
    )
    found = _read(tmp_path, text)
    assert (found["signer_name"], found["signer_title"]) == signer


def test_a_subject_that_wraps_below_the_number_is_the_title(tmp_path: Path) -> None:
    """A letter's "V/v ..." straight below number and day is its title, over as many lines as it takes."""
    front = (
        "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH SƠN HÀ        Độc lập - Tự do -"
        " Hạnh phúc\n\n"
    )
    number = "  Số: 59 /UBND-KT        Sơn Hà, ngày 11 tháng 6 năm 2026\nV/v rà soát bến bãi\n trên sông\n\n"
    found = _read(
        tmp_path, f"{front}{number}      Kính gửi:\n      - Sở Y tế;\n      - Công an tỉnh.\n\n{BODY}"
    )
    assert (found["number"], found["title"]) == ("59/UBND-KT", "rà soát bến bãi trên sông")


def test_a_subject_may_begin_like_another_type(tmp_path: Path) -> None:
    """Below the type "THÔNG TƯ" the words "HƯỚNG DẪN ..." are the subject, whole."""
    front = (
        f"BỘ Y TẾ\n{STATE}Số: 5/2008/TT-BYT\nHà Nội, ngày 14 tháng 5 năm 2008\n\nTHÔNG TƯ\nHƯỚNG DẪN RỬA BỂ"
        " NƯỚC Ở CHỢ\n"
    )
    found = _read(tmp_path, f"{front}Căn cứ Luật Nước số 1/2008/QH12;\n{BODY}")
    assert (found["type"], found["title"]) == ("thông tư", "Hướng dẫn rửa bể nước ở chợ")


def test_who_signs_is_who_signs(tmp_path: Path) -> None:
    """The signer is the name at the end with the post above it, not the one signed for."""
    text = f"ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\n{STATE}Số: 7/KH-UBND\n{PLAN}\n{BODY}{SIGNED}"
    found = _read(tmp_path, text)
    assert (found["signer_name"], found["signer_title"]) == ("Lê Văn Thử", "Phó Chủ tịch")


@pytest.mark.parametrize(
    ("printed", "issuer"),
    [
        ("BAN CHỈ ĐẠO 138 TỈNH SƠN HÀ", "Ban Chỉ đạo 138 tỉnh Sơn Hà"),
        ("UBND TỈNH SƠN HÀ\nBAN CHỈ ĐẠO 389", "Ban Chỉ đạo 389"),
    ],
)
def test_a_body_with_a_number_in_its_name_issues(printed: str, issuer: str, tmp_path: Path) -> None:
    """Its line is of the letterhead, not of the page around it."""
    front = f"{printed}\n{STATE}Số: 12/KH-BCĐ\nSơn Hà, ngày 05 tháng 6 năm 2024\n"
    assert _read(tmp_path, f"{front}\n{PLAN}\n{BODY}")["issuer"] == issuer


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("KẾ HOẠCH NĂM 2024\nvề phòng, chống tội phạm", "Năm 2024 về phòng, chống tội phạm"),
        (
            "KẾ HOẠCH\nPHÒNG, CHỐNG TỘI PHẠM\ngiai đoạn 2024 - 2025",
            "Phòng, chống tội phạm giai đoạn 2024 - 2025",
        ),
        ("NGHỊ QUYẾT\nVỀ KINH TẾ - XÃ HỘI NĂM 2024", "Về kinh tế - xã hội năm 2024"),
        ("KẾ HOẠCH\nDọn sông\nNĂM 2024", "Dọn sông năm 2024"),
        ("KẾ HOẠCH\nDọn sông\nGIAI ĐOẠN 2024 - 2025", "Dọn sông giai đoạn 2024 - 2025"),
        ("KẾ HOẠCH\nDọn sông\nTRÊN ĐỊA BÀN TỈNH SƠN HÀ", "Dọn sông trên địa bàn tỉnh Sơn Hà"),
        ("NGHỊ QUYẾT\nVề dọn sông\n\nHỘI ĐỒNG NHÂN DÂN TỈNH SƠN HÀ\nKHÓA X, KỲ HỌP THỨ 12", "Về dọn sông"),
    ],
)
def test_a_title_that_begins_in_capitals_goes_on_in_ordinary_case(
    printed: str, title: str, tmp_path: Path
) -> None:
    """The line in capitals is set like the rest."""
    front = f"UBND TỈNH SƠN HÀ\n{STATE}Số: 12/KH-UBND\nSơn Hà, ngày 05 tháng 6 năm 2024\n"
    assert _read(tmp_path, f"{front}\n{printed}\n{BODY}")["title"] == title


def test_who_issues_is_no_part_of_the_title(tmp_path: Path) -> None:
    """A line in capitals between the title and its grounds names who issues; a title may end in such words."""
    front = f"QUỐC HỘI\nSố: 7/NQ-QH\n{STATE}Hà Nội, ngày 20 tháng 5 năm 2024\n\n"
    title = "NGHỊ QUYẾT\nVỀ KẾT QUẢ GIÁM SÁT VIỆC GIỮ NƯỚC\n"
    grounds = "Căn cứ Luật Nước năm 2012;\n\nQUYẾT NGHỊ:\n\nĐiều 1. Giữ nước.\n"
    assert _read(tmp_path, f"{front}{title}ỦY BAN THƯỜNG VỤ QUỐC HỘI\n\n{grounds}")["title"] == (
        "Về kết quả giám sát việc giữ nước"
    )


def test_a_letter_may_have_a_subject_without_its_word(tmp_path: Path) -> None:
    """Below the number of a letter, above whom it is addressed to, stands its subject, also without "V/v"."""
    front = (
        "HIỆP HỘI\nNGHỀ CÁ BẾN LAU\nBAN THƯỜNG VỤ\nSố: 5/HD-BTV\nHướng dẫn một số nội dung\nvề hợp nhất hội\n"
        f"{STATE}Sơn Hà, ngày 29 tháng 7 năm 2025\n\nKính gửi: Các hội nghề cá\n\nBan Thường vụ Hiệp hội nghề cá Bến Lau hướng dẫn như sau:\n\n"
    )
    read = _read(tmp_path, f"{front}1. Các hội nghề cá họp trước ngày 01/9/2025.\n")
    assert read["title"] == "Hướng dẫn một số nội dung về hợp nhất hội"
    assert read["issuer"] == "Ban Thường vụ Hiệp hội nghề cá Bến Lau"


def test_whose_decision_it_is_is_no_part_of_its_title(tmp_path: Path) -> None:
    """A "QUYẾT ĐỊNH CỦA ..." names who decides; the subject stands below, with or without "V/v"."""
    front = f"ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\nSố: 7/QĐ-UBND\n{STATE}Sơn Hà, ngày 20 tháng 5 năm 2024\n\n"
    title = "QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH SƠN HÀ\n\nV/v ban hành Kế hoạch giữ nước\n\n"
    assert _read(tmp_path, f"{front}{title}{BODY}")["title"] == "ban hành Kế hoạch giữ nước"


def test_an_appendix_sent_alone_has_its_own_name(tmp_path: Path) -> None:
    """A file that begins with an appendix is called by its name; it has no signer, number or place of its own."""
    text = (
        "PHỤ LỤC I: PHÂN CÔNG NHIỆM VỤ\n\nGIỮ NƯỚC NĂM 2026\n\n(Kèm theo Kế hoạch số:    /KH-UBND ngày   tháng   năm 2026)\n\n"
        "1. Sở Y tế kiểm tra nước.\n\n2. Sở Xây dựng rửa các bể.\n"
    )
    read = _read(tmp_path, text)
    assert read["title"] == "Phân công nhiệm vụ giữ nước năm 2026"
    assert (read["number"], read["signer_name"], read["place"]) == (None, None, None)


def test_marks_and_lone_letters_are_no_part_of_an_issuer(tmp_path: Path) -> None:
    """A stroke before the letterhead and a letter that a box left over are nobody's name."""
    text = FRONT.replace("ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\n", "/ỦY BAN NHÂN DÂN\n\nTỈNH SƠN HÀ\n\nS\n\n", 1)
    assert _read(tmp_path, text + BODY + SIGNED)["issuer"] == "Ủy ban nhân dân tỉnh Sơn Hà"


def test_the_end_of_the_states_name_is_no_part_of_an_issuer(tmp_path: Path) -> None:
    """In a narrow column the name of the state breaks, and its end stands among the lines beside it."""
    state = STATE.replace(" NAM\n", "\n", 1)
    text = FRONT.replace(STATE, state).replace("ỦY BAN NHÂN DÂN\n", "ỦY BAN NHÂN DÂN\n\nNAM\n\n", 1)
    assert _read(tmp_path, text + BODY + SIGNED)["issuer"] == "Ủy ban nhân dân tỉnh Sơn Hà"
