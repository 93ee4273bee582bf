"""Whatever ``check`` accepts can be made: values of any kind in any file of content and settings are told, or
built."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import exports
from generator.cache import Cache
from generator.commands import publication
from generator.content.catalog import load_catalog
from generator.problems import Problem
from generator.settings import load_settings
from tests.project import DECISION, PLAN, REGISTRIES, make_example

FILES = (
    *(
        f"{REGISTRIES}/{stem}.yml"
        for stem in ("agencies", "agency_kinds", "document_types", "evidence", "indicators", "indices", "legal_documents",
                     "place_kinds", "places", "place_successions", "projects", "reviews", "topics", "units")
    ),
    *(f"{PLAN}/{name}.yml" for name in ("annotations", "document", "exceptions")),
    f"{DECISION}/annotations.yml",
    "content/changes.yml",
    "site_config/publication.yml",
    "site_config/budgets.yml",
    "site_config/abbreviations.yml",
    "site_config/recipes.yml",
)  # fmt: skip
#: what people leave where something else belongs
VALUES: st.SearchStrategy[object] = st.sampled_from(
    [None, "", "x", "a b", 0, -1, 2024, True, [], ["x"], [[]], {}, {"x": 1}, "http://", "http://[::1", "javascript:x", "{n}", "2024-13"]
)  # fmt: skip
_BOUNDED = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def _paths(data: Any, above: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in plain data, the whole first."""
    found = [above]
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        found += _paths(value, (*above, key))
    return found


def _put(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    holder = data
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value
    return data


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """What was made for one of the contents and is the same for another is made once, as by builds of one
    project."""
    return Cache(tmp_path_factory.mktemp("memory"))


def _made(root: Path, memory: Cache) -> tuple[Problem, ...]:
    """What a check tells; when it tells nothing, rows, formats, package and pages are made as a build makes
    them."""
    catalog = load_catalog(root)
    found = publication.problems(root, catalog)
    if not found:
        basis = replace(publication.context_of(root, catalog, load_settings(root)), memory=memory)
        exports.packed(basis.package())
        publication.make(basis, lambda _: None, lambda *_: None)
    return found


@pytest.mark.slow
@_BOUNDED
@given(file=st.sampled_from(FILES), at=st.integers(0, 10_000), value=VALUES)
def test_told_or_built(memory: Cache, file: str, at: int, value: object) -> None:
    """A value put anywhere is told by the check with its file, or the publication is made of it all the
    same."""
    with TemporaryDirectory() as folder:
        example = make_example(Path(folder) / "example")
        data = yaml.load(example.read(file), Loader=yaml.BaseLoader)  # noqa: S506 - builds text, lists and mappings only
        paths = _paths(data)
        example.write(file, yaml.safe_dump(_put(data, paths[at % len(paths)], value), allow_unicode=True))
        assert all(p.file for p in _made(example.root, memory))
