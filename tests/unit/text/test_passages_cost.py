"""What asks a text for its borders takes time in proportion to the text."""

from __future__ import annotations

import time

from generator.text.passages import Span, printed


def _seconds(text: str, spans: int) -> float:
    step = len(text) // spans
    begun = time.process_time()
    for number in range(spans):
        printed(text, Span(number * step, (number + 1) * step))
    return time.process_time() - begun


def test_long_lines_and_many_passages_cost_no_square() -> None:
    """A text of lines ten thousand letters long, one of them with a border, is printed in three hundred
    passages in no time."""
    text = "\n".join("chữ " * 2500 for _ in range(30)) + "\n| ô |\n"
    assert _seconds(text, 300) < 2.0
