"""What the world says: addresses in, captures and their text out. Knows no document.

The names load when they are asked for, so that a command that needs no network starts without its parts.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sources.archives import Archive, open_archive
    from sources.capture import Capture, Hop, Outcome
    from sources.choose import Choice, choose_capture, weigh_captures
    from sources.errors import SourcesError
    from sources.exchange import Limits
    from sources.fetch import Fetcher
    from sources.record import RecordPlace, append_capture, read_capture
    from sources.text import text_of
    from sources.text.model import SourceText

__all__ = [
    "Archive",
    "Capture",
    "Choice",
    "Fetcher",
    "Hop",
    "Limits",
    "Outcome",
    "RecordPlace",
    "SourceText",
    "SourcesError",
    "append_capture",
    "choose_capture",
    "open_archive",
    "read_capture",
    "text_of",
    "weigh_captures",
]

_HOMES = {
    "Archive": "sources.archives",
    "Capture": "sources.capture",
    "Choice": "sources.choose",
    "Fetcher": "sources.fetch",
    "Hop": "sources.capture",
    "Limits": "sources.exchange",
    "Outcome": "sources.capture",
    "RecordPlace": "sources.record",
    "SourceText": "sources.text.model",
    "SourcesError": "sources.errors",
    "append_capture": "sources.record",
    "choose_capture": "sources.choose",
    "open_archive": "sources.archives",
    "read_capture": "sources.record",
    "text_of": "sources.text",
    "weigh_captures": "sources.choose",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
