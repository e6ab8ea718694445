"""A second look into the notes that were decoded, for a note whose number is out of step and that was taken for text.

The decoder reads ascending numbers that the text calls. A note printed in the wrong place, or one behind a gap that
nothing calls, looks to it like more text of the note before; the look of its label gives it away.
"""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Sequence

from claims.alignment import costs
from claims.alignment.candidates import Candidate
from claims.alignment.lines import Line
from claims.alignment.starts import LabelStyle, NoteStart
from claims.alignment.states import Step
from claims.alignment.words import LOCATOR, citation_weight

_COMPLETE = re.compile(r"[.!?)\]”\"»/>]$|[\w/-]\.\w{2,5}$|(?:19|20)\d\d$|\d [^\W\d_]{3,9} (?:19|20)\d\d$")
_USUAL = 0.6  # the share of the notes whose labels look alike
_CITED = 0.9
_FEWEST = 3  # notes that show a habit


def rescue(text: str, lines: Sequence[Line], openings: Sequence[NoteStart | None], steps: Sequence[Step]) -> list[Step]:
    """The steps with those of the notes that were overlooked within other notes."""
    styles: defaultdict[int, Counter[LabelStyle]] = defaultdict(Counter)
    noted: defaultdict[int, set[int]] = defaultdict(set)
    called: defaultdict[int, set[int]] = defaultdict(set)
    for step in steps:
        if isinstance(step.place, NoteStart):
            styles[step.scope][step.place.style] += 1
            noted[step.scope].add(step.place.label)
        elif isinstance(step.place, Candidate):
            called[step.scope].update(step.place.labels)
    turns = [(turn, step) for turn, step in enumerate(steps) if not isinstance(step.place, Candidate)]
    more: defaultdict[int, list[Step]] = defaultdict(list)
    for position, (turn, step) in enumerate(turns):
        if not isinstance(step.place, NoteStart) or not _is_usual(styles[step.scope], step.place.style):
            continue
        end = turns[position + 1][1].line if position + 1 < len(turns) else len(lines)
        following = turns[position + 1][1].place if position + 1 < len(turns) else None
        highest = following.label if isinstance(following, NoteStart) else step.place.label + costs.DEAR_JUMP
        last = step.place.label
        for number in range(step.line + 1, end):
            start = openings[number]
            if start is None or start.style is not step.place.style or start.label in noted[step.scope]:
                continue
            if not _reads_as_note(text, lines, number, start):
                continue
            if start.label in called[step.scope] or last < start.label < highest:
                noted[step.scope].add(start.label)
                more[turn].append(Step(number, start, step.scope, step.before))
                last = max(last, start.label)
    return _with(steps, more)


def _is_usual(styles: Counter[LabelStyle], style: LabelStyle) -> bool:
    total = styles.total()
    return total >= _FEWEST and styles[style] >= _USUAL * total


def _reads_as_note(text: str, lines: Sequence[Line], number: int, start: NoteStart) -> bool:
    """Whether the line above ends something, and what follows the number cites."""
    above = lines[number - 1].tail(text)
    if not _COMPLETE.search(above) or LOCATOR.search(above) or start.body >= lines[number].last:
        return False
    return citation_weight(text[start.body : max(lines[number].last, start.body + 160)]) >= _CITED


def _with(steps: Sequence[Step], more: dict[int, list[Step]]) -> list[Step]:
    """All steps in the order of their lines: those of a note behind its own start."""
    merged: list[Step] = []
    waiting: deque[Step] = deque()
    for turn, step in enumerate(steps):
        while waiting and waiting[0].line < step.line:
            merged.append(waiting.popleft())
        merged.append(step)
        waiting += more.get(turn, [])
    return [*merged, *waiting]
