"""Whether a hyphen at a line end belongs to the word, decided from the document's own vocabulary."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from claims.flow import HYPHENS, KeepsHyphen

_WORD = re.compile(rf"(?<!\w)[^\W\d_]{{2,40}}(?:[{HYPHENS}][^\W\d_]{{2,40}}){{0,4}}\b(?![{HYPHENS}])")
_AT_LINE_END = re.compile(rf"(?<=[^\W\d_][^\W\d_])[{HYPHENS}][ \t]{{0,4}}\r?\n[ \t]{{0,8}}(?P<after>[^\W\d_]{{2,40}})")
_BEFORE = re.compile(r"[^\W\d_]{2,40}$")
_LONGEST = 40  # letters of a word
_SHORT = 3  # letters; a shorter second half is a syllable more often than a word of a compound
_COMPOUNDS_OF_WORDS = frozenset({"en", None})  # German, say, writes its compounds solid
_VOTES = 3  # line ends that must speak for compounds, with none against, before the others follow them

# Joined words whose halves are words as well, so that a small document does not take them for compounds.
_SOLID = {
    "en": (
        "however moreover therefore without within into whereas whereby wherein whatever whenever wherever whoever "
        "throughout furthermore nevertheless nonetheless sometimes something someone somewhere anyone anything "
        "everyone everything everybody nobody nothing elsewhere otherwise meanwhile understand understanding "
        "understood overall overcome overview outcome income output input background framework network outside "
        "inside toward towards upon forward afterwards themselves himself itself although became become because "
        "before behind beyond between today cannot another together household workforce percent nationwide worldwide "
        "widespread breakdown lifetime ongoing upcoming undergo undertake underline underlying outline"
    )
}
_KEPT_BEFORE = frozenset("and or to und oder bzw et ou y o u e и или ve və veya".split())  # 'short- and long-term'
_PREFIXES = frozenset({"non", "self", "quasi"})


def hyphens_of(text: str, language: str | None = None) -> KeepsHyphen:
    """The decision for every hyphen at a line end of `text`: whether it is part of the word ('law-enforcement').

    In order: what the text prints in mid line, solid or with the hyphen, the more frequent form; a first half that it
    prints in other compounds; in English two halves that are both words of it; the way of its other line ends. Else
    it goes.
    """
    counts: Counter[str] = Counter()
    for word, times in Counter(_WORD.findall(text)).items():
        counts[word.casefold()] += times
    line_ends = list(_line_ends(text))
    firsts = Counter(re.split(f"[{HYPHENS}]", word)[0] for word in counts if not word.isalpha())
    seconds = Counter(after for _, after in line_ends)

    @cache
    def evidence(before: str, after: str) -> int:
        if after in _KEPT_BEFORE:
            return 1
        solid = counts[before + after]
        compound = sum(counts[f"{before}{hyphen}{after}"] for hyphen in HYPHENS)
        if solid or compound:
            return 1 if compound >= solid else -1
        if before + after in _solid():
            return -1
        word_behind = counts[after] > seconds[after]
        if before in _PREFIXES or (firsts[before] > 1 and word_behind):
            return 1
        two_words = word_behind and counts[before] > seconds[before] and len(before) >= _SHORT and len(after) > _SHORT
        return int(two_words and language in _COMPOUNDS_OF_WORDS)

    votes = [evidence(before, after) for before, after in line_ends]
    default = votes.count(1) >= _VOTES and -1 not in votes and votes.count(1) >= votes.count(0)

    def keeps(before: str, after: str) -> bool:
        verdict = evidence(before.casefold(), after.casefold())
        return verdict > 0 or (verdict == 0 and default)

    return keeps


def _line_ends(text: str) -> Iterator[tuple[str, str]]:
    """The letters before and after each hyphen at a line end."""
    for match in _AT_LINE_END.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - _LONGEST), match.start())
        if before is not None:
            yield before[0].casefold(), match["after"].casefold()


@cache
def _solid() -> frozenset[str]:
    return frozenset(word for words in _SOLID.values() for word in words.split())
