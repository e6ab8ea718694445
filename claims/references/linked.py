"""Addresses proved by links: of the ways to join an address that is broken over lines, the one a link leads to."""

import re
from dataclasses import replace

from claims.document import Note
from claims.references.model import Reference

_LOOSE = re.compile(r"[\s\u00ad\u2010\u2011-]+")  # what line breaks add or take
_SHORTEST = 12  # signs of an address that show where the rest of it goes on
_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_END = re.compile(r"[/.,;)>]{1,3}$")


def prefer_links(note: Note) -> Note:
    """The note, its addresses being those of the links laid over them, where both are the same but for breaks."""
    if not note.addresses or not any(reference.url for reference in note.references):
        return note
    loose = [(_loosely(address), address) for address in note.addresses]
    text = _loosely(note.text)
    return replace(note, references=tuple(_proved(reference, loose, text) for reference in note.references))


def _proved(reference: Reference, loose: list[tuple[str, str]], text: str) -> Reference:
    if not reference.url or reference.url.rstrip("/") in [address.rstrip("/") for _, address in loose]:
        return reference
    printed = _loosely(reference.url_as_printed or reference.url)
    for form, address in loose:
        # A link may go on where the words of the next line were taken for text.
        goes_on = len(printed) >= _SHORTEST and form.startswith(printed) and form in text
        if form == printed or goes_on:
            others = tuple(way for way in reference.url_candidates if way != address)
            return replace(reference, url=address, url_candidates=(address, *others))
    return reference


def _loosely(address: str) -> str:
    return _END.sub("", _SCHEME.sub("", _LOOSE.sub("", address)).casefold())
