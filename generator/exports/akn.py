"""Akoma Ntoso 3.0 (OASIS LegalDocML): each document as XML that says what is article, point, citation and
agency.

Every passage is an element whose ``eId`` is the passage's id in its document, so that ``#ii.1.2`` of the page
and of the file are the same. What the pages show of the text is all there, in its order; nothing is added to
it. Source: Akoma Ntoso Version 1.0 Part 2, schema ``akomantoso30.xsd``; addresses after its naming convention
(part 3).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from generator import links
from generator.exports.akn_structure import Record, chain, element_of, parts
from generator.exports.base import Dataset, Format
from generator.exports.facts import Facts, facts_of
from generator.exports.files import File
from generator.exports.periods import issued
from generator.model.document import Document
from generator.text.folding import slug
from generator.text.names import Spellings

MEDIA_TYPE = "application/akn+xml"
ENDING = "akn.xml"
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
#: the publisher of the XML among the organisations it names; no id of an agency begins so
_PUBLISHER = "_publisher"
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")
#: a stretch of a text: start, end, opening tag, element
_Mark = tuple[int, int, str, str]


def render(dataset: Dataset) -> Iterator[File]:
    """A file for each document."""
    known = _Known(dataset)
    for ident, document in dataset.documents.items():
        text = _Text(known, ident, document)
        yield File(links.document_file(ident, ENDING), MEDIA_TYPE, text.written().encode("utf-8"))


class _Known:
    """Data that all documents share: passages, citations and names of agencies, by document."""

    def __init__(self, dataset: Dataset) -> None:
        self.facts: Facts = facts_of(dataset.publication)
        tables = dataset.records()
        self.passages = _by(tables["passages"], "document_id")
        self.citations = _by(tables["citations"], "passage_id")
        self.agencies = {str(a["agency_id"]): str(a["name_vi"]) for a in tables["agencies"]}
        self.names = _by(tables["agency_names"], "document_id")
        self.mentions = {(m["agency_id"], m["passage_id"]) for m in tables["agency_mentions"]}

    def page(self, kind: str, ident: str) -> str:
        """The full address of a page."""
        return links.absolute(self.facts.site_url, links.page_path(kind, ident, links.DEFAULT_LANGUAGE))


def _by(records: Iterable[Record], column: str) -> Mapping[Any, list[Record]]:
    out: dict[Any, list[Record]] = defaultdict(list)
    for record in records:
        out[record[column]].append(record)
    return out


class _Text:
    """Writes one document as XML."""

    def __init__(self, known: _Known, ident: str, document: Document) -> None:
        self.known, self.ident, self.document = known, ident, document
        names: dict[str, list[str]] = defaultdict(list)
        for row in known.names[ident]:
            names[str(row["agency_id"])].append(str(row["name"]))
        self.names = Spellings(names)
        self.named: set[str] = {document.issuer}
        self.opened: dict[str, int] = defaultdict(int)
        # the convention allows a year or a month for what is not printed
        exact = _DATE.fullmatch(document.issued_edtf)
        day = document.issued_edtf if exact else str(issued(document))
        self.uri = "/".join(("/akn/vn/doc", slug(document.type), document.issuer, day, ident))

    def written(self) -> str:
        """The whole file."""
        passages = sorted(self.known.passages[self.ident], key=lambda p: int(p["ordinal"]))
        cut = parts(passages)
        lines = [
            *_wrapped("preface", map(self._block, cut.preface)),
            *_wrapped("preamble", map(self._block, cut.preamble)),
            *_wrapped("mainBody", self._hierarchy(cut.body)),
            *_wrapped("conclusions", map(self._block, cut.conclusions)),
            *self._annexes(cut.annexes),
        ]
        head = '<?xml version="1.0" encoding="UTF-8"?>\n'
        kind = quoteattr(slug(self.document.type))
        body = "\n".join([*self._meta(), *lines])
        return f'{head}<akomaNtoso xmlns="{NAMESPACE}">\n<doc name={kind}>\n{body}\n</doc>\n</akomaNtoso>\n'

    def _annexes(self, passages: Sequence[Record]) -> Iterator[str]:
        """What stands after the signature, as a document attached to the first."""
        if passages:
            body = list(self._hierarchy(passages))
            name = quoteattr(slug(str(passages[0]["section"]) or "annex"))
            yield f'<attachments>\n<attachment eId="att_1">\n<doc name={name}>'
            yield from ("<meta>", *self._identification("att_1"), "</meta>")  # agencies stand in the first
            yield from _wrapped("mainBody", body)
            yield "</doc>\n</attachment>\n</attachments>"

    def _hierarchy(self, passages: Iterable[Record]) -> Iterator[str]:
        """Sections within sections, as the text goes through them."""
        open_now: list[tuple[str, str]] = []
        fresh = False
        for passage in passages:
            sections = chain(str(passage["section"] or ""), self.document.root_section or "")
            while open_now and [s for s, _ in open_now] != sections[: len(open_now)]:
                yield f"</{open_now.pop()[1]}>"
            for section in sections[len(open_now) :]:
                open_now.append((section, element_of(section)))
                yield self._opening(*open_now[-1])
                fresh = True
            yield self._member(passage, within=bool(open_now), first=fresh)
            fresh = False
        yield from (f"</{element}>" for _, element in reversed(open_now))

    def _opening(self, section: str, element: str) -> str:
        self.opened[section] += 1
        again = f"__{self.opened[section]}" if self.opened[section] > 1 else ""
        ident = "sec_" + re.sub(r"\s+", "_", section) + again
        return f"<{element} eId={quoteattr(ident)}>"

    def _member(self, passage: Record, *, within: bool, first: bool) -> str:
        """A passage among others: the heading of what has just been opened, one further down, or a point."""
        ident, label = quoteattr(self._local(passage)), str(passage["label"] or "")
        if passage["kind"] == "heading" and within:
            if first:
                return _num(label) + f"<heading eId={ident}>{self._inline(passage)}</heading>"
            return f"<crossHeading eId={ident}>{self._words(passage)}</crossHeading>"
        element = "point" if label else "paragraph"
        text = f"<content><p>{self._inline(passage)}</p></content>"
        return f"<{element} eId={ident}>{_num(label)}{text}</{element}>"

    def _block(self, passage: Record) -> str:
        """A passage before or after the body."""
        return f"<p eId={quoteattr(self._local(passage))}>{self._words(passage)}</p>"

    def _words(self, passage: Record) -> str:
        label = str(passage["label"] or "")
        return (escape(label) + " " if label else "") + self._inline(passage)

    def _local(self, passage: Record) -> str:
        return str(passage["passage_id"])[len(self.ident) + 1 :]

    def _inline(self, passage: Record) -> str:
        """The words with what they cite, whom they name, and the number of the document itself."""
        text = str(passage["text"])
        out, at = [], 0
        for start, end, opening, element in sorted(self._marks(passage, text)):
            out += [escape(text[at:start]), opening, escape(text[start:end]), f"</{element}>"]
            at = end
        return "".join(out) + escape(text[at:])

    def _marks(self, passage: Record, text: str) -> list[_Mark]:
        """The marked stretches of a text: citations, and agencies outside of these. Of overlapping marks the
        first wins."""
        chosen: list[_Mark] = []
        for mark in (
            *self._cited(passage, text),
            *self._mentions(passage, text),
            *self._own_number(passage, text),
        ):
            if not any(mark[0] < other[1] and other[0] < mark[1] for other in chosen):
                chosen.append(mark)
        return chosen

    def _cited(self, passage: Record, text: str) -> Iterator[_Mark]:
        """Each citation once, the longest words first: where “Luật Đầu tư công” stands, “Luật Đầu tư” is not
        cited."""
        taken: list[tuple[int, int]] = []
        rows = self.known.citations[passage["passage_id"]]
        for row in sorted(rows, key=lambda r: -len(str(r["text"]))):
            for start, end in _places(text, str(row["text"])):
                if not any(start < there[1] and there[0] < end for there in taken):
                    taken.append((start, end))
                    href = self.known.page("legal_document", str(row["legal_document_id"]))
                    yield start, end, f"<ref href={quoteattr(href)}>", "ref"
                    break

    def _mentions(self, passage: Record, text: str) -> Iterator[_Mark]:
        """Names of the agencies that the passage mentions: “địa phương” in “ngân sách địa phương” is none."""
        for found in self.names.find(text):
            if (found.key, passage["passage_id"]) not in self.known.mentions:
                continue
            self.named.add(found.key)
            opening = f"<organization refersTo={quoteattr('#' + found.key)}>"
            yield found.start, found.end, opening, "organization"

    def _own_number(self, passage: Record, text: str) -> Iterator[_Mark]:
        number = self.document.number
        if number and passage["kind"] == "number-date" and number in text:
            start = text.index(number)
            yield start, start + len(number), "<docNumber>", "docNumber"

    def _meta(self) -> Iterator[str]:
        """What the document is, and who the agencies are that it refers to."""
        yield "<meta>"
        yield from self._identification("main")
        yield f'<references source="#{_PUBLISHER}">'
        yield _organisation(_PUBLISHER, self.known.facts.repo_url, self.known.facts.publisher[0])
        for agency in sorted(self.named):
            yield _organisation(agency, self.known.page("agency", agency), self.known.agencies[agency])
        yield "</references>\n</meta>"

    def _identification(self, component: str) -> Iterator[str]:
        """Work, expression and manifestation of a component."""
        expression, facts = f"{self.uri}/vie", self.known.facts
        yield f'<identification source="#{_PUBLISHER}">'
        yield from self._work(component)
        yield f"<FRBRExpression>\n{_this(f'{expression}/!{component}')}\n{_uri(expression)}"
        yield f'{self._issued()}\n<FRBRauthor href="#{self.document.issuer}"/>'
        yield '<FRBRlanguage language="vie"/>\n</FRBRExpression>'
        yield f"<FRBRManifestation>\n{_this(f'{expression}/!{component}.akn')}\n{_uri(f'{expression}.akn')}"
        yield f'<FRBRdate date="{facts.day}" name="published"/>\n<FRBRauthor href="#{_PUBLISHER}"/>'
        yield f'<FRBRformat value="{MEDIA_TYPE}"/>\n</FRBRManifestation>\n</identification>'

    def _work(self, component: str) -> Iterator[str]:
        document = self.document
        yield f"<FRBRWork>\n{_this(f'{self.uri}/!{component}')}\n{_uri(self.uri)}"
        yield f'<FRBRalias value={quoteattr(self.known.page("document", self.ident))} name="page"/>'
        yield f'{self._issued()}\n<FRBRauthor href="#{document.issuer}"/>\n<FRBRcountry value="vn"/>'
        if document.number:
            yield f"<FRBRnumber value={quoteattr(document.number)}/>"
        yield f"<FRBRname value={quoteattr(document.title_vi)}/>\n</FRBRWork>"

    def _issued(self) -> str:
        """The day of issue; where none is printed, the first it can have been, and the name says so."""
        name = "issued" if self.document.issued_on else "earliest-issued"
        return f'<FRBRdate date="{issued(self.document)}" name="{name}"/>'


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in re.finditer(re.escape(words), text))


def _wrapped(element: str, inside: Iterable[str]) -> Iterator[str]:
    lines = list(inside)
    if lines:
        yield f"<{element}>"
        yield from lines
        yield f"</{element}>"


def _num(label: str) -> str:
    return f"<num>{escape(label)}</num>" if label else ""


def _this(value: str) -> str:
    return f"<FRBRthis value={quoteattr(value)}/>"


def _uri(value: str) -> str:
    return f"<FRBRuri value={quoteattr(value)}/>"


def _organisation(ident: str, href: str, name: str) -> str:
    return f"<TLCOrganization eId={quoteattr(ident)} href={quoteattr(href)} showAs={quoteattr(name)}/>"


FORMAT = Format(
    name="akn",
    title="Akoma Ntoso",
    ending=ENDING,
    media_type=MEDIA_TYPE,
    holds="document",
    paths=(links.document_file("{id}", ENDING),),
    write=lambda context: render(context.dataset),
)
