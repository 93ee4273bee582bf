"""The official schema looks once at a resource of a descriptor, and at the descriptor around them each
time."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.cache import Cache
from generator.problems import Problem
from generator.validation import begin_package, independent, official


def _said(root: Path, memory: Cache) -> list[str]:
    found, _ = begin_package(root, "x", memory)
    return [_detail(p) for p in found if dict(p.params)["tool"] == "Data Package v2 JSON Schema"]


def _detail(problem: Problem) -> str:
    return dict(problem.params)["detail"]


def _describe(root: Path, **changed: Any) -> None:
    path = root / "datapackage.json"
    descriptor = json.loads(path.read_bytes())
    for key, value in changed.items():
        if key.startswith("resource"):
            descriptor["resources"][int(key.removeprefix("resource"))]["title"] = value
        else:
            descriptor[key] = value
    path.write_text(json.dumps(descriptor), encoding="utf-8")


def test_what_is_looked_at(example_package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All resources at first, then those that changed; what is refused is refused again, with its place in
    the whole."""
    root, memory = tmp_path / "package", Cache(tmp_path / "cache")
    shutil.copytree(example_package, root)
    looked: list[int] = []
    faults = official.faults

    def counted(descriptor: Mapping[str, Any]) -> Iterator[str]:
        looked.append(len(descriptor["resources"]))
        return faults(descriptor)

    monkeypatch.setattr(official, "faults", counted)
    monkeypatch.setattr(independent, "begin", lambda _: list)
    every = len(json.loads((root / "datapackage.json").read_bytes())["resources"])
    assert _said(root, memory) == []
    assert looked == [every, every], "as CSV and as JSON"
    looked.clear()
    _describe(root, resource4="x")
    assert _said(root, memory) == []
    assert looked == [1]
    for _ in range(2):
        _describe(root, resource5=[])
        assert [said.partition(":")[0] for said in _said(root, memory)] == ["resources.5.title"]
    _describe(root, resource5="y", keywords=[])
    for _ in range(2):
        assert [said.partition(":")[0] for said in _said(root, memory)] == ["keywords"]
