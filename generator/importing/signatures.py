"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import io
import zipfile

_BEGINNINGS = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"\x89PNG\r\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
)
_PAGES = (b"<!doctype html", b"<html")
_FOLDERS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_BLANK = b"\0 \t\r\n\f\v"
#: what each reader is given, told by name or not at all; an old Word file named .docx may be a locked one
_TAKEN = {
    ".txt": {"html"},
    ".html": {"html"},
    ".htm": {"html"},
    ".docx": {"docx", "doc"},
    ".pdf": {"pdf"},
    ".doc": {"doc", "rtf", "docx", "html", "odt"},
    ".rtf": {"doc", "rtf", "docx", "html", "odt"},
}


def is_blank(data: bytes) -> bool:
    """Whether nothing stands in a file: no byte, or none but spaces and zeros."""
    return not data.strip(_BLANK)


def misnamed(data: bytes, suffix: str) -> str:
    """What a file is that its suffix says is something else; empty where it may be what it says.

    >>> misnamed(b"%PDF-1.7", ".docx"), misnamed(b"%PDF-1.7", ".pdf"), misnamed(b"Nothing", ".pdf")
    ('pdf', '', '')
    """
    kind = _kind(data)
    return "" if kind in _TAKEN[suffix] else kind


def _kind(data: bytes) -> str:
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    beginning = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if beginning.startswith(_PAGES):
        return "html"
    return next((kind for signature, kind in _BEGINNINGS if data.startswith(signature)), "")


def _packed(data: bytes) -> str:
    """What a zip file is by the names of its parts; empty where they do not tell."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return ""
    for folder, kind in _FOLDERS:
        if any(name.startswith(folder) for name in names):
            return kind
    return "odt" if "mimetype" in names else "zip"
