"""The pages of the miniature project: what each kind must answer, in both languages."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.content.catalog import Catalog
from generator.exports.base import Dataset
from generator.exports.published import Published
from generator.model.records import Commitment, Due
from generator.problems import ProblemsFound
from generator.settings import Settings, load_settings
from generator.site.pages import PAGES, all_pages, render
from generator.site.pages.base import Page, turns, when, when_all
from generator.site.pages.formatting import number
from generator.site.pages.inheritance import Estate, Inheritance
from generator.site.pages.words import word_problems
from generator.tables import TABLES
from generator.validation import report
from tests.project import make_example

TEMPLATES = Path(__file__).resolve().parents[4] / "generator" / "site" / "templates"


def test_every_record_has_a_page_in_both_languages(pages: list[Page], example_catalog: Catalog) -> None:
    """Each agency, topic, document, commitment, indicator, project, place and cited document has a page in
    each language."""
    for kind, records in (
        ("agency", example_catalog.agencies), ("topic", example_catalog.topics), ("document", example_catalog.documents),
        ("commitment", example_catalog.commitments), ("indicator", example_catalog.indicators), ("project", example_catalog.projects),
        ("place", example_catalog.places), ("legal_document", example_catalog.legal_documents),
    ):  # fmt: skip
        for language in ("vi", "en"):
            assert {p.ident for p in pages if p.kind == kind and p.language == language} - {""} == set(
                records
            )


def test_no_two_pages_share_an_address(pages: list[Page]) -> None:
    """An address belongs to one page."""
    paths = [p.path for p in pages]
    assert len(paths) == len(set(paths))


def test_each_module_has_its_template() -> None:
    """A kind of page is one module and one template of the same stem."""
    stems = {path.name.split(".")[0] for path in TEMPLATES.glob("*.html.j2")}
    for module in PAGES:
        name = module.__name__.rsplit(".", 1)[-1]
        assert name in stems or f"{name}s" in stems


def test_templates_are_all_used(pages: list[Page]) -> None:
    """No template lies about that no page uses."""
    stems = {path.name.split(".")[0] for path in TEMPLATES.glob("*.html.j2")}
    assert {stem for stem in stems if not stem.startswith("_")} == {p.template for p in pages}


def test_commitment_says_who_and_why(bodies: dict[str, str], example_catalog: Catalog) -> None:
    """The page of a commitment has its words, its leads with the ground, and how to report an error."""
    for c in example_catalog.commitments.values():
        text = bodies[f"vi/nhiem-vu/{c.id}/index.html"]
        for agency in c.by_role("lead"):
            assert f"/co-quan/{agency}/" in text
        assert "report-an-error.yml" in text
        assert f"{c.id}.json" in text


def test_no_evidence_is_no_information(bodies: dict[str, str], example_catalog: Catalog) -> None:
    """Where nothing was published the page says that there is no information, not that nothing was done."""
    known = {e.commitment for e in example_catalog.evidence} | {
        example_catalog.targets[e.target].passage for e in example_catalog.evidence if e.target
    }
    silent = [c for c in example_catalog.commitments if c not in known]
    assert silent
    assert all("No information" in bodies[f"en/commitments/{c}/index.html"] for c in silent)


def test_document_has_every_passage(bodies: dict[str, str], example_catalog: Catalog) -> None:
    """Every passage stands on its document's page under its own id."""
    for document in example_catalog.documents:
        text = bodies[f"vi/van-ban/{document}/index.html"]
        for p in example_catalog.passages_of(document):
            assert f'id="{p.local}"' in text, p.id


def test_agency_keeps_named_and_group_apart(bodies: dict[str, str], example_catalog: Catalog) -> None:
    """What an agency leads only as member of a group stands under its own heading."""
    leads = [i for c in example_catalog.commitments.values() for i in c.agencies if i.role == "lead"]
    derived = {i.agency for i in leads if i.basis == "group"}
    named = {i.agency for i in leads if i.basis in ("text", "heading")}
    assert derived
    for agency in derived - named:
        before, found, _ = bodies[f"en/agencies/{agency}/index.html"].partition('id="member"')
        assert found
        assert "data-commitment" not in before


