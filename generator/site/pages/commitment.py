"""The page of a commitment: its words, who answers for it and why, by when, and what is known of it since."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.evidence import Evidence
from generator.model.records import Commitment, Involvement
from generator.site.pages.base import Page
from generator.site.pages.inheritance import bodies_of_today
from generator.site.pages.relations import by_document
from generator.site.pages.view import View
from generator.text.shortening import shortened

#: a heading in the index is at most so long: some are whole paragraphs
_HEADING = 120
#: the words of a heading, and their language
_Heading = tuple[str, str]


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
) -> list[tuple[_Heading, list[tuple[_Heading, list[Commitment]]]]]:
    """Commitments of a document under the outermost heading above each, and there under the next one, in
    the order of the document; what stands under no heading comes last, under ""."""
    chapters: dict[str, dict[str, list[Commitment]]] = {}
    for c in commitments:
        outer, _, rest = view.catalog.passages[c.passage].heading_path.partition(" > ")
        chapters.setdefault(outer, {}).setdefault(rest.partition(" > ")[0], []).append(c)
    return [
        (
            _heading(view, next(iter(chapters[outer].values())), 0),
            [
                (_heading(view, chapters[outer][inner], 1), chapters[outer][inner])
                for inner in sorted(chapters[outer], key=lambda inner: not inner)
            ],
        )
        for outer in sorted(chapters, key=lambda outer: not outer)
    ]


def _heading(view: View, below: list[Commitment], depth: int) -> _Heading:
    """The heading at a depth above commitments that share it, and its language."""
    above = view.headings_above(view.catalog.passages[below[0].passage])
    words, language = above[depth] if len(above) > depth else ("", view.language)
    return shortened(words, _HEADING), language


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
            "today": bodies_of_today(view, c.by_role("lead")),
            "leads": _involved(c, "lead"),
            "helps": _involved(c, "cooperate"),
            "receives": _involved(c, "report_to"),
            "watches": _involved(c, "supervise"),
            "members": _members(c),
            "targets": r.targets[c.passage],
            "components": _components(view, c.passage),
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


def _components(view: View, passage: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """The indexes of which a passage gives components to somebody, each with these: id and name."""
    found: dict[str, list[tuple[str, str]]] = {}
    for index, component in view.relations.components[passage]:
        part = view.catalog.indices[index].components[component]
        found.setdefault(index, []).append((component, str(getattr(part, f"name_{view.data_language}"))))
    return list(found.items())


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
