"""The works that reports cite, each once, as their references print them."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlite_utils import Database

from provenance.reports.audit import queries
from provenance.reports.audit.model import Audit
from provenance.reports.printable import printable

_TEXTS = ("title", "container", "publisher", "volume", "issue", "pages", "url", "doi", "isbn", "published", "accessed")
_NOT_IN_KEY = re.compile(r"[^a-z0-9]+")
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_PAGES = re.compile(r"\s*([\w.]{1,12})(?:\s*[-–—]\s*([\w.]{1,12}))?")


@dataclass(frozen=True, slots=True)
class Work:
    """A cited work. `key` is unique in an export; `labels` are the notes that cite it; dates are ISO 8601."""

    key: str
    kind: str
    text: str
    authors: tuple[str, ...]
    year: str | None
    labels: tuple[str, ...]
    title: str | None = None
    container: str | None = None
    publisher: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    url: str | None = None
    doi: str | None = None
    isbn: str | None = None
    published: str | None = None
    accessed: str | None = None
    archived: str | None = None

    @property
    def issued(self) -> tuple[int, ...]:
        """Year, month and day of publication, as far as they are known."""
        return date_parts(self.published or self.year)

    @property
    def page_range(self) -> tuple[str, str | None] | None:
        """First and last page."""
        found = _PAGES.match(self.pages or "")
        return (found[1], found[2]) if found else None


def date_parts(iso: str | None) -> tuple[int, ...]:
    """Year, month and day of an ISO 8601 date, as many as it has; what follows ('2015a') does not count."""
    found = _DATE.match(iso or "")
    return tuple(int(part) for part in found.groups() if part) if found else ()


def cited_works(db: Database, audit: Audit) -> tuple[Work, ...]:
    """The works that the documents of `audit` cite, in the order of the text; short forms and repetitions once."""
    copies = {card.url: card.copy.url for card in audit.sources if card.url and card.copy}
    found: dict[str, Work] = {}
    for document in audit.documents:
        own: dict[str, str] = {}
        for row in queries.references(db, document.id):
            identity = own.get(row["same_as"] or "") or _identity(row)
            own[row["id"]] = identity
            known = found.get(identity)
            if known is None:
                found[identity] = _work(row, copies)
            elif row["label"] not in known.labels:
                found[identity] = replace(known, labels=(*known.labels, row["label"]))
    return tuple(_with_keys(found.values()))


def _identity(row: queries.Row) -> str:
    return row["doi"] or row["url"] or " ".join(row["text"].casefold().split())


def _work(row: queries.Row, copies: dict[str, str | None]) -> Work:
    texts = {name: printable(row[name]) if row[name] else None for name in _TEXTS}
    return Work(
        key="",
        kind=row["kind"],
        text=printable(row["text"]),
        authors=tuple(printable(author) for author in json.loads(row["authors"])),
        year=row["year"],
        labels=(row["label"],),
        archived=copies.get(row["url"]),
        **texts,
    )


def _with_keys(works: Iterable[Work]) -> Iterator[Work]:
    """Each work with a key of author, year and first long word of the title, told apart by a letter."""
    seen: dict[str, int] = {}
    for work in works:
        author = (work.authors[0].replace(",", " ").split() or [""])[0] if work.authors else ""
        word = next((word for word in (work.title or "").split() if len(word) > 3), "")
        key = _plain(author) + (str(work.issued[0]) if work.issued else "") + _plain(word) or "work"
        seen[key] = seen.get(key, 0) + 1
        yield replace(work, key=key if seen[key] == 1 else f"{key}-{seen[key]}")


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return _NOT_IN_KEY.sub("", folded)
