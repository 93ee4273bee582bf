"""Every URL, anchor and download path, as pure functions.

A page is known by its kind and id; links are written relative to the page they stand on, so that the site
works under any path and from a plain file server. The addresses are permanent.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import quote

from generator.model.kinds import KINDS, kind_of

DEFAULT_LANGUAGE = "vi"
#: kinds that have pages; a page without an id is the index of its kind
PAGED: tuple[str, ...] = tuple(kind.name for kind in KINDS if kind.page)
#: tables whose records have a page of their own -> the kind of the page
PAGES_OF_TABLES = {kind.plural: kind.name for kind in KINDS if kind.plural and kind.each}
#: everything about the data on the site lies under it
DATA = "data/"
#: where the versions of the data are listed, for machines
VERSIONS = "data/versions.json"
#: scripts of the site and what they look things up in
LOOKUP = "assets/lookup"
#: characters of a passage that go into a report of an error
QUOTED = 240
_SAFE = "/._-~%:?=&#+,;@!$()*'"


@lru_cache(maxsize=1 << 16)
def page_path(kind: str, ident: str, language: str) -> str:
    """The address of a page from the root of the site, ending in a slash (empty: the Vietnamese home page).

    >>> page_path("agency", "so-tai-chinh", "en"), page_path("home", "", "vi")
    ('en/agencies/so-tai-chinh/', '')
    """
    folder = kind_of(kind).folder(language)
    parts = [language if language != DEFAULT_LANGUAGE else "", folder, ident]
    return "".join(f"{part}/" for part in parts if part)


def continuation(ident: str, number: int) -> str:
    """The id of the ``number``-th continuation of a long page (``so-y-te/~2``); no other id contains the
    sign."""
    return f"{ident}/~{number}" if ident else f"~{number}"


def source_path(kind: str, ident: str, language: str) -> str:
    """The path of a page's body in the tree of bodies of its language, parallel to the path of the finished
    page.

    >>> source_path("agency", "so-tai-chinh", "en"), source_path("topic", "", "vi")
    ('agencies/so-tai-chinh/index.html', 'linh-vuc/index.html')
    """
    return posixpath.join(kind_of(kind).folder(language), ident, "index.html")


def relative(source: str, target: str) -> str:
    """``target`` (relative to the root of the site) as a link on the page at ``source``.

    >>> relative("co-quan/so-y-te/", "van-ban/46-kh-ubnd-2022/#iii.2.1"), relative("", "")
    ('../../van-ban/46-kh-ubnd-2022/#iii.2.1', './')
    >>> relative("co-quan/so-y-te/", "co-quan/so-noi-vu/"), relative("co-quan/so-y-te/", "")
    ('../so-noi-vu/', '../../')
    """
    here, there = source.split("/")[:-1], target.split("/")
    same = 0
    while same < min(len(here), len(there) - 1) and here[same] == there[same]:
        same += 1
    return "../" * (len(here) - same) + "/".join(there[same:]) or "./"


def passage_path(document: str, passage: str, language: str) -> str:
    """The address of a passage in its document. ``passage`` is the full id.

    >>> passage_path("46-kh-ubnd-2022", "46-kh-ubnd-2022.iii.2.1", "vi")
    'van-ban/46-kh-ubnd-2022/#iii.2.1'
    """
    return page_path("document", document, language) + "#" + passage[len(document) + 1 :]


def in_languages(kind: str, ident: str, languages: Iterable[str]) -> dict[str, str]:
    """The address of a page in each language.

    >>> in_languages("topic", "", ("vi", "en"))
    {'vi': 'linh-vuc/', 'en': 'en/topics/'}
    """
    return {language: page_path(kind, ident, language) for language in languages}


def table_file(package: str, table: str, extension: str) -> str:
    """Where a table of the whole package lies on the site.

    >>> table_file("van-dai-plans", "commitments", "json")
    'data/van-dai-plans/data/commitments.json'
    """
    return package_file(package, packed_table(table, extension))


def packed_table(table: str, ending: str) -> str:
    """The path of a table inside a package.

    >>> packed_table("commitments", "csv")
    'data/commitments.csv'
    """
    return f"data/{table}.{ending}"


def site_table(folder: str, table: str, ending: str) -> str:
    """The path on the site of a table in a format that is not part of the package.

    >>> site_table("parquet", "commitments", "parquet")
    'data/parquet/commitments.parquet'
    """
    return whole_file(f"{folder}/{table}.{ending}")


def tables_folder(package: str) -> str:
    """The folder the tables of the whole package lie in on the site.

    >>> tables_folder("van-dai-plans")
    'data/van-dai-plans/data/'
    """
    return package_file(package, "data/")


def analysis_file(package: str, extension: str) -> str:
    """Where the analysis of the example page lies, to run oneself.

    >>> analysis_file("van-dai-plans", "py")
    'data/van-dai-plans-analysis.py'
    """
    return whole_file(f"{package}-analysis.{extension}")


def package_file(package: str, name: str = "datapackage.json") -> str:
    """Where a file of the whole package lies on the site: always that of the latest version."""
    return f"data/{package}/{name}"


def whole_file(name: str) -> str:
    """The path on the site of a file that contains all tables."""
    return f"data/{name}"


def slice_file(kind: str, ident: str, name: str = "") -> str:
    """Where the rows of one agency, topic or document lie: as a package, or one file of them.

    >>> slice_file("agency", "so-y-te"), slice_file("agency", "so-y-te", "commitments.csv")
    ('data/agencies/so-y-te.zip', 'data/agencies/so-y-te/commitments.csv')
    """
    folder = f"data/{kind_of(kind).folder('en')}/{ident}"
    return f"{folder}/{name}" if name else f"{folder}.zip"


def part_files(folder: str, ident: str) -> tuple[str, ...]:
    """The files that may exist for one part of the data: its package, and the commitments of its page.

    >>> part_files("topics", "health")[:2]
    ('data/topics/health.zip', 'data/topics/health/commitments.xlsx')
    """
    return (f"data/{folder}/{ident}.zip", *row_files(folder, ident))


def row_files(folder: str, ident: str) -> tuple[str, ...]:
    """The files of the commitments on the page of a part: workbook, CSV and JSON."""
    return tuple(f"data/{folder}/{ident}/commitments.{ending}" for ending in ("xlsx", "csv", "json"))


def calendar_file(agency: str = "", language: str = DEFAULT_LANGUAGE) -> str:
    """Where the calendar of an agency, or of all deadlines, lies on the site.

    >>> calendar_file("so-y-te"), calendar_file(language="en")
    ('feeds/agencies/so-y-te.ics', 'feeds/en/deadlines.ics')
    """
    folder = "feeds" if language == DEFAULT_LANGUAGE else f"feeds/{language}"
    return f"{folder}/agencies/{agency}.ics" if agency else f"{folder}/deadlines.ics"


def subscription(site_url: str, path: str) -> str:
    """The address that a calendar program subscribes to.

    >>> subscription("https://example.org/plans/", "feeds/deadlines.ics")
    'webcal://example.org/plans/feeds/deadlines.ics'
    """
    return "webcal://" + absolute(site_url, path).partition("://")[2]


def changes_feed() -> str:
    """Where the feed of the changes of the data lies on the site."""
    return "feeds/changes.atom"


#: what can be followed, by a feed of its own
FOLLOWED = ("agency", "topic", "place", "document")


def follow_feed(kind: str, ident: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Where the feed of what concerns one agency, topic, place or document lies on the site.

    >>> follow_feed("agency", "so-y-te"), follow_feed("topic", "health", "en")
    ('feeds/agencies/so-y-te.atom', 'feeds/en/topics/health.atom')
    """
    folder = "feeds" if language == DEFAULT_LANGUAGE else f"feeds/{language}"
    return f"{folder}/{kind_of(kind).folder('en')}/{ident}.atom"


