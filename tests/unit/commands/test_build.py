"""A build of the miniature project: what it publishes, under which address, and what it refuses to
publish."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator import exports, validation
from generator.commands import unchanged
from generator.commands.build import Options, build
from generator.exports import archive
from generator.problems import ProblemsFound
from generator.settings import HOME, Settings, load_settings
from generator.site import builder
from generator.site.lookup import libraries
from generator.validation import independent
from tests.project import Project, make_example

Files = dict[str, bytes]
WHOLE = "datasets/van-dai-plans/datapackage.json"
SLICE = "data/documents/34-qd-ubnd-2025.zip"
ELSEWHERE = "https://plans.example.net/van-dai/"


@pytest.fixture(autouse=True)
def without_frictionless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Frictionless is left out: what is refused here must be caught without it, and its own tests ask it."""
    monkeypatch.setattr(independent, "begin", lambda readings: lambda: [[] for _ in readings])


@pytest.fixture(scope="module")
def remembered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a build of the miniature project, without its site, remembers for later ones."""
    project = make_example(tmp_path_factory.mktemp("remembered") / "example")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(independent, "begin", lambda readings: lambda: [[] for _ in readings])
        _no_site(project)
    return project.root / "build" / "cache"


@pytest.fixture
def built_before(example: Project, remembered: Path) -> Project:
    """A copy of the miniature project with what an earlier build remembers, and nothing that it made."""
    shutil.copytree(remembered, example.root / "build" / "cache")
    return example


def _no_site(project: Project, **more: Any) -> list[str]:
    told: list[str] = []
    build(project.root, Options(with_site=False, **more), told.append)
    return told


def _cells(name: str, edit: Callable[[list[list[str]]], None], files: Files) -> None:
    """Change the CSV of a table; the hash in the descriptor is made right, so that only the fault itself is
    left."""
    path = f"data/{name}.csv"
    records = list(csv.reader(io.StringIO(files[path].decode("utf-8"), newline="")))
    edit(records)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(records)
    files[path] = out.getvalue().encode("utf-8")
    _described(files, lambda d: _seal(d, files))


def _seal(descriptor: dict[str, Any], files: Files) -> None:
    for resource in descriptor["resources"]:
        data = files[resource["path"]]
        resource["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
        if "bytes" in resource:
            resource["bytes"] = len(data)


def _described(files: Files, edit: Callable[[dict[str, Any]], object]) -> None:
    descriptor = json.loads(files["datapackage.json"])
    edit(descriptor)
    files["datapackage.json"] = json.dumps(descriptor, ensure_ascii=False).encode("utf-8")


def _wrong_reference(files: Files) -> None:
    _cells("commitment_topics", lambda r: r[1].__setitem__(1, "nowhere"), files)


def _key_twice(files: Files) -> None:
    _cells("units", lambda r: r.append(r[-1]), files)


def _value_outside(files: Files) -> None:
    _cells("targets", lambda r: r[1].__setitem__(r[0].index("comparator"), "near"), files)


def _wrong_hash(files: Files) -> None:
    _described(files, lambda d: d["resources"][0].update(hash="sha256:" + "0" * 64))


def _no_licence(files: Files) -> None:
    _described(files, lambda d: d.update(licenses=[{"name": "", "path": ""}]))


def _nfd_header(files: Files) -> None:
    _cells(
        "topics",
        lambda r: r[0].__setitem__(r[0].index("name_vi"), unicodedata.normalize("NFD", "tên")),
        files,
    )


FAULTS: tuple[tuple[Callable[[Files], None], str], ...] = (
    (_wrong_reference, "commitment_topics.topic_id: 'nowhere' is not in topics.topic_id"),
    (_key_twice, "units.unit_id: "),
    (_value_outside, "targets.comparator: 'near' is not allowed"),
    (_wrong_hash, "data/documents.csv: hash differs from the descriptor"),
    (_no_licence, "licenses: {'name': '', 'path': ''}: name, path"),
    (_nfd_header, "topics: header of column "),
)
each_fault = pytest.mark.parametrize(
    ("damage", "said"), FAULTS, ids=[damage.__name__.strip("_") for damage, _ in FAULTS]
)


def _refused(project: Project) -> Iterator[tuple[str, str]]:
    """What a build says: file and detail of each problem. Nothing may be written."""
    with pytest.raises(ProblemsFound) as found:
        _no_site(project)
    assert not (project.root / "datasets").exists()
    assert not (project.root / "build" / "pages").exists()
    return ((p.file, dict(p.params)["detail"]) for p in found.value.problems)


@each_fault
def test_a_fault_in_the_whole_stops_the_build(
    example: Project, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Files], None], said: str
) -> None:
    """A fault in the package as it is written is named with table and column, file or key, under its
    descriptor."""
    make = exports.packed

    def damaged(*arguments: Any) -> Files:
        files = dict(make(*arguments))
        damage(files)
        return files

    monkeypatch.setattr(exports, "packed", damaged)
    assert any(file == WHOLE and detail.startswith(said) for file, detail in _refused(example))


def _repacked(downloads: Files, damage: Callable[[Files], None]) -> None:
    with zipfile.ZipFile(io.BytesIO(downloads[SLICE])) as opened:
        files = {name.partition("/")[2]: opened.read(name) for name in opened.namelist()}
        folder = opened.namelist()[0].partition("/")[0]
    damage(files)
    downloads[SLICE] = archive.render(files, folder)


@each_fault
def test_a_fault_in_a_zip_stops_the_build(
    built_before: Project, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Files], None], said: str
) -> None:
    """The same fault in the zip of one document alone is named under the path of that zip."""
    make = exports.files

    def damaged(*arguments: Any) -> Files:
        downloads = dict(make(*arguments))
        _repacked(downloads, damage)
        return downloads

    monkeypatch.setattr(exports, "files", damaged)
    assert any(file == SLICE and detail.startswith(said) for file, detail in _refused(built_before))


def test_an_altered_byte_in_a_zip_stops_the_build(
    built_before: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One byte of one table inside a zip, everything else as it was, is named with zip and file."""
    make = exports.files

    def damaged(*arguments: Any) -> Files:
        downloads = dict(make(*arguments))
        _repacked(
            downloads, lambda files: files.update({"data/units.csv": files["data/units.csv"][:-2] + b"x\n"})
        )
        return downloads

    monkeypatch.setattr(exports, "files", damaged)
    said = list(_refused(built_before))
    assert (SLICE, "data/units.csv: hash differs from the descriptor") in said
    assert (SLICE, "data/units.csv: hash differs from SHA256SUMS") in said


