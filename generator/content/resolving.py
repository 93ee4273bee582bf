"""Who is responsible for each passage, from what people wrote about it and about what stands around it.

The rules of responsibility are those of the data dictionary (``commitment_agencies``): the nearest heading or
lead-in gives its agencies to what stands under it, a numbered task its leads, a named group its members as
derived rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.content.successions import Successions, there
from generator.model.agency import Agency
from generator.model.annotation import Annotation
from generator.model.document import Document, Passage
from generator.model.records import Involvement
from generator.model.roles import IN_PLACE, ROLES
from generator.text.headings import ancestors

_EMPTY = Annotation()


@dataclass(frozen=True)
class Giver:
    """A passage that passes its leads and partners on to others, and how far it reaches."""

    position: int
    last: int
    section: str
    leads: tuple[str, ...]
    partners: tuple[str, ...]


class Responsibility:
    """Determines who is responsible for each passage of one document."""

    def __init__(
        self,
        document: Document,
        passages: tuple[Passage, ...],
        annotations: Mapping[str, Annotation],
        agencies: Mapping[str, Agency],
        successions: Successions,
    ) -> None:
        self.document = document
        self.passages = passages
        self.annotations = annotations
        self.agencies = agencies
        self.position = {p.local: i for i, p in enumerate(passages)}
        self.successions = successions
        #: the givers among the passages that were looked at, in order, and how many these are
        self._givers: list[Giver] = []
        self._seen = 0

    def _giver(self, i: int, p: Passage) -> Giver | None:
        note = self.annotations.get(p.local, _EMPTY)
        leads = tuple(a for a in note.lead or () if a not in IN_PLACE)
        if p.kind == "heading" and (leads or note.cooperate):
            return Giver(i, self._end_of_section(i), p.section, leads, note.cooperate)
        if p.kind == "lead-in" and (leads or note.cooperate):
            last = self.position.get(note.to.split(":")[-1], i) if note.to else self._end_of_lead_in(i)
            return Giver(i, last, p.section, leads, note.cooperate)
        if p.kind == "commitment" and re.match(r"([0-9]|\([0-9])", p.label):
            agencies = leads or (self._inherited(i)[0] if note.lead and "heading" in note.lead else ())
            return Giver(i, self._end_of_section(i), p.section, agencies, ()) if agencies else None
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
        """Leads and partners that the passage at ``i`` inherits from above, up to the nearest passage that
        names a lead."""
        partners: list[str] = []
        around = [g for g in self._givers_before(i) if g.position < i <= g.last]
        for giver in sorted(around, key=lambda g: (-len(ancestors(g.section)), -g.position)):
            partners += giver.partners
            if giver.leads:
                return giver.leads, tuple(dict.fromkeys(partners))
        return (), tuple(dict.fromkeys(partners))

    def _givers_before(self, i: int) -> Iterator[Giver]:
        """Passages before position ``i`` that pass agencies on (computed one by one, since each may itself
        inherit from earlier ones)."""
        while self._seen < i:
            giver = self._giver(self._seen, self.passages[self._seen])
            self._seen += 1
            if giver:
                self._givers.append(giver)
        yield from (giver for giver in self._givers if giver.position < i)

    def of_passage(self, passage: Passage) -> tuple[Involvement, ...]:
        """Who is responsible for ``passage``: agencies named in it, inherited ones, or the issuer; then the
        members of groups, as derived rows."""
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
        """The rows of leads that one target or deadline names for itself."""
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

    def _members(self, group: str) -> Iterator[str]:
        """The members of a group on the day of the document: those that are there, instead of one that is
        gone its heirs, and nothing instead of one that is not there yet."""
        day = self.document.issued_edtf
        for member in self.agencies[group].members if group in self.agencies else ():
            standing = [heir.agency for heir in self.successions.heirs(member, day)] or [member]
            yield from (body for body in standing if there(self.agencies.get(body), day))

    def _with_members(self, rows: list[Involvement]) -> tuple[Involvement, ...]:
        """Add a derived row for each member of a named group that is not itself named in that role; once
        each, for the first group."""
        derived: dict[tuple[str, str], Involvement] = {}
        named = {(r.agency, r.role) for r in rows}
        for r in rows:
            for member in self._members(r.agency):
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
