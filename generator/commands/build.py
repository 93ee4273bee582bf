"""``plans build``: the order of the stages and nothing else: load, check, make, verify, write, swap in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from generator import cache, exports, output, trees, validation, workers
from generator.commands import placing, publication, unchanged
from generator.commands.unchanged import Options
from generator.content.catalog import Catalog, load_catalog
from generator.exports import spool
from generator.exports.published import Published
from generator.problems import stop_at
from generator.settings import Settings, load_settings
from generator.site import builder, lookup, pages, sharing
from generator.site.pages.base import Page

__all__ = ["Built", "Options", "build"]


@dataclass(frozen=True)
class Built:
    """What ``plans serve`` needs of a finished build to render single pages: the validation report, the facts
    of the published files, and the shells of the site. Bodies and files are read from the outputs."""

    report: Mapping[str, Any]
    published: Published
    shells: builder.Shells


#: under build/: what of the packages of a part is proved already
_LEDGER = "proved.json"
#: under build/: what need not be made or proved twice
_CACHE = "cache"
#: what the replaced site is called below build/
_SITE = "site"


def build(root: Path, options: Options, progress: Callable[[str], None]) -> Built | None:
    """Build everything from ``content/``: the data package and, if asked for, the site. Nothing is written
    before all content has been checked, and the outputs are swapped in together at the end.

    Returns ``None`` when the outputs are already up to date. ``progress`` is called with the name of each
    stage.

    :raises ProblemsFound: when content, the package or the site is wrong; the outputs stay as they were.
        What is not installed is told before anything is begun.
    :raises WrongUse: before anything is begun, when the site would take the place of what is not ours.
    """
    settings = load_settings(root)
    name = str(settings.publication.data["package_name"])
    package_target, bodies_target = settings.paths.datasets / name, settings.paths.build / "pages"
    site_target = placing.site_folder(options.target, settings)
    if options.with_site:
        lookup.ensure_installed()
    with (
        output.public_modes(),
        output.one_run_at_a_time(settings.paths.build, partial(_waits, progress)),
        output.staging(settings.paths.build) as stage,
        workers.worker_pool(),
    ):
        output.recover(settings.paths.build, package_target, site_target, bodies_target)
        output.remove_leftovers(settings.paths.build)
        if unchanged.is_unchanged(root, options):
            progress("unchanged")
            return None
        made_from = unchanged.made_from(root, options)  # as it is before anything is read
        progress("content")
        catalog = load_catalog(root)
        publication.ensure_right(root, catalog, settings)  # before anything is made of wrong content
        progress("package")
        memory = cache.Cache(settings.paths.build / _CACHE)
        context = _context(root, catalog, settings, memory, stage)
        on_site = context.with_site_url(options.site_url)  # datasets/ keeps the publication's own address
        exports.begin(on_site.dataset, memory)
        package = exports.packed(context.package())
        output.write_tree(package, stage / "package")
        shown = package_target.relative_to(root).as_posix()
        found, others = validation.begin_package(stage / "package", shown, memory)
        stop_at(found)
        proof = validation.Proof(validation.Ledger.read(settings.paths.build / _LEDGER), progress, memory)
        published = publication.make(on_site, progress, proof)
        parts, rendered = pages.paged(published.pages, published.bodies, memory)
        outputs = {stage / "package": package_target}
        if options.with_bodies or not options.with_site:
            output.write_tree(rendered, stage / "pages")
            outputs[stage / "pages"] = bodies_target
        shells: builder.Shells = {}
        if options.with_site:
            shells, beside = _write_site(stage / "site", on_site, published, (parts, rendered), progress)
            if options.held_to_budgets:  # with the downloads: they are part of the size
                stop_at(builder.over_budget(stage / "site", on_site.settings, len(catalog.commitments)))
            mark = placing.Mark.of(name, package, rendered, published.downloads, beside)
            output.write_tree(mark.written(), stage / "site")
            placing.site_folder(options.target, settings)  # once more: people work meanwhile
            outputs[stage / "site"] = site_target
        stop_at(others())  # whoever read the package beside
        proof.finish()
        notes = _swapped_in(outputs, settings, made_from) | {_LEDGER: proof.ledger.written()}
        output.write_tree(notes, settings.paths.build)
        memory.prune()
        return Built(published.report, published.published, shells)


def _swapped_in(outputs: Mapping[Path, Path], settings: Settings, made_from: str) -> dict[str, str]:
    """Swap the outputs in. Returns what to write down of them below ``build/``; the project's own site that
    they replace is kept, to write the next one into."""
    build_folder = settings.paths.build
    own = [target for target in outputs.values() if placing.is_own(target, settings)]
    kept = {target: trees.folder_of(build_folder, _SITE) for target in own}
    output.publish(outputs, build_folder, gone=[build_folder / "pages"], kept=kept)
    record = unchanged.record(made_from, list(outputs.values()))
    return {unchanged.RECORD: record, **({placing.MARKED: ""} if own else {})}


def _context(
    root: Path, catalog: Catalog, settings: Settings, memory: cache.Cache, stage: Path
) -> publication.BuildContext:
    """The input of all later stages. A large publication keeps its files on disk below ``stage`` instead of
    in memory."""
    context = replace(publication.context_of(root, catalog, settings), memory=memory)
    many = sum(context.dataset.counts().values()) > spool.MANY
    return replace(context, keep=spool.Spool(stage / "spool").store) if many else context


def _write_site(
    target: Path,
    context: publication.BuildContext,
    published: publication.Publication,
    rendered: tuple[Sequence[Page], Mapping[str, str]],
    progress: Callable[[str], None],
) -> tuple[builder.Shells, dict[str, bytes]]:
    """Build the site into ``target`` from the ``rendered`` pages with their bodies, and write downloads,
    lookup data and sharing pictures. Returns the shells, and by path on the site the files that only pages
    use."""
    progress("lookup")
    beside = lookup.files(published.pages, context.settings)
    beside |= sharing.files(published.pages, context.memory)
    paths = frozenset((*published.downloads, *beside))
    wanted = {*paths, *(page.file for page in rendered[0])}
    trees.take(context.settings.paths.build, _SITE, target, wanted)
    shells = builder.build_site(
        *rendered, target, context.settings, extra_paths=paths, memory=context.memory, progress=progress
    )
    output.write_tree(published.downloads, target)
    output.write_tree(beside, target)
    return shells, beside


def _waits(progress: Callable[[str], None], process: str) -> None:
    progress(f"waits {process}")
