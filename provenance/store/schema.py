"""The tables, by migrations that are applied in order and never changed once released.

Runs, checks, verdicts and decisions are only ever added to. What a document says is stored once a version of it and
of this program; a finding once a report, whatever the number of runs that see it.
"""

from sqlite_utils import Database, Migrations

SCHEMA_VERSION = 8  # as PRAGMA user_version: the number of migrations below
migrations = Migrations("provenance")

_RUNS_AND_DOCUMENTS = """
CREATE TABLE runs (
    id TEXT PRIMARY KEY, started TEXT NOT NULL, finished TEXT, version TEXT NOT NULL, as_of TEXT NOT NULL,
    offline INTEGER NOT NULL, complete INTEGER NOT NULL DEFAULT 0, settings TEXT NOT NULL
);
CREATE TABLE reports (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, report_id INTEGER NOT NULL REFERENCES reports(id), sha256 TEXT NOT NULL,
    version TEXT NOT NULL, format TEXT NOT NULL, title TEXT, dated TEXT, language TEXT, pages INTEGER NOT NULL,
    text TEXT NOT NULL, retired_by TEXT REFERENCES runs(id), UNIQUE (report_id, sha256, version)
);
CREATE TABLE run_documents (
    run_id TEXT NOT NULL REFERENCES runs(id), document_id INTEGER NOT NULL REFERENCES documents(id),
    path TEXT NOT NULL, PRIMARY KEY (run_id, document_id, path)
);
CREATE TABLE unread (
    run_id TEXT NOT NULL REFERENCES runs(id), path TEXT NOT NULL, reason TEXT NOT NULL, status INTEGER NOT NULL,
    PRIMARY KEY (run_id, path)
);
"""

_CONTENT = """
CREATE TABLE notes (
    document_id INTEGER NOT NULL REFERENCES documents(id), id TEXT NOT NULL, label TEXT NOT NULL, kind TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, page INTEGER, text TEXT NOT NULL, PRIMARY KEY (document_id, id)
);
CREATE TABLE markers (
    document_id INTEGER NOT NULL REFERENCES documents(id), start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    label TEXT NOT NULL, kind TEXT NOT NULL, note_id TEXT, confidence REAL NOT NULL, runner_up TEXT,
    PRIMARY KEY (document_id, start, label), FOREIGN KEY (document_id, note_id) REFERENCES notes(document_id, id)
);
CREATE TABLE addresses (
    id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, state TEXT NOT NULL DEFAULT 'unknown',
    strikes INTEGER NOT NULL DEFAULT 0, first_failed TEXT, last_good TEXT
);
CREATE TABLE references_ (
    document_id INTEGER NOT NULL REFERENCES documents(id), id TEXT NOT NULL, note_id TEXT NOT NULL,
    kind TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL, authors TEXT NOT NULL,
    year TEXT, title TEXT, container TEXT, publisher TEXT, volume TEXT, issue TEXT, pages TEXT, url TEXT,
    url_as_printed TEXT, doi TEXT, isbn TEXT, published TEXT, accessed TEXT, same_as TEXT,
    address_id INTEGER REFERENCES addresses(id), PRIMARY KEY (document_id, id),
    FOREIGN KEY (document_id, note_id) REFERENCES notes(document_id, id)
);
CREATE INDEX references_by_address ON references_(address_id);
CREATE TABLE claims (
    document_id INTEGER NOT NULL REFERENCES documents(id), id TEXT NOT NULL, identity TEXT NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, segments TEXT NOT NULL, text TEXT NOT NULL, link TEXT NOT NULL,
    PRIMARY KEY (document_id, id)
);
CREATE INDEX claims_by_identity ON claims(identity);
CREATE TABLE figures (
    document_id INTEGER NOT NULL, claim_id TEXT NOT NULL, number INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL, low TEXT, high TEXT, unit TEXT,
    comparator TEXT NOT NULL, PRIMARY KEY (document_id, claim_id, number),
    FOREIGN KEY (document_id, claim_id) REFERENCES claims(document_id, id)
);
CREATE TABLE claim_notes (
    document_id INTEGER NOT NULL, claim_id TEXT NOT NULL, note_id TEXT NOT NULL,
    PRIMARY KEY (document_id, claim_id, note_id),
    FOREIGN KEY (document_id, claim_id) REFERENCES claims(document_id, id),
    FOREIGN KEY (document_id, note_id) REFERENCES notes(document_id, id)
);
CREATE TABLE quotes (
    document_id INTEGER NOT NULL REFERENCES documents(id), id TEXT NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, text TEXT NOT NULL, notes TEXT NOT NULL, link TEXT NOT NULL,
    PRIMARY KEY (document_id, id)
);
"""

