"""The XML parts of a Word file (ECMA-376), opened so that nothing in them is followed or unpacked beyond
measure."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib

from lxml import etree

from generator.importing.broken import Broken, Locked, TooMuch, too_deep
from generator.words import both

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LARGEST = 50_000_000  # bytes of one part, unpacked
_RATIO = 200  # a part that unpacks to more than so many times its size is made to harm
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WRONG = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error)


class Package:
    """The parts of one file, by what they are to its document."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLE):
            raise Locked(both("importing", "password-or-doc"))
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._names = frozenset(self._archive.namelist())
        except _WRONG:
            raise Broken(both("importing", "unpacked")) from None
        self.main = self._target("", "officeDocument") or "word/document.xml"

    def document(self) -> etree._Element:
        """The main part.

        :raises Broken: when there is none.
        """
        if self.main not in self._names:
            raise Broken(f"{self.main}: {both('importing', 'none')}")
        return self._read(self.main)

    def part(self, kind: str) -> etree._Element | None:
        """The part that is the document's ``kind`` ("styles", "numbering", "footnotes", "endnotes", "theme"),
        if there is one."""
        name = self._target(self.main, kind) or posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        return self._read(name) if name in self._names else None

    def parts(self, kind: str) -> list[etree._Element]:
        """Every part of ``kind`` ("header", "footer"), in the order of their names."""
        found = self._targets(self.main, kind)
        return [self._read(name) for name in sorted(found) if name in self._names]

    def chunk(self, ident: str) -> tuple[str, bytes]:
        """The name and the bytes of a file that Word prints where the document refers to it; empty where
        there is none."""
        names = self._targets(self.main, "aFChunk", ident)
        return (names[0], self._unpacked(names[0])) if names and names[0] in self._names else ("", b"")

    def _target(self, of: str, kind: str) -> str:
        return next(iter(self._targets(of, kind)), "")

    def _targets(self, of: str, kind: str, ident: str = "") -> list[str]:
        folder, name = posixpath.split(of)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self._names:
            return []
        out = []
        for link in self._read(rels):
            if ident not in ("", link.get("Id")):
                continue
            if (link.get("Type") or "").endswith(f"/{kind}") and link.get("TargetMode") != "External":
                target = link.get("Target") or ""
                out.append(posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
        return out

    def _read(self, name: str) -> etree._Element:
        return _parsed(name, self._unpacked(name))

    def _unpacked(self, name: str) -> bytes:
        try:
            info = self._archive.getinfo(name)
            if info.flag_bits & 1:
                raise Locked(both("importing", "password"))
            if info.file_size > LARGEST or info.file_size > max(1_000_000, info.compress_size * _RATIO):
                raise TooMuch(f"{name}: {info.file_size:,} B")
            with self._archive.open(info) as part:
                return part.read()  # no more than it says of itself
        except _WRONG:
            raise Broken(f"{name}: {both('importing', 'unpacked')}") from None


def _parsed(name: str, data: bytes) -> etree._Element:
    if re.search(rb"<!\s*DOCTYPE|<\0?!\0?D", data[:4096]):
        raise Broken(f"{name}: {both('importing', 'doctype')}")
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise too_deep(str(error)) or Broken(f"{name}: {both('importing', 'xml')}") from None


def value(node: etree._Element | None) -> str:
    """The ``w:val`` of a node, "" without one."""
    return (node.get(f"{W}val") or "") if node is not None else ""


def switched(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a switch like ``w:strike`` is on or off in ``properties``; ``None`` where it is not set."""
    node = properties.find(f"{W}{name}") if properties is not None else None
    return None if node is None else value(node) not in ("0", "false", "off", "none")
