"""Addresses in what is given to be checked: lists of addresses, bibliographies, and what a document links to in its
text beside its references."""

import re
from collections.abc import Iterable, Iterator

from claims.document import Document, Format
from sources.text import text_of

_BEGINS = re.compile(
    r"[<(\[{\"'“‘«]{0,3}(?:url:)?\s?(?:h\w{1,4}p?s?\s?[:;.,]?\s?[/\\]{1,4}|[a-z][a-z0-9+.-]{1,20}:|www[.,]|10\.\d{4,9}/|"
    r"//|(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}(?:[:/?#]|$))",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"https?://[^\s<>\"“”«»`|\\^{}\u00a0]{1,2000}", re.IGNORECASE)
_END = re.compile(r"[.,;:!?'’*_~…]+$")
_FIELD = re.compile(
    r"\b(url|doi|ee|eprint|howpublished|note)\s{0,9}=\s{0,9}[{\"]{1,2}((?:[^\n{}\"\\]|\\(?!url)){1,2000})|\\(url)\{([^\n{}]{1,2000})\}",
    re.IGNORECASE,
)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s?)?(10\.\d{4,9}/[^\s,{}\"]{1,300})", re.IGNORECASE)
_BIBTEX = re.compile(r"^\s{0,20}@[A-Za-z]{3,30}\s{0,9}[{(]", re.MULTILINE)
_LISTED = 0.8  # of the lines


def listed_addresses(text: str) -> tuple[str, ...] | None:
    """The addresses of a plain list, one a line, damaged ones as they stand; None for a text that is no list.

    Empty lines and those that begin with '#' are passed over.
    """
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")]
    alike = sum(_BEGINS.match(line) is not None and _is_short(line) for line in lines)
    return tuple(dict.fromkeys(lines)) if lines and alike >= _LISTED * len(lines) else None


def _is_short(line: str) -> bool:
    """Whether a line has the few blanks of a damaged address, and not those of a sentence."""
    return len(line) <= 2_000 and line.count(" ") <= 3


def bibliography_addresses(text: str) -> tuple[str, ...] | None:
    """The addresses and DOIs that the entries of a BibTeX file give; None for a text that has none."""
    if _BIBTEX.search(text) is None:
        return None
    fields = ((found[1] or found[3], found[2] or found[4]) for found in _FIELD.finditer(text))
    return tuple(dict.fromkeys(address for field in fields for address in _of_field(*field)))


def _of_field(name: str, value: str) -> Iterator[str]:
    value = value.replace("\\_", "_").replace("\\%", "%").replace("\\&", "&").replace("\\#", "#").replace("\\~{}", "~")
    doi = _DOI.match(value) if name.lower() == "doi" else None
    if doi is not None:
        yield f"https://doi.org/{doi.group(1)}"
        return
    for found in _PRINTED.finditer(value):
        yield _trimmed(found.group())


def further_addresses(document: Document, data: bytes) -> tuple[str, ...]:
    """Where a document leads to beside what its references cite: links in its text, and those of a web page."""
    known = {url for reference in document.references for url in (*reference.url_candidates, reference.url) if url}
    if document.format is Format.HTML:
        return tuple(url for url in text_of(data, "text/html").links if url not in known)
    spans = [(note.start, note.end) for note in document.notes]
    spans += [(reference.start, reference.end) for reference in document.references]
    return tuple(dict.fromkeys(url for url in _printed_outside(document.text, spans) if url not in known))


def _printed_outside(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    covered = sorted(spans)
    at = 0
    furthest = 0
    for found in _PRINTED.finditer(text):
        while at < len(covered) and covered[at][0] <= found.start():
            furthest = max(furthest, covered[at][1])
            at += 1
        if found.start() >= furthest:
            yield _trimmed(found.group())


def _trimmed(url: str) -> str:
    """Without the full stop and brackets of the sentence around it."""
    while True:
        shorter = _END.sub("", url)
        for opening, closing in ("()", "[]"):
            if closing in shorter and shorter.count(closing) > shorter.count(opening):
                shorter = shorter[: shorter.rindex(closing)] if shorter.endswith(closing) else shorter
        if closing_at := _markdown_end(shorter):
            shorter = shorter[:closing_at]
        if shorter == url:
            return url
        url = shorter


def _markdown_end(url: str) -> int:
    """Where `[text](address)` ends within what was found, 0 where it does not."""
    depth = 0
    for i, sign in enumerate(url):
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return i
    return 0
