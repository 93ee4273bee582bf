"""Everything in the text that looks like data has a row: each passage is read again by the extractors.

What they find is annotated or answered by an exception with a reason; an exception without use is a problem
too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.content.catalog import Catalog
from generator.model.annotation import Annotation
from generator.model.document import Passage
from generator.problems import ANSWERABLE, Problem, problem
from generator.text.candidates import candidate_amounts, candidate_numbers, candidate_times
from generator.text.names import Spellings
from generator.words import both

_SILENT = frozenset(
    {
        "letterhead",
        "number-date",
        "title",
        "basis",
        "preamble",
        "recipients",
        "signature",
        "page-chrome",
        "duplicate",
        "finding",
        "other",
    }
)
_NAMED_AFTER = re.compile(r"[Pp]hối hợp(?:\s+chặt chẽ|\s+tốt)?\s+(?:với|cùng)\s+(?:các\s+)?")
#: "Phối hợp" as a deed; not as a noun ("cơ chế phối hợp").
_TOGETHER = re.compile(
    r"(?<!cơ chế )(?<!quy chế )(?<!công tác )(?<!quan hệ )(?<!cơ quan )[Pp]hối(?: kết)? hợp(?! giữa)"
)
_SEPARATOR = re.compile(r"\s*(?:,|;|và|cùng)\s+")


@dataclass(frozen=True)
class Suspect:
    """Words in a passage that look like data: the check that found them, the words, and what they look
    like."""

    check: str
    text: str
    what: str


def check(catalog: Catalog) -> Iterator[Problem]:
    """Dates, numbers with a unit, leads, partners, projects and places without a row, and exceptions without
    use."""
    answers = {(x.check, passage, x.text) for passage, _, x in catalog.exemptions}
    used: set[tuple[str, str, str]] = set()
    reader = Reader(catalog)
    for passage, note in catalog.annotations.items():
        for suspect in reader.suspects(catalog.passages[passage], note):
            answer = (suspect.check, passage, suspect.text)
            if answer in answers:
                used.add(answer)
            else:
                what = f"{suspect.what} [{suspect.check}]"
                yield problem(
                    catalog.place(passage), "unmarked", record=passage, found=suspect.text, what=what
                )
    for passage, i, x in catalog.exemptions:
        if x.check not in ANSWERABLE and (x.check, passage, x.text) not in used:
            p = catalog.passages.get(passage)
            local = p.local if p else passage
            located = catalog.located[f"content/documents/{passage.split('.')[0]}/exceptions.yml"]
            yield problem(located.place(local, str(i)), "exception-unused", record=passage, found=x.text)


def _is_subject(catalog: Catalog, kind: str) -> bool:
    """Whether places of a kind are the one whose plans these are."""
    kinds = catalog.registries["place_kinds"]
    return kind in kinds and bool(kinds[kind].whole)


class Reader:
    """Reads passages again with the extractors and the registries' names."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        agencies = {f"agency:{k}": r.names for k, r in catalog.agencies.items()}
        projects = {f"project:{k}": r.names for k, r in catalog.projects.items()}
        places = {
            f"place:{k}": r.names for k, r in catalog.places.items() if not _is_subject(catalog, r.kind)
        }
        self.agencies, self.projects = Spellings(agencies), Spellings(projects)
        self.names = Spellings({**places, **agencies, **projects})
        #: by body those that took its place: a later document means them by the same name
        self.after: dict[str, set[str]] = defaultdict(set)
        for s in catalog.successions:
            self.after[s.agency] |= {s.successor} if s.successor else set()

    def suspects(self, p: Passage, note: Annotation) -> Iterator[Suspect]:
        """What a passage seems to say and its annotation does not."""
        if p.kind in _SILENT:
            return
        yield from self._dates(p, note)
        yield from _numbers(p, note)
        yield from self._citations(p)
        yield from self._bodies(p, note)
        yield from self._works(p, note)
        yield from self._places(p, note)

    def _dates(self, p: Passage, note: Annotation) -> Iterator[Suspect]:
        marked = [d.text for d in note.deadlines.values()] + [m.text for m in note.milestones.values()]
        marked += [t.period_text for t in note.targets.values() if t.period_text] + [
            t.value_text for t in note.targets.values()
        ]
        cited = [(c.start, c.end + 60) for c in self.catalog.found_citations[p.id]]
        for found in candidate_times(p.text):
            in_citation = any(a <= found.start <= b for a, b in cited)
            # of a plan's name; of an average
            horizon = p.text[: found.start].rstrip().endswith(("tầm nhìn", "định hướng", "bình quân"))
            if (
                p.kind != "heading"
                and not in_citation
                and not horizon
                and not any(found.text in m or m in found.text for m in marked)
            ):
                yield Suspect("date", found.text, both("expected", "date"))

    def _citations(self, p: Passage) -> Iterator[Suspect]:
        """Find what looks like the number of a document and was not read as one."""
        read = [(c.start, c.end) for c in self.catalog.found_citations[p.id]]
        for found in candidate_numbers(p.text):
            if not any(a < found.end and found.start < b for a, b in read):
                yield Suspect("citation", found.text, both("expected", "number"))

    def _bodies(self, p: Passage, note: Annotation) -> Iterator[Suspect]:
        """Find "chủ trì" without a lead, "phối hợp" without a partner, and bodies listed after "phối hợp với"
        that are none."""
        if p.kind not in ("commitment", "heading", "lead-in"):
            return
        who = self.catalog.involvements[p.id]
        partners = {*note.cooperate, *(r.agency for r in who if r.role == "cooperate")}
        if _TOGETHER.search(p.text) and not partners:
            yield Suspect("partner", "phối hợp", both("expected", "partner"))
        leads = note.lead is not None or any(r.role == "lead" and r.basis != "issuer" for r in who)
        if re.search(r"[Cc]hủ trì", p.text) and not leads:
            yield Suspect("lead", "chủ trì", both("expected", "lead"))
        for name, key in self._listed(p.text):
            if key not in partners and not partners & self.after[key]:
                yield Suspect("partner", name, f"{both('expected', 'partner')} ({key})")

    def _listed(self, text: str) -> Iterator[tuple[str, str]]:
        """The bodies listed straight after "phối hợp với": name and id, up to the first word that is none."""
        mentions = {m.start: m for m in self.agencies.find(text)} if _NAMED_AFTER.search(text) else {}
        for match in _NAMED_AFTER.finditer(text):
            at = match.end() if match.end() in mentions else match.end() - len("các ")
            while at in mentions:
                mention = mentions[at]
                yield mention.name, mention.key.partition(":")[2]
                separator = _SEPARATOR.match(text, mention.end)
                at = separator.end() if separator else -1

    def _works(self, p: Passage, note: Annotation) -> Iterator[Suspect]:
        marked = {*note.projects, *(m.project for m in note.milestones.values())}
        seen: set[str] = set()
        for mention in self.projects.find(p.text):
            key = mention.key.partition(":")[2]
            if key not in marked and key not in seen:
                seen.add(key)
                yield Suspect("project", mention.name, f"{both('expected', 'project')} ({key})")

    def _places(self, p: Passage, note: Annotation) -> Iterator[Suspect]:
        if p.kind == "heading":
            return
        seen: set[str] = set()
        for mention in self.names.find(p.text):
            kind, _, key = mention.key.partition(":")
            if kind == "place" and key not in note.places and key not in seen:
                seen.add(key)
                yield Suspect("place", mention.name, f"{both('expected', 'place')} ({key})")


def _numbers(p: Passage, note: Annotation) -> Iterator[Suspect]:
    marked = [t.value_text for t in note.targets.values()]
    for found in candidate_amounts(p.text):
        if not any(found.text in m or m in found.text for m in marked):
            yield Suspect("number", found.text, both("expected", "target"))
