"""Which packages frictionless reads in a build, what is remembered of it, and that it is really asked."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from frictionless import system

from generator import validation
from generator.cache import Cache
from generator.exports import archive
from generator.validation import Ledger, independent, reader


@pytest.fixture(scope="module")
def packages(example_downloads: Mapping[str, bytes]) -> dict[str, bytes]:
    """The packages of a part of the miniature project."""
    return independent.parts(example_downloads)


def _changed(data: bytes, name: str, old: str, new: str) -> bytes:
    """A zip with other words in one of its files; nothing else is put right."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        files = {n.partition("/")[2]: opened.read(n) for n in opened.namelist()}
        folder = opened.namelist()[0].partition("/")[0]
    files[name] = files[name].decode("utf-8").replace(old, new).encode("utf-8")
    return archive.render(files, folder)


def test_the_sample_is_the_same_for_the_same_content(packages: dict[str, bytes]) -> None:
    """The largest package of every kind, whatever the order they come in."""
    sample = independent.sample(packages)
    assert sample == independent.sample(dict(reversed(packages.items())))
    for kind in ("agencies", "documents", "topics"):
        own = {p: len(d) for p, d in packages.items() if p.startswith(f"data/{kind}/")}
        (chosen,) = [p for p in sample if p in own]
        assert own[chosen] == max(own.values())


