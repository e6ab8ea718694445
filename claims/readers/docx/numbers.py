"""Numbers that Word counts and prints itself, of notes and of list items (ECMA-376 part 1: 17.9, 17.11, 17.18.59)."""

import re
from dataclasses import dataclass, field, replace

from claims.document import NoteKind
from claims.readers.docx.styles import ListPlace
from claims.readers.docx.xml import Element

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CHICAGO = "*†‡§"
_MOST_ROMAN = 3999
_MOST_REPEATED = 26 * 20
_CIRCLED = 20
_PLACE = re.compile(r"%([1-9])")


def print_number(number: int, form: str) -> str:
    """A number in one of Word's forms ('lowerRoman', 'chicago' …); in decimal digits where the form is another."""
    if form in ("lowerRoman", "upperRoman") and 0 < number <= _MOST_ROMAN:
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    if form in ("lowerLetter", "upperLetter") and 0 < number <= _MOST_REPEATED:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form == "chicago" and 0 < number <= _MOST_REPEATED:
        return _CHICAGO[(number - 1) % 4] * ((number - 1) // 4 + 1)
    if form == "decimalZero":
        return f"{number:02}"
    if form.startswith("decimalEnclosedCircle") and 0 < number <= _CIRCLED:
        return chr(ord("①") + number - 1)
    return "" if form in ("bullet", "none") else str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        letters += sign * count
    return letters


@dataclass(frozen=True, slots=True)
class NoteStyle:
    """How the notes of a section are numbered; `restart` is 'continuous', 'eachSect' or 'eachPage'."""

    form: str = "decimal"
    start: int = 1
    restart: str = "continuous"

    def changed_by(self, properties: Element | None) -> "NoteStyle":
        """This style with what a `w:footnotePr` or `w:endnotePr` sets."""
        if properties is None:
            return self
        start = properties.value("w:numStart")
        return replace(
            self,
            form=properties.value("w:numFmt") or self.form,
            start=int(start) if start is not None and start.isdecimal() and len(start) < 6 else self.start,
            restart=properties.value("w:numRestart") or self.restart,
        )


@dataclass(slots=True)
class NoteNumbers:
    """Counts the notes of one kind through sections and pages."""

    document: NoteStyle
    _style: NoteStyle = field(default_factory=NoteStyle)
    _last: int | None = None
    _is_used: bool = False  # since it was restarted
    is_counting: bool = False  # whether it has numbered any note
    scope: int = 0

    def begin_section(self, properties: Element | None) -> None:
        """A new section begins; `properties` are its own, over those of the document."""
        self._style = self.document.changed_by(properties)
        if self._last is None or self._style.restart == "eachSect":
            self._restart()

    def begin_page(self) -> None:
        """A new page begins."""
        if self._style.restart == "eachPage":
            self._restart()

    def next_label(self) -> str:
        """The number of the next note, as it is printed."""
        self._last = self._style.start - 1 if self._last is None else self._last
        self._last += 1
        self._is_used = self.is_counting = True
        return print_number(self._last, self._style.form)

    def _restart(self) -> None:
        """Count anew; a numbering that is told to begin behind 1 goes on with that of another document."""
        if self._is_used or (self._last is None and self._style.start > 1):
            self.scope += 1
        self._last, self._is_used = self._style.start - 1, False


def note_style(settings: Element | None, kind: NoteKind) -> NoteStyle:
    """How the document numbers the notes of this kind where no section says otherwise."""
    if kind is NoteKind.FOOTNOTE:
        return NoteStyle().changed_by(settings.first("w:footnotePr") if settings else None)
    return NoteStyle(form="lowerRoman").changed_by(settings.first("w:endnotePr") if settings else None)


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


@dataclass(slots=True)
class ListNumbers:
    """Counts the items of the document's lists."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)  # by list
    _kinds: dict[str, str] = field(default_factory=dict)  # the counters that a list shares with others
    _counts: dict[str, list[int]] = field(default_factory=dict)

    def next_label(self, place: ListPlace) -> str:
        """What is printed before the next item at this place: '3.', '[3]', 'b)'; '' for bullets and unknown lists."""
        levels = self._levels.get(place.number, {})
        level = levels.get(place.level)
        if level is None:
            return ""
        counts = self._counts.setdefault(self._kinds[place.number], [])
        while len(counts) <= place.level:
            missing = levels.get(len(counts))
            counts.append((missing.start if missing else 1) - (1 if len(counts) == place.level else 0))
        counts[place.level] += 1
        del counts[place.level + 1 :]
        if level.form in ("bullet", "none"):
            return ""

        def printed(found: re.Match[str]) -> str:
            inner = int(found[1]) - 1
            form = levels[inner].form if inner in levels else "decimal"
            return print_number(counts[inner], form) if inner < len(counts) else ""

        return _PLACE.sub(printed, level.text)


def read_lists(root: Element | None) -> ListNumbers:
    """The lists of a part `numbering.xml`; none where there is no such part."""
    lists = ListNumbers()
    if root is None:
        return lists
    kinds = {
        element.attributes.get("w:abstractNumId", ""): _levels(element)
        for element in root.children
        if element.name == "w:abstractNum"
    }
    for element in root.children:
        number, kind = element.attributes.get("w:numId"), element.value("w:abstractNumId")
        if element.name == "w:num" and number is not None and kind in kinds:
            changes = [child for child in element.children if child.name == "w:lvlOverride"]
            lists._levels[number] = {**kinds[kind], **_overridden(kinds[kind], changes)}
            lists._kinds[number] = f"own {number}" if changes else f"shared {kind}"
    return lists


def _overridden(levels: dict[int, _Level], changes: list[Element]) -> dict[int, _Level]:
    """The levels that a list sets for itself; most often only where it starts."""
    own: dict[int, _Level] = {}
    for change in changes:
        own.update(_levels(change))
        number, start = change.attributes.get("w:ilvl", ""), change.value("w:startOverride") or ""
        level = own.get(int(number)) or levels.get(int(number)) if number.isdecimal() and len(number) == 1 else None
        if level is not None and start.isdecimal() and len(start) < 6:
            own[int(number)] = replace(level, start=int(start))
    return own


def _levels(element: Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for child in element.children:
        number = child.attributes.get("w:ilvl", "")
        if child.name == "w:lvl" and number.isdecimal() and len(number) == 1:
            start = child.value("w:start") or "1"
            levels[int(number)] = _Level(
                child.value("w:numFmt") or "decimal",
                child.value("w:lvlText") or "",
                int(start) if start.isdecimal() and len(start) < 6 else 1,
            )
    return levels
