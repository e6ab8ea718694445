"""Whether claim and source speak of the same circumstances: reached or aimed at, by whom said, over which stretch."""

import re
from enum import Enum

from claims.quantities.model import Change
from provenance.support import vocabulary
from provenance.support.index import SourceIndex
from provenance.support.mentions import Mention
from provenance.support.nearness import FAR, SHARED
from provenance.support.rivals import (
    is_of_other_group,
    is_of_other_whole,
    is_of_part,
    is_of_whole,
    may_be_of_other_group,
    names_other,
)
from provenance.support.stance import EARLIER, HALF, MONTHS, QUARTER, SINCE, WEEK, stance_of, stretches_in, stretches_of
from provenance.support.subject import Subject
from provenance.support.times import near_years

OPPONENT = "=opponent"
_GIVEN = re.compile(r"(?<!\w)(?:its|their|his|her|our|the|these|those|all)\s$", re.IGNORECASE)  # 'its 780 buses'


class Conflict(Enum):
    """What sets the circumstances of a mention apart; the value completes 'The source has … only'."""

    OPEN = "for what would be"
    AIM = "as a target or forecast"
    STRETCH = "for another stretch of time than the claim"
    VOICE = "as the word of critics"
    PLACE = "for another place or body than the claim"
    GROUP = "for another group than the claim"
    WHOLE = "as a part, or as the whole, of something else"
    PART = "for a part of what the claim speaks of"
    END = "at the other end of a change"
    AROUND = "among words for another group"
    OLDER = "for an earlier year than the latest"
    NOWHERE = "where the source names no such place"

    @property
    def excludes(self) -> bool:
        """Whether it shows that the mention is of something else; else it only leaves that open."""
        return self not in (
            Conflict.OPEN,
            Conflict.VOICE,
            Conflict.NOWHERE,
            Conflict.PART,
            Conflict.AROUND,
            Conflict.OLDER,
        )


def conflict_of(subject: Subject, mention: Mention, bag: dict[str, float], index: SourceIndex) -> Conflict | None:
    """What sets a mention's circumstances apart from the claim's, if anything does."""
    rival = _rival(subject, mention, index)
    if rival is not None or subject.language != index.language:
        return rival
    if _is_aim(subject, mention, index):
        return Conflict.AIM
    if mention.cell is not None:
        if _is_of_older_column(subject, mention, index):
            return Conflict.OLDER
        return Conflict.STRETCH if _differ(subject.stretches, _headed(mention, index)) else None
    line = index.line_of(mention)
    near = line.nearness[mention.turn]
    stretches = stretches_of(line.text, line.words, near)
    if stretches.isdisjoint({WEEK, QUARTER, HALF, MONTHS}):
        stretches |= _headed(mention, index)
    if _is_other_end(subject, mention, index):
        return Conflict.END
    if _differ(subject.stretches, stretches) or _is_earlier(subject, stretches, mention, index):
        return Conflict.STRETCH
    if _is_open(subject, mention, index):
        return Conflict.OPEN
    said = any(word.key == OPPONENT and level >= SHARED for word, level in zip(line.words, near, strict=True))
    return Conflict.VOICE if said and OPPONENT not in subject.terms else None


def _rival(subject: Subject, mention: Mention, index: SourceIndex) -> Conflict | None:
    """What the mention is of in place of what the claim names."""
    if is_of_other_group(subject, mention, index):
        return Conflict.GROUP
    if subject.language == index.language and (
        is_of_other_whole(subject, mention, index) or is_of_whole(subject, mention, index)
    ):
        return Conflict.WHOLE
    other = names_other(subject, mention, index)
    if other:
        return Conflict.PLACE
    if is_of_part(subject, mention, index):
        return Conflict.PART
    if other is None:
        return Conflict.NOWHERE
    return Conflict.AROUND if may_be_of_other_group(subject, mention, index) else None


