"""The command line: runs the commands. The only module that prints and exits.

Exit status: 0 success, 1 problems in the content, 2 wrong use, 3 a failure of the machine, 130 interrupted by
Ctrl-C.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.arguments import language, parser
from generator.commands import leftovers
from generator.problems import Problem, ProblemsFound, WrongUse, alike
from generator.words import phrases

if TYPE_CHECKING:
    from generator.content.catalog import Catalog

GOOD, CONTENT, USE, MACHINE = 0, 1, 2, 3
#: by Ctrl-C: 128 and the number of the signal, as shells expect
STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status (see the module)."""
    gc.set_threshold(50_000, 20, 20)  # rarely: nearly all that a command makes of content stays until its end
    options = parser().parse_args(arguments)
    options.asked, options.lang = options.lang, options.lang or language()
    try:
        leftovers.clear(options.root.resolve())
        status = _COMMANDS[options.command](options)
        sys.stdout.flush()  # a full disk is told now, not when the process ends
    except KeyboardInterrupt:
        print(_phrase("stopped", options.lang), file=sys.stderr)
        return STOPPED
    except ProblemsFound as found:
        _show(found.problems, options)
        return CONTENT
    except WrongUse as wrong:
        print(f"plans: {wrong.problem.file}: {wrong.problem.message(options.lang)}", file=sys.stderr)
        return USE
    except OSError as error:
        print(f"plans: {error}", file=sys.stderr)
        return MACHINE
    except Exception as error:  # noqa: BLE001 - the one door: what nobody foresaw is told, never thrown at people
        print(_unforeseen(error, options.lang), file=sys.stderr)
        return MACHINE
    return status


def _phrase(key: str, language: str) -> str:
    return phrases("messages", language)[key]


def _unforeseen(error: Exception, language: str) -> str:
    """An unexpected error in a few lines: what it is, where in the generator it arose, which file was last
    read, and where to report it."""
    from generator.content.source import last_read

    frames = [f for f in traceback.extract_tb(error.__traceback__) if "generator" in Path(f.filename).parts]
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    what = f"{type(error).__name__}: {str(error)[:200]}"
    return _phrase("unforeseen", language).format(what=what, where=where, file=last_read())


def _show(problems: Sequence[Problem], options: argparse.Namespace) -> None:
    if getattr(options, "json", False):
        _print_json([p.record() for p in problems])
        return
    mark = phrases("drafts", options.lang)["mark"]
    for shown, more in alike(problems):
        for one in shown:
            print(one.line_for(options.lang) + (f" [{mark}]" if one.draft else ""), file=sys.stderr)
        if more:
            key = "alike-draft" if shown[0].draft else "alike"
            print(_phrase(key, options.lang).format(n=more, code=shown[0].code), file=sys.stderr)
    if count := sum(not one.draft for one in problems):
        phrase = _phrase("problem" if count == 1 else "problems", options.lang)
        print(phrase.format(n=count), file=sys.stderr)


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=1))


def _progress(options: argparse.Namespace) -> Callable[[str], None]:
    def show(stage: str) -> None:
        name, _, more = stage.partition(" ")
        known = phrases("stages", options.lang)
        words = [known[name], more] if name in known else [stage]
        print(" ".join(words).strip(), file=sys.stderr, flush=True)

    return show


def _build(options: argparse.Namespace) -> int:
    from generator.commands.unchanged import Options, is_unchanged

    progress = _progress(options)
    target = options.output.absolute() if options.output else None
    wanted = Options(not options.no_site, options.site_url, target)
    if is_unchanged(options.root.resolve(), wanted):
        progress("unchanged")
        return GOOD
    from generator.commands.build import build

    build(options.root.resolve(), wanted, progress)
    progress("done")
    return GOOD


def _check(options: argparse.Namespace) -> int:
    from generator.commands.publication import ensure_right
    from generator.content.catalog import load_catalog
    from generator.content.checks import draft_problems

    root = options.root.resolve()
    catalog = load_catalog(root)
    drafts = draft_problems(catalog)
    try:
        ensure_right(root, catalog)
        if options.strict:
            from generator.commands.check import ensure_fresh

            ensure_fresh(root)
    except ProblemsFound as found:
        raise ProblemsFound([*found.problems, *drafts]) from None
    finally:
        _print_drafts(catalog, drafts, options)
    _print_gaps(catalog, options)
    if drafts or options.json:
        _show(drafts, options)
    if not options.json:
        print(_phrase("good", options.lang))
    return GOOD


def _print_drafts(catalog: Catalog, problems: Sequence[Problem], options: argparse.Namespace) -> None:
    """Print how far the review of each draft is, which the list of problems alone does not show."""
    from generator.content.checks import progress

    words = phrases("drafts", options.lang)["progress"]
    for one in () if options.json else progress(catalog, problems):
        print(words.format(**asdict(one)), file=sys.stderr)


