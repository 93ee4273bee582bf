"""A first, cut-off copy of the opening of a document."""

from __future__ import annotations

import pytest

from generator.text.copies import mark_copy
from generator.text.sections import Draft

OPENING = ("UBND TỈNH", "Số: 7/KH-UBND", "KẾ HOẠCH", "Giữ nước")
BODY = ("Căn cứ Luật", "1. Sở Y tế kiểm tra nước.")


def _drafts(*texts: str) -> list[Draft]:
    return [Draft("", "letterhead" if text == OPENING[0] else "commitment", "", text) for text in texts]


def test_an_opening_that_stands_again_is_a_copy() -> None:
    """The first of the two is marked, line by line; what stands before it and the second stay as they are."""
    drafts = _drafts("Công báo", *OPENING, *OPENING, *BODY)
    marked = mark_copy(drafts)
    assert [d.kind for d in marked] == ["commitment", *["duplicate"] * 4, *(d.kind for d in drafts[5:])]
    assert [d.text for d in marked] == [d.text for d in drafts]


@pytest.mark.parametrize(
    "texts",
    [
        (*OPENING, *BODY),
        BODY * 3,
        (*OPENING[:3], *OPENING[:3], *BODY),
        (*OPENING, *OPENING[:3], *BODY),
        (OPENING[0], OPENING[0], *OPENING[1:], *BODY),
        (),
    ],
)
def test_what_does_not_stand_again_is_none(texts: tuple[str, ...]) -> None:
    """An opening that stands once, stands again in part, or is shorter than four lines is no copy."""
    assert mark_copy(_drafts(*texts)) == _drafts(*texts)
