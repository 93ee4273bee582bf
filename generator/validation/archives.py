"""Verifies zips: members can be unpacked safely by anybody, and their content is a valid package."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from generator.validation import rules


def among(paths: Iterable[str]) -> list[str]:
    """The zips, in order."""
    return sorted(path for path in paths if path.endswith(".zip"))


def faults_of_each(archives: Sequence[bytes]) -> list[list[str]]:
    """What is wrong with each of several zips."""
    return [list(faults(archive)) for archive in archives]


def faults(archive: bytes) -> Iterator[str]:
    """What is wrong with a zip that holds one package in one folder."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            wrong = list(_names(opened.namelist()))
            files = {} if wrong else {name.partition("/")[2]: opened.read(name) for name in opened.namelist()}
    except (zipfile.BadZipFile, zlib.error) as error:
        yield f"the zip cannot be read: {error}"
        return
    yield from wrong or rules.faults(files)


def _names(names: Sequence[str]) -> Iterator[str]:
    """Member names that would overwrite another member or escape the single folder of the zip."""
    yield from (f"member {name!r} twice" for name in sorted({n for n in names if names.count(n) > 1}))
    folders = {PurePosixPath(name).parts[0] for name in names if name}
    if len(folders) != 1:
        yield f"members in {len(folders)} folders, not in one"
    for name in names:
        parts = PurePosixPath(name).parts
        if name.startswith("/") or ".." in parts or "\\" in name or ":" in name or len(parts) < 2:
            yield f"member {name!r} does not lie in the folder of the package"
