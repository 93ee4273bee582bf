"""A record of every form in the published graph is held against its shapes, and what does not fit is
named."""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import SH

from generator import links, validation, workers
from generator.cache import Cache
from generator.validation import shapes

PACKAGE = "van-dai-plans"
WHOLE = links.whole_file(f"{PACKAGE}.nt.gz")


def _without(downloads: Mapping[str, bytes], part: bytes) -> dict[str, bytes]:
    """The downloads with a graph that lacks the statements that hold ``part``."""
    lines = gzip.decompress(downloads[WHOLE]).splitlines(keepends=True)
    kept = [line for line in lines if part not in line]
    assert len(kept) < len(lines)
    return {**downloads, WHOLE: gzip.compress(b"".join(kept))}


def test_a_graph_that_fits_is_read_once(
    example_downloads: Mapping[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is said against it; accepted once, it is not read again until a form or the shapes change."""
    memory = Cache(tmp_path)
    assert validation.begin_graph(example_downloads, PACKAGE, memory)() == []
    asked: list[tuple[bytes, bytes]] = []

    def note(_work: object, items: Iterable[tuple[bytes, bytes]]) -> Callable[[], list[list[str]]]:
        asked.extend(items)
        return lambda: [[]]

    monkeypatch.setattr(workers, "submit_each", note)
    assert validation.begin_graph(example_downloads, PACKAGE, memory)() == []
    assert asked == []
    whole = shapes.graph(example_downloads, PACKAGE)
    said = gzip.compress(re.sub(rb'"[^"]{20,}"@vi', b'"x"@vi', whole))
    assert validation.begin_graph({**example_downloads, WHOLE: said}, PACKAGE, memory)() == []
    assert asked == [], "other words are no other form"
    assert validation.begin_graph(_without(example_downloads, b"skos/core#note"), PACKAGE, memory)() == []
    assert len(asked) == 1
    form = example_downloads[links.whole_file("shapes.ttl")] + b"# more"
    other = {**example_downloads, links.whole_file("shapes.ttl"): form}
    assert validation.begin_graph(other, PACKAGE, memory)() == []
    assert len(asked) == 2


def test_other_words_are_no_other_form(example_downloads: Mapping[str, bytes]) -> None:
    """Records that differ in what their text says alone are read once; one that says less, or says it
    otherwise, is read too."""
    whole = shapes.graph(example_downloads, PACKAGE)
    before = shapes.sample(whole)
    assert 0 < before.statements < whole.count(b"\n")
    passages = [
        line for line in whole.splitlines(keepends=True) if b"schema.org/position" in line and b"#ii" in line
    ]
    last = passages[-1]
    for other in (b"", last.replace(b"#integer", b"#string"), re.sub(rb'"\d+"', b'"-7.x"', last)):
        assert other != last
        after = shapes.sample(whole.replace(last, other))
        assert len(after.records) == len(before.records) + 1
    assert len(shapes.sample(re.sub(rb'"[^"]{20,}"@vi', b'"x"@vi', whole)).records) == len(before.records)


def test_the_sample_finds_what_the_whole_finds(example_downloads: Mapping[str, bytes]) -> None:
    """Any one statement may be missing or be said of another kind of thing: read whole or as a sample, it is
    found alike."""
    form = example_downloads[links.whole_file("shapes.ttl")]
    lines = shapes.graph(example_downloads, PACKAGE).splitlines(keepends=True)
    read = Graph().parse(data=form, format="turtle")
    asked = {str(read.value(shape, SH.path)).encode() for shape in read.subjects(SH.minCount)}
    required = [n for n, line in enumerate(lines) if line.split(b" ", 2)[1][1:-1] in asked]
    choice = random.Random(7)  # noqa: S311 - a choice that is the same each time
    chosen = [*choice.sample(range(len(lines)), 3), *choice.sample(required, 3)]
    refused = 0
    for number in chosen:
        broken = b"".join(lines[:number] + lines[number + 1 :])
        by_sample, by_whole = shapes.violations((shapes.sample(broken), form)), shapes.faults(broken, form)
        assert bool(by_sample) == bool(by_whole), lines[number]
        refused += bool(by_whole)
    assert refused


def test_what_does_not_fit_is_named(example_downloads: Mapping[str, bytes], tmp_path: Path) -> None:
    """A record without what its table requires is refused by pyshacl each time, with the record and the
    property."""
    title = b"/nhiem-vu/12-kh-ubnd-2024.ii.1.2/> <http://purl.org/dc/terms/title>"
    memory = Cache(tmp_path)
    broken = _without(example_downloads, title)
    found = validation.begin_graph(broken, PACKAGE, memory)()
    assert {(p.file, p.code, dict(p.params)["tool"]) for p in found} == {(WHOLE, "package-invalid", "SHACL")}
    said = [dict(p.params)["detail"] for p in found]
    assert any("nhiem-vu/12-kh-ubnd-2024.ii.1.2/" in line and "terms/title" in line for line in said)
    assert validation.begin_graph(broken, PACKAGE, memory)() == found
