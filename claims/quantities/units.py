"""What a number is measured in: percent, percentage points, money, time, physical measures; and per what."""

from decimal import Decimal
from typing import NamedTuple

from claims.quantities.lexicon import Match
from claims.quantities.model import QuantityKind
from claims.quantities.numbers import read_number
from claims.quantities.passage import Passage
from claims.quantities.symbols import CODES, DEGREES, DOLLARS, DURATIONS, MEASURES, SIGNS

_POLL_REACH = 30  # tokens on each side among which a poll is named
BASES = frozenset(Decimal(10) ** power for power in range(2, 10))


class Unit(NamedTuple):
    """A unit: its kind, its name, and the index of the token behind it."""

    kind: QuantityKind
    name: str
    end: int


class Per(NamedTuple):
    """Per what ('100,000 people', 'year'), and the index of the token behind it."""

    name: str
    end: int


def unit_at(passage: Passage, index: int) -> Unit | None:
    """The unit at token `index`, directly behind a number; a hyphen or a linking word may stand before it."""
    if passage.token(index).kind in ("n", ""):
        return None
    for skip in range(2):
        at = index + skip
        if skip and not _links(passage, index):
            return None
        found = _share(passage, at) or _money(passage, at) or _phrase_unit(passage, at) or _symbol(passage, at)
        if found:
            return found
    return None


def _links(passage: Passage, index: int) -> bool:
    token = passage.token(index)
    if token.text == "-":
        return token.glued and passage.token(index + 1).glued
    return token.text in passage.lexicon.unit_links


def _share(passage: Passage, index: int) -> Unit | None:
    lexicon, tokens = passage.lexicon, passage.tokens
    points = lexicon.points.at(tokens, index) or _poll_points(passage, index)
    if points:
        return Unit(QuantityKind.PERCENTAGE_POINTS, "pp", index + points.length)
    percent = lexicon.percent.at(tokens, index)
    if percent:
        return Unit(QuantityKind.PERCENT, "%", index + percent.length)
    return None


def _poll_points(passage: Passage, index: int) -> Match | None:
    """'7 points' in a text that speaks of a poll; elsewhere points are those of a game or an index."""
    lexicon, tokens = passage.lexicon, passage.tokens
    points = lexicon.poll_points.at(tokens, index)
    near = range(max(0, index - _POLL_REACH), min(passage.count, index + _POLL_REACH))
    return points if points and any(lexicon.polls.at(tokens, at) for at in near) else None


def _money(passage: Passage, index: int) -> Unit | None:
    if passage.word(index) == "'":  # d'euros
        index += 1
    currencies = passage.lexicon.currencies
    found = currencies.at(passage.tokens, index) or currencies.at(*passage.bare(index))
    if found:
        end = index + found.length
        dot, after = passage.token(end), passage.token(end + 1)
        short = dot.text == "." and dot.glued and after.kind == "w" and not after.capital  # '1,2 млн руб. в сутки'
        return Unit(QuantityKind.MONEY, found.value, end + short)
    word = passage.word(index)
    if word in SIGNS:
        free = passage.token(index + 1).kind != "n" or passage.token(index).glued
        return Unit(QuantityKind.MONEY, SIGNS[word], index + 1) if free else None
    if word in CODES:
        if word == "us" and passage.word(index + 1) == "$":
            return Unit(QuantityKind.MONEY, "USD", index + 2)
        if word != "us" and passage.printed(index).isupper():
            return Unit(QuantityKind.MONEY, CODES[word], index + 1)
    return None


def money_before(passage: Passage, index: int) -> tuple[str, int] | None:
    """The money named at `index` with a number behind it ('$', 'US$', 'EUR', 'Rs.'), and where the number begins."""
    word = passage.word(index)
    if word in SIGNS:
        return SIGNS[word], index + 1
    if word in DOLLARS and passage.word(index + 1) == "$" and passage.token(index + 1).glued:
        return DOLLARS[word], index + 2
    if word in CODES and word != "us" and passage.printed(index)[:1].isupper():
        dotted = passage.word(index + 1) == "." and passage.token(index + 1).glued
        return CODES[word], index + 1 + dotted
    return None


def _phrase_unit(passage: Passage, index: int) -> Unit | None:
    lexicon, tokens = passage.lexicon, passage.tokens
    measure = lexicon.measures.at(tokens, index) or lexicon.measures.at(*passage.bare(index))
    duration = lexicon.durations.at(tokens, index) or lexicon.durations.at(*passage.bare(index))
    if measure and (duration is None or measure.length > duration.length):
        return Unit(QuantityKind.MEASURE, measure.value, index + measure.length)
    if duration:
        return Unit(QuantityKind.DURATION, duration.value, index + duration.length)
    return None


