"""Reading in a real browser: a document, its passages and their tools; what passes with the days; what sticks to the top."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.content.catalog import load_catalog
from tests.site.watching import watch

pytestmark = [pytest.mark.browser]
PHONE, DESK = (360, 740), (1280, 900)
#: the day after the last of "2026-2030"
LATER = "2031-01-01T03:00:00+07:00"
#: what sticks may take this much of a phone's height (pixels)
MOST = 56
#: where what sticks to the top ends (pixels)
STUCK = "Math.max(...[...document.querySelectorAll('.md-header, .reading')].map(n => n.getBoundingClientRect().bottom))"
#: whether an element begins under that, in the upper half
SEEN = f"id => {{ const top = document.getElementById(id).getBoundingClientRect().top; return {STUCK} <= top && top < innerHeight / 2; }}"


def _wait(page: Page, condition: str, arg: str) -> None:
    """Wait until a function of the page says yes. Playwright's own wait evaluates a string within the page, which the
    page's policy forbids."""
    end = time.monotonic() + 10
    while not page.evaluate(condition, arg):
        assert time.monotonic() < end, condition
        page.wait_for_timeout(50)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on a desk."""
    context = browser.new_context(viewport={"width": DESK[0], "height": DESK[1]})
    yield context.new_page()
    context.close()


def _passage(page: Page) -> str:
    """The id of a passage in the middle of the document that is open."""
    return str(
        page.evaluate(
            "(() => { const all = document.querySelectorAll('.text .p'); return all[all.length >> 1].id; })()"
        )
    )


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
    expect(tools).to_be_hidden()
    anchor.click()
    expect(tools).to_be_visible()
    expect(page.locator(".tools:visible")).to_have_count(1)
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
    expect(page.locator("[data-more-tools] [role=status]")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert words in copied
    assert fields["page"][0] in copied
    heading = page.locator("article h2[id]").nth(1).get_attribute("id")
    page.goto(f"{served}{kinds['vi-document']}#{heading}")
    page.locator("[data-copy=address]").wait_for()
    expect(page.locator("[data-passage]")).to_have_text(heading or "?")


def test_bar_says_where_the_reader_is(kinds: dict[str, str], served: str, page: Page) -> None:
    """The bar names the section that is read, and its buttons lead from one commitment to the next and back."""
    page.goto(served + kinds["vi-document"])
    heading = page.locator("article h2[id]").nth(2)
    heading.evaluate("node => node.scrollIntoView()")
    expect(page.locator("[data-here]")).to_be_visible()
    expect(page.locator("[data-here]")).to_have_text(
        re.compile("^" + re.escape(heading.inner_text().strip()[:12]))
    )
    page.evaluate("scrollTo(0, 0)")
    for step, place in (("1", 1), ("1", 2), ("-1", 1)):
        page.locator(f"[data-step='{step}']").press("Enter")
        expect(page.locator("[data-place]")).to_have_text(re.compile(f"^{place}/"))
        top = page.locator(".p.current").bounding_box()
        bar = page.locator("[data-reading]").bounding_box()
        assert top is not None
        assert bar is not None
        assert bar["y"] + bar["height"] <= top["y"] + 1


def test_bar_speaks_the_language_of_the_page(kinds: dict[str, str], served: str, page: Page) -> None:
    """Where a heading has English words, the bar of the English page shows these and not the official ones."""
    page.goto(served + kinds["en-document"])
    page.locator("article :is(h2, h3)[id]:has(+ .heading-en)").nth(1).evaluate(
        "node => node.scrollIntoView()"
    )
    here = page.locator("[data-here]")
    expect(here).to_be_visible()
    expect(here).to_have_attribute("lang", "en")


def test_marks_stay_off(kinds: dict[str, str], served: str, page: Page) -> None:
    """Whoever switches the marks off has them off in the next document, and can switch them on again."""
    page.goto(served + kinds["vi-document"])
    page.locator("#marks").uncheck()
    page.goto(served + kinds["en-document"])
    expect(page.locator("#marks")).not_to_be_checked()
    expect(page.locator(".margin").first).to_be_hidden()
    page.locator("#marks").check()
    page.reload()
    expect(page.locator("#marks")).to_be_checked()


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("kind", ["document", "commitment"])
def test_nothing_hides_behind_what_sticks(
    kind: str, size: tuple[int, int], kinds: dict[str, str], served: str, page: Page
) -> None:
    """An address with an anchor opens with its words under what sticks to the top, which on a phone takes little of it."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(served + kinds[f"vi-{kind}"])
    anchor = _passage(page) if kind == "document" else "evidence"
    page.goto(f"{served}{kinds[f'vi-{kind}']}#{anchor}")
    _wait(page, SEEN, anchor)
    stuck = page.evaluate(STUCK)
    assert size == DESK or 20 < stuck <= MOST


