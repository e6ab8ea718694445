"""Findings in Word documents: numbers that Word counts are no defects, what a note lacks still is."""

import pytest

from claims import read
from provenance.rulebook import ENTRIES
from tests.claims.docx_files import call, docx, field, note, paragraph, section, zotero
from tests.worlds import examined

NUMBERING = {entry.rule.id for entry in ENTRIES if entry.rule.group == "numbering"}
NOTES = "".join(note(n, f"Office {n}, Report number {n}, https://office{n}.example/a{n}.pdf") for n in range(1, 7))
BREAK = "<w:r><w:lastRenderedPageBreak/></w:r>"
SENTENCE = "Losses in town {} rose to {} per cent in 2019"


def text(*numbers: int, end: str = "", properties: str = "") -> str:
    parts = [part for n in numbers for part in (f" {SENTENCE.format(n, 10 + n)}", call(n), ".")]
    return paragraph(*parts, *([end] if end else []), properties=properties)


def found(data: bytes) -> list[str]:
    findings = examined(read(data, "report.docx"), {}).findings
    assert "rule-failed" not in {finding.rule for finding in findings}
    return [finding.rule for finding in findings if finding.rule in NUMBERING]


def numbered(form: str = "decimal", start: int = 1, restart: str = "continuous") -> str:
    return f'<w:numFmt w:val="{form}"/><w:numStart w:val="{start}"/><w:numRestart w:val="{restart}"/>'


AGAIN = '<w:bookmarkStart w:id="1" w:name="_Ref1"/>' + call(3) + '<w:bookmarkEnd w:id="1"/>'


@pytest.mark.parametrize(
    ("body", "settings"),
    [
        (text(6, 2, 4), ""),
        (text(1, 2, 3), numbered(start=7)),
        (text(1, 2, 3, 4, 5), numbered("chicago")),
        (text(1, 2, 3), numbered("lowerRoman", start=4)),
        (text(1, 2, properties=section(notes=numbered(restart="eachSect"))) + text(3, 4), numbered(restart="eachSect")),
        (text(1, 2, 3, end=BREAK) + text(4, 5), numbered(restart="eachPage")),
        (text(1, 2) + paragraph("By the author", call(3, "*"), ".") + text(4), ""),
        (text(1) + paragraph("See", AGAIN, " and", field(" NOTEREF _Ref1 \\f ", "2"), ".") + text(4), ""),
        (text(1, 2) + paragraph("Costs fell by 4 per cent", call(1, kind="endnote"), "."), ""),
    ],
    ids="order start chicago roman sections pages custom again endnotes".split(),
)
def test_numbers_that_word_counts_are_no_defects(body: str, settings: str) -> None:
    settings = f'<w:footnotePr>{settings}</w:footnotePr><w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
    assert found(docx(body, notes=NOTES, endnotes=note(1, "Office 9, End.", kind="endnote"), settings=settings)) == []


def test_works_that_stand_for_their_citations_are_no_defects() -> None:
    works = [{"title": f"Work number {n}", "author": [{"literal": f"Office {n}"}]} for n in range(3)]
    body = "".join(paragraph(SENTENCE.format(n, 20 + n), zotero(f"[{9 - n}]", work)) for n, work in enumerate(works))
    document = read(docx(body), "report.docx")
    assert len(document.claims) == len({claim.notes for claim in document.claims}) == 3
    assert found(docx(body)) == []


def test_a_note_without_text_or_body_is_found() -> None:
    data = docx(text(1, 2, 3), notes=note(1, "Office 1, Report.") + note(2, ""))
    assert sorted(found(data)) == ["empty-note", "missing-note"]
