"""Places that name who said or found something: 'according to X', 'X reported', 'a X study found', 'X verilerine göre'.

A cue counts where a name stands beside it, or a kind of person or study ('experts'), which has no name. Cues of all
languages are looked for in every text, for quotations and names bring foreign words along. What is unsure is left out.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claims import abbreviations, cues
from claims.countries import is_country
from claims.document import Attribution, Sentence
from claims.passages import Passage
from claims.proper_names import Name, Token, is_of, name_at, names_of, span_of, tokens_of
from claims.quantities.languages import lexicon_of

_STEPS = 6  # words between a cue and its name
_ASIDE = 10  # words between two commas that part a subject from its verb
_REACH = 16  # words between what a body printed and the verb that tells what it found
_CLAUSE_ENDS = frozenset(".;:!?")
_ADJECTIVE = re.compile(r"[^\W\d_]{3,20}(?:ian|ish|ese|can|man|ani|eli|ench|ean|eek|utch|iss)$")
_LETTERS = re.compile(r"\w+")
_UNNAMING = frozenset("new old same other whole local first last only entire".split())
_LONGEST_OFFICE = 5  # words of a body named in lower case
_OF = frozenset({"d", "de", "del", "des", "du"})
_BARE = frozenset({"göre", "görə", "əsasən", "zufolge"})


@dataclass(frozen=True, slots=True)
class Attributed:
    """A place of a sentence that names who said so; `name` is empty where only a kind is named."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """A sentence as words, and its names by the token behind them; `known`: see `attributed_in`."""

    text: str
    tokens: list[Token]
    ends: dict[int, Name]
    known: frozenset[str]

    def name_from(self, first: int) -> Name | None:
        """The name that begins at token `first`."""
        return name_at(self.text, self.tokens, first) if self.tokens[first].capital else None

    def name_to(self, last: int) -> Name | None:
        """The name that ends before token `last`."""
        return self.ends.get(last)

    def key(self, at: int) -> str:
        """The lower-case word at `at`; '' outside the sentence."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def place(self, first: int, last: int, name: str) -> Attributed:
        """The place of tokens `first` to `last`."""
        span = span_of(self.tokens, max(0, first), min(last, len(self.tokens)))
        return Attributed(span.start, span.end, name)


def find_attributions(
    passages: Sequence[Passage], sentences: Sequence[Sentence], known: frozenset[str] = frozenset()
) -> tuple[Attribution, ...]:
    """The attributions of `passages`, in reading order, linked as their sentences are; `known`: see `attributed_in`."""
    found: list[Attribution] = []
    for passage in passages:
        for number, part in enumerate(passage.parts):
            index = passage.first + number
            sentence = sentences[index]
            for place in attributed_in(sentence.text, known):
                span = passage.flow.span(part.span.start + place.start, part.span.start + place.end)
                found.append(Attribution(index, span.start, span.end, place.name, sentence.notes, sentence.link))
    return tuple(found)


def attributed_in(text: str, known: frozenset[str] = frozenset()) -> list[Attributed]:
    """The attributions of one sentence, in order, not overlapping.

    `known`: words that are names; a single word that opens a sentence is one only if it is known or an acronym.
    """
    if _hints().isdisjoint(_LETTERS.findall(text.casefold())):
        return []
    tokens = tokens_of(text)
    reading = _Reading(text, tokens, {name.last: name for name in names_of(text, tokens)}, known)
    readers: tuple[Callable[[_Reading], Iterator[Attributed]], ...] = (
        _announced,
        _followed,
        _studied,
        _stated,
        _inverted,
    )
    places = [place for reader in readers for place in reader(reading)]
    places.sort(key=lambda place: (place.start, not place.name))
    kept: list[Attributed] = []
    for place in places:
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
        elif place.name and not kept[-1].name:
            kept[-1] = place
    return kept


def _announced(reading: _Reading) -> Iterator[Attributed]:
    """'According to X', 'laut X', 'selon X', 'по данным X'."""
    for at, length in _cues_in(reading, "ACCORDING"):
        found = _named_after(reading, at + length)
        if found is not None:
            last, name = found
            yield reading.place(at, last, name)


