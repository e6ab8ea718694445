"""What an archive on the network lists and answers, and the seam behind which the kinds of archives differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Protocol

from sources.capture import Capture, Outcome
from sources.errors import ArchiveError


class Answered(StrEnum):
    """What a look-up came to. Only a complete answer without an error says that there is none."""

    FOUND = "found"
    NONE = "none"
    EXCLUDED = "excluded"  # the site asked to be left out
    UNKNOWN = "unknown"


_ERRORS = {
    Answered.FOUND: None,
    Answered.NONE: "archive.none",
    Answered.EXCLUDED: "archive.excluded",
    Answered.UNKNOWN: "archive.unreachable",
}


class Excluded(ArchiveError):  # noqa: N818
    """The archive does not show this site."""


@dataclass(frozen=True, slots=True)
class Wish:
    """The copy that is looked for: of `url`, as it was when it was read.

    `accessed` and `published` (of the citing document) are ISO 8601 and as precise as known; `title` is the work's.
    """

    url: str
    accessed: str | None = None
    published: str | None = None
    title: str | None = None

    @property
    def moment(self) -> datetime | None:
        """The day to ask an archive for, at noon; the middle of a month or year that is all that is known."""
        return _middle(self.accessed)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A copy that an archive lists. `address` is where to get it, `record` the bytes of it in a WARC file there.

    `status` and `media_type` are None where the list does not tell them; `is_dated` is false where `captured` is only
    what was asked for; `is_named` is true where the citation names this very copy, whatever it is of.
    """

    captured: datetime
    address: str
    original: str
    status: int | None = None
    media_type: str | None = None
    digest: str | None = None
    length: int | None = None
    record: tuple[int, int] | None = None
    is_dated: bool = True
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Lookup:
    """What one archive had of one address. `rejected` says of copies that were passed over why."""

    url: str
    archive: str
    answered: Answered
    reason: str
    capture: Capture | None = None
    rejected: tuple[str, ...] = ()

    def as_capture(self, now: datetime) -> Capture:
        """The copy; where there is none, a capture without content that says so, for a look-up is an observation too.

        Its `error` is 'archive.none', 'archive.excluded' or 'archive.unreachable'.
        """
        if self.capture is not None:
            return self.capture
        return Capture(self.url, Outcome.UNKNOWN, now, self.archive, self.reason, error=_ERRORS[self.answered])


class Index(Protocol):
    """The list of an archive's copies."""

    @property
    def origin(self) -> str:
        """The archive's name, as in `Capture.origin`."""
        ...

    async def candidates(self, wish: Wish) -> Sequence[Candidate]:
        """Copies around the day wished for; none only where the archive says that there is none.

        Raises ArchiveUnavailable, Excluded.
        """
        ...


def read_timestamp(text: str) -> datetime | None:
    """The moment of 4 to 14 digits as archives write it, in UTC; None for an impossible one."""
    if not (text.isascii() and text.isdigit() and 4 <= len(text) <= 14):
        return None
    padded = text + "00000101000000"[len(text) :] if len(text) % 2 == 0 else ""
    try:
        return datetime.strptime(padded, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def timestamp_of(moment: datetime) -> str:
    """A moment in 14 digits."""
    return moment.astimezone(UTC).strftime("%Y%m%d%H%M%S")


def _middle(text: str | None) -> datetime | None:
    numbers = (text or "")[:10].split("-")
    try:
        year, month, day = (*(int(number) for number in numbers), *(7, 15)[len(numbers) - 1 :])[:3]
        return datetime(year, month, day, 12, tzinfo=UTC)
    except ValueError:
        return None
