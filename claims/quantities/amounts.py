"""Amounts: a number with its sign, unit and noun; two of them as a range, or as the ends of a change."""

from decimal import Decimal

from claims.quantities.context import direction_before
from claims.quantities.draft import Draft
from claims.quantities.model import Change, Comparator, QuantityKind
from claims.quantities.nouns import compound_at, is_verb_of, noun_at
from claims.quantities.numbers import read_number
from claims.quantities.passage import Number, Passage
from claims.quantities.symbols import MINUS, SIGNS
from claims.quantities.units import money_before, per_at, unit_at

_FALL = 5  # times that the start of a fall may exceed its end where both share a multiplier
_FAR_APART = 3  # times that the end of a change exceeds its size: 'rose by 1,800 to 23,400'; less may be a range
_OWNED = frozenset("i ı u ü si sı su sü".split())  # endings of a number in digits that stands for a noun
_DASHES = ("-", "–", "—")
_BARE_IN_WORDS = ("m", "g", "t", "l", "A", "V", "in")  # symbols that are words behind a number in words


def read_amounts(passage: Passage, index: int) -> list[Draft]:
    """The amount or range that begins at token `index`, or the two ends of a change; empty if there is none."""
    draft = _amount(passage, index)
    if draft is None:
        return []
    return _range(passage, draft) or [_with_noun(passage, draft)]


def is_minus(passage: Passage, index: int) -> bool:
    """Whether the word at `index` makes the number behind it negative: 'minus 3.2', not '8 minus 3'."""
    if passage.word(index) not in MINUS or passage.token(index + 1).kind != "n" or passage.taken[index]:
        return False
    bound = passage.lexicon.bound_before.before(passage.tokens, index + 1)  # 'au moins 23'
    return bound is None and passage.token(index - 1).kind != "n"


def _amount(passage: Passage, index: int) -> Draft | None:
    """A number with its sign and unit, at token `index`."""
    minus = is_minus(passage, index)
    money = None if minus else money_before(passage, index)
    start = money[1] if money else index + minus
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
    if minus or (signed and passage.word(start) in ("-", "–")):
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
    if unit and not (number.words and number.scale == 1 and unit.name in _BARE_IN_WORDS):
        draft.kind, draft.unit, draft.last = unit.kind, unit.name, unit.end - 1
    half = passage.lexicon.and_half.at(passage.tokens, draft.last + 1) if draft.kind is QuantityKind.DURATION else None
    if half and read_number(passage, draft.last + 1):
        return  # 'beş ildə yarım milyon'
    if half and number.value == number.value.to_integral_value():  # 'dos horas y media'
        draft.low = draft.high = number.value + Decimal(half.value)
        draft.precision, draft.last = Decimal("0.1"), draft.last + half.length


def _range(passage: Passage, first: Draft) -> list[Draft]:
    """'200-250', 'between A and B', 'A to B': one figure, or the two ends of a change; [] if it is a single one."""
    at = first.last + 1
    token = passage.token(at)
    if token.text == "±":
        return _with_error(passage, first)
    life = passage.lexicon.for_life.at(passage.tokens, at)
    if life and first.kind is QuantityKind.DURATION:
        return [_open_range(first, at + life.length - 1)]
    sized = first.unit is not None
    dashed = token.text in _DASHES and token.glued == passage.token(at + 1).glued
    between = not dashed and _is_between(passage, first)
    second = _second_end(passage, first, dashed=dashed, between=between)
    if second is None or not _alike(first, second) or (dashed and not token.glued and _is_aside(passage, second)):
        return []
    if not dashed and not between and sized and _counts_other(passage, first, second):
        return []
    if not dashed and not between and _is_size_and_end(passage, first, second):
        first.change, second.change = direction_before(passage, first.first) or Change.LEVEL, Change.TO
        return [_with_noun(passage, first), _with_noun(passage, second)]
    _spread(first, second, falls=not dashed and passage.lexicon.from_.before(passage.tokens, first.first) is not None)
    if not dashed and not between and _is_change(passage, first, sized=sized):
        size = direction_before(passage, first.first, 14 if _is_by(passage, first) else 1)
        return _ends_of_change(passage, first, second, size or Change.FROM)
    if first.value < second.value and not (dashed and _is_score(passage, first)):
        second.first, second.low, second.others = first.first, first.low, ()
        second.precision = min(first.precision, second.precision)
        return [_with_noun(passage, second)]
    return _dropped(passage, first, second) if dashed else _falling(passage, first, second)


def _second_end(passage: Passage, first: Draft, *, dashed: bool, between: bool) -> Draft | None:
    at = first.last + 1
    if dashed:
        return _amount(passage, at + 1)
    if passage.word(at) in passage.lexicon.to or (between and passage.word(at) in passage.lexicon.between_and):
        return _amount(passage, _behind_links(passage, at + 1))
    return _amount_behind_ending(passage, first)


def _counts_other(passage: Passage, first: Draft, second: Draft) -> bool:
    """Whether 'to' leads to who gets it, not to another end: 'lent $2.3bn to 41 utilities'."""
    own = second.kind is QuantityKind.COUNT and noun_at(passage, second.last + 1) is not None
    return own and passage.lexicon.from_.before(passage.tokens, first.first) is None


def _is_aside(passage: Passage, second: Draft) -> bool:
    """Whether a second number stands between two dashes: 'of these, 45,000 – 56 per cent – were …'."""
    behind = passage.token(second.last + 1)
    return behind.text in _DASHES and not behind.glued


