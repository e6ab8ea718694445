"""Addresses in a note, put together again where a line break cut them, with every way they can be joined."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.flow import LIGATURES, SOFT_HYPHEN, Flow, KeepsHyphen, Span, fold
from claims.references.labels import ACCESSED

_START = re.compile(
    r"(?:https?|ftp)://(?=[^\s<>]|[ \t]{0,3}\r?\n[ \t]{0,8}[a-z0-9-]{1,60}\.[a-z0-9-])|www\d?\.(?=[\w-]{1,60}\.)"
    r"|(?<![\w@./-])(?=[a-z])[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,40}){0,3}\.(?:com|org|net|gov|edu|int|info|eu|io|example|"
    r"co\.uk|ac\.uk|gov\.uk|de|fr|it|es|ru|tr|az|ge|ua|ch|at|nl|be|se|no|dk|fi|pl|uk|us|ca|au|br|jp|in)/(?=[\w~#?-])",
    re.IGNORECASE,
)
_RUN = re.compile(r"[^\s<>\"“”„«»‹›\[\]{}|\\^`]{1,2000}")
_BREAK = re.compile(r"[ \t\u00a0]{0,8}(?:\r\n|[\n\r\f\v\u2028\u2029])\s{0,8}")
_LABEL = re.compile(rf"[;,.]\s?\(?(?:{'|'.join(map(re.escape, ACCESSED))})\b", re.IGNORECASE)
_URLISH = re.compile(
    r"[a-z0-9][/_=&%~-][a-z0-9]|/$|[?=&]|\.(?:html?|pdf|aspx?|php|jsp|xml|docx?)\b|\d{4,}|^[a-z0-9.-]{1,40}/", re.I
)
_WORD = re.compile(r"(?:[A-Z][a-zà-ÿ]{1,20}|[a-zà-ÿ]{2,20})$")
_STOP = re.compile(rf"(?:{'|'.join(map(re.escape, ACCESSED))}|in|and|see|available|p|pp|https?|www)\b", re.IGNORECASE)
_EXTENSION = re.compile(r"(?:html?|pdf|aspx?|php|jsp|xml|docx?)\b", re.IGNORECASE)
_HALF_HOST = re.compile(r"(?:https?|ftp)://(?:[\w-]{1,60}\.)?", re.IGNORECASE)
_COMPLETE = re.compile(r"\.(?:html?|pdf|aspx|php|docx?)\Z", re.IGNORECASE)
_BLANK = re.compile(" ")
_BLANK_INSIDE = re.compile(r" [^\s<>()]{1,100}>")  # '<http://x.example/a b.html>'
_ENDS = re.compile(r"\s?(?:[(\[<>]|$)")
_MESSY = re.compile(r"[^\S ]|\s\s|[\u00adﬀ-ﬆ]|^\s|\s$")
_PLAIN = str.maketrans({**LIGATURES, SOFT_HYPHEN: ""})  # what a typesetter puts into an address is none of it
_BREAKS = 12  # an address over more lines than this is a runaway
# Prefixes whose hyphen belongs to the word even at a line end.
_KEEPING = frozenset(
    "counter anti non self co well ex multi semi inter post pre pro vice all cross half high low long short "
    "socio politico so-called one two three four five ten evidence population state community decision".split()
)


@dataclass(frozen=True, slots=True)
class Address:
    """An address at `start` to `end` of the folded text; `printed` keeps breaks; `candidates`, likeliest first."""

    start: int
    end: int
    printed: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """An address in the raw text: its pieces (each a span of one line), and where it could be cut instead."""

    pieces: tuple[Span, ...]
    more: tuple[Span, ...]  # further lines that may belong to it, but likely do not


def keeps_hyphen(before: str, after: str) -> bool:
    """Whether the hyphen at a line end belongs to the word, by its first part ('counter-', 'self-')."""
    return before.lower() in _KEEPING


def unfold(raw: str, keeps: KeepsHyphen = keeps_hyphen) -> tuple[Flow, tuple[Address, ...]]:
    """The note in one line, with each broken address joined as is likeliest, and the addresses found in it.

    A scheme with nothing behind it is no address.
    """
    found = _find_addresses(raw)
    if _MESSY.search(raw):
        gaps = [Span(a.end, b.start) for one in found for a, b in zip(one.pieces, one.pieces[1:], strict=False)]
        flow = fold(raw, (Span(0, len(raw)),), without=gaps, keeps_hyphen=keeps)
    else:
        flow = Flow(raw, array("I", range(len(raw))), (Span(0, len(raw)),))
    placed = (_place(one, raw, flow) for one in found)
    return flow, tuple(one for one in placed if one.candidates)


def _place(found: _Found, raw: str, flow: Flow) -> Address:
    start, end = found.pieces[0].start, found.pieces[-1].end
    first = flow.position(start)
    return Address(first, flow.position(end), raw[start:end], _candidates(found, raw))


def _candidates(found: _Found, raw: str) -> tuple[str, ...]:
    """All ways to join: as decided, each hyphen dropped, each cut; then with the lines that were left out."""
    parts = [raw[piece.start : piece.end].translate(_PLAIN) for piece in found.pieces]
    ways = ["".join(parts)]
    for turn in range(1, len(parts)):
        if parts[turn - 1].endswith("-"):
            ways.append("".join(parts[: turn - 1]) + parts[turn - 1][:-1] + "".join(parts[turn:]))
    for turn in range(len(parts) - 1, 0, -1):
        ways.append(_trimmed("".join(parts[:turn])))
    longer = "".join(parts)
    for piece in found.more:
        longer += raw[piece.start : piece.end].translate(_PLAIN)
        ways.append(longer)
    return tuple(dict.fromkeys(way for way in ways if way and not way.endswith("://")))


def _find_addresses(raw: str) -> list[_Found]:
    found: list[_Found] = []
    offset = 0
    width = 0
    while True:
        match = _START.search(raw, offset)
        if not match:
            return found
        width = width or max(map(len, raw.splitlines()))
        one = _follow(raw, match.start(), width)
        offset = max(match.end(), one.pieces[-1].end)
        found.append(one)


def _follow(raw: str, start: int, width: int) -> _Found:
    """The address that starts at `start`: line after line, as long as the next one goes on with it."""
    bracketed = raw[max(0, start - 2) : start].rstrip().endswith("<")
    pieces: list[Span] = []
    more: list[Span] = []
    offset = start
    while len(pieces) < _BREAKS:
        run = _RUN.match(raw, offset)
        end = _cut_labels(raw, offset, run.end()) if run else offset
        pieces.append(Span(offset, end))
        gap = _gap(raw, end, bracketed)
        if not run or end < run.end() or not gap:
            break
        following = _RUN.match(raw, gap.end())
        if not following:
            break
        if not _goes_on(raw, pieces[-1], gap, following, width, bracketed):
            if not _STOP.match(following[0]) and following[0][0] not in "(;,":
                more.append(_trim(raw, Span(following.start(), following.end())))
            break
        offset = following.start()
    pieces[-1] = _trim(raw, pieces[-1])
    while len(pieces) > 1 and not len(pieces[-1]):
        pieces.pop()
    return _Found(tuple(pieces), tuple(piece for piece in more if len(piece)))


def _gap(raw: str, end: int, bracketed: bool) -> "re.Match[str] | None":
    """A line break at `end`; or a blank within brackets; or the blank that a break became, behind a hyphen."""
    gap = _BREAK.match(raw, end)
    if not gap and bracketed and _BLANK_INSIDE.match(raw, end):
        return _BLANK.match(raw, end)
    if gap or raw[end : end + 1] != " " or raw[end - 1] not in "-/_=":
        return gap
    following = _RUN.match(raw, end + 1)
    if following and raw[end - 1] != "/" and _URLISH.search(following[0]) and not following[0].startswith("http"):
        return _BLANK.match(raw, end)
    return None


def _goes_on(
    raw: str, piece: Span, gap: "re.Match[str]", following: "re.Match[str]", width: int, bracketed: bool
) -> bool:
    """Whether the address goes on behind the line break: weighed by both ends and by how full the line was."""
    last, run = raw[piece.end - 1], following[0]
    if run.lower().startswith(("http://", "https://", "www.")) or last in ";,)" or run[0] in "(;,":
        return False
    closing = raw[following.end() : following.end() + 1]
    if bracketed and ">" in raw[gap.end() : gap.end() + 400]:
        return closing == ">" or " " not in raw[following.end() : raw.index(">", gap.end())].strip() or last in "-/_="
    bare = run.rstrip(".,;:)")
    score = {"-": 2.0, "_": 2.0, "/": 1.0, "=": 2.0, "&": 2.0, "?": 2.0, "%": 2.0, ".": -0.5}.get(last, 0.0)
    if _URLISH.search(bare):
        score += 2.0
    if _STOP.fullmatch(bare):
        score -= 4.0
    if _COMPLETE.search(raw, piece.start, piece.end) and run[0] not in "/?#":
        score -= 3.0
    if _HALF_HOST.fullmatch(raw, piece.start, piece.end) or (last == "." and _EXTENSION.match(bare)):
        score += 3.0
    if _WORD.match(bare):
        ended = run != bare or _ENDS.match(raw, following.end())
        score -= 2.5 if bare[0].isupper() else -0.5 if ended else 1.5
    elif bare[:1].isupper():
        score -= 0.5
    line = raw.rfind("\n", 0, piece.end) + 1
    full = piece.end - line + len(run) > width
    score += 0.75 if full else -0.75
    return score >= 1.0


def _cut_labels(raw: str, start: int, end: int) -> int:
    """Where the run ends when 'Accessed' or a second address is glued to it."""
    label = _LABEL.search(raw, start, min(len(raw), end + 1))
    if label:
        return label.start()
    for mark in (";http", ",http"):
        second = raw.find(mark, start, end)
        if second >= 0:
            return second
    return end


def _trim(raw: str, piece: Span) -> Span:
    return replace(piece, end=piece.start + len(_trimmed(raw[piece.start : piece.end])))


def _trimmed(url: str) -> str:
    """The address without the punctuation of the sentence around it."""
    while url:
        if url[-1] in ".,;:!'’‘*…" or (url[-1] == ")" and url.count("(") < url.count(")")):
            url = url[:-1]
        else:
            return url
    return url


def within(addresses: Sequence[Address], start: int, end: int) -> list[Address]:
    """Of the addresses, which are in order, those that lie between `start` and `end`."""
    first = bisect_left(addresses, start, key=lambda one: one.start)
    found = []
    for one in addresses[first:]:
        if one.end > end:
            break
        found.append(one)
    return found
