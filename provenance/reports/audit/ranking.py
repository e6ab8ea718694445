"""The order of findings: as a report lists them, and as they should be mended."""

from collections import Counter
from collections.abc import Iterable, Sequence

from provenance.model import Confidence, Group
from provenance.reports.audit.model import RuleCount, Run
from provenance.reports.audit.parts import Finding
from provenance.rulebook import ENTRIES, Rulebook

GROUP_OF_RULE = {entry.rule.id: entry.rule.group for entry in ENTRIES}
_ORDER_OF_RULE = {entry.rule.id: number for number, entry in enumerate(ENTRIES)}
_MOST_FIRST = 10
_MOST_OF_ONE_RULE = 3

# What misleads a reader most comes first: a figure that its source does not bear out, then a source nobody can see.
_URGENCY = (
    Group.FIGURES,
    Group.LINKS,
    Group.REFERENCES,
    Group.DATES,
    Group.NUMBERING,
    Group.DUPLICATES,
    Group.ADDRESSES,
)


def report_order(finding: Finding) -> tuple[int, int, int, str]:
    """Severity, then the rules in their order, then the text."""
    place = -1 if finding.start is None else finding.start
    return finding.severity.rank, _ORDER_OF_RULE.get(finding.rule, len(ENTRIES)), place, finding.fingerprint


def mend_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The open findings to begin with, ten at most, and of one rule only a few while others wait."""
    ordered = sorted((finding for finding in findings if finding.is_open), key=_urgency)
    of_rule: Counter[str] = Counter()
    first: list[Finding] = []
    later: list[Finding] = []
    for finding in ordered:
        of_rule[finding.rule] += 1
        (first if of_rule[finding.rule] <= _MOST_OF_ONE_RULE else later).append(finding)
    return tuple(sorted([*first, *later][:_MOST_FIRST], key=_urgency))


def _urgency(finding: Finding) -> tuple[int, int, int, int, int, str]:
    sureness = list(Confidence).index(finding.confidence)
    place = -1 if finding.start is None else finding.start
    rank = _URGENCY.index(finding.group)
    return finding.severity.rank, rank, sureness, finding.document, place, finding.fingerprint


def count_rules(findings: Sequence[Finding], runs: Sequence[Run]) -> tuple[tuple[RuleCount, ...], tuple[str, ...]]:
    """How often each rule found something, in report order, and the rules in force that found nothing."""
    found = Counter(finding.rule for finding in findings)
    still_open = Counter(finding.rule for finding in findings if finding.is_open)
    counted = tuple(
        RuleCount(rule.id, rule.group, rule.severity, rule.summary, found[rule.id], still_open[rule.id])
        for rule in (entry.rule for entry in ENTRIES)
        if found[rule.id]
    )
    return counted, tuple(rule for rule in _in_force(runs) if not found[rule])


def _in_force(runs: Sequence[Run]) -> list[str]:
    """The rules that any of the runs applied, in report order."""
    applied = {
        entry.rule.id
        for run in runs
        for entry in Rulebook.selected(run.settings.get("select", ()), run.settings.get("ignore", ())).entries
    }
    return [entry.rule.id for entry in ENTRIES if entry.rule.id in applied]
