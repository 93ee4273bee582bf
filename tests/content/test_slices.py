"""The packages of single agencies, topics and documents, made of the real content."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from generator.content.catalog import Catalog, load_catalog
from generator.exports import dataset_of, slicing
from generator.exports.base import Offer
from generator.settings import load_settings
from generator.validation import check_archives, independent, official

#: what all of them together may add to the site for each passage that is published
LIMIT = 47_000


@pytest.fixture(scope="module")
def catalog(root: Path) -> Catalog:
    """The content, loaded."""
    return load_catalog(root)


@pytest.fixture(scope="module")
def offers(root: Path, catalog: Catalog) -> dict[str, Offer]:
    """What is offered for each slice; each was found valid alone by our own rules while it was made."""
    dataset = dataset_of(catalog, load_settings(root).publication.data)
    return {offer.ident: offer for offer in slicing.render(dataset, lambda _kind, ident: f"{ident}/")}


def _largest(offers: dict[str, Offer]) -> dict[str, str]:
    """The largest package of each kind of which there is one."""
    by_size = sorted(offers, key=lambda ident: len(offers[ident].files[0].data))
    return {ident.partition("/")[0]: ident for ident in by_size}


def test_every_document_has_its_slice(offers: dict[str, Offer], catalog: Catalog) -> None:
    """Each document is offered alone, and where nothing is published yet no slice is."""
    assert {i for i in offers if i.startswith("documents/")} == {f"documents/{d}" for d in catalog.documents}
    assert bool(offers) == bool(catalog.documents)


def test_slices_are_small(offers: dict[str, Offer], catalog: Catalog) -> None:
    """All slices with their pages' files stay within what they may add to the site; the largest zips are
    named when not."""
    size = sum(len(f.data) for o in offers.values() for f in o.files)
    assert size <= LIMIT * len(catalog.passages), _largest(offers)


def test_every_zip_is_valid_by_our_rules(offers: dict[str, Offer]) -> None:
    """Hashes, keys, references, lists of values, licence and letters of every package are right."""
    packages = {o.files[0].path: o.files[0].data for o in offers.values()}
    assert [p.line_for("en") for p in check_archives(packages)] == []


@pytest.mark.slow
def test_frictionless_accepts_every_table_of_every_package(offers: dict[str, Offer]) -> None:
    """Frictionless, with foreign keys, accepts each table of each agency's, topic's and document's package,
    whatever builds remember, and the largest package of each kind as it comes.

    A table with the same bytes, description and values referred to is read in one of the packages that have
    it.
    """
    packages = {ident: o.files[0].data for ident, o in offers.items()}
    every = {ident: independent.keys(independent.unpacked(data)) for ident, data in packages.items()}
    assert all(len(tables) > 10 for tables in every.values())
    once = independent.each_once(every)
    assert {key for tables in once.values() for key in tables.values()} == {
        key for tables in every.values() for key in tables.values()
    }
    readings = {
        ident: independent.Reading(packages[ident], tables=tuple(tables)) for ident, tables in once.items()
    }
    largest = sorted(_largest(offers).values())
    whole = {f"{ident}, whole": independent.Reading(packages[ident]) for ident in largest}
    asked = {**readings, **whole}
    said = independent.begin(list(asked.values()))()
    assert {ident: faults for ident, faults in zip(asked, said, strict=True) if faults} == {}


@pytest.mark.slow
def test_the_official_schema_accepts_one_of_each_kind(offers: dict[str, Offer]) -> None:
    """The official schema accepts the descriptor of the largest package of each kind; all are made by one
    function."""
    for ident in _largest(offers).values():
        with zipfile.ZipFile(io.BytesIO(offers[ident].files[0].data)) as opened:
            (name,) = [n for n in opened.namelist() if n.endswith("/datapackage.json")]
            assert list(official.faults(json.loads(opened.read(name)))) == [], ident
