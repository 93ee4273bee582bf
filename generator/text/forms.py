"""Forms and outlines that offices print behind a plan, to be filled in by somebody: records, ballots,
outlines of reports. Nothing in them is a task.

Layout: Decree 30/2020/NĐ-CP, Appendix III (forms have a number, or a name of their own in capitals).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.text.sections import Draft

#: how a form begins: its number, or what it is, in capitals
_FORM = re.compile(
    r"(?:Mẫu|MẪU|Biểu mẫu|BIỂU MẪU|Biểu|BIỂU)(?: số)?\s?[0-9]{1,3}(?!\w)|MẪU (?:BÁO CÁO|PHIẾU|ĐƠN|BIÊN BẢN)"
    r"|(?:ĐỀ CƯƠNG|BIÊN BẢN|PHIẾU|TỜ KHAI|ĐƠN (?:ĐỀ NGHỊ|XIN)|GIẤY (?:ĐỀ NGHỊ|CHỨNG NHẬN|MỜI))(?!\w)"
)
_TASKS = frozenset({"commitment", "lead-in", "target-row"})


def set_forms_aside(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of an appendix: from where a form begins on, nothing is a task."""
    out: list[Draft] = []
    inside = False
    for d in drafts:
        inside = inside or bool(not d.label and _FORM.match(d.text))
        out.append(replace(d, kind="other") if inside and d.kind in _TASKS else d)
    return out
