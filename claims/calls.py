"""What a text reads like without its calls: which signs to leave out of the flow, and which calls are words of it."""

import re
from collections.abc import Sequence

from claims.document import Marker, MarkerKind
from claims.flow import Span

_OPEN = re.compile(
    r"(?:\[\^|[(\[](?:see(?: also)? |cf\.? |e\.g\.,? |siehe |vgl\. |voir |см\. )?(?:-?@\{?)?)$", re.IGNORECASE
)
_LOCATOR = (
    r"\}?(?:(?:,? ?(?:pp?|ss?|[сc]{1,2}|art|ch|chap|n|figs?|tables?|tab|secs?|eqs?|app|annex|vol|т|bd|табл|рис|paras?|"
    r"§{1,2})\.?|:) ?(?:[IVX]{1,5}\b|\d[a-z\d]{0,5}(?: ?[–-] ?\d{1,5})?))?"
)
_BETWEEN = re.compile(
    rf"{_LOCATOR}[\s,;&]{{0,4}}(?:and|und|et|y|и|ve|və|see also|but see|cf\.?)?[\s,;]{{0,4}}(?:-?@\{{?)?",
    re.IGNORECASE,
)
_CLOSE = re.compile(rf"{_LOCATOR}[)\]]", re.IGNORECASE)
_BEFORE_WORKS = re.compile(r"[(\[][^()\[\]\d]{0,40}$")
_BETWEEN_WORKS = re.compile(r"[^()\[\]]{0,80}")
_BEHIND_WORKS = re.compile(r"[^()\[\]]{0,80}[)\]]")
_JOINED = re.compile(r"[,;–\-]? ?")  # between two calls of one place: '³, ⁴'
_FARTHEST = 40
_MOST = 60  # works cited in one bracket
_BLANKS = " \u00a0\u202f"
_STOPS = ".,;:!?)]»”’"


def left_out(text: str, markers: Sequence[Marker]) -> tuple[list[Span], set[Marker]]:
    """What to leave out of `text`, sorted: calls with their brackets; and the calls that stay as words of a sentence.

    `markers` are in reading order. 'Farr (2015) found' keeps its name; 'It grew. [12] shows' keeps its subject.
    """
    spans: list[Span] = []
    kept: set[Marker] = set()
    turn = 0
    while turn < len(markers):
        last, group = _bracketed(text, markers, turn)
        span = group or Span(markers[turn].start, markers[turn].end)
        named = group is None and _stands_for_names(text, markers[turn])
        if named or _is_subject(text, span, markers[turn]):
            kept.update(markers[turn : last + 1])
        elif spans and span.start >= spans[-1].end and _JOINED.fullmatch(text, spans[-1].end, span.start):
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
        turn = last + 1
    return _parted([_with_blank(text, span) for span in spans]), kept


def _stands_for_names(text: str, marker: Marker) -> bool:
    """Whether a call outside of brackets is a word of its sentence: 'Farr (2015) found', '@farr2015 [p. 3] found'."""
    return marker.kind is MarkerKind.AUTHOR_DATE or (
        marker.kind is MarkerKind.KEY and "@" in text[max(0, marker.start - 2) : marker.start]
    )


def _parted(spans: Sequence[Span]) -> list[Span]:
    """The spans, those that touch put together."""
    parted: list[Span] = []
    for span in spans:
        if parted and span.start < parted[-1].end:
            parted[-1] = Span(parted[-1].start, max(span.end, parted[-1].end))
        else:
            parted.append(span)
    return parted


def _bracketed(text: str, markers: Sequence[Marker], first: int) -> tuple[int, Span | None]:
    """The last marker of the group that shares a bracket with `first`, and the span of the bracket."""
    if markers[first].kind in (MarkerKind.KEY, MarkerKind.AUTHOR_DATE):
        return _enclosed(text, markers, first)
    opened = _OPEN.search(text, max(0, markers[first].start - 12), markers[first].start)
    if opened is None:
        return first, None
    last = first
    while last + 1 < len(markers) and markers[last + 1].start - markers[last].end <= _FARTHEST:
        start = max(markers[last].end, markers[last + 1].start)  # the inner numbers of a range share its dash
        if _BETWEEN.fullmatch(text, markers[last].end, start) is None:
            break
        last += 1
    closed = _CLOSE.match(text, markers[last].end)
    return (last, Span(opened.start(), closed.end())) if closed else (first, None)


def _enclosed(text: str, markers: Sequence[Marker], first: int) -> tuple[int, Span | None]:
    """The same for works called by key or name, where further words may stand: '[see smith2015, Table 3; jones]'."""
    start = markers[first].start
    opened = _BEFORE_WORKS.search(text, max(0, start - _FARTHEST), start)
    if opened is None:
        return first, None
    last = first
    while last + 1 < min(len(markers), first + _MOST) and markers[last + 1].start - markers[last].end <= 2 * _FARTHEST:
        if _BETWEEN_WORKS.fullmatch(text, markers[last].end, markers[last + 1].start) is None:
            break
        last += 1
    closed = _BEHIND_WORKS.match(text, markers[last].end)
    return (last, Span(opened.start(), closed.end())) if closed else (first, None)


def _is_subject(text: str, span: Span, marker: Marker) -> bool:
    """Whether a bracketed marker opens a sentence as its subject: 'It grew. [12] shows that'."""
    if marker.kind is MarkerKind.NOTE:
        return False
    before = text[max(0, span.start - 3) : span.start]
    after_stop = before[-1:].isspace() and before.strip()[-1:] in {".", "!", "?"}
    return after_stop and text[span.end + 1 : span.end + 2].islower()


def _with_blank(text: str, span: Span) -> Span:
    """`span` with the blanks on both sides, where one would be left standing before a stop: 'attacks³⁹ .'."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1] in _BLANKS:
        start -= 1
    while end < len(text) and text[end] in _BLANKS:
        end += 1
    return Span(start, end) if end < len(text) and text[end] in _STOPS else span
