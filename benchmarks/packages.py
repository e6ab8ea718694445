"""Whole reports with their sources: what is judged right, from file to verdict.

`python -m benchmarks.packages [NAME ...] [--errors]`: each folder of `packages/` has a report, a mirror of the sources
that it cites, and `labels.json` with the verdicts that a careful reader would give. Nothing of them is used in
development once their first reading is noted in `packages/README.md`.

A figure is right where its verdict is one of its label's. False support: of the figures that must not be supported,
the share that is. False alarm: of those that must be, the share called contradicted or not found.
"""

import argparse
import contextlib
import io
import json
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from provenance.cli import run

FOLDER = Path(__file__).parent / "packages"
_REACH = ((45, 25), (45, 0), (25, 12), (12, 25), (15, 0), (0, 25), (8, 8))  # signs before and behind that find a figure
_ALARMS = ("contradicted", "not-found")


@dataclass
class Score:
    """Counts over the labelled figures of one package or of all."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def row(self, name: str) -> str:
        """One line of the table."""
        shares = (
            self._share("right", "figures"),
            self._share("supported", "must"),
            self._share("false support", "never"),
            self._share("false alarm", "must"),
            self._share("contradicted rightly", "contradicted"),
        )
        lost = self.counts["not read"] + self.counts["not linked"]
        return f"{name:14}{self.counts['figures']:8}" + "".join(f"{share:>16}" for share in shares) + f"{lost:8}"

    def _share(self, part: str, whole: str) -> str:
        a, b = self.counts[part], self.counts[whole]
        return f"{a}/{b} {a / b:.3f}" if b else "-"


def checked(package: Path) -> dict[str, Any]:
    """The result of `provenance check` on a package, offline, as its JSON."""
    report = next(path for path in sorted(package.glob("report.*")))
    with tempfile.TemporaryDirectory() as name:
        output = Path(name) / "out.json"
        options = ["--offline", "--sources", str(package / "sources"), "--db", str(Path(name) / "p.db")]
        written = ["--format", "json", "--with-text", "-o", str(output), "--no-progress"]
        with contextlib.redirect_stderr(io.StringIO()):
            run(["check", str(report), *options, *written])
        result: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
        return result


def folded(text: str) -> tuple[str, list[int]]:
    """The letters and digits of a text in lower case, and the offset each came from."""
    signs: list[str] = []
    places: list[int] = []
    for offset, sign in enumerate(text):
        for plain in unicodedata.normalize("NFKC", sign).casefold():
            if plain.isalnum():
                signs.append(plain)
                places.append(offset)
    return "".join(signs), places


def located(label: dict[str, Any], text: str, places: list[int]) -> tuple[int, int] | None:
    """Where a label's figure stands, by the words around it."""
    figure, before, behind = (folded(label[key])[0] for key in ("figure", "before", "after"))
    for back, ahead in _REACH:
        lead = before[-back:] if back else ""
        start = text.find(lead + figure + behind[:ahead])
        if start >= 0 and len(lead) + ahead > 3:
            first = start + len(lead)
            return places[first], places[first + len(figure) - 1] + 1
    return None


def figures(document: dict[str, Any]) -> Iterator[tuple[int, int, dict[str, Any], int]]:
    """Every judged figure: its span, its claim, its number there."""
    for claim in document["claims"]:
        for number, figure in enumerate(claim["figures"]):
            yield figure["start"], figure["end"], claim, number


def score(package: Path) -> Score:
    """One package."""
    result = Score()
    document = checked(package)["documents"][0]
    text, places = folded(document["text"])
    judged = list(figures(document))
    for label in json.loads((package / "labels.json").read_text(encoding="utf-8")):
        if "figure" in label:
            _count(label, located(label, text, places), judged, document, result)
    return result


def _count(
    label: dict[str, Any],
    spot: tuple[int, int] | None,
    judged: list[tuple[int, int, dict[str, Any], int]],
    document: dict[str, Any],
    result: Score,
) -> None:
    wanted: list[str] = label["verdicts"]
    must, never = wanted == ["supported"], "supported" not in wanted
    result.counts.update({"figures": 1, "must": must, "never": never})
    found = next((one for one in judged if spot and one[0] < spot[1] and spot[0] < one[1]), None)
    if found is None:
        result.counts["not read"] += 1
        result.errors.append(f"not read: {label['figure']} | {label['sentence']}")
        return
    _, _, claim, number = found
    evidence = next((one for one in claim["evidence"] if one.get("figure") == number), None)
    verdict = evidence["verdict"] if evidence else "none"
    called = {note["label"] for note in document["notes"] if note["id"] in claim["notes"]}
    result.counts["not linked"] += bool(label["note"]) and label["note"] not in called
    result.counts["right"] += verdict in wanted
    result.counts["supported"] += must and verdict == "supported"
    result.counts["false support"] += never and verdict == "supported"
    result.counts["false alarm"] += must and verdict in _ALARMS
    result.counts["contradicted"] += verdict == "contradicted"
    result.counts["contradicted rightly"] += verdict == "contradicted" and "contradicted" in wanted
    if verdict not in wanted:
        said = evidence["explanation"] if evidence else ""
        result.errors.append(f"{verdict}, not {'/'.join(wanted)}: {label['figure']} | {label['sentence']} | {said}")


def main() -> None:
    """Score the packages and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="packages; all where none is named")
    parser.add_argument("--errors", action="store_true", help="also each figure that is judged wrong")
    options = parser.parse_args()
    heads = ("right", "supported", "false support", "false alarm", "contradicted")
    print(f"{'package':14}{'figures':>8}" + "".join(f"{head:>16}" for head in heads) + f"{'lost':>8}")
    total = Score()
    for package in sorted(path for path in FOLDER.iterdir() if path.is_dir()):
        if options.names and package.name not in options.names:
            continue
        one = score(package)
        total.counts.update(one.counts)
        print(one.row(package.name), flush=True)
        if options.errors:
            print("".join(f"    {error}\n" for error in one.errors), end="")
    print(total.row("all"))


if __name__ == "__main__":
    main()
