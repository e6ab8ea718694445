"""A run computed again from its stored inputs and evidence, and held against what was stored of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claims import ClaimsError
from provenance.audit import program_version
from provenance.errors import Status, StoreError
from provenance.reexamine import Examined, reexamine
from provenance.store import rows
from provenance.store.store import Store, judgement_rows
from provenance.store.worlds import Damage, damage_of_checks

_FINDINGS = """
SELECT f.fingerprint, f.rule, o.severity, o.confidence, o.message, o.quote, o.start, o."end", o.line, o."column",
    o.page, o.labels, o.url, o.claim_id, o.suggestion, o.evidence, o.evidence_hash
FROM run_findings o JOIN findings f ON f.id = o.finding_id WHERE o.run_id = ? AND o.document_id = ?
"""
_VERDICTS = """
SELECT v.id, v.subject, v.figure, v.verdict, v.basis,
    (SELECT min(x.run_id) FROM run_verdicts x WHERE x.verdict_id = v.id)
FROM run_verdicts r JOIN verdicts v ON v.id = r.verdict_id WHERE r.run_id = ? AND v.document_id = ?
"""
_DOCUMENTS = """
SELECT rd.document_id, min(rd.path), d.text FROM run_documents rd JOIN documents d ON d.id = rd.document_id
WHERE rd.run_id = ? GROUP BY rd.document_id
"""
_SHOWN = 12  # digits of a digest that a person needs


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of computing a run again: how much was compared, and a sentence for each thing that differs.

    `damaged` are captures that are not what was written, `unverifiable` what cannot be computed again and why.
    """

    run: str
    made_by: str
    version: str
    documents: int
    verdicts: int
    findings: int
    captures: int
    differences: tuple[str, ...]
    damaged: tuple[Damage, ...]
    unverifiable: tuple[str, ...]

    @property
    def is_equal(self) -> bool:
        """Whether all was computed again and is the same."""
        return not (self.differences or self.damaged or self.unverifiable)

    @property
    def status(self) -> Status:
        """0 where all is equal, 65 where evidence or inputs are not what was stored, else 1."""
        if self.damaged or self.unverifiable:
            return Status.DAMAGED_INPUT
        return Status.FINDINGS if self.differences else Status.CLEAN


def verify(store: Store, run: str) -> Verification:
    """Compute every verdict and finding of `run` again, from what is stored, and compare. Nothing is written."""
    made_by = store.db.execute("SELECT version FROM runs WHERE id = ?", [run]).fetchone()[0]
    found = store.db.execute(_DOCUMENTS, [run]).fetchall()
    checked, damaged = damage_of_checks(store.db, store.evidence, run)
    differences: list[str] = []
    unverifiable: list[str] = []
    verdicts = findings = 0
    for document_id, path, text in found:
        try:
            examined = reexamine(store, document_id, run=run)
        except (StoreError, ClaimsError) as error:
            unverifiable.append(f"{path}: {error}")
            continue
        checked += sum(map(len, (*examined.world.captures.values(), *examined.world.copies.values())))
        damaged += [damage for damage in examined.damaged if damage not in damaged]
        if examined.basis.document.text != text:
            differences.append(f"{path}: its text is read otherwise now")
        differences += [f"{path}: {line}" for line in _compare_verdicts(store, run, document_id, examined)]
        differences += [f"{path}: {line}" for line in _compare_findings(store, run, document_id, examined)]
        verdicts += len(list(judgement_rows(examined.examination)))
        findings += len(examined.examination.findings)
    return Verification(
        run, made_by, program_version(), len(found), verdicts, findings, checked,
        tuple(differences), tuple(damaged), tuple(unverifiable),
    )  # fmt: skip


def _compare_verdicts(store: Store, run: str, document_id: int, examined: Examined) -> Iterator[str]:
    stored = {tuple(key): (id_, first) for id_, *key, first in store.db.execute(_VERDICTS, [run, document_id])}
    computed = {rows.verdict_key(row): evidence for row, evidence in judgement_rows(examined.examination)}
    before = {key[:2]: key for key in stored}
    for key, evidence in computed.items():
        if key not in stored:
            was = before.get(key[:2])
            yield f"{_subject(key)} is {key[2]}, stored is {was[2] if was else 'nothing'}{_of_the_evidence(key, was)}"
        elif stored[key][1] == run:  # this run wrote the evidence: every word and offset of it must be the same
            rows_now = [rows.evidence_row(stored[key][0], rank, item) for rank, item in enumerate(evidence)]
            if rows_now != _evidence(store, stored[key][0]):
                yield f"{_subject(key)}: its passages are not those that are stored"
    here = {key[:2] for key in computed}
    yield from (f"{_subject(key)} is stored as {key[2]} and not found again" for key in stored if key[:2] not in here)


def _subject(key: rows.VerdictKey) -> str:
    return f"{key[0]} figure {key[1] + 1}" if key[1] is not None else str(key[0])


def _of_the_evidence(key: rows.VerdictKey, was: rows.VerdictKey | None) -> str:
    return ", on other evidence" if was is not None and was[2] == key[2] else ""


def _evidence(store: Store, verdict_id: int) -> list[dict[str, Any]]:
    found = store.db.query("SELECT * FROM evidence WHERE verdict_id = ? ORDER BY rank", [verdict_id])
    return [{name: value for name, value in row.items() if name != "id"} for row in found]


def _compare_findings(store: Store, run: str, document_id: int, examined: Examined) -> Iterator[str]:
    document = examined.basis.document
    stored: Mapping[str, Mapping[str, Any]] = {
        row["fingerprint"]: row for row in store.db.query(_FINDINGS, [run, document_id])
    }
    computed = {
        finding.fingerprint: {
            "fingerprint": finding.fingerprint,
            "rule": finding.rule,
            **rows.finding_row(document, finding),
        }
        for finding in examined.examination.findings
    }
    for key, row in computed.items():
        name = f"{row['rule']} {key[:_SHOWN]}"
        if key not in stored:
            yield f"{name} is found and not stored: {row['message']}"
        elif differing := [field for field, value in row.items() if stored[key][field] != value]:
            yield f"{name}: {', '.join(differing)} differ"
    for key in stored.keys() - computed.keys():
        yield f"{stored[key]['rule']} {key[:_SHOWN]} is stored and not found again: {stored[key]['message']}"
