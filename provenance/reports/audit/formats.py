"""The formats of the audit report, by name; each is a renderer of the one model, imported when it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from provenance.reports.audit.model import Audit
from provenance.reports.audit.parts import DocumentAudit

Original = Callable[[DocumentAudit], bytes]  # the bytes that a document was read from


@dataclass(frozen=True, slots=True)
class Form:
    """A format: the module that renders it, the function there, the file suffixes that mean it, whether it is text."""

    module: str
    function: str
    suffixes: tuple[str, ...]
    is_text: bool = True
    needs_original: bool = False


FORMS = {
    "html": Form("html", "render", (".html", ".htm")),
    "md": Form("markdown", "render", (".md",)),
    "json": Form("objects", "render", (".json",)),
    "jsonl": Form("objects", "render_lines", (".jsonl", ".ndjson")),
}


def render(name: str, audit: Audit, original: Original) -> str | bytes:
    """The report in the format `name`; `original` gives the file of a document, for formats that are laid into it.

    Raises OutputError where the format cannot be made here.
    """
    form = FORMS[name]
    function = getattr(import_module(f"provenance.reports.audit.{form.module}"), form.function)
    rendered: str | bytes = function(audit, original) if form.needs_original else function(audit)
    return rendered


def of_suffix(name: str) -> str | None:
    """The format that a file's name means, None for an unknown suffix."""
    lower = name.lower()
    return next((form for form, what in FORMS.items() if lower.endswith(what.suffixes)), None)
