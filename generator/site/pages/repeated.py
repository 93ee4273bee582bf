"""Markup that stands on many pages alike, such as a commitment in a list: made once in a run."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from markupsafe import Markup

from generator.site.pages.tracking import Read, ReadTracker


class Repeated:
    """Makes a block of a template when it is first asked for, and remembers it by ``key``: whatever the block
    depends on, but for the content. What it read of the content counts as read by every page that has it.

    >>> repeated, made = Repeated(), []
    >>> block = lambda: made.append("once") or Markup("<li>")
    >>> repeated("item", "a", caller=block), repeated("item", "a", caller=block), made
    (Markup('<li>'), Markup('<li>'), ['once'])
    """

    def __init__(self, tracker: ReadTracker | None = None) -> None:
        self._tracker = tracker or ReadTracker()
        self._made: dict[tuple[Hashable, ...], tuple[Markup, frozenset[Read]]] = {}

    def __call__(self, *key: Hashable, caller: Callable[[], Markup]) -> Markup:
        """The markup of the block ``caller``."""
        if key not in self._made:
            with self._tracker.recording() as read:
                markup = caller()
            self._made[key] = markup, frozenset(read)
        else:
            self._tracker.record_all(self._made[key][1])
        return self._made[key][0]
