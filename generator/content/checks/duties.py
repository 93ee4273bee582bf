"""A body that is only told to cooperate is told apart from one that is told to lead."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.problems import Problem, problem
from generator.text.bodies import HELPING

_SPECIAL = frozenset({"heading", "issuer"})


def check(catalog: Catalog) -> Iterator[Problem]:
    """Supporting bodies that are not among the leads, and passages that begin with "Phối hợp" without a
    supporting body."""
    for key, note in catalog.annotations.items():
        leads = {r.agency for r in catalog.involvements[key] if r.role == "lead" and r.basis != "group"}
        known = all(
            a in catalog.agencies or a in _SPECIAL for a in (*(note.lead or ()), *(note.support or ()))
        )
        for agency in (note.support or ()) if known else ():  # an unknown body is told elsewhere
            if agency not in leads or key not in catalog.commitments:
                place = catalog.place(key, "support")
                yield problem(
                    place,
                    "support-no-lead",
                    record=key,
                    found=agency,
                    expected=", ".join(sorted(leads)) or "–",
                )
        begins = HELPING.match(catalog.passages[key].text)
        if begins and key in catalog.commitments and note.support is None:
            yield problem(catalog.place(key), "support-unsaid", record=key, found=begins[0])
