"""Getting the sources of documents: archives and folders first, then the network; each address once a run."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claims.document import Document, Note
from claims.references.model import Reference
from provenance.config import Settings
from provenance.drifting import with_drift
from provenance.errors import Status
from provenance.facts.checks import archives_asked
from provenance.linking import History, addresses_of, cited_copy, link_result, no_history, with_standing
from provenance.model import Link, Source
from provenance.result import LinkResult, Unread
from provenance.source_texts import read_text
from provenance.world import Captures, World, sources_of
from sources import Archive, Capture

if TYPE_CHECKING:
    from provenance.fetching import Progress
    from sources.judgement import Cited
    from sources.observing import Wanted


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was found: for each document a Source a reference id, its links, and the world these were made of.

    `results` are of all addresses; `complete` says whether none is open; `unreachable` are archives that did not
    answer; `stopped` is the exit status of the signal that ended the fetching early.
    """

    sources: tuple[Mapping[str, Source], ...]
    links: tuple[tuple[Link, ...], ...]
    results: tuple[LinkResult, ...]
    complete: bool
    worlds: tuple[World, ...] = ()
    unreachable: tuple[Unread, ...] = ()
    stopped: Status | None = None


def gather(
    documents: Sequence[Document],
    archives: Sequence[Archive],
    settings: Settings,
    progress: "Progress",
    history: History = no_history,
) -> Gathered:
    """Find every source that `documents` cite, in `archives` and, unless `settings.offline`, on the network."""
    now = settings.clock()
    found = find_captures(documents, archives, settings, progress)
    captures = found.captures
    asked = archives_asked(archive.origin for archive in archives)
    worlds = tuple(World(captures, copies_of(document, archives), asked).restricted(document) for document in documents)
    sources = tuple(sources_of(document, world) for document, world in zip(documents, worlds, strict=True))
    links = tuple(with_standing(links_of(document, captures), archives, history) for document in documents)
    once = {link.url: link for per_document in links for link in per_document}
    results = tuple(link_result(link, settings.offline, now) for link in once.values())
    return Gathered(sources, links, results, found.complete, worlds, found.unreachable, found.stopped)


# Told the captures of an address as soon as it is answered: copies first, the live answer last, as they will be found.
Answered = Callable[[str, tuple[Capture, ...]], None]


def _not_told(url: str, captures: tuple[Capture, ...]) -> None:
    """Let an answer pass: nobody waits for it before the end."""


@dataclass(frozen=True, slots=True)
class Found:
    """The captures of addresses, copies first, the live answer last; whether the network was there; the archives that
    were named and did not answer; the exit status of the signal that ended the fetching early."""

    captures: Captures
    complete: bool = True
    unreachable: tuple[Unread, ...] = ()
    stopped: Status | None = None


def find_captures(
    documents: Sequence[Document],
    archives: Sequence[Archive],
    settings: Settings,
    progress: "Progress",
    *,
    bare: Sequence[str] = (),
    keep_all: bool = True,
    answered: Answered = _not_told,
) -> Found:
    """The captures of all that is cited and of `bare` addresses: of `archives`, of those on the network, and live.

    Without `keep_all` only such pages keep their bodies as claims are held against, or that are not as they should be.
    What `answered` raises ends the fetching.
    """
    citing = dict.fromkeys(bare, ()) | _citing(documents)
    captures = {
        url: _archived(url, archives, _title_of(citing[address]))
        for address in citing
        for url in (address, *_others(citing[address]))
    }
    if settings.offline:
        return Found(captures)
    from provenance.fetching import fetch  # loads long, and a run without network needs none of it

    wanted = _wanted(citing, captures, documents)
    kept = None if keep_all else _held_against(documents)

    def seen(whole: Capture, copies: tuple[Capture, ...], trimmed: Capture) -> None:
        answered(trimmed.url, (*captures.get(trimmed.url, ()), *copies, trimmed))

    fetched = fetch(wanted, settings, progress, kept=kept, seen=seen)
    found = captures | {url: (*captures.get(url, ()), *copies) for url, copies in fetched.copies.items()}
    found |= {url: (*found.get(url, ()), capture) for url, capture in fetched.captures.items()}
    unreachable = (
        Unread(name, f"out of reach: {why}", Status.UNAVAILABLE) for name, why in fetched.unreachable.items()
    )
    return Found(with_drift(documents, found), fetched.complete, tuple(unreachable), fetched.stopped)


