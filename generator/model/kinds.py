"""The kinds of things there are: what each is called, where it stands, how it is found. One declaration a
kind.

The catalog, addresses, tables, slices, search and the scripts' index ask here. There is no second list of
kinds.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.agency import Agency
from generator.model.base import Entity
from generator.model.listed import AgencyKind, DocumentType, PlaceKind
from generator.model.vocabulary import Index, Indicator, LegalDocument, Place, Project, Topic, Unit
from generator.problems import nearest
from generator.words import LANGUAGES, phrases

#: the page a language begins with
HOME = "home"


@dataclass(frozen=True, kw_only=True)
class Search:
    """How the search ranks things of a kind and matches their names."""

    #: how much they are preferred where words fit as well: a name leads on, a passage only proves
    weight: int
    #: what they are called is a sentence: no name, and held to fit only where its words stand together
    sentence: bool = False
    #: their names are numbers, which nobody spells out
    numbered: bool = False
    #: their words are Vietnamese in every language
    official: bool = False
    #: the same words may be printed twice: the first stands for all
    once: bool = False
    #: they are what is counted or measured: who asks how many asks for them
    number: bool = False
    #: each has to do with many matters, so that it is named by many words that others are named by too
    broad: bool = False


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of thing or of page, declared once. ``search`` has no default, so that nobody forgets to decide:
    ``None`` means not searchable."""

    name: str
    search: Search | None
    #: its name in the catalog, of its table, of its registry and of its slices; empty: a page that is no
    #: record
    plural: str = ""
    #: whether it has pages; the folder they lie in stands in ``words/<language>/kinds.yml``
    page: bool = False
    #: each has a page of its own; otherwise one page is all there is
    each: bool = False
    #: the kind on whose page it stands, when it has none of its own
    within: str = ""
    #: the registry ``content/registries/<plural>.yml`` holds it by id, in this shape
    entity: type[Entity] | None = None
    #: a slice of the data a thing: the columns by which rows name it ("table.column"), the first is the thing
    #: itself
    slice: tuple[str, ...] = ()

    @property
    def label(self) -> tuple[str, str]:
        """Its name for one thing in Vietnamese and in English, in the form it has inside a sentence; empty
        where it has none."""
        vi, en = (self.called(language) for language in LANGUAGES)
        return vi, en

    def called(self, language: str) -> str:
        """Its name for one thing in a language, in the form it has inside a sentence; empty where it has
        none."""
        return phrases("kinds", language).get(self.name, "")

    def folder(self, language: str) -> str:
        """The folder of its pages in a language; the home page lies at the root.

        :raises LookupError: when it has no page, or the language no folder for it.
        """
        if not self.page:
            raise LookupError(f"{self.name!r} has no page: say page=True in generator/model/kinds.py")
        if self.name == HOME:
            return ""
        folder = phrases("kinds", language).get(f"{self.name}.folder")
        if folder is None:
            raise LookupError(f"no {self.name}.folder: name it in generator/words/{language}/kinds.yml")
        return folder

    @property
    def what(self) -> str:
        """Its name in both languages, as problems show it: ``cơ quan / agency``."""
        return " / ".join(self.label)


