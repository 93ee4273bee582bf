"""The catalog as the reader of one language sees it: names, labels, words, and what refers to what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeVar

from generator import links
from generator.content.catalog import Catalog
from generator.exports.published import FileFacts, Published
from generator.model.document import Document, Passage
from generator.model.records import Commitment, Deadline, Due
from generator.model.roles import GROUP, LEAD
from generator.settings import Settings
from generator.site.pages import formatting
from generator.site.pages.base import WHEN, Page, due_order, shortened, turns, when, when_all
from generator.site.pages.collation import vietnamese
from generator.site.pages.facets import Known
from generator.site.pages.naming import without_name
from generator.site.pages.relations import Relations
from generator.site.pages.words import Words
from generator.text.dates import days
from generator.text.folding import slug

#: so many dates of a commitment stand side by side; of more their number and the nearest
_BESIDE = 2
#: what a source says of a body that is no more
_GONE = ("succeeded", "ended", "territory")
#: a longer list of deadlines is told year by year
_MANY = 12
_T = TypeVar("_T")


@dataclass(frozen=True, kw_only=True)
class View:
    """Everything a page module needs for one language."""

    catalog: Catalog
    relations: Relations
    words: Words
    settings: Settings
    tables: Sequence[Any]
    #: the report of validation, as it is published
    report: Mapping[str, Any] = field(default_factory=dict)
    published: Published = field(default_factory=Published)

    @property
    def language(self) -> str:
        """The language of the pages."""
        return self.words.language

    @property
    def facts(self) -> dict[str, Any]:
        """The publication's own facts."""
        facts: dict[str, Any] = self.settings.publication.data
        return facts

    @property
    def data_date(self) -> date:
        """The day on which the data was last changed: "today" for everything the pages say about time."""
        return date.fromisoformat(str(self.facts["data_date"]))

    def fact(self, key: str) -> str:
        """A fact of the publication in the language of the pages."""
        return str(self.facts[f"{key}_{self.language}"])

    def record(self, kind: str, ident: str) -> Any:
        """A record by its kind and id."""
        return self.catalog.of(kind)[ident]

    def name(self, kind: str, ident: str) -> str:
        """What the reader calls a thing."""
        if kind == "document":
            return self.document_label(ident)
        if kind == "commitment":
            return self.title(self.catalog.commitments[ident])
        if kind == "legal_document":
            return self.legal_label(ident)
        return str(getattr(self.record(kind, ident), f"name_{self.language}"))

    def dated_name(self, kind: str, ident: str) -> str:
        """A name with the years of a body that is gone: "Sở Tài chính (đến 28/02/2025)"; others are called as everywhere."""
        last = self.last_day(ident) if kind == "agency" else None
        name = self.name(kind, ident)
        return self.words.text("name_until", name=name, date=self._day(last)) if last else name

    def last_day(self, agency: str) -> date | None:
        """The last day of a body that a source says is gone."""
        if until := self.catalog.agencies[agency].valid_to:
            return date.fromisoformat(str(until))
        gone = [s.from_date for s in self.relations.successors[agency] if s.from_date and s.status in _GONE]
        return date.fromisoformat(str(min(gone))) - timedelta(days=1) if gone else None

    def _day(self, day: date) -> str:
        return formatting.day(day, self.language)

    def measured(self, value: str, unit: str, printed: str = "") -> str:
        """A number with its unit: the sign all languages share where there is one (``7,5%``, ``350 km``), else the unit's name.

        Without a unit of the registry it bears the words as printed.
        """
        if not unit:
            return f"{value} {printed}".strip()
        sign = str(self.record("unit", unit).symbol)
        if sign == "%":
            return f"{value}%"
        return f"{value} {sign if sign.isascii() else self.name('unit', unit)}"

    def title(self, c: Commitment) -> str:
        """The title of a commitment; its words when it has no title yet."""
        return (c.title_vi if self.language == "vi" else c.title_en) or shortened(c.text, 110)

    def document_label(self, ident: str) -> str:
        """Type and number of a document; type and month when it was printed without a number."""
        d = self.catalog.documents[ident]
        kind = self.words.text(f"document_type.{slug(d.type)}")
        if d.number:
            return f"{kind} {d.number}"
        return self.words.text(
            "document_unnumbered", kind=kind, month=formatting.month(d.issued_edtf, self.language)
        )

    def own(self, vietnamese: str | None, english: str | None) -> tuple[str, str]:
        """A text in the language of the pages, and the language it is in: Vietnamese where English is lacking."""
        return (english, "en") if self.language == "en" and english else (vietnamese or "", "vi")

    def legal_label(self, ident: str) -> str:
        """Type and number of a legal document; one without a number is called as it is published here, or by its name."""
        return self._legal_label(ident)[0]

    def is_foreign(self, kind: str, ident: str) -> bool:
        """Whether the name of a thing is in another language than the page: that of a law whose English name is lacking."""
        return kind == "legal_document" and self._legal_label(ident)[1] != self.language

    def _legal_label(self, ident: str) -> tuple[str, str]:
        legal = self.catalog.legal_documents[ident]
        if legal.number:
            return f"{self.words.text(f'document_type.{slug(legal.type)}')} {legal.number}", self.language
        if legal.document in self.catalog.documents:
            return self.document_label(str(legal.document)), self.language
        return self.own(legal.names[0] if legal.names else legal.title_vi or ident, legal.name_en)

    def legal_title(self, ident: str) -> tuple[str, str]:
        """What a cited document is about, and the language of these words; a document published here gives its own title."""
        legal = self.catalog.legal_documents[ident]
        here = self.catalog.documents.get(legal.document or "")
        return self.own(legal.title_vi, here.title_en if here else legal.title_en)

    def issuer(self, ident: str) -> tuple[str, str, str]:
        """Who issued a cited document, the language of these words, and the agency of exactly this name ("" for none)."""
        legal = self.catalog.legal_documents[ident]
        agency = next(
            (key for key, agency in self.catalog.agencies.items() if agency.name_vi == legal.issuer), ""
        )
        return (*self.own(legal.issuer, self.name("agency", agency) if agency else legal.issuer_en), agency)

    def section(self, label: str) -> str:
        """Where in its document a passage stands, as the reader's language says it."""
        kind, parts = formatting.section(label)
        return self.words.text(f"section_kind.{kind}", **parts)

    def heading(self, passage: Passage) -> tuple[str, str]:
        """A heading with its label, and the language it is in."""
        words, language = self.own(passage.text, self.catalog.annotations[passage.id].heading_en)
        named = language != "vi" and formatting.section(passage.label.rstrip("."))[0] == "article"
        label = f"{self.section(passage.label.rstrip('.'))}." if named else passage.label
        return f"{label} {words}".strip(), language

    def supplied_heading(self, document: str, section: str) -> tuple[str, str]:
        """A heading the copy lost, with its label, and the language it is in."""
        d = self.catalog.documents[document]
        words, language = self.own(d.supplied_headings[section], d.supplied_headings_en.get(section))
        return f"{section.rsplit('.', maxsplit=1)[-1]}. {words}", language

    def headings_above(self, passage: Passage) -> list[tuple[str, str]]:
        """The headings above a passage, outermost first, and the language of each."""
        document = self.catalog.documents[passage.document]
        known = {
            f"{p.label} {p.text}".strip(): self.heading(p)
            for p in self.catalog.passages_of(passage.document)
            if p.kind == "heading"
        }
        for section, words in document.supplied_headings.items():
            known[f"{section.split('.')[-1]}. {words}"] = self.supplied_heading(passage.document, section)
        return [known.get(above, (above, "vi")) for above in passage.heading_path.split(" > ") if above]

    def due_words(self, due: Due) -> str:
        """When something is due, in the reader's form; nothing when the text says nothing."""
        dated = (
            due.text
            if due.relation == "occasion" and self.language == "vi"
            else formatting.dated(due.edtf, due.relation, self.language)
        )
        parts = [dated] if due.edtf else []
        if due.recurrence:
            rhythm = formatting.recurrence(due.recurrence, self.language, "" if due.edtf else due.relation)
            parts.append(
                f"{rhythm} {formatting.ends(due.until, self.language) if due.bounds else ''}".strip()
            )
        return "; ".join(parts) or due.text

    def sorted_by_name(self, kind: str, idents: Iterable[str]) -> list[str]:
        """Ids in alphabetical order of their names."""
        return sorted(idents, key=lambda i: vietnamese(self.name(kind, i)))

    def dues(self, c: Commitment, place: str = "") -> list[Due]:
        """All dates of a commitment in their order; at a place those of this place and those of no place."""
        all_ = self.relations.deadlines[c.passage]
        own = [d.due for d in all_ if not (place and d.place) or self._same_area(d.place, place)]
        found = own if all_ else [c.due]
        return sorted(
            (due for due in found if due.edtf or due.recurrence or due.text),
            key=lambda due: (due_order(due), bool(due.recurrence)),
        )

    def _same_area(self, one: str, other: str) -> bool:
        """Whether one of two places lies within the other, or they are the same."""
        return one in self._upwards(other) or other in self._upwards(one)

    def _upwards(self, place: str | None) -> Iterator[str]:
        while place:
            yield place
            place = self.catalog.places[place].parent

    def dates(self, c: Commitment, place: str = "") -> str:
        """When a commitment is due, all of it: up to two dates side by side, of more how many and the nearest."""
        return self.dates_of(self.dues(c, place))

    def dates_of(self, dues: Sequence[Due]) -> str:
        """Some dates in their order, as :meth:`dates` tells them."""
        said = list(dict.fromkeys(self.due_said(due) for due in dues))
        if len(said) <= _BESIDE:
            return " · ".join(said)
        return self.words.text("dates_many", n=len(said), nearest=self.due_said(self.nearest(dues)))

    def all_dates(self, c: Commitment, place: str = "") -> str:
        """Every date of a commitment, one beside the other."""
        return " · ".join(dict.fromkeys(self.due_said(due) for due in self.dues(c, place)))

    def nearest(self, dues: Sequence[Due]) -> Due:
        """Of several dates in order the first that is not over; when all are, the last."""
        return next((d for d in dues if when(d, self.data_date) not in ("passed", "lapsed")), dues[-1])

    def due_said(self, due: Due) -> str:
        """When something is due, in the reader's form; in English what is no date is not left in Vietnamese."""
        if due.edtf or due.recurrence or self.language == "vi":
            return self.due_words(due)
        return self.words.text("when_unsaid")

    def turning(self, dues: Iterable[Due]) -> tuple[str, str]:
        """After which days something goes over to another group of time, and to which: two lists in words, for times.js."""
        found = turns(dues, self.data_date)
        return " ".join(day.isoformat() for day, _ in found), " ".join(then for _, then in found)

    def in_order(
        self, commitments: Iterable[Commitment], place: str = ""
    ) -> list[tuple[str, list[Commitment]]]:
        """Commitments in the groups of time, each in order of its dates; at a place by the dates of that place.

        Each stands where one of its dates is nearest to be done. What is still coming may have passed on the day the page is
        read: the group it goes over to is there for it, even when it is empty.
        """
        return self.by_time((c, self.dues(c, place)) for c in commitments)

    def by_time(self, dated: Iterable[tuple[_T, list[Due]]]) -> list[tuple[str, list[_T]]]:
        """Things with their dates in the groups of time."""
        groups: dict[str, list[tuple[tuple[date, date], _T]]] = {key: [] for key in WHEN}
        wanted: set[str] = set()
        for one, dues in dated:
            order = due_order(self.nearest(dues)) if dues else (date.max, date.max)
            groups[when_all(dues, self.data_date)].append((order, one))
            wanted.update(then for _, then in turns(dues, self.data_date))
        return [
            (key, [one for _, one in sorted(group, key=lambda item: item[0])])
            for key, group in groups.items()
            if group or key in wanted
        ]

    def file(self, path: str) -> FileFacts:
        """Size and hash of a published file.

        :raises KeyError: when it is not published.
        """
        return self.published.files[path]

    def has_package(self, kind: str, ident: str) -> bool:
        """Whether the rows of an agency, topic or document are published as a package of their own."""
        return links.slice_file(kind, ident) in self.published.files

    def absolute(self, kind: str, ident: str) -> str:
        """The full address of a page."""
        return links.absolute(str(self.facts["site_url"]), links.page_path(kind, ident, self.language))

    def by_year(self, deadlines: Sequence[Deadline]) -> list[tuple[str, list[Deadline]]]:
        """Deadlines in order under the years they end in, where there are many and they have several; else together ("")."""
        years: dict[str, list[Deadline]] = {}
        for d in deadlines:
            day = d.due.over or d.due.start
            years.setdefault(str(day.year) if day else "", []).append(d)
        many = len(deadlines) > _MANY and len(years) > 1
        return list(years.items()) if many else [("", list(deadlines))] if deadlines else []

    def title_without(self, c: Commitment, agency: str) -> str:
        """The title of a commitment as it stands on the page of an agency: without the agency's own name in front."""
        names = [self.name("agency", agency), *(name for name, _ in self.relations.names[agency])]
        return without_name(self.title(c), names)

    @cached_property
    def known(self) -> Known:
        """What commitments are found by in the explorer, beside their own fields."""
        r, catalog = self.relations, self.catalog
        heirs: dict[str, list[str]] = {}
        for row in catalog.inherited:
            if row.role == LEAD and row.basis != GROUP:
                heirs.setdefault(row.commitment, []).append(row.agency)
        fits = {row.target for row in catalog.results if not row.reason}
        return Known(
            on=self.data_date,
            dues=self.dues,
            ended={key for key, d in catalog.documents.items() if self._ended(d)},
            results={c for c, own in catalog.commitments.items() if self._told(own, fits)},
            numbers={c for c, own in catalog.commitments.items() if r.targets[own.passage]},
            heirs={c: list(dict.fromkeys(own)) for c, own in heirs.items()},
        )

    def _ended(self, document: Document) -> bool:
        end = days(document.period_edtf).end if document.period_edtf else None
        return bool(end and end < self.data_date)

    def _told(self, c: Commitment, fits: Collection[str]) -> bool:
        """Whether a result of a commitment is published: of itself, or one that compares with a number in it."""
        r = self.relations
        return bool(r.evidence[c.id]) or any(r.evidence[t.id] or t.id in fits for t in r.targets[c.passage])

    def error_report(self, record: str, page: str = "", text: str = "") -> str:
        """The form for reporting an error, with what is known filled in."""
        return links.error_report(str(self.facts["repo_url"]), record, page, text)

    def error_mail(self, record: str, page: str = "", text: str = "") -> str:
        """The same as a letter; nothing where the publication has no address for letters."""
        address = str(self.facts.get("contact_email") or "")
        return links.error_mail(address, record, page, text) if address else ""

    def page(self, kind: str, ident: str, title: str, description: str, **more: Any) -> Page:
        """A page of this language whose template bears the name of its kind."""
        template = more.pop("template", kind if ident else f"{kind}_index")
        context = {"view": self, **more.pop("context", {})}
        return Page(
            kind=kind,
            ident=ident,
            language=self.language,
            template=template,
            title=title,
            description=shortened(description, 300),
            context=context,
            **more,
        )

    def home_crumb(self) -> tuple[str, str, str]:
        """The first of all breadcrumbs."""
        return ("home", "", self.words.text("nav.home"))

    def crumbs(self, kind: str) -> tuple[tuple[str, str, str], ...]:
        """Home and the index of a kind."""
        return (self.home_crumb(), (kind, "", self.words.text(f"nav.{kind}")))

    def deadlines_in_order(self, deadlines: Iterable[Deadline]) -> list[tuple[str, list[Deadline]]]:
        """Deadlines in the groups of time, each in order of its dates."""
        return self.by_time((d, [d.due]) for d in deadlines)


def newest(view: View) -> list[tuple[str, Document]]:
    """The documents, the newest first, as whoever follows them wants them."""
    return sorted(
        view.catalog.documents.items(), key=lambda item: (item[1].issued_edtf, item[0]), reverse=True
    )
