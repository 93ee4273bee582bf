"""Long pages go on at further addresses: nothing is lost, every link leads to where things stand now."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import pytest
from lxml import html

from generator.site.pages import paged
from generator.site.pages.base import Page
from generator.site.pages.cutting import Cut
from generator.site.pages.paging import continued_page, resolved

#: so small that the pages of the miniature project are long
MOST = 4_000


@pytest.fixture(scope="module")
def cut(pages: list[Page], bodies: dict[str, str]) -> tuple[list[Page], dict[str, str]]:
    """The pages of the miniature project, none of them long."""
    shown, texts = paged(pages, bodies, most=MOST)
    return shown, dict(texts)


def _parts(shown: list[Page]) -> dict[str, list[Page]]:
    """The pages that go on, by the address of the first."""
    found: dict[str, list[Page]] = {}
    for page in shown:
        found.setdefault(continued_page(page.path) if "~" in page.path else page.path, []).append(page)
    return {path: own for path, own in found.items() if len(own) > 1}


def _rows(text: str) -> Counter[str]:
    """The rows of lists and tables, by what they say; those that hold others aside."""
    tree = html.fromstring(f"<div>{text}</div>")
    rows = tree.xpath(
        ".//*[self::li or self::tr][not(.//li) and not(.//tr)]"
        "[not(ancestor::thead) and not(ancestor::nav[@class='pager'])]"
    )
    return Counter(" ".join(row.text_content().split()) for row in rows)


def test_every_row_stands_once(bodies: dict[str, str], cut: tuple[list[Page], dict[str, str]]) -> None:
    """All parts of a page together have exactly the rows that it had."""
    shown, texts = cut
    found = _parts(shown)
    assert len(found) > 10
    assert max(map(len, found.values())) > 3
    for own in found.values():
        before = _rows(bodies[own[0].source])
        assert sum((_rows(texts[page.source]) for page in own), Counter()) == before, own[0].path


def test_no_heading_stands_twice(cut: tuple[list[Page], dict[str, str]]) -> None:
    """A part bears each heading its content stands under once, also where a box that goes on brings its
    own."""
    shown, texts = cut
    for own in _parts(shown).values():
        for page in own:
            tree = html.fromstring(f"<div>{texts[page.source]}</div>")
            headings = Counter(
                h.get("id") for h in tree.xpath(".//h2[@id] | .//h3[@id] | .//summary//*[@id]")
            )
            assert [name for name, times in headings.items() if times > 1] == [], page.path


def test_parts_are_short(pages: list[Page], cut: tuple[list[Page], dict[str, str]]) -> None:
    """Only what is one piece is longer than it may be, and pages that are whole on purpose: documents, the
    explorer, home."""
    shown, texts = cut
    long = {page.kind for page in shown if len(texts[page.source].encode()) > MOST * 1.4 and not page.whole}
    pictured = {page.kind for page in shown if "<svg" in texts[page.source] or "<pre" in texts[page.source]}
    assert long <= pictured
    assert {page.kind for page in pages if page.whole} == {"document", "explorer", "home"}


def test_every_link_resolves(cut: tuple[list[Page], dict[str, str]]) -> None:
    """Links between pages lead to pages, and their anchors to something on them, wherever it went."""
    shown, texts = cut
    at = {page.path: texts[page.source] for page in shown}
    ids = {path: set(re.findall(r'\sid="([^"]+)"', text)) for path, text in at.items()}
    seen = 0
    for path, text in at.items():
        for href in re.findall(r'href="([^"]*)"', text):
            if re.match(r"[a-z]+:|/", href) or "data/" in href or "feeds/" in href:
                continue
            target, _, anchor = href.partition("#")
            there = resolved(path, target.partition("?")[0])
            assert there in at, (path, href)
            assert not anchor or anchor == "outline" or anchor in ids[there], (path, href)
            seen += "~" in there or "~" in path
    assert seen > 500


def test_what_moved_is_found_from_elsewhere(cut: tuple[list[Page], dict[str, str]]) -> None:
    """A link to something of a long page that stands on a later part leads to that part."""
    shown, texts = cut
    found = [
        (page.path, href)
        for page in shown
        if "~" not in page.path
        for href in re.findall(r'href="([^"]*~[^"]*#[^"]*)"', texts[page.source])
        if continued_page(resolved(page.path, href.partition("#")[0])) != page.path
    ]
    assert found


def test_languages_have_the_same_parts(cut: tuple[list[Page], dict[str, str]]) -> None:
    """A page goes on at as many addresses in every language, so that each leads to the same in the other."""
    shown, _ = cut
    idents = {
        language: sorted((p.kind, p.ident) for p in shown if p.language == language)
        for language in ("vi", "en")
    }
    assert idents["vi"] == idents["en"]


def test_a_part_says_where_it_stands(cut: tuple[list[Page], dict[str, str]]) -> None:
    """Title, heading, way back, and the other parts are told on each part; the numbers of rows count the
    others too."""
    shown, texts = cut
    first, second, *_ = _parts(shown)["nhiem-vu/"]
    assert (second.path, second.title) == ("nhiem-vu/~2/", "Nhiệm vụ (trang 2)")
    assert second.crumbs[-1] == ("commitment", "", "Nhiệm vụ")
    tree = html.fromstring(f"<div>{texts[second.source]}</div>")
    assert [h.text for h in tree.xpath(".//h1")] == ["Nhiệm vụ"]
    assert tree.xpath(".//nav[@class='pager']//a[@rel='prev']/@href") == ["../"]
    assert html.fromstring(texts[first.source]).xpath(".//a[@rel='next']/@href") == ["~2/"]
    for page in (first, second):
        for group in html.fromstring(f"<div>{texts[page.source]}</div>").xpath(".//details[@data-elsewhere]"):
            told = int(group.xpath("./summary/span[@class='count']")[0].text)
            assert len(group.xpath(".//li")) + int(group.get("data-elsewhere")) == told


def test_a_short_page_stays_as_it_is(pages: list[Page], bodies: dict[str, str]) -> None:
    """Where nothing is long, nothing is touched."""
    shown, texts = paged(pages, bodies, most=10_000_000)
    assert shown == pages
    assert texts == bodies


def test_a_section_cut_short_leads_on() -> None:
    """Two long lists of one page: both headings stand on the first part, each leads to where its list goes
    on."""
    rows = "".join(f'<li data-x="{n}">{"word " * 20}</li>\n' for n in range(60))
    body = (
        f'<h1 id="top">A</h1>\n<h2 id="a">One</h2>\n<ul>\n{rows}</ul>\n<h2'
        f' id="b">Two</h2>\n<ul>\n{rows}</ul>\n'
    )
    made = Cut(body, 8_000)
    said: dict[str, tuple[int, int]] = {}

    def more(page: int, anchor: str, left: int) -> str:
        said[anchor] = (page, left)
        return f'<p class="more">{anchor}</p>'

    parts = made.parts(made.needed, more)
    assert [anchor in parts[0] for anchor in ('id="a"', 'id="b"', 'class="more">a', 'class="more">b')] == [
        True
    ] * 4
    assert said.keys() == {"a", "b"}
    shown = {anchor: parts[0].split(f'id="{anchor}"')[1].split("</ul>")[0].count("<li") for anchor in said}
    assert all(shown[anchor] + left == 60 for anchor, (_, left) in said.items())
    for anchor, (page, _) in said.items():
        assert f'id="{anchor}"' in parts[page]


def test_what_is_not_closed_is_an_error() -> None:
    """A template that forgets an end is told, and no half page is made."""
    with pytest.raises(ValueError, match="<ul> is not closed"):
        Cut(f"<h1>A</h1><ul><li>{'x' * 900}</li>", 100).parts(1, lambda *_: "")


def test_every_page_of_a_list_can_be_reached(cut: tuple[list[Page], dict[str, str]]) -> None:
    """From the first part all others are reached by their links alone."""
    shown, texts = cut
    for path, own in _parts(shown).items():
        at: Mapping[str, str] = {page.path: texts[page.source] for page in own}
        reached, waiting = {path}, [path]
        while waiting:
            here = waiting.pop()
            for href in re.findall(r'href="([^"#?]*)"', at[here]):
                there = resolved(here, href) if not re.match(r"[a-z]+:|/", href) else ""
                if there in at and there not in reached:
                    reached.add(there)
                    waiting.append(there)
        assert reached == set(at)
