"""The search index of one language: names of everything first and small, the texts of passages after them.

Both are columns of equal length. MiniSearch makes its own index of them in the browser, which costs some milliseconds
and spares the reader an index three times their size.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator import links
from generator.model.document import Passage
from generator.model.kinds import SEARCHED, kind_of
from generator.model.records import Commitment, Target
from generator.site.lookup.abbreviations import Pairs
from generator.site.pages.formatting import bounds, edtf
from generator.site.pages.view import View
from generator.site.pages.words import SEARCH_WORDS

#: kinds of answers, in the order in which equally good ones stand
KINDS = tuple(SEARCHED)
#: text that stands in the copies but is no part of the document, or stands there twice: found, but after all else
_LESS = ("page-chrome", "duplicate", "letterhead", "recipients", "signature")
#: targets shown beside an indicator at most
_FACTS = 3
#: where the description of a topic begins to say what it does not hold
_OUTSIDE = re.compile(r"; (?:không gồm|not) ")
_CAPITALS = re.compile(r"\b[^\W\d_a-z]{3,}\b")


@dataclass(frozen=True)
class Entry:
    """One answer: where it leads, what it is called (here and elsewhere), a fact beside it, its text, how much hangs on it."""

    kind: str
    #: the address after the folder of its kind
    tail: str
    name: str
    other: tuple[str, ...] = ()
    fact: str = ""
    text: str = ""
    #: words it is found by that are not shown
    also: str = ""
    weight: int = 0


def index(
    view: View, abbreviations: Pairs, asides: Iterable[str] = (), glossary: Iterable[tuple[str, str]] = ()
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What is loaded when a search box is focused, and what follows it. The second holds commitments anew, with text."""
    registries = _spelled_out(_registries(view), dict(abbreviations))
    names = [*registries, *(_commitment(view, c, full=False) for c in view.catalog.commitments.values())]
    texts = [
        *(_commitment(view, c, full=True) for c in view.catalog.commitments.values()),
        *(_passage(view, p) for p in view.catalog.passages.values() if p.kind != "commitment"),
    ]
    first = {
        "words": _words(view),
        "kinds": {kind: _declared(view, kind) for kind in KINDS},
        "abbreviations": abbreviations,
        "implied": [*_implied(view), *glossary],
        "asides": list(asides),
        "columns": _columns(names),
    }
    return first, {"replaces": ["commitment"], "columns": _columns(texts)}


def _implied(view: View) -> Pairs:
    """The province's name, with what may stand for it: readers add it to names that leave it out."""
    province, english = str(view.facts["province_vi"]), str(view.facts["province_en"])
    head, _, name = province.partition(" ")
    return [(province, head), (province, ""), (name, ""), (english, "")]


def _declared(view: View, kind: str) -> dict[str, Any]:
    """What the scripts must know of a kind: its name, where its pages lie, how it stands among the answers."""
    own, search = kind_of(kind), SEARCHED[kind]
    return {
        "name": view.words.data[f"nav.{kind}" if own.page else f"search.{own.plural}"],
        "folder": links.page_path(own.within or kind, "", view.language),
        "weight": search.weight,
        "sentence": search.sentence,
        "official": search.official,
        "once": search.once,
    }


def _words(view: View) -> dict[str, Any]:
    return {word: view.words.data[f"search.{word}"] for word in SEARCH_WORDS}


def _columns(entries: Iterable[Entry]) -> dict[str, Any]:
    """Entries as columns; a column nobody fills is left out."""
    rows = list(entries)
    columns: dict[str, Any] = {
        "kinds": KINDS,
        "kind": [KINDS.index(e.kind) for e in rows],
        "id": [e.tail for e in rows],
        "name": [e.name for e in rows],
        "other": ["|".join(dict.fromkeys(o for o in e.other if o and o != e.name)) for e in rows],
        "fact": [e.fact for e in rows],
        "text": [e.text for e in rows],
        "also": [e.also for e in rows],
        "weight": [e.weight for e in rows],
    }
    return columns


def _registries(view: View) -> Iterator[Entry]:
    """Everything that has a name."""
    for kind in (kind for kind, search in SEARCHED.items() if not search.sentence):
        for ident in view.catalog.of(kind):
            yield ENTRIES[kind](view, ident) if kind in ENTRIES else _named(view, kind, ident)


