"""Scores the judgement on labelled claims: `python benchmarks/judgement.py [development|held_out] [--errors]`.

Accuracy counts a figure as right where its verdict is one of its labels. False support: of the figures that must not
be supported, the share that is. False alarm: of those that must be, the share called contradicted or not found.
The stress test puts another figure of the same source in the place of each supported one.
"""

import argparse
import time
from collections import Counter
from dataclasses import dataclass, field

import judgement_pages as pages

from claims.quantities import find_quantities
from claims.quantities.model import Quantity
from provenance.judging import judge
from provenance.model import FigureJudgement, Verdict
from provenance.support.amounts import amounts_of
from provenance.support.index import SourceIndex, index_of
from provenance.support.tolerance import meets
from sources.text import text_of
from sources.text.model import SourceText

LETTERS = {
    Verdict.SUPPORTED: "s",
    Verdict.CONTRADICTED: "c",
    Verdict.NOT_FOUND: "n",
    Verdict.NOT_CHECKABLE: "k",
    Verdict.UNAVAILABLE: "u",
}


@dataclass
class Score:
    """Counts over all labelled figures."""

    figures: int = 0
    right: int = 0
    unread: int = 0
    must_not: int = 0
    false_support: int = 0
    must: int = 0
    supported: int = 0
    false_alarm: int = 0
    contradicted: int = 0
    contradicted_rightly: int = 0
    must_contradict: int = 0
    evidence: int = 0
    evidence_right: int = 0
    swapped: int = 0
    swapped_supported: int = 0
    by_label: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)
    swap_errors: list[str] = field(default_factory=list)
    seconds: float = 0.0
    claims: int = 0


def judged(case: pages.Case, source: SourceText, published: str | None) -> dict[int, FigureJudgement | None]:
    """The judgement of each labelled figure, None where no figure was read at its place."""
    figures = judge(case.text, source, published=published).figures
    found: dict[int, FigureJudgement | None] = {}
    position = 0
    for number, (text, _) in enumerate(case.labels):
        start = case.text.index(text, position)
        position = start + len(text)
        found[number] = next((f for f in figures if f.start < position and start < f.end), None)
    return found


def score_case(case: pages.Case, source: SourceText, published: str | None, score: Score) -> None:
    """Add one claim's outcome."""
    begin = time.process_time()
    outcome = judged(case, source, published)
    score.seconds += time.process_time() - begin
    score.claims += 1
    for number, (text, labels) in enumerate(case.labels):
        figure = outcome[number]
        letter = LETTERS[figure.verdict] if figure else "-"
        _count(score, letter, labels, figure, case)
        if letter not in labels:
            why = figure.evidence[0] if figure and figure.evidence else None
            score.errors.append(
                f"[{case.page}/{case.kind}] {text!r} is {letter}, not {'/'.join(sorted(labels))}: {case.text}\n"
                f"      {why.explanation if why else ''} | {why.score if why else ''} | {why.quote if why else ''}"
            )


def _count(score: Score, letter: str, labels: frozenset[str], figure: FigureJudgement | None, case: pages.Case) -> None:
    score.figures += 1
    score.unread += letter == "-"
    score.right += letter in labels
    score.by_label["".join(sorted(labels)), letter] += 1
    score.contradicted += letter == "c"
    score.contradicted_rightly += letter == "c" and "c" in labels
    score.must_contradict += labels == {"c"}
    if "s" not in labels:
        score.must_not += 1
        score.false_support += letter == "s"
    if labels == {"s"}:
        score.must += 1
        score.supported += letter == "s"
        score.false_alarm += letter in "cn"
    if letter == "s" and case.passage and figure and len(case.labels) == 1:
        score.evidence += 1
        score.evidence_right += case.passage in (figure.evidence[0].quote or "")


def stress(case: pages.Case, source: SourceText, published: str | None, index: SourceIndex, score: Score) -> None:
    """Put each other figure of the same kind in the place of a figure that must be supported."""
    read = find_quantities(case.text, index.language)
    for text, labels in case.labels:
        original = next((found for found in read if text in found.text or found.text in text), None)
        if labels != {"s"} or original is None or original.low is None or original.high is None:
            continue
        for surface in _swaps(original, index):
            swapped = case.text[: original.start] + surface + case.text[original.end :]
            end = original.start + len(surface)
            figures = judge(swapped, source, published=published).figures
            hit = next((found for found in figures if found.start < end and original.start < found.end), None)
            if hit is None:
                continue
            score.swapped += 1
            if hit.verdict is Verdict.SUPPORTED:
                score.swapped_supported += 1
                best = hit.evidence[0]
                score.swap_errors.append(
                    f"[{case.page}] {swapped}\n      {best.explanation} | {best.score} | {best.quote}"
                )


def _swaps(original: Quantity, index: SourceIndex) -> list[str]:
    """Up to six other values of a figure's kind in the source, as printed there."""
    others = {
        mention.quantity.text
        for mention in index.mentions
        if mention.quantity.kind is original.kind
        and not any(meets(a, b) or meets(b, a) for a in amounts_of(original) for b in mention.amounts)
    }
    return sorted(others)[:6]


def main() -> None:
    """Print the score of one file."""
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "name", nargs="?", default="development", choices=sorted(path.stem for path in pages.FOLDER.glob("*.txt"))
    )
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--no-stress", action="store_true")
    options = parser.parse_args()
    score = Score()
    for page in pages.read(options.name):
        source = text_of(page.html.encode(), "text/html")
        for case in page.cases:
            score_case(case, source, page.published, score)
            if not options.no_stress:
                stress(case, source, page.published, index_of(source), score)
    report(options.name, score, errors=options.errors)


def report(name: str, score: Score, *, errors: bool) -> None:
    """Print rates and, if asked, each error."""
    if errors:
        print("\n".join(score.errors))
        print("--- stress")
        print("\n".join(score.swap_errors))
    print(f"{name}: {score.figures} figures, {score.unread} not read as figures")
    rates = {
        "accuracy": (score.right, score.figures),
        "supported of those that must be": (score.supported, score.must),
        "false support": (score.false_support, score.must_not),
        "false alarm": (score.false_alarm, score.must),
        "contradiction precision": (score.contradicted_rightly, score.contradicted),
        "evidence right": (score.evidence_right, score.evidence),
        "stress: swapped figure not supported": (score.swapped - score.swapped_supported, score.swapped),
    }
    for label, (part, whole) in rates.items():
        print(f"  {label:40} {part}/{whole} = {part / whole if whole else 0:.3f}")
    print("  by label:", dict(sorted(score.by_label.items())))
    print(f"  1,000 claims, each against one source: {1000 * score.seconds / max(1, score.claims):.1f} s of CPU")


if __name__ == "__main__":
    main()
