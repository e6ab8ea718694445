"""The context test: whether a figure of the source speaks of what a figure of the claim speaks of."""

from dataclasses import dataclass, replace

from claims.quantities.model import Change, QuantityKind
from provenance.support.clauses import FAR, FOREIGN, SHARED
from provenance.support.index import Line, Mention, SourceIndex
from provenance.support.subject import Subject, Turn, is_difference, turn_of, years_of
from provenance.support.words import NAME, Word, is_shared, names_agree

_RELATIVE = (QuantityKind.PERCENT, QuantityKind.PERCENTAGE_POINTS)
_NOUN = 0.45  # how near the counted noun must stand
_WRONG_NOUN, _WRONG_CHANGE = 0.65, 0.7
_NAMED = 0.3  # how near a name must stand to count as named
_SAYS = 0.6  # weight from which a word names something
# What may be called 'people' in one text and by a closer word in the other.
_BEINGS = frozenset(
    "=person =woman =man =child =girl =boy =pupil =employment =soldier =refugee =migrant =prisoner =doctor =nurse "
    "=teacher =respondent =newborn =crew =unemployment =hostage".split()
)
_ENOUGH_SHARED = 2  # concepts in common that carry a context across languages


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a mention fits a subject. `score`: the share of the claim's words that stand around the mention.

    `timely`: whether the years agree, None where nothing tells. `denied`: one of both denies. `opposed`: changes go
    opposite ways. `displaced`: a name of the claim belongs to another figure of the mention's line. `noun`: what is
    counted is named around the mention, `own_noun`: the mention itself counts nothing else. `same_change`: both are
    levels, or both the size of a change. `same_years`: the mention's line gives it no other year. `readable`: False where claim and source share too little language to tell.
    """

    score: float
    timely: bool | None
    denied: bool
    opposed: bool
    displaced: bool
    noun: bool
    own_noun: bool
    same_change: bool
    same_years: bool
    readable: bool = True

    @property
    def sound(self) -> bool:
        """Whether nothing speaks against the mention."""
        return self.timely is not False and not self.denied and not self.opposed and not self.displaced


def fit_of(subject: Subject, mention: Mention, index: SourceIndex) -> Fit:
    """How well `mention` fits `subject`."""
    foreign = subject.language != index.language
    bag = index.bag(mention)
    turn = _turn(mention, index)
    fit = Fit(
        score=_coverage(subject, bag, index, foreign=foreign),
        timely=_is_timely(subject, mention, index),
        denied=not foreign and turn.denies is not subject.turn.denies,
        opposed=turn.direction * subject.turn.direction < 0,
        displaced=_is_displaced(subject, mention, index, foreign=foreign),
        noun=_has_noun(subject, bag, foreign=foreign),
        own_noun=_has_noun(subject, bag, foreign=foreign) and not _counts_other(subject, mention, index),
        same_change=_same_change(subject, mention, turn, index),
        same_years=not subject.years or _own_years(mention, index) <= subject.years,
        readable=not foreign or _carries(subject, mention, bag, index),
    )
    factor = (1.0 if fit.noun else _WRONG_NOUN) * (1.0 if fit.same_change else _WRONG_CHANGE)
    return replace(fit, score=fit.score * factor)


def _coverage(subject: Subject, bag: dict[str, float], index: SourceIndex, *, foreign: bool) -> float:
    met = total = 0.0
    names = {word.key for word in _names(subject, index)}
    for key, (near, weight) in subject.terms.items():
        if foreign and not is_shared(key) and key not in names:
            continue
        level = _level(subject, key, bag, index, foreign=foreign)
        worth = (max(weight, NAME) if key in names else weight) * index.idf(key)
        met += worth * min(level, near)
        total += worth * near
    for key, weight in subject.context.items():
        level = bag.get(key, 0.0)
        met += weight * index.idf(key) * level
        total += weight * index.idf(key) * level
    return met / total if total else 0.0


def _names(subject: Subject, index: SourceIndex) -> list[Word]:
    """The claim's names near the figure; its first word counts where the source prints it with a capital too."""
    return [word for word in subject.names if word.name or index.is_name(word.key)]


