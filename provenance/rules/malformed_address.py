"""What stands where an address should is none.

What it does: looks at what is printed in the place of an address, and at addresses without host, with a damaged or
    doubled scheme, or with blanks inside.
Why it matters: the source cannot be reached, and a program that reads the note loses it without a word.
What it leaves alone: addresses broken over lines, which are joined; angle brackets around an address; addresses
    without 'https://' that begin with a host.
"""

import re
from collections.abc import Iterator

from claims.document import Document
from claims.references.model import Reference
from provenance.facts.addresses import parsed
from provenance.facts.parts import text_for_address
from provenance.facts.places import labels_of, reference_place
from provenance.model import Context, Finding, Group, Place, Rule, Severity, place

RULE = Rule(
    id="malformed-address",
    group=Group.ADDRESSES,
    summary="what stands where an address should is none",
    severity=Severity.ERROR,
)
_SCHEMES = (
    (
        re.compile(r"\bhttps?[:;.,]?/{1,3}\s?(https?)[:;.,]?/{1,3}(?=\w)", re.I),
        "the scheme is printed twice",
        r"\1://",
    ),
    (re.compile(r"\b(https?)//(?=\w)", re.I), "the colon behind the scheme is missing", r"\1://"),
    (re.compile(r"\b(https?):/(?=[\w.-]{1,80}\.\w)", re.I), "a slash behind the scheme is missing", r"\1://"),
    (re.compile(r"\b(https?)[;.,]//(?=\w)", re.I), "the scheme is not followed by a colon", r"\1://"),
    (
        re.compile(r"\b(?:htp|htttp|hhttp|htpp|hppt|htt|ttp|hxxp)(s?)://(?=\w)", re.I),
        "the scheme is misspelt",
        r"http\1://",
    ),
    (re.compile(r"\b(https?)://(?:www,|www\s)(?=\w)", re.I), "'www' is not followed by a full stop", r"\1://www."),
    (re.compile(r"\b(https?)\s?:\s?//\s(?=[\w-]{1,60}\.\w)", re.I), "a blank stands within the address", r"\1://"),
)
_BLANK = re.compile(
    r"<(?P<framed>https?://[^\s<>]{1,400}(?<![/.,=&?-]) (?:[^\s<>]{1,200} ){0,8}[^\s<>]{1,200})>"
    r"|(?P<bare>https?://[^\s<>]{1,60}/[^\s<>.]{1,200}(?<![/.,;:=&?-]) "
    r"(?:[\w%-]{1,80}/){0,6}[\w%-]{0,80}\.(?:pdf|html?|aspx?|php|docx?|xlsx?))(?![\w/])",
    re.I,
)
_ARCHIVED = re.compile(r"archive|webcache|proxy|/save/|[?=]", re.I)
_HOST = re.compile(r"[\w.-]{1,253}\.[^\W\d_]{2,24}\.?|\d{1,3}(?:\.\d{1,3}){3}|localhost|[0-9a-f:]{3,45}", re.I)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each thing in an address's place that is no address, once a note."""
    for reference in document.references:
        fault = _fault(document, reference)
        if fault:
            why, printed, repaired = fault
            yield RULE.finding(
                f"'{printed}' is no address: {why}.",
                identity=f"{printed} {reference.title or ''}",
                at=_place_of(document, reference, printed),
                labels=labels_of(document, (reference.note,)),
                suggestion=repaired,
            )


def _fault(document: Document, reference: Reference) -> tuple[str, str, str | None] | None:
    """Why, what is printed, and a repaired form if there is one; None where all is well."""
    for pattern, why, scheme in _SCHEMES:
        found = pattern.search(reference.text)
        if found and not _is_within_address(reference.text, found.start()):
            printed = re.split(r"\s", reference.text[found.end() :], maxsplit=1)[0].rstrip(".,;:)>\"'”’")
            return why, found.group() + printed, found.expand(scheme) + printed
    if blank := _with_blank(document, reference):
        return "a blank stands within the address", blank, blank.replace(" ", "%20")
    if words := text_for_address(reference):
        return "it is a text, not an address", words, None
    if reference.url and "://" in reference.url:
        return _host_fault(reference.url)
    return None


def _with_blank(document: Document, reference: Reference) -> str | None:
    """An address with a blank between two letters of one line; behind a slash or a hyphen a line was broken there."""
    found = _BLANK.search(document.text, reference.start, reference.end)
    return found["framed"] or found["bare"] if found else None


def _place_of(document: Document, reference: Reference, printed: str) -> Place:
    """Where what is no address is printed."""
    at = document.text.find(printed, reference.start, reference.end)
    if at >= 0 and printed != reference.address_slot:
        return place(document, at, at + len(printed))
    return reference_place(document, reference, "address_slot", "url")


def _is_within_address(text: str, start: int) -> bool:
    """Whether the scheme stands within another address, as in those of archives."""
    before = re.split(r"[\s<]", text[:start])[-1]
    return ("://" in before and _ARCHIVED.search(before) is not None) or before.endswith("/")


def _host_fault(url: str) -> tuple[str, str, str | None] | None:
    if not url.lower().startswith(("http://", "https://")):
        return None
    address = parsed(url)
    if address is None:
        return "its host cannot be read", url, None
    shown = re.split(r"[/?#]", url.split("://", 1)[1], maxsplit=1)[0].rpartition("@")[2]
    shown = shown if shown.startswith("[") else re.sub(r":\d{1,5}$", "", shown)
    if _HOST.fullmatch(shown.strip("[]")) or "xn--" in address.host:
        return None
    return f"'{shown}' is no host", url, None
