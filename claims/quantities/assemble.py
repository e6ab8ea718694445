"""Put the figures of a passage together: read them one after another, then see them as a series."""

from decimal import Decimal

from claims.quantities.acceptance import is_figure
from claims.quantities.amounts import is_minus, read_amounts
from claims.quantities.context import read_bound, read_change, read_times_of, settle_precision
from claims.quantities.draft import Draft
from claims.quantities.masks import mask
from claims.quantities.model import Change, Quantity, QuantityKind
from claims.quantities.nouns import noun_before
from claims.quantities.numbers import read_number
from claims.quantities.parts import read_part
from claims.quantities.passage import Passage
from claims.quantities.symbols import CODES, DOLLARS, MINUS, SIGNS
from claims.quantities.times import read_times
from claims.quantities.tokens import VULGAR
from claims.quantities.units import money_before

_LIST_REACH = 10  # tokens between two figures of a list
_OPENING = frozenset(SIGNS) | frozenset(VULGAR) | frozenset("%+-–")


def assemble(passage: Passage) -> tuple[Quantity, ...]:
    """The figures of a passage in order."""
    mask(passage)
    read_times(passage)
    drafts: list[Draft] = []
    free = 0
    for index in _openings(passage):
        if index < free:
            continue
        bare = _within_numbers(passage, index)
        if bare:
            drafts.append(bare)
            free = bare.last + 1
            continue
        found = _figures_at(passage, index)
        if not found:
            continue
        for draft in found:
            if draft.kind is QuantityKind.COUNT and passage.taken[draft.first]:
                continue
            read_bound(passage, draft)
            read_change(passage, draft, drafts[-1] if drafts else None)
            if is_figure(passage, draft) or (drafts and _goes_on(passage, drafts[-1], draft)):
                drafts.append(draft)
        free = found[-1].last + 1
    _share_units(passage, drafts)
    read_times_of(passage, drafts)
    for draft in drafts:
        settle_precision(draft)
    return tuple(draft.quantity(passage) for draft in drafts)


def _goes_on(passage: Passage, previous: Draft, draft: Draft) -> bool:
    """Whether a bare number goes on with a list of figures: '73 attacks, Britain 103 and Spain 25'."""
    between = range(previous.last + 1, draft.first)
    bare = draft.kind is QuantityKind.COUNT and not draft.unit and not draft.words and draft.first == draft.last
    if not bare or previous.kind is not QuantityKind.COUNT or not 2 <= len(between) <= _LIST_REACH:
        return False
    if passage.token(draft.first).glued or passage.token(draft.last + 1).text in ("-", "/", ":", "'"):
        return False
    joins = [at for at in between if passage.word(at) == "," or passage.word(at) in passage.lexicon.between_and]
    ends = any(passage.token(at).kind == "s" and passage.word(at) not in (",", "'", "-") for at in between)
    numbers = any(passage.token(at).kind == "n" for at in between)
    first = joins[-1] + 1 if joins else draft.first
    named = passage.token(first).capital or passage.word(first) in passage.lexicon.noun_stops
    return named and first < draft.first and not ends and not numbers and passage.token(draft.first - 1).kind == "w"


def _within_numbers(passage: Passage, index: int) -> Draft | None:
    """The bare number between bare numbers ('12 7 31 5'): no word there could say more of it."""
    if not (passage.is_number(index) and passage.is_number(index - 1) and passage.is_number(index - 2)):
        return None
    number = read_number(passage, index)
    if number is None or not (passage.is_number(number.end) and passage.is_number(number.end + 1)):
        return None
    last = number.end - 1
    return Draft(
        index, last, number.value, number.value, precision=number.precision, mantissa=number.mantissa,
        scale=number.scale, others=number.others, sign=number.sign,
    )  # fmt: skip


def _figures_at(passage: Passage, index: int) -> list[Draft]:
    part = read_part(passage, index)
    if part:
        return [part]
    if passage.taken[index] or (passage.tokens[index].kind == "w" and not _may_begin(passage, index)):
        return []
    return read_amounts(passage, index)


