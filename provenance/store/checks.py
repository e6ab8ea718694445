"""Checks of addresses as they are kept, and read back over the runs."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlite_utils import Database

from provenance.nights import Check
from provenance.store.rows import Row
from sources.capture import Outcome

# Plain statements: an address costs a fifth of what the same rows cost by way of a table's own methods.
_ADDRESS = """
INSERT INTO addresses (url, state, strikes, first_failed, last_good)
VALUES (:url, :state, :strikes, :first_failed, :last_good)
ON CONFLICT (url) DO UPDATE SET state = excluded.state, strikes = excluded.strikes,
    first_failed = excluded.first_failed, last_good = excluded.last_good
"""
_CHECK = """
INSERT OR REPLACE INTO checks (run_id, address_id, verdict, state, status, final_url, reason, error, checked, attempts,
    hops, archived_url, archived_at, archive, capture_id, digest, etag, last_modified, not_before)
VALUES (:run_id, (SELECT id FROM addresses WHERE url = :url), :verdict, :state, :status, :final_url, :reason, :error,
    :checked, :attempts, :hops, :archived_url, :archived_at, :archive, :capture_id, :digest, :etag, :last_modified,
    :not_before)
"""
_HISTORY = """
SELECT a.url, c.checked, c.verdict, c.status, c.error, c.final_url FROM checks c
JOIN addresses a ON a.id = c.address_id JOIN runs r ON r.id = c.run_id LEFT JOIN captures k ON k.id = c.capture_id
WHERE coalesce(k.origin, 'live') = 'live' AND r.offline = 0 AND (? IS NULL OR c.run_id < ?) AND a.url IN ({})
ORDER BY c.run_id
"""
_ASKED_AT_ONCE = 500


def write_checks(db: Database, addresses: Iterable[Row], checks: Iterable[Row]) -> None:
    """Keep the states of addresses, and the check that each had in a run; a second one of a run takes its place."""
    db.conn.executemany(_ADDRESS, addresses)
    db.conn.executemany(_CHECK, checks)


def read_checks(db: Database, urls: Sequence[str], before: str | None) -> Mapping[str, Sequence[Check]]:
    """The checks of addresses, oldest first: what the network itself answered, never an archive's copy.

    With `before` only those of runs before that one.
    """
    found: dict[str, list[Check]] = {}
    for first in range(0, len(urls), _ASKED_AT_ONCE):
        some = urls[first : first + _ASKED_AT_ONCE]
        query = _HISTORY.format(",".join("?" * len(some)))
        for url, checked, verdict, status, error, final_url in db.execute(query, [before, before, *some]):
            repaired = verdict == Outcome.MALFORMED and final_url is not None
            moment = datetime.fromisoformat(checked)
            found.setdefault(url, []).append(Check(moment, Outcome(verdict), status, error, repaired))
    return found
