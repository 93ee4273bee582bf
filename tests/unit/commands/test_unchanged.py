"""A build that would give what stands there does nothing and says so; whatever was touched is made again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.commands import unchanged
from generator.commands.unchanged import Options
from tests.project import PLAN, Project

OPTIONS = Options(with_site=False)


@pytest.fixture
def published(example: Project) -> Project:
    """A project with outputs that are noted as a build notes them."""
    outputs = [example.root / "datasets" / "van-dai-plans", example.root / "build" / "pages"]
    for folder in outputs:
        (folder / "data").mkdir(parents=True)
        (folder / "data" / "a.csv").write_text("a\n1\n", encoding="utf-8")
    made = unchanged.made_from(example.root, OPTIONS)
    example.write(f"build/{unchanged.RECORD}", unchanged.record(made, outputs))
    return example


def test_what_stands_is_known_again(published: Project) -> None:
    """Nothing was touched: there is nothing to do."""
    assert unchanged.is_unchanged(published.root, OPTIONS)


def _same_size_and_time(path: Path) -> None:
    """Other bytes, with the size and the time of the old ones."""
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("1", "2"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _release(folder: Path) -> None:
    folder.mkdir()
    (folder / "0.1.0.json").touch()


FILE = "datasets/van-dai-plans/data/a.csv"
TOUCHED: dict[str, Callable[[Path], object]] = {
    "a passage": (
        lambda root: (root / PLAN / "passages.tsv").write_bytes(
            (root / PLAN / "passages.tsv").read_bytes() + b"\n"
        )
    ),
    "a new file of content": lambda root: (root / "content" / "new.yml").touch(),
    "a style": lambda root: (root / "site_config" / "words" / "vi.yml").write_text("", encoding="utf-8"),
    "the site builder": lambda root: (root / "mkdocs.yml").unlink(),
    "a record of a release": lambda root: _release(root / "datasets" / "releases"),
    "an output with its size and time": lambda root: _same_size_and_time(root / FILE),
    "an output gone": lambda root: (root / FILE).unlink(),
    "an output more": lambda root: (root / "build/pages/more.html").touch(),
    "all outputs gone": lambda root: (root / "build/pages").rename(root / "build/elsewhere"),
    "no record": lambda root: (root / "build" / unchanged.RECORD).unlink(),
    "a spoiled record": lambda root: (root / "build" / unchanged.RECORD).write_text("[1]", encoding="utf-8"),
    "a record of nothing": (
        lambda root: (root / "build" / unchanged.RECORD).write_text(
            f'{{"made_from": "{unchanged.made_from(root, OPTIONS)}", "files": {{}}}}', encoding="utf-8"
        )
    ),
}


@pytest.mark.parametrize("touch", TOUCHED.values(), ids=TOUCHED)
def test_whatever_is_touched_is_noticed(published: Project, touch: Callable[[Path], object]) -> None:
    """An input or output that is not what it was has the build do its work."""
    touch(published.root)
    assert not unchanged.is_unchanged(published.root, OPTIONS)


@pytest.mark.parametrize(
    "other",
    [Options(), Options(with_site=False, site_url="https://plans.example.net/"), Options(target=Path("x"))],
)
def test_another_wish_is_another_build(published: Project, other: Options) -> None:
    """What was built without a site, for another address or into another folder does not stand for this."""
    assert not unchanged.is_unchanged(published.root, other)


def test_a_copy_of_a_project_is_built(published: Project, tmp_path: Path) -> None:
    """What is noted of the outputs is of the place they lie in: a copy that lost its own is built."""
    copy = tmp_path / "copy"
    shutil.copytree(published.root, copy)
    shutil.rmtree(copy / "build" / "pages")
    assert not unchanged.is_unchanged(copy, OPTIONS)
    assert unchanged.is_unchanged(published.root, OPTIONS)


def test_another_generator_is_another_build(published: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed template, program or lock has everything made again."""
    monkeypatch.setattr("generator.cache.code", lambda: "changed")
    assert not unchanged.is_unchanged(published.root, OPTIONS)


def test_nothing_slow_is_imported() -> None:
    """Whether anything changed is found without what takes long to load."""
    slow = (
        "{'pandas', 'pyarrow', 'pydantic', 'jinja2', 'lxml', 'frictionless', 'xlsxwriter',"
        " 'generator.exports'}"
    )
    code = f"import generator.commands.unchanged, sys; print(sorted({slow} & sys.modules.keys()))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