def _openings(passage: Passage) -> list[int]:
    """The tokens with which a figure may begin: a cheap test before all others."""
    lexicon = passage.lexicon
    known: dict[str, bool] = {}
    found = []
    for index, token in enumerate(passage.tokens):
        may = token.kind == "n" or known.get(token.text)
        if may is None:
            if token.kind == "s":
                may = token.text in _OPENING
            else:
                may = (
                    lexicon.may_open(token.text) or token.text in CODES or token.text in DOLLARS or token.text in MINUS
                )
            known[token.text] = may
        bare = token.text in lexicon.articles and token.text not in lexicon.numbers
        if may and (not bare or _leads_on(passage, index)):
            found.append(index)
    return found


def _leads_on(passage: Passage, index: int) -> bool:
    """Whether behind an article a number or a word for one is near."""
    near = [passage.token(at) for at in range(index + 1, index + 4)]
    return any(token.kind != "w" for token in near) or passage.lexicon.may_hold([token.text for token in near])


def _may_begin(passage: Passage, index: int) -> bool:
    if passage.word(index) in passage.lexicon.starters or passage.lexicon.percent_before.at(passage.tokens, index):
        return True
    if is_minus(passage, index):
        return True
    halves = passage.lexicon.halves.at(passage.tokens, index)
    return halves is not None or money_before(passage, index) is not None


def _share_units(passage: Passage, drafts: list[Draft]) -> None:
    """Give bare numbers the unit of their list, of the other end of their change, or of 'the number of …'."""
    listed = False  # whether the figure behind has its unit from a list, so that a comma alone goes on with it
    for number in range(len(drafts) - 1, -1, -1):
        draft = drafts[number]
        following = drafts[number + 1] if number + 1 < len(drafts) else None
        listed = following is not None and _is_bare(draft) and _is_list(passage, draft, following, comma=listed)
        if not _is_bare(draft):
            continue
        if listed and following:
            draft.kind, draft.unit = following.kind, following.unit
        elif number and _continues(draft, drafts[number - 1]):
            draft.kind, draft.unit, draft.per = drafts[number - 1].kind, drafts[number - 1].unit, drafts[number - 1].per
        else:
            draft.unit = noun_before(passage, draft.first)
    for draft in drafts:
        _prefer_whole(draft)


def _is_bare(draft: Draft) -> bool:
    return draft.kind is QuantityKind.COUNT and not draft.unit


def _continues(draft: Draft, previous: Draft) -> bool:
    """Whether a figure is the other end of a change, or the peak of a series, and so of one unit with it."""
    alike = previous.kind is QuantityKind.COUNT or previous.change is Change.FROM
    return alike and bool(previous.unit) and draft.change in (Change.TO, Change.PEAK)


def _is_list(passage: Passage, first: Draft, second: Draft, *, comma: bool) -> bool:
    """Whether only 'and', 'or' and commas stand between two figures; a comma alone only where the list goes on."""
    between = [passage.word(at) for at in range(first.last + 1, min(second.first, first.last + 4))]
    if not between or second.first - first.last > 4:
        return False
    joins = passage.lexicon.between_and | {"or", "oder", "ou", "o", "или", "veya"}
    return all(word in joins or word == "," for word in between) and (comma or any(word in joins for word in between))


def _prefer_whole(draft: Draft) -> None:
    """What is counted is whole: '1.500 people' is 1500 even where the point is the decimal sign."""
    if draft.kind is QuantityKind.COUNT and draft.scale == 1 and len(draft.others) == 1 and draft.low == draft.high:
        whole = draft.others[0]
        if draft.low is not None and draft.low != draft.low.to_integral_value() and whole == whole.to_integral_value():
            draft.low, draft.high, draft.others, draft.precision = whole, whole, (draft.low,), Decimal(1)
