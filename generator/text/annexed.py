"""A plan printed behind the decision that issues it: its type and name stand below the signature, and in
brackets what it belongs to ("(Kèm theo Quyết định số ...)").

Layout: Decree 30/2020/NĐ-CP, Appendix I, section II: the text that a decision issues follows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.text.marks import RECIPIENTS, TYPES

#: what a text belongs to, in brackets below its name
ATTACHED = re.compile(r"\(?\s*(?:(?:Được )?[Bb]an hành )?[Kk]èm theo\b")
_NAME_REACH = 5  # paragraphs that the name of an annexed text takes at most


def annexed_fronts(texts: Sequence[str]) -> dict[int, int]:
    """Where texts begin that follow a signature, and where the line in brackets stands that says what each
    belongs to.

    A form that is only printed behind a document names no decision below its title and is none.
    """
    ended = next((i for i, text in enumerate(texts) if text.startswith(RECIPIENTS)), len(texts))
    out: dict[int, int] = {}
    for i in range(ended, len(texts)):
        if texts[i] in TYPES:
            following = range(i + 1, min(len(texts), i + _NAME_REACH))
            attached = next((j for j in following if ATTACHED.match(texts[j])), 0)
            out |= {i: attached} if attached else {}
    return out