def _is_size_and_end(passage: Passage, first: Draft, second: Draft) -> bool:
    """Whether a change is given by its size and where it leads: 'rose by 1,800 to 23,400'."""
    relative = first.kind in (QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINTS) and second.unit is None
    apart = relative and passage.lexicon.from_.before(passage.tokens, first.first) is None
    far = second.unit == first.unit and second.value > first.value * _FAR_APART
    if not (apart or (far and _is_by(passage, first))):
        return False
    return direction_before(passage, first.first) is not None


def _ends_of_change(passage: Passage, first: Draft, second: Draft, change: Change) -> list[Draft]:
    first.change, second.change = change, Change.TO
    first.per = _per_ahead(passage, first)
    second = _with_noun(passage, second)
    first.unit = first.unit or second.unit
    if first.per and not second.per:
        second.kind, second.per = QuantityKind.RATE, first.per
    first.kind, first.per = second.kind, second.per
    return [first, second]


def _dropped(passage: Passage, first: Draft, second: Draft) -> list[Draft]:
    """A score, a telephone number, 50-50: taken whole, so that no part of it is read again."""
    passage.take(first.first, second.last)
    first.last, first.kind, first.unit = second.last, QuantityKind.COUNT, None
    return [first]


def _falling(passage: Passage, first: Draft, second: Draft) -> list[Draft]:
    """'from 345 to 325' without a verb of change; else two figures that stand side by side."""
    if first.value == second.value:
        return []
    if passage.lexicon.from_.before(passage.tokens, first.first):
        first.change, second.change = Change.FROM, Change.TO
    return [first, _with_noun(passage, second)]


def _with_error(passage: Passage, first: Draft) -> list[Draft]:
    """'5 ± 0.3 mg': the figure is the value; what follows the sign is its error, and brings the unit."""
    error = _amount(passage, first.last + 2)
    if error is None:
        return []
    if first.kind is QuantityKind.COUNT:
        first.kind, first.unit = error.kind, error.unit
    first.last = error.last
    return [_with_noun(passage, first)]


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
    if any(lexicon.ranging.before(passage.tokens, draft.first - back) for back in range(1, 4)):
        return False
    return direction_before(passage, draft.first) is not None


def _alike(first: Draft, second: Draft) -> bool:
    if first.unit is None or second.unit is None:
        return first.kind is QuantityKind.COUNT or second.kind in (QuantityKind.COUNT, first.kind)
    return first.unit == second.unit


def _spread(first: Draft, second: Draft, *, falls: bool) -> None:
    """Give both ends the unit, and the multiplier where only the second has one ('$3-4 million').

    `falls`: the first may be the greater one ('from 340 to 290 thousand').
    """
    if first.kind is QuantityKind.COUNT:
        first.kind, first.unit = second.kind, second.unit
    elif second.kind is QuantityKind.COUNT:
        second.kind, second.unit = first.kind, first.unit
    most = second.mantissa * (_FALL if falls else 1)
    if first.scale == 1 and second.scale > 1 and first.mantissa <= most:
        first.low = first.high = first.value * second.scale
        first.precision *= second.scale


def _with_noun(passage: Passage, draft: Draft) -> Draft:
    """Read what is counted, and per what."""
    end = draft.last + 1
    draft.beyond = end
    ahead = _per_ahead(passage, draft)
    per = None if ahead else per_at(passage, end)
    counts = draft.kind is QuantityKind.COUNT
    if ahead:
        draft.kind, draft.per = QuantityKind.RATE, ahead
    if per is None and counts and (noun := compound_at(passage, end)):
        draft.unit, draft.beyond = noun
        return draft
    if per is None and counts:
        noun = None if _is_owner(passage, end) else noun_at(passage, _behind_bound(passage, end), single=draft.low == 1)
        if noun and not is_verb_of(passage, noun[0], draft.value):
            draft.unit, draft.beyond = noun
            per = None if ahead else per_at(passage, draft.beyond)
            if per:
                draft.kind, draft.per = QuantityKind.RATE, per.name
            return draft
    if per:
        draft.kind, draft.per, draft.last, draft.beyond = QuantityKind.RATE, per.name, per.end - 1, per.end
        noun = noun_at(passage, per.end) if per.name.isdigit() else None
        if noun:
            draft.per, draft.beyond = f"{per.name} {noun[0]}", noun[1]
    return draft


def _per_ahead(passage: Passage, draft: Draft) -> str | None:
    """What stands before the figure it is per: 'kişi başına 12.000 dolar', 'pro Kopf 12 kg'."""
    found = passage.lexicon.per_ahead.before(passage.tokens, draft.first)
    if found is None or draft.kind is QuantityKind.PERCENT:
        return None
    at = draft.first - found.length - 1
    return found.value or (passage.printed(at) if at >= 0 and passage.token(at).kind == "w" else None)


def _is_owner(passage: Passage, index: int) -> bool:
    """Turkic: whether a number with an ending is itself what is counted ("96 hastanın 84'ü çalışmayı bitirdi")."""
    glued = passage.word(index) in ("'", "-") and passage.token(index).glued and passage.token(index + 1).glued
    bound = passage.lexicon.bound_after.at(passage.tokens, index + 1)
    return glued and bound is None and passage.word(index + 1) in _OWNED


def _behind_bound(passage: Passage, index: int) -> int:
    """Step over the ending of a number in digits and over a bound ("400'den fazla", 'or more')."""
    glued = passage.word(index) in ("'", "-") and passage.token(index).glued and passage.token(index + 1).glued
    suffixed = glued and passage.word(index + 1) in passage.lexicon.suffixes
    for at in (index, index + 1) if suffixed else (index,):
        bound = passage.lexicon.bound_after.at(passage.tokens, at)
        if bound:
            return at + bound.length
    return index + 2 if suffixed else index