def test_passages_can_be_reported(bodies: dict[str, str], example_catalog: Catalog) -> None:
    """Every passage, heading or not, has a link that reports an error in it by its id."""
    for document in example_catalog.documents:
        text = bodies[f"en/documents/{document}/index.html"]
        for p in example_catalog.passages_of(document):
            assert f'&amp;record={p.id}"' in text, p.id


def test_letters_only_where_there_is_an_address(
    bodies: dict[str, str], tmp_path: Path, example_report: Mapping[str, Any], example_published: Published
) -> None:
    """Without a mail address no page offers a letter; with one every commitment and passage does."""
    assert not any("mailto:" in text for text in bodies.values())  # publication.yml has none
    project = make_example(tmp_path)
    facts = project.read("site_config/publication.yml")
    project.write("site_config/publication.yml", facts + "contact_email: data@example.org\n")
    settings, catalog = load_settings(project.root), project.catalog()
    texts = render(all_pages(catalog, settings, TABLES, example_report, example_published), settings)
    for c in catalog.commitments.values():
        assert f"mailto:data@example.org?subject={c.id}&amp;body=" in texts[f"vi/nhiem-vu/{c.id}/index.html"]
    for p in catalog.passages.values():
        assert f'mailto:data@example.org?subject={p.id}"' in texts[f"vi/van-ban/{p.document}/index.html"]


def test_commitment_names_its_like_and_why(bodies: dict[str, str], example_catalog: Catalog) -> None:
    """A commitment leads to those of other documents on the same matter and says what they share."""
    text = bodies["en/commitments/12-kh-ubnd-2024.ii.1.3/index.html"].partition('id="alike"')[2]
    assert "34-qd-ubnd-2025.dieu-2.1.1" in text
    assert str(example_catalog.projects["duong-tinh-226"].name_en) in text
    assert 'id="alike"' not in bodies["en/commitments/12-kh-ubnd-2024.ii.1.2/index.html"]


def test_what_may_pass_says_when(
    bodies: dict[str, str], example_catalog: Catalog, example_settings: Settings
) -> None:
    """Deadlines still to come carry their last day, and a place to move to stands ready for the day they
    pass."""
    made = str(example_settings.publication.data["data_date"])
    text = bodies["vi/thoi-han/index.html"]
    coming = {
        d.id: d.due.over
        for d in example_catalog.deadlines.values()
        if d.due.over and d.due.over.isoformat() >= made
    }
    assert coming
    for ident, end in coming.items():
        assert f'data-deadline="{ident}" data-ends="{end}" data-then="' in text
    assert len(re.findall(r"<li [^>]*data-ends=", text)) == len(coming)
    for then in re.findall(r'data-then="(\w+)"', text):
        assert f'class="when when-{then}"' in text
    assert text.count(f'<time data-today data-form="dd/MM/y" datetime="{made}">') == 1


def _due(edtf: str, **more: Any) -> Due:
    return Due(text=edtf, edtf=edtf, **{"start": None, "end": None, "recurrence": "", **more})


def test_groups_of_time() -> None:
    """What began and has no end holds; what comes back by a plan that is over stands apart; several dates
    count together."""
    on = date(2024, 6, 1)
    began = _due("2023", start=date(2023, 1, 1), relation="from")
    begins = _due("2025", start=date(2025, 1, 1), relation="from")
    lapsed = _due("", recurrence="FREQ=YEARLY", until=date(2023, 12, 31))
    endless = _due("", recurrence="FREQ=YEARLY")
    passed = _due("2022", end=date(2022, 12, 31))
    assert [when(d, on) for d in (began, begins, lapsed, endless, passed)] == [
        "running", "coming", "lapsed", "recurring", "passed",
    ]  # fmt: skip
    assert when_all([passed, endless], on) == "recurring"
    assert when_all([lapsed, passed], on) == "passed"
    assert turns([begins], on) == [(date(2024, 12, 31), "running")]
    coming = _due("2024", end=date(2024, 12, 31))
    assert turns([coming, began], on) == [(date(2024, 12, 31), "running")]
    assert turns([coming, lapsed], on) == [(date(2024, 12, 31), "passed")]


