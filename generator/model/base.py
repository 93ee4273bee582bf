"""What all entity types share: frozen records that refuse unknown keys, and the kinds of text their fields
hold."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)

from generator.text.dates import days
from generator.words import LANGUAGES, both, phrases


class Entity(BaseModel):
    """A record that people write. Unknown keys are errors; nothing changes after loading.

    What people are to write under each key stands in ``words/<language>/fields.yml`` (:func:`meaning`); the
    JSON Schema of the record shows it as the description of the key.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        schema = handler(core_schema)
        for name, field in handler.resolve_ref_schema(schema).get("properties", {}).items():
            field["description"] = meaning(cls, name)
        return schema


def meaning(model: type[Entity], field: str) -> str:
    """What people are to write under the key ``field`` of a record, in both languages side by side.

    The words stand in ``words/<language>/fields.yml`` under ``<Class>.<field>``, the name of the class or of
    one it inherits from, or under ``<field>`` where several entities share them. A field that is declared
    with a description of its own (a fact of the publication in one language) has that.

    :raises KeyError: when the key has no words; a test asks for those of every field.
    """
    declared = model.model_fields[field].description
    if declared:
        return declared
    keys = [*(f"{parent.__name__}.{field}" for parent in model.__mro__), field]
    known = phrases("fields", LANGUAGES[0])
    return both("fields", next((key for key in keys if key in known), keys[0]))


class NotEdtfError(ValueError):
    """The value is no date in one of the forms of EDTF that the project uses."""


def _edtf(value: str) -> str:
    try:
        days(value)
    except ValueError:
        raise NotEdtfError(value) from None
    return value


def _distinct(values: tuple[str, ...]) -> tuple[str, ...]:
    twice = sorted({v for v in values if values.count(v) > 1})
    if twice:
        raise ValueError(f"{both('expected', 'once')}: {', '.join(twice)}")
    return values


def _one_line(value: str) -> str:
    if not value or value != value.strip() or len(value.splitlines()) > 1:
        raise ValueError(both("expected", "line"))
    return value


def _as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


#: What a date may look like, by example (day, month, quarter, year, period, open ends)
EDTF_FORMS = (
    f"2022-02-15, 2022-02, 2022-34 ({both('expected', 'quarter')}), 2022, 2021/2025, ../2024, 2022-02-15/.."
)
_LINE = r"^\S(?:[^\r\n]*\S)?$"
#: words on one line, with nothing blank before or after them
Text = Annotated[
    str, AfterValidator(_one_line), WithJsonSchema({"type": "string", "minLength": 1, "pattern": _LINE})
]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=100)]
PassageId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(?:\.[a-z0-9-]+)+$", max_length=200)]
#: a year alone is a number to YAML, so editors take both
TEXT_OR_NUMBER = WithJsonSchema({"anyOf": [{"type": "string", "minLength": 1}, {"type": "number"}]})
Edtf = Annotated[str, BeforeValidator(_as_text), AfterValidator(_edtf), TEXT_OR_NUMBER]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_edtf)]
Ids = Annotated[tuple[Id, ...], AfterValidator(_distinct)]
#: words copied from a passage, without ";", which parts several of them in one cell
Quote = Annotated[str, StringConstraints(pattern=r"^[^;]+$")]
_QUOTE_SCHEMA = {"type": "string", "pattern": "^[^;]+$"}
Quotes = Annotated[
    tuple[Quote, ...],
    BeforeValidator(lambda v: (v,) if isinstance(v, str) else v),
    AfterValidator(_distinct),
    WithJsonSchema({"anyOf": [_QUOTE_SCHEMA, {"type": "array", "items": _QUOTE_SCHEMA}]}),
]


def _address(value: str) -> str:
    """An absolute address that programs of all kinds read alike.

    RFC 3986, appendix A: letters outside ASCII are written as percent codes (a path) or in punycode (a host,
    RFC 3492).
    """
    try:
        parts = urlsplit(value)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if not _HOST.fullmatch(host) or not _ADDRESS.fullmatch(value):
        raise ValueError(f"https://example.org/…, {both('expected', 'ascii')}")
    return value


_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|[0-9a-f:.]+", re.ASCII)
_ADDRESS = re.compile(r"https?://(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+")
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$"), AfterValidator(_address)]


State = Literal["draft", "reviewed"]


class Reviewed(Entity):
    """A record of a registry that may still be a draft, such as a body that only a draft document names."""

    #: a draft reaches no package and no page; a record without a state is reviewed
    state: State | None = None
