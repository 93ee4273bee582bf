"""``data/validation.json``: the report of the validation, written after everything else has been verified."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator import links
from generator.exports.base import ExportContext, Format
from generator.exports.files import File

PATH = links.whole_file("validation.json")
MEDIA_TYPE = "application/json"


def with_report(context: ExportContext, checked: bytes) -> ExportContext:
    """The context completed by the validation report."""
    return replace(context, report=checked)


def _write(context: ExportContext) -> Iterable[File]:
    yield File(PATH, MEDIA_TYPE, context.report)


FORMAT = Format(
    name="report",
    title="validation.json",
    ending="json",
    media_type=MEDIA_TYPE,
    holds="document",
    paths=(PATH,),
    write=_write,
)
