"""Addresses are permanent, and written so that they work under any path."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import links

_PART = st.text("abcdefghijklmnopqrstuvwxyz0123456789-.", min_size=1, max_size=8).filter(
    lambda p: set(p) != {"."}
)
_PATH = st.lists(_PART, max_size=3).map(lambda parts: "".join(f"{p}/" for p in parts))


ADDRESSES = (
    ("home", "", "", "en/"),
    ("agency", "so-y-te", "co-quan/so-y-te/", "en/agencies/so-y-te/"),
    ("topic", "tourism", "linh-vuc/tourism/", "en/topics/tourism/"),
    ("document", "46-kh-ubnd-2022", "van-ban/46-kh-ubnd-2022/", "en/documents/46-kh-ubnd-2022/"),
    (
        "commitment",
        "46-kh-ubnd-2022.iii.2.1",
        "nhiem-vu/46-kh-ubnd-2022.iii.2.1/",
        "en/commitments/46-kh-ubnd-2022.iii.2.1/",
    ),
    ("indicator", "x", "chi-tieu/x/", "en/indicators/x/"),
    ("project", "x", "du-an/x/", "en/projects/x/"),
    ("legal_document", "x", "vien-dan/x/", "en/legal/x/"),
    ("place", "x", "dia-ban/x/", "en/places/x/"),
    ("deadline", "", "thoi-han/", "en/deadlines/"),
    ("result", "", "ket-qua/", "en/results/"),
    ("compare", "", "so-sanh/", "en/compare/"),
    ("index", "pci", "chi-so/pci/", "en/indices/pci/"),
    ("gap", "", "khoang-trong/", "en/gaps/"),
    ("embed", "agency/so-y-te", "nhung/agency/so-y-te/", "en/embed/agency/so-y-te/"),
    ("explorer", "", "kham-pha/", "en/explore/"),
    ("search", "", "tim-kiem/", "en/search/"),
    ("source_note", "", "ghi-chu-nguon/", "en/source-notes/"),
    ("data", "", "du-lieu/", "en/data/"),
    ("package", "", "du-lieu/goi/", "en/data/packages/"),
    ("research", "", "du-lieu/phan-tich/", "en/data/analysis/"),
    ("ontology", "", "du-lieu/thuat-ngu/", "en/data/terms/"),
    ("sparql", "", "du-lieu/cau-hoi/", "en/data/questions/"),
    ("table", "", "du-lieu/bang/", "en/data/tables/"),
    (
        "table",
        "commitment_agencies",
        "du-lieu/bang/commitment_agencies/",
        "en/data/tables/commitment_agencies/",
    ),
    ("changes", "", "du-lieu/thay-doi/", "en/data/changes/"),
    ("validation", "", "du-lieu/kiem-tra/", "en/data/validation/"),
    ("about", "", "gioi-thieu/", "en/about/"),
)


@pytest.mark.parametrize(("kind", "ident", "vi", "en"), ADDRESSES)
def test_addresses_are_permanent(kind: str, ident: str, vi: str, en: str) -> None:
    """The address of every kind of page is the one that was promised."""
    assert links.page_path(kind, ident, "vi") == vi
    assert links.page_path(kind, ident, "en") == en


def test_every_kind_of_page_has_its_address_tested() -> None:
    """A kind of page is not added without its address being promised here."""
    assert {kind for kind, *_ in ADDRESSES} == set(links.PAGED)


@given(_PATH, _PATH)
def test_relative_links_lead_where_they_should(source: str, target: str) -> None:
    """A link written on any page, resolved as a browser does, gives the page it is meant for, under any
    sub-path."""
    for base in ("https://example.org/", "https://example.org/some/where/"):
        assert urljoin(base + source, links.relative(source, target)) == base + target


def test_anchor_survives() -> None:
    """A link to a passage keeps its anchor, on the document's own page too."""
    target = links.passage_path("46-kh-ubnd-2022", "46-kh-ubnd-2022.iii.2.1", "en")
    assert target == "en/documents/46-kh-ubnd-2022/#iii.2.1"
    assert links.relative("en/agencies/so-y-te/", target) == "../../documents/46-kh-ubnd-2022/#iii.2.1"


