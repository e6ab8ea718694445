"""How well notes and markers are found and linked, measured on made-up reports.

    python benchmarks/alignment.py [COUNT] [FIRST SEED] [-v]

Prints precision and recall of markers (offset and label right, and linked to the note of that label), of notes
(start and label right), how many notes end where they should, and the slowest report; `-v` lists what went wrong.
"""

import sys
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.reports import Report, make_report
from claims.document import Layout
from claims.readers.text import read_text


@dataclass(slots=True)
class Score:
    """Counts over reports: what there is, what was found, what of it is right."""

    markers: int = 0
    markers_found: int = 0
    markers_right: int = 0
    notes: int = 0
    notes_found: int = 0
    notes_right: int = 0
    ends_right: int = 0
    slowest: float = 0.0

    def add(self, report: Report, layout: Layout, seconds: float) -> tuple[int, int]:
        """Count one report; gives how many markers were missed and how many are false."""
        labels = {note.id: note.label for note in layout.notes}
        true = set(report.markers)
        found = {
            (marker.start, marker.label)
            for marker in layout.markers
            if marker.note is None or labels[marker.note] == marker.label
        }
        self.markers += len(true)
        self.markers_found += len(layout.markers)
        self.markers_right += len(true & found)
        starts = {(label, start): end for label, start, end in report.notes}
        placed = {(note.label, note.start): note.end for note in layout.notes}
        self.notes += len(starts)
        self.notes_found += len(placed)
        self.notes_right += len(starts.keys() & placed.keys())
        self.ends_right += sum(placed.get(key) == end for key, end in starts.items())
        self.slowest = max(self.slowest, seconds)
        return len(true - found), len(layout.markers) - len(true & found)

    def __str__(self) -> str:
        def share(part: int, whole: int) -> str:
            return f"{part / whole:.4f}" if whole else "-"

        return (
            f"markers P {share(self.markers_right, self.markers_found)} R {share(self.markers_right, self.markers)}"
            f" of {self.markers} · notes P {share(self.notes_right, self.notes_found)}"
            f" R {share(self.notes_right, self.notes)} of {self.notes}, ends {share(self.ends_right, self.notes_right)}"
            f" · slowest {self.slowest:.2f} s"
        )


def main(arguments: list[str]) -> None:
    """Measure and print."""
    numbers = [int(argument) for argument in arguments if argument.isdigit()]
    count, seed = (numbers + [200, 0][len(numbers) :])[:2]
    score = Score()
    for turn in range(seed, seed + count):
        report = make_report(turn)
        begun = time.perf_counter()
        layout = read_text(report.text)
        missed, false = score.add(report, layout, time.perf_counter() - begun)
        if "-v" in arguments and (missed or false):
            print(f"{report.name}: {missed} of {len(report.markers)} missed, {false} false")
    print(score)


if __name__ == "__main__":
    main(sys.argv[1:])
