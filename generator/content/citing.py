"""Finds what a passage cites: documents by number, laws by name, each with the words and the date as
printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.annotation import Annotation
from generator.model.document import Passage
from generator.model.records import Citation
from generator.model.vocabulary import LegalDocument
from generator.text.citations import find_numbers

_CITES_NOTHING = frozenset(
    {"letterhead", "number-date", "page-chrome", "duplicate", "recipients", "signature"}
)
_TYPE_WORD = re.compile(
    r"(?i)(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Công điện"
    r"|Công văn|Kế hoạch"
    r"|Chương trình hành động|Kết luận|Thông báo|Tờ trình)(?:\s+số)?\s+$|số\s+$"
)
_DATE_TAIL = re.compile(
    r"(?i),?\s*(?:của [^.;,0-9]{0,40}?)?\s*ngày\s+[0-9]{1,2}\s?(?:/|\s+tháng\s+)\s?[0-9]{1,2}\s?"
    r"(?:/|\s+năm\s+)\s?[0-9]{4}"
)


#: in what is no name of a document but a way in which its number is written
_SYMBOL = re.compile(r"[0-9].*[/‐‑–—−-]|[/‐‑–—−-].*[0-9]")


@dataclass(frozen=True, kw_only=True)
class Cited:
    """A citation as found: its number or name, the registered documents it may mean, the words, the printed
    date (EDTF)."""

    start: int
    end: int
    what: str
    candidates: tuple[str, ...]
    text: str
    date: str


class Citations:
    """Finds citations by number and, for laws, by name."""

    def __init__(self, legal: Mapping[str, LegalDocument]) -> None:
        self.legal = legal
        self.by_number: dict[str, list[str]] = {}
        names: list[tuple[str, str]] = []
        for key, document in legal.items():
            if document.number:
                self.by_number.setdefault(document.number, []).append(key)
            # other ways to write its number are found as numbers
            names += [(n, key) for n in document.names if not (document.number and _SYMBOL.search(n))]
        self.names = sorted(names, key=lambda n: (-len(n[0]), n))

    def find(self, p: Passage) -> list[Cited]:
        """Every citation in a passage, in order. A citation of an unregistered number has no candidates."""
        if p.kind in _CITES_NOTHING:
            return []
        found = [self._numbered(p.text, n.start, n.end, n.canonical, n.date) for n in find_numbers(p.text)]
        taken = [(c.start, c.end) for c in found]
        for name, key in self.names:
            start = p.text.find(name)
            while start >= 0:
                end = start + len(name)
                if not any(a < end and start < b for a, b in taken):
                    taken.append((start, end))
                    dated = _DATE_TAIL.match(p.text, end)
                    found.append(
                        Cited(
                            start=start,
                            end=end,
                            what=name,
                            candidates=(key,),
                            text=p.text[start : dated.end() if dated else end],
                            date=_iso(dated[0]) if dated else "",
                        )
                    )
                start = p.text.find(name, end)
        return sorted(found, key=lambda c: c.start)

    def _numbered(self, text: str, start: int, end: int, number: str, date: str) -> Cited:
        keys = tuple(self.by_number.get(number, ()))
        dated_keys = (
            tuple(k for k in keys if self.legal[k].issued_on == date) if date and len(keys) > 1 else ()
        )
        head = _TYPE_WORD.search(text[:start])
        tail = _DATE_TAIL.match(text, end) if date else None
        words = text[head.start() if head else start : tail.end() if tail else end]
        return Cited(start=start, end=end, what=number, candidates=dated_keys or keys, text=words, date=date)


def _iso(words: str) -> str:
    d, m, y = re.findall(r"[0-9]+", words)[-3:]
    return f"{y}-{int(m):02d}-{int(d):02d}"


def citations_of(p: Passage, note: Annotation, found: Iterable[Cited]) -> Iterator[Citation]:
    """One citation for each cited document: its first occurrence in the passage, or the first one printed
    with a date."""
    default = (
        "implements"
        if p.kind == "basis" and p.text.startswith("Thực hiện")
        else "basis"
        if p.kind == "basis"
        else "refers"
    )
    firsts: dict[str, Cited] = {}
    for cited in found:
        if len(cited.candidates) == 1:
            key = cited.candidates[0]
            if key not in firsts or (cited.date and not firsts[key].date):
                firsts[key] = cited
    for key, cited in firsts.items():
        relation = note.citations[key].relation if key in note.citations else default
        yield Citation(
            id=f"{p.id}.{key}",
            document=p.document,
            passage=p.id,
            legal_document=key,
            text=cited.text,
            cited_on=cited.date,
            relation=relation,
            commitment=p.id if p.kind == "commitment" else "",
        )
