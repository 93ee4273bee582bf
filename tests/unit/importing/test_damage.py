"""Damaged PDFs: what can be read is read and the rest is told in the draft; nothing that a library logs or
prints reaches the user."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

import pytest

from generator import cli
from generator.importing import draft_json, write_draft
from generator.importing.broken import Broken
from generator.importing.damage import noticed
from generator.importing.reading import read_bytes
from generator.importing.worker import run
from generator.text.blocks import Original
from tests.unit.importing.pdfs import Rule, Words, centred, pdf

FRONT = [centred("Số: 7/KH-UBND", 60), centred("KẾ HOẠCH", 100, bold=True), centred("Giữ nước", 120)]
PAGES = [
    [*(FRONT if n == 0 else ()), *(Words(f"Sở Y tế kiểm tra {what} số {m}.", 85, 200 + 18 * m) for m in range(20))]
    for n, what in enumerate(("giếng", "hồ chứa", "ống nước"))
]  # fmt: skip


def _read(data: bytes) -> Original:
    found = read_bytes(data, ".pdf")
    assert found is not None
    return found


def _damaged(found: Original) -> list[int]:
    return [left.count for left in found.left_out if left.kind == "damaged"]


def _torn(data: bytes, page: int) -> bytes:
    """A packed PDF with wrong bytes late in what a page shows."""
    at = -1
    for _ in range(page + 1):
        at = data.index(b"FlateDecode >>\nstream\n", at + 1)
    end = data.index(b"\nendstream", at)
    late = end - 60
    return data[:late] + bytes(255 - b for b in data[late : late + 30]) + data[late + 30 :]


def test_a_whole_file_is_not_damaged() -> None:
    """Packed or not, with every page, nothing is told."""
    for packed in (False, True):
        found = _read(pdf(*PAGES, packed=packed))
        assert (found.text.count("Sở Y tế"), _damaged(found)) == (60, [])


def test_a_page_that_cannot_be_unpacked_is_read_as_far_as_it_goes_and_told() -> None:
    """The lines before the damage stand, those of the other pages too."""
    found = _read(_torn(pdf(*PAGES, packed=True), 1))
    assert 40 < found.text.count("Sở Y tế") < 60
    assert "hồ chứa số 0." in found.text
    assert _damaged(found) == [1]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [(b"7 0 R 9 0 R", b"7 0 R 9 9 R"), (b"/Contents 8 0 R", b"/Contents 3 0 R"), (b"/Contents 8 0 R", b"/Contents 0 0 R"),
     (b"/Type /Page /Parent 2 0 R /MediaBox", b"/Type /Pace /Parent 2 0 R /MediaBox")],
)  # fmt: skip
def test_pages_and_contents_that_are_not_there_are_told(right: bytes, wrong: bytes) -> None:
    """A page that its tree names and nobody finds, and contents that are none, are counted."""
    data = pdf(*PAGES)
    if wrong == b"7 0 R 9 9 R":  # the object is there under another name
        data = data.replace(b"\n9 0 obj", b"\n6 0 obj")
    found = _read(data.replace(right, wrong, 1))
    assert found.text.count("Sở Y tế") == 40
    assert _damaged(found) == [1]


def test_a_file_of_which_nothing_is_left_is_broken() -> None:
    """It is no scan, and is not said to be one."""
    with pytest.raises(Broken, match="its inside is damaged"):
        _read(pdf(PAGES[0]).replace(b"/Contents 6 0 R", b"/Contents 3 0 R"))


def test_the_draft_tells_what_is_damaged(tmp_path: Path) -> None:
    """At the head of document.yml, and in the record of a program."""
    path = tmp_path / "a.pdf"
    path.write_bytes(_torn(pdf(*PAGES, packed=True), 1))
    assert {"kind": "damaged", "count": 1, "texts": ()} in draft_json(path)["left_out"]
    head = (write_draft(path, tmp_path) / "document.yml").read_text(encoding="utf-8")
    assert "có thể mất chữ hoặc sai chữ" in head
    assert "damaged parts of the file" in head


def test_logs_of_the_libraries_reach_nobody(caplog: pytest.LogCaptureFixture) -> None:
    """They are heard while a file is read, only those of lost parts count, and afterwards all is as before."""
    logger = logging.getLogger("pdfminer.pdfinterp")
    with noticed() as damage:
        logger.warning("Cannot set gray stroke color because /'P0' is not valid")
        logger.warning("Cannot render horizontal string because %r is not valid", b"")
    assert (damage.count, caplog.text) == (1, "")
    logger.warning("heard again")
    assert "heard again" in caplog.text


def _noisy() -> str:
    sys.stdout.write("printed")
    logging.getLogger("any").warning("logged")
    os.write(2, b"from below\n")
    sys.stderr.flush()
    return "done"


def test_what_is_printed_in_the_process_of_a_reader_goes_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    """Neither words printed nor logged nor written by a library in another language are seen."""
    assert run(_noisy) == "done"
    assert capfd.readouterr() == ("", "")


def test_an_import_prints_where_the_draft_is_and_no_more(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Also of a file about which pdfminer has much to say."""
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf([*PAGES[0], Rule((85, 500), (650, 650))]).replace(b"0.5 w", b"/ab w"))
    assert cli.main(["--root", tmp_path.as_posix(), "import", path.as_posix()]) == 0
    out, err = capfd.readouterr()
    assert out == f"{tmp_path / 'content/documents/7-kh-ubnd'}\n"
    assert len(err.splitlines()) == 1
