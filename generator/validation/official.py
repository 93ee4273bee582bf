"""The official JSON Schema of Data Package v2, as dplib ships it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any


def faults(descriptor: Mapping[str, Any]) -> Iterator[str]:
    """What the schema forbids, with the place in the descriptor."""
    from jsonschema.validators import validator_for  # noqa: PLC0415  slow to import

    schema = json.loads(
        (files("dplib") / "profiles" / "2.0" / "datapackage.json").read_text(encoding="utf-8")
    )
    for error in validator_for(schema)(schema).iter_errors(descriptor):
        yield f"{'.'.join(map(str, error.absolute_path))}: {error.message[:200]}"
