"""Figures that are no plain number: fractions, 'one in four', multiples, vague numbers, majorities, ranks."""

from decimal import Context, Decimal

from claims.quantities.context import direction_before
from claims.quantities.draft import Draft
from claims.quantities.lexicon import NounOrder
from claims.quantities.model import Change, Comparator, QuantityKind
from claims.quantities.nouns import noun_at
from claims.quantities.numbers import read_number
from claims.quantities.passage import Passage

_GENITIVE = ("ın", "in", "un", "ün")  # Turkic: whose part it is stands before it
_PLACE = Decimal("0.0001")
_SHORT = Context(prec=4)  # 1 in 100,000 would be nought in four places
_CLAUSE = 7  # tokens between 'of which' and the part
_SAMPLES = frozenset([*range(2, 11), 12, 15, 20, 25, 30, 40, 50, 100, 1000, 10_000, 100_000, 1_000_000])


def read_part(passage: Passage, index: int) -> Draft | None:
    """The part, multiple, vague number or rank that begins at token `index`."""
    if passage.taken[index]:
        return _rank(passage, index)
    if passage.lexicon.noun_order is NounOrder.TURKIC and (rank := _rank_among(passage, index)):
        return rank
    for reader in _OF_DIGITS if passage.tokens[index].kind == "n" else _OF_WORDS:
        draft = reader(passage, index)
        if draft:
            return draft
    return None


def _ratio(passage: Passage, first: int, last: int, value: Decimal, noun: int, *, single: bool = False) -> Draft:
    if value != value.to_integral_value():
        value = value.quantize(_PLACE).normalize() if value > _PLACE * 100 else value.normalize(_SHORT)
    found = noun_at(passage, noun, single=single)
    if found is None and passage.lexicon.fraction_of.at(passage.tokens, noun):
        found = noun_at(passage, noun, single=True)  # 'half of the country'
    unit, beyond = found if found else (None, last + 1)
    owned = passage.word(first - 1).endswith(_GENITIVE) and passage.lexicon.noun_order is NounOrder.TURKIC
    if owned and passage.token(first - 1).kind == "w":
        unit = passage.printed(first - 1)
    return Draft(
        first, last, value, value, QuantityKind.RATIO, unit, precision=Decimal("0.01"), words=True, beyond=beyond
    )


def _one_in(passage: Passage, index: int) -> Draft | None:
    """'one in four', '8 out of 10', 'un Français sur quatre', 'uno de cada cuatro'."""
    first = read_number(passage, index)
    if first is None or first.scale != 1 or first.value >= 1000:
        return None
    at = first.end
    found = passage.lexicon.one_in.at(passage.tokens, at)
    noun = None
    if found is None and passage.token(at).kind == "w":
        noun, at = at, at + 1
        found = passage.lexicon.one_in.at(passage.tokens, at)
    if found is None:
        return None
    second = read_number(passage, at + found.length)
    if second is None or not first.value < second.value or int(second.value) not in _SAMPLES:
        return None
    if passage.lexicon.percent.at(passage.tokens, second.end) or passage.lexicon.durations.at(
        passage.tokens, second.end
    ):
        return None
    value, single = first.value / second.value, noun is not None
    return _ratio(passage, index, second.end - 1, value, noun or second.end, single=single)


def _one_of(passage: Passage, index: int) -> Draft | None:
    """'her üç kişiden biri', "10 kişiden 8'i": of N nouns, M."""
    lexicon = passage.lexicon
    if not lexicon.takers:
        return None
    start = index + (passage.word(index) in lexicon.definite)
    whole = read_number(passage, start)
    if whole is None or whole.scale != 1 or not passage.word(whole.end).endswith(tuple(lexicon.suffixes_from)):
        return None
    at = whole.end + 1
    part = lexicon.takers.get(passage.word(at))
    last = at
    if part is None and passage.token(at).kind == "n" and passage.word(at).isdigit() and len(passage.word(at)) <= 4:
        ended = passage.word(at + 1) in ("'", "-") and passage.token(at + 2).kind == "w" and passage.token(at + 2).glued
        part, last = int(passage.word(at)), at + 2 * ended
    if not part or Decimal(part) >= whole.value or int(whole.value) not in _SAMPLES:
        return None
    draft = _ratio(passage, index, last, Decimal(part) / whole.value, last + 1)
    draft.unit = passage.printed(whole.end)[:-3]
    return draft


