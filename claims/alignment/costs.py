"""What a step of the decoding costs (log-odds like; measured on generated and real extracted texts)."""

MISSING_NOTE = 2.2  # a number that has no note
MISSING_MARKER = 1.6  # a number that has no marker
LONGEST_JUMP = 30  # numbers that may be missing in a row …
DEAR_JUMP = 9  # … of which the first cost in full …
DEAR_CALLS = 4  # … the same for markers, which a garbled page loses sooner, and the others …
FURTHER = 0.15  # … this share of it: pages whose text came out of order
LATE_START = 0.4  # for each number before the first
LATEST_START = 2.6  # at most
UNCALLED = 1.9  # a note before whose start no marker has called it
AFTER_NOTE = 2.2  # a marker behind its own note
CITES_NOTHING = 1.5  # a note without a citation where the others have one: a list's item
REPEATED_NOTE = 3.5
SAME_NOTE_AGAIN = 0.8
RESTART = 3.4  # numbering begins again
RESTART_UNSEEN = 5.0  # the same, where a first reading found no such place
RESTART_HABIT = 1.5  # and where it found several
RESTART_NEXT = 0.9  # for the notes, where the markers have begun again already
OPEN_NOTES = 0.5  # from body to notes
AT_PAGE_TOP = 1.5  # the same at the top of a page, where no foot of notes begins
CLOSE_NOTES = 2.2  # from notes to body, with nothing to show for it
BLANK_LINE = 1.3  # a blank line, for the end of notes; the same against staying in one
NEW_PAGE = 2.6
LEADING_SPACE = 1.3
SENTENCE_GOES_ON = 1.2
BEAM = 24  # partial readings that are followed up; up to twice as many for a while
NARROW_BEAM = 4  # the same in a text that has used up its budget …
READINGS = 400_000, 0.8  # … of this many and so many a character
LEAST_GAIN = -8.0  # of a marker, what it costs included
HOPELESS = 20.0  # behind the best by more, a reading does not win any more


def jump(each: float, missing: int, dear: int) -> float:
    """What it costs that so many numbers are missing in a row, the `dear` first at `each`."""
    return each * (missing if missing <= dear else dear + FURTHER * (missing - dear))
