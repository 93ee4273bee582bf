"""The scripts of the site, tested by Node; and the folding that Python and JavaScript share."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from generator.text.folding import fold
from tests.provision import node

HERE = Path(__file__).resolve().parent
VECTORS = json.loads((HERE.parents[2] / "vectors" / "folding.json").read_text(encoding="utf-8"))
FILES = sorted(HERE.glob("*.test.js"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_javascript(file: Path, root: Path) -> None:
    """Every test of the scripts passes; what Node says stands in the failure."""
    ran = subprocess.run(
        [str(node()), "--test", str(file)],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    sys.stdout.write(ran.stdout)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: ascii(vector["text"]))
def test_folding_is_one_rule(vector: dict[str, object]) -> None:
    """Python folds as the vectors say that JavaScript must."""
    assert fold(str(vector["text"])) == vector["folded"]


def test_scripts_ask_nothing_of_other_hosts(root: Path) -> None:
    """No script holds an address of its own: whatever it loads lies beside it."""
    texts = {
        path.name: path.read_text(encoding="utf-8")
        for path in (root / "generator" / "site" / "scripts").glob("*.js")
    }
    assert [name for name, text in texts.items() if "://" in text] == []
    assert all(text.startswith("// ") for text in texts.values())
