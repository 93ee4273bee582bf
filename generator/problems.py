"""Problems in what people write, as records and never as tracebacks: what is wrong, where, what was expected,
and the nearest valid value."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from generator.text.folding import fold
from generator.words import LANGUAGES, in_one, phrases

__all__ = ["LANGUAGES", "Problem", "ProblemsFound", "WrongUse", "nearest", "problem", "stop_at"]


#: code of a problem that may be answered with an exception -> the parameter whose words it quotes
ANSWERABLE: dict[str, str] = {
    "passage-false-bullet": "found",
    "passage-joins-bullets": "found",
    "passage-doubled": "first",
    "passage-mid-line": "found",
    "passage-spacing": "found",
    "section-label": "label",
    "section-no-heading": "found",
    "heading-empty": "record",
    "title-padding": "found",
    "title-duplicate": "first",
    "title-figure": "found",
    "number-differs": "found",
    "citation-unregistered": "found",
    "dates-out-of-order": "found",
    "issuer-leads": "found",
}


#: how many problems of one cause are all shown, and how many of more than that
_TOGETHER, _SHOWN = 5, 3


#: letters of a value that a message shows whole, and of the beginning that it shows of a longer one
_LONGEST, _BEGINNING = 4000, 200


@dataclass(frozen=True, order=True)
class Problem:
    """One problem of the content. ``line`` and ``column`` count from 1; 0 means the whole file. A problem of
    a ``draft`` is shown and stops nothing."""

    file: str
    line: int
    column: int
    code: str
    params: tuple[tuple[str, str], ...] = ()
    nearest: str = field(default="", kw_only=True)
    draft: bool = field(default=False, kw_only=True)

    def message(self, language: str = "vi") -> str:
        """The problem in words, in ``language`` (``vi`` or ``en``), with the nearest valid value if there is
        one."""
        text = phrases("problems", language)[self.code].format(**self.values(language))
        hint = phrases("messages", language)["nearest"]
        return text + (hint.format(self.nearest) if self.nearest else "")

    def values(self, language: str) -> dict[str, str]:
        """The parameters for readers of one language; the record has what is expected in both."""
        return {name: in_one(value, language) for name, value in self.params}

    def answer(self, language: str = "vi") -> str:
        """How an exception for this problem is written; empty where no exception is possible."""
        text = dict(self.params).get(ANSWERABLE.get(self.code, ""))
        return phrases("messages", language)["answer"].format(code=self.code, text=text) if text else ""

    def line_for(self, language: str = "vi") -> str:
        """``file:line:column: CODE message``, the format that editors and terminals make clickable."""
        return (
            f"{self.file}:{self.line}:{self.column}: {self.code}"
            f" {self.message(language)}{self.answer(language)}"
        )

    def record(self) -> dict[str, object]:
        """The problem as plain data, for ``--json``."""
        fields = {k: v for k, v in asdict(self).items() if k != "draft"}
        return {
            **fields,
            "params": dict(self.params),
            "message": {lang: self.message(lang) for lang in LANGUAGES},
            **({"draft": True} if self.draft else {}),
        }


def problem(place: tuple[str, int, int], code: str, *, nearest: str = "", **params: object) -> Problem:
    """Make a problem at ``place`` (file, line, column)."""
    return Problem(
        *place, code, tuple(sorted((k, _shown(str(v))) for k, v in params.items())), nearest=nearest
    )


def _shown(value: str) -> str:
    """A value as a message shows it: a very long one is shortened."""
    return value if len(value) <= _LONGEST else f"{value[:_BEGINNING]}… ({len(value)})"


def nearest(found: str, valid: Iterable[str]) -> str:
    """The valid value most similar to ``found``, ignoring case and Vietnamese diacritics; empty when none is
    similar."""
    folded: dict[str, str] = {}
    for value in sorted(valid, key=str.swapcase):  # of two that differ in case alone always the same
        folded.setdefault(fold(value), value)
    match = difflib.get_close_matches(fold(found[:_BEGINNING]), folded, n=1, cutoff=0.6)
    return folded[match[0]] if match else ""


def alike(problems: Iterable[Problem]) -> list[tuple[list[Problem], int]]:
    """Problems in order, grouped by cause: for each cause those to show, and the number of the others.

    Problems have one cause when they have the same code and the same value found, whatever the record or
    passage; those of drafts, which are work that waits and no faults, when they have the same code and ask
    for the same field.
    """
    causes: dict[tuple[object, ...], list[Problem]] = {}
    for one in problems:
        told = {"field", "what"} if one.draft else {name for name, _ in one.params} - {"record"}
        params = tuple(pair for pair in one.params if pair[0] in told)
        causes.setdefault((one.draft, one.code, params, one.nearest * (not one.draft)), []).append(one)
    return [
        (found, 0) if len(found) <= _TOGETHER else (found[:_SHOWN], len(found) - _SHOWN)
        for found in causes.values()
    ]


class ProblemsFound(Exception):
    """Raised when problems in what people wrote stop the run; carries all of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(f"{len(self.problems)} problems")

    def __reduce__(self) -> tuple[type[ProblemsFound], tuple[tuple[Problem, ...]]]:
        """As another process is told of them."""
        return ProblemsFound, (self.problems,)


class WrongUse(Exception):
    """Raised when a command is asked for something it does not do; nothing has been begun. ``problem`` says
    what, why, and how to do it right."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message("en"))


def stop_at(problems: Iterable[Problem]) -> None:
    """Raise if there are any problems.

    :raises ProblemsFound: with all of them.
    """
    found = list(problems)
    if found:
        raise ProblemsFound(found)
