"""Two packages beside each other: which records changed, and which version number that asks for."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.cli import GOOD, USE, main
from generator.exports import archive
from generator.versions import (
    KINDS,
    NotAPackage,
    as_markdown,
    as_text,
    compare,
    from_plain,
    read_package,
    required_version,
)

Rows = list[dict[str, str]]
COMMITMENT = "12-kh-ubnd-2024.ii.3.1"


class Package:
    """The example's package in a folder, with the few things these tests do to one."""

    def __init__(self, files: Mapping[str, bytes], folder: Path) -> None:
        self.files, self.folder = dict(files), folder

    @property
    def descriptor(self) -> dict[str, Any]:
        """The descriptor as plain data."""
        found: dict[str, Any] = json.loads(self.files["datapackage.json"])
        return found

    def describe(self, edit: Callable[[dict[str, Any]], object]) -> Package:
        """Change the descriptor."""
        descriptor = self.descriptor
        edit(descriptor)
        self.files["datapackage.json"] = json.dumps(descriptor).encode("utf-8")
        return self

    def schema(self, table: str, edit: Callable[[dict[str, Any]], object]) -> Package:
        """Change the Table Schema of a table."""
        return self.describe(lambda d: [edit(r["schema"]) for r in d["resources"] if r["name"] == table])

    def version(self, number: str) -> Package:
        """Give it another version."""
        return self.describe(lambda d: d.update(version=number))

    def rows(self, table: str, edit: Callable[[Rows], Rows]) -> Package:
        """Change the rows of a table's CSV."""
        rows = edit(
            list(csv.DictReader(io.StringIO(self.files[f"data/{table}.csv"].decode("utf-8"), newline="")))
        )
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        self.files[f"data/{table}.csv"] = out.getvalue().encode("utf-8")
        return self

    def renamed(self, table: str, old: str, new: str) -> Package:
        """Rename a column in the CSV and in the schema."""
        self.rows(table, lambda rows: [{(new if k == old else k): v for k, v in row.items()} for row in rows])
        return self.schema(table, lambda s: [f.update(name=new) for f in s["fields"] if f["name"] == old])

    def written(self) -> Path:
        """The folder, with the files as they are now."""
        for name, data in self.files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return self.folder


@pytest.fixture
def old(example_files: Mapping[str, bytes], tmp_path: Path) -> Path:
    """The package as it was."""
    return Package(example_files, tmp_path / "old").written()


@pytest.fixture
def new(example_files: Mapping[str, bytes], tmp_path: Path) -> Package:
    """The package that a test changes."""
    return Package(example_files, tmp_path / "new")


def _with(rows: Rows, key: str, column: str, value: str) -> Rows:
    """The rows with one cell of the row that begins with ``key`` changed."""
    assert any(next(iter(row.values())) == key for row in rows), key
    return [row | {column: value} if next(iter(row.values())) == key else row for row in rows]


def test_equal_packages_need_no_new_version(old: Path, new: Package) -> None:
    """Two packages with the same rows differ in nothing, whatever their files beside the tables say."""
    new.files["README.md"] = b"other words"
    diff = compare(read_package(old), read_package(new.written()))
    assert (diff.kind, diff.required, diff.tables) == ("none", "0.2.0", ())


def test_a_corrected_value_is_patch(old: Path, new: Package) -> None:
    """A changed cell is a correction; the record is named with its title, and the cell with both values."""
    new.rows("commitments", lambda rows: _with(rows, COMMITMENT, "title_en", "Another title"))
    diff = compare(read_package(old), read_package(new.version("0.2.1").written()))
    assert (diff.kind, diff.required) == ("patch", "0.2.1")
    (table,) = diff.tables
    (row,) = table.changed
    assert (table.table, row.id, row.title[1]) == ("commitments", COMMITMENT, "Another title")
    (before, after), *others = row.cells.values()
    assert (list(row.cells), after, others) == (["title_en"], "Another title", [])
    assert before
    assert before != after


