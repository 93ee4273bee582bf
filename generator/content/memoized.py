"""Values computed from frozen content, computed once and kept with it; and how such content is pickled."""

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
class Memoizing:
    """Frozen content that keeps values computed from it. A copy with other fields starts without any."""

    _known: dict[Hashable, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __getstate__(self) -> dict[str, Any]:
        """The state to pickle: without the kept values, which another process computes when it needs them."""
        return {**self.__dict__, "_known": {}}

    def memoized(self, what: Hashable, make: Callable[[], T]) -> T:
        """The value of ``make()``, computed on the first call and kept under the key ``what``. It may depend
        on this content only."""
        if what not in self._known:
            self._known[what] = make()
        value: T = self._known[what]
        return value
