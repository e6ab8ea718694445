"""Notes under letters or small Roman numbers: `[a]`, `(b)`, `ᶜ`, `iv`.

A letter alone is seldom a call, so that all must fit: the notes stand one below the other and begin with the first
letter, and the text calls nearly all of them, each in front of the notes and in their order.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from claims.alignment.lines import Line
from claims.alignment.stars import StarNote
from claims.alignment.words import citation_weight
from claims.flow import Span

_RAISED = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_PLAIN = "abcdefghijklmnoprstuvwxyz"
_TO_PLAIN = str.maketrans(_RAISED, _PLAIN)
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
_LABEL = rf"(?:[a-z]|[ivx]{{2,5}}|[{_RAISED}]{{1,5}})"
_OPENING = re.compile(
    rf"(?P<open>[\[(])?(?P<label>{_LABEL})(?P<close>[\]).]?)\s{{1,40}}(?=[^\W_a-zа-я]|[“\"«„<]|https?:)"
)
_CALL = re.compile(
    rf"\[(?P<square>{_LABEL})\]"
    rf"|(?<=[^\s(])\s?\((?P<round>{_LABEL})\)(?=[.,;:])"
    rf"|(?P<raised>[{_RAISED}]{{1,5}})"
    rf"|(?<=[^\W_]{{2}}[.,;:!?”\"’»)])(?P<glued>{_LABEL})(?=\s|$)"
)
_LEAST_CALLED = 0.6  # of the notes
_MOST_LINES = 12
_CITED = 0.7


def find_letter_notes(text: str, lines: Sequence[Line]) -> list[StarNote]:
    """The notes under letters that `lines` hold, in order; none where the text does not call them."""
    openings = {n: f for n, line in enumerate(lines) if (f := _OPENING.match(text, line.first, line.last))}
    if len(openings) < 2:
        return []
    calls: defaultdict[str, list[Span]] = defaultdict(list)
    for label, span in _calls(text, lines, openings):
        calls[label].append(span)
    found: list[StarNote] = []
    for run in _runs(openings):
        found += _notes(text, lines, openings, run, calls)
    return found


def _calls(text: str, lines: Sequence[Line], openings: Container[int]) -> Iterator[tuple[str, Span]]:
    for number, line in enumerate(lines):
        first = line.first + 4 if number in openings else line.first
        for found in _CALL.finditer(text, first, line.last):
            group = found.lastgroup or ""
            yield found[group].translate(_TO_PLAIN), Span(*found.span(group))


def _runs(openings: dict[int, re.Match[str]]) -> Iterator[list[int]]:
    """Runs of lines whose labels count up from the first one, printed in one way."""
    run: list[int] = []
    order: Sequence[str] = ()
    for number, found in openings.items():
        label = found["label"].translate(_TO_PLAIN)
        goes_on = (
            0 < len(run) < len(order)
            and label == order[len(run)]
            and number - run[-1] <= _MOST_LINES
            and _look(found) == _look(openings[run[-1]])
        )
        if not goes_on:
            if len(run) > 1:
                yield run
            run, order = [], _ROMAN if label == "i" else list("abcdefghijklmnopqrstuvwxyz")
            if label not in ("a", "i"):
                continue
        run.append(number)
    if len(run) > 1:
        yield run


def _look(found: re.Match[str]) -> tuple[str | None, str, bool]:
    return found["open"], found["close"], found["label"].isascii()


def _notes(
    text: str,
    lines: Sequence[Line],
    openings: dict[int, re.Match[str]],
    run: list[int],
    calls: Mapping[str, list[Span]],
) -> Iterator[StarNote]:
    """The notes of a run, each with its call: the last before the notes, in order."""
    places: dict[str, Span] = {}
    limit = lines[run[0]].start
    labels = [openings[number]["label"].translate(_TO_PLAIN) for number in run]
    for label in reversed(labels):
        same = calls.get(label, [])
        turn = bisect_left(same, limit, key=lambda span: span.start)
        if turn:
            places[label] = same[turn - 1]
            limit = places[label].start
    plain = openings[run[0]]["open"] != "[" and labels[0].isascii()
    cited = sum(citation_weight(lines[number].head(text)) >= _CITED for number in run)
    if len(places) < max(2, _LEAST_CALLED * len(run)) or (plain and 2 * cited < len(run)):
        return
    for number, label in zip(run, labels, strict=True):
        found = openings[number]
        end = min([other for other in run if other > number], default=number + _MOST_LINES)
        own = _own_lines(lines, number, min(end, len(lines)))
        yield StarNote(own, label, found.start("label"), found.end(), places.get(label))


def _own_lines(lines: Sequence[Line], first: int, limit: int) -> tuple[Line, ...]:
    end = first + 1
    while end < limit and not lines[end].gap and not lines[end].new_page:
        end += 1
    return tuple(lines[first:end])
