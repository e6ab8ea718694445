"""The world of a test: what cited addresses answer, without network."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from claims.document import Document
from claims.references.model import Reference
from provenance.examine import Examination, examine
from provenance.model import Context, Link, Source
from provenance.rulebook import Rulebook
from sources.capture import Capture, Outcome
from sources.text import text_of

Web = Mapping[str, Mapping[str, Any] | Sequence[Mapping[str, Any]]]
DAY = date(2026, 1, 15)


def examined(
    document: Document,
    web: Web,
    day: date = DAY,
    aliases: Mapping[str, tuple[str, ...]] | None = None,
    archives: Sequence[str] = (),
) -> Examination:
    """What all rules and judgements make of `document` in the world `web`, `archives` having been asked."""
    captures = {url: captures_of(url, answers) for url, answers in web.items()}
    sources = {reference.id: _source(reference, captures) for reference in document.references}
    context = Context(day, aliases or {})
    return examine(document, sources, _links(document, captures, tuple(archives)), context, Rulebook())


def captures_of(url: str, answers: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> tuple[Capture, ...]:
    """The captures of an address: one an answer (`status`, `html` or `text`, `moved_to`, or `outcome`, `error`)."""
    return tuple(_capture(url, a) for a in ([answers] if isinstance(answers, Mapping) else answers))


_OUTCOMES = {
    404: Outcome.GONE,
    410: Outcome.GONE,
    403: Outcome.BLOCKED,
    429: Outcome.RATE_LIMITED,
    999: Outcome.BLOCKED,
}


def _capture(url: str, answer: Mapping[str, Any]) -> Capture:
    media_type = "text/html; charset=utf-8" if "html" in answer else "text/plain; charset=utf-8"
    body = (answer.get("html") or answer.get("text") or "").encode()
    final = answer.get("moved_to", url)
    status = answer.get("status", None if "outcome" in answer else 200)
    if "outcome" in answer:
        outcome = Outcome(answer["outcome"])
    elif status == 200:
        outcome = Outcome.OK if final == url else Outcome.MOVED
    else:
        outcome = _OUTCOMES.get(status, Outcome.FAILING)
    reason = answer.get("reason", f"the server answered {status}")
    return Capture(
        url=url,
        outcome=outcome,
        captured=datetime.fromisoformat(answer.get("captured", "2026-01-10T03:00:00")).replace(tzinfo=UTC),
        origin=answer.get("origin", "live"),
        reason=reason,
        final_url=final,
        status=status,
        media_type=media_type,
        body=body,
        error=answer.get("error"),
        archived_url=answer.get("archived_url"),
    )


def _source(reference: Reference, captures: Mapping[str, tuple[Capture, ...]]) -> Source:
    found = [
        capture for url in (reference.url_candidates or (reference.url or "",)) for capture in captures.get(url, ())
    ]
    good = next((capture for capture in found if capture.outcome.has_content), None)
    if good is None:
        fetchable = bool(reference.url or reference.doi)
        return Source(reference, None, None, tuple(found), fetchable, "it was not read")
    return Source(reference, good, text_of(good.body, good.media_type), tuple(found))


def _links(document: Document, captures: Mapping[str, tuple[Capture, ...]], archives: tuple[str, ...]) -> list[Link]:
    citing: dict[str, list[Reference]] = {}
    for reference in document.references:
        url = next((u for u in (*reference.url_candidates, reference.url) if u in captures), reference.url)
        if url:
            citing.setdefault(url, []).append(reference)
    return [
        Link(url, tuple(references), captures.get(url, ()), document, archives=archives)
        for url, references in citing.items()
    ]
