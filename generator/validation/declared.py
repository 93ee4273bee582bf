"""Nothing is published that no format declares, and nothing declared is missing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.base import ExportContext, Format
from generator.exports.formats import FORMATS
from generator.problems import Problem, problem


def problems(context: ExportContext) -> Iterator[Problem]:
    """Files outside every declaration, formats that wrote nothing, tables that a format left out."""
    package = context.dataset.package
    written = {form.name: 0 for form in FORMATS}
    for form, files in context.written:
        written[form.name] = written.get(form.name, 0) + len(files)
        for file in files:
            if not form.writes(file.path, package):
                expected = ", ".join(form.paths)
                yield _problem_of(form, file.path, "file-undeclared", package, expected=expected)
        yield from _left_out(form, {file.path for file in files}, context)
    for form in FORMATS:
        if not written[form.name] and _has_to_write(form, context):
            yield _problem_of(form, form.paths[0], "format-missing", package)


def _has_to_write(form: Format, context: ExportContext) -> bool:
    """Whether the format must have files: one that writes a file for each thing has none while there are no
    such things."""
    if form.holds == "part":
        return False  # there are parts only where a fact names an agency, a topic or a document
    if not all("{id}" in path for path in form.paths):
        return True
    things = {path.split("/")[-2] for path in form.paths} | {"documents"}
    names = things if things == {"documents"} else things | {"commitments"}
    return all(rows.rows for rows in context.dataset.tables if rows.table.name in names)


def _left_out(form: Format, paths: set[str], context: ExportContext) -> Iterator[Problem]:
    """The tables for which a format that writes one file a table has written none."""
    if form.holds != "table":
        return
    package = context.dataset.package
    for rows in context.dataset.tables:
        path = form.paths[0].format(package=package, table=rows.table.name)
        if path not in paths:
            yield _problem_of(form, path, "format-missing", package)


def _problem_of(form: Format, path: str, code: str, package: str, **more: str) -> Problem:
    return problem((form.on_site(path, package), 0, 0), code, format=form.title, file=path, **more)
