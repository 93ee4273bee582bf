"""``SHA256SUMS``: what every file must hash to, in the form ``sha256sum -c`` reads; and whether a zip keeps its own."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from generator.exports.base import File

MEDIA_TYPE = "text/plain"
NAME = "SHA256SUMS"


def render(files: Mapping[str, File], folder: str = "") -> File:
    """The sums of ``files`` (by path), which lie under ``folder``, to be put there."""
    lines = [f"{files[path].sha256}  {path.removeprefix(folder)}\n" for path in sorted(files)]
    return File(f"{folder}{NAME}", MEDIA_TYPE, "".join(lines).encode("utf-8"))


def faults(archive: bytes) -> Iterator[str]:
    """What in a zip differs from the sums inside it: an altered, missing or added file."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            held = {name.partition("/")[2]: opened.read(name) for name in opened.namelist()}
    except (zipfile.BadZipFile, zlib.error) as error:
        yield f"the zip cannot be read: {error}"
        return
    if NAME not in held:
        yield f"{NAME}: missing"
        return
    sums = {path: value for line in held.pop(NAME).decode("utf-8").splitlines() for value, _, path in (line.partition("  "),)}
    yield from (f"{path}: missing" for path in sorted(sums.keys() - held.keys()))
    yield from (f"{path}: not in {NAME}" for path in sorted(held.keys() - sums.keys()))
    for path in sorted(sums.keys() & held.keys()):
        if hashlib.sha256(held[path]).hexdigest() != sums[path]:
            yield f"{path}: hash differs from {NAME}"
