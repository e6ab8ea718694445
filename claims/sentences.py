"""Flowing text cut into sentences, knowing where markers stood.

Own rules: libraries lose the boundaries behind footnote markers. A full stop ends a sentence unless what precedes it is
an abbreviation, an initial, an ordinal or an enumerator, or what follows goes on in lower case.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from claims import abbreviations
from claims.flow import Span
from claims.language_words import STARTERS
from claims.languages import is_starter
from claims.limits import LONGEST_SENTENCE

_STOP = re.compile(
    r"(?:\.{2,12}|[.!?…。！？؟]{1,6})"
    r"(?: ?»(?!\w)|«(?!\S)|[\"'”’)\]›“]){0,4}"
    r"(?:[⁰¹²³⁴-⁹]{1,4}|\[\d{1,3}(?:[,–-] ?\d{1,3}){0,5}\]){0,3}"  # markers that nobody recognised
)
_NEXT_LETTER = re.compile(r"[^\w]{0,12}")
_WORD = re.compile(r"[^\W\d_]{1,30}")
_DOTTED = re.compile(r"(?<![^\W\d_])(?<![^\W\d_]-)(?:(?:[^\W\d_]{1,2}\. ?){1,3}[^\W\d_]{1,3}|[^\W\d_]{1,30})$")
_NUMBER = re.compile(r"(?<![\w.,])(?<!\w[.] )\d{1,2}$")
_ITEM = re.compile(r"(?:[a-z]|[ivx]{2,4})[.)] [^\W\d_a-z]")
_ENUMERATOR = re.compile(r"[\W_]{0,3}(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-Za-zА-я]|[ivxIVX]{1,5})$")
_ONE_WORD_IN_BRACKETS = re.compile(r"\([^\W\d_]{1,12}$")
_ROMAN = re.compile(r"[IVXLC]{1,6}\b")
_ELLIPSIS_IN_BRACKETS = re.compile(r"[\[(](?:\.{2,}|…)[\])]$")
_NUMBER_BEFORE_WORD = re.compile(r"\d[ )]?[^\W\d_]{1,4}$")
_ORDINAL_LANGUAGES = frozenset({"de", "tr"})
_ALSO_WORDS = frozenset({"no", "art", "arts"})  # abbreviations that are words of their own as well
_YEAR_MARKS = frozenset({"г", "гг"})
_LOOK_BACK = 40
_BRACKETED = 250  # a bracket opened within a sentence and closed this near holds no boundary


def split_sentences(
    text: str, *, markers: Sequence[int] = (), breaks: Sequence[int] = (), language: str | None = None
) -> list[Span]:
    """The sentences of `text`, in order, without the white space between them; together they hold every other sign.

    What goes on for more than LONGEST_SENTENCE characters is cut, between words where there are any.

    `markers`: sorted positions in `text` where a marker was left out. `breaks`: sorted positions where a line or item
    begins that no sentence runs across.
    """
    closed = _brackets(text)
    sentences: list[Span] = []
    edges = [*breaks, len(text)]
    start = 0
    for edge in edges:
        for end in _ends(text, start, edge, markers, closed, language):
            _add(sentences, text, start, end)
            start = end
        _add(sentences, text, start, edge)
        start = max(start, edge)
    return sentences


def _add(sentences: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST_SENTENCE:
        blank = text.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        cut = blank if blank >= 0 else start + LONGEST_SENTENCE
        sentences.append(Span(start, cut))
        start = cut + 1 if blank >= 0 else cut
    if start < end:
        sentences.append(Span(start, end))


def _ends(
    text: str, start: int, edge: int, markers: Sequence[int], closed: dict[int, int], language: str | None
) -> list[int]:
    """Positions behind each sentence that ends between `start` and `edge`, the last one left out."""
    ends = []
    begin = start
    for match in _STOP.finditer(text, start, edge):
        stop, end = match.start(), match.end()
        if end >= edge or stop < begin:
            continue
        marked = _has_marker(markers, end)
        if _inside_brackets(text, begin, stop, end, closed):
            continue
        if _is_end(text, begin, match, marked, language):
            ends.append(end)
            begin = end
            while begin < edge and text[begin].isspace():
                begin += 1
    return ends


def _has_marker(markers: Sequence[int], position: int) -> bool:
    turn = bisect_left(markers, position)
    return turn < len(markers) and markers[turn] <= position + 1


def _brackets(text: str) -> dict[int, int]:
    """For each bracket opened: where it is closed, if that is near."""
    closed: dict[int, int] = {}
    opened: list[int] = []
    for match in re.finditer(r"[()]", text):
        if match[0] == "(":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if match.start() - start <= _BRACKETED:
                closed[start] = match.start()
    return closed


def _inside_brackets(text: str, begin: int, stop: int, end: int, closed: dict[int, int]) -> bool:
    """Whether the stop stands in a bracket that opened within the sentence and goes on behind the stop."""
    opened = text.rfind("(", max(begin, stop - _BRACKETED), stop)
    return opened > begin and closed.get(opened, -1) >= end


def _is_end(text: str, begin: int, match: re.Match[str], marked: bool, language: str | None) -> bool:
    stop, end = match.start(), match.end()
    gap = _NEXT_LETTER.match(text, end)
    follows = gap.end() if gap else end
    spaced = text[end].isspace()
    next_sign = text[follows] if follows < len(text) else ""
    if not spaced:
        return _is_glued_end(text, stop, end, marked, language)
    if next_sign.islower() and not _ITEM.match(text, follows):
        return False
    if _ELLIPSIS_IN_BRACKETS.search(text[max(begin, end - 16) : end]):
        return False
    if match[0][0] != "." or match[0].startswith(".."):
        return True
    return _is_full_stop(text, begin, stop, follows, marked, language)


def _is_glued_end(text: str, stop: int, end: int, marked: bool, language: str | None) -> bool:
    """A stop without white space behind it: a marker stood there ('war.²In'), or the blank was lost ('end.The')."""
    sign = text[end]
    if not sign.isupper() and sign not in '“"«„([':
        return False
    before = text[max(0, stop - 3) : stop]
    if marked:
        return len(before.strip()) > 1
    following = _WORD.match(text, end)
    lower = len(before) == 3 and before.isalpha() and before.islower()
    return lower and following is not None and len(following[0]) > 1 and is_starter(following[0], language)


def _is_full_stop(text: str, begin: int, stop: int, follows: int, marked: bool, language: str | None) -> bool:
    before = text[max(begin, stop - _LOOK_BACK) : stop]
    if _opens(before, begin, stop) and not marked:
        return False
    starter = _is_starter(text, follows, language)
    if text[stop + 1 : stop + 2] == ")" and _ONE_WORD_IN_BRACKETS.search(before):
        return starter or marked
    dotted = _DOTTED.search(before)
    if dotted is None:
        ordinal = language in _ORDINAL_LANGUAGES and _NUMBER.search(before) is not None
        return not ordinal or starter or marked or text[follows : follows + 1].isdigit()
    return _ends_after_word(text, before, dotted[0], begin, follows, starter, marked, language)


def _is_starter(text: str, follows: int, language: str | None) -> bool:
    """Whether the next word begins sentences; so does a letter that lost its vowel ('C'est', 'L'État')."""
    word = _WORD.match(text, follows)
    if word is None:
        return False
    elided = len(word[0]) == 1 and text[word.end() : word.end() + 1] in {"'", "’"}
    return elided or is_starter(word[0], language)


def _opens(before: str, begin: int, stop: int) -> bool:
    """Whether the sentence so far is only an enumerator ('1', 'a') or a label ('Table 3')."""
    if stop - begin > _LOOK_BACK - 8:
        return False
    if _ENUMERATOR.fullmatch(before):
        return True
    label, _, number = before.partition(" ")
    return label.casefold().rstrip(".") in _labels() and number[:1].isdigit() and len(number) < 8


def _ends_after_word(
    text: str, before: str, word: str, begin: int, follows: int, starter: bool, marked: bool, language: str | None
) -> bool:
    """Whether a full stop behind `word` ends the sentence, where no lower case follows."""
    key = word.replace(" ", "").casefold()
    last = key.rpartition(".")[2]
    digit = text[follows : follows + 1].isdigit()
    tables = _tables(language)
    if last in tables["numbered"] and (digit or _ROMAN.match(text, follows)):
        return False
    if marked:
        return True
    if last in _YEAR_MARKS and language in {"ru", None}:
        return bool(_NUMBER_BEFORE_WORD.search(before)) and before.count(" ") > 2
    if key in tables["prefixes"] or (len(last) > 1 and last in tables["prefixes"]):
        return False
    if key in tables["endings"] or (len(last) > 1 and last in tables["endings"]):
        return not digit
    if last in _ALSO_WORDS:
        return True
    if key in tables["open"] or last in tables["open"] or last in tables["numbered"] or "." in key:
        return starter
    if len(last) == 1:
        return starter or (last.islower() and _NUMBER_BEFORE_WORD.search(before) is not None)
    return True


@cache
def _labels() -> frozenset[str]:
    return frozenset(abbreviations.LABELS.split())


@cache
def _tables(language: str | None) -> dict[str, frozenset[str]]:
    """The abbreviations of a language and those of all; of every language where it is not known."""
    groups = {
        "prefixes": abbreviations.PREFIXES,
        "numbered": abbreviations.NUMBERED,
        "endings": abbreviations.ENDINGS,
        "open": abbreviations.OPEN_ENDINGS,
    }
    known = language in STARTERS
    return {
        name: frozenset(
            word for code, words in table.items() if not known or code in {"", language} for word in words.split()
        )
        for name, table in groups.items()
    }
