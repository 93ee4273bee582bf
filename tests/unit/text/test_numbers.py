"""Numbers in two styles of print."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.site.pages.formatting import number as printed
from generator.text.numbers import readings, values_in


@pytest.mark.parametrize(
    ("printed", "value"),
    [("5.500", "5500"), ("0,5", "0.5"), ("13,592.5", "13592.5"), ("3,760", "3760"), ("7", "7")],
)
def test_each_style_is_read(printed: str, value: str) -> None:
    """The value meant is among the readings."""
    assert Decimal(value) in readings(printed)


@settings(deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(["vi", "en"]))
def test_what_pages_print_can_be_read(value: int, language: str) -> None:
    """A number printed for readers of either language has its value among its readings."""
    assert Decimal(value) in readings(printed(value, language))


def test_small_number_words_count() -> None:
    """The word "hai" is 2; a word that only contains it is not."""
    assert Decimal(2) in values_in("Hai huyện")
    assert values_in("hải quan") == set()
