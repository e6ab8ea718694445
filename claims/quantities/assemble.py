"""Put figures together from a passage: amounts, ranges, units, nouns; decide which numbers are figures."""

from decimal import Decimal

from claims.quantities.context import direction_before, read_bound, read_change, read_times_of, settle_precision
from claims.quantities.draft import Draft
from claims.quantities.lexicon import NounOrder
from claims.quantities.masks import mask
from claims.quantities.model import Change, Comparator, Quantity, QuantityKind
from claims.quantities.nouns import is_statistical, noun_at, noun_before
from claims.quantities.numbers import Number, read_number
from claims.quantities.parts import read_part
from claims.quantities.passage import Passage
from claims.quantities.symbols import CODES, DOLLARS, SIGNS
from claims.quantities.times import read_times
from claims.quantities.tokens import VULGAR, Token
from claims.quantities.units import BASES, money_before, per_at, unit_at

_DASHES = ("-", "–", "—")
_SMALL = 13
_OPENING = frozenset(SIGNS) | frozenset(VULGAR) | frozenset("%+-–")


def assemble(passage: Passage) -> tuple[Quantity, ...]:
    """The figures of a passage in order."""
    mask(passage)
    read_times(passage)
    drafts: list[Draft] = []
    index = 0
    while index < len(passage.tokens):
        found = _figures_at(passage, index)
        if not found:
            index += 1
            continue
        for draft in found:
            if draft.kind is QuantityKind.COUNT and passage.taken[draft.first]:
                continue
            read_bound(passage, draft)
            read_change(passage, draft, drafts[-1] if drafts else None)
            if _is_figure(passage, draft):
                drafts.append(draft)
        index = found[-1].last + 1
    _share_units(passage, drafts)
    read_times_of(passage, drafts)
    for draft in drafts:
        settle_precision(draft)
    return tuple(draft.quantity(passage) for draft in drafts)


def _figures_at(passage: Passage, index: int) -> list[Draft]:
    token = passage.token(index)
    if not _may_open(passage, token):
        return []
    part = read_part(passage, index)
    if part:
        return [part]
    if passage.taken[index] or (token.kind == "w" and not _may_begin(passage, index)):
        return []
    draft = _amount(passage, index)
    if draft is None:
        return []
    return _range(passage, draft) or [_with_noun(passage, draft)]


def _may_open(passage: Passage, token: Token) -> bool:
    if token.kind == "n":
        return True
    if token.kind == "s":
        return token.text in _OPENING
    return passage.lexicon.may_open(token.text) or token.text in CODES or token.text in DOLLARS


def _may_begin(passage: Passage, index: int) -> bool:
    if passage.word(index) in passage.lexicon.starters or passage.lexicon.percent_before.at(passage.tokens, index):
        return True
    halves = passage.lexicon.halves.at(passage.tokens, index)
    return halves is not None or money_before(passage, index) is not None


def _amount(passage: Passage, index: int) -> Draft | None:
    """A number with its sign and unit, at token `index`."""
    money = money_before(passage, index)
    start = money[1] if money else index
    share = passage.lexicon.percent_before.at(passage.tokens, start)
    if share and not (
        passage.word(index) == "%" and passage.token(index).glued and passage.token(index - 1).kind == "n"
    ):
        start += share.length
    loose = not passage.token(start).glued or passage.word(start - 1) in ("(", "[")
    signed = passage.word(start) in ("-", "+", "–") and passage.token(start + 1).glued and loose
    if passage.taken[min(start, len(passage.tokens) - 1)] or (start > index and passage.token(start).kind == "s"):
        signed = signed and start > index
    number = read_number(passage, start + signed)
    if number is None:
        return None
    if signed and passage.word(start) in ("-", "–"):
        number = number._replace(value=-number.value)
    draft = Draft(
        index, number.end - 1, number.value, number.value, precision=number.precision, mantissa=number.mantissa,
        scale=number.scale, others=number.others, sign=number.sign, words=number.words,
    )  # fmt: skip
    if signed and passage.word(start) == "+":
        draft.change = Change.INCREASE_BY
    if money:
        draft.kind, draft.unit = QuantityKind.MONEY, money[0]
    elif share:
        draft.kind, draft.unit = QuantityKind.PERCENT, "%"
    else:
        _add_unit(passage, draft, number)
    return draft


