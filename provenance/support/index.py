"""A source made ready for judging: its sentences, the figures stated in each, and the words that each stands among."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from math import log

from claims.flow import Span
from claims.quantities import find_quantities, vote_decimal_sign
from claims.quantities.model import Change, Quantity, QuantityKind
from claims.sentences import split_sentences
from provenance.support import vocabulary
from provenance.support.bare import is_year, lacks_noun, unit_giver, with_bare
from provenance.support.cells import percents_around, read_cell
from provenance.support.contrasts import ages_in
from provenance.support.mentions import TABLE_LINES, Line, Mention
from provenance.support.names import Name, read_names
from provenance.support.nearness import FAR, OWN
from provenance.support.said_years import said_years
from provenance.support.words import Word, read_words
from sources.text.model import Passage, PassageKind, SourceText

_NEIGHBOURS = (0.6, 0.45, 0.35)  # how much a word tells from one, two, three sentences away in the passage
_LEANT = 0.9  # the same from the sentence before one that takes it up: 'The share was …'
_MOST_NUMBERS = 40  # in a sentence
_DIGITS = re.compile(r"\d[\d.,]*")
_AGE_WORDS = 16  # signs between "aged between" and the number
_TITLE, _HEADING, _CAPTION, _NEXT_PASSAGE = 0.4, 0.55, 0.75, 0.25
_CONFIDENCE = re.compile(r"\s?(?:CI\b|confidence\b|credible\b|KI\b|IC\b|Konfidenz|prediction interval)")
_BLOCK = re.compile(r"\S[^\n]*(?:\n(?!\s*\n)[^\n]*)*")


class SourceIndex:
    """The lines and mentions of one source, and how telling each of its words is."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.language = source.language or vocabulary.probable_language(source.text)
        self.language = self.language.split("-")[0].casefold()
        self.sign = vote_decimal_sign([source.text])
        self.generic = vocabulary.generic_keys(self.language)
        self.passages = source.passages or _plain_passages(source.text)
        self.lines: list[Line] = []
        self.mentions: list[Mention] = []
        self._first_line: dict[int, int] = {}
        self._percents = percents_around(source, self.passages)
        for number, passage in enumerate(self.passages):
            self._read_passage(number, passage)
        self._lines_with = _inverted(self.lines)
        self._bags: dict[int, dict[str, float]] = {}
        self._names_of: dict[int, tuple[Name, ...]] = {}
        years = [int(word.text) for line in self.lines for word in line.words if word.key[0] == "#"]
        self.latest_year = max(years, default=0)
        self._mentions_of: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            self._mentions_of.setdefault(mention.line, []).append(mention)
        self._spellings: dict[str, set[str]] = {}
        self._names: set[str] = set()
        for line in self.lines:
            for word in line.words:
                if word.name:
                    self._names.add(word.key)
                if word.text[0].isupper():
                    self._spellings.setdefault(word.key, set()).add(word.text)

    def idf(self, key: str) -> float:
        """How telling a word is here, up to 1; a word that the source lacks tells a little less than the rarest."""
        count = len(self._lines_with.get(key, ()))
        total = len(self.lines) + 1
        return log(1 + total / count) / log(1 + total) if count else 0.8

    def has(self, key: str) -> bool:
        """Whether the source has the word anywhere in its lines."""
        return key in self._lines_with

    def lines_with(self, key: str) -> Sequence[int]:
        """The numbers of the lines that have the word."""
        return self._lines_with.get(key, ())

    def mentions_in(self, line: int) -> Sequence[Mention]:
        """The figures of a line."""
        return self._mentions_of.get(line, ())

    def spellings(self, key: str) -> set[str]:
        """The forms with a capital in which a word is printed here."""
        return self._spellings.get(key, set())

    def is_name(self, key: str) -> bool:
        """Whether a word is printed with a capital within a sentence here."""
        return key in self._names

    def mentions_name(self, spellings: Iterable[str]) -> bool:
        """Whether any of these words, or how they are written in Latin letters, stands in the text or title."""
        return any(vocabulary.plain(spelling) in self._plain for spelling in spellings)

    @cached_property
    def _plain(self) -> str:
        return vocabulary.plain(f"{self.source.title or ''} {self.source.text}")

    def names_of(self, line: int) -> tuple[Name, ...]:
        """The names of a line, in order."""
        known = self._names_of.get(line)
        if known is None:
            of = self.lines[line]
            known = self._names_of[line] = read_names(of.text, of.words, of.language, of.spots)
        return known

    def names_at(self, text: str) -> tuple[Name, ...]:
        """The names of a heading, caption or header: known places, and what stands as a place."""
        return _heading_names(text, self.language)

    def rank(self, terms: Mapping[str, tuple[float, float]], most: int) -> list[int]:
        """The numbers of the `most` lines that share most with `terms` (word -> nearness, weight), the best first."""
        scores: defaultdict[int, float] = defaultdict(float)
        for key, (near, weight) in terms.items():
            worth = near * weight * self.idf(key)
            for number in self._lines_with.get(key, ()):
                scores[number] += worth
        return [number for number, _ in sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:most]]

    def own_words(self, mention: Mention) -> frozenset[str]:
        """The words of a mention's line that belong to it, or those that head its cell."""
        if mention.cell is not None:
            return frozenset(word.key for header in mention.cell.headers for word in self.words_at(header))
        line = self.line_of(mention)
        return frozenset(
            word.key for word, near in zip(line.words, line.nearness[mention.turn], strict=True) if near >= FAR
        )

    def row_head(self, mention: Mention) -> str:
        """The text of the first cell of a mention's table row, where that is no figure itself."""
        passage = self.passage_of(mention)
        if mention.cell is None or not passage.cells or mention.cell.column == passage.cells[0].column:
            return ""
        first = passage.cells[0]
        text = self.source.text[first.start : first.end]
        return text if any(sign.isalpha() for sign in text) else ""

    def kin(self, mention: Mention) -> list[list[float]]:
        """How near the words of the mention's line belong to its other figures that count the same kind of thing."""
        kinds = {amount.dimension for amount in mention.amounts}
        nouns = self.nouns(mention)
        return [
            self.line_of(mention).nearness[other.turn]
            for other in self._mentions_of.get(mention.line, ())
            if other is not mention
            and any(amount.dimension in kinds for amount in other.amounts)
            and _base(other) == _base(mention)
            and (not nouns or not self.nouns(other) or nouns & self.nouns(other))
        ]

    def nouns(self, mention: Mention) -> frozenset[str]:
        """The words of what a mention counts; none for percentages, money and measures."""
        if mention.quantity.kind not in (QuantityKind.COUNT, QuantityKind.RATE) or not mention.quantity.unit:
            return frozenset()
        words = read_words(mention.quantity.unit, self.language)
        return frozenset("=person" if word.key[0] == "@" else word.key for word in words)

    def mentions_beside(self, mention: Mention) -> list[Mention]:
        """The other figures of a mention's passage."""
        home = self.line_of(mention).passage
        lines = range(self._first_line[home], self._first_line[home] + len(self.lines_of(home)))
        return [other for line in lines for other in self._mentions_of.get(line, ()) if other is not mention]

    def mentions_near(self, mention: Mention) -> list[Mention]:
        """The figures of the lines before and behind, as far as a table reaches."""
        lines = range(max(0, mention.line - TABLE_LINES), mention.line + TABLE_LINES)
        return [other for line in lines for other in self._mentions_of.get(line, ()) if other is not mention]

    def headed_years(self, mention: Mention) -> frozenset[int]:
        """The years that the headers of a mention's cell name; none outside of tables."""
        headers = mention.cell.headers if mention.cell is not None else ()
        return frozenset(int(word.text) for header in headers for word in self.words_at(header) if word.key[0] == "#")

    def line_of(self, mention: Mention) -> Line:
        """The line that a mention stands in."""
        return self.lines[mention.line]

    def passage_of(self, mention: Mention) -> Passage:
        """The passage that a mention stands in."""
        return self.passages[self.line_of(mention).passage]

    def lines_of(self, passage: int) -> list[Line]:
        """The lines of a passage, in order."""
        first = self._first_line.get(passage)
        if first is None:
            return []
        last = first
        while last < len(self.lines) and self.lines[last].passage == passage:
            last += 1
        return self.lines[first:last]

    def bag(self, mention: Mention) -> dict[str, float]:
        """The words around a mention, each with how near it belongs to it (0 to 1)."""
        known = self._bags.get(id(mention))
        if known is None:
            known = self._bags[id(mention)] = self._gather(mention)
        return known

    def words_at(self, text: str) -> tuple[Word, ...]:
        """The words of a heading, caption or header."""
        return _heading_words(text, self.language)

    def _read_passage(self, number: int, passage: Passage) -> None:
        text = self.source.text[passage.start : passage.end]
        self._first_line[number] = len(self.lines)
        if passage.kind is PassageKind.TABLE_ROW and passage.cells:
            self._read_row(number, passage, text)
            return
        states = passage.kind is not PassageKind.NAVIGATION
        read = find_quantities(text, self.language, self.sign, compounds=True) if states else ()
        ages = [start for start, _ in ages_in(text)]
        quantities = [
            found
            for found in read
            if not (_CONFIDENCE.match(text, found.end) or is_year(found) or _is_age(found, text, ages))
        ]
        for span in (part for whole in split_sentences(text, language=self.language) for part in _parts(whole, text)):
            inside = with_bare(
                [found for found in quantities if span.start <= found.start < span.end], text, span, self.language
            )
            spots = tuple(Span(found.start - span.start, found.end - span.start) for found in inside)
            piece = text[span.start : span.end]
            words = self._dated(read_words(piece, self.language, spots), piece, number)
            for turn, found in enumerate(inside):
                start, end = passage.start + found.start, passage.start + found.end
                last = self.mentions[-1].quantity if self.mentions else None
                like = unit_giver(found, inside[:turn], last, text)
                self.mentions.append(Mention(found, start, end, len(self.lines), turn, None, like))
            bare = tuple(lacks_noun(found, text[found.end : span.end]) for found in inside)
            light = tuple(found.change is Change.MULTIPLE_OF for found in inside)
            self.lines.append(Line(passage.start + span.start, piece, number, words, spots, bare, light, self.language))

    def _dated(self, words: tuple[Word, ...], text: str, passage: int) -> tuple[Word, ...]:
        """The words of a line with the years that its phrases stand for."""
        before = self.lines[-1] if self.lines and self.lines[-1].passage == passage else None
        earlier = [int(word.text) for word in before.words if word.key[0] == "#"] if before else []
        published = (self.source.published or "")[:4]
        dated = said_years(text, words, earlier, int(published) if published.isdecimal() else None, self.language)
        return tuple(sorted((*words, *dated), key=lambda word: word.start)) if dated else words

    def _read_row(self, number: int, passage: Passage, text: str) -> None:
        words = read_words(text, self.language)
        line = len(self.lines)
        percent = self._percents.get(number)
        for cell in passage.cells:
            content = self.source.text[cell.start : cell.end]
            for found, bare in read_cell(content, cell, passage.title, self.language):
                start = cell.start + found.start
                like = percent if found.kind is QuantityKind.COUNT else None
                self.mentions.append(Mention(found, start, cell.start + found.end, line, 0, cell, like, bare))
        self.lines.append(Line(passage.start, text, number, words, (), (), (), self.language))

    def _gather(self, mention: Mention) -> dict[str, float]:
        bag: dict[str, float] = {}
        line = self.line_of(mention)
        passage = self.passages[line.passage]
        if mention.cell is not None:
            for header in mention.cell.headers:
                _put(bag, self.words_at(header), OWN)
        else:
            for word, level in zip(line.words, line.nearness[mention.turn], strict=True):
                bag[word.key] = max(bag.get(word.key, 0.0), level)
            self._add_neighbours(bag, mention.line)
        if passage.title:
            _put(bag, self.words_at(passage.title), _CAPTION)
        for heading in passage.headings:
            _put(bag, self.words_at(heading), _HEADING)
        if self.source.title:
            _put(bag, self.words_at(self.source.title), _TITLE)
        return bag

    def _add_neighbours(self, bag: dict[str, float], number: int) -> None:
        home = self.lines[number].passage
        own = {word.key for word in self.lines[number].words}
        leaning = vocabulary.leans(self.lines[number].text, self.language)
        for distance, told in enumerate(_NEIGHBOURS, 1):
            level = _LEANT if leaning and distance == 1 else told
            for other, share in ((number - distance, 1.0), (number + distance, 0.5)):
                if not 0 <= other < len(self.lines):
                    continue
                near = self.lines[other].passage == home
                listed = self.passages[home].kind is PassageKind.LIST_ITEM
                if not near and (listed or share < 1 or self.passages[home].kind is PassageKind.TABLE_ROW):
                    continue
                level_here = level * share if near else _NEXT_PASSAGE
                behind = other > number
                words = [w for w in self.lines[other].words if w.key not in own and not (behind and w.name)]
                _put(bag, words, level_here)


