"""Made-up reports as an extractor prints them, with every note and marker known: material to measure the alignment on.

A report is drawn from a seed: language, how markers and labels are printed, where notes stand, what furniture the
pages carry, which faults and traps occur. Private-use signs hold the places of markers and notes while lines are
broken; they give way to the printed signs, and to offsets, at the end.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

MARKER, NOTE, NOTE_END = 0xE000, 0xEA00, "\uf4ff"
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

WORDS = {
    "en": "the committee of report new policy region that increased support for labour market and rural public energy "
    "households which by later several measures trade border security programme under reform costs survey found",
    "de": "die Regierung der Bericht neue Maßnahmen und für den Arbeitsmarkt ländliche Haushalte welche durch später "
    "mehrere Handel Grenze Sicherheit Programm unter Reform Kosten Umfrage zeigt Anteil wurde nicht",
    "fr": "la commission du rapport nouvelle politique région qui augmente le soutien pour marché travail ménages par "
    "plusieurs mesures commerce frontière sécurité programme sous réforme coûts enquête montre",
    "es": "el comité del informe nueva política región que aumentó apoyo para mercado laboral hogares por varias "
    "medidas comercio frontera seguridad programa bajo reforma costes encuesta muestra",
    "ru": "комитет доклад новая политика региона который увеличил поддержку для рынка труда домохозяйства через "
    "несколько мер торговля граница безопасность программа реформа расходы опрос показал",
    "tr": "komite rapor yeni politika bölge artan destek için pazar kırsal kamu enerji haneler daha sonra birkaç önlem "
    "ticaret sınır güvenlik programı altında reform maliyet anket buldu",
}
NAMES = (
    "Miller Garcia Nowak Schäfer Dubois Ivanov Yılmaz Rossi Jensen Okafor Tanaka O’Brien Müller Petrov Çelik".split()
)
PLACES = "London Berlin Paris Madrid Moscow Ankara Oxford Geneva".split()
TRAPS = (
    "about 35 of 120 cases",
    "the CO2 target of 2030",
    "the G7 and the G20",
    "COVID-19",
    "Article 5.2 of the treaty",
    "Resolution 1325",
    "between 1999 and 2004",
    "3.4 per cent",
    "57% of all",
    "on 12 March 2014",
    "1,250 km2 of land",
    "Section 4",
    "the F16 fleet",
    "4,500 m3",
    "in 45 countries",
    "Table 3",
    "at 12.30",
    "a 9-year term",
    "9/11",
)


@dataclass(slots=True)
class Style:
    """How one report is printed."""

    language: str
    marker: str  # glued, after-stop, raised, line, bracket, spaced
    label: str  # plain, dotted, braced, tight, alone, raised, dashed, bracket
    notes: str  # foot, end, chapter, page
    feeds: bool
    head: bool
    numbers: bool
    blank: bool  # a blank line between paragraphs
    blank_notes: bool  # and above the notes
    lead: bool  # a leading space where a page goes on
    newline: str
    width: int
    traps: float
    faults: float


@dataclass(slots=True)
class Report:
    """A report's text, and what is true of it: markers (offset, label) and notes (label, start, end), in order."""

    name: str
    text: str
    markers: list[tuple[int, str]] = field(default_factory=list)
    notes: list[tuple[str, int, int]] = field(default_factory=list)


def draw_style(dice: random.Random) -> Style:
    """A style whose parts go together as they do in print."""
    marker = dice.choices(("glued", "after-stop", "raised", "line", "bracket", "spaced"), (6, 6, 4, 4, 2, 1))[0]
    if marker == "bracket":
        label = dice.choice(("bracket", "dotted"))
    elif marker == "line":
        label = dice.choice(("alone", "plain", "tight"))
    else:
        label = dice.choices(
            ("plain", "dotted", "braced", "tight", "alone", "raised", "dashed"), (6, 3, 1, 2, 2, 1, 1)
        )[0]
    if marker == "raised" and label == "tight":
        label = "plain"
    notes = "end" if marker == "bracket" else dice.choices(("foot", "end", "chapter", "page"), (6, 3, 2, 1))[0]
    return Style(
        language=dice.choice(list(WORDS)),
        marker=marker,
        label=label,
        notes=notes,
        feeds=dice.random() < 0.5,
        head=dice.random() < 0.4,
        numbers=dice.random() < 0.5,
        blank=dice.random() < 0.5,
        blank_notes=dice.random() < 0.6,
        lead=dice.random() < 0.2,
        newline=dice.choice(("\n", "\n", "\r\n")),
        width=dice.choice((70, 85, 95, 110)),
        traps=dice.choice((0.1, 0.25, 0.4)),
        faults=dice.choice((0.0, 0.0, 0.03)),
    )


