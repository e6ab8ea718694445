"""What the captures of a cited address say together: its current answer, its strikes, its best copy."""

from collections.abc import Iterable

from claims.document import Document
from provenance.facts.places import labels_of, reference_place
from provenance.model import Confidence, Finding, Link, Place, Rule
from provenance.nights import Standing, State, check_of, standing
from sources.capture import Capture, Outcome

LIVE = "live"


def current(link: Link) -> Capture | None:
    """What the address answers now: the last live answer; without one, the last capture if none has content."""
    live = [capture for capture in link.captures if capture.origin == LIVE]
    if live:
        return live[0] if len(live) == 1 else max(live, key=lambda capture: capture.captured)
    copies = [capture for capture in link.captures if not (capture.error or "").startswith("archive.")]
    if any(capture.outcome.has_content for capture in copies):
        return None
    return max(copies, key=lambda capture: capture.captured, default=None)


def standing_of(link: Link) -> Standing:
    """The state of the address over all checks; of its captures alone where no others are known."""
    return link.standing or standing(check_of(c) for c in link.captures if c.origin == LIVE)


def is_dead(link: Link) -> bool:
    """Whether the strikes of the address are complete."""
    return standing_of(link).state is State.DEAD


def has_failed_for_good(link: Link, capture: Capture) -> bool:
    """Whether failures that might have passed have lasted too long to pass."""
    return capture.outcome is Outcome.FAILING and capture.origin == LIVE and is_dead(link)


def sureness(link: Link) -> Confidence:
    """How sure a finding is that rests on the address's being lost: more so when its strikes are complete."""
    return Confidence.HIGH if is_dead(link) else Confidence.MEDIUM


def archives_asked(origins: Iterable[str]) -> tuple[str, ...]:
    """Those of the sources given that are archives of the web; a folder of the author's own copies is none."""
    return tuple(origin for origin in origins if not origin.startswith("folder:"))


def archives_without(link: Link) -> tuple[str, ...]:
    """The archives that have no copy of the address; none where one of them did not answer, so that it is not known."""
    if any(capture.error in ("archive.unreachable", "archive.excluded") for capture in link.captures):
        return ()
    told = (capture.origin for capture in link.captures if capture.error == "archive.none")
    return tuple(dict.fromkeys((*link.archives, *told)))


def offer(link: Link) -> tuple[str, str | None]:
    """The best archived copy as the end of a message, and its address as a suggestion."""
    copy = best_copy(link)
    if copy is None:
        return "", None
    sentence = f" A copy of {copy.captured:%Y-%m-%d} is kept ({copy.archived_url or copy.origin})."
    return sentence, copy.archived_url


def loss(rule: Rule, link: Link, capture: Capture, message: str) -> Finding:
    """The finding that the work is not at its address any more, with the best copy of it."""
    sentence, suggestion = offer(link)
    return rule.finding(
        message + sentence,
        identity=title(link),
        at=place_of(link),
        related=further_places(link),
        labels=labels(link),
        url=link.url,
        suggestion=suggestion,
        confidence=sureness(link),
        evidence={"status": capture.status, "error": capture.error, "checked": capture.captured.isoformat()},
    )


def best_copy(link: Link) -> Capture | None:
    """The archived copy nearest the access date, the latest where there is none."""
    copies = [c for c in link.captures if c.origin != LIVE and c.outcome.has_content]
    accessed = next((r.accessed for r in link.references if r.accessed), None)
    if not copies or accessed is None:
        return max(copies, key=lambda capture: capture.captured, default=None)
    return min(copies, key=lambda capture: abs(_ordinal(capture.captured.date().isoformat()) - _ordinal(accessed)))


def _ordinal(iso: str) -> int:
    """A rough day count of a date that may lack day and month."""
    year, month, day = (*(int(part) for part in iso.split("-")), 7, 1)[:3]
    return year * 372 + month * 31 + day


def place_of(link: Link) -> Place | None:
    """Where the document prints the address first."""
    if link.document is None or not link.references:
        return None
    return reference_place(link.document, link.references[0], "url", "doi")


def further_places(link: Link) -> tuple[Place, ...]:
    """Where else the document prints it."""
    document = link.document
    return tuple(reference_place(document, r, "url", "doi") for r in link.references[1:]) if document else ()


def labels(link: Link) -> tuple[str, ...]:
    """The labels of the notes that cite it."""
    document: Document | None = link.document
    return labels_of(document, (reference.note for reference in link.references)) if document else ()


def title(link: Link) -> str:
    """The title it is cited under, for a finding's identity."""
    return next((reference.title for reference in link.references if reference.title), "")
