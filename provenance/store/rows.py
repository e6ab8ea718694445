"""Values as rows: what each table holds of a document, a check, a verdict and a finding."""

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any

from claims.document import Claim, Document
from claims.references.model import Reference
from provenance.model import Evidence, Finding, Verdict, normalise_identity
from provenance.reports.json import evidence_object, finding_object, timestamp
from provenance.result import LinkResult
from sources.capture import Capture

Row = dict[str, Any]
VerdictKey = tuple[Any, ...]  # subject, figure, verdict, basis

_encode = json.JSONEncoder(ensure_ascii=False).encode

# Header fields that the next request for a page may need.
CONDITION_FIELDS = frozenset({"etag", "last-modified", "retry-after", "date"})
_LONGEST_DELAY_S = 30 * 86_400.0
# What may differ between two sights of the same evidence: never part of its identity.
_VOLATILE = frozenset({"captured", "checked", "start", "end", "score", "line", "page", "attempts", "reference"})


def layout(document: Document) -> str:
    """The body in reading order, as JSON: the kind of each block and its pieces, in offsets of the text."""
    return json.dumps([[block.kind.value, [[s.start, s.end] for s in block.segments]] for block in document.blocks])


def note_rows(document: Document) -> Iterator[Row]:
    """Rows of `notes`."""
    for note in document.notes:
        yield {
            "id": note.id,
            "label": note.label,
            "kind": note.kind.value,
            "start": note.start,
            "end": note.end,
            "page": note.page,
            "text": note.text,
        }


def marker_rows(document: Document) -> Iterator[Row]:
    """Rows of `markers`."""
    for marker in document.markers:
        yield {
            "start": marker.start,
            "end": marker.end,
            "label": marker.label,
            "kind": marker.kind.value,
            "note_id": marker.note,
            "confidence": marker.confidence,
            "runner_up": marker.runner_up,
        }


def reference_row(reference: Reference, address_id: int | None) -> Row:
    """A row of `references_`."""
    fields = ("text", "year", "title", "container", "publisher", "volume", "issue", "pages", "url", "url_as_printed")
    more = ("doi", "isbn", "published", "accessed", "same_as", "start", "end")
    return {
        "id": reference.id,
        "note_id": reference.note,
        "kind": reference.kind.value,
        "authors": json.dumps(reference.authors, ensure_ascii=False),
        "url_candidates": json.dumps(reference.url_candidates, ensure_ascii=False),
        "address_id": address_id,
        **{name: getattr(reference, name) for name in (*fields, *more)},
    }


def claim_row(claim: Claim) -> Row:
    """A row of `claims`."""
    return {
        "id": claim.id,
        "identity": normalise_identity(claim.text),
        "start": claim.start,
        "end": claim.end,
        "segments": json.dumps([[span.start, span.end] for span in claim.segments]),
        "spots": json.dumps([[span.start, span.end] for span in claim.spots]),
        "text": claim.text,
        "link": claim.link.value,
    }


def figure_rows(claim: Claim) -> Iterator[Row]:
    """Rows of `figures`; numbers are kept as the decimals they are."""
    for number, figure in enumerate(claim.figures):
        yield {
            "claim_id": claim.id,
            "number": number,
            "start": figure.start,
            "end": figure.end,
            "text": figure.text,
            "kind": figure.kind.value,
            "low": None if figure.low is None else str(figure.low),
            "high": None if figure.high is None else str(figure.high),
            "unit": figure.unit,
            "comparator": figure.comparator.value,
        }


def quote_rows(document: Document) -> Iterator[Row]:
    """Rows of `quotes`."""
    for quote in document.quotes:
        yield {
            "id": quote.id,
            "start": quote.start,
            "end": quote.end,
            "text": quote.text,
            "notes": json.dumps(quote.notes),
            "link": quote.link.value,
        }


def capture_row(capture: Capture) -> Row:
    """A row of `captures`, without the place of its record."""
    return {
        "digest": capture.digest,
        "url": capture.url,
        "final_url": capture.final_url,
        "captured": timestamp(capture.captured),
        "origin": capture.origin,
        "outcome": capture.outcome.value,
        "status": capture.status,
        "media_type": capture.media_type,
        "truncated": capture.truncated,
        "archived_url": capture.archived_url,
    }


