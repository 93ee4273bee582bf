"""Are two builds the same, file by file? ``python -m tests.compare OLD NEW``.

For changes of the generator that should change nothing that is published: keep ``site/`` and ``datasets/`` of
before, build again, and compare. Every file that only one side has, and every file whose bytes differ, is
told with the first line in which it differs; zips and gzips are opened, so that what differs is told and not
that something does. Nothing told, and status 0: the same bytes. Differences: status 1.
"""

from __future__ import annotations

import argparse
import gzip
import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

#: characters shown of a line, around the first that differs
_SHOWN = 120
#: of one kind of files so many are told in full
_EACH = 20


@dataclass(frozen=True)
class Difference:
    """A file that is not the same: its path, and what is other about it."""

    path: str
    what: str

    @property
    def kind(self) -> str:
        """Files that change together, as a rule: folder and ending.

        >>> Difference("site/en/topics/tourism/index.html", "").kind, Difference("data/a.csv", "").kind
        ('site/en/*.html', 'data/*.csv')
        """
        parts = Path(self.path).parts
        return "/".join([*parts[: min(2, len(parts) - 1)], f"*{Path(self.path).suffix}"])


def differences(old: Path, new: Path) -> Iterator[Difference]:
    """What differs between two folders, in order of paths."""
    before, after = _files(old), _files(new)
    for path in sorted(before.keys() | after.keys()):
        if path not in after:
            yield Difference(path, "only in the old")
        elif path not in before:
            yield Difference(path, "only in the new")
        elif (one := before[path].read_bytes()) != (other := after[path].read_bytes()):
            yield from _parted(path, one, other)


def _files(folder: Path) -> Mapping[str, Path]:
    return {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}


def _parted(path: str, one: bytes, other: bytes) -> Iterator[Difference]:
    """Where two files part; of archives, of what is in them."""
    inside = [(_opened(path, data)) for data in (one, other)]
    if not all(inside) or inside[0] == inside[1]:
        packed = all(inside)
        yield Difference(path, "packed otherwise" if packed else _first(one, other))
        return
    for name in sorted(inside[0].keys() | inside[1].keys()):
        a, b = (files.get(name) for files in inside)
        if a != b:
            yield Difference(f"{path}!{name}", "only in one" if a is None or b is None else _first(a, b))


def _opened(path: str, data: bytes) -> Mapping[str, bytes]:
    """The files in an archive; nothing for what is none."""
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    return {"": gzip.decompress(data)} if path.endswith(".gz") else {}


def _first(one: bytes, other: bytes) -> str:
    """The first line in which two texts differ, or from which byte on two files that are no text do."""
    try:
        lines = zip_longest(*(data.decode("utf-8").split("\n") for data in (one, other)), fillvalue="")
    except UnicodeDecodeError:
        at = next(
            (n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
            min(len(one), len(other)),
        )
        return f"from byte {at} on ({len(one)} and {len(other)} bytes)"
    number, (a, b) = next((n, pair) for n, pair in enumerate(lines, 1) if pair[0] != pair[1])
    at = next(
        (n for n, pair in enumerate(zip(a, b, strict=False)) if pair[0] != pair[1]), min(len(a), len(b))
    )
    start = max(0, at - _SHOWN // 3)
    return f"line {number}: {a[start : start + _SHOWN]!r} -> {b[start : start + _SHOWN]!r}"


def told(found: list[Difference]) -> Iterator[str]:
    """The differences for people: of each kind the first ones, how many more there are, and how many in
    all."""
    seen: Counter[str] = Counter()
    for one in found:
        seen[one.kind] += 1
        if seen[one.kind] <= _EACH:
            yield f"{one.path}: {one.what}"
    yield from (f"{kind}: {n - _EACH} more" for kind, n in sorted(seen.items()) if n > _EACH)
    yield f"{len(found)} differences" if found else "the same, byte for byte"


def main(arguments: list[str] | None = None) -> int:
    """Compare two folders; 0 when they are the same, 1 when not, 2 when one is not there or holds nothing."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.compare", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("old", type=Path, help="a folder with what was built before")
    parser.add_argument("new", type=Path, help="a folder with what is built now")
    given = parser.parse_args(arguments)
    for folder in (given.old, given.new):
        if not folder.is_dir() or not any(folder.iterdir()):
            parser.error(f"{folder}: no folder with anything in it")
    found = list(differences(given.old, given.new))
    print("\n".join(told(found)))
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
