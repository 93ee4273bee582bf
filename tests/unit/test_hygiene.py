"""The project's own files: they work on any machine, and no rule is silenced without a reason."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

#: Files that tell a machine where to fetch things. The only addresses in them are these: none is a package
#: registry's.
FETCHING = re.compile(
    r"^(Makefile|pyproject\.toml|\.npmrc|mkdocs\.yml|[^/]*\.lock|package(-lock)?\.json|\.ci/.*"
    r"|\.github/.*|tests/provision\.py)$"
)
ADDRESSES = ("https://host/path/",)
#: What a registry's or a mirror's address looks like, and the options that set one; and the same in a file of
#: settings.
REGISTRY = re.compile(
    r"\bregistry\.\w|\bfiles\.\w+hosted\b|//[\w.]+/(?:simple|pypi|npm)(?:/|\b)"
    r"|--(?:extra-)?index-url|--find-links|--trusted-host"
)
SETTING = re.compile(r"^\s*(?:index-url|find-links|(?:@\w+:)?registry)\s*=|\"resolved\":", re.MULTILINE)
#: What a lock file of npm says of who asks for money: addresses from which nothing is fetched.
FUNDING = re.compile(r"\"funding\": (?:\{[^{}]*\}|\[[^\[\]]*\])")
#: A folder of one person or one machine.
HOMES = re.compile(r"(?<![\w.~-])/(?:home|Users)/[A-Za-z]|(?<![\w.~-])/roo[t]/|\b[A-Z]:\\\\?Users\\")
#: Folders above the project that say nothing about a machine.
EVERYWHERE = {
    "/",
    "/tmp",  # noqa: S108 - only compared
    "/home",
    "/Users",
    "/root",
    "/var",
    "/usr",
    "/opt",
    "/srv",
    "/mnt",
    "/private",
    "/private/tmp",
}
SILENCE = re.compile(
    r"#\s*(noqa|type:\s*ignore)(?P<codes>:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[\w, -]+\])?(?P<reason>.*)$"
)
#: What asks a page how it is at this moment, which on a busy machine is before it has done what was asked of
#: it.
AT_ONCE = {f"is_{state}" for state in ("visible", "hidden", "checked", "enabled", "disabled", "editable")} | {
    "input_value",
    "url",
}
LONGEST = 300
#: Files of generator/ longer than that, and why they are better whole. One that got short again is taken off.
LONG_FILES: dict[str, str] = {}


def _files(root: Path) -> list[str]:
    """The files git knows or would add."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = (
        subprocess.run(command, cwd=root, capture_output=True, check=True).stdout.decode("utf-8").split("\0")
    )
    return sorted(name for name in listed if name and (root / name).is_file())


def _texts(root: Path) -> Iterator[tuple[str, str]]:
    for name in _files(root):
        try:
            yield name, (root / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture, a font, an official text as it came


def _places(name: str, text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """``file:line: what`` for every match."""
    for match in pattern.finditer(text):
        yield f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match.group().strip()}"


def _of_this_machine(root: Path) -> re.Pattern[str]:
    """The folders this checkout, its neighbours and its user live in, as they would stand in a text."""
    folders = {str(path) for path in (root, *root.parents, Path.home())} - EVERYWHERE
    top = {
        path for path in folders if path.count("/") == 1
    }  # alone it may be a page of the site: its folders are not
    folders = (folders - top) | {
        str(path) for folder in top for path in Path(folder).iterdir() if path.is_dir()
    }
    return re.compile(
        "|".join(rf"(?<![\w.~-]){re.escape(path)}(?![\w-])" for path in sorted(folders)) or r"(?!)"
    )


def test_no_file_names_a_machine(root: Path) -> None:
    """No file holds a path that exists on one machine only: a home folder, or the folder of this checkout."""
    here = _of_this_machine(root)
    found = [
        place
        for name, text in _texts(root)
        for pattern in (HOMES, here)
        for place in _places(name, text, pattern)
    ]
    assert found == []


def test_no_file_names_a_registry(root: Path) -> None:
    """Which registry packages come from is the machine's own matter: no file names one, or sets one by an
    option."""
    texts = {name: text for name, text in _texts(root) if name != "tests/unit/test_hygiene.py"}
    assert [place for name, text in texts.items() for place in _places(name, text, REGISTRY)] == []
    known = "|".join(map(re.escape, ADDRESSES))
    address = re.compile(rf"(?!(?:{known}))\bhttps?://[^\s\"'<>)]+")
    fetching = {name: FUNDING.sub("", text) for name, text in texts.items() if FETCHING.match(name)}
    assert [
        place
        for name, text in fetching.items()
        for pattern in (address, SETTING)
        for place in _places(name, text, pattern)
    ] == []


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("see " + "/home" + "/an/plans", HOMES),
        ("C:" + "\\Users\\an", HOMES),
        ('  "resolved": "x"', SETTING),
        ("registry=x", SETTING),
        ("https://mirror.example" + "/simple/", REGISTRY),
        ("pip install --index" + "-url x", REGISTRY),
    ],
)
def test_the_rules_notice(text: str, pattern: re.Pattern[str]) -> None:
    """A home folder, a registry, a mirror, and an option that sets one are each found, with the line."""
    assert [place.split(":")[1] for place in _places("file", "first line\n" + text, pattern)] == ["2"]


