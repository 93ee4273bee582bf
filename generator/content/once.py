"""What is worked out of content is worked out once; and how another process is given it."""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeVar

T = TypeVar("T")


def _frozen(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


# another process is given what is frozen
copyreg.pickle(MappingProxyType, lambda mapping: (_frozen, (dict(mapping),)))


@dataclass(frozen=True, kw_only=True)
class Knowing:
    """Frozen content that keeps what was worked out of it; other content made from this one begins anew."""

    _known: dict[Hashable, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __getstate__(self) -> dict[str, Any]:
        """What another process is given: it works out for itself what it needs."""
        return {**self.__dict__, "_known": {}}

    def once(self, what: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` works out of this content alone, when it is first asked for; ``what`` says what it
        is."""
        if what not in self._known:
            self._known[what] = make()
        value: T = self._known[what]
        return value
