"""The audit report as Markdown (GitHub's): for a pull request or a job summary, never longer than those take."""

import re
from collections.abc import Iterable, Iterator

from provenance.model import Verdict
from provenance.reports import words
from provenance.reports.audit import sentences
from provenance.reports.audit.cards import Fate, SourceCard
from provenance.reports.audit.html import web_address
from provenance.reports.audit.marking import Piece, claim_pieces, passage_pieces
from provenance.reports.audit.model import Audit
from provenance.reports.audit.parts import Claim, Finding
from provenance.reports.printable import printable, shorten

LIMIT_BYTES = 60_000
_CUT = "\n*The report is longer than fits here: `provenance report --format html` has all of it.*\n"
_ESCAPED = re.compile(r"([\\`*_{}\[\]<>+|~])")
_LIST_SIGN = re.compile(r"^([-=])|^(\d{1,9})([.)])(?=\s|$)")
_EMOJI = re.compile(r":(?=\w{1,40}:)")
_FOLD_END = "</details>"
_FOLD = "<details>"
_BREAKING = re.compile(r"[<>\s]")
_CALL = re.compile(r"([@#])(?=\w)")  # people and issues, which a host would call or link


def render(audit: Audit) -> str:
    """The report. What would go beyond the limit is left out, of the claims and the lists first, and it says so."""
    room = LIMIT_BYTES - len(_CUT.encode())
    kept: dict[int, list[str]] = {}
    whole = True
    for number in sorted(range(len(_SECTIONS)), key=lambda index: _SECTIONS[index] in _LONG):
        kept[number], room, all_of_it = _fitting(_SECTIONS[number](audit), room)
        whole = whole and all_of_it
    blocks = [block for number in range(len(_SECTIONS)) for block in kept[number]]
    return "\n\n".join(blocks) + "\n" + ("" if whole else _CUT)


def _fitting(blocks: Iterable[str], room: int) -> tuple[list[str], int, bool]:
    """The blocks that fit into `room` bytes, what room is left, whether all do. A fold is opened only to be closed."""
    kept: list[str] = []
    whole, skipping = True, False
    for block in blocks:
        size = _size(block) + (_size(_FOLD_END) if block.startswith(_FOLD) else 0)
        fits = block == _FOLD_END or size <= room
        if skipping or not fits:
            whole = False
            skipping = block != _FOLD_END and (skipping or block.startswith(_FOLD))
            continue
        room -= 0 if block == _FOLD_END else size
        kept.append(block)
    return kept, room, whole


def _size(block: str) -> int:
    return len(block.encode()) + len("\n\n")


def text(value: str | None) -> str:
    """Text from outside as Markdown shows it literally: one line, no markup, nobody called."""
    escaped = _ESCAPED.sub(r"\\\1", printable(value or ""))
    escaped = _EMOJI.sub(r"\\:", escaped)
    return _CALL.sub(r"\1<!-- -->", escaped)


def line(value: str | None) -> str:
    """As `text`, where it begins a line."""
    return _at_line_start(text(value))


def _at_line_start(escaped: str) -> str:
    """Nothing that begins the line begins a list."""
    return _LIST_SIGN.sub(lambda sign: f"{sign[2] or ''}\\{sign[1] or sign[3]}", escaped)


