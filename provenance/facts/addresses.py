"""What an address tells by itself: its host and site, whether it is a home page, the date in its path."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from provenance.facts.tables.hosts import (
    ARCHIVES,
    FORWARD_WORDS,
    INDEX_NAMES,
    MIRRORS,
    MONTHS,
    RESOLVERS,
    SECOND_LEVEL,
)
from sources.address import Address, parse_address
from sources.errors import BadAddress

_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2})?", re.IGNORECASE)
_INDEX_FILE = re.compile(r"([a-z]{3,12})(?:\.[a-z]{2})?(?:\.[a-z]{2,5})?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19[89]|20\d)\d")
_FULL_DATE = re.compile(r"(?<!\d)((?:19[89]|20\d)\d)(-?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_YEAR_MONTH_AT_END = re.compile(r"-((?:19[89]|20\d)\d)-(0?[1-9]|1[0-2])$")
_WORDS = re.compile(r"[^\W_]{1,60}")


@dataclass(frozen=True, slots=True)
class AddressDate:
    """A date in an address, ISO 8601. `sure` where the path is laid out by day or month, not by a year alone."""

    iso: str
    sure: bool


@lru_cache(maxsize=4096)
def parsed(url: str) -> Address | None:
    """The address that `url` is, None if it is none."""
    try:
        return parse_address(url)
    except BadAddress:
        return None


def host_of(url: str) -> str:
    """The host without 'www.'; '' if there is none."""
    address = parsed(url)
    return re.sub(r"^www\d{0,2}\.", "", address.host) if address else ""


def site_of(host: str) -> str:
    """The name that was registered: `example.co.uk` of `news.example.co.uk`; IP addresses stay whole."""
    labels = host.lower().strip(".").split(".")
    if labels[-1].isdigit() or ":" in host:
        return host
    national = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL
    return ".".join(labels[-3 if national else -2 :])


@lru_cache(maxsize=8192)
def key_of(url: str) -> str:
    """A key that is equal for two ways to write one address; the fragment tells sections of a page apart."""
    address = parsed(url)
    if address is None:
        return url.strip()
    return address.key + (f"#{address.fragment}" if address.fragment else "")


def is_copy_host(host: str) -> bool:
    """Whether the host keeps others' works: an archive, a resolver, a library, a mirror."""
    known = ARCHIVES | RESOLVERS | MIRRORS
    return host in known or site_of(host) in known or "proxy" in host


def is_archive(host: str) -> bool:
    """Whether the host is a web archive."""
    return host in ARCHIVES or site_of(host) in ARCHIVES


@lru_cache(maxsize=8192)
def is_home_page(url: str) -> bool:
    """Whether the address is that of a site and not of a work on it: no path, an index file, a language folder."""
    address = parsed(url)
    if address is None or address.query or (address.fragment or "").startswith(("/", "!")):
        return False
    segments = [unquote(segment) for segment in address.path.split("/") if segment]
    if segments and _LANGUAGE.fullmatch(segments[0]):
        segments = segments[1:]
    if len(segments) > 1:
        return False
    index = _INDEX_FILE.fullmatch(segments[0]) if segments else None
    return not segments or (index is not None and index.group(1).lower() in INDEX_NAMES)


def slug_words(url: str) -> list[str]:
    """The words of the longest part of the path, in lower case: what a title becomes in an address."""
    longest = max((unquote(s) for s in path_of(url).split("/")), key=len, default="")
    return [word.lower() for word in _WORDS.findall(longest)]


def path_of(url: str) -> str:
    """The path of an address, '' where it cannot be read."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def date_in(url: str) -> AddressDate | None:
    """The date that the path of an address is laid out by, None if there is none."""
    address = parsed(url)
    if address is None or is_copy_host(address.host):
        return None
    segments = [unquote(segment).lower() for segment in address.path.split("/") if segment]
    return _dated_folders(segments) or _dated_name(segments) or _year_folder(segments, url)


def _dated_folders(segments: list[str]) -> AddressDate | None:
    for i, segment in enumerate(segments[:-1]):
        if not _YEAR.fullmatch(segment):
            continue
        month = _month(segments[i + 1])
        if month and len(segments) > i + 2:
            day = segments[i + 2]
            if day.isdigit() and len(day) <= 2 and 1 <= int(day) <= 31:
                return AddressDate(f"{segment}-{month:02}-{int(day):02}", True)
            return AddressDate(f"{segment}-{month:02}", True)
    return None


def _month(segment: str) -> int | None:
    if segment.isdigit() and len(segment) <= 2:
        return int(segment) if 1 <= int(segment) <= 12 else None
    return MONTHS.get(segment)


def _dated_name(segments: list[str]) -> AddressDate | None:
    for segment in segments:
        if full := _FULL_DATE.search(segment):
            return AddressDate(
                f"{full.group(1)}-{full.group(3)}-{full.group(4)}", bool(full.group(2)) or _lone(full, segment)
            )
    stem = segments[-1].partition(".")[0] if segments else ""
    if ending := _YEAR_MONTH_AT_END.search(stem):
        year, month = int(ending.group(1)), int(ending.group(2))
        # 'report-2011-12' may be a span of two years.
        spans_years = len(ending.group(2)) == 2 and month == (year + 1) % 100
        return AddressDate(f"{year}" if spans_years else f"{year}-{month:02}", not spans_years)
    return None


def _lone(found: re.Match[str], segment: str) -> bool:
    """Whether the eight digits stand between hyphens or ends, as a day does and a running number seldom."""
    before, after = segment[: found.start()][-1:], segment[found.end() :][:1]
    return before in ("", "-", "_") and after in ("", "-", "_", ".")


def _year_folder(segments: list[str], url: str) -> AddressDate | None:
    years = [segment for segment in segments[:-1] if _YEAR.fullmatch(segment)]
    if len(years) != 1 or FORWARD_WORDS & {word.lower() for word in _WORDS.findall(unquote(url))}:
        return None
    return AddressDate(years[0], False)
