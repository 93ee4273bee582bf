"""The miniature project of the tests: an invented province, copied for each test, which may then break it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.content.catalog import Catalog, load_catalog
from generator.content.checks import all_problems
from generator.content.source import read_yaml
from generator.problems import Problem

HERE = Path(__file__).resolve().parent
#: the publication that tests of content look at: that of this checkout, or the one named by PLANS_ROOT
PUBLICATION_ROOT = Path(os.environ.get("PLANS_ROOT") or HERE.parent).resolve()
PLAN = "content/documents/12-kh-ubnd-2024"
DECISION = "content/documents/34-qd-ubnd-2025"
REGISTRIES = "content/registries"


@dataclass(frozen=True)
class Project:
    """A project in a folder of its own, with the few things tests do to one."""

    root: Path

    def read(self, name: str) -> str:
        """The text of a file."""
        return (self.root / name).read_bytes().decode("utf-8")

    def write(self, name: str, data: str | bytes) -> None:
        """Write a file, made anew when it is not there."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)

    def line(self, name: str, text: str) -> int:
        """The line on which ``text`` stands for the first time."""
        before, found, _ = self.read(name).partition(text)
        assert found, f"{text!r} is not in {name}"
        return before.count("\n") + 1

    def change(self, name: str, old: str, new: str) -> int:
        """Put ``new`` for ``old``, which stands in the file once; gives its line."""
        text = self.read(name)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        line = self.line(name, old)
        self.write(name, text.replace(old, new))
        return line

    def append(self, name: str, text: str) -> int:
        """Add ``text`` at the end; gives the line of its first character."""
        before = self.read(name)
        self.write(name, before + text)
        return before.count("\n") + 1

    def catalog(self) -> Catalog:
        """What is in ``content/`` now."""
        return load_catalog(self.root)

    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong with ``content/`` now."""
        return all_problems(self.catalog())

    def found(self) -> list[tuple[str, int, str]]:
        """Everything wrong now: file, line, code."""
        return [(p.file, p.line, p.code) for p in self.problems()]

    def found_by(self, check: Callable[[Catalog], Iterable[Problem]]) -> list[tuple[str, int, str]]:
        """What one check says: file, line, code, in order of place."""
        return [(p.file, p.line, p.code) for p in sorted(check(self.catalog()))]


def make_example(target: Path) -> Project:
    """Copy the miniature project: its own content and facts, the rest of ``site_config/`` from the real
    project."""
    shutil.copytree(HERE / "example" / "content", target / "content")
    shutil.copytree(HERE.parent / "site_config", target / "site_config")
    (target / "site_config" / "hidden_labels.yml").unlink()  # of records of the real one
    facts = read_yaml(HERE.parent / "site_config" / "publication.yml", HERE.parent).data
    own = read_yaml(HERE / "example" / "publication.yml", HERE.parent).data
    together = {
        key: value if isinstance(value, (list, dict, bool)) else str(value)
        for key, value in {**facts, **own}.items()
        if value is not None  # the invented province says nothing of it
    }
    text = yaml.safe_dump(together, allow_unicode=True)
    (target / "site_config" / "publication.yml").write_text(text, encoding="utf-8", newline="\n")
    if (HERE.parent / "mkdocs.yml").is_file():
        shutil.copy(HERE.parent / "mkdocs.yml", target)
    return Project(target)
