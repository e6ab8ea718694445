"""Whether a figure of the source is of a rival of what the claim names: another place, body or group, or a part."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from claims.quantities.model import QuantityKind
from provenance.support import vocabulary
from provenance.support.contrasts import (
    AGES,
    Groups,
    ages_exclude,
    are_opposite,
    groups_in,
    heads,
    is_narrow,
    marks,
    parts,
    plain_groups,
)
from provenance.support.index import SourceIndex
from provenance.support.mentions import Mention
from provenance.support.names import Name
from provenance.support.nearness import FAR, FOREIGN, OWN, SHARED
from provenance.support.subject import PERSON, Subject
from provenance.support.wholes import whole_of
from provenance.support.words import Word, names_agree
from sources.text.model import PassageKind

_AROUND = 0.3  # how near a name must stand to count as named around a figure
_STEM = 3  # letters that inflection may change
_PART_OF = re.compile(r"\s(?:out\s)?(?:of|von|de|sur|из)\s(?:(?:the|all|den|der|les|los|las)\s)?", re.IGNORECASE)
_VERB = re.compile(
    r"(?<!\w)(?:is|are|was|were|have|has|had|did|sind|waren|wurden|sont|ont|étaient|son|eran|были)(?!\w)"
)
_TELLING = 0.7  # weight from which a word says what a line tells
_BEFORE = 3  # sentences before a figure that may set its place


def is_of_other_group(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether the mention is of a group that excludes the one which the claim names."""
    own, shared = _groups(mention, index)
    for name, mine in subject.groups.items():
        theirs = _counted(mention, index).get(name) or own.get(name)
        if theirs and name not in marks() and _exclude(name, mine, theirs):
            common = mine & shared.get(name, frozenset())
            if not common or _is_of_another(name, common, mention, index):
                return True
    asked = own if mention.cell is not None else _told_of(mention, index)
    return _has_opposite(subject, mention, index) or any(
        bool(asked.get(name, frozenset()) & groups)
        and name not in subject.spoken
        and (not counts or mention.quantity.kind is QuantityKind.COUNT)
        for name, (groups, counts) in marks().items()
    )


