"""``plans bench suggestions``: measures the suggestions against the published annotations.

Leave-one-out: each published document is hidden in turn, with its names and topics, and the suggestions for
its passages are compared with its annotations. Recall is the share of annotations that were suggested,
precision the share of suggestions that were annotated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.content.catalog import Catalog, load_catalog
from generator.importing.identities import Identities
from generator.importing.learning import Knowledge, learn
from generator.importing.metadata import Metadata, plan_year, province
from generator.importing.suggesting import suggest
from generator.text.sections import Draft

Pairs = Mapping[str, tuple[Counter[str], Counter[str]]]
FLOORS = {"topic_first": 0.75, "topic_among_three": 0.90, "lead": 0.95, "cooperate": 0.90, "deadlines": 0.90}


def rate(root: Path) -> dict[str, Any]:
    """Recall and precision of each kind of suggestion, over all published documents and for each.

    :raises ProblemsFound: when the content has problems.
    """
    catalog = load_catalog(root)
    each = {key: _document(catalog, key, learn(root, {key})) for key in catalog.documents}
    total = _sum(each.values())
    return {
        "floors": FLOORS,
        "all": _shares(total),
        "documents": {k: _shares(tally) for k, tally in each.items()},
    }


def _document(catalog: Catalog, key: str, known: Knowledge) -> Counter[str]:
    document = catalog.documents[key]
    passages = catalog.passages_of(key)
    drafts = [Draft(p.section, p.kind, p.label, p.text) for p in passages]
    year = plan_year(Metadata(title=document.title_vi, issued_edtf=document.issued_edtf))
    records = {
        r["passage"]: r for r in suggest(drafts, known.names, catalog.agencies[document.issuer].name_vi, year)
    }
    ids = Identities(
        {k: (a.name_vi, *a.names) for k, a in catalog.agencies.items()}, province=_province(catalog)
    )
    tally: Counter[str] = Counter()
    for i, p in enumerate(passages):
        if p.kind != "commitment":
            continue
        for kind, (truth, suggested) in _compared(catalog, p.id, records.get(i, {}), ids).items():
            tally[f"{kind}:hit"] += sum((truth & suggested).values())
            tally[f"{kind}:truth"] += sum(truth.values())
            tally[f"{kind}:said"] += sum(suggested.values())
        _topics(tally, catalog.annotations[p.id].topics, known.topics.rank(p.text, p.heading_path))
    return tally


def _province(catalog: Catalog) -> str:
    """The name of the province, left out where names are compared."""
    issuers = (catalog.agencies[d.issuer].name_vi for d in catalog.documents.values())
    return next((name for i in issuers if (name := province(Metadata(issuer=i)))), "")


def _compared(catalog: Catalog, passage: str, record: Mapping[str, Any], ids: Identities) -> Pairs:
    """What people wrote about a passage and what was suggested, by kind."""
    out: dict[str, tuple[Counter[str], Counter[str]]] = {}
    for role in ("lead", "cooperate"):
        who = {
            r.agency
            for r in catalog.involvements[passage]
            if r.role == role and r.basis in ("text", "heading") and not r.via
        }
        suggested_bodies = {i for n in record.get(role, ()) for i in ids.find(n)}
        out[role] = (Counter(who), Counter(suggested_bodies))
    written = catalog.annotations[passage].deadlines.values()
    truth = {str(d.date) if d.date else d.recurrence or d.text for d in written}
    suggested = {d["edtf"] or d["recurrence"] or d["text"] for d in record.get("deadlines", ())}
    out["deadlines"] = (Counter(truth), Counter(suggested))
    return out


def _topics(tally: Counter[str], written: tuple[str, ...], ranked: list[str]) -> None:
    if written:
        tally["topics"] += 1
        tally["topic_first"] += written[0] in ranked[:1]
        tally["topic_among_three"] += written[0] in ranked[:3]


def _sum(tallies: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for tally in tallies:
        total.update(tally)
    return total


def _shares(tally: Counter[str]) -> dict[str, Any]:
    out: dict[str, Any] = {"commitments": tally["topics"]}
    for name in ("topic_first", "topic_among_three"):
        out[name] = round(tally[name] / tally["topics"], 3) if tally["topics"] else None
    for kind in ("lead", "cooperate", "deadlines"):
        hit, truth, suggested = (tally[f"{kind}:{x}"] for x in ("hit", "truth", "said"))
        out[kind] = {
            "recall": _share(hit, truth),
            "precision": _share(hit, suggested),
            "written": truth,
            "suggested": suggested,
        }
    return out


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None
