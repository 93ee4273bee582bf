"""How values are shown in cells and read back: each kind of field is shown in one way and read in every way
that people write it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from generator.sheets.names import SEPARATOR, Names, Unknown, parts
from generator.text.dates import QUARTERS, ROMAN, days, quarter_edtf
from generator.text.times import find_times
from generator.words.times import edtf, in_words

#: the language of the documents, in which cells show dates and recurrences and people copy them
_PRINTED = "vi"
#: recurrences that cells show in words; any other is shown as its rule
RULES = (
    "FREQ=DAILY",
    "FREQ=WEEKLY",
    "FREQ=MONTHLY",
    "FREQ=MONTHLY;INTERVAL=3",
    "FREQ=MONTHLY;INTERVAL=6",
    "FREQ=YEARLY",
)
_EXAMPLE = "FREQ=MONTHLY;INTERVAL=3"
#: more digits than this are no number of anything
_NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")


class Field(Protocol):
    """A kind of value: how a cell shows it, and how it is read back (``None`` for an empty cell)."""

    def show(self, value: Any) -> str:
        """The text of the cell."""

    def read(self, words: str) -> Any:
        """The value that the text of a cell stands for.

        :raises Unknown: when they mean none.
        """


@dataclass(frozen=True)
class Text:
    """Words as they are."""

    def show(self, value: Any) -> str:
        """The words."""
        return "" if value is None else str(value)

    def read(self, words: str) -> Any:
        """The words without the blanks around them."""
        return " ".join(words.split()) or None


@dataclass(frozen=True)
class Quotes:
    """Words as printed, possibly several: one on each line, or separated by semicolons."""

    def show(self, value: Any) -> str:
        """Each on its line."""
        return "\n".join(str(v) for v in ([value] if isinstance(value, str) else value or ()))

    def read(self, words: str) -> Any:
        """The words; of several a list."""
        lines = [" ".join(part.split()) for part in parts(words)]
        return lines if len(lines) > 1 else (lines[0] if lines else None)


@dataclass(frozen=True)
class Many:
    """Several records of a registry. ``special`` are words that stand for themselves; ``none`` is the word
    for an explicit empty list."""

    names: Names
    special: Mapping[str, str]
    none: str

    def show(self, value: Any) -> str:
        """Their names. An empty list is shown by a word, to tell it from an empty cell."""
        if value is None:
            return ""
        return SEPARATOR.join(self.special.get(v) or self.names.label(v) for v in value) or self.none

    def read(self, words: str) -> Any:
        """Their ids."""
        if not words.strip():
            return None
        if words.strip() == self.none:
            return []
        special = {label: key for key, label in self.special.items()}
        return list(dict.fromkeys(special.get(part) or self.names.find(part) for part in parts(words)))


@dataclass(frozen=True)
class One:
    """One record of a registry, or one value of a list of words."""

    names: Names

    def show(self, value: Any) -> str:
        """Its name."""
        return self.names.label(str(value)) if value else ""

    def read(self, words: str) -> Any:
        """Its id."""
        return self.names.find(words.strip()) if words.strip() else None


@dataclass(frozen=True)
class Spellings:
    """Several spellings in one cell."""

    def show(self, value: Any) -> str:
        """All of them."""
        return SEPARATOR.join(str(v) for v in value or ())

    def read(self, words: str) -> Any:
        """Each of them."""
        return parts(words) or None


@dataclass(frozen=True)
class Number:
    """A number as Vietnamese write it, with a decimal comma; ``2.500`` is two thousand five hundred."""

    def show(self, value: Any) -> str:
        """The number with a comma."""
        return (
            ""
            if value is None
            else (f"{value:f}" if isinstance(value, Decimal) else str(value)).replace(".", ",")
        )

    def read(self, words: str) -> Any:
        """The number."""
        plain = words.strip().replace(" ", "")
        if not plain:
            return None
        if "," in plain or re.fullmatch(r"-?[0-9]{1,3}(?:\.[0-9]{3})+", plain):
            plain = plain.replace(".", "").replace(",", ".")
        if not _NUMBER.fullmatch(plain):
            raise Unknown(words, "")
        return Decimal(plain) if "." in plain else int(plain)


@dataclass(frozen=True)
class When:
    """A date in EDTF, shown as an official writes it."""

    def show(self, value: Any) -> str:
        """15/02/2026, 02/2026, quý II/2026, 2026; anything else as EDTF."""
        text = "" if value is None else str(value)
        if match := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text):
            return f"{match[3]}/{match[2]}/{match[1]}"
        if match := re.fullmatch(r"([0-9]{4})-([0-9]{2})", text):
            quarter = int(match[2]) in QUARTERS
            return edtf(text, _PRINTED) if quarter else _month(match[1], match[2])
        return text

    def read(self, words: str) -> Any:
        """The date in EDTF."""
        text = words.strip()
        if not text:
            return None
        found = _written(text) or text
        try:
            days(found)
        except ValueError:
            times = [t.edtf for t in find_times(text, cell=True) if t.edtf]
            if len(times) != 1:
                raise Unknown(words, "15/02/2026") from None
            return times[0]
        return found


def _month(year: str, month: str) -> str:
    return f"{month}/{year}" if int(month) <= 12 else f"{year}-{month}"


def _written(text: str) -> str:
    """The EDTF of a date written in figures, or of a quarter."""
    if match := re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", text):
        return f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}"
    if match := re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{4})", text):
        return f"{match[2]}-{int(match[1]):02d}"
    if match := re.fullmatch(r"(?i)quý\s+(iv|i{1,3}|[1-4])\s*(?:/|năm)?\s*([0-9]{4})", text):
        number = match[1].upper()
        return quarter_edtf(int(match[2]), ROMAN.index(number) + 1 if number in ROMAN else int(number))
    return ""


@dataclass(frozen=True)
class Recurrence:
    """A recurrence rule, shown in words where there are some for it."""

    def show(self, value: Any) -> str:
        """The words for the rule, or the rule."""
        return in_words(value, _PRINTED) if value in RULES else str(value or "")

    def read(self, words: str) -> Any:
        """The rule."""
        text = words.strip()
        if not text:
            return None
        if text.startswith("FREQ="):
            return text
        rules = [t.recurrence for t in find_times(text, cell=True) if t.recurrence]
        if len(rules) != 1:
            raise Unknown(words, in_words(_EXAMPLE, _PRINTED))
        return rules[0]