def _fraction(passage: Passage, index: int) -> Draft | None:
    lexicon, tokens = passage.lexicon, passage.tokens
    every = lexicon.every.at(tokens, index)
    if every:
        end = index + every.length
        return _ratio(passage, index, end - 1, _share(every.value), end, single=True)
    if passage.word(index - 1) in lexicon.ordinals or passage.token(index - 1).kind == "n":
        return None
    found = lexicon.fractions.at(tokens, index) or _slashed(passage, index)
    if found is None or (lexicon.halves.at(tokens, index) and read_number(passage, index)):
        return None  # 'half a million', 'half a dozen'
    value, length = found
    end = index + length
    bare = value.startswith("1/") and lexicon.fraction_of
    of = lexicon.fraction_of.at(tokens, end) is not None and not _is_of_time(passage, end)
    compared = lexicon.comparatives.at(tokens, end)
    changed = _is_change(passage, index) or _is_moved(passage, index)
    alone = not (of or compared or changed) and _is_bounded_half(passage, index, end)
    if bare and not (of or compared or changed or alone or _is_part(passage, index, end)):
        return None
    if passage.word(end) == "-" and passage.token(end).glued:
        return None
    turkic = lexicon.noun_order is NounOrder.TURKIC  # what it is a part of stands before it
    draft = _ratio(passage, index, end - 1, _share(value), len(tokens) if turkic or alone else end)
    if compared:
        draft.change = Change(compared.value)
    elif _is_moved(passage, index):
        draft.change = direction_before(passage, index, 1) or Change.LEVEL
    elif turkic and passage.word(end - 1) in lexicon.numbers:
        draft.change = _moved_behind(passage, end)
    return draft


def _is_moved(passage: Passage, index: int) -> bool:
    """'creció un tercio', 'rose a third': a verb of change just before."""
    return any(index - 1 in passage.places(table) for table in (passage.lexicon.rise, passage.lexicon.fall))


def _moved_behind(passage: Passage, end: int) -> Change:
    """Turkic: 'üçte bir oranında arttı'."""
    for table, change in ((passage.lexicon.rise, Change.INCREASE_BY), (passage.lexicon.fall, Change.DECREASE_BY)):
        if any(at in passage.places(table) for at in range(end, end + 3)):
            return change
    return Change.LEVEL


def _share(value: str) -> Decimal:
    """'2/3' as a number."""
    over, under = value.split("/")
    return Decimal(over) / Decimal(under)


def _is_change(passage: Passage, index: int) -> bool:
    """'by a third', 'um gut ein Fünftel', 'a la mitad'."""
    bound = passage.lexicon.bound_before.before(passage.tokens, index)
    at = index - bound.length if bound else index
    by = passage.lexicon.change_by.before(passage.tokens, at) or passage.lexicon.change_to.before(passage.tokens, at)
    behind = any(passage.lexicon.rise.at(passage.tokens, i) or passage.lexicon.fall.at(passage.tokens, i)
                 for i in range(index, index + 8))  # fmt: skip
    return by is not None and (behind or direction_before(passage, at) is not None)


def _is_part(passage: Passage, index: int, end: int) -> bool:
    """'a third were women', 'of which barely a fifth was insured': not 'a second paper; a third was lost'."""
    lexicon = passage.lexicon
    idiom = bool(lexicon.halves.at(passage.tokens, index)) and passage.word(end) in ("full", "empty")
    if passage.word(end) in lexicon.fraction_verbs and not idiom:  # 'the glass is half full'
        return True
    tokens, after = passage.tokens, passage.token(end)
    named = _of_which(passage, index) or lexicon.bound_before.before(tokens, index)
    follows = after.text in lexicon.noun_stops or after.text in ("", ".", ",", ";", ")")
    return bool(named) and follows and not _is_of_time(passage, end)


