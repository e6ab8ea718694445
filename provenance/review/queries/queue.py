"""The queue: which findings there are, how they stand, and the page of them around one.

All that a view needs is drawn once a request into a temporary table; pages go by the key of the finding that the
address names (`at`), never by a count, so that a decision elsewhere moves nothing.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from provenance.rulebook import ENTRIES

BEFORE, AFTER = 6, 18  # rows of the list around the current one

# What stands in the address -> the states it shows.
STATUSES: dict[str, tuple[str, ...]] = {
    "open": ("open", "evidence-changed"),
    "changed": ("evidence-changed",),
    "conflict": ("conflict",),
    "needs-fix": ("needs-fix",),
    "supported": ("supported",),
    "dismissed": ("dismissed",),
    "gone": ("gone",),
    "all": ("open", "evidence-changed", "conflict", "needs-fix", "supported", "dismissed"),
}
SORTS = {
    "severity": ("rank", "document_id", "place", "id"),
    "place": ("document_id", "place", "id"),
    "rule": ("rule_rank", "document_id", "place", "id"),
    "newest": ("-first", "rank", "place", "id"),
}
SEVERITIES = ("error", "warning", "info")
_RULE_RANK = {entry.rule.id: number for number, entry in enumerate(ENTRIES)}
_GROUP_OF = {entry.rule.id: entry.rule.group.value for entry in ENTRIES}


@dataclass(frozen=True, slots=True)
class Filter:
    """The state of a queue as it stands in the address; empty means all."""

    status: str = "open"
    rule: str = ""  # a rule or a group
    severity: str = ""
    verdict: str = ""
    host: str = ""
    page: str = ""
    new: str = ""
    q: str = ""
    sort: str = "severity"

    @classmethod
    def read(cls, given: dict[str, str]) -> "Filter":
        """The filter of an address; what is not known counts as not given."""
        known = {item.name: given[item.name].strip()[:200] for item in fields(cls) if given.get(item.name)}
        made = cls(**known)
        if made.status not in STATUSES:
            made = replace(made, status="open")
        if made.sort not in SORTS:
            made = replace(made, sort="severity")
        if made.severity not in SEVERITIES:
            made = replace(made, severity="")
        return made if made.page.isdecimal() and len(made.page) < 9 else replace(made, page="")

    def query(self, **changes: str | int | None) -> str:
        """The address's query with `changes`; what is as it begins is left out."""
        start = Filter()
        own = {item.name: getattr(self, item.name) for item in fields(self)}
        values = {**own, **changes}
        kept = {k: v for k, v in values.items() if v not in (None, "") and v != getattr(start, k, None)}
        return urlencode(kept)

    def chips(self) -> Iterator[tuple[str, str, str]]:
        """Each filter in force: its name, its value, and the query without it."""
        for item in fields(self):
            value = getattr(self, item.name)
            if value and item.name not in ("sort", "status"):
                yield item.name, value, self.query(**{item.name: None})


@dataclass(frozen=True, slots=True)
class Facets:
    """How many findings each choice of a filter would show, the others staying as they are."""

    status: Counter[str]
    severity: Counter[str]
    group: Counter[str]
    rule: Counter[str]


@dataclass(frozen=True, slots=True)
class Queue:
    """The part of the queue around the current finding."""

    rows: tuple[sqlite3.Row, ...]
    current: int | None
    inside: bool  # whether the current finding is in the queue, or was until it was decided
    position: int
    total: int
    previous: int | None
    following: int | None
    facets: Facets


