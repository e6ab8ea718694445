"""Cited works as CSL-JSON (citation style language 1.0), BibTeX and RIS, for Zotero and its kin."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from provenance.reports.export.works import Work, date_parts

# Kind of work -> its type in CSL, in BibTeX, in RIS.
_TYPES = {
    "web": ("webpage", "misc", "ELEC"),
    "article": ("article-journal", "article", "JOUR"),
    "book": ("book", "book", "BOOK"),
    "chapter": ("chapter", "incollection", "CHAP"),
    "report": ("report", "techreport", "RPRT"),
    "thesis": ("thesis", "phdthesis", "THES"),
    "law": ("legislation", "misc", "STAT"),
    "dataset": ("dataset", "misc", "DATA"),
    "news": ("article-newspaper", "article", "NEWS"),
    "unknown": ("document", "misc", "GEN"),
}
_CONTAINER = {"article": "journal", "incollection": "booktitle"}
_PUBLISHER = {"techreport": "institution", "phdthesis": "school"}
_TEX = re.compile(r"([&%$#_{}])|([\\~^])")
_TEX_WORDS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def csl_json(works: Sequence[Work]) -> str:
    """The works as a CSL-JSON array."""
    return json.dumps([_csl(work) for work in works], ensure_ascii=False, indent=1) + "\n"


def bibtex(works: Sequence[Work]) -> str:
    """The works as BibTeX entries, in UTF-8."""
    return "\n".join(map(_bibtex, works))


def ris(works: Sequence[Work]) -> str:
    """The works as RIS records; lines end with CR LF."""
    return "".join(f"{tag}  - {value}\r\n" for work in works for tag, value in _ris(work))


def _csl(work: Work) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": work.key,
        "type": _types(work)[0],
        "title": work.title or work.text,
        "author": [_name(author) for author in work.authors],
        "container-title": work.container,
        "publisher": work.publisher,
        "volume": work.volume,
        "issue": work.issue,
        "page": work.pages,
        "URL": work.url,
        "DOI": work.doi,
        "ISBN": work.isbn,
        "issued": _date(work.issued),
        "accessed": _date(date_parts(work.accessed)),
        "archive_location": work.archived,
        "note": _note(work),
    }
    return {key: value for key, value in values.items() if value}


def _name(author: str) -> dict[str, str]:
    """A person with family and given name where the print tells them apart, any other as it stands."""
    family, comma, given = author.partition(",")
    return {"family": family.strip(), "given": given.strip()} if comma and given.strip() else {"literal": author}


def _date(parts: tuple[int, ...]) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [list(parts)]} if parts else None


def _note(work: Work) -> str:
    return f"cited in note{'s' if len(work.labels) > 1 else ''} {', '.join(work.labels)}"


def _types(work: Work) -> tuple[str, str, str]:
    return _TYPES.get(work.kind, _TYPES["unknown"])


def _bibtex(work: Work) -> str:
    kind = _types(work)[1]
    parts = work.issued
    fields = {
        "title": f"{{{_tex(work.title or work.text)}}}",
        "author": " and ".join(_tex_name(author) for author in work.authors),
        _CONTAINER.get(kind, "howpublished"): _tex(work.container or ""),
        _PUBLISHER.get(kind, "publisher"): _tex(work.publisher or ""),
        "volume": _tex(work.volume or ""),
        "number": _tex(work.issue or ""),
        "pages": _tex(re.sub(r"\s*[-–—]+\s*", "--", work.pages or "")),
        "year": str(parts[0]) if parts else "",
        "month": str(parts[1]) if len(parts) > 1 else "",
        "doi": _raw(work.doi),
        "isbn": _tex(work.isbn or ""),
        "url": _raw(work.url),
        "urldate": work.accessed or "",
        "note": _tex(_note(work)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value and value != "{}"]
    return "\n".join([f"@{kind}{{{work.key},", *lines, "}", ""])


def _tex(text: str) -> str:
    return _TEX.sub(lambda sign: f"\\{sign[1]}" if sign[1] else _TEX_WORDS[sign[2]], text)


def _tex_name(author: str) -> str:
    """A name as BibTeX takes it; what has no comma is kept together, for it may be a body."""
    return _tex(author) if "," in author else f"{{{_tex(author)}}}"


def _raw(address: str | None) -> str:
    """An address as it is, but for the signs that would end the field."""
    return (address or "").replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _ris(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", _types(work)[2]
    for author in work.authors:
        yield "AU", author
    first, last = work.page_range or (None, None)
    values: Iterable[tuple[str, str | None]] = (
        ("TI", work.title or work.text),
        ("T2", work.container),
        ("PB", work.publisher),
        ("VL", work.volume),
        ("IS", work.issue),
        ("SP", first),
        ("EP", last),
        ("PY", str(work.issued[0]) if work.issued else None),
        ("DA", _slashed(work.issued)),
        ("UR", work.url),
        ("L2", work.archived),
        ("DO", work.doi),
        ("SN", work.isbn),
        ("Y2", _slashed(date_parts(work.accessed))),
        ("N1", _note(work)),
        ("ID", work.key),
    )
    yield from ((tag, value) for tag, value in values if value)
    yield "ER", ""


def _slashed(parts: tuple[int, ...]) -> str | None:
    """'2024/01/12/' as RIS has dates: always three slashes, parts that are not known empty."""
    if not parts:
        return None
    told = [f"{part:02d}" for part in parts] + [""] * (3 - len(parts))
    return "/".join([*told, ""])
