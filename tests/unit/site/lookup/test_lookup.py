"""What the scripts look things up in: complete, deterministic, columns of equal length."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator import links
from generator.content.catalog import load_catalog
from generator.exports.published import Published
from generator.model.kinds import SEARCHED
from generator.model.roles import ROLES
from generator.problems import ProblemsFound
from generator.settings import Settings, load_settings
from generator.site import lookup
from generator.site.lookup import entries, explorer, libraries, search
from generator.site.lookup.abbreviations import (
    Asides,
    read_abbreviations,
    read_asides,
    read_glossary,
    read_page_names,
)
from generator.site.lookup.times import read_times
from generator.site.pages import all_pages
from generator.site.pages.facets import NONE, facet_of
from generator.site.pages.relations import relate
from generator.site.pages.view import View
from generator.site.pages.words import words_of
from generator.tables import TABLES
from tests.project import Project

LANGUAGES = ("vi", "en")
#: compressed bytes of what is loaded for the first answer, the library and scripts included
MOST = 200_000


def _view(root: Path, language: str) -> View:
    catalog, settings = load_catalog(root), load_settings(root)
    return View(
        catalog=catalog,
        relations=relate(catalog),
        words=words_of(settings, catalog, language),
        settings=settings,
        tables=(),
    )


@pytest.fixture(scope="module", params=LANGUAGES)
def view(request: pytest.FixtureRequest, example_project: Project) -> View:
    """The miniature project as its readers see it."""
    return _view(example_project.root, request.param)


def _rows(columns: dict[str, Any]) -> list[dict[str, Any]]:
    names = [name for name in columns if name != "kinds"]
    return [
        {**dict(zip(names, values, strict=True)), "kind": columns["kinds"][values[names.index("kind")]]}
        for values in zip(*(columns[name] for name in names), strict=True)
    ]


def test_everything_is_in_the_index(view: View) -> None:
    """Every record of every searched kind has one entry, every commitment a second one with its text, every
    other passage one."""
    first, texts = search.index(view, [])
    catalog = view.catalog
    found: dict[str, list[str]] = {}
    for row in _rows(first["columns"]):
        found.setdefault(row["kind"], []).append(row["id"].rstrip("/"))
    parts = [f"{key}/#{part}" for key, index in catalog.indices.items() for part in index.components]
    for kind in SEARCHED.keys() - {"passage", "page", "legal_document"}:
        assert found[kind] == [*catalog.records_of(kind), *(parts if kind == "index" else ())], kind
    assert parts
    # what is published in full is one answer: the document
    cited = set(catalog.legal_documents)
    assert cited & catalog.documents.keys()
    assert set(found["legal_document"]) == cited - catalog.documents.keys()
    late = _rows(texts["columns"])
    assert {row["text"] for row in late} == {p.text for p in catalog.passages.values()}
    assert len(late) == len(catalog.passages)


def test_index_leads_to_pages(view: View) -> None:
    """A folder and the tail of an entry make the address of its page, a passage's with its anchor."""
    first, texts = search.index(view, [])
    rows = [*_rows(first["columns"]), *_rows(texts["columns"])]
    for row in rows:
        address = first["kinds"][row["kind"]]["folder"] + row["id"]
        if row["kind"] == "passage":
            document, _, local = row["id"].partition("/#")
            assert address == links.passage_path(document, f"{document}.{local}", view.language)
        else:
            ident, _, part = row["id"].partition("/#")
            assert not part or part in view.catalog.indices[ident].components
            assert address.partition("#")[0] == links.page_path(row["kind"], ident.rstrip("/"), view.language)


def test_numbers_are_found_as_texts_write_them(view: View) -> None:
    """A legal document is found by its number with and without the word "số", in the form the texts use."""
    row = next(r for r in _rows(search.index(view, [])[0]["columns"]) if r["id"] == "43-nq-tu-2019/")
    assert {"nghị quyết 43-NQ/TU", "nghị quyết số 43-NQ/TU"} <= set(row["other"].split("|"))


