"""What is counted: the short noun phrase behind a number."""

from decimal import Decimal

from claims.quantities.lexicon import NounOrder
from claims.quantities.passage import Passage

_WINDOW = 6
_SINGULAR_S = ("ss", "us", "is", "'s")
_SLAVIC_ADJECTIVE = ("ых", "их", "ые", "ыми", "ими")
# Endings of verbs, where the verb ends the sentence.
_TURKIC_VERB = tuple(
    "dı di du dü tı ti tu tü mış miş muş müş yor acak ecek əcək acaq ıb ib ub üb dır dir dur dür".split()
)
_SPANISH_VERB = ("an", "en", "on", "ron")
_SLAVIC_VERB = ("ли", "лись", "ют", "ются", "ят", "ятся", "ы")  # the genitive plural has none of these
_SLAVIC_FEW = ("или", "ились", "лись", "ются", "ятся")  # the genitive singular does: 'две недели', 'две детали'
_SHORTEST = 3  # letters of a noun in a compound
_NO_NOUN = ("ed", "al", "fold", "something", "strong")
_PLURALS = frozenset(
    "people men women children personnel police cattle staff troops aircraft sheep fish media data".split()
)


def noun_at(passage: Passage, index: int, *, single: bool = False) -> tuple[str, int] | None:
    """The head noun phrase that begins at token `index` as printed, and the index behind it."""
    at = index
    for _ in range(3):
        if (
            passage.word(at) in passage.lexicon.skipped
            or passage.word(at) in passage.lexicon.unit_links
            or (passage.word(at) == "'" and at > index)
        ):
            at += 1
    if at > index and passage.token(at).kind == "n":  # 'five of the 27 members'
        at += 1
    run = _run(passage, at)
    if not run:
        return None
    last = _head(passage, run, single)
    if last is None:
        return None
    first, end = passage.token(run[0][0]), passage.token(last)
    return " ".join(passage.text[first.start : end.end].split()), last + 1


def _run(passage: Passage, index: int) -> list[tuple[int, int]]:
    """The words up to the first stop, hyphenated compounds kept whole: (first, last) token of each."""
    run: list[tuple[int, int]] = []
    at = index
    while len(run) < _WINDOW:
        token = passage.token(at)
        if token.kind != "w" or token.text in passage.lexicon.noun_stops or passage.taken[at]:
            break
        last = at
        while passage.word(last + 1) in ("-", "'") and passage.token(last + 1).glued and passage.token(last + 2).glued:
            if passage.token(last + 2).kind != "w" or last - at > 8:
                break
            last += 2
        run.append((at, last))
        at = last + 1
    return run


def _head(passage: Passage, run: list[tuple[int, int]], single: bool) -> int | None:
    order = passage.lexicon.noun_order
    if order is NounOrder.LAST_PLURAL:
        return _last_plural(passage, run, single)
    if order is NounOrder.CAPITAL:
        small = passage.lexicon.small_nouns
        return next((last for first, last in run if passage.token(first).capital or passage.word(last) in small), None)
    if order is NounOrder.SLAVIC:
        return next((last for _, last in run if not passage.word(last).endswith(_SLAVIC_ADJECTIVE)), run[-1][1])
    if order is NounOrder.TURKIC and len(run) == 1 and _is_verb(passage, run[0][1]):
        return None
    skip = passage.lexicon.adjectives
    return next((last for first, last in run if not skip.at(passage.tokens, first)), run[-1][1])


def compound_at(passage: Passage, index: int) -> tuple[str, int] | None:
    """What a number joined to it by a hyphen counts, where such are asked for: 'a four-lane bridge', '12-member'."""
    hyphen, noun, head = (passage.token(index + step) for step in range(3))
    if not passage.compounds or hyphen.text != "-" or not (hyphen.glued and noun.glued):
        return None
    plain = noun.kind == "w" and not noun.capital and len(noun.text) >= _SHORTEST and noun.text.isalpha()
    adjective = len(noun.text) > _SHORTEST + 1 and noun.text.endswith(_NO_NOUN)  # 'two-sided', 'three-dimensional'
    if not plain or adjective or head.kind != "w" or head.glued:
        return None
    return (passage.printed(index + 1), index + 2) if is_statistical(passage, index + 1, index + 2) else None


def is_verb_of(passage: Passage, noun: str, value: Decimal) -> bool:
    """Whether what seems the noun behind a number is a verb: 'De los 84, 29 carecen', 'из 96 84 завершили'."""
    head = noun.casefold().split()[-1]
    if noun[:1].isupper() or not head.isalpha():
        return False
    if passage.lexicon.noun_order is NounOrder.FIRST:
        return value > 1 and passage.lexicon.code == "es" and head.endswith(_SPANISH_VERB)
    few = value == value.to_integral_value() and 2 <= value % 10 <= 4 and value % 100 // 10 != 1
    return passage.lexicon.noun_order is NounOrder.SLAVIC and head.endswith(_SLAVIC_FEW if few else _SLAVIC_VERB)


def _is_verb(passage: Passage, index: int) -> bool:
    ends = passage.token(index + 1).kind in ("", "s") and passage.word(index + 1) not in "'-"
    return ends and passage.word(index).endswith(_TURKIC_VERB)


def _last_plural(passage: Passage, run: list[tuple[int, int]], single: bool) -> int | None:
    """English: the first plural of the run, or the next where the first is an attribute ('gas fields')."""
    if single:
        ends = [n for n, (_, last) in enumerate(run) if n and passage.word(last).endswith("ed")]
        run = run[: ends[0]] if ends else run
        return run[-1][1]
    for number, (_, last) in enumerate(run):
        capital = passage.token(last).capital
        if not _is_plural(passage.word(last)) and not (capital and passage.word(last).endswith("is")):
            continue
        behind = passage.word(run[number + 1][1]) if number + 1 < len(run) else ""
        if _is_plural(behind) and behind not in _PLURALS and run[number + 1][0] == last + 1:
            continue  # 'measles deaths'
        attribute = passage.lexicon.adjectives.at(passage.tokens, last) is not None
        if attribute and any(_is_plural(passage.word(behind)) for _, behind in run[number + 1 : number + 3]):
            continue
        return last
    proper = len(run) == 1 and passage.token(run[0][0]).capital  # '30 Taliban were'
    return run[0][1] if proper else None


def _is_plural(word: str) -> bool:
    return word in _PLURALS or (len(word) > 3 and word.endswith("s") and not word.endswith(_SINGULAR_S))


def is_statistical(passage: Passage, index: int, end: int) -> bool:
    """Whether none of the words from `index` to `end` is abstract: 'three reasons' only announces a list."""
    return not any(passage.lexicon.abstract.at(passage.tokens, at) for at in range(index, end))


def noun_before(passage: Passage, index: int) -> str | None:
    """What 'the number of …' before token `index` in its sentence counts."""
    number_of = passage.lexicon.number_of
    places = passage.places(number_of)
    for at in range(index - 1, max(index - 40, -1), -1) if places else ():
        if passage.word(at) in (".", ";", "!", "?") and passage.token(at + 1).capital:
            return None
        found = number_of.at(passage.tokens, at) if at in places else None
        if found:
            noun = noun_at(passage, at + found.length)
            return noun[0] if noun else None
    return None
