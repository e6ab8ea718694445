"""Whether a number states something: names, ages, points of time and lists announced are no figures."""

from claims.quantities.draft import Draft
from claims.quantities.lexicon import NounOrder
from claims.quantities.model import Comparator, QuantityKind
from claims.quantities.nouns import is_statistical
from claims.quantities.passage import Passage
from claims.quantities.units import BASES

_YOUNGEST = 10  # years, from which a number between commas may be an age
_AROUND = 8  # tokens to each side of an age in which an average is named
_AGO = frozenset(
    "ago later earlier before after plus plutôt avant après früher später zuvor antes después назад".split()
)
_OF_THEM = frozenset(
    {("of", "them"), ("of", "these"), ("of", "those"), ("of", "whom"), ("of", "which"), ("von", "ihnen"), ("d", "'"),
     ("de", "ellos"), ("de", "ellas"), ("из", "них")}
)  # fmt: skip
_SMALL = 13  # from here a number in words needs no noun that is known to be counted


def is_figure(passage: Passage, draft: Draft) -> bool:
    """Whether a number states something: small words need a noun that is counted, digits must not be a name."""
    if draft.kind is QuantityKind.RATE and draft.words and draft.low == 1 and draft.high == 1:
        return passage.lexicon.only.before(passage.tokens, draft.first) is not None  # 'one request per host'
    if draft.kind is QuantityKind.DURATION:
        return _is_lasting(passage, draft)
    if draft.kind is QuantityKind.PERCENT and passage.lexicon.confidence.at(passage.tokens, draft.last + 1):
        return False  # '95% CI'
    if draft.kind is not QuantityKind.COUNT or draft.vague:
        return passage.word(draft.first + 1) != "-" or passage.word(draft.last + 1) != "-"
    if _is_base_or_span(passage, draft):
        return False
    counted = draft.beyond > draft.last + 1
    if counted and passage.compounds and passage.word(draft.last + 1) == "-":
        return True  # 'a four-lane bridge'
    if draft.words:
        return _is_counted(passage, draft, counted or _is_of_them(passage, draft.last + 1))
    after, before = passage.token(draft.last + 1), passage.word(draft.first - 1)
    if (after.kind == "w" and after.glued) or (after.text == "/" and after.glued):
        return False
    if before == "/" and passage.token(draft.first).glued:
        return False
    if after.text == "-" and after.glued and passage.token(draft.last + 2).kind == "w":
        return passage.word(draft.last + 2) in passage.lexicon.suffixes
    if not counted and (_is_age(passage, draft) or _is_age_of_one(passage, draft)):
        return False
    letter = draft.scale > 1 and passage.word(draft.last) == "k"  # '4K video'
    return counted or draft.comparator is not Comparator.EQUAL or not (letter or _is_name(passage, draft))


def _is_of_them(passage: Passage, index: int) -> bool:
    """'thirty-four of them', 'siebzehn von ihnen': what is counted was named before."""
    return (passage.word(index), passage.word(index + 1)) in _OF_THEM


def _is_base_or_span(passage: Passage, draft: Draft) -> bool:
    """'per 1,000 live births', 'los 12 últimos meses', '15-24 yaş': a base, a stretch of time, an age."""
    lexicon, tokens = passage.lexicon, passage.tokens
    if draft.low in BASES and lexicon.per.before(tokens, draft.first):
        return True
    span = lexicon.span_before.at(tokens, draft.last + 1)
    if span and lexicon.durations.at(tokens, draft.last + 1 + span.length):
        return True
    return lexicon.ages.at(tokens, draft.last + 1) is not None and lexicon.noun_order is NounOrder.TURKIC


def _is_lasting(passage: Passage, draft: Draft) -> bool:
    """A stretch of time is a figure unless it only says when ('two years ago', 'the past ten years', ages)."""
    lexicon, tokens = passage.lexicon, passage.tokens
    hyphened = draft.last + 1 + (passage.word(draft.last + 1) == "-")
    if (
        lexicon.span_after.at(tokens, hyphened)
        or lexicon.span_after.at(tokens, draft.last + 1)
        or _is_span_before(passage, draft.first)
    ):
        return _is_mean_age(passage, draft)
    hyphen = passage.word(draft.first + 1) == "-" and draft.last > draft.first
    if hyphen and draft.words:
        return False
    one = draft.low == 1 and draft.words
    aged = draft.unit == "years" and draft.low != draft.high and _is_of_people(passage, draft.first)
    aged = aged or (draft.unit == "years" and _is_age(passage, draft))
    return not one and not aged