def test_a_phone_reads_a_document_in_parts(kinds: dict[str, str], served: str, page: Page) -> None:
    """On a phone parts are closed until they are opened: by a button, all at once, by an address within, or on paper."""
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(served + kinds["vi-document"])
    closed = page.locator(".part-body[hidden=until-found]")
    expect(closed).not_to_have_count(0)
    count = closed.count()
    page.locator(".part-toggle[aria-expanded=false]").first.click()
    expect(closed).to_have_count(count - 1)
    inside = page.evaluate("document.querySelector('.part-body[hidden] .p[id]').id")
    page.goto(f"{served}{kinds['vi-document']}#{inside}")
    expect(page.locator(f'[id="{inside}"]')).to_be_in_viewport()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(closed).to_have_count(0)
    page.goto(served + kinds["vi-document"])
    page.reload()
    page.locator(".part-all").click()
    expect(closed).to_have_count(0)
    expect(page.locator(".part-all")).to_be_hidden()


def test_a_desk_reads_a_document_whole(kinds: dict[str, str], served: str, page: Page) -> None:
    """Where there is room nothing is closed."""
    page.goto(served + kinds["vi-document"])
    page.wait_for_load_state("networkidle")
    expect(page.locator(".part-body[hidden]")).to_have_count(0)


def test_the_printed_appendix_is_a_table(root: Path, served: str, page: Page) -> None:
    """Every row of the appendix of 79/QĐ-UBND stands in its table, under its own address, with its number in a cell of its own."""
    catalog = load_catalog(root)
    page.goto(f"{served}van-ban/79-qd-ubnd-2023/")
    rows = [p for p in catalog.passages_of("79-qd-ubnd-2023") if p.section.startswith("Phụ lục STT")]
    found = page.locator(".printed-table tbody tr").evaluate_all("rows => rows.map(row => row.id)")
    assert found == [p.local for p in rows]
    targets = [t for t in catalog.targets.values() if t.passage in {p.id for p in rows}]
    values = page.locator(".printed-table .value").all_inner_texts()
    assert values == [t.value_text for t in targets]


def test_a_page_of_a_body_prints_in_short(served: str, page: Page) -> None:
    """The short form of an agency leaves out what came through groups, and fits on two pages of A4."""
    page.goto(f"{served}co-quan/so-tai-chinh/?in=gon")
    page.wait_for_selector("html[data-print=gon]")
    expect(page.locator("#member")).to_be_hidden()
    expect(page.locator("#reports")).to_be_visible()
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
    assert 1 <= len(sheets) <= 2


@pytest.mark.parametrize("path", ["co-quan/ubnd-tinh/", "en/agencies/ubnd-tinh/"])
def test_a_page_of_the_issuing_body_prints_in_short(path: str, served: str, page: Page) -> None:
    """What nobody is named for fits on two pages of A4 too; how many numbers are left out, and where they stand, is said on paper."""
    page.goto(f"{served}{path}?in=gon")
    page.wait_for_selector("html[data-print=gon]")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= 2
    page.emulate_media(media="print")
    told = page.locator(".left-out")
    expect(told).to_be_visible()
    numbers = page.locator(".print-all .targets tbody tr")
    expect(told).to_contain_text(f" {numbers.count()} ")
    expect(page.locator(".paper")).to_contain_text(f"/{path}")
    assert (
        page.locator("#issuer ~ .whens .item:visible").count()
        == page.locator("#issuer ~ .whens .item").count()
        > 50
    )
    page.goto(f"{served}{path}")
    expect(told).to_be_hidden()
    expect(page.locator("#targets ~ .print-all .targets tbody tr").first).to_be_visible()


def test_skip_link(kinds: dict[str, str], served: str, page: Page) -> None:
    """The first thing the keyboard reaches leads past the header to the heading."""
    page.goto(served + kinds["vi-agency"])
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Đến thẳng nội dung")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('h1').compareDocumentPosition(document.activeElement)") & 4


