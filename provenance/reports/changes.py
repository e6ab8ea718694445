"""What changed between two runs, and what came of computing one again, for a person and for a program."""

import json
from collections.abc import Iterator
from dataclasses import asdict

import click

from provenance.diff import Changed, Difference, LinkChange, Seen
from provenance.reports.printable import printable
from provenance.verify import Verification

_COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}


def difference_lines(difference: Difference) -> Iterator[str]:
    """The changes as lines; one line says so where there are none."""
    yield f"From run {difference.before} to run {difference.after}:"
    if difference.is_empty:
        yield "  nothing changed"
    for title, findings in (("New", difference.new), ("Gone", difference.gone)):
        yield from _titled(title, [finding_line(seen) for seen in findings])
    yield from _titled("Changed", [changed_line(changed) for changed in difference.changed])
    yield from _titled("Links", [link_line(change) for change in difference.links])


def _titled(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield f"{title} ({len(lines)})"
        yield from (f"  {line}" for line in lines)


def finding_line(seen: Seen) -> str:
    """A finding in one line: severity, rule, message, report and place."""
    severity = click.style(seen.severity, fg=_COLOURS.get(seen.severity))
    place = f", line {seen.line}" if seen.line else ""
    return f"{severity} {seen.rule}: {printable(seen.message)} ({printable(seen.report)}{place})"


def changed_line(changed: Changed) -> str:
    """A finding with what is different about it."""
    before, after = changed.before, changed.after
    told = [
        f"{name} was {getattr(before, name)}"
        for name in ("severity", "confidence")
        if getattr(before, name) != getattr(after, name)
    ]
    if before.evidence_hash != after.evidence_hash:
        told.append("its evidence changed")
    return f"{finding_line(after)}: {', '.join(told)}"


def link_line(change: LinkChange) -> str:
    """An address with its verdict and state before and after."""
    before = "" if change.verdict_before is None else f"{_standing(change.verdict_before, change.state_before)} -> "
    return f"{printable(change.url)}: {before}{_standing(change.verdict, change.state)}"


def _standing(verdict: str, state: str | None) -> str:
    return verdict if state is None or (verdict, state) == ("ok", "alive") else f"{verdict} ({state})"


def difference_json(difference: Difference) -> str:
    """The changes as one JSON object."""
    values = asdict(difference)
    for seen in [*values["new"], *values["gone"], *(one for pair in values["changed"] for one in pair.values())]:
        seen["labels"] = json.loads(seen["labels"])
    return json.dumps(values, ensure_ascii=False, indent=1)


def verification_lines(found: Verification) -> Iterator[str]:
    """What came of computing a run again, one thing a line."""
    parts = (
        (found.documents, "document"), (found.verdicts, "verdict"), (found.findings, "finding"),
        (found.captures, "capture"),
    )  # fmt: skip
    counted = ", ".join(f"{number} {name}{'' if number == 1 else 's'}" for number, name in parts)
    yield f"Run {found.run}: {counted} computed again."
    if found.made_by != found.version:
        yield (
            f"It was made by version {found.made_by}, this is version {found.version}: "
            + ("the result is the same." if found.is_equal else "what differs may come of that.")
        )
    for damage in found.damaged:
        yield f"Altered evidence: capture {damage.digest} of {printable(damage.url)}: {printable(damage.problem)}."
    yield from (f"Cannot be computed again: {printable(line)}" for line in found.unverifiable)
    yield from (f"Different: {printable(line)}" for line in found.differences)
    if found.is_equal:
        yield "Everything is the same, bit for bit."


def verification_json(found: Verification) -> str:
    """The same as one JSON object."""
    return json.dumps({**asdict(found), "equal": found.is_equal}, ensure_ascii=False, indent=1)
