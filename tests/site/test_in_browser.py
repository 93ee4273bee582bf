"""The pages in a real browser: one of every kind, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.links import page_path
from tests.site.samples import NAMES
from tests.site.watching import settled, watch

pytestmark = [pytest.mark.browser]
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
#: colours go over into those of another scheme: until they are there
SETTLED = "() => Promise.all(document.getAnimations().map(each => each.finished))"
_COLOURS = ["color-contrast", "link-in-text-block"]
_ALL = {"runOnly": {"type": "tag", "values": _TAGS}}
#: what axe is asked: everything on a phone and on a desk, but of what only looks at colours, which takes it as
#: long as all the rest, the languages share the work: the colours of a kind of page are those of its kind
_STRUCTURE = {**_ALL, "rules": {rule: {"enabled": False} for rule in _COLOURS}}
_IN_COLOURS = {"runOnly": {"type": "rule", "values": _COLOURS}}
#: by language: in which scheme of colours and at which width axe is asked what; a phone and a desk are 360 and
#: 1280 px wide
ASKED: Mapping[str, Mapping[tuple[Literal["light", "dark"], int], Mapping[str, object]]] = {
    "vi": {("light", 360): _ALL, ("light", 1280): _STRUCTURE, ("dark", 1280): _IN_COLOURS},
    "en": {("light", 360): _STRUCTURE, ("light", 1280): _ALL, ("dark", 360): _IN_COLOURS},
}
#: what the theme calls them; a framed page takes over the scheme of the machine a moment after it has changed
PALETTES = {"light": "default", "dark": "slate"}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that notes what it asks of other hosts and what goes wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def _violations(page: Page, only: Mapping[str, object]) -> list[str]:
    # what is sound is counted, not described element by element
    asked = {**only, "resultTypes": ["violations"]}
    result: dict[str, Any] = page.evaluate("asked => axe.run(asked)", asked)
    return [
        f"{v['id']}: {v['nodes'][0]['target']} {v['nodes'][0]['html'][:160]}" for v in result["violations"]
    ]


@dataclass(frozen=True)
class Visit:
    """What a page of a kind showed: the answer, what went wrong, and how wide it is on a screen of 320 px."""

    status: int
    wrong: tuple[str, ...]
    narrowest: int


@pytest.fixture(scope="module")
def visits(kinds: dict[str, str], served: str, browser: Browser) -> dict[str, Visit]:
    """One page of every kind, each loaded once for the tests that only look."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    found = {}
    for name, (page, seen, answer) in zip(
        NAMES, settled(context, (served + kinds[n] for n in NAMES)), strict=True
    ):
        page.set_viewport_size({"width": 320, "height": 700})
        width = page.evaluate("document.documentElement.scrollWidth")
        found[name] = Visit(answer.status if answer else 0, tuple(seen.wrong), width)
    context.close()
    return found


@pytest.mark.parametrize("name", NAMES)
def test_page_is_quiet(name: str, visits: dict[str, Visit]) -> None:
    """A page loads without an error on the console and asks nothing of any other host."""
    assert visits[name].status == 200
    assert visits[name].wrong == ()


