"""What ``plans serve --drafts`` shows beside a draft: what was suggested for its passages, and its problems."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from generator.commands.margin import FIELDS, margins, presentable
from generator.content.checks import draft_problems
from generator.importing import write_draft
from generator.words import phrases
from tests.project import PLAN, Project

OWN = "content/documents/9-kh-ubnd-2024"
SUGGESTIONS = f"{OWN}/suggestions.yml"
TEXT = """ỦY BAN NHÂN DÂN TỈNH VÂN ĐÀI
Số: 9/KH-UBND
Thanh Bình, ngày 12 tháng 3 năm 2024
KẾ HOẠCH
Bảo vệ nguồn nước năm 2024
I. NHIỆM VỤ
1. Sở Y tế chủ trì, phối hợp với Sở Tài chính kiểm tra giếng khoan trước ngày 30/9/2024.
"""


@pytest.fixture
def drafted(example: Project, tmp_path: Path) -> Project:
    """The miniature project with a third document, as ``plans import`` leaves it."""
    source = tmp_path / "a.txt"
    source.write_text(TEXT, encoding="utf-8")
    write_draft(source, example.root)
    return example


def _margin(project: Project, language: str = "en") -> html.HtmlElement:
    (margin,) = margins(project.catalog(), language).values()
    return html.fromstring(margin)


def _suggested(project: Project, passage: str) -> None:
    """Put other suggestions in the place of those of the import."""
    project.write(SUGGESTIONS, f"passages:\n  i.1.1: {passage}\n")


def _lines(margin: html.HtmlElement) -> list[str]:
    return [" ".join(line.text_content().split()) for line in margin.iterfind(".//dd")]


def test_each_draft_has_a_margin_and_nothing_else(example: Project, drafted: Project) -> None:
    """By the path of its page, in the language of the page; where there is no draft there is none."""
    assert list(margins(drafted.catalog(), "vi")) == ["van-ban/9-kh-ubnd-2024/"]
    assert list(margins(drafted.catalog(), "en")) == ["en/documents/9-kh-ubnd-2024/"]
    assert _margin(drafted, "vi").get("lang") == "vi"
    assert _margin(drafted).get("aria-label") == phrases("drafts", "en")["margin"]
    for path in (example.root / OWN).iterdir():
        path.unlink()
    (example.root / OWN).rmdir()
    assert margins(example.catalog(), "vi") == {}


def test_problems_of_the_draft_alone_are_listed(drafted: Project) -> None:
    """Each as it is told at the console, with their number; those of another draft stand beside that."""
    drafted.change(f"{PLAN}/annotations.yml", "ii.1.6:\n", "ii.1.6:\n  state: draft\n")
    drafted.write(SUGGESTIONS, "{}\n")
    catalog = drafted.catalog()
    wrong = [p.line_for("en") for p in draft_problems(catalog) if p.file.startswith(f"{OWN}/")]
    assert wrong
    both = margins(catalog, "en")
    assert sorted(both) == ["en/documents/12-kh-ubnd-2024/", "en/documents/9-kh-ubnd-2024/"]
    margin = html.fromstring(both["en/documents/9-kh-ubnd-2024/"])
    assert [line.text_content() for line in margin.iterfind(".//li")] == wrong
    assert [h.text_content() for h in margin.iterfind(".//h2")] == [f"Problems left ({len(wrong)})"]


def test_suggestions_are_told_with_their_ground(drafted: Project) -> None:
    """What an import suggests stands under the passage, a line a field, in the order in which it is decided."""
    margin = _margin(drafted)
    (passage,) = margin.iterfind(".//dt/a")
    assert (passage.get("href"), passage.text_content()) == ("#i.1.1", "i.1.1")
    said = _lines(margin)
    assert "Leads: so-y-te (Sở Y tế)" in said
    assert "Helps: so-tai-chinh (Sở Tài chính)" in said
    assert any(line.startswith("Deadlines: ") and "2024-09-30" in line for line in said)


def test_every_form_of_a_suggestion_has_words(drafted: Project) -> None:
    """An id with its ground or alone, several values, records, one value; what is empty has no line, and markup
    stays text."""
    _suggested(
        drafted,
        "{projects: [a, b], lead: {x: Sở X, y: ''}, title_vi: <b>, topics: [], targets: [{min: 7, unit: '%'}]}",
    )
    assert _lines(_margin(drafted)) == [
        "Title: <b>", "Leads: x (Sở X); y", "Targets: 7, %", "Projects: a; b",
    ]  # fmt: skip
    assert [*FIELDS] == [
        key.removeprefix("field.") for key in phrases("drafts", "en") if key.startswith("field.")
    ]


def test_suggestions_not_as_they_were_written_are_none(drafted: Project) -> None:
    """Somebody has edited the file, or removed it: the margin has the problems alone."""
    for text in ("passages: [a]\n", "- a\n", "passages: {i.1.1: a}\n", "passages: {i.1.1: {}}\n", ""):
        drafted.write(SUGGESTIONS, text)
        if not text:
            (drafted.root / SUGGESTIONS).unlink()
        margin = _margin(drafted)
        assert margin.find(".//dl") is None
        assert margin.find(".//ol") is not None


def test_a_draft_without_issuer_or_type_is_shown(drafted: Project) -> None:
    """Under the issuer that the import suggests, else that of the other documents; what is written stays, and
    so does what is no draft."""
    assert "\nissuer:" not in drafted.read(f"{OWN}/document.yml")
    catalog = drafted.catalog()
    assert catalog.whole is not None
    for suggested, issuer in (("so-tai-chinh", "so-tai-chinh"), ("nobody", "ubnd-tinh")):
        drafted.write(SUGGESTIONS, f"document: {{issuer: {{{suggested}: Sở}}}}\n")
        shown = presentable(drafted.catalog())
        assert shown.documents["9-kh-ubnd-2024"].issuer == issuer
        assert shown.documents["9-kh-ubnd-2024"].type
        assert shown.documents["12-kh-ubnd-2024"] == catalog.whole.documents["12-kh-ubnd-2024"]
    for broken in ("document: {issuer: }\n", "document: a\n", "- a\n"):
        drafted.write(SUGGESTIONS, broken)
        assert presentable(drafted.catalog()).documents["9-kh-ubnd-2024"].issuer == "ubnd-tinh"


def test_without_drafts_everything_is_shown_as_it_is(example: Project) -> None:
    """Content without a draft is itself."""
    catalog = example.catalog()
    assert presentable(catalog) is catalog