def test_all_dates_are_told(pages: list[Page], bodies: dict[str, str], example_catalog: Catalog) -> None:
    """A commitment with several dates shows two of them side by side, of more how many and the nearest; its
    page shows all."""
    for language in ("vi", "en"):
        view = next(p.context["view"] for p in pages if p.language == language)
        several = [c for c in example_catalog.commitments.values() if len(view.dues(c)) > 1]
        assert several
        for c in several:
            said = {view.due_said(due) for due in view.dues(c)}
            folder = "vi/nhiem-vu" if language == "vi" else "en/commitments"
            brief = html.unescape(bodies[f"{folder}/{c.id}/index.html"]).partition("<blockquote")[0]
            assert all(date in brief for date in said)
            told = view.dates(c)
            assert all(date in told for date in said) if len(said) < 3 else str(len(said)) in told


def test_a_place_has_its_own_dates(pages: list[Page], example_catalog: Catalog) -> None:
    """At a place a commitment shows the dates of this place and those of no place, never those of another."""
    view = pages[0].context["view"]
    dated = [d for d in example_catalog.deadlines.values() if d.place]
    assert dated
    for d in dated:
        c = example_catalog.commitments[d.commitment]
        assert d.due in view.dues(c, d.place)
        for other in example_catalog.places:
            for due in view.dues(c, other):
                of = [o for o in view.relations.deadlines[c.passage] if o.due == due]
                assert any(not o.place or view.same_area(o.place, other) for o in of)


def test_reports_come_first(bodies: dict[str, str], example_catalog: Catalog) -> None:
    """The page of a body that must report opens with what and when; what it must as one of a group is there
    and says so."""
    told = {c.id for c in example_catalog.commitments.values() if c.by_role("report_to")}
    found = 0
    for c in (example_catalog.commitments[ident] for ident in told):
        for i in c.agencies:
            if i.role == "lead":
                text = bodies[f"vi/co-quan/{i.agency}/index.html"]
                reports = text.partition('id="reports"')[2].partition("<h2")[0]
                assert f'data-commitment="{c.id}"' in reports
                found += 1
    assert found


def test_the_brief_says_who_when_today_and_what_came(
    bodies: dict[str, str], example_catalog: Catalog
) -> None:
    """Above the long passage of a commitment stand who answers, by when, the body of today and the result, or
    that there is none."""
    heirs = {
        row.commitment: row.agency
        for row in example_catalog.inherited
        if row.role == "lead" and row.basis != "group"
    }
    assert heirs
    for c in example_catalog.commitments.values():
        brief = bodies[f"vi/nhiem-vu/{c.id}/index.html"].partition("<blockquote")[0]
        assert "/co-quan/" in brief
        if c.id in heirs:
            assert f"/{heirs[c.id]}/" in brief
        assert ('href="#evidence"' in brief) != ("chưa có thông tin" in brief)


def test_a_topic_says_who_answers_today(pages: list[Page], bodies: dict[str, str]) -> None:
    """Beside who leads most in a topic stands the body that a source names as the successor."""
    named = 0
    for page in pages:
        if page.kind == "topic" and page.ident and page.language == "vi":
            brief = bodies[page.source].partition('<dl class="brief">')[2].partition("</dl>")[0]
            view = page.context["view"]
            heirs = {view.heir(bar.ident) for bar in page.context["leaders"][:3]} - {""}
            assert all(f"/{heir}/" in brief for heir in heirs)
            named += len(heirs)
    assert named


