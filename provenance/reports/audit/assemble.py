"""Putting an audit report together from the store: which runs and documents, and what they came to."""

import json
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path, PurePath

from sqlite_utils import Database

from provenance.errors import ConfigError, StoreError
from provenance.reports.audit import queries
from provenance.reports.audit.changes import changes_since
from provenance.reports.audit.documents import CitedWorks, read_document
from provenance.reports.audit.model import Audit, Run, Unread
from provenance.reports.audit.parts import DocumentAudit
from provenance.reports.audit.ranking import count_rules, mend_first
from provenance.reports.audit.rot import link_rot
from provenance.reports.audit.sources import read_sources
from provenance.reports.json import timestamp
from provenance.store.runs import find_run
from provenance.store.store import read_store

# Settings that say where things lie on this machine, not how the run judged: no part of the configuration's hash.
_OF_THE_MACHINE = ("db", "jobs", "per_host", "delay", "exit_zero", "fail_on", "as_of", "ca")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a report is about: one report by name or path, or all; as a run saw them, or as of a moment."""

    report: str | None = None
    run: str | None = None
    as_of: datetime | None = None


def read_audit(path: Path, scope: Scope = Scope()) -> Audit:
    """The audit report of the database at `path`; paths are told relative to its folder.

    Raises StoreError where there is no such database, run, or nothing in it, ConfigError for a report that is not.
    """
    with read_store(path) as store:
        return assemble(store.db, scope, path.parent)


def assemble(db: Database, scope: Scope, base: Path | None) -> Audit:
    """The audit report of an open database; paths of documents as `shown_path` has them."""
    report = _report(db, scope.report) if scope.report else None
    run = find_run(db, scope.run) if scope.run else None
    until = timestamp(scope.as_of) or queries.END_OF_TIME
    chosen = queries.runs_of_reports(db, report=report, run=run, until=until)
    loose = [] if chosen or scope.report else [run] if run else _newest_run(db, until)
    if not chosen and not loose:
        raise _nothing(scope)
    documents: list[tuple[DocumentAudit, CitedWorks]] = []
    for row in chosen:
        for document in queries.documents(db, row["run"], row["report_id"]):
            documents.append(read_document(db, len(documents), document, row, shown_path(document["path"], base)))
    ids = sorted({row["run"] for row in chosen} | set(loose))
    runs = tuple(_run(row) for row in queries.runs(db, ids))
    parts = [part for part, _ in documents]
    sources = read_sources(db, [references for _, references in documents], loose, ids[-1])
    findings = [finding for part in parts for finding in part.findings]
    rules, silent = count_rules(findings, runs)
    return Audit(
        documents=tuple(parts),
        runs=runs,
        sources=sources,
        unread=tuple(Unread(shown_path(row["path"], base), row["reason"]) for row in queries.unread(db, ids)),
        changes=changes_since(db, chosen, parts, sources),
        rules=rules,
        silent_rules=silent,
        rot=link_rot(sources),
        first=mend_first(findings),
    )


def shown_path(path: str, base: Path | None) -> str:
    """A path as it may leave this machine: relative to `base`, else the file's name alone, with forward slashes.

    Without `base` it is shown as it was given: to the person who gave it.
    """
    pure = PurePath(path)
    if base is None:
        return path
    if not pure.is_absolute():
        return pure.as_posix()
    home = base.resolve()
    return pure.relative_to(home).as_posix() if pure.is_relative_to(home) else pure.name


def _report(db: Database, name: str) -> int:
    found = queries.reports_named(db, name)
    if len(found) == 1:
        return int(found[0]["id"])
    if found:
        raise ConfigError(f"{name} was read as several reports: name one of {', '.join(r['name'] for r in found)}")
    known = {known.casefold(): known for known in queries.report_names(db)}
    near = get_close_matches(name.casefold(), known, n=1, cutoff=0.4)
    hint = f"did you mean {known[near[0]]!r}?" if near else "provenance report without a name takes all"
    raise ConfigError(f"the database holds no report {name!r}: {hint}")


def _newest_run(db: Database, until: str) -> list[str]:
    """The last run, where only links were checked."""
    newest = next(iter(db.query("SELECT max(id) AS id FROM runs WHERE as_of <= ?", [until])))["id"]
    return [newest] if newest else []


def _nothing(scope: Scope) -> StoreError | ConfigError:
    if scope.run:
        return ConfigError(f"run {scope.run} did not read {scope.report!r}: name another one with --run")
    if scope.as_of:
        return ConfigError(f"nothing was checked by {timestamp(scope.as_of)}: give a later --as-of")
    return StoreError("the database holds nothing to report: run provenance check first")


def _run(row: queries.Row) -> Run:
    settings = json.loads(row["settings"])
    judging = {key: value for key, value in settings.items() if key not in _OF_THE_MACHINE}
    judging["sources"] = [PurePath(path).name for path in judging.get("sources", ())]
    digest = sha256(json.dumps(judging, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    return Run(
        id=row["id"],
        started=row["started"],
        finished=row["finished"],
        version=row["version"],
        as_of=row["as_of"],
        offline=bool(row["offline"]),
        complete=bool(row["complete"]),
        settings=judging,
        settings_hash=f"sha256:{digest}",
    )
