"""What the captures of a cited address say together: its current answer, its strikes, its best copy."""

from datetime import timedelta

from claims.document import Document
from provenance.facts.places import labels_of, reference_place
from provenance.model import Link, Place
from sources.capture import Capture, Outcome

LIVE = "live"
_NIGHT = timedelta(hours=20)
_FAILING = (7, 10)  # nights and days after which a failure is not expected to pass


def current(link: Link) -> Capture | None:
    """What the address answers now: the last live answer; without one, the last capture if none has content."""
    live = [capture for capture in link.captures if capture.origin == LIVE]
    if live:
        return max(live, key=lambda capture: capture.captured)
    if any(capture.outcome.has_content for capture in link.captures):
        return None
    return max(link.captures, key=lambda capture: capture.captured, default=None)


def has_lasted(link: Link, outcome: Outcome, limits: tuple[int, int]) -> bool:
    """Whether the address has answered with `outcome` for so many nights over so many days."""
    nights, days = strikes(link, outcome)
    return nights >= limits[0] and days >= limits[1]


def has_failed_for_good(link: Link, capture: Capture) -> bool:
    """Whether failures that might have passed have lasted too long to pass."""
    return capture.outcome is Outcome.FAILING and has_lasted(link, Outcome.FAILING, _FAILING)


def strikes(link: Link, outcome: Outcome) -> tuple[int, int]:
    """How many nights in a row the address has answered with `outcome`, and over how many days, today included."""
    live = sorted((c for c in link.captures if c.origin == LIVE), key=lambda c: c.captured, reverse=True)
    nights: list[Capture] = []
    for capture in live:
        if capture.outcome is not outcome:
            break
        if not nights or nights[-1].captured - capture.captured >= _NIGHT:
            nights.append(capture)
    days = (nights[0].captured.date() - nights[-1].captured.date()).days + 1 if nights else 0
    return len(nights), days


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
