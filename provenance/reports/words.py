"""How results are worded for people: verdicts, severities, decisions and answers of addresses, each with its tone.

One table for the audit report and the review page, so that both say the same.
"""

from dataclasses import dataclass
from enum import StrEnum

from provenance.model import Group, Severity, Verdict
from sources.capture import Outcome


class Tone(StrEnum):
    """How good a thing is; the names are the classes of `theme.css`."""

    GOOD = "good"
    FAIR = "fair"
    BAD = "bad"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Word:
    """A label for people, its tone, and a sign that stands for it beside the label."""

    label: str
    tone: Tone
    sign: str


VERDICTS: dict[Verdict, Word] = {
    Verdict.SUPPORTED: Word("supported", Tone.GOOD, "✓"),
    Verdict.PARTLY_SUPPORTED: Word("partly supported", Tone.FAIR, "±"),
    Verdict.CONTRADICTED: Word("contradicted", Tone.BAD, "✗"),
    Verdict.ALTERED: Word("altered", Tone.BAD, "✗"),
    Verdict.NOT_FOUND: Word("not in the source", Tone.BAD, "–"),
    Verdict.UNAVAILABLE: Word("source not readable", Tone.OPEN, "?"),
    Verdict.NOT_CHECKABLE: Word("not checkable", Tone.OPEN, "?"),
}

SEVERITIES: dict[Severity, Word] = {
    Severity.ERROR: Word("error", Tone.BAD, "✗"),
    Severity.WARNING: Word("warning", Tone.FAIR, "!"),
    Severity.INFO: Word("remark", Tone.OPEN, "·"),
}

OUTCOMES: dict[Outcome, Word] = {
    Outcome.OK: Word("answers", Tone.GOOD, "✓"),
    Outcome.MOVED: Word("moved", Tone.GOOD, "→"),
    Outcome.DRIFTED: Word("says something else now", Tone.FAIR, "≠"),
    Outcome.REDIRECTED_HOME: Word("leads to the home page", Tone.BAD, "✗"),
    Outcome.SOFT_404: Word("page says it is gone", Tone.BAD, "✗"),
    Outcome.PARKED: Word("domain for sale", Tone.BAD, "✗"),
    Outcome.GONE: Word("gone", Tone.BAD, "✗"),
    Outcome.FAILING: Word("fails", Tone.FAIR, "!"),
    Outcome.BLOCKED: Word("refuses checkers", Tone.OPEN, "?"),
    Outcome.RATE_LIMITED: Word("asks us to wait", Tone.OPEN, "?"),
    Outcome.BAD_CERTIFICATE: Word("bad certificate", Tone.FAIR, "!"),
    Outcome.MALFORMED: Word("no address", Tone.BAD, "✗"),
    Outcome.REFUSED: Word("not asked: private address", Tone.OPEN, "?"),
    Outcome.UNSUPPORTED: Word("not a web address", Tone.OPEN, "?"),
    Outcome.UNKNOWN: Word("not known", Tone.OPEN, "?"),
}

# What editors decide of a finding.
DECISIONS: dict[str, Word] = {
    "supported": Word("accepted as right", Tone.GOOD, "✓"),
    "needs-fix": Word("to be mended", Tone.BAD, "✗"),
    "dismissed": Word("dismissed", Tone.OPEN, "–"),
    "conflict": Word("editors differ", Tone.FAIR, "≠"),
}

GROUPS: dict[Group, str] = {
    Group.NUMBERING: "Numbering and markers",
    Group.DUPLICATES: "Duplicates",
    Group.REFERENCES: "References",
    Group.ADDRESSES: "Addresses",
    Group.DATES: "Dates",
    Group.LINKS: "Links",
    Group.FIGURES: "Figures, quotations, attribution",
}
