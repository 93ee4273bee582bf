"""Pages are of declared kinds, and every kind that has pages makes them."""

from __future__ import annotations

from generator.model.kinds import KINDS
from generator.site.pages import PAGES
from generator.site.pages.base import Page

DECLARE = "declare it in KINDS of generator/model/kinds.py: search=Search(weight=...) or search=None"


def test_every_page_is_of_a_declared_kind(pages: list[Page]) -> None:
    """Pages are of kinds that are declared, and each kind that has pages makes some: an index or one a
    thing."""
    made = {page.kind for page in pages}
    declared = {kind.name for kind in KINDS if kind.page}
    assert sorted(made - declared) == [], DECLARE
    assert sorted(declared - made) == [], "add its module to PAGES of generator/site/pages/__init__.py"
    assert len(PAGES) == len(declared)


def test_what_has_pages_of_its_own(pages: list[Page]) -> None:
    """Exactly the kinds declared so have a page for each of their things."""
    each = {page.kind for page in pages if page.ident}
    assert each == {kind.name for kind in KINDS if kind.each}