#: in the order in which equally good answers of the search stand
KINDS: tuple[Kind, ...] = (
    Kind(name="home", page=True, search=None),
    Kind(
        name="agency", plural="agencies", page=True, each=True,
        entity=Agency, search=Search(weight=20, broad=True),
        slice=(
            "agencies.agency_id", "commitment_agencies.agency_id", "target_agencies.agency_id",
            "deadline_agencies.agency_id", "agency_names.agency_id", "agency_successions.agency_id",
            "agency_successions.successor_id", "agency_mentions.agency_id", "inherited_commitments.agency_id",
            "agency_members.group_id", "agency_members.member_id",
        ),
    ),
    Kind(
        name="topic", plural="topics", page=True, each=True,
        entity=Topic, search=Search(weight=20, broad=True),
        slice=("topics.topic_id", "commitment_topics.topic_id", "indicators.topic_id"),
    ),
    Kind(
        name="document", plural="documents", page=True, each=True, search=Search(weight=19, numbered=True),
        slice=(
            "documents.document_id", "passages.document_id", "commitments.document_id", "targets.document_id",
            "deadlines.document_id", "citations.document_id", "project_milestones.document_id",
            "source_notes.document_id", "agency_names.document_id", "project_names.document_id",
            "legal_documents.document_id",
        ),
    ),
    Kind(
        name="legal_document", plural="legal_documents", page=True, each=True, entity=LegalDocument,
        search=Search(weight=18, numbered=True, broad=True),
    ),
    Kind(
        name="indicator", plural="indicators", page=True, each=True, entity=Indicator,
        search=Search(weight=17, number=True),
    ),
    Kind(name="index", plural="indices", page=True, each=True, entity=Index, search=Search(weight=17)),
    Kind(
        name="project", plural="projects", page=True, each=True,
        entity=Project, search=Search(weight=17),
    ),
    Kind(
        name="place", plural="places", page=True, each=True,
        entity=Place, search=Search(weight=16),
    ),
    Kind(
        name="commitment", plural="commitments", page=True, each=True, search=Search(weight=3, sentence=True),
    ),
    Kind(
        name="passage", plural="passages", within="document",
        search=Search(weight=0, sentence=True, official=True, once=True),
    ),
    Kind(name="page", within=HOME, search=Search(weight=22)),
    Kind(name="target", plural="targets", search=None),
    Kind(name="unit", plural="units", entity=Unit, search=None),
    Kind(
        name="document_type", plural="document_types",
        entity=DocumentType, search=None,
    ),
    Kind(
        name="agency_kind", plural="agency_kinds", entity=AgencyKind,
        search=None,
    ),
    Kind(
        name="place_kind", plural="place_kinds", entity=PlaceKind,
        search=None,
    ),
    Kind(
        name="deadline", plural="deadlines", page=True,
        search=None,
    ),
    Kind(
        name="source_note", plural="source_notes", page=True, search=None,
    ),
    Kind(name="result", page=True, search=None),
    Kind(name="compare", page=True, search=None),
    Kind(name="gap", page=True, search=None),
    Kind(name="embed", page=True, each=True, search=None),
    Kind(name="explorer", page=True, search=None),
    Kind(name="search", page=True, search=None),
    Kind(name="data", page=True, search=None),
    Kind(name="package", page=True, search=None),
    Kind(name="research", page=True, search=None),
    Kind(name="ontology", page=True, search=None),
    Kind(name="sparql", page=True, search=None),
    Kind(name="table", page=True, each=True, search=None),
    Kind(name="changes", page=True, search=None),
    Kind(name="validation", page=True, search=None),
    Kind(name="about", page=True, search=None),
)  # fmt: skip
_BY_NAME = {kind.name: kind for kind in KINDS}
#: kinds that people keep a registry of: file stem under content/registries, field of the catalog -> entity
REGISTRIES: tuple[tuple[str, type[Entity]], ...] = tuple((k.plural, k.entity) for k in KINDS if k.entity)
#: kinds that the search finds -> how they stand among the answers
SEARCHED: dict[str, Search] = {kind.name: kind.search for kind in KINDS if kind.search}
#: kinds of which each thing has a part of the data of its own
SLICED: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind.slice)


def kind_of(name: str) -> Kind:
    """The kind called ``name``.

    >>> kind_of("agency").plural, kind_of("agency").what
    ('agencies', 'cơ quan / agency')

    :raises LookupError: when none is, with the nearest and where kinds are declared.
    """
    if name not in _BY_NAME:
        near = nearest(name, _BY_NAME)
        meant = f" (nearest: {near})" if near else ""
        raise LookupError(f"no kind {name!r}{meant}: declare it in generator/model/kinds.py")
    return _BY_NAME[name]


def kind_of_table(table: str) -> Kind:
    """The kind whose records are the rows of a table.

    >>> kind_of_table("source_notes").name
    'source_note'

    :raises LookupError: when the rows of the table are no kind of thing (links between others).
    """
    found = next((kind for kind in KINDS if kind.plural == table), None)
    if found is None:
        raise LookupError(
            f"the rows of {table!r} are no kind of thing: declare it in generator/model/kinds.py"
        )
    return found