def test_python_packages_are_locked_by_hash(root: Path) -> None:
    """Every package in requirements.lock has one exact version and at least one SHA-256, and nothing else
    stands there."""
    text = re.sub(r"^#.*\n", "", (root / "requirements.lock").read_text(encoding="utf-8"), flags=re.MULTILINE)
    packages = re.split(r"\n(?=\S)", text.strip())
    whole = re.compile(r"[a-z0-9-]+==[\w.+!]+(?: ; [^\\\n]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+\s*")
    assert packages
    assert [package.split("\n")[0] for package in packages if not whole.fullmatch(package)] == []


def test_npm_packages_are_locked_by_hash(root: Path) -> None:
    """Every package in package-lock.json has a SHA-512, no address, and no script to run; the versions asked
    for are exact."""
    packages: dict[str, dict[str, object]] = json.loads(
        (root / "package-lock.json").read_text(encoding="utf-8")
    )["packages"]
    installed = {name: package for name, package in packages.items() if name}
    assert installed
    assert [
        name
        for name, package in installed.items()
        if not str(package.get("integrity", "")).startswith("sha512-")
    ] == []
    assert [
        name for name, package in installed.items() if "resolved" in package or "hasInstallScript" in package
    ] == []
    project = json.loads((root / "package.json").read_text(encoding="utf-8"))
    asked: dict[str, str] = {**project.get("dependencies", {}), **project["devDependencies"]}
    assert {f"node_modules/{name}": version for name, version in asked.items()}.items() <= {
        (name, package["version"]) for name, package in installed.items()
    }


def test_every_rule_switched_off_has_its_reason(root: Path) -> None:
    """In pyproject.toml each ruff rule that is ignored, everywhere or in some files, is followed by a
    sentence why."""
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    lint = tomllib.loads(text)["tool"]["ruff"]["lint"]
    codes = {*lint["ignore"], *(code for codes in lint["per-file-ignores"].values() for code in codes)}
    explained = {
        code
        for line in text.splitlines()
        if re.search(r"#\s+\S+\s+\S+", line)
        for code in re.findall(r'"([A-Z]+\d+)"', line.split("#")[0])
    }
    assert sorted(codes - explained) == []


def _silences(path: Path) -> Iterator[tuple[int, str]]:
    """The comments that switch a rule off without its code or without a reason, with their lines."""
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            found = SILENCE.search(token.string) if token.type == tokenize.COMMENT else None
            if found and not (found["codes"] and re.search(r"\w+\s+\w+", found["reason"])):
                yield token.start[0], found.group()


def test_every_silence_in_the_code_has_its_reason(root: Path) -> None:
    """``noqa`` and ``type: ignore`` name their codes and say why: ``# noqa: S108 - only compared``."""
    files = [root / name for name in _files(root) if name.endswith(".py")]
    assert [
        f"{path.relative_to(root)}:{line}: {found}" for path in files for line, found in _silences(path)
    ] == []


def test_every_test_says_what_it_shows(root: Path) -> None:
    """Each test has a docstring: a sentence about the behaviour, for whoever sees it fail."""
    silent = [
        f"{path.relative_to(root)}:{node.lineno}: {node.name}"
        for path in sorted((root / "tests").rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
        if len((ast.get_docstring(node) or "").split()) < 4
    ]
    assert silent == []


def _hasty(text: str) -> Iterator[tuple[int, str]]:
    """What a file asserts of a page at once, with the lines."""
    for statement in ast.walk(ast.parse(text)):
        for node in ast.walk(statement.test) if isinstance(statement, ast.Assert) else ():
            if isinstance(node, ast.Attribute) and node.attr in AT_ONCE:
                yield node.lineno, node.attr


def test_what_is_asserted_of_a_page_is_waited_for(root: Path) -> None:
    """Tests in a browser say ``expect(...)``, which waits: what is asked at once fails now and then, on busy
    machines first."""
    assert list(_hasty("click()\nassert not page.locator('h1').is_visible()\nassert page.url == served")) == [
        (2, "is_visible"),
        (3, "url"),
    ]
    files = sorted((root / "tests" / "site").glob("*.py"))
    assert [
        f"{path.name}:{line}: {name}"
        for path in files
        for line, name in _hasty(path.read_text(encoding="utf-8"))
    ] == []


def test_files_stay_short(root: Path) -> None:
    """A file of generator/ over 300 lines is split, or stands in LONG_FILES with the reason; a reason
    outlived goes."""
    lengths = {
        path.relative_to(root).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in (root / "generator").rglob("*.py")
    }
    long = {name: lines for name, lines in lengths.items() if lines > LONGEST}
    assert {name: lines for name, lines in long.items() if name not in LONG_FILES} == {}
    assert sorted(LONG_FILES.keys() - long.keys()) == []