_WORLD = """
CREATE TABLE captures (
    id INTEGER PRIMARY KEY, digest TEXT NOT NULL, url TEXT NOT NULL, final_url TEXT, captured TEXT NOT NULL,
    origin TEXT NOT NULL, outcome TEXT NOT NULL, status INTEGER, media_type TEXT, truncated TEXT, archived_url TEXT,
    file TEXT, "offset" INTEGER, length INTEGER, UNIQUE (digest, url, captured, origin)
);
CREATE TABLE checks (
    run_id TEXT NOT NULL REFERENCES runs(id), address_id INTEGER NOT NULL REFERENCES addresses(id),
    verdict TEXT NOT NULL, state TEXT NOT NULL, status INTEGER, final_url TEXT, reason TEXT, error TEXT,
    checked TEXT NOT NULL, attempts INTEGER NOT NULL, hops TEXT NOT NULL,
    capture_id INTEGER REFERENCES captures(id), PRIMARY KEY (run_id, address_id)
);
"""

_JUDGEMENT = """
CREATE TABLE verdicts (
    id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents(id), subject TEXT NOT NULL,
    figure INTEGER, verdict TEXT NOT NULL, basis TEXT NOT NULL
);
CREATE UNIQUE INDEX verdicts_once ON verdicts(document_id, subject, coalesce(figure, -1), verdict, basis);
CREATE TABLE run_verdicts (
    run_id TEXT NOT NULL REFERENCES runs(id), verdict_id INTEGER NOT NULL REFERENCES verdicts(id),
    PRIMARY KEY (run_id, verdict_id)
) WITHOUT ROWID;
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY, verdict_id INTEGER NOT NULL REFERENCES verdicts(id), rank INTEGER NOT NULL,
    verdict TEXT NOT NULL, reference_id TEXT, url TEXT, capture TEXT, captured TEXT, quote TEXT, start INTEGER,
    "end" INTEGER, page INTEGER, cell TEXT, found TEXT, how TEXT, explanation TEXT NOT NULL, score REAL,
    UNIQUE (verdict_id, rank)
);
CREATE TABLE findings (
    id INTEGER PRIMARY KEY, report_id INTEGER NOT NULL REFERENCES reports(id), fingerprint TEXT NOT NULL,
    rule TEXT NOT NULL, first_run TEXT NOT NULL REFERENCES runs(id), UNIQUE (report_id, fingerprint)
);
CREATE TABLE run_findings (
    run_id TEXT NOT NULL REFERENCES runs(id), finding_id INTEGER NOT NULL REFERENCES findings(id),
    document_id INTEGER NOT NULL REFERENCES documents(id), severity TEXT NOT NULL, confidence TEXT NOT NULL,
    message TEXT NOT NULL, quote TEXT, start INTEGER, "end" INTEGER, line INTEGER, "column" INTEGER, page INTEGER,
    labels TEXT NOT NULL, url TEXT, claim_id TEXT, suggestion TEXT, evidence TEXT NOT NULL, evidence_hash TEXT NOT NULL,
    PRIMARY KEY (run_id, finding_id, document_id)
);
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY, finding_id INTEGER NOT NULL REFERENCES findings(id), evidence_hash TEXT NOT NULL,
    verdict TEXT NOT NULL, reason TEXT, note TEXT, who TEXT NOT NULL, at TEXT NOT NULL,
    undoes INTEGER REFERENCES decisions(id)
);
CREATE TRIGGER decisions_are_not_changed BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are appended, never changed'); END;
CREATE TRIGGER decisions_are_not_deleted BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are appended, never deleted'); END;
"""

