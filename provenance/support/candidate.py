"""A figure of the source held against one of the claim: what it reads, how it fits, which row of the table it meets."""

from dataclasses import dataclass

from provenance.support.amounts import Amount
from provenance.support.context import Fit
from provenance.support.mentions import Mention
from provenance.support.tolerance import Match


@dataclass(frozen=True)
class Candidate:
    """A mention of the same kind as the claim's figure; `match` is the row of the table that it meets, if any."""

    mention: Mention
    amount: Amount
    fit: Fit
    match: Match | None
    same_noun: bool  # surely counts what the claim counts: needed of what is held against a claim

    @property
    def key(self) -> tuple[bool, bool, float, int]:
        """Sorts the best candidate first."""
        rank = self.match.rank if self.match else 9
        return (not self.fit.sound, not self.fit.settled, -round(self.fit.score - rank * 0.02, 6), self.mention.start)
