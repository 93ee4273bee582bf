"""One page of every kind, in both languages, chosen from what is there."""

from __future__ import annotations

from pathlib import Path

from generator.links import PAGED, page_path
from generator.model.kinds import KINDS as DECLARED

LANGUAGES = ("vi", "en")
#: kinds that have one page and no index
SINGLE = tuple(kind.name for kind in DECLARED if kind.page and not kind.each)
KINDS = tuple(PAGED)
#: longer lists show nothing new, and a checker of every element reads them long
_LONG = 40_000
NAMES = tuple(
    f"{language}-{kind}{suffix}"
    for language in LANGUAGES
    for kind in KINDS
    for suffix in (("",) if kind in SINGLE else ("-index", ""))
)


def samples(root: Path) -> dict[str, str]:
    """Name -> path. Of pages of one kind a large one shows most, but for documents, of which the smallest is long enough."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for kind in KINDS:
            folder = page_path(kind, "", language)
            if kind in SINGLE:
                found[f"{language}-{kind}"] = folder
                continue
            found[f"{language}-{kind}-index"] = folder
            pages = sorted(
                (p for p in (root / folder).rglob("index.html") if p.parent != root / folder),
                key=lambda p: (p.stat().st_size, p.as_posix()),
            )
            chosen = pages[0] if kind == "document" else [p for p in pages if p.stat().st_size <= _LONG][-1]
            found[f"{language}-{kind}"] = f"{chosen.parent.relative_to(root).as_posix()}/"
    return found
