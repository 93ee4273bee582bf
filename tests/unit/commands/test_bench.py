"""``plans bench``: what each stage takes and makes, measured on copies and without touching the project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.commands.bench import bench, copy_project
from generator.content.catalog import load_catalog
from generator.content.checks import all_problems
from generator.site.builder.against import against
from tests.project import PLAN, Project

#: proofs, of which each says itself when it has something to do
BESIDE = {"formats", "archives", "parts", "graph"}


@pytest.mark.slow
def test_stages_bytes_and_memory_are_told(example: Project) -> None:
    """Of the miniature project: seconds of every stage of a whole build, the downloads by kind, the largest
    package of a part.

    A budget that is passed is told, and stops nothing.
    """
    example.change("site_config/budgets.yml", "site_page: 14000", "site_page: 1")
    example.change("site_config/budgets.yml", "site_commitment: 50000", "site_commitment: 1")
    example.change("site_config/budgets.yml", "site_fixed: 3000000", "site_fixed: 1")
    before = {p: p.stat().st_mtime_ns for p in example.root.rglob("*")}
    report = bench(example.root, 2, lambda project: {"against": against(project / "build/pages", ["mkdocs"])})
    assert {p: p.stat().st_mtime_ns for p in example.root.rglob("*")} == before
    stages = report["stages"]
    assert [
        *("start", "content", "package", "slices", "downloads"),
        *("pages", "proof", "bodies", "lookup", "shells", "site", "links"),
    ] == [name for name in stages if name not in BESIDE]
    assert all(took["wall_seconds"] > 0 for name, took in stages.items() if name != "start")
    whole = report["whole"]
    assert sum(took["cpu_seconds"] for took in stages.values()) == pytest.approx(
        whole["cpu_seconds"], abs=0.1
    )
    assert whole["peak_mb"] == max(took["peak_mb"] for took in stages.values()) > 10
    assert [took["problems"] for took in report["check"]] == [0, 0]
    assert report["commitments"] == 2 * len(example.catalog().records_of("commitment"))
    made = report["download_bytes"]
    assert {
        "agencies",
        "topics",
        "documents",
        "parquet",
        "commitments",
        "zip",
        "xlsx",
        "sqlite",
        "van-dai-plans",
    } <= made["by_kind"].keys()
    assert sum(made["by_kind"].values()) == made["all"] < report["site_bytes"]
    assert made["slices"]["packages"] > 4  # two of each document, as there are two copies
    assert made["slices"]["largest"].endswith(".zip")
    assert 0 < made["slices"]["largest_bytes"] <= made["slices"]["bytes"] < made["all"]
    assert report["pages"] > 100
    passed = {one["budget"] for one in report["budgets"] if one["passed"]}
    assert passed == {"site_page"}
    other = report["against"]["mkdocs"]
    assert 100 < other["pages"] <= report["pages"]
    assert other["cpu_seconds"] > 0
    assert "failed" not in other
    each = report["ms_a_page"]
    assert each["both"] == pytest.approx(each["pages"] + each["site"], abs=0.01)
    assert other["ratio"] == pytest.approx(each["site"] / other["ms_a_page"], abs=0.02)
    assert report["long_pages"] == {}


def test_copies_have_words_of_their_own_whatever_the_quotes(example: Project, tmp_path: Path) -> None:
    """Copies pass every check: titles in quotes, in blocks and in neither are told apart, without a
    figure."""
    annotations = example.read(f"{PLAN}/annotations.yml")
    first, second = re.findall(r"(?m)^  title_vi: (.*)$", annotations)[:2]
    quoted = "'" + first.strip("'\"").replace("'", "''") + "'"
    example.change(f"{PLAN}/annotations.yml", f"  title_vi: {first}\n", f"  title_vi: {quoted}\n")
    example.change(f"{PLAN}/annotations.yml", f"  title_vi: {second}\n", f"  title_vi: >-\n    {second}\n")
    copy_project(example.root, tmp_path / "copies", 3)
    catalog = load_catalog(tmp_path / "copies")
    assert all_problems(catalog) == ()
    assert len(catalog.records_of("commitment")) == 3 * len(example.catalog().records_of("commitment"))


def test_what_is_not_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site builder that is not there has no figures; that is no failure."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert against(tmp_path, ["hugo"]) == {"hugo": None}


def test_hugo_is_given_the_same_bodies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is installed it builds every body in one plain layout, and what it refuses is said."""
    program = tmp_path / "bin" / "hugo"
    program.parent.mkdir()
    program.write_text(
        '#!/bin/sh\ngrep -q "<p>x" content/000000.html && test -f layouts/_default/single.html\n'
        "echo seen >&2\nexit 3\n"
    )
    program.chmod(0o755)
    (tmp_path / "pages/a").mkdir(parents=True)
    (tmp_path / "pages/a/index.html").write_text("<p>x</p>")
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    found = against(tmp_path / "pages", ["hugo"])["hugo"]
    assert (found["pages"], found["failed"]) == (1, "seen")


def test_who_makes_fewer_pages_has_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A builder that ends well and has left pages out is not faster: it says how many it made of how many."""
    program = tmp_path / "bin" / "hugo"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\nmkdir -p public/000000 && touch public/000000/index.html\n")
    program.chmod(0o755)
    for name in ("a", "b"):
        (tmp_path / "pages" / name).mkdir(parents=True)
        (tmp_path / "pages" / name / "index.html").write_text("<p>x</p>")
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    assert against(tmp_path / "pages", ["hugo"])["hugo"]["failed"] == "1 < 2"
