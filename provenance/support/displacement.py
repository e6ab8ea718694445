"""Whether words of a claim stand in the source's line or row, but with another figure than the one compared."""

from provenance.support import vocabulary
from provenance.support.clauses import speaks_of_rest
from provenance.support.index import SourceIndex
from provenance.support.mentions import Line, Mention
from provenance.support.nearness import FAR, FOREIGN, SHARED
from provenance.support.subject import Subject
from provenance.support.words import Word, names_agree

_BEGINNING = 5  # letters that words of one family begin with
_NAMED = 0.3  # how near a name must stand to count as named


def names_of(subject: Subject, index: SourceIndex) -> list[Word]:
    """The claim's names near the figure; its first word counts where the source prints it with a capital too."""
    return [word for word in subject.names if word.name or index.is_name(word.key)]


def is_displaced(subject: Subject, mention: Mention, index: SourceIndex, *, foreign: bool) -> bool:
    """Whether a name or telling word of the claim belongs to another figure of the mention's line or table."""
    if mention.cell is not None:
        return _is_in_other_row(subject, mention, index)
    line = index.line_of(mention)
    if not foreign and _is_of_another_name(subject, mention, index):
        return True
    if not foreign and _is_of_the_rest(subject, line, mention.turn):
        return True
    kin = index.kin(mention)
    if not kin:
        return False
    if any(_is_taken(name, line, mention.turn, kin, foreign=foreign) for name in names_of(subject, index)):
        return True
    return not foreign and _is_contrasted(subject, line, mention.turn, kin)


def _is_of_the_rest(subject: Subject, line: Line, turn: int) -> bool:
    """Whether a word of the claim stands only where the line says who has 'the rest'."""
    if not speaks_of_rest(line.text):
        return False
    near: dict[str, float] = {}
    for word, level in zip(line.words, line.nearness[turn], strict=True):
        near[word.key] = max(near.get(word.key, 0.0), level)
    return any(
        near.get(key, 1.0) <= FOREIGN for key, (mine, weight) in subject.terms.items() if mine >= FAR and weight >= 1
    )


def _is_taken(name: Word, line: Line, turn: int, kin: list[list[float]], *, foreign: bool) -> bool:
    """Whether a name stands in the line with figures of the same kind, and not with the mention."""
    levels = [
        (line.nearness[turn][j], max(row[j] for row in kin))
        for j, word in enumerate(line.words)
        if word.key == name.key or (foreign and word.name and names_agree(word.text, name.text))
    ]
    return bool(levels) and all(mine <= FOREIGN < best for mine, best in levels)


def _is_contrasted(subject: Subject, line: Line, turn: int, kin: list[list[float]]) -> bool:
    """Whether a word of the claim stands with another figure where the mention has a word of its own instead."""
    own = line.nearness[turn]
    wanted = {key for key, (near, weight) in subject.terms.items() if near >= FAR and weight >= 1}
    free = {word.key for word, near in zip(line.words, own, strict=True) if near > FOREIGN}
    for row in kin:
        taken = {word.key for word, near in zip(line.words, row, strict=True) if near >= FAR}
        instead = any(
            near >= FAR and theirs < SHARED and word.weight >= 1 and subject.terms.get(word.key, (0.0, 0.0))[0] < SHARED
            for word, near, theirs in zip(line.words, own, row, strict=True)
            if word.key not in taken
        )
        if instead and (taken - free) & wanted:
            return True
    return False


def _is_of_another_name(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether the source names what the claim names, but not around the mention, which stands with another name."""
    names = [word.key for word in names_of(subject, index) if index.has(word.key)]
    bag = index.bag(mention)
    if not names or any(bag.get(key, 0.0) >= _NAMED for key in names):
        return False
    line = index.line_of(mention)
    own = line.nearness[mention.turn]
    return any(word.name and near >= FAR for word, near in zip(line.words, own, strict=True))


def _is_in_other_row(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether the head of the mention's table row, which is no total, has nothing of the claim, and another's has."""
    head = index.row_head(mention)
    if not head or subject.language != index.language or _meets(head, subject, index):
        return False
    total = vocabulary.is_cue("total", index.language)
    if any(vocabulary.lower(word) in total for word in head.split()):
        return False
    heads = {index.row_head(other) for other in index.mentions_near(mention) if other.cell is not None}
    return any(_meets(other, subject, index) for other in heads - {head, ""})


def _meets(head: str, subject: Subject, index: SourceIndex) -> bool:
    """Whether the head of a row has a word of the claim near the figure, or one that may stand for it."""
    keys = {word.key for word in index.words_at(head) if word.key[0] != "#"}
    wanted = {key for key, (near, _) in subject.terms.items() if near >= SHARED} | subject.context.keys()
    akin = wanted.union(*(vocabulary.related(key, index.language) for key in wanted))
    begins = {key[:_BEGINNING] for key in wanted if len(key) >= _BEGINNING and key[0] not in "=@%"}
    return not keys or not keys.isdisjoint(akin) or any(key[:_BEGINNING] in begins for key in keys)
