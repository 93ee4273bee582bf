"""A reader of today learns of every body who answers now, or that nobody has looked; no body is in the
registry for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.problems import Problem, problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Bodies without a succession, rows that contradict "not checked", bodies without any row."""
    located = catalog.located["content/registries/agencies.yml"]
    rows: dict[str, list[str]] = {}
    for s in catalog.successions:
        rows.setdefault(s.agency, []).append(s.id)
    named = _named(catalog)
    used = named | _around(catalog)
    lasting = {key for key, kind in catalog.registries["agency_kinds"].items() if kind.lasts}
    for key, agency in catalog.agencies.items():
        if key in named and key not in rows and agency.kind not in lasting:
            yield problem(located.place(key), "succession-missing", record=key)
        if key not in used and not agency.note:
            yield problem(located.place(key), "agency-idle", record=key)
    for s in catalog.successions:
        others = [x for x in rows[s.agency] if x != s.id]
        if s.status == "not-checked" and others:
            yield problem(located.place(s.agency), "succession-both", record=s.id, first=", ".join(others))


def _named(catalog: Catalog) -> set[str]:
    """Every body that a document names, gives a part, or was issued by: those that were there when it was
    issued."""
    named = {a.agency for rows in catalog.involvements.values() for a in rows} | {
        key for key, _ in catalog.agency_mentions
    }
    named |= {a.agency for d in catalog.deadlines.values() for a in d.agencies} | {
        d.issuer for d in catalog.documents.values()
    }
    return named | {a.agency for t in catalog.targets.values() for a in t.agencies}


def _around(catalog: Catalog) -> set[str]:
    """Every body that follows another, is in a group, or stands above one."""
    used = {s.successor for s in catalog.successions if s.successor}
    return (
        used
        | {m for a in catalog.agencies.values() for m in a.members}
        | {a.parent for a in catalog.agencies.values() if a.parent}
    )
