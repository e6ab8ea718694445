"""The JSON Schema of the report's JSON (`audit.schema.json`), made from the model that the report is.

Print it anew into that file after a change of the model: `python -m provenance.reports.audit.schema`.
"""

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from provenance.reports.audit.model import Audit
from provenance.reports.audit.objects import DERIVED, SCHEMA

Object = dict[str, Any]
_SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def schema() -> Object:
    """The schema, by JSON Schema 2020-12. Fields may be added to any object, so none is closed."""
    definitions: dict[str, Object] = {}
    whole = _object(Audit, definitions)
    own = {"schema": {"const": SCHEMA}, "totals": {"type": "object"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The audit report of provenance",
        **whole,
        "properties": {**own, **whole["properties"]},
        "required": [*own, *whole["required"]],
        "$defs": dict(sorted(definitions.items())),
    }


def render() -> str:
    """The schema as it is shipped."""
    return json.dumps(schema(), indent=1) + "\n"


def _object(kind: type, definitions: dict[str, Object]) -> Object:
    hints = get_type_hints(kind)
    derived = DERIVED.get(kind.__name__, ())
    properties = {field.name: _of(hints[field.name], definitions) for field in fields(kind)}
    properties |= {name: _of(_returned(kind, name), definitions) for name in derived}
    described = {"type": "object", "properties": properties, "required": list(properties)}
    return {"description": (kind.__doc__ or "").split("\n")[0], **described}


def _returned(kind: type, name: str) -> Any:
    return get_type_hints(getattr(kind, name).fget)["return"]


def _of(hint: Any, definitions: dict[str, Object]) -> Object:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_of(one, definitions) for one in inner]}
    if origin is tuple and inner[-1] is Ellipsis:
        return {"type": "array", "items": _of(inner[0], definitions)}
    if origin is tuple:
        return {"type": "array", "prefixItems": [_of(one, definitions) for one in inner], "items": False}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _of(inner[1], definitions)}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [member.value for member in hint]}
    if isinstance(hint, type) and is_dataclass(hint):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}
            definitions[hint.__name__] = _object(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": _SIMPLE[hint]} if hint in _SIMPLE else {}


if __name__ == "__main__":
    print(render(), end="")
