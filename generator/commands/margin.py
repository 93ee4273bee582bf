"""The margin beside a draft: what the import suggests for each passage, and which problems the check finds.

Shown by ``plans serve --drafts`` only; no published page contains any of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

from generator import links
from generator.content.catalog import Catalog
from generator.content.checks import draft_problems
from generator.content.source import read_yaml
from generator.problems import Problem
from generator.site.pages.rendering import anchor
from generator.words import phrases

#: what a passage may be given, as ``suggestions.yml`` names it, in the order in which a person decides it
FIELDS = (
    "title_vi", "lead", "cooperate", "deadlines", "topics", "targets", "output", "budget", "places",
    "projects",
)  # fmt: skip
STYLE = "/.plans/drafts.css"


def margins(catalog: Catalog, language: str) -> dict[str, str]:
    """The margin of each draft, as HTML, by the path of its page."""
    whole = catalog.whole
    if whole is None:
        return {}
    problems = draft_problems(catalog)
    found = (key.partition("/") for key in sorted(catalog.drafts.keys) if key.startswith("documents/"))
    return {
        links.page_path("document", document, language): _margin(whole, document, problems, language)
        for _, _, document in found
        if document in whole.documents
    }


def presentable(catalog: Catalog) -> Catalog:
    """The content including its drafts, with placeholders for values without which no page can be made.

    A draft that names no issuer yet is shown under the suggested one, else under the issuer of the other
    documents; its margin lists what is missing.
    """
    whole = catalog.whole
    if whole is None:
        return catalog
    usual = [d.issuer for d in catalog.documents.values()] or sorted(whole.agencies)
    kinds = [d.type for d in catalog.documents.values()]
    documents = dict(whole.documents)
    for key, document in whole.documents.items():
        if f"documents/{key}" not in catalog.drafts.keys:
            continue
        defaults = {
            "issuer": next(
                i for i in (document.issuer, *_issuers(whole.root, key), *usual) if i in whole.agencies
            ),
            "type": document.type or next(iter(kinds), ""),
        }
        documents[key] = document.model_copy(update=defaults)
    return replace(whole, documents=documents)


def _issuers(root: Path, document: str) -> Iterator[str]:
    """Who issues a draft, as its import suggests."""
    path = root / "content" / "documents" / document / "suggestions.yml"
    data = read_yaml(path, root).data if path.is_file() else {}
    record = data.get("document") if isinstance(data, dict) else {}
    yield from (record.get("issuer") or {}) if isinstance(record, dict) else ()


def _margin(whole: Catalog, document: str, problems: Sequence[Problem], language: str) -> str:
    folder = Path("content") / "documents" / document
    words = phrases("drafts", language)
    of_it = [p for p in problems if p.file.startswith(f"{folder.as_posix()}/")]
    suggested = _suggested(whole.root / folder / "suggestions.yml", whole.root)
    entries = "".join(
        _entry(p.local, suggestion, language)
        for p in whole.passages_of(document)
        if (suggestion := suggested.get(p.local))
    )
    wrong = "".join(f"<li>{escape(p.line_for(language))}</li>" for p in of_it)
    listed = f"<h2>{escape(words['problems'].format(count=len(of_it)))}</h2><ol>{wrong}</ol>" if wrong else ""
    suggestions = f"<h2>{escape(words['suggested'])}</h2><dl>{entries}</dl>" if entries else ""
    return (
        f'<aside class="plans-margin" lang="{language}" aria-label="{escape(words["margin"])}">'
        f"<p>{escape(words['shown'])}</p>{listed}{suggestions}</aside>"
    )


def _suggested(path: Path, root: Path) -> Mapping[str, Any]:
    """The suggestions for passages, by their ids in the document; none where the file is not there or not as
    it was written."""
    data = read_yaml(path, root).data if path.is_file() else {}
    passages = data.get("passages") if isinstance(data, dict) else {}
    return passages if isinstance(passages, dict) else {}


def _entry(passage: str, suggestion: Any, language: str) -> str:
    """What is suggested for one passage, a line a field."""
    names = phrases("drafts", language)
    fields = suggestion if isinstance(suggestion, dict) else {}
    lines = "".join(
        f"<dd><b>{escape(names[f'field.{field}'])}</b> {escape('; '.join(_in_words(fields[field])))}</dd>"
        for field in FIELDS
        if fields.get(field)
    )
    return f'<dt><a href="#{anchor(passage)}">{escape(passage)}</a></dt>{lines}' if lines else ""


def _in_words(value: Any) -> Iterator[str]:
    """A value as words: an id with its ground in brackets, a date or a number with what else is known of
    it."""
    if isinstance(value, dict):
        yield from (f"{key} ({ground})" if ground else str(key) for key, ground in value.items())
    elif isinstance(value, list):
        yield from (_joined(one.values()) if isinstance(one, dict) else str(one) for one in value)
    else:
        yield str(value)


def _joined(values: Iterable[Any]) -> str:
    return ", ".join(str(v) for v in values)
