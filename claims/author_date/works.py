"""Entries of a reference list as citations look for them: by the names they open with, and the year."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from claims.author_date.words import FORTHCOMING, NO_DATE, OTHERS, PARTICLES, SMALL
from claims.document import Note
from claims.references.lexicon import BODY_WORDS

YEAR = r"(?:1[5-9]|20)\d\d"
DATE = re.compile(
    rf"(?<![\w/–.-])(?P<year>{YEAR})(?P<letter>[a-z])?(?![\w]|[.,]\d|[–-]\d{{2}})|(?<!\w)(?:(?P<none>{NO_DATE})|(?P<later>{FORTHCOMING}))(?!\w)",
    re.IGNORECASE,
)
_HEAD = 260  # characters in which an entry gives authors and year
_ACRONYM = re.compile(r"[(\[]\s?([^\W\d_][\w.&/-]{1,14})\s?[)\]]")
ACRONYM_BEHIND = re.compile(r"\s?[(\[][^()\[\]]{1,20}[)\]]$")
_BRACKETED = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
_ROLE = re.compile(r"(?<!\w)(?:eds?|hrsg|hg|dirs?|éds?|coords?|orgs?|comps?|ред)(?:\.|(?=\s?[,)]|$))", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:[,;&/]|(?<!\w)(?:and|und|et|y|e|ve|və|и)(?!\w))\s*")
_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_](?:h|u)?\.[\s-]?){1,5}(?!\w)|(?<=\w\s)[^\W\d_a-z]{1,3}\s?$")
_IN_HEAD = re.compile(r"[(,.:;\])] ?\[?$|^[^,.]{1,80} $")
_ROLES = frozenset("ed eds hrsg hg dir dirs éd éds coord coords org orgs comp comps ред".split())
_YEAR_FIRST = re.compile(rf"{YEAR}[a-z]?\s")
_NAMES_ONLY = re.compile(r"[^\d.]{2,90} $|[^\d.]{2,90} \[\d{4}\] $")
_DASHES = re.compile(r"\s*(?:[—–]{1,4}|-{2,6}|_{2,12})\s*[.,]?")
_OTHERS = re.compile(rf",?\s*(?:{OTHERS})", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]{1,60}")
_SIGNS = '*_ .,:;“”"«»'


@dataclass(frozen=True, slots=True)
class Date:
    """A year with its letter; year 0 for 'n.d.', -1 for 'forthcoming'."""

    year: int
    letter: str = ""
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """An entry: its note, the forms of its first name (folded), all words of its names, how many names, the date."""

    note: Note
    first: frozenset[str]
    words: frozenset[str]
    names: tuple[str, ...]
    date: Date

    @property
    def label(self) -> str:
        """How a text would cite it: 'Smith 2015', 'Smith and Jones 2015', 'Smith et al. 2015'."""
        names = self.names or (self.note.text[:40].strip(),)
        whole = " and ".join(names) if len(names) < 3 else f"{names[0]} et al."
        return f"{whole} {self.date.printed}".strip()


def fold_name(text: str) -> str:
    """Letters and digits without case and accents, words parted by blanks."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    return " ".join(_WORD.findall("".join(s for s in plain if not unicodedata.combining(s) and s not in "'’ʼ")))


def read_date(match: "re.Match[str]") -> Date:
    """The date that `DATE` found."""
    if match["year"]:
        return Date(int(match["year"]), (match["letter"] or "").lower(), match[0])
    return Date(0 if match["none"] else -1, "", " ".join(match[0].split()))


def read_works(notes: Iterable[Note]) -> list[Work]:
    """What citations look for in each entry; entries without any date are left out. A dash repeats the names above."""
    works: list[Work] = []
    for note in notes:
        dashes = _DASHES.match(note.text) or _YEAR_FIRST.match(note.text)
        head, date = _head_and_date(note)
        if date is None:
            continue
        if dashes and works:
            before = works[-1]
            works.append(Work(note, before.first, before.words, before.names, date))
        else:
            works.append(_work(note, head, date))
    return works


