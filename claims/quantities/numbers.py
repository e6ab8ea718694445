"""Numbers as written, in digits and in words, with their multipliers.

Grouping is legal only as one to three digits and then groups of three (or the Indian twos before a last three).
"""

import re
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from claims.quantities.nouns import noun_at
from claims.quantities.passage import Number, Passage
from claims.quantities.tokens import GROUP_SPACE, POWER_SIGNS, SUPERSCRIPTS, VULGAR

_GROUPED = re.compile(r"\d{1,3}(?:(?P<sign>[.,'·])\d{3})(?:(?P=sign)\d{3}){0,8}")
_INDIAN = re.compile(r"\d{1,2}(?:,\d\d){1,8},\d{3}")
_LONGEST = 24
_ONE = Decimal(1)


class Digits(NamedTuple):
    """A run of digits read: value, place of the last digit, other readings, decimal sign if one is certain."""

    value: Decimal
    precision: Decimal
    others: tuple[Decimal, ...] = ()
    sign: str | None = None


def read_digits(run: str, decimal_sign: str | None, usual: str | None) -> Digits | None:
    """Read '1,204', '97,5', "1'250", '1.234,56'; None for what is no number ('2.0.3', '007').

    `decimal_sign` is the document's, where it is known; `usual` is that of the language.
    """
    run = run.replace("-\n", "")
    signs = [sign for sign in run if not sign.isdigit()]
    if len(run) > _LONGEST or (run[0] == "0" and len(run) > 1 and run[1].isdigit()):
        return None
    if not signs:
        return Digits(Decimal(run), _ONE)
    if len(set(signs)) == 1 and (len(signs) > 1 or signs[0] in "'·"):
        return _grouped(run)
    if len(set(signs)) == 2:
        whole, part = run.rsplit(signs[-1], 1)
        grouped = _grouped(whole)
        return Digits(Decimal(f"{grouped.value}.{part}"), _place(part), sign=signs[-1]) if grouped else None
    return _one_sign(run, signs[0], decimal_sign, usual) if len(signs) == 1 else None


def _grouped(run: str) -> Digits | None:
    legal = _GROUPED.fullmatch(run) or _INDIAN.fullmatch(run)
    return Digits(Decimal(re.sub(r"\D", "", run)), _ONE) if legal else None


def _one_sign(run: str, sign: str, decimal_sign: str | None, usual: str | None) -> Digits:
    whole, part = run.split(sign)
    as_decimal = Digits(Decimal(f"{whole}.{part}"), _place(part), sign=sign)
    if len(part) != 3 or len(whole) > 3 or whole == "0":
        return as_decimal
    as_group = Digits(Decimal(whole + part), _ONE)
    if decimal_sign:
        return as_decimal._replace(sign=None) if sign == decimal_sign else as_group
    if usual and sign != usual:
        return as_group
    first, second = (as_decimal, as_group) if sign == usual else (as_group, as_decimal)
    return Digits(first.value, first.precision, (second.value,))


def _place(part: str) -> Decimal:
    return Decimal(1).scaleb(-len(part))


def read_number(passage: Passage, index: int) -> Number | None:
    """The number that begins at token `index`, multipliers included; None if there is none."""
    if index not in passage.numbers:
        passage.numbers[index] = _number_at(passage, index)
    return passage.numbers[index]


def _number_at(passage: Passage, index: int) -> Number | None:
    number = _in_digits(passage, index) or read_words(passage, index)
    if number is None:
        return _halves(passage, index)
    half = passage.lexicon.and_half.at(passage.tokens, number.end)
    if half and number.value < 1000:
        more = Decimal(half.value)
        value, end = number.value + more, number.end + half.length
        number = number._replace(value=value, mantissa=value, precision=Decimal("0.1"), end=end)
    number = scaled(passage, number)
    least = 1000 if passage.lexicon.suffixes_from else 1_000_000  # Turkic: '2 bin 196'
    for _ in range(2):
        number = _with_rest(passage, number) if number.scale >= least else number
    return number


def _with_rest(passage: Passage, number: Number) -> Number:
    """'4 млн 477 тыс.', '3 milyon 514 bin': the smaller multiple that follows belongs to the number."""
    rest = _in_digits(passage, number.end)
    if rest is None or rest.value >= 1000 or rest.sign:
        return number
    rest = scaled(passage, rest)
    if not rest.scale < number.scale or (rest.scale == 1 and not passage.lexicon.suffixes_from):
        return number
    value = number.value + rest.value
    return number._replace(value=value, precision=rest.precision, end=rest.end, others=(), scale=rest.scale)


