"""What the main job costs, as a user calls it: `python benchmarks/main_job.py [REPORT …]`.

Runs `provenance check --offline` in a process of its own on a report of 300 pages with 1,000 notes, made here, and on
each REPORT given. Prints pages and notes as read, wall and CPU seconds (start included, children too) and peak memory.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

WORDS = (
    "water basin network loss region council report study price harvest village road school energy forest child river "
    "city growth income health labour market season winter summer valley province district ministry budget transport"
).split()
BODIES = ("Water Council", "Meier A.", "UNDP", "Okafor B.", "Ministry of Works", "Lindqvist C. and Romero D.")
SENTENCES_A_PAGE = 22
TO_MIB = 1024 if sys.platform != "darwin" else 1024 * 1024


def long_report(pages: int, notes: int, seed: int = 7) -> str:
    """A report as it comes out of a PDF: notes at the foot of each page, its number under them, form feeds."""
    rng = random.Random(seed)
    lines: list[str] = []
    label, owed = 0, 0.0
    for page in range(1, pages + 1):
        owed += notes / pages
        labels = list(range(label + 1, label + int(owed) + 1))
        label, owed = label + int(owed), owed - int(owed)
        called = sorted(rng.sample(range(SENTENCES_A_PAGE), len(labels)))
        marks = dict(zip(called, labels, strict=True))
        body = " ".join(_sentence(rng) + str(marks.get(turn, "")) for turn in range(SENTENCES_A_PAGE))
        lines += [*textwrap.wrap(body, 95), ""]
        for number in labels:
            lines += textwrap.wrap(_note(rng, number), 100)
        lines += [f"{page:>40}", "\f"]
    return "\n".join(lines)


def _sentence(rng: random.Random) -> str:
    if rng.random() < 0.3:
        return (
            f"In {rng.randint(1995, 2023)} the {rng.choice(WORDS)} of the {rng.choice(WORDS)} rose by "
            f"{rng.randint(2, 90)} per cent to {rng.randint(1000, 90000):,} units."
        )
    words = " ".join(rng.choice(WORDS) for _ in range(rng.randint(8, 22)))
    return f"The {words} was slower than the {rng.choice(WORDS)}."


def _note(rng: random.Random, number: int) -> str:
    title = " ".join(rng.choice(WORDS) for _ in range(6)).title()
    return (
        f"{number} {rng.choice(BODIES)} {rng.randint(1999, 2023)}, {title}, Available at: https://site{number % 90}"
        f".example/{rng.choice(WORDS)}/report-{number}.html; Accessed: {rng.randint(1, 28)} March 2024"
    )


def measure(report: Path, folder: Path) -> dict[str, float]:
    """Seconds and MiB of one call; what it read."""
    result = folder / "result.json"
    command = [sys.executable, "-m", "provenance", "check", str(report), "--offline", "--exit-zero", "--no-progress"]
    started = time.perf_counter()
    process = subprocess.Popen([*command, "--db", str(folder / "x.db"), "--format", "json", "-o", str(result)])
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    if status:
        raise SystemExit(f"{report}: the call ended with {os.waitstatus_to_exitcode(status)}")
    document = json.loads(result.read_text(encoding="utf-8"))["documents"][0]
    return {
        "pages": document["pages"],
        "notes": len(document["notes"]),
        "claims": len(document["claims"]),
        "wall s": wall,
        "CPU s": usage.ru_utime + usage.ru_stime,
        "MiB": usage.ru_maxrss / TO_MIB,
    }


def main() -> None:
    """Print a line for each report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="*", type=Path, metavar="REPORT")
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--notes", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = folder / f"{options.pages} pages.txt"
        made.write_text(long_report(options.pages, options.notes), encoding="utf-8")
        for number, report in enumerate([made, *options.reports]):
            place = folder / str(number)
            place.mkdir()
            figures = measure(report, place)
            if number == 0:
                print(f"{'':<40}" + "".join(f"{key:>9}" for key in figures))
            shown = (f"{value:>9.2f}" if key.endswith(" s") else f"{value:>9.0f}" for key, value in figures.items())
            print(f"{report.name[:38]:<40}" + "".join(shown))


if __name__ == "__main__":
    main()
