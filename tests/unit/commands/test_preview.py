"""A page made when it is asked for: what the whole build would make, from the content as it is now."""

from __future__ import annotations

import shutil
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from functools import partial
from html import escape
from http.server import ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.commands import preview as previewing
from generator.commands.build import Built, Options, build
from generator.commands.margin import STYLE
from generator.commands.preview import LIVE, STATE, Preview, with_script
from generator.commands.serve import _Quiet
from generator.content.catalog import Catalog, load_catalog
from generator.exports.published import Published
from generator.importing import write_draft
from generator.settings import Settings
from generator.site import pages
from generator.site.pages import Page
from generator.validation import independent
from generator.words import phrases
from tests.project import PLAN, Project, make_example

ADDRESS = "http://127.0.0.1:8000/"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Preview]:
    """The miniature project, built once, and the preview of it."""
    project = make_example(tmp_path_factory.mktemp("preview") / "example")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(independent, "begin", lambda readings: lambda: [[] for _ in readings])
        patch.setattr("generator.validation.begin_graph", lambda *_: list)
        built = build(project.root, Options(site_url=ADDRESS), lambda _stage: None)
    preview = Preview(project.root, ADDRESS)
    preview.built(built)
    return project, preview


@pytest.fixture
def edited(shown: tuple[Project, Preview]) -> Iterator[tuple[Project, Preview]]:
    """The same for a test that changes content, which is put back."""
    project, preview = shown
    before = project.read(f"{PLAN}/annotations.yml")
    yield shown
    project.write(f"{PLAN}/annotations.yml", before)
    preview.built(None)


def _without_what_is_served(text: str) -> str:
    """A page as it is published."""
    before, script, after = text.rpartition(f'<script src="{LIVE}" defer></script>')
    assert script
    note = before.rpartition('<p role="status" class="plans-preview">')
    return (note[0] or before) + after


def _pages(project: Project) -> dict[str, str]:
    site = project.root / "site"
    found = {p.relative_to(site).as_posix().removesuffix("index.html"): p for p in site.rglob("index.html")}
    return {path: p.read_text(encoding="utf-8") for path, p in found.items()}


@pytest.mark.slow
def test_every_page_is_what_the_build_makes(shown: tuple[Project, Preview]) -> None:
    """Made alone, every page of the site is byte for byte the page of the whole build, of each kind and
    language."""
    project, preview = shown
    assert preview.page("") is None, "nothing has changed: the page on disk is good"
    assert preview.changed()
    published = _pages(project)
    assert len(published) > 50
    different = []
    for path, text in published.items():
        answer = preview.page(path)
        if answer is None or not answer.good or _without_what_is_served(answer.text) != text:
            different.append(path)
    preview.built(None)
    assert different == []


