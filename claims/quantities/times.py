"""Years, spans of years, dates and decades: they scope figures and are none."""

from claims.quantities.passage import Passage, Time
from claims.quantities.symbols import CODES, SIGNS
from claims.quantities.units import unit_at

_DASHES = ("-", "–", "—", "/")
_NAME_JOINS = ("&", "and", "und", "et", "y", "и", "ve", "və", "al", ".")
_BEFORE_AUTHOR = ("by", "see", "to", "from", "that", "von", "nach", "selon", "según", "par")


def read_times(passage: Passage) -> None:
    """Take the tokens of every date and year, and note them in `passage.times` in order."""
    index = 0
    while index < len(passage.tokens):
        time = _time_at(passage, index) if not passage.taken[index] else None
        if time is None:
            index += 1
            continue
        passage.take(time.first, time.last)
        if not _is_of_work(passage, time):
            passage.times.append(_since(passage, time))
        index = time.last + 1


def _is_of_work(passage: Passage, time: Time) -> bool:
    """Whether the year is that of a cited work: 'Farr (2015) found', 'Yang (2008, p. 3)', not 'in Kenya (2014)'."""
    if passage.word(time.first - 1) != "(" or passage.word(time.last + 1) not in (")", ",", ":"):
        return False
    at = time.first - 2
    if not passage.token(at).capital or passage.word(at) in passage.lexicon.months:
        return False
    while passage.word(at) in _NAME_JOINS or (
        passage.token(at).capital and passage.word(at) not in passage.lexicon.noun_stops
    ):
        at -= 1
    ahead = passage.token(at)
    return ahead.kind != "w" or ahead.text in _BEFORE_AUTHOR


def _time_at(passage: Passage, index: int) -> Time | None:
    token = passage.token(index)
    if token.kind == "w":
        known = token.text in passage.lexicon.months or passage.lexicon.suffixes_from
        return _month_first(passage, index) if known else None
    if token.kind != "n":
        return None
    if passage.lexicon.decade_before.before(passage.tokens, index) and len(token.text) == 2 and token.text[1] == "0":
        return Time(index, index, f"19{token.text}s")
    return _day_first(passage, index) or _glued_year(passage, index) or _years(passage, index)


def _since(passage: Passage, time: Time) -> Time:
    since = passage.lexicon.since
    if passage.word(time.first - 1) in since:
        return Time(time.first, time.last, f"since {time.label}")
    # 'since January 1995', '1995-ci ildən bəri', '2010'dan bu yana'
    near = (passage.word(time.last + ahead) for ahead in range(1, 5))
    suffixed = passage.lexicon.suffixes_from and any(word in since for word in near)
    return Time(time.first, time.last, f"since {time.label}") if suffixed else time


def _is_month(passage: Passage, index: int) -> int | None:
    """The number of the month; English months need their capital ('may', 'march')."""
    token = passage.token(index)
    number = passage.lexicon.months.get(token.text) if token.kind == "w" else None
    if number is None and passage.lexicon.suffixes and token.kind == "w":
        number = passage.lexicon.months.get(passage.bare_word(index))
    if number and passage.lexicon.code in ("en", "de") and not token.capital:
        return None
    return number


def _day(passage: Passage, index: int) -> bool:
    word = passage.word(index)
    return word.isdigit() and len(word) <= 2 and 1 <= int(word) <= 31


def _month_first(passage: Passage, index: int) -> Time | None:
    """'May 2019', 'May 12, 2019', 'On May 12'; in 'In May 12 people' the number counts."""
    month = _is_month(passage, index)
    if month is None:
        return None
    at = index + 1
    if passage.word(at) == ".":
        at += 1
    if passage.word(at) in passage.lexicon.skipped and passage.token(at + 1).kind == "n":
        at += 1
    if passage.is_year(at):
        return Time(index, at, f"{passage.word(at)}-{month:02}")
    if not _day(passage, at):
        return Time(index, index, f"--{month:02}") if passage.token(index).capital else None
    day, last = int(passage.word(at)), at
    if passage.word(at + 1) in _DASHES and _day(passage, at + 2):
        last = at + 2
    last += passage.word(last + 1) in passage.lexicon.ordinal_after
    if passage.word(last + 1) in ("-", "'") and passage.word(last + 2) in passage.lexicon.suffixes:
        last += 2
    year = last + 1 + (passage.word(last + 1) == ",")
    if passage.is_year(year):
        return Time(index, year, f"{passage.word(year)}-{month:02}-{day:02}")
    counts = passage.word(index - 1) in ("in", "im", "en") and passage.token(last + 1).kind == "w"
    return Time(index, index if counts else last, f"--{month:02}" if counts else f"--{month:02}-{day:02}")


def _day_first(passage: Passage, index: int) -> Time | None:
    """'12 May 2019', '12. Mai', '12 de mayo de 2019', '12-15 мая', '12th of May'."""
    if not _day(passage, index):
        return None
    at = index + 1
    if passage.word(at) in (*_DASHES, *passage.lexicon.between_and, *passage.lexicon.to) and _day(passage, at + 1):
        at += 2
    for _ in range(3):
        if (
            passage.word(at) in passage.lexicon.skipped
            or passage.word(at) in ("of", "de", ".", "'", "-")
            or (passage.token(at).glued and passage.word(at) in passage.lexicon.ordinal_after)
        ):
            at += 1
    month = _is_month(passage, at)
    if month is None:
        return None
    day, year = int(passage.word(index)), at + 1
    year += passage.word(year) in ("de", "del", ",", ".")
    if passage.is_year(year):
        return Time(index, year, f"{passage.word(year)}-{month:02}-{day:02}")
    return Time(index, at, f"--{month:02}-{day:02}")


