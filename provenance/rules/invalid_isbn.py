"""An ISBN has a wrong length or check digit.

What it does: computes the check digit of each ISBN (ISO 2108; ten or thirteen digits).
Why it matters: a digit was mistyped, and the number finds another book or none.
What it leaves alone: hyphens and blanks within the number; numbers that are not called ISBN.
"""

import re
from collections.abc import Iterator

from claims.document import Document
from provenance.facts.places import labels_of, reference_place
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="invalid-isbn",
    group=Group.REFERENCES,
    summary="an ISBN with a wrong length or check digit",
    severity=Severity.ERROR,
)
_PRINTED = re.compile(
    r"\bISBN(?:-1[03])?(?:\s?\((?:pbk|hbk|print|pdf|online|e-?book)\))?\s?:?\s?"
    r"(97[89][-– ]?\d[-–\d ]{8,15}|\d[-–\d ]{5,15}[\dX]?)",
    re.IGNORECASE,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each number called ISBN that is none."""
    for reference in document.references:
        for found in _PRINTED.finditer(reference.text):
            printed = found.group(1).strip(" -–")
            digits = re.sub(r"[^\dX]", "", printed.upper())
            fault = _fault(digits)
            if fault and not _fault_of_start(digits):
                yield RULE.finding(
                    f"ISBN {printed}: {fault}.",
                    identity=digits,
                    at=reference_place(document, reference, "isbn"),
                    labels=labels_of(document, (reference.note,)),
                )


def _fault(digits: str) -> str | None:
    if len(digits) not in (10, 13):
        return f"it has {len(digits)} digits instead of 10 or 13"
    if len(digits) == 13 and not digits.startswith(("978", "979")):
        return "an ISBN of 13 digits begins with 978 or 979"
    expected = _check_digit(digits[:-1])
    return None if digits[-1] == expected else f"the check digit should be {expected}"


def _fault_of_start(digits: str) -> bool:
    """Whether the run is a right ISBN followed by another number (a year, a page count)."""
    return any(len(digits) > n and _fault(digits[:n]) is None for n in (13, 10))


def _check_digit(body: str) -> str:
    if len(body) == 12:
        return str(-sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(body)) % 10)
    if not body.isdigit():
        return "?"
    value = sum(int(d) * (i + 1) for i, d in enumerate(body)) % 11
    return "X" if value == 10 else str(value)