def _symbol(passage: Passage, index: int) -> Unit | None:
    """A symbol as printed: 'km', 'm²', 'µg/m³', '°C', 'MW'; 'm/s' is one of its own."""
    token = passage.token(index)
    if token.text == "°":
        name = DEGREES.get(passage.word(index + 1))
        return Unit(QuantityKind.MEASURE, name or "°", index + 2 if name else index + 1)
    if token.kind != "w":
        return None
    printed = passage.printed(index)
    for length in (3, 2, 1):
        if length > 1 and not all(passage.token(index + step).glued for step in range(1, length)):
            continue
        last = passage.token(index + length - 1)
        name = MEASURES.get(passage.text[token.start : last.end])
        if name and last.end > 0 and not _is_word(passage, index, length):
            return Unit(QuantityKind.MEASURE, name, index + length)
    if printed in DURATIONS and (token.glued or printed != "s" or not passage.word(index - 1).isdigit()):
        return Unit(QuantityKind.DURATION, DURATIONS[printed], index + 1)
    return None


def _is_word(passage: Passage, index: int, length: int) -> bool:
    """Whether a symbol of one letter is a word here ('5 A levels', '3 t.'): then an apostrophe or hyphen follows."""
    behind = passage.token(index + length)
    joined = length == 1 and behind.glued and behind.text in "-'" and passage.token(index + length + 1).glued
    return joined and passage.word(index + length + 1) not in passage.lexicon.suffixes


def per_at(passage: Passage, index: int) -> Per | None:
    """Per what a figure is, if token `index` says so: 'per 100,000 people', 'a day', 'annually', '/year'."""
    if passage.token(index).kind in ("n", ""):
        return None
    lexicon, tokens = passage.lexicon, passage.tokens
    adverb = lexicon.per_adverbs.at(tokens, index)
    if adverb and lexicon.span_after.at(tokens, index + adverb.length):
        return None  # 'EUR 231 million a year earlier'
    if adverb and not passage.is_year(index + adverb.length) and not _is_second(passage, index, adverb):
        return Per(adverb.value, index + adverb.length)
    every = lexicon.per.at(tokens, index) or lexicon.per_counted.at(tokens, index)
    if every:
        return _per_what(passage, index + every.length, free=lexicon.per.at(tokens, index) is not None)
    timely = lexicon.per_time.at(tokens, index)
    if timely:
        at = index + timely.length
        time = lexicon.durations.at(tokens, at)
        behind = at + time.length if time else at
        free = time and passage.word(behind) != "off"  # 'a day off'
        free = free and not lexicon.span_after.at(tokens, behind)
        if time and free and passage.token(at).kind == "w" and not passage.is_year(at + time.length):
            return Per(time.value.removesuffix("s"), at + time.length)
    return None


def _is_second(passage: Passage, index: int, adverb: Match) -> bool:
    """Whether 'a second' is the next one: 'gives 400 schools a second teacher'."""
    after = passage.token(index + adverb.length)
    return adverb.value == "second" and after.kind == "w" and after.text not in passage.lexicon.noun_stops


def _per_what(passage: Passage, index: int, *, free: bool) -> Per | None:
    """What stands behind 'per'; words that mean other things too need a time, a measure or a round number."""
    lexicon = passage.lexicon
    divided = passage.word(index - 1) == "/"  # '62/100' is a score, '5 m/s' a rate
    number = read_number(passage, index) if passage.token(index).kind == "n" and not divided else None
    if number and number.value not in BASES:
        return None
    if number:
        time = lexicon.durations.at(passage.tokens, number.end)
        return Per(f"{number.value:f} {time.value}" if time else f"{number.value:f}", number.end)
    time = lexicon.durations.at(passage.tokens, index)
    if time:
        return Per(time.value.removesuffix("s"), index + time.length)
    unit = lexicon.measures.at(passage.tokens, index)
    if unit:
        return Per(unit.value, index + unit.length)
    symbol = _symbol(passage, index)
    if symbol:
        return Per(symbol.name.removesuffix("s"), symbol.end)
    if free and passage.token(index).kind == "w" and passage.word(index) not in lexicon.noun_stops:
        return Per(passage.printed(index), index + 1)
    return None
