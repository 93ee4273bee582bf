"""What suggesting costs: work in proportion to a passage, whatever it repeats. Work is counted, so that no
busy machine tells."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from generator.importing.suggesting import suggest
from generator.text.sections import Draft

KNOWN = ("Sở Y tế", "Sở Xây dựng")
TIMES = 4


def _calls(text: str) -> int:
    """How many functions are entered, generators gone on with, while suggestions for one passage are made."""
    count = 0

    def counted(_frame: FrameType, event: str, _value: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        suggest([Draft("1", "commitment", "-", f"Sở Y tế phối hợp với {text}.")], KNOWN, "")
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "Sở Y tế, Sở Xây dựng, ", "phối hợp với Sở Y tế, ", "giao Sở Y tế chủ trì; ", "(gồm các Sở: Y tế, ", "giữa các cơ quan: ",
        "cơ quan, đơn vị, ", "các cơ quan được giao vốn ", "Tạp chí Bến Lau, ", "ngày 31/12/2023 và ", "mỗi tháng 02 ",
    ],
)  # fmt: skip
def test_work_grows_with_the_text(unit: str) -> None:
    """Four times the words take about four times the work, not sixteen."""
    suggest([Draft("1", "commitment", "-", "Sở Y tế")], KNOWN, "")
    short, long = _calls(unit * 100), _calls(unit * 100 * TIMES)
    assert long < short * TIMES * 1.5
