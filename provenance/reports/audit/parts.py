"""What an audit report says of one document: claims and quotations with passages, findings, decisions, numbering.

Times are ISO 8601 in UTC as the store has them; offsets count in the document's canonical text, those of a figure's
`start` and `end` in its claim's text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from provenance.model import Confidence, Group, Severity, Verdict

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

    @property
    def supported(self) -> int:
        """How many of its claims the cited sources support."""
        return sum(claim.verdict is Verdict.SUPPORTED for claim in self.claims)

    @property
    def open(self) -> int:
        """How many of its findings are open."""
        return sum(finding.is_open for finding in self.findings)
