"""One work is cited twice with details that contradict each other.

What it does: finds references to one work (by address, DOI, or title and author) and compares the spelling of authors
    and title, the year and the host.
Why it matters: one of the two is wrong, and a reader cannot tell whether it is one source or two.
What it leaves alone: the same work with other pages or another access date; initials for first names; left-out
    subtitles and co-authors; other volumes, editions and issues of a series; copies in archives and libraries.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from claims.document import Document
from claims.references.model import Reference
from provenance.facts.addresses import host_of, is_copy_host, site_of
from provenance.facts.dates import year_of
from provenance.facts.places import labels_of, reference_place, works
from provenance.facts.tables.cues import SYNDICATED, UPDATED
from provenance.facts.wording import has_cue
from provenance.facts.works import (
    address_key,
    authors_agree,
    is_another_issue,
    is_of_series,
    misspelt_names,
    same_address,
    squeezed,
    title_likeness,
    titles_agree,
    words_of,
)
from provenance.model import Confidence, Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="near-duplicate-source",
    group=Group.DUPLICATES,
    summary="one work cited twice with contradicting details",
    severity=Severity.WARNING,
)
_ALIKE = 0.9  # from here on two titles may be one with a slip in it
_LONGEST = 3  # words of a title by which it is looked for
_COMPARED = 30  # earlier references of one such word that are looked at
_SHORTEST_TITLE = 15  # letters; shorter titles are shared by many works


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each reference that contradicts an earlier one, once for each kind of print."""
    near: dict[str, deque[Reference]] = {}
    printed: set[tuple[object, ...]] = set()
    reported: set[tuple[str, str]] = set()
    for reference in works(document):
        if not reference.title or _print_of(reference) in printed:
            continue
        printed.add(_print_of(reference))
        for other in _candidates(reference, near):
            conflict = _conflict(other, reference)
            if conflict and (pair := (squeezed(other.title or ""), conflict[0])) not in reported:
                reported.add(pair)
                yield _finding(document, other, reference, conflict)
                break
        for key in _keys(reference):
            near.setdefault(key, deque(maxlen=_COMPARED)).append(reference)


def _print_of(reference: Reference) -> tuple[object, ...]:
    """Author, year, title and address as printed, but for case and signs."""
    names = tuple(words_of(author) for author in reference.authors)
    return names, reference.year, squeezed(reference.title or ""), address_key(reference)


def _keys(reference: Reference) -> list[str]:
    """Under which a reference is looked for: its address, and the longest words of its title."""
    words = sorted(set(words_of(reference.title or "")), key=lambda word: (-len(word), word))[:_LONGEST]
    address = address_key(reference)
    return [*words, *([address] if address else [])]


def _candidates(reference: Reference, near: Mapping[str, Iterable[Reference]]) -> list[Reference]:
    """Earlier references that may be of the same work, in the order of print."""
    found = {other.start: other for key in _keys(reference) for other in near.get(key, ())}
    return [found[start] for start in sorted(found)]


def _conflict(first: Reference, second: Reference) -> tuple[str, str, str] | None:
    """Field and two prints of it in which references to one work contradict each other, None if they do not."""
    titles = first.title or "", second.title or ""
    one_place = same_address(first, second)
    agree, likeness = titles_agree(*titles), title_likeness(*titles)
    alike = agree or likeness >= _ALIKE
    if not (one_place or alike):
        return None
    long_enough = min(len(squeezed(title)) for title in titles) >= _SHORTEST_TITLE
    if not one_place and not (long_enough and authors_agree(first, second)):
        return None
    if is_another_issue(first, second):
        return None
    if alike and (names := misspelt_names(first, second)):
        return "author", _as_printed(first, names[0]), _as_printed(second, names[1])
    apart = not one_place and address_key(first) and address_key(second)
    if not agree and likeness >= _ALIKE and not apart and year_of(first.year) == year_of(second.year):
        return "title", *titles
    return _year_conflict(first, second, one_place) or (_host_conflict(first, second) if agree else None)


def _year_conflict(first: Reference, second: Reference, one_place: bool) -> tuple[str, str, str] | None:
    """Two years for one address, or for one work that neither gives an address for."""
    years = year_of(first.year), year_of(second.year)
    if None in years or years[0] == years[1] or not titles_agree(first.title or "", second.title or ""):
        return None
    if any(has_cue(reference.text, UPDATED) or _is_of_title(reference) for reference in (first, second)):
        return None
    unplaced = not (address_key(first) or address_key(second) or first.url or second.url)
    if one_place or (unplaced and first.authors and not is_of_series(first) and not is_of_series(second)):
        return "year", first.year or "", second.year or ""
    return None


def _is_of_title(reference: Reference) -> bool:
    """Whether the year is but what the title speaks of: 'Asylum in 2024', cited without the year of its print."""
    return bool(reference.year) and (reference.year or "") in (reference.title or "")


def _host_conflict(first: Reference, second: Reference) -> tuple[str, str, str] | None:
    """Two sites for one work, neither of them an archive or a library of others' works."""
    if not (first.url and second.url and first.authors) or is_of_series(first):
        return None
    hosts = host_of(first.url), host_of(second.url)
    if site_of(hosts[0]) == site_of(hosts[1]) or any(is_copy_host(host) or not host for host in hosts):
        return None
    if any(has_cue(reference.text, SYNDICATED) for reference in (first, second)) or first.year != second.year:
        return None
    if squeezed(first.container or "") != squeezed(second.container or ""):
        return None
    return "host", hosts[0], hosts[1]


def _as_printed(reference: Reference, word: str) -> str:
    return next((author for author in reference.authors if word in words_of(author)), word)


def _finding(document: Document, first: Reference, second: Reference, conflict: tuple[str, str, str]) -> Finding:
    field, printed, printed_again = conflict
    names = {"author": "authors", "title": "title", "year": "year", "host": "url"}
    return RULE.finding(
        f"One work is cited with two prints of its {field}: '{printed}' and '{printed_again}'.",
        identity=f"{field} {printed} {printed_again} {first.title}",
        at=reference_place(document, second, names[field]),
        related=(reference_place(document, first, names[field]),),
        labels=labels_of(document, (first.note, second.note)),
        confidence=Confidence.MEDIUM if field == "host" else None,
    )
