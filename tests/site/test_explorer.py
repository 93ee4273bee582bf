"""The explorer in a real browser, against what the data itself says."""

from __future__ import annotations

import csv
import io
import json
import re
import threading
import time
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page, Route, expect

from generator.content.catalog import Catalog, load_catalog
from generator.site.pages.facets import FACETS
from tests.site.watching import measured, watch

pytestmark = [pytest.mark.browser]
ROWS = "[data-explorer] tbody tr"
READY = "[data-explorer][data-ready]"
COUNT = "[data-explorer-count]"
NAMES = tuple(facet.name for facet in FACETS)
#: what the script knows, asked in the page
EXPLORER = "document.querySelector('[data-explorer]').explorer"
IDS = f"{EXPLORER}.rows.map(row => {EXPLORER}.table.columns.id[row])"
DAYS = f"{EXPLORER}.rows.map(row => {EXPLORER}.table.columns.due_end[row] ?? {EXPLORER}.table.columns.due_start[row])"
TIMED = (
    f"(() => {{ const start = performance.now(); {EXPLORER}.show(); return performance.now() - start; }})()"
)
WRITTEN = """fetch(location.href).then(answer => answer.text()).then(text => {
  const links = new DOMParser().parseFromString(text, 'text/html').querySelectorAll('[data-explorer] tbody a');
  return [...links].map(link => new URL(link.getAttribute('href'), location.href).href);
})"""
#: the choices as the page came, and as the script counts them when nothing is chosen
CHOICES = """fetch(location.pathname).then(answer => answer.text()).then(text => {
  const inputs = new DOMParser().parseFromString(text, 'text/html').querySelectorAll('[data-facet] input');
  return [...inputs].filter(input => !input.parentElement.hidden).map(input => [input.name, input.value, input.parentElement.innerText.trim()]).sort();
})"""
COUNTED = f"""(() => {{
  const {{ table }} = {EXPLORER};
  const counts = Object.entries(table.filter({{ q: '', chosen: Object.fromEntries(Object.keys(table.index).map(f => [f, new Set()])), sort: 'document' }}).counts);
  const all = counts.flatMap(([facet, own]) => [...own].map((n, i) => [facet, table.data.facets[facet].ids[i], `${{table.data.facets[facet].names[i]}} ${{n}}`, n]));
  return all.filter(choice => choice[3]).map(choice => choice.slice(0, 3)).sort();
}})()"""
#: compressed bytes of everything the page loads
MOST = 200_000


@pytest.fixture(scope="module")
def catalog(root: Path) -> Catalog:
    """The real content."""
    return load_catalog(root)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page on a desk."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    yield context.new_page()
    context.close()


