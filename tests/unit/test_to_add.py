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
import yaml

from tests.project import Project, make_example

PACKAGE = "datasets/van-dai-plans"
TABLE = '''"""Table ``lengths``: how long each document is."""

from __future__ import annotations

from generator.tables.base import Table, integer, link

TABLE = Table[tuple[str, int]](
    "lengths",
    ("document_id",),
    (
        link("documents.document_id", lambda r: r[0]),
        integer("passages", lambda r: r[1], required=True),
    ),
    lambda catalog: ((d, len(tuple(catalog.passages_of(d)))) for d in catalog.documents),
)
'''
LENGTHS = {
    "vi": (
        "lengths: Độ dài\nlengths.about: Số đoạn của mỗi văn bản.\n"
        "lengths.passages: Số đoạn\nlengths.passages.about: Đếm được."
    ),
    "en": (
        "lengths: Lengths\nlengths.about: How many passages each document has.\n"
        "lengths.passages: Passages\nlengths.passages.about: As counted."
    ),
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

from generator.exports.base import Format, Rows, each_table
from generator.exports.files import File
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


ENTITY = '''"""A programme: what several plans carry out together."""

from __future__ import annotations

from generator.model.base import Entity, Text


class Programme(Entity):
    """A programme that plans name."""

    name_vi: Text
    name_en: Text
    budget: Text | None = None
'''
FACET = (
    '    Facet(name="ground", get=lambda c, _: [c.responsibility], values=("text", "heading"),'
    ' words="basis_short.", column="responsibility"),'
)


class Workshop:
    """A copy of the generator beside a copy of the miniature project, in which something is added."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.code, self.before = folder / "code", root
        shutil.copytree(
            root / "generator", self.code / "generator", ignore=shutil.ignore_patterns("__pycache__")
        )
        shutil.copytree(root / "site_config", self.code / "site_config")
        shutil.copy(root / "mkdocs.yml", self.code)
        (self.code / "node_modules").symlink_to((root / "node_modules").resolve(), target_is_directory=True)
        self.project = make_example(folder / "project")

    def add(self, name: str, text: str) -> None:
        """Write a new file."""
        path = self.place(name)
        assert not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

    def line(self, name: str, after: str, text: str) -> None:
        """Put a line after the first one that holds ``after``."""
        lines = self.place(name).read_text(encoding="utf-8").splitlines(keepends=True)
        at = next(n for n, line in enumerate(lines) if after in line)
        self.place(name).write_text(
            "".join([*lines[: at + 1], text + "\n", *lines[at + 1 :]]), encoding="utf-8", newline="\n"
        )

    def swap(self, name: str, old: str, new: str) -> None:
        """Put other words in the place of those that stand there once."""
        text = self.place(name).read_text(encoding="utf-8")
        assert text.count(old) == 1, (name, old, text.count(old))
        self.place(name).write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    def publish_in(self, language: str) -> None:
        """Name one more language of the site in ``publication.yml``, with the facts it needs, those in
        English."""
        path = self.project.root / "site_config" / "publication.yml"
        facts = yaml.safe_load(path.read_text(encoding="utf-8"))
        facts["languages"] = [*facts["languages"], language]
        facts |= {f"{key[:-3]}_{language}": value for key, value in facts.items() if key.endswith("_en")}
        text = yaml.safe_dump(json.loads(json.dumps(facts)), allow_unicode=True)  # a list twice is no alias
        path.write_text(text, encoding="utf-8", newline="\n")

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
            if name == "site_config/publication.yml" or path.suffix == ".pyc" or path.is_dir():
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


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Project:
    """The miniature project, built once with all that is added to what is published: nothing stands in
    another's way."""
    workshop = Workshop(tmp_path_factory.mktemp("all"), root)
    for add in (_table, _column, _page_kind, _export, _facet, _language):
        add(workshop)
    return workshop.build()


def _descriptor(project: Project) -> dict[str, Mapping[str, object]]:
    """The tables of the published package by name."""
    return {
        resource["name"]: resource
        for resource in json.loads(project.read(f"{PACKAGE}/datapackage.json"))["resources"]
    }


def _table(workshop: Workshop) -> None:
    workshop.add("generator/tables/lengths.py", TABLE)
    workshop.line("generator/tables/__init__.py", "    legal_documents,", "    lengths,")
    workshop.line("generator/tables/__init__.py", "    units.TABLE,", "    lengths.TABLE,")
    for language, said in LENGTHS.items():
        workshop.line(f"generator/words/{language}/tables.yml", "documents.about:", said)


@pytest.mark.slow
def test_a_table(workshop: Workshop, project: Project) -> None:
    """A table is one file, two lines of the registry and its words; it has its file, dictionary, and pages in
    both languages."""
    _table(workshop)
    words = {f"generator/words/{language}/tables.yml": 4 for language in LENGTHS}
    assert workshop.touched() == (1, {"generator/tables/__init__.py": 2, **words})
    rows = list(csv.DictReader(project.read(f"{PACKAGE}/data/lengths.csv").splitlines()))
    assert [row["document_id"] for row in rows] == ["12-kh-ubnd-2024", "34-qd-ubnd-2025"]
    assert _descriptor(project)["lengths"]["path"] == "data/lengths.csv"
    assert "How many passages each document has." in project.read("site/en/data/tables/lengths/index.html")
    assert "Số đoạn của mỗi văn bản." in project.read("site/du-lieu/bang/lengths/index.html")


def _column(workshop: Workshop) -> None:
    workshop.line(
        "generator/tables/units.py", 'text("unit_id"', '        text("sign", lambda r: r[1].symbol),'
    )
    for language, said in (("vi", ("Dấu", "Ký hiệu lần nữa.")), ("en", ("Sign", "The symbol again."))):
        words = "units.sign: {}\nunits.sign.about: {}".format(*said)
        workshop.line(f"generator/words/{language}/tables.yml", "units.unit_id.about:", words)


@pytest.mark.slow
def test_a_column(workshop: Workshop, project: Project) -> None:
    """A column is one line of its table and its words; header, dictionary and page have it."""
    _column(workshop)
    assert workshop.touched() == (
        0,
        {
            "generator/tables/units.py": 1,
            "generator/words/en/tables.yml": 2,
            "generator/words/vi/tables.yml": 2,
        },
    )
    assert project.read(f"{PACKAGE}/data/units.csv").splitlines()[0].split(",")[:3] == [
        "unit_id",
        "sign",
        "symbol",
    ]
    assert '"sign"' in json.dumps(_descriptor(project)["units"])
    assert "The symbol again." in project.read("site/en/data/tables/units/index.html")


@pytest.mark.slow
def test_a_check(workshop: Workshop) -> None:
    """A check is one file, two lines of the registry and its wording in each language; it stops what is
    wrong, in words, at its place."""
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
    told = [line for line in (ran.stdout + ran.stderr).splitlines() if ": passage-endless" in line]
    assert told
    assert all(
        line.startswith("content/documents/") and line.endswith("is as long as a book") for line in told
    )


def _page_kind(workshop: Workshop) -> None:
    workshop.add("generator/site/pages/length.py", PAGE)
    workshop.add("generator/site/templates/lengths.html.j2", TEMPLATE)
    workshop.line("generator/site/pages/__init__.py", "    legal_document,", "    length,")
    workshop.line("generator/site/pages/__init__.py", "PAGES = (", "    length,")
    declared = '    Kind(name="length", page=True, search=None),'
    workshop.line("generator/model/kinds.py", 'Kind(name="explorer"', declared)
    for language, title, folder in (("vi", "Độ dài", "do-dai"), ("en", "Lengths", "lengths")):
        workshop.line(f"generator/words/{language}/kinds.yml", "topic.folder:", f"length.folder: {folder}")
        words = f"site_config/words/{language}.yml"
        text = f'nav.length: "{title}"\nlengths.title: "{title}"\nlengths.description: "{title} · {title}"'
        workshop.line(words, "nav.source_note:", text)


@pytest.mark.slow
def test_a_page_kind(workshop: Workshop, project: Project) -> None:
    """A kind of page is two files, two lines of the registry, its declaration, and its words; it is built in
    both languages."""
    _page_kind(workshop)
    new, changed = workshop.touched()
    assert new == 2
    assert changed == {
        "generator/model/kinds.py": 1, "generator/site/pages/__init__.py": 2,
        "generator/words/en/kinds.yml": 1, "generator/words/vi/kinds.yml": 1,
        "site_config/words/en.yml": 3, "site_config/words/vi.yml": 3,
    }  # fmt: skip
    assert "<h1" in project.read("site/do-dai/index.html")
    assert "Lengths" in project.read("site/en/lengths/index.html")


def _export(workshop: Workshop) -> None:
    workshop.add("generator/exports/tsv.py", EXPORT)
    before = "from generator.exports.sqlite import FORMAT as SQLITE"
    workshop.line("generator/exports/formats.py", before, "from generator.exports.tsv import FORMAT as TSV")


@pytest.mark.slow
def test_an_export(workshop: Workshop, project: Project) -> None:
    """A format is one file and two lines of the registry; sums, catalogue and the data page have it without
    being told."""
    _export(workshop)
    assert workshop.touched() == (1, {"generator/exports/formats.py": 1})
    assert project.read("site/data/tsv/units.tsv").split("\n")[0].split("\t")[0] == "unit_id"
    assert "tsv/units.tsv" in project.read("site/data/SHA256SUMS")
    assert "data/tsv/units.tsv" in project.read("site/data/catalog.jsonld")
    assert "TSV" in project.read("site/en/data/index.html")


@pytest.mark.slow
def test_an_entity(workshop: Workshop) -> None:
    """A kind of thing with a registry is one file, its import and its declaration, and what it is called;
    then it is read and checked."""
    workshop.add("generator/model/programme.py", ENTITY)
    kinds = "generator/model/kinds.py"
    workshop.line(kinds, "import Entity", "from generator.model.programme import Programme")
    declared = '    Kind(name="programme", plural="programmes", entity=Programme, search=None),'
    workshop.line(kinds, 'Kind(name="unit"', declared)
    for language, called in (("vi", "chương trình"), ("en", "programme")):
        workshop.line(f"generator/words/{language}/kinds.yml", "unit:", f"programme: {called}")
        words = f"generator/words/{language}/fields.yml"
        workshop.line(words, "Project.place:", 'Programme.budget: "Money · Tiền"')
    assert workshop.touched() == (
        1,
        {
            kinds: 2,
            **{
                f"generator/words/{language}/{name}.yml": 1
                for language in LENGTHS
                for name in ("fields", "kinds")
            },
        },
    )
    registry = "content/registries/programmes.yml"
    workshop.project.write(registry, "digital:\n  name_vi: Chuyển đổi số\n  name_en: Digital change\n")
    ran = workshop.run("check")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    workshop.project.change(registry, "name_en", "name_enn")
    ran = workshop.run("check")
    assert ran.returncode == 1
    assert f"{registry}:3:" in ran.stderr
    assert "name_enn" in ran.stderr


def _facet(workshop: Workshop) -> None:
    workshop.line("generator/site/pages/facets.py", 'Facet(name="place"', FACET)


@pytest.mark.slow
def test_a_facet(workshop: Workshop, project: Project) -> None:
    """A facet of the explorer is its declaration: page and index have it, called as the column that holds
    it."""
    _facet(workshop)
    assert workshop.touched() == (0, {"generator/site/pages/facets.py": 1})
    index = json.loads(project.read("site/assets/lookup/explorer-en.json"))
    assert {"text", "heading"} <= set(index["facets"]["ground"]["ids"])
    assert len(index["columns"]["ground"]) == len(index["columns"]["id"])
    for page, called in (("en/explore", "Responsibility"), ("kham-pha", "Căn cứ xác định trách nhiệm")):
        text = project.read(f"site/{page}/index.html")
        assert f'data-facet="ground"><legend class="hidden-label">{called}</legend>' in text


def _language(workshop: Workshop) -> None:
    for path in sorted((workshop.code / "generator" / "words" / "en").glob("*.yml")):
        workshop.add(f"generator/words/fr/{path.name}", path.read_text(encoding="utf-8"))
    workshop.swap("generator/words/fr/kinds.yml", "agency.folder: agencies", "agency.folder: organismes")
    workshop.swap("generator/words/fr/tables.yml", "units.symbol: Symbol", "units.symbol: Symbole")
    workshop.swap("generator/words/fr/calendar.yml", "Begins", "Commence")
    theirs = (workshop.project.root / "site_config/words/en.yml").read_text(encoding="utf-8")
    workshop.add("site_config/words/fr.yml", theirs)
    words, own = "site_config/words/fr.yml", "site.language.en: English\nsite.language_label.en: In English"
    workshop.swap(words, 'site.locale: "en_GB"', f"site.locale: fr_FR\n{own}")
    workshop.swap(words, 'nav.agency: "Agencies"', 'nav.agency: "Organismes"')
    theirs = (workshop.project.root / "site_config/mkdocs.en.yml").read_text(encoding="utf-8")
    theirs = theirs.replace("/en", "/fr").replace("language: en", "language: fr")
    workshop.add("site_config/mkdocs.fr.yml", theirs.replace("agencies/", "organismes/"))
    for language in ("vi", "en"):
        called = "site.language.fr: Français\nsite.language_label.fr: Français"
        workshop.line(f"site_config/words/{language}.yml", "site.locale:", called)
    workshop.publish_in("fr")


@pytest.mark.slow
def test_a_language(workshop: Workshop, project: Project) -> None:
    """A language is YAML only: its words, its configuration, what it is called in the others, and facts of
    the publication."""
    _language(workshop)
    new, changed = workshop.touched()
    assert all(name.endswith(".yml") for name in changed)
    assert changed == {"site_config/words/en.yml": 2, "site_config/words/vi.yml": 2}
    assert new == 2 + len(list((workshop.code / "generator" / "words" / "fr").iterdir()))
    page = project.read("site/fr/organismes/so-tai-chinh/index.html")
    assert '<html lang="fr"' in page
    assert 'hreflang="vi"' in page
    assert 'hreflang="en"' in page
    assert "Organismes" in page
    assert 'hreflang="fr" href="https://example.org/plans/fr/organismes/"' in project.read(
        "site/co-quan/index.html"
    )
    assert "Symbole" in project.read("site/fr/data/tables/units/index.html")
    assert "BEGIN:VCALENDAR" in project.read("site/feeds/fr/deadlines.ics")
    assert "/fr/" in project.read("site/fr/sitemap.xml")
    assert not list((project.root / PACKAGE).rglob("*_fr*"))