def test_the_sample_does_not_grow_with_the_content(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of packages that are too long none is read where there is a shorter one, else the shortest."""
    monkeypatch.setattr(independent, "LONG", 3)
    sizes = {"agencies/a": 2, "agencies/b": 3, "agencies/c": 4, "topics/d": 9, "topics/e": 8}
    packages = {f"data/{path}.zip": bytes(size) for path, size in sizes.items()}
    assert independent.sample(packages) == ["data/agencies/b.zip", "data/topics/e.zip"]


def _read(
    packages: Mapping[str, bytes], ledger: Ledger, memory: Cache
) -> tuple[dict[str, list[str]], Ledger]:
    """Which tables of which packages are read now, all of which are then accepted; and the next ledger."""
    now, then = independent.due(packages, ledger, memory)
    independent.accept((key for own in now.values() for key in own.values()), memory)
    return {path: sorted(own) for path, own in now.items()}, then


def test_a_clean_clone_reads_the_sample_and_the_next_build_nothing(
    packages: dict[str, bytes], tmp_path: Path
) -> None:
    """Without anything kept every table of the sample is read, each form of it once; the next build reads
    nothing."""
    memory = Cache(tmp_path)
    every, _ = independent.due(packages, Ledger())
    assert set(every) <= set(independent.sample(packages))
    sampled = [
        key
        for path in independent.sample(packages)
        for key in independent.keys(independent.unpacked(packages[path])).values()
    ]
    read = [key for own in every.values() for key in own.values()]
    assert sorted(read) == sorted(set(sampled))
    assert len(read) < len(sampled), "the same table in two packages is read once"
    _, ledger = _read(packages, Ledger(), memory)
    assert _read(packages, ledger, memory)[0] == {}
    assert _read(packages, Ledger(), memory)[0] == {}, "what was accepted is known without a ledger too"


def test_what_changed_is_read_up_to_a_limit(
    packages: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a package that changed the changed tables are read in the next build; of many packages, the first
    few."""
    memory = Cache(tmp_path)
    _, ledger = _read(packages, Ledger(), memory)
    sample = independent.sample(packages)
    others = [p for p in sorted(packages) if p not in sample]
    one = {**packages, others[-1]: _changed(packages[others[-1]], "data/units.csv", "%", "%%")}
    assert one[others[-1]] != packages[others[-1]]
    now, then = _read(one, ledger, memory)
    assert now == {others[-1]: ["units"]}
    assert _read(one, then, memory)[0] == {}
    monkeypatch.setattr(independent, "MOST", 2)
    every = {
        p: _changed(d, "datapackage.json", '"type": "string"', '"type": "any"') for p, d in packages.items()
    }
    read = independent.due(every, ledger, memory)[0]
    assert set(read) == set(sample), "there are more in the sample than may be read"
    monkeypatch.setattr(independent, "MOST", len(sample) + 1)
    read = independent.due(every, ledger, memory)[0]
    assert len(set(read) - set(sample)) == 1
    assert "documents" in read[sample[0]]


def test_a_changed_key_has_its_references_read(packages: dict[str, bytes]) -> None:
    """A table is read again when the keys it refers to change, and not when other columns there do."""
    path = "data/documents/34-qd-ubnd-2025.zip"
    topics = _topics(packages[path])
    before = independent.keys(independent.unpacked(packages[path]))

    def differing(old: str, new: str) -> set[str]:
        after = independent.keys(independent.unpacked(_changed(packages[path], "data/topics.csv", old, new)))
        return {name for name in before if before[name] != after[name]}

    assert "commitment_topics" in differing(f"\n{topics[0]},", "\nelse,")
    name = _cell(packages[path], "topics", "name_vi")
    assert differing(name, name + "!") == {"topics"}


def _cell(data: bytes, table: str, column: str) -> str:
    text = independent.unpacked(data)[f"data/{table}.csv"].decode("utf-8")
    return next(csv.DictReader(io.StringIO(text, newline="")))[column]


def test_another_description_is_no_change(packages: dict[str, bytes], tmp_path: Path) -> None:
    """A new version number or date alone, which is in every descriptor, has nothing read again."""
    memory = Cache(tmp_path)
    _, ledger = _read(packages, Ledger(), memory)
    again = {
        p: _changed(d, "datapackage.json", '"version": "0.2.0"', '"version": "0.2.1"')
        for p, d in packages.items()
    }
    assert _read(again, ledger, memory)[0] == {}


def test_a_ledger_that_cannot_be_read_is_empty(tmp_path: Path) -> None:
    """A ledger is written and read again; a missing or spoiled one only means that nothing is known to have
    changed."""
    path = tmp_path / "proved.json"
    ledger = Ledger({"data/a/b.zip": frozenset({"1", "2"})})
    assert Ledger.read(path) == Ledger()
    path.write_text(ledger.written(), encoding="utf-8")
    assert Ledger.read(path) == ledger
    for text in ("{", "[]", '{"seen": 1}', '{"seen": {"a": 1}}'):
        path.write_text(text, encoding="utf-8")
        assert Ledger.read(path) == Ledger()


@pytest.mark.slow
def test_frictionless_is_really_asked(packages: dict[str, bytes], tmp_path: Path) -> None:
    """A package whose rows break a reference is refused by frictionless itself, under the path of the
    package."""
    path = "data/documents/34-qd-ubnd-2025.zip"
    topics = _topics(packages[path])
    broken = {path: _changed(packages[path], "data/commitment_topics.csv", f",{topics[0]},", ",nowhere,")}
    assert broken[path] != packages[path]
    memory = Cache(tmp_path)
    found = validation.begin_parts(broken, Ledger(), memory)[0]()
    assert {(p.file, dict(p.params)["tool"]) for p in found} == {(path, "frictionless")}
    assert any("nowhere" in dict(p.params)["detail"] for p in found)
    again = validation.begin_parts(broken, Ledger(), memory)[0]()
    assert [dict(p.params)["detail"] for p in again] == [dict(p.params)["detail"] for p in found], (
        "refused each time"
    )


def test_some_tables_are_read_by_what_is_said_of_them(packages: dict[str, bytes], tmp_path: Path) -> None:
    """Of a table alone frictionless reads its rows, what they refer to, and what the descriptor says of it; of
    the others it says nothing."""
    data = packages["data/documents/34-qd-ubnd-2025.zip"]
    for path, content in independent.unpacked(data).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert list(reader.faults(tmp_path, tables=["commitment_topics", "units"])) == []
    table = tmp_path / "data" / "commitment_topics.csv"
    whole, topic = table.read_text(encoding="utf-8"), _topics(data)[0]
    table.write_text(whole.replace(f",{topic},", ",nowhere,"), encoding="utf-8")
    found = list(reader.faults(tmp_path, tables=["commitment_topics"]))
    assert any("nowhere" in fault for fault in found)
    assert all(fault.startswith("commitment_topics: ") for fault in found)
    assert list(reader.faults(tmp_path, tables=["units"])) == []
    table.write_text(whole, encoding="utf-8")
    described = json.loads((tmp_path / "datapackage.json").read_bytes())
    units = next(one for one in described["resources"] if one["name"] == "units")
    units["schema"]["fields"][0]["type"] = "no type"
    (tmp_path / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    assert list(reader.faults(tmp_path, tables=["units"]))
    assert list(reader.faults(tmp_path, tables=["commitment_topics"])) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["datapackage.json", "datapackage-json.json"])
def test_each_key_of_a_table_alone_is_asked(example_package: Path, tmp_path: Path, name: str) -> None:
    """A table that is read alone is refused for each of its keys that leads nowhere, to itself or to another
    table, and for nothing else; the message names the table it should lead to."""
    folder = tmp_path / "package"
    shutil.copytree(example_package, folder)
    asked = 0
    for resource in json.loads((folder / name).read_bytes())["resources"]:
        assert list(reader.faults(folder, name, [resource["name"]])) == []
        place = folder / resource["path"]
        whole = place.read_bytes()
        for key in resource["schema"].get("foreignKeys", ()):
            broken = _leading_nowhere(whole, resource, key["fields"][0])
            if broken is None:
                continue  # no row of the miniature project has such a key
            place.write_bytes(broken)
            found = [f for f in reader.faults(folder, name, [resource["name"]]) if "nowhere" in f]
            asked += 1
            assert found, (resource["name"], key)
            assert any((key["reference"]["resource"] or resource["name"]) in fault for fault in found)
        place.write_bytes(whole)
    assert asked > 50


def _leading_nowhere(data: bytes, resource: Mapping[str, Any], column: str) -> bytes | None:
    """A table with another value in a column of the first row that has one there."""
    if resource["format"] == "json":
        records = json.loads(data)
        row = next((record for record in records if record[column]), None)
        if row is None:
            return None
        row[column] = "nowhere"
        return json.dumps(records).encode()
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
    row = next((one for one in rows if one[column]), None)
    if row is None:
        return None
    row[column] = "nowhere"
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


def _topics(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        (name,) = [n for n in opened.namelist() if n.endswith("/commitment_topics.csv")]
        return [line.split(",")[1] for line in opened.read(name).decode("utf-8").splitlines()[1:]]


def test_a_table_in_json_is_read_by_its_schema(tmp_path: Path) -> None:
    """No type is guessed of what a JSON file is unwrapped into, and a value of another type than is declared
    is named."""
    resource = {
        "name": "counts", "path": "counts.json", "type": "table", "format": "json", "mediatype": "application/json",
        "schema": {"fields": [{"name": "what", "type": "string"}, {"name": "count", "type": "integer"}]},
    }  # fmt: skip
    (tmp_path / "datapackage.json").write_text(json.dumps({"name": "small", "resources": [resource]}))
    table = tmp_path / "counts.json"
    table.write_text('[{"what": "xã", "count": 3}]')
    assert list(reader.faults(tmp_path)) == []
    assert system.detect_field_candidates() == [{"type": "any"}]
    table.write_text('[{"what": "xã", "count": "ba"}]')
    (fault,) = reader.faults(tmp_path)
    assert "ba" in fault
    assert "integer" in fault
