"""Settings: the fixed places, the publication's facts, the interface words."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from generator.problems import ProblemsFound
from generator.settings import Paths, Settings, load_settings
from tests.project import Project


def test_places_follow_from_the_root(tmp_path: Path) -> None:
    """Every place is found from the root, so a project works wherever it lies."""
    paths = Paths(tmp_path / "Kế hoạch của tỉnh")
    places = {p.name for p in (paths.content, paths.datasets, paths.site_config, paths.build, paths.site)}
    assert places == {"content", "datasets", "site_config", "build", "site"}
    assert {p.parent for p in (paths.content, paths.datasets, paths.site_config, paths.build, paths.site)} == {paths.root}


def test_facts_are_those_of_site_config(example_settings: Settings) -> None:
    """The publication's facts come from ``publication.yml``; a day stays text."""
    assert example_settings.publication.data["title_en"] == "The plans of Vân Đài province as data"
    assert example_settings.publication.data["data_date"] == "2025-04-01"


def test_languages_in_order(example_settings: Settings) -> None:
    """Vietnamese is the language at the root, English the second."""
    assert example_settings.languages == ("vi", "en")


def test_settings_are_frozen(example_settings: Settings) -> None:
    """Nothing changes the settings once they are loaded."""
    with pytest.raises(FrozenInstanceError):
        example_settings.paths = Paths(Path())  # type: ignore[misc]  # that it is refused is the point


@pytest.mark.parametrize("name", ["site_config/publication.yml", "site_config/words/vi.yml", "site_config/words/en.yml"])
def test_a_missing_file_is_a_problem(example: Project, name: str) -> None:
    """A file of the settings that is not there is named."""
    (example.root / name).unlink()
    with pytest.raises(ProblemsFound) as raised:
        load_settings(example.root)
    assert [(p.file, p.code) for p in raised.value.problems] == [(name, "file-missing")]


def test_wrong_yaml_is_a_problem(example: Project) -> None:
    """A slip of syntax in the settings has file and line."""
    line = example.append("site_config/publication.yml", "x: [\n")
    with pytest.raises(ProblemsFound) as raised:
        load_settings(example.root)
    (one,) = raised.value.problems
    assert (one.file, one.code) == ("site_config/publication.yml", "yaml-syntax")
    assert one.line >= line


def test_a_missing_fact_is_a_problem(example: Project) -> None:
    """A fact the site prints and nobody wrote is named, with the misspelt key that is probably meant."""
    example.change("site_config/publication.yml", "publisher_en:", "publisher_eng:")
    with pytest.raises(ProblemsFound) as raised:
        load_settings(example.root)
    (one,) = raised.value.problems
    assert (one.code, dict(one.params)["field"], one.nearest) == ("value-missing", "publisher_en", "publisher_eng")
