"""The audit report for a person at a terminal: what was read, open findings by severity, claims with their evidence."""

import textwrap
from collections.abc import Iterator, Sequence

from click import style

from provenance.model import Severity, Verdict
from provenance.reports.audit import sentences
from provenance.reports.audit.model import Audit
from provenance.reports.audit.parts import Claim, DocumentAudit, Figure, Finding, Passage, Quote, shared_passages
from provenance.reports.printable import printable, shorten, shorten_around

_HEADINGS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "remarks"}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_SIGNS = {
    Verdict.SUPPORTED: ("✓", "green"),
    Verdict.PARTLY_SUPPORTED: ("±", "yellow"),
    Verdict.CONTRADICTED: ("✗", "red"),
    Verdict.ALTERED: ("✗", "red"),
    Verdict.NOT_FOUND: ("–", "red"),
    Verdict.UNAVAILABLE: ("?", "blue"),
    Verdict.NOT_CHECKABLE: ("?", "blue"),
}
_ASCII_SIGNS = {"✓": "+", "±": "~", "✗": "x", "–": "-", "?": "?"}
_LONGEST_SENTENCE = 400


def render(audit: Audit, *, width: int = 100, verbosity: int = 0, ascii_only: bool = False) -> Iterator[str]:
    """The report line by line, coloured by ANSI codes; quiet (-1) leaves out claims and all that is not failing.

    `verbosity` 1 adds further passages for each figure, and what editors have settled.
    """
    for document in audit.documents:
        yield from _document(document, width, verbosity, ascii_only)
    for unread in audit.unread:
        named = printable(unread.reason)
        path = "" if printable(unread.path) in named else f"{printable(unread.path)}: "
        yield style("not read", fg="red", bold=True) + f"  {path}{named}"
    yield from _totals(audit)


def _document(document: DocumentAudit, width: int, verbosity: int, ascii_only: bool) -> Iterator[str]:
    yield style(printable(document.path), bold=True)
    yield "  " + _inventory(document)
    for warning in document.warnings:
        yield "  " + style("not read in full", fg="yellow") + f"  {printable(warning)}"
    yield ""
    shown = [finding for finding in document.findings if finding.is_open or verbosity > 0]
    claims = {claim.id: claim for claim in document.claims}
    for severity in Severity:
        found = [finding for finding in shown if finding.severity is severity]
        if not found or (verbosity < 0 and severity is Severity.INFO):
            continue
        yield style(f"{_HEADINGS[severity].upper()} ({len(found)})", fg=_COLOURS[severity], bold=True)
        for finding in found:
            yield from _finding(finding, claims.get(finding.claim or ""), width)
        yield ""
    if verbosity >= 0:
        told = {finding.claim for finding in shown} if verbosity == 0 else set()
        yield from _claims(document, told, width, verbosity, ascii_only)


def _inventory(document: DocumentAudit) -> str:
    counts = (
        (document.pages, "page"),
        (document.numbering.notes, "note"),
        (document.numbering.markers, "marker"),
        (document.references, "reference"),
        (len(document.claims), "claim"),
        (len(document.quotes), "quotation"),
    )
    parts = [f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts]
    dated = f", dated {document.dated}" if document.dated else ""
    return f"{document.format}{dated} · {', '.join(parts)}"


def _finding(finding: Finding, claim: Claim | None, width: int) -> Iterator[str]:
    where = sentences.place(finding.labels, finding.page, finding.line)
    yield f"  {style(finding.rule, fg=_COLOURS[finding.severity])}  {printable(where)}"
    yield from _wrapped(finding.message, width, "    ")
    if claim is not None:
        yield from _dim(f"“{shorten(claim.text, _LONGEST_SENTENCE)}”", width, "    ")
        for passage, _ in shared_passages([f for f in claim.figures if f.verdict is not Verdict.SUPPORTED]):
            yield from _passage(passage, width, "      ")
    elif finding.quote and finding.quote.strip():
        yield style(f"    “{shorten(finding.quote, width - 8)}”", dim=True)
    if finding.suggestion:
        yield from _wrapped(f"→ {finding.suggestion}", width, "    ")
    for decision in finding.decisions:
        yield from _wrapped(sentences.decision_sentence(decision), width, "    ")


def _claims(
    document: DocumentAudit, told: set[str | None], width: int, verbosity: int, ascii_only: bool
) -> Iterator[str]:
    """The claims; of those in `told` the passage stands above, with their finding."""
    if document.claims:
        yield style(f"CLAIMS ({len(document.claims)})", bold=True)
        for claim in document.claims:
            yield from _claim(claim, claim.id in told, width, verbosity, ascii_only)
        yield ""
    if document.quotes:
        yield style(f"QUOTATIONS ({len(document.quotes)})", bold=True)
        for quote in document.quotes:
            yield from _quote(quote, width, ascii_only)
        yield ""