def test_english_names_and_vietnamese_ones(example_project: Project) -> None:
    """On English pages a department is found by both names, and by the order in which English readers say
    it."""
    rows = _rows(search.index(_view(example_project.root, "en"), [])[0]["columns"])
    row = next(r for r in rows if r["id"] == "so-tai-chinh/")
    assert row["name"] == "Department of Finance"
    assert {"Sở Tài chính", "Finance Department"} <= set(row["other"].split("|"))


def test_explorer_columns(view: View) -> None:
    """All columns have a row for each commitment; numbers point at choices; an agency in a role is marked
    once, named before derived."""
    data, later = explorer.columns(view), explorer.texts(view, [])
    commitments = list(view.catalog.commitments.values())
    assert {len(column) for column in (data["columns"] | later["columns"]).values()} == {len(commitments)}
    for facet in ("topic", "document", "project", "place", "beneficiary", "due"):
        ids = data["facets"][facet]["ids"]
        assert len(ids) == len(data["facets"][facet]["names"]) == len(set(ids))
        assert all(0 <= value < len(ids) for values in data["columns"][facet] for value in values)
    agencies = data["facets"]["agency"]["ids"]
    for c, parts in zip(commitments, data["columns"]["parts"], strict=True):
        unpacked = {(agencies[p >> 3], ROLES[p >> 1 & 3]) for p in parts}
        assert unpacked == {(i.agency, i.role) for i in c.agencies}
        assert len(parts) == len(unpacked)
        assert [p & 1 for p in parts] == sorted(p & 1 for p in parts)


def test_what_choices_do_not_need_comes_later(view: View) -> None:
    """Texts and the titles of the other language are no part of what a choice waits for; nothing comes twice,
    nothing is lost."""
    first, later = explorer.columns(view)["columns"], explorer.texts(view, [("UBND", "Ủy ban nhân dân")])
    assert not first.keys() & later["columns"].keys()
    assert {f"title_{view.language}", "id", "due_end", "parts"} <= first.keys()
    assert {"title_en", "title_vi"} - first.keys() | {"text"} <= later["columns"].keys()
    assert later["columns"]["text"] == [c.text for c in view.catalog.commitments.values()]
    assert later["abbreviations"] == [("UBND", "Ủy ban nhân dân")]


def test_every_commitment_has_a_choice_of_due(view: View) -> None:
    """A commitment stands under the year it is due in, under "recurring", or under "no date"; nowhere is it
    lost."""
    for c in view.catalog.commitments.values():
        choices = list(facet_of("due").get(c, view.facet_context))
        assert choices
        dues = view.dues(c)
        assert (choices == [NONE]) == (not any(d.end or d.start or d.recurrence for d in dues))