def _is_span_before(passage: Passage, index: int) -> bool:
    """'the last ten years'; in 'cases last 993 days' the word is a verb."""
    found = passage.lexicon.span_before.before(passage.tokens, index)
    if found is None or passage.word(index - 1) != "last":
        return found is not None
    return passage.token(index - 2).kind != "w" or passage.word(index - 2) in passage.lexicon.noun_stops


def _is_mean_age(passage: Passage, draft: Draft) -> bool:
    """'are 30.6 years old on average': a mean age is a figure."""
    near = range(max(0, draft.first - _AROUND), min(passage.count, draft.last + _AROUND))
    aged = draft.unit == "years" and not passage.lexicon.span_before.before(passage.tokens, draft.first)
    after = {passage.word(draft.last + 1), passage.word(draft.last + 2)}
    aged = aged and not after & _AGO
    return aged and any(passage.lexicon.average.at(passage.tokens, at) for at in near)


def _is_age(passage: Passage, draft: Draft) -> bool:
    """'aged 18', 'aged between 25 and 34 years'; a mean age has decimals and is a figure."""
    first = draft.first - (passage.word(draft.first - 1) in passage.lexicon.between)
    whole = draft.value == draft.value.to_integral_value()
    return whole and passage.lexicon.ages.before(passage.tokens, first) is not None


def _is_age_of_one(passage: Passage, draft: Draft) -> bool:
    """'Marta Silva, 52, has folded sheets': a name and a whole number between commas, and no list of such."""
    before, after, behind = (passage.token(at) for at in (draft.first - 2, draft.last + 1, draft.last + 2))
    commas = passage.word(draft.first - 1) == "," and after.text == ","
    aged = draft.first == draft.last and len(passage.word(draft.first)) == 2 and draft.value >= _YOUNGEST
    goes_on = behind.kind == "w" and not behind.capital and behind.text not in passage.lexicon.between_and
    return commas and aged and before.capital and goes_on


def _is_of_people(passage: Passage, index: int) -> bool:
    """Whether people are named just before: 'women (15 to 49 years)', 'jóvenes de 20 a 24 años'."""
    return any(passage.lexicon.people.at(passage.tokens, at) for at in range(index - 3, index) if at >= 0)


def _is_counted(passage: Passage, draft: Draft, counted: bool) -> bool:
    lexicon, tokens = passage.lexicon, passage.tokens
    before = passage.token(draft.first - 1)
    first = passage.token(draft.first)
    named = first.capital and lexicon.noun_order is not NounOrder.CAPITAL and _is_inside(passage, draft.first)
    if named or (before.text == "-" and before.glued) or (first.glued and before.kind == "w"):
        return False
    if draft.low == 1 and draft.high == 1:
        only = lexicon.only.before(tokens, draft.first) is not None
        return counted and only and is_statistical(passage, draft.beyond - 1, draft.beyond)
    if (
        lexicon.noun_order is NounOrder.TURKIC
        and draft.first == draft.last
        and not lexicon.people.at(tokens, draft.last + 1)
    ):
        return False
    if draft.low is not None and draft.low >= _SMALL:
        return counted or draft.scale > 1 or draft.comparator is not Comparator.EQUAL
    if not counted or before.text in lexicon.definite:
        return False
    if lexicon.noun_order is NounOrder.TURKIC and not lexicon.people.at(tokens, draft.last + 1):
        return False
    return _noun_states(passage, draft)


def _noun_states(passage: Passage, draft: Draft) -> bool:
    listed = any(passage.word(at) == ":" for at in range(draft.beyond, draft.beyond + 8))
    return not listed and is_statistical(passage, draft.last + 1, draft.beyond)


def _is_inside(passage: Passage, index: int) -> bool:
    """Whether the token stands within a sentence, not at its head."""
    before = passage.token(index - 1)
    return before.kind in ("w", "n") or before.text == ","


def _is_name(passage: Passage, draft: Draft) -> bool:
    """'Sputnik 5.': a capital before a bare number and nothing behind it."""
    before, after = passage.token(draft.first - 1), passage.token(draft.last + 1)
    if (
        before.text in passage.lexicon.definite
        and after.capital
        and passage.lexicon.noun_order is NounOrder.LAST_PLURAL
    ):
        return True  # 'the 1540 Committee'
    if after.capital and passage.lexicon.noun_order is NounOrder.LAST_PLURAL and "," not in passage.word(draft.last):
        return True  # '10 Downing Street'
    if passage.lexicon.noun_order is NounOrder.CAPITAL or not before.capital or before.kind != "w":
        return False
    return _is_inside(passage, draft.first - 1) and (after.kind != "w" or after.capital)