def test_error_report_is_filled_in_and_short() -> None:
    """The form for errors gets the record, the page and the beginning of the text, in an address of bearable
    length."""
    address = links.error_report(
        "https://example.org/repo", "a.1", "https://example.org/p/", "Ủy ban & nhân dân " * 100
    )
    assert address.startswith("https://example.org/repo/issues/new?template=report-an-error.yml")
    assert "&record=a.1&page=https%3A%2F%2Fexample.org%2Fp%2F&quote=%E1%BB%A6y%20ban%20%26" in address
    assert len(address) < 1500


@pytest.mark.parametrize(("more", "end"), [(0, "x" * 9), (1, "%20%E2%80%A6")])
def test_a_quotation_is_whole_if_it_has_room(more: int, end: str) -> None:
    """A text of just as many letters as are quoted is quoted whole; of one more, whole words are."""
    text = f"{'m ' * (links.QUOTED // 2 - 5)} {'x' * (9 + more)}"
    assert len(text) == links.QUOTED + more
    assert links.error_report("https://example.org/r", "a.1", "p", text).endswith(end)
    assert links.error_mail("data@example.org", "a.1", "p", text).endswith(f"{end}%E2%80%9D%0A%0A")


def test_downloads_have_fixed_places() -> None:
    """Files lie where the publication says, whatever the language of the page."""
    assert links.package_file("van-dai-plans") == "data/van-dai-plans/datapackage.json"
    assert (
        links.table_file("van-dai-plans", "commitments", "csv") == "data/van-dai-plans/data/commitments.csv"
    )
    assert links.commitment_file("a.1") == "data/commitments/a.1.json"
    assert links.calendar_file("so-y-te") == "feeds/agencies/so-y-te.ics"
    assert links.site_table("parquet", "commitments", "parquet") == "data/parquet/commitments.parquet"
    assert links.changes_feed() == "feeds/changes.atom"
    assert links.VERSIONS == "data/versions.json"
    assert links.ontology_file() == "data/ontology.ttl"
    assert (
        links.release_page("https://example.org/r/", "0.1.0") == "https://example.org/r/releases/tag/v0.1.0"
    )
    assert links.calendar_file() == "feeds/deadlines.ics"
    assert links.calendar_file("so-y-te", "en") == "feeds/en/agencies/so-y-te.ics"
    assert (
        links.subscription("http://example.org/p", "feeds/deadlines.ics")
        == "webcal://example.org/p/feeds/deadlines.ics"
    )


def test_what_a_further_page_is_known_by() -> None:
    """A page on which a long one goes on has the id of that page and its number, behind a sign that no id
    begins with; those of an index have the number alone."""
    assert (links.continuation("so-y-te", 2), links.continuation("", 3)) == ("so-y-te/~2", "~3")


def test_files_of_a_part_and_of_a_version() -> None:
    """The parts of the data, the pictures of shared links and the zips of versions have fixed places too."""
    assert links.slice_file("agency", "so-y-te") == "data/agencies/so-y-te.zip"
    assert links.slice_file("agency", "so-y-te", "a.csv") == "data/agencies/so-y-te/a.csv"
    assert links.tables_folder("van-dai-plans") == "data/van-dai-plans/data/"
    assert links.analysis_file("van-dai-plans", "py") == "data/van-dai-plans-analysis.py"
    assert links.document_file("12-kh-ubnd-2024", "akn.xml") == "data/documents/12-kh-ubnd-2024.akn.xml"
    assert links.share_picture() == "assets/share/vi.png"
    assert links.share_picture("agency", "so-y-te", "en") == "assets/share/en/agencies/so-y-te.png"
    assert links.release_asset("https://example.org/r/", "plans", "0.1.0") == (
        "https://example.org/r/releases/download/v0.1.0/plans-0.1.0.zip"
    )
    assert links.in_languages("topic", "", ("vi", "en")) == {"vi": "linh-vuc/", "en": "en/topics/"}
    assert links.source_path("agency", "so-tai-chinh", "en") == "agencies/so-tai-chinh/index.html"
