"""The queue: which findings there are, how they stand, and the page of them around one.

All that a view needs is drawn once a request into a temporary table; pages go by the key of the finding that the
address names (`at`), never by a count, so that a decision elsewhere moves nothing.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from provenance.rulebook import ENTRIES

Row = dict[str, Any]
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
    "rule": ("(SELECT rank FROM rule_ranks r WHERE r.rule = queue.rule)", "document_id", "place", "id"),
    "newest": ("-first", "rank", "place", "id"),
}
_FILTERS = ("status", "severity", "rule", "new", "host", "page", "verdict", "q")
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

    rows: tuple[Row, ...]
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
SELECT o.finding_id AS id, o.evidence_hash, o.document_id, {run} AS run_id, o.severity,
    coalesce(o.start, -1) AS place, o.page, o.claim_id, o.url, f.rule, f.report_id,
    CAST(f.first_run AS INTEGER) AS first, f.first_run = o.run_id AS is_new,
    CASE o.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END AS rank,
    coalesce({state},
        CASE WHEN EXISTS (SELECT 1 FROM {others}) THEN 'evidence-changed' ELSE 'open' END) AS status
FROM last JOIN run_findings o ON o.document_id = last.document_id AND o.run_id = last.run_id
JOIN findings f ON f.id = o.finding_id LEFT JOIN {states} AND s.evidence_hash = o.evidence_hash
{group}
"""
# Two documents of one report may both show a finding: it is listed once. Grouping costs, so it is done where needed.
_ONCE = {"run": "max(o.run_id)", "group": "GROUP BY o.finding_id"}
_AS_IS = {"run": "o.run_id", "group": ""}
_SHARED = "SELECT 1 FROM documents WHERE retired_by IS NULL GROUP BY report_id HAVING count(*) > 1 LIMIT 1"
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
SELECT f.id, o.evidence_hash, o.document_id, max(o.run_id), o.severity, coalesce(o.start, -1), o.page, o.claim_id,
    o.url, f.rule, f.report_id, CAST(f.first_run AS INTEGER), 0,
    CASE o.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, 'gone'
