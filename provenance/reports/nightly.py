"""What a nightly run found, for a person and for a program. A quiet night is no line at all."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from provenance.nightly.model import Flapping, LooseChange, Night
from provenance.reports.changes import changed_line, finding_line
from provenance.reports.json import timestamp
from provenance.reports.printable import printable


def night_lines(night: Night, *, verbose: bool = False) -> Iterator[str]:
    """What changed, under headings; nothing where nothing did, but for the counts with `verbose`."""
    sections = (
        ("New", [*map(finding_line, night.new), *(_loose_line(one) for one in night.loose if one.change == "new")]),
        ("Gone", [*map(finding_line, night.gone), *(_loose_line(one) for one in night.loose if one.change == "gone")]),
        ("Changed", [changed_line(changed) for changed in night.changed]),
        ("Flapping", [_flapping_line(one) for one in night.flapping]),
        ("Not read", [f"{printable(one.path)}: {printable(one.reason)}" for one in night.unread]),
    )
    told = [(title, lines) for title, lines in sections if lines]
    if told:
        yield f"provenance nightly: run {night.run.id} of {timestamp(night.run.started)}"
    for title, lines in told:
        yield ""
        yield f"{title} ({len(lines)})"
        yield from (f"  {line}" for line in lines)
    if verbose:
        if told:
            yield ""
        yield _counts(night)


def _loose_line(change: LooseChange) -> str:
    return f"{change.severity} {change.rule}: {printable(change.message)} ({printable(change.url)})"


def _flapping_line(one: Flapping) -> str:
    reason = f": {printable(one.reason)}" if one.reason else ""
    return f"{printable(one.url)} went back and forth {one.changes} times in a fortnight; now {one.verdict}{reason}"


def _counts(night: Night) -> str:
    left = f", {night.left} left for the next night" if night.left else ""
    reread = f", {len(night.reread)} changed files read" if night.reread else ""
    return f"Run {night.run.id}: {night.checked} addresses asked{left}{reread}."


def night_json(night: Night) -> str:
    """The same as one JSON object, on a quiet night too."""
    values: dict[str, Any] = asdict(night)
    run = night.run
    values["run"] = {
        "id": run.id,
        "started": timestamp(run.started),
        "finished": timestamp(run.finished),
        "version": run.version,
        "offline": run.offline,
        "complete": run.complete,
    }
    findings = [*values["new"], *values["gone"]]
    findings += [one for changed in values["changed"] for one in (changed["before"], changed["after"])]
    for one in findings:
        one["labels"] = json.loads(one["labels"])
    del values["is_void"], values["stopped"]
    values["void"] = night.is_void
    values["quiet"] = night.is_quiet
    return json.dumps(values, ensure_ascii=False, indent=1)