_CURRENT = """
CREATE TEMP TABLE queue AS
WITH last AS (
    SELECT d.id AS document_id, max(rd.run_id) AS run_id FROM documents d JOIN run_documents rd ON rd.document_id = d.id
    WHERE d.retired_by IS NULL AND (:report IS NULL OR d.report_id = :report) GROUP BY d.id
)
SELECT o.finding_id AS id, o.document_id, max(o.run_id) AS run_id, o.severity, coalesce(o.start, -1) AS place, o.page,
    o.claim_id, o.url, f.rule, f.report_id, CAST(f.first_run AS INTEGER) AS first, f.first_run = o.run_id AS is_new,
    CASE o.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END AS rank,
    coalesce(r.rank, 999) AS rule_rank, coalesce({state},
        CASE WHEN EXISTS (SELECT 1 FROM {others}) THEN 'evidence-changed' ELSE 'open' END) AS status
FROM last JOIN run_findings o ON o.document_id = last.document_id AND o.run_id = last.run_id
JOIN findings f ON f.id = o.finding_id LEFT JOIN rule_ranks r ON r.rule = f.rule
LEFT JOIN {states} AND s.evidence_hash = o.evidence_hash
GROUP BY o.finding_id
"""
_TOGETHER = {
    "state": "s.state",
    "others": "finding_states e WHERE e.finding_id = o.finding_id",
    "states": "finding_states s ON s.finding_id = o.finding_id",
}
_BLIND = {  # each reviewer sees only what they decided themselves
    "state": "s.verdict",
    "others": "standing_votes e WHERE e.finding_id = o.finding_id AND e.who = :who",
    "states": "standing_votes s ON s.finding_id = o.finding_id AND s.who = :who",
}
_GONE = """
INSERT INTO queue
SELECT f.id, o.document_id, max(o.run_id), o.severity, coalesce(o.start, -1), o.page, o.claim_id, o.url, f.rule,
    f.report_id, CAST(f.first_run AS INTEGER), 0,
    CASE o.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, coalesce(r.rank, 999), 'gone'
FROM findings f JOIN run_findings o ON o.finding_id = f.id LEFT JOIN rule_ranks r ON r.rule = f.rule
WHERE (:report IS NULL OR f.report_id = :report) AND f.id NOT IN (SELECT id FROM queue) GROUP BY f.id
"""


def draw(db: sqlite3.Connection, report: int | None, who: str | None = None, *, gone: bool = False) -> None:
    """Make the temporary table `queue` of a report, or of all; `who` only for blind review."""
    db.execute("DROP TABLE IF EXISTS temp.queue")
    db.execute("CREATE TEMP TABLE IF NOT EXISTS rule_ranks (rule TEXT PRIMARY KEY, rank INTEGER)")
    db.executemany("INSERT OR IGNORE INTO rule_ranks VALUES (?, ?)", _RULE_RANK.items())
    parts = _TOGETHER if who is None else _BLIND
    db.execute(_CURRENT.format(**parts), {"report": report, "who": who})
    if gone:
        db.execute(_GONE, {"report": report})


def queue(db: sqlite3.Connection, wanted: Filter, at: int | None) -> Queue:
    """The queue of the table that `draw` made, around the finding `at` (the first one, where None)."""
    where, values = _conditions(wanted, ("status", "severity", "rule", "new", "host", "page", "verdict", "q"))
    keys = SORTS[wanted.sort]
    order = ", ".join(keys)
    anchor = _anchor(db, keys, where, values, at)
    total = int(db.execute(f"SELECT count(*) FROM queue WHERE {where}", values).fetchone()[0])
    facets = _facets(db, wanted)
    if anchor is None:
        return Queue((), None, False, 0, total, None, None, facets)
    key, current = tuple(anchor)[:-1], int(anchor["id"])
    marks = ", ".join("?" * len(key))
    backward = ", ".join(f"{part} DESC" for part in keys)
    behind = f"SELECT * FROM queue WHERE {where} AND ({order}) > ({marks}) ORDER BY {order} LIMIT {AFTER}"
    before = f"SELECT * FROM queue WHERE {where} AND ({order}) < ({marks}) ORDER BY {backward} LIMIT {BEFORE}"
    itself = f"SELECT * FROM queue WHERE {where} AND id = ?"
    earlier = list(db.execute(before, [*values, *key]))[::-1]
    here = list(db.execute(itself, [*values, current]))
    later = list(db.execute(behind, [*values, *key]))
    count = f"SELECT count(*) FROM queue WHERE {where} AND ({order}) < ({marks})"
    position = int(db.execute(count, [*values, *key]).fetchone()[0]) + 1
    return Queue(
        tuple(_with_words(db, [*earlier, *here, *later])),
        current,
        bool(here),
        position,
        total,
        earlier[-1]["id"] if earlier else None,
        later[0]["id"] if later else None,
        facets,
    )


def matching(db: sqlite3.Connection, wanted: Filter, limit: int = -1) -> list[sqlite3.Row]:
    """All findings that a filter shows, in its order, with their words."""
    where, values = _conditions(wanted, ("status", "severity", "rule", "new", "host", "page", "verdict", "q"))
    order = ", ".join(SORTS[wanted.sort])
    return _with_words(
        db, list(db.execute(f"SELECT * FROM queue WHERE {where} ORDER BY {order} LIMIT {limit}", values))
    )