_VIEWS = """
CREATE VIEW last_runs AS
SELECT d.report_id, rd.document_id, max(rd.run_id) AS run_id
FROM run_documents rd JOIN documents d ON d.id = rd.document_id WHERE d.retired_by IS NULL
GROUP BY d.report_id, rd.document_id;
CREATE VIEW standing_decisions AS
SELECT d.* FROM decisions d
WHERE NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = d.id) AND d.undoes IS NULL
AND NOT EXISTS (
    SELECT 1 FROM decisions l WHERE l.finding_id = d.finding_id AND l.id > d.id AND l.undoes IS NULL
    AND NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = l.id)
);
CREATE VIEW open_findings AS
SELECT r.name AS report, f.fingerprint, f.rule, o.severity, o.confidence, o.message, o.quote, o.page, o.line,
    o.labels, o.url, o.claim_id, o.suggestion, f.first_run, o.run_id, o.document_id
FROM findings f JOIN reports r ON r.id = f.report_id JOIN run_findings o ON o.finding_id = f.id
JOIN last_runs l ON l.run_id = o.run_id AND l.document_id = o.document_id
LEFT JOIN standing_decisions d ON d.finding_id = f.id AND d.evidence_hash = o.evidence_hash
WHERE d.id IS NULL OR d.verdict NOT IN ('supported', 'dismissed');
CREATE VIEW claims_with_verdicts AS
SELECT r.name AS report, c.document_id, c.id AS claim_id, c.text, c.link, v.verdict, rv.run_id
FROM claims c JOIN documents d ON d.id = c.document_id JOIN reports r ON r.id = d.report_id
JOIN last_runs l ON l.document_id = c.document_id
JOIN verdicts v ON v.document_id = c.document_id AND v.subject = c.id AND v.figure IS NULL
JOIN run_verdicts rv ON rv.verdict_id = v.id AND rv.run_id = l.run_id;
CREATE VIEW link_history AS
SELECT a.url, c.run_id, c.checked, c.verdict, c.state, c.status, c.final_url, c.reason, c.error
FROM checks c JOIN addresses a ON a.id = c.address_id ORDER BY a.url, c.run_id;
CREATE VIEW changes_since_last_run AS
WITH seen AS (
    SELECT f.report_id, f.id AS finding_id, f.rule, o.run_id, o.message FROM findings f
    JOIN run_findings o ON o.finding_id = f.id
), reviewed AS (
    SELECT DISTINCT d.report_id, rd.run_id FROM run_documents rd JOIN documents d ON d.id = rd.document_id
), newest AS (SELECT report_id, max(run_id) AS run_id FROM reviewed GROUP BY report_id),
before AS (
    SELECT e.report_id, max(e.run_id) AS run_id FROM reviewed e JOIN newest n ON n.report_id = e.report_id
    WHERE e.run_id < n.run_id GROUP BY e.report_id
)
SELECT r.name AS report, 'new' AS change, s.rule, s.message, s.finding_id FROM seen s
JOIN newest n ON n.report_id = s.report_id AND n.run_id = s.run_id JOIN reports r ON r.id = s.report_id
WHERE NOT EXISTS (
    SELECT 1 FROM seen p JOIN before b ON b.report_id = p.report_id AND b.run_id = p.run_id
    WHERE p.finding_id = s.finding_id)
UNION ALL
SELECT r.name, 'gone', s.rule, s.message, s.finding_id FROM seen s
JOIN before b ON b.report_id = s.report_id AND b.run_id = s.run_id JOIN reports r ON r.id = s.report_id
WHERE NOT EXISTS (
    SELECT 1 FROM seen p JOIN newest n ON n.report_id = p.report_id AND n.run_id = p.run_id
    WHERE p.finding_id = s.finding_id);
"""


