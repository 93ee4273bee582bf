"""Who does what by when in a row of a task table: its columns by the words of their heads, in whatever order
they stand.

Merged cells have been filled in by the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from generator.importing.deadlines import as_json, without_cited
from generator.importing.measures import plain_value
from generator.text.blocks import Row
from generator.text.bodies import find_bodies, names_bodies, run
from generator.text.body_names import OPENER
from generator.text.citations import find_numbers
from generator.text.columns import column
from generator.text.folding import fold_words
from generator.text.spelling import UPPER
from generator.text.times import find_times

_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?:\s?[-–]\s?((?:19|20)[0-9]{2}))?(?![0-9])")
#: the last part of the head of values ("Lộ trình: Năm 2024")
_ONLY_YEARS = re.compile(rf"(?:(?:đến )?năm |giai đoạn )?{_YEAR.pattern}", re.IGNORECASE)
_DONE = re.compile(
    r"uoc|hien trang|hien co|ty le so|so voi|^(?!.*(?:lo trinh|ke hoach|muc tieu)).*(?:thuc hien|ket qua)"
)
_VALUE = re.compile(r"^[≥≤<>]?\s*[0-9]+(?:[.,][0-9]+)*(?:\s?%)?$")


@dataclass(frozen=True)
class Assignment:
    """What a row says beside its task: bodies as printed, the words of its time, output and budget,
    deadlines."""

    lead: tuple[str, ...] = ()
    cooperate: tuple[str, ...] = ()
    deadlines: tuple[dict[str, Any], ...] = ()
    output: str = ""
    budget: str = ""


def read_row(row: Row, names: Iterable[str], year: int) -> Assignment:
    """Lead, partners, deadlines, output and budget of a row; ``year`` is that of the document, for times
    without one."""
    cells: dict[str, list[str]] = {}
    for head, words, _ in row.with_heads():
        if words.strip():
            cells.setdefault(column(head), []).append(words)
    known = tuple(names)
    if not {"lead", "both"} & set(cells) and any(names_bodies(words) for words in cells.get("unit", ())):
        cells["lead"] = cells.pop("unit")
    shared = [words for words in cells.get("lead", ()) if _SHARED.search(words)]
    lead, cooperate = _both("\n".join([*cells.get("both", ()), *shared]), known)
    lead += _named((words for words in cells.get("lead", ()) if words not in shared), known)
    cooperate += _named(cells.get("cooperate", ()), known)
    printed = [_flat(words) for words in cells.get("time", ())]
    uncited = [without_cited(words, list(find_numbers(words))) for words in printed]
    times = [t for words in uncited for t in find_times(words, year, cell=True)]
    leads = dict.fromkeys(lead)
    return Assignment(
        tuple(leads),
        tuple(n for n in dict.fromkeys(cooperate) if n not in leads),
        tuple(as_json(t) for t in times),
        _flat(" ".join(cells.get("output", ()))),
        _flat(" ".join(cells.get("budget", ()))),
    )


def _flat(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


def _named(cells: Iterable[str], names: Sequence[str]) -> list[str]:
    return [name for words in cells for name in cell_bodies(words, names)]


_SPLIT = re.compile(r"\s*(?:[;\n/•]|,(?![0-9])|(?:^|\n|\s)[-+–](?=\s)|(?<=\s)và(?=\s)|^[-+–])\s*")
_LISTED = re.compile(
    rf"\s*\n\s*(?:[-+–•]\s*)?(?=(?-i:[{UPPER}])(?<!và\n)(?:{OPENER.pattern}|Các|UBND)(?!\w))", re.IGNORECASE
)
_COMRADE = re.compile(r"(?<!\w)(?:các )?(?:đ/c|đồng chí)\s+", re.IGNORECASE)
_CHARGE = re.compile(r",? phụ trách (?:lĩnh vực|công tác|mảng|khối)[^;\n]*")
_STAFF = re.compile(
    r"(?:Chuyên viên|Cán bộ|Công chức|Viên chức)(?: (?:cơ quan|thuộc|của))?\s+$", re.IGNORECASE
)
#: what brackets behind a name say of its share in the task
_ASIDE = re.compile(r"\(([^()]*)\)")
_BULLETED = re.compile(r"\s*\n\s*[-+–•]\s*")
_WRAPPED = re.compile(r"\s*\n\s*")
_COMMON = re.compile(
    r"^(?:các |cơ quan|đơn vị|địa phương|tổ chức|cá nhân|sở|ban|ngành|xã|phường|huyện|doanh nghiệp"
    r"|chủ đầu tư|nhà |viện |trường |cơ sở |hợp tác xã)"
)
#: The columns that make a table one of tasks.
TASKS = frozenset({"lead", "cooperate", "both", "time"})
_TITLE = re.compile(
    r"^(?:(?:Phó )?(?:Giám đốc|Thủ trưởng|Chủ tịch|Chánh|Trưởng)|(?:Ban )?[Ll]ãnh đạo|[Đđ]ại diện"
    r"|đồng chí)(?:\s|$)"
)
_NOBODY = re.compile(r"(?:không(?: có)?|nt|nêu trên|như trên|nnt)", re.IGNORECASE)
#: what brackets behind names say of their part
_MARKED = re.compile(r"\(\s*(?:cơ quan |đơn vị )?(chủ trì|phối hợp)(?: thực hiện)?\s*\)", re.IGNORECASE)
_SHARED = re.compile(r"phối(?: kết)? hợp", re.IGNORECASE)


def cell_bodies(words: str, names: Iterable[str]) -> list[str]:
    """The bodies a cell lists. Whatever is listed in a column of bodies is one, also where no grammar knows
    its name."""
    words = _CHARGE.sub("", _COMRADE.sub("", words))
    words = _BULLETED.sub("; ", words) if words.lstrip().startswith(("-", "+", "–", "•")) else words
    words = _WRAPPED.sub(" ", _LISTED.sub("; ", _listed(words)))
    words = _ASIDE.sub(lambda m: m[0] if run(m[1], find_bodies(m[1], names), 0) else " " * len(m[0]), words)
    bodies = find_bodies(words, names)
    out: list[tuple[int, str]] = []
    at = 0
    for body in [*bodies, None]:
        gap = words[at : body.start if body else len(words)]
        staff = _STAFF.search(gap) if body else None
        out += _unknown(gap[: staff.start()] if staff else gap, at, out)
        if body is not None:
            out.append((body.start, f"{staff[0] if staff else ''}{body.name}"))
            at = body.end
    return [_flat(name) for _, name in sorted(out)]


def _listed(words: str) -> str:
    """The lines of a cell, parted where one names bodies and the next begins with another ("Sở Y tế⏎Tỉnh
    đoàn")."""
    lines = words.split("\n")
    parted = (
        "; " if names_bodies(a.strip(" ,;-–+•")) and run(b, find_bodies(b, ()), 0) else "\n"
        for a, b in pairwise(lines)
    )
    return "".join(part for pair in zip(lines, [*parted, ""], strict=True) for part in pair)


def _unknown(gap: str, at: int, found: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Names between two known ones; what goes on from a known name without a separator lengthens it."""
    gap = re.sub(r"\([^()]*\)", lambda m: " " * len(m[0]), gap)
    out: list[tuple[int, str]] = []
    start = 0
    for stop in [*_SPLIT.finditer(gap), None]:
        part = gap[start : stop.start() if stop else len(gap)]
        name = _TITLE.sub("", part.strip(" .,;:-–+()\t\n"))
        if _NOBODY.fullmatch(name):
            name = ""
        if name and start == 0 and found and part[:1] not in ",.:;-–+\n\t" and len(name.split()) <= 6:
            found[-1] = (found[-1][0], f"{found[-1][1]}{part.rstrip(' .,;:-–+(')}")
        elif name and (name[0].isupper() or _COMMON.match(name)) and len(name.split()) <= 14:
            out.append((at + start, name))
        start = stop.end() if stop else len(gap)
    return out


def _both(words: str, names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Leads and partners of one cell for both: told apart by "phối hợp", by brackets, else the first line
    leads."""
    if not words.strip():
        return [], []
    marked = _MARKED.split(words)
    if any(role.lower() == "phối hợp" for role in marked[1::2]):
        told = {"chủ trì": "", "phối hợp": ""}
        for bodies, role in zip(marked[::2], marked[1::2], strict=False):
            told[role.lower()] += f"; {bodies}"
        return cell_bodies(told["chủ trì"], names), cell_bodies(told["phối hợp"], names)
    parts = re.split(
        r"(?i)[(\s,;]*(?:cơ quan |đơn vị )?phối(?: kết)? hợp(?: thực hiện)?(?: cùng| với)?\s*:?\s*",
        words,
        maxsplit=1,
    )
    if len(parts) == 1:
        parts = re.split(r"\n", words, maxsplit=1)
    first = re.sub(r"(?i)(?:cơ quan |đơn vị )?chủ trì(?: thực hiện)?\s*:?", " ", parts[0])
    return cell_bodies(first, names), cell_bodies(parts[1], names) if len(parts) > 1 else []


def row_targets(row: Row) -> list[dict[str, Any]]:
    """The values a row of a table of targets gives, with the period that the head of each column prints."""
    unit = next((words for head, words, _ in row.with_heads() if column(head) == "unit"), "")
    out: list[dict[str, Any]] = []
    for head, words, _ in row.with_heads():
        years = _YEAR.search(head)
        kind = column(head)
        if (
            not _VALUE.match(words.strip())
            or kind in ("number", "budget", "note", "unit")
            or (kind == "time" and not _ONLY_YEARS.fullmatch(head.rpartition(":")[2].strip()))
            or _DONE.search(fold_words(head))
        ):
            continue
        if years is None and not re.search(
            r"chi tieu|ke hoach|muc tieu|phan dau|gia tri|so luong", fold_words(head)
        ):
            continue
        value = plain_value(re.sub(r"[^0-9.,]", "", words))
        sign = words.strip()[:1]
        low = None if sign in "≤<" else value
        high = None if sign in "≥>" else value
        comparator = {"≥": "ge", ">": "gt", "≤": "le", "<": "lt"}.get(sign, "eq")
        period = "/".join(y for y in years.groups() if y) if years else None
        measured = {"text": _flat(words), "comparator": comparator, "min": low, "max": high}
        out.append({**measured, "unit": unit or _percent(words), "period": period})
    return out


def _percent(words: str) -> str:
    return "%" if "%" in words else ""


__all__ = ["TASKS", "Assignment", "cell_bodies", "read_row", "row_targets"]