def _base(mention: Mention) -> str:
    """The number that a rate is per ('100000')."""
    return "".join(sign for sign in mention.quantity.per or "" if sign.isdecimal())


def _parts(sentence: Span, text: str) -> Iterator[Span]:
    """A sentence in parts of no more than so many numbers: a table without its lines reads as one sentence.

    What each word belongs to is asked of every figure, so that long lists would take time beyond measure.
    """
    start = sentence.start
    for count, match in enumerate(_DIGITS.finditer(text, sentence.start, sentence.end), 1):
        if count % _MOST_NUMBERS == 0 and text[match.end() : match.end() + 1].isspace():
            yield Span(start, match.end())
            start = match.end() + 1
    if start < sentence.end:
        yield Span(start, sentence.end)


def _is_age(figure: Quantity, text: str, ages: Sequence[int]) -> bool:
    """Whether a number is but an age that parts people, and counts none: 'suspects under 14'."""
    if figure.kind is not QuantityKind.COUNT or not any(start <= figure.start <= start + _AGE_WORDS for start in ages):
        return False
    unit = (figure.unit or "").split(" ")[0]
    return not unit or not text.startswith(unit, figure.end + 1)


def _inverted(lines: Sequence[Line]) -> dict[str, list[int]]:
    table: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        for key in {word.key for word in line.words}:
            table.setdefault(key, []).append(number)
    return table


