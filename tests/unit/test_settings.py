"""Settings: the fixed places, the publication's facts, the interface words."""

from __future__ import annotations

import shutil
from copy import deepcopy
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
import yaml

from generator.problems import ProblemsFound
from generator.settings import HOME, Paths, Settings, load_settings
from tests.project import Project


def test_places_follow_from_the_root(tmp_path: Path) -> None:
    """Every place is found from the root, so a project works wherever it lies."""
    paths = Paths(tmp_path / "Kế hoạch của tỉnh")
    places = {p.name for p in (paths.content, paths.datasets, paths.site_config, paths.build, paths.site)}
    assert places == {"content", "datasets", "site_config", "build", "site"}
    assert {
        p.parent for p in (paths.content, paths.datasets, paths.site_config, paths.build, paths.site)
    } == {paths.root}


def test_facts_are_those_of_site_config(example_settings: Settings) -> None:
    """The publication's facts come from ``publication.yml``; a day stays text."""
    assert example_settings.publication.data["title_en"] == "The plans of Vân Đài province as data"
    assert example_settings.publication.data["data_date"] == "2025-04-01"


def test_languages_in_order(example_settings: Settings) -> None:
    """Vietnamese is the language at the root, English the second."""
    assert example_settings.languages == ("vi", "en")


def test_settings_are_frozen(example_settings: Settings) -> None:
    """Nothing changes the settings once they are loaded."""
    with pytest.raises(FrozenInstanceError):
        example_settings.paths = Paths(Path())  # type: ignore[misc]  # that it is refused is the point


def test_the_facts_are_lent_by_nobody(example: Project) -> None:
    """Every publication says its own facts: a missing ``publication.yml`` is named."""
    name = "site_config/publication.yml"
    (example.root / name).unlink()
    with pytest.raises(ProblemsFound) as raised:
        load_settings(example.root)
    assert [(p.file, p.code) for p in raised.value.problems] == [(name, "file-missing")]


def test_wrong_yaml_is_a_problem(example: Project) -> None:
    """A slip of syntax in the settings has file and line."""
    line = example.append("site_config/publication.yml", "x: [\n")
    with pytest.raises(ProblemsFound) as raised:
        load_settings(example.root)
    (one,) = raised.value.problems
    assert (one.file, one.code) == ("site_config/publication.yml", "yaml-syntax")
    assert one.line >= line


def test_the_smallest_budget_is_one_byte(example: Project) -> None:
    """One byte is a budget, if not one that a site keeps."""
    example.change("site_config/budgets.yml", "explorer: 120000", "explorer: 1")
    assert load_settings(example.root).budgets.data["explorer"] == 1


def test_a_missing_fact_is_a_problem(example: Project) -> None:
    """A fact the site prints and nobody wrote is named, with the misspelt key that is probably meant."""
    example.change("site_config/publication.yml", "publisher_en:", "publisher_eng:")
    with pytest.raises(ProblemsFound) as raised:
        load_settings(example.root)
    told = {p.code: (dict(p.params), p.nearest) for p in raised.value.problems}
    assert told["value-missing"][0]["field"] == "publisher_en"
    assert told["key-unknown"] == (told["key-unknown"][0] | {"found": "publisher_eng"}, "publisher_en")


def test_a_list_that_is_too_short(example: Project) -> None:
    """A place on the map with three of its four numbers: the number that is missing is named, with what the
    whole means."""
    example.change("site_config/publication.yml", "  - 2\n  - 2\n  - 1\n  - 1\n", "  - 2\n  - 2\n  - 1\n")
    with pytest.raises(ProblemsFound) as raised:
        load_settings(example.root)
    (told,) = raised.value.problems
    assert (told.file, told.code) == ("site_config/publication.yml", "value-missing")
    assert dict(told.params)["field"] == "map.thanh-pho-van-dai.3"
    assert told.line == example.line("site_config/publication.yml", "  thanh-pho-van-dai:")


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("home:", "hom:", [("key-unknown", "home"), ("value-missing", "")]),
        ("first_search: 160000", "first_search: viel", [("value-invalid", "")]),
        ("explorer: 120000", "explorer: 0", [("value-invalid", "")]),
        ("explorer: 120000", "explorer: true", [("value-invalid", "")]),
    ],
)
def test_a_wrong_budget_is_a_problem(
    old: str, new: str, codes: list[tuple[str, str]], example: Project
) -> None:
    """A budget that is misspelt, missing or no number of bytes is named, with the name that is probably
    meant."""
    example.change("site_config/budgets.yml", old, new)
    with pytest.raises(ProblemsFound) as raised:
        load_settings(example.root)
    assert sorted((p.code, p.nearest) for p in raised.value.problems) == sorted(codes)


def test_a_name_in_braces_that_nothing_fills(example: Project) -> None:
    """A publication's own word that asks for what the shared word is never given is told with file and
    line."""
    file = "site_config/words/vi.yml"
    line = example.change(file, "home.question: ", 'home.question: "{our_place} hứa gì, {our_plase}?" # ')
    with pytest.raises(ProblemsFound) as found:
        load_settings(example.root)
    (told,) = found.value.problems
    assert (told.file, told.line, told.code) == (file, line, "value-invalid")
    assert dict(told.params)["found"] == "{our_plase}"
    assert told.nearest == "{our_place}"


def test_a_name_in_braces_that_another_language_fills(example: Project) -> None:
    """A word may use whatever the shared words of any language are given under its key, and what is said of
    the publication."""
    example.change("site_config/words/vi.yml", "home.changed: ", 'home.changed: "{our_issuer}: {version}" # ')
    assert load_settings(example.root).words["vi"].data["home.changed"].endswith(": {version}")


