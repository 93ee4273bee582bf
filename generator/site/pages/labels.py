"""The names of records, documents and values in the language of the pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from generator.model.evidence import Evidence
from generator.model.records import Commitment
from generator.site.pages import formatting
from generator.site.pages.timing import Timed
from generator.text.folding import slug
from generator.text.shortening import shortened
from generator.words import of_data

#: what a source says of a body that is no more
_GONE = ("succeeded", "ended", "territory")


@dataclass(frozen=True, kw_only=True)
class Labelled(Timed):
    """The part of a view that names things."""

    @property
    def data_language(self) -> str:
        """The language in which the data speaks to the reader of the pages."""
        return of_data(self.language)

    def record(self, kind: str, ident: str) -> Any:
        """A record by its kind and id."""
        return self.catalog.records_of(kind)[ident]

    def name(self, kind: str, ident: str) -> str:
        """What the reader calls a thing."""
        if kind == "document":
            return self.document_label(ident)
        if kind == "commitment":
            return self.title(self.catalog.commitments[ident])
        if kind == "legal_document":
            return self.legal_label(ident)
        thing = self.record(kind, ident)
        return str(getattr(thing, f"name_{self.data_language}") or thing.name_vi)

    def dated_name(self, kind: str, ident: str) -> str:
        """The name of a thing; that of a body that no longer exists with its last day: "Sở Tài chính (đến
        28/02/2025)"."""
        last = self.last_day(ident) if kind == "agency" else None
        name = self.name(kind, ident)
        return self.words.text("name_until", name=name, date=self._day(last)) if last else name

    def heir(self, agency: str) -> str:
        """The body of today that a source names as successor of another; "" if none is known."""
        named = (s.successor for s in self.relations.successors[agency] if s.status == "succeeded")
        return next((heir for heir in named if heir in self.catalog.agencies), "") or ""

    def heir_name(self, agency: str) -> str:
        """The name of the body of today behind another; where both have one name, that of today is said to be
        new. "" if none is known."""
        heir = self.heir(agency)
        own, of_today = self.name("agency", agency), self.name("agency", heir) if heir else ""
        stem, bracket, since = of_today.partition(" (")
        if heir and stem == own:
            return self.words.text("name_new", name=own, since=f"{bracket}{since}")
        return of_today

    def until(self, agency: str) -> str:
        """The last day of a body that no longer exists, in the form that follows its name: "(đến
        28/02/2025)"; empty for other bodies."""
        last = self.last_day(agency)
        return self.words.text("name_until", name="", date=self._day(last)).strip() if last else ""

    def last_day(self, agency: str) -> date | None:
        """The last day of a body that a source says is gone."""
        if until := self.catalog.agencies[agency].valid_to:
            return date.fromisoformat(str(until))
        gone = [s.from_date for s in self.relations.successors[agency] if s.from_date and s.status in _GONE]
        return date.fromisoformat(str(min(gone))) - timedelta(days=1) if gone else None

    def _day(self, day: date) -> str:
        return formatting.day(day, self.language)

    def measured(self, value: str, unit: str, printed: str = "") -> str:
        """A number with its unit: the international symbol if there is one (``7,5%``, ``350 km``), else the
        name of the unit.

        A unit that is not in the registry is given as printed. The name of a rank precedes its number: ``hạng
        15``.
        """
        if not unit:
            return f"{value} {printed}".strip()
        if self.record("unit", unit).leads:
            return f"{self.name('unit', unit)} {value}"
        sign = str(self.record("unit", unit).symbol)
        if sign == "%":
            return f"{value}%"
        return f"{value} {sign if sign.isascii() else self.name('unit', unit)}"

    def found(self, e: Evidence) -> str:
        """The value of a published result with its comparator as a sign, or the words of its source if it has
        no value. A rank keeps both numbers: ``15/63``."""
        printed = e.value_text or ""
        if e.value is None or e.comparator is None or re.fullmatch(rf"{e.value}/\d+", printed):
            return printed
        high = e.value_max if e.comparator == "range" else e.value
        return formatting.bounds(e.comparator, e.value, high, self.language)

    def title(self, c: Commitment) -> str:
        """The title of a commitment; its words when it has no title yet."""
        return (c.title_vi if self.data_language == "vi" else c.title_en or c.title_vi) or shortened(
            c.text, 110
        )

    def document_label(self, ident: str) -> str:
        """Type and number of a document; type and month when it was printed without a number."""
        d = self.catalog.documents[ident]
        kind = self.words.text(f"document_type.{slug(d.type)}")
        if d.number:
            return f"{kind} {d.number}"
        return self.words.text(
            "document_unnumbered", kind=kind, month=formatting.month(d.issued_edtf, self.language)
        )

    def preferred(self, vietnamese: str | None, english: str | None) -> tuple[str, str]:
        """One of two texts in the language of the pages, and the language it is in; Vietnamese if the English
        is missing."""
        return (english, "en") if self.data_language == "en" and english else (vietnamese or "", "vi")

    def legal_label(self, ident: str) -> str:
        """Type and number of a legal document; one without a number is called as it is published here, or by
        its name."""
        return self._legal_label(ident)[0]

    def is_foreign(self, kind: str, ident: str) -> bool:
        """Whether the name of a thing is in another language than the page: what has no English name yet."""
        if kind == "legal_document":
            return self._legal_label(ident)[1] != self.language
        if kind == "commitment":
            return self.is_untitled(self.catalog.commitments[ident])
        return (
            kind != "document"
            and self.language != "vi"
            and not getattr(self.record(kind, ident), "name_en", "")
        )

    def is_untitled(self, c: Commitment) -> bool:
        """Whether the title of a commitment is in Vietnamese on a page that is not."""
        return self.language != "vi" and not c.title_en

    def _legal_label(self, ident: str) -> tuple[str, str]:
        legal = self.catalog.legal_documents[ident]
        if legal.number:
            return f"{self.words.text(f'document_type.{slug(legal.type)}')} {legal.number}", self.language
        if legal.document in self.catalog.documents:
            return self.document_label(str(legal.document)), self.language
        return self.preferred(legal.names[0] if legal.names else legal.title_vi or ident, legal.name_en)

    def legal_title(self, ident: str) -> tuple[str, str]:
        """What a cited document is about, and the language of these words; a document published here gives
        its own title."""
        legal = self.catalog.legal_documents[ident]
        here = self.catalog.documents.get(legal.document or "")
        return self.preferred(legal.title_vi, here.title_en if here else legal.title_en)

    def issuer(self, ident: str) -> tuple[str, str, str]:
        """Who issued a cited document, the language of these words, and the agency of exactly this name (""
        for none)."""
        legal = self.catalog.legal_documents[ident]
        agency = next(
            (key for key, agency in self.catalog.agencies.items() if agency.name_vi == legal.issuer), ""
        )
        return (
            *self.preferred(legal.issuer, self.name("agency", agency) if agency else legal.issuer_en),
            agency,
        )