def make_report(seed: int) -> Report:
    """The report of this seed; one in ten has no note at all."""
    dice = random.Random(seed)
    style = draw_style(dice)
    name = f"{seed} {style.marker}/{style.label}/{style.notes}/{style.language}" + ("/feeds" if style.feeds else "")
    bare = seed % 10 == 9
    writer = _Writer(dice, style, bare)
    return _resolve(("0 notes " if bare else "") + name, writer.lines(), style, writer.printed)


@dataclass(slots=True)
class _Writer:
    """Writes one report's lines, with private-use signs where markers and notes stand."""

    dice: random.Random
    style: Style
    bare: bool
    label: int = 0
    printed: list[str] = field(default_factory=list)  # the label of each marker sign
    note_labels: list[str] = field(default_factory=list)
    waiting: list[tuple[int, str]] = field(default_factory=list)  # notes called and not yet printed

    def lines(self) -> list[str]:
        """All lines of the report; form feeds stand at the head of a page's first line."""
        pages: list[list[str]] = []
        for chapter in range(self.dice.randint(1, 3)):
            if self.style.notes == "chapter":
                self.label = 0
            pages += self._chapter(chapter)
        if self.style.notes == "end" and self.waiting:
            pages.append([self._heading("References" if self.style.label == "bracket" else "Notes"), *self._notes()])
        return list(self._bound(pages))

    def _chapter(self, number: int) -> list[list[str]]:
        pages: list[list[str]] = []
        page: list[str] = [self._heading(f"{number + 1} {' '.join(self._words(3)).title()}"), ""]
        for _ in range(self.dice.randint(6, 16)):
            block = self._paragraph() if self.dice.random() < 0.88 else self._list()
            for turn, line in enumerate(block):
                if len(page) > 34:
                    pages.append(self._closed(page))
                    page = [(" " if self.style.lead else "") + line if turn else line]
                else:
                    page.append(line)
            if self.style.blank:
                page.append("")
        if self.style.notes == "chapter" and self.waiting:
            page += ["", self._heading("Notes"), *self._notes()]
        pages.append(self._closed(page))
        return pages

    def _closed(self, page: list[str]) -> list[str]:
        """The page with the notes of its markers at its foot."""
        if self.style.notes in ("foot", "page"):
            shown = {sign for line in page for sign in line}
            here = [item for item in self.waiting if chr(MARKER + item[0]) in shown]
            self.waiting = [item for item in self.waiting if item not in here]
            later, self.waiting = self.waiting, here
            if here:
                page = page + ([""] if self.style.blank_notes else []) + self._notes()
            self.waiting = later
            if self.style.notes == "page":
                self.label = 0
        return page

    def _bound(self, pages: Sequence[list[str]]) -> Iterator[str]:
        title = " ".join(self._words(4)).title()
        for number, page in enumerate(pages, 1):
            lines = ([f"{title} {number}"] if self.style.head and number > 1 else []) + page
            if self.style.numbers:
                lines = [*lines, *([""] if self.style.blank else []), str(number)]
            if number > 1 and self.style.feeds:
                lines[0] = "\f" + lines[0]
            yield from lines

    def _heading(self, words: str) -> str:
        return words

    # -- body ----------------------------------------------------------------------------------------------------
    def _words(self, count: int) -> list[str]:
        pool = WORDS[self.style.language].split()
        return [self.dice.choice(pool) for _ in range(count)]

    def _paragraph(self) -> list[str]:
        return wrap(" ".join(self._sentence() for _ in range(self.dice.randint(2, 6))), self.style.width)

    def _list(self) -> list[str]:
        sign = self.dice.choice(("{}. ", "{}) ", "• ", "- "))
        return [
            line
            for turn in range(1, self.dice.randint(3, 6))
            for line in wrap(sign.format(turn) + self._sentence(marked=False), self.style.width)
        ]

    def _sentence(self, marked: bool = True) -> str:
        words = self._words(self.dice.randint(6, 22))
        words[0] = words[0].capitalize()
        if self.dice.random() < self.style.traps:
            words.insert(self.dice.randrange(1, len(words)), self.dice.choice(TRAPS))
        if self.dice.random() < 0.2:
            words.append(f"in {self.dice.randint(1990, 2021)}")
        stop = self.dice.choice((".", ".", ".", ".", "?", ".”"))
        if not marked or self.bare or self.dice.random() > 0.35:
            return " ".join(words) + stop
        if self.dice.random() < 0.2:
            place = self.dice.randrange(2, len(words) - 1)
            words[place] = self._called(words[place], "," if self.dice.random() < 0.5 else "")
            stop_part = stop
        else:
            last, stop_part = self._called(words[-1], stop), ""
            words[-1] = last
        return " ".join(words) + stop_part

    def _called(self, word: str, stop: str) -> str:
        """The word with a marker, before or behind the stop as the style has it."""
        self.label += 1
        sign = chr(MARKER + len(self.printed))
        printed = str(self.label)
        self.printed.append(printed)
        missing = self.dice.random() < self.style.faults and self.label > 2
        if not missing:
            self.waiting.append((len(self.printed) - 1, printed))
        if self.style.marker == "bracket":
            return f"{word} {sign}{stop}"
        if self.style.marker == "glued" and not word[-1].isdigit():
            return word + sign + stop
        return word + stop + sign

    # -- notes ---------------------------------------------------------------------------------------------------
    def _notes(self) -> list[str]:
        lines: list[str] = []
        for _, label in self.waiting:
            text = chr(NOTE + len(self.note_labels)) + self._opened(label) + self._reference() + NOTE_END
            self.note_labels.append(label)
            lines += wrap(text, int(self.style.width * 1.12))
            if self.style.label == "dashed" or (self.style.notes == "end" and self.dice.random() < 0.2):
                lines.append("")
        self.waiting = []
        return lines

    def _opened(self, label: str) -> str:
        return {
            "plain": f"{label} ",
            "dotted": f"{label}. ",
            "braced": f"{label}) ",
            "tight": label,
            "alone": f"{label}\n",
            "raised": label.translate(RAISED) + " ",
            "dashed": f"{label} ",
            "bracket": f"{label}] ",
        }[self.style.label]

    def _reference(self) -> str:
        name, other = self.dice.sample(NAMES, 2)
        year, page = self.dice.randint(1980, 2021), self.dice.randint(1, 400)
        title = " ".join(self._words(self.dice.randint(3, 9))).capitalize()
        url = f"https://www.{name.lower().strip('’')}.org/{'-'.join(self._words(3))}-{page}.html"
        return self.dice.choice(
            (
                f"{name}, J. ({year}). {title}. {other} Review, {page % 40}({page % 4 + 1}), {page}-{page + 12}.",
                f"{name} & {other} {year}, {title}, Available at: {url}; Accessed: {page % 28 + 1} March {year + 1}",
                f"{name}, “{title}”, {other} Times, {url} (accessed {page % 28 + 1} May {year}).",
                f"Ibid., p. {page}.",
                f"See {name}, {title} ({self.dice.choice(PLACES)}: {other} Press, {year}), pp. {page}-{page + 3}; "
                f"{other} {year - 1}, {' '.join(self._words(5))}, p. {page}.",
                f"{title}, Case C-{page}/{year % 100}, {name} v {other} [{year}] ECR {page}.",
                f"This {' '.join(self._words(14))}. {' '.join(self._words(8)).capitalize()}.",
                f"{name}, supra note {page % 9 + 1}, at {page}.",
            )
        )


