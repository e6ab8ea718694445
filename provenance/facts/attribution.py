"""Whether a reference is by, or about, the one that a sentence names."""

import re
from collections.abc import Mapping

from claims.languages import language_of
from claims.references.model import Reference, ReferenceKind
from provenance.facts.addresses import host_of, site_of
from provenance.facts.aliases import Bodies, bodies, is_outlet_host, outlet_hosts
from provenance.facts.tables.cues import FUNCTION_WORDS
from provenance.facts.works import squeezed, words_of
from provenance.model import Source

# The words that name a kind of body; what else is in the name tells which one.
KINDS = frozenset(
    """
    ministry ministerium ministere ministerio министерство bakanligi nazirliyi university universitat universite
    universidad университет universitesi universiteti bank bundesbank institute institut instituto институт enstitusu
    institutu agency agentur agence agencia агентство ajansi agentliyi department foundation stiftung fondation
    fundacion фонд vakfi fondu committee komitee comite комитет komitesi komitasi commission kommission комиссия court
    gericht tribunal суд council conseil consejo совет police polizei
    """.split()
)
_GENERIC = KINDS | frozenset(
    """
    the national federal state central office bureau service statistics statistical international global world report
    study survey research government authorities official officials authors author researchers scholars experts
    republic new annual latest recent study's data
    """.split()
)
_SHORTEST_NAME = 3
_SAMPLE = 20_000  # characters by which a text's language is told


def distinctive_words(name: str) -> set[str]:
    """The words that tell a name from others of its kind."""
    return {word for word in words_of(name) if len(word) >= _SHORTEST_NAME and word not in _GENERIC | FUNCTION_WORDS}


def is_credited(reference: Reference, name: str, aliases: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether the print of `reference` shows `name`, by any of its names, in author, title, publisher or host."""
    known = bodies(aliases)
    wanted = known.named_in(name)
    others = named_by(reference, known)
    if any(known.are_related(a, b) for a in wanted for b in others):
        return True
    shown = squeezed(reference.text) + squeezed(reference.url or "")
    telling = set() if wanted and others else distinctive_words(name)  # two bodies may share 'Kenya'
    words = telling or set(words_of(name)) - FUNCTION_WORDS
    if words and all(_stem(word) in shown for word in words):
        return True
    if _initials(name) & set(words_of(reference.text)) or any(
        _initials(author) & set(words_of(name)) for author in (*reference.authors, reference.publisher or "")
    ):
        return True
    host = host_of(reference.url or "")
    return any(site_of(host) == outlet for outlet in outlet_hosts(name))


def named_by(reference: Reference, known: Bodies) -> set[str]:
    """The bodies that a reference names or whose host it is on."""
    named = known.named_in(reference.text)
    host = known.of_host(host_of(reference.url)) if reference.url else None
    return named | ({host} if host else set())


def is_in_source(
    source: Source, name: str, language: str | None, aliases: Mapping[str, tuple[str, ...]]
) -> bool | None:
    """Whether the text of a source names `name`; None where it was not wholly read, or not in `language`."""
    if source.text is None or source.text.unreadable:
        return None
    if is_named_in(f"{source.text.title or ''} {source.text.text}", name, aliases):
        return True
    spoken = source.text.language or language_of(source.text.text[:_SAMPLE])
    is_foreign = spoken is not None and language is not None and spoken[:2] != language[:2]
    return None if source.text.truncated or is_foreign else False


def is_named_in(text: str, name: str, aliases: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a text names `name`, by any of its names, its initials or the words that tell it from others."""
    known = bodies(aliases)
    wanted = known.named_in(name)
    if wanted and any(known.are_related(a, b) for a in wanted for b in known.named_in(text)):
        return True
    words = distinctive_words(name) or set(words_of(name))
    spoken = set(words_of(text))
    if words and all(any(w.startswith(_stem(word)) for w in spoken) for word in words):
        return True
    return bool(_initials(name) & spoken)


def reports_news(reference: Reference) -> bool:
    """Whether it is a news item, which tells what others found."""
    return (
        reference.kind is ReferenceKind.NEWS
        or is_outlet_host(host_of(reference.url or ""))
        or bool(reference.container and outlet_hosts(reference.container))
    )


def kind_of(name: str) -> str | None:
    """The kind of body that a name says it is ('ministry'); None if it says none."""
    return next((word for word in words_of(name) if word in KINDS), None)


def _initials(name: str) -> set[str]:
    """The acronym of a name of three words or more."""
    words = [word for word in re.findall(r"[^\W\d_]{1,40}", name) if word[0].isupper()]
    return {"".join(word[0] for word in words).casefold()} if len(words) >= _SHORTEST_NAME else set()


def _stem(word: str) -> str:
    """A word without what inflection adds."""
    return word[: max(4, len(word) - 3)] if len(word) > 5 else word
