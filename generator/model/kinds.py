"""The kinds of things there are: what each is called, where it stands, how it is found. One declaration a kind.

The catalog, addresses, tables, slices, search and the scripts' index ask here. There is no second list of kinds.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.agency import Agency
from generator.model.base import Entity
from generator.model.vocabulary import Index, Indicator, LegalDocument, Place, Project, Topic, Unit
from generator.problems import nearest


@dataclass(frozen=True, kw_only=True)
class Search:
    """How things of a kind stand among the answers of the search."""

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


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of thing, or of page. Whether it is searched is always said: ``search=None`` is not searched."""

    name: str
    search: Search | None
    #: its name in the catalog, of its table, of its registry and of its slices; empty: a page that is no record
    plural: str = ""
    #: one of it, in Vietnamese and in English, as it stands inside a sentence
    label: tuple[str, str] = ("", "")
    #: the folder of its pages in Vietnamese and in English; none: it has no page
    folders: tuple[str, str] | None = None
    #: each has a page of its own; otherwise one page is all there is
    each: bool = False
    #: the kind on whose page it stands, when it has none of its own
    within: str = ""
    #: the registry ``content/registries/<plural>.yml`` holds it by id, in this shape
    entity: type[Entity] | None = None
    #: a slice of the data a thing: the columns by which rows name it ("table.column"), the first is the thing itself
    slice: tuple[str, ...] = ()

    @property
    def what(self) -> str:
        """One of it in both languages, as problems name it: ``cơ quan / agency``."""
        return " / ".join(self.label)


#: in the order in which equally good answers of the search stand
KINDS: tuple[Kind, ...] = (
    Kind(name="home", folders=("", ""), search=None),
    Kind(
        name="agency", plural="agencies", label=("cơ quan", "agency"), folders=("co-quan", "agencies"), each=True,
        entity=Agency, search=Search(weight=20),
        slice=(
            "agencies.agency_id", "commitment_agencies.agency_id", "target_agencies.agency_id",
            "deadline_agencies.agency_id", "agency_names.agency_id", "agency_successions.agency_id",
            "agency_successions.successor_id", "agency_mentions.agency_id", "inherited_commitments.agency_id",
            "agency_members.group_id", "agency_members.member_id",
        ),
    ),
    Kind(
        name="topic", plural="topics", label=("lĩnh vực", "topic"), folders=("linh-vuc", "topics"), each=True,
        entity=Topic, search=Search(weight=20),
        slice=("topics.topic_id", "commitment_topics.topic_id", "indicators.topic_id"),
    ),
    Kind(
        name="document", plural="documents", label=("văn bản", "document"), folders=("van-ban", "documents"),
        each=True, search=Search(weight=19, numbered=True),
        slice=(
            "documents.document_id", "passages.document_id", "commitments.document_id", "targets.document_id",
            "deadlines.document_id", "citations.document_id", "project_milestones.document_id",
            "source_notes.document_id", "agency_names.document_id", "project_names.document_id",
            "legal_documents.document_id",
        ),
    ),
    Kind(
        name="legal_document", plural="legal_documents", label=("văn bản viện dẫn", "legal document"),
        folders=("vien-dan", "legal"), each=True, entity=LegalDocument, search=Search(weight=18, numbered=True),
    ),
    Kind(
        name="indicator", plural="indicators", label=("chỉ số", "indicator"), folders=("chi-tieu", "indicators"),
        each=True, entity=Indicator, search=Search(weight=17),
    ),
    Kind(
        name="index", plural="indices", label=("chỉ số tổng hợp", "index"), folders=("chi-so", "indices"), each=True,
        entity=Index, search=Search(weight=17),
    ),
    Kind(
        name="project", plural="projects", label=("dự án", "project"), folders=("du-an", "projects"), each=True,
        entity=Project, search=Search(weight=17),
    ),
    Kind(
        name="place", plural="places", label=("địa bàn", "place"), folders=("dia-ban", "places"), each=True,
        entity=Place, search=Search(weight=16),
    ),
    Kind(
        name="commitment", plural="commitments", label=("nhiệm vụ", "commitment"),
        folders=("nhiem-vu", "commitments"), each=True, search=Search(weight=3, sentence=True),
    ),
    Kind(
        name="passage", plural="passages", label=("đoạn", "passage"), within="document",
        search=Search(weight=0, sentence=True, official=True, once=True),
    ),
    Kind(name="target", plural="targets", label=("chỉ tiêu", "target"), search=None),
    Kind(name="unit", plural="units", label=("đơn vị", "unit"), entity=Unit, search=None),
    Kind(
        name="deadline", plural="deadlines", label=("thời hạn", "deadline"), folders=("thoi-han", "deadlines"),
        search=None,
    ),
    Kind(
        name="source_note", plural="source_notes", label=("ghi chú về nguồn", "source note"),
        folders=("ghi-chu-nguon", "source-notes"), search=None,
    ),
    Kind(name="result", folders=("ket-qua", "results"), search=None),
    Kind(name="compare", folders=("so-sanh", "compare"), search=None),
    Kind(name="gap", folders=("khoang-trong", "gaps"), search=None),
    Kind(name="embed", folders=("nhung", "embed"), each=True, search=None),
    Kind(name="explorer", folders=("kham-pha", "explore"), search=None),
    Kind(name="search", folders=("tim-kiem", "search"), search=None),
    Kind(name="data", folders=("du-lieu", "data"), search=None),
    Kind(name="research", folders=("du-lieu/phan-tich", "data/analysis"), search=None),
    Kind(name="table", folders=("du-lieu/bang", "data/tables"), each=True, search=None),
    Kind(name="changes", folders=("du-lieu/thay-doi", "data/changes"), search=None),
    Kind(name="validation", folders=("du-lieu/kiem-tra", "data/validation"), search=None),
    Kind(name="about", folders=("gioi-thieu", "about"), search=None),
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
