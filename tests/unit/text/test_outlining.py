"""Drafts of a document that is given in blocks: its front."""

from __future__ import annotations

from generator.text.blocks import Paragraph
from generator.text.outlining import outline


def _titles(*lines: str) -> list[str]:
    blocks = [Paragraph(line, centred=line.isupper(), bold=line.isupper()) for line in lines]
    return [d.text for d in outline(blocks) if d.kind == "title"]


def test_who_issues_is_no_line_of_the_title() -> None:
    """Lines of capitals below the type are one title, but for who issues, which the grounds follow."""
    front = (
        "Số: 7/QĐ-UBND",
        "QUYẾT ĐỊNH",
        "BAN HÀNH KẾ HOẠCH GIỮ NƯỚC",
        "CỦA CHÍNH PHỦ",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN",
    )
    assert _titles(*front, "Căn cứ Luật Nước;", "Điều 1. Giữ nước.") == [
        "QUYẾT ĐỊNH",
        "BAN HÀNH KẾ HOẠCH GIỮ NƯỚC CỦA CHÍNH PHỦ",
    ]
    assert _titles(*front[:3], "CHÍNH PHỦ ĐIỆN TỬ", "I. MỤC ĐÍCH", "1. Giữ nước.")[1].endswith(
        "CHÍNH PHỦ ĐIỆN TỬ"
    )
