"""What a run came to: the values that reports print, the store keeps and callers read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from provenance.errors import Status
from provenance.examine import Examination
from provenance.model import Finding, Severity
from sources.capture import Capture, Outcome


@dataclass(frozen=True, slots=True)
class RunInfo:
    """One audit run. `complete` is false where the network or an archive was out of reach, or the run was ended."""

    id: str
    started: datetime
    finished: datetime
    version: str
    offline: bool
    complete: bool


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that could not be read, why, and the exit status that stands for it."""

    path: str
    reason: str
    status: Status


@dataclass(frozen=True, slots=True)
class Archived:
    """The archived copy of an address that served, or that can stand in for it."""

    url: str
    timestamp: datetime
    archive: str


@dataclass(frozen=True, slots=True)
class LinkResult:
    """One cited address: the verdict of this check, the state over all checks, and what they rest on."""

    url: str
    verdict: Outcome
    state: str
    checked: datetime
    status: int | None = None
    final_url: str | None = None
    reason: str | None = None
    error: str | None = None
    attempts: int = 0
    strikes: int = 0
    first_failed: datetime | None = None
    last_good: datetime | None = None
    archived: Archived | None = None
    captures: tuple[Capture, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """One document: where it was read from and what came out."""

    path: str
    examination: Examination


@dataclass(frozen=True, slots=True)
class Result:
    """Everything that one run found.

    `loose` are findings on addresses that were given by themselves; `stopped` is the exit status of the signal that
    ended the run early.
    """

    run: RunInfo
    documents: tuple[DocumentResult, ...]
    links: tuple[LinkResult, ...]
    unread: tuple[Unread, ...]
    loose: tuple[Finding, ...] = ()
    stopped: Status | None = None

    @property
    def findings(self) -> Iterator[tuple[DocumentResult, Finding]]:
        """All findings with the document they are in, in report order."""
        for document in self.documents:
            for finding in document.examination.findings:
                yield document, finding

    def status(self, fail_on: Severity = Severity.ERROR) -> Status:
        """The exit status: work that could not be done stands before findings."""
        if self.stopped is not None:
            return self.stopped
        if self.unread:
            return self.unread[0].status
        if not self.run.complete:
            return Status.UNAVAILABLE
        found = [*self.loose, *(finding for _, finding in self.findings)]
        failing = any(finding.severity.rank <= fail_on.rank for finding in found)
        return Status.FINDINGS if failing else Status.CLEAN
