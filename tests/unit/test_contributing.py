"""What CONTRIBUTING says of the house is true: its rooms are those there are, and every file it names is
there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.unit.test_layers import FLOORS

#: files that a machine makes, and folders that are not committed
MADE = ("site/", "build/", "node_modules/", ".venv/", "datasets/releases/")
#: what the guide says there is not
NOT_THERE = ("utils.py",)
_QUOTED = re.compile(r"`([^`\s]+)`")
_ROW = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)


@pytest.fixture(scope="module")
def text(root: Path) -> str:
    """The guide for contributors."""
    return (root / "CONTRIBUTING.md").read_text(encoding="utf-8")


def _section(text: str, title: str) -> str:
    _, found, after = text.partition(f"\n## {title}\n")
    assert found, title
    return after.partition("\n## ")[0]


def test_every_room_is_told_of(text: str, root: Path) -> None:
    """The table of rooms lists every module and package of ``generator/``, and no other."""
    listed = _ROW.findall(_section(text, "The rooms of `generator/`"))
    there = {
        f"{p.name}/" if p.is_dir() else p.name
        for p in (root / "generator").iterdir()
        if not p.name.startswith("__")
    }
    assert sorted(name for name in listed if "/" in name or name.endswith(".py")) == sorted(there)


def test_the_floors_are_those_of_the_imports(text: str) -> None:
    """The picture of the floors is that to which the imports are held."""
    picture = (
        _section(text, "The rooms of `generator/`").partition("floor by floor:\n\n")[2].partition("\n\n")[0]
    )
    drawn = [tuple(line.strip().split(" · ")) for line in picture.splitlines()]
    assert [set(rooms) for rooms in drawn] == [set(rooms) for rooms, _ in reversed(FLOORS)]


def test_every_file_that_is_named_is_there(text: str, root: Path) -> None:
    """Paths stand in the project, in ``generator/`` or one of its rooms; a name alone stands anywhere there;
    patterns are left out."""
    named = {
        name
        for name in _QUOTED.findall(text)
        if re.fullmatch(r"\.?[\w./-]*(?:/|\.(?:py|yml|md|js|ts|toml|json|lock|j2))", name)
        and not name.startswith(MADE)
        and name not in NOT_THERE
    }
    assert len(named) > 60
    places = [root, *(root / top for top in ("generator", "tests")), *(root / "generator").iterdir()]
    alone = {p.name for top in ("generator", "site_config") for p in (root / top).rglob("*.*")}
    gone = (n for n in named if n not in alone and not any((place / n).exists() for place in places))
    assert sorted(gone) == []


def test_the_way_of_a_commitment_has_ten_steps(text: str, root: Path) -> None:
    """Ten sentences, numbered, each naming where in the house it happens."""
    way = text.partition("### The way of one commitment\n")[2].partition("\n### ")[0]
    steps = re.findall(r"(?m)^(\d+)\. ((?:.+\n)(?: {3}.+\n)*)", way + "\n")
    assert [int(number) for number, _ in steps] == list(range(1, 11))
    for _, step in steps:
        names = _QUOTED.findall(step)
        assert any((root / "generator" / n).exists() or n.startswith("content/documents/") for n in names), (
            step
        )
