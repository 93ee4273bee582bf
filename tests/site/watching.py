"""A page that tells what goes wrong on it and what it loads."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Page, Request, Response

#: pages that are open at a time: more would only wait for each other
_TOGETHER = 8


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


def settled(
    context: BrowserContext, addresses: Iterable[str]
) -> Iterator[tuple[Page, Watched, Response | None]]:
    """Pages that have loaded all they ask for, some beside each other, so that they wait together; each is closed after use."""
    waiting = list(addresses)
    for several in (waiting[i : i + _TOGETHER] for i in range(0, len(waiting), _TOGETHER)):
        opened = [(page, watch(page), address) for address in several for page in [context.new_page()]]
        answers = [page.goto(address) for page, _, address in opened]
        for (page, seen, _), answer in zip(opened, answers, strict=True):
            page.wait_for_load_state("networkidle")
            yield page, seen, answer
            page.close()


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
