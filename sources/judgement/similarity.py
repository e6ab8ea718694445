"""How much two texts share, by runs of three words; what changes between two fetches is left out."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]{1,60}")
_RUN = 3
_MOST_WORDS = 20_000

Shingles = frozenset[int]


def shingles(text: str, without: Iterable[str] = ()) -> Shingles:
    """The runs of three words of a text, as hashes; words with digits (dates, counters) and those of `without` are
    left out. Comparable within one process only."""
    dropped = {word.casefold() for part in without for word in _WORD.findall(part)}
    words = [word for word in _WORD.findall(text.casefold()) if word.isalpha() and word not in dropped][:_MOST_WORDS]
    if len(words) < _RUN:
        return frozenset({hash(tuple(words))} if words else ())
    return frozenset(
        hash((first, second, third)) for first, second, third in zip(words, words[1:], words[2:], strict=False)
    )


def resemblance(one: Shingles, other: Shingles) -> float:
    """The share of runs that both have among those that either has: 1.0 for equal texts, 0.0 for none shared."""
    if not one and not other:
        return 1.0
    return len(one & other) / len(one | other)


def share_kept(old: Shingles, new: Shingles) -> float:
    """The share of the runs of `old` that `new` still has; 1.0 where `old` has none."""
    return len(old & new) / len(old) if old else 1.0
