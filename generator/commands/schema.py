"""JSON Schemas of the content files, for editors: made from the entity models, so that no shape is written
twice."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter

from generator.content.reading import KEYED, LISTED
from generator.model.annotation import Annotation
from generator.model.document import Document
from generator.model.evidence import Exemption

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """File name to JSON Schema text, one for each kind of content file."""
    shapes: dict[str, Any] = {
        "document": Document,
        "annotations": dict[str, Annotation],
        "exceptions": dict[str, list[Exemption]],
        **{stem: dict[str, model] for stem, model in KEYED},  # type: ignore[valid-type]  # the type is made while running
        **{stem: list[model] for stem, model in LISTED},  # type: ignore[valid-type]  # the type is made while running
    }
    return {f"{stem}.schema.json": _text(stem, shape) for stem, shape in shapes.items()}


def _text(stem: str, shape: Any) -> str:
    schema = {"$schema": DIALECT, "title": stem, **TypeAdapter(shape).json_schema(mode="validation")}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def plain(data: Any) -> Any:
    """What an editor holds against a schema: decimals are numbers."""
    if isinstance(data, Mapping):
        return {k: plain(v) for k, v in data.items()}
    if isinstance(data, list):
        return [plain(v) for v in data]
    return float(data) if isinstance(data, Decimal) else data
