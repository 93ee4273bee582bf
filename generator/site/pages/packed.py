"""Texts by name that are held packed and unpacked when they are asked for: the bodies of a large site take a
fifth of their room."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping

#: how hard texts are packed: to a fifth
_QUICK = 1


def pack(text: str) -> bytes:
    """A text as it is held."""
    return zlib.compress(text.encode("utf-8"), _QUICK)


def unpack(packed: bytes) -> str:
    """The text that was packed."""
    return zlib.decompress(packed).decode("utf-8")


class PackedTexts(Mapping[str, str]):
    """Texts by name, each unpacked anew when it is read."""

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        self.packed = packed

    @classmethod
    def of(cls, texts: Iterable[tuple[str, str]]) -> PackedTexts:
        """Texts as they come, packed one by one."""
        return cls({name: pack(text) for name, text in texts})

    def __getitem__(self, name: str) -> str:
        return unpack(self.packed[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)

    def __contains__(self, name: object) -> bool:
        return name in self.packed