def test_a_calendar_says_when_nothing_lies_ahead(served: str, browser: Browser) -> None:
    """A calendar whose last day has passed says so, with scripts and without; one with days ahead says so once they have passed."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}co-quan/so-tai-chinh-2025/")
    expect(page.locator(".calendar b")).to_be_visible()
    context.close()
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}co-quan/so-noi-vu-2025/")
    told = page.locator(".calendar b")
    expect(told).to_be_hidden()
    page.clock.set_fixed_time("2036-01-01T03:00:00+07:00")
    page.reload()
    expect(told).to_be_visible()
    context.close()


def test_what_passes_with_the_days(kinds: dict[str, str], served: str, browser: Browser) -> None:
    """Read years later, what was to come has passed, and the page says of which day it speaks; nothing is lost."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(served + kinds["vi-deadline"])
    today = page.locator("article time[data-today]")
    expect(today).to_have_count(1)
    before = {key: page.locator(f"#{key} .items > li").count() for key in ("coming", "passed")}
    page.clock.set_fixed_time(LATER)
    page.reload()
    due = page.locator(".when [data-then=passed]")
    over = due.evaluate_all("items => items.filter(item => item.dataset.ends < '2031').length")
    assert over > 0
    expect(page.locator("#coming .items > li")).to_have_count(before["coming"] - over)
    expect(page.locator("#passed .items > li")).to_have_count(before["passed"] + over)
    expect(page.locator("#passed h3 .count")).to_have_text(str(before["passed"] + over))
    expect(page.locator(".jump a[href='#passed'] .count")).to_have_text(str(before["passed"] + over))
    expect(today).to_have_text("01/01/2031")
    # the picture tells the same day
    expect(page.locator("figcaption [data-days]")).to_contain_text("01/01/2031")
    expect(page.locator("g.now text[data-side=day]")).to_have_text("01/01/2031")
    context.close()


def test_each_list_of_an_agency_moves_within_itself(site_root: Path, served: str, browser: Browser) -> None:
    """On a page with several lists, what passes moves to the passed of its own list, and every count holds."""
    name = next(
        p
        for p in sorted(site_root.glob("en/agencies/*/index.html"))
        if p.read_text("utf-8").count("data-ends=") > 2
    )
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_fixed_time("2100-01-01T00:00:00Z")
    seen = watch(page)
    page.goto(f"{served}en/agencies/{name.parent.name}/")
    expect(page.locator(".when-coming")).not_to_have_count(0)
    expect(page.locator(".when-coming [data-ends]")).to_have_count(0)
    groups = page.locator(".when").evaluate_all(
        "all => all.map(g => [g.querySelectorAll('li.item, li.line').length, g.querySelector('.count').textContent, g.hidden])"
    )
    assert all(said == str(n) and hidden == (n == 0) for n, said, hidden in groups)
    assert seen.wrong == []
    context.close()


def test_lists_tell_the_date_that_is_nearest_on_the_day_of_reading(
    site_root: Path, served: str, browser: Browser
) -> None:
    """On every kind of page whose lists tell the nearest of several dates, it is that of the day of reading."""
    told: dict[str, str] = {}
    for file in sorted(site_root.rglob("index.html")):
        if "data-told=" in file.read_text("utf-8"):
            path = file.parent.relative_to(site_root).as_posix()
            told.setdefault(path.rpartition("/")[0], path)
    assert len(told) > 4
    context = browser.new_context()
    page = context.new_page()
    page.clock.set_fixed_time(LATER)
    for path in told.values():
        page.goto(f"{served}{path}/")
        later = page.locator("[data-told]").first.get_attribute("data-told") or ""
        last = [each[11:] for each in later.split("|") if each[:10] < LATER[:10]][-1]
        expect(page.locator("[data-told]").first).to_have_text(last)
    context.close()


def test_data_date_stands_without_javascript(kinds: dict[str, str], served: str, browser: Browser) -> None:
    """With JavaScript off the date of the data is the day things are compared with, and is said."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served + kinds["vi-deadline"])
    expect(page.locator("article time[data-today]")).to_have_text(
        page.locator(".site-footer time").inner_text()
    )
    context.close()


@pytest.mark.parametrize("hash_", ["#%E0%A4%A", "#%", "#'\"]<", "#constructor"])
@pytest.mark.parametrize("kind", ["vi-document", "vi-commitment", "vi-explorer", "vi-search", "vi-home"])
def test_an_address_that_is_cut_or_wrong_is_no_error(
    page: Page, kinds: dict[str, str], served: str, kind: str, hash_: str
) -> None:
    """What stands behind # may be anything: nothing fails on any page, at first and when it changes."""
    seen = watch(page)
    page.goto(served + kinds[kind] + hash_)
    page.wait_for_load_state("networkidle")
    page.evaluate("hash => { location.hash = '#0'; location.hash = hash; }", hash_)
    _wait(page, "hash => location.hash !== '#0'", hash_)
    assert seen.wrong == []
