"""The version rule on the real data: as released today, then with a change, under each number somebody might
choose."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import GOOD, main
from generator.commands import publication
from generator.content.catalog import load_catalog
from generator.exports import dataset_of
from generator.exports.base import Dataset, Rows
from generator.settings import load_settings
from generator.tables.base import Cell
from generator.versions import rank, releases, required_version
from tests.datasets import edited, renamed

Edit = Callable[[Dataset], Dataset]


@pytest.fixture(scope="module")
def dataset(root: Path) -> Dataset:
    """The real data."""
    return dataset_of(load_catalog(root), load_settings(root).publication.data)


@pytest.fixture(scope="module")
def current(dataset: Dataset) -> str:
    """The version of today's data."""
    return str(dataset.publication["version"])


@pytest.fixture
def released(root: Path, dataset: Dataset, current: str, tmp_path: Path) -> Path:
    """A folder with the project's settings and list of changes, in which today's data is released under
    today's version."""
    project = tmp_path / current
    shutil.copytree(root / "site_config", project / "site_config")
    for name in ("content/changes.yml", "mkdocs.yml"):
        (project / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(root / name, project / name)
    record = releases.path_of(project, current)
    record.parent.mkdir(parents=True)
    history = publication.history(project, dataset)
    record.write_text(
        releases.record_text(publication.snapshot(dataset), history, ("0" * 64, 1)),
        encoding="utf-8",
        newline="\n",
    )
    return project


def _numbered(project: Path, current: str, version: str) -> None:
    facts = project / "site_config" / "publication.yml"
    text, changed = re.subn(
        rf"(?m)^version: \W?{re.escape(current)}\W?$",
        f"version: {version}",
        facts.read_text(encoding="utf-8"),
    )
    text, dated = re.subn(r"(?m)^data_date: .*$", "data_date: '2099-01-01'", text)
    assert (changed, dated) == (1, 1)
    facts.write_text(text, encoding="utf-8", newline="\n")
    changes = project / "content" / "changes.yml"
    entry = f"- version: {version}\n  date: 2099-01-01\n  vi: Sửa.\n  en: Changes.\n"
    changes.write_text(entry + changes.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")


def _first(rows: Rows, **cells: Cell) -> tuple[Cell, ...]:
    return tuple(cells.get(name, cell) for name, cell in zip(rows.table.names, rows.rows[0], strict=True))


def _corrected(dataset: Dataset) -> Dataset:
    return edited(
        dataset,
        "commitments",
        lambda rows: Rows(rows.table, [_first(rows, title_vi="Tên đã sửa"), *rows.rows[1:]]),
    )


def _added(dataset: Dataset) -> Dataset:
    return edited(
        dataset, "units", lambda rows: Rows(rows.table, [*rows.rows, _first(rows, unit_id="zz-unit")])
    )


@pytest.mark.parametrize(
    ("edit", "part", "named"),
    [
        (_corrected, "patch", "commitments: ~"),
        (_added, "minor", "units: +zz-unit"),
        (renamed, "major", "commitments: title_vi → name_vi"),
    ],
)
def test_each_change_needs_its_number(
    released: Path, dataset: Dataset, edit: Edit, part: str, named: str
) -> None:
    """A corrected value may be a patch, an added row must be minor, a renamed column major; less is refused,
    by name."""
    current = released.name
    least = required_version(current, part)
    changed = edit(dataset)
    for number in (required_version(current, kind) for kind in ("patch", "minor", "major")):
        project = released.parent / number
        shutil.copytree(released, project)
        _numbered(project, current, number)
        found = list(publication.check_version(project, load_settings(project).publication, changed))
        if rank(number) >= rank(least):
            assert found == []
        else:
            assert [(p.code, dict(p.params)["expected"]) for p in found] == [("version-too-low", least)]
            assert dict(found[0].params)["because"].startswith(named)


def test_the_summary_shows_a_change_of_the_committed_package(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command of the pull request's job puts one changed cell of the committed package into a table,
    before and after."""
    package = root / "datasets" / str(load_settings(root).publication.data["package_name"])
    after = tmp_path / "after"
    shutil.copytree(package, after)
    table = after / "data" / "indicators.csv"
    with table.open(encoding="utf-8", newline="") as opened:
        header, first, *rest = csv.reader(opened)
    before = first[header.index("name_en")]
    first[header.index("name_en")] = "Another | name"
    with table.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, lineterminator="\n").writerows([header, first, *rest])
    assert main(["--lang", "en", "diff", "--markdown", str(package), str(after)]) == GOOD
    lines = capsys.readouterr().out.splitlines()
    assert f"| `indicators` | {len(rest) + 1} | {len(rest) + 1} | 0 | 1 | 0 | patch |" in lines
    assert [line for line in lines if line.startswith("| changed |")] == [
        f"| changed | {first[0]}: Another \\| name | name\\_en | “{before}” | “Another \\| name” |"
    ]
