"""The machine-readable result, as `docs/output.md` and `output.schema.json` describe it (schema `provenance/1`)."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from claims.document import Claim, Document, Marker, Note
from claims.flow import Span
from claims.quantities.model import Quantity
from claims.references.model import Reference
from provenance.model import Evidence, Finding, JudgedClaim, JudgedQuote
from provenance.result import DocumentResult, LinkResult, Result, RunInfo, Unread

SCHEMA = "provenance/1"
Object = dict[str, Any]
_encode = json.JSONEncoder(ensure_ascii=False).encode
# Not indented: that is left to Python, which takes ten times as long.
_encode_in_lines = json.JSONEncoder(ensure_ascii=False, separators=(",\n", ": ")).encode


def render(result: Result, *, with_text: bool = False) -> str:
    """The whole result as one JSON document, a value a line; `with_text` adds each document's canonical text."""
    return _encode_in_lines(as_object(result, with_text=with_text)) + "\n"


def render_lines(result: Result, *, with_text: bool = False) -> Iterator[str]:
    """The same objects one a line, each with a `type`: run, document, link, finding, unread."""
    yield _line("run", {"schema": SCHEMA, **_run(result.run)})
    for document in result.documents:
        yield _line("document", _document(document, with_text))
        for finding in document.examination.findings:
            yield _line("finding", _finding(document, finding))
    for link in result.links:
        yield _line("link", link_object(link))
    for loose in result.loose:
        yield _line("finding", _loose_finding(loose))
    for unread in result.unread:
        yield _line("unread", _unread(unread))


def as_object(result: Result, *, with_text: bool = False) -> Object:
    """The result as plain values."""
    return {
        "schema": SCHEMA,
        "run": _run(result.run),
        "documents": [_document(document, with_text) for document in result.documents],
        "links": [link_object(link) for link in result.links],
        "unread": [_unread(unread) for unread in result.unread],
        "findings": [_finding(document, finding) for document, finding in result.findings]
        + [_loose_finding(finding) for finding in result.loose],
    }


def timestamp(moment: datetime | None) -> str | None:
    """ISO 8601 in UTC with `Z`, whole seconds."""
    if moment is None:
        return None
    return (moment if moment.tzinfo is UTC else moment.astimezone(UTC)).isoformat()[:19] + "Z"


