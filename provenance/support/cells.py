"""The figures of a table's cells, whose units stand in headers, in the caption or in a note beside the table."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import groupby

from claims.quantities import find_quantities
from claims.quantities.model import Quantity, QuantityKind
from provenance.support.units import UNIT_NAMES
from sources.text.model import Cell, Passage, PassageKind, SourceText

_NUMBER = re.compile(r"\s*[-−–+]?\s?\(?\d[\d.,'’\u00a0\u202f\u2009 ]{0,30}\)?\s*")
_YEAR = re.compile(r"\s*(?:1[5-9]|20)\d\d\s*")
_MANY = (
    (
        re.compile(
            r"(?<!per )(?<!pro )(?<!pour )(?<!por )(?<!на )"
            r"\b(?:thousands?|thsd|tsd|1[.,\u00a0 ]?000|milliers|miles|тыс|bin)\b"
            r"|['’]000s?\b",
            re.I,
        ),
        "thousand",
    ),
    (re.compile(r"(?<!per )(?<!pro )\b(?:millions?|mn|mln|mio|millionen|millones|млн|milyon)\b", re.I), "million"),
    (re.compile(r"(?<!per )(?<!pro )\b(?:billions?|bn|bln|mrd|milliarden|milliards|млрд|milyar|milyard)\b", re.I),
     "billion"),
)  # fmt: skip
_SIGN = re.compile(
    r"(?P<percent>%|\bper ?cent\b|\bpct\b|\bprozent\b|\bpour cent\b|\bпроцент|\bfaiz\b|\byüzde\b|\bpercentage of\b)"
    r"|(?P<money>€|\$|£|\b(?:EUR|USD|GBP|CHF|AZN|RUB|TRY)\b)",
    re.IGNORECASE,
)
# A word is a unit only where units stand: 'waiting time (days)', 'in days', not 'deaths within 30 days'.
_WORD = re.compile(
    r"(?:^\W{0,3}|[(\[/,;:–—-]\s?|\b(?:in|of|en|im|je|в)\s|\b(?:thousands?|millions?|billions?|mn|bn|mio|mrd|1,000)\s)"
    r"(?:(?:thousand|million|billion)\s)?"
    rf"(?P<unit>euros?|dollars?|pounds?|cubic meters?|t|{'|'.join(re.escape(name) for name in UNIT_NAMES)})"
    r"(?!\s?(?:of age|old|and over))(?!\w)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\((?:number|no\.|persons|people|Anzahl|nombre|número|adet|sayı|чел\.?)\)|\bnumber of\b", re.IGNORECASE
)
_CODES = {"€": "EUR", "$": "USD", "£": "GBP"}
_PERCENT = re.compile(
    r"%|\b(?:per ?cent|percentage|share|rate|prozent|anteil|pour cent|taux|porcentaje|tasa)\b|процент|доля|faiz", re.I
)
_ONE_PERCENT = Quantity(0, 0, "", QuantityKind.PERCENT, Decimal(1), Decimal(1), "%")
_NOTE = 200  # characters of a table's note that are looked at


def read_cell(content: str, cell: Cell, title: str | None, language: str) -> list[tuple[Quantity, Quantity | None]]:
    """The figures in a cell's text; positions count in that text.

    Beside a figure whose unit is but that of the caption stands its number alone: a table of money may have a row of
    employees.
    """
    if not any(sign.isdecimal() for sign in content):
        return []
    if not _NUMBER.fullmatch(content):
        return [(found, None) for found in find_quantities(content, language)]
    if not cell.headers and _YEAR.fullmatch(content):
        return []  # heads its column
    unit, own = _unit_of(cell.headers, title)
    figure = _read(content, unit, language)
    if figure is None:
        return []
    borrowed = not own and figure.kind not in (QuantityKind.COUNT, QuantityKind.PERCENT)
    return [(figure, _read(content, "", language) if borrowed else None)]


def _read(content: str, unit: str, language: str) -> Quantity | None:
    bare = content.strip(" ()")
    found = find_quantities(f"{bare} {unit}".strip(), "en" if unit else language)
    start = content.find(bare)
    return replace(found[0], start=start, end=start + len(bare), text=bare) if found else None


@lru_cache(maxsize=20_000)
def _unit_of(headers: tuple[str, ...], title: str | None) -> tuple[str, bool]:
    """What to write behind a bare number of the cell ('million EUR', '%'), and whether its own headers say so."""
    headers = tuple(header.replace("_", " ") for header in headers)  # the columns of data files: 'share_in_percent'
    if _COUNTED.search(" | ".join(headers)):
        return "", True
    for place in (*reversed(headers), title or ""):
        many = next((word for pattern, word in _MANY if pattern.search(place)), "")
        sign, word = _SIGN.search(place), _WORD.search(place)
        if sign and sign["percent"] and not many:
            return "%", place != title
        if many or sign or word:
            name = _CODES.get(sign[0], sign[0]) if sign else word["unit"] if word else ""
            return f"{many} {name}".strip(), place != title
    return "", False


def percents_around(source: SourceText, passages: Sequence[Passage]) -> dict[int, Quantity]:
    """A percentage as pattern for the bare cells of each row whose table has headings or notes that speak of them."""
    found: dict[int, Quantity] = {}
    for is_row, run in groupby(range(len(passages)), lambda i: passages[i].kind is PassageKind.TABLE_ROW):
        rows = list(run)
        if not is_row:
            continue
        beside = [passages[i] for i in (rows[0] - 1, rows[-1] + 1) if 0 <= i < len(passages)]
        notes = [source.text[note.start : note.end][:_NOTE] for note in beside]
        around = any(_PERCENT.search(text) for text in (*notes, source.title or ""))
        for row in rows:
            if around or any(_PERCENT.search(heading) for heading in passages[row].headings):
                found[row] = _ONE_PERCENT
    return found
