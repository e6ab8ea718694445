"""What a claim says of one of its figures: the words that belong to it, its years, its names, its turn of meaning."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from claims.attributions import attributed_in
from claims.flow import Span
from claims.quantities.model import Change, Quantity, QuantityKind
from provenance.support import vocabulary
from provenance.support.amounts import Amount, amounts_of
from provenance.support.bare import is_year, lacks_noun, unit_giver, with_bare
from provenance.support.clauses import attach
from provenance.support.contrasts import Groups, groups_in, groups_of, plain_groups
from provenance.support.names import Name, read_names
from provenance.support.nearness import FAR, SHARED
from provenance.support.said_years import said_years
from provenance.support.stance import stance_of, stretches_of
from provenance.support.wholes import whole_of
from provenance.support.words import Word, read_words

_ANY_WORD = re.compile(r"[^\W\d_⁰¹²³⁴-⁹]+(?:['’][^\W\d_]+)?")
_RELATIVE = (QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINTS, QuantityKind.RATIO)
_BY = re.compile(r"\b(?:by|um|на)\s(?:[^\W\d_]{1,12}\s)?$", re.IGNORECASE)
_MAKES_UP = re.compile(
    r"\b(?!(?:is|are|was|were|be|been|and|go|goes|went|gone)\b)[^\W\d_]+\sup\s(?:[^\W\d_]{1,12}\s)?$", re.IGNORECASE
)
_STOP = re.compile(r"[,.;:()\d]")
_CHANGES = ("rise", "fall", "change")
_UP_OR_DOWN = frozenset({"up", "down"})
_LEADS_ON = re.compile(r"\s(?:from|by|on|[\d€$£])")
_BEYOND = {"above": 1, "over": 1, "below": -1, "under": -1, "beneath": -1}  # 'N % below the level of 2019'
_COMPARED = frozenset({"higher", "lower", "larger", "smaller", "greater"})
PERSON = "=person"  # also those who are counted by their country: 'Americans'
_PART_OF_BOUND = frozenset({"no", "not", "nicht", "pas", "non", "не"})
_PERIODS = {
    word: period
    for period, words in {
        "hour": "hour stunde heure hora час",
        "day": "day tag jour día день",
        "week": "week woche semaine semana неделю",
        "month": "month monat mois mes месяц",
        "year": "year jahr an año год",
    }.items()
    for word in words.split()
}
_PERIOD = re.compile(
    rf"(?:\s[^\W\d_]{{1,20}}){{0,5}}?\s(?:a|an|per|each|every|par|pro|por|al|в)\s({'|'.join(_PERIODS)})"
    r"(?!\s(?:ago|earlier|later|before|after))(?!\w)",
    re.IGNORECASE,
)
_BEFORE = 3  # words before a figure that may belong to its comparator
_LEANT = 0.5  # how near a word of the sentence before stands to one that takes it up
_CONTEXT = 0.25  # what a word of the sentence before counts, where it is met


@dataclass(frozen=True, slots=True)
class Turn:
    """The turn of a clause: whether it denies, and which way a change in it goes (1 up, -1 down, 0 unsaid).

    `wants`: it speaks of what is below or without something, which is as good as denying it.
    """

    denies: bool
    direction: int
    wants: bool = False


@dataclass(frozen=True)
class Subject:
    """One figure of a claim with what the claim says of it. `terms`: word key -> how near it is, what it weighs."""

    quantity: Quantity
    amounts: tuple[Amount, ...]
    terms: dict[str, tuple[float, float]]
    context: dict[str, float]
    names: tuple[Word, ...]  # close to the figure and printed with a capital, the sentence's first word included
    nouns: frozenset[str]
    years: frozenset[int]
    turn: Turn
    nearly: bool
    is_size: bool
    language: str
    words: tuple[Word, ...]
    stance: frozenset[str] = frozenset()  # 'goal', 'future', 'past', as its clause tells
    stretches: frozenset[str] = frozenset()  # of time that its clause names
    groups: Groups = field(default_factory=dict)  # that exclude others, as its clause names them
    around: Groups = field(default_factory=dict)  # the same of the sentence before
    spoken: Groups = field(default_factory=dict)  # the same of the whole claim
    kinds: Mapping[str, frozenset[tuple[str, str]]] = field(default_factory=dict)  # set and group of a term, by its key
    period: str = ""  # the stretch of time per which it counts, named behind its noun: '5 hours of homework a day'
    whole: frozenset[str] = frozenset()  # what a percentage is a part of
    named: tuple[Name, ...] = ()  # places and bodies near the figure
    company: frozenset[int] = frozenset()  # lines of the source that state other figures of the claim


def subjects_of(
    text: str, figures: Sequence[Quantity], spots: Sequence[Span], context: str, language: str
) -> tuple[Subject, ...]:
    """The subject of each figure of a claim; `spots` are the figures' places in `text`."""
    before = read_words(context, language)
    words = _with_years(read_words(text, language, spots), text, before, language)
    placed = [replace(figure, start=spot.start, end=spot.end) for figure, spot in zip(figures, spots, strict=True)]
    real = [figure for figure in placed if not is_year(figure)]
    all_figures = with_bare(sorted(real, key=lambda figure: figure.start), text, Span(0, len(text)), language)
    places = [Span(figure.start, figure.end) for figure in all_figures]
    bare = [lacks_noun(figure, text[figure.end :]) for figure in all_figures]
    light = [figure.change is Change.MULTIPLE_OF for figure in all_figures]
    table = attach(text, words, places, language, bare, light)
    nothing = [0.0] * len(words)
    nearness = {i: table[places.index(spot)] if spot in places else nothing for i, spot in enumerate(spots)}
    leant = vocabulary.leans(text, language)
    dated = leant or any(phrase in text.casefold() for phrase in vocabulary.phrases("same year", language))
    subjects = (
        replace(
            _subject(text, figure, spots[i], words, nearness[i], language),
            amounts=_amounts(figure, spots[i], figures[:i], text),
        )
        for i, figure in enumerate(figures)
    )
    said = attributed_in(text)
    named = [
        name
        for name in read_names(text, words, language, spots)
        if not any(place.start <= name.words[0].start < place.end for place in said)
    ]
    near = [{word.start: level for word, level in zip(words, nearness[i], strict=True)} for i in range(len(figures))]
    around = plain_groups((context,), language)
    spoken = plain_groups((text,), language)
    kinds = {word.key: frozenset(groups_of(vocabulary.lower(word.text, language), language)) for word in words}
    return tuple(
        replace(
            _in_context(subject, before, leant=leant, dated=dated),
            named=tuple(name for name in named if near[i].get(name.words[0].start, 0.0) >= SHARED),
            around=around,
            spoken=spoken,
            kinds=kinds,
        )
        for i, subject in enumerate(subjects)
    )


