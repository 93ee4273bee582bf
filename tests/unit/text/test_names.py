"""Finding known names, the longest reading first."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.names import Mention, Spellings, spellings_by_document

NAMES = {"a": ["Sở Y tế"], "b": ["Y tế", "Sở Y tế tỉnh"]}


def test_the_longest_name_wins() -> None:
    """A name inside a longer one does not count."""
    assert [(m.key, m.name) for m in Spellings(NAMES).find("Giao Sở Y tế tỉnh và Sở Y tế.")] == [
        ("b", "Sở Y tế tỉnh"),
        ("a", "Sở Y tế"),
    ]


def test_only_whole_words_count() -> None:
    """A name that is only part of a word is none."""
    assert list(Spellings({"x": ["HTX"]}).find("HTXa aHTX")) == []


def test_one_phrase_may_name_two() -> None:
    """A spelling listed for two keys is a mention of each."""
    assert [m.key for m in Spellings({"x": ["A - B"], "y": ["A - B"]}).find("đường A - B")] == ["x", "y"]


@settings(deadline=None)
@given(st.text(alphabet="Sở Ytếnh. ", max_size=60))
def test_mentions_stand_where_they_say(text: str) -> None:
    """Each mention is its name, in order."""
    found = list(Spellings(NAMES).find(text))
    assert all(text[m.start : m.end] == m.name for m in found)
    assert [m.start for m in found] == sorted(m.start for m in found)


@settings(deadline=None)
@given(st.text(alphabet="Sở Ytếnh-/_1. (", max_size=40))
def test_names_are_found_as_if_each_were_looked_for(text: str) -> None:
    """The way by words finds what looking for every name at every place would."""
    names = {**NAMES, "c": ["(Sở", "t"], "d": ["Y tế"], "e": ["n 1", "tế. S"]}
    hits = [
        Mention(at, at + len(name), key, name)
        for key, spellings in names.items()
        for name in spellings
        for at in range(len(text))
        if text.startswith(name, at)
        and not (at and (text[at - 1].isalnum() or text[at - 1] in "-/"))
        and not text[at + len(name) : at + len(name) + 1].isalnum()
    ]
    inside = {m for m in hits for o in hits if o.start <= m.start and o.end >= m.end and o.name != m.name}
    assert set(Spellings(names).find(text)) == set(hits) - inside


def test_spellings_are_told_by_document() -> None:
    """Which spelling stands in which document is told, sorted."""
    assert spellings_by_document({"a": ["Sở Y tế"]}, {"2": ["Sở Y tế"], "1": ["Sở\nY tế x"]}) == (
        ("a", "Sở Y tế", "2"),
    )
