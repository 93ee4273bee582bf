"""Which packages frictionless reads in a build, what is remembered of it, and that it is really asked."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import validation
from generator.exports import archive
from generator.validation import Ledger, independent


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
    """Every document's package and the two largest of every other kind, whatever the order they come in."""
    sample = independent.sample(packages)
    assert sample == independent.sample(dict(reversed(packages.items())))
    assert {p for p in packages if p.startswith("data/documents/")} <= set(sample)
    for kind in ("agencies", "topics"):
        own = {p: len(d) for p, d in packages.items() if p.startswith(f"data/{kind}/")}
        chosen = [p for p in sample if p in own]
        assert len(chosen) == 2
        assert min(own[p] for p in chosen) >= max(size for p, size in own.items() if p not in chosen)


def test_a_clean_clone_reads_the_sample_and_the_next_build_nothing(packages: dict[str, bytes]) -> None:
    """Without a ledger the sample is read; with the ledger of the same content nothing is."""
    now, ledger = independent.due(packages, Ledger())
    assert sorted(now) == independent.sample(packages)
    assert independent.due(packages, ledger)[0] == []


def test_what_changed_is_read_up_to_a_limit(
    packages: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package whose schema or tables changed is read in the next build; of many, the first few beside the sample."""
    _, ledger = independent.due(packages, Ledger())
    sample = independent.sample(packages)
    others = [p for p in sorted(packages) if p not in sample]
    one = {
        **packages,
        others[-1]: _changed(packages[others[-1]], "datapackage.json", '"type": "string"', '"type": "any"'),
    }
    now, then = independent.due(one, ledger)
    assert now == [others[-1]]
    assert independent.due(one, then)[0] == []
    monkeypatch.setattr(independent, "MOST", 2)
    every = {
        p: _changed(d, "datapackage.json", '"type": "string"', '"type": "any"') for p, d in packages.items()
    }
    assert set(sample) <= set(independent.due(every, ledger)[0])
    assert len(independent.due(every, ledger)[0]) <= len(sample) + 2


def test_another_description_is_no_change(packages: dict[str, bytes]) -> None:
    """A new version number or date alone, which is in every descriptor, has nothing read again."""
    _, ledger = independent.due(packages, Ledger())
    again = {
        p: _changed(d, "datapackage.json", '"version": "0.2.0"', '"version": "0.2.1"')
        for p, d in packages.items()
    }
    assert again != packages
    assert independent.due(again, ledger)[0] == []


def test_another_frictionless_reads_the_sample_again(
    packages: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one version accepted says nothing of another."""
    _, ledger = independent.due(packages, Ledger())
    monkeypatch.setattr(independent, "version", lambda _name: "6.0.0")
    assert set(independent.due(packages, ledger)[0]) >= set(independent.sample(packages))


def test_the_ledger_is_kept(packages: dict[str, bytes], tmp_path: Path) -> None:
    """What is written is read again; a ledger that is missing or damaged is an empty one."""
    _, ledger = independent.due(packages, Ledger())
    path = tmp_path / "proved.json"
    assert Ledger.read(path) == Ledger()
    path.write_text(ledger.written(), encoding="utf-8")
    assert Ledger.read(path) == ledger
    for text in ("{", "[]", '{"seen": 1}', json.dumps({"seen": {}, "accepted": None})):
        path.write_text(text, encoding="utf-8")
        assert Ledger.read(path) == Ledger()


@pytest.mark.slow
def test_frictionless_is_really_asked(packages: dict[str, bytes]) -> None:
    """A package whose rows break a reference is refused by frictionless itself, under the path of the package."""
    path = "data/documents/34-qd-ubnd-2025.zip"
    topics = _topics(packages[path])
    broken = {path: _changed(packages[path], "data/commitment_topics.csv", f",{topics[0]},", ",nowhere,")}
    assert broken[path] != packages[path]
    found, _ = validation.check_parts(broken, Ledger())
    assert {(p.file, dict(p.params)["tool"]) for p in found} == {(path, "frictionless")}
    assert any("nowhere" in dict(p.params)["detail"] for p in found)


def _topics(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        (name,) = [n for n in opened.namelist() if n.endswith("/commitment_topics.csv")]
        return [line.split(",")[1] for line in opened.read(name).decode("utf-8").splitlines()[1:]]
