"""Databases to report on: the demo over three nights with decisions, and a document that means harm."""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from provenance.audit import audit
from provenance.config import Settings
from provenance.reports.audit.assemble import Scope, read_audit
from provenance.reports.audit.model import Audit

DEMO = Path(__file__).parents[4] / "provenance" / "demo"
_BRIEF = (DEMO / "brief.txt").read_text(encoding="utf-8")

# Rule, verdict, reason, note, who, when, and whether the evidence is still what was decided on.
DECIDED = (
    ("unsupported-figure", "supported", "by-hand", "On page 12 of the PDF.", "Ada Lind", "2024-03-02T10:00:00Z", True),
    ("duplicate-note", "dismissed", "other", "House style.", "Ada Lind", "2024-03-02T10:01:00Z", True),
    ("contradicted-figure", "needs-fix", None, None, "Bo Marsh", "2024-03-02T10:05:00Z", True),
    ("uncited-figure", "dismissed", "derived", None, "Bo Marsh", "2024-03-02T10:06:00Z", False),
)

HOSTILE = """# <script>alert(1)</script> & "sums"

In 2022 losses were 38 per cent<img src=x onerror=alert(2)> of \u202eevil\u202c supply.[^1] | =1+1 | `code` @everyone

The council said that 12 towns, [click](javascript:alert(3)), had none.[^2] </li></section><style>*{}</style>

[^1]: "><svg onload=alert(4)> Council 2023, <b>Sums</b>, https://evil.example/"onload="alert(5); Accessed: 1 May 2023
[^2]: Council 2023, Towns, javascript:alert(6); \x1b[31mred\x07
"""


def check(path: Path, text: str, moment: datetime, sources: Sequence[Path] = (DEMO / "captures.warc.gz",)) -> None:
    """One run over a document that is written to `path`, stored in `p.db` beside it."""
    path.write_text(text, encoding="utf-8")
    settings = Settings(sources=tuple(sources), offline=True, db=path.with_name("p.db"), as_of=moment)
    audit([str(path)], settings)


def three_nights(folder: Path) -> Path:
    """The demo on three nights, a figure corrected before the third, decisions taken after the second."""
    brief = folder / "brief.txt"
    wrong = _BRIEF.replace("38 per cent", "39 per cent")
    for day, text in ((1, wrong), (2, wrong), (3, _BRIEF)):
        check(brief, text, datetime(2024, 3, day, 2, tzinfo=UTC))
    decide(folder / "p.db")
    return folder / "p.db"


def decide(path: Path) -> None:
    """Append the decisions of `DECIDED`."""
    newest = (
        "SELECT f.id, o.evidence_hash FROM findings f JOIN run_findings o ON o.finding_id = f.id "
        "WHERE f.rule = ? ORDER BY o.run_id DESC LIMIT 1"
    )
    with sqlite3.connect(path) as connection:
        for rule, verdict, reason, note, who, at, same in DECIDED:
            finding, evidence = connection.execute(newest, [rule]).fetchone()
            connection.execute(
                "INSERT INTO decisions (finding_id, evidence_hash, verdict, reason, note, who, at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                [finding, evidence if same else "other", verdict, reason, note, who, at],
            )
    connection.close()


def audit_of(path: Path, scope: Scope | None = None) -> Audit:
    """The audit of a database."""
    return read_audit(path, scope or Scope())