def _put(bag: dict[str, float], words: Iterable[Word], level: float) -> None:
    for word in words:
        if bag.get(word.key, 0.0) < level:
            bag[word.key] = level


@lru_cache(maxsize=20_000)
def _heading_words(text: str, language: str) -> tuple[Word, ...]:
    """The words of a heading; a capital tells little there, so that 'Change' and 'Lower' are read both ways."""
    words = read_words(text, language)
    plain = read_words(vocabulary.lower(text, language), language)
    names = [replace(word, key=vocabulary.stem(vocabulary.lower(word.text, language), language)) for word in words]
    return (*words, *plain, *names)


@lru_cache(maxsize=5_000)
def _heading_names(text: str, language: str) -> tuple[Name, ...]:
    return read_names(text, read_words(text, language), language)


def _plain_passages(text: str) -> tuple[Passage, ...]:
    """Blocks of a text without structure, parted by empty lines."""
    return tuple(Passage(PassageKind.PARAGRAPH, match.start(), match.end()) for match in _BLOCK.finditer(text))


@lru_cache(maxsize=16)
def index_of(source: SourceText) -> SourceIndex:
    """The index of a source, kept while it is asked for again and again."""
    return SourceIndex(source)


def as_source(text: str, published: str | None = None) -> SourceText:
    """A plain text as a source: visible, cut into blocks at empty lines."""
    return SourceText(text, _plain_passages(text), published=published)


def figures_in(text: str, language: str) -> Sequence[Quantity]:
    """The figures that `text` states, in order."""
    return find_quantities(text, language)