def _add_unit(passage: Passage, draft: Draft, number: Number) -> None:
    unit = unit_at(passage, number.end)
    if unit and not (number.words and number.scale == 1 and unit.name in ("m", "g", "t", "l", "A", "V", "in")):
        draft.kind, draft.unit, draft.last = unit.kind, unit.name, unit.end - 1


def _range(passage: Passage, first: Draft) -> list[Draft]:
    """'200-250', 'between A and B', 'A to B': one figure, or the two ends of a change; [] if it is a single one."""
    at = first.last + 1
    token = passage.token(at)
    sized = first.unit is not None
    between = _is_between(passage, first)
    dashed = token.text in _DASHES and token.glued == passage.token(at + 1).glued
    if dashed:
        second = _amount(passage, at + 1)
    elif token.text in passage.lexicon.to or (between and token.text in passage.lexicon.between_and):
        if first.kind is QuantityKind.DURATION and (life := passage.lexicon.for_life.at(passage.tokens, at)):
            return [_open_range(first, at + life.length - 1)]
        second = _amount(passage, _behind_links(passage, at + 1))
    else:
        second = _amount_behind_ending(passage, first)
    if second is None or not _alike(first, second):
        return []
    _spread(first, second)
    if first.low is None or second.low is None or (not dashed and first.low == second.low):
        return []
    changes = not dashed and not between and _is_change(passage, first, sized=sized)
    if changes:
        size = direction_before(passage, first.first, 14 if _is_by(passage, first) else 1)
        first.change, second.change = size or Change.FROM, Change.TO
        second = _with_noun(passage, second)
        first.unit = first.unit or second.unit
        return [first, second]
    if first.low >= second.low or (dashed and _is_score(passage, first)):  # a telephone number, 50-50
        if not dashed:
            if passage.lexicon.from_.before(passage.tokens, first.first):
                first.change, second.change = Change.FROM, Change.TO
            return [first, _with_noun(passage, second)]
        passage.take(first.first, second.last)
        first.last, first.kind, first.unit = second.last, QuantityKind.COUNT, None
        return [first]
    second.first, second.low = first.first, first.low
    second.precision = min(first.precision, second.precision)
    second.others = ()
    return [_with_noun(passage, second)]


def _is_score(passage: Passage, draft: Draft) -> bool:
    """'won 3-4': a verb of contest within two tokens before."""
    return any(passage.lexicon.contest.before(passage.tokens, draft.first - back) for back in range(3))


def _behind_links(passage: Passage, index: int) -> int:
    return index + 1 if passage.word(index) in passage.lexicon.skipped and passage.is_number(index + 1) else index


def _open_range(draft: Draft, last: int) -> Draft:
    """'14 years to lifetime imprisonment'."""
    draft.last, draft.beyond, draft.comparator = last, last + 1, Comparator.AT_LEAST
    return draft


def _is_between(passage: Passage, draft: Draft) -> bool:
    at = draft.first
    for _ in range(3):
        if passage.word(at - 1) in passage.lexicon.between:
            return True
        found = passage.lexicon.bound_before.before(passage.tokens, at)
        at -= found.length if found else 1
    return False


def _amount_behind_ending(passage: Passage, first: Draft) -> Draft | None:
    """'300 manatdan 500 manata qədər': the case endings say from and to."""
    starts, ends = passage.lexicon.suffixes_from, passage.lexicon.suffixes_to
    ending, at = _ending(passage, first)
    if not starts or ending not in starts:
        return None
    second = _amount(passage, at)
    if second is None or _ending(passage, second)[0] not in ends:
        return None
    moved = range(second.last + 1, second.last + 7)
    lexicon, tokens = passage.lexicon, passage.tokens
    return None if any(lexicon.rise.at(tokens, i) or lexicon.fall.at(tokens, i) for i in moved) else second