def _claim(claim: Claim, is_told: bool, width: int, verbosity: int, ascii_only: bool) -> Iterator[str]:
    where = sentences.place(claim.labels, claim.page, claim.line) + ("" if claim.labels else " · no note")
    yield f"  {_verdict(claim.verdict, ascii_only)}  {printable(where)}"
    yield from _wrapped(claim.text, width, "    ")
    for passage, figures in claim.passages:
        bears_out = passage.verdict is Verdict.SUPPORTED
        if is_told and not bears_out:
            continue
        indent = "      "
        if len(claim.figures) > 1:
            yield f"{indent}{_figures(figures, claim, ascii_only)}"
            indent += "  "
        yield from _wrapped(sentences.why(passage, figures), width, indent)
        yield from _passage(passage, width, indent)
        for further in figures[0].passages[1:3] if verbosity > 0 else ():
            yield from _wrapped(further.explanation, width, indent)
            yield from _passage(further, width, indent)


def _figures(figures: Sequence[Figure], claim: Claim, ascii_only: bool) -> str:
    """The figures that share a passage; their verdict, where it is not the claim's."""
    texts = " · ".join(style(printable(figure.text), bold=True) for figure in figures)
    if figures[0].verdict is claim.verdict:
        return texts
    return f"{_verdict(figures[0].verdict, ascii_only)}  {texts}"


def _passage(passage: Passage, width: int, indent: str) -> Iterator[str]:
    """What the source says, and where."""
    if passage.quote:
        at = max(0, passage.quote.find(passage.found)) if passage.found else 0
        end = at + len(passage.found or "")
        yield style(f"{indent}“{shorten_around(passage.quote, at, end, width - len(indent) - 4)}”", dim=True)
    if passage.url:
        captured = passage.captured[:10] if passage.captured and passage.captured[:4] != "1970" else ""
        place = ", ".join(part for part in (f"page {passage.page}" if passage.page else "", captured) if part)
        yield style(f"{indent}{printable(passage.url)}{f', {place}' if place else ''}", dim=True)


def _quote(quote: Quote, width: int, ascii_only: bool) -> Iterator[str]:
    yield f"  {_verdict(quote.verdict, ascii_only)}  {sentences.place(quote.labels, quote.page, quote.line)}"
    yield f"    “{shorten(quote.text, width - 8)}”"
    for item in quote.passages[:1]:
        yield from _wrapped(item.explanation, width, "      ")


def _verdict(verdict: Verdict, ascii_only: bool) -> str:
    sign, colour = _SIGNS[verdict]
    return style(f"{_ASCII_SIGNS[sign] if ascii_only else sign} {verdict.value}", fg=colour)


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    return textwrap.wrap(
        printable(text),
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _dim(text: str, width: int, indent: str) -> Iterator[str]:
    yield from (style(line, dim=True) for line in _wrapped(text, width, indent))


def _totals(audit: Audit) -> Iterator[str]:
    claims, findings = audit.verdicts, audit.severities
    verdicts = ", ".join(f"{claims[verdict]} {verdict.value}" for verdict in Verdict if claims[verdict])
    severities = ", ".join(_counted(findings[s], _HEADINGS[s]) for s in Severity if findings[s])
    line = f"{_counted(claims.total(), 'claims')}{': ' + verdicts if verdicts else ''}"
    line += f" · {_counted(findings.total(), 'findings')}{': ' + severities if severities else ''}"
    if settled := sum(not finding.is_open for finding in audit.findings):
        line += f" · {settled} settled by editors"
    if audit.unread:
        line += f" · {len(audit.unread)} not read"
    yield style(line, bold=True)
    if not all(run.complete for run in audit.runs):
        yield style(
            "The run is incomplete: the network or an archive was out of reach, or it was ended early.", fg="red"
        )
    if findings:
        yield f"What a rule means and how to mend it: provenance explain {_gravest(audit)}"


def _counted(count: int, plural: str) -> str:
    return f"{count} {plural.removesuffix('s') if count == 1 else plural}"


def _gravest(audit: Audit) -> str:
    """The rule of the first open finding of the worst severity."""
    still_open = (finding for finding in audit.findings if finding.is_open)
    return min(still_open, key=lambda finding: finding.severity.rank).rule
