"""The archives that are known by name: their endpoints, and how often they want to be asked. All of it is data.

Rates are what the Internet Archive told clients to keep (four fifths of its hard limits), and what Common Crawl's
own tools keep. An archive that is not listed is asked as politely as any other host.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """A name for what is counted together, requests a minute, how many of them may come at once, and the seconds to
    wait where 429 names none."""

    name: str
    per_minute: float
    burst: int
    wait_s: float = 60.0


# Host and the beginning of a path -> pace; the first that fits counts.
PACES: tuple[tuple[str, str, Pace], ...] = (
    ("web.archive.org", "/cdx/", Pace("wayback index", 24, 8)),
    ("web.archive.org", "/web/timemap/", Pace("wayback index", 24, 8)),
    ("web.archive.org", "/save", Pace("wayback save", 6, 2)),
    ("web.archive.org", "/", Pace("wayback replay", 480, 16)),
    ("archive.org", "/wayback/", Pace("wayback availability", 24, 8)),
    ("index.commoncrawl.org", "/", Pace("commoncrawl index", 60, 1)),
    ("data.commoncrawl.org", "/", Pace("commoncrawl data", 109, 1)),
    ("api.perma.cc", "/", Pace("perma", 60, 4)),
)
# Any other archive is asked at the pace of the host; 429 without a time is waited out in steps that double.
UNLISTED_WAIT_S = 1.0
LONGEST_WAIT_S = 60.0
TRIES = 4  # of one request, where the archive asks to wait or its gateway fails

DEFAULT_ARCHIVE = "https://web.archive.org"
AVAILABILITY = {"web.archive.org": "https://archive.org/wayback/available"}
SAVE_PATH = "/save"
PERMA_API = "https://api.perma.cc/v1/public/archives"
COMMON_CRAWL_DATA = {"index.commoncrawl.org": "https://data.commoncrawl.org"}
MOST_CRAWLS = 3  # of Common Crawl, each an index of its own
MOST_ROWS = 200  # of an index, around one day
MOST_FETCHED = 3  # copies of one address, until one is sound
MOST_REDIRECTS = 10  # within an archive
WINDOW_DAYS = 1  # by which a copy may miss the moment that it is listed under


def pace_of(host: str, path: str) -> Pace | None:
    """The pace that an archive asked clients to keep; None for one that is not known."""
    return next((pace for name, start, pace in PACES if host == name and path.startswith(start)), None)
