"""Fixtures that every kind of test shares."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings

from generator import exports, validation
from generator.commands.publication import history
from generator.content.catalog import Catalog
from generator.exports import dataset_of
from generator.exports.base import Dataset, ExportContext
from generator.exports.published import Published
from generator.output import write_tree
from generator.settings import Settings, load_settings
from generator.validation import report
from generator.versions.version import Version
from tests.project import Project, make_example

# One run of continuous integration tries the same examples as the last: a change is judged by itself, not by
# luck. On people's machines new examples are tried every time.
hypothesis_settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    hypothesis_settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--renew-snapshots`` writes the reviewed snapshots anew; look at the difference before you commit
    it."""
    parser.addoption(
        "--renew-snapshots",
        action="store_true",
        help="write tests/snapshots/ anew instead of comparing with it",
    )


#: The modules that take longest, the longest first. Workers take whole modules: one that begins a long module last
#: would go on alone. (Only with ``--no-loadscope-reorder``: else xdist sorts them by how many tests they have.)
LONGEST = (
    "tests/site/test_in_browser.py",
    "tests/publication/test_pipeline.py",
    "tests/site/test_still.py",
    "tests/content/test_slices.py",
    "tests/unit/site/pages/test_page_cache.py",
    "tests/site/test_layout.py",
    "tests/site/test_search.py",
    "tests/unit/exports/test_slicing.py",
    "tests/site/test_hostile.py",
    "tests/site/test_reading.py",
    "tests/unit/commands/test_growth.py",
    "tests/publication/test_search.py",
    "tests/unit/commands/test_new.py",
    "tests/site/test_explorer.py",
    "tests/site/test_pictures.py",
)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One worker more than cores: those that look at pages wait for the browser a third of their time."""
    return (
        len(os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)) + 1
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest modules; within them and between the others nothing changes place."""
    place = {module: at for at, module in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.nodeid.partition("::")[0], len(place)))


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own root: for tests of the real content and of the project's own files."""
    return Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Snapshots:
    """Reviewed outputs under ``tests/snapshots/``: compared byte by byte, written only with
    ``--renew-snapshots``."""

    folder: Path
    renew: bool

    def compare(self, name: str, data: bytes | str) -> None:
        """Fail when ``data`` is not what was reviewed under ``name``."""
        path = self.folder / name
        now = data.encode("utf-8") if isinstance(data, str) else data
        if self.renew:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(now)
        cure = "review the difference, then run pytest with --renew-snapshots"
        assert path.is_file(), f"tests/snapshots/{name} is missing; {cure}"
        assert now.decode("utf-8").splitlines() == path.read_bytes().decode("utf-8").splitlines(), (
            f"tests/snapshots/{name}: {cure}"
        )
        assert now == path.read_bytes(), f"tests/snapshots/{name}: line ends differ; {cure}"


@pytest.fixture(scope="session")
def snapshots(request: pytest.FixtureRequest) -> Snapshots:
    """The reviewed outputs."""
    return Snapshots(
        Path(__file__).resolve().parent / "snapshots", bool(request.config.getoption("--renew-snapshots"))
    )


@pytest.fixture
def example(tmp_path: Path) -> Project:
    """A copy of the miniature project that the test may change."""
    return make_example(tmp_path / "example")


@pytest.fixture(scope="session")
def example_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the miniature project that is only read."""
    return make_example(tmp_path_factory.mktemp("read-only") / "example")


@pytest.fixture(scope="session")
def example_catalog(example_project: Project) -> Catalog:
    """The miniature project, loaded."""
    return example_project.catalog()


@pytest.fixture(scope="session")
def example_settings(example_project: Project) -> Settings:
    """The miniature project's settings."""
    return load_settings(example_project.root)


@pytest.fixture(scope="session")
def example_dataset(example_catalog: Catalog, example_settings: Settings) -> Dataset:
    """All tables of the miniature project with their rows."""
    return dataset_of(example_catalog, example_settings.publication.data)


@pytest.fixture(scope="session")
def example_history(example_dataset: Dataset, example_project: Project) -> tuple[Version, ...]:
    """Every version of the miniature project's data."""
    return history(example_project.root, example_dataset)


@pytest.fixture(scope="session")
def example_made(example_dataset: Dataset, example_history: tuple[Version, ...]) -> ExportContext:
    """Everything made of the miniature project, but for the report and the sums of the site."""
    made = exports.package(example_dataset, example_history)
    return exports.downloads(replace(made, parts=exports.parts(example_dataset)))


@pytest.fixture(scope="session")
def example_files(example_made: ExportContext) -> Mapping[str, bytes]:
    """The data package of the miniature project, as files by path."""
    return dict(exports.packed(example_made))


@pytest.fixture(scope="session")
def example_package(example_files: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data package of the miniature project, written; only read."""
    target = tmp_path_factory.mktemp("package") / "van-dai-plans"
    write_tree(example_files, target)
    return target


@pytest.fixture(scope="session")
def example_downloads(example_made: ExportContext) -> Mapping[str, bytes]:
    """Everything the site of the miniature project offers for download, with an empty report."""
    return dict(exports.files(exports.finished(example_made, b"{}\n")))


@pytest.fixture(scope="session")
def example_published(example_made: ExportContext) -> Published:
    """What the pages of the miniature project tell of its files and versions."""
    return exports.published(exports.finished(example_made, b"{}\n"))


@pytest.fixture(scope="session")
def example_report(
    example_project: Project,
    example_dataset: Dataset,
    example_files: Mapping[str, bytes],
    example_downloads: Mapping[str, bytes],
) -> Mapping[str, Any]:
    """The report of validation of the miniature project, as a build makes it."""
    counts = report.counted(example_project.root / "content", example_dataset, example_files)
    return report.report(
        example_dataset.publication, counts | validation.counts(example_downloads, example_dataset)
    )
