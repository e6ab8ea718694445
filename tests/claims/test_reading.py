"""A report from bytes to a document, in several languages and formats; what must hold of any document."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claims
from claims import ClaimsError, Document, LinkKind
from claims.reading import document_of
from tests.claims.building import layout_of
from tests.claims.labelled import DATA

REPORT = """Forests in figures

In 1850 forests covered 14 per cent of the land.1 The share has since grown to 31 per cent,2 says the law-
enforcement agency for forests. Three reasons explain this. Some 2,000 people work there.3

The minister said: “We have never had so many trees in this country.”4 A Forest Watch study found that 57% agree.

1 Farr, A. Forests, 1999, p. 4.
2 Farr, A. More forests, 2001, https://www.example.org/more-
forests.pdf, accessed 3 May 2004.
3 Ibid., p. 7.
4 The Forester, 5 May 2003.
"""


@pytest.fixture(scope="module")
def report() -> Document:
    return claims.read(REPORT.encode(), "forests.txt")


def test_a_report_becomes_claims_with_notes_and_references(report: Document) -> None:
    found = [(claim.text[:20], [report.note(id_).label for id_ in claim.notes]) for claim in report.claims]
    assert found == [
        ("In 1850 forests cove", ["1"]),
        ("The share has since ", ["2"]),
        ("Some 2,000 people wo", ["3"]),
        ("A Forest Watch study", []),
    ]
    assert [reference.url for reference in report.cited(report.claims[1].notes)] == [
        "https://www.example.org/more-forests.pdf"
    ]
    assert report.references[2].same_as == report.references[1].id


def test_a_report_has_its_quotation_and_its_attribution(report: Document) -> None:
    assert [quote.text for quote in report.quotes] == ["We have never had so many trees in this country."]
    assert [(one.name, one.link) for one in report.attributions if one.name] == [("Forest Watch", LinkKind.NONE)]


def test_a_report_knows_its_language_and_digest(report: Document) -> None:
    assert report.language == "en"
    assert len(report.sha256) == 64
    assert report.name == "forests.txt"


def test_reading_twice_gives_the_same(report: Document) -> None:
    again = claims.read(REPORT.encode(), "forests.txt")
    assert (again.claims, again.quotes, again.notes) == (report.claims, report.quotes, report.notes)


def test_every_place_is_the_thing_itself(report: Document) -> None:
    for claim in report.claims:
        for figure, spot in zip(claim.figures, claim.spots, strict=True):
            assert report.text[figure.start : figure.end] == figure.text == claim.text[spot.start : spot.end]
        assert report.sentences[claim.sentence].segments == claim.segments


@pytest.mark.parametrize(
    ("language", "links", "quote", "names"),
    [
        ("de", "1:direct 2:following 2:direct 3:direct 5:following 5:direct", "Wir haben in drei", ["BAMF"]),
        ("fr", "1:direct 2:following 2:direct 4:direct", "Jamais la forêt", ["IGN", "FAO"]),
        ("ru", "1:direct 2:following 2:direct 4:following 4:direct", "Мы не видим", ["Росстата"]),
        ("tr", "1:direct 2:following 2:direct :none 3:direct 4:direct", "son on yılda", ["TÜİK", "Dünya Bankası"]),
        ("az", "1:direct 2:following 2:direct 3:direct", "biz beş ildə", ["Dövlət Statistika Komitəsinin"]),
    ],
)
def test_reports_of_five_other_languages_are_read(language: str, links: str, quote: str, names: list[str]) -> None:
    document = claims.read((DATA / "reports" / f"{language}.txt").read_bytes(), f"{language}.txt")
    found = [
        f"{','.join(document.note(id_).label for id_ in claim.notes)}:{claim.link.value.partition('-')[0]}"
        for claim in document.claims
    ]
    assert document.language == language
    assert " ".join(found) == links
    assert [one.text[: len(quote)] for one in document.quotes] == [quote]
    assert set(names) <= {one.name for one in document.attributions}


def test_a_document_without_language_is_read() -> None:
    document = document_of(layout_of("12% 14% 15%", None), None, "")
    assert document.language is None
    assert len(document.claims) == 1


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02\x03" * 40])
def test_what_cannot_be_read_says_so(data: bytes) -> None:
    with pytest.raises(ClaimsError):
        claims.read(data, "x.txt")


_PIECES = st.lists(
    st.sampled_from(
        "Exports rose by 5%|. |{1}| {[2]} |({=Farr 2015})|“|”|\n• |\n|-\n|{cut}|the |"
        "According to the World Bank, |12|’|(|)|\n\n* |\n\n# |\n\n[quote] |said |…|? ".split("|")
    ),
    max_size=24,
)


@given(_PIECES, st.sampled_from([None, "en", "de", "tr"]))
@settings(max_examples=120, deadline=None)
def test_places_lie_in_the_text_whatever_it_is(pieces: list[str], language: str | None) -> None:
    document = document_of(layout_of("".join(pieces), language), None, "")
    length = len(document.text)
    for sentence in document.sentences:
        assert sentence.text.strip() == sentence.text
        assert all(0 <= piece.start < piece.end <= length for piece in sentence.segments)
    for claim in document.claims:
        assert all(claim.start <= figure.start < figure.end <= claim.end for figure in claim.figures)
        assert claim.notes == document.sentences[claim.sentence].notes
    for quote in document.quotes:
        assert 0 <= quote.start < quote.end <= length
        assert quote.sentence < len(document.sentences)
    for attribution in document.attributions:
        assert 0 <= attribution.start < attribution.end <= length
    for sentence in document.sentences:
        assert (sentence.link is LinkKind.NONE) <= (sentence.notes == ())
