"""Words that a line's end has broken, made whole again."""

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]{1,60}(?:-[^\W\d_]{1,60}){0,5}")
_LAST_LETTERS = re.compile(r"[^\W\d_]{1,60}$")
_FIRST_LETTERS = re.compile(r"[^\W\d_]{1,60}")
_LONGEST_END = 60


def words_of(lines: Iterable[str]) -> Counter[str]:
    """How often each word occurs within lines, in small letters; compounds with a hyphen are words too."""
    return Counter(word.lower() for line in lines for word in _WORD.findall(line))


def joined(text: str, line: str, words: Counter[str]) -> str:
    """`text` with the line that goes on from it; `words` tell a broken word from one that has a hyphen."""
    if not text.endswith("-") or len(text) < 2 or text[-2].isspace():
        return f"{text} {line}"
    if not text[-2].isalpha() or not line[:1].islower():
        return text + line  # a range of figures, a name with a hyphen
    first = _LAST_LETTERS.search(text[-_LONGEST_END:-1])
    second = _FIRST_LETTERS.match(line)
    before, after = (first[0] if first else "").lower(), (second[0] if second else "").lower()
    if words[f"{before}-{after}"] > words[before + after]:
        return text + line
    return text[:-1] + line
