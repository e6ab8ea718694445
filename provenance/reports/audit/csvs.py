"""The audit report as one table: a row for each figure of a claim, each quotation and each finding (RFC 4180, UTF-8).

A cell that a spreadsheet would compute is text: such a cell begins with an apostrophe.
"""

import csv
import io
import re
from collections.abc import Iterator

from provenance.reports import words
from provenance.reports.audit.model import Audit
from provenance.reports.audit.parts import Decision, DocumentAudit, Finding, Passage
from provenance.reports.printable import printable

COLUMNS = (
    "record", "document", "id", "result", "severity", "state", "page", "line", "notes", "text", "figure", "says",
    "source", "address", "passage", "passage_page", "captured", "digest", "decision", "reason", "note", "who", "when",
)  # fmt: skip
Row = dict[str, object]

_COMPUTED = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?[\d.,]+%?")


def render(audit: Audit) -> str:
    """The table, with a head; lines end with CR LF."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(audit):
        writer.writerow([cell(row.get(column)) for column in COLUMNS])
    return target.getvalue()


def cell(value: object) -> str:
    """A value as a cell that no spreadsheet computes, on one line."""
    raw = "" if value is None else str(value)
    text = printable(raw)
    computed = raw.startswith(_COMPUTED) or text.startswith(_COMPUTED)
    return f"'{text}" if computed and not _NUMBER.fullmatch(text) else text


def rows(audit: Audit) -> Iterator[Row]:
    """The rows, document by document: figures, quotations, findings."""
    for document in audit.documents:
        yield from _figures(document)
        yield from _quotes(document)
        yield from (_finding(document, finding) for finding in document.findings)


def _figures(document: DocumentAudit) -> Iterator[Row]:
    for claim in document.claims:
        for figure in claim.figures:
            yield {
                "record": "figure",
                "document": document.path,
                "id": claim.id,
                "result": figure.verdict.value,
                "page": claim.page,
                "line": claim.line,
                "notes": ", ".join(claim.labels),
                "text": claim.text,
                "figure": figure.text,
                **_evidence(figure.passages),
                **_decided(claim.decisions),
            }


def _quotes(document: DocumentAudit) -> Iterator[Row]:
    for quote in document.quotes:
        yield {
            "record": "quotation",
            "document": document.path,
            "id": quote.id,
            "result": quote.verdict.value,
            "page": quote.page,
            "line": quote.line,
            "notes": ", ".join(quote.labels),
            "text": quote.text,
            **_evidence(quote.passages),
        }


def _finding(document: DocumentAudit, finding: Finding) -> Row:
    return {
        "record": "finding",
        "document": document.path,
        "id": finding.fingerprint,
        "result": finding.rule,
        "severity": finding.severity.value,
        "state": finding.state or "open",
        "page": finding.page,
        "line": finding.line,
        "notes": ", ".join(finding.labels),
        "text": finding.quote,
        "says": finding.message,
        "address": finding.url,
        **_decided(finding.decisions),
    }


def _evidence(passages: tuple[Passage, ...]) -> Row:
    if not passages:
        return {}
    best = passages[0]
    return {
        "says": best.explanation,
        "source": best.source,
        "address": best.url,
        "passage": best.quote,
        "passage_page": best.page,
        "captured": best.captured,
        "digest": best.capture,
    }


def _decided(decisions: tuple[Decision, ...]) -> Row:
    """The newest decision."""
    if not decisions:
        return {}
    last = decisions[-1]
    label = words.DECISIONS[last.verdict].label if last.verdict in words.DECISIONS else last.verdict
    told = label if last.stands else f"{label} (on other evidence)"
    return {"decision": told, "reason": last.reason, "note": last.note, "who": last.who, "when": last.at}
