"""What an audit report says, before it has a format. Every number of a report is counted here and nowhere else."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from provenance.model import Group, Severity, Verdict
from provenance.reports.audit.cards import CaptureItem, Fate, SourceCard
from provenance.reports.audit.parts import Claim, DocumentAudit, Finding, Quote
from sources.capture import Outcome


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
        """The name of the one document, or how many there are; addresses that were checked alone have no report."""
        if not self.documents:
            return "Addresses" if self.sources else "Nothing was read"
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
