"""``data/validation.json``: what was checked, as the validation wrote it once all that stands above it was
proved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator import links
from generator.exports.base import ExportContext, File, Format

PATH = links.whole_file("validation.json")
MEDIA_TYPE = "application/json"


def with_report(context: ExportContext, checked: bytes) -> ExportContext:
    """What is made, with the report that the validation gives of it."""
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
