"""The names in a BibTeX field: split at `and` outside braces, each brought to 'Family, Given' or kept whole.

A name in braces is a body's. Follows BibTeX's parts of names and biblatex's `family=…, given=…`.
"""

import re
from collections.abc import Iterator

from claims.tex import decode_tex

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_BLANK = re.compile(r"\s+|~")
_COMMA = re.compile(r"\s*,\s*")
_PART = re.compile(r"(family|given|prefix|suffix)\s*=\s*(.+)", re.IGNORECASE | re.DOTALL)
_MOST = 100
_LONGEST = 20_000


def split_names(value: str) -> tuple[str, ...]:
    """The names of an `author` or `editor` field, decoded; 'others' is left out."""
    names = (_name(part.strip()) for part in _split(value[:_LONGEST], _AND))
    return tuple(name for name in names if name and name != "others")[:_MOST]


def _split(value: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """The parts of `value` between matches of `pattern` that stand outside braces."""
    start = depth = checked = 0
    for match in pattern.finditer(value):
        depth += value.count("{", checked, match.start()) - value.count("}", checked, match.start())
        checked = match.start()
        if depth <= 0:
            yield value[start : match.start()]
            start = match.end()
    yield value[start:]


def _name(source: str) -> str:
    if source.startswith("{") and source.endswith("}") and source.count("{") == 1:
        return decode_tex(source)
    parts = list(_split(source, _COMMA))
    named = [_PART.fullmatch(part) for part in parts]
    if parts and all(named):
        return _from_named({match[1].lower(): match[2].strip('" ') for match in named if match})
    if len(parts) > 1:
        family, given = parts[0], parts[-1]
        whole = f"{family}, {given}" if given else family
        return decode_tex(f"{whole}, {parts[1]}" if len(parts) > 2 and parts[1] else whole)
    words = [word for word in _split(source, _BLANK) if word]
    return decode_tex(_inverted(words))


def _from_named(parts: dict[str, str]) -> str:
    family = " ".join(filter(None, (parts.get("prefix"), parts.get("family"))))
    return decode_tex(", ".join(filter(None, (family, parts.get("given"), parts.get("suffix")))))


def _inverted(words: list[str]) -> str:
    """'First von Last' as 'von Last, First'; one word stays."""
    if len(words) < 2:
        return " ".join(words)
    lower = [turn for turn, word in enumerate(words[:-1]) if word[:1].islower()]
    cut = lower[0] if lower else len(words) - 1
    return f"{' '.join(words[cut:])}, {' '.join(words[:cut])}" if cut else " ".join(words)


def family_of(name: str) -> str:
    """What a citation prints of a name: the family name, or the body's name whole."""
    return name.partition(",")[0].strip()