def test_the_day_it_is_is_said_once_on_a_page(bodies: dict[str, str]) -> None:
    """However many dates of a page have passed, the day they are compared with stands on it once."""
    told = {page: body.count("data-today") for page, body in bodies.items()}
    assert max(told.values()) == 1
    several = [page for page, body in bodies.items() if body.count("<span data-ends=") > 1]
    assert several
    assert all(told[page] == 1 for page in several)


@pytest.mark.parametrize(
    ("page", "results"),
    [
        ("vi/index.html", "ket-qua/"),
        ("vi/chi-tieu/index.html", "../ket-qua/"),
        ("vi/du-an/index.html", "../ket-qua/"),
        ("en/projects/index.html", "../results/"),
    ],
)
def test_published_results_are_reached_from(page: str, results: str, bodies: dict[str, str]) -> None:
    """Home and the lists of what can have a result lead to the page of results."""
    assert f'href="{results}"' in bodies[page]


def test_an_answer_for_some_of_several_bodies_says_for_whom(
    pages: list[Page], bodies: dict[str, str]
) -> None:
    """Where several bodies are named and what became of them is known of some, it is said of which: "still the same
    body" alone would be read as told of all."""
    told = 0
    for page in pages:
        if page.language != "vi" or not page.context.get("today"):
            continue
        view, context = page.context["view"], page.context
        asked = {
            "topic": lambda c=context: {bar.ident for bar in c["leaders"][: c["first"]]},
            "project": lambda c=context: set(c["leads"]),
            "commitment": lambda c=context: set(c["c"].by_role("lead")),
        }[page.kind]()
        brief = html.unescape(bodies[page.source]).partition("<dt>Ngày nay</dt>")[2].partition("</dd>")[0]
        for status, _, own in context["today"]:
            if status != "succeeded":
                named = all(view.name("agency", body) in brief for body in own)
                assert named == (len(own) < len(asked)), page.source
                told += named
    assert told


def test_a_project_says_first_who_when_and_what_came(
    pages: list[Page], bodies: dict[str, str], example_catalog: Catalog
) -> None:
    """Above what the documents say of a project stand who answers, each of its dates or that none is given, and
    the result or that there is none."""
    dated = 0
    for page in (p for p in pages if p.kind == "project" and p.ident and p.language == "vi"):
        view = page.context["view"]
        brief = html.unescape(bodies[page.source].partition('<dl class="brief">')[2].partition("</dl>")[0])
        milestones = [m for m in example_catalog.milestones.values() if m.project == page.ident]
        assert all(view.due_words(m.due) in brief for m in milestones)
        assert ("không văn bản nào ghi mốc thời gian" in brief) == (not milestones)
        assert ("/co-quan/" in brief) == bool(page.context["leads"])
        assert "chưa có thông tin" in brief or 'href="#results"' in brief
        dated += bool(milestones)
    assert dated


