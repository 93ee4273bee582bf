"""Searching the real content, with the site's own scripts run by Node: names first, questions answered,
phrases kept."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.content.catalog import load_catalog
from generator.settings import load_settings
from generator.site import lookup
from generator.site.pages import PAGES
from generator.site.pages.base import Page
from generator.site.pages.relations import relate
from generator.site.pages.view import View
from generator.site.pages.words import words_of
from tests.provision import node

SCRIPT = Path(__file__).resolve().parent / "searching.js"
QUESTIONS = yaml.safe_load((Path(__file__).parents[1] / "site" / "questions.yml").read_text(encoding="utf-8"))
#: pages that need more than the content (reports, packages, code that is run), by the kind their title is
#: worded under
BESIDE = ("data", "validation", "research", "ontology")
#: bodies as our own titles shorten them: "Sở TT&TT", "Sở VHTT&DL"
SHORT = re.compile(r"\b(?:Sở|Bộ|Đài) [A-ZĐ]+(?:[,-][A-ZĐ]+)*&[A-ZĐ]+")
Asked = Callable[[list[str]], list[dict[str, Any]]]


@dataclass(frozen=True)
class Opened:
    """The search of one language: its view of the content, its index, and what it answers."""

    view: View
    names: Mapping[str, Any]
    ask: Asked

    @property
    def named(self) -> list[tuple[str, str]]:
        """Everything that has a name of its own: the name, and its address."""
        columns, kinds = self.names["columns"], self.names["kinds"]
        rows = zip(columns["kind"], columns["id"], columns["name"], strict=True)
        declared = ((kinds[columns["kinds"][kind]], tail, name) for kind, tail, name in rows)
        return [(name, kind["folder"] + tail) for kind, tail, name in declared if not kind["sentence"]]


def _pages(view: View) -> list[Page]:
    """The pages that the search knows by title; of those made of more than content, the title alone."""
    made = [
        page
        for module in PAGES
        if module.__name__.rpartition(".")[2] not in (*BESIDE, "commitment")
        for page in module.select(view)
        if not page.ident
    ]
    return [*made, *(view.page(kind, "", view.words.text(f"{kind}.title"), "") for kind in BESIDE)]


@pytest.fixture(scope="module", params=["vi", "en"])
def opened(request: pytest.FixtureRequest, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """The index files of one language in a folder, and Node to ask them."""
    language, folder = request.param, tmp_path_factory.mktemp("lookup")
    catalog, settings = load_catalog(root), load_settings(root)
    view = View(
        catalog=catalog, relations=relate(catalog), settings=settings, tables=(),
        words=words_of(settings, catalog, language),
    )  # fmt: skip
    for path, data in lookup.files(_pages(view), settings).items():
        (folder / Path(path).name).write_bytes(data)

    def ask(queries: list[str]) -> list[dict[str, Any]]:
        ran = subprocess.run(
            [str(node()), str(SCRIPT), str(folder), language],
            cwd=root, input=json.dumps(queries), capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert ran.returncode == 0, ran.stderr
        answers: list[dict[str, Any]] = json.loads(ran.stdout)
        return answers

    names = json.loads((folder / f"names-{language}.json").read_text(encoding="utf-8"))
    return Opened(view, names, ask)


def _not_first(opened: Opened, wanted: list[tuple[str, str]]) -> list[tuple[str, str]]:
    answers = opened.ask([typed for typed, _ in wanted])
    return [
        (typed, address)
        for (typed, address), answer in zip(wanted, answers, strict=True)
        if answer["first"][:1] != [address]
    ]


def test_the_name_of_a_thing_leads_to_it_first(opened: Opened) -> None:
    """Every agency, topic, document, project, place, indicator and page is the first answer to its own
    name."""
    names = [name for name, _ in opened.named]
    assert len(names) > 500
    once = [(name, address) for name, address in opened.named if names.count(name) == 1]
    assert len(names) - len(once) <= 4  # things of the same name: nothing typed can tell them apart
    assert _not_first(opened, once) == []


def test_short_names_of_our_titles_lead_to_the_body(opened: Opened) -> None:
    """What our own titles call a body ("Sở TT&TT") leads to that body first, in both languages."""
    found = {
        (short, c.id) for c in opened.view.catalog.commitments.values() for short in SHORT.findall(c.title_vi)
    }
    shorts = sorted({short for short, _ in found})
    assert len(shorts) >= 7
    answers = opened.ask([*shorts, "Sở VH,TT&DL"])
    folder = opened.names["kinds"]["agency"]["folder"]
    for short, answer in zip([*shorts, "Sở VH,TT&DL"], answers, strict=True):
        first = answer["first"][0]
        assert first.startswith(folder), short
        named = opened.view.catalog.agencies[first.removeprefix(folder).rstrip("/")].name_vi
        letters = "".join(re.findall(r"[A-ZĐ]", short.partition(" ")[2]))
        assert (
            "".join(w[0] for w in named.replace("-", " ").split()[1:] if w not in ("và", "tỉnh")).upper()
            == letters
        )


def test_nineteen_of_twenty_questions_are_answered(opened: Opened) -> None:
    """Of questions as people type them at least 19 of 20 have a right answer among the first five."""
    asked = [q for q in QUESTIONS if q["language"] == opened.view.language]
    answers = opened.ask([q["ask"] for q in asked])
    missed = [q["ask"] for q, a in zip(asked, answers, strict=True) if not {*q["right"]} & {*a["first"]}]
    sys.stdout.write(f"{len(asked) - len(missed)} of {len(asked)} answered; missed: {missed}\n")
    assert len(missed) * 20 <= len(asked), missed


@pytest.mark.parametrize("opened", ["vi"], indirect=True)
@pytest.mark.parametrize(
    ("typed", "not_among"),
    [
        ("nước sạch", "ngan-sach|state-budget"),
        ("mâu thuẫn", "mau-son"),
        ("điện", "dien-tu"),
        ("lịch", "linh-vuc/tourism"),
    ],
)
def test_words_are_not_taken_apart(typed: str, not_among: str, opened: Opened) -> None:
    """Words side by side are looked for side by side, and a word alone is not the half of another."""
    (answer,) = opened.ask([typed])
    assert answer["first"]
    assert [address for address in answer["first"][:3] if re.search(not_among, address)] == []


@pytest.mark.parametrize("opened", ["vi"], indirect=True)
def test_what_nobody_says_is_told(opened: Opened) -> None:
    """Where no text has the words side by side that is said, and what is near stands below."""
    answers = opened.ask(["cáp treo biên giới", "cần cẩu", "cáp treo mẫu sơn", "nước sạch", "quý IV 2023"])
    assert [a["near"] for a in answers] == [True, True, False, False, False]
    assert all(a["count"] for a in answers)
