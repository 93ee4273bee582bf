"""Do the tests notice? One line of the generator is changed at a time, and the tests of its room must fail.

``python -m tests.mutants`` (``make mutants``) takes so many changes over all rooms of ``generator/``, by a
seed, makes each in a copy of the project in a scratch folder, and runs there the unit tests of the room and
the few wide ones. A change that no test notices has survived: it is printed with its place, and fewer than
nine in ten noticed is a failure. The project itself is never changed. This takes long, and is no part of
continuous integration.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

ROOT = Path(__file__).resolve().parent.parent
#: changes in a run, and how many of a hundred must be noticed
COUNT, LEAST = 60, 90
#: every room has at least so many of them; the others go to the rooms by their size
EACH = 2
#: seconds that the tests of one change may take beyond those that all of them took before anything was
#: changed, on this machine; one that makes them hang is noticed
PATIENCE = 300
#: tests that see every room: the reviewed tables, files and pages of the miniature project, the examples in
#: docstrings
WIDE = (
    "tests/unit/tables/test_tables.py",
    "tests/unit/exports/test_snapshots.py",
    "tests/unit/site/pages/test_snapshots.py",
    "tests/unit/test_plain_code.py",
)
#: rooms whose tests do not stand under their own name
TESTED_BY = {
    "__init__": ("tests/unit/test_cli.py",),
    "arguments": ("tests/unit/test_arguments.py", "tests/unit/test_cli.py"),
    "cli": ("tests/unit/test_cli.py", "tests/unit/test_cli_output.py"),
    "commands": ("tests/unit/commands", "tests/unit/sheets"),
    "metering": ("tests/unit/test_metering.py", "tests/unit/commands/test_bench.py"),
    "model": ("tests/unit/model", "tests/unit/content", "tests/unit/commands/test_schema.py"),
    "tables": ("tests/unit/tables", "tests/unit/exports/test_sql_names.py"),
    "text": (
        "tests/unit/text",
        "tests/unit/importing/test_snapshots.py",
        "tests/publication/test_drafting.py",
    ),
}
#: a large room is taken by its parts
PARTED = "site"
#: arguments that change nothing a right program does, such as ``zip(strict=True)`` and
#: ``dataclass(frozen=True)``, or how many items a worker is handed at a time
SILENT = ("strict", "frozen", "slots", "kw_only", "repr", "chunk")

_COMPARED: dict[type[ast.cmpop], ast.cmpop] = {
    ast.Eq: ast.NotEq(), ast.NotEq: ast.Eq(), ast.Lt: ast.LtE(), ast.LtE: ast.Lt(), ast.Gt: ast.GtE(),
    ast.GtE: ast.Gt(), ast.In: ast.NotIn(), ast.NotIn: ast.In(), ast.Is: ast.IsNot(), ast.IsNot: ast.Is(),
}  # fmt: skip
_RECKONED: dict[type[ast.operator], ast.operator] = {ast.Add: ast.Sub(), ast.Sub: ast.Add()}


@dataclass(frozen=True, order=True)
class Mutant:
    """One change of one line: file (from the root), line, where in it (bytes), what kind of change, the new
    text."""

    file: str
    line: int
    start: int
    end: int
    kind: str
    new: str

    @property
    def room(self) -> str:
        """The room of ``generator/`` it is in: a folder, or a module that stands alone.

        >>> names = ("cli", "text/dates", "site/pages/base")
        >>> [Mutant(f"generator/{name}.py", 1, 0, 0, "", "").room for name in names]
        ['cli', 'text', 'site/pages']
        """
        parts = Path(self.file).with_suffix("").parts[1:]
        return "/".join(parts[: 2 if parts[0] == PARTED and len(parts) > 2 else 1])

    def applied(self, source: bytes) -> bytes:
        """The source with the change."""
        lines = source.split(b"\n")
        old = lines[self.line - 1]
        lines[self.line - 1] = old[: self.start] + self.new.encode() + old[self.end :]
        return b"\n".join(lines)

    def description(self, source: bytes) -> str:
        """The place and the change, for people."""
        old = source.split(b"\n")[self.line - 1][self.start : self.end].decode()
        return f"{self.file}:{self.line}: {self.kind}: {old}  ->  {self.new}"


def mutants_of(file: str, source: bytes) -> list[Mutant]:
    """Every change of one line that is tried in a file."""
    tree = ast.parse(source)
    still = set(_still(tree))
    found = {
        Mutant(file, node.lineno, node.col_offset, node.end_col_offset or 0, kind, new)
        for node, kind, new in _changes(tree)
        if node not in still and node.lineno == node.end_lineno
    }
    return sorted(found)


def _still(tree: ast.AST) -> Iterator[ast.AST]:
    """What is left alone: docstrings, annotations, decorators, silent arguments, names for export, parts of
    f-strings."""
    for node in ast.walk(tree):
        for part in _quiet_parts(node):
            yield from ast.walk(part)


def _quiet_parts(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.JoinedStr):
        yield from node.values
    if (
        (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        or (isinstance(node, ast.keyword) and node.arg in SILENT)
        or (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__")
    ):
        yield node
    for name in ("annotation", "returns", "decorator_list"):
        parts = getattr(node, name, None) or []
        yield from parts if isinstance(parts, list) else [parts]


def _changes(tree: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str, str]]:
    """Each part of a module that can be changed, with the kind of change and the new text."""
    for node in ast.walk(tree):
        yield from ((test, "negate", f"not ({ast.unparse(test)})") for test in _conditions(node))
        yield from _changed_operators(node)
        yield from _changed_values(node)
        if isinstance(node, ast.Raise | ast.AugAssign | ast.Continue | ast.Break) or (
            isinstance(node, ast.Expr) and isinstance(node.value, ast.Call | ast.Yield | ast.YieldFrom)
        ):
            yield node, "drop", "pass"


def _conditions(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.If | ast.While | ast.IfExp):
        return [node.test] if ast.unparse(node.test) != "TYPE_CHECKING" else []
    return node.ifs if isinstance(node, ast.comprehension) else []


def _changed_operators(node: ast.AST) -> Iterator[tuple[ast.expr, str, str]]:
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        other = ast.Compare(node.left, [_COMPARED[type(node.ops[0])]], node.comparators)
        yield node, "compare", f"({ast.unparse(other)})"
    if isinstance(node, ast.BoolOp):
        both: ast.boolop = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield node, "logic", f"({ast.unparse(ast.BoolOp(both, node.values))})"
    if isinstance(node, ast.BinOp) and type(node.op) in _RECKONED:
        yield node, "reckon", f"({ast.unparse(ast.BinOp(node.left, _RECKONED[type(node.op)], node.right))})"


def _changed_values(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str, str]]:
    if isinstance(node, ast.Return) and node.value is not None and not _nothing(node.value):
        yield node, "return", "return None"
    if isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            yield node, "constant", repr(not node.value)
        elif isinstance(node.value, int):
            yield node, "constant", repr(node.value + 1)
        elif isinstance(node.value, str):
            yield node, "constant", repr("x" + node.value)


def _nothing(node: ast.expr) -> bool:
    """Whether a value is as good as None for most who ask: nothing would be changed."""
    return isinstance(node, ast.Constant) and not node.value


def chosen(everything: Iterable[Mutant], count: int, seed: int) -> list[Mutant]:
    """``count`` of them: some of each room, the others by its size; within a room all kinds of change
    alike."""
    rooms: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in everything:
        rooms[mutant.room].append(mutant)
    drawn = {}
    for room, mutants in sorted(rooms.items()):
        dice = random.Random(f"{seed} {room}")  # noqa: S311 - a sample, not a secret
        drawn[room] = _mixed(mutants, dice)
    taken: Counter[str] = Counter()
    while taken.total() < min(count, sum(map(len, drawn.values()))):
        open_rooms = [room for room, mutants in drawn.items() if taken[room] < len(mutants)]
        room = min(open_rooms, key=lambda name: (taken[name] >= EACH, taken[name] / len(drawn[name]), name))
        taken[room] += 1
    return [mutant for room, mutants in drawn.items() for mutant in mutants[: taken[room]]]


def _mixed(mutants: Sequence[Mutant], dice: random.Random) -> list[Mutant]:
    """In an order in which the kinds of change take turns: there are more strings than conditions."""
    kinds: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in dice.sample(list(mutants), len(mutants)):
        kinds[mutant.kind].append(mutant)
    turns = [(turn, dice.random(), mutant) for alike in kinds.values() for turn, mutant in enumerate(alike)]
    return [mutant for _, _, mutant in sorted(turns)]


def guards_of(room: str, root: Path = ROOT) -> list[str]:
    """The unit tests that must notice a change in a room: its own, then the wide ones."""
    places = TESTED_BY.get(room, (f"tests/unit/{room}", f"tests/unit/test_{room}.py"))
    there = [name for name in places if (root / name).exists()]
    if not there:
        raise SystemExit(
            f"no unit tests for generator/{room}: write them, or name them in TESTED_BY of tests/mutants.py"
        )
    return [*there, *(name for name in WIDE if not name.startswith(tuple(f"{place}/" for place in there)))]


def guards_first(mutant: Mutant, root: Path = ROOT) -> list[str]:
    """The tests that must notice a change, those that name its module first: most changes are noticed by
    them."""
    module = ".".join(Path(mutant.file).with_suffix("").parts).removesuffix(".__init__")
    package, _, stem = module.rpartition(".")
    names = re.compile(rf"{re.escape(module)}\b|from {re.escape(package)} import \(?[^)\n]*\b{stem}\b")

    def far(path: Path) -> int:
        return (
            0 if path.stem == f"test_{stem}" else 1 if names.search(path.read_text(encoding="utf-8")) else 2
        )

    files = dict.fromkeys(path for name in guards_of(mutant.room, root) for path in _modules(root / name))
    return [path.relative_to(root).as_posix() for path in sorted(files, key=far)]


def _modules(place: Path) -> list[Path]:
    return sorted(place.rglob("test_*.py")) if place.is_dir() else [place]


def copied(target: Path) -> Path:
    """The project as git knows it, as one commit of its own, in a folder that may be changed; packages are
    linked."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    for name in listed:
        if name and (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    who = ("-c", "user.name=mutants", "-c", "user.email=mutants@localhost", "-c", "commit.gpgsign=false")
    for step in (["init", "-q"], ["add", "--all"], [*who, "commit", "-q", "--no-verify", "-m", "as it was"]):
        command = ["git", *step]
        subprocess.run(command, cwd=target, check=True)
    for name in (".venv", "node_modules"):
        with suppress(FileExistsError):
            (target / name).symlink_to((ROOT / name).resolve(), target_is_directory=True)
    return target


def run(tests: Sequence[str], root: Path, patience: float | None = None) -> tuple[bool, str]:
    """Whether the tests pass in ``root``, and the end of what they print; without an end in good time they do
    not."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-m", "not slow", *tests]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "CI": "1"}
    environment.pop("PYTHONPATH", None)
    try:
        ran = subprocess.run(
            command, cwd=root, env=environment, capture_output=True, text=True, check=False, timeout=patience
        )
    except subprocess.TimeoutExpired:
        return False, f"no end after {patience} s"
    return ran.returncode == 0, "\n".join(ran.stdout.splitlines()[-12:])


def survived(mutant: Mutant, root: Path, patience: float = PATIENCE) -> bool:
    """Whether the tests pass in ``root``, a copy, with the change; the copy is as before afterwards. Tests that
    take longer than ``patience`` (seconds) have noticed."""
    path = root / mutant.file
    source = path.read_bytes()
    path.write_bytes(mutant.applied(source))
    try:
        return run(guards_first(mutant, root), root, patience)[0]
    finally:
        path.write_bytes(source)


def everything(rooms: Iterable[str] = ()) -> list[Mutant]:
    """Every change that is tried in the generator, or in some of its rooms and files (``text``,
    ``text/dates``)."""
    wanted = tuple(rooms)
    files = sorted((ROOT / "generator").rglob("*.py"))
    found = [m for path in files for m in mutants_of(path.relative_to(ROOT).as_posix(), path.read_bytes())]
    return [m for m in found if not wanted or m.file.removeprefix("generator/").startswith(wanted)]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutants", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--count", type=int, default=COUNT, help="how many changes (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="which ones (%(default)s)")
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, help="so many at a time (%(default)s)"
    )
    parser.add_argument("--skip", nargs="*", default=[], help="rooms or files left out: exports text/dates")
    parser.add_argument("rooms", nargs="*", help="only these rooms or files: text site/pages/likeness")
    return parser.parse_args()


def main() -> int:
    """Try the changes and print what became of each; 0 when enough were noticed, 1 when not, 2 when nothing
    could be tried."""
    given = _arguments()
    skipped = tuple(f"generator/{name}" for name in given.skip)
    found = [m for m in everything(given.rooms) if not (skipped and m.file.startswith(skipped))]
    mutants = chosen(found, given.count, given.seed)
    with tempfile.TemporaryDirectory(prefix="mutants-") as scratch:
        copies: Queue[Path] = Queue()
        for number in range(given.jobs):
            copies.put(copied(Path(scratch) / str(number)))
        tests = sorted({test for mutant in mutants for test in guards_of(mutant.room)})
        began = time.monotonic()
        right, end = run(tests, Path(scratch) / "0")
        patience = PATIENCE + time.monotonic() - began
        if not right:
            print(f"The tests fail before anything is changed, so nothing can be tried:\n{end}")
            return 2
        return _tried(mutants, copies, patience)


def _tried(mutants: Sequence[Mutant], copies: Queue[Path], patience: float) -> int:
    """Try each in a copy that is free, print as they come, and say how it ended."""
    jobs = copies.qsize()

    def one(mutant: Mutant) -> bool:
        copy = copies.get()
        try:
            return survived(mutant, copy, patience)
        finally:
            copies.put(copy)

    alive, sources = 0, {m.file: (copies.queue[0] / m.file).read_bytes() for m in mutants}
    with ThreadPoolExecutor(jobs) as pool:
        for mutant, lives in zip(mutants, pool.map(one, mutants), strict=True):
            alive += lives
            word = "SURVIVED" if lives else "killed  "
            print(f"{word} {mutant.description(sources[mutant.file])}", flush=True)
    share = 100 * (len(mutants) - alive) / max(len(mutants), 1)
    print(
        f"{len(mutants) - alive} of {len(mutants)} changes were noticed ({share:.0f} %); at least {LEAST} % must be"
    )
    return 0 if share >= LEAST else 1


if __name__ == "__main__":
    raise SystemExit(main())
