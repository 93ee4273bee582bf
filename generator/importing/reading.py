"""From a file to its text. Nothing in a file is run or followed: no scripts, no links, no entities, no
network."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from generator.importing import decoding, docx, html, judging, office, pdf, worker
from generator.importing.broken import Broken, Foreign, Locked, TooMuch
from generator.importing.signatures import is_blank, misnamed
from generator.problems import ProblemsFound, problem
from generator.text.blocks import Original
from generator.text.marks import also_types, own_types
from generator.words import both

LARGEST = 50  # MB; the largest official texts with all their annexes stay far below
_READERS: dict[str, Callable[[bytes], Original | None]] = {
    ".txt": lambda data: None if (text := decoding.decode(data)) is None else Original(text),
    ".html": html.read,
    ".htm": html.read,
    ".docx": docx.read,
    ".pdf": pdf.read,
}
_CONVERTED = (".doc", ".rtf")  # by LibreOffice
_CODES: tuple[tuple[type[Broken], str], ...] = (
    (Locked, "import-locked"),
    (TooMuch, "import-too-much"),
    (Broken, "import-broken"),
)


def read_original(path: Path) -> str:
    """The text of an official document, as decoded: line ends and normalisation form as they are in a text
    file.

    :raises ProblemsFound: as :func:`read_blocks`.
    """
    return read_blocks(path).text


def read_blocks(path: Path) -> Original:
    """An official document: its text, what the file states of its blocks, and what was left out.

    :raises ProblemsFound: when the file is missing, of a type or in an encoding that is not read, broken,
        locked, too large, or its words are no readable Vietnamese.
    """
    place = (path.as_posix(), 0, 0)
    if not path.is_file():
        raise ProblemsFound([problem(place, "file-missing", file=path.as_posix())])
    suffix = path.suffix.lower()
    if suffix not in _READERS and suffix not in _CONVERTED:
        known = ", ".join(k[1:] for k in (*_READERS, *_CONVERTED))
        raise ProblemsFound([problem(place, "import-format", found=path.suffix or path.name, expected=known)])
    if suffix in _CONVERTED and office.command() is None:
        raise ProblemsFound([problem(place, "import-needs-office", found=suffix)])
    if path.stat().st_size > LARGEST * 1_000_000:
        raise ProblemsFound([problem(place, "import-too-large", expected=LARGEST)])
    data = path.read_bytes()
    if is_blank(data):
        raise ProblemsFound([problem(place, "import-empty")])
    if kind := misnamed(data, suffix):
        found_kind = both("importing", f"kind.{kind}")
        known = ", ".join(k[1:] for k in (*_READERS, *_CONVERTED))
        params = {"format": suffix[1:], "found": found_kind, "expected": known}
        raise ProblemsFound([problem(place, "import-misnamed", **params)])
    try:
        found = _read(data, suffix)
    except Broken as error:
        code = next(c for kind, c in _CODES if isinstance(error, kind))
        raise ProblemsFound([problem(place, code, format=suffix[1:], detail=error)]) from None
    except Foreign as error:
        raise ProblemsFound([problem(place, error.code, found=error)]) from None
    if found is None:
        raise ProblemsFound([problem(place, "import-encoding", expected=decoding.EXPECTED)])
    if not has_words(found):
        raise ProblemsFound([problem(place, "import-empty")])
    return found


def has_words(read: Original) -> bool:
    """Whether there is any letter or digit; a scan without a text layer has none."""
    return any(unicodedata.category(c)[0] in "LN" for c in read.text)


def _read(data: bytes, suffix: str) -> Original | None:
    if suffix == ".txt":  # decoding takes no more than the file is large
        return read_bytes(data, suffix)
    if suffix in _CONVERTED:
        data, suffix = office.as_docx(data, suffix), ".docx"
    return worker.run(read_typed, data, suffix, own_types())


def read_typed(data: bytes, suffix: str, types: tuple[str, ...]) -> Original | None:
    """:func:`read_bytes` in a process of its own, which knows the publication's types of documents too."""
    with also_types(types):
        return read_bytes(data, suffix)


def read_bytes(data: bytes, suffix: str) -> Original | None:
    """What a reader extracts from some bytes, judged (:mod:`generator.importing.judging`); ``None`` if they
    are in no known encoding.

    :raises Broken: when they are not what the suffix says. :raises Foreign: when they say nothing in
        Vietnamese.
    """
    found = _READERS[suffix](data)
    if found is None:
        return None
    if re.search(r"[\ud800-\udfff]", found.text):
        found = Original(
            re.sub(r"[\ud800-\udfff]", "\ufffd", found.text), None, found.left_out, found.converted
        )
    return judging.judged(found)
