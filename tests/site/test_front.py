"""The menu, the picker of the home page, the chips of the notes, and what is shown on other pages, in a real browser."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.content.catalog import load_catalog
from generator.site.pages.source_note import other_ends

pytestmark = [pytest.mark.browser]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that knows nothing of the site yet."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_the_rest_of_the_menu_opens_and_closes(served: str, page: Page) -> None:
    """On a phone the word after the six sections opens the others; Escape closes them and gives the focus back."""
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{served}co-quan/")
    more = page.locator(".more > summary")
    link = page.locator(".more a[href$='ket-qua/']")
    expect(link).to_be_hidden()
    more.click()
    expect(link).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(more).to_be_focused()
    more.click()
    page.mouse.click(180, 690)
    expect(link).to_be_hidden()


def test_the_picker_leads_to_ones_own_place(served: str, page: Page) -> None:
    """A unit of today stands in the list under its former district, and the button leads to its page."""
    page.goto(served)
    page.select_option(".picker select", label="xã Vân Nham")
    page.locator(".picker button").click()
    expect(page).to_have_url(f"{served}dia-ban/xa-van-nham/")


def test_without_javascript_links_stand_for_the_picker(served: str, browser: Browser) -> None:
    """With JavaScript off there is no list that does nothing, but links to places and agencies."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served)
    expect(page.locator(".picker")).to_be_hidden()
    page.locator("noscript a[href='dia-ban/']").click()
    expect(page).to_have_url(f"{served}dia-ban/")
    context.close()


