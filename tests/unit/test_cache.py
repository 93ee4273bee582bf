"""What was made is kept by what it was made from, and believed only when it is still what was written."""

from __future__ import annotations

import copy
import os
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cache
from generator.cache import Cache


def _entries(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file())


def test_what_was_made_is_not_made_again(tmp_path: Path) -> None:
    """The same kind and key are made once, by this run or another; another kind, key or generator makes
    anew."""
    asked: list[str] = []

    def make() -> bytes:
        asked.append("made")
        return b"whole"

    for _ in range(2):
        assert Cache(tmp_path).bytes("zip", "1", make) == b"whole"
    assert asked == ["made"]
    Cache(tmp_path).bytes("zip", "2", make)
    Cache(tmp_path).bytes("xlsx", "1", make)
    assert len(asked) == 3


def test_nothing_is_a_value_too(tmp_path: Path) -> None:
    """What was made may be empty; it is not made again either."""
    assert Cache(tmp_path).bytes("zip", "1", lambda: b"") == b""
    assert Cache(tmp_path).holds("zip", "1")
    assert Cache(tmp_path).bytes("zip", "1", lambda: b"never") == b""


def test_another_generator_makes_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one state of the generator made, no other takes."""
    Cache(tmp_path).bytes("zip", "1", lambda: b"old")
    monkeypatch.setattr(cache, "code", lambda: "changed")
    assert Cache(tmp_path).bytes("zip", "1", lambda: b"new") == b"new"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda p: p.write_bytes(p.read_bytes()[:-1] + b"?"),
        lambda p: p.write_bytes(p.read_bytes() + b"?"),
        lambda p: p.write_bytes(p.read_bytes()[:10]),
        lambda p: p.write_bytes(b""),
        lambda p: p.unlink(),
    ],
    ids=["a byte", "longer", "cut", "empty", "gone"],
)
def test_a_spoiled_entry_is_made_again(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    """An entry that is not what was written is not taken, and is whole again afterwards."""
    Cache(tmp_path).bytes("zip", "1", lambda: b"whole")
    (entry,) = _entries(tmp_path)
    spoil(entry)
    mending = Cache(tmp_path)
    assert mending.bytes("zip", "1", lambda: b"whole") == b"whole"
    assert (mending.misses, mending.hits) == (["zip"], [])
    assert Cache(tmp_path).bytes("zip", "1", lambda: b"never") == b"whole"


def test_an_entry_in_the_place_of_another_is_not_taken(tmp_path: Path) -> None:
    """A whole entry under a key that is not its own is no answer to that key."""
    for key in "ab":
        Cache(tmp_path).bytes("zip", key, key.encode)
    one, other = _entries(tmp_path)
    other.write_bytes(one.read_bytes())
    assert [Cache(tmp_path).bytes("zip", key, key.encode) for key in "ab"] == [b"a", b"b"]


def test_a_fault_is_never_kept(tmp_path: Path) -> None:
    """What was found good is not asked again; what was found wrong is asked every time, and told every
    time."""
    answers = iter((["wrong"], ["wrong still"], [], ["never asked"]))

    def check() -> list[str]:
        return next(answers)

    told = [Cache(tmp_path).accepted("proof", "1", check) for _ in range(4)]
    assert told == [["wrong"], ["wrong still"], [], []]


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    """A cache keeps what was used last, up to its size, and nothing half written."""
    for at, name in enumerate("abc"):
        Cache(tmp_path).bytes("zip", name, lambda: bytes(100))
        for entry in _entries(tmp_path):
            if entry.stat().st_mtime > 10:
                os.utime(entry, (at, at))
    used = Cache(tmp_path)
    used.bytes("zip", "a", lambda: b"never")
    (tmp_path / "00").mkdir(exist_ok=True)
    (tmp_path / "00" / "half.123").write_bytes(b"x")
    used.prune(most=300)
    gone = [name for name in "abc" if Cache(tmp_path).bytes("zip", name, name.encode) == name.encode()]
    assert gone == ["b"]
    assert not (tmp_path / "00" / "half.123").exists()


def test_what_cannot_be_put_in_its_place_is_not_left_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that fills up while an entry is written keeps no half of it, and the run has what it made."""

    def fails(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", fails)
    assert Cache(tmp_path).bytes("zip", "1", lambda: b"one") == b"one"
    assert _entries(tmp_path) == []


def test_without_a_folder_everything_is_made() -> None:
    """Nothing is kept where there is no place for it, and where the place cannot be written nothing fails."""
    nothing = Cache()
    assert [nothing.bytes("zip", "1", lambda: b"one"), nothing.bytes("zip", "1", lambda: b"two")] == [
        b"one",
        b"two",
    ]
    barred = Cache(Path(__file__) / "no-folder")
    assert barred.bytes("zip", "1", lambda: b"one") == b"one"


def test_files_are_told_apart_by_place_and_bytes(tmp_path: Path) -> None:
    """A moved, changed, added or removed file gives another hash; the same files elsewhere the same one."""
    seen = set()
    for name, files in enumerate(({"a": "1"}, {"b": "1"}, {"a": "2"}, {"a": "1", "b": ""}, {})):
        root = tmp_path / str(name)
        root.mkdir()
        for path, text in files.items():
            (root / path).write_text(text, encoding="utf-8")
        seen.add(cache.digest_of_files([root], root))
    assert len(seen) == 5
    twin = tmp_path / "twin"
    twin.mkdir()
    (twin / "a").write_text("1", encoding="utf-8")
    assert cache.digest_of_files([twin], twin) == cache.digest_of_files([tmp_path / "0"], tmp_path / "0")


def test_a_folder_counts_with_all_that_is_in_it(tmp_path: Path) -> None:
    """A file deep in a folder counts as one beside it does; what Python compiled of them does not."""
    deep = tmp_path / "a" / "b" / "c.txt"
    deep.parent.mkdir(parents=True)
    deep.write_text("1", encoding="utf-8")
    before = cache.digest_of_files([tmp_path], tmp_path)
    for compiled in (tmp_path / "__pycache__" / "x.pyc", deep.parent / "__pycache__" / "x.pyc"):
        compiled.parent.mkdir()
        compiled.write_bytes(b"compiled")
    assert cache.digest_of_files([tmp_path], tmp_path) == before
    assert cache.digest_of_files([deep, tmp_path], tmp_path) == before
    deep.write_text("2", encoding="utf-8")
    assert cache.digest_of_files([tmp_path], tmp_path) != before
    assert cache.digest_of_files([deep], tmp_path) != cache.digest_of_files([deep], tmp_path / "a")


def test_values_are_kept_as_they_are(tmp_path: Path) -> None:
    """A value of plain types comes back as it was put; one that is being made beside is waited for, once."""
    value = {"a": (1, None), "b": ["x"]}
    assert Cache(tmp_path).value("read", "1", lambda: value) == value
    assert Cache(tmp_path).value("read", "1", lambda: "never") == value
    beside = Cache(tmp_path)
    beside.begun("read", "2", lambda: "beside")
    assert beside.value("read", "2", lambda: "never") == "beside"
    assert beside.value("read", "3", lambda: "here") == "here"


def test_the_latest_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    """What was last put under a key is given; before, and where nothing is kept, what stands in for it."""
    for kept in (Cache(tmp_path), Cache()):
        assert kept.latest("times", "1", lambda: "none yet") == "none yet"
        kept.renew("times", "1", [1])
        kept.renew("times", "1", [2])
    assert Cache(tmp_path).latest("times", "1", lambda: "none yet") == [2]
    assert Cache().latest("times", "1", lambda: "none yet") == "none yet"
    assert not Cache().holds("times", "1")
    assert not Cache(tmp_path).holds("times", "2")


def test_another_process_uses_the_same_folder(tmp_path: Path) -> None:
    """A cache handed to another process finds there what stands in its folder."""
    Cache(tmp_path).bytes("zip", "1", lambda: b"one")
    assert copy.copy(Cache(tmp_path)).bytes("zip", "1", lambda: b"never") == b"one"


@pytest.mark.parametrize(("less", "kept"), [(0, 3), (1, 2)])
def test_what_has_room_stays(tmp_path: Path, less: int, kept: int) -> None:
    """Entries that fill the room to the byte all stay; with one byte less the oldest goes."""
    for name in "abc":
        Cache(tmp_path).bytes("zip", name, lambda: bytes(100))
    Cache(tmp_path).prune(most=sum(entry.stat().st_size for entry in _entries(tmp_path)) - less)
    assert len(_entries(tmp_path)) == kept


def test_packages_count_with_their_versions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of an installed package is another generator; what else lies beside it is not."""
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(tmp_path))
    (tmp_path / "x-1.dist-info").mkdir()
    before = cache.code.__wrapped__()
    (tmp_path / "readme").mkdir()
    assert cache.code.__wrapped__() == before
    (tmp_path / "x-1.dist-info").rename(tmp_path / "x-2.dist-info")
    assert cache.code.__wrapped__() != before


@pytest.mark.parametrize(
    "name", ["requirements.lock", "package-lock.json", "pyproject.toml", "generator/a.py"]
)
def test_another_program_makes_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """What was made counts for one state of the generator and of the files that say what it is installed with."""
    monkeypatch.setattr(cache, "_GENERATOR", tmp_path / "generator")
    (tmp_path / "generator").mkdir()
    (tmp_path / "README.md").touch()
    before = cache.code.__wrapped__()
    (tmp_path / "README.md").write_text("other", encoding="utf-8")
    assert cache.code.__wrapped__() == before
    (tmp_path / name).write_text("1", encoding="utf-8")
    with_it = cache.code.__wrapped__()
    (tmp_path / name).write_text("2", encoding="utf-8")
    assert len({before, with_it, cache.code.__wrapped__()}) == 3


def test_a_digest_is_of_any_text() -> None:
    """Half a character, as a broken file may hold, has a digest as well, and where one value ends counts."""
    assert (
        len(
            {cache.digest(*parts) for parts in (("\ud800",), ("a", "bc"), ("ab", "c"), ("abc",), ("abc", ""))}
        )
        == 5
    )
    assert cache.digest("đ") == cache.digest("đ".encode())
