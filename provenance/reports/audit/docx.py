"""The open findings as comments in the Word document that was read, each at its claim; nothing else in it is touched.

What a finding is about is looked for by its text, since a place in a Word file has no offset; what stands in a note is
commented at the note's call, for Word allows no comments within notes.
"""

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from provenance.errors import OutputError
from provenance.reports import words
from provenance.reports.audit import sentences
from provenance.reports.audit.model import Audit
from provenance.reports.audit.parts import DocumentAudit, Finding, shared_passages
from provenance.reports.printable import printable, shorten

if TYPE_CHECKING:
    from docx.text.run import Run

_FIXED_DATE = (1980, 1, 1, 0, 0, 0)  # a package's own dates: the same comments give the same bytes
_LEAST_OF_A_SENTENCE = 40
_AUTHOR, _INITIALS = "provenance", "P"


def render(audit: Audit, original: Callable[[DocumentAudit], bytes]) -> bytes:
    """The document with its comments. Raises OutputError where it is no Word document, or the library is missing."""
    try:
        import docx
        from docx.oxml.ns import qn
    except ImportError as error:
        raise OutputError("docx needs a library: pip install 'provenance-checker[formats]'") from error
    if len(audit.documents) != 1 or audit.documents[0].format != "docx":
        raise OutputError("comments go into one Word document: name a report that was read from a .docx file")
    document = audit.documents[0]
    opened = docx.Document(io.BytesIO(original(document)))
    text = _Text([_Paragraph(list(_pieces(element, opened))) for element in _elements(opened)])
    # From the end, so that what is cut for one comment does not move what is looked for next.
    placed = [(text.find(finding, audit), finding) for finding in document.findings if finding.is_open]
    for place, finding in sorted(placed, key=lambda pair: pair[0] or (-1, 0, 0), reverse=True):
        runs = text.runs(place)
        if runs:
            comment = opened.add_comment(runs, _told(finding, audit), author=_AUTHOR, initials=_INITIALS)
            comment._comment_elm.set(qn("w:date"), audit.runs[-1].as_of)
    target = io.BytesIO()
    opened.save(target)
    return _repacked(target.getvalue())


Place = tuple[int, int, int]  # paragraph, first and last character (end exclusive) of its folded text


@dataclass
class _Piece:
    """A run and what it prints; `call` marks the call of a note."""

    run: "Run"
    text: str
    call: bool = False


class _Paragraph:
    """A paragraph's runs, and its text with white space folded, each character with its run and offset there."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self.pieces = pieces
        self.spots: list[tuple[int, int]] = []
        folded: list[str] = []
        for number, piece in enumerate(pieces):
            for offset, sign in enumerate(piece.text):
                shown = " " if sign.isspace() else sign
                if shown != " " or (folded and folded[-1] != " "):
                    folded.append(shown)
                    self.spots.append((number, offset))
        self.text = "".join(folded)


class _Text:
    """All paragraphs of a document, in which findings are looked for."""

    def __init__(self, paragraphs: list[_Paragraph]) -> None:
        self.paragraphs = paragraphs
        self.calls = [
            (number, index) for number, p in enumerate(paragraphs) for index, piece in enumerate(p.pieces) if piece.call
        ]

    def find(self, finding: Finding, audit: Audit) -> Place | None:
        """Where a finding's sentence or words stand in the body; None where they do not."""
        claim = audit.claim(finding)
        for wanted in _wordings(claim.text if claim else None, finding.quote):
            for number, paragraph in enumerate(self.paragraphs):
                at = paragraph.text.find(wanted)
                if at >= 0 and wanted:
                    return number, at, at + len(wanted)
        return self._call(finding)

    def _call(self, finding: Finding) -> Place | None:
        """The call of the note that a finding names first, notes being numbered in their order."""
        number = next((int(label) for label in finding.labels if label.isascii() and label.isdigit()), 0)
        if not 1 <= number <= len(self.calls):
            return None
        paragraph, index = self.calls[number - 1]
        at = sum(len(piece.text) for piece in self.paragraphs[paragraph].pieces[:index])
        return paragraph, min(at, len(self.paragraphs[paragraph].text)), -index

    def runs(self, place: Place | None) -> "list[Run]":
        """The runs of a place, cut so that they are exactly it; of no place, the first of the document."""
        if place is None:
            return [piece.run for paragraph in self.paragraphs for piece in paragraph.pieces if piece.text.strip()][:1]
        paragraph = self.paragraphs[place[0]]
        if place[2] <= 0:
            return [paragraph.pieces[-place[2]].run]
        first, last = paragraph.spots[place[1]], paragraph.spots[place[2] - 1]
        _cut(paragraph.pieces[last[0]], last[1] + 1)
        runs = [piece.run for piece in paragraph.pieces[first[0] : last[0] + 1]]
        behind = _cut(paragraph.pieces[first[0]], first[1])
        return [behind or runs[0], *runs[1:]]


