"""Files to raw records: what is read, and what is refused, with its place."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest

from generator.content.source import Located, last_read, name_of, read_text, read_yaml
from generator.problems import Problem, ProblemsFound


def _yaml(tmp_path: Path, text: str | bytes) -> Located:
    path = tmp_path / "content" / "a.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return read_yaml(path, tmp_path)


def _refused(tmp_path: Path, text: str | bytes) -> list[tuple[int, int, str]]:
    """Line, column and code of what is said about a file with ``text``."""
    with pytest.raises(ProblemsFound) as raised:
        _yaml(tmp_path, text)
    assert {p.file for p in raised.value.problems} == {"content/a.yml"}
    return [(p.line, p.column, p.code) for p in raised.value.problems]


def test_values_stay_what_people_wrote(tmp_path: Path) -> None:
    """Dates stay text, whole numbers become int, decimals Decimal; numbers with a leading zero, sexagesimals
    and the like stay text."""
    data = _yaml(
        tmp_path,
        "{a: 2022-02-15, b: 7, c: 7.50, d: 007, e: 12:30, f: yes, g: ~, h: '7', i: -3, j: 1_000, k: 1e3,"
        " l: .5}",
    ).data
    assert data == {
        "a": "2022-02-15", "b": 7, "c": Decimal("7.50"), "d": "007", "e": "12:30", "f": True, "g": None, "h": "7", "i": -3,
        "j": "1_000", "k": "1e3", "l": ".5",
    }  # fmt: skip
    assert str(data["c"]) == "7.50"
    switches = _yaml(tmp_path, "[true, True, yes, on, ON, false, no, off]").data
    assert switches == [True] * 5 + [False] * 3


def test_numbers_have_an_end(tmp_path: Path) -> None:
    """Thirty digits and signs are a number; with one more it is one of nothing, and told with its place and
    its beginning."""
    whole, parts = "1" * 30, f"{'2' * 27}.25"
    assert _yaml(tmp_path, f"{{a: {whole}, b: {parts}}}").data == {"a": int(whole), "b": Decimal(parts)}
    assert type(_yaml(tmp_path, f"a: {whole}").data["a"]) is int
    assert _refused(tmp_path, "a: " + "9" * 5000) == [(1, 4, "value-invalid")]
    assert _refused(tmp_path, f"a: 1{whole}\nb: 2{parts}\n") == [
        (1, 4, "value-invalid"), (2, 4, "value-invalid"),
    ]  # fmt: skip
    with pytest.raises(ProblemsFound) as raised:
        _yaml(tmp_path, f"a: {{b: 1{whole}}}")
    said = raised.value.problems[0].message("en")
    assert said == f"“b” of a is not valid: “{'1' * 20}…”; ≤ 30 digits"


def test_every_key_path_has_its_place(tmp_path: Path) -> None:
    """A key path, also through lists, leads to its line and column; what is not there leads to the nearest
    part that is."""
    located = _yaml(tmp_path, "one:\n  two:\n    - x\n    - three: 3\n")
    assert located.place("one", "two", "1", "three") == ("content/a.yml", 4, 7)
    assert located.place("one", "two", "0") == ("content/a.yml", 3, 7)
    assert located.place("one", "missing") == ("content/a.yml", 1, 1)
    assert located.place("one", "two", "9") == ("content/a.yml", 2, 3)
    assert Located("x", None).place("a") == ("x", 1, 1)


def test_an_empty_file_is_empty_data(tmp_path: Path) -> None:
    """A file without a record, or with comments only, reads as nothing."""
    assert _yaml(tmp_path, "").data == {}
    assert _yaml(tmp_path, "# not yet\n").data == {}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\n\tb: 1\n", (2, 1)),
        ("a: [1\nb: 2\n", (2, 2)),
        ("a: 1\n b: 2\n", (2, 3)),
        ("a: 'x\n", (2, 1)),
        ("a: 1\n---\nb: 2\n", (2, 1)),
        ("a: *none\n", (1, 4)),
    ],
    ids=["tab", "bracket", "indent", "quote", "two-documents", "alias-to-nothing"],
)
def test_wrong_syntax_has_its_place(tmp_path: Path, text: str, place: tuple[int, int]) -> None:
    """A tab for indentation, an open bracket and other slips of syntax are one problem where YAML
    stumbles."""
    assert _refused(tmp_path, text) == [(*place, "yaml-syntax")]


def test_a_key_written_twice(tmp_path: Path) -> None:
    """A key twice in one mapping is a problem at the second; the same key in two mappings is none."""
    assert _refused(tmp_path, "a: {x: 1}\nb: {x: 1}\na: {x: 2}\n") == [(3, 1, "key-duplicate")]
    assert _refused(tmp_path, "a: 1\na: 2\nb: 3\nb: 4\n") == [
        (2, 1, "key-duplicate"),
        (4, 1, "key-duplicate"),
    ]


@pytest.mark.parametrize("text", ["a: &x [*x]\n", "a: &x [1]\nb: *x\n"], ids=["of-itself", "of-another"])
def test_aliases_are_refused(tmp_path: Path, text: str) -> None:
    """An alias, which could hold itself or grow without end, is a problem and never a loop."""
    assert {code for _, _, code in _refused(tmp_path, text)} == {"yaml-syntax"}


def test_tags_run_nothing(tmp_path: Path) -> None:
    """A tag that would make a Python object is only text."""
    assert _yaml(tmp_path, "a: !!python/object/apply:os.system ['exit 1']\n").data == {"a": ["exit 1"]}


@pytest.mark.parametrize(
    "text", ["a: " + "[" * 200_000, "- " * 100_000, "a:\n" + "[\n" * 100_000], ids=["flow", "block", "lines"]
)
def test_nesting_without_end_is_a_problem(tmp_path: Path, text: str) -> None:
    """Nesting a hundred thousand deep, which ends the process inside the YAML library, is a problem
    instead."""
    assert _refused(tmp_path, text) == [(1, 1, "yaml-syntax")]


def test_nesting_too_deep_has_its_place(tmp_path: Path) -> None:
    """Nesting deeper than any record needs is a problem where it goes too far."""
    assert _refused(tmp_path, "a: " + "[" * 30 + "]" * 30) == [(1, 24, "yaml-syntax")]


@pytest.mark.parametrize(
    ("deep", "place"), [(199, (1, 24)), (200, (1, 1))], ids=["told where", "not even read"]
)
def test_nesting_is_counted_before_it_is_read(tmp_path: Path, deep: int, place: tuple[int, int]) -> None:
    """Two hundred levels of brackets of either kind are not handed to the YAML library; fewer are told where
    they go too far."""
    assert _refused(tmp_path, "a: " + "[" * deep + "]" * deep) == [(*place, "yaml-syntax")]
    braces = "a: " + "{a: " * deep + "1" + "}" * deep
    assert {code for _, _, code in _refused(tmp_path, braces)} == {"yaml-syntax"}
    assert (_refused(tmp_path, braces)[0][:2] == (1, 1)) == (deep == 200)


def test_many_brackets_that_close_are_not_deep(tmp_path: Path) -> None:
    """A long list of short lists and mappings is read."""
    data = _yaml(tmp_path, f"a: [{'[[1], {b: {c: 2}}], ' * 150}]").data
    assert data == {"a": [[[1], {"b": {"c": 2}}]] * 150}


@pytest.mark.parametrize(
    ("text", "column", "code", "params"),
    [
        (r'a: ["x\u200by\u200b"]', 5, "text-control-character", {"found": "U+200B"}),
        (r'a: "x\ty"', 4, "text-control-character", {"found": "U+0009"}),
        (r'a: "b\u202e"', 4, "text-control-character", {"found": "U+202E"}),
        (r'"a\u202e": 1', 1, "text-control-character", {"found": "U+202E"}),
        (
            r'a: "\u1ee7y To\u0300a a\u0301n"',
            4,
            "text-not-nfc",
            {"found": "To\u0300a", "expected": "T\u00f2a"},
        ),
        (r'"o\u0300": 1', 1, "text-not-nfc", {"found": "o\u0300", "expected": "\u00f2"}),
        (
            f'a: "{"x" * 79}o\\u0300"',
            4,
            "text-not-nfc",
            {"found": "x" * 79 + "o", "expected": "x" * 79 + "o"},
        ),
    ],
    ids=["twice", "tab", "turned", "key", "word", "key-word", "long"],
)
def test_an_escape_hides_nothing(
    tmp_path: Path, text: str, column: int, code: str, params: dict[str, str]
) -> None:
    """What may not stand in a file may not be written with an escape either; each sign, and the first word,
    is told once."""
    with pytest.raises(ProblemsFound) as raised:
        _yaml(tmp_path, f"z: 1\n{text}\n")
    (one,) = raised.value.problems
    assert (one.line, one.column, one.code, dict(one.params)) == (2, column, code, params)


def test_what_yaml_says_of_a_slip_is_told(tmp_path: Path) -> None:
    """What was being read, and what was found instead, in one line."""
    with pytest.raises(ProblemsFound) as raised:
        _yaml(tmp_path, "a: [1\nb: 2\n")
    (one,) = raised.value.problems
    assert dict(one.params)["detail"] == "while parsing a flow sequence did not find expected ',' or ']'"
    assert last_read() == "content/a.yml"


def test_not_utf8(tmp_path: Path) -> None:
    """A byte that is not UTF-8 is named with its line and column."""
    assert _refused(tmp_path, b"a: 1\nb: \xe1\n") == [(2, 4, "text-not-utf8")]
    assert _refused(tmp_path, b"\n\xe1\n") == [(2, 1, "text-not-utf8")]
    with pytest.raises(ProblemsFound) as raised:
        _yaml(tmp_path, b"\xff")
    assert raised.value.problems[0].params == (("byte", "0xff"),)


def test_nfd_is_refused_line_by_line(tmp_path: Path) -> None:
    """Text that is not NFC is a problem on each such line, at the word, with the NFC of it."""
    nfd = unicodedata.normalize("NFD", "Tòa án")
    with pytest.raises(ProblemsFound) as raised:
        _yaml(tmp_path, f"a: 1\nb: x {nfd}\nc: {nfd}\nd: x\u2000y\n")
    first, second, space = raised.value.problems
    assert (space.line, space.column, dict(space.params)["found"]) == (4, 1, "d: x\u2000y")
    assert (first.line, first.column, first.code) == (2, 6, "text-not-nfc")
    assert dict(first.params)["expected"] == "Tòa"
    assert second.line == 3


@pytest.mark.parametrize(
    "char", ["\x07", "\x00", "\u200b", "\ufeff", "\u202e", "\x85", "\u2028"], ids=lambda c: f"U+{ord(c):04X}"
)
def test_control_characters_are_refused(tmp_path: Path, char: str) -> None:
    """Characters that nobody sees are problems at their place, by code point; tabs and line ends are none."""
    with pytest.raises(ProblemsFound) as raised:
        _yaml(tmp_path, f"a: 1\nb: x{char}y\n")
    (one,) = raised.value.problems
    assert (one.line, one.column, one.code, dict(one.params)) == (
        2,
        5,
        "text-control-character",
        {"found": f"U+{ord(char):04X}"},
    )


def test_characters_yaml_cannot_hold(tmp_path: Path) -> None:
    """A code point that YAML itself does not allow is a problem with its place and not a traceback."""
    assert _refused(tmp_path, "a: \ufffe\n") == [(1, 4, "text-control-character")]


def test_a_missing_file(tmp_path: Path) -> None:
    """A file that is not there is a problem of the file as a whole."""
    with pytest.raises(ProblemsFound) as raised:
        read_text(tmp_path / "content" / "none.yml", tmp_path)
    assert raised.value.problems == (
        Problem("content/none.yml", 0, 0, "file-missing", (("file", "content/none.yml"),)),
    )


def test_line_ends_stay(tmp_path: Path) -> None:
    r"""Text is read as it is: ``\r\n`` and ``\n`` stay, neither is a control character."""
    (tmp_path / "a").write_bytes(b"a\r\nb\n")
    assert read_text(tmp_path / "a", tmp_path) == "a\r\nb\n"


def test_originals_may_be_nfd(tmp_path: Path) -> None:
    """An original is read as it came: control characters and NFD are the source's own."""
    text = unicodedata.normalize("NFD", "ủy") + "\x0c"
    (tmp_path / "a").write_bytes(text.encode("utf-8"))
    assert read_text(tmp_path / "a", tmp_path, control=False) == text


def test_names_are_relative_with_slashes(tmp_path: Path) -> None:
    """A file is named by its path from the root, with forward slashes; one outside by its whole path."""
    assert name_of(tmp_path / "a" / "b.yml", tmp_path) == "a/b.yml"
    assert name_of(tmp_path, tmp_path / "elsewhere") == tmp_path.as_posix()
