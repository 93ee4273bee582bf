"""Raw data to entities. Whatever is wrong with a record becomes a problem that names the key and the nearest
valid value."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from generator.content.source import Located
from generator.model.base import EDTF_FORMS, Entity, NotEdtfError, meaning
from generator.problems import Problem, ProblemsFound, nearest, problem
from generator.words import both

E = TypeVar("E", bound=Entity)


class Collector:
    """Collects problems, so that all of a run are shown together."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        #: what could not be read: ``agencies``, ``agencies/so-tai-chinh``, ``46-kh-ubnd-2022/``,
        #: ``46-kh-ubnd-2022.ii.1``
        self.unread: set[str] = set()
        #: what says of itself that it is a draft: ``agencies/so-tai-chinh``, ``documents/46-kh-ubnd-2022``
        self.drafts: set[str] = set()

    def add(self, place: tuple[str, int, int], code: str, *, nearest: str = "", **params: object) -> None:
        """Note a problem at ``place``."""
        self.problems.append(problem(place, code, nearest=nearest, **params))

    def attempt(self, read: Callable[[], Located]) -> Located | None:
        """The result of ``read``; on problems ``None``, and the problems are kept."""
        try:
            return read()
        except ProblemsFound as found:
            self.problems += found.problems
            return None


def validate(model: type[E], raw: Any, located: Located, path: tuple[str, ...], into: Collector) -> E | None:
    """Make an entity of raw data, or problems that name the key, the record and the nearest known key."""
    try:
        return TypeAdapter(model).validate_python(raw)
    except ValidationError as error:
        details = error.errors(include_url=False)
    for detail in details:
        _explain(detail, model, located, path, into)
    unknown = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    if not unknown or len(unknown) < len(details):
        return None
    # said once; the rest of the record is looked at, now by the rules that need all its keys
    return validate(model, _without(raw, unknown), located, path, into)


def checked(model: type[E], located: Located, into: Collector) -> E | None:
    """The entity of a file that holds a single record; ``None``, after reporting, when it is invalid."""
    if not isinstance(located.data, dict):
        into.add(located.place(), "yaml-not-a-mapping", expected="key: value")
        return None
    return validate(model, located.data, located, (), into)


def _without(raw: Any, paths: list[tuple[int | str, ...]]) -> Any:
    """The data without the keys at ``paths``."""
    out = copy.deepcopy(raw)
    for *around, last in paths:
        holder = out
        for part in around:
            holder = holder[part]
        del holder[last]
    return out


def _explain(
    detail: Any, model: type[Entity], located: Located, path: tuple[str, ...], into: Collector
) -> None:
    where = tuple(str(p) for p in detail["loc"])
    place = located.place(*path, *where)
    field, holder = (where, path) if where else (path[-1:], path[:-1])
    name, record = ".".join(field) or "?", ".".join(holder) or located.file
    if detail["type"] == "extra_forbidden":
        known = known_keys(model, where[:-1])
        into.add(
            place,
            "key-unknown",
            found=where[-1],
            expected=", ".join(known),
            nearest=nearest(where[-1], known),
        )
    elif detail["type"] == "missing":
        kind = _model_at(model, where[:-1])
        key = next(part for part in reversed(where) if part in kind.model_fields)  # what misses a value
        into.add(place, "value-missing", field=name, record=record, expected=meaning(kind, key))
    elif isinstance((detail.get("ctx") or {}).get("error"), NotEdtfError):
        into.add(place, "date-invalid", found=detail["input"], expected=EDTF_FORMS)
    else:
        expected, near = _expected(detail)
        into.add(
            place,
            "value-invalid",
            field=name,
            record=record,
            found=_as_written(detail.get("input")),
            expected=expected,
            nearest=near,
        )


def _as_written(value: Any) -> Any:
    """A value as YAML has it, where Python has other words."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value


#: what pydantic calls the forms of values, by the first word of the kind of its errors
_FORMS = frozenset({"string", "int", "decimal", "bool", "dict", "model", "list", "tuple"})


def known_keys(model: type[Entity], where: tuple[str, ...]) -> list[str]:
    """The keys allowed at a place inside a record."""
    return list(getattr(_model_at(model, where), "model_fields", {}))


def _model_at(model: type[Entity], where: tuple[str, ...]) -> Any:
    """The entity class at a key path inside a record; keys that people choose (ids) do not change it."""
    current: Any = model
    for part in where:
        fields = getattr(current, "model_fields", {})
        if part in fields:
            annotations = _flatten(fields[part].annotation)
            current = next((a for a in annotations if isinstance(a, type) and issubclass(a, Entity)), current)
    return current


def _flatten(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _flatten(part)


def _expected(detail: Any) -> tuple[str, str]:
    context = detail.get("ctx") or {}
    if detail["type"] == "literal_error":
        values = re.findall(r"'([^']+)'", context.get("expected", ""))
        return ", ".join(values), nearest(str(detail.get("input")), values)
    if "pattern" in context:
        return f"{both('expected', 'pattern')} {context['pattern']}", ""
    form = str(detail["type"]).partition("_")[0]
    if form in _FORMS:
        return both("expected", f"form.{form}"), ""
    return str(detail["msg"]).removeprefix("Value error, "), ""
