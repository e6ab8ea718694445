"""What calls in a LaTeX text: footnotes and endnotes as they are counted, citations as the page prints them."""

import re
from dataclasses import dataclass, replace
from functools import partial

from claims.bibliography import Entry, Works
from claims.bibliography.placed import typeset_note
from claims.document import Layout, MarkerKind, Note, NoteKind
from claims.flow import Span
from claims.readers.builder import LayoutBuilder
from claims.readers.latex.citations import SEVERAL, STYLES, Cited, Style, read_citation, style_of
from claims.readers.latex.notes import Counter, Numbering, Waiting
from claims.readers.latex.page import Handler, Page
from claims.readers.latex.range import Range, Reading
from claims.references import parse_note, place_references
from claims.references.model import BackReference, Reference
from claims.tex.tokens import Kind

_COUNTED = re.compile(
    r"(?:\\the)?\s*(?:\\(?:numexpr|inteval)\s?\{?)?(?:\\value \{footnote\}|\\c@footnote\s?|\\thefootnote\s?)"
    r"\s?([+-]\s?\d{1,3})?\s?(?:\\relax\s?|\})?"
)
_LONGEST_NUMBER = 80
_DEEPEST_NOTE = 2  # what calls a note from within such a one is read as text


@dataclass(frozen=True, slots=True)
class _Place:
    """A citation within a note: what is cited, its entry, and where it is printed."""

    cited: Cited
    entry: Entry | None
    span: Span


