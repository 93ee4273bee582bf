"""``CITATION.cff`` (Citation File Format 1.2.0): how to cite the data, for programs that keep references."""

from __future__ import annotations

from collections.abc import Iterable

import yaml

from generator import links
from generator.exports.base import Dataset, ExportContext, Format
from generator.exports.facts import facts_of
from generator.exports.files import File
from generator.words import pair

MEDIA_TYPE = "application/yaml"
NAME = "CITATION.cff"
#: the safe one, in C where there is one: both write the same
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def render(dataset: Dataset) -> File:
    """The citation of the data set."""
    facts = facts_of(dataset.publication)
    record = {
        "cff-version": "1.2.0",
        "message": " ".join((*pair("catalogue", "cite"), facts.site_url)),
        "type": "dataset",
        "title": f"{facts.title[0]} / {facts.title[1]}",
        "abstract": f"{facts.about[0]}\n\n{facts.about[1]}",
        "authors": [{"name": facts.publisher[1], "website": facts.repo_url}],
        "version": facts.version,
        "date-released": facts.day.isoformat(),
        "license": facts.licence,
        "url": facts.site_url,
        "repository-code": facts.repo_url,
        "keywords": list(dict.fromkeys((*facts.keywords[0], *facts.keywords[1]))),
    }
    text: str = yaml.dump(record, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1000)
    return File(NAME, MEDIA_TYPE, text.encode("utf-8"))


FORMAT = Format(
    name="citation",
    title="CITATION.cff",
    ending="cff",
    media_type=MEDIA_TYPE,
    holds="document",
    paths=(NAME,),
    write=lambda context: (render(context.dataset),),
    packed=True,
)


def _beside(context: ExportContext) -> Iterable[File]:
    yield context.files[NAME].at(links.whole_file(NAME))


#: the same file where people look for it on the site
BESIDE = Format(
    name="citation",
    title="CITATION.cff",
    ending="cff",
    media_type=MEDIA_TYPE,
    holds="document",
    paths=(links.whole_file(NAME),),
    write=_beside,
    group="about",
)
