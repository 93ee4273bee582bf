"""The official JSON Schema of Data Package v2 (https://datapackage.org/profiles/2.0/datapackage.json)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

#: what the standard publishes, unchanged; profile/README.md says whence and under which licence
SHA256 = "a9ef0fc168b3402ae7aa7d22bbcb798e0db6b639e7ee15ff4aa177463cea7112"


def schema() -> bytes:
    """The schema as it lies here, byte for byte as the standard publishes it."""
    return (files("generator") / "validation" / "profile" / "datapackage-2.0.json").read_bytes()


def faults(descriptor: Mapping[str, Any]) -> Iterator[str]:
    """What the schema forbids, with the place in the descriptor."""
    for error in _validator().iter_errors(descriptor):
        yield f"{'.'.join(map(str, error.absolute_path))}: {error.message[:200]}"


@cache
def _validator() -> Validator:
    from jsonschema.validators import validator_for  # noqa: PLC0415  slow to import

    whole = json.loads(schema())
    return validator_for(whole)(whole)
