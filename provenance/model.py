"""The words of a result: rules, findings and their places, verdicts and their evidence."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any

from claims.document import Attribution, Claim, Document, Quote
from claims.references.model import Reference
from provenance.nights import Standing
from sources.capture import Capture
from sources.text.model import SourceText


class Severity(StrEnum):
    """How bad a defect is: misleads a reader, should be mended, a nudge."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


class Confidence(StrEnum):
    """How sure the tool is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Group(StrEnum):
    """The groups of rules, in the order of the report; a group's name selects all its rules."""

    NUMBERING = "numbering"
    DUPLICATES = "duplicates"
    REFERENCES = "references"
    ADDRESSES = "addresses"
    DATES = "dates"
    LINKS = "links"
    FIGURES = "figures"


class Verdict(StrEnum):
    """What the sources say of a figure, a quotation or a whole claim."""

    SUPPORTED = "supported"
    PARTLY_SUPPORTED = "partly-supported"  # claims only
    CONTRADICTED = "contradicted"
    ALTERED = "altered"  # quotations only
    NOT_FOUND = "not-found"
    UNAVAILABLE = "unavailable"
    NOT_CHECKABLE = "not-checkable"


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a document (end exclusive) with the text that stands there and, if need be, a word on it."""

    start: int
    end: int
    quote: str
    annotation: str | None = None


def place(document: Document, start: int, end: int, annotation: str | None = None) -> Place:
    """The place of `document` between two offsets."""
    return Place(start, end, document.text[start:end], annotation)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of a source and what it says of one figure or quotation.

    `figure` indexes the claim's figures; `start` and `end` count in the source's text. `how` names the row of the
    tolerance table that decided ('exact', 'rounding', …); `explanation` is a sentence for an editor.
    """

    verdict: Verdict
    explanation: str
    figure: int | None = None
    reference: str | None = None
    url: str | None = None
    capture: str | None = None
    captured: str | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    page: int | None = None
    cell: str | None = None
    found: str | None = None
    how: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class FigureJudgement:
    """One figure of a claim, its verdict, and the passages that decide it, the best first. Spans count in the claim."""

    text: str
    start: int
    end: int
    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A claim's verdict and that of each of its figures."""

    verdict: Verdict
    figures: tuple[FigureJudgement, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A reference and what was found of it: its best capture, that capture's text, and all attempts.

    `text` is None where nothing could be read; `unavailable` then says why, and `fetchable` whether anybody could
    fetch it (a printed book without address or DOI cannot be).
    """

    reference: Reference
    capture: Capture | None = None
    text: SourceText | None = None
    attempts: tuple[Capture, ...] = ()
    fetchable: bool = True
    unavailable: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A cited address, what was answered, and the references that cite it.

    `document` is the one that prints them, None for an address that was given by itself. `standing` sums up all checks
    of it, None where only `captures` are known; `archives` are those that were asked for a copy.
    """

    url: str
    references: tuple[Reference, ...]
    captures: tuple[Capture, ...]
    document: Document | None = None
    standing: Standing | None = None
    archives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim with its sources and its judgement: what the rules of figures read."""

    document: Document
    claim: Claim
    sources: tuple[Source, ...]
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class JudgedQuote:
    """A quotation with its sources, its verdict, and the passages compared, the best first."""

    document: Document
    quote: Quote
    sources: tuple[Source, ...]
    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcedAttribution:
    """An attribution with the sources of the notes it hangs on."""

    document: Document
    attribution: Attribution
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know beside its subject: the day to judge from, and further names of bodies."""

    day: date
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """One reported defect. `identity` is what it is about, free of place, numbering and line breaks.

    `fingerprint` is filled in when a run's findings are collected, so that equal ones can be counted apart.
    """

    rule: str
    severity: Severity
    confidence: Confidence
    message: str
    identity: str
    at: Place | None = None
    related: tuple[Place, ...] = ()
    labels: tuple[str, ...] = ()
    url: str | None = None
    claim: str | None = None
    suggestion: str | None = None
    evidence: Mapping[str, Any] = field(default_factory=dict)
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's statement of itself; every finding of it is built from this."""

    id: str
    group: Group
    summary: str
    severity: Severity
    confidence: Confidence = Confidence.HIGH
    since: str = "0.1"

    def finding(
        self,
        message: str,
        *,
        identity: str,
        at: Place | None = None,
        related: Sequence[Place] = (),
        labels: Sequence[str] = (),
        url: str | None = None,
        claim: str | None = None,
        suggestion: str | None = None,
        evidence: Mapping[str, Any] | None = None,
        severity: Severity | None = None,
        confidence: Confidence | None = None,
    ) -> Finding:
        """A finding of this rule; severity and confidence are the rule's unless given."""
        return Finding(
            rule=self.id,
            severity=severity or self.severity,
            confidence=confidence or self.confidence,
            message=message,
            identity=identity,
            at=at,
            related=tuple(related),
            labels=tuple(labels),
            url=url,
            claim=claim,
            suggestion=suggestion,
            evidence=evidence or {},
        )


_NOT_IDENTITY = re.compile(r"[^\w%.,]|_|(?<!\d)[.,]|[.,](?!\d)")


def normalise_identity(text: str) -> str:
    """`text` as identities compare it: letters, digits and signs within numbers; no case, spaces or hyphens."""
    return _NOT_IDENTITY.sub("", text).casefold()


def fingerprint(finding: Finding, ordinal: int) -> str:
    """The identity of a finding for decisions: rule, normalised subject, target; `ordinal` tells equal ones apart.

    Never path, line, page, note number, run or version: moved text and other line breaks change nothing.
    """
    parts = (finding.rule, normalise_identity(finding.identity), finding.url or "", str(ordinal))
    return sha256("\x1f".join(parts).encode()).hexdigest()[:24]
