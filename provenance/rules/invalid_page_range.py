"""A page range runs backwards, or its label does not fit it.

What it does: compares the ends of page ranges; looks for 'pp.' with one page and, in texts that use both labels, for
    'p.' with a range.
Why it matters: a digit was mistyped, and the passage is not where the note says.
What it leaves alone: abbreviated ranges ('239-60'); article and chapter page numbers ('e12-e3', '5-1'); 'pp. 4 ff.';
    languages in which one label serves for both.
"""

import re
from collections.abc import Iterator

from claims.document import Document
from claims.references.model import Reference
from provenance.facts.places import labels_of, reference_place
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="invalid-page-range",
    group=Group.REFERENCES,
    summary="a page range that runs backwards or has the wrong label",
    severity=Severity.WARNING,
)
_RANGE = re.compile(r"\s{0,3}(\d{1,6})\s{0,2}[-–—‐‑]\s{0,2}(\d{1,6})\D{0,3}")
_ABBREVIATED = 3  # digits that the end of a range may leave out
_ONE = re.compile(r"\s{0,3}\d{1,6}\s{0,3}\.?")
_SEVERAL = re.compile(r"\d\s{0,2}[-–—‐‑,&;]\s{0,2}\d|\band\b|\bff?\b|et seq|\bsqq?\b|passim", re.IGNORECASE)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each range that runs backwards, and each label that the pages behind it speak against."""
    labels = {_label(reference) for reference in document.references}
    uses_both = "p" in labels and "pp" in labels
    for reference in document.references:
        if not reference.pages:
            continue
        fault = _reversed(reference.pages, labelled=bool(reference.page_label))
        severity = None
        if not fault:
            fault, severity = _label_fault(reference, uses_both), Severity.INFO
        if fault:
            yield RULE.finding(
                fault,
                identity=f"{reference.page_label or ''} {reference.pages} {reference.title or reference.text}",
                at=reference_place(document, reference, "pages"),
                labels=labels_of(document, (reference.note,)),
                severity=severity,
            )


def _label(reference: Reference) -> str:
    return (reference.page_label or "").strip(" .").lower()


def _reversed(pages: str, *, labelled: bool) -> str | None:
    found = _RANGE.fullmatch(pages)
    if not found:
        return None
    first, last = found.groups()
    if len(first) == 1 and len(last) == 1 and "-" in pages:
        return None  # chapter 5, page 1
    if len(first) - len(last) > _ABBREVIATED:
        return None  # 'IEC 62133-2'
    if len(last) == len(first) == 4 and first[:2] in ("19", "20") and not labelled:
        return None  # 'n° 2017-1387'
    whole = first[: len(first) - len(last)] + last if len(last) < len(first) else last
    if int(whole) >= int(first):
        return None
    return f"The page range {pages.strip()} runs backwards."


def _label_fault(reference: Reference, uses_both: bool) -> str | None:
    """'pp.' never stands for one page; 'p.' before a range is a fault only where the document writes 'pp.' too."""
    label, pages = _label(reference), reference.pages or ""
    if label == "pp" and _ONE.fullmatch(pages) and not _goes_on(reference):
        return f"'pp.' announces several pages, but only page {pages.strip()} follows."
    if uses_both and label == "p" and _RANGE.fullmatch(pages):
        return f"'p.' announces one page, but the range {pages.strip()} follows."
    return None


def _goes_on(reference: Reference) -> bool:
    """Whether the print names further pages behind the first, or a number of pages ('250 pp.')."""
    printed = re.search(rf"pp\.?\s{{0,3}}{re.escape((reference.pages or '').strip())}(.{{0,12}})", reference.text)
    return printed is None or _SEVERAL.search("0" + printed.group(1)) is not None
