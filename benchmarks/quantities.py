"""How well figures are found: value F1, unit, kind, comparator and change, per language, and the speed.

    python benchmarks/quantities.py [development|heldout|fresh|final] [--errors]

The cases stand in `benchmarks/quantities/*.toml`; the head of each file says how they are written.
"""

import sys
import time
import tomllib
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from claims.quantities import Quantity, find_quantities

FOLDER = Path(__file__).parent / "quantities"
DURATIONS = {"years", "months", "weeks", "days", "hours", "minutes", "seconds", "decades"}
MEASURES = {
    "km",
    "m",
    "cm",
    "mm",
    "km²",
    "m²",
    "m³",
    "ha",
    "kg",
    "g",
    "t",
    "l",
    "°C",
    "MW",
    "GW",
    "km/h",
    "bcm",
    "barrels",
}
MEASURES |= {"kWh", "TWh", "Mt", "mg", "ppm", "mi", "µg", "GWh", "MWh", "kW", "ml", "°F", "acres", "mm", "mg/l", "GB"}


@dataclass(frozen=True, slots=True)
class Expected:
    """A figure as labelled."""

    span: str
    low: Decimal | None
    high: Decimal | None
    comparator: str
    unit: str | None
    kind: str
    change: str | None
    time: str | None


def read_expected(label: str) -> Expected:
    """A label such as '47 % | ~47 | % | time=2018'."""
    span, value, unit, *rest = (part.strip() for part in label.split(" | "))
    more = dict(part.split("=", 1) for part in rest)
    comparator, digits = "=", value
    for sign in (">=", "<=", ">", "<", "~"):
        if value.startswith(sign):
            comparator, digits = sign, value.removeprefix(sign)
            break
    low_text, _, high_text = digits.partition("..")
    low = Decimal(low_text)
    high = Decimal(high_text) if high_text else (None if ".." in digits else low)
    if high is None and comparator == "=":
        comparator = ">="
    if comparator in (">", ">="):
        high = None
    elif comparator in ("<", "<="):
        return Expected(
            span, None, high, comparator, _unit(unit), _kind(unit, more), more.get("change"), more.get("time")
        )
    return Expected(span, low, high, comparator, _unit(unit), _kind(unit, more), more.get("change"), more.get("time"))


def _unit(unit: str) -> str | None:
    return None if unit == "-" else unit


def _kind(unit: str, more: dict[str, str]) -> str:
    if "kind" in more:
        return more["kind"]
    if unit == "%":
        return "percent"
    if unit == "pp":
        return "percentage-points"
    if len(unit) == 3 and unit.isupper():
        return "money"
    return "duration" if unit in DURATIONS else "measure" if unit in MEASURES else "count"


def matches(found: Quantity, expected: Expected, text: str) -> bool:
    """Whether a found figure stands at the labelled place and has its value."""
    start = text.find(expected.span)
    while start >= 0:
        if found.start < start + len(expected.span) and start < found.end:
            return (found.low, found.high) == (expected.low, expected.high)
        start = text.find(expected.span, start + 1)
    return False


def is_same_unit(found: str | None, expected: str | None) -> bool:
    """Whether one noun phrase holds the other ('military personnel', 'personnel')."""
    if found is None or expected is None:
        return found is expected
    one, other = found.casefold().split(), expected.casefold().split()
    short, long = sorted((one, other), key=len)
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def score(cases: list[list[str]], language: str, *, detect: bool, errors: bool) -> Counter[str]:
    """Counts of a language's cases: figures labelled, found, matched, and what of the matched is right."""
    counts: Counter[str] = Counter()
    for text, *labels in cases:
        expected = [read_expected(label) for label in labels]
        found = list(find_quantities(text, None if detect else language))
        counts["labelled"] += len(expected)
        counts["found"] += len(found)
        wrong: list[str] = []
        for one in expected:
            hit = next((q for q in found if matches(q, one, text)), None)
            if hit is None:
                wrong.append(f"missed {one.span!r}")
                continue
            found.remove(hit)
            wrong += _compare(counts, hit, one)
        wrong += [f"surplus {q.text!r} {q.low}..{q.high} {q.kind} {q.unit}" for q in found]
        if errors and wrong:
            print(f"  {language}: {text}\n      " + "\n      ".join(wrong))
    return counts


def _compare(counts: Counter[str], hit: Quantity, one: Expected) -> list[str]:
    counts["matched"] += 1
    checks = {
        "unit": is_same_unit(hit.unit, one.unit),
        "kind": hit.kind == one.kind,
        "comparator": hit.comparator == one.comparator,
    }
    if one.change:
        checks["change"] = hit.change == one.change
        counts["with change"] += 1
    if one.time:
        checks["time"] = hit.time == one.time
        counts["with time"] += 1
    for name, right in checks.items():
        counts[name] += right
    return [
        f"{one.span!r}: {name} {getattr(hit, name)} for {getattr(one, name)}" for name in checks if not checks[name]
    ]


def report(name: str, counts: Counter[str]) -> None:
    """One line of the table."""
    matched = counts["matched"] or 1
    precision, recall = counts["matched"] / (counts["found"] or 1), counts["matched"] / (counts["labelled"] or 1)
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    shares = "  ".join(f"{counts[part] / matched:10.3f}" for part in ("unit", "kind", "comparator"))
    change, moment = (counts[part] / (counts[f"with {part}"] or 1) for part in ("change", "time"))
    found = f"{name:8}{counts['labelled']:8}  {precision:9.3f}  {recall:6.3f}  {f1:6.3f}"
    print(f"{found}  {shares}  {change:6.3f}  {moment:6.3f}")


def main(arguments: list[str]) -> None:
    """Score the files named, or all."""
    names = [name for name in arguments if not name.startswith("-")] or ["development", "heldout", "fresh", "final"]
    for name in names:
        languages = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
        for detect in (False, True):
            print(f"{name}, language {'told by the text' if detect else 'given'}")
            print("lang    labelled  precision  recall      F1        unit        kind  comparator  change    time")
            total: Counter[str] = Counter()
            for language, cases in languages.items():
                counts = score(cases, language, detect=detect, errors="--errors" in arguments and not detect)
                report(language, counts)
                total += counts
            report("all", total)
        texts = [(case[0], language) for language, cases in languages.items() for case in cases] * 5
        begin = time.perf_counter()
        for text, language in texts:
            find_quantities(text, language)
        seconds = time.perf_counter() - begin
        size = sum(len(text) for text, _ in texts)
        print(f"{len(texts) / seconds:.0f} sentences/s, {size / seconds / 1000:.0f} thousand characters/s\n")


if __name__ == "__main__":
    main(sys.argv[1:])
