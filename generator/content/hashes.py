"""The files of a document are those its record names: each has the hash the record gives."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.content.source import Located
from generator.content.validating import Collector
from generator.model.document import Document


def check_hashes(folder: Path, document: Document | None, located: Located | None, into: Collector) -> None:
    """``text_sha256`` is that of the text, ``source_sha256`` that of the file as received; one file may be
    both."""
    if document is None or located is None:
        return
    files = [("text_sha256" if document.text_sha256 else "source_sha256", folder / "original.txt")]
    for name, path in files + [("source_sha256", path) for path in sorted(folder.glob("received.*"))]:
        if (digest := hashlib.sha256(path.read_bytes()).hexdigest()) != (expected := getattr(document, name)):
            into.add(located.place(name), "hash-differs", found=digest, expected=expected)
