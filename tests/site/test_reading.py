"""Reading in a real browser: a document, its passages and their tools; what passes with the days; what sticks to the top."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.site.watching import watch

pytestmark = [pytest.mark.browser]
PHONE, DESK = (360, 740), (1280, 900)
#: the day after the last of "2026-2030"
LATER = "2031-01-01T03:00:00+07:00"
#: what sticks may take this much of a phone's height (pixels)
MOST = 56


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on a desk."""
    context = browser.new_context(viewport={"width": DESK[0], "height": DESK[1]})
    yield context.new_page()
    context.close()


def _passage(page: Page) -> str:
    """The id of a passage in the middle of the document that is open."""
    return str(page.evaluate("(() => { const all = document.querySelectorAll('.text .p'); return all[all.length >> 1].id; })()"))


def _fields(page: Page, passage: str) -> dict[str, list[str]]:
    link = page.locator(f'[id="{passage}"] .tools a').first
    return parse_qs(urlsplit(link.get_attribute("href") or "").query)


def test_passage_reports_without_javascript(kinds: dict[str, str], served: str, browser: Browser) -> None:
    """With JavaScript off, opening the address of a passage shows a link that reports an error in it, with its id."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + kinds["vi-document"])
    document = kinds["vi-document"].split("/")[1]
    anchor = page.locator(".text .p .anchor").nth(3)
    passage = (anchor.get_attribute("href") or "").removeprefix("#")
    tools = page.locator(f'[id="{passage}"] .tools')
    assert not tools.is_visible()
    anchor.click()
    assert tools.is_visible()
    assert page.locator(".tools:visible").count() == 1
    assert _fields(page, passage)["record"] == [f"{document}.{passage}"]
    context.close()


def test_passage_tools(kinds: dict[str, str], served: str, page: Page) -> None:
    """The report of a passage has its id, page and words; its citation can be copied; a heading has the same tools."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(served + kinds["vi-document"])
    passage = _passage(page)
    page.locator(f'[id="{passage}"] .anchor').click()
    page.locator(f'[id="{passage}"] [data-copy=citation]').wait_for()
    words = page.locator(f'[id="{passage}"] > .official').inner_text().removesuffix("¶").strip()
    fields = _fields(page, passage)
    assert fields["page"][0].endswith(f"{kinds['vi-document']}#{passage}")
    assert fields["quote"][0].removesuffix(" …") in words
    page.locator("[data-copy=citation]").click()
    page.wait_for_function("document.querySelector('[data-more-tools] [role=status]').textContent !== ''")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert words in copied
    assert fields["page"][0] in copied
    heading = page.locator("article h2[id]").nth(1).get_attribute("id")
    page.goto(f"{served}{kinds['vi-document']}#{heading}")
    page.locator("[data-copy=address]").wait_for()
    assert page.locator("[data-passage]").inner_text() == heading


def test_bar_says_where_the_reader_is(kinds: dict[str, str], served: str, page: Page) -> None:
    """The bar names the section that is read, and its buttons lead from one commitment to the next and back."""
    page.goto(served + kinds["vi-document"])
    heading = page.locator("article h2[id]").nth(2)
    heading.evaluate("node => node.scrollIntoView()")
    page.wait_for_function("!document.querySelector('[data-here]').hidden")
    assert heading.inner_text().strip().startswith(page.locator("[data-here]").inner_text()[:12])
    page.evaluate("scrollTo(0, 0)")
    seen = []
    for step in ("1", "1", "-1"):
        page.locator(f"[data-step='{step}']").press("Enter")
        seen.append(page.locator("[data-place]").inner_text().split("/")[0])
        top = page.locator(".p.current").bounding_box()
        bar = page.locator("[data-reading]").bounding_box()
        assert top is not None
        assert bar is not None
        assert bar["y"] + bar["height"] <= top["y"] + 1
    assert seen == ["1", "2", "1"]


