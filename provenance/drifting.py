"""Whether a live page still bears out the figures that its copy of the access date bears out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from claims.document import Claim, Document
from claims.references.model import Reference
from provenance.facts.checks import LIVE
from provenance.judging import judge_claim
from provenance.linking import addresses_of, cited_copy
from provenance.model import Source, Verdict
from provenance.source_texts import read_text
from sources.capture import Capture, Outcome

Captures = Mapping[str, tuple[Capture, ...]]

_LOST = (Verdict.NOT_FOUND, Verdict.CONTRADICTED)


def with_drift(documents: Sequence[Document], captures: Captures) -> dict[str, tuple[Capture, ...]]:
    """The captures, those live ones `drifted` that have lost a figure of their copies; why is in their reasons.

    A page that has drifted by its words has it said of it whether the figures cited still stand on it.
    """
    changed = dict(captures)
    for document in documents:
        for reference, claims in _cited_for(document):
            for url in addresses_of(reference):
                pair = _pair(changed.get(url, ()), reference)
                if pair is not None:
                    live, copy = pair
                    mark = _marked(live, copy, reference, claims)
                    changed[url] = tuple(mark if capture is live else capture for capture in changed[url])
    return changed


def _cited_for(document: Document) -> Iterator[tuple[Reference, list[Claim]]]:
    """The references with an address that claims hang on, with those claims."""
    for reference in document.references:
        claims = [claim for claim in document.claims if reference.note in claim.notes and claim.figures]
        if claims and addresses_of(reference):
            yield reference, claims


def _pair(captures: Sequence[Capture], reference: Reference) -> tuple[Capture, Capture] | None:
    """The live page and the copy of the day on which it was read, where they differ."""
    live = next((one for one in captures if one.origin == LIVE and one.outcome.has_content and one.body), None)
    copy = cited_copy(captures, [reference])
    if live is None or copy is None or live.digest == copy.digest:
        return None
    return live, copy


def _marked(live: Capture, copy: Capture, reference: Reference, claims: Sequence[Claim]) -> Capture:
    before, now = (_figures(capture, reference, claims) for capture in (copy, live))
    borne_out = [key for key, verdict in before.items() if verdict is Verdict.SUPPORTED]
    lost = [key[1] for key in borne_out if now.get(key) in _LOST]
    day = f"{copy.captured:%Y-%m-%d}"
    if lost:
        named = " and ".join(f"'{text}'" for text in dict.fromkeys(lost))
        return replace(
            live,
            outcome=Outcome.DRIFTED,
            reason=f"{live.reason}; the copy of {day} has the cited {named}, the page has not any more",
        )
    if live.outcome is Outcome.DRIFTED and borne_out:
        return replace(live, reason=f"{live.reason}; what is cited of it still stands there")
    return live


def _figures(capture: Capture, reference: Reference, claims: Sequence[Claim]) -> dict[tuple[str, str, int], Verdict]:
    """The verdict of one capture on each figure, by claim, words and number."""
    text = read_text(capture.body, capture.media_type)
    if text.unreadable or text.truncated or capture.truncated:
        return {}
    source = Source(reference, capture, text, (capture,))
    return {
        (claim.id, figure.text, number): figure.verdict
        for claim in claims
        for number, figure in enumerate(judge_claim(claim, [source]).figures)
    }
