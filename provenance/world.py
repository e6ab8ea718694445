"""What was found of the sources of one document: all that its judgement rests on beside its own text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claims.document import Document
from claims.references.model import Reference
from provenance.linking import addresses_of
from provenance.model import Source
from provenance.source_texts import read_text
from sources import Capture, Outcome, weigh_captures

Captures = Mapping[str, tuple[Capture, ...]]


@dataclass(frozen=True, slots=True)
class World:
    """The captures of each address that a document cites, and of each reference the copies that its author has.

    `copies` go by the id of the reference; `archives` are the origins that were asked. The same world gives the same
    judgement.
    """

    captures: Captures
    copies: Captures = field(default_factory=dict)
    archives: tuple[str, ...] = ()

    def restricted(self, document: Document) -> "World":
        """The part of it that concerns `document`."""
        cited = {url for reference in document.references for url in addresses_of(reference)}
        repaired = {
            capture.final_url
            for url in cited
            for capture in self.captures.get(url, ())
            if capture.outcome is Outcome.MALFORMED and capture.final_url
        }
        kept = {url: captures for url, captures in self.captures.items() if url in cited or url in repaired}
        return World(kept, self.copies, self.archives)


def sources_of(document: Document, world: World) -> dict[str, Source]:
    """The source that each reference of `document` leads to, by the reference's id."""
    found: dict[str, Source] = {}
    captures = world.captures
    for reference in sorted(document.references, key=lambda one: one.same_as is not None):  # works before short forms
        original = found.get(reference.same_as or "")
        attempts = [capture for url in addresses_of(reference) for capture in captures.get(url, ())]
        attempts += [
            c for bad in attempts if bad.outcome is Outcome.MALFORMED for c in captures.get(bad.final_url or "", ())
        ]
        attempts += world.copies.get(reference.id, ())
        if not attempts and original is not None:
            found[reference.id] = original
        else:
            found[reference.id] = _source(reference, attempts, document.dated)
    return found


def _source(reference: Reference, attempts: Sequence[Capture], dated: str | None) -> Source:
    choice = weigh_captures(attempts, accessed=reference.accessed, published=dated)
    fetchable = bool(addresses_of(reference)) or bool(attempts)
    if choice.capture is None:
        last = choice.rejected[-1] if choice.rejected else None
        reason = last.reason if last else "no copy of it was given" if fetchable else "it has no address to fetch"
        return Source(reference, last, None, tuple(attempts), fetchable, reason)
    text = read_text(choice.capture.body, choice.capture.media_type)
    return Source(reference, choice.capture, text, tuple(attempts), fetchable, text.unreadable)
