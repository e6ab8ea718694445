"""CPU time of every view of the review page on a large database: 1,000 documents, 50,000 findings, two runs.

    python benchmarks/review.py [FOLDER]

Builds the database in FOLDER (a temporary one without it), asks each view, and prints the milliseconds of CPU that the
server and the asking took together, the best of five, beside the bytes of the page.
"""

import http.client
import json
import random
import socket
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import uvicorn

from provenance.config import Settings
from provenance.review.app import create_app
from provenance.review.security import Keys
from provenance.review.serving import Start, build
from provenance.rulebook import ENTRIES
from provenance.store.database import open_database

DOCUMENTS, FINDINGS, LARGEST, CITED = 1_000, 50_000, 10_000, 40
RUNS = ("000001", "000002")
TARGET_MS = 200
SENTENCE = "In {year} the utilities of district {n} lost {x} per cent of the water that they put into their networks. "


def insert(db: sqlite3.Connection, table: str, columns: str, rows: Iterable[Sequence[object]]) -> None:
    """Rows of a table; `columns` as in SQL."""
    marks = ", ".join("?" * (columns.count(",") + 1))
    db.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def build_database(path: Path) -> None:
    """A database of that size: one report with a fifth of the findings, the others with even shares."""
    chance = random.Random(7)
    open_database(path).conn.close()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA synchronous = OFF")
    db.execute("BEGIN")
    days = [f"2026-01-0{number}T0" for number, _ in enumerate(RUNS, 1)]
    runs = [(run, day + "2:00:00Z", day + "3:00:00Z", day + "2:00:00Z") for run, day in zip(RUNS, days, strict=True)]
    rest = ("0.1", 0, 1, "{}")
    columns = "id, started, finished, as_of, version, offline, complete, settings"
    insert(db, "runs", columns, [(*run, *rest) for run in runs])
    finding = 0
    for document in range(1, DOCUMENTS + 1):
        share = LARGEST if document == 1 else (FINDINGS - LARGEST) // (DOCUMENTS - 1) + (document <= 41)
        starts = _document(db, document, max(20, share // 2), chance)
        _sources(db, document, len(starts) - 1, starts[-1], chance)
        _claims(db, document, starts, chance)
        finding = _findings(db, document, share, finding, starts, chance)
    _decisions(db, finding, chance)
    db.execute("COMMIT")
    db.close()


def _document(db: sqlite3.Connection, id_: int, claims: int, chance: random.Random) -> list[int]:
    """A document of so many sentences; where each begins, and the end."""
    starts, sentences = [0], []
    for number in range(claims):
        sentence = SENTENCE.format(year=2000 + number % 25, n=number, x=chance.randint(2, 97))
        sentences.append(sentence)
        starts.append(starts[-1] + len(sentence))
    blocks = [["paragraph", [[starts[first], starts[min(first + 6, claims)]]]] for first in range(0, claims, 6)]
    name = f"Losses in district {id_}"
    insert(db, "reports", "id, name", [(id_, name)])
    row = (id_, id_, f"{id_:064x}", "0.1", "text", name, "en", 1, "".join(sentences), json.dumps(blocks))
    columns = "id, report_id, sha256, version, format, title, language, pages, text, layout"
    insert(db, "documents", columns, [row])
    insert(db, "run_documents", "run_id, document_id, path", [(run, id_, f"{id_}.txt") for run in RUNS])
    return starts


def _sources(db: sqlite3.Connection, id_: int, claims: int, end: int, chance: random.Random) -> None:
    """Notes with references, and their addresses with checks."""
    cited = range(min(claims, CITED))
    first = (id_ - 1) * CITED + 1
    notes = [
        (id_, f"n{n}", str(n), "footnote", end + n, end + n + 1, 1, f"Council, Losses of district {n}") for n in cited
    ]
    insert(db, "notes", 'document_id, id, label, kind, start, "end", page, text', notes)
    states = ["alive"] * 8 + ["dead", "suspected"]
    urls = [f"https://host{n}.example/{id_}/{n}" for n in cited]
    insert(db, "addresses", "id, url, state", [(first + n, urls[n], chance.choice(states)) for n in cited])
    columns = 'document_id, id, note_id, kind, start, "end", text, authors, year, title, url, address_id'
    said = ("web", 0, 1, "Council, Losses", '["Council"]')
    rows = [(id_, f"r{n}", f"n{n}", *said, str(1995 + n % 30), "Losses", urls[n], first + n) for n in cited]
    insert(db, "references_", columns, rows)
    columns = "run_id, address_id, verdict, state, status, checked, attempts, hops"
    answers = ["ok", "ok", "ok", "gone"]
    checks = [
        (run, first + n, chance.choice(answers), "alive", 200, "2026-01-01T02:10:00Z", 1, "[]")
        for run in RUNS
        for n in cited
    ]
    insert(db, "checks", columns, checks)


def _claims(db: sqlite3.Connection, id_: int, starts: list[int], chance: random.Random) -> None:
    """Claims with a figure each, verdicts, and three passages of evidence for each figure."""
    count = len(starts) - 1
    claims = [
        (id_, f"c{n}", str(n), starts[n], starts[n + 1] - 1, "[]", f"Losses of {n}", "direct") for n in range(count)
    ]
    insert(db, "claims", 'document_id, id, identity, start, "end", segments, text, link', claims)
    links = [(id_, f"c{n}", f"n{n % min(count, CITED)}") for n in range(count)]
    insert(db, "claim_notes", "document_id, claim_id, note_id", links)
    figures = [(id_, f"c{n}", 0, starts[n] + 3, starts[n] + 7, "2001", "year", "equal") for n in range(count)]
    insert(db, "figures", 'document_id, claim_id, number, start, "end", text, kind, comparator', figures)
    first = int(db.execute("SELECT coalesce(max(id), 0) + 1 FROM verdicts").fetchone()[0])
    words = ["supported", "contradicted", "not-found"]
    verdicts = [
        (first + 2 * n + k, id_, f"c{n}", figure, chance.choice(words), "b")
        for n in range(count)
        for k, figure in enumerate((None, 0))
    ]
    insert(db, "verdicts", "id, document_id, subject, figure, verdict, basis", verdicts)
    insert(db, "run_verdicts", "run_id, verdict_id", [(run, row[0]) for run in RUNS for row in verdicts])
    said = ("The utilities lost 27 per cent of it.", "27 per cent", "The source states 27 per cent.", 0.9)
    passages = [(row[0], rank, row[4], *said) for row in verdicts if row[3] == 0 for rank in range(3)]
    insert(db, "evidence", "verdict_id, rank, verdict, quote, found, explanation, score", passages)


def _findings(
    db: sqlite3.Connection, id_: int, share: int, before: int, starts: list[int], chance: random.Random
) -> int:
    """Findings of both runs: every fiftieth is new in the second, every fortieth has other evidence there."""
    rules = [entry.rule for entry in ENTRIES]
    numbers = range(before + 1, before + share + 1)
    chosen = {number: chance.choice(rules) for number in numbers}
    rows = [(n, id_, f"{n:024x}", rule.id, RUNS[n % 50 == 0]) for n, rule in chosen.items()]
    insert(db, "findings", "id, report_id, fingerprint, rule, first_run", rows)
    columns = (
        'run_id, finding_id, document_id, severity, confidence, message, quote, start, "end", line, '
        '"column", page, labels, url, claim_id, evidence, evidence_hash'
    )
    seen = []
    for number, rule in chosen.items():
        claim = (number - before - 1) % (len(starts) - 1)
        said = (rule.severity.value, "high", f"{claim} per cent is not what the source says.", f"Losses of {claim}")
        place = (starts[claim], starts[claim + 1] - 1, claim + 1, 1, 1 + claim // 30, '["1"]')
        target = (f"https://host{claim % 90}.example/{claim}", f"c{claim}", "{}")
        for run in RUNS[number % 50 == 0 :]:
            seen.append((run, number, id_, *said, *place, *target, evidence_of(number, run)))
    insert(db, "run_findings", columns, seen)
    return before + share


def evidence_of(finding: int, run: str) -> str:
    """The hash of a finding's evidence in a run."""
    return f"{finding % 7}{run if finding % 40 == 0 else ''}"


def _decisions(db: sqlite3.Connection, findings: int, chance: random.Random) -> None:
    """A fifth is decided, some of it by two reviewers."""
    rows = []
    for finding in range(1, findings + 1, 5):
        for who in ("Ada", "Ben")[: 1 + (finding % 25 == 1)]:
            verdict = chance.choice(["supported", "needs-fix", "dismissed"])
            rows.append((finding, evidence_of(finding, RUNS[0]), verdict, who, "2026-01-03T09:00:00Z"))
    insert(db, "decisions", "finding_id, evidence_hash, verdict, who, at", rows)


VIEWS = """
/ /?q=district+7 /r/1/queue /r/1/queue?at=5000&sort=place /r/1/queue?severity=error&rule=figures&q=district
/r/1/queue?host=host7.example /r/1/queue?verdict=contradicted /r/1/queue?status=gone /r/500/queue
/r/all/queue /r/all/queue?at=30000 /r/all/queue?status=conflict /r/all/queue?sort=newest&new=1
/f/4711 /f/40000 /r/1/doc /r/1/doc?at=9000 /r/500/doc /s/20 /links /links?state=dead /links?q=host7
/runs /runs/000002 /runs/000001...000002 /decisions /decisions?who=Ben /r/500/bulk?all=1 /r/1/bulk?f=1&f=2
/r/1/exports /add /rules /rules/dead-link /help/keys
""".split()


def measure(path: Path) -> Iterator[tuple[str, float, int]]:
    """Each view with the best of five in milliseconds of CPU, and the bytes of its page."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    port, keys = listening.getsockname()[1], Keys()
    house, hosts = build(Start(path, Settings(offline=True), reviewer="Ada"), keys, port)
    server = uvicorn.Server(uvicorn.Config(create_app(house, hosts), log_level="error", lifespan="off"))
    threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
    while not server.started:
        time.sleep(0.01)
    cookie = _ask(port, f"/?token={keys.token}", "")[1]
    for view in VIEWS:
        taken = []
        for _ in range(5):
            begun = time.process_time()
            body, _, status = _ask(port, view, cookie)
            taken.append(1000 * (time.process_time() - begun))
            assert status == 200, (view, status)
        yield view, min(taken), len(body)
    server.should_exit = True


def _ask(port: int, path: str, cookie: str) -> tuple[bytes, str, int]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Cookie": cookie})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return body, (answer.getheader("set-cookie") or "").partition(";")[0], answer.status


def main() -> None:
    """Build, measure, print."""
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(sys.argv[1] if len(sys.argv) > 1 else temporary) / "large.db"
        if not path.exists():
            build_database(path)
        print(f"{'view':<66} {'ms':>6} {'KB':>6}")
        slow = 0
        for view, taken, size in measure(path):
            slow += taken > TARGET_MS
            print(f"{view:<66} {taken:6.1f} {size / 1024:6.1f}{'  slow' if taken > TARGET_MS else ''}")
        print(f"{len(VIEWS) - slow} of {len(VIEWS)} views within {TARGET_MS} ms of CPU")


if __name__ == "__main__":
    main()