def _named(view: View, kind: str, ident: str) -> Entry:
    """An entry with nothing but the names of a thing."""
    record = view.catalog.of(kind)[ident]
    return Entry(
        kind, f"{ident}/", view.name(kind, ident), (*_foreign(view, record), *getattr(record, "names", ()))
    )


def _spelled_out(entries: Iterable[Entry], abbreviations: Mapping[str, str]) -> Iterator[Entry]:
    """Entries with their names spelled out as well: who types "văn phòng ủy ban" means "Văn phòng UBND tỉnh".

    Numbers of documents stay as they are: nobody spells out what they end in.
    """
    for entry in entries:
        names = (entry.name, *entry.other) if not SEARCHED[entry.kind].numbered else ()
        yield replace(
            entry,
            other=(
                *entry.other,
                *(n for n in (spelled_out(name, abbreviations) for name in names) if n not in names),
            ),
        )


def spelled_out(name: str, abbreviations: Mapping[str, str]) -> str:
    """A name with what stands for each abbreviation of three capitals or more in it."""
    return _CAPITALS.sub(lambda found: abbreviations.get(found[0], found[0]), name)


def _foreign(view: View, record: Any) -> tuple[str, ...]:
    """The Vietnamese name where pages are in another language: readers type what they have seen printed."""
    return () if view.language == links.DEFAULT_LANGUAGE else (record.name_vi,)


def _spoken(kind: str, number: str | None) -> tuple[str, ...]:
    """The ways in which texts name a document: the page's own name leaves out the word "số"."""
    return (f"{kind} {number}", f"{kind} số {number}") if number else ()


def _agency(view: View, ident: str) -> Entry:
    agency = view.catalog.agencies[ident]
    parts = view.relations.parts[ident]
    led = {
        p.commitment.id
        for p in parts
        if p.involvement.role == "lead" and p.involvement.basis in ("text", "heading")
    }
    name = view.name("agency", ident)
    successors = (
        s.successor_name_vi
        for s in view.relations.successors[ident]
        if s.status == "succeeded" and s.successor_name_vi
    )
    other = (*_foreign(view, agency), *agency.names, *successors, _turned(name), *initials(agency.name_vi))
    leads = [view.words.text("search.leads", n=len(led))] if led else []
    fact = " · ".join([view.words.text(f"agency_kind.{agency.kind}"), *leads])
    return Entry("agency", f"{ident}/", name, other, fact, weight=len(led))


def initials(name: str) -> tuple[str, ...]:
    """How people shorten the name of a department: "SXD" and "Sở XD" for "Sở Xây dựng"; "và" is passed over."""
    head, *rest = [word for word in name.replace("-", " ").replace(",", " ").split() if word != "và"]
    short = "".join(word[0] for word in rest)
    return (f"{head[0]}{short}".upper(), f"{head} {short}".upper()) if head == "Sở" and len(rest) > 1 else ()


def _turned(name: str) -> str:
    """The way in which English readers say the name of a department."""
    head, of, rest = name.partition("Department of ")
    return f"{rest} Department" if of and not head else ""


def _topic(view: View, ident: str) -> Entry:
    topic = view.catalog.topics[ident]
    n = len(view.relations.by_topic[ident])
    fact = view.words.text("count.commitments", n=n)
    descriptions = (
        topic.description,
        *(() if view.language == links.DEFAULT_LANGUAGE else (topic.description_en,)),
    )
    also = " ".join(_inside(description) for description in descriptions if description)
    return Entry(
        "topic", f"{ident}/", view.name("topic", ident), _foreign(view, topic), fact, also=also, weight=n
    )


def _inside(description: str) -> str:
    """What a topic is about, without what its description leaves to other topics: nobody looks for it there."""
    return _OUTSIDE.split(description, maxsplit=1)[0]


def _document(view: View, ident: str) -> Entry:
    document = view.catalog.documents[ident]
    english = view.language != links.DEFAULT_LANGUAGE
    title = document.title_en if english else document.title_vi
    fact = title if len(title) < 160 else title[:159].rsplit(" ", 1)[0] + " …"
    return Entry(
        "document", f"{ident}/", view.document_label(ident),
        (*_spoken(document.type, document.number), title, *((document.title_vi,) if english else ())), fact,
        also=document.issued_edtf[:4], weight=len(view.relations.by_document[ident]),
    )  # fmt: skip


