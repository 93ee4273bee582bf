"""Templates are compiled once: for all languages of a run, and for later runs with the same cache."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import BytecodeCache, Environment

from generator.cache import NONE, Cache
from generator.site.pages.base import Page
from generator.site.pages.rendering import environment

TEXT = "{{ 'a text that no template of the site has' }}"


def _templates(pages: list[Page], language: str, memory: Cache) -> tuple[Environment, BytecodeCache]:
    page = next(page for page in pages if page.language == language)
    made = environment(page.context["view"], memory)
    assert made.bytecode_cache is not None
    return made, made.bytecode_cache


def test_a_template_compiled_before_is_not_compiled_again(
    pages: list[Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither for another language nor by a later run that has the cache; it is when its text is another."""
    made, kept = _templates(pages, "vi", Cache(tmp_path))
    monkeypatch.setattr(type(kept), "_codes", {})
    first = kept.get_bucket(made, "new.html.j2", None, TEXT)
    assert first.code is None
    first.code = made.compile(TEXT)
    kept.set_bucket(first)
    made, kept = _templates(pages, "en", NONE)
    assert kept.get_bucket(made, "new.html.j2", None, TEXT).code is first.code
    assert kept.get_bucket(made, "other.html.j2", None, TEXT).code is None
    assert kept.get_bucket(made, "new.html.j2", None, TEXT + " ").code is None
    monkeypatch.setattr(type(kept), "_codes", {})  # as another run of the program begins
    assert kept.get_bucket(made, "new.html.j2", None, TEXT).code is None
    made, kept = _templates(pages, "en", Cache(tmp_path))
    assert kept.get_bucket(made, "new.html.j2", None, TEXT).code == first.code
    assert kept.get_bucket(made, "new.html.j2", None, TEXT + " ").code is None
