"""The rooms of ``generator/`` and who may ask whom: imports point down only."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

#: From the lowest floor up: the rooms on it, and why they stand there. A room is a module or a package of generator/.
FLOORS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("text",), "Folding and reading Vietnamese text needs nothing but text, so that everything may use it."),
    (("diffing",), "Two packages are compared as anybody could who has only the packages, so it asks nobody."),
    (("problems",), "The nearest valid value is found by folded text; nothing else is needed to say what is wrong."),
    (("source",), "Reading files meets the first problems; it knows YAML and text, not meaning."),
    (("settings", "entities"), "site_config/ is read as any other file is; entities say what records may hold. Neither knows the other."),
    (("catalog",), "Raw records become entities in one frozen, indexed whole."),
    (
        ("tables", "checks", "links", "charts", "importing", "schemas"),
        "Each looks at what is loaded, or at its shape, in its own way, so that a new one edits none of the others.",
    ),
    (("research",), "Questions put to the tables as they are published; pages show the answers and exports the code."),
    (("published",), "What is told of files once they are made stands below both who makes them and who tells it."),
    (("slices",), "Which rows belong to one document, agency or topic, and every row these refer to: from tables alone."),
    (("site", "exports", "pages"), "What is written: from tables, links and charts to bytes and pages."),
    (
        ("output", "validation", "releases", "reporting"),
        "Putting it on the disk, proving it there and saying so, and what was released before: files, not what is in the catalog.",
    ),
    (("lookup",), "What a browser searches and filters in: the views of the pages once more, as data."),
    (("making",), "What a publication consists of, made in memory, for whoever writes it, compares it or tests it."),
    (("build", "freshness"), "The order of the stages and nothing else, the only one who writes; and whether that still holds."),
    (
        ("serving", "benching", "releasing"),
        "What runs the whole build again and again, at every change or to measure it, and what seals its result as a release.",
    ),
    (("cli",), "The commands: the only place that prints and exits."),
)
#: Rooms that one room alone may ask.
PRIVATE = {"output": "build"}
#: Names of rooms where things are put that nobody found a room for.
LUMBER = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "shared", "lib"}
#: Ways to import what no reader sees.
HIDDEN = {"__import__", "import_module", "iter_modules", "walk_packages", "entry_points"}

Imports = Mapping[str, frozenset[str]]


def _module(path: Path, root: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _asked(node: ast.AST, package: str) -> Iterator[str]:
    """The dotted names an import statement names; ``from a import b`` may mean ``a`` or ``a.b``."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        above = package.rsplit(".", node.level - 1)[0] if node.level else ""
        base = ".".join(part for part in (above, node.module) if part)
        yield from (f"{base}.{alias.name}" for alias in node.names)


def _longest(name: str, modules: frozenset[str]) -> str:
    while name and name not in modules:
        name = name.rpartition(".")[0]
    return name


def _imports(root: Path) -> dict[str, frozenset[str]]:
    """Each module of generator/ with those it imports, wherever in the file, for types too."""
    files = {_module(path, root): path for path in sorted((root / "generator").rglob("*.py"))}
    modules = frozenset(files)
    found: dict[str, frozenset[str]] = {}
    for module, path in files.items():
        package = module if path.name == "__init__.py" else module.rpartition(".")[0]
        names = (name for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) for name in _asked(node, package))
        found[module] = frozenset(_longest(name, modules) for name in names if name.split(".")[0] == "generator") - {"", module}
    return found


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def _upward(imports: Imports) -> list[str]:
    """Every import that does not point down, in words."""
    floor = {room: number for number, (rooms, _) in enumerate(FLOORS) for room in rooms}
    wrong = []
    for module, asked in imports.items():
        for other in asked:
            here, there = _room(module), _room(other)
            if here == there or not there:
                continue  # inside one package the test of cycles is enough
            if not {here, there} <= floor.keys():
                wrong.append(f"{module} imports {other}: one of them stands on no floor")
            elif floor[there] == floor[here]:
                wrong.append(f"{module} imports {other}: rooms of one floor do not import each other")
            elif floor[there] > floor[here]:
                wrong.append(f"{module} imports {other}: {there} stands above {here}")
            elif PRIVATE.get(there, here) != here:
                wrong.append(f"{module} imports {other}: only {PRIVATE[there]} may")
    return sorted(wrong)


