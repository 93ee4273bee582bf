"""The pictures in a real browser: named, with their numbers beside them, nothing cut off, nothing too small to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.samples import LANGUAGES

pytestmark = [pytest.mark.browser]
#: kinds of pages that always have a drawing, and those that have bars
DRAWN = ("agency-index", "topic-index", "indicator", "deadline", "compare")
BARS = ("home", "topic")
#: a picture drawn for screens no wider than this must be readable on all
WIDTHS = (320, 360, 1280)
#: letters no smaller than these, px
SMALLEST = 10.5
LOOK = """svg => {
  const frame = svg.getBoundingClientRect(), named = document.getElementById(svg.getAttribute("aria-labelledby"));
  const seen = [...svg.querySelectorAll("text")].filter(t => t.getClientRects().length);
  const texts = seen.flatMap(t => t.querySelector("tspan") ? [...t.querySelectorAll("tspan")] : [t]);
  const boxes = texts.map(t => {
    const r = document.createRange(); r.selectNodeContents(t);
    const {left, right, top, bottom} = r.getBoundingClientRect();
    return {text: t.textContent, left, right, top, bottom, size: parseFloat(getComputedStyle(t).fontSize)};
  });
  const touch = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6;
  return {
    role: svg.getAttribute("role"),
    hidden: svg.getAttribute("aria-hidden"),
    name: named && named.textContent.trim(),
    links: svg.querySelectorAll("a").length,
    rows: svg.closest("figure").querySelectorAll("table tbody tr").length,
    caption: svg.closest("figure").querySelector("figcaption b").textContent.trim(),
    texts: boxes.length,
    outside: boxes.filter(b => b.left < frame.left - 1 || b.right > frame.right + 1 || b.top < frame.top - 1 || b.bottom > frame.bottom + 1).map(b => b.text),
    small: boxes.filter(b => b.size < SMALLEST).map(b => b.text),
    over: boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b => touch(a, b)).map(b => `${a.text} / ${b.text}`)),
  };
}""".replace("SMALLEST", str(SMALLEST))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without JavaScript: pictures need none."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", [f"{language}-{kind}" for language in LANGUAGES for kind in DRAWN])
def test_drawings_are_named_whole_and_readable(
    name: str, kinds: dict[str, str], served: str, page: Page
) -> None:
    """Every drawing has a caption that is told once, and its table; no text leaves it, covers another or is too small, at any width."""
    page.goto(served + kinds[name])
    assert page.locator("figure.picture svg.drawing").count() > 0
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for drawing in page.locator("figure.picture svg.drawing").all():
            found: dict[str, Any] = drawing.evaluate(LOOK)
            # with links it is a group that the caption names; without, caption and table have said it all
            linked = bool(found["links"])
            assert (found["role"], found["hidden"]) == (("group", None) if linked else (None, "true"))
            assert found["name"] == (found["caption"] if linked else None)
            assert len(found["caption"]) > 10
            assert found["rows"] > 0
            assert found["texts"] > 0
            assert (found["outside"], found["small"], found["over"]) == ([], [], []), width


@pytest.mark.parametrize("language", LANGUAGES)
def test_cells_lead_to_what_they_count(
    language: str, kinds: dict[str, str], served: str, browser: Browser
) -> None:
    """A cell bears agency, field and number as its name, is passed over by the Tab key, and opens the explorer with as many rows."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(served + kinds[f"{language}-topic-index"])
    cell = page.locator("svg.matrix a[tabindex='-1'][href*='?']").first
    number, said = cell.locator("text").text_content(), cell.locator("title").text_content()
    expect(page.get_by_role("link", name=str(said), exact=True)).to_have_count(1)
    assert f": {number} " in str(said)
    cell.click()
    expect(page.locator("[data-explorer-count]")).to_have_attribute("data-explorer-count", str(number))
    context.close()


def test_without_javascript_the_explorer_says_what_it_does_not_do(
    kinds: dict[str, str], served: str, page: Page
) -> None:
    """Who follows a cell without JavaScript reads first that nothing is filtered, and finds the lists that need none."""
    page.goto(served + kinds["vi-topic-index"])
    page.locator("svg.matrix a[tabindex='-1'][href*='?']").first.click()
    notice = page.locator(".explorer-main > noscript .notice, .explorer-main > .notice").first
    expect(notice).to_be_visible()
    expect(notice.locator("a")).to_have_count(2)


