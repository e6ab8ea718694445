"""Quotations: words in quotation marks that are given as somebody's, and block quotations.

Left out are titles of works, names, terms and words held at a distance: precision comes first. A quotation hangs on the
notes of the sentence in which it ends; one that runs over several on the markers of all of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice

from claims import cues
from claims.document import BlockKind, LinkKind, Quote, Sentence
from claims.passages import Passage

_LONGEST = 1500
_FEWEST = 4  # words; fewer are a term
_FEW = 5  # words that a speaker or a marker right behind makes a quotation
_MANY = 8  # words that are a quotation wherever their sentence is cited
_NEAR = 60
_MOST_IN_ASIDE = 8  # words that say within the marks who speaks
_ASIDES_WITHIN = frozenset({"fr", "es", "ru"})  # languages that do not close the marks for that
_TITLE_SHARE = 0.6
_OPENED = 3  # signs that open a marker: ' [^'
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+){0,4}")
_OPENER = re.compile(r"[“„«»‹›‘‚\"']|(?<!\S)”")
_CLOSERS = {
    "“": "”“\"", "„": "“”\"", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’'", "‚": "‘’", '"': '"”', "'": "'’",
    "”": "”",
}  # fmt: skip
_SINGLE = "‘'"
_UPRIGHT = "'’\"“"  # marks that open, or are apostrophes or signs of measure, as well
_MARK = re.compile(r"[“”„«»‹›‘’‚\"']")
_MOST_MARKS = 64  # looked at for one that closes
_BOUND = re.compile(r"[\s(\[{—–\-/:,“‘„«\"']")
_BEHIND = re.compile(r"[\s.,;:!?)\]—–\-»”’\"'…]")
_CITED_IN_BRACKETS = re.compile(
    r"[\"'”’»]{0,2} ?[.,]? ?\((?:[^()]{0,40}\b(?:1[89]|20)\d\d\b|[A-ZА-Я][^()\d]{2,30}\)|pp?\. ?\d)"
)
_SIGNED = re.compile(r"\s[—–-]{1,2}\s?[^\W\d_a-z][^.!?]{2,80}$")
_SOURCE_BEFORE = re.compile(
    r"(?:^|[\s(])(?:(?:as|comme|como|wie|как) [^.;]{2,60},?|in [^.;,]{2,40} (?:own )?words,) $", re.IGNORECASE
)
_PARTED = re.compile(r"[,?!…]?[\"'”’»“‘«‹]{0,2},? ?[—–-]? ?")  # what parts words from who said them
_CLAUSE = re.compile(r"[^.,;:!?“„«»\"—–]{1,90}")
_BY_BEHIND = re.compile(
    r"(?:(?i:according to|selon|d['’]après|según|laut|aldus|secondo)|so(?= (?:der|die|das|ein|eine|[A-ZÄÖÜ])))\b"
)
_ASIDE = re.compile(r",? [—–] ?([^—–«»“”]{4,80}?)[,.]? ?[—–] |, ([^,«»“”]{4,80}), ")  # within the marks


@dataclass(frozen=True, slots=True)
class _Quoted:
    """What stands between two marks; `behind` is the position after the closing one."""

    start: int
    end: int
    behind: int


def find_quotes(
    passages: Sequence[Passage], sentences: Sequence[Sentence], attributed: frozenset[int], language: str | None = None
) -> tuple[Quote, ...]:
    """The quotations of `passages`, in reading order, ids q1, q2 …

    `attributed` holds the indices of the sentences that name who said something.
    """
    quotes: list[Quote] = []
    for passage in passages:
        for quoted in _quotations(passage, sentences, attributed, language):
            span = passage.flow.span(quoted.start, quoted.end)
            last = passage.first + passage.part_at(quoted.end - 1)
            link, notes = _link(passage, quoted, sentences)
            text = passage.flow.text[quoted.start : quoted.end]
            quotes.append(Quote(f"q{len(quotes) + 1}", last, span.start, span.end, text, notes, link))
    return tuple(quotes)


def _quotations(
    passage: Passage, sentences: Sequence[Sentence], attributed: frozenset[int], language: str | None
) -> Iterator[_Quoted]:
    text = passage.flow.text
    if not passage.parts:
        return
    if passage.kind is BlockKind.QUOTATION:
        marked = [quoted for quoted in quoted_words(text) if _count(text[quoted.start : quoted.end]) >= _FEW]
        spoken = sum(quoted.end - quoted.start for quoted in marked) * 2 > len(text)
        yield from marked if spoken else _whole(text)  # with marks around the words only, the rest is the report's own
        return
    for quoted in quoted_words(text):
        pieces = list(_around_asides(text, quoted, language))
        if len(pieces) > 1:
            yield from (piece for piece in pieces if _count(text[piece.start : piece.end]) >= _FEWEST)
            continue
        first = passage.first + passage.part_at(quoted.start)
        last = passage.first + passage.part_at(quoted.end - 1)
        cited = sentences[last].link is LinkKind.DIRECT
        named = bool(attributed.intersection(range(first, last + 1)))
        if _is_quotation(text, quoted, cited, named, _marked(passage, quoted), language):
            yield quoted


def _whole(text: str) -> Iterator[_Quoted]:
    """A block quotation without marks around it and without a signature at its end."""
    signed = _SIGNED.search(text, max(0, len(text) - 90))
    end = signed.start() if signed else len(text)
    start = 0
    if text[:1] in _CLOSERS and text[end - 1 : end] in _CLOSERS[text[0]]:
        start, end = 1, end - 1
    if _count(text[start:end]) >= _FEW:
        yield _trimmed(text, start, end, len(text))


def quoted_words(text: str) -> Iterator[_Quoted]:
    """All that stands in quotation marks of any style, outermost marks only, in order; apostrophes are not marks."""
    position = 0
    while True:
        opener = _OPENER.search(text, position)
        if opener is None:
            return
        start = opener.end()
        end = _closing(text, opener.start()) if _opens(text, opener.start()) else -1
        if end < 0:
            position = start
            continue
        quoted = _trimmed(text, start, end, end + 1)
        if quoted.end > quoted.start:
            yield quoted
        position = end + 1


def _around_asides(text: str, quoted: _Quoted, language: str | None) -> Iterator[_Quoted]:
    """The words before and behind who said them, where that stands within the marks: '« Non, dit le maire, … »'."""
    start = quoted.start
    if "«" in text[max(0, start - 2) : start] or language in _ASIDES_WITHIN:
        for found in _ASIDE.finditer(text, start, quoted.end):
            words = _WORD.findall(found[1] or found[2])
            if words and words[0].casefold() in _speech() and len(words) <= _MOST_IN_ASIDE:
                yield _trimmed(text, start, found.start(), found.end())
                start = found.end()
    yield _trimmed(text, start, quoted.end, quoted.behind)


def _opens(text: str, at: int) -> bool:
    sign, after = text[at], text[at + 1 : at + 2]
    if not after or after == sign or (after.isspace() and sign != "«"):
        return False
    if sign in "„«‹‚":
        return True
    free = at == 0 or _BOUND.match(text[at - 1]) is not None
    return free and (sign not in _SINGLE or after.isalpha())


def _closing(text: str, at: int) -> int:
    """The position of the mark that closes the one at `at`; -1 if none is near."""
    sign = text[at]
    depth = 0
    for found in islice(_MARK.finditer(text, at + 2, min(len(text), at + _LONGEST)), _MOST_MARKS):
        mark, position = found[0], found.start()
        if mark in _CLOSERS[sign] and (mark != sign or sign in "\"'”“"):
            if mark in _UPRIGHT and not _closes(text, position):
                depth += mark == sign and sign not in _SINGLE
                continue
            if depth == 0:
                return position
            depth -= 1
        elif mark == sign:
            depth += 1
    return -1


def _closes(text: str, at: int) -> bool:
    """Whether an upright or single mark closes: not an apostrophe ('workers’ union'), not an opening mark."""
    after = text[at + 1 : at + 2]
    if text[at - 1].isspace() or (after and _BEHIND.match(after) is None):
        return False
    plural = text[at] in "’'" and text[at - 1] == "s"
    return not (plural and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower())


def _trimmed(text: str, start: int, end: int, behind: int) -> _Quoted:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return _Quoted(start, end, behind)


def _is_quotation(
    text: str, quoted: _Quoted, cited: bool, attributed: bool, marked: bool, language: str | None
) -> bool:
    words = _count(text[quoted.start : quoted.end])
    before = text[max(0, quoted.start - _NEAR) : quoted.start].rstrip("“„«»‹‘\"'” ")
    after = text[quoted.behind : quoted.behind + _NEAR]
    tail = text[quoted.end - (text[quoted.end - 1] in "?!…") : quoted.behind + 2 * _NEAR]
    last = [word.casefold() for word in _WORD.findall(before)[-3:]]
    introduced = before.endswith(":") or _is_introduced(before, last)
    if words < _FEWEST or _is_title(text[quoted.start : quoted.end], language) or _names_behind(after):
        return False
    if not introduced and _is_named(last, before):
        return False
    spoken = introduced or _is_followed(after) or _is_signed(tail) or _CITED_IN_BRACKETS.match(after) is not None
    term = bool(last) and before[-1:].isalpha() and last[-1] in cues.ARTICLES
    if term and words < _MANY and not marked:
        return False
    if words < _FEW:
        return spoken and not term and text[quoted.end - 1] in ".!?…" and text[quoted.start].isupper()
    return spoken or marked or (words > _FEW and attributed) or (words >= _MANY and cited)


def _is_introduced(before: str, last: Sequence[str]) -> bool:
    """Whether a verb of speech or 'that' stands right before, or 'as X put it,'."""
    if not last:
        return False
    if _SOURCE_BEFORE.search(before + " ") and before.endswith(","):
        return True
    return last[-1] in _speech() | cues.THAT or (len(last) > 1 and last[-2] in _speech() and not before.endswith("."))


def _is_followed(after: str) -> bool:
    """Whether a verb of speech stands among the first words behind, in the same sentence."""
    clause = re.split(r"[.;:!?](?: |$)", after.lstrip("\"'”’» "), maxsplit=1)[0]
    return any(word.casefold() in _speech() for word in _WORD.findall(clause)[:4])


def _is_signed(tail: str) -> bool:
    """Whether a comma or dash parts the words from a clause that says whose they are.

    Such a clause ends in a verb of speech ('the head of the customs office remarked') or begins with 'according to'.
    """
    parting = _PARTED.match(tail)
    speaker = _CLAUSE.match(tail, parting.end()) if parting and set(parting[0]) & set(",?!…—–") else None
    if speaker is None:
        return False
    last = {word.casefold() for word in _WORD.findall(speaker[0])[-3:]}
    return _BY_BEHIND.match(speaker[0]) is not None or not last.isdisjoint(_speech() - cues.BASE_FORMS - cues.NEED_THAT)


def _is_named(last: Sequence[str], before: str) -> bool:
    """Whether the words before say that a title, name or term follows."""
    if not last or before.endswith(":"):
        return False
    return last[-1] in _naming() or (len(last) > 1 and last[-1] in _joining() and last[-2] in _naming())


def _names_behind(after: str) -> bool:
    following = _WORD.match(after.lstrip("\"'”’» "))
    return following is not None and following[0].casefold() in cues.NAMED_BEHIND


def _is_title(words: str, language: str | None) -> bool:
    """Whether nearly every long word has a capital, as titles and names have; German capitals tell nothing."""
    long = [word for word in _WORD.findall(words)[1:] if len(word) > 3 and word[0].isalpha()]
    if language == "de" or len(long) < 2:
        return False
    return len([word for word in long if word[0].isupper()]) > _TITLE_SHARE * len(long)


def _marked(passage: Passage, quoted: _Quoted) -> bool:
    """Whether a marker stands right behind the closing mark, with nothing but punctuation between."""
    end = quoted.behind
    text = passage.flow.text
    while end < len(text) and end < quoted.behind + 3 and text[end] in ".,;:!?)\"'”’»":
        end += 1
    origin = passage.flow.span(quoted.end - 1, quoted.end).end
    limit = passage.flow.offsets[end - 1] + 1 if end <= len(passage.flow.offsets) else origin
    markers = passage.parts[passage.part_at(quoted.end - 1)].markers
    return any(origin <= marker.start <= limit + _OPENED for marker in markers)


def _link(passage: Passage, quoted: _Quoted, sentences: Sequence[Sentence]) -> tuple[LinkKind, tuple[str, ...]]:
    first = passage.first + passage.part_at(quoted.start)
    last = passage.first + passage.part_at(quoted.end - 1)
    over = [sentence for sentence in sentences[first : last + 1] if sentence.link is LinkKind.DIRECT]
    if over:
        return LinkKind.DIRECT, tuple(dict.fromkeys(chain.from_iterable(sentence.notes for sentence in over)))
    return sentences[last].link, sentences[last].notes


def _count(text: str) -> int:
    return len(_WORD.findall(text))


@cache
def _speech() -> frozenset[str]:
    tables = (cues.SAYING, cues.SPEAKING, cues.FINDING)
    return cues.INVERTED.union(word for table in tables for words in table.values() for word in words.split())


@cache
def _joining() -> frozenset[str]:
    return cues.LINKS | cues.ARTICLES | cues.PREPOSITIONS


@cache
def _naming() -> frozenset[str]:
    return frozenset(word for words in cues.NAMING.values() for word in words.split())
