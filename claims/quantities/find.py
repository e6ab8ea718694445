"""Find the figures of a sentence or paragraph."""

import re
from collections.abc import Iterable
from decimal import Context, localcontext

from claims.languages import likeliest_language
from claims.quantities.assemble import assemble
from claims.quantities.languages import lexicon_of
from claims.quantities.model import Quantity
from claims.quantities.passage import Passage
from claims.quantities.tokens import fold, has_number, tokenize, words_of

# One decimal sign that cannot be a group sign: not three digits behind it, or a group sign of the other kind before it.
_SURE = re.compile(
    r"(?<![\d.,])(?:\d{1,12}|\d{1,3}(?:(?P<group>[.,])\d{3}){1,4})(?P<sign>[.,])(?:\d{1,2}|\d{4,6})(?![\d.,]*\d)"
)
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:(?P<sign>[.,])\d{3})(?:(?P=sign)\d{3}){1,4}(?![\d.,]*\d)")
_YEAR = re.compile(r"(?:19|20)\d\d[.,]")


def find_quantities(
    text: str, language: str | None = None, decimal_sign: str | None = None, *, compounds: bool = False
) -> tuple[Quantity, ...]:
    """The figures of `text` in order, with spans in `text`.

    `language` is an ISO 639-1 code (en, de, fr, es, ru, tr, az; others are read by signs and digits alone);
    without it the language is told by the text's common words. `decimal_sign` is the document's own, as
    `vote_decimal_sign` tells it: it decides what '1,500' is. Years, dates, locators, names, ordinals and markers are
    no figures. `compounds` also reads 'a four-lane bridge' as 4 lanes: no statistic of a report, but what a source may
    state for one. Reads any string without error, in time linear in its length.
    """
    code = language[:2].lower() if language else None
    turkic = code in ("tr", "az") or (code is None and any(sign in text for sign in "ıİğşŞəƏ"))
    folded = fold(text, turkic=turkic)
    if code and not has_number(folded) and not lexicon_of(code).may_hold(words_of(folded)):
        return ()
    tokens = tokenize(text, folded)
    known = code or likeliest_language(text)
    lexicon = lexicon_of(known or "en")
    with localcontext(Context(prec=60)):
        return assemble(Passage(text, folded, tokens, lexicon, decimal_sign, known is not None, compounds))


def vote_decimal_sign(texts: Iterable[str]) -> str | None:
    """The decimal sign of a document by its numbers that can be read in one way only; None if few or split."""
    votes = {".": 0, ",": 0}
    for text in texts:
        folded = fold(text)
        for found in _SURE.finditer(folded):
            if found["group"] != found["sign"] and not _YEAR.match(found.group()):
                votes[found["sign"]] += 1
        for found in _GROUPS.finditer(folded):
            votes["," if found["sign"] == "." else "."] += 1
    most = max(votes, key=lambda sign: votes[sign])
    least = "," if most == "." else "."
    return most if votes[most] >= 2 and votes[most] >= 4 * votes[least] else None