def _ending(passage: Passage, draft: Draft) -> tuple[str, int]:
    """The case ending of a figure, written behind a sign or within its last word, and the index behind it."""
    at, behind = draft.last + 1, passage.token(draft.last + 2)
    if passage.word(at) in ("'", "-") and behind.glued and behind.text in passage.lexicon.suffixes:
        return behind.text, at + 2
    word = passage.word(draft.last)
    lengths = (length for length in (4, 3, 2, 1) if word[-length:] in passage.lexicon.suffixes)
    length = next(lengths, 0) if passage.token(draft.last).kind == "w" else 0
    return (word[-length:], at) if length else ("", at)


def _is_by(passage: Passage, draft: Draft) -> bool:
    lexicon = passage.lexicon
    by = lexicon.change_by.before(passage.tokens, draft.first) is not None
    return by and lexicon.from_.before(passage.tokens, draft.first) is None


def _is_change(passage: Passage, draft: Draft, *, sized: bool) -> bool:
    lexicon = passage.lexicon
    if sized and _is_by(passage, draft):
        return direction_before(passage, draft.first) is not None
    if not lexicon.from_.before(passage.tokens, draft.first) and not lexicon.suffixes_from:
        own = passage.token(draft.last + 2).text in SIGNS or passage.word(draft.last + 1) == "auf"
        return own and direction_before(passage, draft.first, 1) is not None
    return direction_before(passage, draft.first) is not None


def _alike(first: Draft, second: Draft) -> bool:
    if first.unit is None or second.unit is None:
        return first.kind is QuantityKind.COUNT or second.kind in (QuantityKind.COUNT, first.kind)
    return first.unit == second.unit


def _spread(first: Draft, second: Draft) -> None:
    """Give both ends the unit, and the multiplier where only the second has one ('$3-4 million')."""
    if first.kind is QuantityKind.COUNT:
        first.kind, first.unit = second.kind, second.unit
    elif second.kind is QuantityKind.COUNT:
        second.kind, second.unit = first.kind, first.unit
    if first.scale == 1 and second.scale > 1 and first.mantissa <= second.mantissa and first.low is not None:
        first.low = first.high = first.low * second.scale
        first.precision *= second.scale


def _with_noun(passage: Passage, draft: Draft) -> Draft:
    """Read what is counted, and per what."""
    end = draft.last + 1
    draft.beyond = end
    per = per_at(passage, end)
    if per is None and draft.kind is QuantityKind.COUNT:
        noun = noun_at(passage, _behind_bound(passage, end), single=draft.low == 1)
        if noun:
            draft.unit, draft.beyond = noun
            per = per_at(passage, draft.beyond)
            if per:
                draft.kind, draft.per = QuantityKind.RATE, per.name
            return draft
    if per:
        draft.kind, draft.per, draft.last, draft.beyond = QuantityKind.RATE, per.name, per.end - 1, per.end
        noun = noun_at(passage, per.end) if per.name.isdigit() else None
        if noun:
            draft.per, draft.beyond = f"{per.name} {noun[0]}", noun[1]
    return draft


def _behind_bound(passage: Passage, index: int) -> int:
    """Step over the ending of a number in digits and over a bound ("400'den fazla", 'or more')."""
    glued = passage.word(index) in ("'", "-") and passage.token(index).glued and passage.token(index + 1).glued
    suffixed = glued and passage.word(index + 1) in passage.lexicon.suffixes
    for at in (index, index + 1) if suffixed else (index,):
        bound = passage.lexicon.bound_after.at(passage.tokens, at)
        if bound:
            return at + bound.length
    return index + 2 if suffixed else index


