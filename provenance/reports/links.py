"""Checked addresses for a person at a terminal: what is amiss first, the totals last."""

import textwrap
from collections import Counter
from collections.abc import Iterator

from click import style

from provenance.errors import Status
from provenance.nights import State
from provenance.reports.printable import printable
from provenance.result import LinkResult, Result
from sources.capture import Outcome

_LOST = (Outcome.GONE, Outcome.SOFT_404, Outcome.PARKED, Outcome.REDIRECTED_HOME, Outcome.MALFORMED)
_ORDER = (
    *_LOST,
    Outcome.FAILING,
    Outcome.DRIFTED,
    Outcome.BAD_CERTIFICATE,
    Outcome.REFUSED,
    Outcome.BLOCKED,
    Outcome.RATE_LIMITED,
    Outcome.UNSUPPORTED,
    Outcome.MOVED,
    Outcome.UNKNOWN,
    Outcome.OK,
)
_QUIET = frozenset({Outcome.OK, Outcome.MOVED, Outcome.BLOCKED, Outcome.RATE_LIMITED, Outcome.UNSUPPORTED})


def render(result: Result, *, width: int = 100, verbosity: int = 0) -> Iterator[str]:
    """The report line by line, coloured by ANSI codes.

    Addresses that are as they should be are only counted, but with `verbosity` 1; -1 leaves out all that is no defect.
    """
    for verdict in _ORDER:
        links = [link for link in result.links if link.verdict is verdict and _is_shown(link, verbosity)]
        if links:
            yield style(f"{verdict.value} ({len(links)})", fg=_colour(verdict), bold=True)
        for link in links:
            yield from _link(link, width)
    for unread in result.unread:
        yield style("not read", fg="red", bold=True) + f"  {printable(unread.path)}: {printable(unread.reason)}"
    yield style(_totals(result), bold=True)
    if not result.run.complete and not any(unread.status is Status.UNAVAILABLE for unread in result.unread):
        yield style("Our own network was out of reach: nothing that failed counts against an address.", fg="red")


def _is_shown(link: LinkResult, verbosity: int) -> bool:
    if verbosity > 0 or (link.error or "").startswith("fragment."):
        return True
    return link.verdict is not Outcome.OK and (verbosity == 0 or link.verdict not in _QUIET)


def _colour(verdict: Outcome) -> str:
    if verdict in _LOST:
        return "red"
    return "green" if verdict is Outcome.OK else "blue" if verdict in _QUIET else "yellow"


def _link(link: LinkResult, width: int) -> Iterator[str]:
    yield f"  {printable(link.url)}"
    parts = [link.reason or ""]
    if link.state in (State.DEAD, State.PROBABLY_DEAD, State.SUSPECTED):
        nights = f"{link.strikes} failing night{'' if link.strikes == 1 else 's'}"
        parts.append(f"{link.state}: {nights}" + (f" since {link.first_failed:%Y-%m-%d}" if link.first_failed else ""))
    if link.archived is not None:
        parts.append(f"copy of {link.archived.timestamp:%Y-%m-%d}: {link.archived.url}")
    for part in filter(None, parts):
        yield from textwrap.wrap(
            printable(part), max(width, 40), initial_indent="    ", subsequent_indent="    ", break_long_words=False
        )


def _totals(result: Result) -> str:
    counts = Counter(link.verdict for link in result.links)
    verdicts = ", ".join(f"{counts[verdict]} {verdict.value}" for verdict in _ORDER[::-1] if counts[verdict])
    total = counts.total()
    line = f"{total} address{'' if total == 1 else 'es'}{': ' + verdicts if verdicts else ''}"
    return line + (f" · {len(result.unread)} not read" if result.unread else "")
