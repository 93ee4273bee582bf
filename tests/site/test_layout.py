"""How pages are laid out: on a phone the answers of seven readers within two screens, at a desk no empty stretches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.site.samples import LANGUAGES

pytestmark = [pytest.mark.browser]
#: a common phone
PHONE: ViewportSize = {"width": 360, "height": 780}
#: the page, and the last element of the answer on it
ANSWERS = [
    ("dia-ban/huyen-huu-lung/", "#since ~ p a >> nth=-1", "which communes cover a former district"),
    ("dia-ban/huyen-huu-lung/", "[data-commitment] >> nth=-1", "what was promised to it, by when"),
    ("dia-ban/xa-van-nham/", "[data-commitment] >> nth=-1", "the same on the page of a commune of today"),
    ("en/places/xa-van-nham/", "[data-commitment] >> nth=-1", "the same in English"),
    ("chi-so/pci/", "#components ~ .scroll tbody tr >> nth=-1", "who answers for which part of an index"),
    ("co-quan/so-tai-chinh-2025/", "[id^=before] ~ ul a >> nth=-1", "what a body inherited"),
    (
        "co-quan/so-tai-chinh-2025/",
        ".reports",
        "what it must report",
    ),
    (
        "en/agencies/so-tai-chinh-2025/",
        ".reports",
        "the same in English",
    ),
    ("co-quan/cac-cap-cac-nganh/", ".calendar a >> nth=-1", "the calendar of a body"),
    ("ket-qua/", "#comparing + ul > li >> nth=-1", "targets with a published result of the same kind"),
    ("ghi-chu-nguon/", "[data-kind=conflict] .overview li >> nth=-1", "conflicts of the sources"),
    ("du-lieu/", ".brief a[href$='/commitments.csv']", "the table of commitments"),
    ("du-lieu/", ".brief a[href$='/targets.csv']", "the table of targets"),
    ("du-lieu/", ".brief a[href='#cite']", "how to cite it"),
    ("du-lieu/", ".brief a[href$='bang/']", "what its columns mean"),
    ("du-lieu/", ".brief a[rel~=license]", "under which licence it is"),
]


@pytest.mark.parametrize(("path", "last", "answer"), ANSWERS, ids=[f"{p} {a}" for p, _, a in ANSWERS])
def test_an_answer_stands_within_two_screens_of_a_phone(
    path: str, last: str, answer: str, served: str, browser: Browser
) -> None:
    """Nobody has to scroll further than once for what they came for."""
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(served + path)
    box = page.locator(last).bounding_box()
    assert box is not None, answer
    assert box["y"] + box["height"] <= 2 * PHONE["height"], answer
    page.context.close()


@pytest.mark.parametrize("folder", ["van-ban", "en/documents"])
def test_a_note_in_the_margin_leaves_no_empty_stretch(
    folder: str, site_root: Path, served: str, browser: Browser
) -> None:
    """On a wide screen no passage waits long for what stands beside it, in any document."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    waits = """all => Math.max(0, ...all.map(p => p.getBoundingClientRect().bottom
        - Math.max(...[...p.querySelectorAll('.official, .below')].map(own => own.getBoundingClientRect().bottom))))"""
    for document in sorted((site_root / folder).glob("*/index.html")):
        page.goto(f"{served}{folder}/{document.parent.name}/")
        longest = page.locator(".text .p:has(> .margin)").evaluate_all(waits)
        assert longest < 180, document
    page.context.close()


@pytest.mark.parametrize(
    ("path", "all_", "marked"),
    [
        ("dia-ban/", ".sections > div > ul a", "[aria-current]"),
        ("van-ban/79-qd-ubnd-2023/", ".text .p", ".p-commitment"),
    ],
)
def test_a_mark_is_one_in_the_colours_of_the_reader(
    path: str, all_: str, marked: str, served: str, browser: Browser
) -> None:
    """Where the colours of the system hold, what is marked by a border is told from what is not."""
    page = browser.new_context(forced_colors="active").new_page()
    page.goto(served + path)
    seen = """(all, marked) => [true, false].map(mark => [...new Set(all.filter(each => each.matches(marked) === mark)
        .map(each => { const style = getComputedStyle(each); return style.borderLeftWidth === '0px' ? style.borderBottomColor : style.borderLeftColor; }))])"""
    with_it, without = page.locator(all_).evaluate_all(seen, marked)
    assert len(with_it) == len(without) == 1
    assert with_it != without
    page.context.close()


@pytest.mark.parametrize("path", ["thoi-han/", "en/deadlines/", "ghi-chu-nguon/", "co-quan/"])
def test_a_number_stands_in_one_line(path: str, served: str, browser: Browser) -> None:
    """How many there are of something is never broken between its digits, however narrow the screen."""
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(served + path)
    broken = """all => all.filter(one => one.getClientRects().length && one.clientHeight
        > 1.5 * parseFloat(getComputedStyle(one).lineHeight)).map(one => one.parentElement.textContent)"""
    counts = page.locator(".count")
    assert counts.count() > 0
    assert counts.evaluate_all(broken) == []
    page.context.close()


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("path", ["", "en/"])
def test_no_word_of_a_name_is_broken(path: str, width: int, served: str, browser: Browser) -> None:
    """The names of the ways into the site stand in whole words on a phone."""
    page = browser.new_context(viewport={**PHONE, "width": width}).new_page()
    page.goto(served + path)
    broken = """all => all.flatMap(one => [...one.firstChild.data.matchAll(/\\p{L}+/gu)].filter(word => {
        const range = document.createRange();
        range.setStart(one.firstChild, word.index);
        range.setEnd(one.firstChild, word.index + word[0].length);
        return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1;
    }).map(word => word[0]))"""
    names = page.locator(".ways b")
    assert names.count() > 0
    assert names.evaluate_all(broken) == []
    page.context.close()


@pytest.mark.parametrize("path", ["du-lieu/", "en/data/"])
def test_no_name_of_a_table_is_broken(path: str, served: str, browser: Browser) -> None:
    """On a phone the names of tables are parted between their words, never within one."""
    page = browser.new_context(viewport=PHONE).new_page()
    page.goto(served + path)
    broken = """all => all.flatMap(one => [...one.childNodes].filter(node => node.data?.trim()).filter(node => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return range.getClientRects().length > 1;
    }).map(node => node.data))"""
    names = page.locator(".sheets th code")
    assert names.count() > 30
    assert names.evaluate_all(broken) == []
    page.context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone."""
    context = browser.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sign_before_a_crumb_stands_beside_it(
    width: int, language: str, kinds: dict[str, str], served: str, phone: Page
) -> None:
    """A name too long for the line begins on the line of the sign before it, and goes on under itself."""
    phone.set_viewport_size({**PHONE, "width": width})
    phone.goto(served + kinds[f"{language}-commitment"])
    last = phone.locator(".crumbs li").last
    last.locator("a").evaluate(
        "link => (link.textContent = 'Mâu thuẫn và lỗi trong các văn bản gốc '.repeat(2))"
    )
    gap = "li => li.querySelector('a').getBoundingClientRect().top - li.getBoundingClientRect().top"
    assert last.locator("a").evaluate("link => link.getBoundingClientRect().height") > 40  # it takes lines
    assert last.evaluate(gap) < 10
    assert last.evaluate("li => li.getBoundingClientRect().right") <= width