@pytest.mark.parametrize("name", NAMES)
def test_no_sideways_scroll(name: str, visits: dict[str, Visit]) -> None:
    """On a screen 320 px wide nothing but tables and code in their own frames reaches past the edge."""
    assert visits[name].narrowest <= 320


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_no_accessibility_violation(name: str, kinds: dict[str, str], served: str, browser: Browser) -> None:
    """Axe finds nothing on a phone and on a desk, nor in the colours of either in light and dark."""
    found: list[str] = []
    # axe is no script of the page: its policy would not let it in
    context = browser.new_context(viewport={"width": 360, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.goto(served + kinds[name])
    page.add_script_tag(path=str(AXE))
    for (scheme, width), asked in ASKED[name[:2]].items():
        page.emulate_media(color_scheme=scheme)
        if page.locator(".palette").count():  # an embedded page has no frame, and only the machine's scheme
            page.wait_for_function(f"document.body.dataset.mdColorScheme === '{PALETTES[scheme]}'")
        page.evaluate(SETTLED)
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{scheme} {width}: {text}" for text in _violations(page, asked)]
    context.close()
    assert found == []


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("kind", ["home", "agency", "document", "commitment", "data"])
def test_content_without_javascript(
    kind: str, language: str, kinds: dict[str, str], served: str, browser: Browser
) -> None:
    """With JavaScript off the text is there, is visible, and the links lead on."""
    context = browser.new_context(java_script_enabled=False, color_scheme="dark")
    page = context.new_page()
    page.goto(served + kinds[f"{language}-{kind}"])
    expect(page.locator("h1")).to_be_visible()
    assert len(page.locator("article").inner_text()) > 500
    page.locator("nav.sections a").nth(1).click()
    expect(page).to_have_url(served + page_path("place", "", language))
    expect(page.locator("h1")).to_be_visible()
    context.close()


def test_works_at_the_root_of_a_host(served_at_root: str, page: Page) -> None:
    """The same files work where no sub-path stands before them."""
    seen = watch(page)
    page.goto(served_at_root)
    page.locator("nav.sections a").first.click()
    expect(page).to_have_url(f"{served_at_root}co-quan/")
    page.wait_for_load_state("networkidle")
    assert seen.wrong == []


def test_error_page(served: str, page: Page) -> None:
    """An address that does not exist gets a page in the site's own look, with ways on, however deep the address is."""
    answer = page.goto(f"{served}van-ban/khong/co/trang-nay")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("header .brand")).to_be_visible()
    page.locator("header input[type=search]").press_sequentially("dau tu cong", delay=10)
    page.locator("[data-search-results] li a[href$='linh-vuc/public-investment/']").wait_for()
    page.keyboard.press("Escape")
    page.locator("article a").first.click()
    expect(page).not_to_have_url(re.compile("trang-nay"))
    expect(page.locator("h1")).to_be_visible()


def test_language_link_leads_to_the_same_page(kinds: dict[str, str], served: str, page: Page) -> None:
    """The link to the other language leads to this page in that language, and back."""
    page.goto(served + kinds["vi-agency"])
    page.locator("header .language").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator("header .language").click()
    expect(page).to_have_url(served + kinds["vi-agency"])


def test_own_section_is_in_sight_on_a_phone(kinds: dict[str, str], served: str, page: Page) -> None:
    """Where the row of sections is wider than the screen, the section of the page stands in sight, and the page is not scrolled."""
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(served + kinds["vi-data"])
    expect(page.locator(".sections [aria-current]")).to_be_in_viewport(ratio=1)
    expect(page.locator("h1")).to_be_in_viewport()


def test_colour_scheme_can_be_chosen(kinds: dict[str, str], served: str, page: Page) -> None:
    """The colours follow the device until the reader chooses; the choice holds on the next page."""
    page.emulate_media(color_scheme="dark")
    page.goto(served + kinds["vi-agency"])
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.locator("[data-md-component=palette] button:visible").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.goto(served + kinds["en-topic"])
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    for scheme in ("slate", "slate", "default"):  # dark; as the device says, which is dark; light again
        page.locator("[data-md-component=palette] button:visible").press("Enter")
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
        expect(page.locator(".palette button:not([hidden])")).to_be_focused()


def test_colours_follow_the_device(kinds: dict[str, str], served: str, page: Page) -> None:
    """Without a choice the colours change when the device's do, and nothing is kept."""
    page.emulate_media(color_scheme="light")
    page.goto(served + kinds["vi-home"])
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector("body[data-md-color-scheme=slate]")
    assert page.evaluate("localStorage.length") == 0


def test_an_address_opens_what_it_leads_into(kinds: dict[str, str], served: str, page: Page) -> None:
    """What an address leads to is seen though it stands in a closed part of the page, and on paper nothing is closed."""
    page.goto(served + kinds["vi-agency-index"])
    page.evaluate("document.querySelector('article details:not([open]) > :last-child').id = 'inside'")
    expect(page.locator("#inside")).to_be_hidden()
    page.evaluate("location.hash = '#inside'")
    page.wait_for_selector("#inside", state="visible")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("article details:not([open])")).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("article details:not([open])")).not_to_have_count(0)


def test_search_finds_and_lists(kinds: dict[str, str], served: str, page: Page) -> None:
    """The search box is the first of its kind on the page; what it finds are links in a list."""
    page.goto(served + kinds["vi-home"])
    box = page.locator("input[type=search]").first
    box.click()
    box.press_sequentially("giải phóng mặt bằng", delay=10)
    expect(page.locator("[data-search-results] li a").first).to_be_visible()


def test_focus_is_visible(kinds: dict[str, str], served: str, page: Page) -> None:
    """Whoever goes through the page by keyboard sees where they are."""
    page.goto(served + kinds["vi-commitment"])
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, s.outlineWidth]; })()"
        )
        label = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        assert style[0] != "none", label


def test_marks_can_be_switched_off(kinds: dict[str, str], served: str, page: Page) -> None:
    """On a document the notes and marks can be hidden, so that the bare text stays."""
    page.goto(served + kinds["vi-document"])
    expect(page.locator(".margin").first).to_be_visible()
    page.locator("#marks").uncheck()
    expect(page.locator(".margin").first).to_be_hidden()
    expect(page.locator(".official").first).to_be_visible()


@pytest.mark.parametrize("kind", ["document", "commitment"])
def test_print(kind: str, kinds: dict[str, str], served: str, page: Page) -> None:
    """On paper stand the words and who is responsible, not the navigation."""
    page.goto(served + kinds[f"vi-{kind}"])
    page.emulate_media(media="print")
    expect(page.locator("header.md-header")).to_be_hidden()
    expect(page.locator("nav.sections")).to_be_hidden()
    expect(page.locator("article .official").first).to_be_visible()