def _level(subject: Subject, key: str, bag: dict[str, float], index: SourceIndex, *, foreign: bool) -> float:
    level = bag.get(key)
    if level is not None:
        return level
    name = next((word for word in subject.names if word.key == key), None) if foreign else None
    if name is not None:
        return max((near for other, near in bag.items() if _agrees(name, other, index)), default=0.0)
    return 0.1 if index.has(key) else 0.0


def _agrees(name: Word, key: str, index: SourceIndex) -> bool:
    return any(names_agree(name.text, spelling) for spelling in index.spellings(key))


def _carries(subject: Subject, mention: Mention, bag: dict[str, float], index: SourceIndex) -> bool:
    """Whether names, years and shared nouns are enough to compare contexts across languages."""
    named = [_level(subject, word.key, bag, index, foreign=True) for word in subject.names if word.name]
    if named:
        return max(named) >= SHARED - 0.2
    shared = [key for key in subject.terms if key[0] == "=" and bag.get(key, 0.0) >= SHARED]
    dated = any(bag.get(f"#{year}", 0.0) >= 0.35 for year in subject.years)
    return len(shared) + dated >= _ENOUGH_SHARED


def _counts_other(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether the mention counts something that is named and is not what the claim counts."""
    if mention.quantity.kind is not QuantityKind.COUNT or not subject.nouns or not mention.quantity.unit:
        return False
    nouns = {word.key for word in index.words_at(mention.quantity.unit) if word.weight >= _SAYS}
    if not nouns or nouns & subject.nouns:
        return False
    if "=person" not in nouns | subject.nouns:
        return True
    return any(key[0] == "=" and key not in _BEINGS for key in nouns | subject.nouns)


def _has_noun(subject: Subject, bag: dict[str, float], *, foreign: bool) -> bool:
    """Whether what is counted is named around the mention; 'people' may be anybody."""
    if foreign or not subject.nouns or subject.nouns <= {"=person"}:
        return True
    return any(bag.get(key, 0.0) >= _NOUN for key in subject.nouns)


def _same_change(subject: Subject, mention: Mention, turn: Turn, index: SourceIndex) -> bool:
    """Whether both figures are levels, or both the size of a change or difference."""
    if subject.quantity.kind is QuantityKind.RATIO or mention.cell is not None:
        return True
    sizes = {Change.INCREASE_BY, Change.DECREASE_BY}
    mine = subject.quantity.change in sizes or subject.is_difference
    theirs = mention.quantity.change in sizes or is_difference(*_around(mention, index), index.language)
    if subject.quantity.kind in _RELATIVE and mine and turn.direction:
        return True
    return mine is theirs


def _around(mention: Mention, index: SourceIndex) -> tuple[str, str]:
    """The text of the line before and behind a mention."""
    line = index.line_of(mention)
    spot = line.spots[mention.turn]
    return line.text[: spot.start], line.text[spot.end :]


def _turn(mention: Mention, index: SourceIndex) -> Turn:
    line = index.line_of(mention)
    if mention.cell is not None:
        negative = mention.quantity.low is not None and mention.quantity.low < 0
        return Turn(denies=False, direction=-1 if negative else 0)
    spot = line.spots[mention.turn]
    return turn_of(line.text, mention.quantity, spot, line.words, line.nearness[mention.turn], line.language)


def _is_displaced(subject: Subject, mention: Mention, index: SourceIndex, *, foreign: bool) -> bool:
    """Whether a name of the claim stands in the mention's line with another figure only."""
    if mention.cell is not None:
        return _is_in_other_row(subject, mention, index)
    line = index.line_of(mention)
    if not foreign and _is_of_another_name(subject, mention, index):
        return True
    if len(line.spots) < 2:
        return False
    own = line.nearness[mention.turn]
    kin = [row for i, row in enumerate(line.nearness) if i == mention.turn or index.kind_of(mention, i)]
    for name in _names(subject, index):
        levels = [
            (own[j], max(row[j] for row in line.nearness))
            for j, word in enumerate(line.words)
            if word.key == name.key or (foreign and word.name and names_agree(word.text, name.text))
        ]
        if levels and all(mine <= FOREIGN < best for mine, best in levels):
            return True
    telling = {key for key, (near, weight) in subject.terms.items() if near >= FAR and weight >= 1}
    taken = {word.key for j, word in enumerate(line.words) if own[j] <= FOREIGN and max(row[j] for row in kin) >= FAR}
    free = {word.key for j, word in enumerate(line.words) if own[j] > FOREIGN}
    filled = any(
        near >= FAR and word.weight >= 1 and word.key not in subject.terms
        for word, near in zip(line.words, own, strict=True)
    )
    return filled and bool((taken - free) & telling)


def _is_of_another_name(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether the source names what the claim names, but not around the mention, which stands with another name."""
    names = [word.key for word in _names(subject, index) if index.has(word.key)]
    bag = index.bag(mention)
    if not names or any(bag.get(key, 0.0) >= _NAMED for key in names):
        return False
    line = index.line_of(mention)
    own = line.nearness[mention.turn]
    return any(word.name and near >= FAR for word, near in zip(line.words, own, strict=True))


def _is_in_other_row(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether another row of the table is headed by a name or noun of the claim, and this one by none."""
    assert mention.cell is not None
    mine = {word.key for header in mention.cell.headers for word in index.words_at(header)}
    return bool(mine) and not mine & set(subject.terms)


def _is_timely(subject: Subject, mention: Mention, index: SourceIndex) -> bool | None:
    """Whether the years of claim and mention agree; None where the source does not tell."""
    wanted = subject.years
    if not wanted:
        return True
    for years, binding in _times(mention, index):
        if years:
            if wanted & years and (len(years) < 2 or len(wanted) < 2 or wanted == years or not binding):
                return True
            return False if binding else None
    return _published_in_time(wanted, index.source.published)


def _times(mention: Mention, index: SourceIndex) -> "list[tuple[frozenset[int], bool]]":
    """The years that may date a mention, the nearest first, and whether each binds."""
    line = index.line_of(mention)
    passage = index.passages[line.passage]
    scopes: list[tuple[frozenset[int], bool]] = []
    if mention.cell is not None:
        for header in reversed(mention.cell.headers):
            scopes.append((_years(index.words_at(header)), True))
    else:
        scopes.append((years_of(mention.quantity, line.words, line.nearness[mention.turn]), True))
        scopes.extend((_years(other.words), False) for other in reversed(_earlier(mention, index)))
    scopes.append((_years(index.words_at(passage.title or "")), True))
    scopes.extend((_years(index.words_at(heading)), False) for heading in reversed(passage.headings))
    scopes.append((_years(index.words_at(index.source.title or "")), False))
    return scopes


def _own_years(mention: Mention, index: SourceIndex) -> frozenset[int]:
    line = index.line_of(mention)
    if mention.cell is not None:
        return frozenset()
    return years_of(mention.quantity, line.words, line.nearness[mention.turn])


def _earlier(mention: Mention, index: SourceIndex) -> list[Line]:
    """The lines before a mention that may still set its time: of its passage, and of a few passages before."""
    home = index.line_of(mention).passage
    return [line for line in index.lines[max(0, mention.line - 8) : mention.line] if home - line.passage <= 3]


def _years(words: "tuple[Word, ...]") -> frozenset[int]:
    return frozenset(int(word.text) for word in words if word.key[0] == "#")


def _published_in_time(wanted: frozenset[int], published: str | None) -> bool | None:
    """A source speaks of its own year or the year before, where it says no other."""
    if not published or not published[:4].isdigit():
        return None
    year = int(published[:4])
    if min(wanted) > year:
        return False
    return True if max(wanted) >= year - 1 else None
