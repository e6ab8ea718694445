"""The findings as SARIF 2.1.0 (OASIS), for code scanning and editors of code.

Fingerprints are those of the store, so that a moved paragraph is the same result; what editors settled is suppressed,
with who, when and why. Only plain text and Markdown have lines that the file has too: other formats are told by page
and note alone.
"""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from provenance.model import Rule, Severity
from provenance.reports.audit import sentences
from provenance.reports.audit.model import Audit, Run
from provenance.reports.audit.parts import DocumentAudit, Finding
from provenance.reports.printable import printable
from provenance.rulebook import ENTRIES, FAILED, SECTIONS, Entry

SCHEMA_ADDRESS = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "provenance/v1"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_WITH_LINES = ("text", "markdown")
_ROOT = "SRCROOT"
Object = dict[str, Any]


def render(audit: Audit) -> str:
    """The log file."""
    log = {"$schema": SCHEMA_ADDRESS, "version": "2.1.0", "runs": [_run(audit)]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _run(audit: Audit) -> Object:
    used = {finding.rule for finding in audit.findings} | set(audit.silent_rules)
    rules = [_rule(entry) for entry in ENTRIES if entry.rule.id in used]
    if FAILED.id in used:
        rules.append(_stated(FAILED))
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    known_before = audit.changes is not None
    fresh = {finding.fingerprint for finding in audit.changes.new} if audit.changes else set()
    return {
        "tool": {
            "driver": {
                "name": "provenance",
                "version": audit.runs[-1].version,
                "semanticVersion": audit.runs[-1].version,
                "rules": rules,
            }
        },
        "invocations": [_invocation(run) for run in audit.runs],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder that the documents lie in."}}},
        "artifacts": [_artifact(document) for document in audit.documents],
        "columnKind": "unicodeCodePoints",
        "results": [
            {
                **_result(audit.documents[finding.document], finding, numbers[finding.rule]),
                **({"baselineState": "new" if finding.fingerprint in fresh else "unchanged"} if known_before else {}),
            }
            for finding in audit.findings
        ],
    }


def _rule(entry: Entry) -> Object:
    parts = entry.sections()
    told = [f"{name}: {parts[name]}" for name in SECTIONS if name in parts]
    marked = [f"**{name}**: {parts[name]}" for name in SECTIONS if name in parts]
    return {
        **_stated(entry.rule),
        "fullDescription": {"text": parts[""]},
        "help": {"text": "\n\n".join(told), "markdown": "\n\n".join(marked)},
    }


def _stated(rule: Rule) -> Object:
    name = "".join(word.capitalize() for word in rule.id.split("-"))
    summary = rule.summary[:1].upper() + rule.summary[1:] + "."
    return {
        "id": rule.id,
        "name": name,
        "shortDescription": {"text": summary},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.group.value], "precision": rule.confidence.value},
    }


def _invocation(run: Run) -> Object:
    times = {"startTimeUtc": run.started} | ({"endTimeUtc": run.finished} if run.finished else {})
    return {"executionSuccessful": run.complete, **times, "properties": {"run": run.id, "settings": run.settings_hash}}


def _artifact(document: DocumentAudit) -> Object:
    return {"location": _location(document), "hashes": {"sha-256": document.sha256}}


def _location(document: DocumentAudit) -> Object:
    return {"uri": quote(document.path, safe="/"), "uriBaseId": _ROOT}


def _result(document: DocumentAudit, finding: Finding, number: int) -> Object:
    message = printable(finding.message)
    if finding.suggestion:
        message += f" Suggested: {printable(finding.suggestion)}"
    place: Object = {"physicalLocation": {"artifactLocation": {**_location(document), "index": finding.document}}}
    if region := _region(document, finding):
        place["physicalLocation"]["region"] = region
    if logical := list(_logical(finding)):
        place["logicalLocations"] = logical
    result: Object = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [place],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": {"confidence": finding.confidence.value} | ({"url": finding.url} if finding.url else {}),
    }
    if not finding.is_open:
        result["suppressions"] = [_suppression(finding)]
    return result


def _region(document: DocumentAudit, finding: Finding) -> Object | None:
    """The lines and columns, both from 1 and the end exclusive, where the file has the same."""
    if document.format not in _WITH_LINES or finding.line is None or finding.quote is None:
        return None
    lines = finding.quote.split("\n")
    column = finding.column or 1
    return {
        "startLine": finding.line,
        "startColumn": column,
        "endLine": finding.line + len(lines) - 1,
        "endColumn": (column if len(lines) == 1 else 1) + len(lines[-1]),
        "snippet": {"text": printable(finding.quote)},
    }


def _logical(finding: Finding) -> Iterator[Object]:
    for label in finding.labels:
        yield {"name": f"note {printable(label)}", "kind": "element"}
    if finding.page:
        yield {"name": f"page {finding.page}", "kind": "element"}


def _suppression(finding: Finding) -> Object:
    told = " ".join(sentences.decision_sentence(decision) for decision in finding.decisions if decision.stands)
    return {"kind": "external", "status": "accepted", "justification": printable(told)}