def _is_aim(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether the source aims at the value or expects it, and the claim says that it is so."""
    if subject.stance & {"goal", "future"} or _speaks_of_aims(subject):
        return False
    if mention.cell is not None:
        goal = vocabulary.is_cue("goal", index.language)
        return any(
            vocabulary.lower(word.text) in goal for header in mention.cell.headers for word in index.words_at(header)
        )
    line = index.line_of(mention)
    if _GIVEN.search(line.text, 0, line.spots[mention.turn].start):
        return False
    stance = stance_of(line.text, line.words, line.nearness[mention.turn], line.language)
    return "goal" in stance or ("future" in stance and "past" in subject.stance)


def _speaks_of_aims(subject: Subject) -> bool:
    """Whether the claim has a word for what is planned or wanted, in whatever form: 'of planned lessons'."""
    goal = vocabulary.is_cue("goal", subject.language)
    return any(vocabulary.lower(word.text) in goal for word in subject.words)


def _is_of_older_column(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether neither the claim nor the sentence before names the year, and the row has a value of a later one."""
    mine = index.headed_years(mention)
    around = {key[1:] for key in subject.context}
    dated = subject.years or EARLIER in subject.stretches or subject.quantity.change is Change.FROM
    if dated or any(str(year) in around for year in mine):
        return False
    return bool(mine) and any(
        max(index.headed_years(other), default=0) > max(mine)
        for other in index.mentions_in(mention.line)
        if other.cell is not None
    )


def _headed(mention: Mention, index: SourceIndex) -> frozenset[str]:
    """The stretches of time that the nearest heading or header with any names."""
    passage = index.passage_of(mention)
    headers = mention.cell.headers if mention.cell is not None else ()
    texts = (*headers, passage.title, *reversed(passage.headings), index.source.title)
    return next((found for text in texts if text and (found := stretches_in(text))), frozenset())


def _is_other_end(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether one is where a change starts and the other where it leads."""
    mine, theirs = subject.quantity.change, mention.quantity.change
    return {mine, theirs} == {Change.FROM, Change.TO} and not subject.years & near_years(mention, index)


def _is_open(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether the source says what would be, and the claim that it is."""
    line = index.line_of(mention)
    if subject.stance & {"goal", "future", "would"} or _GIVEN.search(line.text, 0, line.spots[mention.turn].start):
        return False
    stance = stance_of(line.text, line.words, line.nearness[mention.turn], line.language)
    if "would" in stance:
        return True
    near = [level if level >= FAR else 0.0 for level in line.nearness[mention.turn]]
    stance = stance_of(line.text, line.words, near, line.language)
    published = (index.source.published or "")[:4]
    coming = published.isdecimal() and max(subject.years, default=0) > int(published)
    return "future" in stance and "past" not in stance and not coming


def _is_earlier(subject: Subject, stretches: frozenset[str], mention: Mention, index: SourceIndex) -> bool:
    """Whether only one of both is the value of 'a year earlier', which the source gives beside another."""
    if subject.is_size or subject.years or (EARLIER in subject.stretches) is (EARLIER in stretches):
        return False
    line = index.line_of(mention)
    beside = [row for turn, row in enumerate(line.nearness) if turn != mention.turn]
    return any(
        (EARLIER in stretches_of(line.text, line.words, row)) is (EARLIER in subject.stretches) for row in beside
    )


def _differ(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two stretches of time exclude each other: a week or month against a sum, one month against another."""
    for one, other in ((mine, theirs), (theirs, mine)):
        if SINCE in one and SINCE not in other and any(name == WEEK or name[0] == "%" for name in other):
            return True
        if HALF in one and QUARTER in other and HALF not in other:
            return True
    which = [{name for name in names if name.startswith(QUARTER + " ")} for names in (mine, theirs)]
    if all(which) and which[0].isdisjoint(which[1]):
        return True
    if any(QUARTER in a and MONTHS in b and QUARTER not in b for a, b in ((mine, theirs), (theirs, mine))):
        return True
    months = [{name for name in names if name[0] == "%"} for names in (mine, theirs)]
    return all(len(names) == 1 for names in months) and months[0] != months[1]
