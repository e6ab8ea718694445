"""The words of an audit report: its verdict, its figures with what they are out of, what it cannot tell."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from provenance.config import Settings
from provenance.model import Severity, Verdict
from provenance.reports.audit.cards import Fate, SourceCard
from provenance.reports.audit.model import Audit, Changes, RotBar
from provenance.reports.audit.parts import NOT_CHECKED, NOT_SUPPORTED, Decision, Figure, Numbering, Passage
from provenance.reports.words import DECISIONS, OUTCOMES, SEVERITIES, VERDICTS, Tone
from provenance.store.decisions import REASONS
from provenance.support.settings import How

FATES: dict[Fate, str] = {
    Fate.ALIVE: "answers",
    Fate.ARCHIVED: "a copy is kept",
    Fate.LOST: "gone, no copy",
    Fate.UNVERIFIABLE: "could not be told",
}
FATE_TONES: dict[Fate, Tone] = {
    Fate.ALIVE: Tone.GOOD,
    Fate.ARCHIVED: Tone.FAIR,
    Fate.LOST: Tone.BAD,
    Fate.UNVERIFIABLE: Tone.OPEN,
}
_MONTHS = "January February March April May June July August September October November December".split()
_OF_ONE = {
    Verdict.SUPPORTED: "is supported by the cited source",
    Verdict.PARTLY_SUPPORTED: "is supported in part by the cited source",
    Verdict.CONTRADICTED: "is contradicted by the cited source",
    Verdict.NOT_FOUND: "is not in the cited source",
    Verdict.UNAVAILABLE: "could not be checked: its source is not readable",
    Verdict.NOT_CHECKABLE: "could not be checked",
}


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    what: str
    count: int
    of: int

    @property
    def percent(self) -> str:
        """The share in whole per cent; empty where there is nothing to have a share of."""
        return f"{100 * self.count / self.of:.0f} %" if self.of else ""


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """'1 claim', '2 claims', 'no claims'."""
    return f"{count or 'no'} {noun if count == 1 else plural or noun + 's'}"


def day(iso: str | None) -> str:
    """'14 January 2024' of any ISO 8601 date or moment, as precise as it is; '' of None."""
    if not iso:
        return ""
    year, *rest = iso[:10].split("-")
    month = _MONTHS[int(rest[0]) - 1] if rest else ""
    return " ".join(part for part in (str(int(rest[1])) if len(rest) > 1 else "", month, year) if part)


def moment(iso: str | None) -> str:
    """'14 January 2024, 09:30 UTC'."""
    return f"{day(iso)}, {iso[11:16]} UTC" if iso and len(iso) > 10 else day(iso)


def verdict_sentence(audit: Audit) -> str:
    """What came of the claims, in one sentence that adds up to all of them."""
    verdicts = audit.verdicts
    total = verdicts.total()
    if not total:
        return "No statistical claim was found."
    if total == 1:
        return f"The one statistical claim {_OF_ONE[next(iter(verdicts))]}."
    if sum(verdicts[verdict] for verdict in NOT_CHECKED) == total:
        return f"None of the {total} statistical claims could be checked."
    parts = [f"{_are(verdicts[Verdict.SUPPORTED] or 'none')} supported by the cited sources"]
    if partly := verdicts[Verdict.PARTLY_SUPPORTED]:
        parts.append(f"{_are(partly)} supported in part")
    if against := sum(verdicts[verdict] for verdict in NOT_SUPPORTED):
        kinds = [f"{verdicts[verdict]} {VERDICTS[verdict].label}" for verdict in NOT_SUPPORTED if verdicts[verdict]]
        parts.append(f"{_are(against)} not ({', '.join(kinds)})")
    if unchecked := sum(verdicts[verdict] for verdict in NOT_CHECKED):
        parts.append(f"{unchecked} could not be checked")
    return f"Of {total} statistical claims, {_listed(parts)}."


def decided_sentence(audit: Audit) -> str:
    """What editors have settled; '' where they have not begun."""
    findings = list(audit.findings)
    decided = sum(not finding.is_open for finding in findings)
    back = sum(any(not d.stands for d in f.decisions) and f.state is None for f in findings)
    parts = []
    if audit.accepted:
        parts.append(f"Editors accepted {counted(audit.accepted, 'claim')} that the tool did not find borne out.")
    if decided:
        parts.append(f"Of {counted(len(findings), 'finding')}, {decided} {'is' if decided == 1 else 'are'} settled.")
    if back:
        parts.append(f"{counted(back, 'finding')} came back because the evidence changed.".capitalize())
    return " ".join(parts)


def findings_sentence(audit: Audit) -> str:
    """How many findings are open, by severity."""
    counts = audit.severities
    if not counts.total():
        return "No finding is open."
    kinds = [counted(counts[severity], SEVERITIES[severity].label) for severity in Severity if counts[severity]]
    verb = "is" if counts.total() == 1 else "are"
    return f"{counted(counts.total(), 'finding')} {verb} open: {_listed(kinds)}."


def shares(audit: Audit) -> Iterator[Share]:
    """The figures of the report, each with what it is out of."""
    claims, figures, quotes = audit.verdicts, audit.figures, audit.quotations
    yield Share("Claims that the cited sources support", claims[Verdict.SUPPORTED], claims.total())
    yield Share("Figures that they support", figures[Verdict.SUPPORTED], figures.total())
    if quotes:
        yield Share("Quotations that they have word for word", quotes[Verdict.SUPPORTED], quotes.total())
    cited = sum(bool(claim.labels) for claim in audit.claims)
    yield Share("Claims that hang on a note", cited, claims.total())
    checked = claims.total() - sum(claims[verdict] for verdict in NOT_CHECKED)
    yield Share("Claims that could be checked", checked, claims.total())
    yield Share("Sources that were read", audit.read_sources, len(audit.sources))
    fates = audit.fates
    yield Share("Addresses that answer", fates[Fate.ALIVE], fates.total())
    yield Share("Addresses of which a copy is kept instead", fates[Fate.ARCHIVED], fates.total())
    open_ = sum(finding.is_open for finding in audit.findings)
    yield Share("Findings that are open", open_, sum(1 for _ in audit.findings))


def limits(audit: Audit) -> Iterator[str]:
    """What the tool cannot see, in general and in this case."""
    yield "“Supported” says that the cited source states the figure of the same thing. It does not say that it is true."
    yield "Figures in charts, photographs and scans are not read, neither in the report nor in its sources."
    unread = len(audit.sources) - audit.read_sources
    if unread:
        yield f"{unread} of {counted(len(audit.sources), 'source')} could not be read; what they say is not known."
    alone = sum(not claim.labels for claim in audit.claims)
    if alone:
        yield f"{counted(alone, 'claim')} {'hangs' if alone == 1 else 'hang'} on no note, so there was nothing to read."
    far = sum(claim.link in ("paragraph", "following-sentence") for claim in audit.claims)
    if far:
        verb = "was" if far == 1 else "were"
        yield f"{counted(far, 'claim')} {verb} linked to a note that stands only in a later sentence."
    if audit.runs and all(run.offline for run in audit.runs):
        yield "The network was not used: addresses are judged by the copies given, as of the days of these copies."
    if not all(run.complete for run in audit.runs):
        yield "The run is not complete: the network or an archive was out of reach, or it was ended early."
    for item in audit.unread:
        yield f"Not read: {item.path} ({item.reason})."
    for document in audit.documents:
        yield from document.warnings


def changes_sentence(changes: Changes) -> str:
    """How much is different from the run before."""
    parts = [
        counted(len(changes.new), "new finding"),
        f"{len(changes.gone) or 'none'} gone",
    ]
    if changes.evidence_changed:
        parts.append(f"{len(changes.evidence_changed)} with other evidence")
    if changes.claims:
        parts.append(f"{counted(len(changes.claims), 'claim')} with another verdict")
    if changes.links:
        parts.append(f"{counted(len(changes.links), 'address', 'addresses')} with another answer")
    return f"{_listed(parts)}."


def rot_sentence(bar: RotBar) -> str:
    """'2 answers, 1 gone, no copy' of one bar."""
    return "; ".join(f"{bar.counts[fate]} {FATES[fate]}" for fate in Fate if bar.counts[fate])


def parts_of(bar: RotBar) -> list[tuple[int, str, str]]:
    """The parts of a bar as its drawing takes them: count, class, label."""
    return [(bar.counts[fate], fate.value, FATES[fate]) for fate in Fate]


def numbering_sentence(numbering: Numbering) -> str:
    """How the notes of a document are numbered, and whether notes and markers fit together."""
    if not numbering.notes:
        return f"The text has no notes and {counted(numbering.markers, 'marker')}."
    span = f", from {numbering.first} to {numbering.last}" if numbering.first != numbering.last else ""
    parts = [f"{_sentence(counted(numbering.notes, 'note'))}{span}; {counted(numbering.markers, 'marker')}."]
    if not (numbering.markers_without_note or numbering.notes_without_marker):
        parts.append("Every marker has its note and every note its marker.")
    if lone := numbering.markers_without_note:
        parts.append(f"{_sentence(counted(lone, 'marker'))} without a note.")
    if lone := numbering.notes_without_marker:
        parts.append(f"{_sentence(counted(lone, 'note'))} without a marker.")
    return " ".join(parts)


def coverage_sentence(audit: Audit) -> str:
    """How many of the addresses were asked of the network, read from copies, or not asked."""
    checks = [card.check for card in audit.sources if card.url]
    live = sum(check is not None and check.live for check in checks)
    copies = sum(card.copy is not None and not (card.check and card.check.live) for card in audit.sources if card.url)
    rest = len(checks) - live - copies
    total = counted(len(checks), "address", "addresses")
    return f"Of {total}, {live} were asked on the network, {copies} were read from copies alone, {rest} from neither."


def place(labels: Sequence[str], page: int | None, line: int | None) -> str:
    """'page 1, line 8 · note 2'."""
    where = ", ".join(part for part in (f"page {page}" if page else "", f"line {line}" if line else "") if part)
    notes = f"note{'s' if len(labels) > 1 else ''} {', '.join(labels)}" if labels else ""
    return " · ".join(part for part in (where, notes) if part)


def decision_sentence(decision: Decision) -> str:
    """'Dismissed · Ada, 3 May 2026 · The wrong passage was matched · “…”'."""
    word = DECISIONS[decision.verdict].label if decision.verdict in DECISIONS else decision.verdict
    parts = [_sentence(word), f"{decision.who}, {day(decision.at)}"]
    if decision.reason and decision.reason != "other":
        parts.append(REASONS.get(decision.reason, decision.reason))
    if decision.note:
        parts.append(f"“{decision.note}”")
    if not decision.stands:
        parts.append("the evidence has changed since")
    return " · ".join(parts)


def why(passage: Passage, figures: Sequence[Figure]) -> str:
    """What a passage says of the figures that it decides, each thing once."""
    told = dict.fromkeys(figure.passages[0].explanation for figure in figures) or {passage.explanation: None}
    alike = {(figure.verdict, figure.passages[0].how) for figure in figures}
    if len(told) > 1 and alike == {(Verdict.SUPPORTED, How.EXACT)}:
        return f"The source states {'both' if len(told) == 2 else f'all {len(told)}'} figures."
    return " ".join(told)


def passage_place(passage: Passage) -> str:
    """Where in the source a passage stands, and when the source was read: 'page 12, table C4 · as of 3 May 2026'."""
    parts = [f"page {passage.page}" if passage.page else "", f"table {passage.cell}" if passage.cell else ""]
    where = ", ".join(part for part in parts if part)
    read = f"as of {day(passage.captured)}" if passage.captured and passage.captured[:4] != "1970" else ""
    return " · ".join(part for part in (where, read) if part)


def answer(card: SourceCard) -> str:
    """What a source's address answers, in a sentence."""
    last = card.check
    if card.url is None:
        return "No address is given."
    if last is None:
        return "Not asked."
    if last.live:
        return f"Asked on {day(last.checked)}: {last.reason or OUTCOMES[last.verdict].label}."
    if card.copy is None:
        return f"{_sentence(last.reason or OUTCOMES[last.verdict].label)}."
    return f"Read from a copy of {day(card.copy.captured)} ({archive_name(card.copy.archive)})."


def archive_name(origin: str) -> str:
    """How a source of captures is called: 'captures.warc.gz' of 'warc:captures.warc.gz'."""
    return origin.partition(":")[2] or origin


def settings_shown(settings: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The settings that are not the defaults, as name and value."""
    defaults = json.loads(json.dumps(asdict(Settings()), default=str))
    for name, value in sorted(settings.items()):
        if value != defaults.get(name):
            yield name.replace("_", "-"), _listed_value(value)


def _listed_value(value: object) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_listed_value(item)}" for key, item in sorted(value.items()))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value).lower()


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _are(count: int | str) -> str:
    return f"{count} {'is' if count in (1, 'none') else 'are'}"


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
