"""What a night is to ask: of the addresses of current documents, and of those given by themselves, what is due."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from claims.references.model import Reference
from provenance.linking import addresses_of
from provenance.nights import Check
from provenance.schedule import is_due, urgency
from provenance.store.store import Store
from provenance.store.worlds import stored_copies
from sources.capture import Capture, Outcome
from sources.choose import choose_capture

if TYPE_CHECKING:
    from sources.following import Conditions
    from sources.observing import Wanted

_CURRENT = """
SELECT d.id, d.dated, max(rd.run_id) AS run_id, rd.path,
    json_extract(coalesce(rd.judged_with, r.settings), '$.document_date') AS given_date,
    (SELECT json_extract(f.settings, '$.db') FROM run_documents o JOIN runs f ON f.id = o.run_id
        WHERE o.document_id = d.id ORDER BY f.id LIMIT 1) AS database
FROM documents d JOIN run_documents rd ON rd.document_id = d.id JOIN runs r ON r.id = rd.run_id
WHERE d.retired_by IS NULL GROUP BY d.id ORDER BY d.id
"""
_REFERENCES = """
SELECT document_id, id, note_id, text, start, "end", url, url_candidates, title, accessed, doi, same_as
FROM references_ ORDER BY document_id, start
"""
_HELD = """
SELECT DISTINCT r.document_id, r.id FROM references_ r
JOIN claim_notes c ON c.document_id = r.document_id AND c.note_id = r.note_id
"""
_LAST = """
WITH last AS (
    SELECT c.address_id, max(c.run_id) AS run_id FROM checks c JOIN runs r ON r.id = c.run_id
    LEFT JOIN captures k ON k.id = c.capture_id
    WHERE c.run_id {} ? AND r.offline = 0 AND coalesce(k.origin, 'live') = 'live' GROUP BY c.address_id
)
SELECT a.url, c.run_id, c.checked, c.verdict, c.state, c.status, c.reason, c.error, c.final_url, c.digest, c.etag,
    c.last_modified, c.not_before
