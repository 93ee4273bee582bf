"""Encodings from before Unicode: words in capitals, and files that hold their bytes."""

from __future__ import annotations

import pytest

from generator.importing.decoding import decode
from generator.importing.oldfonts import recoded
from generator.importing.reading import read_bytes


@pytest.mark.parametrize(("typed", "printed"), [
    ("KÕ HO¹CH", "KẾ HOẠCH"), ("TØNH S¥N Hµ", "TỈNH SƠN HÀ"), ("Së Tµi chÝnh", "Sở Tài chính"),
    ("UBND tØnh S¬n Hµ", "UBND tỉnh Sơn Hà"), ("KÕ HO¹CH cña Hµ", "Kế HOẠCH của Hà"),
])  # fmt: skip
def test_capitals_of_tcvn3_are_typed_as_small_letters(typed: str, printed: str) -> None:
    """TCVN3 has no capital of most letters with a tone: a line in capitals is one, and so is a word."""
    assert recoded(typed, "TCVN3") == printed


@pytest.mark.parametrize(("typed", "printed"), [
    ("Së Tµi chÝnh chñ tr×, phèi hîp víi Së X©y dùng.", "Sở Tài chính chủ trì, phối hợp với Sở Xây dựng."),
    ("Sôû Taøi chính chuû trì, phoái hôïp vôùi Sôû Xaây döïng.", "Sở Tài chính chủ trì, phối hợp với Sở Xây dựng."),
])  # fmt: skip
def test_a_text_saved_in_the_bytes_of_an_old_font_is_read(typed: str, printed: str) -> None:
    """Nothing but bytes of Windows that read as Vietnamese only in that encoding; other bytes stay refused."""
    found = read_bytes(typed.encode("cp1252"), ".txt")
    assert found is not None
    assert found.text == printed
    assert decode("Größe und Übermaß, naïve Façade, Ærø, señor".encode("cp1252")) is None
    assert decode(bytes(range(1, 256)) * 9) is None