def _legal(view: View, ident: str) -> Entry:
    legal = view.catalog.legal_documents[ident]
    cited = len(view.relations.cited[ident])
    issued = edtf(legal.issued_on, view.language) if legal.issued_on else ""
    facts = [view.issuer(ident)[0], issued, view.words.text("count.citations", n=cited)]
    return Entry(
        "legal_document", f"{ident}/", view.legal_label(ident),
        (*_spoken(legal.type, legal.number), *legal.names, *_titles(view, ident)),
        " · ".join(fact for fact in facts if fact), also=f"{legal.issuer or ''} {(legal.issued_on or '')[:4]}", weight=cited,
        text=legal.title_vi or legal.note or "",  # where the title is not known, the note says what it is cited for
    )  # fmt: skip


def _titles(view: View, ident: str) -> tuple[str, ...]:
    """What a cited document is about: in Vietnamese, and in the language of the pages."""
    return tuple(
        dict.fromkeys((view.catalog.legal_documents[ident].title_vi or "", view.legal_title(ident)[0]))
    )


def _indicator(view: View, ident: str) -> Entry:
    indicator = view.catalog.indicators[ident]
    targets = view.relations.targets_of_indicator[ident]
    names = tuple(dict.fromkeys(t.name_vi for t in targets))
    shown = [_shown(view, t) for t in targets]
    facts = [
        view.name("topic", indicator.topic),
        "; ".join(shown[:_FACTS]) + (" …" if len(shown) > _FACTS else ""),
    ]
    fact = " · ".join(fact for fact in facts if fact)
    return Entry(
        "indicator", f"{ident}/", view.name("indicator", ident), (*_foreign(view, indicator), *names), fact,
        also="; ".join(map(_value, targets)), weight=len(targets),
    )  # fmt: skip


def _shown(view: View, target: Target) -> str:
    """A target as readers of the language see it: the answer, often enough."""
    value = bounds(target.comparator, target.min, target.max, view.language)
    measured = view.measured(
        value, target.unit, target.unit_text if view.language == links.DEFAULT_LANGUAGE else ""
    )
    return f"{edtf(target.period, view.language)}: {measured}" if target.period else measured


def _value(target: Target) -> str:
    """A target as it is printed: people look for the number they have read."""
    unit = "" if target.unit_text in target.value_text else f" {target.unit_text}"
    return f"{target.value_text}{unit} {target.period_text or target.period}"


def _project(view: View, ident: str) -> Entry:
    project = view.catalog.projects[ident]
    n = len(view.relations.mentions[ident])
    fact = f"{view.words.text(f'project_kind.{project.kind}')} · {view.words.text('count.passages', n=n)}"
    return Entry(
        "project",
        f"{ident}/",
        view.name("project", ident),
        (*_foreign(view, project), *project.names),
        fact,
        weight=n,
    )


def _place(view: View, ident: str) -> Entry:
    place = view.catalog.places[ident]
    n = len(view.relations.by_place[ident])
    fact = f"{view.words.text(f'place_kind.{place.kind}')} · {view.words.text('count.commitments', n=n)}"
    return Entry(
        "place",
        f"{ident}/",
        view.name("place", ident),
        (*_foreign(view, place), *place.names),
        fact,
        weight=n,
    )


def _commitment(view: View, c: Commitment, *, full: bool) -> Entry:
    leads = [view.name("agency", a) for a in c.by_role("lead")]
    where = view.document_label(c.document) + (f", {view.section(c.section)}" if c.section else "")
    fact = " · ".join([where, "; ".join(leads[:2]) + (" …" if len(leads) > 2 else "")])
    if not full:
        return Entry("commitment", f"{c.id}/", view.title(c), fact=fact, weight=1)
    spoken = () if view.language == links.DEFAULT_LANGUAGE else (c.title_vi,)
    return Entry(
        "commitment", f"{c.id}/", view.title(c), spoken, fact, c.text, also="; ".join(leads), weight=1
    )


def _passage(view: View, p: Passage) -> Entry:
    where = view.document_label(p.document) + (f", {view.section(p.section)}" if p.section else "")
    return Entry(
        "passage", f"{p.document}/#{p.local}", "", fact=where, text=p.text, weight=0 if p.kind in _LESS else 1
    )


#: kinds of which more is said than the names
ENTRIES: dict[str, Callable[[View, str], Entry]] = {
    "agency": _agency,
    "topic": _topic,
    "document": _document,
    "legal_document": _legal,
    "indicator": _indicator,
    "project": _project,
    "place": _place,
}
