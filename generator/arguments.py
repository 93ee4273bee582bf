"""The command line of ``plans``: its commands and the arguments of each."""

from __future__ import annotations

import argparse
import locale
import os
from pathlib import Path

from generator.problems import LANGUAGES
from generator.words import both

#: whose plans a publication may hold (as in publication.yml)
LEVELS = ("province", "city", "commune", "ward", "special-zone")


def parser() -> argparse.ArgumentParser:
    """The parser of the command line; the parsed options name the chosen command under ``command``."""
    plans = argparse.ArgumentParser(prog="plans", description=both("help", "plans"))
    plans.add_argument("--lang", choices=LANGUAGES, help=both("help", "parser.lang"))
    plans.add_argument(
        "--root", type=Path, default=Path.cwd(), metavar="FOLDER", help=both("help", "parser.root")
    )
    commands = plans.add_subparsers(required=True, metavar="COMMAND")
    build = _command(commands, "build")
    build.add_argument("--no-site", action="store_true", help=both("help", "build.no-site"))
    build.add_argument("--site-url", help=both("help", "build.site-url"))
    build.add_argument("--output", type=Path, help=both("help", "build.output"))
    check = _command(commands, "check")
    check.add_argument("--json", action="store_true", help=both("help", "check.json"))
    check.add_argument("--strict", action="store_true", help=both("help", "check.strict"))
    add = _command(commands, "import")
    add.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add.add_argument("--id", help=both("help", "add.id"))
    add.add_argument("--json", action="store_true", help=both("help", "add.json"))
    sheet = _command(commands, "sheet")
    sheet.add_argument("document", nargs="?", metavar="DOC", help=both("help", "sheet.document"))
    sheet.add_argument("file", nargs="?", type=Path, metavar="FILE.xlsx", help=both("help", "sheet.file"))
    sheet.add_argument("--output", type=Path, metavar="FILE.xlsx", help=both("help", "sheet.output"))
    sheet.add_argument("--read", type=Path, metavar="FILE.xlsx", help=both("help", "sheet.read"))
    start = _command(commands, "new")
    start.add_argument("folder", type=Path, metavar="FOLDER", help=both("help", "new.folder"))
    start.add_argument("--name", default="", help=both("help", "new.name"))
    start.add_argument("--level", default="province", choices=LEVELS, help=both("help", "new.level"))
    serve = _command(commands, "serve")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--drafts", action="store_true", help=both("help", "serve.drafts"))
    diff = _command(commands, "diff")
    diff.add_argument("old", type=Path, metavar="OLD", help=both("help", "diff.old"))
    diff.add_argument("new", type=Path, metavar="NEW", help=both("help", "diff.new"))
    form = diff.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=both("help", "form.json"))
    form.add_argument("--markdown", action="store_true", help=both("help", "form.markdown"))
    seal = _command(commands, "release")
    seal.add_argument("--check", metavar="TAG", help=both("help", "seal.check"))
    schema = _command(commands, "schema")
    schema.add_argument("--output", type=Path, help=both("help", "schema.output"))
    bench = _command(commands, "bench")
    bench.add_argument(
        "what",
        nargs="?",
        choices=("suggestions", "faults"),
        help=both("help", "bench.what"),
    )
    bench.add_argument("--copies", type=int, default=1, metavar="N", help=both("help", "bench.copies"))
    bench.add_argument("--against", metavar="hugo,mkdocs", help=both("help", "bench.against"))
    bench.add_argument("--count", type=int, default=1000, metavar="N", help=both("help", "bench.count"))
    bench.add_argument("--seed", type=int, default=1, metavar="N", help=both("help", "bench.seed"))
    bench.add_argument("--files", type=Path, metavar="FOLDER", help=both("help", "bench.files"))
    return plans


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str
) -> argparse.ArgumentParser:
    text = both("help", name)
    command = commands.add_parser(name, help=text, description=text)
    command.set_defaults(command=name)
    # before or behind the command: only what is given here takes the place of what was given before
    unsaid = argparse.SUPPRESS
    command.add_argument("--lang", choices=LANGUAGES, default=unsaid, help=unsaid)
    command.add_argument("--root", type=Path, default=unsaid, help=unsaid)
    return command


def language() -> str:
    """The language of messages by the locale; Vietnamese when the locale says nothing."""
    name = (
        os.environ.get("LC_ALL")
        or os.environ.get("LC_MESSAGES")
        or os.environ.get("LANG")
        or locale.getlocale()[0]
        or ""
    )
    return "vi" if name.startswith("vi") or name in ("", "C", "C.UTF-8", "POSIX") else "en"
