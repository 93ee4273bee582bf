"""``plans bench``: what each stage takes and makes, measured on copies and without touching the project."""

from __future__ import annotations

import pytest

from generator.commands.bench import bench
from tests.project import Project


@pytest.mark.slow
def test_stages_bytes_and_memory_are_told(example: Project) -> None:
    """Of the miniature project: seconds of every stage of a whole build, the downloads by kind, the largest package of a part."""
    before = {p: p.stat().st_mtime_ns for p in example.root.rglob("*")}
    report = bench(example.root, 2)
    assert {p: p.stat().st_mtime_ns for p in example.root.rglob("*")} == before
    stages = report["stage_seconds"]
    assert list(stages) == [
        "content",
        "package",
        "slices",
        "downloads",
        "formats",
        "archives",
        "pages",
        "parts",
        "site",
    ]
    assert all(seconds > 0 for seconds in stages.values())
    assert len(report["check_cold_and_warm_seconds"]) == 2
    assert report["peak_memory_mb"]["this_process"] > 10
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
