"""CSL-JSON files, as reference managers export them: their items as entries with the fields of BibTeX.

CSL-JSON: https://github.com/citation-style-language/schema (csl-data 1.0). Every value is foreign and may be of any
type; what is of none that an entry has is left out.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from claims.bibliography.bibtex import Bibliography, Entry
from claims.errors import BadBibliography
from claims.flow import Span

_KINDS = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "newspaper",
    "article-newspaper": "newspaper",
    "bill": "legislation",
    "book": "book",
    "chapter": "incollection",
    "dataset": "dataset",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "paper-conference": "inproceedings",
    "post": "online",
    "post-weblog": "online",
    "regulation": "legislation",
    "report": "report",
    "thesis": "thesis",
    "treaty": "legal",
    "webpage": "online",
}
_FIELDS = {
    "title": "title",
    "container-title": "journaltitle",
    "publisher": "publisher",
    "volume": "volume",
    "issue": "number",
    "number": "number",
    "page": "pages",
    "ISBN": "isbn",
    "DOI": "doi",
    "URL": "url",
    "note": "note",
}

_TEX = re.compile(r"[\\{}$&#%_~^]")
_ESCAPES = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_TAGS = re.compile(r"</?(?:i|b|sup|sub|sc|span)\b[^<>]{0,200}>")
_LONGEST = 5_000
_MOST_ITEMS = 100_000
_MOST_NAMES = 100


def is_csl_json(text: str) -> bool:
    """Whether a text begins as a JSON value, which no BibTeX file does."""
    return text.lstrip("\ufeff \t\r\n")[:1] in ("[", "{")


def read_csl_json(text: str) -> Bibliography:
    """The items of a CSL-JSON file in its order, repeated ids included. BadBibliography where there are none."""
    try:
        value: object = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise BadBibliography("it is no valid JSON: export it as CSL-JSON or BibTeX again") from error
    listed = value.get("items", [value]) if isinstance(value, Mapping) else value
    items = [item for item in listed if isinstance(item, Mapping)] if isinstance(listed, list) else []
    entries = [entry for item in items[:_MOST_ITEMS] if (entry := _entry(item)) is not None]
    if not entries:
        raise BadBibliography("it holds no CSL-JSON item with an id: export it as CSL-JSON or BibTeX")
    unnamed = len(items) - len(entries)
    warnings = (f"{unnamed} items have no id and cannot be cited.",) if unnamed else ()
    return Bibliography(tuple(entries), warnings)


def _entry(item: Mapping[str, Any]) -> Entry | None:
    key = str(item.get("citation-key") or item.get("id") or "").strip().removeprefix("http://zotero.org/")
    if not key or len(key) > 200:
        return None
    fields: dict[str, str] = {}
    for name, own in _FIELDS.items():
        value = _text(item.get(name))
        if value and own not in fields:
            fields[own] = _escaped(value)
    for role in ("author", "editor"):
        names = " and ".join(_names(item.get(role)))
        if names:
            fields[role] = names
    for name, own in (("issued", "date"), ("accessed", "urldate")):
        date = _date(item.get(name))
        if date:
            fields[own] = date
    kind = _KINDS.get(str(item.get("type", "")), "misc")
    raw = json.dumps(item, ensure_ascii=False, sort_keys=True)[:_LONGEST]
    return Entry(key, kind, fields, raw, Span(0, 0), 1)


def _text(value: object) -> str:
    """A value as one line without markup; '' where it is no text."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(_TAGS.sub("", str(value)[:_LONGEST]).split())


def _escaped(value: str) -> str:
    """The value as TeX writes it."""
    return _TEX.sub(lambda sign: _ESCAPES.get(sign[0], "\\" + sign[0]), value)


def _names(listed: object) -> Iterator[str]:
    for one in listed[:_MOST_NAMES] if isinstance(listed, list) else ():
        if not isinstance(one, Mapping):
            continue
        body = _text(one.get("literal"))
        family, given = _text(one.get("family")), _text(one.get("given"))
        particle = _text(one.get("non-dropping-particle"))
        family = f"{particle} {family}" if particle and family else family
        if family and given:
            yield f"{_escaped(family)}, {_escaped(given)}"
        elif body or family or given:
            yield "{" + _escaped(body or family or given) + "}"


def _date(value: object) -> str:
    """A date as biblatex writes it; '' for none."""
    if not isinstance(value, Mapping):
        return ""
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first:
        numbers = [str(part) for part in first[:3] if str(part).lstrip("-").isdecimal()]
        return "-".join(number.zfill(4 if turn == 0 else 2) for turn, number in enumerate(numbers))
    return _escaped(_text(value.get("raw") or value.get("literal")))
