"""The files beside a document: how a reader asks for one, without touching the disk itself."""

from collections.abc import Callable

# Given a file's name as the document writes it, its bytes; None where there is none or it may not be read.
Companions = Callable[[str], bytes | None]


def no_companions(name: str) -> bytes | None:
    """The companions of a document that comes alone."""
    return None