class Calls:
    """The handlers of all commands that call a note or an entry; gives the notes their references in the end."""

    def __init__(self, page: Page, reading: Reading, builder: LayoutBuilder, works: Works) -> None:
        self.page = page
        self.reading = reading
        self.builder = builder
        self.works = works
        self.numbering = Numbering()
        self.restarts = False  # with each chapter
        self.by_key = works.by_key()
        self.written: list[Entry | str | list[_Place]] = []  # what each note is, in their order
        self.in_title = False
        self._named: dict[str, tuple[str, str]] = {}  # what `\\label` names: the label and the key of a note
        self._endnotes: list[Waiting] = []
        self._nesting = 0  # notes within notes
        self._register()

    def _register(self) -> None:
        handlers = self.page.handlers
        for name in (*STYLES, *SEVERAL):
            for spelled in (name, name[:1].upper() + name[1:]):
                handlers[spelled] = partial(self._cite, name)
        handlers.update(dict.fromkeys(("footnote", "sidenote", "tablefootnote"), self._footnote))
        handlers.update({"footnotemark": self._mark, "footnotetext": self._text, "endnote": self._endnote})
        handlers.update({"thanks": self._thanks, "footref": self._mark_again, "ref": self._number_again})
        handlers["textsuperscript"] = partial(self._raised, handlers["textsuperscript"])
        handlers.update({"begin minipage": self._begin_box, "end minipage": self._end_box})
        handlers.update(dict.fromkeys(("theendnotes", "printendnotes"), self.print_endnotes))
        handlers.update({"setcounter": partial(self._count, False), "addtocounter": partial(self._count, True)})
        handlers.update({"stepcounter": self._step_counter, "counterwithout": self._without_restart})
        for style in ("arabic", "fnsymbol", "roman", "Roman", "alph", "Alph"):
            handlers[f"@footnotes@{style}"] = partial(self._style, style)

    def chapter(self) -> None:
        """A chapter begins, and with it a new numbering where the class counts so."""
        if self.restarts and not self.page.silent:
            self.page.break_paragraph()
            self.numbering.restart()

    def finished(self, layout: Layout) -> tuple[Note, ...]:
        """The notes with the references that entries and citations give them."""
        return tuple(
            typeset_note(note, what, self.works.printed(what))
            if isinstance(what, Entry)
            else replace(note, raw=what)
            if isinstance(what, str)
            else _with_citations(layout.text, note, what)
            for note, what in zip(layout.notes, self.written, strict=True)
        )

    # -- notes -------------------------------------------------------------------------------------------------------
    def _call(self, counter: Counter, label: str, kind: NoteKind, found: Range) -> None:
        """Write a marker, and have its note written later."""
        key = self.numbering.key(counter, label)
        self.page.mark(label, key)
        tokens = self.reading.tokens
        for index in range(found.start, found.end):
            if tokens[index].kind is Kind.COMMAND and tokens[index].text == "label":
                named = self.reading.argument(index + 1, found.end)
                self._named.setdefault(self.reading.source(named).strip() if named else "", (label, key))
        nesting = self._nesting + 1
        note = Waiting(key, label, kind, counter.scope, lambda: self._note_text(found, nesting))
        (self._endnotes if kind is NoteKind.ENDNOTE else self.page.waiting).append(note)

    def _note_text(self, found: Range, nesting: int) -> None:
        self.written.append([])
        self._nesting = nesting
        self.page.run(found.start, found.end)
        self._nesting = 0

    def _footnote(self, index: int, end: int) -> int:
        return self._note(index, end, self.numbering.footnotes, NoteKind.FOOTNOTE)

    def _thanks(self, index: int, end: int) -> int:
        return self._note(index, end, self.numbering.thanks, NoteKind.FOOTNOTE)

    def _endnote(self, index: int, end: int) -> int:
        return self._note(index, end, self.numbering.endnote(), NoteKind.ENDNOTE)

    def _note(self, index: int, end: int, counter: Counter, kind: NoteKind) -> int:
        option = self.reading.optional(index, end)
        found = self.reading.argument(option.after if option else index, end)
        if found is None or self.page.silent:
            return found.after if found else index
        if self._nesting >= _DEEPEST_NOTE:
            self.page.run(found.start, found.end)
            return found.after
        self._call(counter, self._label(option, counter), kind, found)
        return found.after

    def _label(self, option: Range | None, counter: Counter) -> str:
        """The label of the next note, or of the number given, which does not count."""
        number = self.reading.source(option).strip() if option else ""
        counted = _COUNTED.fullmatch(number[:_LONGEST_NUMBER])
        if counted is not None:
            return counter.label(counter.value + int("".join((counted[1] or "0").split())))
        return counter.label(int(number)) if number.isascii() and number.isdecimal() else counter.step()

    def _referred(self, index: int, end: int) -> tuple[tuple[str, str] | None, int]:
        """The note that a label names, and the index behind the argument."""
        found = self.reading.argument(index, end)
        if found is None:
            return None, index
        return self._named.get(self.reading.source(found).strip()), found.after

    def _mark_again(self, index: int, end: int) -> int:
        """`\\footref{label}`: a further call of a note."""
        named, after = self._referred(index, end)
        if named is not None and not self.page.silent:
            self.page.mark(*named)
        return after

    def _number_again(self, index: int, end: int) -> int:
        """`\\ref` to a note prints its number; to anything else what is not known here."""
        named, after = self._referred(index, end)
        self.page.put(named[0] if named else "")
        return after

    def _raised(self, otherwise: Handler, index: int, end: int) -> int:
        """A raised number of a note calls it again."""
        found = self.reading.argument(index, end)
        if found is not None:
            inner = self.reading.skip_blanks(found.start, found.end)
            if inner < found.end and self.reading.tokens[inner].text == "ref":
                named, _ = self._referred(inner + 1, found.end)
                if named is not None and not self.page.silent:
                    self.page.mark(*named)
                    return found.after
        return otherwise(index, end)

    def _begin_box(self, index: int, end: int) -> int:
        self.numbering.enter_box()
        return index

    def _end_box(self, index: int, end: int) -> int:
        self.page.break_paragraph()
        self.numbering.leave_box()
        return index

    def _mark(self, index: int, end: int) -> int:
        counter = self.numbering.thanks if self.in_title else self.numbering.marks
        option = self.reading.optional(index, end)
        if self.page.silent:
            return option.after if option else index
        went_back = counter.value < counter.highest
        label = self._label(option, counter)
        self.page.mark(label, self.numbering.key(counter, label, again=option is not None or went_back))
        return option.after if option else index

    def _text(self, index: int, end: int) -> int:
        counter = self.numbering.marks
        option = self.reading.optional(index, end)
        found = self.reading.argument(option.after if option else index, end)
        if found is None or self.page.silent:
            return found.after if found else index
        label = self._label(option, counter) if option else counter.label()
        key = self.numbering.key(counter, label, again=True)
        write = partial(self._note_text, found, 1)
        self.page.waiting.append(Waiting(key, label, NoteKind.FOOTNOTE, counter.scope, write))
        return found.after

    def print_endnotes(self, index: int, end: int) -> int:
        """Write the endnotes that wait."""
        self.page.break_paragraph()
        waiting, self._endnotes = self._endnotes, []
        for note in waiting:
            self.page.waiting.append(note)
        self.page.write_notes()
        return index

    def _count(self, add: bool, index: int, end: int) -> int:
        named = self.reading.argument(index, end)
        given = self.reading.argument(named.after, end) if named else None
        if named is None or given is None:
            return index
        number = self.reading.source(given).replace(" ", "")
        if self.reading.source(named) == "footnote" and number.lstrip("-").isdecimal() and len(number) < 6:
            counter = self.numbering.footnotes
            counter.value = max(0, int(number) + (counter.value if add else 0))
        return given.after

    def _step_counter(self, index: int, end: int) -> int:
        named = self.reading.argument(index, end)
        if named and self.reading.source(named) == "footnote":
            self.numbering.footnotes.value += 1
        return named.after if named else index

    def _without_restart(self, index: int, end: int) -> int:
        named = self.reading.argument(index, end)
        if named and self.reading.source(named) == "footnote":
            self.restarts = False
        return self.page.skip(index, end, 2)

    def _style(self, style: str, index: int, end: int) -> int:
        self.numbering.footnotes.style = style
        return index

    # -- citations ---------------------------------------------------------------------------------------------------
    def _cite(self, name: str, index: int, end: int) -> int:
        cited, after = read_citation(self.reading, name, index, end)
        style = style_of(name)
        if style is Style.SILENT:
            self.works.whole = self.works.whole or any(one.key == "*" for one in cited)
            self.works.listed.update(self.entry_key(one.key) for one in cited)
        elif cited and not self.page.silent:
            if style is Style.FOOTNOTE and not self.page.noting:
                self._cite_in_footnote(cited)
            else:
                self._print_citation(cited, style)
        return after

    def _cite_in_footnote(self, cited: list[Cited]) -> None:
        counter = self.numbering.footnotes
        label = counter.step()
        key = self.numbering.key(counter, label)
        self.page.mark(label, key)
        self.page.waiting.append(
            Waiting(key, label, NoteKind.FOOTNOTE, counter.scope, partial(self._note_citing, cited))
        )

    def _note_citing(self, cited: list[Cited]) -> None:
        self.written.append([])
        self.bracket(cited)
        self.page.put(".")

    def _print_citation(self, cited: list[Cited], style: Style | None) -> None:
        if style in (Style.NAMES, Style.TITLE):
            for turn, one in enumerate(cited):
                self.page.put("; " if turn else "")
                entry = self.by_key.get(one.key)
                printed = self.works.printed(entry) if entry else None
                words = (printed.cited if style is Style.NAMES else printed.reference.title) if printed else None
                self.page.put(f"{words} " if words else "")
                self.bracket([one])
        else:
            self.bracket(cited)

    def bracket(self, cited: list[Cited]) -> None:
        """Write '[see smith2015, p. 12; jones2016]', each key a marker."""
        self.page.put("[")
        for turn, one in enumerate(cited):
            self.page.put("; " if turn else "")
            self.page.put(f"{one.before} " if one.before else "")
            self.page.mark(one.key, f"entry {self.entry_key(one.key)}", MarkerKind.KEY)
            place = Span(self.builder.position - len(one.key), self.builder.position)
            self.page.put(f", {one.behind}" if one.behind else "")
            if self.page.noting and self.written and isinstance(self.written[-1], list):
                self.written[-1].append(_Place(one, self.by_key.get(one.key), place))
        self.page.put("]")

    def entry_key(self, key: str) -> str:
        """The key of the entry that a key names, which may be one of its further keys."""
        return self.by_key[key].key if key in self.by_key else key


def _with_citations(text: str, note: Note, cited: list[_Place]) -> Note:
    """The note with a short reference to the entry for each citation in it, beside what it cites in full."""
    if not cited:
        return note
    printed = place_references(text, note, parse_note)
    own = [
        reference
        for reference in printed.references
        if (reference.url or reference.doi)
        and not any(reference.start < place.span.end and place.span.start < reference.end for place in cited)
    ]
    references = [*own, *(_short(place) for place in cited)]
    return replace(printed, references=tuple(sorted(references, key=lambda one: (one.start, one.end))))


def _short(place: _Place) -> Reference:
    """What a citation in a note stands for: the work of its entry."""
    cited = place.cited
    return Reference(
        text=f"{cited.key}, {cited.behind}" if cited.behind else cited.key,
        start=place.span.start,
        end=place.span.end,
        pages=cited.pages,
        back_reference=BackReference.SHORT,
        target=cited.key if place.entry is None else place.entry.key,
    )
