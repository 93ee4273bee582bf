"""Every stage grows as the content does: counted in calls and bytes, which are the same on every machine."""

from __future__ import annotations

import cProfile
import gc
import re
from collections.abc import Iterable
from functools import _lru_cache_wrapper
from pathlib import Path

import pytest

from generator import exports
from generator.commands import publication
from generator.commands.bench import copy_project
from generator.content.catalog import Catalog, load_catalog
from generator.content.checks import all_problems
from generator.settings import load_settings
from generator.site import lookup, pages
from generator.site.pages import paging
from tests.project import Project

#: the third copy may cost so many times what the second one costs: 1 is linear, a square is 1.67
MOST = 1.2
COPIES = (1, 2, 3)
#: bytes of a body from which pages of the miniature project go on on another
_LONG = 12_000
#: what is made of content, in order, as the build does it
STAGES = ["load", "check", "package", "slices", "downloads", "pages", "bodies", "paging", "search"]


class _Counter:
    """Calls of Python functions and bytes made, by stage."""

    def __init__(self) -> None:
        self.calls: dict[str, int] = {}
        self.made: dict[str, int] = {}
        self._profile: cProfile.Profile | None = None
        self._stage = ""

    def begins(self, stage: str) -> None:
        """What is called from here on is called for ``stage``."""
        self.ends()
        self._profile, self._stage = cProfile.Profile(), stage
        self._profile.enable()

    def ends(self) -> None:
        """The last stage is over; it may go on later."""
        if self._profile:
            self._profile.disable()
            calls = sum(entry.callcount for entry in self._profile.getstats())
            self.calls[self._stage] = self.calls.get(self._stage, 0) + calls


def _forget() -> None:
    """Empty what functions remember, compiled expressions too (Python keeps 512, whoever asked for them), and
    end what other tests left behind: each count begins alike."""
    gc.collect()
    re.purge()
    for remembered in gc.get_objects():
        if isinstance(remembered, _lru_cache_wrapper) and remembered.__module__.startswith("generator"):
            remembered.cache_clear()


def _counted(root: Path, project: Path, copies: int) -> _Counter:
    """What each stage of a publication of so many copies calls and makes."""
    copy_project(root, project, copies)
    _forget()
    counter = _Counter()
    gc.disable()  # finalizers of what others left are calls, too
    try:
        counter.begins("load")
        catalog = load_catalog(project)
        counter.begins("check")
        assert all_problems(catalog) == ()
        counter.begins("package")
        _made(project, catalog, counter)
    finally:
        counter.ends()
        gc.enable()
    return counter


def _made(project: Path, catalog: Catalog, counter: _Counter) -> None:
    basis = publication.context_of(project, catalog, load_settings(project))
    counter.made["package"] = _bytes(exports.files(basis.package()).values())

    def begins(stage: str) -> None:
        if stage not in ("proof", "bodies"):  # proofs are left out here, and bodies made once more below
            counter.begins(stage)

    shown = publication.make(basis, begins, _unproved)
    counter.made["downloads"] = _bytes(shown.downloads.values())
    counter.begins("bodies")
    bodies = pages.render(shown.pages, basis.settings)
    counter.made["bodies"] = _bytes(bodies.values())
    counter.begins("paging")
    counter.made["paging"] = _bytes(paging.paged(shown.pages, bodies, most=_LONG)[1].values())
    counter.begins("search")
    counter.made["search"] = _bytes(lookup.files(shown.pages, basis.settings).values())


def _unproved(files: object, dataset: object) -> None:
    """Proving is apart: it is done in processes of its own."""


def _bytes(made: object) -> int:
    assert isinstance(made, Iterable)
    return sum(len(one) for one in made)


@pytest.fixture(scope="module")
def counted(example_project: Project, tmp_path_factory: pytest.TempPathFactory) -> list[_Counter]:
    """The miniature project once, twice and three times; what is made once a process is made before."""
    folder = tmp_path_factory.mktemp("growth")
    _counted(example_project.root, folder / "before", 1)
    return [_counted(example_project.root, folder / str(n), n) for n in COPIES]


def _third_by_second(one: dict[str, int], two: dict[str, int], three: dict[str, int]) -> dict[str, float]:
    """How many times the cost of the second copy the third one costs, by stage."""
    assert one.keys() == two.keys() == three.keys()
    return {what: round((three[what] - two[what]) / (two[what] - n), 2) for what, n in one.items()}


@pytest.mark.slow
def test_no_stage_calls_more_than_the_content_asks(counted: list[_Counter]) -> None:
    """In every stage one copy more costs as many calls as the last one did."""
    one, two, three = (counter.calls for counter in counted)
    found = _third_by_second(one, two, three)
    assert list(found) == STAGES
    assert {stage: times for stage, times in found.items() if times > MOST} == {}


@pytest.mark.slow
def test_no_output_grows_more_than_the_content(counted: list[_Counter]) -> None:
    """Package, downloads, pages and search grow by as many bytes with the third copy as with the second."""
    one, two, three = (counter.made for counter in counted)
    found = _third_by_second(one, two, three)
    assert list(found) == ["package", "downloads", "bodies", "paging", "search"]
    assert {what: times for what, times in found.items() if times > MOST} == {}
