"""The pages as HTML: a page of every kind in both languages, every document and the error pages, held against the standard."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from generator.links import page_path
from tests.provision import node
from tests.site.samples import LANGUAGES

SCRIPT = Path(__file__).with_name("validating.mjs")


def _errors(files: Iterable[Path]) -> list[str]:
    ran = subprocess.run(
        [str(node()), str(SCRIPT)],
        input=json.dumps([str(file) for file in files]), capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return [
        f"{e['file']}:{e['line']}:{e['column']}: {e['rule']}: {e['message']} ({e['selector']})"
        for e in json.loads(ran.stdout)
    ]


def test_pages_are_sound_html(site_root: Path, kinds: dict[str, str]) -> None:
    """html-validate finds no error on any kind of page, in any document, on that of any successor and on the error pages."""
    files = {site_root / path / "index.html" for path in kinds.values()}
    for language in LANGUAGES:
        files.add(site_root / page_path("home", "", language) / "404.html")
        files.update((site_root / page_path("document", "", language)).rglob("index.html"))
        bodies = (site_root / page_path("agency", "", language)).rglob("index.html")
        files.update(file for file in bodies if 'id="inherited-' in file.read_text("utf-8"))
    assert _errors(sorted(files)) == []


def test_errors_are_found(tmp_path: Path) -> None:
    """What the pages once had is found: a label on an element without a role, autocomplete on a box, an id used twice."""
    wrong = tmp_path / "wrong.html"
    wrong.write_text(
        '<!doctype html>\n<html lang="vi"><head><title>Sai</title></head><body><p id="a" aria-label="b">c</p>'
        '<p id="a"><label><input type="checkbox" name="d" autocomplete="off"> d</label></p></body></html>\n',
        encoding="utf-8",
    )
    rules = {error.split(": ")[1] for error in _errors([wrong])}
    assert {"aria-label-misuse", "no-dup-id", "valid-autocomplete"} <= rules
