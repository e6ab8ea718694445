"""Whether two figures count the same: the noun behind each, and whether it is a level or the size of a change."""

import re
from enum import Enum

from claims.quantities.model import Change, QuantityKind
from provenance.support import vocabulary
from provenance.support.index import SourceIndex
from provenance.support.mentions import Mention
from provenance.support.nearness import FAR
from provenance.support.subject import PERSON, Subject, Turn, is_size
from provenance.support.words import read_words

_RELATIVE = (QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINTS)
_PERSONAL = re.compile(r"(?:er|or|ist|eur|ian|ant|ent|ee|man|men|ur|eur|ier|in|al|iv|at|it|man|folk)$")
# What may be called 'people' in one text and by a closer word in the other.
_BEINGS = frozenset(
    "=person =woman =man =child =girl =boy =pupil =employment =soldier =refugee =migrant =prisoner =doctor =nurse "
    "=teacher =respondent =newborn =crew =unemployment =hostage =journalist =lawmaker =patient =tourist =passenger "
    " =elderly =young =member =customer =tenant =volunteer =disability =homeless =displaced =father =mother =visit"
    " =opponent =research =survive =interview".split()
)


# What is counted in place of the people it happens to.
_EVENTS = frozenset("=death =homicide =injury =arrest =infection =birth =suicide =vote =unemployment =accident".split())


class Sameness(Enum):
    """Whether two figures count the same; UNCLEAR where their nouns differ and either is not in the tables."""

    YES = "yes"
    UNCLEAR = "unclear"
    NO = "no"


def counts_same(subject: Subject, mention: Mention, bag: dict[str, float], index: SourceIndex) -> Sameness:
    """Whether claim and mention count the same, by the noun of each and the words around the mention."""
    if not subject.nouns or subject.language != index.language:
        return Sameness.YES
    theirs = index.nouns(mention)
    if not theirs - index.generic:
        return Sameness.YES  # what it counts was said before, or is 'cases'
    if theirs & subject.nouns or _is_event(subject, theirs, bag):
        return Sameness.YES
    if index.language == "de" and any(
        one.endswith(other) or other.endswith(one) for one in theirs for other in subject.nouns
    ):
        return Sameness.YES  # 'Wolfsrudel', 'Rudel'
    if any(theirs & vocabulary.related(key, index.language) for key in subject.nouns):
        return Sameness.YES
    both = theirs | subject.nouns
    if PERSON in both:
        strangers = [key for key in both if key not in _BEINGS]
        if not strangers or all(_may_be_person(key) for key in strangers):
            return Sameness.YES
        return Sameness.NO if any(key[0] == "=" for key in strangers) else Sameness.UNCLEAR
    if all(key[0] == "=" for key in both):
        return Sameness.UNCLEAR if both <= _BEINGS else Sameness.NO
    return Sameness.UNCLEAR


def _may_be_person(key: str) -> bool:
    """Whether a noun that no table has may be one for people, by its ending: 'docker', 'scientist', 'guardian'."""
    return key[0] != "=" and _PERSONAL.search(key) is not None


def surely_counts_same(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether nothing but the claim's noun, a word for people, or no noun at all stands with the mention."""
    theirs = index.nouns(mention)
    if not theirs or not subject.nouns or theirs & subject.nouns:
        return True
    head = read_words((mention.quantity.unit or "").rpartition(" ")[2], index.language)
    return theirs <= _BEINGS | _EVENTS or any(word.key in _EVENTS for word in head if index.language == "en")


def _is_event(subject: Subject, theirs: frozenset[str], bag: dict[str, float]) -> bool:
    """Whether one counts people and the other what happened to them: '23 deaths', '23 people died'."""
    if theirs & _EVENTS and subject.nouns <= _BEINGS:
        return any(subject.terms.get(key, (0.0, 0.0))[0] >= FAR for key in theirs & _EVENTS)
    if subject.nouns & _EVENTS and theirs <= _BEINGS:
        return any(bag.get(key, 0.0) >= FAR for key in subject.nouns & _EVENTS)
    return False


def changes_same(subject: Subject, mention: Mention, turn: Turn, index: SourceIndex) -> bool:
    """Whether both figures are levels, or both the size of a change or difference."""
    if subject.quantity.kind is QuantityKind.RATIO:
        return True
    mine = subject.is_size or (subject.quantity.kind in _RELATIVE and _speaks_of_change(subject))
    if mention.cell is not None:
        return not subject.is_size or _heads_change(mention, index)
    theirs = is_size(mention.quantity, *_around(mention, index), index.language)
    sized = mention.like is not None and mention.like.change in (Change.INCREASE_BY, Change.DECREASE_BY)
    if sized and mention.quantity.kind is QuantityKind.RATE:
        theirs = True  # 'rose by 900 billion dollars, or 2.5 billion a day'
    if subject.quantity.kind in _RELATIVE and "=inflation" in index.own_words(mention) | set(subject.terms):
        theirs = mine
    if subject.quantity.kind in _RELATIVE and mine and turn.direction:
        return True
    if subject.quantity.kind in _RELATIVE and theirs and subject.turn.direction:
        return True
    return mine is theirs


def _heads_change(mention: Mention, index: SourceIndex) -> bool:
    """Whether the headers or the caption of a cell speak of a change or difference."""
    headers = mention.cell.headers if mention.cell is not None else ()
    texts = (*headers, index.passage_of(mention).title or "")
    cues = vocabulary.is_cue("growth", index.language) | vocabulary.is_cue("change", index.language)
    cues |= vocabulary.is_cue("compared", index.language)
    return any("±" in text or "+" in text for text in texts) or any(
        vocabulary.lower(word) in cues for text in texts for word in re.findall(r"[^\W\d_]+", text)
    )


def _speaks_of_change(subject: Subject) -> bool:
    """Whether what the claim measures is itself a change: 'inflation was 4 %', 'growth came to 2 %'."""
    nouns = vocabulary.is_cue("growth", subject.language)
    named = (word.key == "=inflation" or vocabulary.lower(word.text) in nouns for word in subject.words)
    return any(named)


def _around(mention: Mention, index: SourceIndex) -> tuple[str, str]:
    """The text of the line before and behind a mention."""
    line = index.line_of(mention)
    spot = line.spots[mention.turn]
    return line.text[: spot.start], line.text[spot.end :]
