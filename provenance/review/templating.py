"""The templates: everything that is printed is escaped, and only web addresses become links."""

import json
from datetime import UTC, date, datetime
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from provenance.model import Severity, Verdict
from provenance.reports.printable import printable
from provenance.reports.words import DECISIONS, GROUPS, SEVERITIES, VERDICTS, Tone, Word
from provenance.review.queries.source import outcome
from provenance.rulebook import ENTRIES
from provenance.store.decisions import REASONS

_STATES = {
    "open": Word("open", Tone.OPEN, "○"),
    "evidence-changed": Word("evidence changed", Tone.FAIR, "↻"),
    "gone": Word("no longer found", Tone.OPEN, "◌"),
    **DECISIONS,
}
_ADDRESSES = {
    "alive": Word("alive", Tone.GOOD, "✓"),
    "suspected": Word("suspected", Tone.FAIR, "!"),
    "probably-dead": Word("probably dead", Tone.BAD, "✗"),
    "dead": Word("dead", Tone.BAD, "✗"),
    "unknown": Word("not known", Tone.OPEN, "?"),
}
_SUMMARIES = {entry.rule.id: entry.rule.summary for entry in ENTRIES}
_PLAIN = Word("", Tone.OPEN, "·")


def environment() -> Environment:
    """The templates with what they may call."""
    env = Environment(
        loader=PackageLoader("provenance.review"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {
        "day": day,
        "moment": moment,
        "web": web_address,
        "printable": printable,
        "short": shorten,
        "sentence": sentence,
        "counted": counted,
    }
    env.globals |= {
        "verdict_word": lambda name: _word(VERDICTS, Verdict, name),
        "severity_word": lambda name: _word(SEVERITIES, Severity, name),
        "state_word": lambda name: _STATES.get(name, _PLAIN),
        "address_word": lambda name: _ADDRESSES.get(name, _ADDRESSES["unknown"]),
        "outcome_word": outcome,
        "rule_summary": lambda name: _SUMMARIES.get(name, name.replace("-", " ")),
        "REASONS": REASONS,
        "told_reason": told_reason,
        "GROUPS": {group.value: label for group, label in GROUPS.items()},
        "from_json": json.loads,
    }
    return env


def stylesheet() -> bytes:
    """The one stylesheet: the look shared with the audit report, then the page's own."""
    theme = files("provenance.reports").joinpath("theme.css").read_bytes()
    return theme + b"\n" + files("provenance.review").joinpath("static", "review.css").read_bytes()


def script() -> bytes:
    """The one script."""
    return files("provenance.review").joinpath("static", "review.js").read_bytes()


def _word(table: Any, kind: Any, name: str | None) -> Word:
    try:
        found: Word = table[kind(name)]
    except ValueError:
        return _PLAIN
    return found


def web_address(text: str | None) -> str | None:
    """An address that may become a link: http or https with a host; None for all else."""
    if not text or any(ord(sign) <= 32 for sign in text):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in ("http", "https") and parts.hostname else None


def day(text: str | None) -> str:
    """'14 January 2024' of an ISO date or moment; as it stands where it is none."""
    try:
        given = date.fromisoformat((text or "")[:10])
    except ValueError:
        return text or ""
    return f"{given.day} {given:%B} {given.year}"


def moment(value: str | datetime | None) -> str:
    """'14 January 2024, 09:30 UTC' of an ISO moment."""
    try:
        given = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return str(value)
    if given is None:
        return ""
    given = given.astimezone(UTC) if given.tzinfo else given
    return f"{given.day} {given:%B} {given.year}, {given:%H:%M} UTC"


def shorten(text: str | None, limit: int = 110) -> str:
    """A text in one line, cut at a word."""
    line = " ".join((text or "").split())
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def sentence(text: str) -> str:
    """A text with a capital and a full stop."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!", "…")) else ".") if text else ""


def told_reason(reason: str) -> str:
    """A reason in running text, without what its button adds in brackets."""
    label = REASONS.get(reason, reason).partition(" (")[0]
    return label[:1].lower() + label[1:]


def counted(number: int, one: str, many: str | None = None) -> str:
    """'1 finding', '2 findings'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