def _named_after(reading: _Reading, at: int) -> tuple[int, str] | None:
    """The name that follows a cue, or a kind; and the token behind it. None where neither follows."""
    kind = -1
    for turn in range(at, min(at + _STEPS, len(reading.tokens))):
        token = reading.tokens[turn]
        if not token.word:
            break
        name = reading.name_from(turn)
        if name is not None:
            if _is_kind(token.key) and (name.words == 1 or reading.key(turn + 1) in _by()):
                kind = turn
                continue
            if kind >= 0 and not _joins_kind(reading, kind, turn):
                break
            return _checked(reading, name)
        if _is_kind(token.key):
            kind = turn
        elif kind < 0 and token.key in cues.PREPOSITIONS:
            break
    return (kind + 1, "") if kind >= 0 else None


def _joins_kind(reading: _Reading, kind: int, turn: int) -> bool:
    """Whether a name behind a kind is its body: 'data from X', 'experts at X', not 'the mayor of X'."""
    between = {reading.key(at) for at in range(kind + 1, turn)}
    return bool(between & {"at", "by", "from", "with", "bei", "von", "der", "des", "par"}) or (
        is_of(reading.key(kind), "STUDIES") and bool(between & _by())
    )


def _checked(reading: _Reading, name: Name) -> tuple[int, str] | None:
    first = reading.tokens[name.first]
    if first.key in abbreviations.LABELS.split():
        return None
    behind = reading.key(name.last)
    if name.words == 1 and _is_person(behind) and _ADJECTIVE.fullmatch(first.text):
        return name.last + 1, ""
    return name.last, name.text


def _followed(reading: _Reading) -> Iterator[Attributed]:
    """'X verilerine göre', 'X'ə əsasən', 'X zufolge'."""
    for at, length in _cues_in(reading, "FOLLOWING"):
        name = reading.name_to(at)
        bare = reading.key(at) in _BARE
        if name is not None and _is_kind(reading.key(at - 1)):
            yield reading.place(at - 1, at + length, "")
        elif name is not None and (not bare or name.words > 1 or _is_acronym(name.text)):
            yield reading.place(name.first, at + length, name.text)
        elif name is None and _is_kind(reading.key(at - 1)):
            yield reading.place(at - 1, at + length, "")


def _studied(reading: _Reading) -> Iterator[Attributed]:
    """'A X study found', 'X’s latest figures show', 'eine Studie der X zeigt'."""
    for at, token in enumerate(reading.tokens):
        if not is_of(token.key, "STUDIES"):
            continue
        name = _owner(reading, at)
        if name is not None and not token.capital and _has_verb(reading, at + 1):
            yield reading.place(name.first, at + 1, name.text)
            continue
        name = _publisher(reading, at)
        if name is not None and _has_verb(reading, name.last):
            yield reading.place(at, name.last, name.text)


def _owner(reading: _Reading, at: int) -> Name | None:
    """The name before a study, at most three lower-case words between."""
    for last in range(at, max(0, at - 4), -1):
        name = reading.name_to(last)
        if name is not None:
            lone = name.words == 1 and (_ADJECTIVE.fullmatch(name.text) or _only_opens(reading, name))
            return None if lone or not _is_naming(reading, name) else name
        if not reading.tokens[last - 1].word:
            return None
    return None


def _publisher(reading: _Reading, at: int) -> Name | None:
    """The name behind a study: 'by X', 'published by the X', 'de l’X'."""
    said = False
    for turn in range(at + 1, min(at + 5, len(reading.tokens))):
        name = reading.name_from(turn)
        if name is not None:
            return name if said and name.first == turn else None
        if not reading.tokens[turn].word and reading.tokens[turn].text[-1] not in "'’":
            return None
        said = said or reading.key(turn) in _by()
    return None


def _has_verb(reading: _Reading, at: int) -> bool:
    for turn in range(at, min(at + _REACH, len(reading.tokens))):
        token = reading.tokens[turn]
        if token.text in _CLAUSE_ENDS:
            return False
        if not token.capital and (is_of(token.key, "SAYING") or is_of(token.key, "FINDING")):
            return True
    return False