def _open(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_selector(READY)
    return page


def _count(page: Page) -> int:
    """How many rows are said now: to be asked only when nothing is under way."""
    return int(page.locator(COUNT).get_attribute("data-explorer-count") or -1)


def _expect(page: Page, count: int) -> None:
    """Wait until so many rows are said."""
    expect(page.locator(COUNT)).to_have_attribute("data-explorer-count", str(count))


def _expect_other(page: Page, count: int) -> int:
    """Wait until no longer so many rows are said, and give how many are."""
    expect(page.locator(COUNT)).not_to_have_attribute("data-explorer-count", str(count))
    return _count(page)


def test_it_is_soon_ready(page: Page, served: str, catalog: Catalog) -> None:
    """The explorer loads within its bytes, shows fifty rows and the count of all, and complains of nothing."""
    seen = watch(page)
    start = time.perf_counter()
    _open(page, f"{served}kham-pha/")
    whole = time.perf_counter() - start
    choice = page.evaluate(TIMED)
    page.wait_for_load_state("networkidle")
    measured(
        f"explorer ready {whole * 1000:.0f} ms after its address was asked for, a choice shown in {choice:.0f} ms"
    )
    measured(
        f"{seen.weight()} bytes compressed in all, of them data {seen.weight('explorer-vi.json')} and texts {seen.weight('explorer-texts-vi.json')}"
    )
    expect(page.locator(ROWS)).to_have_count(50)
    _expect(page, len(catalog.commitments))
    expect(page.locator(COUNT)).to_contain_text(str(len(catalog.commitments)))
    assert seen.weight() <= MOST
    assert seen.wrong == []


def test_every_facet_has_choices_with_counts(page: Page, served: str) -> None:
    """Each facet offers its choices with how many each would give, and choosing one gives just that many."""
    _open(page, f"{served}kham-pha/")
    everything = _count(page)
    page.evaluate("document.querySelectorAll('.facet').forEach(box => (box.open = true))")
    for facet in NAMES:
        choice = page.locator(f"[data-facet={facet}] label.choice:visible").first
        count = int(choice.locator(".count").inner_text())
        choice.locator("input").check()
        _expect(page, count)
        choice.locator("input").uncheck()
        _expect(page, everything)


@pytest.mark.parametrize("path", ["kham-pha/", "en/explore/"])
def test_the_page_comes_with_what_the_script_counts(path: str, page: Page, served: str) -> None:
    """The choices and counts that stand in the page are those the script would make of the data, each once."""
    _open(page, served + path)
    written = page.evaluate(CHOICES)
    assert len(written) > 100
    assert written == page.evaluate(COUNTED)


def test_what_is_typed_early_is_answered(page: Page, served: str) -> None:
    """Words typed before the data has come are not lost: they are answered when the page is ready, and have their address."""
    held: list[Route] = []
    released = threading.Event()
    page.route(
        "**/explorer-vi.json", lambda route: route.continue_() if released.is_set() else held.append(route)
    )
    page.goto(f"{served}kham-pha/", wait_until="commit")
    everything = _count(page)
    page.locator("#explorer-query").fill("transport")
    expect(page.locator("[data-explorer]:not([data-ready])")).to_be_visible()
    expect(page.locator("[data-facet=role]")).to_be_hidden()
    released.set()
    for route in held:
        route.continue_()
    page.wait_for_selector(READY)
    assert _expect_other(page, everything) < everything
    expect(page).to_have_url(f"{served}kham-pha/?q=transport")


def test_choices_do_not_wait_for_texts(page: Page, served: str) -> None:
    """While texts cannot be had choices are answered; words are as soon as they can, and so is an address with words."""
    page.route("**/explorer-texts-vi.json", lambda route: route.abort())
    _open(page, f"{served}kham-pha/")
    everything = _count(page)
    page.locator("[data-facet=topic] input[value=transport]").check()
    roads = _expect_other(page, everything)
    page.unroute("**/explorer-texts-vi.json")
    page.locator("#explorer-query").fill("cao toc")
    motorways = _expect_other(page, roads)
    assert 0 < motorways < roads
    _open(page, f"{served}kham-pha/?q=cao+toc&topic=transport")
    _expect(page, motorways)


def test_agency_and_role_agree_with_the_data(page: Page, served: str, catalog: Catalog) -> None:
    """Agency with role shows the commitments in which that agency is named in that role, and on demand those through a group."""
    for agency, role in (
        ("so-cong-thuong", "lead"),
        ("ubnd-huyen-binh-gia", "lead"),
        ("so-tai-chinh", "cooperate"),
    ):
        expected = {
            c.id
            for c in catalog.commitments.values()
            if any((i.agency, i.role) == (agency, role) for i in c.agencies)
        }
        named = {
            c.id
            for c in catalog.commitments.values()
            if any((i.agency, i.role) == (agency, role) and i.basis != "group" for i in c.agencies)
        }
        _open(page, f"{served}kham-pha/?agency={agency}&role={role}")
        _expect(page, len(named))
        page.locator("input[name=groups]").check()
        _expect(page, len(expected))


def test_facets_and_words_together(page: Page, served: str) -> None:
    """Choices of several facets and words narrow; words may be typed without dấu; what is chosen can be taken back."""
    _open(page, f"{served}kham-pha/")
    everything = _count(page)
    page.locator("[data-facet=topic] input[value=transport]").check()
    roads = _expect_other(page, everything)
    page.locator("[data-facet=document] input[value='23-kh-ubnd-2023']").check()
    narrowed = _expect_other(page, roads)
    assert 0 < narrowed < roads < everything
    page.locator("#explorer-query").fill("cao toc")
    assert 0 < _expect_other(page, narrowed) < narrowed
    expect(page.locator("[data-explorer-chosen] button")).to_have_count(3)
    page.locator("[data-explorer-chosen] button").first.click()
    _expect(page, narrowed)
    page.locator("[data-explorer-reset]").click()
    _expect(page, everything)
    expect(page).to_have_url(f"{served}kham-pha/")


def test_the_address_keeps_the_state(page: Page, served: str) -> None:
    """The state stands in the address, the back button goes back through it, and the address alone brings it back."""
    _open(page, f"{served}kham-pha/")
    health, education = (
        page.locator(f"[data-facet=topic] input[value={topic}]") for topic in ("health", "education")
    )
    everything = _count(page)
    health.check()
    one = _expect_other(page, everything)
    education.check()
    two = _expect_other(page, one)
    expect(page).to_have_url(f"{served}kham-pha/?topic=education&topic=health")
    page.go_back()
    _expect(page, one)
    expect(health).to_be_checked()
    expect(education).not_to_be_checked()
    page.go_forward()
    _expect(page, two)
    _open(page, page.url)
    _expect(page, two)


def test_fifty_rows_at_a_time(page: Page, served: str) -> None:
    """Pages of fifty rows follow each other; the last holds the rest; each has its address."""
    _open(page, f"{served}kham-pha/")
    first = page.locator(ROWS).first.get_attribute("data-commitment") or ""
    page.locator("[data-explorer-pages] a[rel=next]").click()
    expect(page.locator(ROWS).first).not_to_have_attribute("data-commitment", first)
    expect(page.locator(ROWS)).to_have_count(50)
    expect(page).to_have_url(f"{served}kham-pha/?page=2")
    _open(page, f"{served}kham-pha/?page=99")
    expect(page.locator(ROWS)).to_have_count(_count(page) % 50 or 50)


def test_sorting(page: Page, served: str) -> None:
    """By date the earliest comes first and what has no date last; titles follow the alphabet of the language."""
    _open(page, f"{served}kham-pha/?due=2022&due=2023&sort=due")
    days: list[str] = page.evaluate(DAYS)
    assert days == sorted(days)
    page.locator("#explorer-sort").select_option("title")
    expect(page).to_have_url(re.compile("sort=title"))
    titles: list[str] = page.locator(f"{ROWS} th").all_inner_texts()
    assert titles == page.evaluate("titles => [...titles].sort(new Intl.Collator('vi').compare)", titles)


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx"])
def test_download_holds_exactly_the_rows_shown(
    kind: str, page: Page, served: str, catalog: Catalog, tmp_path: Path
) -> None:
    """A download has the rows of the choice, in their order, with the columns of the published table first."""
    seen = watch(page)
    _open(page, f"{served}kham-pha/?topic=transport&sort=due")
    with page.expect_download() as waiting:
        page.locator(f"[data-download={kind}]").click()
    target = tmp_path / f"rows.{kind}"
    waiting.value.save_as(target)
    shown: list[str] = page.evaluate(IDS)
    rows = _read(kind, target)
    assert [row["commitment_id"] for row in rows] == shown
    assert len(rows) == _count(page) == sum("transport" in c.topics for c in catalog.commitments.values())
    first = catalog.commitments[shown[0]]
    assert rows[0]["text"] == first.text
    assert str(rows[0]["due_end"] or "")[:10] == (first.due.end.isoformat() if first.due.end else "")
    assert seen.wrong == []


def _read(kind: str, path: Path) -> list[dict[str, object]]:
    if kind == "csv":
        return [dict(row) for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))]
    if kind == "json":
        rows: list[dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))
        return rows
    header, *cells = _sheet(path)
    return [dict(zip(header.values(), (row.get(column) for column in header), strict=True)) for row in cells]