def share_picture(kind: str = "home", ident: str = "", language: str = DEFAULT_LANGUAGE) -> str:
    """Where the picture lies that is shown beside a shared link: that of a page, or of the site.

    >>> share_picture("agency", "so-y-te", "en"), share_picture()
    ('assets/share/en/agencies/so-y-te.png', 'assets/share/vi.png')
    """
    return (
        f"assets/share/{language}/{kind_of(kind).folder('en')}/{ident}.png"
        if ident
        else f"assets/share/{language}.png"
    )


def commitment_file(ident: str) -> str:
    """Where the record of a commitment lies on the site."""
    return f"data/commitments/{ident}.json"


def document_file(ident: str, ending: str) -> str:
    """Where a document lies on the site in another form.

    >>> document_file("46-kh-ubnd-2022", "akn.xml")
    'data/documents/46-kh-ubnd-2022.akn.xml'
    """
    return f"data/documents/{ident}.{ending}"


def ontology_file() -> str:
    """Where the terms of our own are explained for machines; their addresses begin with it."""
    return "data/ontology.ttl"


def absolute(site_url: str, path: str) -> str:
    """A full address.

    >>> absolute("https://example.org/plans", "en/about/")
    'https://example.org/plans/en/about/'
    """
    return site_url.rstrip("/") + "/" + quote(path, safe=_SAFE)


def release_page(repo_url: str, version: str) -> str:
    """The release of a version of the data, for people."""
    return f"{repo_url.rstrip('/')}/releases/tag/v{version}"


def release_asset(repo_url: str, package: str, version: str) -> str:
    """The zip of a version of the data; it stays when the next one is published.

    >>> release_asset("https://example.org/r", "plans", "0.1.0")
    'https://example.org/r/releases/download/v0.1.0/plans-0.1.0.zip'
    """
    return f"{repo_url.rstrip('/')}/releases/download/v{version}/{package}-{version}.zip"


def error_report(repo_url: str, record: str, page: str, text: str) -> str:
    """The form for reporting an error, with the record, the page and the beginning of the text filled in.

    What is empty is left out: on a page of hundreds of passages links name the record alone,
    scripts/reading.js adds the rest.

    >>> error_report("https://example.org/plans", "a-1.ii.2", "", "")
    'https://example.org/plans/issues/new?template=report-an-error.yml&record=a-1.ii.2'
    """
    fields = {
        "template": "report-an-error.yml", "title": record if page else "",
        "record": record, "page": page, "quote": _shortened(text),
    }  # fmt: skip
    return repo_url.rstrip("/") + "/issues/new?" + _query(fields)


def error_mail(address: str, record: str, page: str, text: str) -> str:
    """A letter that reports an error, with the record as its subject, the page and the beginning of the text
    in it.

    >>> error_mail("data@example.org", "a-1.ii.2", "https://example.org/a/", "Một hai")
    'mailto:data@example.org?subject=a-1.ii.2&body=https%3A%2F%2Fexample.org%2Fa%2F%0A%0A%E2%80%9CM%E1%BB%99t%20hai%E2%80%9D%0A%0A'
    """
    body = f"{page}\n\n“{_shortened(text)}”\n\n" if page else ""
    return f"mailto:{quote(address, safe='@')}?" + _query({"subject": record, "body": body})


def _query(fields: Mapping[str, str]) -> str:
    return "&".join(f"{key}={quote(value, safe='')}" for key, value in fields.items() if value)


def _shortened(text: str) -> str:
    return text if len(text) <= QUOTED else text[:QUOTED].rsplit(" ", 1)[0] + " …"