def test_the_numbers_of_pages_stand_in_a_row(kinds: dict[str, str], served: str, phone: Page) -> None:
    """Where a list goes on at further addresses, these stand beside each other, at the edge of the text."""
    phone.goto(served + kinds["vi-about"])
    row = '<nav class="pager"><ul><li><b aria-current="page">1</b></li><li><a href="./">Trang 2</a></li></ul></nav>'
    phone.locator("article").evaluate("(article, row) => article.insertAdjacentHTML('beforeend', row)", row)
    first, second = (phone.locator(".pager li").nth(n).bounding_box() for n in (0, 1))
    edge = phone.locator("h1").bounding_box()
    assert first is not None
    assert second is not None
    assert edge is not None
    assert first["y"] == pytest.approx(second["y"], abs=1)
    assert first["x"] == pytest.approx(edge["x"], abs=1)


@pytest.mark.parametrize(
    "name", [f"{language}-{kind}" for language in LANGUAGES for kind in ("deadline", "package")]
)
def test_a_number_in_its_ring_is_not_underlined(
    name: str, kinds: dict[str, str], served: str, phone: Page
) -> None:
    """The line under a link goes on under what is part of its flex box, and not under a box that stands in its line."""
    phone.goto(served + kinds[name])
    rings = phone.locator(".jump a > .count")
    assert rings.count() > 2
    assert set(rings.evaluate_all("all => all.map(one => getComputedStyle(one).display)")) == {"inline-block"}


