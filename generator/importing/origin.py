"""Which province a document is of, where that is not the one whose documents are published here.

Bodies of two provinces are called alike: "UBND tỉnh", "Sở Y tế". Of another province's plan no name means a
body of this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.content.source import read_yaml
from generator.problems import ProblemsFound
from generator.text.folding import fold_words
from generator.text.marks import MOTTO
from generator.text.sections import Draft

_LEVELS = ("province", "city")
_LEVEL = re.compile(r"^(?:tỉnh|thành phố)\s+", re.IGNORECASE)
_AUTHORITY = r"(?:[UỦ][ỶY] BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|ĐẢNG BỘ|BAN CHẤP HÀNH)\s"
#: the authority of a province in a letterhead, and the words that follow its level
_OF = re.compile(
    rf"{_AUTHORITY}(?P<level>TỈNH|THÀNH PHỐ)\s+(?P<name>\S.*)"
    r"|(?:^|\s)(?P<party>TỈNH|THÀNH) [ỦU][ỶY]\s+(?P<seat>\S.*)",
    re.IGNORECASE,
)
#: what stands in a letterhead behind the name of the province
_BEHIND = re.compile(
    r"\s(?:SỞ|BAN|PHÒNG|CHI CỤC|CỤC|TRUNG TÂM|VĂN PHÒNG|THANH TRA|CÔNG AN|TRƯỜNG|BỆNH VIỆN|HỘI|LIÊN|QUỸ"
    r"|CỘNG H|SỐ)(?=\s|$|:).*|\s{2,}.*|[*_/,;:(–—-]{2,}.*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 5  # words of the name of a province


@dataclass(frozen=True)
class Home:
    """The province of this publication as it is printed ("tỉnh Vân Đài"), empty for a publication of another
    level, and the folded names of its places."""

    printed: str = ""
    places: frozenset[str] = frozenset()


def home_of(root: Path, places: Mapping[str, Mapping[str, Any]]) -> Home:
    """The home of the publication at ``root``; none where its facts cannot be read."""
    path = root / "site_config" / "publication.yml"
    try:
        data: Any = read_yaml(path, root).data if path.is_file() else {}
    except ProblemsFound:
        return Home()
    if not isinstance(data, dict) or data.get("level") not in _LEVELS:
        return Home()
    printed = str(data.get("province_vi") or "")
    return Home(f"{printed[:1].lower()}{printed[1:]}", frozenset(_names(places.values())))


def _names(places: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """The folded names of places, with the word for their level and without."""
    for place in places:
        for name in (place.get("name_vi"), *(place.get("names") or ())):
            yield fold_words(str(name or ""))
            yield fold_words(_LEVEL.sub("", str(name or "")))


@dataclass(frozen=True)
class Province:
    """A province that a letterhead prints: its level and its name, in ordinary case."""

    level: str
    name: str

    def __str__(self) -> str:
        return f"{self.level} {self.name}"


def another_province(drafts: Sequence[Draft], home: Home) -> Province | None:
    """The province whose letterhead a document bears, where it is not the one of this publication or a place
    in it."""
    head = " ".join(d.text for d in drafts if d.kind == "letterhead" and not MOTTO.match(d.text))
    found = _OF.search(head) if home.printed else None
    if not found:
        return None
    told = _BEHIND.sub("", f"{found['name'] or found['seat']}").strip(" .*")
    folded, own = fold_words(told), fold_words(_LEVEL.sub("", home.printed))
    if not folded or re.match(rf"{re.escape(own)}(?!\w)", folded) or folded in home.places:
        return None
    if len(folded.split()) > _LONGEST:
        return None  # no name of a province
    level = "tỉnh" if (found["level"] or found["party"]).lower() == "tỉnh" else "thành phố"
    return Province(level, told.title() if told.isupper() else told)
