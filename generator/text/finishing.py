"""What the passages around one say of its kind and its section, once each has been read."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from generator.text.bodies import opens_with_doer
from generator.text.sections import Draft

_HEADED = 2  # headings among the parts of a section, above which the others are taken for some
_LONGEST_HEADING = 260  # characters
_BINDS = re.compile(r"chủ trì|phối hợp|chịu trách nhiệm|có trách nhiệm|tham mưu")
_LETTERED = re.compile(r"(?:[a-zđ]|[ivx]{2,4})[.)]")
#: a sentence of its own that says who leads all that follows
LEADS = re.compile(r"[^.;:]{3,80} là (?:cơ quan|đơn vị|đầu mối)(?!\w)[^.]*\.$")
_CLOSING = re.compile(
    r"^((Yêu cầu|UBND tỉnh yêu cầu|Trên đây là|Trong quá trình (triển khai|thực hiện))\b|\((Phụ lục"
    r"|Các chỉ tiêu))"
)


def below(d: Draft, after: Draft) -> bool:
    """Whether what follows stands under a passage: in a part of its section, or as another sort of item."""
    if after.section == d.section:
        return after.label != d.label and not (_LETTERED.match(d.label) and _LETTERED.match(after.label))
    return after.section.startswith((f"{d.section}.", f"{d.section}("))


def raise_headings(drafts: list[Draft]) -> list[Draft]:
    """A short numbered sentence straight above its own first sub-part is a heading, and so is an item of an
    agenda."""
    out = list(drafts)
    for i, (d, after) in enumerate(itertools.pairwise(drafts)):
        longest = 260 if d.text.endswith((".", ";")) else 420  # a name of a part may be long
        lettered = after.section == d.section and re.fullmatch(r"\(?a[.)]", after.label)
        parent = (after.section.startswith(f"{d.section}.") or lettered) and len(d.text) < longest
        agenda = d.text.rstrip("*.").endswith("trình)") and d.text.startswith("Dự thảo")
        if (
            d.kind == "commitment"
            and re.match(r"[0-9]|Điều", d.label)
            and ((parent and not LEADS.match(d.text)) or agenda)
        ):
            out[i] = replace(d, kind="heading")
    return out


def level_siblings(drafts: list[Draft]) -> list[Draft]:
    """Where two or more numbered parts of a section are headings and something stands below each, a sentence
    that numbers another of them is a heading too, unless it says who does it."""
    groups: dict[str, list[int]] = {}
    for i, d in enumerate(drafts):
        if re.fullmatch(r"[0-9]{1,2}[.)]", d.label) and d.kind in ("heading", "commitment"):
            groups.setdefault(d.section.rpartition(".")[0], []).append(i)
    out = list(drafts)
    for group in groups.values():
        parts = all(i + 1 < len(drafts) and below(drafts[i], drafts[i + 1]) for i in group)
        if parts and sum(drafts[i].kind == "heading" for i in group) >= _HEADED:
            for i in group:
                d = drafts[i]
                named = opens_with_doer(d.text) or LEADS.match(d.text) or _BINDS.search(d.text)
                if len(d.text) < _LONGEST_HEADING and not named:
                    out[i] = replace(d, kind="heading")
    return out


def close_parts(drafts: list[Draft]) -> list[Draft]:
    """Give an unlabelled closing paragraph the section of the roman part around it, and a paragraph before
    "2." its 1."""
    out = list(drafts)
    for i, d in enumerate(out):
        after = out[i + 1] if i + 1 < len(out) else None
        part = d.section.split(".")[0]
        if (
            not d.label
            and _CLOSING.match(d.text)
            and d.section
            and (after is None or after.section != d.section)
        ):
            out[i] = replace(d, section=part if re.fullmatch(r"[IVX]+", part) else "")
        if (
            not d.label
            and re.fullmatch(r"[IVX]+", d.section)
            and after is not None
            and after.section == f"{d.section}.2"
        ):
            out[i] = replace(d, section=f"{d.section}.1")
    return out
