"""The result for a person at a terminal: what was read, the findings by severity, the claims with their evidence."""

import textwrap
from collections import Counter
from collections.abc import Iterator

from click import style

from provenance.model import Finding, JudgedClaim, JudgedQuote, Severity, Verdict
from provenance.reports.printable import printable, shorten, shorten_around
from provenance.result import DocumentResult, Result

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


def render(result: Result, *, width: int = 100, verbosity: int = 0, ascii_only: bool = False) -> Iterator[str]:
    """The report line by line, coloured by ANSI codes; quiet (-1) leaves out claims and all that is not failing.

    `verbosity` 1 adds supported claims' further passages and `info` findings in full.
    """
    for document in result.documents:
        yield from _document(document, width, verbosity, ascii_only)
    for unread in result.unread:
        yield style("not read", fg="red", bold=True) + f"  {printable(unread.path)}: {printable(unread.reason)}"
    yield from _totals(result)


def _document(result: DocumentResult, width: int, verbosity: int, ascii_only: bool) -> Iterator[str]:
    yield style(printable(result.path), bold=True)
    yield "  " + _inventory(result)
    for warning in result.examination.document.warnings:
        yield "  " + style("not read in full", fg="yellow") + f"  {printable(warning)}"
    yield ""
    for severity in Severity:
        found = [finding for finding in result.examination.findings if finding.severity is severity]
        if not found or (verbosity < 0 and severity is Severity.INFO):
            continue
        yield style(f"{_HEADINGS[severity].upper()} ({len(found)})", fg=_COLOURS[severity], bold=True)
        for finding in found:
            yield from _finding(result, finding, width)
        yield ""
    if verbosity >= 0:
        yield from _claims(result, width, verbosity, ascii_only)


def _inventory(result: DocumentResult) -> str:
    document = result.examination.document
    counts = (
        (len(document.pages), "page"),
        (len(document.notes), "note"),
        (len(document.markers), "marker"),
        (len(document.references), "reference"),
        (len(document.claims), "claim"),
        (len(document.quotes), "quotation"),
    )
    parts = [f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts]
    dated = f", dated {document.dated}" if document.dated else ""
    return f"{document.format.value}{dated} · {', '.join(parts)}"


def _finding(result: DocumentResult, finding: Finding, width: int) -> Iterator[str]:
    where = _where(result, finding.at.start) if finding.at else ""
    yield f"  {style(finding.rule, fg=_COLOURS[finding.severity])}  {where}"
    yield from _wrapped(finding.message, width, "    ")
    if finding.at and finding.at.quote.strip():
        yield style(f"    “{shorten(finding.at.quote, width - 8)}”", dim=True)
    if finding.suggestion:
        yield from _wrapped(f"→ {finding.suggestion}", width, "    ")


def _where(result: DocumentResult, offset: int) -> str:
    document = result.examination.document
    line, _ = document.line_and_column(offset)
    page = document.page(offset)
    return f"page {page}, line {line}" if page and len(document.pages) > 1 else f"line {line}"


def _claims(result: DocumentResult, width: int, verbosity: int, ascii_only: bool) -> Iterator[str]:
    if result.examination.claims:
        yield style(f"CLAIMS ({len(result.examination.claims)})", bold=True)
        for judged in result.examination.claims:
            yield from _claim(result, judged, width, verbosity, ascii_only)
        yield ""
    if result.examination.quotes:
        yield style(f"QUOTATIONS ({len(result.examination.quotes)})", bold=True)
        for quote in result.examination.quotes:
            yield from _quote(result, quote, width, ascii_only)
        yield ""


def _claim(result: DocumentResult, judged: JudgedClaim, width: int, verbosity: int, ascii_only: bool) -> Iterator[str]:
    document = result.examination.document
    labels = [document.note(note).label for note in judged.claim.notes]
    cited = f"note {', '.join(labels)}" if labels else "no note"
    yield f"  {_verdict(judged.judgement.verdict, ascii_only)}  {_where(result, judged.claim.start)}, {cited}"
    yield from _wrapped(judged.claim.text, width, "    ")
    for figure in judged.judgement.figures:
        yield f"      {_verdict(figure.verdict, ascii_only)}  {style(printable(figure.text), bold=True)}"
        for item in figure.evidence[: 3 if verbosity > 0 else 1]:
            yield from _wrapped(item.explanation, width, "        ")
            if item.quote:
                at = max(0, item.quote.find(item.found)) if item.found else 0
                end = at + len(item.found or "")
                yield style(f"        “{shorten_around(item.quote, at, end, width - 12)}”", dim=True)
            if item.url:
                yield style(
                    f"        {printable(item.url)}{f', {item.captured[:10]}' if item.captured else ''}", dim=True
                )


def _quote(result: DocumentResult, judged: JudgedQuote, width: int, ascii_only: bool) -> Iterator[str]:
    yield f"  {_verdict(judged.verdict, ascii_only)}  {_where(result, judged.quote.start)}"
    yield f"    “{shorten(judged.quote.text, width - 8)}”"
    for item in judged.evidence[:1]:
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


def _totals(result: Result) -> Iterator[str]:
    claims = Counter(
        judged.judgement.verdict for document in result.documents for judged in document.examination.claims
    )
    findings = Counter(finding.severity for _, finding in result.findings)
    verdicts = ", ".join(f"{claims[verdict]} {verdict.value}" for verdict in Verdict if claims[verdict])
    severities = ", ".join(_counted(findings[s], _HEADINGS[s]) for s in Severity if findings[s])
    line = f"{_counted(claims.total(), 'claims')}{': ' + verdicts if verdicts else ''}"
    line += f" · {_counted(findings.total(), 'findings')}{': ' + severities if severities else ''}"
    if result.unread:
        line += f" · {len(result.unread)} not read"
    yield style(line, bold=True)
    if not result.run.complete:
        yield style(
            "The run is incomplete: the network or an archive was out of reach, or it was ended early.", fg="red"
        )
    if findings:
        yield f"What a rule means and how to mend it: provenance explain {_gravest(result)}"


def _counted(count: int, plural: str) -> str:
    return f"{count} {plural.removesuffix('s') if count == 1 else plural}"


def _gravest(result: Result) -> str:
    """The rule of the first finding of the worst severity."""
    return min((finding for _, finding in result.findings), key=lambda finding: finding.severity.rank).rule
