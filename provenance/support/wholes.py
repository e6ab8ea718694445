"""What a percentage is a part of, as its sentence says: '18 per cent of teachers', '47 % der Befragten'."""

import re
from collections.abc import Sequence

from claims.flow import Span
from claims.quantities.model import Quantity, QuantityKind
from provenance.support import vocabulary
from provenance.support.words import Word

_OF = re.compile(
    r"\s(?:of|among|der|des|von|unter|de|du|d['’]|dos|de los|de las|del|из|от|среди)\s?"
    r"(?!which|whom|them|these|those)",
    re.IGNORECASE,
)
_MOST = 2  # content words behind 'of' that may name the whole
_REACH = 40  # characters behind 'of' in which they stand
_PARTS = (QuantityKind.PERCENT, QuantityKind.RATIO)
_END = re.compile(r"[,.;:()\d]")


def whole_of(text: str, figure: Quantity, spot: Span, words: Sequence[Word], language: str) -> frozenset[str]:
    """The keys of the words that say of what the figure at `spot` is a part; empty where none do."""
    if figure.kind not in _PARTS:
        return frozenset()
    of = _OF.match(text, spot.end)
    if of is None:
        return frozenset()
    end = _END.search(text, of.end())
    reach = min(of.end() + _REACH, end.start() if end else len(text))
    behind = [word for word in words if of.end() <= word.start < reach]
    named: list[Word] = []
    for word in behind:
        if named and (word.is_verb or word.order > named[-1].order + 1):
            break
        if word.key not in vocabulary.generic_keys(language) and word.key[0] not in "#%~":
            named.append(word)
        if len(named) == _MOST:
            break
    return frozenset(word.key for word in named)
