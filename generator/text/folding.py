"""One folding for all matching of Vietnamese text.

Published text is NFC and otherwise as printed; only comparisons fold. The rule is small on purpose, so that
the browser can hold the same one: NFD, combining marks off, ``đ Đ ð Ð`` to ``d``, lower case.
"""

from __future__ import annotations

import re
import unicodedata

_D = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})
_SPACE = re.compile(r"\s+")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Give the form of ``text`` in which writing with and without dấu, in capitals or not, compares equal.

    >>> fold("Ủy ban nhân dân huyện Đình Lập")
    'uy ban nhan dan huyen dinh lap'
    """
    decomposed = unicodedata.normalize("NFD", text.translate(_D))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def fold_words(text: str) -> str:
    """Fold and squeeze white space, for comparing whole names."""
    return _SPACE.sub(" ", fold(text)).strip()


def slug(text: str) -> str:
    """Make a lower-case ASCII id part from a printed name or number.

    >>> slug("43-NQ/TU"), slug("Sở Tài chính")
    ('43-nq-tu', 'so-tai-chinh')
    """
    return _NOT_SLUG.sub("-", fold(text)).strip("-")
