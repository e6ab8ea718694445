"""The audit report for programs: the model as it is, as one JSON document or one object a line."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from provenance.reports.audit import sentences
from provenance.reports.audit.model import Audit

SCHEMA = "provenance-audit/1"


def render(audit: Audit) -> str:
    """One JSON document: everything that the other formats print."""
    return json.dumps(as_object(audit), ensure_ascii=False, indent=1) + "\n"


def render_lines(audit: Audit) -> str:
    """The same objects one a line, each with a `type`: audit, run, document, claim, quote, finding, source, unread."""
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(audit))


def as_object(audit: Audit) -> dict[str, Any]:
    """The report as plain values."""
    return {"schema": SCHEMA, "totals": totals(audit), **_plain(audit)}


def totals(audit: Audit) -> dict[str, Any]:
    """The counts that the report's first sentences are made of."""
    return {
        "verdict": sentences.verdict_sentence(audit),
        "claims": dict(sorted(audit.verdicts.items())),
        "figures": dict(sorted(audit.figures.items())),
        "quotes": dict(sorted(audit.quotations.items())),
        "open_findings": dict(sorted(audit.severities.items())),
        "addresses": dict(sorted(audit.fates.items())),
        "accepted_claims": audit.accepted,
        "sources_read": audit.read_sources,
        "limits": list(sentences.limits(audit)),
    }


def _lines(audit: Audit) -> Iterator[dict[str, Any]]:
    yield {"type": "audit", "schema": SCHEMA, "totals": totals(audit), "changes": _plain(audit.changes)}
    for kind, items in (("run", audit.runs), ("source", audit.sources), ("unread", audit.unread)):
        yield from ({"type": kind, **_plain(item)} for item in items)
    for number, document in enumerate(audit.documents):
        parts = {"claim": document.claims, "quote": document.quotes, "finding": document.findings}
        whole = _plain(document)
        yield {"type": "document", **{key: value for key, value in whole.items() if f"{key[:-1]}" not in parts}}
        for kind, contents in parts.items():
            yield from ({"type": kind, "document": number, **_plain(item)} for item in contents)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        shown = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return shown | {name: _plain(getattr(value, name)) for name in DERIVED.get(type(value).__name__, ())}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, StrEnum) else value


# What is counted from the fields and a reader of the JSON should not count again.
DERIVED = {"Finding": ("is_open",), "SourceCard": ("title", "year", "fate"), "Claim": ("accepted",)}
