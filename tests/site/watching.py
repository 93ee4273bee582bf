"""A page that tells what goes wrong on it and what it loads."""

from __future__ import annotations

import gzip
import sys
from dataclasses import dataclass, field

from playwright.sync_api import Page, Request, Response


@dataclass
class Watched:
    """What happened on a page: errors and requests to other hosts, and the answers it got."""

    wrong: list[str] = field(default_factory=list)
    answers: list[Response] = field(default_factory=list)

    def weight(self, *names: str) -> int:
        """Bytes of the answers whose address holds one of ``names`` (all without), compressed as servers do."""
        return sum(
            len(gzip.compress(a.body()))
            for a in self.answers
            if a.ok and (not names or any(n in a.url for n in names))
        )


def measured(text: str) -> None:
    """Put a measurement into the test's output (``pytest -rP`` shows it): times are told, never asserted."""
    sys.stdout.write(text + "\n")


def watch(page: Page) -> Watched:
    """Watch a page from now on."""
    seen = Watched()

    def asked(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1", "data:", "blob:")):
            seen.wrong.append(f"asks {request.url}")

    page.on("request", asked)
    page.on("response", lambda answer: seen.answers.append(answer))  # noqa: PLW0108 - Playwright marks the function it is given
    page.on("pageerror", lambda error: seen.wrong.append(f"fails: {error}"))
    page.on(
        "console",
        lambda message: (
            seen.wrong.append(f"{message.type}: {message.text}") if message.type == "error" else None
        ),
    )
    return seen
