"""What of a Word document is seen and says nothing, and what is not read at all."""

from claims import read
from tests.claims.docx_files import docx, paragraph, run


def test_what_is_struck_out_is_seen_and_says_nothing() -> None:
    body = paragraph("Losses rose to ", run("38 ", "<w:strike/>"), run("41 per cent", "<w:dstrike w:val='0'/>"), ".")
    document = read(
        docx(body + paragraph(run("Costs fell by 5 per cent.", "<w:dstrike/>"), " Wages rose by 6 per cent."))
    )
    assert document.text.startswith("Losses rose to 38 41 per cent.")
    assert [figure.text for claim in document.claims for figure in claim.figures] == ["41 per cent", "6 per cent"]


def test_a_document_within_the_document_is_said_to_be_unread() -> None:
    assert read(docx(paragraph("Losses rose.") + '<w:altChunk r:id="rId9"/>')).warnings == (
        "A document within the document was not read: open the file in Word and save it again.",
    )
