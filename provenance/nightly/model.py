"""What a nightly run came to."""

from dataclasses import dataclass

from provenance.diff import Changed, Seen
from provenance.errors import Status
from provenance.model import Severity
from provenance.result import RunInfo, Unread


@dataclass(frozen=True, slots=True)
class Flapping:
    """An address that goes back and forth: how often in the last nights, and what it answers now."""

    url: str
    changes: int
    verdict: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class LooseChange:
    """A finding on an address that no document cites: new, or gone."""

    change: str
    url: str
    rule: str
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class Night:
    """One nightly run: what is new, gone, changed and flapping since before it.

    `reread` are the documents whose files changed; `unread` those that cannot be read since tonight; `checked` counts
    the addresses asked, `left` those that the budget left for the next night. `is_void` says that our own network was
    down and nothing was marked; `stopped` is the status of a signal that ended the run; the next call goes on with it.
    """

    run: RunInfo
    new: tuple[Seen, ...] = ()
    gone: tuple[Seen, ...] = ()
    changed: tuple[Changed, ...] = ()
    flapping: tuple[Flapping, ...] = ()
    loose: tuple[LooseChange, ...] = ()
    reread: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    checked: int = 0
    left: int = 0
    is_void: bool = False
    stopped: Status | None = None

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to tell."""
        told = (self.new, self.gone, self.changed, self.flapping, self.loose, self.unread)
        return not any(told) and not self.is_void and self.stopped is None

    def status(self, fail_on: Severity = Severity.ERROR) -> Status:
        """The exit status: only what is new or changed counts as a finding."""
        if self.stopped is not None:
            return self.stopped
        if self.is_void:
            return Status.UNAVAILABLE
        if self.unread:
            return self.unread[0].status
        if not self.run.complete:
            return Status.UNAVAILABLE
        told = [Severity(seen.severity) for seen in (*self.new, *(changed.after for changed in self.changed))]
        told += [change.severity for change in self.loose if change.change == "new"]
        return Status.FINDINGS if any(severity.rank <= fail_on.rank for severity in told) else Status.CLEAN
