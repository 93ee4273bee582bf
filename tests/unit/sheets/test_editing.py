"""Changing YAML that people write: the smallest difference, comments kept, nothing else said."""

from __future__ import annotations

import difflib
from decimal import Decimal
from typing import Any

import pytest

from generator.content.source import parse_yaml
from generator.model.annotation import Annotation
from generator.sheets.editing import NotMeant, edited, edited_record

FIELDS = tuple(Annotation.model_fields)
ORDER = ("0.1", "0.8", "i.1", "i.2", "i.3", "i.4")
TEXT = """# the head of the file

'0.8':
  notes:
    n1:
      kind: missing
      vi: >-
        Một câu dài, viết trên
        hai dòng.
      en: short

# about i.2
i.2:
  title_vi: Rà soát  # a remark
  topics: [a, b]
  # about the lead
  lead: [so-tai-chinh]
  deadlines:
    d1: {what: Báo cáo, text: trước ngày 15/02/2024, date: 2024-02-15, relation: before}
  targets:
    t1:
      name_vi: Thu   # kept
      min: 7.50
      period: '2024'

i.4: {state: draft}
"""


def _record(key: str, **changes: Any) -> dict[str, Any]:
    """A record of the text with some keys other; ``None`` takes a key away."""
    old = {**parse_yaml(TEXT, "t").data.get(key, {}), **changes}
    return {k: v for k, v in old.items() if v is not None}


