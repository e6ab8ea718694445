"""The cited sources as an audit report shows them: a card each, with every check, copy and capture of its address."""

from dataclasses import dataclass
from enum import StrEnum

from sources.capture import Outcome


class Fate(StrEnum):
    """What has become of a cited address."""

    ALIVE = "alive"  # asked, and it answers with the work
    ARCHIVED = "archived"  # lost or not asked, and a copy is kept
    LOST = "lost"  # gone, and no copy is known
    UNVERIFIABLE = "unverifiable"  # it refuses, fails for now, or was not asked, and no copy is known


@dataclass(frozen=True, slots=True)
class Check:
    """One answer of an address. `live`: the network was asked, not a copy."""

    run: str
    checked: str
    verdict: Outcome
    state: str
    live: bool
    status: int | None = None
    reason: str | None = None
    error: str | None = None
    final_url: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """So many checks in a row with the same answer, from the first to the last."""

    first: Check
    last: Check
    checks: int


@dataclass(frozen=True, slots=True)
class Copy:
    """The archived copy of an address nearest the day it was read. `url` is None where the copy has none of its own."""

    url: str | None
    captured: str
    archive: str


@dataclass(frozen=True, slots=True)
class Citing:
    """A reference that cites a source, as it is printed."""

    document: int
    label: str
    text: str
    title: str | None
    year: int | None
    accessed: str | None


@dataclass(frozen=True, slots=True)
class CaptureItem:
    """A capture that the judgement rests on: digest of its bytes, address, time, where it is from, what it holds."""

    digest: str
    url: str
    captured: str
    origin: str
    outcome: Outcome
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class SourceCard:
    """A cited address, or a work without one: who cites it, what it answers, its history, its copy, its captures."""

    url: str | None
    cited: tuple[Citing, ...]
    history: tuple[Check, ...] = ()
    copy: Copy | None = None
    captures: tuple[CaptureItem, ...] = ()
    strikes: int = 0
    first_failed: str | None = None
    last_good: str | None = None

    @property
    def was_watched(self) -> bool:
        """Whether the network was asked more than once, so that there is a history to tell."""
        return sum(check.live for check in self.history) > 1

    @property
    def check(self) -> Check | None:
        """The last answer."""
        return self.history[-1] if self.history else None

    @property
    def is_read(self) -> bool:
        """Whether a copy of the work itself was at hand."""
        return any(capture.outcome.has_content for capture in self.captures)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The history with equal answers in a row put together, the oldest first."""
        found: list[Span] = []
        for check in self.history:
            last = found[-1].last if found else None
            if last and (last.verdict, last.status, last.live) == (check.verdict, check.status, check.live):
                found[-1] = Span(found[-1].first, check, found[-1].checks + 1)
            else:
                found.append(Span(check, check, 1))
        return tuple(found)

    @property
    def title(self) -> str:
        """The work's title, else how the first reference prints it."""
        return next((citing.title for citing in self.cited if citing.title), None) or (
            self.cited[0].text if self.cited else self.url or ""
        )

    @property
    def year(self) -> int | None:
        """The year the source is from: the earliest that is printed."""
        return min((citing.year for citing in self.cited if citing.year), default=None)

    @property
    def fate(self) -> Fate:
        """What has become of the address."""
        last = self.check
        lost = last is not None and (last.verdict in LOST or last.state == "dead")
        if last is not None and last.live and not lost and last.verdict in _ANSWERS:
            return Fate.ALIVE
        if self.copy is not None:
            return Fate.ARCHIVED
        return Fate.LOST if lost else Fate.UNVERIFIABLE


LOST = (Outcome.GONE, Outcome.SOFT_404, Outcome.PARKED, Outcome.REDIRECTED_HOME, Outcome.MALFORMED)
_ANSWERS = (Outcome.OK, Outcome.MOVED, Outcome.DRIFTED, Outcome.BAD_CERTIFICATE)
