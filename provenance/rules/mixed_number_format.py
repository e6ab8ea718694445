"""Decimal numbers are written with a comma here and with a point there.

What it does: looks at the decimal signs of all figures of the text.
Why it matters: '1,500' is read in two ways, and a reader cannot tell which is meant.
What it leaves alone: quoted text and quoted tables; groups of thousands; numbers that may be read either way.
"""

import re
from collections.abc import Iterator

from claims.document import BlockKind, Claim, Document
from claims.flow import Span
from claims.quantities.model import Quantity
from provenance.facts.figures import figure_place
from provenance.facts.places import labels_of
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="mixed-number-format",
    group=Group.FIGURES,
    summary="97,5% and 97.5% in one document",
    severity=Severity.INFO,
)
_POINT_LANGUAGES = ("en", None)
_QUOTED_WORDS = re.compile(r"[“„«\"][^“”„«»\"]{1,600}[”“»\"]")
_QUOTED = (BlockKind.QUOTATION, BlockKind.TABLE_ROW)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report the first number of the rarer form once for the document."""
    forms: dict[str, list[tuple[Claim, Quantity]]] = {",": [], ".": []}
    for claim in document.claims:
        if document.blocks[document.sentences[claim.sentence].block].kind in _QUOTED:
            continue
        for figure, spot in zip(claim.figures, claim.spots, strict=True):
            if figure.decimal_sign in forms and not _is_quoted(claim, spot):
                forms[figure.decimal_sign].append((claim, figure))
    if not all(forms.values()):
        return
    usual = "." if document.language in _POINT_LANGUAGES else ","
    rare = min(forms, key=lambda sign: (len(forms[sign]), sign == usual))
    common = "," if rare == "." else "."
    odd, regular = forms[rare][0], forms[common][0]
    yield RULE.finding(
        f"'{odd[1].text}' has a decimal {_NAMES[rare]}, '{regular[1].text}' a decimal {_NAMES[common]}.",
        identity=f"{odd[1].text} {odd[0].text}",
        at=figure_place(document, odd[1]),
        related=(figure_place(document, regular[1]), *(figure_place(document, f) for _, f in forms[rare][1:])),
        labels=labels_of(document, (*odd[0].notes, *regular[0].notes)),
    )


_NAMES = {",": "comma", ".": "point"}


def _is_quoted(claim: Claim, spot: Span) -> bool:
    return any(quoted.start() < spot.start < quoted.end() for quoted in _QUOTED_WORDS.finditer(claim.text))
