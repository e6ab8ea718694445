"""Keeping runs: each document, check, verdict and finding once, whatever the number of runs that see it."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from claims.document import Document
from provenance.config import Settings
from provenance.documents import Input
from provenance.errors import StoreError
from provenance.examine import Examination
from provenance.model import Evidence
from provenance.nights import Check
from provenance.reports.json import timestamp
from provenance.result import DocumentResult, LinkResult, RunInfo, Unread
from provenance.store import rows
from provenance.store.checks import read_checks, write_checks
from provenance.store.database import open_database, open_readonly, run_lock, store_error
from provenance.store.evidence import EvidenceFolder
from provenance.store.folders import save_folders
from provenance.store.inputs import save_input
from provenance.store.worlds import save_world, sound_body
from provenance.world import World
from sources.capture import Capture

Noted = tuple[str | None, int | None]  # the digest of a page, and the row of its capture if that was kept


class Store:
    """The database of one or more runs and the folder of its evidence. One run writes at a time (`open_store`)."""

    def __init__(self, path: Path, db: Database) -> None:
        self.path = path
        self.db = db
        self.evidence = EvidenceFolder(path)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction; SQLite's errors come out as StoreError."""
        try:
            with self.db.atomic():
                yield
        except sqlite3.Error as error:
            raise store_error(error, self.path) from error

    def begin_run(self, started: datetime, version: str, settings: Settings, kind: str = "check") -> str:
        """Open a run and give its id: runs are numbered, so that their order never hangs on a clock."""
        with self.writing():
            last = self.db.execute("SELECT id, finished FROM runs ORDER BY id DESC LIMIT 1").fetchone()
            if last is not None and last[1] is None:
                self.evidence.mend(last[0])  # it was killed, perhaps in the middle of a record
            run = f"{int(last[0] if last else 0) + 1:06d}"
            row = {
                "id": run,
                "kind": kind,
                "started": timestamp(started),
                "version": version,
                "as_of": timestamp(settings.clock()),
                "offline": int(settings.offline),
                "settings": json.dumps(asdict(settings), default=str, sort_keys=True),
            }
            self.db.table("runs").insert(row)
        return run

    def finish_run(self, run: RunInfo) -> None:
        """Close a run."""
        with self.writing():
            values = {"finished": timestamp(run.finished), "complete": int(run.complete)}
            self.db.table("runs").update(run.id, values)

    def save_folders(self, run: str, paths: Sequence[str]) -> None:
        """Keep which of `paths` are folders: what is put into them later is found at night."""
        with self.writing():
            save_folders(self.db, run, paths)

    def save_unread(self, run: str, unread: Sequence[Unread]) -> None:
        """Keep what could not be read, with its reason."""
        with self.writing():
            self.db.table("unread").insert_all(
                [{"run_id": run, "path": u.path, "reason": u.reason, "status": int(u.status)} for u in unread],
                replace=True,
            )

    def save_document(
        self,
        run: str,
        version: str,
        result: DocumentResult,
        given: Input,
        world: World,
        judged_with: Mapping[str, Any] | None = None,
        replaces: int | None = None,
    ) -> int:
        """Keep a document, what it was read from and judged on, its judgements and its findings; the row's id.

        Older versions of the same report retire, with `replaces` that row alone (with 0 none). `judged_with` are
        settings that it was judged with where these are not the run's own.
        """
        examination = result.examination
        with self.writing():
            report = self._report(examination.document, result.path)
            document_id = self._document(report, version, examination.document, given)
            self.db.table("run_documents").insert(
                {"run_id": run, "document_id": document_id, "path": result.path}, ignore=True
            )
            if judged_with is not None:
                self.db.execute(
                    "UPDATE run_documents SET judged_with = ? WHERE run_id = ? AND document_id = ?",
                    [json.dumps(judged_with, ensure_ascii=False, sort_keys=True), run, document_id],
                )
            save_world(self.db, run, document_id, world, lambda capture: self.keep_capture(run, capture))
            if replaces is None:
                self._retire(report, run)
            elif replaces not in (0, document_id):
                self.db.table("documents").update(replaces, {"retired_by": run})
            self._judgements(run, document_id, examination)
            self._findings(run, report, document_id, examination)
        return document_id

    def save_links(self, run: str, links: Sequence[LinkResult], noted: Mapping[str, Noted] | None = None) -> None:
        """Keep what was answered for each address; `noted` is what was kept of answers whose bytes were let go."""
        with self.writing():
            checks = [self._check(run, link, (noted or {}).get(link.url)) for link in links]
            write_checks(self.db, map(rows.address_row, links), checks)

    def history(self, urls: Sequence[str], before: str | None = None) -> Mapping[str, Sequence[Check]]:
        """The earlier checks of addresses, oldest first: what the network itself answered, never an archive's copy.

        With `before` only those of runs before that one.
        """
        return read_checks(self.db, urls, before)

    def _report(self, document: Document, path: str) -> int:
        """The report a document belongs to: that of the same bytes, else of its title, else of its file's stem."""
        known = self.db.execute(
            "SELECT report_id FROM documents WHERE sha256 = ? OR id IN (SELECT document_id FROM document_inputs "
            "WHERE sha256 = ? AND role = 'document') ORDER BY id DESC LIMIT 1",
            [document.sha256, document.sha256],
        ).fetchone()
        if known:
            return int(known[0])
        name = document.title or Path(path).stem
        self.db.table("reports").insert({"name": name}, ignore=True)
        return int(self.db.execute("SELECT id FROM reports WHERE name = ?", [name]).fetchone()[0])

    def _document(self, report: int, version: str, document: Document, given: Input) -> int:
        key = [report, given.digest, version]
        query = "SELECT id FROM documents WHERE report_id = ? AND sha256 = ? AND version = ?"
        if known := self.db.execute(query, key).fetchone():
            self.db.table("documents").update(known[0], {"retired_by": None})
            save_input(self.db, int(known[0]), given)
            return int(known[0])
        row = {
            "report_id": report,
            "sha256": given.digest,
            "version": version,
            "format": document.format.value,
            "title": document.title,
            "dated": document.dated,
            "language": document.language,
            "pages": len(document.pages),
            "page_starts": json.dumps([page.start for page in document.pages]),
            "warnings": json.dumps(document.warnings, ensure_ascii=False),
            "layout": rows.layout(document),
            "text": document.text,
        }
        self.db.table("documents").insert(row)
        document_id = int(self.db.execute(query, key).fetchone()[0])
        self._content(document_id, document)
        save_input(self.db, document_id, given)
        return document_id

    def _content(self, document_id: int, document: Document) -> None:
        """What the document says: written once, when a version of it is first seen."""
        self._insert("notes", document_id, rows.note_rows(document))
        self._insert("markers", document_id, rows.marker_rows(document))
        ids = self._addresses(reference.url for reference in document.references if reference.url)
        references = (rows.reference_row(reference, ids.get(reference.url or "")) for reference in document.references)
        self._insert("references_", document_id, references)
        self._insert("claims", document_id, map(rows.claim_row, document.claims))
        self._insert("figures", document_id, (row for claim in document.claims for row in rows.figure_rows(claim)))
        links = ({"claim_id": claim.id, "note_id": note} for claim in document.claims for note in claim.notes)
        self._insert("claim_notes", document_id, links)
        self._insert("quotes", document_id, rows.quote_rows(document))

    def _insert(self, table: str, document_id: int, content: Iterable[rows.Row]) -> None:
        self.db.table(table).insert_all(({"document_id": document_id, **row} for row in content), ignore=True)

    def _retire(self, report: int, run: str) -> None:
        self.db.execute(
            "UPDATE documents SET retired_by = ? WHERE report_id = ? AND retired_by IS NULL AND id NOT IN "
            "(SELECT document_id FROM run_documents WHERE run_id = ?)",
            [run, report, run],
        )

    def _judgements(self, run: str, document_id: int, examination: Examination) -> None:
        """Keep verdicts that are new with their evidence, and that this run saw each of them."""
        known = self._known_verdicts(document_id)
        judged = list(judgement_rows(examination))
        new = {rows.verdict_key(row): (row, evidence) for row, evidence in judged}
        for key in known.keys() & new.keys():
            del new[key]
        self._insert("verdicts", document_id, (row for row, _ in new.values()))
        known = self._known_verdicts(document_id) if new else known
        evidence_rows = (
            rows.evidence_row(known[key], rank, item)
            for key, (_, evidence) in new.items()
            for rank, item in enumerate(evidence)
        )
        self.db.table("evidence").insert_all(evidence_rows)
        seen = {known[rows.verdict_key(row)] for row, _ in judged}
        self.db.table("run_verdicts").insert_all(({"run_id": run, "verdict_id": id_} for id_ in seen), ignore=True)

    def _known_verdicts(self, document_id: int) -> dict[rows.VerdictKey, int]:
        query = "SELECT id, subject, figure, verdict, basis FROM verdicts WHERE document_id = ?"
        return {tuple(key): id_ for id_, *key in self.db.execute(query, [document_id])}

    def _findings(self, run: str, report: int, document_id: int, examination: Examination) -> None:
        findings = examination.findings
        first = (
            {"report_id": report, "fingerprint": finding.fingerprint, "rule": finding.rule, "first_run": run}
            for finding in findings
        )
        self.db.table("findings").insert_all(first, ignore=True)
        query = "SELECT fingerprint, id FROM findings WHERE report_id = ?"
        ids: dict[str, int] = dict(self.db.execute(query, [report]).fetchall())
        seen = (
            {
                "run_id": run,
                "finding_id": ids[finding.fingerprint],
                "document_id": document_id,
                **rows.finding_row(examination.document, finding),
            }
            for finding in findings
        )
        self.db.table("run_findings").insert_all(seen, replace=True)

    def _addresses(self, urls: Iterable[str]) -> dict[str, int]:
        """The ids of addresses, new ones made."""
        wanted = set(urls)
        self.db.table("addresses").insert_all(({"url": url} for url in sorted(wanted)), ignore=True)
        return {url: id_ for id_, url in self.db.execute("SELECT id, url FROM addresses") if url in wanted}

    def _check(self, run: str, link: LinkResult, noted: Noted | None) -> rows.Row:
        digest, capture_id = (None, self._checked_capture(run, link)) if noted is None else noted
        return rows.check_row(run, link, capture_id, digest)

    def _checked_capture(self, run: str, link: LinkResult) -> int | None:
        """The row of the capture that a check rests on; None for a page that was let go because all was well."""
        last = link.captures[-1] if link.captures else None
        return None if last is None or (last.outcome.has_content and not last.body) else self.keep_capture(run, last)

    def stored_body(self, capture_id: int | None) -> bytes:
        """The bytes of a stored capture; none where there are none, or where they are not what was written."""
        return sound_body(self.db, self.evidence, capture_id)

    def keep_capture(self, run: str, capture: Capture) -> int:
        """The row of a capture; its bytes are written to the run's WARC the first time they are seen."""
        row = rows.capture_row(capture)
        query = "SELECT id FROM captures WHERE digest = ? AND url = ? AND captured = ? AND origin = ?"
        key: list[Any] = [row["digest"], row["url"], row["captured"], row["origin"]]
        if known := self.db.execute(query, key).fetchone():
            return int(known[0])
        is_kept = bool(capture.body) or (capture.status is not None and not capture.outcome.has_content)
        place = self._record_of(row) or (self.evidence.keep(run, capture) if is_kept else {})
        self.db.table("captures").insert({**row, **place})
        return int(self.db.execute(query, key).fetchone()[0])

    def _record_of(self, row: rows.Row) -> Mapping[str, Any]:
        """The record of the same bytes, from the same address and origin, if they were kept before."""
        query = (
            'SELECT file, "offset", length, record_sha256 FROM captures WHERE digest = ? AND url = ? AND origin = ? '
            "AND status IS ? AND media_type IS ? AND record_sha256 IS NOT NULL ORDER BY id LIMIT 1"
        )
        key = [row[name] for name in ("digest", "url", "origin", "status", "media_type")]
        found = self.db.execute(query, key).fetchone()
        return dict(zip(("file", "offset", "length", "record_sha256"), found, strict=True)) if found else {}


