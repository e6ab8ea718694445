"""One quantity has two values in one document.

What it does: compares figures of sentences in two paragraphs that speak of the same thing: same kind and unit, same
    years, and the same words but for those that only measure.
Why it matters: one of the two is wrong, and the reader cannot tell which.
What it leaves alone: other dates, places and groups; values that rounding, 'about' or a bound reconciles; sentences
    that differ in any word that may tell two quantities apart, or lean on the sentence before; a sentence that is
    printed with three values or more; tables and lists.
"""

import re
from collections import deque
from collections.abc import Iterator

from claims.document import BlockKind, Claim, Document
from claims.quantities.model import Change, Quantity, QuantityKind
from provenance.facts.figures import claim_place, figure_place
from provenance.facts.places import labels_of
from provenance.facts.tables.cues import FUNCTION_WORDS
from provenance.facts.tables.neutral import NEUTRAL, PRONOUNS
from provenance.facts.works import words_of
from provenance.model import Confidence, Context, Finding, Group, Rule, Severity
from provenance.support.amounts import amounts_of
from provenance.support.tolerance import reconcilable

RULE = Rule(
    id="inconsistent-figure",
    group=Group.FIGURES,
    summary="one quantity, two values in one document",
    severity=Severity.ERROR,
    confidence=Confidence.MEDIUM,
)
_YEARS = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_BLOCKS = (BlockKind.PARAGRAPH, BlockKind.TEXT_BOX)  # items and rows say what they mean in their headings
_COMPARED = 20  # earlier values of one quantity that are looked at
_MOST_VALUES = 2  # of one quantity; more are a series
_FEWEST = 2  # words that say what is measured; one more where no year does
_OPENING = 3  # words of a sentence among which a pronoun shows that it leans on another
_ENDINGS = ("ing", "ed", "es", "s")

_Key = tuple[QuantityKind, str, frozenset[str], frozenset[str]]
_Stated = tuple[Claim, Quantity]


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each later value that contradicts an earlier one, of another paragraph."""
    stated: dict[_Key, list[_Stated]] = {}
    for claim in document.claims:
        if document.blocks[_block(document, claim)].kind in _BLOCKS:
            for figure, key in _quantities(claim):
                stated.setdefault(key, []).append((claim, figure))
    for values in stated.values():
        if not _is_series(values):
            yield from _contradictions(document, values)


def _contradictions(document: Document, values: list[_Stated]) -> Iterator[Finding]:
    before: deque[_Stated] = deque(maxlen=_COMPARED)
    for claim, figure in values:
        home = _block(document, claim)
        others = (other for other in before if _block(document, other[0]) != home)
        earlier = next((other for other in others if _contradict(other[1], figure)), None)
        before.append((claim, figure))
        if earlier:
            yield _finding(document, earlier, (claim, figure))


def _is_series(values: list[_Stated]) -> bool:
    """Whether one sentence is printed with value after value: of many months or towns, not of one quantity."""
    apart: list[Quantity] = []
    for _, figure in values:
        if all(_contradict(other, figure) for other in apart):
            apart.append(figure)
        if len(apart) > _MOST_VALUES:
            return True
    return False


def _block(document: Document, claim: Claim) -> int:
    return document.sentences[claim.sentence].block


def _quantities(claim: Claim) -> Iterator[tuple[Quantity, _Key]]:
    """The levels that a sentence states, each with what tells its quantity: kind, unit, years, words.

    A figure that shares kind and unit with another of the sentence is left out: the words may belong to either.
    """
    words = words_of(claim.text)
    if PRONOUNS & set(words[:_OPENING]):
        return
    telling = frozenset(
        _root(word) for word in words if not word[0].isdigit() and word not in FUNCTION_WORDS and word not in NEUTRAL
    )
    years = frozenset(_YEARS.findall(claim.text))
    enough = len(telling) >= (_FEWEST if years else _FEWEST + 1)
    units = [(figure.kind, _unit(figure)) for figure in claim.figures]
    for figure, unit in zip(claim.figures, units, strict=True):
        plain = figure.change is Change.LEVEL and not figure.vague and figure.kind is not QuantityKind.RANK
        if enough and plain and units.count(unit) == 1 and (unit[1] or len(units) == 1):
            yield figure, (*unit, years, telling)


def _root(word: str) -> str:
    """A word without a common English ending, so that 'employs' is 'employed'."""
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 4), "")
    return word.removesuffix(ending)


def _unit(figure: Quantity) -> str:
    """The unit; of a count the noun's root."""
    return _root((words_of(figure.unit or "") or ("",))[-1]) if figure.kind is QuantityKind.COUNT else figure.unit or ""


def _contradict(first: Quantity, second: Quantity) -> bool:
    """Whether the two values cannot both be true, however they are read."""
    pairs = ((a, b) for a in amounts_of(first) for b in amounts_of(second))
    return not any(a.dimension != b.dimension or reconcilable(a, b) or reconcilable(b, a) for a, b in pairs)


def _finding(document: Document, first: _Stated, second: _Stated) -> Finding:
    return RULE.finding(
        f"The text gives {second[1].text} here and {first[1].text} elsewhere for what seems one quantity.",
        identity=f"{first[0].text} {second[0].text}",
        at=figure_place(document, second[1]),
        related=(figure_place(document, first[1]), claim_place(document, first[0])),
        labels=labels_of(document, (*first[0].notes, *second[0].notes)),
        claim=second[0].id,
    )