def check_row(run: str, link: LinkResult, capture_id: int | None, digest: str | None) -> Row:
    """A row of `checks` with its address; `digest` is of the page where its bytes were let go."""
    live = next((capture for capture in reversed(link.captures) if capture.origin == "live"), None)
    hops = [
        {"url": hop.url, "status": hop.status, "location": hop.location, "peer": hop.peer}
        for capture in link.captures[-1:]
        for hop in capture.hops
    ]
    return {
        "run_id": run,
        "url": link.url,
        "verdict": link.verdict.value,
        "state": link.state,
        "status": link.status,
        "final_url": link.final_url,
        "reason": link.reason,
        "error": link.error,
        "checked": timestamp(link.checked),
        "attempts": link.attempts,
        "hops": _encode(hops),
        "archived_url": link.archived.url if link.archived else None,
        "archived_at": timestamp(link.archived.timestamp) if link.archived else None,
        "archive": link.archived.archive if link.archived else None,
        "capture_id": capture_id,
        "digest": digest or (live.digest if live is not None and live.body else None),
        "etag": live.header("etag") if live else None,
        "last_modified": live.header("last-modified") if live else None,
        "not_before": _not_before(live) if live else None,
    }


def _not_before(capture: Capture) -> str | None:
    """The moment before which the host asked not to be asked again; waits that a run can sit out are passed over."""
    if capture.header("retry-after") is None:
        return None
    from sources.politeness import LONGEST_WAIT_S, read_retry_after  # loads what asks networks

    seconds = read_retry_after(capture.headers, capture.captured)
    if seconds is None or seconds <= LONGEST_WAIT_S:
        return None
    return timestamp(capture.captured + timedelta(seconds=min(seconds, _LONGEST_DELAY_S)))


def address_row(link: LinkResult) -> Row:
    """A row of `addresses`: the state over all checks."""
    return {
        "url": link.url,
        "state": link.state,
        "strikes": link.strikes,
        "first_failed": timestamp(link.first_failed),
        "last_good": timestamp(link.last_good),
    }


def verdict_row(subject: str, figure: int | None, verdict: Verdict, evidence: tuple[Evidence, ...]) -> Row:
    """A row of `verdicts`; `basis` is the digest of what it rests on."""
    basis = _digest([_lasting(evidence_object(item)) for item in evidence])
    return {"subject": subject, "figure": figure, "verdict": verdict.value, "basis": basis}


def verdict_key(row: Row) -> VerdictKey:
    """What makes a verdict on a document the same one."""
    return row["subject"], row["figure"], row["verdict"], row["basis"]


def evidence_row(verdict_id: int, rank: int, item: Evidence) -> Row:
    """A row of `evidence`."""
    values = evidence_object(item)
    del values["figure"]
    return {"verdict_id": verdict_id, "rank": rank, "reference_id": values.pop("reference"), **values}


def finding_row(document: Document, finding: Finding) -> Row:
    """A row of `run_findings`, without its keys."""
    values = finding_object(document, finding)
    return {
        **{key: values[key] for key in ("severity", "confidence", "message", "start", "end", "line", "column", "page")},
        "quote": finding.at.quote if finding.at else None,
        "labels": json.dumps(values["labels"], ensure_ascii=False),
        "url": finding.url,
        "claim_id": finding.claim,
        "suggestion": finding.suggestion,
        "evidence": json.dumps(values["evidence"], ensure_ascii=False, sort_keys=True),
        "evidence_hash": _digest(_lasting(values["evidence"])),
    }


def _lasting(value: Any) -> Any:
    """`value` without what is volatile, at any depth."""
    if isinstance(value, Mapping):
        return {key: _lasting(item) for key, item in value.items() if key not in _VOLATILE}
    if isinstance(value, list):
        return [_lasting(item) for item in value]
    return value


def _digest(value: Any) -> str:
    return sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:24]