def _is_figure(passage: Passage, draft: Draft) -> bool:
    """Whether a number states something: small words need a noun that is counted, digits must not be a name."""
    if draft.kind is QuantityKind.DURATION:
        return _is_lasting(passage, draft)
    if draft.kind is not QuantityKind.COUNT or draft.vague:
        return passage.word(draft.first + 1) != "-" or passage.word(draft.last + 1) != "-"
    if _is_base_or_span(passage, draft):
        return False
    counted = draft.beyond > draft.last + 1
    if draft.words:
        return _is_counted(passage, draft, counted)
    after = passage.token(draft.last + 1)
    if after.kind == "w" and after.glued:
        return False
    if after.text == "-" and after.glued and passage.token(draft.last + 2).kind == "w":
        return passage.word(draft.last + 2) in passage.lexicon.suffixes
    if passage.lexicon.ages.before(passage.tokens, draft.first) and not counted:
        return False
    letter = draft.scale > 1 and passage.word(draft.last) == "k"  # '4K video'
    return counted or draft.comparator is not Comparator.EQUAL or not (letter or _is_name(passage, draft))


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
    if lexicon.span_after.at(tokens, hyphened) or lexicon.span_after.at(tokens, draft.last + 1) or lexicon.span_before.before(tokens, draft.first):
        return False
    hyphen = passage.word(draft.first + 1) == "-" and draft.last > draft.first
    if hyphen and draft.words:
        return False
    one = draft.low == 1 and draft.words
    aged = draft.unit == "years" and draft.low != draft.high and _is_of_people(passage, draft.first)
    aged = aged or (draft.unit == "years" and lexicon.ages.before(tokens, draft.first) is not None)
    return not one and not aged


def _is_of_people(passage: Passage, index: int) -> bool:
    """Whether people are named just before: 'women (15 to 49 years)', 'jóvenes de 20 a 24 años'."""
    return any(passage.lexicon.people.at(passage.tokens, at) for at in range(index - 3, index) if at >= 0)


def _is_counted(passage: Passage, draft: Draft, counted: bool) -> bool:
    lexicon, tokens = passage.lexicon, passage.tokens
    before = passage.token(draft.first - 1)
    first = passage.token(draft.first)
    named = first.capital and lexicon.noun_order is not NounOrder.CAPITAL and _is_inside(passage, draft.first)
    if named or (before.text == "-" and before.glued) or first.glued and before.kind == "w":
        return False
    if draft.low == 1 and draft.high == 1:
        only = lexicon.only.before(tokens, draft.first) is not None
        return counted and only and is_statistical(passage, draft.beyond - 1, draft.beyond)
    if lexicon.noun_order is NounOrder.TURKIC and draft.first == draft.last and not lexicon.people.at(
        tokens, draft.last + 1
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
    if passage.lexicon.noun_order is NounOrder.CAPITAL or not before.capital or before.kind != "w":
        return False
    return _is_inside(passage, draft.first - 1) and (after.kind != "w" or after.capital)


def _share_units(passage: Passage, drafts: list[Draft]) -> None:
    """Give bare numbers the unit of their list, of the other end of their change, or of 'the number of …'."""
    for number in range(len(drafts) - 1, -1, -1):
        draft = drafts[number]
        if draft.kind is not QuantityKind.COUNT or draft.unit:
            continue
        following = drafts[number + 1] if number + 1 < len(drafts) else None
        if following and following.first - draft.last <= 3 and _is_list(passage, draft.last + 1, following.first):
            draft.kind, draft.unit = following.kind, following.unit
            continue
        previous = drafts[number - 1] if number else None
        alike = previous is not None and (previous.kind is QuantityKind.COUNT or previous.change is Change.FROM)
        if previous and alike and previous.unit and draft.change in (Change.TO, Change.PEAK):
            draft.kind, draft.unit = previous.kind, previous.unit
            continue
        draft.unit = noun_before(passage, draft.first)
    for draft in drafts:
        _prefer_whole(draft)


def _is_list(passage: Passage, first: int, last: int) -> bool:
    joins = passage.lexicon.between_and | {",", "or", "oder", "ou", "o", "или", "veya"}
    return first < last and all(passage.word(at) in joins for at in range(first, last))


def _prefer_whole(draft: Draft) -> None:
    """What is counted is whole: '1.500 people' is 1500 even where the point is the decimal sign."""
    if draft.kind is QuantityKind.COUNT and draft.scale == 1 and len(draft.others) == 1 and draft.low == draft.high:
        whole = draft.others[0]
        if draft.low is not None and draft.low != draft.low.to_integral_value() and whole == whole.to_integral_value():
            draft.low, draft.high, draft.others, draft.precision = whole, whole, (draft.low,), Decimal(1)
