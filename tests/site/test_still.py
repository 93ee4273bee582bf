"""Nothing on a page moves while it comes: neither what is painted early, nor what a script puts in its place by the day of reading."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.site.conftest import PREFIX, STOPPED, Quiet, serving
from tests.site.watching import settled

pytestmark = [pytest.mark.browser]
#: a page comes in so many pieces, so far apart (s); what is seen without scrolling stands in its first bytes
_PIECES, _APART, _SEEN = 10, 0.02, 30_000
#: what moved, as browsers sum it up (CLS), and which elements did
WATCH = """globalThis.moved = [];
new PerformanceObserver(list => moved.push(...list.getEntries().map(({value, sources}) => ({value,
    what: sources.map(({node}) => `${node?.nodeName} ${node?.textContent.trim().slice(0, 40)}`)}))))
    .observe({type: "layout-shift", buffered: true})"""
#: what is less is shown as 0.000
NOTHING = 0.0005
#: every date of the data has passed by then, and no name of a day is shorter
LATER = "2036-05-01T05:00:00Z"


class _Slow(Quiet):
    """A server whose pages come in pieces, as on a slow line."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a page in pieces, cut between elements; anything else at once."""
        whole: bytes = source.read()
        inside = (
            [each.start() for each in re.finditer(rb"<", whole[:_SEEN])]
            if source.name.endswith(".html")
            else []
        )
        cuts = [0, *inside[:: len(inside) // _PIECES + 1][1:], len(whole)]
        for start, end in pairwise(cuts):
            outputfile.write(whole[start:end])
            outputfile.flush()
            time.sleep(_APART if inside else 0)


@pytest.fixture(scope="module")
def slowly(site_root: Path) -> Iterator[str]:
    """Where the site is served in pieces."""
    with serving(site_root, PREFIX, _Slow) as address:
        yield address


@pytest.fixture(scope="module")
def paths(site_root: Path, kinds: dict[str, str]) -> list[str]:
    """A page of every kind in both languages, and of every folder one for each thing that the day of reading changes."""
    found = dict.fromkeys(kinds.values())
    seen = set()
    for file in sorted(site_root.rglob("index.html")):
        path = file.parent.relative_to(site_root).as_posix() + "/"
        folder = path.split("/")[: 2 if path.startswith("en/") else 1]
        for what in set(re.findall(r"data-(?:today|told|days|ends|knots)\b", file.read_text("utf-8"))):
            if (*folder, what) not in seen:
                seen.add((*folder, what))
                found[path.removeprefix("./")] = None
    return list(found)


@pytest.mark.parametrize(
    "screen", [{"width": 360, "height": 780}, {"width": 1440, "height": 900}], ids=["phone", "desk"]
)
def test_nothing_moves(screen: ViewportSize, slowly: str, paths: list[str], browser: Browser) -> None:
    """On a slow line and on a day long after the data was made, what has been painted stays where it is."""
    context = browser.new_context(viewport=screen)
    context.add_init_script(STOPPED % LATER)
    context.add_init_script(WATCH)
    moved = {}
    for path, (page, _, _) in zip(paths, settled(context, (slowly + path for path in paths)), strict=True):
        seen = page.evaluate("moved")
        if sum(each["value"] for each in seen) >= NOTHING:
            moved[path] = seen
    context.close()
    assert moved == {}
