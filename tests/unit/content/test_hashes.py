"""Both hashes of a document: of its text and of the file as received."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from generator.content.hashes import check_hashes
from generator.content.source import Located
from generator.content.validating import Collector
from generator.model.document import Document

TEXT, RECEIVED = b"text", b"received"


def _problems(folder: Path, source: bytes, text: bytes | None) -> list[str]:
    (folder / "original.txt").write_bytes(TEXT)
    hashes: dict[str, Any] = {
        "source_sha256": hashlib.sha256(source).hexdigest(),
        "text_sha256": hashlib.sha256(text).hexdigest() if text else None,
    }
    record = Document.model_construct(**hashes)
    into = Collector(folder)
    check_hashes(folder, record, Located("document.yml", {}, {}), into)
    return [problem.code for problem in into.problems]


def test_one_file_may_be_both(tmp_path: Path) -> None:
    """Without a hash of its own the text is the file as received."""
    assert _problems(tmp_path, TEXT, None) == []
    assert _problems(tmp_path, RECEIVED, None) == ["hash-differs"]


def test_the_file_as_received_has_its_own_hash(tmp_path: Path) -> None:
    """With a hash of the text, that is asked of the text and the other of the received file."""
    (tmp_path / "received.docx").write_bytes(RECEIVED)
    assert _problems(tmp_path, RECEIVED, TEXT) == []
    assert _problems(tmp_path, TEXT, TEXT) == ["hash-differs"]
    assert _problems(tmp_path, RECEIVED, RECEIVED) == ["hash-differs"]
