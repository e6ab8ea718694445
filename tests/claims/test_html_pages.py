"""Pages as they come: exports, encyclopaedia, newsletters, blogs, journals. Only the article and its notes count."""

from pathlib import Path

import pytest

import claims
from claims.document import BlockKind, NoteKind
from tests.work import work_of

FOLDER = Path(__file__).parent / "data" / "html"

# For each page: the labels of its notes, those of its markers, and how each claim begins with the notes it hangs on
# (a link by its words).
PAGES: dict[str, tuple[str, str, dict[str, str]]] = {
    "wikipedia": (
        "a 1 2 3", "1 1 2 1 a 3",
        {"Area | 412 km²": "1", "It covers 412 km²": "1", "About 38,000": "1, 2", "Its level fell": "3",
         "Fish stocks": ""},
    ),
    "googledocs": (
        "1 2 3", "1 2 3",
        {"In 2019 some 41%": "1", "A meal cost $1.20": "the audit", "Waste fell": "2", "Rural schools": "3",
         "See also 3": ""},
    ),
    "word": (
        "1 2 3 i", "1 2 3 i",
        {"The ports handled": "1, 2", "Wages rose": "table", "Arda | 310,000": "3", "On endnotes": "i"},
    ),
    "pandoc_citeproc": (
        "1 Baker_2014 Cole_2016", "Baker_2014 1 Cole_2016 Baker_2014 Cole_2016",
        {"Use grew by 12%": "1, Baker 2014", "Cole (2016) gives": "Baker 2014, Cole 2016"},
    ),
    "substack": (
        "1 2", "1 2",
        {"Insurers paid": "1", "That is 14%": "the institute found", "A flood in 2021": "", "Only 38%": "2"},
    ),
    "wordpress": (
        "4 1 2 3", "1 2 3 4",
        {"Hives fell": "1", "Keepers lost": "2", "Prices rose": "3", "Exports fell": "4"},
    ),
    "tooltips": (
        "1 2 3", "1 2 3",
        {"Trams carry": "1", "The network has": "2", "Fares fell": "3", "H2O and": "", "A tooltip": ""},
    ),
    "github": ("1 2", "1 2 1", {"Wind gave": "1", "Solar gave": "2", "Wind again": "1", "Run for 3": ""}),
    "journal": (
        "1 2 3", "1 2 1 2 3 3",
        {"One in five": "1, 2", "Risk rises": "1, 2, 3", "In rats": "3", "See Fig. 1": "", "Fig. 1 Sleep": ""},
    ),
    "builder_page": (
        "", "",
        {"Tidal mills gave": "tide office", "Their market share": "", "In France the dam": ""},
    ),
    "news_divs": ("", "", {"Rents rose": "the housing office", "\"We saw 400": "", "More than 30,000": "list"}),
}  # fmt: skip


def _read(name: str) -> claims.Document:
    return claims.read((FOLDER / f"{name}.html").read_bytes(), f"{name}.html")


@pytest.mark.parametrize("name", PAGES)
def test_notes_and_markers_are_those_of_the_article(name: str) -> None:
    document = _read(name)
    notes = [note.label.replace(" ", "_") for note in document.notes if note.kind is not NoteKind.LINK]
    assert (notes, [marker.label.replace(" ", "_") for marker in document.markers]) == (
        PAGES[name][0].split(), PAGES[name][1].split(),
    )  # fmt: skip
    assert all(marker.note for marker in document.markers)


@pytest.mark.parametrize("name", PAGES)
def test_claims_are_those_of_the_article_and_hang_on_their_notes(name: str) -> None:
    document = _read(name)
    got = {claim.text: ", ".join(sorted(document.note(id_).label for id_ in claim.notes)) for claim in document.claims}
    wanted = PAGES[name][2]
    assert [next((text for text in wanted if claim.startswith(text)), claim) for claim in got] == list(wanted)
    assert list(got.values()) == list(wanted.values())


def test_what_is_not_the_article_is_shown_as_furniture() -> None:
    document = _read("news_divs")
    shown = [document.text[b.start : b.end] for b in document.blocks if b.kind is BlockKind.FURNITURE]
    assert {"24 hours of news", "Save 50% today", "Get 3 stories a day by mail."} <= set(shown)


def test_a_page_without_any_such_parts_is_read_whole() -> None:
    page = b"<html><body><p>Rents rose by 11%.</p><footer><p>Wages fell by 3%.</p></footer></body></html>"
    assert [claim.text for claim in claims.read(page, "a.html").claims] == ["Rents rose by 11%."]


@pytest.mark.parametrize("part", ["<div class=ad>", "<div>", "<aside>", "<p>Rose by 4%.</p><div class=share>"])
def test_reading_twice_as_much_takes_about_twice_the_work(part: str) -> None:
    pages = [f"<html><body>{part * count}<p>Rents rose by 11%.</p></body></html>".encode() for count in (60, 120)]
    small, large = (work_of(lambda page=page: claims.read(page, "a.html")) for page in pages)  # type: ignore[misc]
    assert large < 2.6 * small


@pytest.mark.parametrize("form", ["[{}]", "<sup>{}</sup>"])
def test_a_list_that_the_browser_numbers_is_called_by_typed_numbers(form: str) -> None:
    calls = [form.format(number) for number in ("1", "2,3", "1–3", "2", "3")]
    page = (
        "<html><body><h1>Rents</h1><p>Rents rose by 11%{} in 2019{}. Wages rose by 3%{}.</p>"
        "<ul><li>Some 12% are empty{}</li></ul><p>Prices fell by 5%{}.</p><h3>References</h3><ol>"
        "<li>Housing Office. <i>Rents 2019</i>. Town Press, 2019.</li>"
        "<li>Low, A. (2018). Flats of the town. Harbour Press.</li>"
        "<li>Kim, C. (2017). Let by the week. Harbour Press.</li></ol></body></html>"
    ).format(*calls)
    document = claims.read(page.encode(), "a.html")
    assert [note.label for note in document.notes] == ["1", "2", "3"]
    assert [(claim.text, claim.notes) for claim in document.claims] == [
        ("Rents rose by 11% in 2019.", ("n1", "n2", "n3")),
        ("Wages rose by 3%.", ("n1", "n2", "n3")),
        ("Some 12% are empty", ("n2",)),
        ("Prices fell by 5%.", ("n3",)),
    ]


def test_the_title_and_date_of_an_export_stand_in_its_text() -> None:
    page = (
        "<html><head><title>note_v3</title></head><body><p class=MsoTitle>Detention: note on three years</p>"
        "<p>12 June 2022</p><h1>1. Scale</h1><p>Some 1,410 people were held in six centres at the end of the year, "
        "and the average stay was 41 days, as the Service says, or rather more than that for one in ten of all.</p>"
    )
    document = claims.read(page.encode(), "a.html")
    assert (document.title, document.dated) == ("Detention: note on three years", "2022-06-12")
    assert document.claims[0].text.startswith("Some 1,410")
