"""What readings of the data may say."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from generator.model.evidence import Review


@pytest.mark.parametrize(("rows", "changed"), [(0, 0), (23, 0), (23, 23)])
def test_a_reading_may_change_nothing(rows: int, changed: int) -> None:
    """Two readers may agree in everything, also where there is nothing to agree in."""
    review = Review(reading="second", document="d", table="citations", rows=rows, changed=changed)
    assert (review.rows, review.changed) == (rows, changed)


@pytest.mark.parametrize(("rows", "changed"), [(-1, 0), (1, -1)])
def test_no_reading_has_fewer_rows_than_none(rows: int, changed: int) -> None:
    """Neither number is below zero."""
    with pytest.raises(ValidationError):
        Review(reading="second", document="d", table="citations", rows=rows, changed=changed)