def _wanted(
    citing: Mapping[str, Sequence[Reference]], captures: Captures, documents: Sequence[Document]
) -> list["Wanted"]:
    from sources.observing import Wanted

    wanted = []
    for url, references in citing.items():
        others = _others(references)
        known = [capture for each in (url, *others) for capture in captures[each]]
        wanted.append(Wanted(url, others, _cited(known, references, documents)))
    return wanted


def _cited(known: Sequence[Capture], references: Sequence[Reference], documents: Sequence[Document]) -> "Cited":
    from sources.judgement import Cited

    if not known and not references:
        return Cited()
    accessed = min((cited.accessed for cited in references if cited.accessed), default=None)
    dated = next((document.dated for document in documents if document.dated), None) if references else None
    return Cited(_title_of(references), cited_copy(known, references), accessed, dated)


def _held_against(documents: Sequence[Document]) -> frozenset[str]:
    """The addresses whose pages claims rest on."""
    found: set[str] = set()
    for document in documents:
        called = {note for claim in document.claims for note in claim.notes}
        cited = (reference for reference in document.references if reference.note in called)
        found.update(url for reference in cited for url in addresses_of(reference))
    return frozenset(found)


def _citing(documents: Sequence[Document]) -> dict[str, tuple[Reference, ...]]:
    """The references of each address, under the likeliest reading of it."""
    found: dict[str, tuple[Reference, ...]] = {}
    for document in documents:
        for reference in document.references:
            if addresses := addresses_of(reference):
                found[addresses[0]] = (*found.get(addresses[0], ()), reference)
    return found


def _others(references: Sequence[Reference]) -> tuple[str, ...]:
    """The other ways to join the address of these references."""
    return tuple(dict.fromkeys(url for reference in references for url in addresses_of(reference)[1:]))


def _title_of(references: Sequence[Reference]) -> str | None:
    return next((reference.title for reference in references if reference.title), None)


def _archived(url: str, archives: Sequence[Archive], title: str | None) -> tuple[Capture, ...]:
    """The copies of an address; one of a page that stands for an error is told as live pages are."""
    return tuple(_judged(capture, title) for archive in archives for capture in archive.find(url))


def _judged(capture: Capture, title: str | None) -> Capture:
    from sources.judgement import Cited, is_suspicious, judge

    cited = Cited(title)
    if not archives_asked([capture.origin]) or not is_suspicious(capture, cited):
        return capture  # of what an author gives for the source nothing is doubted
    judged = judge(capture, cited, None, read_text)
    lost = not judged.outcome.has_content
    return replace(capture, outcome=judged.outcome, reason=judged.reason) if lost else capture


def copies_of(document: Document, archives: Sequence[Archive]) -> dict[str, tuple[Capture, ...]]:
    """The copies that the author has of each reference, by its id."""
    notes = {note.id: note for note in document.notes}
    own = {
        reference.id: _of_the_author(reference, notes[reference.note], archives) for reference in document.references
    }
    return {id_: tuple(copies) for id_, copies in own.items() if copies}


def _of_the_author(reference: Reference, note: Note, archives: Sequence[Archive]) -> list[Capture]:
    """Copies that the author has: named by note or title in a folder's list."""
    title, url = reference.title, reference.url
    return [capture for archive in archives for capture in archive.find_cited(note=note.label, title=title, url=url)]


def links_of(document: Document, captures: Captures) -> tuple[Link, ...]:
    """The addresses that a document cites, each with its references and captures."""
    citing: dict[str, list[Reference]] = {}
    for reference in document.references:
        if addresses := addresses_of(reference):
            citing.setdefault(_answering(addresses, captures), []).append(reference)
    return tuple(Link(url, tuple(cited), captures[url], document) for url, cited in citing.items())


def _answering(addresses: tuple[str, ...], captures: Captures) -> str:
    """The way to join an address that leads to the work, else the likeliest."""
    with_content = (url for url in addresses if any(capture.outcome.has_content for capture in captures[url]))
    return next(with_content, addresses[0])
