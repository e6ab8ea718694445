"""Remarks in a document that silence rules: what they cover, and what they leave."""

import pytest

import claims
from tests.claims import docx_files as word
from tests.worlds import examined

_TWO = "Output rose by 4.2 per cent.\n\nWages fell by 3 per cent.\n"


def _uncited(text: str, name: str = "a.md") -> list[str]:
    document = claims.read(text.encode(), name)
    return [f.at.quote for f in examined(document, {}).findings if f.rule == "uncited-figure" and f.at]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (_TWO, ["Output rose by 4.2 per cent.", "Wages fell by 3 per cent."]),
        (f"<!-- provenance: ignore[uncited-figure] ours -->\n{_TWO}", ["Wages fell by 3 per cent."]),
        (f"<!-- provenance: ignore[uncited-figure] ours -->\n\n{_TWO}", ["Wages fell by 3 per cent."]),
        (f"<!-- provenance: ignore[figures] ours -->\n{_TWO}", ["Wages fell by 3 per cent."]),
        (f"<!-- provenance: ignore[dead-link, uncited-figure] -->\n{_TWO}", ["Wages fell by 3 per cent."]),
        (
            f"<!-- provenance: ignore[dead-link] -->\n{_TWO}",
            ["Output rose by 4.2 per cent.", "Wages fell by 3 per cent."],
        ),
        (_TWO.replace("fell", "fell <!-- provenance: ignore[uncited-figure] -->"), ["Output rose by 4.2 per cent."]),
        (f"{_TWO}\n<!-- provenance: ignore-file[uncited-figure] ours -->\n", []),
        (
            f"<!-- provenance: ignore-start[uncited-figure] -->\n{_TWO}\n<!-- provenance: ignore-end -->\n\n"
            "Rents rose 5%.\n",
            ["Rents rose 5%."],
        ),
        (f"<!-- provenance: ignore-start[uncited-figure] -->\n{_TWO}", []),
        (f"<!-- provenance: ignore[uncited-figure] until=2999-01-01 -->\n{_TWO}", ["Wages fell by 3 per cent."]),
        (f"<!-- provenance: ignore -->\n{_TWO}", ["Output rose by 4.2 per cent.", "Wages fell by 3 per cent."]),
    ],
)
def test_a_remark_silences_the_rules_it_names_where_it_stands(text: str, left: list[str]) -> None:
    assert _uncited(text) == left


def test_remarks_in_a_web_page_speak_of_their_paragraph_or_the_next() -> None:
    page = (
        "<html><body><h1>Output</h1><!-- provenance: ignore[uncited-figure] --><p>Output rose by 4.2 per cent.</p>"
        "<p>Wages fell by 3 per cent.<!-- provenance: ignore[uncited-figure] ours --></p><p>Rents rose by 5%.</p>"
    )
    assert _uncited(page, "a.html") == ["Rents rose by 5%."]


def _left(data: bytes, name: str, rule: str) -> list[str]:
    found = examined(claims.read(data, name), {}).findings
    return [finding.at.quote for finding in found if finding.rule == rule and finding.at]


_NOTE = "Office 2019, Data, https://example.org/d (accessed 31 April 2020)"


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("Output rose by 4.2\\,\\%.\n\nWages fell by 3\\,\\%.", 2),
        ("% provenance: ignore[uncited-figure] ours\nOutput rose by 4.2\\,\\%.\n\nWages fell by 3\\,\\%.", 1),
        ("Output rose by 4.2\\,\\%. % provenance: ignore[uncited-figure]\n\nWages fell by 3\\,\\%.", 1),
        ("%% Provenance: ignore-file[uncited-figure]\nOutput rose by 4.2\\,\\%.\n\nWages fell by 3\\,\\%.", 0),
        ("Output rose by 4.2\\,\\%.\n\n% we know: provenance: ignore[uncited-figure]\nWages fell by 3\\,\\%.", 2),
        ("\\verb|% provenance: ignore[uncited-figure]| Output rose by 4.2\\,\\%.", 1),
    ],
)
def test_comments_in_latex_speak_of_their_paragraph_or_the_next(source: str, left: int) -> None:
    text = f"\\documentclass{{article}}\\begin{{document}}\n{source}\n\\end{{document}}"
    assert len(_left(text.encode(), "a.tex", "uncited-figure")) == left


