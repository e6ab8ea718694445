"""Which body a name stands for: acronyms, translations and hosts of the bodies that reports name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

import snowballstemmer

from provenance.facts.tables.bodies import BODIES
from provenance.facts.tables.offices import OFFICES
from provenance.facts.tables.outlets import OUTLETS
from provenance.facts.works import words_of

_LONGEST_ACRONYM = 6  # letters; such names are matched with their capitals: WHO is not 'who', Pew not 'pew'
_WORD = re.compile(r"[^\W_]{1,60}")
_ENDING = re.compile(r"(?<=\w{4})(?:n[ıiu]n|n[aeə]|[dn][ae]n|dən)$")
_SHORT_I = re.compile(r"(?<=[ыио])и$")  # 'всемирныи': an accent that `words_of` takes off
_CYRILLIC = re.compile(r"[а-яіїєґ]")


@dataclass(frozen=True)
class Bodies:
    """Known names: `acronyms` by their letters, `phrases` by their words, `hosts`, and the parent of each body."""

    acronyms: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], str]
    hosts: Mapping[str, str]
    parents: Mapping[str, str]
    longest: int = field(default=1)

    def named_in(self, text: str) -> set[str]:
        """The bodies that `text` names; the longest name counts where one lies within another."""
        found = {self.acronyms[word] for word in _WORD.findall(text) if word in self.acronyms}
        spoken = _stemmed(words_of(text))
        at = 0
        while at < len(spoken):
            size = 1
            for length in range(min(self.longest, len(spoken) - at), 0, -1):
                body = self._phrase(spoken[at : at + length])
                if body:
                    found.add(body)
                    size = length
                    break
            at += size
        return found

    def _phrase(self, words: tuple[str, ...]) -> str | None:
        """The body of a phrase, its last word with or without a Turkic ending ('Dünya Bankasının')."""
        known = self.phrases.get(words)
        bare = _ENDING.sub("", words[-1]) if known is None else words[-1]
        return known or (self.phrases.get((*words[:-1], bare)) if bare != words[-1] else None)

    def of_host(self, host: str) -> str | None:
        """The body whose host, or a part of whose host, this is."""
        labels = host.lower().split(".")
        tails = (".".join(labels[i:]) for i in range(len(labels) - 1))
        return next((self.hosts[tail] for tail in tails if tail in self.hosts), None)

    def are_related(self, first: str, second: str) -> bool:
        """Whether two bodies are one, or one is a part of the other."""
        return first in self._line(second) or second in self._line(first)

    def _line(self, body: str) -> list[str]:
        line = [body]
        while (parent := self.parents.get(line[-1])) and parent not in line:
            line.append(parent)
        return line


def bodies(further: Mapping[str, tuple[str, ...]]) -> Bodies:
    """The known bodies and those of `further` (a name and its other names), which win."""
    return _bodies(tuple(sorted((name, tuple(names)) for name, names in further.items())))


@lru_cache(maxsize=8)
def _bodies(further: tuple[tuple[str, tuple[str, ...]], ...]) -> Bodies:
    acronyms: dict[str, str] = {}
    phrases: dict[tuple[str, ...], str] = {}
    hosts: dict[str, str] = {}
    parents: dict[str, str] = {}

    def add(id_: str, name: str) -> None:
        if "." in name and " " not in name.strip(".") and name.islower():
            hosts[name] = id_
        elif name.isalpha() and len(name) <= _LONGEST_ACRONYM and not name.islower():
            acronyms[name] = id_
        elif words_of(name):
            phrases[_stemmed(words_of(name))] = id_

    for line in filter(None, (*BODIES.splitlines(), *OFFICES.splitlines())):
        head, *listed = (part.strip() for part in line.split("|"))
        id_, _, parent = (part.strip() for part in head.partition("<"))
        parents.update({id_: parent} if parent else {})
        for name in listed:
            add(id_, name)
    for canonical, names in further:
        found = (phrases.get(_stemmed(words_of(name))) or acronyms.get(name) for name in (canonical, *names))
        known = next(filter(None, found), None)
        for name in (canonical, *names):
            add(known or canonical, name)
    return Bodies(acronyms, phrases, hosts, parents, max(map(len, phrases)))


def _stemmed(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words, Cyrillic ones without their endings: 'Росстата' is 'Росстат'."""
    return tuple(_stem(word) if _CYRILLIC.search(word) else word for word in words)


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return str(_russian().stemWord(_SHORT_I.sub("й", word)))


@cache
def _russian() -> Any:
    return snowballstemmer.stemmer("russian")


@lru_cache(maxsize=1)
def _outlets() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    return {words_of(name): hosts for name, hosts in OUTLETS.items()}


def outlet_hosts(name: str) -> tuple[str, ...]:
    """The hosts of the news outlet of this name, without its article; () if it is not known."""
    words = words_of(name)
    known = _outlets()
    return known.get(words) or (known.get(words[1:], ()) if words[:1] == ("the",) else ())


def is_outlet_host(host: str) -> bool:
    """Whether a known news outlet publishes there."""
    return any(host == known or host.endswith("." + known) for hosts in _outlets().values() for known in hosts)
