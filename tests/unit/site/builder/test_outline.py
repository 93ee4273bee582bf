"""The outline: headings that can be linked to, one within another, under the words that are meant for it."""

from __future__ import annotations

import doctest

from generator.site.builder import outline
from generator.site.builder.outline import Entry, outline_of, without_labels


def _tree(entries: list[Entry]) -> list[object]:
    return [[e.anchor, str(e.title), *_tree(e.inner)] for e in entries]


def test_examples() -> None:
    """The examples in the documentation hold."""
    result = doctest.testmod(outline)
    assert result.attempted >= 2
    assert result.failed == 0


def test_headings_stand_within_those_above_them() -> None:
    """A heading stands under the nearest one above it that is less deep, whatever levels are skipped."""
    body = "".join(
        f'<h{n} id="{i}">{i}</h{n}>'
        for n, i in ((1, "top"), (2, "a"), (4, "b"), (3, "c"), (4, "d"), (2, "e"))
    )
    assert _tree(outline_of(body)) == [["a", "a", ["b", "b"], ["c", "c", ["d", "d"]]], ["e", "e"]]


def test_the_outline_has_words_without_markup() -> None:
    """Tags go, character references stay; a label of its own stands in the place of the words, an empty one
    leaves the heading out."""
    body = (
        '<h2 id="a"><span lang="vi">A &amp; B</span>  c</h2><h2 id="b" data-toc-label="Other">B</h2>'
        '<h2 id="c" data-toc-label="">C</h2><h3>no anchor</h3>'
    )
    assert _tree(outline_of(body)) == [["a", "A &amp; B c"], ["b", "Other"]]
    assert without_labels(body).count("data-toc-label") == 0
    assert '<h2 id="b">B</h2><h2 id="c">C</h2>' in without_labels(body)