def _of_which(passage: Passage, index: int) -> bool:
    """Whether 'of which' or the like stands before, in one clause: 'of which the city will pay half'."""
    for at in range(index, index - _CLAUSE, -1):
        if passage.lexicon.part_before.before(passage.tokens, at):
            return True
        if passage.token(at - 1).kind != "w":
            return False
    return False


def _is_bounded_half(passage: Passage, index: int, end: int) -> bool:
    """'more than half think so', 'algo más de la mitad piensa': not 'almost half an hour'."""
    half = passage.lexicon.fractions.at(passage.tokens, index)
    after = passage.token(end)
    goes_on = after.kind == "w" and not after.capital and after.text not in passage.lexicon.articles
    bound = passage.lexicon.bound_before.before(passage.tokens, index)
    return bool(half and half.value == "1/2" and bound and goes_on) and not _is_of_time(passage, end)


def _slashed(passage: Passage, index: int) -> tuple[str, int] | None:
    """'2/3 of'."""
    over, slash, under = (passage.token(index + step) for step in range(3))
    if slash.text != "/" or over.kind != "n" or under.kind != "n" or not (slash.glued and under.glued):
        return None
    if not (over.text.isdigit() and under.text.isdigit() and len(under.text) <= 2 and 2 <= int(under.text) <= 20):
        return None
    return (f"{over.text}/{under.text}", 3) if 0 < int(over.text) < int(under.text) else None


def _is_of_time(passage: Passage, index: int) -> bool:
    """'a quarter of an hour', 'half of 2019': no share of anything counted."""
    near = range(index, index + 3)
    timely = any(passage.lexicon.durations.at(passage.tokens, at) for at in near if passage.token(at).kind == "w")
    return timely or passage.is_year(index + 1) or passage.word(index + 1) in passage.lexicon.months


def _multiple(passage: Passage, index: int) -> Draft | None:
    """'doubled', 'threefold', 'five times as many'."""
    found = passage.lexicon.multiples.at(passage.tokens, index)
    if found and not (passage.word(index - 1) == "-" and passage.token(index).glued):
        draft = Draft(index, index + found.length - 1, Decimal(found.value), Decimal(found.value), QuantityKind.RATIO)
        draft.change, draft.words = Change.MULTIPLE_OF, True
        return draft
    number = read_number(passage, index)
    times = passage.lexicon.times.at(passage.tokens, number.end) if number else None
    if number is None or times is None or number.scale != 1 or not _multiplies(passage, index, number.end):
        return None
    draft = Draft(index, number.end + _words_of(passage, number.end), number.value, number.value, QuantityKind.RATIO)
    draft.change, draft.precision, draft.sign = Change.MULTIPLE_OF, number.precision, number.sign
    return draft


def _multiplies(passage: Passage, index: int, end: int) -> bool:
    """Whether 'times' says how much more, not how often: 'в 2,5 раза', '2 dəfə artıb'."""
    before, lexicon = passage.lexicon.times_before, passage.lexicon
    if before:
        return passage.word(index - 1) in before
    moved = (p.at(passage.tokens, at) for at in range(end + 1, end + 4) for p in (lexicon.rise, lexicon.fall))
    return not lexicon.suffixes_from or any(moved) or passage.word(end).startswith("kat")


def _words_of(passage: Passage, index: int) -> int:
    """The word for 'times' alone belongs to the figure, and the hyphen before '-fold'."""
    return 1 if passage.word(index) == "-" else 0


def _majority(passage: Passage, index: int) -> Draft | None:
    """'a majority of respondents': a statistic only where people or cases were asked or counted."""
    lexicon, tokens = passage.lexicon, passage.tokens
    found = lexicon.majority.at(tokens, index)
    if found is None:
        return None
    end = index + found.length
    if not any(lexicon.surveyed.at(tokens, at) for at in range(end, end + 3)):
        return None
    draft = Draft(index, index, Decimal(50), Decimal(50), QuantityKind.PERCENT, "%", beyond=end)
    while passage.word(draft.first) in lexicon.articles | lexicon.definite and draft.first < end - 1:
        draft.first += 1
    draft.last = draft.first
    draft.comparator, draft.vague, draft.words = Comparator.MORE, True, True
    return draft


