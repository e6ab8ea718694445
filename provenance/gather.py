"""Getting the sources of documents: archives and folders first, then the network; each address once a run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.document import Document, Note
from claims.references.model import Reference
from provenance.config import Settings
from provenance.facts.checks import archives_asked
from provenance.fetching import Fetched, Progress, fetch
from provenance.linking import History, addresses_of, cited_copy, link_result, no_history, with_standing
from provenance.model import Link, Source
from provenance.result import LinkResult
from provenance.world import Captures, World, sources_of
from sources import Archive, Capture


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was found: for each document a Source a reference id, its links, and the world these were made of.

    `results` are of all addresses; `complete` says whether none is open.
    """

    sources: tuple[Mapping[str, Source], ...]
    links: tuple[tuple[Link, ...], ...]
    results: tuple[LinkResult, ...]
    complete: bool
    worlds: tuple[World, ...] = ()


def gather(
    documents: Sequence[Document],
    archives: Sequence[Archive],
    settings: Settings,
    progress: Progress,
    history: History = no_history,
) -> Gathered:
    """Find every source that `documents` cite, in `archives` and, unless `settings.offline`, on the network."""
    now = settings.clock()
    captures, complete = find_captures(documents, archives, settings, progress)
    asked = archives_asked(archive.origin for archive in archives)
    worlds = tuple(World(captures, _copies(document, archives), asked).restricted(document) for document in documents)
    sources = tuple(sources_of(document, world) for document, world in zip(documents, worlds, strict=True))
    links = tuple(with_standing(links_of(document, captures), archives, history) for document in documents)
    once = {link.url: link for per_document in links for link in per_document}
    results = tuple(link_result(link, settings.offline, now) for link in once.values())
    return Gathered(sources, links, results, complete, worlds)


def find_captures(
    documents: Sequence[Document],
    archives: Sequence[Archive],
    settings: Settings,
    progress: Progress,
    *,
    bare: Sequence[str] = (),
    every: bool = False,
) -> tuple[Captures, bool]:
    """The captures of all that is cited and of `bare` addresses, by address, and whether the network was there.

    With `every` the network is asked for all of them; else for what no archive has.
    """
    citing = dict.fromkeys(bare, ()) | _citing(documents)
    captures = {url: _archived(url, archives) for address in citing for url in (address, *_others(citing[address]))}
    fetched = Fetched({})
    if not settings.offline:
        from sources.judgement import Cited
        from sources.observing import Wanted

        wanted = []
        for url, references in citing.items():
            others = _others(references)
            known = [capture for each in (url, *others) for capture in captures[each]]
            if every or not known:
                title = next((reference.title for reference in references if reference.title), None)
                wanted.append(Wanted(url, others, Cited(title, cited_copy(known, references))))
        fetched = fetch(wanted, settings, progress, keep_pages=not every)
    for url, capture in fetched.captures.items():
        captures[url] = (*captures.get(url, ()), capture)
    return captures, fetched.complete


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


def _archived(url: str, archives: Sequence[Archive]) -> tuple[Capture, ...]:
    return tuple(capture for archive in archives for capture in archive.find(url))


def _copies(document: Document, archives: Sequence[Archive]) -> dict[str, tuple[Capture, ...]]:
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
