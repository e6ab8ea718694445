"""The context test: whether a figure of the source speaks of what a figure of the claim speaks of."""

from dataclasses import dataclass, replace

from provenance.support import vocabulary
from provenance.support.circumstances import Conflict, conflict_of
from provenance.support.contrasts import Groups, marks
from provenance.support.displacement import is_displaced, names_of
from provenance.support.index import SourceIndex
from provenance.support.mentions import Mention
from provenance.support.nearness import FOREIGN, SHARED
from provenance.support.nouns import Sameness, changes_same, counts_same
from provenance.support.rivals import groups_of_mention, narrows
from provenance.support.subject import Subject, Turn, turn_of
from provenance.support.times import is_timely, own_years
from provenance.support.trends import went_against
from provenance.support.words import NAME, Word, is_shared, names_agree
from sources.text.model import PassageKind

_WRONG_NOUN, _WRONG_CHANGE, _OLDER = 0.65, 0.7, 0.95
_ENOUGH_SHARED = 2  # concepts in common that carry a context across languages
_HEADED = 0.5  # how near a heading stands
_COMPOUND = 5  # letters of a word that another may be made of
_TOGETHER = 0.15  # what another figure of the claim in the same sentence adds
_CONTENT = 0.6  # weight from which a word may tell one subject from another


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a mention fits a subject. `score`: the share of the claim's words that stand around the mention.

    `timely`: whether the years agree, None where nothing tells. `denied`: one of both denies. `opposed`: changes go
    opposite ways. `displaced`: words of the claim stand with another figure of the mention's line, or row. `noun`:
    whether both count the same. `same_change`: both are levels, or both the size of a change. `grounded`: the
    mention's own line has a word of the claim. `words`: the weight of the words in common. `same_years`: the line
    gives the mention no other year. `readable`: False where claim and source share too little language to tell.
    `conflict`: what else sets both apart. `narrower`: the mention is of a place that the claim does not name.
    """

    score: float
    timely: bool | None
    denied: bool
    opposed: bool
    displaced: bool
    noun: Sameness
    same_change: bool
    grounded: bool
    same_years: bool
    words: float
    readable: bool = True
    conflict: Conflict | None = None
    narrower: bool = False

    @property
    def sound(self) -> bool:
        """Whether nothing speaks against the mention."""
        against = self.denied or self.opposed or self.displaced or self.noun is Sameness.NO
        against = against or (self.conflict is not None and self.conflict.excludes)
        return self.timely is not False and not against

    @property
    def settled(self) -> bool:
        """Whether nothing is left open either."""
        clear = self.noun is Sameness.YES and self.same_change and self.grounded and self.readable
        clear = clear and self.conflict is None
        return self.sound and self.timely is True and clear


def fit_of(subject: Subject, mention: Mention, index: SourceIndex) -> Fit:
    """How well `mention` fits `subject`."""
    foreign = subject.language != index.language
    bag = index.bag(mention)
    turn = _turn(mention, index)
    shared = groups_of_mention(mention, index)
    score, words = _coverage(subject, bag, shared, index, foreign=foreign)
    together = mention.line in subject.company
    if together:
        score, words = min(1.0, score + _TOGETHER), words + 1
    fit = Fit(
        score=score,
        timely=is_timely(subject, mention, index),
        denied=not foreign and _is_denied(subject, turn, mention, index),
        opposed=turn.direction * subject.turn.direction < 0 or went_against(subject, mention, index),
        displaced=is_displaced(subject, mention, index, foreign=foreign),
        noun=counts_same(subject, mention, bag, index),
        same_change=changes_same(subject, mention, turn, index),
        grounded=foreign or together or _is_grounded(subject, mention, shared, index),
        same_years=not subject.years or own_years(mention, index) <= subject.years,
        words=words,
        readable=not foreign or _carries(subject, mention, bag, index),
        conflict=conflict_of(subject, mention, bag, index),
        narrower=narrows(subject, mention, index),
    )
    return replace(fit, score=fit.score * _discount(subject, mention, fit, index))


def _is_denied(subject: Subject, turn: Turn, mention: Mention, index: SourceIndex) -> bool:
    """Whether one denies and the other does not, nor speaks of what is 'below' or 'without'."""
    if turn.denies is subject.turn.denies:
        return False
    wanting = vocabulary.is_cue("wanting", index.language)
    around = [index.passage_of(mention).title or "", *(mention.cell.headers if mention.cell else ())]
    headed = mention.cell is not None and any(
        vocabulary.lower(word) in wanting for text in around for word in text.split()
    )
    return not (turn.wants or headed) if subject.turn.denies else not subject.turn.wants


def _discount(subject: Subject, mention: Mention, fit: Fit, index: SourceIndex) -> float:
    """The factor for what does not quite agree; a figure of an older year comes behind where the claim names none."""
    factor = 1.0 if fit.noun is Sameness.YES else _WRONG_NOUN
    factor *= 1.0 if fit.same_change else _WRONG_CHANGE
    if not subject.years and max(own_years(mention, index), default=index.latest_year) < index.latest_year:
        factor *= _OLDER
    return factor


def _is_grounded(subject: Subject, mention: Mention, shared: Groups, index: SourceIndex) -> bool:
    """Whether a content word of the claim stands in the mention's own line, or in the headers of its cell."""
    telling = {key for key, (near, weight) in subject.terms.items() if near >= SHARED and weight >= _CONTENT}
    if not telling:
        return True
    if any(group in shared.get(name, ()) for key in telling for name, group in subject.kinds.get(key, ())):
        return True
    if mention.cell is not None:
        return any(word.key in telling for header in mention.cell.headers for word in index.words_at(header))
    line = index.line_of(mention)
    own = line.nearness[mention.turn]
    akin = telling.union(*(vocabulary.related(key, subject.language) for key in telling))
    if any(
        (near >= SHARED and word.key in akin) or (near > FOREIGN and word.key in telling)
        for word, near in zip(line.words, own, strict=True)
    ):
        return True
    taken_up = index.passage_of(mention).kind is PassageKind.LIST_ITEM or vocabulary.leans(line.text, index.language)
    return taken_up and any(index.bag(mention).get(key, 0.0) >= _HEADED for key in telling)


