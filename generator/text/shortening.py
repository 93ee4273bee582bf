"""The beginning of a text where the whole has no room."""

from __future__ import annotations


def shortened(text: str, limit: int) -> str:
    """A text of at most ``limit`` characters as it is, of a longer one its first words and an ellipsis.

    >>> [shortened("một hai ba bốn", limit) for limit in (14, 13, 9)]
    ['một hai ba bốn', 'một hai ba …', 'một hai …']
    """
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + " …"
