"""A DOI has a form that no DOI has.

What it does: compares what stands behind 'doi' or 'doi.org/' with the form of DOIs: 10., a number, a slash, a name.
Why it matters: the identifier that should outlive every address leads nowhere.
What it leaves alone: brackets, angle signs and semicolons within old DOIs; sentence punctuation behind a DOI.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from claims.document import Document
from provenance.facts.places import labels_of, reference_place
from provenance.model import Context, Finding, Group, Rule, Severity

RULE = Rule(
    id="invalid-doi",
    group=Group.REFERENCES,
    summary="a DOI of an impossible form",
    severity=Severity.ERROR,
)
# ISO 26324: '10.' and the registrant's number, which may have parts, a slash, and a suffix of any printable signs.
_FORM = re.compile(r"10\.\d{4,9}(?:\.\d{1,9}){0,4}/\S{1,1000}")
_PRINTED = re.compile(
    r"(?:\bdoi\.org/|\bdoi\s?[:=]\s?|\bdoi\s(?=1\d?[.,]))<?(?:https?://(?:dx\.)?doi\.org/)?(\S{1,1000})", re.I
)
_AROUND = "<>()[]{}\"'“”‘’.,;:"


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each DOI as printed that cannot be one."""
    for reference in document.references:
        reported: set[str] = set()
        for found in _PRINTED.finditer(reference.text):
            printed = unquote(found.group(1)).strip(_AROUND)  # '10.1234%2Fjp.2014.17', as some sites link it
            if not any(sign.isdigit() for sign in printed) or _FORM.match(printed) or printed in reported:
                continue
            reported.add(printed)
            yield RULE.finding(
                f"'{printed}' is no DOI: {_why(printed)}.",
                identity=f"{printed} {reference.title or ''}",
                at=reference_place(document, reference, "doi", "url"),
                labels=labels_of(document, (reference.note,)),
            )


def _why(printed: str) -> str:
    if not printed.startswith("10."):
        return "a DOI begins with '10.'"
    if "/" not in printed:
        return "there is no slash behind the first number"
    if not re.match(r"10\.\d{4}", printed):
        return "the number behind '10.' has at least four digits"
    return "nothing stands behind the slash" if printed.endswith("/") else "its form is that of no DOI"