def test_a_contradiction_told_from_both_ends_is_one(served: str, root: Path, page: Page) -> None:
    """The contradictions are counted, each once, however many notes tell of it; what is shown of a document counts in the same way,
    and each end leads to the other."""
    notes = [n for n in load_catalog(root).source_notes.values() if n.kind == "conflict"]
    ends = other_ends(notes)
    assert ends
    page.goto(f"{served}ghi-chu-nguon/")
    kind = page.locator("details[data-kind=conflict]")
    expect(kind.locator("h2 .count")).to_have_text(str(len(notes) - len(ends) // 2))
    within = Counter(notes_of.document for notes_of in notes)
    document = max(
        within, key=lambda key: sum(n.document == key and ends.get(n.id, "").startswith(key) for n in notes)
    )
    inner = sum(1 for n in notes if n.document == document and ends.get(n.id, "").startswith(f"{document}."))
    assert inner
    page.locator(f"[data-chip=document][data-value='{document}']").click()
    expect(kind.locator("h2 .count")).to_have_text(str(within[document] - inner // 2))
    page.goto(f"{served}ghi-chu-nguon/")
    for one, other in ends.items():
        link = page.locator(f"[id='n-{one}'] a").last
        expect(link).to_have_attribute("href", f"#n-{other}")
        expect(page.locator(f"[id='n-{other}']")).to_be_visible()


def test_chips_narrow_the_notes(served: str, page: Page) -> None:
    """Kind and document are chosen together, the address holds both, the number said is that shown, and back goes back."""
    page.goto(f"{served}ghi-chu-nguon/")
    page.locator("[data-chip=kind][data-value=misprint]").click()
    expect(page.locator("details[data-kind=conflict]")).to_be_hidden()
    of_kind = page.locator("[data-source-note]:visible").count()
    page.locator("[data-chip=document][data-value='46-kh-ubnd-2022']").click()
    expect(page).to_have_url(re.compile(r"\?kind=misprint&document=46-kh-ubnd-2022$"))
    shown = page.locator("[data-source-note]:visible").count()
    assert 0 < shown < of_kind
    expect(page.locator("[data-notes-count]")).to_contain_text(f" {shown} ")
    expect(page.locator("[data-chip][aria-current]")).to_have_count(2)
    page.go_back()
    expect(page.locator("[data-source-note]:visible")).to_have_count(of_kind)


def test_chips_narrow_notes_that_go_on_on_further_pages(served: str, page: Page, site_root: Path) -> None:
    """Where the list is cut into pages, a choice brings the others here: as many notes of it as on one page, with links that hold."""
    path = "ghi-chu-nguon/"
    choice = f"{path}?document=79-qd-ubnd-2023"
    links = "links => links.map(link => link.href)"
    page.goto(served + choice)
    notes = page.locator("[data-source-note]:visible")
    expect(page.locator("[data-notes-count]")).not_to_be_empty()
    whole, hrefs = notes.count(), sorted(notes.locator("a").evaluate_all(links))
    assert whole > 1
    built = [file.read_text(encoding="utf-8") for file in sorted((site_root / path).rglob("index.html"))]
    every = sum(html.count("data-source-note=") for html in built)
    if len(built) == 1:  # a short list: cut it here
        for address, body in _cut(built[0]).items():
            page.route(f"{served}{path}{address}", partial(_answer, body))
    page.goto(served + path)
    assert 0 < page.locator("[data-source-note]").count() < every
    page.locator("[data-chip=document][data-value='79-qd-ubnd-2023']").click()
    expect(notes).to_have_count(whole)
    assert sorted(notes.locator("a").evaluate_all(links)) == hrefs
    expect(page.locator(".pager")).to_have_count(0)
    page.locator("[data-chip=kind][data-value='']").click()
    page.locator("[data-chip=document][data-value='']").click()
    expect(page.locator("[data-source-note]")).to_have_count(every)


def _answer(body: str, route: Route) -> None:
    route.fulfill(body=body, content_type="text/html")


def _cut(html: str) -> dict[str, str]:
    """The page of notes as three: the first kind, half of the notes of the others, and the rest under the same headings."""
    kinds = re.findall(r'<details class="group notes".*?</details>', html, re.DOTALL)
    note = re.compile(r'<li data-source-note="[^"]*">.*?</li>', re.DOTALL)

    def part(text: str, rest: int) -> str:
        found = iter(range(len(note.findall(text))))
        return note.sub(lambda m: m[0] if next(found) % 2 == rest else "", text)

    def written(own: list[str], n: int) -> str:
        steps = (
            f'<nav class="pager"><a href="{"../" * (n > 1)}~{n + 1}/" rel="next">{n + 1}</a></nav>'
            if n < 3
            else ""
        )
        first, rest = html.index(kinds[0]), html.index(kinds[-1]) + len(kinds[-1])
        body = html[:first] + "".join(own) + steps + html[rest:]
        return re.sub(r'(href|src)="\.\./', r'\1="../../', body) if n > 1 else body

    return {
        "": written(kinds[:1], 1),
        "~2/": written([part(kind, 0) for kind in kinds[1:]], 2).replace("../../~", "../~"),
        "~3/": written([part(kind, 1) for kind in kinds[1:]], 3),
    }


def test_a_page_has_one_box_to_search(served: str, page: Page) -> None:
    """The pages whose own box is their matter have no second one above it."""
    for path in ("", "tim-kiem/"):
        page.goto(served + path)
        expect(page.locator("input[type=search]")).to_have_count(1)


def test_the_first_screen_shows_what_was_found(served: str, page: Page) -> None:
    """On a wide screen the findings stand beside the question, in sight without scrolling."""
    page.set_viewport_size({"width": 1440, "height": 800})
    page.goto(served)
    expect(page.locator("h1")).to_be_in_viewport(ratio=1)
    expect(page.locator(".findings > li").last).to_be_in_viewport(ratio=1)


def test_what_is_embedded_stands_alone(served: str, page: Page) -> None:
    """The short form has no script and no frame, fits 320 px, and its links open in the place of the page around it."""
    page.set_viewport_size({"width": 320, "height": 600})
    address = f"{served}nhung/agency/so-tai-chinh/"
    page.goto(address)
    assert page.locator("script").count() == 0
    assert page.locator("header, nav, footer").count() == 0
    assert page.locator("h1").evaluate("one => one.getBoundingClientRect().top") >= 8
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.goto(f"{served}robots.txt")
    page.evaluate(
        "address => { document.body.innerHTML = `<iframe src='${address}' height='900'></iframe>`; }", address
    )
    page.frame_locator("iframe").locator(".embed-foot a").click()
    expect(page).to_have_url(f"{served}co-quan/so-tai-chinh/")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_map_leads_to_every_unit(width: int, served: str, page: Page) -> None:
    """Every unit of today can be reached from the page of places, within its tile or, on a phone, below the map."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{served}dia-ban/")
    places = ".units a" if width == 360 else ".map-whole li li a"
    shown = page.locator(places).filter(visible=True)
    hrefs = {link.get_attribute("href") for link in shown.all()}
    assert len({h for h in hrefs if h and h.split("/")[0].startswith(("xa-", "phuong-"))}) == 65


@pytest.mark.parametrize(("folder", "language"), [("co-quan", "vi"), ("en/agencies", "en")])
def test_a_successor_has_one_name(folder: str, language: str, root: Path, site_root: Path) -> None:
    """The page of a body that is gone calls its successor as the page of that one does: without the years it would be its own name."""
    catalog = load_catalog(root)
    seen = 0
    for s in catalog.successions:
        if s.status != "succeeded" or not s.successor or s.successor not in catalog.agencies:
            continue
        text = html.unescape((site_root / folder / s.agency / "index.html").read_text(encoding="utf-8"))
        notice = text.partition('id="since"')[2].partition("</div>")[0]
        name = (
            catalog.agencies[s.successor].name_vi
            if language == "vi"
            else catalog.agencies[s.successor].name_en
        )
        assert f'<a href="../{s.successor}/">{name}</a>' in notice
        seen += 1
    assert seen > 5