def test_marks_stay_off(kinds: dict[str, str], served: str, page: Page) -> None:
    """Whoever switches the marks off has them off in the next document, and can switch them on again."""
    page.goto(served + kinds["vi-document"])
    page.locator("#marks").uncheck()
    page.goto(served + kinds["en-document"])
    assert not page.locator("#marks").is_checked()
    assert not page.locator(".margin").first.is_visible()
    page.locator("#marks").check()
    page.reload()
    assert page.locator("#marks").is_checked()


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("kind", ["document", "commitment"])
def test_nothing_hides_behind_what_sticks(kind: str, size: tuple[int, int], kinds: dict[str, str], served: str, page: Page) -> None:
    """An address with an anchor opens with its words under what sticks to the top, which on a phone takes little of it."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(served + kinds[f"vi-{kind}"])
    anchor = _passage(page) if kind == "document" else "evidence"
    page.goto(f"{served}{kinds[f'vi-{kind}']}#{anchor}")
    page.wait_for_timeout(100)
    stuck = page.evaluate("Math.max(...[...document.querySelectorAll('.md-header, .reading')].map(n => n.getBoundingClientRect().bottom))")
    top = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", anchor)
    assert stuck <= top
    assert top < size[1] / 2
    assert size == DESK or 20 < stuck <= MOST


def test_skip_link(kinds: dict[str, str], served: str, page: Page) -> None:
    """The first thing the keyboard reaches leads past the header to the heading."""
    page.goto(served + kinds["vi-agency"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Đến thẳng nội dung"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('h1').compareDocumentPosition(document.activeElement)") & 4


def test_what_passes_with_the_days(kinds: dict[str, str], served: str, browser: Browser) -> None:
    """Read years later, what was to come has passed, and the page says of which day it speaks; nothing is lost."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(served + kinds["vi-deadline"])
    before = {key: page.locator(f"#{key} .items > li").count() for key in ("coming", "passed")}
    assert "hôm nay" in page.locator("#passed .hint:visible").inner_text()
    page.clock.set_fixed_time(LATER)
    page.reload()
    due = page.locator("#coming [data-ends], #passed [data-ends]")
    over = due.evaluate_all("items => items.filter(item => item.dataset.ends < '2031').length")
    assert over > 0
    assert page.locator("#coming .items > li").count() == before["coming"] - over
    assert page.locator("#passed .items > li").count() == before["passed"] + over
    assert page.locator("#passed h3 .count").inner_text() == str(before["passed"] + over)
    assert page.locator(".jump a[href='#passed'] .count").inner_text() == str(before["passed"] + over)
    assert "01/01/2031" in page.locator("#passed .hint:visible").inner_text()
    context.close()


def test_each_list_of_an_agency_moves_within_itself(site_root: Path, served: str, browser: Browser) -> None:
    """On a page with several lists, what passes moves to the passed of its own list, and every count holds."""
    name = next(p for p in sorted(site_root.glob("en/agencies/*/index.html")) if p.read_text("utf-8").count("data-ends=") > 2)
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_fixed_time("2100-01-01T00:00:00Z")
    seen = watch(page)
    page.goto(f"{served}en/agencies/{name.parent.name}/")
    assert page.locator(".when-coming").count() > 0
    assert page.locator(".when-coming [data-ends]").count() == 0
    groups = page.locator(".when").evaluate_all(
        "all => all.map(g => [g.querySelectorAll('li.item').length, g.querySelector('.count').textContent, g.hidden])"
    )
    assert all(said == str(n) and hidden == (n == 0) for n, said, hidden in groups)
    assert seen.wrong == []
    context.close()


def test_data_date_stands_without_javascript(kinds: dict[str, str], served: str, browser: Browser) -> None:
    """With JavaScript off the date of the data is the day things are compared with, and is said."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + kinds["vi-deadline"])
    made = page.locator(".site-footer time").inner_text()
    assert made in page.locator("#passed .hint:visible").inner_text()
    context.close()