def _vague(passage: Passage, index: int) -> Draft | None:
    """'thousands of their citizens': at least two of the named size."""
    lexicon, tokens = passage.lexicon, passage.tokens
    found = lexicon.vague.at(tokens, index)
    if found is None or passage.token(index - 1).kind == "n" or passage.word(index - 1) in lexicon.numbers:
        return None
    end = index + found.length
    of = lexicon.vague_of.at(tokens, end)
    noun = noun_at(passage, end + (of.length if of else 0))
    if lexicon.vague_of and not of and passage.word(end - 1) != "hundred" and passage.word(end - 1) != "thousand":
        noun = None
    if noun is None and (of or not _is_subject(passage, index, end)):
        return None
    unit, beyond = noun or (None, end)
    draft = Draft(index, end - 1, Decimal(found.value), Decimal(found.value), QuantityKind.COUNT, unit)
    draft.comparator, draft.vague, draft.words, draft.beyond = Comparator.AT_LEAST, True, True, beyond
    draft.precision = Decimal(10) ** (len(found.value) - 1)
    return draft


def _is_subject(passage: Passage, index: int, end: int) -> bool:
    """Whether a vague number stands for people by itself: it opens a clause and a verb follows ('Thousands fled')."""
    opened = passage.word(index - 1) in passage.lexicon.articles  # French: 'des milliers'
    before, after = passage.token(index - 1 - opened), passage.token(end)
    opens = before.kind in ("", "s") or before.text in passage.lexicon.noun_stops
    follows = after.kind == "w" and not after.capital and not after.glued
    return opens and follows and passage.word(index) not in passage.lexicon.vague_alone


def _rank(passage: Passage, index: int) -> Draft | None:
    """'third of 40 countries', '126th out of 180', 'Platz 5 von 28'."""
    lexicon = passage.lexicon
    place = lexicon.ordinals.get(passage.word(index))
    at = index + 1
    if place is None:
        word = passage.word(index)
        if passage.token(index).kind != "n" or not word.isdigit() or len(word) > 4:
            return None
        while passage.token(at).glued and (passage.word(at) in lexicon.ordinal_after or passage.word(at) in "-.'"):
            at += 1
        if at == index + 1 and not lexicon.rank_before.before(passage.tokens, index):
            return None
        place = int(word)
    elif passage.word(index - 1) in lexicon.articles or passage.word(index - 1) in lexicon.numbers:
        return None
    at += bool(lexicon.rank_before.at(passage.tokens, at))
    found = lexicon.rank_of.at(passage.tokens, at)
    if found is None:
        return None
    total = read_number(passage, at + found.length)
    if total is None or total.value < place or passage.is_year(at + found.length):
        return None
    noun = noun_at(passage, total.end)
    last = noun[1] - 1 if noun else total.end - 1
    unit = f"of {passage.text[passage.tokens[at + found.length].start : passage.tokens[last].end]}"
    return Draft(index, last, Decimal(place), Decimal(place), QuantityKind.RANK, unit, words=True, beyond=last + 1)


def _rank_among(passage: Passage, index: int) -> Draft | None:
    """'180 ülke arasında 154. sırada': of N nouns, the Mth."""
    lexicon = passage.lexicon
    total = read_number(passage, index) if passage.token(index).kind == "n" else None
    found = lexicon.rank_of.at(passage.tokens, total.end + 1) if total else None
    if total is None or found is None:
        return None
    at = total.end + 1 + found.length
    word, last = passage.word(at), at
    while last < at + 3 and passage.token(last + 1).glued:
        last += 1
    if last == at or not word.isdigit() or len(word) > 4 or Decimal(word) > total.value:
        return None
    last += bool(lexicon.rank_before.at(passage.tokens, last + 1))
    unit = f"of {passage.text[passage.tokens[index].start : passage.tokens[total.end].end]}"
    return Draft(index, last, Decimal(word), Decimal(word), QuantityKind.RANK, unit, words=True, beyond=last + 1)


_OF_DIGITS = (_rank, _one_in, _one_of, _fraction, _multiple)
_OF_WORDS = (*_OF_DIGITS, _majority, _vague)
