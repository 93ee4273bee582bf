"""Who answers now is said of every body a document names, and no body is in the registry for nothing."""

from __future__ import annotations

from generator.content.checks import successions
from tests.project import REGISTRIES, Project

AGENCIES, ROWS = f"{REGISTRIES}/agencies.yml", f"{REGISTRIES}/agency_successions.yml"
FIRST = (
    "  agency: so-ke-hoach-va-dau-tu\n  status: succeeded\n  successor_name_vi: Sở Tài chính\n  successor:"
    " so-tai-chinh-2025\n"
)


def test_good(example_project: Project) -> None:
    """In the miniature project every body has its row; groups, communities and mere successors need none."""
    assert example_project.found_by(successions.check) == []


def test_a_body_without_a_row(example: Project) -> None:
    """A body that a document names and of which nothing is said today is asked for."""
    example.change(ROWS, "- {id: cong-an-tinh.s1, agency: cong-an-tinh, status: not-checked}\n", "")
    assert example.found_by(successions.check) == [
        (AGENCIES, example.line(AGENCIES, "cong-an-tinh:"), "succession-missing")
    ]


def test_not_checked_stands_alone(example: Project) -> None:
    """Who wrote what a source says cannot say as well that nobody has looked."""
    example.append(ROWS, "- {id: ubnd-tinh.s2, agency: ubnd-tinh, status: not-checked}\n")
    assert [code for _, _, code in example.found_by(successions.check)] == ["succession-both"]


def test_an_idle_body(example: Project) -> None:
    """A body that nothing names and that follows nobody is asked for its reason; a note is one."""
    line = example.append(
        AGENCIES, "so-y-te:\n  name_vi: Sở Y tế\n  name_en: Department of Health\n  kind: department\n"
    )
    assert example.found_by(successions.check) == [(AGENCIES, line, "agency-idle")]
    example.append(AGENCIES, "  note: Sẽ có trong văn bản sau.\n")
    assert example.found_by(successions.check) == []


def test_each_status_has_what_it_needs(example: Project) -> None:
    """A succession without a successor, a source where nobody looked, and a body that follows itself are
    refused."""
    for old, new in (
        ("  successor_name_vi: Chi cục Thuế khu vực I\n", ""),
        ("id: cong-an-tinh.s1,", "id: cong-an-tinh.s1, source_url: 'https://example.org',"),
        (FIRST, FIRST.replace("successor: so-tai-chinh-2025", "successor: so-ke-hoach-va-dau-tu")),
    ):
        text = example.read(ROWS)
        example.change(ROWS, old, new)
        assert [(p.file, p.code) for p in example.catalog().reading_problems] == [(ROWS, "value-invalid")], (
            old
        )
        example.write(ROWS, text)