def _sheet(path: Path) -> list[dict[str, str]]:
    """The cells of a workbook's first sheet by the letters of their column; days, which are numbers there, as ISO dates."""
    with zipfile.ZipFile(path) as book:
        shared = [_text(item) for item in etree.fromstring(book.read("xl/sharedStrings.xml"))]
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    return [
        {
            re.sub(r"\d", "", str(cell.get("r"))): _value(cell, shared)
            for cell in row.iter("{*}c")
            if _text(cell)
        }
        for row in sheet.iter("{*}row")
    ]


def _value(cell: etree._Element, shared: list[str]) -> str:
    if cell.get("t") == "s":
        return shared[int(_text(cell))]
    if cell.get("t") == "inlineStr":
        return _text(cell)
    return str(date(1899, 12, 30) + timedelta(days=int(float(_text(cell)))))


def _text(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


def test_english(page: Page, served: str) -> None:
    """The English explorer has English titles, names and counts, and links into the English pages."""
    _open(page, f"{served}en/explore/?topic=transport")
    expect(page.locator(COUNT)).to_have_text(re.compile("commitments$"))
    expect(page.locator(f"{ROWS} th a").first).to_have_attribute("href", re.compile("/en/commitments/"))


def test_rows_lead_where_they_say(page: Page, served: str) -> None:
    """The rows a script makes are those the page came with, letter by letter and link by link: they resolve."""
    page.goto(f"{served}kham-pha/")
    written: list[str] = page.evaluate(WRITTEN)
    page.wait_for_selector(READY)
    text: list[str] = page.locator(ROWS).all_inner_texts()
    page.evaluate(f"{EXPLORER}.show()")
    assert page.locator(ROWS).all_inner_texts() == text
    made: list[str] = page.locator("[data-explorer] tbody a").evaluate_all("links => links.map(a => a.href)")
    assert made == written


def test_by_keyboard(page: Page, served: str) -> None:
    """Everything is reached and worked by keyboard: words, filters, choices, pages."""
    _open(page, f"{served}kham-pha/")
    page.locator("#explorer-query").focus()
    reached = set()
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "document.activeElement.closest('[data-facet]')?.dataset.facet ?? document.activeElement.tagName"
            )
        )
    assert "agency" in reached
    page.locator("[data-facet=role] input").nth(1).focus()
    before = _count(page)
    page.keyboard.press("Space")
    assert _expect_other(page, before) < before
    assert page.evaluate("document.activeElement.name") == "role"


