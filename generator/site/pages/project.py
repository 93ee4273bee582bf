"""The page of a project: what each document said it must reach and by when, who is responsible, where."""

from __future__ import annotations

from collections.abc import Iterator

from generator.site.pages.base import Page, due_order
from generator.site.pages.inheritance import bodies_of_today
from generator.site.pages.pictures.base import Place
from generator.site.pages.pictures.course import course
from generator.site.pages.view import View


def select(view: View) -> Iterator[Page]:
    """The index of projects and one page each."""
    words = view.words
    projects = view.catalog.projects
    kinds: dict[str, list[str]] = {}
    for key in view.sorted_by_name("project", projects):
        kinds.setdefault(projects[key].kind, []).append(key)
    yield view.page(
        "project",
        "",
        words.text("projects.title"),
        words.text("projects.description", n=len(projects)),
        context={
            "kinds": sorted(kinds.items(), key=lambda item: (item[0] == "other", -len(item[1]), item[0]))
        },
        crumbs=(view.home_crumb(),),
        section=words.text("nav.project"),
        outline=True,
    )
    for ident in projects:
        yield view.later(_page, ident)


def _page(view: View, ident: str) -> Page:
    r = view.relations
    project = view.catalog.projects[ident]
    name = view.name("project", ident)
    mentions: dict[str, list[str]] = {}
    for passage in r.mentions[ident]:
        mentions.setdefault(view.catalog.passages[passage].document, []).append(passage)
    leads = list(dict.fromkeys(a for c in r.by_project[ident] for a in c.by_role("lead")))
    return view.page(
        "project",
        ident,
        name,
        view.words.text("project.description", name=name, n=len(r.mentions[ident])),
        context={
            "project": project,
            "ident": ident,
            "course": course(Place(view, "project", ident), ident),
            "mentions": mentions,
            "leads": leads,
            "today": bodies_of_today(view, leads),
            "evidence": [e for c in r.by_project[ident] for e in r.evidence[c.id]],
            "milestones": sorted(r.milestones[ident], key=lambda m: due_order(m.due)),
            "spellings": list(dict.fromkeys(n for n, _ in r.names[ident] if n != project.name_vi)),
            "topics": list(dict.fromkeys(t for c in r.by_project[ident] for t in c.topics)),
        },
        crumbs=view.crumbs("project"),
    )
