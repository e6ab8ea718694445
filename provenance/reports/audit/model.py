"""What an audit report says, before it has a format. Every number of a report is counted here and nowhere else.

Times are ISO 8601 in UTC as the store has them; offsets count in the document's canonical text, those of a figure's
`start` and `end` in its claim's text.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from provenance.model import Confidence, Group, Severity, Verdict
from sources.capture import Outcome

NOT_SUPPORTED = (Verdict.CONTRADICTED, Verdict.ALTERED, Verdict.NOT_FOUND)
NOT_CHECKED = (Verdict.UNAVAILABLE, Verdict.NOT_CHECKABLE)
SETTLED = ("supported", "dismissed")


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decided. It `stands` while the evidence is what it was then."""

    verdict: str
    reason: str | None
    note: str | None
    who: str
    at: str
    stands: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding as the run saw it, with what editors decided. `document` indexes the report's documents.

    `state` sums up the decisions that stand: one of `words.DECISIONS`, 'conflict' where editors differ, None for none.
    """

    document: int
    fingerprint: str
    rule: str
    group: Group
    severity: Severity
    confidence: Confidence
    message: str
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    line: int | None = None
    column: int | None = None
    page: int | None = None
    labels: tuple[str, ...] = ()
    url: str | None = None
    claim: str | None = None
    suggestion: str | None = None
    evidence: Mapping[str, Any] | None = None
    first_run: str = ""
    state: str | None = None
    decisions: tuple[Decision, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nobody has settled it, editors differ, or its evidence has changed since."""
        return self.state not in SETTLED


@dataclass(frozen=True, slots=True)
class Passage:
    """A place of a source and what it says of a figure or quotation."""

    verdict: Verdict
    explanation: str
    url: str | None = None
    quote: str | None = None
    found: str | None = None
    page: int | None = None
    cell: str | None = None
    captured: str | None = None
    capture: str | None = None
    how: str | None = None
    source: str | None = None  # title of the work, else the reference as printed


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a claim, its verdict, and the passages that decide it, the best first."""

    text: str
    start: int
    end: int
    verdict: Verdict
    passages: tuple[Passage, ...] = ()


def shared_passages(figures: Sequence[Figure]) -> tuple[tuple[Passage, tuple[Figure, ...]], ...]:
    """The deciding passage of each figure; those that share quotation and source stand once, with all figures."""
    found: dict[tuple[object, ...], tuple[Passage, list[Figure]]] = {}
    for figure in figures:
        for best in figure.passages[:1]:
            same = (best.url, best.quote, best.verdict, best.explanation if best.quote is None else None)
            found.setdefault(same, (best, []))[1].append(figure)
    return tuple((passage, tuple(sharing)) for passage, sharing in found.values())


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence with figures: where it stands, the notes it hangs on, its verdict, what editors decided of it."""

    id: str
    text: str
    start: int
    end: int
    line: int
    page: int | None
    labels: tuple[str, ...]
    link: str
    verdict: Verdict
    figures: tuple[Figure, ...]
    decisions: tuple[Decision, ...] = ()

    @property
    def passages(self) -> tuple[tuple[Passage, tuple[Figure, ...]], ...]:
        """The deciding passage of each figure; those that share quotation and source stand once, with all figures."""
        return shared_passages(self.figures)

    @property
    def accepted(self) -> bool:
        """Whether an editor said that it is right although the tool did not find it borne out."""
        return self.verdict is not Verdict.SUPPORTED and any(
            decision.stands and decision.verdict == "supported" for decision in self.decisions
        )


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, its verdict, and the passages compared."""

    id: str
    text: str
    start: int
    end: int
    line: int
    page: int | None
    labels: tuple[str, ...]
    verdict: Verdict
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbering:
    """How notes and markers fit together: counts, the first and last label, the findings."""

    notes: int
    markers: int
    first: str | None
    last: str | None
    markers_without_note: int
    notes_without_marker: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class DocumentAudit:
    """One document: the version of a report that a run read, and what came of it. `id` is its row in the store."""

    id: int
    report: str
    path: str
    run: str
    sha256: str
    format: str
    title: str | None
    language: str | None
    dated: str | None
    pages: int
    references: int
    claims: tuple[Claim, ...]
    quotes: tuple[Quote, ...]
    findings: tuple[Finding, ...]
    numbering: Numbering
    warnings: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What people call it."""
        return self.title or self.report


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


