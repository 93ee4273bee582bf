"""A zip proves itself: a damaged one is caught and says where, read by nothing but its bytes."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Mapping

import pytest

from generator.exports import archive
from generator.validation import archives, check_archives


def _zip(members: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as opened:
        warnings.simplefilter("ignore")  # of the name that is there twice
        for name, data in members:
            opened.writestr(name, data)
    return out.getvalue()


def test_every_zip_of_a_build_is_good(example_downloads: Mapping[str, bytes]) -> None:
    """The whole and every package of a part, as they are offered, have no fault; all of them are looked
    at."""
    assert list(check_archives(example_downloads)) == []
    among = archives.among(example_downloads)
    assert "data/van-dai-plans.zip" in among
    assert {path.split("/")[1] for path in among} >= {"agencies", "topics", "documents"}


def test_what_is_altered_is_named(example_files: Mapping[str, bytes]) -> None:
    """A changed byte, a file less, a file more and no sums are each named with the file."""
    some = dict(example_files)
    altered = some["data/units.csv"][:-2] + b"x\n"
    changed = {
        "data/units.csv: hash differs from the descriptor": some | {"data/units.csv": altered},
        "data/units.csv: hash differs from SHA256SUMS": some | {"data/units.csv": altered},
        "data/units.csv: missing": {k: v for k, v in some.items() if k != "data/units.csv"},
        "extra.txt: not in SHA256SUMS": some | {"extra.txt": b""},
        "SHA256SUMS: missing": {k: v for k, v in some.items() if k != "SHA256SUMS"},
        "datapackage.json: missing": {k: v for k, v in some.items() if k != "datapackage.json"},
    }
    for fault, files in changed.items():
        assert fault in list(archives.faults(archive.render(files, "x")))


@pytest.mark.parametrize("at", [200, 4000, -30])
def test_one_byte_of_the_zip_itself(example_downloads: Mapping[str, bytes], at: int) -> None:
    """One byte of a zip other than it was, wherever it stands, is a fault under the path of the zip."""
    path = "data/documents/34-qd-ubnd-2025.zip"
    data = bytearray(example_downloads[path])
    data[at] ^= 1
    found = list(check_archives({path: bytes(data)}))
    assert found
    assert {p.file for p in found} == {path}


def test_what_is_no_zip() -> None:
    """A file that is no zip is one fault and not a traceback."""
    assert list(archives.faults(b"PK")) == ["the zip cannot be read: File is not a zip file"]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["p/a", "p/a"], "member 'p/a' twice"),
        (["/p/a"], "member '/p/a' does not lie in the folder of the package"),
        (["p/../../a"], "member 'p/../../a' does not lie in the folder of the package"),
        (["p\\..\\a"], "member 'p\\\\..\\\\a' does not lie in the folder of the package"),
        (["C:/a"], "member 'C:/a' does not lie in the folder of the package"),
        (["a"], "member 'a' does not lie in the folder of the package"),
        (["p/a", "q/a"], "members in 2 folders, not in one"),
        ([], "members in 0 folders, not in one"),
    ],
)
def test_names_that_do_harm(names: list[str], said: str) -> None:
    """A name twice, one that leads out of the folder, or a second folder is named before anything is read."""
    assert said in list(archives.faults(_zip([(name, b"") for name in names])))