def _coverage(
    subject: Subject, bag: dict[str, float], shared: Groups, index: SourceIndex, *, foreign: bool
) -> tuple[float, float]:
    """The share of the claim's words that stand around a mention, and the weight of those that do."""
    met = total = words = 0.0
    names = {word.key for word in names_of(subject, index)}
    for key, (near, weight) in subject.terms.items():
        if foreign and not is_shared(key) and key not in names:
            continue
        level = _level(subject, key, bag, shared, index, foreign=foreign)
        worth = (max(weight, NAME) if key in names else weight) * index.idf(key)
        met += worth * min(level, near)
        total += worth * near
        words += weight * min(level, near)
    for key, weight in subject.context.items():
        level = bag.get(key, 0.0)
        met += weight * index.idf(key) * level
        total += weight * index.idf(key) * level
    return (met / total if total else 0.0), words


def _level(
    subject: Subject, key: str, bag: dict[str, float], shared: Groups, index: SourceIndex, *, foreign: bool
) -> float:
    level = bag.get(key)
    if level is not None:
        return level
    kinds = subject.kinds.get(key, ())
    if any(group in shared.get(name, ()) or (name in marks() and name in shared) for name, group in kinds):
        return SHARED  # 'were against' for 'opposed', 'the study covers' for 'we interviewed'
    akin = max((bag.get(other, 0.0) for other in vocabulary.related(key, subject.language)), default=0.0)
    if akin:
        return min(akin, SHARED)
    name = next((word for word in subject.names if word.key == key), None) if foreign else None
    if name is not None:
        return max((near for other, near in bag.items() if _agrees(name, other, index)), default=0.0)
    if index.language == "de" and not is_shared(key) and len(key) >= _COMPOUND:
        return max((near for other, near in bag.items() if _is_compound(key, other)), default=0.0)
    return 0.1 if index.has(key) else 0.0


def _is_compound(one: str, other: str) -> bool:
    """Whether a German word is made of the other: 'Wolfsrudel' and 'Rudel', 'Schutzmaßnahme' and 'Schutz'."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _COMPOUND and (long.endswith(short) or long.startswith(short)) and not is_shared(other)


def _agrees(name: Word, key: str, index: SourceIndex) -> bool:
    if name.key[0] == key[0] == "@":
        return name.key == key
    return any(names_agree(name.text, spelling) for spelling in index.spellings(key))


def _carries(subject: Subject, mention: Mention, bag: dict[str, float], index: SourceIndex) -> bool:
    """Whether names, years and shared nouns are enough to compare contexts across languages."""
    named = [_level(subject, word.key, bag, {}, index, foreign=True) for word in subject.names if word.name]
    if named:
        return max(named) >= SHARED - 0.2
    shared = [key for key in subject.terms if key[0] == "=" and bag.get(key, 0.0) >= SHARED]
    dated = any(bag.get(f"#{year}", 0.0) >= 0.35 for year in subject.years)
    return len(shared) + dated >= _ENOUGH_SHARED


def _turn(mention: Mention, index: SourceIndex) -> Turn:
    line = index.line_of(mention)
    if mention.cell is not None:
        negative = mention.quantity.low is not None and mention.quantity.low < 0
        return Turn(denies=False, direction=-1 if negative else 0)
    spot = line.spots[mention.turn]
    return turn_of(line.text, mention.quantity, spot, line.words, line.nearness[mention.turn], line.language)
