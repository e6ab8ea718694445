"""Which of the values of a kind the words of a claim belong to, where a source states several."""

from collections.abc import Iterable

from claims.quantities.model import Change, Comparator
from provenance.support import vocabulary
from provenance.support.amounts import Amount, same_dimension
from provenance.support.candidate import Candidate
from provenance.support.index import SourceIndex
from provenance.support.nearness import FAR, FOREIGN, SHARED
from provenance.support.settings import How, Settings
from provenance.support.stance import EARLIER
from provenance.support.subject import PERSON, Subject
from provenance.support.times import near_years
from provenance.support.tolerance import meets, reconcilable

_CONTENDS = 0.92  # share of a value's score from which another may be the one that the claim's words belong to
_NEXT = 6  # signs between a value and the place behind it
_TELLING = 0.7  # weight from which a word says what a clause tells of
_BEHIND = 0.31  # how near a word of the next sentence stands


def claimed_elsewhere(subject: Subject, candidate: Candidate, others: Iterable[Candidate], index: SourceIndex) -> bool:
    """Whether a word of the claim, missing around the value, belongs to another value of the same kind."""
    bag = index.bag(candidate.mention)
    missing = {
        key
        for key, (near, weight) in subject.terms.items()
        if near >= FAR
        and weight >= 1
        and key != PERSON
        and bag.get(key, 0.0) <= _BEHIND
        and not any(bag.get(akin, 0.0) > _BEHIND for akin in vocabulary.related(key, index.language))
    }
    return bool(missing) and any(
        missing & index.own_words(other.mention)
        for other in others
        if other.fit.timely is not False
        and other.same_noun
        and other.fit.same_change
        and other.fit.score >= candidate.fit.score * _CONTENDS
    )


def _shares_line(candidate: Candidate, other: Candidate) -> bool:
    return candidate.mention.cell is None and candidate.mention.line == other.mention.line


def _is_told_apart(subject: Subject, candidate: Candidate, other: Candidate, index: SourceIndex) -> bool:
    """Whether a word of the claim belongs to the value and not to another one of its sentence, and none the reverse."""
    mention, rival = candidate.mention, other.mention
    if mention.cell is not None or rival.cell is not None:
        return False
    if mention.line != rival.line:
        return _has_more_of_claim(subject, candidate, other, index)
    line = index.line_of(mention)
    mine = theirs = False
    for word, own, near in zip(line.words, line.nearness[mention.turn], line.nearness[rival.turn], strict=True):
        wanted, weight = subject.terms.get(word.key, (0.0, 0.0))
        if wanted >= FAR and weight >= 1:
            mine |= own >= FAR and near <= FOREIGN
            theirs |= near >= FAR and own <= FOREIGN
    return mine and not theirs


def _has_more_of_claim(subject: Subject, candidate: Candidate, other: Candidate, index: SourceIndex) -> bool:
    """Whether the value's sentence has a word of the claim that the other's lacks, and not the reverse."""
    mine, theirs = index.bag(candidate.mention), index.bag(other.mention)
    wanted = [key for key, (near, weight) in subject.terms.items() if near >= FAR and weight >= 1]
    more = any(mine.get(key, 0.0) >= FAR and theirs.get(key, 0.0) <= _BEHIND for key in wanted)
    return more and not any(theirs.get(key, 0.0) >= SHARED and mine.get(key, 0.0) < SHARED for key in wanted)


def _has_another_turn(subject: Subject, candidate: Candidate, other: Candidate, index: SourceIndex) -> bool:
    """Whether the value's clause tells of what the other's and the claim do not: 'of 900 planned, 45 failed'."""
    mention, rival = candidate.mention, other.mention
    if mention.line != rival.line or mention.cell is not None:
        return False
    line = index.line_of(mention)
    own_spot = line.spots[mention.turn]
    return any(
        not own_spot.start <= word.start < own_spot.end
        and own >= FAR
        and near <= FOREIGN
        and word.weight >= _TELLING
        and word.key not in subject.terms
        for word, own, near in zip(line.words, line.nearness[mention.turn], line.nearness[rival.turn], strict=True)
    )


