"""Findings that an editor's remarks in the document silence, and remarks that silence none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from claims.document import Document
from claims.suppressions import Suppression
from provenance.model import Finding, Group, fingerprint
from provenance.rulebook import Rulebook
from provenance.rules.useless_ignore import RULE, useless

_NEED_SOURCES = frozenset({Group.LINKS, Group.FIGURES})  # a run may not have what they read


def suppress(document: Document, findings: Sequence[Finding], rulebook: Rulebook, day: date) -> tuple[Finding, ...]:
    """The findings that no remark silences, and one on each remark that silenced none though its rules were applied."""
    valid = [one for one in document.layout.suppressions if one.rules and (one.until or "9999") >= day.isoformat()]
    if not valid:
        return tuple(findings)
    names = _names_of(rulebook)
    used: set[int] = set()
    kept: list[Finding] = []
    for finding in findings:
        turns = [turn for turn, one in enumerate(valid) if _silences(one, finding, names)]
        used.update(turns)
        if not turns:
            kept.append(finding)
    if RULE.id in names:
        known = _names_of(Rulebook())
        idle = [one for turn, one in enumerate(valid) if turn not in used]
        kept += _numbered(_useless(document, idle, names, known))
    return tuple(kept)


def _names_of(rulebook: Rulebook) -> dict[str, Group]:
    """The ids of the rules, each with its group."""
    return {entry.rule.id: entry.rule.group for entry in rulebook.entries}


def _silences(one: Suppression, finding: Finding, names: dict[str, Group]) -> bool:
    at = finding.at
    if at is None or finding.rule == RULE.id or not one.speaks_of(at.start, at.end):
        return False
    return finding.rule in one.rules or names.get(finding.rule, "") in one.rules


def _useless(
    document: Document, idle: Sequence[Suppression], applied: dict[str, Group], known: dict[str, Group]
) -> Iterator[Finding]:
    for one in idle:
        strange = [name for name in one.rules if name not in known and name not in set(Group)]
        if strange:
            yield useless(document, one, f"There is no rule {strange[0]}: 'provenance rules' lists them.")
        elif all(applied.get(name, Group.LINKS) not in _NEED_SOURCES for name in one.rules):
            yield useless(document, one, f"Nothing here is reported by {', '.join(one.rules)}: the remark can go.")


def _numbered(findings: Iterator[Finding]) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for finding in findings:
        first = fingerprint(finding, 0)
        yield replace(finding, fingerprint=fingerprint(finding, seen.get(first, 0)))
        seen[first] = seen.get(first, 0) + 1
