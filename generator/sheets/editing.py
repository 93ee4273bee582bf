"""Edits records in a YAML file that people write, changing only the lines whose values change.

Comments, order, blank lines and the style of other values are kept. The result is parsed again and compared
with the intended data; an edit that would change anything else is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

import yaml

from generator.content.source import parse_yaml
from generator.sheets import yaml_style

Record = Mapping[str, Any]


class NotMeant(Exception):
    """An edit would have changed something other than intended; nothing was changed."""


@dataclass(frozen=True)
class Span:
    """An entry of a mapping: the line of its key, the line after its last one, and the node of its value."""

    first: int
    after: int
    node: yaml.Node


class Text:
    """A YAML file as lines, in which entries can be replaced, added and removed."""

    def __init__(self, text: str, *, fold: bool = True) -> None:
        self.lines = text.split("\n")
        self.fold = fold

    def __str__(self) -> str:
        return "\n".join(self.lines)

    def entries(self, *path: str) -> dict[str, Span]:
        """The entries of the mapping at a key path; empty where there is no block mapping."""
        root = yaml.compose(str(self), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        spans = self._spans(root, len(self.lines)) if root is not None else {}
        for key in path:
            if key not in spans:
                return {}
            spans = self._spans(spans[key].node, spans[key].after)
        return spans

    def _spans(self, node: yaml.Node, end: int) -> dict[str, Span]:
        if not isinstance(node, yaml.MappingNode) or node.flow_style:
            return {}
        starts = [key.start_mark.line for key, _ in node.value]
        out: dict[str, Span] = {}
        for (key, value), first, stop in zip(node.value, starts, [*starts[1:], end], strict=True):
            indent = key.start_mark.column
            out[str(key.value)] = Span(first, self._last(first, stop, indent) + 1, value)
        return out

    def _last(self, first: int, stop: int, indent: int) -> int:
        """The last line of an entry, without the blank lines and comments that precede the next one."""
        at = stop - 1
        while at > first and (not self.lines[at].strip() or self._comment(at, indent)):
            at -= 1
        return at

    def _comment(self, at: int, indent: int) -> bool:
        line = self.lines[at]
        return line.lstrip().startswith("#") and len(line) - len(line.lstrip()) <= indent

    def put(self, path: Sequence[str], value: Any, order: Sequence[str]) -> None:
        """Write the entry at ``path``: in place of the existing one, or at the position that ``order`` gives
        its key among its siblings."""
        *around, key = path
        spans = self.entries(*around)
        indent = 2 * len(around)
        lines = yaml_style.entry(key, value, indent, around[-1] if around else "", fold=self.fold)
        if key in spans:
            span = spans[key]
            lines[0] += self._remark(span)
            self.lines[span.first : span.after] = lines
            return
        if not around and (at := self._kept_free(key)) is not None:
            self.lines[at : at + 1] = lines
            return
        before = [k for k in order[: order.index(key)] if k in spans] if key in order else list(spans)
        at = max((spans[k].after for k in before), default=0)
        if not before:
            at = self.entries(*around[:-1])[around[-1]].first + 1 if around else self._top()
        self.lines[at:at] = lines

    def _kept_free(self, key: str) -> int | None:
        """The line of a comment that reserves a place for a key (``# issuer:``), as drafts contain them."""
        return next((i for i, line in enumerate(self.lines) if line.startswith(f"# {key}:")), None)

    def _remark(self, span: Span) -> str:
        """The comment behind a value that stands on one line."""
        end = span.node.end_mark
        rest = self.lines[span.first][end.column :] if end.line == span.first else ""
        return f"  {rest.strip()}" if rest.strip().startswith("#") else ""

    def _top(self) -> int:
        """The line after the comments at the head of the file."""
        at = 0
        while at < len(self.lines) and self.lines[at].startswith("#"):
            at += 1
        return at

    def drop(self, *path: str) -> None:
        """Remove the entry at ``path``; with an outermost entry also one blank line."""
        span = self.entries(*path[:-1])[path[-1]]
        first, after = span.first, span.after
        if len(path) == 1 and first and not self.lines[first - 1].strip():
            first -= 1
        elif len(path) == 1 and after < len(self.lines) - 1 and not self.lines[after].strip():
            after += 1
        del self.lines[first:after]

    def rewrite(self, key: str, change: Callable[[Text], None]) -> None:
        """Change a single outermost entry, without parsing the rest of the file."""
        span = self.entries()[key]
        block = Text("\n".join(self.lines[span.first : span.after]), fold=self.fold)
        change(block)
        self.lines[span.first : span.after] = block.lines

    def add(self, key: str, record: Record, order: Sequence[str]) -> None:
        """Insert a new outermost record after the nearest one that precedes it in ``order``, separated from
        it as the others are."""
        spans = self.entries()
        known = {k: n for n, k in enumerate(order)}
        before = [s for k, s in spans.items() if known.get(k, -1) < known[key]]
        lines = yaml_style.entry(key, record, 0, fold=self.fold)
        if not spans:
            self._first(lines)
        elif before:
            at = max(s.after for s in before)
            self.lines[at:at] = ["", *lines] if self._apart(spans) else lines
        else:
            at = min(s.first for s in spans.values())
            self.lines[at:at] = [*lines, ""] if self._apart(spans) else lines

    def _first(self, lines: list[str]) -> None:
        filled = [line for line in self.lines if line.strip() and line.strip() != "{}"]
        self.lines = [*filled, *([""] if filled else []), *lines, ""]

    def _apart(self, spans: Mapping[str, Span]) -> bool:
        firsts = sorted(s.first for s in spans.values())[1:]
        return any(not self.lines[first - 1].strip() for first in firsts) or (
            not firsts and any(not line.strip() for line in self.lines[:-1])
        )


def edited(
    text: str,
    changes: Mapping[str, Record | None],
    order: Sequence[str],
    fields: Sequence[str],
    *,
    fold: bool = True,
) -> str:
    """The text of a file of records by key after some of them have changed; ``None`` removes a record.

    ``order`` is the order of all keys, ``fields`` that of the keys within a record.

    :raises NotMeant: when the file would then not say exactly that.
    """
    meant = {**_data(text)}
    out = Text(text, fold=fold)
    for key, record in changes.items():
        old = meant.get(key)
        if record is None:
            if key in meant:
                out.drop(key)
                del meant[key]
        elif key not in meant:
            out.add(key, record, order)
            meant[key] = record
        elif not same(old, record):
            change = partial(_change, path=(key,), old=old or {}, new=record, fields=fields)
            out.rewrite(key, change)
            meant[key] = record
    return _proved(str(out), meant)


def edited_record(text: str, new: Record, fields: Sequence[str]) -> str:
    """The text of a file with a single record after it has changed to ``new``.

    :raises NotMeant: when the file would then not say exactly that.
    """
    out = Text(text)
    _change(out, (), _data(text), new, fields)
    return _proved(str(out), new)


def _change(out: Text, path: tuple[str, ...], old: Record, new: Record, fields: Sequence[str]) -> None:
    spans = out.entries(*path)
    if path and not spans:  # in brackets, or empty: written anew
        out.put(path, new, ())
        return
    for key in [k for k in old if k not in new]:
        out.drop(*path, key)
    for key, value in new.items():
        if key in old and same(old[key], value):
            continue
        nested = isinstance(value, Mapping) and isinstance(old.get(key), Mapping)
        if nested and out.entries(*path, key):
            _change(out, (*path, key), old[key], value, tuple(value))
        else:
            out.put((*path, key), value, fields)


def _proved(text: str, meant: Record) -> str:
    if not same(_data(text), dict(meant)):
        raise NotMeant(text[:200])
    return text


def _data(text: str) -> dict[str, Any]:
    data = parse_yaml(text, "–").data
    return data if isinstance(data, dict) else {}


def same(one: Any, other: Any) -> bool:
    """Whether two values are equal as YAML data: numbers by value, and a number equal to its text (a year is
    both)."""
    return bool(_plain(one) == _plain(other))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    return value