def test_same_content_same_files(
    example_project: Project,
    example_settings: Settings,
    example_report: Mapping[str, Any],
    example_published: Published,
) -> None:
    """Two runs give the same bytes, under one folder free of language."""
    pages = [
        all_pages(example_project.catalog(), example_settings, TABLES, example_report, example_published)
        for _ in range(2)
    ]
    made = [lookup.files(own, example_settings) for own in pages]
    assert made[0] == made[1]
    assert all(name.startswith(f"{links.LOOKUP}/") for name in made[0])
    assert {
        f"{links.LOOKUP}/{name}.LICENSE.txt"
        for name in ("minisearch", "write-excel-file", "write-excel-file.fflate")
    } <= set(made[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_real_index_is_small(language: str, root: Path) -> None:
    """On the real content the first answer costs at most 200 kB compressed: library, scripts and names
    together."""
    settings = load_settings(root)
    view = _view(root, language)
    first, _ = search.index(
        view, read_abbreviations(settings), read_asides(settings), read_glossary(settings)[language]
    )
    scripts = libraries.scripts()
    loaded = [
        json.dumps(first, ensure_ascii=False, separators=(",", ":")),
        libraries.copies()["minisearch.js"],
    ]
    names = ("search", "dom", "ranking", "phrases", "figures", "slips", "kinship", "folding")
    loaded += [scripts[f"{name}.js"] for name in names]
    assert sum(len(gzip.compress(text.encode())) for text in loaded) <= MOST


def test_no_pointer_to_a_source_map() -> None:
    """Libraries do not name a file that is not published; the scripts are those of
    generator/site/scripts/."""
    assert not any("sourceMappingURL" in text for text in libraries.copies().values())
    assert set(libraries.scripts()) >= {"search.js", "explorer.js", "folding.js"}


def test_abbreviations(example: Project) -> None:
    """A short form stands for one thing or several; anything else is a problem at its line."""
    example.write("site_config/abbreviations.yml", "UBND: Ủy ban nhân dân\nPCI: [một, hai]\n")
    assert read_abbreviations(load_settings(example.root)) == [
        ("UBND", "Ủy ban nhân dân"),
        ("PCI", "một"),
        ("PCI", "hai"),
    ]
    example.write("site_config/abbreviations.yml", "UBND: Ủy ban nhân dân\nPCI:\n")
    with pytest.raises(ProblemsFound) as found:
        read_abbreviations(load_settings(example.root))
    (problem,) = found.value.problems
    assert (problem.file, problem.line, problem.code) == ("site_config/abbreviations.yml", 2, "value-invalid")


def test_a_document_is_found_by_what_others_call_it(view: View) -> None:
    """A document is one answer, found by its number with and without "số" and by the names it is cited by."""
    both = next(ident for ident in view.catalog.documents if ident in view.catalog.legal_documents)
    row = next(
        r
        for r in _rows(search.index(view, [])[0]["columns"])
        if (r["kind"], r["id"]) == ("document", f"{both}/")
    )
    number = view.catalog.documents[both].number
    assert any(name.endswith(f"số {number}") for name in row["other"].split("|"))
    assert {*view.catalog.legal_documents[both].names} <= set(row["other"].split("|"))


def test_what_a_successor_is_called_is_no_name_of_a_former_body(view: View) -> None:
    """The names of who came after a body find it as a text does, so that whose name it is stands first."""
    rows = {r["id"]: r for r in _rows(search.index(view, [])[0]["columns"]) if r["kind"] == "agency"}
    succeeded = [
        (ident, s.successor_name_vi)
        for ident, successions in view.relations.successors.items()
        for s in successions
        if s.status == "succeeded" and s.successor_name_vi
    ]
    assert succeeded
    for ident, name in succeeded:
        own = view.catalog.agencies[ident]
        assert name in rows[f"{ident}/"]["also"].split("; ")
        assert name in (own.name_vi, *own.names) or name not in rows[f"{ident}/"]["other"].split("|")


def test_initials_as_titles_print_them() -> None:
    """Departments, ministries and stations are shortened by their parts; others, and names of one part, not
    with "&"."""
    assert "Đài PT & TH" in entries.initials("Đài Phát thanh và Truyền hình tỉnh")
    assert entries.initials("Sở Kho") == ()
    assert entries.initials("Ủy ban Mặt trận và Tổ quốc") == ()


def test_copies_are_of_what_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for the libraries without a build learns too which are not installed, all at once."""
    monkeypatch.setattr(libraries, "_PACKAGES", tmp_path)
    with pytest.raises(ProblemsFound) as found:
        libraries.copies()
    assert [p.code for p in found.value.problems] == ["library-missing"] * 3


def test_pages_have_names(example: Project) -> None:
    """What readers call the pages is read by kind and language; a kind that has no page is a problem at its
    line."""
    example.write("site_config/pages.yml", "vi:\n  deadline: lịch\nen:\n  data: [download, csv]\n")
    assert read_page_names(load_settings(example.root)) == {
        "vi": {"deadline": ["lịch"]},
        "en": {"data": ["download", "csv"]},
    }
    example.write("site_config/pages.yml", "vi:\n  deadline: lịch\n  calendar: lịch\n")
    with pytest.raises(ProblemsFound) as found:
        read_page_names(load_settings(example.root))
    (problem,) = found.value.problems
    assert (problem.file, problem.line, problem.code) == ("site_config/pages.yml", 3, "value-invalid")


_TIMES = (
    "  asked: [due]\n  before: [before]\n  after: []\n  until: [by]\n  since: []\n"
    "  day: []\n  month: []\n  quarter: [q]\n  year: []\n  passed: []\n"
)


def test_times(example: Project) -> None:
    """The words for times of all languages stand together; the months of a language may be missing."""
    months = "[[jan], [feb], [mar], [apr], [may], [jun], [jul], [aug], [sep], [oct], [nov], [dec]]"
    example.write("site_config/times.yml", f"vi:\n{_TIMES}en:\n{_TIMES}  months: {months}\n")
    times = read_times(load_settings(example.root))
    assert times.lists["asked"] == ["due", "due"]
    assert (times.months[0], times.months[11]) == (["jan"], ["dec"])
    index = search.index(_view(example.root, "en"), [], beside=search.Beside(times=times))[0]["times"]
    assert (index["page"], index["lists"]) == ("explore/", times.lists)
    assert {"agency", "topic", "document", "project", "place"} == set(index["facets"])


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (f"vi:\n{_TIMES}  weeks: [tuần]\n", 1),
        (f"vi:\n{_TIMES.replace('[by]', 'by')}", 5),
        (f"vi:\n{_TIMES}  months: [[jan]]\n", 12),
        ("vi: [hạn]\n", 1),
    ],
)
def test_times_that_are_none(written: str, line: int, example: Project) -> None:
    """A list that is not known, a word that is no list, a year of one month: a problem at its line."""
    example.write("site_config/times.yml", written)
    with pytest.raises(ProblemsFound) as found:
        read_times(load_settings(example.root))
    (problem,) = found.value.problems
    assert (problem.file, problem.line, problem.code) == ("site_config/times.yml", line, "value-invalid")


def test_asides(example: Project) -> None:
    """The words of asking of all languages make one list, which the index of names carries."""
    example.write("site_config/asides.yml", "vi: [khi nào, ở đâu]\nen: by when\nnumber: [how many]\n")
    asides = read_asides(load_settings(example.root))
    assert asides == Asides(all=("khi nào", "ở đâu", "by when", "how many"), number=("how many",))
    first, _ = search.index(_view(example.root, "en"), [], asides)
    assert (first["asides"][2:], first["counting"]) == (["by when", "how many"], ["how many"])
    example.write("site_config/asides.yml", "vi: [khi nào]\nen: [1]\n")
    with pytest.raises(ProblemsFound) as found:
        read_asides(load_settings(example.root))
    (problem,) = found.value.problems
    assert (problem.file, problem.line, problem.code) == ("site_config/asides.yml", 2, "value-invalid")


def test_names_are_spelled_out() -> None:
    """What stands for an abbreviation in capitals is written out; numbers, small letters and unknown capitals
    stay."""
    known = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "CT": "Chỉ thị"}
    assert search.spelled_out("Văn phòng UBND tỉnh", known) == "Văn phòng Ủy ban nhân dân tỉnh"
    assert search.spelled_out("HĐND, UBND", known) == "Hội đồng nhân dân, Ủy ban nhân dân"
    assert search.spelled_out("Tổ CT-XYZ ubnd", known) == "Tổ CT-XYZ ubnd"


def test_glossary(example: Project) -> None:
    """What readers type leads to what pages print, one way, by language; nothing at all means that it may be
    left out."""
    example.write("site_config/glossary.yml", "vi:\n  gôn: golf\n  dự án: []\nen:\n  pay: [salary, lương]\n")
    glossary = read_glossary(load_settings(example.root))
    assert glossary == {"vi": [("gôn", "golf"), ("dự án", "")], "en": [("pay", "salary"), ("pay", "lương")]}
    implied = search.index(_view(example.root, "vi"), [], Asides(), glossary["vi"])[0]["implied"]
    assert implied[-2:] == [("gôn", "golf"), ("dự án", "")]


@pytest.mark.parametrize(
    ("written", "line", "code"),
    [
        ("vi: [gôn]\n", 1, "yaml-not-a-mapping"),
        ("vi:\n  gôn: golf\nen:\n  pay:\n", 4, "value-invalid"),
        ("vi:\n  gôn: [1]\n", 2, "value-invalid"),
    ],
)
def test_a_glossary_that_is_none(written: str, line: int, code: str, example: Project) -> None:
    """What is no list of words by language is a problem at its line."""
    example.write("site_config/glossary.yml", written)
    with pytest.raises(ProblemsFound) as found:
        read_glossary(load_settings(example.root))
    (problem,) = found.value.problems
    assert (problem.file, problem.line, problem.code) == ("site_config/glossary.yml", line, code)


def test_words_to_find_by(view: View) -> None:
    """Indicators are found by their values, and show them; legal documents show their title, or what they are
    cited for."""
    rows = {(r["kind"], r["id"].rstrip("/")): r for r in _rows(search.index(view, [])[0]["columns"])}
    for target in view.catalog.targets.values():
        assert target.value_text in rows["indicator", target.indicator]["also"]
    sign = {"vi": "7 – 7,5%", "en": "7–7.5%"}[view.language]
    assert any(sign in row["fact"] for (kind, _), row in rows.items() if kind == "indicator")
    for ident in view.catalog.legal_documents.keys() - view.catalog.documents.keys():
        legal = view.catalog.legal_documents[ident]
        assert rows["legal_document", ident]["text"] == (legal.title_vi or legal.note or "")


def test_a_topic_is_not_found_by_what_it_leaves_out(view: View) -> None:
    """The part of a description that names what other topics hold is not searched."""
    topics = [row["also"] for row in _rows(search.index(view, [])[0]["columns"]) if row["kind"] == "topic"]
    assert any(topics)
    assert not [also for also in topics if "không gồm" in also or "; not " in also]


def test_abbreviations_that_are_no_list(example: Project) -> None:
    """A file of the wrong shape is named with what was expected."""
    example.write("site_config/abbreviations.yml", "- UBND\n")
    with pytest.raises(ProblemsFound) as found:
        read_abbreviations(load_settings(example.root))
    assert [problem.code for problem in found.value.problems] == ["yaml-not-a-mapping"]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Sở Xây dựng", ("SXD", "Sở XD")),
        ("Sở Lao động - Thương binh và Xã hội", ("SLĐTBXH", "Sở LĐTBXH", "Sở LĐ, TB & XH", "Sở LĐTB & XH")),
        ("Sở Ytế", ()),
        ("Công an tỉnh", ()),
    ],
)
def test_departments_are_found_by_theirinitials(name: str, short: tuple[str, ...]) -> None:
    """A department is known by the initials people write for it, with and without its first word."""
    assert entries.initials(name) == short


def test_the_province_is_implied(view: View) -> None:
    """What may stand for the province's name comes from the publication's facts: its first word, or
    nothing."""
    first, _ = search.index(view, [])
    implied = [("Tỉnh Vân Đài", "Tỉnh"), ("Tỉnh Vân Đài", ""), ("Vân Đài", ""), ("Vân Đài Province", "")]
    assert first["implied"] == implied


def test_a_document_is_known_by_its_title(view: View) -> None:
    """The title of a document is one of its names, in both languages on English pages; its year leads to
    it."""
    first, _ = search.index(view, [])
    rows = {row["id"]: row for row in _rows(first["columns"]) if row["kind"] == "document"}
    for ident, document in view.catalog.documents.items():
        assert document.title_vi in rows[f"{ident}/"]["other"].split("|")
        assert rows[f"{ident}/"]["also"] == document.issued_edtf[:4]