def test_an_added_row_is_minor(old: Path, new: Package) -> None:
    """A record that was not there asks for a minor version, and is named with its title."""
    new.rows(
        "topics",
        lambda rows: [
            *rows,
            rows[0] | {"topic_id": "forestry", "name_vi": "Lâm nghiệp", "name_en": "Forestry"},
        ],
    )
    diff = compare(read_package(old), read_package(new.written()))
    assert (diff.kind, diff.required) == ("minor", "0.3.0")
    assert [(t.table, r.id, r.title) for t in diff.tables for r in t.added] == [
        ("topics", "forestry", ("Lâm nghiệp", "Forestry"))
    ]


def test_an_added_column_is_minor_and_changes_no_row(old: Path, new: Package) -> None:
    """A new column asks for a minor version; the records under it count as they were."""
    new.rows("units", lambda rows: [row | {"plural": "x"} for row in rows])
    new.schema("units", lambda s: s["fields"].append({"name": "plural", "type": "string"}))
    diff = compare(read_package(old), read_package(new.written()))
    (table,) = diff.tables
    assert (diff.kind, table.columns_added, table.changed) == ("minor", ("plural",), ())


def test_a_removed_id_is_major(old: Path, new: Package) -> None:
    """A record whose id is gone asks for a major version: somebody may have cited it."""
    new.rows("units", lambda rows: rows[1:])
    diff = compare(read_package(old), read_package(new.written()))
    assert (diff.kind, diff.required) == ("major", "1.0.0")
    assert [(t.table, len(t.removed)) for t in diff.tables] == [("units", 1)]


def test_a_renamed_id_is_major(old: Path, new: Package) -> None:
    """A record under another id is one that is gone and one that is new."""
    new.rows("units", lambda rows: [rows[0] | {"unit_id": "renamed"}, *rows[1:]])
    (table,) = compare(read_package(old), read_package(new.written())).tables
    first = next(iter(read_package(old).tables["units"].rows))
    assert (table.kind, [r.id for r in table.removed], [r.id for r in table.added]) == (
        "major",
        [first],
        ["renamed"],
    )


def test_a_renamed_column_is_major_and_told_as_one(old: Path, new: Package) -> None:
    """A column under another name with the same values asks for a major version and is told as renamed."""
    new.renamed("commitments", "title_vi", "heading_vi")
    diff = compare(read_package(old), read_package(new.version("0.2.1").written()))
    (table,) = diff.tables
    assert (diff.kind, diff.required, diff.plain()["enough"]) == ("major", "1.0.0", False)
    assert (table.columns_renamed, table.columns_added, table.columns_removed, table.changed) == (
        {"title_vi": "heading_vi"},
        (),
        (),
        (),
    )
    assert "title_vi → heading_vi" in as_text(diff, "en")
    assert "if 0.2.0 was released, the version number must be at least 1.0.0" in as_text(diff, "en")


@pytest.mark.parametrize(
    ("edit", "kind"),
    [
        (lambda s: s["fields"][1].update(type="any"), "major"),
        (lambda s: s.update(primaryKey=["unit_id", "symbol"]), "major"),
        (lambda s: s["fields"][1].update(title="Other words"), "none"),
    ],
    ids=["type", "key", "words"],
)
def test_the_shape_of_a_table_counts(
    old: Path, new: Package, edit: Callable[[dict[str, Any]], object], kind: str
) -> None:
    """Another type or another key breaks programs, so it is major; other words about a column change no
    data."""
    new.schema("units", edit)
    assert compare(read_package(old), read_package(new.written())).kind == kind


def test_a_dropped_table_is_major_and_a_new_one_minor(old: Path, new: Package) -> None:
    """A table that is gone asks for a major version; seen the other way round it is new, a minor one."""
    new.describe(lambda d: d.update(resources=[r for r in d["resources"] if r["name"] != "evidence"]))
    before, after = read_package(old), read_package(new.written())
    assert [(t.table, t.status) for t in compare(before, after).tables] == [("evidence", "removed")]
    assert (compare(before, after).kind, compare(after, before).kind) == ("major", "minor")


