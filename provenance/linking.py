"""Links and their results: what was answered for an address now, what all its checks add up to, its best copy."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from claims.references.model import Reference
from provenance.facts.checks import LIVE, archives_asked, best_copy, standing_of
from provenance.model import Link
from provenance.nights import Check, Standing, State, check_of, standing
from provenance.result import Archived, LinkResult
from sources import Archive, Capture, Outcome, choose_capture

# The earlier checks of addresses: given to a run that has a database.
History = Callable[[Sequence[str]], Mapping[str, Sequence[Check]]]


def no_history(urls: Sequence[str]) -> Mapping[str, Sequence[Check]]:
    """Nothing is known of earlier checks."""
    return {}


def addresses_of(reference: Reference) -> tuple[str, ...]:
    """Where a reference can be fetched: its address in every way it may be joined, else its DOI's resolver."""
    if reference.url_candidates or reference.url:
        return reference.url_candidates or (reference.url or "",)
    return (f"https://doi.org/{reference.doi}",) if reference.doi else ()


def cited_copy(captures: Sequence[Capture], references: Sequence[Reference]) -> Capture | None:
    """The archived copy nearest the day on which the address was read."""
    accessed = min((cited.accessed for cited in references if cited.accessed), default=None)
    return choose_capture([c for c in captures if c.origin != LIVE], accessed=accessed)


def with_standing(links: Sequence[Link], archives: Sequence[Archive], history: History) -> tuple[Link, ...]:
    """The links with the state over all checks, this one included, and the archives that were asked."""
    earlier = history([link.url for link in links])
    asked = archives_asked(archive.origin for archive in archives)
    return tuple(
        Link(
            link.url,
            link.references,
            link.captures,
            link.document,
            standing_with(earlier.get(link.url, ()), link.captures),
            asked,
        )
        for link in links
    )


def standing_with(earlier: Sequence[Check], captures: Sequence[Capture]) -> Standing | None:
    """The state over earlier checks and the one that the live captures are; None without any."""
    known = {check.checked.replace(microsecond=0) for check in earlier}
    live = [check_of(capture) for capture in captures if capture.origin == LIVE]
    new = [check for check in live if check.checked.replace(microsecond=0) not in known]
    checks = [*new[:-1], *earlier, *new[-1:]]  # what came before this night, and is no check, is older than all
    return standing(checks) if checks else None


def link_result(link: Link, offline: bool, now: datetime) -> LinkResult:
    """What was answered for an address, as a result: the last live answer, else the capture that serves."""
    stands = standing_of(link)
    live = [capture for capture in link.captures if capture.origin == LIVE]
    current = live[-1] if live else cited_copy(link.captures, link.references) or next(reversed(link.captures), None)
    if current is None:
        reason = "not asked: the run was offline and no capture of it was given" if offline else "not asked"
        return _result(link, Capture(link.url, Outcome.UNKNOWN, now, LIVE, reason), stands, now)
    result = _result(link, current, stands, now)
    return result if live or stands.strikes else _from_copy(result, current)


def _result(link: Link, current: Capture, stands: Standing, now: datetime) -> LinkResult:
    return LinkResult(
        link.url,
        current.outcome,
        stands.state.value,
        now,
        current.status,
        current.final_url,
        current.reason,
        current.error,
        len(link.captures),
        stands.strikes,
        stands.first_failed,
        stands.last_good,
        _archived_copy(link.url, best_copy(link)),
        link.captures,
    )


def _from_copy(result: LinkResult, copy: Capture) -> LinkResult:
    """The state as a copy tells it, where the address itself was never asked."""
    good, failed = copy.outcome.has_content, copy.outcome in (Outcome.GONE, Outcome.FAILING)
    state = State.ALIVE if good else State.SUSPECTED if failed else State.UNKNOWN
    return replace(
        result,
        state=state.value,
        strikes=int(failed),
        first_failed=copy.captured if failed else None,
        last_good=result.last_good or (copy.captured if good else None),
    )


def _archived_copy(url: str, copy: Capture | None) -> Archived | None:
    return Archived(copy.archived_url or copy.final_url or url, copy.captured, copy.origin) if copy else None
