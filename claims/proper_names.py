"""Words of a sentence with their places, and the runs of them that are names of bodies, people or works."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from claims import cues
from claims.flow import Span
from claims.languages import is_starter

_TOKEN = re.compile(r"(?:[ldLD]|[Qq]u)['’](?=\w)|\w[\w&.\-/]{0,60}(?:['’][\w]{1,20})?|[^\w\s]")
_CAPITAL_WORD = re.compile(r"(?<=[^\W\d_][ ,])([^\W\d_][^\W\d_]{2,30})")
_LOWER_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]{3,31}")
_SUFFIX = re.compile(r"(?:['’][a-zçğıöşüəа-я]{1,6}|(?<=[A-ZÇĞİÖŞÜƏ]{2})-[a-zçğıöşüə]{1,6})$")
_LONGEST = 14  # words of a name


class Token(NamedTuple):
    """A word or a punctuation mark, its span in the sentence, and the word in lower case."""

    text: str
    start: int
    end: int
    key: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        """Whether it is a word or number."""
        return self.text[0].isalnum()


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its tokens `first` to `last` (last excluded) and how it is printed, without article and suffix."""

    first: int
    last: int
    text: str

    @property
    def words(self) -> int:
        """How many tokens it has."""
        return self.last - self.first


def tokens_of(text: str) -> list[Token]:
    """Words and punctuation of `text`, in order; a dot that ends a word is a token of its own, elisions are parted."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match[0]
        if word[-1] in ".-/&":
            word = word.rstrip(".-/&") or word
        last = start + len(word)
        tokens.append(Token(word, start, last, word.casefold()))
        if last < end:
            tokens.extend(Token(text[at], at, at + 1, text[at]) for at in range(last, end))
    return tokens


def names_of(text: str, tokens: Sequence[Token]) -> list[Name]:
    """The names in a sentence, in order, not overlapping; articles and opening words of the sentence are not part."""
    names: list[Name] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        opening = at == 0 or (at == 1 and not tokens[0].word)
        if not token.capital or (opening and is_opening(token)) or token.text[-1] in "'’":
            at += 1
            continue
        names.append(name_at(text, tokens, at))
        at = names[-1].last
    return names


def name_at(text: str, tokens: Sequence[Token], first: int) -> Name:
    """The name that begins with the capital at token `first`."""
    last = _end_of_name(tokens, first)
    return Name(first, last, _printed(text, tokens, first, last))


def is_opening(token: Token) -> bool:
    """Whether a word with a capital is one that opens sentences: an article, a pronoun, a preposition."""
    acronym = len(token.text) > 1 and token.text.isupper()
    return not acronym and (is_starter(token.text, None) or token.key in cues.ARTICLES)


@lru_cache(maxsize=16_384)
def is_of(word: str, table: str) -> bool:
    """Whether the lower-case `word` is in a table of cues; of languages with many cases, stems are compared."""
    words, stems = _words(table)
    return word in words or (len(word) > 3 and word.startswith(stems))


def names_in(text: str) -> frozenset[str]:
    """Words that `text` prints with a capital within a sentence and never in lower case: names, most likely."""
    lower = set(_LOWER_WORD.findall(text))
    capital = set(_CAPITAL_WORD.findall(text))
    return frozenset(word for word in capital if word[0].isupper() and word.casefold() not in lower)


def _end_of_name(tokens: Sequence[Token], first: int) -> int:
    at = first + 1
    while at < len(tokens) and at - first < _LONGEST:
        before, token = tokens[at - 1], tokens[at]
        step = _step(tokens, at)
        if _is_possessive(before) and not token.capital:
            break
        if token.key == "et" and at + 1 < len(tokens) and tokens[at + 1].key == "al":
            return at + 2 + (at + 2 < len(tokens) and tokens[at + 2].text == ".")
        if step == 0:
            break
        at += step
    return _with_acronym(tokens, first, at)


def _step(tokens: Sequence[Token], at: int) -> int:
    """How many tokens from `at` belong to the name that runs up to it; 0 where it ends."""
    token, before = tokens[at], tokens[at - 1]
    if token.capital and token.text[-1] not in "'’":
        return 1
    if token.text.isdigit() and len(token.text) <= 4 and before.capital:
        return 1
    if token.text == "." and len(before.text) <= 2 and before.capital and at + 1 < len(tokens):
        return 1 if tokens[at + 1].capital else 0
    if token.key in cues.BODIES or is_of(token.key, "BODY_STEMS"):
        return 1
    for length in (1, 2, 3):
        linked = [other.key for other in tokens[at : at + length]]
        if any(word not in cues.LINKS for word in linked) or at + length >= len(tokens):
            break
        if tokens[at + length].capital:
            return length + 1
    return _lower_step(tokens, at)


def _lower_step(tokens: Sequence[Token], at: int) -> int:
    """Lower-case words that go on the name of an institution: 'Banque mondiale', 'Министерство обороны'."""
    head = at - 1
    while head > 0 and not tokens[head].capital and at - head < 4:
        head -= 1
    if not is_of(tokens[head].key, "INSTITUTIONS"):
        return 0
    links = 0
    while at + links < len(tokens) and links < 2 and tokens[at + links].key in {"de", "la", "del", "du", "des"}:
        links += 1
    word = tokens[at + links] if at + links < len(tokens) else None
    if word is None or not word.text.isalpha() or is_starter(word.text, None):
        return 0
    return 0 if is_of(word.key, "SAYING") or is_of(word.key, "FINDING") else links + 1


def _with_acronym(tokens: Sequence[Token], first: int, at: int) -> int:
    """`at`, moved behind an acronym in brackets: 'International Monetary Fund (IMF)'."""
    if at - first < 2 or at + 2 >= len(tokens) or tokens[at].text != "(" or tokens[at + 2].text != ")":
        return at
    return at + 3 if tokens[at + 1].text.isupper() and tokens[at + 1].text.isalpha() else at


def _is_possessive(token: Token) -> bool:
    return token.text.endswith(("'s", "’s"))


def _printed(text: str, tokens: Sequence[Token], first: int, last: int) -> str:
    printed = text[tokens[first].start : tokens[last - 1].end]
    return _SUFFIX.sub("", printed)


@cache
def _words(table: str) -> tuple[frozenset[str], tuple[str, ...]]:
    lists: dict[str, str] = getattr(cues, table)
    words = (word for code, group in lists.items() if code not in cues.STEMS for word in group.split())
    stems = (word for code, group in lists.items() if code in cues.STEMS for word in group.split())
    return frozenset(words), tuple(stems)


def span_of(tokens: Sequence[Token], first: int, last: int) -> Span:
    """The span of tokens `first` to `last`, last excluded."""
    return Span(tokens[first].start, tokens[last - 1].end)
