"""Numbers in two styles of print."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.numbers import readings, styled, values_in


@pytest.mark.parametrize(
    ("printed", "value"),
    [("5.500", "5500"), ("0,5", "0.5"), ("13,592.5", "13592.5"), ("3,760", "3760"), ("7", "7")],
)
def test_each_style_is_read(printed: str, value: str) -> None:
    """The value meant is among the readings."""
    assert Decimal(value) in readings(printed)


@settings(deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(["vi", "en"]))
def test_what_is_styled_can_be_read(number: int, language: str) -> None:
    """A number printed for readers of either language has its value among its readings."""
    assert Decimal(number) in readings(styled(Decimal(number), language))


def test_small_number_words_count() -> None:
    """The word "hai" is 2; a word that only contains it is not."""
    assert Decimal(2) in values_in("Hai huyện")
    assert values_in("hải quan") == set()


def test_styles_differ_by_language() -> None:
    """Vietnamese groups with points, English with commas; a sign stays in front."""
    assert (styled(Decimal("13592.5"), "vi"), styled(Decimal("-13592.5"), "en")) == ("13.592,5", "-13,592.5")