def _anchor(
    db: sqlite3.Connection, keys: tuple[str, ...], where: str, values: list[object], at: int | None
) -> sqlite3.Row | None:
    """The sort key of the finding asked for, whether it matches or not; else of the first that matches."""
    columns = ", ".join(f"{key} AS k{number}" for number, key in enumerate(keys))
    found: sqlite3.Row | None = None
    if at is not None:
        found = db.execute(f"SELECT {columns}, id FROM queue WHERE id = ?", [at]).fetchone()
    if found is None:
        query = f"SELECT {columns}, id FROM queue WHERE {where} ORDER BY {', '.join(keys)} LIMIT 1"
        found = db.execute(query, values).fetchone()
    return found


def _with_words(db: sqlite3.Connection, rows: list[sqlite3.Row]) -> list[sqlite3.Row]:
    """The rows with message and quote, which the queue itself does not carry."""
    query = (
        "SELECT q.*, o.message, o.quote, o.labels, o.suggestion, o.evidence_hash, o.confidence, r.name AS report "
        "FROM queue q JOIN run_findings o ON o.finding_id = q.id AND o.run_id = q.run_id "
        "AND o.document_id = q.document_id JOIN reports r ON r.id = q.report_id WHERE q.id = ?"
    )
    return [db.execute(query, [row["id"]]).fetchone() for row in rows]


def _conditions(wanted: Filter, used: tuple[str, ...]) -> tuple[str, list[object]]:
    """The SQL of those filters that are in `used`."""
    parts: list[str] = ["1"]
    values: list[object] = []
    for name in used:
        value = getattr(wanted, name)
        if not value:
            continue
        if name == "status":
            states = STATUSES[value]
            parts.append(f"status IN ({','.join('?' * len(states))})")
            values += states
        elif name == "rule":
            rules = [rule for rule, group in _GROUP_OF.items() if group == value] or [value]
            parts.append(f"rule IN ({','.join('?' * len(rules))})")
            values += rules
        elif name == "new":
            parts.append("is_new")
        elif name in _CONDITIONS:
            parts.append(_CONDITIONS[name])
            values += [f"%{_like(value)}%"] * 2 if name == "q" else [value]
    return " AND ".join(parts), values


_CONDITIONS = {
    "severity": "severity = ?",
    "page": "page = CAST(? AS INTEGER)",
    "host": "host(url) = ?",
    "verdict": (
        "EXISTS (SELECT 1 FROM verdicts v JOIN run_verdicts rv ON rv.verdict_id = v.id AND rv.run_id = queue.run_id "
        "WHERE v.document_id = queue.document_id AND v.subject = queue.claim_id AND v.figure IS NULL AND v.verdict = ?)"
    ),
    "q": (
        "EXISTS (SELECT 1 FROM run_findings o WHERE o.finding_id = queue.id AND o.run_id = queue.run_id "
        "AND (o.message LIKE ? ESCAPE '\\' OR o.quote LIKE ? ESCAPE '\\'))"
    ),
}


def _like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _facets(db: sqlite3.Connection, wanted: Filter) -> Facets:
    """Counts for each choice: one pass over the groups, the filters that have choices applied here."""
    where, values = _conditions(wanted, ("new", "host", "page", "verdict", "q"))
    query = f"SELECT status, severity, rule, count(*) AS n FROM queue WHERE {where} GROUP BY 1, 2, 3"
    facets = Facets(Counter(), Counter(), Counter(), Counter())
    shown = STATUSES[wanted.status]
    for row in db.execute(query, values):
        group = _GROUP_OF.get(row["rule"], "")
        in_status, in_severity = row["status"] in shown, wanted.severity in ("", row["severity"])
        in_rule = wanted.rule in ("", row["rule"], group)
        if in_severity and in_rule:
            for status, states in STATUSES.items():
                facets.status[status] += row["n"] if row["status"] in states else 0
        if in_status and in_rule:
            facets.severity[row["severity"]] += row["n"]
        if in_status and in_severity:
            facets.group[group] += row["n"]
            facets.rule[row["rule"]] += row["n"]
    return facets
