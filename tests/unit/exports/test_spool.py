"""Files laid on the disk are the same files, and a publication made so is the same publication."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from generator import exports
from generator.exports import spool
from generator.exports.base import ExportContext
from generator.exports.files import File, FileBytes, Stored
from generator.exports.spool import Spool

LARGE = File("data/a.csv", "text/csv", b"a,b\n" * 5_000)


def test_a_laid_file_is_the_same_file(tmp_path: Path) -> None:
    """Bytes, size, hash and what it equals are those of the file; the bytes lie on the disk alone."""
    laid = Spool(tmp_path / "spool").store(LARGE)
    assert isinstance(laid.content, Stored)
    assert (laid.path, laid.media_type, laid.data) == (LARGE.path, LARGE.media_type, LARGE.data)
    assert (laid.size, laid.sha256) == (LARGE.size, LARGE.sha256)
    assert [path.read_bytes() for path in (tmp_path / "spool").iterdir()] == [LARGE.data]
    assert len(pickle.dumps(laid)) < 1_000


def test_a_file_in_another_place_lies_where_it_lay(tmp_path: Path) -> None:
    """Its bytes are not written again; neither are those of a file that lies there already, or of a small
    one."""
    folder = Spool(tmp_path)
    laid = folder.store(LARGE)
    moved = laid.at("data/b.csv")
    assert (moved.path, moved.data) == ("data/b.csv", LARGE.data)
    assert folder.store(moved) is moved
    small = File("data/c.csv", "text/csv", b"c\n")
    assert folder.store(small) is small
    assert len(list(tmp_path.iterdir())) == 1


def test_bytes_are_asked_of_each_file(tmp_path: Path) -> None:
    """Paths come in order, and bytes from wherever they are."""
    files = {path: Spool(tmp_path).store(LARGE.at(path)) for path in ("b", "a")}
    found = FileBytes(files)
    assert list(found.items()) == [("a", LARGE.data), ("b", LARGE.data)]
    assert "a" in found
    assert "c" not in found
    assert found == FileBytes({"a": LARGE.at("a"), "b": LARGE.at("b")})
    assert found != FileBytes({"a": LARGE.at("a"), "b": File("b", "text/csv", b"b\n")})


def test_a_publication_laid_on_the_disk_is_the_same(
    example_made: ExportContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Package, parts and downloads have the same bytes, and pages tell the same of them; none is left in
    memory."""
    monkeypatch.setattr(spool, "_SMALL", -1)
    keep, dataset = Spool(tmp_path).store, example_made.dataset
    package = exports.package(dataset, example_made.history, keep=keep)
    made = exports.downloads(replace(package, parts=exports.parts(dataset, keep=keep)))
    laid, inside = exports.finished(made, b"{}"), exports.finished(example_made, b"{}")
    assert dict(exports.files(laid)) == dict(exports.files(inside))
    assert dict(exports.packed(laid)) == dict(exports.packed(inside))
    assert exports.published(laid).files == exports.published(inside).files
    assert all(isinstance(file.content, Stored) for _, files in laid.written for file in files)
