"""What a build keeps for the next one saves work and changes no byte: warm, one edit later, spoiled, or
gone."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from generator import cache
from generator.commands import unchanged
from generator.commands.build import Options, build
from generator.site.builder import shells
from generator.validation import independent
from tests.project import PLAN, Project, make_example

OUTPUTS = ("datasets", "site")


class _Seen(cache.Cache):
    """A cache that can be asked afterwards what was taken from it and what had to be made."""

    last: _Seen

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__(folder)
        _Seen.last = self


@pytest.fixture(autouse=True)
def seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds are watched; frictionless and pyshacl are left out, their own tests ask them."""
    monkeypatch.setattr(cache, "Cache", _Seen)
    monkeypatch.setattr(independent, "begin", lambda readings: lambda: [[] for _ in readings])
    monkeypatch.setattr("generator.validation.begin_graph", lambda *_: list)


def _built(project: Project) -> tuple[dict[str, bytes], Counter[str]]:
    """Every file a build gives by its path, whatever stood there, and how often it made what."""
    (project.root / "build" / unchanged.RECORD).unlink(missing_ok=True)
    build(project.root, Options(), lambda _stage: None)
    files = {
        p.relative_to(project.root).as_posix(): p.read_bytes()
        for name in OUTPUTS
        for p in sorted((project.root / name).rglob("*"))
        if p.is_file()
    }
    return files, Counter(_Seen.last.misses)


def _entries(project: Project) -> list[Path]:
    return sorted(p for p in (project.root / "build" / "cache").rglob("*") if p.is_file())


@pytest.fixture(scope="module")
def cold(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, dict[str, bytes]]:
    """The miniature project, built without a cache; its cache is then full."""
    project = make_example(tmp_path_factory.mktemp("cold") / "example")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache, "Cache", _Seen)
        patch.setattr(independent, "begin", lambda readings: lambda: [[] for _ in readings])
        patch.setattr("generator.validation.begin_graph", lambda *_: list)
        files, made = _built(project)
    assert made["part"]
    assert made["shells"] == 2
    return project, files


@pytest.fixture
def warm(cold: tuple[Project, dict[str, bytes]], tmp_path: Path) -> tuple[Project, dict[str, bytes]]:
    """A copy of the built project in another folder, which the test may change; and what was built."""
    project, files = cold
    shutil.copytree(project.root, tmp_path / "elsewhere")
    return Project(tmp_path / "elsewhere"), files


@pytest.mark.slow
def test_a_warm_tree_gives_the_bytes_of_a_clean_clone(
    warm: tuple[Project, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With everything kept nothing is made or proved again, the site builder never starts, and each byte is
    the same."""
    project, files = warm
    monkeypatch.setattr(shells, "run_builder", lambda *_: pytest.fail("the site builder was started"))
    again, made = _built(project)
    assert again == files
    assert made == {}


@pytest.mark.slow
def test_a_spoiled_cache_gives_the_same_bytes(warm: tuple[Project, dict[str, bytes]]) -> None:
    """Every entry is spoiled, cut, exchanged or deleted: all of it is made again, to the same bytes."""
    project, files = warm
    entries = _entries(project)
    for number, entry in enumerate(entries):
        data = entry.read_bytes()
        spoiled = (
            data[:-1] + bytes([data[-1] ^ 1]),
            data[: len(data) // 2],
            entries[0].read_bytes() + b"x",
            b"",
        )
        if number % 5 == 4:
            entry.unlink()
        else:
            entry.write_bytes(spoiled[number % 5])
    again, made = _built(project)
    assert again == files
    assert made["part"]
    assert made["shells"] == 2
    assert _built(project) == (files, {})


@pytest.mark.slow
def test_a_spoiled_earlier_site_gives_the_same_bytes(warm: tuple[Project, dict[str, bytes]]) -> None:
    """The site that was replaced is written into: whatever became of its files, each has the right bytes
    afterwards, and none is left that is not wanted."""
    project, files = warm
    assert _built(project) == (files, {})
    left = project.root / "build" / "previous" / "site"
    for number, path in enumerate(sorted(p for p in left.rglob("*") if p.is_file())):
        data = path.read_bytes()
        path.unlink()
        if number % 4 == 1:
            path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]) if data else b"x")
        elif number % 4 == 2:
            path.with_name(f"{path.name}.more").write_bytes(data)
        elif number % 4 == 3:
            path.mkdir()
            (path / "index.html").write_bytes(data)
    assert _built(project) == (files, {})


@pytest.mark.slow
def test_one_edit_makes_what_it_changes(warm: tuple[Project, dict[str, bytes]]) -> None:
    """An edited title has its own packages made and the tables it stands in; all else is taken, and a clean
    clone agrees."""
    project, before = warm
    project.write("build/pages/old.html", "a body of a build without a site")
    annotations = project.read(f"{PLAN}/annotations.yml")
    line = next(line for line in annotations.splitlines() if line.startswith("  title_vi: "))
    project.write(f"{PLAN}/annotations.yml", annotations.replace(line, f"{line} sửa", 1))
    after, made = _built(project)
    parts = {
        path
        for path in after
        if path.startswith("site/data/") and path.count("/") == 3 and path.endswith(".zip")
    }
    changed = {path for path in parts if after[path] != before[path]}
    assert changed
    assert changed < parts
    assert made["part"] == len(changed)
    assert made["zip"] == len(changed) + 1, "those, and the whole"
    assert made["parquet"] == len(
        [p for p in after if p.startswith("site/data/parquet/") and after[p] != before[p]]
    )
    assert made["shells"] == made["calendar"] == 0
    assert not (project.root / "build" / "pages").exists(), "the bodies are in the site"
    shutil.rmtree(project.root / "build")
    shutil.rmtree(project.root / "site")
    clean, _ = _built(project)
    assert clean == after
