"""A figure is stated, and no note follows.

What it does: reports sentences with a figure that are followed by no marker in their paragraph, box or list item, and
    tables without a marker in caption, header or source line, once each.
Why it matters: the reader cannot check the figure, and cannot tell whether it is a finding or a guess.
What it leaves alone: the document's own survey, method and calculations, told by its words or in a section on method;
    sums of cited parts; sentences that name their source themselves, by address or by author and year.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from claims.document import BlockKind, Claim, Document, LinkKind
from claims.quantities.model import Quantity, QuantityKind
from provenance.facts.figures import claim_place, figures_in_words
from provenance.facts.own_work import is_all_own, tells_method, tells_own_work
from provenance.facts.tables.cues import TOTAL
from provenance.facts.tables.hosts import MONTHS
from provenance.facts.wording import has_cue
from provenance.facts.works import words_of
from provenance.model import Confidence, Context, Finding, Group, JudgedClaim, Rule, Severity

RULE = Rule(
    id="uncited-figure",
    group=Group.FIGURES,
    summary="a figure without a note",
    severity=Severity.WARNING,
)
_SOURCE_NAMED = re.compile(r"https?://|\bwww\.|\bdoi\.org/|\[\d{1,3}(?:[,–-][^\[\]]{0,20})?\]", re.IGNORECASE)
_AUTHOR_AND_YEAR = re.compile(
    r"\((?:[^()]{0,80}[\s;])?([^\W\d_]{2,40})(?: et al\.?)?,? (?:19|20)\d\d[a-z]?(?:[,:;][^()]{0,60})?\)"
)
_METHOD = re.compile(
    r"(?:[\dIVX]{1,4}(?:\.\d{1,2}){0,3}\.?\s)?(?:(?:data|study|survey|research|our|sample|search)(?:,| and| &)?\s)?"
    r"(?:methods?|methodology|design|sample|strategy|participants|procedures?|data collection|materials and methods|"
    r"methode|methodik|vorgehen|datengrundlage|stichprobe|méthode|méthodologie|données|échantillon|método|metodología|"
    r"muestra|метод(?:ы|ика|ология)?|выборка|yöntem|metodologiya|metod)(?: and (?:data|sample|materials))?",
    re.IGNORECASE,
)
_COUNTED = frozenset({QuantityKind.COUNT, QuantityKind.DURATION})
_CAPTION = 300  # characters of a line beside a table
_BEFORE = 4  # sentences before a sum among which its parts may stand


def check(judged: JudgedClaim, context: Context) -> Iterator[Finding]:
    """Report a claim that hangs on no note."""
    claim = judged.claim
    printed = " ".join(judged.document.text[piece.start : piece.end] for piece in claim.segments)
    if claim.link is not LinkKind.NONE or _names_source(claim.text) or _SOURCE_NAMED.search(printed):
        return
    if _is_later_row(judged) or _is_own(judged) or _tells_method(judged.claim) or _is_sum_of_cited(judged):
        return
    vague = all(figure.vague for figure in claim.figures)
    yield RULE.finding(
        f"No note follows the {figures_in_words(claim)}.",
        identity=claim.text,
        at=claim_place(judged.document, claim),
        claim=claim.id,
        confidence=Confidence.LOW if vague else Confidence.HIGH,
    )


def _names_source(text: str) -> bool:
    """Whether the sentence gives an address, a number in square brackets, or '(Smith 2015, 12)', not '(May 2015)'."""
    found = _AUTHOR_AND_YEAR.search(text)
    author = found is not None and found[1][0].isupper() and not MONTHS.keys() & words_of(found[1])
    return author or _SOURCE_NAMED.search(text) is not None


def _is_own(judged: JudgedClaim) -> bool:
    """Whether the sentence, or the one before it in the paragraph, speaks of the document's own work."""
    sentences, number = judged.document.sentences, judged.claim.sentence
    before = sentences[number - 1] if number else None
    goes_on = before is not None and before.block == sentences[number].block
    told = [judged.claim.text, *([before.text] if before is not None and goes_on else [])]
    told += _around_table(judged.document, sentences[number].block)
    return any(map(tells_own_work, told)) or is_all_own(judged.document.text)


def _around_table(document: Document, row: int) -> Iterator[str]:
    """The caption before and the line behind the table that holds the block `row`; nothing where it is no row."""
    blocks = document.blocks
    first = last = row
    while first >= 0 and blocks[first].kind is BlockKind.TABLE_ROW:
        first -= 1
    while last < len(blocks) and blocks[last].kind is BlockKind.TABLE_ROW:
        last += 1
    for number in (first, last) if first < row or last > row else ():
        if 0 <= number < len(blocks):
            yield document.text[blocks[number].start : blocks[number].end][:_CAPTION]


def _tells_method(claim: Claim) -> bool:
    """Whether a section on the document's own method counts what was searched, asked or measured."""
    heading = claim.context.partition("\n")[0]
    own = tells_method(claim.text) or all(figure.kind in _COUNTED for figure in claim.figures)
    return own and _METHOD.fullmatch(heading) is not None


def _is_later_row(judged: JudgedClaim) -> bool:
    """Whether a row of the same table, further up, states a figure without a note as well: once a table is enough."""
    document, claim = judged.document, judged.claim
    number = bisect_left(document.claims, claim.sentence, key=lambda other: other.sentence)
    if not number:
        return False
    row = document.sentences[claim.sentence].block
    above = document.sentences[document.claims[number - 1].sentence].block
    return all(block.kind is BlockKind.TABLE_ROW for block in document.blocks[above : row + 1])


def _is_sum_of_cited(judged: JudgedClaim) -> bool:
    """Whether the claim's one figure is the total of figures that the sentences just before cite."""
    document, claim = judged.document, judged.claim
    if len(claim.figures) != 1 or not has_cue(claim.text, TOTAL):
        return False
    wanted = _point(claim.figures[0])
    first, last = (
        bisect_left(document.claims, number, key=lambda other: other.sentence)
        for number in (claim.sentence - _BEFORE, claim.sentence)
    )
    parts = [
        figure
        for other in document.claims[first:last]
        if other.link is not LinkKind.NONE
        for figure in other.figures
        if figure.kind is claim.figures[0].kind
    ]
    values = [_point(part) for part in parts]
    return len(values) > 1 and None not in values and sum((v for v in values if v is not None), Decimal(0)) == wanted


def _point(figure: Quantity) -> Decimal | None:
    return figure.low if figure.low == figure.high else None