def judgement_rows(examination: Examination) -> Iterator[tuple[rows.Row, tuple[Evidence, ...]]]:
    """The verdict of each claim, figure and quotation as a row, with its evidence."""
    for judged in examination.claims:
        yield rows.verdict_row(judged.claim.id, None, judged.judgement.verdict, ()), ()
        for number, figure in enumerate(judged.judgement.figures):
            yield rows.verdict_row(judged.claim.id, number, figure.verdict, figure.evidence), figure.evidence
    for quote in examination.quotes:
        yield rows.verdict_row(quote.quote.id, None, quote.verdict, quote.evidence), quote.evidence


def read_stored_capture(path: Path, digest: str) -> Capture:
    """The capture with this digest (its start is enough) that the store at `path` keeps.

    Raises StoreError where there is no such database or capture, BadWarc where its record is damaged.
    """
    db = open_readonly(path)
    pattern = digest if digest.startswith("sha256:") else f"sha256:{digest}"
    found = db.execute(
        'SELECT file, "offset" FROM captures WHERE substr(digest, 1, ?) = ? AND file IS NOT NULL LIMIT 1',
        [len(pattern), pattern],
    ).fetchone()
    db.conn.close()
    if found is None or len(pattern) < len("sha256:") + 6:
        raise StoreError(f"{path} holds no capture {digest}: the digests stand in the evidence of a result")
    return EvidenceFolder(path).read(*found)


@contextmanager
def open_store(path: Path) -> Iterator[Store]:
    """The store at `path`, held for one run; raises StoreError and its kinds."""
    with run_lock(path):
        db = open_database(path)
        try:
            yield Store(path, db)
        finally:
            db.conn.close()


@contextmanager
def read_store(path: Path) -> Iterator[Store]:
    """The store at `path` for reading alone, whoever writes meanwhile; raises StoreError and its kinds."""
    db = open_readonly(path)
    try:
        yield Store(path, db)
    except sqlite3.Error as error:
        raise store_error(error, path) from error
    finally:
        db.conn.close()
