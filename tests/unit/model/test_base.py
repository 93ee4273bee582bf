"""The kinds of text that fields hold: what each takes, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.model import base

#: by form: an address is absolute and in ASCII; an id is words of ASCII letters and digits with single hyphens
#: between them; that of a passage has points; words stand on one line; a year alone is a number to YAML, and
#: taken; a day is one of the calendar; of several values each stands once; no quotation has a semicolon
RIGHT: dict[str, tuple[Any, ...]] = {
    "Url": (
        "https://example.org",
        "http://example.org:8080/a/b.html?c=d&e=%C4%91#f",
        "https://[2001:db8::1]/a",
    ),
    "Id": ("so-y-te", "12", "a" * 100),
    "PassageId": ("plan.i.1", f"plan.{'a' * 195}"),
    "Text": ("Tên", "Hai từ"),
    "Edtf": ("2023", 2024, "2021/2025", "../2024"),
    "Day": ("2024-02-29",),
    "Ids": (("a", "b"), ()),
    "Quotes": ("một", ["một", "hai"]),
}
WRONG: dict[str, tuple[Any, ...]] = {
    "Url": (
        "https://example.org/kế-hoạch",
        "https://ví-dụ.example/a",
        "https://example.org/%zz",
        "https://example.org:port/",
        "https://-example.org/",
        "https:///a",
        "https://[2001:db8/",
        "https://example.org/a b",
        "ftp://example.org/a",
        "/a/b.html",
    ),
    "Id": ("a" * 101, "", "sở", "So", "a--b", "-a", "a-", "a.b"),
    "PassageId": (f"plan.{'a' * 196}", "plan", "plan.", "plan..1", "Plan.1"),
    "Text": ("", " a", "a ", "a\nb"),
    "Edtf": (True, "2024-13", "soon"),
    "Day": ("2023-02-29", "2024-02"),
    "Ids": (("a", "a"),),
    "Quotes": ("một; hai", ["một", "một"]),
}


def _form(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(getattr(base, name))


@pytest.mark.parametrize(
    ("form", "value"), [(form, value) for form, values in RIGHT.items() for value in values]
)
def test_what_a_form_takes(form: str, value: Any) -> None:
    """What is written in the form is taken."""
    _form(form).validate_python(value)


def test_what_may_be_written_shorter_is_written_out() -> None:
    """A year that YAML takes for a number is text; one quotation needs no list."""
    assert _form("Edtf").validate_python(2024) == "2024"
    assert _form("Quotes").validate_python("một") == ("một",)


@pytest.mark.parametrize(
    ("form", "value"), [(form, value) for form, values in WRONG.items() for value in values]
)
def test_what_a_form_refuses(form: str, value: Any) -> None:
    """What is not, is a mistake of who wrote it."""
    with pytest.raises(ValidationError):
        _form(form).validate_python(value)


def test_a_wrong_address_is_told_what_to_write() -> None:
    """In both languages: letters outside ASCII are written as percent codes."""
    with pytest.raises(ValidationError, match="letters outside ASCII written as %…") as told:
        _form("Url").validate_python("https://example.org/kế-hoạch")
    assert "chữ có dấu viết thành %…" in str(told.value)


def test_what_stands_twice_is_named() -> None:
    """Each of them once, in order."""
    with pytest.raises(ValidationError, match="written twice: a, b"):
        _form("Ids").validate_python(("b", "a", "c", "a", "b"))
