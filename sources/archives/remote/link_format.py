"""Lists of links as TimeMaps and `Link` fields have them (RFC 6690, RFC 8288), read from left to right.

Commas and semicolons stand within addresses and within quoted dates too, so nothing is ever split at them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_TARGET = re.compile(r"\s*,?\s*<([^<>]{0,8000})>")
_PARAMETER = re.compile(r"\s*;\s*([A-Za-z*_-]{1,40})\s*(?:=\s*(?:\"([^\"]{0,2000})\"|([^\s\",;<>]{0,2000})))?")


@dataclass(frozen=True, slots=True)
class WebLink:
    """One link: where to, its relations, its further parameters."""

    target: str
    relations: frozenset[str]
    parameters: dict[str, str]

    @property
    def moment(self) -> datetime | None:
        """The date of the memento it leads to."""
        return read_http_date(self.parameters.get("datetime", ""))


def read_links(text: str) -> Iterator[WebLink]:
    """The links of a list, up to where it stops being one."""
    at = 0
    while (target := _TARGET.match(text, at)) is not None:
        at = target.end()
        parameters: dict[str, str] = {}
        while (found := _PARAMETER.match(text, at)) is not None:
            at = found.end()
            parameters.setdefault(found.group(1).lower(), found.group(2) or found.group(3) or "")
        yield WebLink(target.group(1).strip(), frozenset(parameters.get("rel", "").lower().split()), parameters)


def read_http_date(text: str) -> datetime | None:
    """A date as HTTP has it, in UTC; None for anything else."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
