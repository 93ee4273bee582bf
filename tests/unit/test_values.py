"""What a value may be, asked of the value and not of how it was typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.content.source import read_yaml
from generator.model.base import Day, Id, PassageId
from generator.problems import ProblemsFound
from generator.text.dates import days
from tests.project import PLAN, REGISTRIES, Project

#: escapes as people paste them, and what the value then holds
ESCAPES = {
    r"\u202e": "U+202E", r"\u200b": "U+200B", r"\L": "U+2028", r"\t": "U+0009", r"\0": "U+0000", r"\e": "U+001B",
    r"\u2066": "U+2066", r"\u2069": "U+2069", r"\U000e0041": "U+E0041", r"\ue000": "U+E000", r"\U0010fffd": "U+10FFFD",
    r"\ufeff": "U+FEFF", r"\u061c": "U+061C", r"\r": "U+000D",
}  # fmt: skip


def _codes(tmp_path: Path, text: str) -> list[tuple[str, int, str]]:
    (tmp_path / "a.yml").write_bytes(text.encode("utf-8"))
    with pytest.raises(ProblemsFound) as found:
        read_yaml(tmp_path / "a.yml", tmp_path)
    return [(p.code, p.line, dict(p.params).get("found", "")) for p in found.value.problems]


@pytest.mark.parametrize("escape", ESCAPES)
def test_an_escaped_stray_sign_is_found(tmp_path: Path, escape: str) -> None:
    """An escape in quotes gives the very sign that may not be typed: in a value and in a key it is told with
    its line."""
    assert _codes(tmp_path, f'a: 1\nb: "x{escape}y"\n') == [("text-control-character", 2, ESCAPES[escape])]
    assert _codes(tmp_path, f'a: 1\n"x{escape}y": 2\n') == [("text-control-character", 2, ESCAPES[escape])]


@pytest.mark.parametrize(
    "sign", ["\u2066", "\u2069", "\U000e0041", "\ue000", "\u061c", "\u206f", "\u00ad", "\u3164", "\ufe0f"]
)
def test_a_typed_stray_sign_is_found(tmp_path: Path, sign: str) -> None:
    """Isolates, tags and private use are seen as they stand, in text that is not YAML too."""
    ((code, line, found),) = _codes(tmp_path, f"a: 1\nb: x{sign}y\n")
    assert (code, line, found) == ("text-control-character", 2, f"U+{ord(sign):04X}")


def test_an_escape_that_is_not_nfc(tmp_path: Path) -> None:
    """An accent that follows its letter by an escape is not NFC either."""
    assert [c[:2] for c in _codes(tmp_path, 'a: "e\\u0301"\n')] == [("text-not-nfc", 1)]


def test_lines_of_a_text_stay(tmp_path: Path) -> None:
    """A text of several lines is none of this."""
    (tmp_path / "a.yml").write_text("a: |\n  một\n  hai\n", encoding="utf-8")
    assert read_yaml(tmp_path / "a.yml", tmp_path).data == {"a": "một\nhai\n"}


@pytest.mark.parametrize("words", ['" "', '"\\_"', '"A\\nB"', '" A"', "|\n    A\n    B"])
def test_words_stand_on_one_line(example: Project, words: str) -> None:
    """A name that shows nothing, goes on below or begins with a blank is told where it stands."""
    agencies = f"{REGISTRIES}/agencies.yml"
    line = example.change(agencies, "  name_en: Provincial Police\n", f"  name_en: {words}\n")
    assert ("value-invalid", line) in {(p.code, p.line) for p in example.problems()}


@pytest.mark.parametrize("digits", ["1" * 5000, f"-{'9' * 31}", f"0.{'1' * 5000}"])
def test_an_endless_number_is_told_short(tmp_path: Path, digits: str) -> None:
    """A number of thousands of digits is a problem with its place, and is not printed whole."""
    ((code, line, found),) = _codes(tmp_path, f"a: 1\nb: {digits}\n")
    assert (code, line) == ("value-invalid", 2)
    assert len(found) < 30


@pytest.mark.parametrize(
    "date",
    [
        "0000",
        "0001-01-01",
        "1899",
        "2101",
        "9999-12-31",
        "../9999",
        "2024-02-00",
        "２０２４",
        "٢٠٢٤-01",
        "2024-02-30",
    ],
)
def test_dates_that_are_none(date: str) -> None:
    """Years no plan speaks of, days that do not exist, and digits of other scripts are no dates."""
    with pytest.raises(ValueError, match=r"."):
        days(date)


@pytest.mark.parametrize("date", ["1900", "2100-12-31", "2022-34", "../2024"])
def test_dates_that_are_some(date: str) -> None:
    """The first and the last year are dates, as are quarters and open ends."""
    assert days(date).end is not None


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *((Id, "a\n"), (Id, "a" * 101), (Id, "a" * 300), (PassageId, "a.b\n"), (PassageId, "a." + "b" * 300)),
        *((Day, "2024-01-01\n"), (Day, "２024-01-01")),
    ],
)
def test_ids_and_days_end_where_they_end(kind: Any, value: str) -> None:
    """An id with a line end, one too long for the name of a file, and a day in other digits are refused."""
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(value)


def test_a_key_with_a_line_end(example: Project) -> None:
    """An id written as a key is held to the same: a line end is part of it."""
    example.append(f"{REGISTRIES}/units.yml", '"lines\\n": {symbol: x, name_vi: x, name_en: x}\n')
    assert [code for _, _, code in example.found()] == ["id-malformed"]


def test_a_key_of_300_letters(example: Project) -> None:
    """An id that no file system could hold is a problem, not an error of the machine later."""
    example.append(f"{REGISTRIES}/units.yml", f"{'a' * 300}: {{symbol: x, name_vi: x, name_en: x}}\n")
    (one,) = example.problems()
    assert one.code == "id-malformed"
    assert len(dict(one.params)["found"]) <= 100


def test_an_endless_number_in_content(example: Project) -> None:
    """Wherever a number may stand, one without end is told with file and line."""
    line = example.append(f"{PLAN}/annotations.yml", f"\nii.9.9:\n  title_en: {'7' * 5000}\n")
    assert (f"{PLAN}/annotations.yml", line + 2, "value-invalid") in example.found()