def _amounts(figure: Quantity, spot: Span, before: Sequence[Quantity], text: str) -> tuple[Amount, ...]:
    """What the writing of a figure allows; a bare number may have the unit of one before: '9.6 months, against 6.1'."""
    own = amounts_of(figure)
    giver = unit_giver(replace(figure, end=spot.end), before, None, text)
    if giver is None:
        return own
    return (*own, *amounts_of(replace(figure, kind=giver.kind, unit=giver.unit, per=giver.per)))


def _with_years(words: tuple[Word, ...], text: str, before: Sequence[Word], language: str) -> tuple[Word, ...]:
    """The words of a claim with the years that 'the year before' stands for."""
    earlier = [int(word.text) for word in before if word.key[0] == "#"]
    dated = said_years(text, words, earlier, None, language)
    return tuple(sorted((*words, *dated), key=lambda word: word.start)) if dated else words


def _in_context(subject: Subject, before: Sequence[Word], *, leant: bool, dated: bool) -> Subject:
    """The subject with the words of heading and sentence before; those of a sentence that it takes up count more."""
    free = {word.key: word.weight for word in before if word.key not in subject.terms}
    if dated and not subject.years:
        subject = replace(subject, years=frozenset(int(word.text) for word in before if word.key[0] == "#"))
    if not leant:
        return replace(subject, context={key: weight * _CONTEXT for key, weight in free.items()})
    taken = {key: (_LEANT, weight) for key, weight in free.items() if key[0] != "#"}
    return replace(subject, terms={**subject.terms, **taken})


def _subject(
    text: str,
    figure: Quantity,
    spot: Span,
    words: tuple[Word, ...],
    nearness: Sequence[float],
    language: str,
) -> Subject:
    terms: dict[str, tuple[float, float]] = {}
    for word, near in zip(words, nearness, strict=True):
        if not spot.start <= word.start < spot.end:
            terms[word.key] = max(terms.get(word.key, (0.0, 0.0)), (near, word.weight))
    close = [word for word, near in zip(words, nearness, strict=True) if near >= SHARED]
    counted = figure.kind is QuantityKind.COUNT or (
        figure.kind is QuantityKind.RATE and amounts_of(figure)[0].dimension == "count"
    )
    nouns = read_words(figure.unit or "", language) if counted else ()
    return Subject(
        quantity=figure,
        amounts=amounts_of(figure),
        terms=terms,
        context={},
        names=tuple(word for word in close if (word.name or word.capital) and not spot.start <= word.start < spot.end),
        nouns=frozenset(PERSON if word.key[0] == "@" else word.key for word in nouns),
        years=_end_of(figure, years_of(words, nearness), words),
        turn=turn_of(text, figure, spot, words, nearness, language),
        nearly=_is_nearly(text[: spot.start], language),
        is_size=is_size(figure, text[: spot.start], text[spot.end :], language),
        language=language,
        words=words,
        stance=stance_of(text, words, [1.0] * len(words), language),
        stretches=stretches_of(text, words, nearness),
        groups=groups_in(text, words, nearness, SHARED, language),
        period=period_behind(text, spot.end),
        whole=whole_of(text, figure, spot, words, language),
    )


def period_behind(text: str, end: int) -> str:
    """'day' where 'a day' or 'per day' stands a few words behind a figure, in its own piece of the sentence."""
    match = _PERIOD.match(text, end)
    return _PERIODS[match[1].casefold()] if match else ""


