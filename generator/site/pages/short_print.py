"""What the short print of an agency leaves out, so that the paper says so: what stands in ``.print-all``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from generator.model.records import Commitment, Deadline
from generator.site.pages.duties import Line
from generator.site.pages.inheritance import Inheritance

#: the group of what has no date, which is folded and stays closed in the short print
_OPEN = "open"


def left_out(
    by: Mapping[str, Sequence[Commitment]],
    reports: Iterable[tuple[str, list[Line]]],
    inherited: Inheritance,
    targets: Mapping[str, Sequence[Any]],
    deadlines: Sequence[Deadline],
) -> list[tuple[str, int]]:
    """What is not printed, by the stem of its words, each with how much of it there is."""
    estates = inherited.estates
    found = {
        "reports": sum(1 for key, own in reports for line in own if line.via or key == _OPEN),
        "groups": len(by["member"]) + inherited.by_group,
        "helps": len(by["helps"])
        + len(by["helps_member"])
        + sum(len(e.helps) + e.helped_through for e in estates),
        "targets": sum(len(targets[key]) for key in ("issued", "group", "helped")) + inherited.targets,
        "deadlines": len(deadlines) + sum(len(own) for e in estates for _, own in e.deadlines),
    }
    return [(stem, n) for stem, n in found.items() if n]


def last_reported(reports: Iterable[tuple[str, list[Line]]]) -> date | None:
    """The last day that is printed for a report; None where none is."""
    days = [due.over or due.start for _, own in reports for line in own for due in line.dues]
    return max((day for day in days if day), default=None)