def _cycle(imports: Imports) -> list[str]:
    """The modules of one import cycle, or nothing. A package and its own modules count as they are written."""
    try:
        tuple(TopologicalSorter({module: sorted(asked) for module, asked in imports.items()}).static_order())
    except CycleError as error:
        return list(error.args[1])
    return []


def _calls(tree: ast.AST) -> Iterable[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


@pytest.fixture(scope="module")
def imports(root: Path) -> dict[str, frozenset[str]]:
    """Who imports whom in generator/, read from the source."""
    return _imports(root)


def test_every_room_has_its_floor(imports: dict[str, frozenset[str]]) -> None:
    """A module or package of generator/ that stands on no floor is an error: a new room is placed on purpose."""
    placed = {room for rooms, _ in FLOORS for room in rooms}
    assert sorted({_room(module) for module in imports} - placed - {""}) == []


def test_imports_point_down(imports: dict[str, frozenset[str]]) -> None:
    """No module imports from a floor above, from a neighbour on its own, or from a room private to another."""
    assert _upward(imports) == []


def test_no_module_imports_itself_around_a_corner(imports: dict[str, frozenset[str]]) -> None:
    """There is no import cycle, inside a package either."""
    assert _cycle(imports) == []


def test_nothing_is_imported_out_of_sight(root: Path) -> None:
    """Registries are explicit: no module is found by scanning or imported by a name made at run time."""
    hidden = [
        f"{path.relative_to(root)}: {name}"
        for path in sorted((root / "generator").rglob("*.py"))
        for name in _calls(ast.parse(path.read_text(encoding="utf-8")))
        if name in HIDDEN
    ]
    assert hidden == []


def test_there_is_no_lumber_room(imports: dict[str, frozenset[str]]) -> None:
    """Nothing is called utils or helpers: a function belongs to the room whose matter it is."""
    assert [module for module in imports if LUMBER & set(module.split("."))] == []


@pytest.mark.parametrize(
    ("module", "asked", "complaint"),
    [
        ("generator.text.dates", "generator.problems", "problems stands above text"),
        ("generator.tables.targets", "generator.checks", "rooms of one floor"),
        ("generator.site", "generator.pages.agency", "rooms of one floor"),
        ("generator.cli", "generator.output", "only build may"),
        ("generator.catalog", "generator.build", "build stands above catalog"),
        ("generator.pages", "generator.attic", "stands on no floor"),
    ],
)
def test_the_rule_notices(module: str, asked: str, complaint: str) -> None:
    """An import up, sideways, or into a private room is named together with what is wrong with it."""
    (said,) = _upward({module: frozenset({asked})})
    assert said.startswith(f"{module} imports {asked}: ")
    assert complaint in said


def test_all_ways_to_write_an_import_are_read(tmp_path: Path) -> None:
    """``import a.b``, ``from a import b``, relative imports, and imports inside functions all count."""
    package = tmp_path / "generator" / "text"
    package.mkdir(parents=True)
    for name in ("generator/__init__.py", "generator/text/__init__.py", "generator/build.py", "generator/text/dates.py"):
        (tmp_path / name).write_text("", encoding="utf-8")
    writings = {
        "plain": "import generator.build",
        "from_module": "from generator.build import run",
        "from_package": "from generator import build",
        "relative": "from .. import build",
        "inside": "def f():\n    from ..build import run",
        "for_types": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import generator.build as b",
    }
    for name, text in writings.items():
        (package / f"{name}.py").write_text(text, encoding="utf-8")
    found = _imports(tmp_path)
    assert {name: "generator.build" in found[f"generator.text.{name}"] for name in writings} == dict.fromkeys(writings, True)