def _end_of(figure: Quantity, years: frozenset[int], words: Sequence[Word]) -> frozenset[int]:
    """Of the years of a change its first for the figure that it starts from, its last for the one that it comes to."""
    all_years = [int(word.text) for word in words if word.key[0] == "#"]
    if len(all_years) != 2:
        return years
    if figure.change is Change.FROM:
        return frozenset({min(all_years)})
    return frozenset({max(all_years)}) if figure.change is Change.TO else years


def years_of(words: Sequence[Word], nearness: Sequence[float]) -> frozenset[int]:
    """The years that a figure speaks of, as its sentence tells: those nearest to it."""
    own = [(near, int(word.text)) for word, near in zip(words, nearness, strict=True) if word.key[0] == "#"]
    for level in (FAR, SHARED, 0.4):
        years = frozenset(year for near, year in own if near >= level)
        if years:
            return years
    return frozenset()


def turn_of(
    text: str, figure: Quantity, spot: Span, words: Sequence[Word], nearness: Sequence[float], language: str
) -> Turn:
    """Whether the words around a figure deny, and which way they say it goes."""
    denies = wants = False
    wanting = vocabulary.is_cue("wanting", language)
    up = down = False
    governed = figure.change is not Change.LEVEL or figure.kind in _RELATIVE
    governed = governed or is_size(figure, text[: spot.start], text[spot.end :], language)
    negations, rises, falls = (vocabulary.is_cue(kind, language) for kind in ("negation", "rise", "fall"))
    near = {word.start: level for word, level in zip(words, nearness, strict=True)}
    level = 0.0
    for match, plain, in_comparator in _walk(text, spot, language):
        level = near.get(match, level)
        if in_comparator or level < SHARED or ";" in text[min(match, spot.end) : max(match, spot.start)]:
            continue
        wants |= plain in wanting
        for_lack = plain == "lack" and text[max(0, match - 4) : match].casefold() == "for "
        denies ^= (plain in negations and not for_lack) or plain.endswith(("n't", "n’t"))
        if governed and level >= FAR:
            up |= plain in rises
            down |= plain in falls
    if figure.change is Change.INCREASE_BY and not _MAKES_UP.search(text[max(0, spot.start - 40) : spot.start]):
        up, down = True, False
    elif figure.change is Change.DECREASE_BY:
        up, down = False, True
    direction = 0 if up == down else 1 if up else -1
    behind = _ANY_WORD.match(text, spot.end + 1)
    if direction == 0 and behind and figure.kind in _RELATIVE:
        direction = _BEYOND.get(behind[0].casefold(), 0)
    if direction == 0 and figure.low is not None and figure.low < 0:
        direction = -1
    return Turn(denies, direction, wants)


@lru_cache(maxsize=5_000)
def _walk(text: str, spot: Span, language: str) -> tuple[tuple[int, str, bool], ...]:
    """Each word of a sentence: its place, itself in lower case, whether it belongs to the figure's comparator."""
    found = [(match.start(), vocabulary.lower(match[0], language)) for match in _ANY_WORD.finditer(text)]
    before = [i for i, (start, _) in enumerate(found) if start < spot.start][-_BEFORE:]
    bound = {i for i in before if i + 1 < len(found) and found[i + 1][1] in {"than", "als", "que", "de", "to"}}
    bound |= {i for i in before if found[i][1].startswith("exceed")}
    bound |= {i - 1 for i in bound if i and found[i - 1][1] in _PART_OF_BOUND}
    idle = {
        i
        for i, (start, word) in enumerate(found)
        if word in _UP_OR_DOWN and not _LEADS_ON.match(text, start + len(word))
    }
    return tuple((start, word, i in bound or i in idle) for i, (start, word) in enumerate(found))


def _is_nearly(before: str, language: str) -> bool:
    """Whether the words just before a figure say that it is not quite reached."""
    words = [vocabulary.lower(match[0], language) for match in _ANY_WORD.finditer(before[-40:])][-2:]
    cues = vocabulary.is_cue("nearly", language)
    return bool(words) and (words[-1] in cues or "|".join(words) in cues)


def is_size(figure: Quantity, before: str, behind: str, language: str) -> bool:
    """Whether a figure is the size of a change or difference: '14 more than', '4.8 years longer', 'prolonged by 4'."""
    if figure.change in (Change.INCREASE_BY, Change.DECREASE_BY):
        return _MAKES_UP.search(before[-40:]) is None
    if _BY.search(before[-40:]):
        earlier = {vocabulary.lower(match[0], language) for match in _ANY_WORD.finditer(before[-60:])}
        if any(earlier & vocabulary.is_cue(kind, language) for kind in _CHANGES):
            return True
    nearest = _STOP.split(behind[:40], maxsplit=1)[0]
    words = [vocabulary.lower(match[0], language) for match in _ANY_WORD.finditer(nearest)]
    cues = vocabulary.is_cue("compared", language) | _COMPARED
    if figure.kind in _RELATIVE and nearest.strip() and words and words[0] in _BEYOND:
        return True
    return any(word in cues for word in words[:2])