@pytest.mark.parametrize(
    ("source", "left"),
    [
        (f"A.\\footnote{{{_NOTE}}} B.\\footnote{{{_NOTE}, p. 3}}\n\nC.\\footnote{{{_NOTE}, p. 4}}", 3),
        (f"A.\\footnote{{% provenance: ignore[invalid-date]\n{_NOTE}}} B.\\footnote{{{_NOTE}, p. 3}}", 1),
        (f"% provenance: ignore[invalid-date]\nA.\\footnote{{{_NOTE}}}\n\nC.\\footnote{{{_NOTE}, p. 4}}", 1),
    ],
)
def test_a_comment_in_latex_speaks_of_the_notes_of_its_paragraph(source: str, left: int) -> None:
    text = f"\\documentclass{{article}}\\begin{{document}}\n{source}\n\\end{{document}}"
    assert len(_left(text.encode(), "a.tex", "invalid-date")) == left


def _comment(words: str, id_: int = 1) -> str:
    return f'<w:comment w:id="{id_}">{word.paragraph(words)}</w:comment>'


def _docx(body: str, *comments: str, notes: str = "") -> bytes:
    part = f'<w:comments xmlns:w="{word.W}">{"".join(comments)}</w:comments>'
    return word.docx(body, notes=notes, parts={"word/comments.xml": part})


_START, _END = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
_SIGN = '<w:r><w:commentReference w:id="1"/></w:r>'


@pytest.mark.parametrize(
    ("body", "words", "left"),
    [
        (word.paragraph(f"{_START}<w:r><w:t>Output</w:t></w:r>{_END}{_SIGN}", word.run(" rose by 4.2%.")), "ignore", 1),
        (word.paragraph(word.run("Output rose by 4.2%."), _SIGN), "ignore", 1),
        (_START + word.paragraph("Output rose by 4.2%.") + word.paragraph("A.", _END, _SIGN), "ignore", 1),
        (
            word.paragraph(_START, word.run("Output rose by 4.2%.")) + word.paragraph("Rents rose 5%.", _END),
            "ignore",
            1,
        ),
        (word.paragraph(word.run("Output rose by 4.2%."), _SIGN), "please ignore", 2),
        (word.paragraph(word.run("Output rose by 4.2%."), _SIGN), "ignore-file", 0),
    ],
)
def test_comments_in_word_speak_of_the_paragraphs_they_are_on(body: str, words: str, left: int) -> None:
    said = "please ignore[uncited-figure]" if words[0] == "p" else f"provenance: {words}[uncited-figure] our own count"
    data = _docx(body + word.paragraph("Wages fell by 3 per cent."), _comment(said))
    assert len(_left(data, "a.docx", "uncited-figure")) == left


def test_a_comment_in_word_speaks_of_the_notes_that_are_called_there() -> None:
    first = word.paragraph(_START, word.run("Output rose by 4 per cent."), word.call(1), _END, _SIGN)
    data = _docx(
        first + word.paragraph("Wages fell by 3 per cent.", word.call(2)),
        _comment("provenance: ignore[invalid-date]"),
        notes=word.note(1, _NOTE) + word.note(2, f"{_NOTE}, p. 4"),
    )
    assert len(_left(data, "a.docx", "invalid-date")) == 1


def test_a_comment_within_a_note_in_word_speaks_of_that_note() -> None:
    body = word.paragraph("Output rose by 4 per cent.", word.call(1)) + word.paragraph("B.", word.call(2))
    inner = f"{_START}{word.run(_NOTE)}{_END}{_SIGN}"
    notes = word.note(1, inner) + word.note(2, f"{_NOTE}, p. 4")
    data = _docx(body, _comment("Provenance: ignore[invalid-date] until=2999-01-01"), notes=notes)
    assert len(_left(data, "a.docx", "invalid-date")) == 1