def test_the_nearest_of_many_dates_is_that_of_the_day(
    pages: list[Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of more than two dates the nearest is told as of the data, and which one after which day."""
    view = next(p.context["view"] for p in pages if p.language == "vi")
    c = next(iter(view.catalog.commitments.values()))
    years = [view.data_date.year + n for n in (-1, 1, 3)]
    dues = [replace(c.due, edtf=str(y), relation="by", end=date(y, 12, 31), recurrence="") for y in years]
    monkeypatch.setattr(type(view), "dues", lambda *_: dues)
    assert view.dates(c) == f"3 thời hạn; gần nhất: chậm nhất năm {years[1]}"
    assert view.dates_later(view.dues(c)) == [
        (date(years[1], 12, 31), f"3 thời hạn; gần nhất: chậm nhất năm {years[2]}")
    ]
    monkeypatch.setattr(type(view), "dues", lambda *_: dues[:2])
    assert view.dates_later(view.dues(c)) == []


def test_the_appendix_is_a_table(bodies: dict[str, str], pages: list[Page]) -> None:
    """Rows whose cells are known stand in a table; the cells of a row, joined, are its words as printed."""
    found = 0
    for page in pages:
        for part in page.context.get("parts_", []) if page.kind == "document" else []:
            for block in part.blocks:
                for row in block.table.rows if block.table else []:
                    assert " ".join(filter(None, row.cells)) == row.passage.text
                    assert f'<tr id="{row.passage.local}">' in bodies[page.source]
                    found += 1
    assert found


def test_english_pages_explain_in_english(bodies: dict[str, str]) -> None:
    """What a topic or an indicator is stands in English where English is given, else in Vietnamese, marked
    so."""
    assert "Compared with the year before" in bodies["en/indicators/grdp-growth/index.html"]
    assert (
        '<span lang="vi">Tổng thu trên địa bàn.</span>' in bodies["en/indicators/budget-revenue/index.html"]
    )
    assert "Revenue and expenditure" in bodies["en/topics/index.html"]
    assert "Compared with" not in bodies["vi/chi-tieu/grdp-growth/index.html"]


def test_rendering_is_deterministic(
    pages: list[Page], bodies: dict[str, str], example_settings: Settings
) -> None:
    """The same pages give the same text."""
    assert render(pages, example_settings) == bodies


def test_nothing_is_left_of_the_templates(bodies: dict[str, str]) -> None:
    """No template syntax and no Python value shows on a page."""
    for name, text in bodies.items():
        assert not re.search(r"\{\{|\{%|>None<|: None\b|Undefined|<generator|Markup\(", text), name


def test_missing_and_unused_words_are_problems(tmp_path: Path) -> None:
    """A word one language lacks stops the build with its key and language; so does a word that nothing
    uses."""
    project = make_example(tmp_path)
    project.append("site_config/words/en.yml", 'left.over: "x"\n')
    settings = load_settings(project.root)
    english = settings.words["en"]
    fewer = replace(english, data={key: said for key, said in english.data.items() if key != "nav.home"})
    settings = replace(settings, words={**settings.words, "en": fewer})
    assert [(p.code, p.file, dict(p.params)["found"]) for p in word_problems(settings)] == [
        ("word-missing", "site_config/words/en.yml", "nav.home"),
        ("word-unused", "site_config/words/en.yml", "left.over"),
    ]
    with pytest.raises(ProblemsFound):
        all_pages(project.catalog(), settings, TABLES, {}, Published())


def test_both_languages_have_the_same_words(example_settings: Settings) -> None:
    """The two files of words have the same keys, in the same order, with the same places to fill."""
    beside = re.compile(r"^(site\.language(?:_label)?)\.\w+$")  # what the other is called
    vi, en = (
        {beside.sub(r"\1", key): said for key, said in example_settings.words[language].data.items()}
        for language in ("vi", "en")
    )
    assert list(vi) == list(en)
    for key in vi:
        other = en[key]["other"] if isinstance(en[key], dict) else en[key]
        assert set(re.findall(r"\{(\w+)\}", str(vi[key]))) == set(re.findall(r"\{(\w+)\}", other)), key


@pytest.mark.parametrize("page", ["vi/du-lieu/kiem-tra/index.html", "en/data/validation/index.html"])
def test_the_report_is_told_as_it_is_published(
    bodies: dict[str, str], example_report: Mapping[str, Any], page: str
) -> None:
    """The page has every check of the report with its tool, version and number, layer by layer, and leads to
    the report."""
    text, language = html.unescape(bodies[page]), page[:2]
    assert 'data/validation.json">' in text
    at = [text.index(f'id="{check["code"]}"') for check in example_report["checks"]]
    assert at == sorted(at)
    for check, start, end in zip(example_report["checks"], at, [*at[1:], len(text)], strict=True):
        own = text[start:end]
        assert f"{check['tool']} {check['version']}" in own
        assert f"{check['subject'][language]}: {number(check['subject']['count'], language)}" in own
        assert check["title"][language] in own
    for layer in example_report["layers"].values():
        assert layer["about"][language] in text


def test_the_report_can_be_found(bodies: dict[str, str]) -> None:
    """The data page and the about page lead to the report, in both languages."""
    assert 'href="kiem-tra/"' in bodies["vi/du-lieu/index.html"]
    assert 'href="../du-lieu/kiem-tra/"' in bodies["vi/gioi-thieu/index.html"]
    assert 'href="validation/"' in bodies["en/data/index.html"]
    assert 'href="../data/validation/"' in bodies["en/about/index.html"]


def test_a_check_that_did_not_run_is_not_told_as_passed(
    example_catalog: Catalog,
    example_settings: Settings,
    example_dataset: Dataset,
    example_files: Mapping[str, bytes],
    example_published: Published,
) -> None:
    """A report made without the proof of the downloads is told as it is: those checks are not run and have no
    number."""
    counts = report.counted(example_settings.paths.content, example_dataset, example_files)
    told = report.report(example_settings.publication.data, counts)
    ran = sum(1 for check in told["checks"] if check["subject"]["count"] is not None)
    assert 0 < ran < len(told["checks"])
    made = all_pages(example_catalog, example_settings, TABLES, told, example_published)
    own = [p for p in made if (p.kind, p.language) == ("validation", "en")]
    text = html.unescape(render(own, example_settings)["en/data/validation/index.html"])
    assert f"{ran} checks passed" in text
    archives = text[text.index('id="archives"') :].split("</li>")[0]
    assert "Not run" in archives
    assert "Passed" not in archives


def test_english_pages_have_english_titles(bodies: dict[str, str], example_catalog: Catalog) -> None:
    """Deadlines and milestones are told in English where content does, agencies that follow others under
    their English names."""
    text = html.unescape(bodies["en/deadlines/index.html"])
    told = {d.id: d for d in example_catalog.deadlines.values()}
    assert {bool(d.what_en) for d in told.values()} == {True, False}
    for key, d in told.items():
        item = text.partition(f'data-deadline="{key}"')[2].partition("</li>")[0]
        assert f">{d.what_en}</a>" in item if d.what_en else f'<span lang="vi">{d.what_vi}</span></a>' in item
    milestone = next(m for m in example_catalog.milestones.values() if m.what_en)
    item = (
        bodies[f"en/projects/{milestone.project}/index.html"]
        .partition(f'data-milestone="{milestone.id}"')[2]
        .partition("</li>")[0]
    )
    assert milestone.what_en in item
    assert milestone.what_vi not in item
    known = [
        s
        for s in example_catalog.successions
        if s.successor in example_catalog.agencies and s.successor != s.agency
    ]
    for s in known:
        page = html.unescape(bodies[f"en/agencies/{s.agency}/index.html"])
        assert f">{example_catalog.agencies[s.successor or ''].name_en}</a>" in page


def test_headings_in_english(bodies: dict[str, str], pages: list[Page]) -> None:
    """An English page names headings in the outline, under their official words and above a commitment;
    others stay Vietnamese."""
    text = html.unescape(bodies["en/documents/12-kh-ubnd-2024/index.html"])
    own = '<h2 id="ii.1" data-toc-label="II. Tasks"><span lang="vi">II. NHIỆM VỤ</span></h2>'
    assert own in text
    assert '<p class="heading-en">II. Tasks</p>' in text
    assert '<h2 id="i.1"><span lang="vi">I. MỤC TIÊU NĂM 2024</span></h2>' in text
    task = html.unescape(bodies["en/commitments/12-kh-ubnd-2024.ii.1.2/index.html"])
    assert 'Under the headings: II. Tasks › <span lang="vi">1. Sở Kế hoạch và Đầu tư</span></p>' in task
    assert {p.official for p in pages if p.kind == "document" and p.ident} == {True}
    assert "heading-en" not in bodies["vi/van-ban/12-kh-ubnd-2024/index.html"]


def test_cited_documents_in_english(bodies: dict[str, str]) -> None:
    """Title, issuer, name and note of a cited document are English where content has them, the official words
    beside them."""
    page = html.unescape(bodies["en/legal/43-nq-tu-2019/index.html"])
    assert '<p class="lead" lang="en">On public investment</p>' in page
    assert '<span lang="vi">về đầu tư công</span>' in page
    assert 'Provincial Party Committee <span class="basis" lang="vi">Tỉnh ủy</span>' in page
    law = html.unescape(bodies["en/legal/luat-dau-tu-cong/index.html"])
    assert '<h1 id="top">Law on Public Investment</h1>' in law
    assert '<span lang="vi">Luật Đầu tư công</span>' in law
    note = html.unescape(bodies["en/legal/43-nq-tu-2023/index.html"])
    assert 'Same number as the resolution of 2019 (“<span lang="vi">nghị quyết</span>”).' in note
    assert "Luật Đầu tư công" in bodies["vi/vien-dan/luat-dau-tu-cong/index.html"]


def test_what_lacks_english_is_marked_as_vietnamese(
    example_settings: Settings,
    example_catalog: Catalog,
    example_published: Published,
    example_report: Mapping[str, Any],
) -> None:
    """A law without an English name and a title without an English one stand in Vietnamese and are marked
    so."""
    bare = {
        key: legal.model_copy(update={"name_en": None, "title_en": None})
        for key, legal in example_catalog.legal_documents.items()
    }
    poorer = replace(example_catalog, legal_documents=bare)
    made = all_pages(poorer, example_settings, TABLES, example_report, example_published)
    pages = render([p for p in made if (p.kind, p.language) == ("legal_document", "en")], example_settings)
    assert '<h1 id="top"><span lang="vi">Luật Đầu tư công</span></h1>' in html.unescape(
        pages["en/legal/luat-dau-tu-cong/index.html"]
    )
    assert '<p class="lead" lang="vi">về đầu tư công</p>' in html.unescape(
        pages["en/legal/43-nq-tu-2019/index.html"]
    )


def test_published_documents_and_their_citations_have_titles_of_their_own(
    pages: list[Page], example_catalog: Catalog
) -> None:
    """The page of a document and the page that says where it is cited can be told apart by their titles, in
    both languages."""
    titles: dict[tuple[str, str], list[str]] = {}
    for page in pages:
        if page.kind in ("document", "legal_document"):
            titles.setdefault((page.language, page.title), []).append(page.path)
    here = {x.document for x in example_catalog.legal_documents.values() if x.document}
    assert here
    twice = {
        title: paths
        for (_, title), paths in titles.items()
        if len(paths) > 1 and any(d in p for d in here for p in paths)
    }
    assert twice == {}


def test_published_results_name_their_source_in_english(bodies: dict[str, str]) -> None:
    """The source of a result and the words quoted from it are explained in English; the quotation itself
    stays."""
    page = html.unescape(bodies["en/indicators/grdp-growth/index.html"])
    assert ">Vân Đài newspaper</a>" in page
    assert '<span lang="vi">“GRDP tăng 7,1%”</span> <span class="basis">(“GRDP grew by 7.1%”)</span>' in page


def test_a_former_place_says_where_its_area_went(bodies: dict[str, str]) -> None:
    """A district that ended opens with the units that have its area since, its day and its source."""
    text = bodies["vi/dia-ban/huyen-thanh-khe/index.html"]
    box = text.partition('id="since"')[2].partition("</div>")[0]
    assert 'href="../xa-thanh-khe/"' in box
    assert "01/07/2025" in box
    assert "https://example.org/xa" in box


def test_a_body_whose_area_passed_on_leads_to_the_units_of_today(
    bodies: dict[str, str], example_catalog: Catalog
) -> None:
    """Where a source says which units took over the area of a committee, its page links their pages, and says once
    that nobody is known to have taken over its tasks."""
    body = (
        bodies["vi/co-quan/ubnd-huyen-thanh-khe/index.html"].partition('id="since"')[2].partition("</div>")[0]
    )
    units = {s.successor for s in example_catalog.place_successions if s.place == "huyen-thanh-khe"}
    assert units
    assert all(f"dia-ban/{unit}/" in body for unit in units)
    assert body.count("tiếp nhận") == 1


def test_a_place_of_today_says_what_it_was(bodies: dict[str, str]) -> None:
    """A unit of today opens with the former place whose area it has, and what was promised there."""
    text = bodies["en/places/xa-thanh-khe/index.html"]
    box = text.partition('id="before"')[2].partition("</div>")[0]
    assert 'href="../huyen-thanh-khe/"' in box
    assert "commitment" in box
    assert 'id="since"' not in text


def test_a_successor_lists_what_it_inherits(bodies: dict[str, str], example_catalog: Catalog) -> None:
    """A successor has the commitments of the bodies before it apart, by body and part; a body without any has
    no such list."""
    text = bodies["vi/co-quan/so-tai-chinh-2025/index.html"]
    section = text.partition('id="inherited-')[2]
    rows = [row for row in example_catalog.inherited if row.agency == "so-tai-chinh-2025"]
    expected = {
        row.commitment
        for row in rows
        if row.role == "lead" or (row.role == "cooperate" and row.basis != "group")
    }
    assert expected
    assert all(f'data-commitment="{commitment}"' in section for commitment in expected)
    for via in {row.via for row in rows}:
        assert f'id="inherited-{via}"' in text
        assert f"/{via}/" in section
    assert 'id="inherited-' not in bodies["vi/co-quan/so-ke-hoach-va-dau-tu/index.html"]


def test_a_body_that_is_gone_bears_its_last_day(bodies: dict[str, str]) -> None:
    """Above its page as in the title of the window, in the words of the page; a body that is there bears
    none."""
    for place, until in (
        ("vi/co-quan/so-tai-chinh", "(đến 28/02/2025)"),
        ("en/agencies/so-tai-chinh", "(to 28 Feb 2025)"),
    ):
        heading = html.unescape(bodies[f"{place}/index.html"].partition("</h1>")[0])
        assert f'<span class="until">{until}</span>' in heading
    assert 'class="until"' not in bodies["vi/co-quan/ubnd-tinh/index.html"]


def test_a_section_has_one_name(pages: list[Page]) -> None:
    """What the menu calls a section stands above its page, and is what the pages below it call it."""
    sections = {(p.language, p.kind): p for p in pages if p.section}
    assert len(sections) > 20
    assert {p.path: (p.section, p.title) for p in sections.values() if p.section != p.title} == {}
    above = {
        (p.language, kind, label)
        for p in pages
        for kind, ident, label in p.crumbs
        if not ident and (p.language, kind) in sections
    }
    assert above
    assert {(p.language, p.kind, p.title) for p in sections.values()} >= above


def test_what_two_bodies_led_together_is_inherited_once(example_catalog: Catalog) -> None:
    """The figure on the page of a successor is that of the list of agencies and of the explorer."""
    first, second = list(example_catalog.commitments.values())[:2]

    def estate(via: str, *led: Commitment) -> Estate:
        return Estate(
            via=via, leads=[("open", list(led))], helps=[], targets=[], deadlines=[], led=len(led), helped_through=0
        )  # fmt: skip

    both = Inheritance(estates=[estate("a", first, second), estate("b", second)], members=[], since=[])
    assert both.leads == 2
    assert both.led == {"a": 2, "b": 1}


def test_a_page_says_what_the_words_are_before_them(bodies: dict[str, str]) -> None:
    """Where the words of a document are in another language than the page, that is said before them."""
    pages = [body for path, body in bodies.items() if re.search(r"^en/commitments/.+/.", path)]
    quoting = [body for body in pages if '<blockquote class="words official"' in body]
    assert quoting
    for body in quoting:
        assert 0 < body.find("The words below are") < body.index('<blockquote class="words official"')