def _stated(reading: _Reading) -> Iterator[Attributed]:
    """'X said', 'Smith et al. report', 'experts say', 'wie X mitteilte', 'X … bildirdi'."""
    for at, token in enumerate(reading.tokens):
        saying = is_of(token.key, "SAYING")
        if token.capital or not (saying or is_of(token.key, "FINDING")):
            continue
        subject = _subject_end(reading, at)
        that = reading.key(at + 1) in cues.THAT or (reading.key(at + 1) == "," and reading.key(at + 2) in cues.THAT)
        if not (saying or that) or reading.key(at + 1) in {"to", "into", "back"} or reading.key(at - 1) in cues.PASSIVE:
            continue
        if _is_final(token):
            yield from _opening_name(reading, at)
            continue
        name = reading.name_to(subject)
        if name is not None and (that or token.key not in cues.NEED_THAT) and _may_state(reading, name, token, that):
            yield reading.place(name.first, at + 1, "" if _is_lone_kind(reading, name) else name.text)
        elif name is None and subject and (office := _office(reading, subject)) and (that or not _is_noun(token)):
            yield reading.place(*office)
        elif name is None and subject and _is_kind(reading.key(subject - 1)) and (that or not _is_noun(token)):
            yield reading.place(subject - 1, at + 1, "")


def _office(reading: _Reading, end: int) -> tuple[int, int, str] | None:
    """The body in lower case that ends before token `end`: 'the regional water agency', its article left out."""
    if reading.key(end - 1) not in cues.OFFICES or reading.tokens[end - 1].capital:
        return None
    first = end - 1
    while first and end - first < _LONGEST_OFFICE and reading.tokens[first - 1].word:
        if reading.key(first - 1) in cues.ARTICLES | cues.PREPOSITIONS | cues.AUXILIARIES | _UNNAMING:
            break
        first -= 1
    led = first > 0 and reading.key(first - 1) in cues.ARTICLES
    if not led or first == end - 1:
        return None
    known = reading.key(first - 1) not in {"a", "an"}
    return first, end, " ".join(token.text for token in reading.tokens[first:end]) if known else ""


def _inverted(reading: _Reading) -> Iterator[Attributed]:
    """'Vans, says the Freight Institute, idle': the verb first, a name with punctuation on both sides."""
    for at, token in enumerate(reading.tokens[:-2]):
        if token.key not in cues.INVERTED or token.capital or not at or reading.tokens[at - 1].word:
            continue
        start = at + 1 + (reading.key(at + 1) in cues.ARTICLES)
        name = reading.name_from(start)
        if name is None or name.first > start or _is_lone_kind(reading, name):
            continue
        if name.last >= len(reading.tokens) or not reading.tokens[name.last].word:
            yield reading.place(at, name.last, name.text)


def _subject_end(reading: _Reading, verb: int) -> int:
    """The token behind the subject of the verb at `verb`: auxiliaries, adverbs, asides, brackets are passed over."""
    at = verb
    while at > 0 and (reading.key(at - 1) in cues.AUXILIARIES or reading.key(at - 1).endswith("ly")):
        at -= 1
    if at > 1 and reading.key(at - 1) == "," and at < verb and reading.name_to(at - 1) is not None:
        at -= 1
    if at > 0 and reading.key(at - 1) == "," and reading.name_to(at - 1) is None:
        commas = [turn for turn in range(max(0, at - _ASIDE), at - 1) if reading.key(turn) == ","]
        at = commas[-1] if commas else at
    bracketed = at > 3 and reading.key(at - 1) == ")" and reading.key(at - 3) == "("
    if bracketed and reading.name_to(at) is None:
        at -= 3
    return at


def _may_state(reading: _Reading, name: Name, verb: Token, that: bool) -> bool:
    """Whether the name can be who says so, and the verb is none of the nouns that look like it."""
    first = reading.tokens[name.first]
    if not _is_naming(reading, name) or (verb.key in cues.COUNTING and is_country(name.text)):
        return False
    german = _is_only_of(verb.key, "de")
    if german:
        several_names = all(token.capital for token in reading.tokens[name.first : name.last]) and name.words > 1
        return several_names or "wie" in {reading.key(name.first - 1), reading.key(name.first - 2)}
    several = name.text.endswith(("et al.", "et al")) or " and " in name.text
    articles = 1 + (reading.key(name.first - 1).rstrip("'’") in cues.ARTICLES)
    before = reading.key(name.first - articles)
    adjective = _ADJECTIVE.fullmatch(reading.tokens[name.last - 1].text) is not None and verb.key.endswith("s")
    such_as = before == "as" and reading.key(name.first - articles - 1) == "such"
    after_preposition = such_as or before in cues.PREPOSITIONS or before.rstrip("'’") in _OF
    if adjective or after_preposition or (_is_noun(verb) and not several and not that):
        return False
    if name.first > 0 or name.words > 1 or several or _is_acronym(name.text) or name.text in reading.known:
        return True
    return reading.key(name.last) == "(" or _is_kind(first.key)