def test_a_link_that_goes_is_a_correction(old: Path, new: Package) -> None:
    """A row of a link table has no id to cite: when it goes that is patch; it is shown under its record's
    title."""
    new.rows("commitment_topics", lambda rows: rows[1:])
    diff = compare(read_package(old), read_package(new.written()))
    assert diff.kind == "patch"
    (row,) = diff.tables[0].removed
    assert " | " in row.id
    assert row.title[0]


def test_rows_with_one_key_are_all_kept(old: Path, new: Package) -> None:
    """A key that is there twice loses no row: the second is an added one."""
    new.rows("units", lambda rows: [*rows, rows[0]])
    (table,) = compare(read_package(old), read_package(new.written())).tables
    assert [r.id.endswith(" (2)") for r in table.added] == [True]


def test_a_zip_is_read_like_a_folder(old: Path, new: Package, tmp_path: Path) -> None:
    """A package is compared the same from its folder, from its descriptor, and from a zip with or without a
    folder in it."""
    new.rows("units", lambda rows: _with(rows, rows[0]["unit_id"], "symbol", "§"))
    folder = new.written()
    plain = compare(read_package(old), read_package(folder)).plain()
    for name in ("van-dai-plans", "."):
        zipped = tmp_path / f"{len(name)}.zip"
        zipped.write_bytes(archive.render(new.files, name) if name != "." else _flat(new.files))
        assert compare(read_package(old), read_package(zipped)).plain() == plain
    assert compare(read_package(old / "datapackage.json"), read_package(folder)).plain() == plain


def _flat(files: Mapping[str, bytes]) -> bytes:
    import zipfile  # noqa: PLC0415 - for this one zip without a folder

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        for name, data in files.items():
            opened.writestr(name, data)
    return out.getvalue()