def wrap(text: str, width: int) -> list[str]:
    """Break `text` into lines of at most `width` characters; its own line breaks stay."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in part.split(" "):
            if line and len(line) + 1 + len(word) > width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines.append(line)
    return lines


def _resolve(name: str, lines: Sequence[str], style: Style, printed: Sequence[str]) -> Report:
    """Put the printed signs in the places that were kept, and note their offsets."""
    report = Report(name, "")
    pieces: list[str] = []
    offset, opened = 0, ("", 0)

    def put(piece: str) -> None:
        nonlocal offset
        pieces.append(piece)
        offset += len(piece)

    for line in lines:
        for sign in line:
            code = ord(sign)
            if sign == NOTE_END:
                report.notes.append((opened[0], opened[1], offset))
            elif NOTE <= code < NOTE + 0xA00:
                put({"dashed": "- ", "bracket": "["}.get(style.label, ""))
                opened = ("", offset)
            elif MARKER <= code < NOTE:
                before, sign_text, behind = _printed(printed[code - MARKER], style)
                put(before)
                report.markers.append((offset, printed[code - MARKER]))
                put(sign_text + behind)
            else:
                put(sign)
        put(style.newline)
    report.text = "".join(pieces)
    report.notes = [(_label(report.text, start), start, end) for _, start, end in report.notes]
    return report


def _printed(label: str, style: Style) -> tuple[str, str, str]:
    """What stands before the marker, the marker, and what stands behind it."""
    if style.marker == "raised":
        return "", label.translate(RAISED), ""
    if style.marker == "line":
        return style.newline, label, style.newline
    if style.marker == "bracket":
        return "[", label, "]"
    return (" " if style.marker == "spaced" else ""), label, ""


def _label(text: str, start: int) -> str:
    end = start
    while text[end].isdigit():
        end += 1
    return text[start:end].translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
