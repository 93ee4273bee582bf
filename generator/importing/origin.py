"""Which province a document is of, where that is not the one whose documents are published here.

Bodies of two provinces are called alike: "UBND tỉnh", "Sở Y tế". Of another province's plan no name means a
body of this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.content.source import read_yaml
from generator.problems import ProblemsFound
from generator.text.folding import fold_words
from generator.text.sections import Draft

_LEVELS = ("province", "city")
_LEVEL = re.compile(r"^(?:tỉnh|thành phố)\s+", re.IGNORECASE)
#: what a letterhead has in its other column, which a reader may join with the first
_STATE = re.compile(
    r"CỘNG H[ÒO][ÀA]? XÃ HỘI CHỦ NGHĨA(?: VIỆT NAM)?|ĐẢNG CỘNG SẢN VIỆT NAM"
    r"|Độc lập\s*[-–]\s*Tự do(?:\s*[-–]\s*Hạnh phúc)?",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\s{2,}|[\n\t|*_]+|[-–—]{2,}")
_AUTHORITY = re.compile(
    r"(?:[UỦ][ỶY] BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|ĐẢNG BỘ|BAN CHẤP HÀNH)$", re.IGNORECASE
)
#: a province in one part of a letterhead: the words before its level, and those after it
_OF = re.compile(
    r"^(?P<before>.*?)(?<!\w)(?P<level>TỈNH|THÀNH PHỐ)\s+(?P<name>(?![UỦ][ỶY]\s)[^\W\d].*)"
    r"|(?P<party>TỈNH|THÀNH) [ỦU][ỶY]\s+(?P<seat>[^\W\d].*)",
    re.IGNORECASE,
)
#: words of which none is in the name of a province: a body below it, or what a committee is for
_BODY = (
    r"(?:SỞ|BAN|PHÒNG|CHI CỤC|CỤC|TRUNG TÂM|VĂN PHÒNG|THANH TRA|CÔNG AN|TRƯỜNG|BỆNH VIỆN|HỘI|LIÊN|QUỸ|BÁO"
    r"|ĐÀI|KHU|VIỆN|ĐOÀN|CÔNG TY|VỀ|VÀ|THỰC HIỆN|TRIỂN KHAI|CHỈ ĐẠO|CỦA|[UỦ][ỶY]|UBND|HĐND"
    r"|CHI NHÁNH|SỐ)(?=\s|$|:)"
)
_BODY_FIRST = re.compile(_BODY, re.IGNORECASE)
_BEHIND = re.compile(rf"\s+{_BODY}.*|\s*[/,;:(–—].*", re.IGNORECASE | re.DOTALL)
_JOINED = re.compile(r"\s[–—]\s")  # "Bà Rịa – Vũng Tàu"
_LONGEST = 5  # words of the name of a province


@dataclass(frozen=True)
class Home:
    """The province of this publication as it is printed ("tỉnh Vân Đài"), empty for a publication of another
    level, and the folded names of its places."""

    printed: str = ""
    places: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """Its name without the level, folded."""
        return _plain(_LEVEL.sub("", self.printed))


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
            yield _plain(str(name or ""))
            yield _plain(_LEVEL.sub("", str(name or "")))


def _plain(text: str) -> str:
    """Folded, with a space for every hyphen or dash."""
    return fold_words(re.sub(r"[-‐‑–—]", " ", text))


@dataclass(frozen=True)
class Province:
    """A province that a letterhead prints: its level and its name, in ordinary case; beside it the folded
    name of the publication's own."""

    level: str
    name: str
    home: str = ""

    def __str__(self) -> str:
        return f"{self.level} {self.name}"


def another_province(drafts: Sequence[Draft], home: Home) -> Province | None:
    """The province whose letterhead a document bears, where it is not the one of this publication or a place
    in it.

    A committee or council names its province for sure; of any other body's letterhead the text has to name
    that province too. A city that the text has in this province is none of its own.
    """
    if not home.printed:
        return None
    head = [d.text for d in drafts if d.kind == "letterhead"]
    if re.search(rf"(?<!\w){re.escape(home.name)}(?!\w)", _plain(" ".join(head))):
        return None
    text = _plain(" ".join(d.text for d in drafts if d.kind != "letterhead"))
    for sure, province in _printed(head):
        level, name = _plain(province.level), _plain(province.name)
        if name in home.places or f"{level} {name}" in home.places:
            return None
        if level != "tinh" and f"tinh {home.name}" in text:
            return None
        if sure or f"{level} {name}" in text or f"{name}, ngay" in text:
            return replace(province, home=home.name)
    return None


def _printed(head: Sequence[str]) -> Iterator[tuple[bool, Province]]:
    """The provinces that the parts of a letterhead name, and whether its highest authority's."""
    parts = [part for text in head for part in _BREAK.split(_STATE.sub("  ", text)) if part.strip()]
    before = ""
    for part in (p.strip(" .") for p in parts):
        found = _OF.search(part)
        if found and (province := _province(found)):
            above = f"{found['before'] or ''}".strip() or before
            yield bool(found["party"] or _AUTHORITY.search(above)), province
        before = part


def _province(found: re.Match[str]) -> Province | None:
    told = _JOINED.sub(" - ", found["name"] or found["seat"])
    if _BODY_FIRST.match(told):
        return None
    told = _BEHIND.sub("", told).strip(" .")
    if not told or len(told.split()) > _LONGEST:
        return None
    level = "tỉnh" if (found["level"] or found["party"]).lower() == "tỉnh" else "thành phố"
    return Province(level, told.title() if told.isupper() else told)