def may_be_of_other_group(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether only the words around a mention, not its own, name a group that excludes the claim's."""
    own, _ = _groups(mention, index)
    wanted = {name: mine for name, mine in subject.groups.items() if name not in own and name not in marks()}
    around = _groups_around(mention, index) if wanted else {}
    return any(name in around and _exclude(name, mine, around[name]) for name, mine in wanted.items())


def _has_opposite(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether a word of the claim stands with the mention as its opposite: 'insured', 'uninsured'."""
    if mention.cell is not None or subject.language != index.language:
        return False
    line = index.line_of(mention)
    near = zip(line.words, line.nearness[mention.turn], strict=True)
    theirs = {vocabulary.lower(word.text) for word, level in near if level >= SHARED}
    mine = {
        vocabulary.lower(word.text) for word in subject.words if subject.terms.get(word.key, (0.0, 0.0))[0] >= SHARED
    }
    return any(are_opposite(a, b) for a in mine - theirs for b in theirs - mine)


def _counted(mention: Mention, index: SourceIndex) -> Groups:
    """The groups that the noun behind a count names: 'measles deaths'."""
    counts = mention.quantity.kind is QuantityKind.COUNT and mention.cell is None
    return plain_groups((mention.quantity.unit or "",), index.language) if counts else {}


def _is_of_another(name: str, groups: frozenset[str], mention: Mention, index: SourceIndex) -> bool:
    """Whether another figure of the line has these groups for its own."""
    return any(
        other.line == mention.line and not groups.isdisjoint(_groups(other, index)[0].get(name, frozenset()))
        for other in index.mentions_beside(mention)
    )


def _exclude(name: str, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return ages_exclude(mine, theirs) if name == AGES else mine.isdisjoint(theirs)


def is_of_other_whole(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether the mention is a part of something else that the source tells from what the claim's is a part of."""
    if not subject.whole or mention.cell is not None:
        return False
    theirs = _whole_of(mention, index)
    if (
        not theirs
        or theirs & subject.whole
        or any(_is_akin(a, b, index.language) for a in subject.whole for b in theirs)
    ):
        return False
    if any(index.bag(mention).get(key, 0.0) >= FAR for key in subject.whole):
        return False
    return any(
        other is not mention and other.cell is None and subject.whole & _whole_of(other, index)
        for number in {line for key in subject.whole for line in index.lines_with(key)}
        for other in index.mentions_in(number)
    )


def _whole_of(mention: Mention, index: SourceIndex) -> frozenset[str]:
    line = index.line_of(mention)
    return whole_of(line.text, mention.quantity, line.spots[mention.turn], line.words, line.language)


def _is_akin(one: str, other: str, language: str) -> bool:
    """Whether two words may stand for the same whole: 'people', 'adults', or what is often said for the other."""
    return other in vocabulary.related(one, language) or PERSON in (one, other)


def narrows(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether the mention is of a place that the claim does not name."""
    claimed = {key for name in subject.named for key in name.keys} | set(subject.context) | set(subject.terms)
    return any(
        name.place and name.keys.isdisjoint(claimed) and not _is_like(name, subject.named)
        for name in _own_names(mention, index)
    )


def is_of_part(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether the mention is of one group of a whole, and the claim names none of them."""
    own = _groups(mention, index)[0] if mention.cell is not None else _told_of(mention, index)
    return any(
        name not in subject.groups
        and name not in subject.around
        and not subject.spoken.get(name, frozenset()) & groups
        and (name != AGES or mention.quantity.kind is not QuantityKind.COUNT)
        and (_is_told_from_others(name, groups, mention, index) or (name == AGES and is_narrow(groups)))
        for name, groups in own.items()
        if name in parts() and len(groups) == 1
    )


def _told_of(mention: Mention, index: SourceIndex) -> Groups:
    """The groups that a mention's clause names, without those that stand nearer to another figure."""
    far = _groups_of_line(index, mention.line, mention.turn, FAR)
    right = _groups_of_line(index, mention.line, mention.turn, OWN)
    others = _groups_of_others(index, mention.line, mention.turn)
    kept = {name: groups - others.get(name, frozenset()) for name, groups in far.items()}
    return {name: groups for name, groups in kept.items() if groups} | dict(right)


def is_of_whole(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether the mention is the whole of which its line counts a part ('9 of the 38 countries'), and the claim
    says of it what the line says of the part."""
    if mention.cell is not None or not mention.turn:
        return False
    line = index.line_of(mention)
    before, own = line.spots[mention.turn - 1], line.spots[mention.turn]
    if not _PART_OF.fullmatch(line.text, before.end, own.start):
        return False
    counted = index.nouns(mention) | subject.nouns
    verb = _VERB.search(line.text, own.end)
    behind = verb.end() if verb else len(line.text)
    told = {
        word.key
        for word in line.words
        if word.weight >= _TELLING and not word.name and (word.end <= before.start or word.start >= behind)
    }
    return any(key in told and key not in counted and near >= FAR for key, (near, _) in subject.terms.items())


def _is_told_from_others(name: str, groups: frozenset[str], mention: Mention, index: SourceIndex) -> bool:
    """Whether the passage, or the table's row, has a figure of the same kind for another group of the set."""
    kinds = {amount.dimension for amount in mention.amounts}
    for other in index.mentions_beside(mention):
        if any(amount.dimension in kinds for amount in other.amounts):
            theirs = _groups(other, index)[0].get(name)
            if theirs and _exclude(name, groups, theirs):
                return True
    return False


def _groups(mention: Mention, index: SourceIndex) -> tuple[Groups, Groups]:
    """The groups that the words right with a mention name, and those of the words that it may share."""
    if mention.cell is not None:
        own = plain_groups((*mention.cell.headers, index.row_head(mention)), index.language)
        return own, own
    shared, far, right = (_groups_of_line(index, mention.line, mention.turn, least) for least in (SHARED, FAR, OWN))
    others = _groups_of_others(index, mention.line, mention.turn)
    nearest: dict[str, frozenset[str]] = {}
    for groups in (shared, far):  # of each set those that stand nearest, and nearer to no other figure
        nearest |= {name: kept for name, found in groups.items() if (kept := found - others.get(name, frozenset()))}
    return nearest | dict(right), shared


@lru_cache(maxsize=20_000)
def _groups_of_others(index: SourceIndex, line: int, turn: int) -> Groups:
    """The groups that the words right with the other figures of a line name."""
    found: dict[str, frozenset[str]] = {}
    for other in range(len(index.lines[line].spots)):
        if other != turn:
            for name, groups in _groups_of_line(index, line, other, OWN).items():
                found[name] = found.get(name, frozenset()) | groups
    return found


def groups_of_mention(mention: Mention, index: SourceIndex) -> Groups:
    """The groups that a mention is of, by the words that belong to it or that it shares."""
    return _groups(mention, index)[1]


@lru_cache(maxsize=20_000)
def _groups_of_line(index: SourceIndex, line: int, turn: int, least: float) -> Groups:
    of = index.lines[line]
    return groups_in(of.text, of.words, of.nearness[turn], least, of.language)


def _groups_around(mention: Mention, index: SourceIndex) -> Groups:
    """The groups of the rest of the line; of the sentence before where this one leans on it; of heading and caption."""
    passage = index.passage_of(mention)
    line = index.line_of(mention)
    said = [line.text] if mention.cell is None else []
    if mention.cell is None and vocabulary.leans(line.text, index.language) and mention.line:
        before = index.lines[mention.line - 1]
        said += [before.text] if before.passage == line.passage else []
    headed = plain_groups((passage.title or "", *passage.headings[-1:]), index.language)
    around = {name: groups for name, groups in headed.items() if name in heads()}
    return around | dict(plain_groups(said, index.language))


def names_other(subject: Subject, mention: Mention, index: SourceIndex) -> bool | None:
    """Whether the mention stands with another place or body than the claim names.

    None where the claim names a place that the source never does, so that it cannot be told.
    """
    mine = [name for name in subject.named if name.is_place or name.kind or name.opens]
    if not mine:
        return False
    own = _own_names(mention, index)
    missing = [name for name in mine if not _stands_in(name, own, mention, index)]
    claimed = {key for name in subject.named for key in name.keys} | set(subject.context)
    strangers = [name for name in own if name.keys.isdisjoint(claimed) and not _is_like(name, subject.named)]
    if any(_are_rivals(name, other, index) for name in missing for other in strangers):
        return True
    lost = [name for name in missing if not _is_around(name, mention, index)]
    rivals = [(a, b) for a in lost for b in _set_before(mention, index, claimed) if _are_rivals(a, b, index)]
    if rivals:  # a place that is not known may lie within the other
        return True if any((a.place and b.place) or a.kind == b.kind is not None for a, b in rivals) else None
    bodies = [name for name in missing if len(name.words) > 1 and name.opens and not name.is_place]
    if any(not index.mentions_name((*_spellings(name), _initials(name))) for name in bodies):
        return None
    places = [name for name in mine if name.is_place]
    if places and all(name in lost and not index.mentions_name(_spellings(name)) for name in places):
        return None
    return False


def _own_names(mention: Mention, index: SourceIndex) -> Sequence[Name]:
    """The names that belong to a mention: of its clause, or of its cell's headers."""
    if mention.cell is not None:
        texts = (*mention.cell.headers, index.row_head(mention))
        return [name for text in texts if text for name in index.names_at(text) if name.place]
    line = index.line_of(mention)
    near = {word.start: level for word, level in zip(line.words, line.nearness[mention.turn], strict=True)}
    return [name for name in index.names_of(mention.line) if near[name.words[0].start] >= FAR]


def _stands_in(name: Name, own: Sequence[Name], mention: Mention, index: SourceIndex) -> bool:
    """Whether the mention's own line, not another figure of it, has the name."""
    if any(_are_one(name, other) for other in own):
        return True
    if mention.cell is not None:
        return any(key in index.bag(mention) and index.bag(mention)[key] >= FAR for key in name.keys)
    line = index.line_of(mention)
    levels = zip(line.words, line.nearness[mention.turn], strict=True)
    return any(_is_word(word, name) and near > FOREIGN for word, near in levels)


def _is_around(name: Name, mention: Mention, index: SourceIndex) -> bool:
    bag = index.bag(mention)
    if any(bag.get(key, 0.0) >= _AROUND for key in name.keys):
        return True
    if mention.cell is None and any(_is_word(word, name) for word in index.line_of(mention).words):
        return True  # with another figure of the line: whether that takes it is asked elsewhere
    return any(_are_one(name, other) for other in _set_before(mention, index, frozenset()))


def _set_before(mention: Mention, index: SourceIndex, claimed: Iterable[str]) -> list[Name]:
    """The names that set the place of a mention and are not the claim's: of the sentences before, headings, title."""
    known = set(claimed)
    passage = index.passage_of(mention)
    names: list[Name] = []
    if passage.kind is not PassageKind.LIST_ITEM:
        home = index.line_of(mention).passage
        for number in range(mention.line - 1, max(mention.line - 1 - _BEFORE, -1), -1):
            if index.lines[number].passage == home and not names:
                names = [name for name in index.names_of(number) if name.is_place]
    for text in (passage.title, *reversed(passage.headings), index.source.title):
        if text and not names:
            names = [name for name in index.names_at(text) if name.is_place or name.kind]
    return [name for name in names if name.keys.isdisjoint(known)]


def _are_rivals(name: Name, other: Name, index: SourceIndex) -> bool:
    """Whether two names are of one class: two countries, two places, two banks, or what opens both sentences."""
    if _are_one(name, other):
        return False
    if name.place and other.place:
        return vocabulary.place_class(name.place[1:]) == vocabulary.place_class(other.place[1:])
    if name.kind and name.kind == other.kind:
        return True
    if name.is_place and other.is_place:
        return True
    strange = not index.mentions_name(_spellings(name))
    return strange and name.opens and other.opens and not name.is_place and not other.is_place


def _is_like(name: Name, others: Iterable[Name]) -> bool:
    return any(_are_one(name, other) for other in others)


def _are_one(name: Name, other: Name) -> bool:
    """Whether two names may be one, in whatever script."""
    if name.kind and name.kind == other.kind:  # 'Atlas Pension Fund', 'Meridian Pension Fund'
        return name.keys <= other.keys or other.keys <= name.keys
    return not name.keys.isdisjoint(other.keys) or any(_may_be_one(a, b) for a in name.words for b in other.words)


def _may_be_one(word: Word, other: Word) -> bool:
    """Whether two words are one name, perhaps with the endings that some languages put to it."""
    if names_agree(word.text, other.text):
        return True
    short, long = sorted((vocabulary.plain(word.text), vocabulary.plain(other.text)), key=len)
    return len(short) > _STEM and len(long) - len(short) <= _STEM + 2 and names_agree(short, long[: len(short)])


def _is_word(word: Word, name: Name) -> bool:
    return word.key in name.keys or (word.capital and any(_may_be_one(word, own) for own in name.words))


def _initials(name: Name) -> str:
    """The acronym of a name; what stands in no text, where it is one word."""
    return "".join(word.text[0] for word in name.words) if len(name.words) > 1 else "\0"


def _spellings(name: Name) -> tuple[str, ...]:
    """What to look for in a source to know whether it has the name: its words without what inflection may change."""
    return tuple(word.text if len(word.text) <= _STEM + 1 else word.text[: -_STEM + 1] for word in name.words)
