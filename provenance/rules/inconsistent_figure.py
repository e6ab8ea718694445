"""One quantity has two values in one document.

What it does: compares figures of sentences that speak of the same thing: same kind and unit, same years, same names,
    and hardly another word.
Why it matters: one of the two is wrong, and the reader cannot tell which.
What it leaves alone: other dates, places and groups; values that rounding, 'about' or a bound reconciles; sentences
    that differ in any word that may tell two quantities apart.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from claims.document import Claim, Document
from claims.quantities.model import Change, Quantity, QuantityKind
from provenance.figures import claim_place, figure_place
from provenance.model import Confidence, Context, Finding, Group, Rule, Severity
from provenance.places import labels_of
from provenance.support.amounts import amounts_of
from provenance.support.tolerance import reconcilable
from provenance.tables.cues import FUNCTION_WORDS
from provenance.tables.neutral import NEUTRAL
from provenance.works import words_of

RULE = Rule(
    id="inconsistent-figure",
    group=Group.FIGURES,
    summary="one quantity, two values in one document",
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
)
_YEARS = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_SHARED = 0.6  # part of the words that the two sentences must share
_COMPARED = 300  # earlier figures of one kind, unit and year that are looked at
_FEWEST = 2  # words that say what is measured


@dataclass(frozen=True, slots=True)
class _Stated:
    claim: Claim
    figure: Quantity
    words: frozenset[str]
    years: frozenset[str]


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each later value that contradicts an earlier one."""
    stated: dict[tuple[QuantityKind, str, frozenset[str]], deque[_Stated]] = {}
    for claim in document.claims:
        entry = _stated(claim)
        if entry is None:
            continue
        key = (entry.figure.kind, _unit(entry.figure), entry.years)
        before = stated.setdefault(key, deque(maxlen=_COMPARED))
        earlier = next((other for other in before if _contradict(other, entry)), None)
        before.append(entry)
        if earlier:
            yield _finding(document, earlier, entry)


def _stated(claim: Claim) -> _Stated | None:
    """The one level that a sentence states, and the words that say of what; None if it states several."""
    if len(claim.figures) != 1:
        return None
    figure, spot = claim.figures[0], claim.spots[0]
    if figure.change is not Change.LEVEL or figure.vague or figure.kind is QuantityKind.RANK:
        return None
    around = claim.text[: spot.start] + " " + claim.text[spot.end :]
    words = frozenset(
        word for word in words_of(around) if not word.isdigit() and word not in FUNCTION_WORDS and word not in NEUTRAL
    )
    return _Stated(claim, figure, words, frozenset(_YEARS.findall(around))) if len(words) >= _FEWEST else None


def _unit(figure: Quantity) -> str:
    return " ".join(words_of(figure.unit or ""))[:5] if figure.kind is QuantityKind.COUNT else (figure.unit or "")


def _contradict(first: _Stated, second: _Stated) -> bool:
    """Whether the words of one are all found in the other, and the values cannot both be true."""
    shared, all_words = first.words & second.words, first.words | second.words
    if min(len(first.words), len(second.words)) != len(shared) or len(shared) < _SHARED * len(all_words):
        return False
    pairs = ((a, b) for a in amounts_of(first.figure) for b in amounts_of(second.figure))
    return not any(a.dimension != b.dimension or reconcilable(a, b) or reconcilable(b, a) for a, b in pairs)


def _finding(document: Document, first: _Stated, second: _Stated) -> Finding:
    return RULE.finding(
        f"The text gives {second.figure.text} here and {first.figure.text} elsewhere for what seems one quantity.",
        identity=f"{first.claim.text} {second.claim.text}",
        at=figure_place(document, second.figure),
        related=(figure_place(document, first.figure), claim_place(document, first.claim)),
        labels=labels_of(document, (*first.claim.notes, *second.claim.notes)),
        claim=second.claim.id,
    )
