"""What is damaged in a PDF, so far as words may be lost or wrong by it.

pdfminer reads on over nearly everything: it takes a stream that cannot be unpacked for an empty one, leaves
out a page it does not find, and says so in its log or not at all. Its log reaches nobody; what matters of it
is counted here, and told with what a reader left out.
"""

from __future__ import annotations

import logging
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

#: what the log says where a part of the file, or words, could not be read; the rest is about colours
_LOSES = re.compile(r"Not adding object|Cannot render|Ignoring \(part of\) ToUnicode|Data-loss")
_LIBRARIES = ("pdfminer", "pdfplumber")


@dataclass
class Damage:
    """How many parts of a file could not be read, or not as they were written."""

    count: int = 0

    def look(self, pages: Iterable[Any], declared: int) -> None:
        """Count the pages that a file says it has and that are not found, and contents that are not there."""
        found = 0
        for page in pages:
            found += 1
            self.count += sum(not _is_stream(part) for part in page.page_obj.contents)
        self.count += max(0, declared - found)


def declared(document: Any) -> int:
    """How many pages a file says it has; 0 where it says none."""
    from pdfplumber.utils.pdfinternals import resolve  # noqa: PLC0415 - only this type of file needs it

    pages = resolve(document.catalog.get("Pages"))
    count = resolve(pages.get("Count")) if isinstance(pages, dict) else 0
    return count if isinstance(count, int) else 0


@contextmanager
def noticed() -> Iterator[Damage]:
    """Within it the logs of the libraries are read rather than shown, and what is damaged is unpacked as far
    as it can be, and counted."""
    from pdfplumber.utils import pdfinternals  # noqa: PLC0415 - as above

    unpacking = vars(sys.modules[vars(pdfinternals)["PDFObjRef"].__module__])  # pdfminer's
    damage = Damage()

    def salvaged(data: bytes) -> bytes:
        damage.count += 1
        return b"".join(_unpacked(data))

    def heard(record: logging.LogRecord) -> bool:
        damage.count += bool(_LOSES.match(record.getMessage()))
        return False

    listener, loggers = logging.Handler(logging.WARNING), [logging.getLogger(name) for name in _LIBRARIES]
    listener.addFilter(heard)
    before, passed_on = unpacking["decompress_corrupted"], [logger.propagate for logger in loggers]
    unpacking["decompress_corrupted"] = salvaged
    for logger in loggers:
        logger.addHandler(listener)
        logger.propagate = False
    try:
        yield damage
    finally:
        unpacking["decompress_corrupted"] = before
        for logger, propagate in zip(loggers, passed_on, strict=True):
            logger.removeHandler(listener)
            logger.propagate = propagate


def _unpacked(data: bytes) -> Iterator[bytes]:
    """What can be unpacked of a damaged stream, all before the place that is wrong.

    pdfminer would give nothing of it, in time that grows with the square of its length."""
    unpacking = zlib.decompressobj()
    for at in range(len(data)):  # byte by byte: what goes in together with a wrong one is lost
        try:
            yield unpacking.decompress(data[at : at + 1])
        except zlib.error:
            return


def _is_stream(part: object) -> bool:
    from pdfplumber.utils.pdfinternals import resolve  # noqa: PLC0415 - as above

    return hasattr(resolve(part), "get_data")
