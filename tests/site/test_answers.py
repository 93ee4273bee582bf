"""Where the answers of seven readers stand: on a phone each within two screens of the page that has it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser]
#: a common phone
PHONE = {"width": 360, "height": 780}
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
    ("du-lieu/", "a[href$='.csv'] >> nth=0", "the table of commitments"),
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
