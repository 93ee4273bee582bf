"""What asks a text for its borders takes time in proportion to the text."""

from __future__ import annotations

from generator.text.passages import Span, printed


def test_long_lines_and_many_passages_cost_no_square() -> None:
    """A text of lines forty thousand letters long, one of them with a border, is printed in thousands of
    passages: a moment's work, and of hours where each passage reads the whole text."""
    text = "\n".join("chữ " * 10_000 for _ in range(100)) + "\n| ô |\n"
    step = len(text) // 20_000
    shown = [printed(text, Span(at, min(at + step, len(text)))) for at in range(0, len(text), step)]
    assert "".join(shown).replace(" ", "") == "chữ" * 1_000_000 + "ô"