def _halves(passage: Passage, index: int) -> Number | None:
    """'half a million', 'eine halbe Million', 'полтора миллиона': only with a multiplier."""
    if not 0 <= index < len(passage.tokens) or passage.taken[index]:
        return None
    found = passage.lexicon.halves.at(passage.tokens, index)
    if found is None:
        return None
    end = index + found.length
    end += passage.word(end) in passage.lexicon.articles
    value = Decimal(found.value)
    number = scaled(passage, Number(value, Decimal("0.1"), end, words=True, mantissa=value))
    return number if number.scale > 1 else None


def _in_digits(passage: Passage, index: int) -> Number | None:
    token = passage.token(index)
    if token.text in VULGAR and not passage.taken[index]:
        over, under = VULGAR[token.text]
        value = Decimal(over) / Decimal(under)
        return Number(round(value, 4), Decimal("0.01"), index + 1, mantissa=round(value, 4))
    if not passage.is_number(index):
        return None
    power = _power(passage, index)
    if power:
        return power
    run, end = _with_groups(passage, index)
    usual = passage.lexicon.decimal if passage.sure else None
    digits = read_digits(run, passage.decimal_sign, usual)
    if digits is None:
        return None
    value = digits.value
    if passage.word(end) in VULGAR and passage.token(end).glued:
        over, under = VULGAR[passage.word(end)]
        value, end = value + Decimal(over) / Decimal(under), end + 1
    return Number(value, digits.precision, end, digits.others, digits.sign, mantissa=value)


def _power(passage: Passage, index: int) -> Number | None:
    """'2 × 10^6', '3.5 x 10⁵': the superscript is no token, so it is looked up in the text."""
    if passage.word(index + 1) not in POWER_SIGNS or passage.word(index + 2) != "10":
        return None
    digits = read_digits(passage.word(index), ".", ".")
    end, ten = index + 3, passage.token(index + 2)
    if passage.word(end) == "^" and passage.token(end + 1).kind == "n" and passage.token(end + 1).glued:
        exponent, end = passage.word(end + 1), end + 2
    else:
        exponent = "".join(
            str(SUPERSCRIPTS.index(c))
            for c in takewhile(SUPERSCRIPTS.__contains__, passage.text[ten.end : ten.end + 3])
        )
    if digits is None or not exponent.isdigit() or len(exponent) > 2:
        return None
    scale = Decimal(10) ** int(exponent)
    return Number(
        digits.value * scale, digits.precision * scale, end, sign=digits.sign, mantissa=digits.value, scale=scale
    )


def _with_groups(passage: Passage, index: int) -> tuple[str, int]:
    """The digits with the groups of three that follow behind single spaces ('1 204', '816 000')."""
    run, at = passage.word(index), index + 1
    if not run.isdigit() or len(run) > 3:
        return run, at
    while at - index < 6 and passage.is_number(at) and passage.gap(at) in (" ", GROUP_SPACE):
        word = passage.word(at)
        if len(word) == 3 and word.isdigit():
            run, at = run + word, at + 1
            continue
        if len(word) > 4 and word[:3].isdigit() and word[3] in ".," and word[4:].isdigit():
            run, at = run + word, at + 1
        break
    return run, at


def scaled(passage: Passage, number: Number) -> Number:
    """The number with the multipliers behind it ('3.5 million', '5 тыс.', '2.500 millones')."""
    at, scale = number.end, Decimal(1)
    for _ in range(3):
        step = at + 1 if passage.word(at) == "-" and passage.token(at).glued else at
        lexicon = passage.lexicon
        scales = lexicon.scales
        found = scales.at(passage.tokens, step) or scales.at(*passage.bare(step))
        if found is None or not _is_scale(passage, step, number):
            break
        scale *= Decimal(found.value)
        at = step + found.length
        if passage.word(at) == "." and passage.token(at).glued and len(passage.word(at - 1)) <= 5:
            after = passage.token(at + 1)
            unit = lexicon.currencies.at(passage.tokens, at + 1) or lexicon.measures.at(passage.tokens, at + 1)
            goes_on = unit is not None or (after.kind == "w" and not after.capital)
            at += goes_on or (after.kind == "s" and after.text in "$€₽₺₼%")
    if scale == 1:
        return number
    others = tuple(other * scale for other in number.others) if scale < 1_000_000 else ()
    return number._replace(
        value=number.value * scale,
        precision=number.precision * scale,
        end=at,
        others=others,
        scale=number.scale * scale,
    )


