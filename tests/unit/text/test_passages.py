"""The proof that passages are the original: one lost, added or changed character is noticed."""

from __future__ import annotations

import itertools
import re
import tracemalloc
import unicodedata
from collections import Counter
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.passages import Mismatch, Span, _agree, align, lines, printed


def _is_passage(text: str) -> bool:
    """Whether a line can be a passage: one of three or more hyphens alone is a rule, which stands in no
    passage."""
    return bool(text.strip()) and not re.fullmatch(r"-{3,}", text.strip())


WORDS = st.lists(
    st.text(alphabet="aâấđ Ủ1-+.", min_size=1, max_size=12).filter(_is_passage), min_size=1, max_size=6
)


@settings(deadline=None)
@given(WORDS)
def test_passages_align_in_both_normal_forms(texts: list[str]) -> None:
    """An original in NFC or NFD is covered by the same passages, in order and without overlap."""
    for form in ("NFC", "NFD"):
        original = unicodedata.normalize(form, "\n".join(texts))
        spans = align(original, texts)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
        assert spans[-1].end <= len(original)


@settings(deadline=None)
@given(WORDS, st.data())
def test_one_lost_character_is_noticed(texts: list[str], data: st.DataObject) -> None:
    """Leaving one printed character out of a passage is a mismatch."""
    original = "\n".join(texts)
    solid = [(i, j) for i, text in enumerate(texts) for j, char in enumerate(text) if not char.isspace()]
    i, j = data.draw(st.sampled_from(solid))
    with pytest.raises(Mismatch):
        align(original, [t[:j] + t[j + 1 :] if k == i else t for k, t in enumerate(texts)])


def test_a_mismatch_says_where() -> None:
    """The number of the passage, the offset in the original and both readings are told."""
    with pytest.raises(Mismatch) as wrong:
        align("một hai ba", ["một", "hài ba"])
    assert (wrong.value.index, wrong.value.offset, wrong.value.found) == (1, 5, "hài ba")


def test_text_left_over_is_a_mismatch() -> None:
    """Text of the original after the last passage is reported with the count of passages."""
    with pytest.raises(Mismatch) as wrong:
        align("một hai", ["một"])
    assert (wrong.value.index, wrong.value.expected) == (1, "hai")


def test_borders_rules_and_emphasis_are_not_text() -> None:
    """Rests of table borders, rules and Markdown emphasis lie inside spans but not in the published words."""
    original = "**Số:** 1 |\n-----\nHai"
    spans = align(original, ["Số: 1", "Hai"])
    assert spans[0].start == 0
    assert printed(original, Span(0, 11)) == "Số: 1"


def test_long_lines_cost_what_short_ones_do() -> None:
    """A paragraph of two million letters beside one row of a table is read at once: squared, its length would
    be the work of hours."""
    text = "a" * 2_000_000
    assert printed(f"{text}\n| x |", Span(0, len(text) + 6)) == f"{text} x"


def test_marks_without_a_letter_and_format_characters() -> None:
    """A mark that composes with nothing is a character of its own; byte order marks and zero-width characters
    are none."""
    assert len(align("\ufeffq\u0303\u200b x", ["q\u0303 x"])) == 1
    assert len(align("chủ\u00ad trì\u3164 x\ufe0f", ["chủ trì x"])) == 1
    assert align("", []) == []


def test_lines_are_clean() -> None:
    """Lines come in NFC, without borders, and say whether a border or rule ended them, at every kind of line
    end."""
    assert [(line.text, line.ruled) for line in lines("Sô\u0301 |\r\n---\nb\tc")] == [
        ("Số", True),
        ("", True),
        ("b c", False),
    ]


def test_a_mismatch_tells_both_sides() -> None:
    """Where it begins, forty characters of what the original has there, and of what was written instead."""
    original = "Sở Y tế " + "kiểm tra an toàn thực phẩm " * 4
    with pytest.raises(Mismatch) as wrong:
        align(original, ["Sở Y tế", "giám sát an toàn " * 4])
    assert (wrong.value.index, wrong.value.offset) == (1, 8)
    assert wrong.value.expected == original[8:48]
    assert wrong.value.found == ("giám sát an toàn " * 4)[:40]


def test_what_is_left_over_is_told() -> None:
    """When the passages end before the original, the rest is what is told, and nothing stands against it."""
    with pytest.raises(Mismatch) as wrong:
        align("Một hai ba " + "bốn " * 20, ["Một", "hai ba"])
    assert (wrong.value.index, wrong.value.offset, wrong.value.found) == (2, 11, "")
    assert wrong.value.expected == ("bốn " * 10)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_large_original_takes_little_memory(form: Literal["NFC", "NFD"]) -> None:
    """Bytes for each character of an original: a few numbers, no objects; 10 MB are proved in some hundreds
    of MB."""
    passage = "Các sở, ban, ngành tiếp tục thực hiện nhiệm vụ được giao. " * 4000
    original = unicodedata.normalize(form, passage)
    tracemalloc.start()
    try:
        spans = align(original, [passage])
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [(s.start, s.end) for s in spans] == [(0, len(original.rstrip()))]
    assert peak < 48 * len(original)


_ASKED = Counter[str]()


class _Counted(str):
    """A text that notes how often it is asked what it begins with."""

    __slots__ = ()

    def startswith(self, *given: Any) -> bool:
        _ASKED[self] += 1
        return super().startswith(*given)


def test_where_long_texts_differ_is_found_in_few_steps() -> None:
    """The first other letter of a hundred thousand is not looked for letter by letter."""
    text = _Counted("a" * 100_000 + "b" + "a" * 100)
    assert _agree(text, 0, "a" * 100_200) == 100_000
    assert 0 < _ASKED[text] < 20
    assert _agree(_Counted("xyz"), 1, "yzz") == 2
    assert _agree(_Counted("xyz"), 0, "abc") == 0
