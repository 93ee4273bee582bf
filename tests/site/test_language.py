"""The language that was asked for last is kept in the browser, and leads nobody away from an address."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = [pytest.mark.browser]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A reader who has not been here before."""
    context = browser.new_context()
    yield context
    context.close()


def _arrive(context: BrowserContext, address: str) -> Page:
    """Open an address as one typed or kept as a bookmark: in a page of its own, coming from nowhere."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state()
    return page


def test_front_page_in_the_language_asked_for_last(served: str, context: BrowserContext) -> None:
    """Nothing is kept at first; English leads from the front page to English, Vietnamese leads back to nothing kept."""
    page = _arrive(context, served)
    expect(page).to_have_url(served)
    page.locator("a.language").click()
    expect(page).to_have_url(f"{served}en/")
    page.go_back()
    expect(page).to_have_url(served)
    later = _arrive(context, served)
    expect(later).to_have_url(f"{served}en/")
    later.locator("a.language").click()
    expect(later).to_have_url(served)
    expect(_arrive(context, served)).to_have_url(served)
    expect(_arrive(context, f"{served}en/")).to_have_url(f"{served}en/")


def test_an_address_is_kept_to(kinds: dict[str, str], served: str, context: BrowserContext) -> None:
    """Who asked for English still gets the Vietnamese page an address names, and the Vietnamese front page from there."""
    page = _arrive(context, served + kinds["vi-agency"])
    page.locator("a.language").click()
    expect(page).to_have_url(re.compile(re.escape(f"{served}en/agencies/") + ".+"))
    deep = _arrive(context, served + kinds["vi-agency"])
    expect(deep).to_have_url(served + kinds["vi-agency"])
    deep.locator("a.brand").click()
    expect(deep).to_have_url(served)


def test_without_scripts_nothing_is_led(served: str, browser: Browser) -> None:
    """With JavaScript off the link to the other language works and the front page stays."""
    context = browser.new_context(java_script_enabled=False)
    page = _arrive(context, served)
    page.locator("a.language").click()
    expect(page).to_have_url(f"{served}en/")
    expect(_arrive(context, served)).to_have_url(served)
    context.close()


def test_what_was_asked_for_is_kept(kinds: dict[str, str], served: str, context: BrowserContext) -> None:
    """The other language opens with the same search and at the same place of the page."""
    page = _arrive(context, f"{served}en/search/?q=land")
    page.locator("a.language").click()
    expect(page).to_have_url(f"{served}tim-kiem/?q=land")
    expect(page.locator("article input[type=search]")).to_have_value("land")
    page = _arrive(context, f"{served}{kinds['en-agency']}#about")
    page.locator("a.language").click()
    expect(page).to_have_url(re.compile(re.escape(f"{served}co-quan/") + ".+#about$"))