@pytest.mark.slow
def test_an_edit_is_shown_and_only_its_page_made(
    edited: tuple[Project, Preview], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The edited words stand on the page at once; one page is rendered, the content read once for all that
    ask."""
    project, preview = edited
    text = project.read(f"{PLAN}/annotations.yml")
    line = next(line for line in text.splitlines() if line.startswith("  title_vi: "))
    project.write(f"{PLAN}/annotations.yml", text.replace(line, "  title_vi: Tên vừa sửa <b>", 1))
    rendered: list[str] = []
    loaded: list[Path] = []

    def render(own: list[Page], settings: Settings) -> dict[str, str]:
        rendered.extend(page.path for page in own)
        return pages.render(own, settings)

    def load(root: Path) -> Catalog:
        loaded.append(root)
        return load_catalog(root)

    monkeypatch.setattr(previewing, "pages", SimpleNamespace(**vars(pages) | {"render": render}))
    monkeypatch.setattr(previewing, "load_catalog", load)
    state = preview.state
    assert preview.changed()
    assert preview.state != state
    page = next(path for path, old in _pages(project).items() if line.removeprefix("  title_vi: ") in old)
    for _ in range(2):
        answer = preview.page(page)
        assert answer
        assert "Tên vừa sửa &lt;b&gt;" in answer.text
        assert "tải xuống là của lần dựng trước" in answer.text
    assert rendered == [page]
    assert len(loaded) == 1
    assert preview.page("khong-co-trang-nay/") is None


@pytest.mark.slow
def test_problems_are_shown_in_the_page(edited: tuple[Project, Preview]) -> None:
    """Content with problems gives a page that lists them with file and line, in the language of the page,
    escaped."""
    project, preview = edited
    line = project.append(f"{PLAN}/annotations.yml", 'x<script>: {title_vi: "a"}\n')
    preview.changed()
    for path, said in (("", "nội dung còn lỗi"), ("en/", "the content has problems")):
        answer = preview.page(path)
        assert answer
        assert not answer.good
        assert said in answer.text
        assert f"annotations.yml:{line}" in answer.text
        assert "x<script>" not in answer.text


NEW = """ỦY BAN NHÂN DÂN TỈNH VÂN ĐÀI
Số: 9/KH-UBND
Thanh Bình, ngày 12 tháng 3 năm 2024
KẾ HOẠCH
Bảo vệ nguồn nước năm 2024
I. NHIỆM VỤ
1. Sở Y tế chủ trì, phối hợp với Sở Tài chính kiểm tra giếng khoan trước ngày 30/9/2024.
"""


@pytest.mark.slow
def test_drafts_are_shown_only_when_asked_for(shown: tuple[Project, Preview], tmp_path: Path) -> None:
    """With drafts, a fresh one has its page, with suggestions, ground and problems in the margin; without,
    there is none."""
    project, preview = shown
    path = "van-ban/9-kh-ubnd-2024/"
    (tmp_path / "a.txt").write_text(NEW, encoding="utf-8")
    folder = write_draft(tmp_path / "a.txt", project.root)
    try:
        preview.changed()
        assert preview.page(path) is None
        drafting = Preview(project.root, ADDRESS, drafts=True)
        drafting.built(preview._built)  # noqa: SLF001 - what the fixture built serves both
        answer = drafting.page(path)
        assert answer is not None
        assert answer.good, answer.text
        body, _, margin = answer.text.partition('<aside class="plans-margin"')
        assert "kiểm tra giếng khoan" in body
        assert f'<link rel="stylesheet" href="{STYLE}">' in body
        assert "2024-09-30" in margin
        assert '<a href="#i.1.1">i.1.1</a>' in margin
        assert "so-y-te (Sở Y tế)" in margin
        assert "content/documents/9-kh-ubnd-2024/document.yml" in margin
        english = drafting.page("en/documents/9-kh-ubnd-2024/")
        assert english is not None
        assert "Suggestions of “plans import”" in english.text
        home = drafting.page("")
        assert home is not None
        assert "plans-margin" not in home.text
    finally:
        shutil.rmtree(folder)
        preview.built(None)


@pytest.mark.slow
def test_it_is_served(edited: tuple[Project, Preview]) -> None:
    """The server gives pages of now with the script that reloads them, files of the last build, and 500 for
    problems."""
    project, preview = edited
    handler = partial(_Quiet, directory=str(project.root / "site"), preview=preview)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_address[1]}"

        def got(path: str) -> str:
            with urllib.request.urlopen(base + path, timeout=30) as answer:  # noqa: S310 - of this test's own server
                text: str = answer.read().decode("utf-8")
                return text

        on_disk = (project.root / "site" / "index.html").read_text(encoding="utf-8")
        assert _without_what_is_served(got("/")) == on_disk
        assert LIVE not in on_disk
        assert STATE in got(LIVE)
        assert ".plans-margin" in got(STYLE)
        before = got(STATE)
        preview.changed()
        assert got(STATE) != before
        assert _without_what_is_served(got("/?x=1")) == on_disk
        assert got("/data/versions.json") == (project.root / "site/data/versions.json").read_text(
            encoding="utf-8"
        )
        project.append(f"{PLAN}/annotations.yml", "nowhere: {}\n")
        preview.changed()
        with pytest.raises(urllib.error.HTTPError) as refused:
            got("/")
        with refused.value as answered:
            assert answered.code == 500
        server.shutdown()


def test_without_a_build_nothing_is_previewed(example: Project) -> None:
    """Before a build of this run there are no shells: whoever serves has to build."""
    preview = Preview(example.root, ADDRESS)
    assert not preview.changed()
    assert preview.page("") is None


def test_problems_are_told_in_english_where_messages_lack_the_language(example: Project) -> None:
    """Messages are in Vietnamese and English: a page of a third language lists its problems in English."""
    preview = Preview(example.root, ADDRESS)
    built: Any = SimpleNamespace(shells={"vi": {}, "en": {}, "fr": {}})
    preview.built(built)
    example.append(f"{PLAN}/annotations.yml", "x: {}\n")
    preview.changed()
    answers = {path: preview.page(path) for path in ("fr/", "co-quan/")}
    assert all(answers.values())
    told = {path: answer.text for path, answer in answers.items() if answer}
    assert "the content has problems" in told["fr/"]
    assert "nội dung còn lỗi" in told["co-quan/"]


@pytest.fixture
def plain(
    example: Project,
    example_report: Mapping[str, Any],
    example_published: Published,
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[Project, Built]:
    """The miniature project and a build of it whose shells hold nothing but a head and the body of the page."""

    def put_together(_page: Any, body: str, _shells: Any) -> str:
        return f"<html><head></head><body>{body}</body></html>"

    monkeypatch.setattr("generator.site.builder.put_together", put_together)
    return example, Built(example_report, example_published, {"vi": {}, "en": {}})


def test_pages_are_made_from_what_has_changed_since(plain: tuple[Project, Built]) -> None:
    """As long as nothing has changed the file on disk will do; then the page has the words of now, once for all
    that ask, and says of what it is; after the next build the file will do again."""
    project, built = plain
    preview = Preview(project.root, ADDRESS)
    preview.built(built)
    path = "en/commitments/12-kh-ubnd-2024.ii.1.2/"
    assert preview.page(path) is None
    states = [preview.state]
    project.change(f"{PLAN}/annotations.yml", "title_en: The planning", "title_en: <b>The planning")
    assert preview.changed()
    states.append(preview.state)
    answer = preview.page(path)
    assert answer is not None
    assert answer.good
    assert "&lt;b&gt;The planning department lists" in answer.text
    assert preview.page(path) is answer
    assert preview.page("en/nowhere/") is None
    preview.built(None)
    states.append(preview.state)
    assert states == sorted(set(states))
    assert preview.page(path) is None
    project.change(f"{PLAN}/annotations.yml", "title_en: <b>The planning", "title_en: The planning")
    assert preview.changed()
    again = preview.page(path)
    assert again is not None
    assert "The planning department lists" in again.text
    assert "&lt;b&gt;" not in again.text


def test_a_page_says_that_it_is_a_preview(plain: tuple[Project, Built]) -> None:
    """In the language of the page, at its end, with the script that makes it anew."""
    project, built = plain
    preview = Preview(project.root, ADDRESS)
    preview.built(built)
    preview.changed()
    for path, language in (("co-quan/", "vi"), ("en/agencies/", "en")):
        answer = preview.page(path)
        assert answer is not None
        note = escape(phrases("stages", language)["preview"])
        end = f'<p role="status" class="plans-preview"><small>{note}</small></p><script src="{LIVE}" defer></script>'
        assert answer.text.endswith(f"{end}</body></html>")
        assert STYLE not in answer.text


def test_pages_that_go_on_are_found(plain: tuple[Project, Built]) -> None:
    """A further page of a long one is made with it; one beyond its end is none."""
    project, built = plain
    preview = Preview(project.root, ADDRESS)
    preview.built(built)
    preview.changed()
    assert preview.page("en/agencies/page/99/") is None


def test_drafts_have_a_page_with_a_margin(plain: tuple[Project, Built], tmp_path: Path) -> None:
    """Where drafts are asked for they are there from the first page on; others have no margin."""
    project, built = plain
    (tmp_path / "a.txt").write_text(NEW, encoding="utf-8")
    write_draft(tmp_path / "a.txt", project.root)
    plain_, drafting = (Preview(project.root, ADDRESS, drafts=drafts) for drafts in (False, True))
    for preview in (plain_, drafting):
        preview.built(built)
    path = "en/documents/9-kh-ubnd-2024/"
    assert plain_.page(path) is None
    assert plain_.changed()
    assert plain_.page(path) is None
    answer, home = drafting.page(path), drafting.page("en/")
    assert answer is not None
    assert home is not None
    assert f'<link rel="stylesheet" href="{STYLE}"></head>' in answer.text
    assert answer.text.count('<aside class="plans-margin" lang="en"') == 1
    assert "plans-margin" not in home.text


def test_what_nobody_foresaw_is_shown_where_it_was_asked_for(
    plain: tuple[Project, Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error of the program gives a page that tells it by its kind and its beginning."""
    project, built = plain
    preview = Preview(project.root, ADDRESS)
    preview.built(built)
    preview.changed()

    def breaks(*_: object) -> None:
        raise KeyError("x" * 10_000)

    monkeypatch.setattr(previewing, "load_catalog", breaks)
    answer = preview.page("en/")
    assert answer is not None
    assert not answer.good
    assert f"<h1>{escape(phrases('stages', 'en')['faulty'])}</h1>" in answer.text
    assert 'lang="en"' in answer.text
    assert "en/:0:0: machine" in answer.text
    assert "KeyError: &#x27;xxx" in answer.text
    assert "x" * 201 not in answer.text


def test_what_is_no_page_is_served_as_it_is() -> None:
    """A script, a note and a margin are put only where a body ends."""
    assert with_script("a, b", "note", "margin") == "a, b"
    script = f'<script src="{LIVE}" defer></script>'
    assert with_script("<body>a</body>") == f"<body>a{script}</body>"
