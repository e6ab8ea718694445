"""The open findings as workflow commands of GitHub Actions, which become annotations beside the lines."""

from collections.abc import Iterator

from provenance.model import Severity
from provenance.reports.audit import sentences
from provenance.reports.audit.model import Audit
from provenance.reports.audit.parts import DocumentAudit, Finding
from provenance.reports.printable import printable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_WITH_LINES = ("text", "markdown")


def render(audit: Audit) -> str:
    """One command a line, the worst first, and the sentence of the result last."""
    still_open = sorted((f for f in audit.findings if f.is_open), key=lambda finding: finding.severity.rank)
    lines = [_annotation(audit.documents[finding.document], finding) for finding in still_open]
    told = f"{sentences.verdict_sentence(audit)} {sentences.findings_sentence(audit)}"
    return "\n".join([*lines, f"::notice title=provenance::{_data(told)}"]) + "\n"


def _annotation(document: DocumentAudit, finding: Finding) -> str:
    where = ",".join(f"{name}={_property(value)}" for name, value in _place(document, finding))
    suggestion = f" Suggested: {finding.suggestion}" if finding.suggestion else ""
    place = "" if document.format in _WITH_LINES else sentences.place(finding.labels, finding.page, None)
    told = f"{finding.message}{suggestion}{f' ({place})' if place else ''}"
    return f"::{_COMMANDS[finding.severity]} {where}::{_data(told)}"


def _place(document: DocumentAudit, finding: Finding) -> Iterator[tuple[str, str]]:
    yield "file", document.path
    if document.format in _WITH_LINES and finding.line:
        yield "line", str(finding.line)
        if finding.column and finding.quote and "\n" not in finding.quote:
            yield "col", str(finding.column)
            yield "endColumn", str(finding.column + len(finding.quote))
    yield "title", finding.rule


def _data(text: str) -> str:
    """A message: nothing in it ends the line or begins another command."""
    return printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property: nothing in it ends the property either."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
