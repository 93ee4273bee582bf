"""From what people wrote about passages to the facts: who is responsible, by when, what is cited.

The rules of responsibility are those of the data dictionary (``commitment_agencies``): the nearest heading or lead-in
gives its agencies to what stands under it, a numbered task its leads, a named group its members as derived rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.content.dues import due_of, latest
from generator.content.reading import ancestors
from generator.model.agency import Agency
from generator.model.annotation import Annotation
from generator.model.document import Document, Passage
from generator.model.records import Citation, Commitment, Deadline, Involvement, Milestone, SourceNote, Target
from generator.model.roles import IN_PLACE, ROLES
from generator.model.vocabulary import LegalDocument
from generator.text.citations import find_numbers
from generator.text.dates import Days, days

_EMPTY = Annotation()
_CITES_NOTHING = frozenset(
    {"letterhead", "number-date", "page-chrome", "duplicate", "recipients", "signature"}
)
_TYPE_WORD = re.compile(
    r"(?i)(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Công điện|Công văn|Kế hoạch"
    r"|Chương trình hành động|Kết luận|Thông báo|Tờ trình)(?:\s+số)?\s+$|số\s+$"
)
_DATE_TAIL = re.compile(
    r"(?i),?\s*(?:của [^.;,\d]{0,40}?)?\s*ngày\s+\d{1,2}\s?(?:/|\s+tháng\s+)\s?\d{1,2}\s?(?:/|\s+năm\s+)\s?\d{4}"
)


@dataclass(frozen=True)
class Giver:
    """A passage that gives agencies to others: its leads, its partners, and how far it reaches."""

    position: int
    last: int
    section: str
    leads: tuple[str, ...]
    partners: tuple[str, ...]


class Responsibility:
    """Works out who is responsible for each passage of one document."""

    def __init__(
        self,
        document: Document,
        passages: tuple[Passage, ...],
        annotations: Mapping[str, Annotation],
        agencies: Mapping[str, Agency],
    ) -> None:
        self.document = document
        self.passages = passages
        self.annotations = annotations
        self.agencies = agencies
        self.position = {p.local: i for i, p in enumerate(passages)}
        self._known: dict[int, Giver | None] = {}

    def _giver(self, i: int, p: Passage) -> Giver | None:
        note = self.annotations.get(p.local, _EMPTY)
        leads = tuple(a for a in note.lead or () if a not in IN_PLACE)
        if p.kind == "heading" and (leads or note.cooperate):
            return Giver(i, self._end_of_section(i), p.section, leads, note.cooperate)
        if p.kind == "lead-in" and (leads or note.cooperate):
            last = self.position.get(note.to.split(":")[-1], i) if note.to else self._end_of_lead_in(i)
            return Giver(i, last, p.section, leads, note.cooperate)
        if p.kind == "commitment" and re.match(r"(\d|\(\d)", p.label):
            given = leads or (self._inherited(i)[0] if note.lead and "heading" in note.lead else ())
            return Giver(i, self._end_of_section(i), p.section, given, ()) if given else None
        return None

    def _end_of_section(self, i: int) -> int:
        section = self.passages[i].section
        last = i
        while last + 1 < len(self.passages) and section in ancestors(self.passages[last + 1].section):
            last += 1
        return last

    def _end_of_lead_in(self, i: int) -> int:
        end = self._end_of_section(i)
        label = self.passages[i].label
        for j in range(i + 1, end + 1):
            if label and self.passages[j].label == label:
                return j - 1
        return end

    def _inherited(self, i: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Leads and partners that stand above the passage at ``i``: up to the nearest giver that names a lead."""
        partners: list[str] = []
        around = [g for g in self._givers_before(i) if g.position < i <= g.last]
        for giver in sorted(around, key=lambda g: (-len(ancestors(g.section)), -g.position)):
            partners += giver.partners
            if giver.leads:
                return giver.leads, tuple(dict.fromkeys(partners))
        return (), tuple(dict.fromkeys(partners))

    def _givers_before(self, i: int) -> Iterator[Giver]:
        """Givers that stand before position ``i`` (worked out one by one, as a giver may itself inherit)."""
        for j in range(i):
            if j not in self._known:
                self._known[j] = self._giver(j, self.passages[j])
            giver = self._known[j]
            if giver:
                yield giver

    def of(self, passage: Passage) -> tuple[Involvement, ...]:
        """Who is responsible for ``passage``: named, inherited, or the issuer; members of groups follow, derived."""
        i = self.position[passage.local]
        note = self.annotations.get(passage.local, _EMPTY)
        if note.inherits:
            note_above = self.annotations.get(note.inherits, _EMPTY)
            leads = [Involvement(a, "lead", "heading") for a in note_above.lead or () if a not in IN_PLACE]
            partners = [Involvement(a, "cooperate", "heading") for a in note_above.cooperate]
            return self._with_members(
                [*(leads or [Involvement(self.document.issuer, "lead", "issuer")]), *partners]
            )
        return self._with_members(self._named(i, note))

    def named(self, leads: Iterable[str]) -> tuple[Involvement, ...]:
        """The rows of leads that the words of one target or deadline name for it alone."""
        return self._with_members([Involvement(a, "lead", "text") for a in leads])

    def _named(self, i: int, note: Annotation) -> list[Involvement]:
        leads, partners = self._inherited(i)
        named = tuple(a for a in note.lead or () if a not in IN_PLACE)
        keeps = note.lead is None or "heading" in note.lead
        rows = [Involvement(a, "lead", "text") for a in named]
        if keeps:
            rows += [Involvement(a, "lead", "heading") for a in leads if a not in named]
            rows += [Involvement(a, "cooperate", "heading") for a in partners if a not in note.cooperate]
        if not any(r.role == "lead" for r in rows):
            rows.append(Involvement(self.document.issuer, "lead", "issuer"))
        for role in ROLES[1:]:
            # a body that the passage names in no other way acts in this role as the one its heading names
            above = leads if role == "supervise" else ()
            rows += [
                Involvement(a, role, "heading" if a in above and a not in named else "text")
                for a in getattr(note, role)
            ]
        return rows

    def _with_members(self, rows: list[Involvement]) -> tuple[Involvement, ...]:
        """Add a derived row for each member of a named group that is not named itself in that role (once, by the first group)."""
        derived: dict[tuple[str, str], Involvement] = {}
        named = {(r.agency, r.role) for r in rows}
        for r in rows:
            for member in self.agencies[r.agency].members if r.agency in self.agencies else ():
                own_partner = r.role == "cooperate" and (member, "lead") in named  # nobody helps itself
                if (member, r.role) not in named and not own_partner:
                    derived.setdefault((member, r.role), Involvement(member, r.role, "group", r.agency))
        order = {role: n for n, role in enumerate(ROLES)}
        return tuple(
            sorted(
                dict.fromkeys([*rows, *derived.values()]),
                key=lambda r: (
                    order[r.role],
                    r.basis == "group",
                    rows.index(r) if r in rows else 0,
                    r.via,
                    r.agency,
                ),
            )
        )


