"""What readers see first: the titles and the English names. The rules are those of content/README.md."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.content.catalog import Catalog, load_catalog
from generator.model.agency import Agency
from generator.model.records import Commitment
from generator.model.vocabulary import Indicator, Place, Project, Topic, Unit
from generator.text.folding import fold_words

#: a title is read in one breath; 90 characters are aimed at
LENGTH = 100
#: how a title begins when one body acts, in both languages, and the body that then leads
ACTORS = (
    ("Sở KH&ĐT", "Planning department", "so-ke-hoach-va-dau-tu"),
    ("Sở Tài chính", "Finance department", "so-tai-chinh"),
    ("Sở Công Thương", "Industry and trade department", "so-cong-thuong"),
    ("Sở NN&PTNT", "Agriculture department", "so-nong-nghiep-va-phat-trien-nong-thon"),
    ("Sở GTVT", "Transport department", "so-giao-thong-van-tai"),
    ("Sở Xây dựng", "Construction department", "so-xay-dung"),
    ("Sở TN&MT", "Environment department", "so-tai-nguyen-va-moi-truong"),
    ("Sở TT&TT", "Information department", "so-thong-tin-va-truyen-thong"),
    ("Sở LĐ-TB&XH", "Labour department", "so-lao-dong-thuong-binh-va-xa-hoi"),
    ("Sở VHTT&DL", "Culture and tourism department", "so-van-hoa-the-thao-va-du-lich"),
    ("Sở KH&CN", "Science department", "so-khoa-hoc-va-cong-nghe"),
    ("Sở GD&ĐT", "Education department", "so-giao-duc-va-dao-tao"),
    ("Sở Y tế", "Health department", "so-y-te"),
    ("Sở Nội vụ", "Home affairs department", "so-noi-vu"),
    ("Sở Ngoại vụ", "Foreign affairs department", "so-ngoai-vu"),
    ("Sở Tư pháp", "Justice department", "so-tu-phap"),
    ("Thanh tra tỉnh", "Provincial Inspectorate", "thanh-tra-tinh"),
    ("Văn phòng UBND tỉnh", "People's Committee Office", "van-phong-ubnd-tinh"),
    (
        "Ban Quản lý Khu kinh tế cửa khẩu",
        "Border-gate zone board",
        "ban-quan-ly-khu-kinh-te-cua-khau-dong-dang-lang-son",
    ),
    ("Ban Quản lý dự án tỉnh", "Project management board", "ban-quan-ly-du-an-dau-tu-xay-dung-tinh"),
    ("Công an tỉnh", "Provincial Police", "cong-an-tinh"),
    ("Bộ CHQS tỉnh", "Military command", "bo-chi-huy-quan-su-tinh"),
    ("Cục Thuế tỉnh", "Tax department", "cuc-thue-tinh"),
    ("Cục Hải quan tỉnh", "Customs department", "cuc-hai-quan-tinh"),
    ("Ngân hàng Nhà nước tỉnh", "State Bank branch", "ngan-hang-nha-nuoc-chi-nhanh-tinh"),
    ("Tòa án nhân dân tỉnh", "Provincial People's Court", "toa-an-nhan-dan-tinh"),
    ("Các sở, ngành", "Departments", "cac-so-ban-nganh"),
    ("UBND các huyện, thành phố", "Districts and the city", "ubnd-cac-huyen-thanh-pho"),
    ("Chủ đầu tư", "Project owners", "cac-chu-dau-tu"),
)
#: English words once written for the same thing, and the ones of the glossary
OTHER_WORDS = {
    "National Road": "National Highway",
    "thousand billion": "trillion",
    "land clearance": "site clearance",
    "regular spending": "recurrent spending",
    "Border zone": "border-gate zone",
    "Border economic": "border-gate economic",
    "investment climate": "business environment",
    "business climate": "business environment",
    "Scheme 06": "Project 06",
    "Provincial Office": "People's Committee Office",
    "provincial council": "Provincial People's Council",
    "hardened": "hard-surfaced",
    "transitional project": "carried-over project",
    "regular expenditure": "recurrent expenditure",
    " VND": " dong",
}


@pytest.fixture(scope="module")
def catalog(root: Path) -> Catalog:
    """The real content, loaded."""
    return load_catalog(root)


@pytest.fixture(scope="module")
def english(catalog: Catalog) -> dict[str, str]:
    """Every English title, name and definition of the content, by the place a reader would correct it at."""
    named: dict[str, Mapping[str, Agency | Topic | Unit | Place | Indicator | Project]] = {
        "agencies": catalog.agencies, "topics": catalog.topics, "units": catalog.units, "places": catalog.places,
        "indicators": catalog.indicators, "projects": catalog.projects,
    }  # fmt: skip
    return {
        **{c.id: c.title_en for c in catalog.commitments.values() if c.title_en},
        **{f"document.yml, {key}": d.title_en or "" for key, d in catalog.documents.items()},
        **{
            f"{registry}.yml, {key}": record.name_en or ""
            for registry, records in named.items()
            for key, record in records.items()
        },
        **{
            f"indicators.yml, definition of {key}": i.definition_en or ""
            for key, i in catalog.indicators.items()
        },
        **{f"topics.yml, description of {key}": t.description_en or "" for key, t in catalog.topics.items()},
        **{d.id: d.what_en for d in catalog.deadlines.values()},
        **{m.id: m.what_en for m in catalog.milestones.values()},
        **{f"{key}: heading_en": note.heading_en or "" for key, note in catalog.annotations.items()},
        **{f"agencies.yml, {key}, note": a.note_en or "" for key, a in catalog.agencies.items()},
        **{
            f"legal_documents.yml, {key}": " ".join(
                filter(None, (one.name_en, one.title_en, one.issuer_en, one.note_en))
            )
            for key, one in catalog.legal_documents.items()
        },
    }


def test_titles_are_short(catalog: Catalog) -> None:
    """No title of a commitment is longer than a line of a wide screen, in either language."""
    long = [
        f"{c.id}: {len(t)} {t}"
        for c in catalog.commitments.values()
        for t in (c.title_vi, c.title_en)
        if len(t) > LENGTH
    ]
    assert long == [], f"say the deed and its object in at most {LENGTH} characters"


def test_english_titles_differ(catalog: Catalog) -> None:
    """No two commitments have the same English title (the check of the content sees to the Vietnamese
    ones)."""
    times = Counter(fold_words(c.title_en) for c in catalog.commitments.values())
    same = [
        f"{c.id}: {c.title_en}" for c in catalog.commitments.values() if times[fold_words(c.title_en)] > 1
    ]
    assert same == [], "say in the title what tells these commitments apart"


def test_figures_of_titles_are_printed(catalog: Catalog) -> None:
    """A title gives no figure, year or number that its passage, the headings above it or the document's own
    title does not print."""
    wrong = [
        f"{c.id}: {sorted(unprinted)} in {title!r}"
        for c in catalog.commitments.values()
        for title in (c.title_vi, re.sub(r"\bQ[1-4]\b", "", c.title_en))
        for unprinted in [_figures(title) - _figures(_said(catalog, c))]
        if unprinted
    ]
    assert wrong == [], "correct these titles by the text"


def _figures(text: str) -> set[str]:
    """The whole numbers in a text, "05" as "5"; a quarter is Roman in Vietnamese and "Q2" in English, so it
    is left out."""
    return {figure.lstrip("0") or "0" for figure in re.findall(r"\d+", text)}


def _said(catalog: Catalog, commitment: Commitment) -> str:
    """All that a title may draw on."""
    passage, document = catalog.passages[commitment.passage], catalog.documents[commitment.document]
    return " ".join(
        (passage.heading_path, passage.label, passage.text, document.number or "", document.title_vi)
    )


@pytest.mark.parametrize("actor", ACTORS, ids=lambda actor: actor[2])
def test_who_acts_in_the_title_leads(catalog: Catalog, actor: tuple[str, str, str]) -> None:
    """A title that begins with a body is a commitment that this body leads, and the body has one name in each
    language."""
    vi, en, agency = actor
    begun = [
        c for c in catalog.commitments.values() if c.title_vi.startswith(vi) or c.title_en.startswith(en)
    ]
    assert begun, f"no title begins with {vi!r}: take the line out"
    assert [c.id for c in begun if agency not in c.by_role("lead", derived=True)] == [], (
        f"not led by {agency}"
    )


def test_english_keeps_the_vietnamese_letters_of_names(catalog: Catalog, english: dict[str, str]) -> None:
    """Names of places are written in English as in Vietnamese: Lạng Sơn, not Lang Son."""
    names = {
        n
        for p in catalog.places.values()
        for n in re.findall(r"(?:[A-ZĐ]\w+ ?){2,}", p.name_vi)
        if n.strip() != _bare(n.strip())
    }
    bare = {_bare(n.strip()): n.strip() for n in names}
    wrong = [
        f"{place}: {text!r}, not {name}"
        for place, text in english.items()
        for plain, name in bare.items()
        if re.search(rf"\b{plain}\b", text)
    ]
    assert "Lang Son" in bare
    assert wrong == [], "write the name with its marks"


def _bare(name: str) -> str:
    """A name without its marks, its capitals kept."""
    return " ".join(word.capitalize() for word in fold_words(name).split())


def test_english_ranges_of_years(english: dict[str, str]) -> None:
    """Years are joined by a dash without spaces, as everywhere on the English pages: 2021–2025."""
    wrong = [
        f"{place}: {text!r}"
        for place, text in english.items()
        if re.search(r"\b20\d\d(?: - | – |-)20\d\d\b", text)
    ]
    assert wrong == []


def test_one_english_word_for_one_thing(english: dict[str, str]) -> None:
    """The glossary of content/README.md is kept to."""
    wrong = [
        f"{place}: {text!r}; write {right!r}"
        for place, text in english.items()
        for other, right in OTHER_WORDS.items()
        if other.lower() in text.lower()
    ]
    assert wrong == []
