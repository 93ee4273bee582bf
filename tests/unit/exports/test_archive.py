"""The zip of a package: the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from generator.exports import archive, sums
from generator.exports.files import File


def test_holds_every_file(example_files: Mapping[str, bytes]) -> None:
    """The zip holds each file once, in one folder, in sorted order, byte for byte."""
    with zipfile.ZipFile(io.BytesIO(archive.render(example_files, "van-dai-plans"))) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == [f"van-dai-plans/{path}" for path in sorted(example_files)]
        assert {name.partition("/")[2]: opened.read(name) for name in opened.namelist()} == dict(
            example_files
        )


def test_the_same_bytes_in_any_order(example_files: Mapping[str, bytes]) -> None:
    """The order in which files are given, and the day, do not change a byte."""
    backwards = dict(sorted(example_files.items(), reverse=True))
    assert archive.render(backwards, "x") == archive.render(example_files, "x")


def test_dates_and_rights_are_fixed(example_files: Mapping[str, bytes]) -> None:
    """Each file has the same date and the rights of a file that everyone may read."""
    with zipfile.ZipFile(io.BytesIO(archive.render(example_files, "x"))) as opened:
        assert {info.date_time for info in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.external_attr >> 16 for info in opened.infolist()} == {0o644}


def test_is_the_zip_that_zipfile_writes(
    example_files: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that were deflated beforehand give byte for byte what zipfile writes of the files themselves, as
    it does of those too large for a short head."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as plain:
        for path in sorted(example_files):
            info = zipfile.ZipInfo(f"x/{path}", (1980, 1, 1, 0, 0, 0))
            info.external_attr = 0o644 << 16
            plain.writestr(info, example_files[path], zipfile.ZIP_DEFLATED)
    assert archive.render(example_files, "x") == out.getvalue()
    monkeypatch.setattr(archive, "LARGEST", 0)
    assert archive.render(example_files, "x") == out.getvalue()


def test_files_of_an_earlier_zip_are_taken_by_their_hash() -> None:
    """What a zip holds is found by the hash of its bytes, deflated as it lies there, and put together again it
    is the same zip."""
    files = {path: File(path, "text/plain", path.encode() * 99) for path in ("a.txt", "đ/ố.txt", "c.txt")}
    files[sums.NAME] = sums.render(files)
    whole = archive.render({path: file.data for path, file in files.items()}, "x")
    found = archive.members(whole)
    assert found == {
        file.sha256: archive.deflated(file.data) for path, file in files.items() if path != sums.NAME
    }
    again = {path: found.get(file.sha256) or archive.deflated(file.data) for path, file in files.items()}
    assert archive.joined(sorted(again.items()), "x") == whole
