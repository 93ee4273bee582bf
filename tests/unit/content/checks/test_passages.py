"""Passages are cut in the right places. Original and passages are changed together, so that the proof itself
holds."""

from __future__ import annotations

import hashlib
import re

import pytest

from generator.content.checks import passages
from tests.project import DECISION, PLAN, Project

TSV = f"{PLAN}/passages.tsv"


def _set(example: Project, original: tuple[str, str], tsv: tuple[str, str], folder: str = PLAN) -> int:
    """Change the original and its passages; gives the line of the passages that changed."""
    if original[0]:
        example.change(f"{folder}/original.txt", *original)
    line = example.change(f"{folder}/passages.tsv", *tsv)
    digest = hashlib.sha256((example.root / folder / "original.txt").read_bytes()).hexdigest()
    record = example.read(f"{folder}/document.yml")
    example.write(f"{folder}/document.yml", re.sub(r"source_sha256: \w+", f"source_sha256: {digest}", record))
    assert {p.code for p in example.catalog().reading_problems} <= {"passage-unknown"}
    return line


def test_good(example_project: Project) -> None:
    """The miniature project is cut well: a hyphen that continues a wrapped line is no bullet there."""
    assert "\n- xã hội" in example_project.read(f"{PLAN}/original.txt")
    assert example_project.found_by(passages.check) == []


def test_a_swallowed_bullet(example: Project) -> None:
    """Two bullets joined in one passage are a problem of that passage, with the bullet that was lost."""
    line = _set(
        example, ("", ""), ("người dân.\nii.1.7\tII.1\tcommitment\t-\tQuảng bá", "người dân. - Quảng bá")
    )
    (one,) = passages.check(example.catalog())
    assert (one.file, one.line, one.code) == (TSV, line, "passage-joins-bullets")
    assert dict(one.params)["found"].startswith("- Quảng bá Chương trình")


def test_a_false_bullet(example: Project) -> None:
    """A wrapped line that begins with a hyphen, cut off as a bullet, is a problem: the line above did not
    end."""
    line = _set(
        example, ("", ""), ("kinh tế - xã hội tỉnh Vân Đài", "kinh tế\n0.99\t\ttitle\t-\txã hội tỉnh Vân Đài")
    )
    assert example.found_by(passages.check) == [(TSV, line + 1, "passage-false-bullet")]


def test_a_doubled_paragraph(example: Project) -> None:
    """A long passage word for word the same as an earlier one is a problem unless it is of kind
    ``duplicate``."""
    text = "Lập danh mục dự án đầu tư công, báo cáo UBND tỉnh trước ngày 15/02/2024 và định kỳ hằng quý."
    line = _set(
        example,
        (f"- {text}\n", f"- {text}\n- {text}\n"),
        (f"commitment\t-\t{text}\n", f"commitment\t-\t{text}\nii.1.98\tII.1\tcommitment\t-\t{text}\n"),
    )
    (one,) = passages.check(example.catalog())
    assert (one.line, one.code) == (line + 1, "passage-doubled")
    assert dict(one.params)["first"] == "12-kh-ubnd-2024.ii.1.2"
    example.change(TSV, "ii.1.98\tII.1\tcommitment", "ii.1.98\tII.1\tduplicate")
    assert example.found_by(passages.check) == []


def test_short_words_may_stand_twice(example: Project) -> None:
    """A word such as "KẾ HOẠCH" stands in a text as often as it likes."""
    example.change(TSV, "0.6\t\tduplicate", "0.6\t\ttitle")
    assert example.found_by(passages.check) == []


@pytest.mark.parametrize(
    ("folder", "old", "new"),
    [
        (PLAN, "ii.3.1\tII.3\tcommitment\t3.", "ii.3.1\tII.1\tcommitment\t3."),
        (PLAN, "iii.1\tIII\theading\tIII.", "iii.1\tII\theading\tIII."),
        (DECISION, "1.2\t1(1)\tcommitment\t(1)", "1.2\t1\tcommitment\t(1)"),
        (DECISION, "phu-luc.stt-2\tPhụ lục STT 2", "phu-luc.stt-2\tPhụ lục STT 3"),
        (DECISION, "dieu-2.1\tĐiều 2", "dieu-2.1\tĐiều 3"),
    ],
)
def test_section_and_label_differ(example: Project, folder: str, old: str, new: str) -> None:
    """A section that does not end with the number printed before the passage is a problem of the passage."""
    line = _set(example, ("", ""), (old, new), folder)
    assert (f"{folder}/passages.tsv", line, "section-label") in example.found_by(passages.check)


def test_a_row_printed_twice_with_one_number(example: Project) -> None:
    """The second row with a number already used is told apart in its section."""
    new = "phu-luc.stt-2\tPhụ lục STT 1 (lần 2)\ttarget-row\t1"
    _set(example, ("\n2\nTăng", "\n1\nTăng"), ("phu-luc.stt-2\tPhụ lục STT 2\ttarget-row\t2", new), DECISION)
    assert example.found_by(passages.check) == []


def test_a_section_nobody_opens(example: Project) -> None:
    """A section whose heading the copy lost is a problem where it is first used, once, until it is
    supplied."""
    line = example.change(TSV, "ii.1.7\tII.1\t", "ii.1.7\tII.7.1\t")
    (one,) = passages.check(example.catalog())
    assert (one.line, one.code, dict(one.params)) == (line, "section-no-heading", {"found": "II.7"})
    example.change(f"{PLAN}/document.yml", "supplied_headings:\n", "supplied_headings:\n  II.7: Bị mất\n")
    assert example.found_by(passages.check) == []


def test_a_heading_with_nothing_under_it(example: Project) -> None:
    """A numbered heading that is followed by the next one of its level is a problem."""
    line = _set(example, ("", ""), ("i.1.2\tI.1\tobjective", "i.1.2\tI.2\tobjective"))
    assert example.found_by(passages.check) == [(TSV, line - 1, "heading-empty")]


def test_a_root_section_that_no_passage_has(example: Project) -> None:
    """The section around all others is one of the document's, or the record of the document is wrong, not its
    passages."""
    name = f"{DECISION}/document.yml"
    line = example.change(name, "root_section: Điều 1", "root_section: Điều 11")
    found = [p for p in passages.check(example.catalog()) if p.file == name]
    assert [(p.line, p.code, p.nearest) for p in found] == [(line, "value-invalid", "Điều 1")]
