"""What a body must report and by when, and long lists of duties told by topic, one line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from generator.model.records import Commitment, Due
from generator.model.roles import GROUP, LEAD
from generator.site.pages.base import due_order
from generator.site.pages.view import View
from generator.text.folding import fold

#: how the documents call a report
_REPORT = fold("báo cáo")
#: so many duties may each say through which group they were given
_FEW = 2


@dataclass(frozen=True, kw_only=True)
class Line:
    """A duty in one line: its dates, through which group it was given, from whom it was inherited, who
    receives it."""

    commitment: Commitment
    dues: tuple[Due, ...]
    via: str = ""
    heir_of: str = ""
    receivers: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[Hashable, ...]:
        """What tells two lines apart."""
        return self.commitment.id, self.dues, self.via, self.heir_of, self.receivers


def reports(view: View, agency: str) -> list[tuple[str, list[Line]]]:
    """The duties of a body to report, in groups of time, the most urgent first: those with a recipient, or
    with a deadline that mentions a report."""
    found: dict[str, Line] = {}
    for line in _led(view, agency):
        duty = _reporting(view, line)
        known = found.get(line.commitment.id)
        if duty and (known is None or (known.via and not duty.via)):
            found[line.commitment.id] = duty
    grouped = [
        (line, list(line.dues)) for line in sorted(found.values(), key=lambda line: line.commitment.id)
    ]
    return view.by_time(grouped)


def _led(view: View, agency: str) -> Iterator[Line]:
    """What a body leads, by name or in a group, and what it inherits of that."""
    for part in view.relations.parts[agency]:
        i = part.involvement
        if i.role == LEAD:
            yield Line(commitment=part.commitment, dues=(), via=i.via if i.basis == GROUP else "")
    for row in view.catalog.inherited:
        if row.agency == agency and row.role == LEAD:
            c = view.catalog.commitments[row.commitment]
            via = group_of(c, row.via, LEAD) if row.basis == GROUP else ""
            yield Line(commitment=c, dues=(), via=via, heir_of=row.via)


def group_of(c: Commitment, agency: str, role: str) -> str:
    """The group through which a body has its part in a commitment."""
    return next(i.via for i in c.agencies if (i.agency, i.role, i.basis) == (agency, role, GROUP))


def _reporting(view: View, line: Line) -> Line | None:
    c = line.commitment
    receivers = c.by_role("report_to")
    of_reports = [
        d.due for d in view.relations.deadlines[c.passage] if _REPORT in fold(d.what_vi) and _is_said(d.due)
    ]
    if not receivers and not of_reports:
        return None
    dues = sorted(of_reports, key=due_order) or view.dues(c)
    return Line(commitment=c, dues=tuple(dues), via=line.via, heir_of=line.heir_of, receivers=receivers)


def _is_said(due: Due) -> bool:
    return bool(due.edtf or due.recurrence or due.text)


def lines(view: View, commitments: Iterable[tuple[Commitment, str]], place: str = "") -> list[Line]:
    """Commitments with the group through which each was assigned, one line each; at a place with the dates of
    that place."""
    return [Line(commitment=c, dues=tuple(view.dues(c, place)), via=via) for c, via in commitments]


def dated_first(found: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """Lines with a date, the earliest first, and those without one, in the order they came."""
    own = list(found)
    dated = sorted((line for line in own if line.dues), key=lambda line: due_order(line.dues[0]))
    return dated, [line for line in own if not line.dues]


def usual_group(found: Iterable[tuple[str, list[Line]]]) -> str:
    """The group through which more than half of the duties were assigned, so that it need not be repeated for
    each; "" if there is none, or there are too few duties."""
    groups = Counter(line.via for _, own in found for line in own)
    via, times = max(groups.items(), key=lambda item: item[1], default=("", 0))
    return via if times > _FEW and times * 2 > groups.total() else ""


def by_topic(view: View, found: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """Lines by the primary topic of each, the topic with most lines first."""
    topics: dict[str, list[Line]] = {}
    for line in found:
        topics.setdefault(line.commitment.topics[0], []).append(line)
    return sorted(topics.items(), key=lambda item: (-len(item[1]), view.name("topic", item[0])))
