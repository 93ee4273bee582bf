"""Atom (RFC 4287): for each agency, topic, place and document the commitments that concern it, the newest
first.

An entry is a commitment; it is updated with the version of the data that added or changed it. Groups are
followed by their own feed: what reaches a body only as member of a group is not in that of the body. A unit
of today is told what was promised to the districts it lies in, and a body of today what it inherits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from generator import links
from generator.exports.atom import ATOM, MEDIA_TYPE, add, moment
from generator.exports.base import ExportContext, Format
from generator.exports.facts import Facts, facts_of
from generator.exports.files import File
from generator.model.kinds import kind_of
from generator.versions.version import Version
from generator.words import LANGUAGES, of_data, phrases

#: entries of a feed at most: programs keep what they have seen
_MOST = 20
Record = Mapping[str, Any]
Concerned = Mapping[str, Mapping[str, set[str]]]


def render(context: ExportContext) -> Iterator[File]:
    """One feed in each language for every agency, topic, place and document that a commitment concerns."""
    return _Feeds(context).files()


class _Feeds:
    """Indexes of the rows that feeds need."""

    def __init__(self, context: ExportContext) -> None:
        self.facts: Facts = facts_of(context.dataset.publication)
        self.languages: Sequence[str] = context.dataset.publication["languages"]
        self.tables = context.dataset.records()
        self.commitments = {str(row["commitment_id"]): row for row in self.tables["commitments"]}
        self.documents = {str(row["document_id"]): row for row in self.tables["documents"]}
        self.agencies = {str(row["agency_id"]): row for row in self.tables["agencies"]}
        self.updated = _updated(context.history)
        self.leads = self._leads()

    def files(self) -> Iterator[File]:
        """Every feed, kind by kind."""
        for kind, things in self._concerned().items():
            table = self.tables[_TABLE_OF[kind]]
            for thing in table:
                ident = str(thing[f"{kind}_id"])
                if things[ident]:
                    yield from (
                        self._feed(kind, thing, things[ident], language) for language in self.languages
                    )

    def _concerned(self) -> Concerned:
        """By kind and thing the commitments that concern it."""
        named = (r for r in self.tables["commitment_agencies"] if r["basis"] != "group")
        places = _pairs(self.tables["commitment_places"], "place_id")
        for s in self.tables["place_successions"]:
            places[str(s["successor_id"])] |= places.get(str(s["place_id"]), set())
        return {
            "agency": _pairs((*named, *self.tables["inherited_commitments"]), "agency_id"),
            "topic": _pairs(self.tables["commitment_topics"], "topic_id"),
            "place": places,
            "document": _pairs(self.tables["commitments"], "document_id"),
        }

    def _leads(self) -> dict[str, list[str]]:
        """By commitment the bodies that lead it by their own name, or that answer where nobody is named."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.tables["commitment_agencies"]:
            if row["role"] == "lead" and row["basis"] != "group":
                found[str(row["commitment_id"])].append(str(row["agency_id"]))
        return found

    def _feed(self, kind: str, thing: Record, commitments: Iterable[str], language: str) -> File:
        ident = str(thing[f"{kind}_id"])
        path = links.follow_feed(kind, ident, language)
        words, at = phrases("follow", language), LANGUAGES.index(of_data(language))
        name = self._name(kind, thing, language)
        ordered = sorted(commitments, key=self._order)
        feed = etree.fromstring(f'<feed xmlns="{ATOM}" xml:lang="{language}"/>')
        add(feed, "id", self._tag(kind_of(kind).folder("en"), ident, language))
        add(feed, "title", words["title"].format(name=name, publication=self.facts.name[at]))
        add(feed, "subtitle", words["subtitle"].format(shown=min(len(ordered), _MOST), n=len(ordered)))
        add(feed, "updated", moment(max(self._day(c) for c in ordered)))
        add(feed, "link", rel="self", type=MEDIA_TYPE, href=links.absolute(self.facts.site_url, path))
        add(feed, "link", rel="alternate", type="text/html", href=self._page(kind, ident, language))
        add(add(feed, "author"), "name", self.facts.publisher[at])
        add(feed, "rights", f"{self.facts.licence_title} ({self.facts.licence_url})")
        for commitment in ordered[:_MOST]:
            self._entry(feed, commitment, language)
        etree.indent(feed, space="")
        return File(path, MEDIA_TYPE, etree.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n")

    def _entry(self, feed: etree._Element, ident: str, language: str) -> None:
        row = self.commitments[ident]
        entry = add(feed, "entry")
        add(entry, "id", self._tag("commitments", ident, language))
        add(entry, "title", str(row[f"title_{of_data(language)}"] or row["title_vi"] or row["text"]))
        add(entry, "updated", moment(self._day(ident)))
        add(entry, "link", rel="alternate", type="text/html", href=self._page("commitment", ident, language))
        add(entry, "summary", self._summary(row, language))

    def _summary(self, row: Record, language: str) -> str:
        """Where it is written, who leads, and by when as printed; the words themselves stand on the page."""
        words = phrases("follow", language)
        document = self.documents[str(row["document_id"])]
        leads = [
            str(self.agencies[a][f"name_{of_data(language)}"] or self.agencies[a]["name_vi"])
            for a in self.leads.get(str(row["commitment_id"]), ())
        ]
        parts = [
            self._name("document", document, language),
            words["leads"].format(names="; ".join(leads)) if leads else "",
            words["due"].format(due=row["due_text"]) if row["due_text"] else "",
        ]
        return " · ".join(part for part in parts if part)

    def _name(self, kind: str, thing: Record, language: str) -> str:
        if kind == "document":
            return str(thing["number"] or thing[f"title_{of_data(language)}"] or thing["title_vi"])
        return str(thing[f"name_{of_data(language)}"] or thing["name_vi"])

    def _order(self, ident: str) -> tuple[str, ...]:
        """What was updated last comes first, then what the newest document says, then in the order of the
        documents."""
        issued = str(self.documents[str(self.commitments[ident]["document_id"])]["issued_edtf"])
        return _backwards(self._day(ident)), _backwards(issued), ident

    def _day(self, ident: str) -> str:
        return self.updated.get(ident, self.facts.first_day.isoformat())

    def _page(self, kind: str, ident: str, language: str) -> str:
        return links.absolute(self.facts.site_url, links.page_path(kind, ident, language))

    def _tag(self, *parts: str) -> str:
        """A permanent id (RFC 4151), which stays when addresses change their path."""
        host = urlsplit(self.facts.site_url).hostname
        return f"tag:{host},{self.facts.first_day.isoformat()}:" + "/".join((self.facts.package, *parts))


_TABLE_OF = {"agency": "agencies", "topic": "topics", "place": "places", "document": "documents"}


def _pairs(rows: Iterable[Record], column: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[str(row[column])].add(str(row["commitment_id"]))
    return found


def _updated(history: Sequence[Version]) -> dict[str, str]:
    """By commitment the day of the newest version that added it, or changed it or what is tied to it."""
    found: dict[str, str] = {}
    for version in history:
        for table in version.diff.tables if version.diff else ():
            if table.table == "commitments" or table.table.startswith("commitment_"):
                for row in (*table.added, *table.changed):
                    found.setdefault(row.id.split(" | ")[0], version.date)
    return found


def _backwards(text: str) -> str:
    """A text that sorts the other way round: digits turned about."""
    return text.translate(str.maketrans("0123456789", "9876543210"))


FORMAT = Format(
    name="follow",
    title="Atom",
    ending="atom",
    media_type=MEDIA_TYPE,
    holds="feed",
    paths=tuple(
        links.follow_feed(kind, "{id}", language)
        for language in ("vi", "{language}")
        for kind in links.FOLLOWED
    ),
    write=render,
)
