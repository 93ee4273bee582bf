"""The analysis of the site's example page, to run oneself: as a script and as a notebook."""

from __future__ import annotations

from generator import links
from generator.exports.base import Dataset, Format
from generator.exports.facts import facts_of
from generator.exports.files import File
from generator.exports.research import writing

SCRIPT_TYPE = "text/x-python"
NOTEBOOK_TYPE = "application/x-ipynb+json"


def render(dataset: Dataset) -> tuple[File, File]:
    """The script and the notebook, which read the CSV files from where they are published."""
    facts = facts_of(dataset.publication)
    base = links.absolute(facts.site_url, links.tables_folder(facts.package))
    title = facts.title[1]
    return (
        File(
            links.analysis_file(facts.package, "py"), SCRIPT_TYPE, writing.script(base, title).encode("utf-8")
        ),
        File(
            links.analysis_file(facts.package, "ipynb"),
            NOTEBOOK_TYPE,
            writing.notebook(base, title).encode("utf-8"),
        ),
    )


FORMAT = Format(
    name="analysis",
    title="Python",
    ending="py",
    media_type=SCRIPT_TYPE,
    holds="document",
    paths=(links.analysis_file("{package}", "py"), links.analysis_file("{package}", "ipynb")),
    write=lambda context: render(context.dataset),
)