def _is_scale(passage: Passage, index: int, number: Number) -> bool:
    """Short letters need money or must touch their number; 'm' without money is a metre."""
    word, token = passage.word(index), passage.token(index)
    if len(word) > 2 or not word.isascii() or word in ("mn", "bn", "tn"):
        return True
    first = number.end - 1
    money = any(passage.word(at) in "$€£₼₺₽¥₹" and passage.word(at) for at in (first - 1, first - 2, first - 3))
    money = money or passage.lexicon.currencies.at(passage.tokens, index + 1) is not None
    money = money or (passage.token(index + 1).glued and passage.word(index + 1) in ("$", "€", "£"))  # '1,5 M€'
    if word in ("m", "b"):
        million = passage.printed(index) == "M" or noun_at(passage, index + 1) is not None
        return money or (token.glued and word == "m" and million and passage.word(index + 1) != "-")
    return token.glued or money


def read_words(passage: Passage, index: int) -> Number | None:
    """A number in words ('seven', 'twenty-five', 'two hundred thousand', 'quatre-vingt-dix', 'a million')."""
    lexicon = passage.lexicon
    if passage.word(index) not in lexicon.starters or passage.taken[index]:
        return None
    at, total, current, room = index, 0, 0, 0
    if passage.word(index) in lexicon.articles and passage.word(index) not in lexicon.numbers:
        scale = lexicon.scales.at(passage.tokens, index + 1)
        if not (scale or passage.word(index + 1) in lexicon.hundreds) or len(passage.word(index + 1)) < 3:
            return None
        at, current = index + 1, 1
    elif passage.word(index) in lexicon.bare_scales:
        current = 1
    least = 1
    while at - index < 16:
        step = _next_word(passage, at, at > index)
        word = passage.word(step)
        value = lexicon.numbers.get(word)
        scale = lexicon.scales.at(passage.tokens, step)
        if lexicon.code == "fr" and current == 4 and value == 20:  # quatre-vingts
            current, room, at, least = 80, 20, step + 1, 1
        elif value is not None and (current == 0 or value < room):
            current += value
            room = _room(lexicon.code, value)
            at, least = step + 1, 1
        elif word in lexicon.hundreds and current < 20:
            current, room = (current or 1) * 100, 100
            at, least = step + 1, 100
        elif scale and len(word) > 2 and (current or total) and int(scale.value) >= 1000:
            total, current = _apply(total, current, int(scale.value))
            room, least = 1000, int(scale.value)
            at = step + scale.length
        else:
            break
    value = total + current
    if at == index or value == 0:
        return None
    return Number(Decimal(value), Decimal(least), at, words=True, mantissa=Decimal(value) / least, scale=Decimal(least))


def _apply(total: int, current: int, scale: int) -> tuple[int, int]:
    """A multiplier takes what stands before it: 'two million three hundred thousand', 'mil millones'."""
    if current == 0:
        return total * scale, 0
    if 0 < total < scale:
        return (total + current) * scale, 0
    return total + current * scale, 0


def _next_word(passage: Passage, index: int, inside: bool) -> int:
    """Step over a joiner ('and', '-') between two number words."""
    joins = inside and passage.word(index) in passage.lexicon.joiners
    if not joins:
        return index
    behind = passage.word(index + 1)
    fits = behind in passage.lexicon.numbers or behind in passage.lexicon.hundreds
    fits = fits or (passage.word(index) == "-" and passage.lexicon.scales.at(passage.tokens, index + 1) is not None)
    return index + 1 if fits else index


def _room(code: str, value: int) -> int:
    """What may still be added behind a number word: units behind tens, all below a hundred behind hundreds."""
    if value >= 1000:
        return 1000 if value % 1000 == 0 else 0
    if value >= 100:
        return 100 if value % 100 == 0 else 0
    if code == "fr" and value in (20, 60, 80, 4):
        return {20: 10, 60: 20, 80: 20, 4: 0}[value]
    return 10 if value >= 20 and value % 10 == 0 else (10 if code in ("tr", "az", "fr") and value == 10 else 0)
