"""Delimited tables: commas, semicolons (with decimal commas), tabs, bars. Each row is a passage with its headers."""

import csv
import re

from sources.text import limits
from sources.text.builder import TextBuilder, fold
from sources.text.model import PassageKind, SourceText
from sources.text.tables import RawCell, RawRow, kind_of, place

DELIMITERS = ("\t", ";", ",", "|")
_LINES_LOOKED_AT = 40
_FIELD_CHARACTERS = 1_000_000
_SENTENCE = re.compile(r"[.!?] [A-ZА-Я]|\w{2,20} \w{2,20} \w{2,20} \w{2,20} \w{2,20} \w{2,20}")


def read_csv(text: str) -> SourceText:
    """The rows of a delimited file. Lines before the table (a title, a date) are paragraphs."""
    builder = TextBuilder()
    text = text.replace("\x00", "")
    declared = re.match(r"sep=(.)\r?\n", text)
    delimiter = declared[1] if declared else delimiter_of(text[:200_000])
    if declared:
        text = text[declared.end() :]
    rows = _records(text, delimiter, builder)
    width = _common_width(rows)
    first = next((index for index, row in enumerate(rows) if _filled(row) >= min(width, 2)), 0)
    for row in rows[:first]:
        builder.add(PassageKind.PARAGRAPH, " ".join(filter(None, row)))
    title = " ".join(filter(None, rows[0])) if first else None
    table = [RawRow([RawCell(cell) for cell in row]) for row in rows[first:] if any(row)]
    for placed in place(table):
        builder.add_row(placed, title=title)
    return builder.finish(media_type="text/csv")


def delimiter_of(text: str) -> str:
    """The sign that cuts the lines most evenly; a comma where none does."""
    lines = _sample_lines(text)
    counts = {sign: _evenness(lines, sign) for sign in DELIMITERS}
    best = max(DELIMITERS, key=lambda sign: counts[sign])
    return best if counts[best] > 0 else ","


def looks_delimited(text: str, *, whole: bool) -> bool:
    """Whether undeclared text is a delimited table: at least three lines, all cut alike, and no prose."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not whole:
        lines = lines[:-1]
    lines = lines[:_LINES_LOOKED_AT]
    if len(lines) < 3 or _SENTENCE.search(text[:2000]) or "<" in text[:200]:
        return False
    for sign in DELIMITERS[:3]:
        rows = list(csv.reader(lines, delimiter=sign))
        with_figures = sum(any(kind_of(field.strip()) in ("figure", "period") for field in row) for row in rows)
        if len({len(row) for row in rows}) == 1 and len(rows[0]) >= 2 and with_figures * 2 > len(rows):
            return True
    return False


def _sample_lines(text: str) -> list[str]:
    return [line for line in text.splitlines()[: _LINES_LOOKED_AT + 10] if line.strip()][:_LINES_LOOKED_AT]


def _evenness(lines: list[str], sign: str) -> float:
    """The share of lines that have the commonest number of fields, weighed by that number; 0 for one field."""
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=sign)]
    except csv.Error:
        return 0.0
    fields = [width for width in widths if width > 1]
    if not fields:
        return 0.0
    common = max(set(fields), key=lambda width: (fields.count(width), width))
    return fields.count(common) / len(widths) + min(common, 20) / 1000


def _records(text: str, delimiter: str, builder: TextBuilder) -> list[list[str]]:
    csv.field_size_limit(_FIELD_CHARACTERS)
    rows: list[list[str]] = []
    cells = 0
    try:
        for record in csv.reader(text.splitlines(keepends=True), delimiter=delimiter, skipinitialspace=True):
            cells += len(record)
            if cells > limits.TABLE_CELLS:
                builder.cut(limits.CUT_CELLS)
                break
            rows.append([fold(field) for field in record])
    except csv.Error:  # a quotation mark that is never closed
        rows = [[fold(field) for field in line.split(delimiter)] for line in text.splitlines()]
    return rows


def _common_width(rows: list[list[str]]) -> int:
    widths = [_filled(row) for row in rows[:200] if any(row)]
    return max(set(widths), key=lambda width: (widths.count(width), width)) if widths else 0


def _filled(row: list[str]) -> int:
    return sum(bool(cell) for cell in row)
