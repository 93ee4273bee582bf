"""Forms and outlines that offices print behind a plan, to be filled in by somebody: records, ballots,
outlines of reports. Nothing in them is a task.

Layout: Decree 30/2020/NĐ-CP, Appendix III (forms have a number, or a name of their own in capitals).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from generator.text.sections import Draft

#: how a form begins: its number, or what it is, in capitals
_FORM = re.compile(
    r"(?:Mẫu|MẪU|Biểu mẫu|BIỂU MẪU|Biểu|BIỂU)(?: số)?\s?[0-9]{1,3}(?!\w)|MẪU (?:BÁO CÁO|PHIẾU|ĐƠN|BIÊN BẢN)"
    r"|(?:ĐỀ CƯƠNG|BIÊN BẢN|PHIẾU|TỜ KHAI|ĐƠN (?:ĐỀ NGHỊ|XIN)|GIẤY (?:ĐỀ NGHỊ|CHỨNG NHẬN|MỜI))(?!\w)"
)
#: how one begins that may as well be the name of a table
_NUMBERED = re.compile(r"(?:Biểu|BIỂU)(?: số)?\s?[0-9]")
_NAMED = 2  # columns that a form prints itself: the number and what is asked
_TASKS = frozenset({"commitment", "lead-in", "target-row"})


def set_forms_aside(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of an appendix: from where a form begins on, nothing is a task."""
    out: list[Draft] = []
    inside = False
    for i, d in enumerate(drafts):
        begins = (
            not d.label and _FORM.match(d.text) and not (_NUMBERED.match(d.text) and _filled(drafts[i + 1 :]))
        )
        inside = inside or bool(begins)
        out.append(replace(d, kind="other") if inside and d.kind in _TASKS else d)
    return out


def _filled(drafts: Sequence[Draft]) -> bool:
    """Whether the table that follows is filled in."""
    rows = [d.row for d in takewhile(lambda d: d.row is not None, drafts) if d.row is not None]
    return any(c.text and not c.inherited for row in rows if row.role == "body" for c in row.cells[_NAMED:])
