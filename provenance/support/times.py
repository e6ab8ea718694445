"""Whether a figure of the source speaks of the time that a claim's figure speaks of."""

import re

from claims.quantities.model import Change
from provenance.support.index import SourceIndex
from provenance.support.mentions import Line, Mention
from provenance.support.nearness import FAR, FOREIGN, SHARED
from provenance.support.stance import SINCE
from provenance.support.subject import Subject, years_of
from provenance.support.words import Word

_SINCE_YEAR = re.compile(r"(?<!\w)(?:since|seit|depuis|desde|с)\s(?:\w{1,12}\s)?((?:19|20)\d\d)", re.IGNORECASE)
_LONG = 2  # years from which a span is more than a season that runs over the turn of a year
_SPANS = r"{}\s?(?:[-–—/]|to|and|bis|und|à|et|y|a|по|до|и)\s?{}"


def is_timely(subject: Subject, mention: Mention, index: SourceIndex) -> bool | None:
    """Whether the years of claim and mention agree; None where the source does not tell."""
    wanted = subject.years
    if not wanted:
        return True
    if mention.cell is None and (_is_of_others(wanted, mention, index) or _is_other_end(subject, mention, index)):
        return False
    if _is_undated_start(subject, mention, index):
        return None
    for years, binding in _times(mention, index):
        if years and binding and SINCE not in subject.stretches and _is_within_span(wanted, years, mention, index):
            return False
        if years:
            if wanted & years and (len(years) < 2 or len(wanted) < 2 or wanted == years or not binding):
                return True
            return False if binding else True if _is_titled(wanted, years, index) else None
    return _published_in_time(wanted, index.source.published)


def _is_within_span(wanted: frozenset[int], years: frozenset[int], mention: Mention, index: SourceIndex) -> bool:
    """Whether the mention is of a span of several years, and the claim of one year of it."""
    if len(wanted) != 1 or len(years) != 2 or max(years) - min(years) < _LONG or not wanted <= years:
        return False
    texts = mention.cell.headers if mention.cell is not None else (index.line_of(mention).text,)
    return any(re.search(_SPANS.format(min(years), max(years)), text) for text in texts)


def _is_undated_start(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether the mention is what a change starts from and no year stands there: 'fell from 7.6 to 6.5 million'."""
    if mention.cell is not None or Change.FROM is not mention.quantity.change or not subject.years:
        return False
    line = index.line_of(mention)
    return subject.quantity.change is not Change.FROM and not any(word.key[0] == "#" for word in line.words)


def _is_other_end(subject: Subject, mention: Mention, index: SourceIndex) -> bool:
    """Whether the mention is one end of a change, the year that of the other: 'since 2008, from 1,125 to 2,208'."""
    wanted = subject.years
    line = index.line_of(mention)
    change = mention.quantity.change
    since = frozenset(int(match[1]) for match in _SINCE_YEAR.finditer(line.text))
    if change is not Change.FROM and wanted <= since and SINCE not in subject.stretches:
        return True
    years = sorted(int(word.text) for word in line.words if word.key[0] == "#")
    if len(years) != 2 or change not in (Change.FROM, Change.TO) or _near_years(line, line.nearness[mention.turn]):
        return False
    return wanted == {years[1] if change is Change.FROM else years[0]}


def _is_of_others(wanted: frozenset[int], mention: Mention, index: SourceIndex) -> bool:
    """Whether the mention's line gives the year only to other figures of its kind, which have another value then."""
    line = index.line_of(mention)
    mine = line.nearness[mention.turn]
    years = [j for j, word in enumerate(line.words) if word.key[0] == "#" and int(word.text) in wanted]
    kin = index.kin(mention)
    return bool(years) and all(mine[j] <= FOREIGN < SHARED < max((row[j] for row in kin), default=0.0) for j in years)


def _is_titled(wanted: frozenset[int], years: frozenset[int], index: SourceIndex) -> bool:
    """Whether the source is about the year that is wanted, and the years around a mention come before it."""
    titled = _years(index.words_at(index.source.title or ""))
    return len(titled) == 1 and wanted == titled and max(years) < min(titled)


def _times(mention: Mention, index: SourceIndex) -> list[tuple[frozenset[int], bool]]:
    """The years that may date a mention, the nearest first, and whether each binds."""
    line = index.line_of(mention)
    passage = index.passages[line.passage]
    scopes: list[tuple[frozenset[int], bool]] = []
    if mention.cell is not None:
        for header in reversed(mention.cell.headers):
            scopes.append((_years(index.words_at(header)), True))
    else:
        own = line.nearness[mention.turn]
        scopes.append((frozenset(_near_years(line, own)), True))
        scopes.append((_year_before(line, line.spots[mention.turn].start), False))
        scopes.append((years_of(line.words, own), False))
        scopes.extend((_years(other.words), False) for other in reversed(_earlier(mention, index)))
    scopes.append((_years(index.words_at(passage.title or "")), True))
    scopes.extend((_years(index.words_at(heading)), False) for heading in reversed(passage.headings))
    scopes.append((_years(index.words_at(index.source.title or "")), False))
    return scopes


def _near_years(line: Line, nearness: list[float]) -> list[int]:
    """The years that stand right with a figure."""
    return [
        int(word.text) for word, near in zip(line.words, nearness, strict=True) if word.key[0] == "#" and near >= FAR
    ]


def _year_before(line: Line, start: int) -> frozenset[int]:
    """The last year of the line before a place."""
    years = [int(word.text) for word in line.words if word.key[0] == "#" and word.end <= start]
    return frozenset(years[-1:])


def near_years(mention: Mention, index: SourceIndex) -> frozenset[int]:
    """The years that stand right with a mention; none for a table's cell."""
    line = index.line_of(mention)
    return frozenset() if mention.cell is not None else frozenset(_near_years(line, line.nearness[mention.turn]))


def own_years(mention: Mention, index: SourceIndex) -> frozenset[int]:
    """The years that the mention's own line gives it; none for a table's cell."""
    line = index.line_of(mention)
    if mention.cell is not None:
        return frozenset()
    return years_of(line.words, line.nearness[mention.turn])


def _earlier(mention: Mention, index: SourceIndex) -> list[Line]:
    """The lines before a mention that may still set its time: of its passage, and of a few passages before."""
    home = index.line_of(mention).passage
    return [line for line in index.lines[max(0, mention.line - 8) : mention.line] if home - line.passage <= 3]


def _years(words: tuple[Word, ...]) -> frozenset[int]:
    return frozenset(int(word.text) for word in words if word.key[0] == "#")


def _published_in_time(wanted: frozenset[int], published: str | None) -> bool | None:
    """A source speaks of its own year or the year before, where it says no other."""
    if not published or not published[:4].isdecimal():
        return None
    year = int(published[:4])
    if min(wanted) > year:
        return False
    return True if max(wanted) >= year - 1 else None