@dataclass(frozen=True, slots=True)
class RotBar:
    """The addresses of sources of one age: `years` as printed in the chart, and how many met each fate."""

    years: str
    counts: Mapping[Fate, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How often a rule found something, and how much of it is open."""

    rule: str
    group: Group
    severity: Severity
    summary: str
    found: int
    open: int


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim whose verdict is not what it was."""

    document: int
    claim: str
    text: str
    before: Verdict
    after: Verdict


@dataclass(frozen=True, slots=True)
class LinkChange:
    """An address whose answer is not what it was."""

    url: str
    before: Outcome
    after: Outcome


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different from the run before, of which the moment is `since`."""

    run: str
    since: str
    new: tuple[Finding, ...]
    gone: tuple[tuple[str, str], ...]  # rule, message
    evidence_changed: tuple[Finding, ...]
    claims: tuple[ClaimChange, ...]
    links: tuple[LinkChange, ...]

    @property
    def none(self) -> bool:
        """Whether nothing is different."""
        return not (self.new or self.gone or self.evidence_changed or self.claims or self.links)


@dataclass(frozen=True, slots=True)
class Run:
    """One run that the report rests on."""

    id: str
    started: str
    finished: str | None
    version: str
    as_of: str
    offline: bool
    complete: bool
    settings: Mapping[str, Any]
    settings_hash: str


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that could not be read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Audit:
    """The whole report. `rules` are those in force in the last run, `first` what to mend first."""

    documents: tuple[DocumentAudit, ...]
    runs: tuple[Run, ...]
    sources: tuple[SourceCard, ...]
    unread: tuple[Unread, ...]
    changes: Changes | None
    rules: tuple[RuleCount, ...]
    silent_rules: tuple[str, ...]
    rot: tuple[RotBar, ...]
    first: tuple[Finding, ...]

    @property
    def title(self) -> str:
        """The name of the one document, or how many there are."""
        return self.documents[0].name if len(self.documents) == 1 else f"{len(self.documents)} reports"

    @property
    def claims(self) -> Iterator[Claim]:
        """The claims of all documents."""
        return (claim for document in self.documents for claim in document.claims)

    @property
    def quotes(self) -> Iterator[Quote]:
        """The quotations of all documents."""
        return (quote for document in self.documents for quote in document.quotes)

    @property
    def findings(self) -> Iterator[Finding]:
        """The findings of all documents."""
        return (finding for document in self.documents for finding in document.findings)

    def claim(self, finding: Finding) -> Claim | None:
        """The claim that a finding is about; None for one of another kind."""
        own = self.documents[finding.document].claims
        return next((claim for claim in own if claim.id == finding.claim), None)

    @property
    def verdicts(self) -> Counter[Verdict]:
        """How many claims have each verdict."""
        return Counter(claim.verdict for claim in self.claims)

    @property
    def figures(self) -> Counter[Verdict]:
        """How many figures have each verdict."""
        return Counter(figure.verdict for claim in self.claims for figure in claim.figures)

    @property
    def quotations(self) -> Counter[Verdict]:
        """How many quotations have each verdict."""
        return Counter(quote.verdict for quote in self.quotes)

    @property
    def accepted(self) -> int:
        """Claims that an editor accepted although the tool did not find them borne out."""
        return sum(claim.accepted for claim in self.claims)

    @property
    def severities(self) -> Counter[Severity]:
        """How many open findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings if finding.is_open)

    @property
    def fates(self) -> Counter[Fate]:
        """What has become of the addresses."""
        return Counter(card.fate for card in self.sources if card.url)

    @property
    def read_sources(self) -> int:
        """Sources of which a copy was at hand."""
        return sum(card.is_read for card in self.sources)

    @property
    def captures(self) -> tuple[CaptureItem, ...]:
        """All captures that the judgement rests on, each once."""
        return tuple(dict.fromkeys(capture for card in self.sources for capture in card.captures))
