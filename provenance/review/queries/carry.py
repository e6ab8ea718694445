"""Decisions that may be taken over: on nearly the same claim of an earlier version, or the same one in another report.

They are offered, never carried silently: an editor confirms each.
"""

import re
import sqlite3
from dataclasses import dataclass

from rapidfuzz import fuzz

ALIKE = 90.0  # of 100: token similarity from which a text counts as slightly changed
_FIGURE = re.compile(r"\d[\d.,]{0,30}")
_LIMIT = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """A decision that stood on nearly the same finding."""

    decision: sqlite3.Row
    quote: str
    report: str
    elsewhere: bool  # in another report


_GONE = """
SELECT d.*, o.quote, r.name AS report FROM findings f JOIN standing_votes d ON d.finding_id = f.id
JOIN run_findings o ON o.finding_id = f.id AND o.run_id =
    (SELECT max(run_id) FROM run_findings WHERE finding_id = f.id)
JOIN reports r ON r.id = f.report_id
WHERE f.report_id = ? AND f.rule = ? AND f.id != ? AND o.quote IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM run_findings n WHERE n.finding_id = f.id AND n.run_id = ?) ORDER BY d.id DESC LIMIT 500
"""
_ELSEWHERE = """
SELECT d.*, o.quote, r.name AS report FROM findings f JOIN standing_votes d ON d.finding_id = f.id
JOIN run_findings o ON o.finding_id = f.id AND o.evidence_hash = d.evidence_hash
JOIN reports r ON r.id = f.report_id
WHERE f.fingerprint = ? AND f.id != ? AND d.evidence_hash = ? GROUP BY d.id ORDER BY d.id DESC LIMIT 5
"""


def offers(db: sqlite3.Connection, row: sqlite3.Row) -> list[Offer]:
    """The decisions that could hold for a finding too, the newest first."""
    id_, quote = row["finding_id"], row["quote"] or ""
    values = [row["report_id"], row["rule"], id_, row["run_id"]]
    found = [
        Offer(before, before["quote"], before["report"], False)
        for before in db.execute(_GONE, values)
        if quote and is_alike(quote, before["quote"])
    ]
    there = db.execute(_ELSEWHERE, [row["fingerprint"], id_, row["evidence_hash"]])
    found += [Offer(other, other["quote"] or "", other["report"], True) for other in there]
    return found[:_LIMIT]


def is_alike(one: str, other: str) -> bool:
    """Whether two texts differ little and state the same figures."""
    if _FIGURE.findall(one) != _FIGURE.findall(other):
        return False
    return fuzz.token_sort_ratio(" ".join(one.split()), " ".join(other.split())) >= ALIKE
