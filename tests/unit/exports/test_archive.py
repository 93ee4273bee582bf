"""The zip of a package: the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from generator.exports import archive


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
