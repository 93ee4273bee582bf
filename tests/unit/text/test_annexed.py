"""Plans printed behind the decision that issues them."""

from __future__ import annotations

from generator.text.annexed import annexed_fronts
from generator.text.drafting import draft, identify

DECISION = (
    "ỦY BAN NHÂN DÂN TỈNH BẾN LAU\nSố: 7/QĐ-UBND\nBến Lau, ngày 3 tháng 6 năm 2024\n\nQUYẾT ĐỊNH\n"
    "Ban hành Kế hoạch giữ nước\n\nCăn cứ Luật Tài nguyên nước ngày 27/11/2023;\n\nQUYẾT ĐỊNH:\n\n"
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch giữ nước.\n\nNơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn Thử\n\n"
)
PLAN = "I. MỤC ĐÍCH\n\n1. Giữ nước sạch.\n\nII. NHIỆM VỤ\n\n1. Sở Y tế kiểm tra các bể nước.\n"


def test_a_plan_behind_its_decision_is_drafted() -> None:
    """Below the signature the plan begins anew: its name, what it belongs to, its own parts and tasks."""
    drafts = draft(f"{DECISION}KẾ HOẠCH\nGiữ nước\n(Kèm theo Quyết định số 7/QĐ-UBND)\n\n{PLAN}")
    found = {d.text: (d.kind, d.section) for d in drafts}
    assert found["KẾ HOẠCH"][0] == "heading"
    assert found["(Kèm theo Quyết định số 7/QĐ-UBND)"][0] == "other"
    assert found["Giữ nước sạch."] == ("purpose", "I.1")
    assert found["Sở Y tế kiểm tra các bể nước."] == ("commitment", "II.1")
    assert next(d for d in drafts if d.text.endswith("Lê Văn Thử")).kind == "signature"
    assert len(set(identify(drafts))) == len(drafts)


def test_what_it_belongs_to_is_no_duty_without_brackets_either() -> None:
    """The line below the name says of which decision it is part, however it is printed."""
    of = "Ban hành kèm theo Quyết định số 7/QĐ-UBND của Chủ tịch Ủy ban nhân dân tỉnh Bến Lau"
    drafts = draft(f"{DECISION}KẾ HOẠCH\nGiữ nước\n{of}\n\n{PLAN}")
    assert {d.kind for d in drafts if d.text == of} == {"other"}


def test_a_form_behind_a_document_is_no_plan() -> None:
    """What names no decision below its title is a form to fill in, and above the recipients stands the
    document itself."""
    plan = ["KẾ HOẠCH", "Giữ nước", "(Kèm theo Quyết định số 7)"]
    assert annexed_fronts(["Nơi nhận:", "CHỦ TỊCH", *plan]) == {2: 4}
    assert annexed_fronts(["Nơi nhận:", "CHỦ TỊCH", "BÁO CÁO", "Kết quả", "1. Số bể."]) == {}
    assert annexed_fronts([*plan, "Nơi nhận:"]) == {}