FROM findings f JOIN run_findings o ON o.finding_id = f.id
WHERE (:report IS NULL OR f.report_id = :report) AND f.id NOT IN (SELECT id FROM queue) GROUP BY f.id
"""


def draw(db: sqlite3.Connection, report: int | None, who: str | None = None, *, gone: bool = False) -> None:
    """Make the temporary table `queue` of a report, or of all; `who` only for blind review."""
    db.execute("DROP TABLE IF EXISTS temp.queue")
    db.execute("CREATE TEMP TABLE IF NOT EXISTS rule_ranks (rule TEXT PRIMARY KEY, rank INTEGER)")
    db.executemany("INSERT OR IGNORE INTO rule_ranks VALUES (?, ?)", _RULE_RANK.items())
    parts = _TOGETHER if who is None else _BLIND
    grouped = _ONCE if db.execute(_SHARED).fetchone() else _AS_IS
    db.execute(_CURRENT.format(**parts, **grouped), {"report": report, "who": who})
    if gone:
        db.execute(_GONE, {"report": report})


def queue(db: sqlite3.Connection, wanted: Filter, at: int | None) -> Queue:
    """The queue of the table that `draw` made, around the finding `at` (the first one, where None)."""
    where, values = _conditions(wanted, _FILTERS)
    keys = SORTS[wanted.sort]
    order = ", ".join(keys)
    facets, total = _facets(db, wanted)
    anchor = _key_of(db, keys, at)
    if anchor is None:  # from the top
        rows = db.execute(f"SELECT * FROM queue WHERE {where} ORDER BY {order} LIMIT {AFTER + 1}", values).fetchall()
        current = rows[0]["id"] if rows else None
        following = rows[1]["id"] if len(rows) > 1 else None
        return Queue(tuple(with_words(db, rows)), current, bool(rows), min(total, 1), total, None, following, facets)
    marks = ", ".join("?" * len(keys))
    backward = ", ".join(f"{part} DESC" for part in keys)
    behind = f"SELECT * FROM queue WHERE {where} AND ({order}) >= ({marks}) ORDER BY {order} LIMIT {AFTER + 1}"
    before = f"SELECT * FROM queue WHERE {where} AND ({order}) < ({marks}) ORDER BY {backward} LIMIT {BEFORE}"
    earlier = db.execute(before, [*values, *anchor]).fetchall()[::-1]
    later = db.execute(behind, [*values, *anchor]).fetchall()
    count = f"SELECT count(*) FROM queue WHERE {where} AND ({order}) < ({marks})"
    position = int(db.execute(count, [*values, *anchor]).fetchone()[0]) + 1
    inside = bool(later) and later[0]["id"] == at
    behind_it = later[1:] if inside else later
    return Queue(
        tuple(with_words(db, [*earlier, *later])),
        at,
        inside,
        position,
        total,
        earlier[-1]["id"] if earlier else None,
        behind_it[0]["id"] if behind_it else None,
        facets,
    )


def matching(db: sqlite3.Connection, wanted: Filter, chosen: Sequence[int] | None = None) -> list[sqlite3.Row]:
    """All findings that a filter shows, in its order; of them the `chosen`, if not None."""
    where, values = _conditions(wanted, _FILTERS)
    order = ", ".join(SORTS[wanted.sort])
    if chosen is not None:
        where, values = f"{where} AND id IN ({','.join('?' * len(chosen))})", [*values, *chosen]
    return db.execute(f"SELECT * FROM queue WHERE {where} ORDER BY {order}", values).fetchall()


def _key_of(db: sqlite3.Connection, keys: tuple[str, ...], at: int | None) -> tuple[Any, ...] | None:
    """The sort key of a finding, whether a filter shows it or not; None where it is not in the queue at all."""
    if at is None:
        return None
    columns = ", ".join(f"{key} AS k{number}" for number, key in enumerate(keys))
    found = db.execute(f"SELECT {columns} FROM queue WHERE id = ?", [at]).fetchone()
    return None if found is None else tuple(found)


def with_words(db: sqlite3.Connection, rows: Iterable[sqlite3.Row]) -> list[Row]:
    """The rows with message and quote, which the queue itself does not carry."""
    query = (
        "SELECT o.message, o.quote, o.labels, o.suggestion, o.confidence, r.name AS report "
        "FROM run_findings o JOIN reports r ON r.id = ? WHERE o.run_id = ? AND o.finding_id = ? AND o.document_id = ?"
    )
    return [
        {**row, **db.execute(query, [row["report_id"], row["run_id"], row["id"], row["document_id"]]).fetchone()}
        for row in map(dict, rows)
    ]


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
            values += [f"%{_like(value)}%"] * 2 if name == "q" else [value] * _CONDITIONS[name].count("?")
    return " AND ".join(parts), values


_CONDITIONS = {
    "severity": "severity = ?",
    "page": "page = CAST(? AS INTEGER)",
    "host": "instr(url, ?) AND host(url) = ?",  # the first is quick, the second is right
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


def _facets(db: sqlite3.Connection, wanted: Filter) -> tuple[Facets, int]:
    """Counts for each choice, and of what is shown: one pass over the groups, the filters with choices applied here."""
    where, values = _conditions(wanted, ("new", "host", "page", "verdict", "q"))
    cursor = db.cursor()
    cursor.row_factory = None  # plain tuples: counted here they take half the time of GROUP BY
    counts = Counter(cursor.execute(f"SELECT status, severity, rule FROM queue WHERE {where}", values))
    facets = Facets(Counter(), Counter(), Counter(), Counter())
    shown, total = STATUSES[wanted.status], 0
    for (state, severity, rule), number in counts.items():
        group = _GROUP_OF.get(rule, "")
        in_status, in_severity = state in shown, wanted.severity in ("", severity)
        in_rule = wanted.rule in ("", rule, group)
        total += number if in_status and in_severity and in_rule else 0
        if in_severity and in_rule:
            for status, states in STATUSES.items():
                facets.status[status] += number if state in states else 0
        if in_status and in_rule:
            facets.severity[severity] += number
        if in_status and in_severity:
            facets.group[group] += number
            facets.rule[rule] += number
    return facets, total
