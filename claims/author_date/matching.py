"""Which work of the list a citation means, and whether one that means none is a citation at all."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from claims.author_date.citations import Citation, readings
from claims.author_date.words import (
    BEFORE_AUTHOR,
    BEHIND_AUTHOR,
    COUNTRIES,
    JOINERS,
    LEADS,
    NOT_AUTHORS,
    OTHERS,
    PARTICLES,
    SMALL,
)
from claims.author_date.works import Work, fold_name, initials_of
from claims.document import Note
from claims.references.labels import MONTHS
from claims.references.lexicon import BODY_WORDS, PLACES

_OTHERS = re.compile(rf",?\s*(?:{OTHERS})(?!\w)", re.IGNORECASE)
_JOIN = re.compile(r"\s*(?:[,;&/]|(?<!\w)(?:and|und|et|y|e|ve|və|и|en)(?!\w))\s*")
_HARD_JOIN = re.compile(r"(?<!\w)(?:and|und|et|y|e|ve|və|и|en)(?!\w)|[&/]")
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_LED = re.compile(rf"(?<!\w){LEADS}$", re.IGNORECASE)
_CASE = re.compile(r"\bv\.?s?\.?\s|\bc\.\s", re.IGNORECASE)
_LIKE = 80  # per cent; from here on two names are spelled alike
_STEM = 4  # letters that all forms of a name share
_MOST_SCANNED = 200  # works of one year compared with a name that none opens with
_NEAR_YEARS = 12  # years between two works of one body
_ENDINGS = 3  # letters that an inflected name may have more, or other, than the list prints
_INFLECTED = re.compile("[а-яёğışçöüə]")


@dataclass(frozen=True, slots=True)
class Match:
    """The note that a citation calls, the next best, and how sure it is; no note where the list has none."""

    note: Note | None
    confidence: float
    runner_up: Note | None = None


@dataclass(slots=True)
class Catalogue:
    """The works of a list by the first name and by the year."""

    works: Sequence[Work]
    _by_year: dict[int, list[Work]] = field(default_factory=lambda: defaultdict(list))
    _by_name: dict[str, list[Work]] = field(default_factory=lambda: defaultdict(list))
    _by_stem: dict[tuple[int, str], list[Work]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for work in self.works:
            self._by_year[work.date.year].append(work)
            for name in work.first:
                self._by_name[name].append(work)
                self._by_stem[work.date.year, name[:_STEM]].append(work)

    def find(self, citation: Citation) -> tuple[Citation, Match] | None:
        """The work that a citation names, by as many of the words before the year as the list has.

        None where the list has none of these names and year.
        """
        for reading in readings(citation):
            match = self._find(reading)
            if match is not None:
                return reading, match
            if citation.date.year not in self._by_year:
                break
        return None

    def _find(self, citation: Citation) -> Match | None:
        keys = _keys(citation.names)
        stems = {(citation.date.year, key[:_STEM]) for key in keys}
        alike = {id(work): work for stem in stems for work in self._by_stem.get(stem, ())}
        found = [work for work in alike.values() if _same_names(citation.names, keys, work)]
        if not found:
            return None
        exact = [work for work in found if work.date.letter == citation.date.letter]
        if not exact and citation.date.letter and any(work.date.letter for work in found):
            return None  # the list has other letters
        best = sorted(exact or found, key=lambda work: _excess(citation.names, work))
        sure = bool(exact) or len(found) == 1
        rest = best[1] if len(best) > 1 else None
        fewer = _excess(citation.names, best[0]) > 0  # 'Smith 2015' where the list has 'Smith and Jones'
        return Match(best[0].note, 0.7 if fewer else 0.98 if sure else 0.6, rest.note if rest else None)

    def knows_author(self, names: str) -> list[Work]:
        """The works, of any year, that open with the first of these names."""
        found = {id(work): work for key in _keys(names) for work in self._by_name.get(key, ())}
        return list(found.values())

    def is_near(self, citation: Citation) -> bool:
        """Whether a work of that year has a first name that is spelled nearly alike."""
        wanted = fold_name(_split(citation.names)[0])
        return any(
            fuzz.ratio(wanted, name) >= _LIKE
            for work in self._by_year.get(citation.date.year, ())[:_MOST_SCANNED]
            for name in work.first
            if len(wanted) > 4
        )


def doubtful(citation: Citation, catalogue: Catalogue, text: str, used: Counter[str], matched: set[int]) -> float:
    """How sure it is that words and year without a work in the list are a citation; 0 where they are taken for none.

    `used` counts the words of the body; `matched` are the brackets that hold a citation of the list.
    """
    if citation.narrative and "," in citation.names and not _HARD_JOIN.search(citation.names):
        *_, citation = readings(citation)
        citation = replace(citation, residue=False)
    names, date = citation.names, citation.date
    parts = _split(names)
    if is_no_author(names, text, citation) or citation.residue:
        return 0.0
    if citation.narrative and not _is_spoken_of(citation, text):
        known = catalogue.knows_author(names)
        near = [work for work in known if abs(work.date.year - date.year) <= _NEAR_YEARS]
        return 0.75 if near or (known and len(parts) > 1) else 0.0
    if known := catalogue.knows_author(names):
        body = any(len(name.split()) > 1 for work in known for name in work.names[:1])
        far = all(abs(work.date.year - date.year) > _NEAR_YEARS for work in known)
        return 0.5 if citation.narrative and body and far else 0.9
    if catalogue.is_near(citation):
        return 0.85
    shared, several = citation.group in matched, len(parts) > 1 or _OTHERS.search(names) is not None
    if several and all(_is_person(part) for part in parts):
        return 0.8
    if shared and (BODY_WORDS & set(names.casefold().split()) or citation.located):
        return 0.75
    alone = used[fold_name(names)] <= 1
    if several or not _is_person(names) or (names.isupper() and not (citation.comma and alone and len(names) > 2)):
        return 0.0
    return (
        0.75 if citation.located or shared else 0.7 if citation.narrative else 0.6 if citation.comma and alone else 0.0
    )


def _split(names: str) -> list[str]:
    """The single names of a citation, without initials."""
    bare = _OTHERS.sub("", _BRACKETED.sub("", names))
    parts = [re.sub(r"(?<!\w)(?:[^\W\d_]\.\s?){1,3}(?=\w)", "", part).strip() for part in _JOIN.split(bare)]
    return [part for part in parts if part] or [names]


def _keys(names: str) -> list[str]:
    """The folded forms under which the first of the names may stand in a list."""
    whole = fold_name(_BRACKETED.sub("", names))
    first = _split(names)[0]
    forms = [whole, fold_name(first), *map(fold_name, _in_brackets(names))]
    forms += [form.removeprefix("the ") for form in forms[:2]]
    return [form for form in dict.fromkeys(forms) if form]


def _in_brackets(names: str) -> list[str]:
    """The acronyms behind the names that they stand for: 'WFP' of 'World Food Programme [WFP]'."""
    found = [(match[0].strip(" ()[]"), names[: match.start()]) for match in _BRACKETED.finditer(names)]
    return [short for short, name in found if fold_name(short) in initials_of(name) or " " not in name.strip()]


def _same_names(names: str, keys: Sequence[str], work: Work) -> bool:
    """Whether the first name (`keys`: its forms) opens the entry and the further ones stand among its names."""
    if fold_name(_BRACKETED.sub("", names)) in work.first:
        return True
    if not any(key in work.first or _is_inflected(key, work.first) for key in keys):
        return False
    others = _split(names)[1:]
    return all(_is_among(fold_name(other), work.words) for other in others)


def _is_among(name: str, words: frozenset[str]) -> bool:
    return all(word in words or _is_inflected(word, words) for word in name.split() if word not in PARTICLES | SMALL)


def _is_inflected(name: str, forms: Iterable[str]) -> bool:
    """Whether the name is one of the forms but for an ending: 'Bäckers', 'Иванова'."""
    for form in forms:
        if len(form) > 3 and name == form + "s":
            return True
        if _INFLECTED.search(form) and len(form) > 3 and name[: len(form) - 1] == form[:-1]:
            return len(name) - len(form) <= _ENDINGS
    return False


def _excess(names: str, work: Work) -> int:
    """How much the number of names differs from the entry's: 'Müller 2016' is rather Müller's alone."""
    if _OTHERS.search(names):
        return 0 if len(work.names) > 2 else 1
    return abs(len(work.names) - len(_split(names)))


def is_no_author(names: str, text: str, citation: Citation) -> bool:
    """Whether the words are a month, a place, a law, a case or set in italics."""
    words = [word.casefold().strip(".,") for word in names.split()]
    if any(word in NOT_AUTHORS or word in MONTHS for word in words) or _CASE.search(names):
        return True
    if (words[-1] in PLACES or fold_name(names) in COUNTRIES) and not citation.located:
        return True
    before = text[max(0, citation.span.start - 4) : citation.span.start]
    return bool(_CASE.search(before)) or (before[-1:] in "*_" and citation.narrative)


def _is_person(part: str) -> bool:
    """Whether a name may be a surname: one or two capitalised words, no body's."""
    words = [word for word in part.split() if word.lower() not in PARTICLES]
    return (
        len(words) == 1
        and all(word[:1].isupper() and word.lower() not in SMALL | JOINERS for word in words)
        and (not any(sign.isdigit() for sign in part))
    )


def is_led(citation: Citation, text: str) -> bool:
    """Whether 'According to' or the like stands right before the names."""
    return _LED.search(text, max(0, citation.span.start - 16), citation.span.start) is not None


def _is_spoken_of(citation: Citation, text: str) -> bool:
    """Whether the words around 'Smith (2015)' speak of an author: 'by Smith (2015)', 'Smith (2015) finds'."""
    before = text[max(0, citation.span.start - 30) : citation.span.start].split()
    behind = re.match(r"[\d\s,:.p–-]{0,20}\)?,?\s(\w+)(?:\s(\w+))?", text[citation.span.end : citation.span.end + 60])
    said = {word.lower() for word in (behind[1], behind[2]) if word} if behind else set()
    return (
        is_led(citation, text) or (bool(before) and before[-1].lower() in BEFORE_AUTHOR) or bool(said & BEHIND_AUTHOR)
    )
