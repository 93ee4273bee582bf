"""Trees of files that are written again over an earlier one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator import output, trees

FILES: dict[str, bytes | str] = {"index.html": "a", "deep/one/index.html": "b", "deep/two.json": "{}"}


def _tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """A folder ``build/`` that holds a replaced site."""
    with output.public_modes():
        output.write_tree(FILES, tmp_path / "site")
        trees.keep(tmp_path / "site", trees.folder_of(tmp_path / "build", "site"))
    assert not (tmp_path / "site").exists()
    return tmp_path / "build"


def _taken(build: Path, wanted: dict[str, bytes | str]) -> Path:
    trees.take(build, "site", build / "new", wanted)
    return build / "new"


def test_equal_files_stay_and_others_are_written(build: Path) -> None:
    """A file with the same bytes is not touched, another is written, one of the same length too, one that is
    wanted no more goes with its folder."""
    wanted: dict[str, bytes | str] = {"index.html": "a", "deep/two.json": "[]", "new/x": "1"}
    before = (trees.folder_of(build, "site") / "index.html").stat()
    target = _taken(build, wanted)
    assert not (target / "deep" / "one").exists()
    output.write_tree(wanted, target)
    assert _tree(target) == {"index.html": b"a", "deep/two.json": b"[]", "new/x": b"1"}
    after = (target / "index.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert not trees.folder_of(build, "site").exists(), "it is taken, not copied"


def test_what_is_wanted_keeps_every_folder_above_it(build: Path) -> None:
    """A folder in which nothing but a folder stays is not empty, and no reason to stop: what is not wanted goes
    from beside it, above and below."""
    left = trees.folder_of(build, "site")
    for folder in (left, left / "deep", left / "deep" / "one"):
        for name in ("a.txt", "no.txt", "z.txt"):
            (folder / name).write_text("", encoding="utf-8")
    (left / "deep").chmod(0o700)
    target = _taken(build, {"deep/one/index.html": "b"})
    assert set(_tree(target)) == {"deep/one/index.html"}
    assert (target / "deep").stat().st_mode & 0o777 == 0o755


def test_nothing_to_take(tmp_path: Path) -> None:
    """Without an earlier folder nothing is made."""
    assert not _taken(tmp_path, FILES).exists()


def test_links_and_other_modes_are_not_taken(build: Path, tmp_path: Path) -> None:
    """What a stranger may have put there is not written through: no symbolic link, no second name of a file
    elsewhere, no pipe, no file that others may not read; a folder that others may not enter is opened."""
    left = trees.folder_of(build, "site")
    thesis = tmp_path / "thesis"
    thesis.mkdir()
    (thesis / "index.html").write_text("mine", encoding="utf-8")
    (left / "index.html").unlink()
    (left / "index.html").symlink_to(thesis / "index.html")
    (left / "deep" / "two.json").unlink()
    os.link(thesis / "index.html", left / "deep" / "two.json")
    (left / "deep" / "one" / "index.html").chmod(0o600)
    (left / "linked").symlink_to(thesis)
    (tmp_path / "alone").write_text("theirs", encoding="utf-8")
    (tmp_path / "alone").chmod(0o644)
    (left / "alone").symlink_to(tmp_path / "alone")
    os.mkfifo(left / "pipe")
    (left / "pipe").chmod(0o644)
    (left / "deep" / "closed").mkdir()
    (left / "deep" / "closed" / "x").write_text("1", encoding="utf-8")
    (left / "deep" / "closed" / "x").chmod(0o644)
    (left / "deep" / "closed").chmod(0o700)
    wanted = {**FILES, "alone": "y", "linked/index.html": "x", "pipe": "p", "deep/closed/x": "1"}
    target = _taken(build, wanted)
    assert _tree(target) == {"deep/closed/x": b"1"}
    with output.public_modes():
        output.write_tree(wanted, target)
    assert _tree(target) == {path: str(text).encode() for path, text in wanted.items()}
    assert _tree(thesis) == {"index.html": b"mine"}
    assert (tmp_path / "alone").read_text(encoding="utf-8") == "theirs"
    modes = {path.stat().st_mode & 0o777 for path in target.rglob("*") if path.is_dir()}
    assert modes == {0o755}
    assert {p.stat().st_mode & 0o777 for p in target.rglob("*") if p.is_file()} == {0o644}


def test_what_cannot_be_kept_is_removed(tmp_path: Path) -> None:
    """Where the place for it cannot be made, the replaced folder goes as before."""
    output.write_tree(FILES, tmp_path / "old")
    (tmp_path / "file").write_text("", encoding="utf-8")
    trees.keep(tmp_path / "old", tmp_path / "file" / "site")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file"]


def test_the_last_one_replaced_is_kept(build: Path) -> None:
    """It lies under ``build/previous/``, where the next build, be it of another version, looks for it; the one
    before is removed."""
    output.write_tree({"new": "1"}, build / "site")
    trees.keep(build / "site", trees.folder_of(build, "site"))
    assert _tree(build) == {"previous/site/new": b"1"}


def test_folders_that_were_made_are_remembered(tmp_path: Path) -> None:
    """Whoever writes thousands of files makes each of their folders once."""
    folders: set[str] = set()
    for name in ("one", "two"):
        trees.write_file(str(tmp_path / "a" / name), "đ", folders)
    assert folders == {str(tmp_path / "a")}
    assert _tree(tmp_path) == {"a/one": "đ".encode(), "a/two": "đ".encode()}
