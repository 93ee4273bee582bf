"""A comparison as people read it: text for a terminal and Markdown for a summary, as reviewed, in both
languages."""

from __future__ import annotations

import pytest

from generator.versions import as_markdown, as_text
from generator.versions.diffs import Diff, RowChange, TableDiff, from_plain
from tests.conftest import Snapshots

LONG = "Sở Tài chính bố trí kinh phí " * 8
WHOLE = Diff(
    "1.4.2",
    "1.5.0",
    (
        TableDiff(
            table="units",
            added=(RowChange("ha", ("Héc-ta", "Hectare")), RowChange("km")),
            changed=(
                RowChange(
                    "m3",
                    ("Mét khối", "Cubic metre"),
                    {"symbol": ("m3", "m³"), "name_en": ("", "Cubic metre")},
                ),
                RowChange("kg", ("", ""), {"symbol": (None, "kg")}),
            ),
            removed=(RowChange("mau", ("Mẫu | sào", "Mau")),),
            rows_before=4,
            rows_after=5,
        ),
        TableDiff(
            table="deadlines",
            columns_added=("precision",),
            columns_removed=("note", "remark"),
            columns_renamed={"day": "edtf", "what": "about"},
            columns_retyped=("until",),
            key_changed=True,
            changed=(RowChange("12-kh.i.1", ("Một", "One"), {"about": (f"{LONG}trước", f"{LONG}sau")}),),
            rows_before=1,
            rows_after=1,
        ),
        TableDiff(
            table="places",
            status="added",
            added=tuple(RowChange(f"xa-{n}") for n in range(21)),
            rows_after=21,
        ),
        TableDiff(table="reviews", status="removed", rows_before=2, removed=(RowChange("a"), RowChange("b"))),
        TableDiff(table="topics_of", link=True, removed=(RowChange("a | b"),), rows_before=3, rows_after=2),
        TableDiff(table="indices", added=tuple(RowChange(f"i{n}") for n in range(101)), rows_after=101),
        TableDiff(table="evidence", added=tuple(RowChange(f"e{n}") for n in range(100)), rows_after=100),
        TableDiff(table="projects", added=tuple(RowChange(f"p{n}") for n in range(20)), rows_after=20),
        TableDiff(table="agencies", columns_added=("website",), rows_before=7, rows_after=7),
    ),
)
SMALL = Diff(
    "1.4.2",
    "1.4.3",
    (TableDiff(table="units", changed=(RowChange("kg", ("", ""), {"symbol": ("k", "kg")}),)),),
)
NOTHING = Diff("1.4.2", "1.4.2", ())


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(("name", "diff"), [("whole", WHOLE), ("small", SMALL), ("nothing", NOTHING)])
def test_as_reviewed(name: str, diff: Diff, language: str, snapshots: Snapshots) -> None:
    """Verdict, counts, what became of each table, and each record with its cells are told as reviewed."""
    snapshots.compare(f"versions/{name}-{language}.txt", as_text(diff, language))
    snapshots.compare(f"versions/{name}-{language}.md", as_markdown(diff, language))


def test_what_the_changes_ask_for() -> None:
    """The kind of each table is that of its gravest change, that of all the gravest of theirs; as plain data
    nothing is lost."""
    kinds = {table.table: table.kind for table in WHOLE.tables}
    assert kinds == {
        "units": "major", "deadlines": "major", "places": "minor", "reviews": "major", "topics_of": "patch",
        "indices": "minor", "evidence": "minor", "projects": "minor", "agencies": "minor",
    }  # fmt: skip
    assert [(d.kind, d.required) for d in (WHOLE, SMALL, NOTHING)] == [
        ("major", "2.0.0"), ("patch", "1.4.3"), ("none", "1.4.2"),
    ]  # fmt: skip
    assert WHOLE.counts() == {"added": 244, "changed": 3, "removed": 4}
    read = from_plain(WHOLE.plain())
    assert read.plain() == WHOLE.plain()
    assert [t.columns_renamed for t in read.tables] == [t.columns_renamed for t in WHOLE.tables]


@pytest.mark.parametrize(("letters", "shown"), [(160, "x" * 160), (161, f"{'x' * 158} …")])
def test_a_summary_shows_a_hundred_and_sixty_letters(letters: int, shown: str) -> None:
    """A name that fills them is shown whole; a longer one is cut to as many, with its ellipsis."""
    row = RowChange("kg", ("x" * letters, ""))
    diff = Diff("1.4.2", "1.5.0", (TableDiff(table="units", added=(row,), rows_after=1),))
    assert f"kg: {shown} | | | |\n" in as_markdown(diff, "vi")