@pytest.mark.parametrize(
    "path", ["dia-ban/huyen-huu-lung/", "co-quan/so-tai-chinh-2025/", "en/places/xa-van-nham/"]
)
def test_who_answers_stands_below_what(path: str, served: str, phone: Page) -> None:
    """In a list of duties in one line each what is said of a duty does not run on behind its name."""
    phone.goto(served + path)
    beside = """all => all.filter(one => one.getClientRects().length && one.querySelector('a').getBoundingClientRect().bottom
        > one.querySelector('.basis').getBoundingClientRect().top + 1).map(one => one.textContent)"""
    lines = phone.locator(".line-what:has(> .basis)")
    assert lines.count() > 1
    assert lines.evaluate_all(beside) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 360])
def test_the_list_of_tables_fits_a_phone(
    width: int, language: str, kinds: dict[str, str], served: str, phone: Page
) -> None:
    """Nothing of it lies beyond the edge, every file of a table is there with what it is, and no name is broken."""
    phone.set_viewport_size({**PHONE, "width": width})
    phone.goto(served + kinds[f"{language}-data"])
    frame = phone.locator(".scroll:has(> .sheets)")
    assert frame.evaluate("box => box.scrollWidth - box.clientWidth") == 0
    edge = frame.bounding_box()
    assert edge is not None
    beyond = "(all, edge) => all.filter(one => one.getBoundingClientRect().right > edge).map(one => one.textContent)"
    files = frame.locator("td.files a")
    assert files.count() >= 3 * 30
    assert files.evaluate_all(beyond, edge["x"] + edge["width"]) == []
    said = "all => [...new Set(all.map(one => getComputedStyle(one, '::before').content))]"
    assert {label.strip('" ') for label in frame.locator("td.files").evaluate_all(said)} == {
        "CSV",
        "JSON",
        "Parquet",
    }
    names = frame.locator("th a").evaluate_all(
        "all => all.filter(one => one.textContent.split(' ').length < one.getClientRects().length).map(one => one.textContent)"
    )
    assert names == []


@pytest.mark.parametrize("name", ["vi-topic", "vi-deadline", "en-topic", "en-deadline", "en-place"])
def test_the_row_of_sections_begins_with_a_whole_word(
    name: str, kinds: dict[str, str], served: str, phone: Page
) -> None:
    """Where the section of the reader is brought into sight, the first word of the row is not cut."""
    phone.goto(served + kinds[name])
    phone.wait_for_function(
        "document.querySelector('.sections > div > ul').scrollLeft > 0 || document.querySelector('.sections li:nth-child(-n+2) [aria-current]')"
    )
    cut = """row => [...row.children].filter(item => item.getBoundingClientRect().left < row.getBoundingClientRect().left - 1
        && item.getBoundingClientRect().right > row.getBoundingClientRect().left + 1).map(item => item.textContent)"""
    assert phone.locator(".sections > div > ul").evaluate(cut) == []
    inside = """row => { const own = row.querySelector('[aria-current]').getBoundingClientRect(), box = row.getBoundingClientRect();
        return own.left >= box.left && own.right <= box.right; }"""
    assert phone.locator(".sections > div > ul").evaluate(inside)


@pytest.mark.parametrize("path", ["", "en/", "dia-ban/", "en/places/"])
def test_the_key_of_the_map_stands_in_straight_lines(path: str, served: str, phone: Page) -> None:
    """A colour stands beside its number, and every line of the key begins at the edge of the text."""
    phone.goto(served + path)
    key = phone.locator(".steps-key")
    lines = """key => Object.values(Object.groupBy([...key.querySelectorAll('.step')], step => Math.round(step.getBoundingClientRect().top)))
        .slice(1).map(line => line[0].getBoundingClientRect().left - key.getBoundingClientRect().left)"""
    assert key.locator(".step").count() > 2
    assert all(abs(left) < 1 for left in key.evaluate(lines))
    assert key.locator(".step").evaluate_all("all => all.every(one => one.clientHeight < 30)")
