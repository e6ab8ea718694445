"""The audit report as one HTML file: styles and charts within, nothing loaded, no script, foreign text escaped."""

from functools import lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from provenance.model import Severity
from provenance.reports import words
from provenance.reports.audit import sentences
from provenance.reports.audit.cards import Fate
from provenance.reports.audit.marking import Piece, claim_pieces, passage_pieces
from provenance.reports.audit.model import Audit
from provenance.reports.audit.parts import Finding
from provenance.reports.printable import printable, shorten

_MOST_SPANS = 12
# The sign of a tone that `report.css` gives; a word with another one brings its own.
_USUAL_SIGNS = {words.Tone.GOOD: "✓", words.Tone.FAIR: "!", words.Tone.BAD: "✗", words.Tone.OPEN: "?"}


def render(audit: Audit) -> str:
    """The report; the same audit gives the same bytes."""
    template = _environment().get_template("report.html")
    return (
        template.render(audit=audit, numbers=_numbers(audit), styles=_styles(), s=sentences, w=words, Fate=Fate) + "\n"
    )


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
    environment.filters.update(web=web_address, shorten=shorten, pieces=_marked)
    environment.globals.update(
        claim_pieces=claim_pieces,
        language=_language,
        passage_pieces=passage_pieces,
        severities=tuple(Severity),
        most_spans=_MOST_SPANS,
        usual_signs=_USUAL_SIGNS,
        place_of=_place_of,
    )
    return environment


def _numbers(audit: Audit) -> dict[str, int]:
    """The number of the card of each address, capture's address and title."""
    numbers: dict[str, int] = {}
    for number, card in enumerate(audit.sources, 1):
        names = (card.url, *(capture.url for capture in card.captures), card.title)
        for name in names:
            if name:
                numbers.setdefault(name, number)
    return numbers


def _language(code: str | None) -> Markup:
    """The attribute that tells a document's language, where it is not that of the report."""
    return Markup(' lang="{}"').format(code) if code and code != "en" else Markup()


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


def _place_of(finding: Finding) -> str:
    return sentences.place(finding.labels, finding.page, finding.line)


def _styles() -> Markup:
    """The style sheet; it is ours, so nothing in it needs escaping."""
    here = files("provenance.reports")
    sheets = (here / "theme.css", here / "audit" / "templates" / "report.css")
    return Markup("\n".join(sheet.read_text(encoding="utf-8").strip() for sheet in sheets))
