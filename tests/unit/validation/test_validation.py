"""A package proves itself: every kind of damage is caught and named. The package is that of the miniature
project."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.validation import check_package, independent

#: how to bring one word to the descriptor
Edit = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class Package:
    """A package in a folder that a test may damage."""

    root: Path

    def describe(self, edit: Edit, name: str = "datapackage.json") -> None:
        """Change a descriptor, and make the sums those of the files."""
        path = self.root / name
        descriptor = json.loads(path.read_text(encoding="utf-8"))
        edit(descriptor)
        path.write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")
        files = sorted(p for p in self.root.rglob("*") if p.is_file() and p.name != "SHA256SUMS")
        lines = [
            f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(self.root).as_posix()}\n"
            for p in files
        ]
        (self.root / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="")

    def rewrite(self, name: str, edit: Callable[[list[list[str]]], None]) -> None:
        """Change the records of a table in both its files, and make their hashes right again."""
        path = self.root / "data" / f"{name}.csv"
        records = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))
        edit(records)
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(records)
        path.write_text(out.getvalue(), encoding="utf-8", newline="")
        twin = self.root / "data" / f"{name}.json"
        twin.write_text(
            json.dumps([dict(zip(records[0], [c or None for c in r], strict=True)) for r in records[1:]]),
            encoding="utf-8",
        )
        self.seal()

    def rewrite_csv(self, name: str, edit: Callable[[str], str]) -> None:
        """Change the CSV of a table as text, and make its hashes right again."""
        path = self.root / "data" / f"{name}.csv"
        path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8", newline="")
        self.seal()

    def seal(self) -> None:
        """Make hashes and sizes in the descriptors those of the files."""

        def edit(descriptor: dict[str, Any]) -> None:
            for resource in descriptor["resources"]:
                data = (self.root / resource["path"]).read_bytes()
                resource["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
                if "bytes" in resource:
                    resource["bytes"] = len(data)

        self.describe(edit)
        self.describe(edit, "datapackage-json.json")

    def said(self) -> list[str]:
        """What our own rules and the official schema say."""
        return [dict(p.params)["detail"] for p in check_package(self.root, "datasets/x")]


@pytest.fixture
def package(example_package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Package:
    """A copy of the package; frictionless is left out, as each of these must be caught without it."""
    monkeypatch.setattr(independent, "begin", lambda readings: lambda: [[] for _ in readings])
    shutil.copytree(example_package, tmp_path / "package")
    return Package(tmp_path / "package")


def test_good(example_package: Path) -> None:
    """The package as made has no problem by any of the three."""
    assert list(check_package(example_package, "datasets/x")) == []


def test_where_it_is_said(package: Package) -> None:
    """A problem stands at the descriptor of the package as it is shown to people, with the tool that says
    it."""
    package.describe(lambda d: d.update(licenses=[]))
    found = list(check_package(package.root, "datasets/x"))
    assert {(p.file, p.code) for p in found} == {("datasets/x/datapackage.json", "package-invalid")}
    assert "plans" in {dict(p.params)["tool"] for p in found}


@pytest.mark.parametrize("name", ["data/commitments.csv", "data/commitments.json"])
def test_one_altered_byte(package: Package, name: str) -> None:
    """One byte other than it was, in a CSV or a JSON, is caught by the hash and by the twin."""
    path = package.root / name
    data = path.read_bytes()
    at = data.index(b"heading")
    path.write_bytes(data[:at] + b"H" + data[at + 1 :])
    said = package.said()
    assert f"{name}: hash differs from the descriptor" in said
    assert "commitments: the CSV and the JSON hold different rows" in said


@pytest.mark.parametrize("name", ["data/commitments.csv", "data/commitments.json"])
def test_a_byte_that_breaks_the_file(package: Package, name: str) -> None:
    """A byte after which the file is no UTF-8 or no JSON any more is reported and not a traceback."""
    path = package.root / name
    path.write_bytes(b"\xff" + path.read_bytes()[1:])
    assert f"{name}: hash differs from the descriptor" in package.said()


def test_a_table_that_cannot_be_read_is_not_taken_for_another(package: Package) -> None:
    """Of a CSV that is no UTF-8, and has the hash it should, that is said; nothing of what stands in it."""
    path = package.root / "data" / "units.csv"
    path.write_bytes(b"\xff" + path.read_bytes())
    package.seal()
    found = check_package(package.root, "datasets/x")
    said = [dict(p.params)["detail"] for p in found if dict(p.params)["tool"] == "plans"]
    assert [s for s in said if s.startswith(("data/units.csv", "units"))] == [
        "data/units.csv: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"
    ]


def test_one_lost_byte(package: Package) -> None:
    """A file shorter than it was is caught by its size as well."""
    path = package.root / "data/units.csv"
    data = path.read_bytes()
    path.write_bytes(data[:-1])
    assert f"data/units.csv: {len(data) - 1} bytes, the descriptor says {len(data)}" in package.said()


@pytest.mark.parametrize("name", ["data/units.csv", "data/units.json", "data/agencies.csv"])
def test_a_missing_file(package: Package, name: str) -> None:
    """A file that is not there is named, also when other tables refer to it."""
    (package.root / name).unlink()
    assert f"{name}: missing" in package.said()


def test_a_broken_reference(package: Package) -> None:
    """A reference to a row that is not there is named with its column and value."""
    package.rewrite("commitment_topics", lambda r: r[1].__setitem__(1, "nowhere"))
    assert package.said() == ["commitment_topics.topic_id: 'nowhere' is not in topics.topic_id"]


def test_a_broken_reference_to_its_own_table(package: Package) -> None:
    """A reference within one table is checked as well."""
    package.rewrite("topics", lambda r: r[1].__setitem__(r[0].index("parent_id"), "nowhere"))
    assert package.said() == ["topics.parent_id: 'nowhere' is not in topics.topic_id"]


def test_a_key_twice(package: Package) -> None:
    """A row twice is named with its table and key."""
    package.rewrite("commitment_places", lambda r: r.append(r[-1]))
    assert package.said() == [
        "commitment_places.commitment_id, place_id: '12-kh-ubnd-2024.ii.2.3, thanh-pho-van-dai' twice"
    ]


def test_a_unique_value_twice(package: Package) -> None:
    """A value twice in a column that declares unique values is named: frictionless lets it pass."""
    package.rewrite(
        "commitments", lambda r: r[2].__setitem__(r[0].index("passage_id"), r[1][r[0].index("passage_id")])
    )
    assert package.said() == ["commitments.passage_id: '12-kh-ubnd-2024.ii.1.2' twice"]


def test_a_value_outside_an_enumeration(package: Package) -> None:
    """A value that the column does not allow is named."""
    package.rewrite("targets", lambda r: r[1].__setitem__(r[0].index("comparator"), "near"))
    assert package.said() == ["targets.comparator: 'near' is not allowed"]


def test_an_empty_cell_where_none_may_be(package: Package) -> None:
    """An empty cell in a required column is named."""
    package.rewrite("commitments", lambda r: r[1].__setitem__(r[0].index("title_vi"), ""))
    assert package.said() == ["commitments.title_vi: empty"]


def test_a_wrong_hash(package: Package) -> None:
    """A hash in the descriptor that is not the file's is named with the file."""
    package.describe(lambda d: d["resources"][0].update(hash="sha256:" + "0" * 64))
    assert package.said() == ["data/documents.csv: hash differs from the descriptor"]


