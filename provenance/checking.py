"""Addresses given by themselves: what an answer comes to is worked out, and kept, while others are waited for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from provenance.config import Settings
from provenance.linking import link_result, standing_with
from provenance.model import Context, Link
from provenance.nights import Check
from provenance.result import LinkResult
from provenance.rulebook import Found, Rulebook
from provenance.store.store import Store
from sources.capture import Capture

_KEPT_AT_ONCE = 100  # in a transaction of their own: of a run that is killed they stay


@dataclass(frozen=True, slots=True)
class Checked:
    """An address with what was answered, what that comes to, and what the rules found in it."""

    link: Link
    result: LinkResult
    found: list[Found]


@dataclass
class Checking:
    """The check of addresses in one run; `earlier` are their checks in others, `archives` those asked for copies.

    What is answered of `alone`, those that no document may cite, is settled as soon as it is there.
    """

    run: str
    store: Store | None
    settings: Settings
    rulebook: Rulebook
    context: Context
    archives: tuple[str, ...]
    alone: frozenset[str]
    earlier: Mapping[str, Sequence[Check]]
    _checked: dict[str, Checked] = field(default_factory=dict)
    _waiting: list[LinkResult] = field(default_factory=list)

    def take(self, url: str, captures: tuple[Capture, ...]) -> None:
        """Work out what the answer that just came (the last capture) means, if nothing may change it any more.

        A failure waits for the end: our own network may turn out to have been at fault. Raises StoreError.
        """
        if url in self.alone and captures[-1].outcome.has_content:
            self._check(url, captures)
            if len(self._waiting) >= _KEPT_AT_ONCE:
                self.keep()

    def checked(self, url: str, captures: tuple[Capture, ...]) -> Checked:
        """What all that was answered of an address comes to."""
        known = self._checked.get(url)
        return known if known is not None and known.link.captures == captures else self._check(url, captures)

    def keep(self) -> None:
        """Store what has been worked out since the last time. Raises StoreError."""
        if self.store is not None:
            self.store.save_links(self.run, self._waiting)
        self._waiting.clear()

    def _check(self, url: str, captures: tuple[Capture, ...]) -> Checked:
        link = Link(url, (), captures, None, standing_with(self.earlier.get(url, ()), captures), self.archives)
        result = link_result(link, self.settings.offline, self.settings.clock())
        checked = self._checked[url] = Checked(link, result, self.rulebook.found_in(link, self.context))
        self._waiting.append(result)
        return checked
