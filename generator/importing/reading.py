"""From a file to its text. Nothing in a file is run or followed: no scripts, no links, no entities, no network."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from generator.importing import decoding, docx, html, pdf
from generator.importing.broken import Broken
from generator.problems import ProblemsFound, problem

LARGEST = 50  # MB; the largest official texts with all their annexes stay far below
_READERS: dict[str, Callable[[bytes], str | None]] = {
    ".txt": decoding.decode,
    ".html": html.read,
    ".htm": html.read,
    ".docx": docx.read,
    ".pdf": pdf.read,
}


def read_original(path: Path) -> str:
    """The text of an official document, as decoded: line ends and normalisation form as they are in a text file.

    :raises ProblemsFound: when the file is missing, of a type or in an encoding that is not read, broken, too large,
        or holds no text.
    """
    place = (path.as_posix(), 0, 0)
    if not path.is_file():
        raise ProblemsFound([problem(place, "file-missing", file=path.as_posix())])
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise ProblemsFound(
            [
                problem(
                    place,
                    "import-format",
                    found=path.suffix or path.name,
                    expected=", ".join(k[1:] for k in _READERS),
                )
            ]
        )
    if path.stat().st_size > LARGEST * 1_000_000:
        raise ProblemsFound([problem(place, "import-too-large", expected=LARGEST)])
    try:
        text = reader(path.read_bytes())
    except Broken as error:
        raise ProblemsFound(
            [problem(place, "import-broken", format=path.suffix[1:].lower(), detail=error)]
        ) from None
    if text is None:
        raise ProblemsFound([problem(place, "import-encoding", expected=decoding.EXPECTED)])
    if not any(unicodedata.category(c)[0] in "LN" for c in text):
        raise ProblemsFound([problem(place, "import-empty")])
    return re.sub(r"[\ud800-\udfff]", "\ufffd", text)
