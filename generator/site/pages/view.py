"""The catalog as the reader of one language sees it: names, labels, words, and backlinks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from generator import links
from generator.content.english import english_gaps
from generator.exports.published import FileFacts, Published
from generator.model.document import Document, Passage
from generator.model.kinds import kind_of
from generator.model.records import Commitment
from generator.model.roles import GROUP, LEAD, NAMED
from generator.site.pages import formatting
from generator.site.pages.base import Page
from generator.site.pages.collation import vietnamese
from generator.site.pages.facets import FacetContext
from generator.site.pages.labels import Labelled
from generator.site.pages.naming import without_name
from generator.site.pages.nonempty import nonempty
from generator.site.pages.words import Words, listed
from generator.text.dates import days
from generator.text.shortening import shortened

#: what a source says of a body that is no more
_GONE = ("succeeded", "ended", "territory")


@dataclass(frozen=True, kw_only=True)
class View(Labelled):
    """Everything that a page module needs for one language."""

    tables: Sequence[Any]
    #: the report of validation, as it is published
    report: Mapping[str, Any] = field(default_factory=dict)
    published: Published = field(default_factory=Published)

    def __post_init__(self) -> None:
        """Give the words access to the lists that the publication maintains itself."""
        lists = listed(self.catalog.registries, self.words.language)
        object.__setattr__(self, "words", Words(self.words.language, {**self.words.data, **lists}))

    def fact(self, key: str) -> str:
        """A fact of the publication in the language of the pages."""
        return str(self.facts[f"{key}_{self.language}"])

    def lacking(self, document: str) -> int:
        """How many texts of a document are shown in Vietnamese on pages of another language."""
        return self.gaps.get(document, 0) if self.language != "vi" else 0

    @cached_property
    def gaps(self) -> Mapping[str, int]:
        """How much English each document lacks."""
        return Counter(gap.document for gap in english_gaps(self.catalog) if gap.document)

    def section(self, label: str) -> str:
        """Where in its document a passage stands, as the reader's language says it."""
        kind, parts = formatting.section(label)
        return self.words.text(f"section_kind.{kind}", **parts)

    def heading(self, passage: Passage) -> tuple[str, str]:
        """A heading with its label, and the language it is in."""
        words, language = self.preferred(passage.text, self.catalog.annotations[passage.id].heading_en)
        named = language != "vi" and formatting.section(passage.label.rstrip("."))[0] == "article"
        label = f"{self.section(passage.label.rstrip('.'))}." if named else passage.label
        return f"{label} {words}".strip(), language

    def supplied_heading(self, document: str, section: str) -> tuple[str, str]:
        """A heading the copy lost, with its label, and the language it is in."""
        d = self.catalog.documents[document]
        words, language = self.preferred(d.supplied_headings[section], d.supplied_headings_en.get(section))
        return f"{section.rsplit('.', maxsplit=1)[-1]}. {words}", language

    def headings_above(self, passage: Passage) -> list[tuple[str, str]]:
        """The headings above a passage, outermost first, and the language of each."""
        document = self.catalog.documents[passage.document]
        known = {
            f"{p.label} {p.text}".strip(): self.heading(p)
            for p in self.catalog.passages_of(passage.document)
            if p.kind == "heading"
        }
        for section, words in document.supplied_headings.items():
            known[f"{section.split('.')[-1]}. {words}"] = self.supplied_heading(passage.document, section)
        return [known.get(above, (above, "vi")) for above in passage.heading_path.split(" > ") if above]

    def sorted_by_name(self, kind: str, idents: Iterable[str]) -> list[str]:
        """Ids in alphabetical order of their names."""
        return sorted(idents, key=lambda i: vietnamese(self.name(kind, i)))

    def file(self, path: str) -> FileFacts:
        """Size and hash of a published file.

        :raises KeyError: when it is not published.
        """
        return self.published.files[path]

    def has_package(self, kind: str, ident: str) -> bool:
        """Whether the rows of an agency, topic or document are published as a package of their own."""
        return links.slice_file(kind, ident) in self.published.files

    def row_files(self, kind: str, ident: str) -> list[tuple[str, str]]:
        """Where the rows of a page lie: format and address; nowhere when it has none."""
        found = links.row_files(kind_of(kind).plural, ident)
        return [(path.rpartition(".")[2].upper(), path) for path in found if path in self.published.files]

    def absolute(self, kind: str, ident: str) -> str:
        """The full address of a page."""
        return links.absolute(str(self.facts["site_url"]), links.page_path(kind, ident, self.language))

    def title_without(self, c: Commitment, agency: str) -> str:
        """The title of a commitment as it stands on the page of an agency: without the agency's own name in
        front."""
        names = [self.name("agency", agency), *(name for name, _ in self.relations.names[agency])]
        return without_name(self.title(c), names)

    @cached_property
    def nonempty(self) -> dict[str, bool]:
        """For each kind with an index page whether it lists anything."""
        return nonempty(self.catalog, self.relations)

    @cached_property
    def facet_context(self) -> FacetContext:
        """What commitments are found by in the explorer, beside their own fields."""
        r, catalog = self.relations, self.catalog
        heirs: dict[str, list[str]] = {}
        for row in catalog.inherited:
            if row.role == LEAD and row.basis != GROUP:
                heirs.setdefault(row.commitment, []).append(row.agency)
        fits = {row.target for row in catalog.results if not row.reason}
        return FacetContext(
            on=self.data_date,
            dues=self.dues,
            periods={key: end for key, d in catalog.documents.items() if (end := _period_end(d))},
            results={
                c for c, commitment in catalog.commitments.items() if self._has_result(commitment, fits)
            },
            numbers={c for c, commitment in catalog.commitments.items() if r.targets[commitment.passage]},
            heirs={c: list(dict.fromkeys(agencies)) for c, agencies in heirs.items()},
        )

    def _has_result(self, c: Commitment, fits: Collection[str]) -> bool:
        """Whether a result of a commitment is published: of itself, or one that compares with a number in
        it."""
        r = self.relations
        return bool(r.evidence[c.id]) or any(r.evidence[t.id] or t.id in fits for t in r.targets[c.passage])

    def error_report(self, record: str, page: str = "", text: str = "") -> str:
        """The form for reporting an error, with what is known filled in."""
        return links.error_report(str(self.facts["repo_url"]), record, page, text)

    def error_mail(self, record: str, page: str = "", text: str = "") -> str:
        """The same as a letter; nothing where the publication has no address for letters."""
        address = str(self.facts.get("contact_email") or "")
        return links.error_mail(address, record, page, text) if address else ""

    def later(self, make: Callable[[View, str], Page], ident: str) -> Page:
        """The page that ``make`` makes of a view and an id alone, so that a caching view need not make it
        again."""
        return make(self, ident)

    def page(self, kind: str, ident: str, title: str, description: str, **more: Any) -> Page:
        """A page of this language whose template bears the name of its kind."""
        template = more.pop("template", kind if ident else f"{kind}_index")
        context = {"view": self, **more.pop("context", {})}
        if not self.nonempty.get(kind, True):
            more.pop("section", None)
        return Page(
            kind=kind,
            ident=ident,
            language=self.language,
            template=template,
            title=title,
            description=shortened(description, 300),
            context=context,
            extra={**self._beside(kind, ident), **more.pop("extra", {})},
            **more,
        )

    def _beside(self, kind: str, ident: str) -> dict[str, str]:
        """What the frame says beside a page: its picture, the feed of what concerns it, and its short form
        for other pages."""
        pictured = ident if self._is_pictured(kind, ident) else ""
        beside = {"picture": links.share_picture(kind if pictured else "home", pictured, self.language)}
        if kind in links.FOLLOWED and ident:
            feed = links.follow_feed(kind, ident, self.language)
            if feed in self.published.files:
                beside["follow"] = links.relative(links.page_path(kind, ident, self.language), feed)
        if ident and self._is_embedded(kind, ident):
            short = links.page_path("embed", f"{kind}/{ident}", self.language)
            beside["embed"] = links.relative(links.page_path(kind, ident, self.language), short)
        return beside

    def _is_embedded(self, kind: str, ident: str) -> bool:
        """Whether a page has a short form for other people's pages: indicators, and agencies that lead
        something by name."""
        led = (p.involvement for p in self.relations.parts[ident] if p.involvement.role == LEAD)
        return kind == "indicator" or (kind == "agency" and any(part.basis in NAMED for part in led))

    def _is_pictured(self, kind: str, ident: str) -> bool:
        """Whether a page has a picture of its own: documents, topics, and agencies that have a part in
        something."""
        return kind in ("document", "topic") or (kind == "agency" and bool(self.relations.parts[ident]))

    def home_crumb(self) -> tuple[str, str, str]:
        """The first of all breadcrumbs."""
        return ("home", "", self.words.text("nav.home"))

    def crumbs(self, kind: str) -> tuple[tuple[str, str, str], ...]:
        """Home and the index of a kind."""
        return (self.home_crumb(), (kind, "", self.words.text(f"nav.{kind}")))


def newest(view: View) -> list[tuple[str, Document]]:
    """The documents, the newest first, as whoever follows them wants them."""
    return sorted(
        view.catalog.documents.items(), key=lambda item: (item[1].issued_edtf, item[0]), reverse=True
    )


def _period_end(document: Document) -> date | None:
    return days(document.period_edtf).end if document.period_edtf else None
