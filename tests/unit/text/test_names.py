"""Finding known names, the longest reading first."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.names import find_names, spellings_by_document

NAMES = {"a": ["Sở Y tế"], "b": ["Y tế", "Sở Y tế tỉnh"]}


def test_the_longest_name_wins() -> None:
    """A name inside a longer one does not count."""
    assert [(m.key, m.name) for m in find_names("Giao Sở Y tế tỉnh và Sở Y tế.", NAMES)] == [
        ("b", "Sở Y tế tỉnh"),
        ("a", "Sở Y tế"),
    ]


def test_only_whole_words_count() -> None:
    """A name that is only part of a word is none."""
    assert list(find_names("HTXa aHTX", {"x": ["HTX"]})) == []


def test_one_phrase_may_name_two() -> None:
    """A spelling listed for two keys is a mention of each."""
    assert [m.key for m in find_names("đường A - B", {"x": ["A - B"], "y": ["A - B"]})] == ["x", "y"]


@settings(deadline=None)
@given(st.text(alphabet="Sở Ytếnh. ", max_size=60))
def test_mentions_stand_where_they_say(text: str) -> None:
    """Each mention is its name, in order."""
    found = list(find_names(text, NAMES))
    assert all(text[m.start : m.end] == m.name for m in found)
    assert [m.start for m in found] == sorted(m.start for m in found)


def test_spellings_are_told_by_document() -> None:
    """Which spelling stands in which document is told, sorted."""
    assert spellings_by_document({"a": ["Sở Y tế"]}, {"2": ["Sở Y tế"], "1": ["Sở\nY tế x"]}) == (
        ("a", "Sở Y tế", "2"),
    )
