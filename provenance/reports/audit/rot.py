"""Link rot by age of the source: what has become of the addresses of each year."""

from collections import Counter
from collections.abc import Sequence

from provenance.reports.audit.cards import Fate, SourceCard
from provenance.reports.audit.model import RotBar

_MOST_BARS = 14
_UNDATED = "no year"


def link_rot(sources: Sequence[SourceCard]) -> tuple[RotBar, ...]:
    """One bar a year in which sources are dated, the oldest first; where there are many, the first bar sums up the old.

    Sources without a printed year are the last bar; works without an address are in none.
    """
    with_address = [card for card in sources if card.url]
    years = sorted({card.year for card in with_address if card.year})
    own = years[-_MOST_BARS:] if len(years) > _MOST_BARS else years
    bars: dict[str, Counter[Fate]] = {}
    old = f"before {own[0]}" if own else ""
    for name in ([old] if len(own) < len(years) else []) + [str(year) for year in own] + [_UNDATED]:
        bars[name] = Counter()
    for card in with_address:
        name = _UNDATED if card.year is None else str(card.year) if card.year in own else old
        bars[name][card.fate] += 1
    return tuple(RotBar(name, {fate: counts[fate] for fate in Fate}) for name, counts in bars.items() if counts)
