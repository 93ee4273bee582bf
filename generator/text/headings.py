"""What stands above a passage: the sections around its own, and the headings of these.

One rule for drafts and for what people reviewed, so that a draft is told the same path as the published
passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

#: the innermost step of a section: (2) of 6.3(2), a row of an appendix, .4 of III.2.4
_INNERMOST = re.compile(r"(?:\([0-9]+\)| STT [0-9A-ZĐ]+|\.(?:(?! STT )[^.(])+?)(?: \(lần [0-9]+\))?$")
#: sections that stand beside the root article, not in it
_BESIDE = ("Điều", "Phụ lục")
#: kinds of passages that are no part of the text, hence under no heading
_APART = ("duplicate", "page-chrome")


def ancestors(section: str) -> list[str]:
    """The section and those around it, innermost first; none for a passage in no section.

    >>> ancestors("III.2.4"), ancestors("6.3(2)"), ancestors("Phụ lục STT 7")
    (['III.2.4', 'III.2', 'III'], ['6.3(2)', '6.3', '6'], ['Phụ lục STT 7', 'Phụ lục'])
    >>> ancestors("III.2 STT A.7")
    ['III.2 STT A.7', 'III.2 STT A', 'III.2', 'III']
    >>> ancestors("Phụ lục STT I.2 (lần 2)")
    ['Phụ lục STT I.2 (lần 2)', 'Phụ lục STT I', 'Phụ lục']
    """
    out = [section] if section else []
    while section:
        shorter = _INNERMOST.sub("", section)
        section = "" if shorter == section else shorter
        if section:
            out.append(section)
    return out


@dataclass(frozen=True)
class Headings:
    """The headings of a document: section -> its heading as printed, and the article that stands above all
    numbered sections."""

    texts: Mapping[str, str]
    #: ``Điều 1`` where items stand without its label; "" for none
    root: str = ""

    @classmethod
    def of(
        cls,
        rows: Iterable[tuple[str, str, str, str]],
        root: str = "",
        supplied: Mapping[str, str] | None = None,
    ) -> Headings:
        """Those among ``rows`` (section, kind, label, text); ``supplied`` are headings that the copy lost, by
        section.

        The first heading of a section counts: a later one is a second copy.
        """
        texts = {section: f"{section.split('.')[-1]}. {text}" for section, text in (supplied or {}).items()}
        for section, kind, label, text in rows:
            if kind == "heading" and section:
                texts.setdefault(section, f"{label} {text}".strip())
        return cls(texts, root)

    def path(self, section: str, kind: str) -> str:
        """The headings above a passage of a section, outermost first, joined by `` > ``; a heading is not
        above itself.

        >>> Headings.of([("Phụ lục", "heading", "", "CHỈ TIÊU")]).path("Phụ lục STT 7", "commitment")
        'CHỈ TIÊU'
        """
        if not section or kind in _APART:
            return ""
        above = list(reversed(ancestors(section)))
        if kind == "heading" and self.texts.get(section):
            above.remove(section)
        if self.root and not section.startswith(_BESIDE):
            above.insert(0, self.root)
        return " > ".join(self.texts[s] for s in above if s in self.texts)
