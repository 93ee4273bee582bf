"""The published graph is held against its shapes when it changed, and what does not fit is named."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from generator import links, validation, workers
from generator.cache import Cache

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
    """Nothing is said against it; accepted once, it is not read again until it or its shapes change."""
    memory = Cache(tmp_path)
    assert validation.begin_graph(example_downloads, PACKAGE, memory)() == []
    asked: list[tuple[bytes, bytes]] = []

    def note(_work: object, items: Iterable[tuple[bytes, bytes]]) -> Callable[[], list[list[str]]]:
        asked.extend(items)
        return lambda: [[]]

    monkeypatch.setattr(workers, "begin", note)
    assert validation.begin_graph(example_downloads, PACKAGE, memory)() == []
    assert asked == []
    assert validation.begin_graph(_without(example_downloads, b"skos/core#note"), PACKAGE, memory)() == []
    assert len(asked) == 1


def test_what_does_not_fit_is_named(example_downloads: Mapping[str, bytes], tmp_path: Path) -> None:
    """A record without what its table requires is refused by pyshacl each time, with the record and the property."""
    title = b"/nhiem-vu/12-kh-ubnd-2024.ii.1.2/> <http://purl.org/dc/terms/title>"
    memory = Cache(tmp_path)
    broken = _without(example_downloads, title)
    found = validation.begin_graph(broken, PACKAGE, memory)()
    assert {(p.file, p.code, dict(p.params)["tool"]) for p in found} == {(WHOLE, "package-invalid", "SHACL")}
    said = [dict(p.params)["detail"] for p in found]
    assert any("nhiem-vu/12-kh-ubnd-2024.ii.1.2/" in line and "terms/title" in line for line in said)
    assert validation.begin_graph(broken, PACKAGE, memory)() == found
