"""What can be typed, and what is understood by it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.arguments import parser
from generator.cli import USE
from generator.problems import LANGUAGES
from generator.words import phrases

A, B = Path("a"), Path("b")
#: each command with nothing but what it must have, and what is understood; then the same with everything it can
#: have
# fmt: off
TYPED: list[tuple[str, dict[str, Any], str, dict[str, Any]]] = [
    ("build", {"no_site": False, "site_url": None, "output": None},
     "--no-site --site-url https://x.org/ --output a", {"no_site": True, "site_url": "https://x.org/", "output": A}),
    ("check", {"json": False, "strict": False}, "--json --strict", {"json": True, "strict": True}),
    ("import a b", {"files": [A, B], "id": None, "json": False}, "--id x --json", {"id": "x", "json": True}),
    ("sheet", {"document": None, "file": None, "output": None, "read": None}, "x a --output b --read a",
     {"document": "x", "file": A, "output": B, "read": A}),
    ("new a", {"folder": A, "name": "", "level": "province"}, "--name X --level commune", {"name": "X", "level": "commune"}),
    ("serve", {"port": 8000, "drafts": False}, "--port 9 --drafts", {"port": 9, "drafts": True}),
    ("diff a b", {"old": A, "new": B, "json": False, "markdown": False}, "--json", {"json": True}),
    ("diff a b", {"old": A, "new": B, "json": False, "markdown": False}, "--markdown", {"markdown": True}),
    ("release", {"check": None}, "--check v1", {"check": "v1"}),
    ("schema", {"output": None}, "--output a", {"output": A}),
    ("bench", {"what": None, "copies": 1, "against": None, "count": 1000, "seed": 1, "files": None},
     "faults --copies 2 --against hugo --count 3 --seed 4 --files a",
     {"what": "faults", "copies": 2, "against": "hugo", "count": 3, "seed": 4, "files": A}),
    ("bench", {"what": None, "copies": 1, "against": None, "count": 1000, "seed": 1, "files": None},
     "suggestions", {"what": "suggestions"}),
]
# fmt: on


@pytest.mark.parametrize(("least", "understood", "more", "changed"), TYPED)
def test_what_is_typed_is_understood(
    least: str, understood: dict[str, Any], more: str, changed: dict[str, Any]
) -> None:
    """Every argument of every command, with what holds where it is not given."""
    command = least.split(maxsplit=1)[0]
    always = {"command": command, "lang": None, "root": Path.cwd()}
    assert vars(parser().parse_args(least.split())) == always | understood
    given = vars(parser().parse_args([*least.split(), *more.split(), "--lang", "en", "--root", "b"]))
    assert given == always | understood | changed | {"lang": "en", "root": B}


def test_every_command_is_tried_here() -> None:
    """No command can be typed that is not among those above, and each has its line of help in both languages."""
    known = {least.split()[0] for least, *_ in TYPED}
    told = parser().format_help()
    for language in LANGUAGES:
        assert all(phrases("help", language)[command] in " ".join(told.split()) for command in known), (
            language
        )
    listed = {line.split()[0] for line in told.splitlines() if line.startswith("    ") and line[4] != " "}
    assert listed == known


@pytest.mark.parametrize(
    "typed",
    [
        "", "x", "new", "import", "diff a", "diff a b --json --markdown", "--lang fr check", "check --lang fr",
        "new a --level x", "serve --port x", "bench x", "bench --copies x", "bench --count x", "bench --seed x", "check a",
    ],
)  # fmt: skip
def test_what_is_not_understood_is_wrong_use(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Commands that are none, values that cannot be, and what goes not together: how it is used is told, with
    the status of wrong use."""
    with pytest.raises(SystemExit) as stopped:
        parser().parse_args(typed.split())
    assert stopped.value.code == USE
    assert capsys.readouterr().err.startswith("usage: plans")
