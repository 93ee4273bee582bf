"""Passages are the original, cut in the right places: bullets are bullets, sections follow the printed
labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from generator.content.catalog import Catalog
from generator.model.document import Passage
from generator.problems import Problem, nearest, problem
from generator.text.headings import ancestors
from generator.text.passages import Span, printed

_ENDED = re.compile(r"[.;:!?…”\"/)]$")
_BULLET_LINE = re.compile(r"^[-+]\s+\S")
_LONG = 80
#: rests of table borders, rules and Markdown emphasis, which lie inside a span and not in the text
_BORDERS = re.compile(r"[|*]|^[ \t\u00a0]*-{3,}[ \t\u00a0]*$", re.MULTILINE)


def check(catalog: Catalog) -> Iterator[Problem]:
    """Each document by itself."""
    for document in catalog.documents:
        passages = catalog.passages_of(document)
        if not passages:
            continue  # they could not be read, which is said already
        original = (
            (Path(catalog.root) / "content" / "documents" / document / "original.txt")
            .read_bytes()
            .decode("utf-8", "replace")
        )
        supplied = frozenset(catalog.documents[document].supplied_headings)
        yield from _bullets(passages, original)
        yield from _spacing(passages, original)
        yield from _sections(passages, supplied)
        yield from _root(catalog, document, passages)
        yield from _headings(passages, catalog.documents[document].root_section or "")
        yield from _doubled(passages)


def _root(catalog: Catalog, document: str, passages: tuple[Passage, ...]) -> Iterator[Problem]:
    """The section around all others, when no passage has it."""
    root = catalog.documents[document].root_section
    known = {p.section for p in passages if p.section}
    if root and root not in known:
        located = catalog.located[f"content/documents/{document}/document.yml"]
        yield problem(
            located.place("root_section"),
            "value-invalid",
            nearest=nearest(root, known),
            field="root_section",
            record=document,
            found=root,
            expected="passages.tsv, section",
        )


def _place(p: Passage) -> tuple[str, int, int]:
    return (f"content/documents/{p.document}/passages.tsv", p.line, 1)


def _bullets(passages: tuple[Passage, ...], original: str) -> Iterator[Problem]:
    previous: Passage | None = None
    for p in passages:
        lines = [line.strip() for line in original[p.start : p.end].split("\n") if line.strip()]
        for above, line in pairwise(lines):
            if _BULLET_LINE.match(line) and _ENDED.search(above):
                yield problem(_place(p), "passage-joins-bullets", found=line[:60])
        if (
            p.label in ("-", "+")
            and previous
            and previous.kind not in ("heading", "target-row", "duplicate")
            and not _ENDED.search(previous.text)
        ):
            yield problem(_place(p), "passage-false-bullet", found=p.text[:60])
        previous = p


def _spacing(passages: tuple[Passage, ...], original: str) -> Iterator[Problem]:
    """Passages with a mark that do not begin a line or cell, words run together or torn, sections that no
    page can name."""
    for p in passages:
        before = _BORDERS.sub("", original[original.rfind("\n", 0, p.start) + 1 : p.start]).strip()
        if p.label in ("-", "+") and before:
            yield problem(_place(p), "passage-mid-line", found=before[-60:], record=p.id)
        stands, told = printed(original, Span(p.start, p.end)), f"{p.label} {p.text}".lstrip()
        if stands != told and (wanted := _spaced(stands)) != (written := _spaced(told)):
            at = next((i for i, (a, b) in enumerate(zip(wanted, written, strict=False)) if a != b), 0)
            found, expected = (" ".join(words[at : at + 3]) for words in (written, wanted))
            yield problem(_place(p), "passage-spacing", found=found, expected=expected, record=p.id)


def _spaced(text: str) -> list[str]:
    """The words of a text; the mark before it may stand with or without a space."""
    words = re.sub(r"[^\S\n]+", " ", text).strip()
    return re.sub(r"^((?:[-+•]|[\w.]+[.)/]|\([\w]+\)|Điều [0-9]+\.)) ?", r"\1 ", words).split()


def _sections(passages: tuple[Passage, ...], supplied: frozenset[str]) -> Iterator[Problem]:
    opened = set(supplied)
    for p in passages:
        numbered = re.fullmatch(r"(?:Điều )?([0-9IVX]+(?:\.[0-9]+)*)\.?|(\([0-9]+\))", p.label)
        if p.kind in ("duplicate", "quotation"):
            continue
        if numbered and p.section:
            last = p.section.split("STT ")[-1] if "STT" in p.section else p.section
            number = numbered[1] or numbered[2] or ""
            if not re.search(rf"(^|[. ]){re.escape(number)}( \(lần [0-9]+\))?$|{re.escape(number)}$", last):
                yield problem(_place(p), "section-label", found=p.section, label=p.label, record=p.id)
        opened.add(p.section)
        for section in ancestors(p.section)[1:]:
            if section not in opened:
                opened.add(section)
                yield problem(_place(p), "section-no-heading", found=section)


def _headings(passages: tuple[Passage, ...], root: str) -> Iterator[Problem]:
    for p, after in zip(passages, [*passages[1:], None], strict=True):
        followed = after is not None and (
            p.section in ancestors(after.section) or after.section == p.section or not after.section
        )
        numbered = bool(re.match(r"[0-9IVXĐ]", p.label))
        if (
            p.kind == "heading"
            and numbered
            and p.section != root
            and (after is None or not followed or after.kind in ("recipients", "signature"))
        ):
            yield problem(_place(p), "heading-empty", record=p.id)


def _doubled(passages: tuple[Passage, ...]) -> Iterator[Problem]:
    seen: dict[str, Passage] = {}
    for p in passages:
        if len(p.text) < _LONG or p.kind in ("duplicate", "quotation", "heading", "lead-in"):
            continue
        if p.text in seen:
            yield problem(_place(p), "passage-doubled", record=p.id, first=seen[p.text].id)
        seen.setdefault(p.text, p)
