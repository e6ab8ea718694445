"""Quotations against a source: word for word, with the changes that quoting allows.

Allowed are ellipses, words in square brackets, capitals, the style of quotation marks and dashes, punctuation, white
space, hyphenation at line ends, note markers, and page furniture that the source's own pages put in between. Other
words are an alteration, where the passage is plainly the one that is quoted; else the quotation is not found.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein, Opcode

from claims.languages import language_of
from provenance.model import Evidence, Verdict
from provenance.support.settings import How
from sources.text.model import PassageKind, SourceText

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d+(?:[.,]\d+)*|[%€$£]")
_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴-⁹]+")
_MARKER = re.compile(r"\[\d{1,3}\]|(?<=[^\W\d_][.,;”\"])\d{1,3}(?=\s|$)|(?<=[^\W\d_])\d{1,3}(?=[\s.,;]|$)")
_LETTER_IN_BRACKETS = re.compile(r"\[([^\W\d_]{1,2})\](?=[^\W\d_])|(?<=[^\W\d_])\[([^\W\d_]{1,4})\]")
_GAP = re.compile(r"[\[(]\s*(?:\.\s?){2,8}\s*[\])]|[\[(]\s*…\s*[\])]|(?:\.\s?){2,8}\.|…|\[[^\]]{0,200}\]")
_GAP_WORDS = 400  # an ellipsis leaves out no more
_LEAST_WORDS = 5  # of a quotation that can be called altered
_ALIKE = 0.8  # share of a quotation's words that its passage must have, in order
_DIFFERENT = 0.2  # share of words that may differ, and never more than the next line says
_MOST_DIFFERENT = 6
_MARGINS = (2, 30)  # words around the likeliest place to look at; the second leaves room for page furniture
_RUNS, _SLACK = 3, 2  # runs of equal words from which a passage is tried; words looked at beyond its ends
_SHOWN = 3  # differences named in the explanation
_COMMON = 60  # a word that stands so often in the source helps no search


@dataclass(frozen=True, eq=False)
class Words:
    """The words of a text in normal form, and where each stands."""

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    squeezed: str  # all forms without a space between
    edges: tuple[int, ...]  # where each form begins in `squeezed`, and the end of the last

    def at(self, position: int) -> int | None:
        """The number of the word that begins at a position of `squeezed`; None within a word."""
        number = bisect_left(self.edges, position)
        return number if number < len(self.edges) and self.edges[number] == position else None


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of the source's words, `first` included and `last` excluded."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Aligned:
    """A part of a quotation laid against the source: where, the differing words (quotation, source), how many agree."""

    found: Found
    differences: tuple[tuple[str, str], ...]
    matched: int

    @property
    def differing(self) -> int:
        """How many words differ."""
        return sum(max(len(mine.split()), len(theirs.split())) for mine, theirs in self.differences)


def compare_quotation(quotation: str, source: SourceText) -> Evidence:
    """Whether the source has the quotation: supported, altered, not-found, unavailable or not-checkable.

    Offsets of the evidence count in `source.text`.
    """
    pieces = _pieces(quotation)
    if not pieces:
        return Evidence(Verdict.NOT_CHECKABLE, "The quotation has no words.")
    for words in (_words_of(source), _whole(source.text)):
        found = _find_all(pieces, words)
        if found:
            exact = len(pieces) == 1
            sentence = "The source has the quotation word for word." if exact else "The source has its parts in order."
            return _evidence(Verdict.SUPPORTED, sentence, found, words, source, 1.0, How.EXACT)
    words = _words_of(source)
    return _altered(pieces, words, source) or _missing(quotation, pieces, source)


def _pieces(quotation: str) -> list[Words]:
    """The parts of a quotation between ellipses and bracketed words."""
    joined = _LETTER_IN_BRACKETS.sub(lambda match: match[1] or match[2], quotation)
    parts = (_read(part) for part in _GAP.split(joined))
    return [part for part in parts if part.forms]


def _read(text: str, spans: Iterable[tuple[int, int]] | None = None) -> Words:
    """The words of `text`, or of the given stretches of it, without note markers."""
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    edges = [0]
    for begin, end in spans if spans is not None else [(0, len(text))]:
        markers = {match.start() for match in _MARKER.finditer(text, begin, end)}
        markers |= {start + 1 for start in markers if text[start] == "["}
        for match in _WORD.finditer(text, begin, end):
            form = _normal(match[0])
            if form and not (match.start() in markers and form.isdigit()):
                forms.append(form)
                starts.append(match.start())
                ends.append(match.end())
                edges.append(edges[-1] + len(form))
    return Words(tuple(forms), tuple(starts), tuple(ends), "".join(forms), tuple(edges))


@lru_cache(maxsize=50_000)
def _normal(word: str) -> str:
    folded = unicodedata.normalize("NFKC", _SUPERSCRIPT.sub("", word)).casefold()
    return re.sub("[\u00ad'’ʼ]", "", folded)


@lru_cache(maxsize=8)
def _words_of(source: SourceText) -> Words:
    """The words of a source without its navigation and page furniture."""
    if not source.passages:
        return _whole(source.text)
    kept = (passage for passage in source.passages if passage.kind is not PassageKind.NAVIGATION)
    return _read(source.text, sorted((passage.start, passage.end) for passage in kept))


@lru_cache(maxsize=8)
def _whole(text: str) -> Words:
    return _read(text)


def _find_all(pieces: Sequence[Words], words: Words) -> list[Found]:
    """Where all pieces stand in order and near enough; the first place that has them, empty if there is none."""
    start = 0
    while True:
        first = _find(pieces[0], words, start, None)
        if first is None:
            return []
        found = [first]
        for piece in pieces[1:]:
            following = _find(piece, words, found[-1].last, found[-1].last + _GAP_WORDS)
            if following is None:
                break
            found.append(following)
        if len(found) == len(pieces):
            return found
        start = first.first + 1


def _find(piece: Words, words: Words, start: int, latest: int | None) -> Found | None:
    """The first place from word `start` on (beginning before `latest`) where a piece stands as whole words."""
    position = words.edges[min(start, len(words.forms))]
    stop = words.edges[min(latest, len(words.forms))] + len(piece.squeezed) if latest is not None else None
    while True:
        position = words.squeezed.find(piece.squeezed, position, stop)
        if position < 0:
            return None
        first, last = words.at(position), words.at(position + len(piece.squeezed))
        if first is not None and last is not None:
            return Found(first, last)
        position += 1


def _altered(pieces: Sequence[Words], words: Words, source: SourceText) -> Evidence | None:
    """Evidence that the source has the quotation with other words; None where no passage is plainly the one."""
    length = sum(len(piece.forms) for piece in pieces)
    if length < _LEAST_WORDS or not words.forms:
        return None
    aligned: list[Aligned] = []
    for piece in pieces:
        start = aligned[-1].found.last if aligned else 0
        nearest = _exactly(piece, words, start) or _align(piece.forms, words, source)
        if nearest is None or (aligned and not start <= nearest.found.first <= start + _GAP_WORDS):
            return None
        aligned.append(nearest)
    differences = [difference for part in aligned for difference in part.differences]
    found = [part.found for part in aligned]
    matched = sum(part.matched for part in aligned) / length
    if not differences and matched == 1:
        sentence = "The source has the quotation, with page furniture in between."
        return _evidence(Verdict.SUPPORTED, sentence, found, words, source, 1.0, How.EXACT)
    allowed = min(_MOST_DIFFERENT, max(1, round(length * _DIFFERENT)))
    if matched < _ALIKE or sum(part.differing for part in aligned) > allowed:
        return None
    shown = "; ".join(_difference(mine, theirs) for mine, theirs in differences[:_SHOWN])
    more = f" (and {len(differences) - _SHOWN} more)" if len(differences) > _SHOWN else ""
    return _evidence(
        Verdict.ALTERED, f"The source words it differently: {shown}{more}.", found, words, source, matched, None
    )


def _exactly(piece: Words, words: Words, start: int) -> Aligned | None:
    found = _find(piece, words, start, None)
    return Aligned(found, (), len(piece.forms)) if found else None


def _align(quoted: Sequence[str], words: Words, source: SourceText) -> Aligned | None:
    """Where a part of a quotation lies in the source, how the words differ, and how many agree."""
    window = _likeliest(quoted, words)
    if window is None:
        return None
    nearest = fuzz.partial_ratio_alignment(list(quoted), list(words.forms[window.first : window.last]))
    if nearest is None:
        return None
    first, last = nearest.dest_start + window.first, nearest.dest_end + window.first
    tries = [_lay(quoted, first - margin, last + margin, words, source) for margin in _MARGINS]
    for start in _starts(quoted, words.forms[window.first : window.last], window.first):
        tries.append(_lay(quoted, start - _SLACK, start + len(quoted) + _SLACK, words, source))
    return min((part for part in tries if part), key=lambda part: part.differing, default=None)


def _starts(quoted: Sequence[str], stretch: Sequence[str], offset: int) -> list[int]:
    """Where the quotation would begin if a run of its words that the stretch has were in its place, the longest first.

    An alignment over a whole window may hang on a common word far before the passage; a run of words does not.
    """
    equal = [block for block in Levenshtein.opcodes(list(quoted), list(stretch)) if block.tag == "equal"]
    runs = sorted(equal, key=lambda block: block.src_start - block.src_end)[:_RUNS]
    return [offset + block.dest_start - block.src_start for block in runs]


def _lay(quoted: Sequence[str], first: int, last: int, words: Words, source: SourceText) -> Aligned | None:
    """Lay a part of a quotation word by word against a stretch of the source."""
    begin = max(0, first)
    passage = words.forms[begin:last]
    operations = Levenshtein.opcodes(list(quoted), list(passage))
    equal = [operation for operation in operations if operation.tag == "equal"]
    if not equal:
        return None
    differences = []
    told = list(_without_hyphens(operations, quoted, passage))
    for operation in told:
        mine = " ".join(quoted[operation.src_start : operation.src_end])
        inner = operation.dest_start >= equal[0].dest_start and operation.dest_end <= equal[-1].dest_end
        theirs = " ".join(passage[operation.dest_start : operation.dest_end]) if inner else ""
        place = Found(begin + operation.dest_start, begin + operation.dest_end)
        if operation.tag == "equal" or not (mine or theirs) or (not mine and _is_furniture(place, words, source)):
            continue
        differences.append((mine, theirs))
    matched = sum(o.src_end - o.src_start for o in operations if o.tag == "equal" or o not in told)
    found = Found(begin + equal[0].dest_start, begin + equal[-1].dest_end)
    return Aligned(found, tuple(differences), matched)


def _without_hyphens(operations: Iterable[Opcode], quoted: Sequence[str], passage: Sequence[str]) -> Iterator[Opcode]:
    """The operations but for those that together change no letter: 're', 'newed' for 'renewed'."""
    run: list[Opcode] = []
    for operation in (*operations, None):
        if operation is not None and operation.tag != "equal":
            run.append(operation)
            continue
        mine = "".join(word for part in run for word in quoted[part.src_start : part.src_end])
        theirs = "".join(word for part in run for word in passage[part.dest_start : part.dest_end])
        if mine != theirs:
            yield from run
        run = []
        if operation is not None:
            yield operation


def _likeliest(quoted: Sequence[str], words: Words) -> Found | None:
    """The stretch of the source with most of the quotation's words in order, by votes on where it would begin."""
    places = _places(words)
    votes: Counter[int] = Counter()
    width = max(8, len(quoted) // 2)
    for turn, form in enumerate(quoted):
        hits = places.get(form, ())
        if len(hits) <= _COMMON:
            for hit in hits:
                start = (hit - turn) // width
                votes[start] += 2
                votes[start + 1] += 1
                votes[start - 1] += 1
    if not votes:
        return None
    best = min(votes, key=lambda start: (-votes[start], start)) * width
    return Found(max(0, best - width), min(len(words.forms), best + 2 * width + len(quoted) + width))


@lru_cache(maxsize=8)
def _places(words: Words) -> dict[str, list[int]]:
    table: dict[str, list[int]] = {}
    for number, form in enumerate(words.forms):
        table.setdefault(form, []).append(number)
    return table


def _is_furniture(place: Found, words: Words, source: SourceText) -> bool:
    """Whether words of the source fill whole lines that a page break put into a sentence."""
    if not 0 < place.first < place.last < len(words.forms) or place.last - place.first > 25:
        return False
    before = source.text[words.ends[place.first - 1] : words.starts[place.first]]
    behind = source.text[words.ends[place.last - 1] : words.starts[place.last]]
    return "\n" in before and ("\n" in behind or "\f" in behind)


def _difference(mine: str, theirs: str) -> str:
    if not mine:
        return f"the quotation leaves out '{theirs}'"
    if not theirs:
        return f"the quotation adds '{mine}'"
    return f"'{theirs}', quoted as '{mine}'"


def _missing(quotation: str, pieces: Sequence[Words], source: SourceText) -> Evidence:
    """Evidence that the source does not have the quotation, or why that cannot be told."""
    if source.unreadable:
        return Evidence(Verdict.UNAVAILABLE, f"The source could not be read: {source.unreadable.rstrip('.')}.")
    if source.truncated:
        reason = f"Only part of the source was read ({source.truncated}), and the quotation is not in it."
        return Evidence(Verdict.UNAVAILABLE, reason)
    if source.hidden and _find_all(pieces, _whole(source.hidden)):
        return Evidence(Verdict.NOT_FOUND, "The quotation stands only in hidden text of the source.", how=How.HIDDEN)
    mine, theirs = language_of(quotation), source.language or language_of(source.text)
    if mine and theirs and mine != theirs.split("-")[0].casefold():
        return Evidence(Verdict.NOT_CHECKABLE, "The source is in another language; the quotation may be translated.")
    return Evidence(Verdict.NOT_FOUND, "The source does not have the quotation.")


def _evidence(
    verdict: Verdict,
    sentence: str,
    found: Sequence[Found],
    words: Words,
    source: SourceText,
    score: float,
    how: How | None,
) -> Evidence:
    start, end = words.starts[found[0].first], words.ends[found[-1].last - 1]
    page = next((p.page for p in source.passages if p.start <= start < p.end), None)
    quote = source.text[start:end]
    return Evidence(
        verdict, sentence, quote=quote, start=start, end=end, page=page, found=quote, how=how, score=round(score, 3)
    )