def test_without_javascript(browser: Browser, served: str) -> None:
    """Without JavaScript the first rows stand there, with links to complete lists, and no control that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served}kham-pha/")
    expect(page.locator(ROWS)).to_have_count(50)
    expect(page.locator("[data-explorer-form]")).to_be_hidden()
    expect(page.locator("[data-download]").first).to_be_hidden()
    page.locator("[data-explorer-static] a").first.click()
    expect(page).not_to_have_url(f"{served}kham-pha/")
    expect(page.locator("h1")).to_be_visible()
    context.close()


def test_on_a_phone(browser: Browser, served: str) -> None:
    """At 360 px the rows come first, filters open on demand, and nothing reaches past the edge."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    _open(page, f"{served}kham-pha/")
    expect(page.locator(ROWS).first).to_be_visible()
    expect(page.locator("[data-facet=agency]")).to_be_hidden()
    page.locator("[data-explorer-filters] > summary").click()
    everything = _count(page)
    page.locator("[data-facet=agency] input:visible").first.check()
    narrowed = _expect_other(page, everything)
    expect(page.locator("[data-explorer-go]")).to_have_text(f"Xem {narrowed} nhiệm vụ")
    expect(page.locator("[data-explorer-go]")).to_be_in_viewport()
    page.locator("[data-explorer-go]").click()
    expect(page.locator(COUNT)).to_be_in_viewport()
    expect(page.locator(ROWS).first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_a_book_in_the_box_is_answered(page: Page, served: str, catalog: Catalog) -> None:
    """Fifty thousand letters are looked for by their beginning, typed or in the address; nothing fails."""
    seen = watch(page)
    _open(page, f"{served}kham-pha/?from=2022-99-99&topic=gone")
    _open(page, f"{served}kham-pha/")
    page.locator("[data-explorer] input[name=q]").fill("đất " * 12_500)
    held = _expect_other(page, len(catalog.commitments))
    assert 0 < held < len(catalog.commitments)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator("[data-explorer] input[name=q]").fill("x" * 50_000)
    _expect(page, 0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert seen.wrong == []


def test_what_is_over_is_told_by_the_day_of_reading(page: Page, served: str, site_root: Path) -> None:
    """Read years later, what was still in its time by the data is over, in the rows and in the counts beside the choices."""
    index = json.loads((site_root / "assets" / "lookup" / "explorer-vi.json").read_text("utf-8"))
    (facet, turns), *more = index["turns"].items()
    assert not more
    running = [i for i, own in enumerate(index["columns"][facet]) if own != [turns["into"]]]
    left = [i for i in running if (turns["days"][i] or "9999") >= "2031-01-01"]
    assert 0 < len(left) < len(running)
    address = f"{served}kham-pha/?period=running"
    _open(page, address)
    _expect(page, len(running))
    page.clock.set_fixed_time("2031-01-01T03:00:00+07:00")
    _open(page, address)
    _expect(page, len(left))
    _open(page, f"{served}kham-pha/")
    choice = page.locator("[data-facet=period] label", has=page.locator("input[value=running]"))
    expect(choice.locator(".count")).to_have_text(str(len(left)))


def test_the_keyboard_passes_the_filters_by(page: Page, served: str) -> None:
    """A link before the filters, seen when it has the focus, leads to the list: the next stop is there."""
    _open(page, f"{served}kham-pha/")
    link = page.locator(".explorer-skip a")
    assert page.locator(".explorer-skip").evaluate("box => box.offsetWidth") == 1
    link.focus()
    assert page.locator(".explorer-skip").evaluate("box => box.offsetWidth") > 100
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.explorer-main')")


def test_a_list_narrowed_to_nothing_says_so(page: Page, served: str) -> None:
    """Words that no choice of a list has are said to match nothing, with a way back to all of it; what matches but has no row
    with the other choices is shown with its count of none."""
    _open(page, f"{served}kham-pha/")
    facet = page.locator("details.facet", has=page.locator("[data-facet=topic]"))
    choices = facet.locator(".choice:visible")
    every = choices.count()
    facet.locator("[data-filter] input").fill("zzz")
    expect(choices).to_have_count(0)
    expect(facet.locator("[data-narrowed]")).to_have_text("Không có lựa chọn nào khớp.")
    facet.locator("[data-widen]").click()
    expect(choices).to_have_count(every)
    expect(facet.locator("[data-narrowed]")).to_be_empty()
    expect(facet.locator("[data-widen]")).to_be_hidden()
    name = facet.locator(".choice").last.evaluate("label => label.childNodes[1].data.trim()")
    _open(page, f"{served}kham-pha/?q=x{'z' * 9}")
    _expect(page, 0)
    facet.locator("[data-filter] input").fill(name)
    expect(choices.first).to_contain_text("0")
    expect(facet.locator("[data-narrowed]")).to_contain_text("không có nhiệm vụ nào")