FROM last l JOIN checks c ON c.address_id = l.address_id AND c.run_id = l.run_id JOIN addresses a ON a.id = c.address_id
"""
_CHECKED = "SELECT DISTINCT a.url FROM addresses a JOIN checks c ON c.address_id = a.id ORDER BY a.url"
_KEPT = "SELECT DISTINCT url FROM captures WHERE file IS NOT NULL AND origin = 'live' AND outcome IN ('ok', 'moved')"


@dataclass(frozen=True, slots=True)
class LastCheck:
    """The last answer of an address before this night."""

    url: str
    run_id: str
    checked: str
    verdict: str
    state: str
    status: int | None
    reason: str | None
    error: str | None
    final_url: str | None
    digest: str | None
    etag: str | None
    last_modified: str | None
    not_before: str | None

    def as_capture(self) -> Capture:
        """The answer as a capture, its bytes left out."""
        return Capture(
            self.url,
            Outcome(self.verdict),
            datetime.fromisoformat(self.checked),
            "live",
            self.reason or "",
            self.final_url,
            self.status,
            error=self.error,
        )


@dataclass(frozen=True, slots=True)
class Current:
    """A document in its newest version: the run that saw it last, what it cites, on which addresses its claims rest.

    `given_date` is the date that it was given by hand, `database` what the database was called when it was first read.
    """

    id: int
    path: str
    dated: str | None
    given_date: str | None
    run_id: str
    references: tuple[Reference, ...]
    held: frozenset[str]
    database: str | None = None

    @property
    def addresses(self) -> tuple[str, ...]:
        """All that it cites, in every way it may be meant."""
        return tuple(dict.fromkeys(url for reference in self.references for url in addresses_of(reference)))


@dataclass
class Stock:
    """All that the store knows that a night may ask for: current documents, addresses by themselves, earlier checks."""

    documents: list[Current]
    bare: tuple[str, ...]
    history: Mapping[str, Sequence[Check]]
    last: Mapping[str, LastCheck]
    kept: frozenset[str]
    held: frozenset[str] = field(init=False)
    citing: dict[str, list[Reference]] = field(init=False)

    def __post_init__(self) -> None:
        self.held = frozenset(url for document in self.documents for url in document.held)
        self.citing = {}
        for document in self.documents:
            for reference in document.references:
                for url in addresses_of(reference):
                    self.citing.setdefault(url, []).append(reference)


def current_documents(store: Store) -> list[Current]:
    """The newest version of every document."""
    references = _references(store)
    held: dict[int, set[str]] = {}
    for document_id, reference_id in store.db.execute(_HELD):
        held.setdefault(document_id, set()).add(reference_id)
    documents = []
    for row in store.db.query(_CURRENT):
        cited = tuple(references.get(row["id"], ()))
        on_claims = held_addresses(one for one in cited if one.id in held.get(row["id"], ()))
        documents.append(Current(references=cited, held=on_claims, **row))
    return documents


def held_addresses(references: Iterable[Reference]) -> frozenset[str]:
    """The addresses of references that claims hang on."""
    return frozenset(url for reference in references for url in addresses_of(reference))


def take_stock(store: Store, run: str, documents: Sequence[Current]) -> Stock:
    """What the store knows of what `documents` cite, and of addresses by themselves, before the night `run`."""
    current = {url for document in documents for url in document.addresses}
    stored = (reference for cited in _references(store).values() for reference in cited)
    cited = {url for reference in stored for url in addresses_of(reference)} | current
    bare = tuple(row[0] for row in store.db.execute(_CHECKED) if row[0] not in cited)
    history = store.history(sorted(current.union(bare)), run)
    kept = frozenset(row[0] for row in store.db.execute(_KEPT))
    return Stock(list(documents), bare, history, last_checks(store, run), kept)


def last_checks(store: Store, run: str, *, upto: bool = False) -> dict[str, LastCheck]:
    """The last answer of every address before `run`, or up to it."""
    query = _LAST.format("<=" if upto else "<")
    return {row["url"]: LastCheck(**row) for row in store.db.query(query, [run])}


def _references(store: Store) -> dict[int, list[Reference]]:
    found: dict[int, list[Reference]] = {}
    for row in store.db.query(_REFERENCES):
        reference = Reference(
            row["text"],
            row["start"],
            row["end"],
            url=row["url"],
            url_candidates=tuple(json.loads(row["url_candidates"])),
            title=row["title"],
            accessed=row["accessed"],
            doi=row["doi"],
            id=row["id"],
            note=row["note_id"],
            same_as=row["same_as"],
        )
        found.setdefault(row["document_id"], []).append(reference)
    return found


@dataclass(frozen=True, slots=True)
class Plan:
    """What to ask, the most urgent first, and on which conditions."""

    wanted: tuple["Wanted", ...]
    conditions: "Conditions"


def plan_night(store: Store, stock: Stock, now: datetime) -> Plan:
    """The addresses that are due at `now`; each once, however often it is cited."""
    from sources.judgement import Cited
    from sources.observing import Wanted

    nightly = {url for document in stock.documents if _is_unpublished(document, now) for url in document.addresses}
    due = [url for url in _askable(stock) if _is_due(stock, url, now, url in nightly)]
    due.sort(key=lambda url: urgency(stock.history.get(url, ())))
    wanted = []
    for url in due:
        cited = stock.citing.get(url, [])
        title = next((reference.title for reference in cited if reference.title), None)
        accessed = min((reference.accessed for reference in cited if reference.accessed), default=None)
        others = tuple(dict.fromkeys(other for reference in cited for other in addresses_of(reference) if other != url))
        copy = choose_capture(stored_copies(store.db, store.evidence, url), accessed) if _is_lost(stock, url) else None
        wanted.append(Wanted(url, others, Cited(title, copy, accessed)))
    return Plan(tuple(wanted), _conditions(stock, due))


def _askable(stock: Stock) -> Iterable[str]:
    """One reading of every reference's address, and the addresses by themselves."""
    cited = (addresses_of(reference) for document in stock.documents for reference in document.references)
    return dict.fromkeys([*(_answering(stock, ways) for ways in cited if ways), *stock.bare])


def _answering(stock: Stock, ways: Sequence[str]) -> str:
    """The way to join an address that answered last time, else the likeliest."""
    return next((way for way in ways if way in stock.last and not _is_lost(stock, way)), ways[0])


def _is_due(stock: Stock, url: str, now: datetime, every_night: bool) -> bool:
    """Whether an address is to be asked, by the answers it had."""
    last = stock.last.get(url)
    wait = datetime.fromisoformat(last.not_before) if last is not None and last.not_before else None
    return is_due(now, url, stock.history.get(url, ()), every_night=every_night, not_before=wait)


def _is_unpublished(document: Current, now: datetime) -> bool:
    return document.dated is not None and document.dated > now.date().isoformat()[: len(document.dated)]


def _is_lost(stock: Stock, url: str) -> bool:
    last = stock.last.get(url)
    return last is not None and not Outcome(last.verdict).has_content


def _conditions(stock: Stock, due: Sequence[str]) -> "Conditions":
    """On what pages are asked for that were good and that are at hand, if any claim is held against them."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for url in due:
        last = stock.last.get(url)
        if last is None or last.verdict not in (Outcome.OK, Outcome.MOVED) or last.final_url is None:
            continue
        fields: list[tuple[str, Any]] = [("If-None-Match", last.etag), ("If-Modified-Since", last.last_modified)]
        given = tuple((name, value) for name, value in fields if value)
        if given and (url not in stock.held or url in stock.kept):
            found[last.final_url] = given
    return found
