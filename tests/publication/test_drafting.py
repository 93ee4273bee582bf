"""Drafts of the real documents against the reviewed passages, and the proof that these are the originals."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.content.catalog import load_catalog
from generator.importing import known_names
from generator.importing.rating import FLOORS, rate
from generator.text.drafting import draft, heading_paths, identify, root_section
from generator.text.passages import Mismatch, align

Row = tuple[str, str, str, str, str]
DOCUMENTS = ("23-kh-ubnd-2023", "230-kh-ubnd-2021", "46-kh-ubnd-2022", "79-qd-ubnd-2023", "tb-ubnd-2022-03")
#: The share of kinds a draft may get wrong; the five are all right today.
KINDS = 0.98


def _read(root: Path, document: str) -> tuple[str, list[Row]]:
    """The original and the reviewed rows: id, section, kind, label, text."""
    folder = root / "content" / "documents" / document
    lines = (folder / "passages.tsv").read_bytes().decode("utf-8").split("\n")[1:]
    rows = [(a, b, c, d, e) for a, b, c, d, e in (line.split("\t") for line in lines if line)]
    return (folder / "original.txt").read_bytes().decode("utf-8"), rows


def _words(rows: list[Row]) -> list[str]:
    return [label + text for _, _, _, label, text in rows]


@pytest.fixture(params=DOCUMENTS)
def document(request: pytest.FixtureRequest) -> str:
    """The id of one document."""
    return str(request.param)


@pytest.fixture
def reviewed(document: str, root: Path) -> tuple[str, list[Row]]:
    """One document: its original and its reviewed passages."""
    return _read(root, document)


@pytest.mark.parametrize("known", [True, False], ids=["with names", "without names"])
def test_drafts_are_what_people_reviewed(reviewed: tuple[str, list[Row]], root: Path, known: bool) -> None:  # noqa: FBT001 - a parameter of pytest
    """Section, label, text and id of every passage are drafted as reviewed, with the registry of names or
    without; kinds nearly so."""
    original, rows = reviewed
    drafts = draft(original, known_names(root) if known else ())
    assert [(d.section, d.label, d.text) for d in drafts] == [
        (section, label, text) for _, section, _, label, text in rows
    ]
    assert identify(drafts) == [own for own, *_ in rows]
    right = sum(d.kind == row[2] for d, row in zip(drafts, rows, strict=True))
    assert right / len(rows) >= KINDS


def test_drafted_heading_paths_are_the_published_ones(root: Path, document: str) -> None:
    """What a draft says stands above a passage is what the published table says, but for headings that the
    copy lost."""
    catalog = load_catalog(root)
    record = catalog.documents[document]
    published = [p.heading_path for p in catalog.passages.values() if p.document == document]
    lost = [f"{section.split('.')[-1]}. {text}" for section, text in record.supplied_headings.items()]
    drafts = draft(_read(root, document)[0], known_names(root))
    drafted = heading_paths(drafts, root_section(drafts))
    assert [path for path, told in zip(published, drafted, strict=True) if _without(path, lost) != told] == []
    assert any(drafted)


def _without(path: str, lost: list[str]) -> str:
    return " > ".join(heading for heading in path.split(" > ") if heading not in lost)


def test_reviewed_passages_are_the_original(reviewed: tuple[str, list[Row]]) -> None:
    """Every character of the original stands in exactly one reviewed passage; spans do not overlap."""
    original, rows = reviewed
    spans = align(original, _words(rows))
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_one_lost_character_anywhere_is_noticed(reviewed: tuple[str, list[Row]]) -> None:
    """Taking the last character off any one passage is a mismatch at that passage or the next."""
    original, rows = reviewed
    words = _words(rows)
    for i in range(0, len(words), max(1, len(words) // 12)):
        with pytest.raises(Mismatch) as wrong:
            align(original, [*words[:i], words[i][:-1], *words[i + 1 :]])
        assert wrong.value.index in (i, i + 1)


def test_one_doubled_paragraph_is_noticed(reviewed: tuple[str, list[Row]]) -> None:
    """A passage that stands twice where the original has it once is a mismatch."""
    original, rows = reviewed
    words = _words(rows)
    for i in range(0, len(words), max(1, len(words) // 12)):
        with pytest.raises(Mismatch):
            align(original, [*words[: i + 1], *words[i:]])


def _joined(rows: list[Row]) -> Iterator[tuple[int, list[str]]]:
    """The rows with one bullet joined to the passage before it, its mark lost, as careless copying does."""
    words = _words(rows)
    for i, row in enumerate(rows):
        if i and row[3] in ("-", "+"):
            yield i, [*words[: i - 1], f"{words[i - 1]} {row[4]}", *words[i + 1 :]]


def test_one_joined_bullet_is_noticed(reviewed: tuple[str, list[Row]]) -> None:
    """A bullet joined to the passage before it, without its mark, is a mismatch at that passage."""
    original, rows = reviewed
    for i, words in list(_joined(rows))[::10]:
        with pytest.raises(Mismatch) as wrong:
            align(original, words)
        assert wrong.value.index == i - 1


def test_suggestions_are_as_good_as_promised(root: Path) -> None:
    """Each document left out of what is learnt in turn: shares of ``plans bench suggestions`` at their floors."""
    rated = rate(root)["all"]
    shares = {name: found["recall"] if isinstance(found := rated[name], dict) else found for name in FLOORS}
    assert {name: share for name, share in shares.items() if share < FLOORS[name]} == {}
    precise = {name: rated[name]["precision"] for name in ("lead", "cooperate", "deadlines")}
    assert {name: share for name, share in precise.items() if share < 0.9} == {}