def _is_right_end(subject: Subject, candidate: Candidate) -> bool:
    """Whether claim and mention are both where a change starts, or both where it leads."""
    change = subject.quantity.change
    return change in (Change.FROM, Change.TO) and candidate.mention.quantity.change is change


def _is_old_end(subject: Subject, candidate: Candidate, other: Candidate, index: SourceIndex) -> bool:
    """Whether of the two ends of a change, which share their words, the claim means the candidate's."""
    mine, theirs = (c.mention.quantity.change is Change.FROM for c in (candidate, other))
    if mine is theirs or candidate.mention.line != other.mention.line or candidate.mention.cell is not None:
        return False
    dated = bool(subject.years & near_years(candidate.mention, index))
    return dated or mine is (subject.quantity.change is Change.FROM or EARLIER in subject.stretches)


def _averages(subject: Subject, candidate: Candidate, index: SourceIndex) -> bool:
    """Whether claim and mention both speak of an average."""
    cues = vocabulary.is_cue("average", subject.language)
    said = {word.key for word in subject.words if vocabulary.lower(word.text) in cues}
    return bool(said) and bool(
        index.own_words(candidate.mention) & {vocabulary.stem(cue, index.language) for cue in cues}
    )


def rival_of(
    subject: Subject, candidate: Candidate, others: Iterable[Candidate], index: SourceIndex, settings: Settings
) -> Candidate | None:
    """Another value of the same kind that fits the claim's words better; in the same line the least lead counts."""
    for other in others:
        if not other.fit.sound or other.fit.timely is not True or not other.same_noun:
            continue
        if candidate.fit.same_change and not other.fit.same_change:
            continue
        if _is_right_end(subject, candidate) and not _is_right_end(subject, other):
            continue
        if (other.amount.is_range, other.amount.fraction) > (candidate.amount.is_range, candidate.amount.fraction):
            continue
        if other.fit.narrower and not candidate.fit.narrower:
            continue
        if _is_old_end(subject, candidate, other, index):
            continue
        if _averages(subject, candidate, index) and not _averages(subject, other, index):
            continue
        if _restates(other.amount, candidate.amount, settings) or _is_told_apart(subject, candidate, other, index):
            continue
        lead = settings.rival_beside if other.mention.stands_beside(candidate.mention) else settings.rival
        if candidate.match is not None and candidate.match.how is How.BOUND:
            lead = -settings.rival_beside
        elif _has_another_turn(subject, candidate, other, index):
            lead = 0.0
        elif _shares_line(candidate, other) and _is_of_unnamed_place(subject, candidate, other, index):
            lead = -settings.rival
        if other.fit.score > candidate.fit.score + lead and not agrees(subject, other, settings):
            return other
    return None


def _is_of_unnamed_place(subject: Subject, candidate: Candidate, other: Candidate, index: SourceIndex) -> bool:
    """Whether only the value is of a place, which the claim does not name: '214 thalers, against 440 in Vessen'."""
    claimed = subject.terms.keys() | subject.context.keys()
    return bool(_places(candidate, index) - claimed) and not _places(other, index)


def _places(candidate: Candidate, index: SourceIndex) -> set[str]:
    """The words of places that stand right behind a value: '440 in Vessen'."""
    line = index.line_of(candidate.mention)
    end = line.spots[candidate.mention.turn].end
    names = (name for name in index.names_of(candidate.mention.line) if name.is_place)
    return {key for name in names if 0 <= name.words[0].start - end <= _NEXT for key in name.keys}


def _restates(rough: Amount, amount: Amount, settings: Settings) -> bool:
    """Whether one figure of the source says the other again in rounder words: 'three quarters (72 %)'."""
    if rough.dimension != amount.dimension or Comparator.EQUAL is rough.comparator:
        return False
    return meets(rough, amount, settings=settings) is not None


def agrees(subject: Subject, other: Candidate, settings: Settings) -> bool:
    """Whether the other value may stand beside the claim's without contradicting it."""
    return any(
        reconcilable(wanted, other.amount, nearly=subject.nearly, settings=settings)
        for wanted in subject.amounts
        if same_dimension(wanted.dimension, other.amount.dimension)
    )
