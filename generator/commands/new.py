"""A publication of another province or commune: a folder with all it needs, made of
``generator/starting/``."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from generator.content.source import read_yaml
from generator.output import write_tree
from generator.problems import WrongUse, problem
from generator.settings import HOME, PUBLICATION
from generator.text.folding import slug
from generator.words import phrases

#: a name by which git takes no file; it is written with its point
_RENAMED = {"gitignore": ".gitignore"}


@dataclass(frozen=True)
class NewPublication:
    """What the user gives for a new publication: the Vietnamese name of the area without its level, and the
    level."""

    name: str = ""
    level: str = "province"


def new(folder: Path, publication: NewPublication) -> Path:
    """Write a new publication into ``folder``, which must be absent or empty, and return the folder.

    :raises WrongUse: when something is in the folder already, or no commit of the generator can be named.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUse(problem((str(folder), 0, 0), "new-exists", found=folder.name))
    words = _words(publication)
    if not words["COMMIT"]:
        raise WrongUse(problem((str(folder), 0, 0), "new-unpinned", found=str(HOME)))
    folder.mkdir(parents=True, exist_ok=True)
    tree = {
        _RENAMED.get(path, path): _filled(file.read_text(encoding="utf-8"), words)
        for path, file in _walk(files("generator") / "starting", "")
    }
    write_tree(tree, folder)
    return folder


def _walk(folder: Traversable, above: str) -> list[tuple[str, Traversable]]:
    """Every file of the skeleton by its path."""
    found: list[tuple[str, Traversable]] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        path = f"{above}{item.name}"
        found += _walk(item, f"{path}/") if item.is_dir() else [(path, item)]
    return found


def _filled(text: str, words: Mapping[str, str]) -> str:
    return re.sub(r"@([A-Z_]+)@", lambda found: words[found[1]], text)


def _words(publication: NewPublication) -> dict[str, str]:
    """The values of the placeholders (``@name@``) in the skeleton."""
    vi, en = phrases("levels", "vi"), phrases("levels", "en")
    name = publication.name or vi["sample"]
    place, english = vi[publication.level].format(name=name), en[publication.level].format(name=name)
    inside = place[:1].lower() + place[1:]
    issuer = en.get(f"issuer.{publication.level}", en["issuer"])
    return {
        "SHORT": name,
        "LEVEL": publication.level,
        "PLACE_VI": place,
        "OF_VI": inside,
        "PLACE_EN": english,
        "ISSUER_VI": vi["issuer"].format(place=inside),
        "ISSUER_EN": issuer.format(name=name, place=english),
        "PACKAGE": f"{slug(name)}-plans",
        "DAY": _today().isoformat(),
        "COMMIT": _git("rev-parse", "HEAD"),
        "REPOSITORY": _repository(),
    }


def _today() -> date:
    """The day of a new publication; SOURCE_DATE_EPOCH where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()


def _repository() -> str:
    """``owner/name`` of the generator: where its checkout came from, else what its own publication says."""
    known = str(read_yaml(HOME / PUBLICATION, HOME).data["repo_url"])
    origin = _git("remote", "get-url", "origin")
    found = re.search(r"github\.com[:/]([\w.-]+/[\w.-]+?)(?:\.git)?/?$", origin) or re.search(
        r"([\w.-]+/[\w.-]+?)/?$", known
    )
    return found[1] if found else ""


def _git(*arguments: str) -> str:
    """The output of a git command in the generator's checkout; empty when it fails."""
    try:
        ran = subprocess.run(  # noqa: S603 - fixed arguments
            ["git", "-C", str(HOME), *arguments],  # noqa: S607 - the git of this machine
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    except FileNotFoundError:
        return ""
    return ran.stdout.strip()
