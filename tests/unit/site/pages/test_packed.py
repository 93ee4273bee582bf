"""Bodies are held packed, and read as they were."""

from __future__ import annotations

import pytest

from generator.site.pages.packed import PackedTexts, pack, unpack

TEXT = "<p>Sở Y tế chủ trì, phối hợp với Sở Tài chính</p>\n" * 200


def test_texts_are_read_as_they_were() -> None:
    """Every text by its name, in the order they came; what is not there is missing."""
    texts = {"b": TEXT, "a": "", "c": "đ\r\n\N{ZERO WIDTH SPACE}"}
    packed = PackedTexts.of(texts.items())
    assert list(packed.items()) == list(texts.items())
    assert "a" in packed
    assert "d" not in packed
    with pytest.raises(KeyError):
        packed["d"]


def test_they_take_less_room() -> None:
    """A body takes a fraction of its bytes."""
    assert unpack(pack(TEXT)) == TEXT
    assert len(pack(TEXT)) < len(TEXT.encode()) / 5
