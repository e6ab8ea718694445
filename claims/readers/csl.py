"""Citations that a reference manager wrote into a document: CSL-JSON items laid over the references as printed.

CSL-JSON: https://github.com/citation-style-language/schema (csl-data 1.0). Every value in it is foreign and may be of
any type.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from claims.references.model import Reference, ReferenceKind

Item = Mapping[str, Any]

_KINDS = {
    "article": ReferenceKind.ARTICLE,
    "article-journal": ReferenceKind.ARTICLE,
    "article-magazine": ReferenceKind.NEWS,
    "article-newspaper": ReferenceKind.NEWS,
    "bill": ReferenceKind.LAW,
    "book": ReferenceKind.BOOK,
    "broadcast": ReferenceKind.NEWS,
    "chapter": ReferenceKind.CHAPTER,
    "dataset": ReferenceKind.DATASET,
    "entry-dictionary": ReferenceKind.CHAPTER,
    "entry-encyclopedia": ReferenceKind.CHAPTER,
    "legal_case": ReferenceKind.LAW,
    "legislation": ReferenceKind.LAW,
    "paper-conference": ReferenceKind.ARTICLE,
    "post": ReferenceKind.WEB,
    "post-weblog": ReferenceKind.WEB,
    "regulation": ReferenceKind.LAW,
    "report": ReferenceKind.REPORT,
    "thesis": ReferenceKind.THESIS,
    "treaty": ReferenceKind.LAW,
    "webpage": ReferenceKind.WEB,
}
_TAGS = re.compile(r"</?(?:i|b|sup|sub|sc|span)\b[^<>]{0,200}>")
_YEAR = re.compile(r"(?<!\d)(1[5-9]|20)\d\d(?!\d)")
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d)?(?!\d)")
_DOI = re.compile(r"10\.\d{4,9}/\S{1,200}")
_LONGEST = 2_000  # characters of a value; what is longer is no title
_MOST_ITEMS = 200
_MOST_AUTHORS = 100


def items_of(citation: object) -> tuple[Item, ...]:
    """The works that a citation object names (`citationItems`, each with its `itemData`)."""
    listed = citation.get("citationItems") if isinstance(citation, Mapping) else None
    found: list[Item] = []
    for one in listed[:_MOST_ITEMS] if isinstance(listed, list) else ():
        item = one.get("itemData", one.get("item")) if isinstance(one, Mapping) else None
        if isinstance(item, Mapping):
            found.append(item)
    return tuple(found)


def decode_json(text: str) -> object:
    """The first JSON value in `text`, whatever stands behind it; None if there is none."""
    start = text.find("{")
    if start < 0:
        return None
    try:
        value: object = json.JSONDecoder().raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None
    return value


def reference_of(item: Item, printed: Reference) -> Reference:
    """`printed` with what the item says of the work; its places, locator and dates as printed stay.

    An address as printed stays too, since it is what a reader follows.
    """
    issued, title = iso_date(item.get("issued")), _text(item, "title")
    url = _text(item, "URL")
    url = url if url and re.match(r"https?://", url) else None
    doi = _DOI.search(_text(item, "DOI") or "")
    return replace(
        printed,
        kind=_KINDS.get(_text(item, "type") or "", printed.kind),
        authors=authors_of(item) or printed.authors,
        year=issued[:4] if issued else printed.year,
        title=title or printed.title,
        container=_text(item, "container-title") or (None if title else printed.container),
        publisher=_text(item, "publisher") or (None if title else printed.publisher),
        volume=_text(item, "volume") or (None if title else printed.volume),
        issue=_text(item, "issue") or _text(item, "number") or (None if title else printed.issue),
        pages=printed.pages or _text(item, "page"),
        url=printed.url or url,
        url_candidates=tuple(dict.fromkeys(filter(None, (*printed.url_candidates, url)))),
        address_slot=None if printed.url or url else printed.address_slot,
        doi=printed.doi or (doi[0].rstrip(".,;") if doi else None),
        isbn=printed.isbn or next(iter((_text(item, "ISBN") or "").split()), None),
        published=printed.published if len(printed.published or "") > len(issued or "") else issued,
        accessed=printed.accessed or iso_date(item.get("accessed")),
    )


def authors_of(item: Item) -> tuple[str, ...]:
    """The authors, else the editors, as 'Family, Given' or the name of a body."""
    for role in ("author", "editor"):
        named = item.get(role)
        names = [_name(one) for one in named[:_MOST_AUTHORS]] if isinstance(named, list) else []
        if any(names):
            return tuple(name for name in names if name)
    return ()


def families_of(item: Item) -> tuple[str, ...]:
    """What a citation prints of the authors: family names, or the names of bodies."""
    return tuple(name.partition(",")[0] for name in authors_of(item))


def iso_date(value: object) -> str | None:
    """A CSL date as ISO 8601, as precise as it is given; None for none that the calendar has."""
    if not isinstance(value, Mapping):
        return None
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, Sequence) and not isinstance(first, str) and first:
        return _from_parts([str(part) for part in first[:3]])
    printed = str(value.get("raw") or value.get("literal") or "")[:_LONGEST]
    day = _DAY.search(printed)
    year = _YEAR.search(printed)
    return (_from_parts(day[0].split("-")) if day else None) or (year[0] if year else None)


def _from_parts(parts: Sequence[str]) -> str | None:
    numbers = [int(part) if part.isdecimal() and len(part) < 5 else 0 for part in parts]
    year, month, day = [*numbers, 0, 0][:3]
    if not 1000 <= year <= 9999:
        return None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return str(year)
    return f"{year}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def _name(author: object) -> str:
    if not isinstance(author, Mapping):
        return ""
    family = _text(author, "family") or _text(author, "literal") or _text(author, "name") or ""
    particle = _text(author, "non-dropping-particle")
    given = _text(author, "given")
    whole = f"{particle} {family}" if particle and family else family
    return f"{whole}, {given}" if whole and given else whole or given or ""


def _text(item: Item, name: str) -> str | None:
    """A value as one line of text without markup; None where it is empty or no text."""
    value = item.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return " ".join(_TAGS.sub("", str(value)[:_LONGEST]).split()) or None
