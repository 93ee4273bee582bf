"""The page of a commitment: its words, who answers for it and why, by when, and what is known of it since."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.agency import AgencySuccession
from generator.model.evidence import Evidence
from generator.model.records import Commitment, Involvement
from generator.site.pages.base import Page, shortened
from generator.site.pages.relations import by_document
from generator.site.pages.view import View

#: a heading in the index is at most so long: some are whole paragraphs
_HEADING = 120


def select(view: View) -> Iterator[Page]:
    """The index of commitments and one page each."""
    yield _index(view)
    for document in view.catalog.documents:
        for c in view.relations.by_document[document]:
            yield view.later(_page, c.id)


def _index(view: View) -> Page:
    words = view.words
    everything = view.catalog.commitments.values()
    return view.page(
        "commitment",
        "",
        words.text("commitments.title"),
        words.text("commitments.description", n=len(everything), documents=len(view.catalog.documents)),
        context={
            "documents": [
                (d, len(commitments), _by_heading(view, commitments))
                for d, commitments in by_document(everything)
            ],
            "count": len(everything),
        },
        crumbs=(view.home_crumb(),),
        section=words.text("nav.commitment"),
        outline=True,
    )


def _by_heading(
    view: View, commitments: list[Commitment]
) -> list[tuple[str, list[tuple[str, list[Commitment]]]]]:
    """Commitments of a document under the outermost heading above each, and there under the next one; ""
    where there is none."""
    chapters: dict[str, dict[str, list[Commitment]]] = {}
    for c in commitments:
        outer, _, rest = view.catalog.passages[c.passage].heading_path.partition(" > ")
        chapters.setdefault(outer, {}).setdefault(rest.partition(" > ")[0], []).append(c)
    return [
        (shortened(outer, _HEADING), _sections(chapters[outer]))
        for outer in sorted(chapters, key=lambda outer: not outer)
    ]


def _sections(found: dict[str, list[Commitment]]) -> list[tuple[str, list[Commitment]]]:
    """Under their headings, in the order of the document; what stands under no heading comes last."""
    return [
        (shortened(inner, _HEADING), found[inner]) for inner in sorted(found, key=lambda inner: not inner)
    ]


def _page(view: View, ident: str) -> Page:
    r, c = view.relations, view.catalog.commitments[ident]
    before, after = r.neighbours[ident]
    passage = view.catalog.passages[c.passage]
    evidence = _evidence(view, c)
    title = view.title(c)
    document = view.document_label(c.document)
    return view.page(
        "commitment",
        c.id,
        title,
        f"{document}: {shortened(c.text, 200)}",
        context={
            "c": c,
            "passage": passage,
            "before": view.catalog.commitments[before] if before else None,
            "after": view.catalog.commitments[after] if after else None,
            "evidence": evidence,
            "today": _today(view, c),
            "leads": _involved(c, "lead"),
            "helps": _involved(c, "cooperate"),
            "receives": _involved(c, "report_to"),
            "watches": _involved(c, "supervise"),
            "members": _members(c),
            "targets": r.targets[c.passage],
            "deadlines": r.deadlines[c.passage],
            "milestones": r.milestones_of_passage[c.passage],
            "citations": r.citations[c.passage],
            "notes": r.notes[c.passage],
            "report": view.error_report(c.id, view.absolute("commitment", c.id), c.text),
            "mail": view.error_mail(c.id, view.absolute("commitment", c.id), c.text),
            "alike": r.alike.get(c.id, []),
            "address": view.absolute("commitment", c.id),
        },
        crumbs=(*view.crumbs("document"), ("document", c.document, document)),
        official=False,
    )


def _evidence(view: View, c: Commitment) -> list[Evidence]:
    """The published results of a commitment, of a number in it, and of its indicator where that compares."""
    r = view.relations
    targets = {t.id for t in r.targets[c.passage]}
    fits = {row.evidence for row in view.catalog.results if row.target in targets and not row.reason}
    direct = [*r.evidence[c.id], *(e for t in r.targets[c.passage] for e in r.evidence[t.id])]
    return list({e.id: e for e in (*direct, *(e for e in view.catalog.evidence if e.id in fits))}.values())


def _today(view: View, c: Commitment) -> list[tuple[str, str, str]]:
    """What sources say of those who lead, each answer once: (status, successor, from when)."""
    found = [s for a in c.by_role("lead") for s in view.relations.successors[a]]
    return list(dict.fromkeys(_answer(view, s) for s in found))


def _answer(view: View, s: AgencySuccession) -> tuple[str, str, str]:
    """A successor of the registry by its id; one that only a source names is named on the page of the
    body."""
    if s.status != "succeeded":
        return (s.status, "", "")
    known = s.successor in view.catalog.agencies
    return ("succeeded", str(s.successor), str(s.from_date)) if known else ("named", "", "")


def _involved(c: Commitment, role: str) -> list[Involvement]:
    """Those named in a role, each once."""
    return list({i.agency: i for i in c.agencies if i.role == role and i.basis != "group"}.values())


def _members(c: Commitment) -> list[tuple[str, str, list[str]]]:
    """Members of the groups that are named: (role, group, members)."""
    groups: dict[tuple[str, str], list[str]] = {}
    for i in c.agencies:
        if i.basis == "group" and i.role in ("lead", "cooperate"):
            groups.setdefault((i.role, i.via), []).append(i.agency)
    return [(role, via, members) for (role, via), members in groups.items()]
