"""The entries that a document may cite: from bibliographies given with it, and from those that it names itself."""

from collections.abc import Callable, Iterable, Sequence

from claims.bibliography import Works, read_bibliography
from claims.errors import BadBibliography, UnreadableDocument
from claims.readers.decoding import decode_text

Load = Callable[[str], str | None]  # the text of a file that the document names; None where it is not to be had


def given_works(files: Sequence[tuple[str, bytes]]) -> Works:
    """The entries of bibliography files, given as name and bytes. BadBibliography for one that cannot be read."""
    works = Works()
    for name, data in files:
        try:
            text = decode_text(data)
        except UnreadableDocument as error:
            raise BadBibliography(
                f"the bibliography {name} is empty or no text: give a BibTeX or CSL-JSON file"
            ) from error
        works.add(read_bibliography(text), name)
    return works


def add_named(works: Works, names: Iterable[str], load: Load) -> list[str]:
    """Take up the bibliographies that a document names; gives those that could not be read."""
    unread: list[str] = []
    for name in dict.fromkeys(filter(None, map(str.strip, names))):
        text = load(name)
        try:
            if text is not None:
                works.add(read_bibliography(text), name)
                continue
        except BadBibliography:
            pass
        unread.append(name)
    return unread
