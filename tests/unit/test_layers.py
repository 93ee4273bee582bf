"""The rooms of ``generator/`` and who may ask whom: imports point down only."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

#: From the lowest floor up: the rooms on it, and why they stand there. A room is a module or a package of
#: generator/.
FLOORS: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("text", "workers", "cache", "metering", "trees"),
        (
            "Reading Vietnamese text, sharing work among processes, keeping what was made, trees of files:"
            " none needs to know what for."
        ),
    ),
    (
        ("words",),
        (
            "Finding a phrase by its key, writing numbers, days and recurrences as readers expect: it knows"
            " how a rule is read."
        ),
    ),
    (
        ("problems",),
        (
            "The nearest valid value is found by folded text, the wording among the words; nothing else says"
            " what is wrong."
        ),
    ),
    (
        ("model",),
        "What there is (kinds, roles, entities) is declared before anybody reads, links or writes it.",
    ),
    (
        ("links", "versions", "output"),
        (
            "Addresses, two packages compared as anybody could who has only the packages, and the writer:"
            " none knows content."
        ),
    ),
    (("content",), "Files become records, records one frozen catalog, and the checks look at all of it."),
    (
        ("settings",),
        "site_config/ is read as the content is; what content means never depends on how it is shown.",
    ),
    (
        ("tables", "importing", "sheets"),
        (
            "The catalog as rows, a foreign file as a draft of content, a workbook and back: ends of content,"
            " none asks another."
        ),
    ),
    (("exports",), "From rows to bytes, and what is told of them once they are made."),
    (
        ("site", "validation"),
        "What people see, and what is proved of the bytes; each takes the results, not the other.",
    ),
    (("commands",), "What a user can do: the order of the stages and nothing else, the only ones who write."),
    (("arguments",), "What can be typed is known before any of it is run."),
    (("cli",), "Arguments in, words and exit status out: the only place that prints."),
)
#: Rooms that one room alone may ask.
PRIVATE = {"output": "commands"}
#: Modules of commands/ that the others may ask (a build, what it makes, where it may be put, what stands, a
#: page of it); apart from these no command knows another.
SHARED_COMMANDS = {
    f"generator.commands.{name}"
    for name in ("build", "publication", "placing", "unchanged", "preview", "margin", "schema")
}
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
        names = (
            name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            for name in _asked(node, package)
        )
        found[module] = frozenset(
            _longest(name, modules) for name in names if name.split(".")[0] == "generator"
        ) - {"", module}
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
            own = module.split(".")[:3] == other.split(".")[:3]
            if here == there == "commands" and not own and other not in SHARED_COMMANDS:
                wrong.append(
                    f"{module} imports {other}: a command asks build and publication, never another command"
                )
            if here == there or not there:
                continue  # inside other rooms the test of cycles is enough
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
    """The modules of one import cycle, or nothing. A package and its own modules count as they are
    written."""
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
    """A module or package of generator/ that stands on no floor is an error: a new room is placed on
    purpose."""
    placed = {room for rooms, _ in FLOORS for room in rooms}
    assert sorted({_room(module) for module in imports} - placed - {""}) == []


def test_imports_point_down(imports: dict[str, frozenset[str]]) -> None:
    """No module imports from a floor above, from a neighbour on its own, or from a room private to
    another."""
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
        ("generator.tables.targets", "generator.importing.docx", "rooms of one floor"),
        ("generator.site.pages.agency", "generator.validation.rules", "rooms of one floor"),
        ("generator.cli", "generator.output", "only commands may"),
        ("generator.content.catalog", "generator.commands.build", "commands stands above content"),
        ("generator.site.pages", "generator.attic", "stands on no floor"),
        ("generator.commands.serve", "generator.commands.bench", "never another command"),
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
    for name in (
        "generator/__init__.py",
        "generator/text/__init__.py",
        "generator/cli.py",
        "generator/text/dates.py",
    ):
        (tmp_path / name).write_text("", encoding="utf-8")
    writings = {
        "plain": "import generator.cli",
        "from_module": "from generator.cli import run",
        "from_package": "from generator import cli",
        "relative": "from .. import cli",
        "inside": "def f():\n    from ..cli import run",
        "for_types": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import generator.cli as b",
    }
    for name, text in writings.items():
        (package / f"{name}.py").write_text(text, encoding="utf-8")
    found = _imports(tmp_path)
    assert {name: "generator.cli" in found[f"generator.text.{name}"] for name in writings} == dict.fromkeys(
        writings, True
    )
