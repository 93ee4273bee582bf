"""The one folding of all comparisons."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.folding import fold, fold_words, slug


@pytest.mark.parametrize(
    ("one", "other"), [("Ủy", "Uỷ"), ("hòa", "hoà"), ("ĐÌNH LẬP", "đình lập"), ("Ðình", "đinh")]
)
def test_spellings_of_one_word_compare_equal(one: str, other: str) -> None:
    """Places of the tone mark, capitals and look-alikes of đ fold to the same."""
    assert fold(one) == fold(other)


@settings(deadline=None)
@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """Folded words, folded again, stay; NFC and NFD fold alike."""
    words = fold_words(text)
    assert fold_words(unicodedata.normalize("NFD", text)) == fold_words(unicodedata.normalize("NFC", text))
    assert "  " not in words


@settings(deadline=None)
@given(st.text())
def test_a_slug_is_an_id(text: str) -> None:
    """Whatever the text, its slug is empty or lower-case ASCII words with single hyphens."""
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug(text))
