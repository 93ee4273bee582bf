"""What is made of a package is proved beside other work, and waited for before anything is published."""

from __future__ import annotations

import pytest

from generator.cache import NONE
from generator.problems import Problem, ProblemsFound, problem
from generator.validation import Ledger, Proof


def _wrong() -> list[Problem]:
    return [problem(("a.zip", 0, 0), "package-invalid", tool="zip", detail=detail) for detail in ("x", "y")]


def test_people_are_told_what_is_waited_for() -> None:
    """Each check is told before it is waited for: one that takes long has its name on the screen."""
    told: list[str] = []

    def answer(stage: str) -> list[Problem]:
        assert told[-1] == stage
        return []

    stages = ("formats", "archives", "parts")
    others = tuple((stage, lambda stage=stage: answer(stage)) for stage in stages)
    Proof(Ledger(), told.append, NONE, others).finish()
    assert told == [*stages]


def test_all_that_one_check_found_is_told() -> None:
    """The first check that found something ends the run, with everything it found."""
    told: list[str] = []
    proof = Proof(Ledger(), told.append, NONE, (("formats", list), ("archives", _wrong), ("parts", _wrong)))
    with pytest.raises(ProblemsFound) as found:
        proof.finish()
    assert list(found.value.problems) == _wrong()
    assert told == ["formats", "archives"]
