"""Tables that come and go as wholes: what they held, and whether they only link."""

from __future__ import annotations

from generator.versions import Snapshot, TableState, compare

LINKS = TableState({"a": "string", "b": "string"}, ("a", "b"), {"x | y": ()})
THINGS = TableState({"a": "string", "title_vi": "string"}, ("a",), {"x": ("Một",), "z": ("Ba",)})


def test_tables_that_come_and_go() -> None:
    """A table that is new, or gone, is told with its columns and rows under their titles; of a link table that
    it is one."""
    none, both = Snapshot("1.0.0", {}), Snapshot("1.1.0", {"links": LINKS, "things": THINGS})
    links, things = compare(none, both).tables
    assert [(t.table, t.status, t.link, t.columns_added) for t in (links, things)] == [
        ("links", "added", True, ("a", "b")),
        ("things", "added", False, ("a", "title_vi")),
    ]
    assert [(r.id, r.title[0]) for r in things.added] == [("x", "Một"), ("z", "Ba")]
    assert [(r.id, r.title[0]) for r in links.added] == [("x | y", "Một")]
    assert (things.rows_before, things.rows_after) == (0, 2)
    links, things = compare(both, none).tables
    assert [(t.table, t.status, t.link, t.columns_removed) for t in (links, things)] == [
        ("links", "removed", True, ("a", "b")),
        ("things", "removed", False, ("a", "title_vi")),
    ]
    assert [(r.id, r.title[0]) for r in things.removed] == [("x", "Một"), ("z", "Ba")]
    assert (things.rows_before, things.rows_after) == (2, 0)
    assert compare(both, both).tables == ()


def test_another_key_compares_no_rows() -> None:
    """Rows under another key are other rows; which stayed is told by their ids alone."""
    keyed = TableState(THINGS.columns, ("title_vi",), {"x": ("1",), "y": ("2",)})
    (table,) = compare(Snapshot("1.0.0", {"t": THINGS}), Snapshot("1.0.1", {"t": keyed})).tables
    assert (table.key_changed, table.changed, table.kind) == (True, (), "major")
    assert ([r.id for r in table.added], [r.id for r in table.removed]) == (["y"], ["z"])
