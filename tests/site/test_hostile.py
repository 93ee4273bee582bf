"""Markup in every text that people may write: on no page of any kind does a browser run it, or leave the page because of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext

from generator.commands.build import Options, build
from tests.hostile import HOOK, MARKUP, spoil
from tests.project import Project, make_example
from tests.site.conftest import serving
from tests.site.samples import samples
from tests.site.watching import settled, watch

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The built miniature project with markup in more than 3,000 texts."""
    project = make_example(tmp_path_factory.mktemp("hostile"))
    assert spoil(project) > 3000
    budgets = "site_config/budgets.yml"  # the markup weighs too
    project.write(budgets, re.sub(r"\d{3,}", lambda size: size[0] + "0", project.read(budgets)))
    build(project.root, Options(), lambda _stage: None)
    return project


@pytest.fixture(scope="module")
def hostile(spoiled: Project) -> Iterator[str]:
    """Where the spoiled site is served."""
    with serving(spoiled.root / "site", "/plans/") as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that would run what the policy of the pages forbids: the pages have to be right without it."""
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(HOOK)
    yield context
    context.close()


def test_markup_that_gets_in_is_noticed(context: BrowserContext, hostile: str) -> None:
    """Were a page to hold the markup as such, the hook would tell."""
    page = context.new_page()
    page.goto(hostile)
    seen = watch(page)
    page.evaluate("markup => { document.querySelector('main, article').innerHTML = markup }", MARKUP)
    for _ in range(100):  # up to ten seconds on a busy machine
        if any("markup ran" in wrong for wrong in seen.wrong):
            break
        page.wait_for_timeout(100)
    assert any("markup ran" in wrong for wrong in seen.wrong)


def test_no_page_runs_what_people_wrote(context: BrowserContext, hostile: str, spoiled: Project) -> None:
    """A page of every kind in every language shows the markup as text: nothing runs, fails or asks elsewhere."""
    told, shown = {}, 0
    chosen = samples(spoiled.root / "site")
    for name, (page, seen, _) in zip(
        chosen, settled(context, (hostile + p for p in chosen.values())), strict=True
    ):
        shown += page.evaluate("document.body.textContent.includes('<script>hostile()')")
        if seen.wrong:
            told[name] = list(seen.wrong)
    assert told == {}
    assert shown > 30


@pytest.mark.parametrize(
    "place", ["tim-kiem/?q=", "kham-pha/?q=", "kham-pha/?agency=", "tim-kiem/#", "kham-pha/?due="]
)
def test_no_script_runs_what_an_address_says(context: BrowserContext, hostile: str, place: str) -> None:
    """What stands in an address is shown or passed over, whatever it is."""
    values = (quote(MARKUP), "%E0%A4%A", "__proto__", "constructor")
    told = [seen.wrong for _, seen, _ in settled(context, (hostile + place + value for value in values))]
    assert told == [[], [], [], []]


def _policies(root: Path) -> set[str]:
    return {
        line
        for file in root.rglob("*.html")
        for line in file.read_text(encoding="utf-8").splitlines()
        if "Content-Security-Policy" in line
    }


def test_every_page_has_a_policy(spoiled: Project) -> None:
    """Each page but those to be framed elsewhere says what may run on it, and allows no program made of text."""
    root = spoiled.root / "site"
    without = [
        f.relative_to(root).as_posix()
        for f in root.rglob("*.html")
        if "Content-Security-Policy" not in f.read_text("utf-8")
    ]
    assert without == []
    assert not [p for p in _policies(root) if "unsafe" in p]
