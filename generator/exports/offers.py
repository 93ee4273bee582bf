"""What is offered for download, as catalogues see it: the whole, its tables, and a part for each agency, topic, document."""

from __future__ import annotations

from collections.abc import Iterator

from generator import links
from generator.exports.base import WHOLE, File, Format, Made, Offer
from generator.exports.facts import facts


def offers(made: Made) -> tuple[Offer, ...]:
    """Everything offered of what is made so far."""
    return (whole(made), *_tables(made), *made.parts)


def whole(made: Made) -> Offer:
    """Everything, in one file a format."""
    own = facts(made.dataset.publication)
    files = [
        _placed(f, form, own.package)
        for form, files in made.written
        if form.group == "whole"
        for f in files[:1]
    ]
    return Offer(WHOLE, own.title, own.about, page_of("data", ""), tuple(files))


def page_of(kind: str, ident: str) -> str:
    """The page of a thing, in the first language."""
    return links.page_path(kind, ident, links.DEFAULT_LANGUAGE)


def _tables(made: Made) -> Iterator[Offer]:
    """Each table by itself, in every format that has a file a table."""
    package = made.dataset.package
    for rows in made.dataset.tables:
        table = rows.table
        files = [
            _placed(file, form, package)
            for form, files in made.written
            if form.holds == "table" or form.of_table == table.name
            for file in files
            if file.path == form.paths[0].format(package=package, table=table.name)
        ]
        title, about = (table.title_vi, table.title_en), (table.about_vi, table.about_en)
        yield Offer(f"tables/{table.name}", title, about, page_of("data", ""), tuple(files))


def _placed(file: File, form: Format, package: str) -> File:
    return File(form.on_site(file.path, package), file.media_type, file.data)