def _print_gaps(catalog: Catalog, options: argparse.Namespace) -> None:
    """Print what has no English words yet, with file and line. These are notes and do not fail the
    command."""
    from generator.content.english import told

    for line in () if options.json else told(catalog, options.lang):
        print(line, file=sys.stderr)


def _import(options: argparse.Namespace) -> int:
    from generator.commands import import_

    root = options.root.resolve()
    said = (
        import_.records(root, options.files)
        if options.json
        else import_.drafts(root, options.files, options.id, options.lang)
    )
    for one in said:
        print(one.printed)
        for note in one.notes:
            print(note, file=sys.stderr)
    return GOOD


def _new(options: argparse.Namespace) -> int:
    from generator.commands.new import NewPublication, new

    print(new(options.folder.absolute(), NewPublication(options.name, options.level)))
    print(_phrase("next-new" if options.name else "next-named", options.lang), file=sys.stderr)
    return GOOD


def _sheet(options: argparse.Namespace) -> int:
    from generator.commands import sheet

    root = options.root.resolve()
    if bool(options.document) == bool(options.read):
        print("plans sheet: DOC [FILE.xlsx] | --read FILE.xlsx", file=sys.stderr)
        return USE
    if options.document:
        target = options.output or options.file or Path(f"{options.document}.xlsx")
        print(sheet.make(root, options.document, target, options.asked or "vi"))
        return GOOD
    done = sheet.read(root, options.read, options.asked or "vi")
    words = phrases("sheet", options.lang)
    phrase = words["read.done" if done.written else "read.same"]
    print(phrase.format(file=options.read, written=done.written, open=done.open))
    if done.older:
        print(words["read.older"].format(rows=", ".join(done.older)))
    if done.published:
        print(words["read.published"].format(document=done.published))
    _show(done.problems, options)
    return CONTENT if any(not p.draft for p in done.problems) else GOOD


def _serve(options: argparse.Namespace) -> int:
    from generator.commands.serve import serve

    show = partial(_show, options=options)
    return serve(options.root.resolve(), options.port, _progress(options), show, drafts=options.drafts)


def _diff(options: argparse.Namespace) -> int:
    from generator import versions

    try:
        diff = versions.compare(versions.read_package(options.old), versions.read_package(options.new))
    except versions.NotAPackage as error:
        words = _phrase("no-package", options.lang)
        print(f"plans diff: {error.path}: {words} ({error.detail})", file=sys.stderr)
        return USE
    if options.json:
        _print_json(diff.plain())
    else:
        print((versions.as_markdown if options.markdown else versions.as_text)(diff, options.lang), end="")
    return GOOD


def _release(options: argparse.Namespace) -> int:
    from generator.commands.release import ensure_released, release

    root = options.root.resolve()
    path = ensure_released(root, options.check) if options.check else release(root)
    print(path.relative_to(root))
    return GOOD


def _schema(options: argparse.Namespace) -> int:
    from generator.commands.schema import schemas

    for name, text in schemas().items():
        if options.output:
            options.output.mkdir(parents=True, exist_ok=True)
            (options.output / name).write_text(text, encoding="utf-8", newline="\n")
        else:
            print(text, end="")
    return GOOD


def _bench(options: argparse.Namespace) -> int:
    if options.what == "suggestions":
        from generator.importing.rating import rate

        _print_json(rate(options.root.resolve()))
        return GOOD
    if options.what == "faults":
        return _faults(options)
    from generator.commands.bench import bench
    from generator.site.builder.against import BUILDERS, against

    others = options.against.split(",") if options.against else []
    if options.copies < 1 or not {*others} <= {*BUILDERS}:
        print(f"plans bench: --copies >= 1, --against {','.join(BUILDERS)}", file=sys.stderr)
        return USE

    def beside(project: Path) -> dict[str, object]:
        return {"against": against(project / "build" / "pages", others)}

    _print_json(bench(options.root.resolve(), options.copies, beside if others else None))
    return GOOD


def _faults(options: argparse.Namespace) -> int:
    from generator.commands.faults import Trials, faults

    if options.count < 1 or (options.files and not options.files.is_dir()):
        print("plans bench faults: --count >= 1, --files FOLDER", file=sys.stderr)
        return USE
    found = faults(options.root.resolve(), Trials(options.count, options.seed, options.files))
    _print_json(found)
    return MACHINE if found["faults"] else GOOD


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "build": _build, "check": _check, "import": _import, "sheet": _sheet, "new": _new, "serve": _serve,
    "diff": _diff, "release": _release, "schema": _schema, "bench": _bench,
}  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