def test_another_address(example_settings: Settings) -> None:
    """A site may stand elsewhere, told with one slash at its end; without another address it is the
    publication's own."""
    assert example_settings.with_site_url(None) is example_settings
    assert example_settings.with_site_url("") is example_settings
    for address in ("https://host/path", "https://host/path/"):
        moved = example_settings.with_site_url(address)
        assert moved.publication.data["site_url"] == "https://host/path/"
        assert moved.publication.data["name_vi"] == example_settings.publication.data["name_vi"]
    assert example_settings.publication.data["site_url"] == "https://example.org/plans/"


@pytest.mark.parametrize(
    ("key", "value", "found"),
    [
        ("keywords_vi", "[]", "keywords_vi"),
        ("contributors", "[]", "contributors"),
        ("province_vi", '"Tỉnh {x}"', "province_vi"),
        ("province_en", '"A\\nB"', "province_en"),
        ("languages", "[en, vi]", "languages"),
        ("languages", "[vi]", "languages"),
        ("languages", "[vi, en, français]", "languages"),
        ("version", "1.0", "version"),
        ("data_licence_id", "CC BY", "data_licence_id"),
        ("level", "district", "level"),
    ],
)
def test_a_wrong_fact_is_named(example: Project, key: str, value: str, found: str) -> None:
    """A list without anything, braces and line breaks in a sentence, languages without those of the data, and
    the like."""
    file = "site_config/publication.yml"
    facts = yaml.safe_load(example.read(file)) | {key: yaml.safe_load(value)}
    example.write(file, yaml.safe_dump(facts, allow_unicode=True))
    with pytest.raises(ProblemsFound) as raised:
        load_settings(example.root)
    assert {dict(p.params)["field"].partition(".")[0] for p in raised.value.problems} == {found}


@pytest.mark.parametrize(
    "file", ["site_config/words/vi.yml", "site_config/words/en.yml", "site_config/budgets.yml"]
)
def test_what_is_no_list_of_keys_is_named(example: Project, file: str) -> None:
    """Words and budgets stand under keys: a list in the place of them is told with the file and what was
    expected."""
    example.write(file, "- one\n")
    with pytest.raises(ProblemsFound) as raised:
        load_settings(example.root)
    (told,) = raised.value.problems
    expected = "home: 200000" if "budgets" in file else "key: words"
    assert (told.file, told.code, dict(told.params)["expected"]) == (file, "yaml-not-a-mapping", expected)


def test_words_of_a_language_that_nobody_lends(example: Project) -> None:
    """A language of the publication alone has its words in the publication; that they are no list of keys is
    told there as well."""
    file = "site_config/words/fr.yml"
    facts = yaml.safe_load(example.read("site_config/publication.yml")) | {"languages": ["vi", "en", "fr"]}
    facts |= {f"{key[:-3]}_fr": deepcopy(facts[key]) for key in facts if key.endswith("_en")}
    example.write("site_config/publication.yml", yaml.safe_dump(facts, allow_unicode=True))
    example.write(file, "home.question: Que promet-on ?\n")
    settings = load_settings(example.root)
    assert settings.languages == ("vi", "en", "fr")
    assert settings.words["fr"].data == {"home.question": "Que promet-on ?"}
    example.write(file, "- one\n")
    with pytest.raises(ProblemsFound) as raised:
        load_settings(example.root)
    (told,) = raised.value.problems
    assert (told.file, told.code, dict(told.params)["expected"]) == (file, "yaml-not-a-mapping", "key: words")


def test_words_are_lent(example: Project) -> None:
    """A publication without words of its own speaks with those of the generator."""
    (example.root / "site_config/words/en.yml").unlink()
    lent = yaml.safe_load((HOME / "site_config/words/en.yml").read_text(encoding="utf-8"))
    assert load_settings(example.root).words["en"].data.keys() == lent.keys()


@pytest.mark.parametrize(
    ("word", "right"),
    [("text", True), ("{one: a, other: b}", True), ("{one: a}", False), ("{one: a, other: 2}", False), ("7", False),
     ("[a]", False)],
)  # fmt: skip
def test_a_word_is_a_text_or_one_for_each_number(example: Project, word: str, right: object) -> None:
    """A phrase, or one of one thing and one of several; anything else is told at its key."""
    file = "site_config/words/en.yml"
    line = example.append(file, f"own.word: {word}\n")
    if right:
        assert load_settings(example.root).words["en"].data["own.word"] == yaml.safe_load(word)
        return
    with pytest.raises(ProblemsFound) as raised:
        load_settings(example.root)
    (told,) = raised.value.problems
    assert (told.file, told.line, told.code, dict(told.params)["field"]) == (
        file, line, "value-invalid", "own.word",
    )  # fmt: skip
    assert dict(told.params)["expected"] == "“…” | {one: “…”, other: “…”}"


def test_files_of_a_folder_are_lent_one_by_one(example: Project) -> None:
    """A publication has its own where it has one, beside those it has alone and those of the generator, all in
    order."""
    folder = "site_config/theme/assets"
    paths = Paths(example.root)
    shutil.rmtree(example.root / folder)
    lent = paths.shared_under(folder)
    assert "site.js" in lent
    assert all(path.is_file() and not path.is_relative_to(example.root) for path in lent.values())
    for name in ("site.js", "aaa/own.css"):
        example.write(f"{folder}/{name}", "own")
    found = paths.shared_under(folder)
    assert list(found) == sorted({*lent, "aaa/own.css"})
    own = {name for name, path in found.items() if path.is_relative_to(example.root)}
    assert own == {"site.js", "aaa/own.css"}