@pytest.mark.parametrize(
    "licences", [[], [{}], [{"name": "", "path": ""}], [{"name": "CC-BY-4.0", "path": ""}], None]
)
def test_an_empty_licence(package: Package, licences: object) -> None:
    """No licence, or one without name or address, is named: frictionless lets it pass."""
    package.describe(lambda d: d.update(licenses=licences) if licences is not None else d.pop("licenses"))
    assert any(detail.startswith("licenses: ") for detail in package.said())


@pytest.mark.parametrize("profile", ["https://datapackage.org/profiles/1.0/datapackage.json", "", None])
def test_a_wrong_profile(package: Package, profile: str | None) -> None:
    """Another ``$schema`` than that of version 2 is named with the right one."""
    package.describe(lambda d: d.update({"$schema": profile}))
    assert f"$schema: {profile!r}, 'https://datapackage.org/profiles/2.0/datapackage.json'" in package.said()


def test_twins_differ(package: Package) -> None:
    """A JSON with one other value than its CSV, hashes right, is named."""
    path = package.root / "data/units.json"
    path.write_text(
        path.read_text(encoding="utf-8").replace("per cent", "percent"), encoding="utf-8", newline=""
    )
    package.seal()
    assert package.said() == ["units: the CSV and the JSON hold different rows"]


