"""The audit report as one HTML file: styles and charts within, nothing loaded, no script, foreign text escaped."""

from functools import lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from provenance.errors import ConfigError
from provenance.model import Severity, Verdict
from provenance.reports import words
from provenance.reports.audit import sentences
from provenance.reports.audit.marking import Piece, claim_pieces, passage_pieces
from provenance.reports.audit.model import Audit, Fate, Finding
from provenance.reports.printable import printable, shorten
from provenance.rulebook import find

_MOST_SPANS = 12


def render(audit: Audit) -> str:
    """The report; the same audit gives the same bytes."""
    template = _environment().get_template("report.html")
    return template.render(audit=audit, styles=_styles(), s=sentences, w=words, Fate=Fate, Verdict=Verdict) + "\n"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("provenance.reports.audit"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters.update(web=web_address, shorten=shorten, pieces=_marked, tone=_tone, first_sentence=_meaning)
    environment.globals.update(
        claim_pieces=claim_pieces,
        passage_pieces=passage_pieces,
        severities=tuple(Severity),
        most_spans=_MOST_SPANS,
        place_of=_place_of,
    )
    return environment


def _shown(value: Any) -> Any:
    """A value as it is printed: text from outside without control and direction signs."""
    if value is None:
        return ""
    return _spaced(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def web_address(url: str | None) -> str | None:
    """`url` if a reader may follow it: http or https, with a host; else None."""
    if not url or printable(url) != url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def _marked(pieces: list[Piece]) -> Markup:
    """Text with its figures marked, and a word for those who do not see the marks."""
    return Markup("").join(
        Markup("<mark>{}</mark>").format(printable(piece.text)) if piece.marked else _spaced(piece.text)
        for piece in pieces
    )


def _spaced(text: str) -> str:
    """Printable text that keeps one blank at either end where there was white space."""
    middle = printable(text)
    return f"{' ' if text[:1].isspace() else ''}{middle}{' ' if text[-1:].isspace() and middle else ''}"


def _tone(verdict: Verdict) -> str:
    return words.VERDICTS[verdict].tone.value


def _meaning(rule: str) -> str:
    """What a rule reports, in a few words."""
    try:
        return find(rule).rule.summary
    except ConfigError:
        return ""


def _place_of(finding: Finding) -> str:
    return sentences.place(finding.labels, finding.page, finding.line)


def _styles() -> Markup:
    """The style sheet; it is ours, so nothing in it needs escaping."""
    here = files("provenance.reports")
    sheets = (here / "theme.css", here / "audit" / "templates" / "report.css")
    return Markup("\n".join(sheet.read_text(encoding="utf-8").strip() for sheet in sheets))