def _wordings(sentence: str | None, quote: str | None) -> Iterator[str]:
    """What to look for, the surest first."""
    for text in (sentence, quote):
        folded = " ".join((text or "").split())
        if len(folded) > 3:
            yield folded
    if sentence:
        folded = " ".join(sentence.split())
        yield folded[: max(_LEAST_OF_A_SENTENCE, len(folded) // 2)]
        yield max(folded.split(" | "), key=len)  # a row of a table: its longest cell


def _elements(opened: Any) -> Iterator[Any]:
    """The paragraphs of the body, those of tables and boxes too, in the order of the file."""
    from docx.oxml.ns import qn

    yield from opened.element.body.iter(qn("w:p"))


def _pieces(element: Any, opened: Any) -> Iterator[_Piece]:
    """The runs of a paragraph with what they print; deleted text is not printed."""
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    parent = Paragraph(element, opened._body)
    for run in element.iter(qn("w:r")):
        if next(run.iterancestors(qn("w:p"))) is not element:
            continue  # of a box within the paragraph, which has paragraphs of its own
        signs = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
        parts = [child.text or "" if child.tag == qn("w:t") else signs.get(child.tag, "") for child in run]
        called = any(child.tag in (qn("w:footnoteReference"), qn("w:endnoteReference")) for child in run)
        yield _Piece(Run(run, parent), "" if called else "".join(parts), called)


def _cut(piece: _Piece, at: int) -> "Run | None":
    """Cut a run in two at a character; the run behind the cut, None where there is nothing to cut."""
    from docx.oxml.ns import qn
    from docx.text.run import Run

    element = piece.run._r
    texts = [child for child in element if child.tag == qn("w:t")]
    whole = len(texts) == 1 and all(child.tag in (qn("w:t"), qn("w:rPr")) for child in element)
    if not whole or not 0 < at < len(piece.text):
        return None
    behind = deepcopy(element)
    element.addnext(behind)
    piece.run.text, after = piece.text[:at], Run(behind, piece.run._parent)
    after.text, piece.text = piece.text[at:], piece.text[:at]
    return after


def _told(finding: Finding, audit: Audit) -> str:
    """What a comment says: the finding, what the source says, what was decided."""
    label = words.SEVERITIES[finding.severity].label
    parts = [f"{label}: {printable(finding.message)}"]
    claim = audit.claim(finding)
    if claim:
        for passage, _ in shared_passages([f for f in claim.figures if f.verdict.value != "supported"]):
            parts += [f"“{shorten(passage.quote, 400)}”"] if passage.quote else []
            place = ", ".join(p for p in (printable(passage.url or ""), sentences.passage_place(passage)) if p)
            parts += [place] if place else []
    if finding.suggestion:
        parts.append(f"Suggested: {printable(finding.suggestion)}")
    parts += [printable(sentences.decision_sentence(decision)) for decision in finding.decisions]
    parts.append(f"({finding.rule})")
    return "\n".join(parts)


def _repacked(package: bytes, order: Sequence[str] = ("[Content_Types].xml",)) -> bytes:
    """The package with fixed dates, its list of contents first."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as given, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(given.namelist(), key=lambda name: (name not in order, name)):
            made.writestr(zipfile.ZipInfo(name, _FIXED_DATE), given.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()
