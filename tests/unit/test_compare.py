"""The comparison of two builds: the same bytes are the same, and every difference is told where it is."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.compare import differences, main


def _folder(place: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
    return place


def _zip(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return out.getvalue()


def _found(tmp_path: Path, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> list[tuple[str, str]]:
    pairs = differences(_folder(tmp_path / "old", old), _folder(tmp_path / "new", new))
    return [(one.path, one.what) for one in pairs]


def test_the_same_is_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two folders with the same files differ in nothing, whatever their times: status 0."""
    files = {"a/b.html": "một\n".encode(), "c.zip": _zip(x="1")}
    old, new = _folder(tmp_path / "old", files), _folder(tmp_path / "new", files)
    assert main([str(old), str(new)]) == 0
    assert capsys.readouterr().out == "the same, byte for byte\n"


def test_files_of_one_side_are_told(tmp_path: Path) -> None:
    """What is gone and what is new is told by its path, also in a folder of its own."""
    assert _found(tmp_path, {"a": b"1", "b/c": b"1"}, {"a": b"1", "d/e": b"1"}) == [
        ("b/c", "only in the old"),
        ("d/e", "only in the new"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("a\nmột\nb", "a\nhai\nb", "line 2: 'một' -> 'hai'"),
        ("a\n", "a\nb\n", "line 2: '' -> 'b'"),
        ("a", "", "line 1: 'a' -> ''"),
        ("x" * 500 + "1", "x" * 500 + "2", f"line 1: '{'x' * 40}1' -> '{'x' * 40}2'"),
    ],
)
def test_the_first_line_that_differs_is_told(tmp_path: Path, old: str, new: str, what: str) -> None:
    """Of texts the first line that differs is shown, around where it does."""
    assert _found(tmp_path, {"a.txt": old.encode()}, {"a.txt": new.encode()}) == [("a.txt", what)]


def test_bytes_are_told_by_their_place(tmp_path: Path) -> None:
    """Of what is no text, where it parts and how long it is."""
    assert _found(tmp_path, {"a.png": b"\xff\x00\x01"}, {"a.png": b"\xff\x00\x02\x03"}) == [
        ("a.png", "from byte 2 on (3 and 4 bytes)")
    ]


def test_archives_are_opened(tmp_path: Path) -> None:
    """Of a zip and a gzip what is in them is compared; the same files packed otherwise are told as that."""
    old = {"a.zip": _zip(x="1", y="2"), "b.gz": gzip.compress(b"1", mtime=0), "c.zip": _zip(x="1", y="2")}
    new = {"a.zip": _zip(x="1", z="2"), "b.gz": gzip.compress(b"2", mtime=0), "c.zip": _zip(y="2", x="1")}
    assert _found(tmp_path, old, new) == [
        ("a.zip!y", "only in one"),
        ("a.zip!z", "only in one"),
        ("b.gz!", "line 1: '1' -> '2'"),
        ("c.zip", "packed otherwise"),
    ]


def test_many_of_a_kind_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a kind of files the first twenty are told, then how many more; the number of all comes last: status
    1."""
    old = _folder(tmp_path / "old", {f"site/en/{n:02}/index.html": b"1" for n in range(25)} | {"a": b"1"})
    new = _folder(tmp_path / "new", {f"site/en/{n:02}/index.html": b"2" for n in range(25)} | {"a": b"1"})
    assert main([str(old), str(new)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "site/en/00/index.html: line 1: '1' -> '2'"
    assert lines[-2:] == ["site/en/*.html: 5 more", "25 differences"]
    assert len(lines) == 22


@pytest.mark.parametrize("names", [("gone", "there"), ("there", "empty")])
def test_nothing_is_the_same_as_nothing(tmp_path: Path, names: tuple[str, str]) -> None:
    """A folder that is not there, or empty, is wrong use: that two of them are the same would say nothing."""
    _folder(tmp_path / "there", {"a": b"1"})
    (tmp_path / "empty").mkdir()
    with pytest.raises(SystemExit) as raised:
        main([str(tmp_path / name) for name in names])
    assert raised.value.code == 2
