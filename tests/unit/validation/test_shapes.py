"""The published graph is held against its shapes when it changed, and what does not fit is named."""

from __future__ import annotations

import gzip
from collections.abc import Mapping

import pytest

from generator import links, validation
from generator.validation import Ledger, shapes

PACKAGE = "van-dai-plans"
WHOLE = links.whole_file(f"{PACKAGE}.nt.gz")


def _without(downloads: Mapping[str, bytes], part: bytes) -> dict[str, bytes]:
    """The downloads with a graph that lacks the statements that hold ``part``."""
    lines = gzip.decompress(downloads[WHOLE]).splitlines(keepends=True)
    kept = [line for line in lines if part not in line]
    assert len(kept) < len(lines)
    return {**downloads, WHOLE: gzip.compress(b"".join(kept))}


def test_a_graph_that_fits_is_read_once(
    example_downloads: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is said against it; accepted once, it is not read again until it or its shapes change."""
    found, ledger = validation.check_graph(example_downloads, PACKAGE, Ledger())
    assert found == []
    asked: list[int] = []

    def note(triples: bytes, _form: bytes) -> list[str]:
        asked.append(len(triples))
        return []

    monkeypatch.setattr(shapes, "faults", note)
    assert validation.check_graph(example_downloads, PACKAGE, ledger) == ([], ledger)
    assert asked == []
    validation.check_graph(_without(example_downloads, b"skos/core#note"), PACKAGE, ledger)
    assert len(asked) == 1


def test_what_does_not_fit_is_named(example_downloads: Mapping[str, bytes]) -> None:
    """A record without what its table requires is refused by pyshacl, with the record and the property."""
    title = b"/nhiem-vu/12-kh-ubnd-2024.ii.1.2/> <http://purl.org/dc/terms/title>"
    found, _ = validation.check_graph(_without(example_downloads, title), PACKAGE, Ledger())
    assert {(p.file, p.code, dict(p.params)["tool"]) for p in found} == {(WHOLE, "package-invalid", "SHACL")}
    said = [dict(p.params)["detail"] for p in found]
    assert any("nhiem-vu/12-kh-ubnd-2024.ii.1.2/" in line and "terms/title" in line for line in said)
