"""Digits of other scripts are letters like any other: no number, date, mark or version is read out of
them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.importing.measures import find_targets
from generator.text.citations import find_numbers
from generator.text.marks import is_arabic, is_decimal
from generator.text.numbers import values_in
from generator.text.printed_dates import chains
from generator.versions import is_version

LATIN = "0123456789"
OTHERS = {"arabic-indic": "٠١٢٣٤٥٦٧٨٩", "fullwidth": "０１２３４５６７８９", "thai": "๐๑๒๓๔๕๖๗๘๙"}


def _read(text: str) -> list[object]:
    """Everything that is read as a number of some kind in a line and in its parts."""
    parts = text.split()
    return [
        *values_in(text),
        *find_numbers(text),
        *find_targets(text),
        *chains(text, cell=True),
        *(p for p in parts if is_arabic(p) or is_decimal(p) or is_version(p)),
    ]


LINES = [
    "Trồng mới trên 1.250 ha rừng",
    "đạt 95% trở lên",
    "Trước ngày 15/6/2024",
    "Quyết định số 12/QĐ-UBND ngày 03/4/2023",
    "1. Sở Nội vụ",
    "1.2.3 Nhiệm vụ",
]


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("script", OTHERS)
def test_digits_of_other_scripts_are_no_numbers(line: str, script: str) -> None:
    """What is read in Latin digits is not read in those that Python takes for digits as well, nor does it
    stop the reader."""
    assert _read(line) != []
    assert _read(line.translate(str.maketrans(LATIN, OTHERS[script]))) == []


def test_no_pattern_asks_for_digits_of_every_script(root: Path) -> None:
    r"""Readers write ``[0-9]``; ``\d`` stands only where letters are told apart from all that is none."""
    rooms = ("text", "importing", "versions", "content", "model")
    found = {
        f"{path.relative_to(root)}: {line.strip()}"
        for room in rooms
        for path in (root / "generator" / room).rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if r"\d" in re.sub(r"\\W\\d", "", line)
    }
    # whatever figure a title has, its passage has it
    assert {line.partition(":")[0] for line in found} <= {"generator/content/checks/titles.py"}
