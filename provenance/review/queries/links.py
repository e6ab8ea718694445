"""The cited addresses as a table, and the decisions as a trail: filtered, a page at a time, by key."""

import sqlite3
from dataclasses import dataclass

PAGE = 50
STATES = ("dead", "probably-dead", "suspected", "unknown", "alive")


@dataclass(frozen=True, slots=True)
class Slice:
    """A page of a table: its rows, the key of the next page (None on the last), and how many there are in all."""

    rows: list[sqlite3.Row]
    following: str | None
    total: int


_CASES = " ".join(f"WHEN '{state}' THEN {rank}" for rank, state in enumerate(STATES))
_RANK = f"CASE a.state {_CASES} ELSE 9 END"


def links(db: sqlite3.Connection, state: str, text: str, report: int | None, after: str) -> Slice:
    """A page of addresses, the worst first; `after` is the key that the page before gave."""
    parts = ["1"]
    values: list[object] = []
    if state in STATES:
        parts.append("a.state = ?")
        values.append(state)
    if text:
        parts.append("instr(lower(a.url), lower(?))")
        values.append(text)
    if report is not None:
        parts.append(
            "a.id IN (SELECT x.address_id FROM references_ x JOIN documents d ON d.id = x.document_id "
            "WHERE d.report_id = ? AND d.retired_by IS NULL)"
        )
        values.append(report)
    where = " AND ".join(parts)
    total = int(db.execute(f"SELECT count(*) FROM addresses a WHERE {where}", values).fetchone()[0])
    rank, _, id_ = after.partition("-")
    paged = where
    if rank.isdecimal() and id_.isdecimal():
        paged = f"{where} AND ({_RANK}, a.id) > (?, ?)"
        values += [int(rank), int(id_)]
    query = f"""
        SELECT a.*, {_RANK} AS rank, c.verdict, c.status, c.reason, c.checked, c.archived_url, c.archived_at,
            (SELECT count(*) FROM references_ x JOIN documents d ON d.id = x.document_id AND d.retired_by IS NULL
             WHERE x.address_id = a.id) AS cited
        FROM (SELECT a.* FROM addresses a WHERE {paged} ORDER BY {_RANK}, a.id LIMIT {PAGE + 1}) a
        LEFT JOIN checks c ON c.address_id = a.id AND c.run_id =
            (SELECT max(run_id) FROM checks WHERE address_id = a.id)
        ORDER BY {_RANK}, a.id
    """
    rows = db.execute(query, values).fetchall()
    following = f"{rows[PAGE - 1]['rank']}-{rows[PAGE - 1]['id']}" if len(rows) > PAGE else None
    return Slice(rows[:PAGE], following, total)


def state_counts(db: sqlite3.Connection) -> dict[str, int]:
    """How many addresses are in each state."""
    return dict(db.execute("SELECT state, count(*) FROM addresses GROUP BY state").fetchall())


def decisions(
    db: sqlite3.Connection, who: str, verdict: str, since: str, until: str, before: str, blind_as: str | None = None
) -> Slice:
    """A page of the trail, the newest first; `before` is the key that the page before gave.

    In blind review (`blind_as`) only what is on findings that this editor has decided on.
    """
    parts = ["1"]
    values: list[object] = []
    if blind_as is not None:
        parts.append("EXISTS (SELECT 1 FROM decisions o WHERE o.finding_id = d.finding_id AND o.who = ?)")
        values.append(blind_as)
    for condition, value in (
        ("d.who = ?", who),
        ("d.verdict = ?", verdict),
        ("d.at >= ?", since),
        ("d.at < date(?, '+1 day')", until),
    ):
        if value:
            parts.append(condition)
            values.append(value)
    where = " AND ".join(parts)
    total = int(db.execute(f"SELECT count(*) FROM decisions d WHERE {where}", values).fetchone()[0])
    if before.isdecimal() and len(before) < 16:
        where += " AND d.id < ?"
        values.append(int(before))
    query = f"""
        SELECT d.*, f.rule, f.report_id, r.name AS report,
            (SELECT o.message FROM run_findings o WHERE o.finding_id = d.finding_id ORDER BY o.run_id DESC LIMIT 1)
            AS message, EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = d.id) AS undone
        FROM decisions d JOIN findings f ON f.id = d.finding_id JOIN reports r ON r.id = f.report_id
        WHERE {where} ORDER BY d.id DESC LIMIT {PAGE + 1}
    """
    rows = db.execute(query, values).fetchall()
    return Slice(rows[:PAGE], str(rows[PAGE - 1]["id"]) if len(rows) > PAGE else None, total)


def reviewers(db: sqlite3.Connection) -> list[str]:
    """Who has decided so far."""
    return [row[0] for row in db.execute("SELECT DISTINCT who FROM decisions ORDER BY who LIMIT 200")]