@pytest.mark.parametrize("name", [f"{language}-{kind}" for language in LANGUAGES for kind in BARS])
def test_bars_stand_beside_their_numbers(name: str, kinds: dict[str, str], served: str, page: Page) -> None:
    """A bar says nothing of its own to those who do not see it: its name leads on and its number is text; the longest fills its place."""
    page.set_viewport_size({"width": WIDTHS[1], "height": 800})
    page.goto(served + kinds[name])
    for figure in page.locator("figure.bars").all():
        rows = figure.locator("li:has(a)").all()
        assert rows
        # the caption does not say again what the first bar says
        assert rows[0].locator("a").inner_text() not in figure.locator("figcaption").inner_text()
        for row in rows:
            assert int(row.locator("b").inner_text()) > 0
            assert row.locator("svg").get_attribute("aria-hidden") == "true"
        frame, bar = rows[0].locator("svg").bounding_box(), rows[0].locator("rect").bounding_box()
        assert frame is not None
        assert bar is not None
        assert bar["width"] == pytest.approx(frame["width"], abs=1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_bands_are_reached_and_lead_to_what_they_hold(
    language: str, kinds: dict[str, str], served: str, page: Page
) -> None:
    """A band of the flow over the documents is a link with a name of its own; Tab and Enter lead to the list of what is in it."""
    page.goto(served + kinds[f"{language}-compare"])
    bands = page.locator("svg.flow a")
    expect(bands).not_to_have_count(0)
    for band in bands.all():
        said = str(band.locator("title").text_content())
        expect(page.get_by_role("link", name=said, exact=True)).to_have_count(1)
        href = str(band.get_attribute("href"))
        listed = page.locator(f'[id="{href.removeprefix("#")}"]')
        number = listed.locator(".count").inner_text()
        assert f" {number} " in said
        assert listed.locator("a").count() == int(number)
    bands.first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#again-"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["agency-index", "deadline", "compare"])
def test_a_finger_is_told_what_a_pointer_is(
    kind: str, language: str, kinds: dict[str, str], served: str, browser: Browser
) -> None:
    """On a phone a tap on any part of a picture brings its words below the picture; nothing else moves."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True)
    page = context.new_page()
    page.goto(served + kinds[f"{language}-{kind}"])
    parts = page.locator("svg.drawing :is(a, g):has(> title)")
    below = page.locator("figure:has(svg.drawing title) .foot").first
    assert parts.count() > 3
    for part in (parts.first, parts.nth(parts.count() // 2), parts.last):
        figure = page.locator("figure.picture").filter(has=page.locator("svg.drawing title")).first
        part.scroll_into_view_if_needed()
        stands = below.evaluate("foot => foot.getBoundingClientRect().top + scrollY")
        shape = part.locator("rect, path").first.bounding_box()
        assert shape is not None
        page.touchscreen.tap(shape["x"] + shape["width"] / 2, shape["y"] + shape["height"] / 2)
        expect(figure.locator(".told")).to_have_text(str(part.locator("title").text_content()))
        assert below.evaluate("foot => foot.getBoundingClientRect().top + scrollY") == pytest.approx(
            stands, abs=1
        )
    context.close()


def test_the_keyboard_is_told_what_a_pointer_is(kinds: dict[str, str], served: str, browser: Browser) -> None:
    """What has the focus in a picture is told below it; without a script and on paper there is no such line."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(served + kinds["vi-compare"])
    bands = page.locator("svg.flow a")
    told = page.locator("figure:has(svg.flow) .told")
    bands.first.focus()
    expect(told).to_have_text(str(bands.first.locator("title").text_content()))
    page.keyboard.press("Tab")
    expect(bands.nth(1)).to_be_focused()
    expect(told).to_have_text(str(bands.nth(1).locator("title").text_content()))
    page.emulate_media(media="print")
    expect(told).to_be_hidden()
    context.close()
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(served + kinds["vi-compare"])
    expect(page.locator(".told")).to_be_hidden()
    plain.close()


@pytest.mark.parametrize("path", ["linh-vuc/", "en/topics/"])
def test_a_finger_meets_one_cell(path: str, served: str, page: Page) -> None:
    """On a narrow phone each cell of a table of counts is as wide and high as a target of touch must be, and the page does not
    scroll sideways for it."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(served + path)
    cells = page.locator("svg.matrix a[tabindex='-1'] rect")
    sizes = cells.evaluate_all(
        "all => all.map(each => [each.getBoundingClientRect()].map(b => Math.min(b.width, b.height))[0])"
    )
    assert len(sizes) > 20
    assert min(sizes) >= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
