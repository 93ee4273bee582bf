"""How pages are laid out: on a phone the answers of seven readers within two screens, at a desk no empty stretches."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

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
        "#reports + .hint + .whens > :not([hidden]) >> nth=-1",
        "what it must report",
    ),
    (
        "en/agencies/so-tai-chinh-2025/",
        "#reports + .hint + .whens > :not([hidden]) >> nth=-1",
        "the same in English",
    ),
    ("ket-qua/", "#comparing + ul > li >> nth=-1", "targets with a published result of the same kind"),
    ("ghi-chu-nguon/", "[data-kind=conflict] li >> nth=0", "conflicts of the sources"),
    ("du-lieu/", ".brief a[href$='.csv']", "the table of commitments"),
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
