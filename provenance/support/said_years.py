"""Years that a text names by a phrase: 'last year', 'that year', 'the year before', 'ten years earlier'."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claims.quantities.languages import lexicon_of
from provenance.support import vocabulary
from provenance.support.words import YEAR, Word

_LONGEST = 200  # years that 'earlier' may reach back


def said_years(
    text: str, words: Sequence[Word], earlier: Sequence[int], published: int | None, language: str
) -> list[Word]:
    """A word for each year that a phrase of a sentence stands for.

    `earlier`: the years named before the sentence, in order; `published`: the year in which the text appeared.
    """
    found = []
    named = [(word.start, int(word.text)) for word in words if word.key[0] == "#"]
    for start, end, back, from_now in _phrases_in(text, language):
        before = [year for at, year in named if at < start] or [year for _, year in named] or list(earlier)
        base = published if from_now else before[-1] if before else None
        if base is not None:
            order = max((word.order for word in words if word.start <= start), default=0)
            year = str(base - back)
            found.append(Word(start, end, f"#{year}", YEAR, False, order, year))
    return found


def _phrases_in(text: str, language: str) -> Iterator[tuple[int, int, int, bool]]:
    """Each phrase: its span, how many years it goes back, and whether it does so from when the text appeared."""
    for kind, back, from_now in (("last year", 1, True), ("this year", 0, True), ("same year", 0, False)):
        for match in _pattern(kind, language).finditer(text):
            yield match.start(), match.end(), back, from_now
    numbers = lexicon_of(language).numbers
    compared = _pattern("compared", language)
    for kind, sign in (("year before", 1), ("year after", -1)):
        for match in _pattern(kind, language).finditer(text):
            if compared.search(text[max(0, match.start() - 20) : match.start()]):
                continue  # 'five per cent more than the year before' is not of that year
            count = (match.groupdict().get("count") or "1").casefold()
            years = int(count) if count.isdecimal() else int(numbers.get(count, 0))
            if 0 < years < _LONGEST:
                yield match.start(), match.end(), sign * years, False


@cache
def _pattern(kind: str, language: str) -> re.Pattern[str]:
    """The phrases of a kind as one pattern, which matches nothing where the language has none."""
    known = "|".join(vocabulary.phrases(kind, language)) or r"(?!)"
    ending = "$" if kind == "compared" else r"(?!\w)"
    return re.compile(rf"(?<!\w)(?:{known}){ending}", re.IGNORECASE)
