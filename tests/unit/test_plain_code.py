"""Plain code: nothing that nobody uses, examples that run, constructors and functions that one can follow."""

from __future__ import annotations

import ast
import doctest
import importlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

#: Names that nothing of ours uses, and who does. One that is used again, or gone, is taken off.
USED_BY_OTHERS = {
    "ALL": "the tests of the calendars name the one of all deadlines by it",
    "each_table": "an export that is added as CONTRIBUTING says is written by it",
    "email": "the descriptor holds contributors as they are written",
    "plural_en": "asked by language",
    "plural_vi": "asked by language",
    "dump_bytecode": "jinja2 hands each compiled template to it",
    "load_bytecode": "jinja2 asks it for a compiled template",
    "reducer_override": "pickle asks it how an object is written",
    "log_message": "http.server calls it for each request",
    "model_config": "pydantic reads it",
    "SHA256": "the test that holds the kept schema against its origin",
}
#: A function decorated by one of these is called by its name, by any other decorator through that.
BY_NAME = ("property", "cached_property", "staticmethod", "classmethod", "contextmanager", "cache")
#: Whatever renders the site asks for names of Python too.
ASKING = ("generator/**/*.j2", "site_config/theme/**/*.html")
MOST_ARGUMENTS = 5
#: Fields that no constructor takes by its order.
OF_NO_ORDER = re.compile(r": ClassVar\b|\bkw_only=True|\binit=False")
EXAMPLE = re.compile(r"^\s*>>> ", re.MULTILINE)


@dataclass(frozen=True, order=True)
class Name:
    """A name that a module or class gives, and where."""

    name: str
    file: str
    line: int


def _files(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((root / "generator").rglob("*.py"))
    }


def _given(file: str, text: str) -> Iterator[Name]:
    """The functions, methods, classes, constants and fields of a module; what stands inside functions is
    linted."""
    bodies: list[list[ast.stmt]] = [ast.parse(text).body]
    while bodies:
        for node in bodies.pop():
            if isinstance(node, ast.ClassDef):
                bodies.append(node.body)
            for name in _names(node):
                if not name.startswith("__"):
                    yield Name(name, file, node.lineno)


def _names(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.FunctionDef):
        decorators = [ast.unparse(d).partition("(")[0].rpartition(".")[2] for d in node.decorator_list]
        return [node.name] if all(d in BY_NAME for d in decorators) else []
    if isinstance(node, ast.ClassDef):
        return [node.name]
    targets = (
        node.targets
        if isinstance(node, ast.Assign)
        else [node.target]
        if isinstance(node, ast.AnnAssign)
        else []
    )
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _asked(text: str) -> Iterator[str]:
    """Each name a module uses: reads, attributes, imports, and strings that are a name (for ``getattr``)."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name.rpartition(".")[2]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
            yield node.value


def _unused(files: Mapping[str, str], templates: Iterable[str] = ()) -> list[Name]:
    """The names that no module and no template uses; one that is only imported where it is given is not
    used."""
    asked = {name for text in files.values() for name in _asked(text)}
    asked |= {word for text in templates for word in re.findall(r"\w+", text)}
    return sorted(
        name for file, text in files.items() for name in _given(file, text) if name.name not in asked
    )


def test_nothing_is_there_that_nobody_uses(root: Path) -> None:
    """Every function, class, constant and field of generator/ is used there or by a template, or somebody
    else is named."""
    templates = [path.read_text(encoding="utf-8") for where in ASKING for path in sorted(root.glob(where))]
    found = _unused(_files(root), templates)
    assert [f"{n.file}:{n.line}: {n.name}" for n in found if n.name not in USED_BY_OTHERS] == []
    assert sorted(USED_BY_OTHERS.keys() - {n.name for n in found}) == []


def test_what_nobody_uses_is_noticed() -> None:
    """A function, method, field or constant only given is found; what is read, imported, asked by text or
    decorated is not."""
    text = (
        "A = 1\nB: int = 2\n_C = B\nclass K:\n    x: int\n    y: int\n    def m(self): return self.y\n   "
        " @validator\n    def v(self): ...\n    @property\n    def p(self): ...\n    @cache\n    def q(self):"
        " ...\ndef f(): K(x=1); getattr(K, 'g')\ndef g(): ...\ndef h(): ...\n"
    )
    found = _unused({"a.py": text, "b.py": "from a import f"}, ["{{ k.q }}"])
    assert [(n.name, n.line) for n in found] == [
        ("A", 1),
        ("_C", 3),
        ("h", 16),
        ("m", 7),
        ("p", 11),
        ("x", 5),
    ]


def test_examples_run(root: Path) -> None:
    """Every example in a docstring of generator/ gives what it says."""
    files = [file for file, text in _files(root).items() if EXAMPLE.search(text)]
    modules = [importlib.import_module(file.removesuffix(".py").replace("/", ".")) for file in files]
    tried = {module.__name__: doctest.testmod(module) for module in modules}
    assert {name: result for name, result in tried.items() if result.failed} == {}
    assert sum(result.attempted for result in tried.values()) > len(files) > 20


def _by_order(files: Mapping[str, str]) -> dict[str, int]:
    """How many values each constructor takes by their order: fields of data classes and named tuples, or
    arguments."""
    found = {}
    for file, text in files.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef):
                found[f"{file}:{node.name}"] = _positions(node)
    return found


def _positions(node: ast.ClassDef) -> int:
    made_of = " ".join(map(ast.unparse, [*node.decorator_list, *node.bases]))
    if "dataclass" in made_of or "NamedTuple" in made_of:
        fields = [
            s for s in node.body if isinstance(s, ast.AnnAssign) and not OF_NO_ORDER.search(ast.unparse(s))
        ]
        marks = [n for n, s in enumerate(fields) if ast.unparse(s.annotation) == "KW_ONLY"]
        return 0 if "kw_only=True" in made_of else min([*marks, len(fields)])
    makers = [s for s in node.body if isinstance(s, ast.FunctionDef) and s.name == "__init__"]
    return sum(len(s.args.posonlyargs) + len(s.args.args) - 1 for s in makers)


def test_constructors_are_read_by_name(root: Path) -> None:
    """No constructor takes more than five values by their order; nobody reads a sixth."""
    found = _by_order(_files(root))
    assert sorted(name for name, positions in found.items() if positions > MOST_ARGUMENTS) == []


def test_what_is_given_by_order_is_counted() -> None:
    """Fields before ``KW_ONLY`` count, those of a class that is ``kw_only`` and class variables do not;
    arguments do."""
    text = (
        "@dataclass\nclass A:\n    a: int\n    b: ClassVar[int] = 1\n    d: int = field(kw_only=True)\n    _:"
        " KW_ONLY\n    c: int\n@dataclass(frozen=True, kw_only=True)\nclass B:\n    a: int\nclass"
        " C(NamedTuple):\n    a: int\n    b: int\nclass D:\n    def __init__(self, a, b, *, c): ...\n"
    )
    assert _by_order({"m": text}) == {"m:A": 1, "m:B": 0, "m:C": 2, "m:D": 2}


def test_functions_are_simple(root: Path) -> None:
    """Ruff holds every function to twelve ways through it; one that needs more says why in its line."""
    lint = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
    assert lint["mccabe"]["max-complexity"] <= 12
    assert "ALL" in lint["select"]
    silenced = {*lint["ignore"], *(code for codes in lint["per-file-ignores"].values() for code in codes)}
    assert not silenced & {"C901", "C90", "C"}
