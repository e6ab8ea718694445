"""The figures of a table cell, in the unit that its headers or the table's caption give."""

import re
from dataclasses import replace
from functools import lru_cache

from claims.quantities import find_quantities
from claims.quantities.model import Quantity
from sources.text.model import Cell

_NUMBER = re.compile(r"\s*[-−–+]?\s?\(?\d[\d.,'’\u00a0\u202f\u2009 ]{0,30}\)?\s*")
_MANY = (
    (re.compile(r"\b(?:thousands?|thsd|tsd|'000s?|1[.,  ]?000|milliers|miles|тыс|bin|min nəfər)\b|['’]000s?\b", re.I), "thousand"),
    (re.compile(r"\b(?:millions?|mn|mln|mio|millionen|millones|млн|milyon)\b", re.I), "million"),
    (re.compile(r"\b(?:billions?|bn|bln|mrd|milliarden|milliards|млрд|milyar|milyard)\b", re.I), "billion"),
)  # fmt: skip
_UNIT = re.compile(
    r"(?P<percent>%|\bper ?cent\b|\bpct\b|\bprozent\b|\bpour cent\b|\bпроцент|\bfaiz\b|\byüzde\b|\bpercentage of\b)"
    r"|(?P<money>€|\$|£|\b(?:EUR|USD|GBP|CHF|AZN|RUB|TRY|euros?|dollars?|pounds?)\b)"
    r"|(?P<unit>km²|km2|\bkm\b|m²|\bha\b|\bhectares?\b|\btonnes?\b|\btonnen\b|\bMW\b|\bGW\b|\bTWh\b|\bGWh\b|\bMWh\b"
    r"|\bkWh\b|\bkg\b|\blit(?:re|er)s?\b|\byears\b|\bmonths\b|\bdays\b|°C|\bMt\b)",
    re.IGNORECASE,
)
_EURO = {"€": "EUR", "$": "USD", "£": "GBP"}


@lru_cache(maxsize=20_000)
def _unit_of(headers: tuple[str, ...], title: str | None) -> str:
    """What to write behind a bare number of the cell: 'million EUR', '%', 'thousand tonnes'."""
    for place in (" | ".join(headers), title or ""):
        many = next((word for pattern, word in _MANY if pattern.search(place)), "")
        unit = _UNIT.search(place)
        if many or unit:
            name = _EURO.get(unit[0], unit[0]) if unit else ""
            percent = bool(unit and unit["percent"])
            return "%" if percent and not many else f"{many} {name}".strip()
    return ""


def read_cell(content: str, cell: Cell, title: str | None, language: str) -> tuple[Quantity, ...]:
    """The figures in a cell's text; positions count in that text."""
    if not any(sign.isdigit() for sign in content):
        return ()
    number = _NUMBER.fullmatch(content)
    unit = _unit_of(cell.headers, title) if number else ""
    bare = content.strip(" ()")
    if not number:
        return find_quantities(content, language)
    found = find_quantities(f"{bare} {unit}".strip(), "en" if unit else language)
    if not found:
        return ()
    start = content.find(bare)
    quantity = replace(found[0], start=start, end=start + len(bare), text=bare)
    return (quantity,)
