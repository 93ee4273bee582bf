"""``SHA256SUMS``: what every file must hash to, in the form ``sha256sum -c`` reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator import links
from generator.exports.base import ExportContext, Format
from generator.exports.files import File

MEDIA_TYPE = "text/plain"
NAME = "SHA256SUMS"


def render(files: Mapping[str, File], folder: str = "") -> File:
    """The checksums of ``files`` (by path), which all lie under ``folder``, as a file in that folder."""
    lines = [f"{files[path].sha256}  {path.removeprefix(folder)}\n" for path in sorted(files)]
    return File(f"{folder}{NAME}", MEDIA_TYPE, "".join(lines).encode("utf-8"))


def _packed(context: ExportContext) -> Iterable[File]:
    yield render(context.packed())


FORMAT = Format(
    name="sums",
    title=NAME,
    ending="",
    media_type=MEDIA_TYPE,
    holds="document",
    paths=(NAME,),
    write=_packed,
    packed=True,
)


def _of_site(context: ExportContext) -> Iterable[File]:
    """The checksums of everything under ``data/`` on the site, including the unpacked package."""
    package = context.dataset.package
    placed = {form.on_site(f.path, package): f for form, files in context.written for f in files}
    yield render({path: f for path, f in placed.items() if path.startswith(links.DATA)}, links.DATA)


#: those of the site: made last of all, so that no file is without its line
OF_SITE = Format(
    name="sums",
    title=NAME,
    ending="",
    media_type=MEDIA_TYPE,
    holds="document",
    paths=(links.whole_file(NAME),),
    write=_of_site,
    group="about",
)