def commitment_of(
    p: Passage, note: Annotation, who: tuple[Involvement, ...], document: Document
) -> Commitment:
    """The commitment a passage is."""
    bases = [r.basis for r in who if r.role == "lead" and r.basis != "group"]
    responsibility = next((b for b in ("text", "heading", "issuer") if b in bases), "issuer")
    dues = [due_of(d, document) for d in note.deadlines.values()]
    return Commitment(
        p.id, p.document, p.id, p.section, p.text, note.title_vi or "", note.title_en or "", responsibility, latest(dues),
        note.beneficiaries, note.topics, who, note.projects, note.places, len(dues),
        note.support or (), note.output, note.budget,
    )  # fmt: skip


def targets_of(
    p: Passage,
    note: Annotation,
    who: tuple[Involvement, ...],
    named: Callable[[Iterable[str]], tuple[Involvement, ...]],
) -> Iterator[Target]:
    """The targets in a passage; ``named`` gives the rows of leads that one target has for itself."""
    commitment = p.id if p.kind == "commitment" else ""
    for key, t in note.targets.items():
        covered = days(t.period) if t.period else Days(None, None)
        yield Target(
            f"{p.id}.{key}", p.document, p.id, commitment, t.indicator, t.name_vi, t.comparator, t.min, t.max, t.value_text,
            t.unit_text, t.unit or "", t.period_text or "", t.period or "", covered.start, covered.end, named(t.lead) if t.lead else who,
            t.name_en or "",
        )  # fmt: skip


def deadlines_of(
    p: Passage, note: Annotation, who: tuple[Involvement, ...], responsible: Responsibility
) -> Iterator[Deadline]:
    """The deadlines in a passage; those whose words name leads of their own have these alone."""
    commitment = p.id if p.kind == "commitment" else ""
    for key, d in note.deadlines.items():
        agencies = responsible.named(d.lead) if d.lead else who
        due = due_of(d, responsible.document)
        yield Deadline(
            f"{p.id}.{key}",
            p.document,
            p.id,
            commitment,
            d.what,
            due,
            agencies,
            d.what_en or "",
            d.place or "",
        )


def milestones_of(p: Passage, note: Annotation, document: Document) -> Iterator[Milestone]:
    """The project milestones in a passage."""
    for key, m in note.milestones.items():
        yield Milestone(
            f"{p.id}.{key}", m.project, p.document, p.id, m.what, due_of(m, document), m.what_en or ""
        )


def notes_of(p: Passage, note: Annotation) -> Iterator[SourceNote]:
    """The source notes on a passage."""
    for key, n in note.notes.items():
        yield SourceNote(f"{p.id}.{key}", p.document, p.id, n.kind, n.quote, n.other or "", n.vi, n.en)


@dataclass(frozen=True)
class Cited:
    """A citation as found: number or name, the candidates it may mean, the words, the printed date."""

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
            else:
                names += [(name, key) for name in document.names]
        self.names = sorted(names, key=lambda n: (-len(n[0]), n))

    def find(self, p: Passage) -> list[Cited]:
        """Every citation in a passage, in order; the candidates are empty when the number is unknown."""
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
                            start,
                            end,
                            name,
                            (key,),
                            p.text[start : dated.end() if dated else end],
                            _iso(dated[0]) if dated else "",
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
        return Cited(start, end, number, dated_keys or keys, words, date)


def _iso(words: str) -> str:
    d, m, y = re.findall(r"\d+", words)[-3:]
    return f"{y}-{int(m):02d}-{int(d):02d}"


def citations_of(p: Passage, note: Annotation, found: Iterable[Cited]) -> Iterator[Citation]:
    """One citation a legal document and passage: the first time it is printed, or the first time with a date."""
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
            f"{p.id}.{key}",
            p.document,
            p.id,
            key,
            cited.text,
            cited.date,
            relation,
            p.id if p.kind == "commitment" else "",
        )
