"""All rules, looked up by id, chosen by id or group, and applied to what they read."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from inspect import cleandoc
from types import ModuleType
from typing import Any, get_type_hints

from provenance import rules
from provenance.errors import ConfigError
from provenance.model import Context, Finding, Group, Rule, Severity, fingerprint

_LOG = logging.getLogger(__name__)

# What becomes of a rule that breaks: said in the result, so that silence is not taken for "nothing found".
FAILED = Rule(
    id="rule-failed",
    group=Group.NUMBERING,
    summary="a rule could not be applied (a fault of this program)",
    severity=Severity.WARNING,
)
SECTIONS = ("What it does", "Why it matters", "What it leaves alone")


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule with the function that applies it and the type of subject it reads."""

    rule: Rule
    check: Callable[[Any, Context], Iterator[Finding]]
    reads: type
    doc: str

    def sections(self) -> dict[str, str]:
        """The parts of the rule's docstring by heading (`SECTIONS`); '' holds the first sentence."""
        parts = {"": ""}
        heading = ""
        for line in cleandoc(self.doc).splitlines():
            name, colon, rest = line.partition(":")
            if colon and name in SECTIONS:
                heading, line = name, rest
            parts[heading] = f"{parts.get(heading, '')} {line.strip()}".strip()
        return parts


def _entry(module: ModuleType) -> Entry:
    subject = next(iter(get_type_hints(module.check).values()))
    return Entry(module.RULE, module.check, subject, module.__doc__ or "")


ENTRIES: tuple[Entry, ...] = tuple(_entry(module) for module in rules.MODULES)
_BY_ID = {entry.rule.id: entry for entry in ENTRIES}


Found = tuple[int, Finding]  # a finding and the number of its rule in the report's order


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules of a run, in report order."""

    entries: tuple[Entry, ...] = ENTRIES
    _readers: dict[type, list[tuple[int, Entry]]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def selected(cls, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> "Rulebook":
        """The rules named by `select` (all if empty) without those of `ignore`; names are rule ids or groups.

        ConfigError for a name that is neither.
        """
        wanted = _ids(select) if select else set(_BY_ID)
        return cls(tuple(e for e in ENTRIES if e.rule.id in wanted - _ids(ignore)))

    def apply(self, subjects: Iterable[object], context: Context) -> tuple[Finding, ...]:
        """The findings of all rules, rule by rule and in the order of the text, each with its fingerprint.

        A rule that breaks on a subject yields one `rule-failed` finding instead of ending the run.
        """
        return in_report_order(found for subject in subjects for found in self.found_in(subject, context))

    def found_in(self, subject: object, context: Context) -> list[Found]:
        """What the rules that read such a subject find in it: for one after the other, before `in_report_order`."""
        readers = self._readers.get(type(subject))
        if readers is None:
            readers = [(n, entry) for n, entry in enumerate(self.entries) if isinstance(subject, entry.reads)]
            self._readers[type(subject)] = readers
        return [(number, finding) for number, entry in readers for finding in _apply(entry, subject, context)]


def in_report_order(found: Iterable[Found]) -> tuple[Finding, ...]:
    """Findings rule by rule and in the order of the text, each with its fingerprint; else as they are given."""
    ordered = sorted(found, key=lambda item: (item[0], _position(item[1])))
    return tuple(_with_fingerprints(finding for _, finding in ordered))


def find(id: str) -> Entry:  # noqa: A002  (the word of the command line)
    """The rule with this id; ConfigError with the nearest id if there is none."""
    if id not in _BY_ID:
        raise ConfigError(_unknown(id, list(_BY_ID)))
    return _BY_ID[id]


def explain(id: str) -> str:  # noqa: A002
    """What the rule reports, why, and what it leaves alone, as text for a terminal."""
    entry = find(id)
    rule, parts = entry.rule, entry.sections()
    head = f"{rule.id} ({rule.severity}, group {rule.group}, since {rule.since})"
    return "\n\n".join([head, parts[""], *(f"{name}: {parts[name]}" for name in SECTIONS if name in parts)])


def _ids(names: Iterable[str]) -> set[str]:
    ids: set[str] = set()
    for name in names:
        group = {e.rule.id for e in ENTRIES if e.rule.group == name}
        if not group and name not in _BY_ID:
            raise ConfigError(_unknown(name, [*_BY_ID, *Group]))
        ids |= group or {name}
    return ids


def _unknown(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    return f"There is no rule or group '{name}'.{hint} 'provenance rules' lists them."


def _apply(entry: Entry, subject: object, context: Context) -> list[Finding]:
    try:
        return list(entry.check(subject, context))
    except Exception as error:  # the run must go on whatever a single rule does
        _LOG.warning("the rule %s could not be applied", entry.rule.id, exc_info=True)
        message = f"The rule {entry.rule.id} could not be applied ({type(error).__name__}); its findings are missing."
        return [FAILED.finding(message, identity=entry.rule.id)]


def _position(finding: Finding) -> tuple[int, int]:
    return (finding.at.start, finding.at.end) if finding.at else (-1, -1)


def _with_fingerprints(findings: Iterable[Finding]) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for finding in findings:
        first = fingerprint(finding, 0)
        yield replace(finding, fingerprint=fingerprint(finding, seen[first]) if seen[first] else first)
        seen[first] += 1
