"""Values as a person writes them: one line where it has room, broken where it has none, quotes where they must
be."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.content.source import parse_yaml
from generator.sheets import yaml_style


def _read(lines: list[str]) -> Any:
    return parse_yaml("\n".join(lines) + "\n", "t").data


@pytest.mark.parametrize(
    ("within", "value", "room", "broken"),
    [
        ("", "x y", "k: x y", ["k: >-", "  x y"]),
        ("deadlines", {"a": 1, "b": "x"}, "k: {a: 1, b: x}", ["k:", "  a: 1", "  b: x"]),
        ("", ["x", "y"], "k: [x, y]", ["k:", "  - x", "  - y"]),
        ("", [{"a": 1, "b": [2]}], "  - {a: 1, b: [2]}", ["k:", "  - a: 1", "    b: [2]"]),
    ],
    ids=["text", "record", "list", "item"],
)
def test_one_line_where_it_has_room(
    monkeypatch: pytest.MonkeyPatch, within: str, value: Any, room: str, broken: list[str]
) -> None:
    """What fills a line to its last letter stands on it; with one letter less room it is broken."""
    monkeypatch.setattr(yaml_style, "WIDTH", len(room))
    assert yaml_style.entry("k", value, 0, within)[-1] == room
    monkeypatch.setattr(yaml_style, "WIDTH", len(room) - 1)
    assert yaml_style.entry("k", value, 0, within) == broken


def test_lines_have_a_hundred_and_twenty_letters() -> None:
    """As long as lines of the content are."""
    words = " ".join(["x"] * 200)
    assert (
        max(map(len, yaml_style.entry("k", words, 4))) == 120 - 1
    )  # a letter and a space do not fill an even line
    assert len(yaml_style.entry("k", "x " + "y" * 115, 0)) == 1
    assert len(yaml_style.entry("k", "x " + "y" * 116, 0)) == 2


@pytest.mark.parametrize(
    "value",
    ["x" * 200, " x" * 100, "#x " * 60 + "y", "two  spaces " * 20 + "z", "line\nend " * 30 + "z"],
    ids=["one word", "space first", "comment", "two spaces", "lines"],
)
def test_what_folding_would_change_is_not_folded(value: str) -> None:
    """Text that would be read as another when its lines are joined again stands on one line, and says the
    same."""
    lines = yaml_style.entry("k", value, 0)
    assert not lines[0].endswith(">-")
    assert _read(lines) == {"k": value}


def test_folding_can_be_left() -> None:
    """A file whose long texts stand on one line keeps them there."""
    value = "một hai " * 30 + "ba"
    assert yaml_style.entry("k", value, 0, fold=False) == [f"k: {value}"]
    assert yaml_style.entry("k", {"a": value}, 0, fold=False) == ["k:", f"  a: {value}"]


@pytest.mark.parametrize(
    ("key", "value", "lines"),
    [
        ("names", ["a", "b"], ["names:", "  - a", "  - b"]),
        ("names", [], ["names: []"]),
        ("k", {}, ["k: {}"]),
        ("k", {"a": {"b": 1}}, ["k:", "  a:", "    b: 1"]),
        ("1.2", {"2": 1}, ["'1.2':", "  '2': 1"]),
        ("k", ["a, b", "c"], ["k: ['a, b', c]"]),
        ("k", [{"a": ["x, y"], "1": "b, c"}], ["k:", "  - {a: ['x, y'], '1': 'b, c'}"]),
    ],
)
def test_shapes(key: str, value: Any, lines: list[str]) -> None:
    """Names stand one a line; what is empty is in brackets; a key like a number, and a text with a comma in
    brackets, in quotes."""
    assert yaml_style.entry(key, value, 0) == lines
    assert _read(lines) == {key: value}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "true"), (False, "false"), (None, "null"), (7, "7"), (Decimal("7.50"), "7.50"),
        (Decimal("1E+3"), "1000"), ("2024", "'2024'"), ("2024-02", "2024-02"), ("2024-02-15", "2024-02-15"),
        ("2024/..", "2024/.."), ("../2025-06", "../2025-06"), ("yes", "'yes'"), ("a: b", "'a: b'"), ("a, b", "a, b"),
    ],
)  # fmt: skip
def test_values(value: Any, written: str) -> None:
    """Switches, numbers as printed, days without quotes, and text in quotes only where YAML would read
    something else."""
    assert yaml_style.scalar(value) == written
