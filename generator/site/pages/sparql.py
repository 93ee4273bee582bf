"""The page of questions to begin with: each in SPARQL, to be put to the graph, and in SQL, to be put to the
tables."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.base import Dataset, Rows
from generator.exports.linked.questions import QUESTIONS, query
from generator.site.pages.base import Page
from generator.site.pages.view import View


def select(view: View) -> Iterator[Page]:
    """The one page of its kind."""
    words = view.words
    bare = Dataset(tuple(Rows(table, []) for table in view.tables), view.facts, {})  # for addresses alone
    yield view.page(
        "sparql",
        "",
        words.text("sparql.title"),
        words.text("sparql.description", n=len(QUESTIONS)),
        template="sparql",
        context={
            "questions": [
                (q.question(view.language), query(q, bare).strip(), q.sql.strip()) for q in QUESTIONS
            ]
        },
        crumbs=view.crumbs("data"),
        outline=True,
    )
