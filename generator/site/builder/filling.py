"""From shells and bodies to whole pages, and the list of them for search engines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator import links, trees
from generator.settings import Settings
from generator.site.builder.outline import Entry, outline_of, without_labels
from generator.site.builder.shells import Shape, shape_of
from generator.site.builder.slots import Piece, fill, named
from generator.site.pages.base import Page
from generator.site.pages.rendering import page_facts

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).resolve().parent.parent / "templates"),
    undefined=StrictUndefined,
    autoescape=True,
    trim_blocks=True,
)

#: where search engines look first
SITEMAP = "sitemap.xml"
#: addresses that one file may list
_LISTED = 50_000


class PageBody:
    """A page with its body, ready to be inserted into a shell."""

    def __init__(self, page: Page, bodies: Mapping[str, str]) -> None:
        self.page = page
        self._bodies = bodies  # which may hold them packed: a large site has more than memory should
        self.outline = outline_of(bodies[page.source]) if page.outline else []
        self.shape = shape_of(page, outlined=bool(self.outline))

    @property
    def body(self) -> str:
        """The markup to insert, without the labels that only the outline uses."""
        whole = self._bodies[self.page.source]
        return without_labels(whole) if self.page.outline else whole

    def filled(self, shell: Sequence[Piece]) -> str:
        """The page as it is published."""
        return fill(shell, self._values())

    def filled_alike(self, shell: Sequence[Piece]) -> str:
        """The page in a shell of another shape, for previews; slots without a value are left empty."""
        empty = {piece.name: "" for piece in shell if not isinstance(piece, str)}
        return fill(shell, {**empty, **self._values()})

    def _values(self) -> Mapping[str, Any]:
        facts = page_facts(self.page)
        lists = {
            k: v for name in ("crumbs", "paths", "others") for k, v in named(facts.pop(name), name).items()
        }
        body = Markup(self.body)  # noqa: S704 - made by templates that escape
        return {**facts, **lists, "body": body, "outline": _listed(self.outline)}


def page_bodies(pages: Iterable[Page], bodies: Mapping[str, str]) -> list[PageBody]:
    """Each page with its body."""
    return [PageBody(page, bodies) for page in pages]


def _listed(entries: list[Entry]) -> Markup:
    if not entries:
        return Markup()
    text = _TEMPLATES.get_template("_outline.html.j2").render(entries=entries)
    return Markup(text)  # noqa: S704 - made by a template that escapes


def sitemaps(pages: Iterable[Page], home: str, settings: Settings) -> dict[str, str]:
    """The sitemap of one language: file name -> text, pages in the order of their addresses, each with its
    addresses in all languages.

    ``home`` is the address of the folder they lie in. If there are more pages than one file may list
    (https://www.sitemaps.org/protocol.html), ``sitemap.xml`` is an index of several files.
    """
    root_url = str(settings.publication.data["site_url"])
    ordered = sorted(_found(pages), key=lambda page: page.path.split("/"))
    lists = [ordered[at : at + _LISTED] for at in range(0, len(ordered), _LISTED)]
    day = settings.publication.data["data_date"]
    texts = [
        _TEMPLATES.get_template("_sitemap.xml.j2").render(
            pages=list(_listed_addresses(part, root_url, settings.languages)), day=day
        )
        for part in lists or [[]]
    ]
    if len(texts) == 1:
        return {SITEMAP: texts[0]}
    named = {f"sitemap-{n}.xml": text for n, text in enumerate(texts, 1)}
    addresses = [links.absolute(root_url, home + name) for name in named]
    index = _TEMPLATES.get_template("_sitemaps.xml.j2").render(addresses=addresses, day=day)
    return {SITEMAP: index, **named}


def _found(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages that search engines should index: not the embeddable ones, which repeat others."""
    return (page for page in pages if "bare" not in page.extra)


def _listed_addresses(
    pages: Iterable[Page], root_url: str, languages: Sequence[str]
) -> Iterator[dict[str, Any]]:
    for page in pages:
        others = [other for other in languages if other != page.language]
        yield {
            "address": links.absolute(root_url, page.path),
            "others": {
                other: links.absolute(root_url, path)
                for other, path in links.in_languages(page.kind, page.ident, others).items()
            },
        }


def written(pages: Iterable[PageBody], shells: Mapping[Shape, tuple[Piece, ...]], target: Path) -> None:
    """Put each page into its shell and write it to its place under ``target``."""
    folders: set[str] = set()
    for one in pages:
        trees.write_file(f"{target}/{one.page.file}", one.filled(shells[one.shape]), folders)