def _head_and_date(note: Note) -> tuple[str, Date | None]:
    """The names that an entry opens with, and its date: behind them, or where its style prints the year."""
    text, reference = note.text, note.references[0] if note.references else None
    found = next((m for m in DATE.finditer(text, 0, min(_HEAD, len(text))) if not is_original(text, m)), None)
    closed = found is not None and text[found.end() : found.end() + 1] in tuple(").,:;]")
    if found is not None and (
        _NAMES_ONLY.fullmatch(text, 0, found.start())
        or (closed and _IN_HEAD.search(text, 0, found.start()))
        or found.start() == 0
        or reference is None
        or not reference.year
    ):
        return text[: found.start()], read_date(found)
    match = DATE.fullmatch(reference.year) if reference and reference.year else None
    return text[:60].split(". ")[0], read_date(match) if match else None


def is_original(text: str, match: "re.Match[str]") -> bool:
    """Whether a year in square brackets stands before the year of the edition: '[1936] 1973'."""
    return text[match.start() - 1 : match.start()] == "[" and DATE.match(text, match.end() + 2) is not None


def _work(note: Note, head: str, date: Date) -> Work:
    acronyms = [
        match[1] for match in _ACRONYM.finditer(head) if match[1].lower() not in _ROLES and match[1][0].isupper()
    ]
    bare = _OTHERS.sub("", _ROLE.sub(" ", _BRACKETED.sub(" ", head)).strip(_SIGNS + "(["))
    authors = note.references[0].authors if note.references else ()
    names = [surname_of(_BRACKETED.sub("", author), turn > 0) for turn, author in enumerate(authors)] or split_list(
        bare
    )
    body = _body_name(bare)
    keys = {fold_name(name) for name in (*names[:1], *map(_without_particles, names[:1]), body, *acronyms)}
    if len(names) < 2:
        keys |= set(initials_of(body))
    keys.discard("")
    words = frozenset(fold_name(bare).split()) | {word for name in names for word in fold_name(name).split()}
    return Work(note, frozenset(keys), words, tuple(_shown(names, body)), date)


def surname_of(author: str, is_further: bool) -> str:
    """The surname of a person, the whole name of a body; only further authors stand with the given name first."""
    head, comma, _ = author.partition(",")
    bare = _INITIALS.sub(" ", f" {head} ").strip(_SIGNS) or head
    return bare if comma or bare != head.strip(_SIGNS) or not is_further else _last_name(" ".join(bare.split()))


def split_list(head: str) -> list[str]:
    """The surnames, or bodies, that a list prints before the year: 'Kuhn, Annette, and Sarah Street' gives two."""
    pieces = [piece.strip(_SIGNS + "()[]") for piece in _SPLIT.split(head)]
    signs = [match[0].strip() for match in _SPLIT.finditer(head)] + [""]
    names: list[str] = []
    inverted = False  # the name before was a surname that its given name follows behind a comma
    for turn, piece in enumerate(pieces):
        surname = _INITIALS.sub(" ", f" {piece} ").strip(_SIGNS)
        if not surname:
            inverted = False
            continue
        given_behind = inverted and turn and signs[turn - 1] == ","
        if given_behind and " " not in surname and surname == piece:
            inverted = False
            continue
        has_initials = surname != piece
        names.append(surname if has_initials or not names else _last_name(surname))
        inverted = not has_initials and len(names) == 1 and signs[turn] == ","
    return names


def _last_name(name: str) -> str:
    """The surname of 'Sarah Street' and 'Mark van der Berg'."""
    words = name.split()
    if len(words) < 2 or any(word.lower() in (SMALL - PARTICLES) | BODY_WORDS for word in words):
        return name
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    return " ".join(words[start:]) if len(words) <= 4 else name


def _without_particles(name: str) -> str:
    words = name.split()
    while len(words) > 1 and words[0].lower() in PARTICLES:
        words.pop(0)
    return " ".join(words)


def _body_name(bare: str) -> str:
    """The whole head, where it may be a body: 'Ministry of Housing and Urban Affairs'."""
    return bare.split(". ")[0].removeprefix("The ").strip(_SIGNS)


def initials_of(body: str) -> list[str]:
    """'who' for 'World Health Organization', with and without the small words."""
    words = body.replace("-", " ").split()
    if len(words) < 2 or "," in body or len(words) > 12:
        return []
    long = [word for word in words if word.lower() not in SMALL]
    return [fold_name("".join(word[0] for word in some)) for some in (long, words) if len(some) > 1]


def _shown(names: list[str], body: str) -> list[str]:
    """The names as a label prints them: a body by its whole name."""
    if names and any(word.lower() in SMALL - PARTICLES for word in body.split()) and "," not in body:
        return [body]
    return [name.title() if name.isupper() and len(name) > 5 else name for name in names]
