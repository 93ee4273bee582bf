"""The rows of an appendix that a copy has run together get their cells back, and never others than were
printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import cast

import pytest

from generator.model.document import Passage
from generator.model.records import Involvement, Target
from generator.site.pages.appendix import Grid, Row, grid
from generator.site.pages.view import View

HEAD = "TT Chỉ tiêu Đơn vị Kế hoạch 2024 Cơ quan chủ trì Cơ quan phối hợp"
NAMES = {"so-y-te": "Sở Y tế", "so-y-te-2": "Sở Y tế dự phòng", "cong-an": "Công an tỉnh"}


def _passage(number: int, text: str, kind: str = "target") -> Passage:
    return Passage(
        id=f"d.{number}", document="d", section="", ordinal=number, kind=kind, label="", heading_path="",
        text=text, start=0, end=0, line=1,
    )  # fmt: skip


def _target(number: int, value: str, unit: str, leads: Sequence[str]) -> Target:
    parts = (*(Involvement(a, "lead", "text") for a in leads), Involvement("cong-an", "cooperate", "text"))
    return Target(
        id=f"d.{number}.t1", document="d", passage=f"d.{number}", commitment="", indicator="", name_vi="",
        comparator="eq", min=None, max=None, value_text=value, unit_text=unit, unit="", period_text="", period="",
        start=None, end=None, agencies=parts,
    )  # fmt: skip


def _grid(rows: Sequence[tuple[str, str, str, Sequence[str]]], head: str = HEAD) -> Grid | None:
    """The table of rows given as text, number, unit and leads; a heading has no number."""
    passages = [
        _passage(n, text, "target" if value else "heading") for n, (text, value, *_) in enumerate(rows, 1)
    ]
    targets: Mapping[str, list[Target]] = {
        f"d.{n}": [_target(n, value, unit, leads)] if value != "–" else []
        for n, (_, value, unit, leads) in enumerate(rows, 1)
    }
    view = SimpleNamespace(
        relations=SimpleNamespace(
            targets=targets, names={a: [(f"{name} tỉnh", "")] for a, name in NAMES.items()}
        ),
        catalog=SimpleNamespace(agencies={a: SimpleNamespace(name_vi=name) for a, name in NAMES.items()}),
    )
    return grid(cast("View", view), [_passage(0, head), *passages])


def _cells(row: tuple[str, str, str, Sequence[str]], head: str = HEAD) -> tuple[str, ...] | None:
    found = _grid([row], head)
    return found.rows[0].cells if found else None


@pytest.mark.parametrize(
    ("head", "titles"),
    [
        (HEAD, ("TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch 2024", "Cơ quan chủ trì", "Cơ quan phối hợp")),
        ("STT Chỉ tiêu Đơn vị tính Năm Chủ trì", ("STT", "Chỉ tiêu", "Đơn vị tính", "Năm", "Chủ trì")),
    ],
)
def test_titles_of_columns(head: str, titles: tuple[str, ...]) -> None:
    """The first line is split where the titles are known, with who helps or without."""
    found = _grid([("Trạm 7", "7", "", [])], head)
    assert found is not None
    assert (found.head.text, found.titles) == (head, titles)
    assert _grid([("Trạm 7", "7", "", [])], "Chỉ tiêu Đơn vị") is None


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (("Số trạm trạm 7 Sở Y tế Công an tỉnh", "7", "trạm", ["so-y-te"]), ("Số trạm", "trạm", "7", "Sở Y tế", "Công an tỉnh")),
        (("Số trạm trạm 7 Sở Y tế", "7", "trạm", ["so-y-te"]), ("Số trạm", "trạm", "7", "Sở Y tế", "")),
        (("Số trạm trạm 7", "7", "trạm", ["so-y-te"]), ("Số trạm", "trạm", "7", "", "")),
        (("Tỷ lệ 7 Sở Y tế", "7", "trạm", ["so-y-te"]), ("Tỷ lệ", "", "7", "Sở Y tế", "")),
        (("Số trạm trạm 7 Sở Y tế tỉnh UBND", "7", "trạm", ["so-y-te"]), ("Số trạm", "trạm", "7", "Sở Y tế tỉnh", "UBND")),
        (("Bể bể 7 Sở Y tế, Công an tỉnh Sở X", "7", "bể", ["so-y-te", "cong-an"]), ("Bể", "bể", "7", "Sở Y tế, Công an tỉnh", "Sở X")),
        (("Bể bể 7 Sở Y tế dự phòng", "7", "bể", ["so-y-te", "so-y-te-2"]), ("Bể", "bể", "7", "Sở Y tế dự phòng", "")),
        (("Bể bể 7 Sở X", "7", "bể", ["so-y-te"]), None),
        (("Bể bể 7 Sở Y tếA", "7", "bể", ["so-y-te"]), None),
        (("Bể bể 7 Sở Z", "7", "bể", []), None),
        (("Bể bể 70 Sở Y tế", "7", "bể", ["so-y-te"]), None),
        (("7 Sở Y tế", "7", "bể", ["so-y-te"]), None),
        (("Bể bể 7 Sở Y tế", "–", "bể", ["so-y-te"]), None),
    ],
    ids=lambda part: part[0] if part else "no table",
)  # fmt: skip
def test_a_row_gets_its_cells(
    row: tuple[str, str, str, Sequence[str]], cells: tuple[str, ...] | None
) -> None:
    """What is measured, the unit where it is printed, the number, who leads by the longest of their spellings,
    who helps; a row of which one of these is not found makes no table."""
    assert _cells(row) == cells


def test_a_table_without_helpers_has_no_cell_for_them() -> None:
    """A row has as many cells as there are titles beside the number of the row."""
    head = "TT Chỉ tiêu Đơn vị Năm Chủ trì"
    assert _cells(("Bể bể 7 Sở Y tế", "7", "bể", ["so-y-te"]), head) == ("Bể", "bể", "7", "Sở Y tế")


def test_who_leads_several_rows_stands_beside_all_of_them() -> None:
    """Rows that name nobody belong to those named above, as far down as the next name; a heading stays among
    them with the one cell it has."""
    rows: list[tuple[str, str, str, Sequence[str]]] = [
        ("Bể bể 7 Sở Y tế", "7", "bể", ["so-y-te"]),
        ("Trong đó", "", "", []),
        ("Bể lớn bể 5", "5", "bể", ["so-y-te"]),
        ("Trạm trạm 2 Công an tỉnh", "2", "trạm", ["cong-an"]),
        ("Trạm lớn trạm 1", "1", "trạm", ["cong-an"]),
    ]
    found = _grid(rows)
    assert found is not None
    assert [(len(row.cells), row.span, row.merged) for row in found.rows] == [
        (5, 3, False), (1, 1, True), (5, 1, True), (5, 2, False), (5, 1, True),
    ]  # fmt: skip
    assert [row.passage.text for row in found.rows] == [text for text, *_ in rows]


def test_a_heading_above_all_rows_is_merged_with_none() -> None:
    """It stands first, and the rows below it reach over no more than themselves."""
    found = _grid([("A. NƯỚC", "", "", []), ("Bể bể 7 Sở Y tế", "7", "bể", ["so-y-te"])])
    assert found is not None
    heading, row = found.rows
    assert heading == Row(heading.passage, ("A. NƯỚC",), merged=True)
    assert (row.span, row.merged) == (1, False)


def test_a_head_alone_is_no_table() -> None:
    """Titles without a row stay a line of text, and so does nothing at all."""
    assert _grid([]) is None
    assert grid(cast("View", None), []) is None