def test_a_format_that_differs_stops_the_build(
    built_before: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A JSON on the site that says otherwise than the tables is named with format, table and column."""
    make = exports.files

    def damaged(*arguments: Any) -> Files:
        downloads = dict(make(*arguments))
        path = "data/van-dai-plans/data/units.json"
        downloads[path] = downloads[path].replace(b"per cent", b"percent")
        return downloads

    monkeypatch.setattr(exports, "files", damaged)
    with pytest.raises(ProblemsFound) as found:
        _no_site(built_before)
    told = [dict(p.params) for p in found.value.problems if p.code == "format-differs"]
    assert {(t["format"], t["table"], t["column"], t["found"]) for t in told} == {
        ("JSON", "units", "name_en", "percent")
    }


def test_what_is_not_installed_is_told_before_anything(
    example: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A site needs libraries that are installed: all that are not are named at once, before content is read
    and without a trace. Without a site nobody asks for them."""
    monkeypatch.setattr(libraries, "_PACKAGES", tmp_path / "node_modules")
    with pytest.raises(ProblemsFound) as found:
        build(example.root, Options(), pytest.fail)
    assert [(p.file, p.code, dict(p.params)) for p in found.value.problems] == [
        ("node_modules/fflate/LICENSE", "library-missing", {"found": "fflate"}),
        ("node_modules/minisearch/LICENSE.txt", "library-missing", {"found": "minisearch"}),
        ("node_modules/write-excel-file/LICENSE", "library-missing", {"found": "write-excel-file"}),
    ]
    assert not (example.root / "build").exists()
    assert _no_site(example)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The miniature project, built for another address, with its site; the site builder itself is left
    out."""
    project = make_example(tmp_path_factory.mktemp("published") / "example")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builder, "build_site", lambda _pages, _bodies, target, *_rest, **_more: target.mkdir())
        patch.setattr(independent, "begin", lambda readings: lambda: [[] for _ in readings])
        build(project.root, Options(site_url=ELSEWHERE.rstrip("/"), with_bodies=True), lambda _stage: None)
    return project


def _below(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def test_the_sums_list_every_file_of_the_data(published: Project) -> None:
    """Every file under ``data/`` but the list itself has its line, the reports made last too, and each hash
    is right."""
    files = _below(published.root / "site" / "data")
    lines = files.pop("SHA256SUMS").decode("utf-8").splitlines()
    assert {path: value for line in lines for value, path in (line.split("  "),)} == {
        path: hashlib.sha256(data).hexdigest() for path, data in files.items()
    }
    assert {
        "versions.json",
        "validation.json",
        "van-dai-plans.zip",
        "catalog.ttl",
        "van-dai-plans/datapackage.json",
    } <= files.keys()
    assert any(path.startswith("commitments/") for path in files)


def test_everything_lies_under_the_name_of_the_package(published: Project) -> None:
    """Files and links bear the name the publication gives its package, and no other project's."""
    made = _below(published.root / "site")
    assert "data/van-dai-plans/data/commitments.csv" in made
    pages = {
        p.relative_to(published.root).as_posix(): p.read_text("utf-8")
        for p in (published.root / "build/pages").rglob("*.html")
    }
    own = [path for path, text in pages.items() if "data/van-dai-plans/data/commitments.csv" in text]
    assert {"build/pages/vi/du-lieu/index.html", "build/pages/en/data/index.html"} <= set(own)
    other = str(load_settings(HOME).publication.data["package_name"])
    theirs = [path for path, text in pages.items() if f"data/{other}" in text]
    assert theirs == []
    assert [path for path in made if other in path] == []


def test_another_address_reaches_what_the_site_offers(published: Project, example_settings: Settings) -> None:
    """With ``--site-url`` catalogue, descriptors, versions, feeds, calendars, slices and pages tell that
    address."""
    made = _below(published.root / "site")
    usual = example_settings.publication.data["site_url"].encode()
    told = ("data/catalog.ttl", "data/catalog.jsonld", "data/versions.json", "data/van-dai-plans/datapackage.json",
            "feeds/changes.atom", "feeds/deadlines.ics", "data/CITATION.cff", "data/van-dai-plans/README.md")  # fmt: skip
    for path in told:
        text = made[path].replace(b"\r\n ", b"")
        assert ELSEWHERE.encode() in text, path
    assert [path for path, data in made.items() if not path.startswith("assets/") and usual in data] == []
    with zipfile.ZipFile(io.BytesIO(made[SLICE])) as opened:
        described = json.loads(opened.read("van-dai-plans-documents-34-qd-ubnd-2025/datapackage.json"))
    assert described["id"] == ELSEWHERE + SLICE
    pages = [p.read_text("utf-8") for p in (published.root / "build/pages").rglob("*.html")]
    assert any(ELSEWHERE in text for text in pages)
    assert not any(usual.decode() in text for text in pages)


def test_the_committed_package_keeps_its_address(
    published: Project, example_files: Mapping[str, bytes]
) -> None:
    """``datasets/`` does not depend on where one site is put: a look at it on this machine is no change of
    the data."""
    assert _below(published.root / "datasets" / "van-dai-plans") == dict(example_files)


def test_the_report_counts_what_was_published(published: Project) -> None:
    """Numbers of the published report are those of what lies on the site."""
    report = json.loads((published.root / "site/data/validation.json").read_bytes())
    counts = {name: entry["count"] for name, entry in report["counts"].items()}
    made = _below(published.root / "site")
    assert counts["archives"] == sum(1 for path in made if path.endswith(".zip"))
    assert counts["rows"] == sum(
        len(json.loads(data)) for path, data in made.items() if path.startswith("data/van-dai-plans/data/") and path.endswith(".json")
        and not path.endswith("metadata.json")
    )  # fmt: skip
    assert report["result"] == "passed"
    assert {check["result"]["code"] for check in report["checks"]} == {"passed"}


@pytest.mark.slow
def test_stages_are_told_in_order(example: Project) -> None:
    """A build says which stage it enters, so that time and place of a stop are known; a second one does
    nothing, or the same."""
    stages = _no_site(example)
    assert stages == [
        "content",
        "package",
        "slices",
        "downloads",
        "pages",
        "proof",
        "bodies",
        "formats",
        "archives",
        "parts",
        "graph",
    ]
    first = _below(example.root / "build" / "pages")
    assert validation.Ledger.read(example.root / "build" / "proved.json").seen
    assert _no_site(example) == ["unchanged"]
    (example.root / "build" / unchanged.RECORD).unlink()
    assert _no_site(example) == stages
    assert _below(example.root / "build" / "pages") == first