def test_a_resource_twice(package: Package) -> None:
    """Two resources of one name are named."""
    package.describe(lambda d: d["resources"].append(d["resources"][0]))
    assert "resource 'documents' twice" in package.said()


def test_the_official_schema_is_asked(package: Package) -> None:
    """What the official schema forbids is reported with the place in the descriptor."""
    package.describe(lambda d: d["contributors"][0].update(title=7))
    assert any(detail.startswith("contributors.0") for detail in package.said())


@pytest.mark.parametrize("text", ["{", "[]", '{"resources": 1}', "{}"])
def test_a_broken_descriptor(package: Package, text: str) -> None:
    """A descriptor that is no JSON, or no descriptor, is a problem and not a traceback."""
    (package.root / "datapackage.json").write_text(text, encoding="utf-8")
    assert package.said()


def test_a_header_that_was_renamed(package: Package) -> None:
    """A renamed column is named with what it should be called."""
    package.rewrite("topics", lambda r: r[0].__setitem__(0, "topic"))
    assert "topics: header of column 1 is 'topic', not 'topic_id'" in package.said()


def test_letters_in_another_form(package: Package) -> None:
    """A cell, a header and a title whose letters are not NFC are named with table, row and column."""
    package.rewrite("topics", lambda r: r[1].__setitem__(r[0].index("name_vi"), "Quy\u0302 I"))
    package.describe(lambda d: d["resources"][0].update(title="Va\u0306n ba\u0309n"))
    assert set(package.said()) == {
        "topics.name_vi: row 2: 'Quy\u0302 I' is not NFC",
        "datapackage.json: resources.documents.title: 'Va\u0306n ba\u0309n' is not NFC",
    }


def test_a_row_with_a_cell_too_many(package: Package) -> None:
    """A row that does not fit its header is named with its line."""
    package.rewrite_csv("units", lambda text: text + "a,b\n")
    assert any(detail.startswith("data/units.csv: row ") for detail in package.said())


def test_sums_that_do_not_fit(package: Package) -> None:
    """A file the sums do not name, one they name that is not there, and one that differs are each named."""
    (package.root / "extra.txt").write_bytes(b"x")
    (package.root / "README.md").write_bytes(b"y")
    (package.root / "CHANGELOG.md").unlink()
    assert package.said() == [
        "CHANGELOG.md: missing",
        "extra.txt: not in SHA256SUMS",
        "README.md: hash differs from SHA256SUMS",
    ]


@pytest.mark.slow
def test_frictionless_is_asked(example_package: Path, tmp_path: Path) -> None:
    """Frictionless is run on the package with its foreign keys, and what it says is reported as its own."""
    shutil.copytree(example_package, tmp_path / "package")
    package = Package(tmp_path / "package")
    package.describe(
        lambda d: d.update(resources=[r for r in d["resources"] if r["format"] == "csv"])
    )  # half the time
    package.rewrite("commitment_topics", lambda r: r[1].__setitem__(1, "nowhere"))
    tools = {
        dict(p.params)["tool"]
        for p in check_package(package.root, "x")
        if "nowhere" in dict(p.params)["detail"]
    }
    assert tools == {"plans", "frictionless"}
