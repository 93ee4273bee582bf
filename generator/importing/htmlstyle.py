"""What an HTML element says of the words in it: left out, bold, centred, in an old font; and how a list
counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from generator.importing.broken import whole_number
from generator.importing.numbering import formatted
from generator.importing.oldfonts import encoding_of
from generator.text.blocks import Kind

BULLET = "-"  # what stands for the dot, circle or square a browser draws
LARGEST = 32_767  # no list counts further, no cell covers more
_DROPPED: dict[str, Kind] = {
    **dict.fromkeys(("nav", "aside", "footer", "iframe"), "navigation"),
    **dict.fromkeys(("button", "select", "textarea", "input", "object", "embed"), "control"),
    **dict.fromkeys(("img", "svg", "canvas", "audio", "video", "math"), "picture"),
    **dict.fromkeys(("s", "strike", "del"), "struck"),
}  # fmt: skip
#: what is of the page, not of the text, by its role (WAI-ARIA) or the name that pages usually give it
_ROLES = frozenset({"navigation", "contentinfo", "search"})
_IDS = frozenset({"footer", "nav", "navbar", "menu", "breadcrumb", "sidebar"})
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|(^|;)\s*font-size\s*:\s*0(px|pt"
    r"|em)?\s*(;|$)|mso-hide\s*:\s*all",
    re.IGNORECASE,
)
_STRUCK = re.compile(r"text-decoration(-line)?\s*:[^;]*line-through", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
_TRANSFORM = re.compile(r"text-transform\s*:\s*(\w+)", re.IGNORECASE)
_DISPLAY = re.compile(r"(?:^|;)\s*display\s*:\s*(table(?:-row|-cell)?)\s*(?:;|$)", re.IGNORECASE)
_SHOWN = {"table": "table", "table-row": "tr", "table-cell": "td"}
_FAMILY = re.compile(r"font(?:-family)?\s*:[^;\"]*?[\"']?((?:\.vn|vni[- ])[\w.-]+)", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_HEADING = re.compile(r"h([1-6])")
_FORMS = {
    "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal",
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero", "none": "none",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Look:
    """How words are set where the reader is: inherited from element to element."""

    centred: bool = False
    bold: bool = False
    encoding: str = ""
    capital: bool = False
    pre: bool = False
    heading: int = 0


@dataclass
class Listing:
    """A list the reader is in: its form and how far it has counted."""

    form: str
    number: int = 0
    step: int = 1


def gone(node: etree._Element) -> Kind | None:
    """What of an element is left out, if it is: struck, hidden, or not part of the text."""
    if node.tag in _DROPPED:
        return _DROPPED[node.tag]
    if node.get("role") in _ROLES or (node.get("id") or "").lower() in _IDS:
        return "navigation"
    if node.tag == "div" and node.get("title") in ("header", "footer"):
        return "running"  # so LibreOffice marks those of a page
    style = node.get("style") or ""
    if node.get("hidden") is not None or _HIDDEN.search(style):
        return "hidden"
    return "struck" if _STRUCK.search(style) else None


def show_tables(page: etree._Element) -> None:
    """Make elements that a style shows as tables, rows and cells such."""
    for node in page.iter("div", "section", "span", "ul", "li", "p", "dl", "dt", "dd"):
        shown = _DISPLAY.search(node.get("style") or "")
        if shown:
            node.tag = _SHOWN[shown[1].lower()]


def looked(node: etree._Element, look: Look) -> Look:
    """How words are set inside an element that stands where ``look`` is."""
    style = node.get("style") or ""
    family = _FAMILY.search(style)
    heading = _HEADING.fullmatch(str(node.tag))
    font = family[1] if family else (node.get("face") or "") if node.tag == "font" else ""
    named = bool(font) or "font-family" in style.lower()
    encoding, capital = encoding_of(font) if named else (look.encoding, look.capital)
    transform = _TRANSFORM.search(style)
    capital = transform[1].lower() == "uppercase" if transform and not encoding else capital
    bold = node.tag in ("b", "strong", "th") or bool(_BOLD.search(style)) or heading is not None
    centred = (
        node.tag == "center" or (node.get("align") or "").lower() == "center" or bool(_CENTRED.search(style))
    )
    return replace(
        look,
        centred=centred or look.centred,
        bold=bold or look.bold,
        encoding=encoding,
        capital=capital,
        pre=look.pre or node.tag == "pre",
        heading=int(heading[1]) if heading else look.heading,
    )


def after(node: etree._Element) -> str:
    """The words after an element that was left out; a line's end after a floating picture is none between
    words."""
    tail = node.tail or ""
    floats = node.tag == "img" and (node.get("align") or "").lower() in ("left", "right")
    return tail.removeprefix("\n") if floats else tail


def listing(node: etree._Element) -> Listing:
    """A list at its beginning."""
    if node.tag != "ol":
        return Listing(form_of(node) if form_of(node) == "none" else "bullet")
    form = form_of(node) or "decimal"
    backward = node.get("reversed") is not None
    first = sum(1 for item in node if item.tag == "li") if backward else 1
    return Listing(
        form, number_of(node.get("start"), "start") if node.get("start") else first, -1 if backward else 1
    )


def counted_by(node: etree._Element, own: Listing) -> str:
    """Count an item in its list, and what a browser prints before it."""
    given = node.get("value")
    own.number = number_of(given, "value") if given else own.number
    form = form_of(node) or own.form
    number, own.number = own.number, own.number + own.step
    return BULLET if form == "bullet" else f"{formatted(number, form)}." if form != "none" else ""


def as_label(printed: str) -> str:
    """What a sheet prints before an item as a label: a number as it is, whatever sign else a bullet."""
    return printed if not printed or printed[0].isalnum() or printed[0] == "(" else BULLET


def number_of(printed: str | None, name: str) -> int:
    """A number of a list, which may be below zero."""
    printed = (printed or "").strip()
    size = whole_number(printed.removeprefix("-"), name, LARGEST)
    return -size if printed.startswith("-") else size


def form_of(node: etree._Element) -> str:
    """The form of a list or an item: by its style, else by ``type``; "" where neither says."""
    style = _LIST_STYLE.search(node.get("style") or "")
    name = style[1].lower() if style else node.get("type") or ""
    return _FORMS.get(
        name, "bullet" if name in ("disc", "circle", "square") else "decimal" if name == "decimal" else ""
    )
