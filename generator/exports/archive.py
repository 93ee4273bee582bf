"""The package as one zip: sorted names, fixed dates, so that the same content gives the same bytes."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator import links
from generator.cache import Cache
from generator.exports import sums
from generator.exports.base import ExportContext, Format
from generator.exports.files import File

MEDIA_TYPE = "application/zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LEVEL = 6
#: bytes of a file up to which its head has one form; zipfile writes the longer one
LARGEST = 2**31 - 1
#: what stands before the name of a file in a zip (APPNOTE.TXT of PKWARE, 4.3.7), and where it tells the
#: lengths of that name and of what follows it
_HEAD, _LENGTHS = 30, slice(26, 30)


@dataclass(frozen=True)
class Member:
    """A file as it lies in a zip: deflated, with the checksum and the size of its bytes."""

    packed: bytes
    checksum: int
    size: int


def render(files: Mapping[str, bytes], folder: str) -> bytes:
    """A zip with all ``files`` in one ``folder``."""
    return joined(((path, deflated(files[path])) for path in sorted(files)), folder)


def deflated(data: bytes) -> Member:
    """A file as zips hold it."""
    packing = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(packing.compress(data) + packing.flush(), zlib.crc32(data), len(data))


def joined(members: Iterable[tuple[str, Member]], folder: str) -> bytes:
    """A zip of files that are deflated already, by their paths in one ``folder``, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for path, member in members:
            info = zipfile.ZipInfo(f"{folder}/{path}", _EPOCH)
            info.external_attr = 0o644 << 16
            if member.size > LARGEST:
                data = zlib.decompress(member.packed, -zlib.MAX_WBITS)
                archive.writestr(info, data, zipfile.ZIP_DEFLATED)
                continue
            archive.writestr(info, member.packed)  # stored as it is
            # its head then says what it is, and so will the list at the end
            info.compress_type = zipfile.ZIP_DEFLATED
            info.CRC, info.file_size = member.checksum, member.size
            out.seek(info.header_offset)
            out.write(info.FileHeader(zip64=False))
            out.seek(0, io.SEEK_END)
    return out.getvalue()


def members(data: bytes) -> dict[str, Member]:
    """The files of a zip that :func:`joined` wrote, by the SHA-256 that its ``SHA256SUMS`` tells of each."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        inside = {info.filename.partition("/")[2]: info for info in archive.infolist()}
        told = archive.read(inside[sums.NAME]).decode("utf-8")
    lines = (line.split("  ", 1) for line in told.splitlines())
    return {sha256: _member(data, inside[path]) for sha256, path in lines}


def _member(data: bytes, info: zipfile.ZipInfo) -> Member:
    head = data[info.header_offset : info.header_offset + _HEAD]
    lengths = head[_LENGTHS]
    start = info.header_offset + _HEAD + sum(int.from_bytes(lengths[n : n + 2], "little") for n in (0, 2))
    return Member(data[start : start + info.compress_size], info.CRC, info.file_size)


def _write(context: ExportContext) -> Iterable[File]:
    """The package as it stands, which is all that was written into it before."""
    files, package = context.packed(), context.dataset.package
    packed = ((path, _kept(files[path], context.memory)) for path in sorted(files))
    yield File(links.whole_file(f"{package}.zip"), MEDIA_TYPE, joined(packed, package))


def _kept(file: File, memory: Cache) -> Member:
    member: Member = memory.value("deflated", file.sha256, lambda: deflated(file.data))
    return member


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
