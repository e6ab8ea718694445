"""The audit report as a workbook: a sheet a table, with frozen heads, filters and links. Nothing in it is computed."""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from provenance.errors import OutputError
from provenance.reports import words
from provenance.reports.audit import csvs, sentences
from provenance.reports.audit.html import web_address
from provenance.reports.audit.model import Audit
from provenance.reports.printable import printable

_LONGEST_CELL = 32_000
_LONGEST_LINK = 2_000
_WIDTHS = {"text": 60, "says": 50, "passage": 60, "source": 40, "address": 40, "title": 40, "value": 80, "answer": 40}
_CLAIMS = (
    "record", "document", "id", "page", "line", "notes", "text", "figure", "result", "says", "source", "address",
    "passage", "passage_page", "captured", "digest", "decision", "reason", "note", "who", "when",
)  # fmt: skip
_FINDINGS = (
    "document", "result", "severity", "state", "page", "line", "notes", "text", "says", "address", "decision",
    "reason", "note", "who", "when", "id",
)  # fmt: skip
_SOURCES = (
    "title", "address", "notes", "year", "fate", "answer", "state", "archived copy", "checks", "last asked", "digests",
)  # fmt: skip
Row = dict[str, object]


def render(audit: Audit) -> bytes:
    """The workbook; the same audit gives the same bytes. Raises OutputError where the library is not installed."""
    try:
        import xlsxwriter
    except ImportError as error:
        raise OutputError("xlsx needs a library: pip install 'provenance-checker[formats]'") from error
    target = io.BytesIO()
    book = xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    made = datetime.fromisoformat(audit.runs[-1].as_of).replace(tzinfo=None)
    book.set_properties({"title": f"Audit: {printable(audit.title)}", "created": made})
    table = list(csvs.rows(audit))
    findings = [row for row in table if row["record"] == "finding"]
    _sheet(book, "Result", ("what", "count", "of", "share"), _result(audit))
    _sheet(book, "Claims", _CLAIMS, [row for row in table if row["record"] != "finding"])
    _sheet(book, "Findings", _FINDINGS, findings)
    _sheet(book, "Sources", _SOURCES, _sources(audit))
    _sheet(book, "Method", ("item", "value"), _method(audit))
    book.close()
    return target.getvalue()


def _sheet(book: Any, name: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    sheet = book.add_worksheet(name)
    head, wrapped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    number = 0
    for column, title in enumerate(columns):
        sheet.write_string(0, column, title, head)
        sheet.set_column(column, column, _WIDTHS.get(title, 14))
    for number, row in enumerate(rows, 1):
        for column, title in enumerate(columns):
            _cell(sheet, number, column, row.get(title), wrapped)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, number, len(columns) - 1)


def _cell(sheet: Any, row: int, column: int, value: object, wrapped: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, int):
        sheet.write_number(row, column, value, wrapped)
        return
    text = printable(str(value))[:_LONGEST_CELL]
    if web_address(text) and len(text) < _LONGEST_LINK:
        sheet.write_url(row, column, text, wrapped, text)
    else:
        sheet.write_string(row, column, text, wrapped)


def _result(audit: Audit) -> Iterator[Row]:
    yield {"what": sentences.verdict_sentence(audit)}
    yield {"what": sentences.findings_sentence(audit)}
    for share in sentences.shares(audit):
        yield {"what": share.what, "count": share.count, "of": share.of, "share": share.percent}
    for limit in sentences.limits(audit):
        yield {"what": limit}


def _sources(audit: Audit) -> Iterator[Row]:
    for card in audit.sources:
        last = card.check
        yield {
            "title": card.title,
            "address": card.url,
            "notes": ", ".join(dict.fromkeys(citing.label for citing in card.cited)),
            "year": card.year,
            "fate": sentences.FATES[card.fate] if card.url else None,
            "answer": sentences.answer(card),
            "state": last.state if last else None,
            "archived copy": card.copy.url if card.copy else None,
            "checks": len(card.history),
            "last asked": last.checked if last and last.live else None,
            "digests": " ".join(capture.digest for capture in card.captures),
        }


def _method(audit: Audit) -> Iterator[Row]:
    for run in audit.runs:
        yield {
            "item": f"run {run.id}",
            "value": f"provenance {run.version}, judged as of {sentences.moment(run.as_of)}",
        }
        yield {"item": "network", "value": "not used" if run.offline else "used"}
        yield {"item": "work", "value": "complete" if run.complete else "not complete"}
        yield {"item": "configuration", "value": run.settings_hash}
    for document in audit.documents:
        yield {"item": document.path, "value": f"sha256:{document.sha256}"}
    yield {"item": "coverage", "value": sentences.coverage_sentence(audit)}
    yield {"item": "reading", "value": ", ".join(f"{v.value}: {word.label}" for v, word in words.VERDICTS.items())}
