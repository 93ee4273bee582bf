"""The packages of single agencies, topics and documents, made of the real content."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from generator.content.catalog import load_catalog
from generator.exports import dataset_of, slicing
from generator.exports.base import Offer
from generator.settings import load_settings
from generator.validation import check_archives, independent, official

#: what all of them together may add to the site
LIMIT = 30_000_000
KINDS = ("agencies", "topics", "documents")


@pytest.fixture(scope="module")
def offers(root: Path) -> dict[str, Offer]:
    """What is offered for each slice; each was found valid alone by our own rules while it was made."""
    dataset = dataset_of(load_catalog(root), load_settings(root).publication.data)
    return {offer.ident: offer for offer in slicing.render(dataset, lambda _kind, ident: f"{ident}/")}


def test_slices_are_small(offers: dict[str, Offer]) -> None:
    """All slices with their pages' files stay within what they may add to the site; the largest zip is named
    when not."""
    largest = max(offers.values(), key=lambda offer: len(offer.files[0].data))
    assert sum(len(f.data) for o in offers.values() for f in o.files) < LIMIT, largest.ident


def test_every_zip_is_valid_by_our_rules(offers: dict[str, Offer]) -> None:
    """Hashes, keys, references, lists of values, licence and letters of every package are right."""
    packages = {o.files[0].path: o.files[0].data for o in offers.values()}
    assert [p.line_for("en") for p in check_archives(packages)] == []


@pytest.mark.slow
def test_frictionless_accepts_every_table_of_every_package(offers: dict[str, Offer]) -> None:
    """Frictionless, with foreign keys, accepts each table of each agency's, topic's and document's package,
    whatever builds remember, and the largest package of each kind as it comes.

    It takes half a second a package: all of them in two processes.
    """
    packages = {ident: o.files[0].data for ident, o in offers.items()}
    readings = {
        ident: independent.Reading(data, tables=tuple(independent.keys(independent.unpacked(data))))
        for ident, data in packages.items()
    }
    assert all(len(reading.tables) > 10 for reading in readings.values())
    largest = {
        max((i for i in packages if i.startswith(f"{kind}/")), key=lambda i: len(packages[i]))
        for kind in KINDS
    }
    whole = {f"{ident}, whole": independent.Reading(packages[ident]) for ident in sorted(largest)}
    every = {**readings, **whole}
    said = independent.begin(list(every.values()))()
    assert {ident: faults for ident, faults in zip(every, said, strict=True) if faults} == {}


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_the_official_schema_accepts_one_of_each_kind(offers: dict[str, Offer], kind: str) -> None:
    """The official schema accepts the descriptor of the largest package of each kind; all are made by one
    function."""
    largest = max(
        (o for ident, o in offers.items() if ident.startswith(f"{kind}/")), key=lambda o: len(o.files[0].data)
    )
    with zipfile.ZipFile(io.BytesIO(largest.files[0].data)) as opened:
        (name,) = [n for n in opened.namelist() if n.endswith("/datapackage.json")]
        assert list(official.faults(json.loads(opened.read(name)))) == []