def _is_naming(reading: _Reading, name: Name) -> bool:
    """Whether words with a capital are a name: not 'Twenty-nine of the studies report', 'An estimated', 'November'."""
    first, english = reading.tokens[name.first].key, lexicon_of("en")
    if first in english.months or reading.tokens[name.last - 1].key in cues.NO_NAMES:
        return False
    return name.words > 1 or not (first.split("-")[0] in english.numbers or first in cues.NO_NAMES)


def _only_opens(reading: _Reading, name: Name) -> bool:
    """Whether one word has its capital from the head of the sentence: 'Household surveys show'."""
    return name.first == 0 and not _is_acronym(name.text) and name.text not in reading.known


def _opening_name(reading: _Reading, verb: int) -> Iterator[Attributed]:
    """Verbs that end the sentence say so of the name that opens it."""
    name = next(iter(reading.ends.values()), None)
    if name is None or name.first > 0:
        return
    if name.last <= verb and (name.words > 1 or _is_acronym(name.text)):
        yield reading.place(name.first, name.last, name.text)


def _is_only_of(word: str, language: str) -> bool:
    """Whether a verb is one of `language` and not of English."""
    words = f" {cues.SAYING[language]} {cues.FINDING[language]} "
    return f" {word} " in words and f" {word} " not in f" {cues.SAYING['en']} {cues.FINDING['en']} "


def _is_final(verb: Token) -> bool:
    return _is_only_of(verb.key, "tr") or _is_only_of(verb.key, "az")


def _is_noun(verb: Token) -> bool:
    """Whether a verb form is a noun as well, so that a single subject cannot have it: 'report', 'estimate'."""
    return verb.key in cues.BASE_FORMS


def _is_lone_kind(reading: _Reading, name: Name) -> bool:
    return name.words == 1 and _is_kind(reading.tokens[name.first].key)


def _is_kind(word: str) -> bool:
    return is_of(word, "KINDS")


def _is_person(word: str) -> bool:
    return _is_kind(word) and not is_of(word, "STUDIES")


def _is_acronym(name: str) -> bool:
    return sum(sign.isupper() for sign in name) > 1 and " " not in name


def _cues_in(reading: _Reading, table: str) -> Iterator[tuple[int, int]]:
    """Where the cues of a table stand, the longest at each place, and how many tokens they have."""
    by_first = _cues_by_first(table)
    for at, token in enumerate(reading.tokens):
        for words in by_first.get(token.key, ()):
            if all(reading.key(at + turn) == word for turn, word in enumerate(words)):
                yield at, len(words)
                break


@cache
def _cues_by_first(table: str) -> dict[str, list[tuple[str, ...]]]:
    by_first: dict[str, list[tuple[str, ...]]] = {}
    groups: dict[str, str] = getattr(cues, table)
    for phrases in groups.values():
        for phrase in phrases.split("|"):
            words = tuple(token.key for token in tokens_of(phrase))
            by_first.setdefault(words[0], []).append(words)
    for group in by_first.values():
        group.sort(key=len, reverse=True)
    return by_first


@cache
def _by() -> frozenset[str]:
    return frozenset(word for words in cues.BY.values() for word in words.split())


@cache
def _hints() -> frozenset[str]:
    """A word of each cue, the longest: most sentences have none and need no reading."""
    phrases = (
        phrase for table in (cues.ACCORDING, cues.FOLLOWING) for group in table.values() for phrase in group.split("|")
    )
    words = {word for table in (cues.SAYING, cues.FINDING) for group in table.values() for word in group.split()}
    words |= cues.INVERTED
    return frozenset(max(_LETTERS.findall(phrase.casefold()), key=len) for phrase in (*phrases, *words))
