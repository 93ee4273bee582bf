"""The package as one zip: sorted names, fixed dates, so that the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from generator import links
from generator.exports.base import ExportContext, Format
from generator.exports.files import File, FileBytes

MEDIA_TYPE = "application/zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def render(files: Mapping[str, bytes], folder: str) -> bytes:
    """A zip with all ``files`` in one ``folder``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path in sorted(files):
            info = zipfile.ZipInfo(f"{folder}/{path}", _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, files[path])
    return out.getvalue()


def _write(context: ExportContext) -> Iterable[File]:
    """The package as it stands, which is all that was written into it before."""
    inside = FileBytes(context.packed())
    package = context.dataset.package
    yield File(links.whole_file(f"{package}.zip"), MEDIA_TYPE, render(inside, package))


FORMAT = Format(
    name="zip",
    title="ZIP",
    ending="zip",
    media_type=MEDIA_TYPE,
    holds="tables",
    paths=(links.whole_file("{package}.zip"),),
    write=_write,
    group="whole",
    eu_file_type="ZIP",
)
