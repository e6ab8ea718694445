"""What is judged, and the signs that add up to a judgement."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from sources.address import Address
from sources.capture import Capture, Outcome
from sources.judgement import gates, notices, wording
from sources.judgement.similarity import Shingles, share_kept, shingles
from sources.text.model import PassageKind, SourceText

WEAK, MEDIUM, STRONG = 1, 2, 3
DECISIVE = STRONG  # one strong sign, or weaker ones of several kinds together

_WORD = re.compile(r"[^\W\d_]{3,60}|\d{2,10}")
_SEPARATOR = re.compile(r"\s[|·•»«‹›–—:-]{1,2}\s|\s?\|\s?")
_MEANT = 0.7  # of the words of a cited title


@dataclass(frozen=True, slots=True)
class Sign:
    """One piece of evidence against a page, with its weight; a negative weight speaks for the page."""

    what: str
    weight: int


@dataclass(frozen=True, slots=True)
class Cited:
    """What is known of the work that an address is cited for: its title, and the archived copy nearest the day of
    access. That day and the citing document's own are ISO 8601, as precise as known."""

    title: str | None = None
    copy: Capture | None = None
    accessed: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """The outcome of a capture by its content, why, and what it rests on.

    `error` is a qualifier of an otherwise good answer ('fragment.missing'). `wants_sibling` says that the answer to
    another path of the same folder would tell more; `only_bare` that nothing but its few words makes us ask.
    """

    outcome: Outcome
    reason: str
    signs: tuple[Sign, ...] = ()
    error: str | None = None
    wants_sibling: bool = False
    only_bare: bool = False


@dataclass(frozen=True)
class Page:
    """A page as it was cited, where it was found, and what it says."""

    asked: Address
    final: Address
    capture: Capture
    text: SourceText
    copy: SourceText | None = None
    cited_title: str | None = None
    _parts: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def words(self) -> str:
        """What it says outside of its navigation."""
        return said(self.text)

    @cached_property
    def heading(self) -> str:
        """Its first heading outside of its navigation, '' without one."""
        first = next((p for p in self.text.passages if p.kind is PassageKind.HEADING), None)
        return self.text.text[first.start : first.end].strip() if first else ""

    @cached_property
    def title_parts(self) -> tuple[str, ...]:
        """The title, cut where the name of the site is set off from it."""
        return tuple(part.strip() for part in _SEPARATOR.split(self.text.title or "") if part and part.strip())

    @cached_property
    def longest_paragraph(self) -> int:
        """Characters of its longest run of prose."""
        prose = (p for p in self.text.passages if p.kind is PassageKind.PARAGRAPH)
        return max((p.end - p.start for p in prose), default=0)

    @cached_property
    def matter(self) -> int:
        """Characters of its prose, notices of absence left out: what it has of its own to say."""
        prose = (p for p in self.text.passages if p.kind is PassageKind.PARAGRAPH and p.end - p.start >= _PROSE)
        told = (self.text.text[p.start : p.end] for p in prose)
        kept = (text for text in told if len(text) > _MESSAGE or not wording.says_not_found(text))
        return sum(len(text) for text in kept if len(text) > _MESSAGE or not notices.is_help(text))

    @cached_property
    def is_shell(self) -> bool:
        """Whether scripts would have to build it: every path of such a site gives the same few words."""
        if self.text.anchors is not None or len(self.words) >= _SHELL or b"<script" not in self.capture.body.lower():
            return False
        return all(len(line) < _LABEL or gates.asks_for_scripts(line) for line in self.words.splitlines())

    @cached_property
    def kept(self) -> float | None:
        """The share of the archived copy that it still says; None without a copy that says enough to tell."""
        if self.copy is None:
            return None
        old = copied = said(self.copy)
        return None if len(old.split()) < _FEW_WORDS else share_kept(shingles(copied), self.shingles)

    @cached_property
    def opening(self) -> str:
        """Its first words below the heading, those for readers of screens left out."""
        lines = (p for p in self.text.passages if p.kind not in (PassageKind.NAVIGATION, PassageKind.HEADING))
        said = (self.text.text[p.start : p.end].strip() for p in lines)
        return next((line for line in said if line and not wording.is_for_screen_readers(line)), "")

    @cached_property
    def first_lines(self) -> list[tuple[PassageKind, str]]:
        """Its first few headings and lines that are more than a label."""
        kept = (p for p in self.text.passages if p.kind is not PassageKind.NAVIGATION)
        lines = ((p.kind, self.text.text[p.start : p.end].strip()) for p in kept)
        told = (pair for pair in lines if pair[0] is PassageKind.HEADING or wording.is_more_than_label(pair[1]))
        return list(islice(told, _FIRST_LINES))

    @cached_property
    def shingles(self) -> Shingles:
        """The runs of words it is made of, for comparing."""
        return shingles(self.words)

    @cached_property
    def is_the_work(self) -> bool:
        """Whether its title or heading is the cited one, or it still says most of what the archived copy said."""
        if self.kept is not None and self.kept >= 0.5:
            return True
        wanted = set(_words(self.cited_title or ""))
        found = set(_words(f"{self.text.title or ''} {self.heading}"))
        return len(wanted) >= 2 and len(wanted & found) >= _MEANT * len(wanted)


_FEW_WORDS = 40
_FIRST_LINES = 5
_MESSAGE = 400  # characters of a paragraph that only tells what to do about a missing page
_PROSE = 100  # characters of a paragraph that is more than a notice or a label
_SHELL = 200
_LABEL = 12  # characters of a line that says nothing yet


def said(text: SourceText) -> str:
    """What a source says outside of its navigation."""
    kept = (p for p in text.passages if p.kind is not PassageKind.NAVIGATION)
    return "\n".join(text.text[passage.start : passage.end] for passage in kept) if text.passages else text.text


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
