"""The packages of single agencies, topics and documents, made of the real content."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator.catalog import load_catalog
from generator.exports import dataset_of, slicing
from generator.exports.offers import Offer
from generator.settings import load_settings
from generator.validation import check_package

#: a department, a member of groups, the issuer of everything; a topic; the document without number and day
HANDFUL = (
    "agencies/so-ke-hoach-va-dau-tu",
    "agencies/ubnd-huyen-dinh-lap",
    "agencies/ubnd-tinh",
    "topics/tourism",
    "documents/tb-ubnd-2022-03",
)
#: what all of them together may add to the site
LIMIT = 30_000_000


@pytest.fixture(scope="module")
def offers(root: Path) -> dict[str, Offer]:
    """What is offered for each slice; each was found valid alone by our own rules while it was made."""
    dataset = dataset_of(load_catalog(root), load_settings(root).publication.data)
    return {offer.ident: offer for offer in slicing.render(dataset, lambda _kind, ident: f"{ident}/")}


def test_slices_are_small(offers: dict[str, Offer]) -> None:
    """All slices with their pages' files stay within what they may add to the site; the largest zip is named when not."""
    largest = max(offers.values(), key=lambda offer: len(offer.files[0].data))
    assert sum(len(f.data) for o in offers.values() for f in o.files) < LIMIT, largest.ident


@pytest.mark.slow
@pytest.mark.parametrize("ident", HANDFUL)
def test_a_handful_is_accepted(offers: dict[str, Offer], tmp_path: Path, ident: str) -> None:
    """Our rules, the official schema and frictionless accept the package of a handful of agencies, topics and documents."""
    with zipfile.ZipFile(io.BytesIO(offers[ident].files[0].data)) as opened:
        opened.extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    assert list(check_package(folder, ident)) == []