def _glued_year(passage: Passage, index: int) -> Time | None:
    """A year with a marker glued to it: '201614', '2014.16', '2015.27'; four digits of a year, then one to three."""
    word = passage.word(index)
    year, rest = word[:4], word[4:]
    if not (year.isdigit() and year[:2] in ("19", "20") and rest):
        return None
    if rest[0] in ".," and rest[1:].isdigit() and len(rest) <= (4 if rest[0] == "." else 3):
        sure = not _has_unit(passage, index + 1) and (len(rest) != 4 or _after_year_word(passage, index))
    else:
        sure = rest.isdigit() and len(rest) <= 2 and (_after_year_word(passage, index) or _ends(passage, index))
    return Time(index, index, year) if sure else None


def _ends(passage: Passage, index: int) -> bool:
    """Whether a sentence ends behind the token, so that nothing is counted by it."""
    after = passage.token(index + 1)
    return after.kind == "" or (after.text in ".;)" and after.glued)


def _after_year_word(passage: Passage, index: int) -> bool:
    near = passage.lexicon.year_before.before(passage.tokens, index) is not None
    return near or passage.word(index - 1) in passage.lexicon.months


def _has_unit(passage: Passage, index: int) -> bool:
    """Whether a unit, scale or sign of money stands at `index`."""
    return unit_at(passage, index) is not None or passage.lexicon.scales.at(passage.tokens, index) is not None


def _years(passage: Passage, index: int) -> Time | None:
    """A year or a span of years, unless it counts ('2000 people', 'more than 2000')."""
    if not passage.is_year(index) or _counts(passage, index):
        return None
    if int(passage.word(index)) < 1800 and not passage.lexicon.year_before.before(passage.tokens, index):
        return None
    start, label, last = passage.word(index), passage.word(index), index
    second = _second_year(passage, index)
    if second:
        last, end = second
        label = f"{start}-{end}"
    after, behind = passage.token(last + 1), passage.token(last + 2)
    if after.glued and after.text in ("s", "er", "ern", "х", "е", "ler"):  # '1990s'
        return Time(index, last + 1, f"{start}s")
    if after.text in "-'" and after.glued and behind.kind == "w" and behind.glued:
        decade = behind.text[:3] in ("lar", "ler", "cı") or behind.text in ("е", "х", "ых", "ые")
        return Time(index, last + 2, f"{start}s" if decade and start[3] == "0" and not second else label)
    return Time(index, last, label)


def _second_year(passage: Passage, index: int) -> tuple[int, str] | None:
    """The end of a span: '1999-2015', '2013-14', 'from 2010 to 2015', 'between 2001 and 2014'."""
    start, lexicon = int(passage.word(index)), passage.lexicon
    at = index + 1
    if passage.word(at) in _DASHES:
        word = passage.word(at + 1)
        if passage.is_year(at + 1) and start < int(word):
            return at + 1, word
        if len(word) == 2 and word.isdigit() and (start + 1) % 100 <= int(word) <= 99 and int(word) > start % 100:
            return at + 1, f"{start // 100}{word}"
        return None
    while passage.word(at) in ("-", "'") or (passage.token(at).glued and passage.token(at).kind == "w"):
        at += 1
        if at > index + 3:
            return None
    joined = passage.word(at) in lexicon.to or (
        passage.word(at) in lexicon.between_and and passage.word(index - 1) in lexicon.between
    )
    glued = _glued_year(passage, at + 1) if joined else None
    year = glued.label if glued else passage.word(at + 1)
    if joined and (glued or passage.is_year(at + 1)) and start < int(year):
        return at + 1, year
    return None


def _counts(passage: Passage, index: int) -> bool:
    """Whether a number that looks like a year counts or measures something."""
    tokens, lexicon = passage.tokens, passage.lexicon
    before = passage.word(index - 1)
    if _is_money_sign(passage, index - 1):
        return True
    opens = index == 1 and lexicon.year_before.before(tokens, index) is not None  # 'In 2000 people began'
    dated = before in passage.lexicon.definite or before in lexicon.since or opens
    people = lexicon.people.at(tokens, index + 1) is not None and not dated
    bound = lexicon.bound_before.before(tokens, index)
    # 'around 2016', 'over 2016', 'hasta 2016': a time too; only with something to count behind it a bound tells a count
    bounded = bound is not None and (bound.value == ">=" or int(passage.word(index)) % 100 == 0)
    if passage.word(index + 1).startswith(("год", "yıl", "ili", "ild")):
        return False
    if lexicon.durations.at(tokens, index + 1):  # 'for 2000 years'
        return int(passage.word(index)) % 100 == 0
    return people or bounded or (_has_unit(passage, index + 1) and not _opens_next(passage, index))


def _is_money_sign(passage: Passage, index: int) -> bool:
    return passage.word(index) in SIGNS or passage.word(index) in CODES


def _opens_next(passage: Passage, index: int) -> bool:
    """Whether the unit behind a year belongs to what follows: 'in 2014 $5', '2010 a year when', '2014 m'."""
    after = passage.token(index + 1)
    if after.text == "s" and after.glued:
        return True
    if after.text in ("%",) or after.text in ("km", "mw", "kg", "ha"):
        return False
    return after.text in ("$", "€", "£", "₼") or passage.lexicon.year_before.before(passage.tokens, index) is not None
