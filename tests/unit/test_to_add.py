"""To add a thing, as CONTRIBUTING says: so many files and lines, none of its siblings, and it is there."""

from __future__ import annotations

import csv
import difflib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.project import Project, make_example

PACKAGE = "datasets/van-dai-plans"
TABLE = '''"""Table ``lengths``: how long each document is."""

from __future__ import annotations

from generator.tables.base import Table, link, whole

TABLE = Table[tuple[str, int]](
    "lengths",
    ("document_id",),
    (
        link("documents.document_id", lambda r: r[0]),
        whole("passages", lambda r: r[1], required=True),
    ),
    lambda catalog: ((d, len(tuple(catalog.passages_of(d)))) for d in catalog.documents),
)
'''
LENGTHS = {
    "vi": "lengths: Độ dài\nlengths.about: Số đoạn của mỗi văn bản.\n"
    "lengths.passages: Số đoạn\nlengths.passages.about: Đếm được.",
    "en": "lengths: Lengths\nlengths.about: How many passages each document has.\n"
    "lengths.passages: Passages\nlengths.passages.about: As counted.",
}
CHECK = '''"""No passage is as long as a book."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.catalog import Catalog
from generator.problems import Problem, problem


def check(catalog: Catalog) -> Iterator[Problem]:
    """Passages longer than a book."""
    for p in catalog.passages.values():
        if len(p.text) > 60:
            yield problem((f"content/documents/{p.document}/original.txt", p.line, 1), "passage-endless", record=p.id)
'''
PAGE = '''"""The page of lengths: how long each document is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.site.pages.base import Page
from generator.site.pages.view import View


def select(view: View) -> Iterator[Page]:
    """The page of lengths."""
    words = view.words
    documents = [(d, len(tuple(view.catalog.passages_of(d)))) for d in view.catalog.documents]
    yield view.page(
        "length", "", words.text("lengths.title"), words.text("lengths.description"),
        template="lengths", context={"documents": documents}, crumbs=(view.home_crumb(),),
    )
'''
TEMPLATE = """<h1 id="top">{{ page.title }}</h1>
{% for document, n in documents %}
<h2 id="{{ document|anchor }}">{{ name("document", document) }}</h2>
<p>{{ num(n) }}</p>
{% endfor %}
"""


EXPORT = '''"""TSV: a line a row, a tab between cells."""

from __future__ import annotations

from generator.exports.base import File, Format, Rows, each_table
from generator.tables.base import printed

MEDIA_TYPE = "text/tab-separated-values"


def render(rows: Rows) -> File:
    """One table as TSV."""
    lines = [rows.table.names, *([printed(cell) for cell in row] for row in rows.rows)]
    return File(f"data/tsv/{rows.table.name}.tsv", MEDIA_TYPE, "".join("\\t".join(line) + "\\n" for line in lines).encode())


FORMAT = Format(
    name="tsv", title="TSV", ending="tsv", media_type=MEDIA_TYPE, holds="table", paths=("data/tsv/{table}.tsv",),
    write=each_table(render),
)
'''


