"""Version numbers: three plain ones, and how far the next one goes for what changed."""

from __future__ import annotations

import re

#: what a change is, the least first
KINDS = ("none", "patch", "minor", "major")
_VERSION = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")


def is_version(text: str) -> bool:
    """Whether ``text`` is three plain numbers.

    >>> is_version("0.1.0"), is_version("0.1"), is_version("01.0.0")
    (True, False, False)
    """
    return bool(_VERSION.fullmatch(text))


def rank(version: str) -> tuple[int, ...]:
    """What versions are ordered by.

    >>> rank("0.10.0") > rank("0.9.1")
    True
    """
    match = _VERSION.fullmatch(version)
    return tuple(map(int, match.groups())) if match else (0, 0, 0)


def required_version(version: str, kind: str) -> str:
    """The least version after ``version`` for a change of this kind.

    >>> [required_version("0.1.2", kind) for kind in KINDS]
    ['0.1.2', '0.1.3', '0.2.0', '1.0.0']
    """
    major, minor, patch = rank(version)
    return {
        "none": f"{major}.{minor}.{patch}",
        "patch": f"{major}.{minor}.{patch + 1}",
        "minor": f"{major}.{minor + 1}.0",
        "major": f"{major + 1}.0.0",
    }[kind]
