"""What was released is recorded, and a version number too low for what changed since is refused."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import CONTENT, GOOD, main
from generator.commands import publication
from generator.commands.build import Options, build
from generator.commands.check import ensure_fresh
from generator.commands.release import ensure_released, release
from generator.exports import archive, dataset_of, package, packed
from generator.exports.base import Dataset, Rows
from generator.problems import Problem, ProblemsFound
from generator.settings import load_settings
from generator.versions import compare, releases
from tests.datasets import edited, renamed
from tests.project import REGISTRIES, Project

PUBLICATION = "site_config/publication.yml"
RECORD = "datasets/releases/0.2.0.json"


@pytest.fixture
def released(example: Project) -> Project:
    """The miniature project with 0.2.0 released."""
    assert release(example.root) == example.root / RECORD
    return example


def _dataset(project: Project) -> Dataset:
    return dataset_of(project.catalog(), load_settings(project.root).publication.data)


def _problems(project: Project, dataset: Dataset | None = None) -> list[Problem]:
    facts = load_settings(project.root).publication
    return list(publication.check_version(project.root, facts, dataset or _dataset(project)))


def _set_version(project: Project, version: str) -> int:
    """Make ``version`` the current one, and its day: in publication.yml and at the top of changes.yml."""
    changes = project.read("content/changes.yml")
    project.write(
        "content/changes.yml",
        f"- version: {version}\n  date: 2025-05-01\n  vi: Sửa.\n  en: Changes.\n{changes}",
    )
    project.change(PUBLICATION, "data_date: '2025-04-01'", "data_date: '2025-05-01'")
    return project.change(PUBLICATION, "version: 0.2.0", f"version: {version}")


def _correct(project: Project) -> None:
    """A corrected value: another English name of a topic."""
    project.change(f"{REGISTRIES}/topics.yml", "name_en: Tourism", "name_en: Travel")


def _add(project: Project) -> None:
    """An added row: a unit more."""
    project.append(
        f"{REGISTRIES}/units.yml", "forestry: {symbol: ha rừng, name_vi: ha rừng, name_en: ha of forest}\n"
    )


def _said(problems: list[Problem]) -> list[tuple[str, int, str, str]]:
    return [(p.file, p.line, p.code, dict(p.params).get("expected", "")) for p in problems]


def test_before_the_first_release_any_version_will_do(example: Project) -> None:
    """Without a record there is nothing a version could be too low for."""
    _add(example)
    assert _problems(example) == []


def test_the_same_data_needs_no_new_version(released: Project) -> None:
    """Data equal to the newest release may keep its number."""
    assert _problems(released) == []
    diff = compare(releases.records(released.root)[0].data, publication.snapshot(_dataset(released)))
    assert (diff.kind, diff.tables) == ("none", ())


@pytest.mark.parametrize(("edit", "required"), [(_correct, "0.2.1"), (_add, "0.3.0")])
def test_a_change_needs_a_higher_number(
    released: Project, edit: Callable[[Project], None], required: str
) -> None:
    """A corrected value needs a patch version, an added row a minor one: named at the line of the version."""
    edit(released)
    line = released.line(PUBLICATION, "version: 0.2.0")
    assert [(file, at, code, expected) for file, at, code, expected in _said(_problems(released))] == [
        (PUBLICATION, line, "version-too-low", required)
    ]
    _set_version(released, required)
    assert _problems(released) == []


def test_an_added_row_is_too_much_for_a_patch(released: Project) -> None:
    """With one row more a patch version is refused, and the row is named."""
    _add(released)
    line = _set_version(released, "0.2.1")
    (found,) = _problems(released)
    assert (found.line, found.message("en")) == (
        line,
        (
            "version 0.2.1 is too low: the data differs from release 0.2.0 (units: +forestry); at least 0.3.0"
            " is needed. Change version and data_date here, and add “- version: 0.3.0” at the top of"
            " content/changes.yml"
        ),
    )
    assert found.message("vi").startswith("phiên bản 0.2.1 quá thấp: ")


@pytest.mark.parametrize("version", ["0.2.1", "0.3.0"])
def test_a_renamed_column_needs_a_major_version(released: Project, version: str) -> None:
    """A renamed column with only a patch or minor version is refused, naming the column before and after;
    1.0.0 will do."""
    _set_version(released, version)
    (found,) = _problems(released, renamed(_dataset(released)))
    assert dict(found.params)["because"] == "commitments: title_vi → name_vi"
    assert (found.code, dict(found.params)["expected"]) == ("version-too-low", "1.0.0")
    released.change(PUBLICATION, f"version: {version}", "version: 1.0.0")
    released.change("content/changes.yml", f"version: {version}", "version: 1.0.0")
    assert _problems(released, renamed(_dataset(released))) == []


def test_a_removed_id_needs_a_major_version(released: Project) -> None:
    """A record that is gone is named and asks for a major version."""
    smaller = edited(_dataset(released), "evidence", lambda rows: Rows(rows.table, rows.rows[1:]))
    (found,) = _problems(released, smaller)
    assert dict(found.params)["expected"] == "1.0.0"
    assert dict(found.params)["because"].startswith("evidence: -")


def test_a_number_below_the_release_is_refused(released: Project) -> None:
    """The version never goes back, even when the data is the same."""
    released.change(PUBLICATION, "version: 0.2.0", "version: 0.1.0")
    released.change("content/changes.yml", "- version: 0.2.0", "- version: 0.1.5")
    assert "version-too-low" in [p.code for p in _problems(released)]


def test_the_build_and_the_strict_check_refuse(released: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """``plans build`` and ``plans check`` stop at a version that is too low and write nothing."""
    _correct(released)
    with pytest.raises(ProblemsFound) as by_build:
        build(released.root, Options(with_site=False), print)
    with pytest.raises(ProblemsFound) as by_check:
        ensure_fresh(released.root)
    assert [p.code for found in (by_build, by_check) for p in found.value.problems] == ["version-too-low"] * 2
    capsys.readouterr()
    assert [p.name for p in (released.root / "datasets").iterdir()] == ["releases"]
    assert main(["--root", str(released.root), "--lang", "en", "check", "--strict"]) == CONTENT
    assert "at least 0.2.1 is needed" in capsys.readouterr().err
    assert main(["--root", str(released.root), "--lang", "en", "check"]) == CONTENT


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("- version: 0.2.0", "- version: 0.2.5", "version-unwritten"),
        ("- version: 0.1.0", "- version: 0.3.0", "dates-out-of-order"),
        ("- version: 0.1.0", "- version: first", "value-invalid"),
        ("  date: 2025-04-01", "  date: April", "date-invalid"),
        ("  en: First publication.", "  en:", "value-missing"),
        ("  en: First publication.", "  en: x\n  fr: y", "key-unknown"),
    ],
)
def test_the_list_of_changes_is_checked(example: Project, old: str, new: str, code: str) -> None:
    """changes.yml has the current version first, numbers in order, days, both languages, and no other
    keys."""
    example.change("content/changes.yml", old, new)
    assert [(p.file, p.code) for p in _problems(example)] == [("content/changes.yml", code)]


def test_a_version_is_three_numbers(example: Project) -> None:
    """A version in publication.yml that is not semantic is refused at its line."""
    line = example.change(PUBLICATION, "version: 0.2.0", "version: '2'")
    found = publication.problems(example.root, example.catalog())
    assert [(p.file, p.line, p.code, dict(p.params)["found"]) for p in found] == [
        (PUBLICATION, line, "value-invalid", "2")
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("first_published: '2024-02-01'", "first_published: '2025-04-01'", "2024-02-01"),
        ("data_date: '2025-04-01'", "data_date: '2025-04-02'", "2025-04-01"),
    ],
)
def test_the_days_are_those_of_the_list(example: Project, old: str, new: str, expected: str) -> None:
    """The day of the data is that of the newest entry, the first day that of the oldest; another is refused
    at its line."""
    line = example.change(PUBLICATION, old, new)
    assert _said(_problems(example)) == [(PUBLICATION, line, "date-contradicts", expected)]


def test_an_unwritten_entry_is_said_to_be_so(example: Project) -> None:
    """A version in publication.yml that the list does not begin with yet: at the line of the first entry,
    with both numbers."""
    example.change(PUBLICATION, "version: 0.2.0", "version: 0.3.0")
    (one,) = _problems(example)
    assert (one.file, one.line) == ("content/changes.yml", 1)
    assert "version 0.3.0 is not written yet; the first is that of 0.2.0" in one.message("en")


def test_the_record_is_small_sorted_and_the_same_again(released: Project) -> None:
    """A record has a line a table, its rows sorted with fingerprints (none of an empty cell), and the hash of
    the zip; twice the same."""
    text = released.read(RECORD)
    record = json.loads(text)
    dataset = _dataset(released)
    assert list(record["tables"]) == [t.table.name for t in dataset.tables]
    assert len(text.splitlines()) == 5 + len(record["tables"]) + 3
    assert list(record["tables"]["units"]["rows"]) == sorted(record["tables"]["units"]["rows"])
    assert {len(cell) for row in record["tables"]["units"]["rows"].values() for cell in row.split(".")} == {
        0,
        6,
    }
    files = packed(package(dataset, publication.history(released.root, dataset)))
    zipped = archive.render(files, str(dataset.publication["package_name"]))
    assert record["package"] == {"sha256": hashlib.sha256(zipped).hexdigest(), "bytes": len(zipped)}
    release(released.root)
    assert released.read(RECORD) == text


def test_a_record_is_never_overwritten(released: Project) -> None:
    """A record that says something else than the data is left alone and named."""
    released.change(RECORD, '"date":', '"date" :')
    with pytest.raises(ProblemsFound) as found:
        release(released.root)
    assert [(p.file, p.code) for p in found.value.problems] == [(RECORD, "release-record")]
    assert '"date" :' in released.read(RECORD)


@pytest.mark.parametrize("damage", ["", "{}", '{"version": "0.3.0"}', "half"])
def test_a_broken_record_is_named(released: Project, damage: str) -> None:
    """A record that cannot be read is a problem of that file, not a traceback."""
    text = released.read(RECORD)
    released.write(RECORD, text[: len(text) // 2] if damage == "half" else damage)
    with pytest.raises(ProblemsFound) as found:
        _problems(released)
    assert [(p.file, p.code) for p in found.value.problems] == [(RECORD, "release-record")]


def test_the_record_remembers_what_changed(released: Project) -> None:
    """The next release keeps, record by record, what changed since the one before; so does the history after
    it."""
    _correct(released)
    _set_version(released, "0.2.1")
    release(released.root)
    newest, first = releases.records(released.root)
    assert (newest.data.version, first.data.version, first.diff) == ("0.2.1", "0.2.0", None)
    assert newest.diff is not None
    (table,) = newest.diff.tables
    assert [(r.id, r.title[1], r.cells) for r in table.changed] == [
        ("tourism", "Travel", {"name_en": (None, "Travel")})
    ]
    dataset = _dataset(released)
    history = publication.history(released.root, dataset)
    assert [(v.version, v.kind, v.current, bool(v.rows), bool(v.sha256)) for v in history] == [
        ("0.2.1", "patch", True, True, False),
        ("0.2.0", "first", False, True, True),
        ("0.1.0", "", False, False, False),
    ]
    assert history[0].diff == newest.diff


def test_making_the_release_changes_nothing_published(example: Project) -> None:
    """The package is the same before and after the record of its own version is written."""
    dataset = _dataset(example)
    before = packed(package(dataset, publication.history(example.root, dataset)))
    release(example.root)
    assert packed(package(dataset, publication.history(example.root, dataset))) == before


def test_a_tag_is_checked_against_its_record(released: Project, capsys: pytest.CaptureFixture[str]) -> None:
    """``plans release --check TAG`` passes for the current version with a right record, and for nothing
    else."""
    root = ["--root", str(released.root), "--lang", "en", "release", "--check"]
    assert main([*root, "v0.2.0"]) == GOOD
    assert capsys.readouterr().out == f"{RECORD}\n"
    assert main([*root, "v0.3.0"]) == CONTENT
    assert "“version” of site_config/publication.yml is not valid: “0.2.0”; v0.3.0" in capsys.readouterr().err
    _correct(released)
    _set_version(released, "0.2.1")
    with pytest.raises(ProblemsFound) as found:
        ensure_released(released.root, "v0.2.1")
    assert [(p.file, p.code) for p in found.value.problems] == [
        ("datasets/releases/0.2.1.json", "file-missing")
    ]


def test_an_interrupted_release_leaves_no_half_record(
    example: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When writing fails there is no record, and the next try works."""

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", f"{self} {target}")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        with pytest.raises(OSError, match="No space"):
            release(example.root)
    assert releases.records(example.root) == []
    assert release(example.root).is_file()
