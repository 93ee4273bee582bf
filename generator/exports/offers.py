"""The data sets offered for download as catalogues list them: the whole, single tables, and parts for each
agency, topic and document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator import links
from generator.exports.base import WHOLE, ExportContext, Format, Offer
from generator.exports.facts import facts_of
from generator.exports.files import File


def as_one(context: ExportContext) -> Offer:
    """The whole as one data set with all its files: complete files, one file a table, and calendars."""
    in_one = everything(context)
    tables = [file for offer in _tables(context) for file in offer.files]
    files = {file.path: file for file in (*in_one.files, *tables)}  # one of both kinds stands once
    return replace(in_one, files=tuple(files.values()))


def listed(context: ExportContext, formats: tuple[str, ...]) -> Offer:
    """The complete files, and the tables in the given formats, by name."""
    package, in_one = context.dataset.package, everything(context)
    tables = [
        _placed(f, form, package) for form, files in context.written if form.name in formats for f in files
    ]
    return replace(in_one, files=(*in_one.files, *tables))


def everything(context: ExportContext) -> Offer:
    """The files that contain everything, one a format."""
    facts = facts_of(context.dataset.publication)
    files = [
        _placed(f, form, facts.package)
        for form, files in context.written
        if form.group == "whole"
        for f in files[:1]
    ]
    return Offer(WHOLE, facts.title, facts.about, page_of("data", ""), tuple(files))


def page_of(kind: str, ident: str) -> str:
    """The page of a thing, in the first language."""
    return links.page_path(kind, ident, links.DEFAULT_LANGUAGE)


def _tables(context: ExportContext) -> Iterator[Offer]:
    """Each table by itself, in every format that has a file a table."""
    package = context.dataset.package
    for rows in context.dataset.tables:
        table = rows.table
        files = [
            _placed(file, form, package)
            for form, files in context.written
            if form.holds == "table" or form.of_table == table.name
            for file in files
            if file.path == form.paths[0].format(package=package, table=table.name)
        ]
        title, about = (table.title_vi, table.title_en), (table.about_vi, table.about_en)
        yield Offer(f"tables/{table.name}", title, about, page_of("data", ""), tuple(files))


def _placed(file: File, form: Format, package: str) -> File:
    return file.at(form.on_site(file.path, package))
