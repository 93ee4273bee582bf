"""The entries of the search, one function for each kind: names, a fact to show, and the text that is
searched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import KW_ONLY, dataclass
from typing import Any

from generator import links
from generator.model.document import Passage
from generator.model.kinds import HOME
from generator.model.records import Commitment, Target
from generator.site.pages.base import Page
from generator.site.pages.formatting import bounds, edtf
from generator.site.pages.view import View
from generator.text.shortening import shortened

#: text that stands in the copies but is no part of the document, or stands there twice: found, but after all
#: else
_LESS = ("page-chrome", "duplicate", "letterhead", "recipients", "signature")
#: targets shown beside an indicator at most
_FACTS = 3
#: characters of a document's title
_LONGEST = 160
#: what names begin with that are shortened to initials, and what they end in that is left out then
_SHORTENED, _LEVELS = ("Sở", "Bộ", "Đài"), ("tỉnh",)
#: where the parts of such a name begin
_PARTS = re.compile(r" và |, | - ")
#: where the description of a topic begins to say what it does not hold
_OUTSIDE = re.compile(r"; (?:không gồm|not) ")


@dataclass(frozen=True)
class Entry:
    """One entry: its page, its name, further names, a fact to show, its text, and how many things depend on
    it (for ranking)."""

    kind: str
    #: the address after the folder of its kind
    tail: str
    name: str
    other: tuple[str, ...] = ()
    fact: str = ""
    _: KW_ONLY
    text: str = ""
    #: words it is found by that are not shown
    also: str = ""
    #: hidden labels: found like further names, but nobody shortens them to initials
    hidden: tuple[str, ...] = ()
    weight: int = 0


def foreign(view: View, record: Any) -> tuple[str, ...]:
    """The Vietnamese name on pages of another language, since readers type what they have seen printed."""
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
    other = (*foreign(view, agency), *agency.names, _turned(name), *initials(agency.name_vi))
    leads = [view.words.text("search.leads", n=len(led))] if led else []
    fact = " · ".join([view.words.text(f"agency_kind.{agency.kind}"), *leads])
    # the names of who came after it are no names of its own
    return Entry("agency", f"{ident}/", name, other, fact, weight=len(led), also="; ".join(successors))


def initials(name: str) -> tuple[str, ...]:
    """The short forms that people use for the name of a department: "SXD" and "Sở XD" for "Sở Xây dựng"; "và"
    is skipped or written "&".

    >>> initials("Sở Văn hóa, Thể thao và Du lịch")
    ('SVHTTDL', 'Sở VHTTDL', 'Sở VH, TT & DL', 'Sở VHTT & DL')
    """
    head, _, rest = name.partition(" ")
    parts = [_first_letters(part) for part in _PARTS.split(rest)]
    short = "".join(parts)
    if head not in _SHORTENED or len(short) < 2:
        return ()
    whole = (f"{head[0]}{short}", f"{head} {short}")
    apart = (", ".join(parts[:-1]), "".join(parts[:-1]))
    return (*whole, *(f"{head} {before} & {parts[-1]}" for before in dict.fromkeys(apart) if before))


def _first_letters(words: str) -> str:
    return "".join(word[0] for word in words.split() if word not in _LEVELS).upper()


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
        "topic", f"{ident}/", view.name("topic", ident), foreign(view, topic), fact, also=also, weight=n
    )


def _inside(description: str) -> str:
    """A topic's description without the part that says what it excludes, which nobody searches there."""
    return _OUTSIDE.split(description, maxsplit=1)[0]


def _document(view: View, ident: str) -> Entry:
    document = view.catalog.documents[ident]
    english = view.language != links.DEFAULT_LANGUAGE
    title = (document.title_en if english else "") or document.title_vi
    fact = shortened(title, _LONGEST)
    cited = view.catalog.legal_documents.get(ident)
    other = (title, *((document.title_vi,) if english else ()), *(cited.names if cited else ()))
    return Entry(
        "document", f"{ident}/", view.document_label(ident),
        (*_spoken(document.type, document.number), *other), fact,
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
        " · ".join(fact for fact in facts if fact),
        also=f"{legal.issuer or ''} {(legal.issued_on or '')[:4]}", weight=cited,
        # where the title is not known, the note says what it is cited for
        text=legal.title_vi or legal.note or "",
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
        "indicator", f"{ident}/", view.name("indicator", ident), (*foreign(view, indicator), *names), fact,
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
        (*foreign(view, project), *project.names),
        fact,
        weight=n,
    )


def _place(view: View, ident: str) -> Entry:
    place = view.catalog.places[ident]
    n = len(view.relations.by_place[ident])
    counted = [view.words.text("count.commitments", n=n)] if n else []
    fact = " · ".join([view.words.text(f"place_kind.{place.kind}"), *counted])
    return Entry(
        "place",
        f"{ident}/",
        view.name("place", ident),
        (*foreign(view, place), *place.names),
        fact,
        weight=n,
    )


def commitment(view: View, c: Commitment, *, full: bool) -> Entry:
    """A commitment: in the first file its title, leads and dates; in full also its text and all who take
    part."""
    leads = [view.name("agency", a) for a in c.by_role("lead")]
    where = view.document_label(c.document) + (f", {view.section(c.section)}" if c.section else "")
    fact = " · ".join([where, "; ".join(leads[:2]) + (" …" if len(leads) > 2 else "")])
    if not full:
        return Entry("commitment", f"{c.id}/", view.title(c), fact=fact, weight=1)
    spoken = () if view.language == links.DEFAULT_LANGUAGE else (c.title_vi,)
    return Entry(
        "commitment", f"{c.id}/", view.title(c), spoken, fact, text=c.text, also="; ".join(leads), weight=1
    )


def passage(view: View, p: Passage) -> Entry:
    """Any other passage: its text, and where it stands."""
    where = view.document_label(p.document) + (f", {view.section(p.section)}" if p.section else "")
    return Entry(
        "passage", f"{p.document}/#{p.local}", "", fact=where, text=p.text, weight=0 if p.kind in _LESS else 1
    )


def page_entry(page: Page, called: Iterable[str]) -> Entry:
    """A page that is not a record, by its title and by its other names; the address is relative to the first
    page."""
    root = links.page_path(HOME, "", page.language)
    return Entry(
        "page", page.path.removeprefix(root), page.title, fact=page.description, hidden=tuple(called)
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


def components(view: View, ident: str) -> Iterator[Entry]:
    """The components of an index, where its page tells who answers for each."""
    index = view.catalog.indices[ident]
    for key, part in index.components.items():
        name = str(getattr(part, f"name_{view.data_language}"))
        where = f"{view.words.text('index.component_of')} {view.name('index', ident)}"
        yield Entry("index", f"{ident}/#{key}", name, foreign(view, part), where)


def entry_of(view: View, kind: str, ident: str) -> Entry:
    """The answer that a thing is: by the function of its kind, else with nothing but its names."""
    return ENTRIES[kind](view, ident) if kind in ENTRIES else _named(view, kind, ident)


def _named(view: View, kind: str, ident: str) -> Entry:
    """An entry with nothing but the names of a thing."""
    record = view.catalog.records_of(kind)[ident]
    return Entry(
        kind, f"{ident}/", view.name(kind, ident), (*foreign(view, record), *getattr(record, "names", ()))
    )
