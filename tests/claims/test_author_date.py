"""Citations by author and date, over documents of varied styles with traps: what is cited, and by which entry."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

import claims
from claims.document import Document, MarkerKind

FOLDER = Path(__file__).parent / "data" / "author_date"
NAMES = sorted(path.name for path in FOLDER.iterdir())
_LABELLED = re.compile(r"⟦([^⟧|]*)\|([^⟧|]*)⟧")


@dataclass(frozen=True)
class Wanted:
    """A citation of a labelled document; `entry` is None where the list has none."""

    start: int
    printed: str
    entry: str | None


def labelled(name: str) -> tuple[str, list[Wanted]]:
    """The document without its labels, and what they say; `?`: no citation by author and date."""
    source = (FOLDER / name).read_text(encoding="utf-8")
    parts: list[str] = []
    wanted: list[Wanted] = []
    done = length = 0
    for match in _LABELLED.finditer(source):
        parts += [source[done : match.start()], match[1]]
        length += match.start() - done
        if match[2] != "?":
            wanted.append(Wanted(length, match[1], None if match[2] == "-" else match[2]))
        length += len(match[1])
        done = match.end()
    return "".join([*parts, source[done:]]), wanted


def is_entry(document: Document, note: str | None, wanted: str | None) -> bool:
    """Whether the note called is the entry that the label names by its first word and its year."""
    if note is None or wanted is None:
        return note is wanted
    first, year = wanted.split()[0].casefold(), wanted.rpartition(" ")[2]
    text = document.note(note).text.casefold()
    return first in text[:60] and year.casefold().rstrip(".") in text


def differences(name: str) -> tuple[int, list[str], list[str]]:
    """How many citations are right, which are false, which were missed."""
    text, wanted = labelled(name)
    document = claims.read(text.encode(), name)
    found = {marker.start: marker for marker in document.markers if marker.kind is MarkerKind.AUTHOR_DATE}
    right, missed = 0, []
    for one in wanted:
        marker = found.get(one.start)
        if marker is not None and is_entry(document, marker.note, one.entry):
            right += 1
            del found[one.start]
        else:
            missed.append(f"{one.printed} -> {one.entry}; got {marker}")
    return (
        right,
        [f"{text[m.start : m.end]} -> {m.note and document.note(m.note).text[:30]}" for m in found.values()],
        missed,
    )


@pytest.mark.parametrize("name", NAMES)
def test_citations_are_found_and_linked_and_traps_are_not(name: str) -> None:
    _, false, missed = differences(name)
    assert (false, missed) == ([], [])
