"""The theme's overrides: what two site builders understand, so that one can take the place of the other."""

from __future__ import annotations

import re
from pathlib import Path

#: ``value.method(``: Jinja runs Python's methods, MiniJinja stops at them
METHOD = re.compile(r"[\w\])'\"]\.\w+\(")
INSIDE = re.compile(r"\{[{%](.*?)[%}]\}", re.DOTALL)
#: macros of the theme itself, which both builders bring
KNOWN = {"lang.t("}


def _methods(text: str) -> list[str]:
    written = (code for code in INSIDE.findall(text))
    return [
        found.group()
        for code in written
        for found in re.finditer(r"\w*" + METHOD.pattern, code)
        if found.group() not in KNOWN
    ]


def test_templates_call_no_method(root: Path) -> None:
    """No override calls a method of a Python value: the successor of the site builder knows none."""
    assert _methods("{{ base_url.rstrip('/') }} {% if ['a'].index(x) %} {{ x | replace('a', 'b') }}") == [
        "base_url.rstrip(",
        "].index(",
    ]
    theme = root / "site_config" / "theme"
    assert {
        p.name: _methods(p.read_text("utf-8"))
        for p in theme.rglob("*.html")
        if _methods(p.read_text("utf-8"))
    } == {}


def test_nothing_only_one_builder_knows(root: Path) -> None:
    """The configuration has no hook and no plugin: the successor would pass over them without a word."""
    for name in ("mkdocs.yml", "site_config/mkdocs.en.yml"):
        text = (root / name).read_text(encoding="utf-8")
        assert not re.search(r"^hooks:", text, re.MULTILINE)
        assert re.findall(r"^plugins:.*$", text, re.MULTILINE) in (["plugins: []"], [])
