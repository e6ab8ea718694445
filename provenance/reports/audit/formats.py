"""The formats of the audit report, by name; each is a renderer of the one model, imported when it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the names of formats are wanted at every call, the model of the report seldom
    from provenance.reports.audit.model import Audit
    from provenance.reports.audit.parts import DocumentAudit


Original = Callable[["DocumentAudit"], bytes]  # the bytes that a document was read from


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
    "pdf": Form("pdf", "render", (".pdf",), is_text=False),
    "csv": Form("csvs", "render", (".csv",)),
    "xlsx": Form("xlsx", "render", (".xlsx",), is_text=False),
    "docx": Form("docx", "render", (".docx",), is_text=False, needs_original=True),
    "sarif": Form("sarif", "render", (".sarif", ".sarif.json")),
    "junit": Form("junit", "render", (".xml",)),
    "github": Form("github", "render", ()),
}

# Those that `check` prints as well, from the run that it has just stored.
OF_CHECK = ("md", "csv", "sarif", "junit", "github")


def render(name: str, audit: "Audit", original: Original | None = None) -> str | bytes:
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
    fitting = [
        (len(suffix), form) for form, what in FORMS.items() for suffix in what.suffixes if lower.endswith(suffix)
    ]
    return max(fitting)[1] if fitting else None