def test_a_comparison_survives_json(old: Path, new: Package) -> None:
    """A comparison written as plain data and read again is the same comparison."""
    new.renamed("units", "symbol", "sign").rows("topics", lambda rows: rows[1:])
    new.rows("agencies", lambda rows: _with(rows, rows[0]["agency_id"], "note", "x"))
    diff = compare(read_package(old), read_package(new.written()))
    assert from_plain(json.loads(json.dumps(diff.plain()))) == diff


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 broken", b"{}"])
def test_what_is_no_package_is_told(
    content: bytes | None, old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder or file that holds no package is wrong use: named, without a traceback, exit status 2."""
    path = tmp_path / "nothing.zip"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NotAPackage) as told:
        read_package(path)
    assert str(told.value).startswith(f"{path}: ")
    assert main(["--lang", "en", "diff", str(old), str(path)]) == USE
    assert capsys.readouterr().err.startswith(f"plans diff: {path}: not a data package (")


def test_a_path_out_of_the_package_is_not_read(old: Path, new: Package) -> None:
    """A descriptor that points outside its package is no package, even when the file is there."""
    assert (old / "data" / "units.csv").is_file()
    new.describe(lambda d: d["resources"][0].update(path="../old/data/units.csv"))
    with pytest.raises(NotAPackage, match="ValueError"):
        read_package(new.written())


def test_the_command_prints_text_json_and_markdown(
    old: Path, new: Package, capsys: pytest.CaptureFixture[str]
) -> None:
    """``plans diff`` prints the same comparison for people, for programs and for a job summary, in the
    language asked for."""
    new.rows("commitments", lambda rows: _with(rows, COMMITMENT, "title_vi", "Tên mới"))
    folder = str(new.version("0.2.1").written())
    assert main(["--lang", "vi", "diff", str(old), folder]) == GOOD
    text = capsys.readouterr().out
    assert text.startswith("0.2.0 → 0.2.1: sửa giá trị (patch)\nsố phiên bản đủ\n")
    assert f"  ~ {COMMITMENT}: Tên mới\n      title_vi: “" in text
    assert main(["diff", str(old), folder, "--json"]) == GOOD
    data = json.loads(capsys.readouterr().out)
    cells = data["tables"]["commitments"]["changed"][0]["cells"]
    assert (data["kind"], data["enough"], cells["title_vi"]["new"]) == ("patch", True, "Tên mới")
    assert main(["--lang", "en", "diff", "--markdown", str(old), folder]) == GOOD
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "## What changes in the data"
    assert [line for line in lines if line.startswith("| `")] == [_row(old, "commitments", changed=1)]


def _row(package: Path, table: str, changed: int) -> str:
    text = (package / "data" / f"{table}.csv").read_bytes().decode("utf-8")
    rows = len(list(csv.reader(io.StringIO(text, newline="")))) - 1
    return f"| `{table}` | {rows} | {rows} | 0 | {changed} | 0 | patch |"


def test_markdown_shows_letters_and_no_markup(old: Path, new: Package) -> None:
    """Words of the data cannot break the table, link, mention anybody or add markup in the summary."""
    nasty = "a|b <script>x</script> [l](javascript:1) `c` @someone *d*\n# e https://example.org"
    new.rows("topics", lambda rows: _with(rows, rows[0]["topic_id"], "description", nasty))
    shown = as_markdown(compare(read_package(old), read_package(new.written())), "en")
    (line,) = (line for line in shown.splitlines() if " | description | " in line)
    assert (
        "a\\|b \\<script\\>x\\</script\\> \\[l\\](javascript:1) \\`c\\` &#64;someone \\*d\\* \\# e https&#8203;://example.org"
        in line
    )


def test_markdown_shows_where_long_values_part(old: Path, new: Package) -> None:
    """Of two long values the summary shows the part in which they differ; of many records, a hundred and how
    many more."""
    long = "cùng một lời " * 40
    package = Package(new.files, old).rows(
        "topics", lambda rows: _with(rows, rows[0]["topic_id"], "description", long + "trước")
    )
    package.written()
    new.rows("topics", lambda rows: _with(rows, rows[0]["topic_id"], "description", long + "sau"))
    new.rows("units", lambda rows: [*rows, *(rows[0] | {"unit_id": f"u{n}"} for n in range(130))])
    shown = as_markdown(compare(read_package(old), read_package(new.written())), "en")
    (line,) = (line for line in shown.splitlines() if " | description | " in line)
    assert "trước” | “… " in line
    assert line.endswith("sau” |")
    assert "\n\n… and 30 more records\n" in shown


def test_markdown_is_a_table_of_records(old: Path, new: Package) -> None:
    """Each change is a row of five cells; a record with two changed cells is named once; only long tables are
    folded away."""

    def edit(rows: Rows) -> Rows:
        changed = [rows[0] | {"name_vi": "một", "name_en": "one"}, *rows[1:]]
        return [*changed[:-1], changed[0] | {"unit_id": "unit-new"}]

    new.rows("units", edit)
    new.rows("topics", lambda rows: [*rows, *(rows[0] | {"topic_id": f"t{n}"} for n in range(30))])
    lines = as_markdown(compare(read_package(old), read_package(new.written())), "en").splitlines()
    assert "<details><summary><code>topics</code></summary>" in lines
    at = lines.index("<details open><summary><code>units</code></summary>")
    table = lines[at : lines.index("</details>", at)]
    rows = [[cell.strip() for cell in line.strip("|").split(" |")] for line in table if line.startswith("| ")]
    assert {len(row) for row in rows} == {5}
    assert [row[0] for row in rows] == ["change", "added", "changed", "", "removed"]
    assert [row[2] for row in rows] == ["column", "", "name\\_vi", "name\\_en", ""]


def test_required_versions() -> None:
    """Each kind of change raises its own part of the number and sets those after it to nought."""
    assert [required_version("1.4.2", kind) for kind in KINDS] == ["1.4.2", "1.4.3", "1.5.0", "2.0.0"]