_REVIEW = """
ALTER TABLE documents ADD COLUMN layout TEXT NOT NULL DEFAULT '[]';
ALTER TABLE decisions ADD COLUMN batch INTEGER;
ALTER TABLE decisions ADD COLUMN settles INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decisions ADD COLUMN carried INTEGER REFERENCES decisions(id);
CREATE INDEX decisions_by_finding ON decisions(finding_id, evidence_hash);
CREATE INDEX decisions_undone ON decisions(undoes) WHERE undoes IS NOT NULL;
CREATE INDEX decisions_by_batch ON decisions(batch) WHERE batch IS NOT NULL;
CREATE INDEX run_findings_in_queue ON run_findings(
    document_id, run_id, finding_id, severity, start, page, claim_id, evidence_hash, url
);
CREATE INDEX run_findings_by_finding ON run_findings(finding_id, run_id);
CREATE INDEX run_verdicts_by_verdict ON run_verdicts(verdict_id, run_id);
CREATE INDEX run_documents_by_document ON run_documents(document_id, run_id);
CREATE INDEX findings_by_fingerprint ON findings(fingerprint);
CREATE INDEX captures_by_url ON captures(url, captured);
CREATE INDEX captures_by_digest ON captures(digest);
CREATE INDEX evidence_by_capture ON evidence(capture);
CREATE TABLE uploads (
    capture_id INTEGER PRIMARY KEY REFERENCES captures(id), url TEXT, title TEXT, name TEXT NOT NULL,
    who TEXT NOT NULL, at TEXT NOT NULL
);
CREATE TABLE finding_states (
    finding_id INTEGER NOT NULL REFERENCES findings(id), evidence_hash TEXT NOT NULL, state TEXT NOT NULL,
    decision_id INTEGER NOT NULL, PRIMARY KEY (finding_id, evidence_hash)
) WITHOUT ROWID;
CREATE VIEW standing_votes AS
SELECT d.* FROM decisions d
WHERE d.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = d.id)
AND NOT EXISTS (
    SELECT 1 FROM decisions l WHERE l.finding_id = d.finding_id AND l.evidence_hash = d.evidence_hash
    AND l.id > d.id AND l.undoes IS NULL AND (l.who = d.who OR l.settles)
    AND NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = l.id)
);
CREATE VIEW states_of_votes AS
SELECT finding_id, evidence_hash,
    CASE WHEN count(DISTINCT verdict) > 1 THEN 'conflict' ELSE max(verdict) END AS state, max(id) AS decision_id
FROM standing_votes GROUP BY finding_id, evidence_hash;
INSERT INTO finding_states SELECT * FROM states_of_votes;
CREATE TRIGGER decisions_make_states AFTER INSERT ON decisions
BEGIN
    DELETE FROM finding_states WHERE finding_id = NEW.finding_id;
    INSERT INTO finding_states SELECT * FROM states_of_votes WHERE finding_id = NEW.finding_id;
END;
DROP VIEW open_findings;
CREATE VIEW open_findings AS
SELECT r.name AS report, f.fingerprint, f.rule, o.severity, o.confidence, o.message, o.quote, o.page, o.line,
    o.labels, o.url, o.claim_id, o.suggestion, f.first_run, o.run_id, o.document_id
FROM findings f JOIN reports r ON r.id = f.report_id JOIN run_findings o ON o.finding_id = f.id
JOIN last_runs l ON l.run_id = o.run_id AND l.document_id = o.document_id
LEFT JOIN finding_states s ON s.finding_id = f.id AND s.evidence_hash = o.evidence_hash
WHERE s.state IS NULL OR s.state NOT IN ('supported', 'dismissed');
"""

_INPUTS = """
CREATE TABLE inputs (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE TABLE document_inputs (
    document_id INTEGER NOT NULL REFERENCES documents(id), role TEXT NOT NULL, number INTEGER NOT NULL, name TEXT,
    sha256 TEXT NOT NULL REFERENCES inputs(sha256), PRIMARY KEY (document_id, role, number)
);
CREATE INDEX document_inputs_by_digest ON document_inputs(sha256);
ALTER TABLE run_documents ADD COLUMN archives TEXT;
ALTER TABLE captures ADD COLUMN record_sha256 TEXT;
CREATE TABLE run_captures (
    run_id TEXT NOT NULL REFERENCES runs(id), document_id INTEGER NOT NULL REFERENCES documents(id), url TEXT NOT NULL,
    reference_id TEXT NOT NULL, rank INTEGER NOT NULL, capture_id INTEGER NOT NULL REFERENCES captures(id),
    captured TEXT NOT NULL, outcome TEXT NOT NULL, status INTEGER, reason TEXT NOT NULL, error TEXT, final_url TEXT,
    PRIMARY KEY (run_id, document_id, url, reference_id, rank)
) WITHOUT ROWID;
CREATE INDEX run_captures_by_capture ON run_captures(capture_id);
"""