def _difference(new: str) -> list[str]:
    lines = difflib.unified_diff(TEXT.split("\n"), new.split("\n"), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize(
    ("key", "record", "difference"),
    [
        ("i.2", _record("i.2"), []),
        ("i.2", _record("i.2", title_vi="Soát"), ["-  title_vi: Rà soát  # a remark", "+  title_vi: Soát  # a remark"]),
        ("i.2", _record("i.2", lead=None), ["-  lead: [so-tai-chinh]"]),
        ("i.2", _record("i.2", cooperate=["so-y-te"]), ["+  cooperate: [so-y-te]"]),
        ("i.2", _record("i.2", title_en="Yes: no"), ["+  title_en: 'Yes: no'"]),
        (
            "i.2",
            _record("i.2", targets={"t1": {"name_vi": "Thu", "min": Decimal(8), "period": "2024"}}),
            ["-      min: 7.50", "+      min: 8"],
        ),
        (
            "i.2",
            _record("i.2", deadlines={"d1": {"what": "Báo cáo", "text": "15/02/2024", "date": "2024-02-15"}}),
            [
                "-    d1: {what: Báo cáo, text: trước ngày 15/02/2024, date: 2024-02-15, relation: before}",
                "+    d1: {what: Báo cáo, text: 15/02/2024, date: 2024-02-15}",
            ],
        ),
        ("i.4", {"topics": ["a"]}, ["-i.4: {state: draft}", "+i.4:", "+  topics: [a]"]),
        ("i.4", None, ["-", "-i.4: {state: draft}"]),
        ("0.1", {"heading_en": "2022"}, ["+'0.1':", "+  heading_en: '2022'", "+"]),
        ("i.3", {"state": "draft"}, ["+", "+i.3:", "+  state: draft"]),
    ],
    ids=["same", "remark", "away", "new-key", "quotes", "nested", "brackets", "block", "drop", "first", "between"],
)  # fmt: skip
def test_only_what_changed_is_touched(key: str, record: dict[str, Any] | None, difference: list[str]) -> None:
    """An edit changes the lines that say something else; comments, order and other values stay as they
    are."""
    assert sorted(_difference(edited(TEXT, {key: record}, ORDER, FIELDS))) == sorted(difference)


def test_what_comes_out_says_what_was_meant() -> None:
    """Text that YAML would read as something else is written so that it is read as it was."""
    hard = ["yes", "1.5", "- a", "a: b", "a #b", "'", "[x", "x, y", "null", "2024", "@a", "ends: ", "“dấu”"]
    record = {
        "lead": hard,
        "output": "x: y",
        "targets": {f"t{i}": {"name_vi": words} for i, words in enumerate(hard)},
    }
    out = edited(TEXT, {"i.3": record}, ORDER, FIELDS)
    assert parse_yaml(out, "t").data["i.3"] == record


def test_a_long_text_is_folded_and_read_back() -> None:
    """What is longer than a line is folded, and says the same."""
    words = "Một đoạn dài " * 20 + "hết"
    out = edited(TEXT, {"i.2": _record("i.2", output=words)}, ORDER, FIELDS)
    assert "  output: >-\n" in out
    assert max(map(len, out.split("\n"))) <= 120
    assert parse_yaml(out, "t").data["i.2"]["output"] == words


def test_a_file_that_is_one_record() -> None:
    """A key takes the place that a comment keeps for it; another comment and other keys are left as they were
    written."""
    text = '# draft\nstate: "draft"\nnumber: "1/KH"\n# issuer:  # ai\nplace: X\n'
    out = edited_record(
        text, {"number": "1/KH", "place": "X", "issuer": "a"}, ("state", "number", "issuer", "place")
    )
    assert out == '# draft\nnumber: "1/KH"\nissuer: a\nplace: X\n'


def test_comments_belong_to_what_they_stand_above() -> None:
    """Of an entry that goes, comments deeper than it go too, those that stand as far out as the next one stay;
    so do the remarks of other lines, and a sign that is no comment."""
    text = "i.1:\n  lead: [a]\n    # of the lead\n  # of the output\n  output: 'a # b'\ni.2: {state: draft}\n"
    out = edited(text, {"i.1": {"output": "a # b"}}, ORDER, FIELDS)
    assert out == "i.1:\n  # of the output\n  output: 'a # b'\ni.2: {state: draft}\n"
    changed = edited(out, {"i.1": {"output": "c"}}, ORDER, FIELDS)
    assert changed == "i.1:\n  # of the output\n  output: c\ni.2: {state: draft}\n"


@pytest.mark.parametrize(
    ("before", "gone", "after"),
    [
        ("a: {b: 1}\n\nc: {b: 1}\n", "a", "c: {b: 1}\n"),
        ("a: {b: 1}\nc: {b: 1}\n\nd: {b: 1}\n", "c", "a: {b: 1}\nd: {b: 1}\n"),
        ("a: {b: 1}\n\nc: {b: 1}\n", "c", "a: {b: 1}\n"),
        ("a: {b: 1}\n\nc: {b: 1}\n\nd: {b: 1}\n", "c", "a: {b: 1}\n\nd: {b: 1}\n"),
        ("a:\n  b: 1\n\n  d: 1\n", "a", ""),
    ],
    ids=["first", "below another", "last", "between", "only"],
)
def test_a_record_goes_with_one_empty_line(before: str, gone: str, after: str) -> None:
    """The one above it, else the one below: those that stay are as far apart as they were."""
    assert edited(before, {gone: None}, (), ("b",)) == after


@pytest.mark.parametrize("within", ["", "  "], ids=["record", "within a record"])
def test_the_first_of_a_record_stands_below_its_key(within: str) -> None:
    """A key that comes before all others of its record is written right below the key of the record."""
    block = f"  t:\n{within}" if within else ""
    before, after = f"# head\n\na:\n{block}  c: 1\n\nd: {{b: 1}}\n", f"{within}  b: 2\n{within}  c: 1\n"
    wanted = before.replace(f"{within}  c: 1\n", after)
    meant = {"a": parse_yaml(wanted, "t").data["a"]}
    assert edited(before, meant, (), ("b", "c")) == wanted


def test_what_is_not_said_changes_nothing() -> None:
    """Numbers are the same by value, a year and its text are; a switch is no number; who was not there need
    not go."""
    text = "a: {b: 7.50, c: 2024, d: true}\n"
    said = {"a": {"b": Decimal("7.50"), "c": "2024", "d": True}}
    assert edited(text, {**said, "x": None}, (), ("b", "c", "d")) == text
    assert edited(text, {"a": {**said["a"], "d": 1}}, (), ("b", "c", "d")) != text
    assert edited(text, {"a": {**said["a"], "b": Decimal("7.5")}}, (), ("b", "c", "d")) != text


def test_a_change_that_would_say_something_else_is_not_made() -> None:
    """Whoever edits a file is told of it before it is written, with the beginning of what it would have been."""
    text = f"a: |\n  {'x' * 300}\n  # no comment\nb: 1\n"
    assert edited(text, {"b": None}, ("a", "b"), ()).startswith("a: |\n  xxx")
    with pytest.raises(NotMeant, match=r"^a: \|\n  x{193}$"):
        edited(text.replace("b: 1", "b: {c: 1}"), {"b": {"c": float("nan")}}, ("a", "b"), ("c",))


def test_an_empty_file_gets_its_first_record() -> None:
    """A record goes into a file that holds only comments, or an empty mapping."""
    assert edited("# c\n{}\n", {"i.1": {"topics": ["a"]}}, ORDER, FIELDS) == "# c\n\ni.1:\n  topics: [a]\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("i.1: {state: draft}\ni.4: {state: draft}\n", "i.1: {state: draft}\ni.3:\n  state: draft\ni.4: {state: draft}\n"),
        ("i.1: {state: draft}\n\ni.4: {state: draft}\n", "i.1: {state: draft}\n\ni.3:\n  state: draft\n\ni.4: {state: draft}\n"),
        ("i.4: {state: draft}\ni.2: {state: draft}\n", "i.4: {state: draft}\ni.2: {state: draft}\ni.3:\n  state: draft\n"),
        ("i.1: {state: draft}\n", "i.1: {state: draft}\ni.3:\n  state: draft\n"),
        ("# head\n\ni.1: {state: draft}\n", "# head\n\ni.1: {state: draft}\n\ni.3:\n  state: draft\n"),
        ("i.4: {state: draft}\n", "i.3:\n  state: draft\ni.4: {state: draft}\n"),
    ],
)  # fmt: skip
def test_a_new_record_stands_apart_as_the_others_do(before: str, after: str) -> None:
    """With an empty line between where the others have one, else close to them."""
    assert edited(before, {"i.3": {"state": "draft"}}, ORDER, FIELDS) == after


def test_a_new_record_at_the_head_stands_below_the_comments() -> None:
    """What the comments at the head of a file say of the whole file stays above all records of it."""
    text = "# one\n# two\nstate: draft\n"
    out = edited_record(text, {"state": "draft", "number": "1"}, ("number", "state"))
    assert out == "# one\n# two\nnumber: '1'\nstate: draft\n"