def number(value: Decimal | None) -> int | float | None:
    """A decimal as JSON has it: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _line(kind: str, content: Object) -> str:
    return _encode({"type": kind, **content}) + "\n"


def _run(run: RunInfo) -> Object:
    return {
        "id": run.id,
        "started": timestamp(run.started),
        "finished": timestamp(run.finished),
        "version": run.version,
        "offline": run.offline,
        "complete": run.complete,
    }


def _unread(unread: Unread) -> Object:
    return {"path": unread.path, "reason": unread.reason, "status": int(unread.status)}


def _document(result: DocumentResult, with_text: bool) -> Object:
    document = result.examination.document
    return {
        "path": result.path,
        "sha256": document.sha256,
        "format": document.format.value,
        "title": document.title,
        "length": len(document.text),
        "pages": len(document.pages),
        "dated": document.dated,
        "notes": [_note(note) for note in document.notes],
        "markers": [_marker(marker) for marker in document.markers],
        "references": [_reference(reference) for reference in document.references],
        "claims": [_claim(claim) for claim in result.examination.claims],
        "quotes": [_quote(quote) for quote in result.examination.quotes],
        "warnings": list(document.warnings),
    } | ({"text": document.text} if with_text else {})


def _note(note: Note) -> Object:
    return {
        "id": note.id,
        "label": note.label,
        "start": note.start,
        "end": note.end,
        "segments": _segments(note.segments),
        "page": note.page,
        "text": note.text,
        "references": [reference.id for reference in note.references],
    }


def _marker(marker: Marker) -> Object:
    return {
        "label": marker.label,
        "start": marker.start,
        "end": marker.end,
        "kind": marker.kind.value,
        "note": marker.note,
        "confidence": round(marker.confidence, 4),
        "runner_up": marker.runner_up,
    }


def _reference(reference: Reference) -> Object:
    return {
        "id": reference.id,
        "note": reference.note,
        "text": reference.text,
        "start": reference.start,
        "end": reference.end,
        "kind": reference.kind.value,
        "authors": list(reference.authors),
        "year": reference.year,
        "title": reference.title,
        "container": reference.container,
        "publisher": reference.publisher,
        "volume": reference.volume,
        "issue": reference.issue,
        "pages": reference.pages,
        "url": reference.url,
        "url_as_printed": reference.url_as_printed,
        "url_candidates": list(reference.url_candidates),
        "doi": reference.doi,
        "isbn": reference.isbn,
        "published": reference.published,
        "accessed": reference.accessed,
        "target": reference.target,
        "same_as": reference.same_as,
    }


def _claim(judged: JudgedClaim) -> Object:
    claim: Claim = judged.claim
    return {
        "id": claim.id,
        "start": claim.start,
        "end": claim.end,
        "segments": _segments(claim.segments),
        "text": claim.text,
        "figures": [figure_object(figure) for figure in claim.figures],
        "notes": list(claim.notes),
        "link": claim.link.value,
        "verdict": judged.judgement.verdict.value,
        "evidence": [evidence_object(item) for figure in judged.judgement.figures for item in figure.evidence],
    }


def figure_object(figure: Quantity) -> Object:
    """A figure as the result has it."""
    return {
        "text": figure.text,
        "start": figure.start,
        "end": figure.end,
        "kind": figure.kind.value,
        "low": number(figure.low),
        "high": number(figure.high),
        "unit": figure.unit,
        "comparator": figure.comparator.value,
    }


def _quote(judged: JudgedQuote) -> Object:
    quote = judged.quote
    return {
        "id": quote.id,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "notes": list(quote.notes),
        "verdict": judged.verdict.value,
        "evidence": [evidence_object(item) for item in judged.evidence],
    }


def evidence_object(item: Evidence) -> Object:
    """A piece of evidence as the result has it."""
    return {
        "figure": item.figure,
        "verdict": item.verdict.value,
        "reference": item.reference,
        "url": item.url,
        "capture": item.capture,
        "captured": item.captured,
        "quote": item.quote,
        "start": item.start,
        "end": item.end,
        "page": item.page,
        "cell": item.cell,
        "found": item.found,
        "how": item.how,
        "explanation": item.explanation,
        "score": item.score,
    }


def link_object(link: LinkResult) -> Object:
    """An address as the result has it."""
    archived = link.archived
    return {
        "url": link.url,
        "verdict": link.verdict.value,
        "state": link.state,
        "status": link.status,
        "final_url": link.final_url,
        "reason": link.reason,
        "error": link.error,
        "checked": timestamp(link.checked),
        "attempts": link.attempts,
        "strikes": link.strikes,
        "first_failed": timestamp(link.first_failed),
        "last_good": timestamp(link.last_good),
        "archived": archived
        and {"url": archived.url, "timestamp": timestamp(archived.timestamp), "archive": archived.archive},
    }


def _finding(result: DocumentResult, finding: Finding) -> Object:
    return {"document": result.path, **finding_object(result.examination.document, finding)}


def _loose_finding(finding: Finding) -> Object:
    """A finding on an address that stands in no document."""
    return {"document": None, **finding_object(None, finding)}


def finding_object(document: Document | None, finding: Finding) -> Object:
    """A finding as the result has it, its place counted out in `document`."""
    at = finding.at if document else None
    line, column = document.line_and_column(at.start) if document and at else (None, None)
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "message": finding.message,
        "start": at.start if at else None,
        "end": at.end if at else None,
        "line": line,
        "column": column,
        "page": document.page(at.start) if document and at else None,
        "labels": list(finding.labels),
        "url": finding.url,
        "claim": finding.claim,
        "fingerprint": finding.fingerprint,
        "suggestion": finding.suggestion,
        "evidence": _plain(finding.evidence),
        "related": [
            {"start": place.start, "end": place.end, "quote": place.quote, "annotation": place.annotation}
            for place in finding.related
        ],
    }


def _segments(segments: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in segments]


def _plain(values: Mapping[str, Any]) -> Object:
    """Evidence of a finding as plain values: decimals as numbers, anything else unknown to JSON as text."""
    return dict(json.loads(json.dumps(values, default=_default)))


def _default(value: object) -> object:
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, Evidence):
        return evidence_object(value)
    return str(value)