_NIGHTS = """
ALTER TABLE runs ADD COLUMN kind TEXT NOT NULL DEFAULT 'check';
ALTER TABLE run_documents ADD COLUMN judged_with TEXT;
ALTER TABLE checks ADD COLUMN digest TEXT;
ALTER TABLE checks ADD COLUMN etag TEXT;
ALTER TABLE checks ADD COLUMN last_modified TEXT;
ALTER TABLE checks ADD COLUMN not_before TEXT;
CREATE TABLE observations (
    run_id TEXT NOT NULL REFERENCES runs(id), url TEXT NOT NULL, rank INTEGER NOT NULL,
    capture_id INTEGER REFERENCES captures(id), origin TEXT NOT NULL, captured TEXT NOT NULL, outcome TEXT NOT NULL,
    status INTEGER, reason TEXT NOT NULL, error TEXT, final_url TEXT, media_type TEXT, truncated TEXT,
    archived_url TEXT, headers TEXT NOT NULL, hops TEXT NOT NULL, digest TEXT NOT NULL,
    PRIMARY KEY (run_id, url, rank)
) WITHOUT ROWID;
"""


@migrations()
def first_schema(db: Database) -> None:
    """Everything of version 0.1."""
    for script in (_RUNS_AND_DOCUMENTS, _CONTENT, _WORLD, _JUDGEMENT, _VIEWS):
        for statement in _statements(script):
            db.execute(statement)
    db.table("claims").enable_fts(["text"], create_triggers=True, tokenize="unicode61")
    db.table("evidence").enable_fts(["quote", "explanation"], create_triggers=True, tokenize="unicode61")


@migrations()
def checks_by_address(db: Database) -> None:
    """All checks of an address are found without reading those of the others."""
    db.execute("CREATE INDEX checks_by_address ON checks(address_id)")


@migrations()
def places_and_copies(db: Database) -> None:
    """A report can be printed from the store alone: pages, the figures' places in a claim, the copy of an address."""
    for column in (
        "documents ADD COLUMN page_starts TEXT NOT NULL DEFAULT '[0]'",
        "documents ADD COLUMN warnings TEXT NOT NULL DEFAULT '[]'",
        "claims ADD COLUMN spots TEXT NOT NULL DEFAULT '[]'",
        "checks ADD COLUMN archived_url TEXT",
        "checks ADD COLUMN archived_at TEXT",
        "checks ADD COLUMN archive TEXT",
    ):
        db.execute(f"ALTER TABLE {column}")


@migrations()
def review_page(db: Database) -> None:
    """Two reviewers: each one's standing decision counts, and what they add up to is kept a finding and evidence."""
    for statement in _statements(_REVIEW):
        db.execute(statement)


@migrations()
def inputs_and_captures_of_runs(db: Database) -> None:
    """The bytes that documents were read from, and the captures that each was judged on, so that both can be repeated.

    An address's captures have `url`, the author's copies for a reference `reference_id`; the other is empty.
    """
    for statement in _statements(_INPUTS):
        db.execute(statement)


@migrations()
def ways_to_join_addresses(db: Database) -> None:
    """A reference is found again under whichever reading of its address was asked."""
    db.execute("ALTER TABLE references_ ADD COLUMN url_candidates TEXT NOT NULL DEFAULT '[]'")


@migrations()
def nights(db: Database) -> None:
    """What a nightly run needs: conditions to ask on, the day not to ask before, and a journal of answers.

    `observations` holds the answers of a run that is not finished, rank 0 the live one, then archives' copies.
    """
    for statement in _statements(_NIGHTS):
        db.execute(statement)


@migrations()
def folders_and_what_was_missing(db: Database) -> None:
    """Which folders were given, so that a night finds what is new in them, and which files beside a document it asked
    for in vain, so that a night finds them once they are there."""
    db.execute("CREATE TABLE folders (path TEXT PRIMARY KEY, run_id TEXT NOT NULL REFERENCES runs(id))")
    db.execute(
        "CREATE TABLE missing_companions (document_id INTEGER NOT NULL REFERENCES documents(id), name TEXT NOT NULL, "
        "PRIMARY KEY (document_id, name)) WITHOUT ROWID"
    )


def _statements(script: str) -> list[str]:
    """The statements of a script; a trigger's body has a semicolon of its own before END."""
    statements: list[str] = []
    for part in script.split(";\n"):
        if statements and statements[-1].startswith("CREATE TRIGGER") and "END" not in statements[-1]:
            statements[-1] += ";\n" + part
        else:
            statements.append(part.strip())
    return [statement.rstrip(";") for statement in statements if statement.strip()]
