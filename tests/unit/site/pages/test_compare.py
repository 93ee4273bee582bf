"""What the documents say of one matter, beside each other."""

from __future__ import annotations

from types import SimpleNamespace as Object
from typing import Any, cast

from generator.site.pages import compare
from generator.site.pages.view import View


def test_only_conflicts_of_two_documents_are_set_against_each_other() -> None:
    """A note of another kind may name a second passage too, a conflict may be with something that is no passage
    here, or stand inside one document: none of these is two documents that contradict each other. The same pair
    noted from both sides is one."""
    passages = {"a.1": Object(document="a"), "a.2": Object(document="a"), "b.1": Object(document="b")}
    notes = {
        "pair": Object(kind="conflict", passage="a.1", other="b.1"),
        "again": Object(kind="conflict", passage="b.1", other="a.1"),
        "copy": Object(kind="duplicate", passage="a.2", other="b.1"),
        "alone": Object(kind="conflict", passage="a.1", other=""),
        "inside": Object(kind="conflict", passage="a.1", other="a.2"),
    }
    view = cast("View", Object(catalog=Object(source_notes=notes, passages=passages)))
    found: list[Any] = compare._conflicts(view)  # noqa: SLF001 - the rule itself
    assert found == [notes["pair"]]
