"""The content security policy of the pages."""

from __future__ import annotations

import base64
import doctest
import hashlib

from generator.site.builder import policy


def test_examples() -> None:
    """The example in the documentation holds."""
    assert doctest.testmod(policy).failed == 0


def test_only_programs_that_stand_there_now_are_allowed() -> None:
    """Each inline program has its hash, once; data, and programs of other places, have none."""
    page = (
        '<script>a()</script><script type="application/ld+json">{}</script><script'
        ' src="b.js"></script><script>a()</script>'
    )
    scripts = policy.policy(page).split("; ")[1].split()
    digest = base64.b64encode(hashlib.sha256(b"a()").digest()).decode("ascii")
    assert scripts == ["script-src", "'self'", f"'sha256-{digest}'"]


def test_nothing_is_allowed_that_is_not_named() -> None:
    """The policy begins with nothing, and no program may be made of text."""
    made = policy.policy("")
    assert made.startswith("default-src 'none'; ")
    assert "unsafe" not in made
    assert "*" not in made
