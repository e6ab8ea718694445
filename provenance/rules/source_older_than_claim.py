"""The sources were published before the time that the figure speaks of.

What it does: compares the latest year that a sentence's figures speak of ('in 2018', 'since 2001' in a text of 2020)
    with the years of all works in its notes.
Why it matters: a source cannot report what had not happened yet; it was copied from an older text.
What it leaves alone: forecasts, plans and targets; works without a year; works that are updated or revised,
    laws and data sets; the document's own survey; for 'since', sources that are but a few years older than the text.
"""

import re
from collections.abc import Iterator

from claims.document import Claim, Document
from claims.references.model import Reference, ReferenceKind
from provenance.facts.addresses import date_in
from provenance.facts.dates import year_of
from provenance.facts.figures import cited_works, claim_labels, claim_place
from provenance.facts.own_work import tells_own_work
from provenance.facts.places import is_work, reference_place
from provenance.facts.tables.cues import FORECAST, FORTHCOMING, UPDATED
from provenance.facts.wording import has_cue, has_word
from provenance.model import Confidence, Context, Finding, Group, JudgedClaim, Rule, Severity

RULE = Rule(
    id="source-older-than-claim",
    group=Group.FIGURES,
    summary="all sources are older than what the figure speaks of",
    severity=Severity.WARNING,
)
_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d\d(?!\d)")
_SINCE = re.compile(
    r"(?<!\w)(?:since|seit|depuis|desde|начиная с|с)\s{1,3}(?:\w{1,12}\s{1,3}){0,2}?((?:19|20)\d\d)(?!\d)", re.I
)
_UNDATED = (ReferenceKind.LAW, ReferenceKind.DATASET)  # their year does not say what they hold
_STALE = 4  # years that a source for 'since' may be older than the text


def check(judged: JudgedClaim, context: Context) -> Iterator[Finding]:
    """Report a claim whose sources all end before it does."""
    claim, document = judged.claim, judged.document
    works = [reference for reference in cited_works(document, claim.notes) if is_work(reference)]
    years = [_year(reference, judged) for reference in works]
    dated = [year for year in years if year is not None]
    if not works or len(dated) < len(works) or has_word(claim.text, FORECAST):
        return
    if tells_own_work(claim.text):
        return
    if any(reference.kind in _UNDATED or has_cue(reference.text, UPDATED + FORTHCOMING) for reference in works):
        return
    newest = max(dated)
    until, is_open = _speaks_of(claim, document)
    if until is None or until - newest < (_STALE if is_open else 1) or _lies_ahead(until, document, context):
        return
    reach = f"up to {until}, the year of this text," if is_open else f"of {until}"
    yield RULE.finding(
        f"The sentence speaks {reach} but its newest source is of {newest}.",
        identity=claim.text,
        at=claim_place(document, claim),
        related=tuple(reference_place(document, reference, "year", "published") for reference in works),
        labels=claim_labels(judged),
        claim=claim.id,
        confidence=Confidence.MEDIUM if is_open or until - newest == 1 else Confidence.HIGH,
    )


def _year(reference: Reference, judged: JudgedClaim) -> int | None:
    """The latest year that a work may have been published in."""
    in_address = date_in(reference.url) if reference.url else None
    pages = (s.text.published for s in judged.sources if s.text and s.reference.id == reference.id)
    printed = (reference.published, reference.year, in_address.iso if in_address else None, *pages)
    return max((year for text in printed if (year := year_of(text))), default=None)


def _speaks_of(claim: Claim, document: Document) -> tuple[int | None, bool]:
    """The latest year that the figures speak of, and whether it is that of the text because the time is open."""
    times = [figure.time for figure in claim.figures if figure.time]
    closed = [int(year) for time in times for year in _YEAR.findall(time) if not time.startswith("since")]
    since = any(time.startswith("since") for time in times) or _SINCE.search(claim.text)
    if since and not closed:
        return _year_of_text(document), True
    return max(closed, default=None), False


def _year_of_text(document: Document) -> int | None:
    """The year in which the document was written: its own date, else its latest access or publication date."""
    if document.dated:
        return year_of(document.dated)
    return year_of(document.latest_accessed) or year_of(document.latest_published)


def _lies_ahead(year: int, document: Document, context: Context) -> bool:
    """Whether the year is still to come when the text is written."""
    return year > (year_of(document.dated) or year_of(document.latest_accessed) or context.day.year)