class Workshop:
    """A copy of the generator beside a copy of the miniature project, in which something is added."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.code, self.before = folder / "code", root
        shutil.copytree(
            root / "generator", self.code / "generator", ignore=shutil.ignore_patterns("__pycache__")
        )
        (self.code / "node_modules").symlink_to((root / "node_modules").resolve(), target_is_directory=True)
        self.project = make_example(folder / "project")

    def add(self, name: str, text: str) -> None:
        """Write a new file."""
        path = self.place(name)
        assert not path.exists()
        path.write_text(text, encoding="utf-8", newline="\n")

    def line(self, name: str, after: str, text: str) -> None:
        """Put a line after the first one that holds ``after``."""
        lines = self.place(name).read_text(encoding="utf-8").splitlines(keepends=True)
        at = next(n for n, line in enumerate(lines) if after in line)
        self.place(name).write_text(
            "".join([*lines[: at + 1], text + "\n", *lines[at + 1 :]]), encoding="utf-8", newline="\n"
        )

    def place(self, name: str) -> Path:
        """Where a file of the generator, or of the site's configuration, stands here."""
        return (self.code if name.startswith("generator/") else self.project.root) / name

    def touched(self) -> tuple[int, dict[str, int]]:
        """How many files are new, and how many lines were added to or taken from each file that was there."""
        new, changed = 0, {}
        for path in sorted((self.code / "generator").rglob("*.*")) + sorted(
            (self.project.root / "site_config").rglob("*.yml")
        ):
            name = path.relative_to(
                self.code if path.is_relative_to(self.code) else self.project.root
            ).as_posix()
            if name == "site_config/publication.yml" or path.suffix == ".pyc":
                continue
            if not (self.before / name).exists():
                new += 1
            elif path.read_bytes() != (old := (self.before / name).read_bytes()):
                lines = difflib.unified_diff(
                    old.decode().split("\n"), path.read_text(encoding="utf-8").split("\n"), n=0
                )
                changed[name] = sum(line[0] in "+-" and line[:3] not in ("+++", "---") for line in lines)
        return new, changed

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of the generator on the miniature project."""
        environment = {
            **os.environ,
            "PYTHONPATH": str(self.code),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONUTF8": "1",
        }
        command = [sys.executable, "-m", "generator.cli", "--lang", "en", *arguments]
        return subprocess.run(
            command,
            cwd=self.project.root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            encoding="utf-8",
        )

    def build(self) -> Project:
        """Build the miniature project, which must be good."""
        ran = self.run("build")
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return self.project


@pytest.fixture
def workshop(tmp_path: Path, root: Path) -> Workshop:
    """A copy to add something to."""
    return Workshop(tmp_path, root)


def _descriptor(project: Project) -> dict[str, Mapping[str, object]]:
    """The tables of the published package by name."""
    return {
        resource["name"]: resource
        for resource in json.loads(project.read(f"{PACKAGE}/datapackage.json"))["resources"]
    }


@pytest.mark.slow
def test_a_table(workshop: Workshop) -> None:
    """A table is one file, two lines of the registry and its words; it has its file, dictionary, and pages in both languages."""
    workshop.add("generator/tables/lengths.py", TABLE)
    workshop.line("generator/tables/__init__.py", "    legal_documents,", "    lengths,")
    workshop.line("generator/tables/__init__.py", "    units.TABLE,", "    lengths.TABLE,")
    for language, said in LENGTHS.items():
        workshop.line(f"generator/words/{language}/tables.yml", "documents.about:", said)
    words = {f"generator/words/{language}/tables.yml": 4 for language in LENGTHS}
    assert workshop.touched() == (1, {"generator/tables/__init__.py": 2, **words})
    project = workshop.build()
    rows = list(csv.DictReader(project.read(f"{PACKAGE}/data/lengths.csv").splitlines()))
    assert [row["document_id"] for row in rows] == ["12-kh-ubnd-2024", "34-qd-ubnd-2025"]
    assert _descriptor(project)["lengths"]["path"] == "data/lengths.csv"
    assert "How many passages each document has." in project.read("site/en/data/tables/lengths/index.html")
    assert "Số đoạn của mỗi văn bản." in project.read("site/du-lieu/bang/lengths/index.html")


@pytest.mark.slow
def test_a_column(workshop: Workshop) -> None:
    """A column is one line of its table and its words; header, dictionary and page have it."""
    workshop.line(
        "generator/tables/units.py", 'text("unit_id"', '        text("sign", lambda r: r[1].symbol),'
    )
    for language, said in (("vi", ("Dấu", "Ký hiệu lần nữa.")), ("en", ("Sign", "The symbol again."))):
        words = "units.sign: {}\nunits.sign.about: {}".format(*said)
        workshop.line(f"generator/words/{language}/tables.yml", "units.unit_id.about:", words)
    assert workshop.touched() == (
        0,
        {
            "generator/tables/units.py": 1,
            "generator/words/en/tables.yml": 2,
            "generator/words/vi/tables.yml": 2,
        },
    )
    project = workshop.build()
    assert project.read(f"{PACKAGE}/data/units.csv").splitlines()[0].split(",")[:3] == [
        "unit_id",
        "sign",
        "symbol",
    ]
    assert '"sign"' in json.dumps(_descriptor(project)["units"])
    assert "The symbol again." in project.read("site/en/data/tables/units/index.html")


@pytest.mark.slow
def test_a_check(workshop: Workshop) -> None:
    """A check is one file, two lines of the registry and its wording in each language; it stops what is wrong, in words, at its place."""
    workshop.add("generator/content/checks/endless.py", CHECK)
    workshop.line("generator/content/checks/__init__.py", "    duties,", "    endless,")
    workshop.line("generator/content/checks/__init__.py", "    duties.check,", "    endless.check,")
    for language, said in (("vi", "dài như sách"), ("en", "is as long as a book")):
        words = f"generator/words/{language}/problems.yml"
        workshop.line(words, "link-dead:", f'passage-endless: "{{record}} {said}"')
    assert workshop.touched() == (
        1,
        {
            "generator/content/checks/__init__.py": 2,
            "generator/words/en/problems.yml": 1,
            "generator/words/vi/problems.yml": 1,
        },
    )
    ran = workshop.run("check")
    assert ran.returncode == 1
    told = [line for line in (ran.stdout + ran.stderr).splitlines() if "passage-endless" in line]
    assert told
    assert all(
        line.startswith("content/documents/") and line.endswith("is as long as a book") for line in told
    )


@pytest.mark.slow
def test_a_page_kind(workshop: Workshop) -> None:
    """A kind of page is two files, two lines of the registry, its declaration, and its words; it is built in both languages."""
    workshop.add("generator/site/pages/length.py", PAGE)
    workshop.add("generator/site/templates/lengths.html.j2", TEMPLATE)
    workshop.line("generator/site/pages/__init__.py", "    legal_document,", "    length,")
    workshop.line("generator/site/pages/__init__.py", "PAGES = (", "    length,")
    declared = '    Kind(name="length", folders=("do-dai", "lengths"), search=None),'
    workshop.line("generator/model/kinds.py", 'Kind(name="explorer"', declared)
    for language, title in (("vi", "Độ dài"), ("en", "Lengths")):
        words = f"site_config/words/{language}.yml"
        text = f'nav.length: "{title}"\nlengths.title: "{title}"\nlengths.description: "{title} · {title}"'
        workshop.line(words, "nav.source_note:", text)
    new, changed = workshop.touched()
    assert new == 2
    assert changed == {
        "generator/model/kinds.py": 1, "generator/site/pages/__init__.py": 2,
        "site_config/words/en.yml": 3, "site_config/words/vi.yml": 3,
    }  # fmt: skip
    project = workshop.build()
    assert "<h1" in project.read("site/do-dai/index.html")
    assert "Lengths" in project.read("site/en/lengths/index.html")


@pytest.mark.slow
def test_an_export(workshop: Workshop) -> None:
    """A format is one file and two lines of the registry; sums, catalogue and the data page have it without being told."""
    workshop.add("generator/exports/tsv.py", EXPORT)
    workshop.line("generator/exports/__init__.py", "    sums,", "    tsv,")
    workshop.line("generator/exports/__init__.py", "    sqlite.FORMAT,", "    tsv.FORMAT,")
    assert workshop.touched() == (1, {"generator/exports/__init__.py": 2})
    project = workshop.build()
    assert project.read("site/data/tsv/units.tsv").split("\n")[0].split("\t")[0] == "unit_id"
    assert "tsv/units.tsv" in project.read("site/data/SHA256SUMS")
    assert "data/tsv/units.tsv" in project.read("site/data/catalog.jsonld")
    assert "TSV" in project.read("site/en/data/index.html")
