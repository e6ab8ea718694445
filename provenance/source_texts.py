"""The text of captures, each read once a run."""

from functools import lru_cache

from sources.text import text_of
from sources.text.model import SourceText


@lru_cache(maxsize=256)
def read_text(body: bytes, media_type: str | None) -> SourceText:
    """The text of a capture's body; the same bytes are read once."""
    return text_of(body, media_type)