def address(url: str | None) -> str:
    """An address that a reader may follow as a link, any other as text."""
    return f"<{url}>" if url and web_address(url) and not _BREAKING.search(url) else text(url)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(head)
    lines = [names, ["---"] * len(names), *(list(row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _folded(summary: str, blocks: Iterable[str]) -> Iterator[str]:
    """Blocks that are shown when the reader opens them."""
    yield f"<details><summary>{summary}</summary>"
    yield from blocks
    yield _FOLD_END


def _head(audit: Audit) -> Iterator[str]:
    yield f"# Audit: {text(audit.title)}"
    yield f"**{sentences.verdict_sentence(audit)}**"
    yield f"{sentences.findings_sentence(audit)} {sentences.decided_sentence(audit)}".strip()
    shares = [share for share in sentences.shares(audit) if share.of]
    if shares:
        yield _table(("", "", ""), ((share.what, f"{share.count} of {share.of}", share.percent) for share in shares))
    yield "What this report cannot tell:"
    yield "\n".join(f"- {text(limit)}" for limit in sentences.limits(audit))


def _changes(audit: Audit) -> Iterator[str]:
    yield "## Changes since the last run"
    changes = audit.changes
    if changes is None:
        yield "This is the first run: there is nothing to compare with."
        return
    since = f"run {changes.run} of {sentences.day(changes.since)}"
    if changes.none:
        yield f"Nothing has changed since {since}."
        return
    yield f"Compared with {since}: {sentences.changes_sentence(changes)}"
    lines = [f"- new: `{finding.rule}` {text(finding.message)}" for finding in changes.new]
    lines += [f"- other evidence: `{finding.rule}` {text(finding.message)}" for finding in changes.evidence_changed]
    lines += [f"- gone: `{rule}` {text(message)}" for rule, message in changes.gone]
    lines += [
        f"- was {words.VERDICTS[change.before].label}, is {words.VERDICTS[change.after].label}: "
        f"{text(shorten(change.text, 160))}"
        for change in changes.claims
    ]
    lines += [
        f"- {text(change.url)}: {words.OUTCOMES[change.before].label} before, now {words.OUTCOMES[change.after].label}"
        for change in changes.links
    ]
    yield "\n".join(lines[:60] + ([f"- and {len(lines) - 60} more"] if len(lines) > 60 else []))


def _first(audit: Audit) -> Iterator[str]:
    yield "## What to mend first"
    if not audit.first:
        yield "Nothing is open."
        return
    yield "\n".join(f"{number}. {_finding(finding)}" for number, finding in enumerate(audit.first, 1))


def _finding(finding: Finding) -> str:
    where = text(sentences.place(finding.labels, finding.page, finding.line))
    suggestion = f" Suggested: {address(finding.suggestion)}" if finding.suggestion else ""
    label = words.SEVERITIES[finding.severity].label
    return f"**{label}** `{finding.rule}` ({where or 'no place'}): {text(finding.message)}{suggestion}"


def _claims(audit: Audit) -> Iterator[str]:
    if audit.documents:
        yield "## Claims and what their sources say"
    for document in audit.documents:
        if len(audit.documents) > 1:
            yield f"### {text(document.name)}"
        flagged = [claim for claim in document.claims if claim.verdict is not Verdict.SUPPORTED]
        for claim in flagged:
            yield _claim(claim)
        borne_out = [claim for claim in document.claims if claim.verdict is Verdict.SUPPORTED]
        if borne_out:
            yield from _folded(f"{sentences.counted(len(borne_out), 'claim')} supported", map(_claim, borne_out))
        for quote in document.quotes:
            word = words.VERDICTS[quote.verdict]
            told = text(quote.passages[0].explanation) if quote.passages else ""
            where = sentences.place(quote.labels, quote.page, quote.line)
            yield f"{word.sign} **{word.label}** (quotation, {text(where)})  \n“{text(quote.text)}”  \n{told}"


def _claim(claim: Claim) -> str:
    word = words.VERDICTS[claim.verdict]
    where = sentences.place(claim.labels, claim.page, claim.line) + ("" if claim.labels else " · no note")
    lines = [f"{word.sign} **{word.label}** ({text(where)})", _at_line_start(_marked(claim_pieces(claim)))]
    for passage, figures in claim.passages:
        quoted = f" “{_marked(passage_pieces(passage, figures))}”" if passage.quote else ""
        place = sentences.passage_place(passage)
        source = " · ".join(text(part) for part in (passage.source and shorten(passage.source, 140), place) if part)
        lines.append(f"{line(sentences.why(passage, figures))}{quoted}{f' ({source})' if source else ''}")
    lines += [f"*{text(sentences.decision_sentence(decision))}*" for decision in claim.decisions]
    return "  \n".join(lines)


def _marked(pieces: Iterable[Piece]) -> str:
    return "".join(f"**{text(piece.text)}**" if piece.marked else _spaced(piece.text) for piece in pieces)


def _spaced(value: str) -> str:
    """As `text`, with the blanks at its ends: pieces stand side by side."""
    inner = text(value)
    return f"{' ' if value[:1].isspace() else ''}{inner}{' ' if value[-1:].isspace() and inner else ''}"


def _rules(audit: Audit) -> Iterator[str]:
    if audit.rules:
        yield "## Findings by rule"
        rows = ((f"`{c.rule}`", c.summary, str(c.found), str(c.open)) for c in audit.rules)
        yield _table(("rule", "what it reports", "found", "open"), rows)
        everything = [f"- {_finding(finding)}{_settled(finding)}" for finding in audit.findings]
        yield from _folded(f"All {sentences.counted(len(everything), 'finding')}", everything)


def _settled(finding: Finding) -> str:
    return "".join(f" *{text(sentences.decision_sentence(decision))}*" for decision in finding.decisions)


def _rot(audit: Audit) -> Iterator[str]:
    if audit.rot:
        yield "## Link rot by age of the source"
        rows = ((bar.years, str(bar.total), *(str(bar.counts[fate] or "") for fate in Fate)) for bar in audit.rot)
        yield _table(("year", "addresses", *(sentences.FATES[fate] for fate in Fate)), rows)


def _sources(audit: Audit) -> Iterator[str]:
    if audit.sources:
        yield from _folded(f"{sentences.counted(len(audit.sources), 'source')}", map(_source, audit.sources))


def _source(card: SourceCard) -> str:
    labels = ", ".join(dict.fromkeys(citing.label for citing in card.cited))
    cited = f" (note {text(labels)})" if labels else ""
    where = f" {address(card.url)}" if card.url else ""
    copy = f" Archived copy: {address(card.copy.url)}" if card.copy and card.copy.url else ""
    return f"- **{text(shorten(card.title, 140))}**{cited}{where}: {text(sentences.answer(card))}{copy}"


def _numbering(audit: Audit) -> Iterator[str]:
    if audit.documents:
        yield "## Numbering of the notes"
    for document in audit.documents:
        name = f"{text(document.name)}: " if len(audit.documents) > 1 else ""
        yield name + text(sentences.numbering_sentence(document.numbering))


def _method(audit: Audit) -> Iterator[str]:
    yield "## Method"
    rows = [
        (
            run.id,
            run.version,
            sentences.moment(run.as_of),
            "not used" if run.offline else "used",
            "complete" if run.complete else "not complete",
            f"`{run.settings_hash}`",
        )
        for run in audit.runs
    ]
    yield _table(("run", "version", "judged as of", "network", "work", "configuration"), rows)
    yield sentences.coverage_sentence(audit)
    read = [(text(document.path), document.format, f"`{document.sha256}`") for document in audit.documents]
    yield _table(("document", "format", "SHA-256"), read)
    yield f"`provenance verify {audit.runs[-1].id}` computes every verdict again from the stored captures."


_SECTIONS = (_head, _changes, _first, _claims, _rules, _rot, _sources, _numbering, _method)
_LONG = (_claims, _rules, _sources)
