"""The citation commands of natbib, biblatex and apacite: what they cite, and how the page prints it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from claims.readers.latex.range import Range, Reading
from claims.tex import decode_tex
from claims.tex.tokens import Kind


class Style(StrEnum):
    """How a citation command is printed."""

    BRACKET = "bracket"  # '[smith2015]'
    NAMES = "names"  # 'Smith [smith2015]'
    TITLE = "title"  # 'On Growth [smith2015]'
    FOOTNOTE = "footnote"
    SILENT = "silent"  # stands in the list, nothing is printed


_BRACKETS = (
    "cite citep citealp parencite autocite smartcite supercite fullcite citenum onlinecite citeyear citeyearpar "
    "citedate citeurl citeonline pcite shortcite citenp citeA citeNP citeyearNP notecite pnotecite citefield brackcite "
    "inlinecite superscite upcite citelist citename citetalias citepalias"
)
_NAMES = (
    "citet citealt textcite citeauthor citefullauthor posscite citeposs shortciteA citeauthoryear newcite ptextcite"
)
_FOOTNOTES = "footcite footfullcite footnotecite ftcite"
STYLES = {
    **dict.fromkeys(_BRACKETS.split(), Style.BRACKET),
    **dict.fromkeys(_NAMES.split(), Style.NAMES),
    **dict.fromkeys(_FOOTNOTES.split(), Style.FOOTNOTE),
    "citetitle": Style.TITLE,
    **dict.fromkeys("volcite pvolcite svolcite avolcite".split(), Style.BRACKET),
    **dict.fromkeys("fvolcite ftvolcite".split(), Style.FOOTNOTE),
    "tvolcite": Style.NAMES,
    "nocite": Style.SILENT,
    "nocitemeta": Style.SILENT,
}
SEVERAL = {
    **dict.fromkeys("cites parencites autocites smartcites supercites fullcites".split(), Style.BRACKET),
    "textcites": Style.NAMES,
    "footcites": Style.FOOTNOTE,
}
VOLUMES = frozenset("volcite pvolcite fvolcite ftvolcite svolcite tvolcite avolcite".split())
_FIELDS = frozenset("citefield citelist citename".split())  # what of the entry is printed stands behind the key
_NUMBERS = re.compile(r"\d[\d\s,;]{0,60}(?:[-–]+\s?\d{1,6})?(?:\s?ff?\.?)?")
_MOST_GROUPS = 60
_ANGLED = re.compile(r"<([^<>]{0,80})>")
_PARENTHESES = re.compile(r"\([^()]{0,200}\)\s{0,3}(?:\([^()]{0,200}\))?")
_LONGEST_PARENTHESES = 80  # tokens


@dataclass(frozen=True, slots=True)
class Cited:
    """One work cited: its key, and what stands before and behind it."""

    key: str
    before: str = ""
    behind: str = ""

    @property
    def pages(self) -> str | None:
        """The pages that the words behind it name."""
        bare = re.sub(r"^(?:pp?|S|s)\.\s?", "", self.behind)
        return bare if bare and _NUMBERS.fullmatch(bare) else None


def style_of(name: str) -> Style | None:
    """The style of a citation command; None for every other command."""
    plain = name if name in STYLES or name in SEVERAL else name[:1].lower() + name[1:]
    return STYLES.get(plain) or SEVERAL.get(plain)


def read_citation(reading: Reading, name: str, start: int, end: int) -> tuple[list[Cited], int]:
    """The works that a citation command whose arguments begin at `start` cites, and the index behind it."""
    plain = name[:1].lower() + name[1:]
    several = plain in SEVERAL
    if several:
        start = _behind_parentheses(reading, start, end)
    if plain in VOLUMES:
        return _of_volume(reading, start, end)
    cited: list[Cited] = []
    after = start
    for _ in range(_MOST_GROUPS if several else 1):
        group = _group(reading, after, end)
        if group is None:
            break
        found, after = group
        cited += found
    if plain in _FIELDS:
        option = reading.optional(after, end)
        named = reading.group(option.after if option else after, end)
        after = named.after if named else after
    return cited, after


def read_one(reading: Reading, start: int, end: int) -> tuple[list[Cited], int]:
    """The works of one `[before][behind]{keys}` at `start`, and the index behind it."""
    return _group(reading, start, end) or ([], start)


def _of_volume(reading: Reading, start: int, end: int) -> tuple[list[Cited], int]:
    """`[before]{volume}[behind]{key}`."""
    option = reading.optional(start, end)
    volume = reading.group(option.after if option else start, end)
    group = _group(reading, volume.after, end) if volume else None
    if volume is None or group is None:
        return [], start
    cited, after = group
    before = decode_tex(reading.source(option)) if option else ""
    number = f"vol. {decode_tex(reading.source(volume))}"
    return [replace(one, before=before, behind=", ".join(filter(None, (number, one.behind)))) for one in cited], after


def _group(reading: Reading, start: int, end: int) -> tuple[list[Cited], int] | None:
    """One `[before][behind]{keys}`."""
    options: list[str] = []
    turn = reading.skip_blanks(start, end)
    angled = _ANGLED.fullmatch(reading.tokens[turn].text) if turn < end else None
    turn += angled is not None  # apacite: `<before>[behind]{keys}`
    while len(options) < 2 and (option := reading.optional(turn, end)) is not None:
        options.append(decode_tex(reading.source(option)))
        turn = option.after
    keys = reading.group(turn, end)
    if keys is None:
        return None
    behind = options[-1] if options else ""
    before = angled[1] if angled else options[0] if len(options) == 2 else ""
    names = list(_keys(reading, keys))
    last = len(names) - 1
    return [
        Cited(key, before if turn == 0 else "", _printed_pages(behind) if turn == last else "")
        for turn, key in enumerate(names)
    ], keys.after


def _keys(reading: Reading, keys: Range) -> Iterator[str]:
    for key in reading.source(keys).split(","):
        if key.strip():
            yield " ".join(key.split())[:200]


def _printed_pages(behind: str) -> str:
    """The words behind a citation; bare numbers are pages."""
    if not _NUMBERS.fullmatch(behind):
        return behind
    return f"{'pp.' if re.search(r'[-–,]|ff', behind) else 'p.'} {behind}"


def _behind_parentheses(reading: Reading, start: int, end: int) -> int:
    """The index behind `(before)(behind)`, which multicites put before all."""
    turn = reading.skip_blanks(start, end)
    words = ""
    for index in range(turn, min(end, turn + _LONGEST_PARENTHESES)):
        token = reading.tokens[index]
        if token.kind is Kind.OPEN or token.text == "[":
            return index if _PARENTHESES.fullmatch(words.strip()) else start
        words += token.text
    return start
