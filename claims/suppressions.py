"""Remarks of an editor in the document that silence rules: `<!-- provenance: ignore[dead-link] until=2027-01-31 -->`.

A remark on a line of its own speaks of the paragraph below it, one within a line of that line. `ignore-start[…]` speaks
of all up to `ignore-end`, `ignore-file[…]` of the whole document.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.flow import Span

_REMARK = re.compile(
    r"\s{0,20}provenance:\s{0,20}(?P<what>ignore(?:-start|-end|-file)?)(?![\w-])\s{0,20}(?:\[(?P<rules>[^\[\]]{0,500})\])?"
    r"(?P<reason>[\s\S]{0,500})",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"(?<!\w)until=(\d{4}-\d\d-\d\d)(?!\d)")
_COMMENT = re.compile(r"<!--(?P<words>(?:(?!-->)[\s\S]){0,1200})-->")
_NAME = re.compile(r"[\w-]{1,60}")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A remark: where it stands, what of the text it covers, the rules or groups it silences, why, and until when.

    `beside` are notes that are called in what it covers, where the format has them in their place.
    """

    place: Span
    covers: Span
    rules: tuple[str, ...]
    reason: str = ""
    until: str | None = None  # ISO 8601
    beside: tuple[Span, ...] = ()

    def speaks_of(self, start: int, end: int) -> bool:
        """Whether it covers anything between two places, or what stands at `start` where they are one."""
        end = max(end, start + 1)
        return any(start < one.end and one.start < end for one in (self.covers, *self.beside))


@dataclass(frozen=True, slots=True)
class Remark:
    """The words of a comment, where it stands, and the part of the text that it speaks of if it says no more."""

    words: str
    place: Span
    near: Span
    beside: tuple[Span, ...] = ()  # notes called in that part


def markdown_remarks(text: str) -> Iterator[Remark]:
    """The comments of a Markdown text."""
    for comment in _COMMENT.finditer(text):
        start = text.rfind("\n", 0, comment.start()) + 1
        end = _line_end(text, comment.end())
        alone = not text[start : comment.start()].strip() and not text[comment.end() : end].strip()
        near = Span(end, _paragraph_end(text, end)) if alone else Span(start, end)
        yield Remark(comment["words"], Span(comment.start(), comment.end()), near)


def read_suppressions(remarks: Sequence[Remark], length: int) -> tuple[Suppression, ...]:
    """What the `remarks` of a document of that `length` silence, in order; other comments say nothing."""
    found: list[Suppression] = []
    opened: list[tuple[Suppression, int]] = []
    for remark in remarks:
        match = _REMARK.match(remark.words)
        if match is None:
            continue
        what = match["what"].lower()
        if what == "ignore-end":
            if opened:
                one, turn = opened.pop()
                found[turn] = replace(one, covers=Span(one.covers.start, remark.place.start))
            continue
        until = _UNTIL.search(match["reason"])
        reason = " ".join(_UNTIL.sub("", match["reason"]).split())
        covers = {"ignore-file": Span(0, length), "ignore-start": Span(remark.place.end, length)}.get(what, remark.near)
        rules = tuple(dict.fromkeys(name.lower() for name in _NAME.findall(match["rules"] or "")))
        beside = remark.beside if covers is remark.near else ()
        found.append(Suppression(remark.place, covers, rules, reason, until[1] if until else None, beside))
        if what == "ignore-start":
            opened.append((found[-1], len(found) - 1))
    return tuple(found)


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)


def _paragraph_end(text: str, offset: int) -> int:
    """The end of the paragraph that begins behind `offset`, blank lines before it passed over."""
    while offset < len(text) and text[offset].isspace():
        offset += 1
    end = re.compile(r"\n[ \t\r]{0,80}\n").search(text, offset)
    return end.start() if end else len(text)
