"""Splits a workbook into the files it consists of, to tell whether a sheet is the same as in an earlier
workbook."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile

from lxml import etree

_BOOK, _RELATIONS, _STRINGS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
#: what is not read with a sheet: the other sheets, and what is drawn over them
_APART = ("xl/worksheets/", "xl/drawings/", "xl/comments", _STRINGS)
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRING = re.compile(rb"<si>.*?</si>", re.DOTALL)
#: a cell as our workbooks have it: empty, a number, a truth, or the number of a shared string
_CELL = re.compile(rb'<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?(?:/>|(?: t="[sb]")?><v>[^<]*</v></c>)')
_SHARED = re.compile(rb' t="s"><v>([0-9]+)</v>')


def part(data: bytes, names: Iterable[str]) -> bytes:
    """All bytes of a workbook that are read with the sheets of these names, up to the first that it has not;
    the whole workbook, where it is put together otherwise than ours are."""
    try:
        book = _Book.of(data)
        sheets = [book.shown(name) for name in takewhile(book.sheets.__contains__, names)]
    except (zipfile.BadZipFile, etree.XMLSyntaxError, LookupError, ValueError):
        return data
    return b"".join([book.common, *sheets]) if sheets else data


class _Book:
    """The sheets of a workbook by name, the strings they share, and what is read with each of them."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            files = {name: opened.read(name) for name in opened.namelist()}
        targets = {one.get("Id"): one.get("Target") for one in etree.fromstring(files[_RELATIONS])}
        self.sheets = {
            str(sheet.get("name")): files[f"xl/{targets[sheet.get(_ID)]}"]
            for sheet in etree.fromstring(files[_BOOK]).iter("{*}sheet")
        }
        self.strings = _STRING.findall(files[_STRINGS])
        self.common = b"".join(own for name, own in files.items() if not name.startswith(_APART))

    @classmethod
    @lru_cache(maxsize=1)
    def of(cls, data: bytes) -> _Book:
        """The workbook; each table asks for it."""
        return cls(data)

    def shown(self, name: str) -> bytes:
        """The file of a sheet with the strings that it shows in the place of their numbers.

        :raises LookupError: when a cell has another form than those of our workbooks.
        """
        text = self.sheets[name]
        if len(_CELL.findall(text)) != text.count(b"<c "):
            raise LookupError(name)
        pieces = _SHARED.split(text)
        pieces[1::2] = [self.strings[int(number)] for number in pieces[1::2]]
        return b"".join(pieces)
