"""The lists of all things of a kind: what stands in them, in which order, and that nothing is counted
twice."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal

from generator.content.catalog import Catalog
from generator.model.records import SourceNote
from generator.site.pages.base import Page
from generator.site.pages.source_note import other_ends

_FOLDED = re.compile(r"<details.*?</details>", re.DOTALL)
_ROW = re.compile(r"^<li>.*$", re.MULTILINE)


def _rows(text: str) -> list[str]:
    return _ROW.findall(text)


def test_agencies_without_work_stand_apart(bodies: dict[str, str], example_catalog: Catalog) -> None:
    """The index counts those that have a part in a commitment, as the front page does; bodies of today that
    took over what others led stand among them and say so; the others stand folded, without a figure."""
    text = bodies["vi/co-quan/index.html"]
    busy = {i.agency for c in example_catalog.commitments.values() for i in c.agencies}
    shown, folded = _FOLDED.sub("", text), "".join(_FOLDED.findall(text))
    assert f'<p class="lead">{len(busy)}&#32;' in text
    heirs = {row.agency for row in example_catalog.inherited if row.role == "lead" and row.basis != "group"}
    assert heirs - busy
    for agency in example_catalog.agencies:
        in_sight = agency in busy | heirs
        row = next(r for r in _rows(shown if in_sight else folded) if f'href="{agency}/"' in r)
        assert bool(re.search(r"<b>[1-9]\d*</b>", row)) == in_sight, row
        assert ("kế thừa" in row) == (agency in heirs)
    counted = bodies["vi/du-lieu/index.html"].replace("&#32;", " ")
    assert f'co-quan/">Cơ quan được giao việc</a>: {len(busy)}</dt>' in counted


def test_place_and_its_committee_lead_to_each_other(bodies: dict[str, str], pages: list[Page]) -> None:
    """Whoever looks for a district finds what its people's committee leads, even where nothing names the
    district, and back."""
    assert 'ubnd-huyen-thanh-khe/">' in bodies["vi/dia-ban/huyen-thanh-khe/index.html"]
    assert "Địa bàn: <a" in bodies["vi/co-quan/ubnd-huyen-thanh-khe/index.html"]
    row = next(r for r in _rows(bodies["vi/dia-ban/index.html"]) if "huyen-thanh-khe/" in r)
    assert "UBND chủ trì 1 nhiệm vụ" in row.replace("&#32;", " ")
    found = {
        p.ident: p.context["authority"] for p in pages if p.kind == "place" and p.ident and p.language == "en"
    }
    assert found["huyen-thanh-khe"] == ("ubnd-huyen-thanh-khe", 1)
    assert found["tinh-van-dai"] is not None
    assert found["tinh-van-dai"][0] == "ubnd-tinh"


def test_commitments_stand_under_their_headings(
    bodies: dict[str, str], example_catalog: Catalog, pages: list[Page]
) -> None:
    """Every commitment stands in the index once, under the headings above its passage; what has none stands
    last."""
    text = bodies["vi/nhiem-vu/index.html"]
    found = Counter(re.findall(r'data-commitment="([^"]+)"', text))
    assert set(found.values()) == {1}
    assert len(found) == len(example_catalog.commitments)
    page = next(p for p in pages if p.kind == "commitment" and not p.ident and p.language == "vi")
    for _, n, chapters in page.context["documents"]:
        groups = [
            (outer, inner, c) for (outer, _), inside in chapters for (inner, _), own in inside for c in own
        ]
        assert len(groups) == n
        for outer, inner, c in groups:
            path = [
                h.split(" ")[0] for h in example_catalog.passages[c.passage].heading_path.split(" > ") if h
            ][:2]
            assert [h.split(" ")[0] for h in (outer, inner) if h] == path
        for _, inside in chapters:
            headings = [words for (words, _), _ in inside]
            assert "" not in headings[:-1]
    english = next(p for p in pages if p.kind == "commitment" and not p.ident and p.language == "en")
    languages = {language for _, _, chapters in english.context["documents"] for (_, language), _ in chapters}
    assert "en" in languages


def test_indicators_show_what_is_to_be_reached(pages: list[Page], example_catalog: Catalog) -> None:
    """The index gives each indicator with its levels in order of time, a level that documents repeat once."""
    page = next(p for p in pages if p.kind == "indicator" and not p.ident and p.language == "vi")
    levels = {key: targets for _, indicators in page.context["topics"] for key, targets in indicators}
    for key in example_catalog.indicators:
        every = [t for t in example_catalog.targets.values() if t.indicator == key]
        said: list[tuple[str, Decimal | None, Decimal | None, str]] = [
            (t.comparator, t.min, t.max, t.period) for t in levels[key]
        ]
        assert set(said) == {(t.comparator, t.min, t.max, t.period) for t in every}
        assert len(said) == len(set(said))
        assert [t.end for t in levels[key] if t.end] == sorted(t.end for t in levels[key] if t.end)


def test_contradictions_come_first_and_misprints_last(pages: list[Page], example_catalog: Catalog) -> None:
    """Notes stand under their kind, contradictions before all others and misprints after them; together they
    are all."""
    page = next(p for p in pages if p.kind == "source_note" and p.language == "vi")
    kinds = {kind: (n, groups) for kind, n, groups in page.context["kinds"]}
    assert sum(page.context["noted"].values()) == len(example_catalog.source_notes)
    for kind, (n, groups) in kinds.items():
        own = [note for _, notes in groups for note in notes]
        assert len({page.context["first"][note.id] for note in own}) == n
        assert len(own) == page.context["noted"][kind]
        assert {note.kind for note in own} == {kind}
    order = list(kinds)
    assert "conflict" not in order[1:]
    assert "misprint" not in order[:-1]
    assert {"conflict", "misprint"} & set(order)


def _note(key: str, passage: str, other: str, kind: str = "conflict") -> SourceNote:
    """A note at one passage that names another."""
    return SourceNote(
        id=key, document="d", passage=passage, kind=kind, quote="", other=other, note_vi="", note_en=""
    )


def test_what_is_noted_at_both_ends_has_two_notes() -> None:
    """Two notes of a kind that name the passage of each other are the two ends of one matter, each pair once;
    one that names a passage without such a note, another kind or itself is alone."""
    notes = [
        _note("1", "a", "b"), _note("2", "b", "a"), _note("3", "a", "b"), _note("4", "b", "a", "ambiguity"),
        _note("5", "c", "c"), _note("6", "c", ""), _note("7", "d", ""),
    ]  # fmt: skip
    assert other_ends(notes) == {"1": "2", "2": "1"}


def test_newest_documents_come_first(bodies: dict[str, str]) -> None:
    """Lists of documents begin with the newest."""
    for name in ("vi/van-ban/index.html", "en/index.html"):
        places = [bodies[name].index(f'{ident}/"') for ident in ("34-qd-ubnd-2025", "12-kh-ubnd-2024")]
        assert places == sorted(places)


def test_targets_of_a_group_can_be_read_at_its_members(pages: list[Page], bodies: dict[str, str]) -> None:
    """A member of a group finds the targets assigned through it on its own page, under a heading that says
    so."""
    members = [
        p
        for p in pages
        if p.kind == "agency" and p.ident and p.language == "vi" and p.context["targets"]["group"]
    ]
    assert members
    for page in members:
        text = bodies[f"vi/co-quan/{page.ident}/index.html"]
        assert 'id="targets"' in text
        for target in page.context["targets"]["group"]:
            assert f'data-target="{target.id}"' in text
