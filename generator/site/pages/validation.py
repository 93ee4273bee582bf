"""The report of validation as a page: what was checked before publication, by which tool, how much, with
which result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.site.pages.base import Page
from generator.site.pages.view import View


def select(view: View) -> Iterator[Page]:
    """The page of the report; it tells the very record that is published as JSON."""
    words, report = view.words, view.report
    results = Counter(check["result"]["code"] for check in report["checks"])
    layers = [
        (number, text, [c for c in report["checks"] if str(c["layer"]) == number])
        for number, text in report["layers"].items()
    ]
    yield view.page(
        "validation",
        "",
        words.text("validation.title"),
        words.text("validation.description", n=len(report["checks"])),
        template="validation",
        context={"report": report, "results": results, "layers": layers},
        crumbs=view.crumbs("data"),
        outline=True,
    )
