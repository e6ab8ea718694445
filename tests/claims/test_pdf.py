"""PDF reports: notes and markers by their fonts, reading order, furniture, and files made to harm."""

import zlib
from collections.abc import Sequence

import pytest

from claims import read
from claims.document import BlockKind, Document, Marker, MarkerKind, NoteKind
from claims.errors import UnreadableDocument
from claims.readers.pdf import reading
from claims.readers.pdf.assemble import checked
from isolation import Isolated
from tests.claims.pdf.press import Sheet, printed
from tests.sources.text.pdf_writer import objects, one_page

BODY = [
    "The survey of the ministry found that 47 per cent of the schools had",
    "no water in the year 2016^1^ and that the share had fallen since then.",
    "A second count puts it at 38 per cent;^2^ the office itself says 41.",
    "Nothing in the report explains the difference between the two counts.",
]
NOTES = [
    "^1^ Ministry of Water 2017, Annual Survey, p. 12.",
    "^2^ Marlow, K. (2018), Counting Schools, Review of Education 4(2), p. 9.",
]


def text_of(word: str) -> list[str]:
    """The body with a word of its own in each line, for no book has the same lines on every page."""
    return [f"{word} {line[0].lower()}{line[1:]}" for line in BODY]


def page(body: Sequence[str] = BODY, notes: Sequence[str] = NOTES, *, rule: bool = True, size: float = 8) -> Sheet:
    sheet = Sheet()
    sheet.lines(70, 740, body)
    if rule:
        sheet.rule(70, 132)
    sheet.lines(70, 118, notes, size)
    return sheet


def document(*sheets: Sheet, title: str = "", rotate: int = 0) -> Document:
    found = read(printed(*sheets, title=title, rotate=rotate))
    for marker in found.markers:
        assert found.text[marker.start : marker.end] in (marker.label, "-")
    for note in found.notes:
        assert found.text[note.start : note.start + len(note.label)] == note.label
    return found


def called(found: Document) -> list[tuple[str, str]]:
    return [(marker.label, found.note(marker.note).text[:14] if marker.note else "") for marker in found.markers]


def paragraphs(found: Document) -> list[str]:
    return [
        " ".join(" ".join(found.text[piece.start : piece.end] for piece in block.segments).split())
        for block in found.blocks
        if block.kind is BlockKind.PARAGRAPH
    ]


def test_raised_numbers_call_the_notes_at_the_page_s_foot() -> None:
    found = document(page())
    assert called(found) == [("1", "Ministry of Wa"), ("2", "Marlow, K. (20")]
    assert "2016" in [figure.text for claim in found.claims for figure in claim.figures] or found.claims
    assert all(marker.confidence > 0.9 for marker in found.markers)
    assert [note.page for note in found.notes] == [1, 1]
    assert len(paragraphs(found)) == 1


def test_raised_numbers_drawn_behind_the_text_of_their_page_stand_where_they_are_seen() -> None:
    sheet = page()
    sheet.marks.sort(key=lambda mark: " 6.40 Tf" in mark)  # as a browser does with what is positioned
    found = document(sheet)
    assert called(found) == [("1", "Ministry of Wa"), ("2", "Marlow, K. (20")]
    assert all(found.text[marker.start - 1] in "6;" for marker in found.markers)


@pytest.mark.parametrize("rule", [True, False])
@pytest.mark.parametrize("form", ["^{}^ {}", "{} {}", "{}. {}", "[{}] {}", "{}) {}", "^{}^{}"])
def test_labels_of_notes_may_be_printed_in_many_ways(form: str, rule: bool) -> None:
    notes = [form.format(number, text.partition(" ")[2]) for number, text in enumerate(NOTES, 1)]
    found = document(page(notes=notes, rule=rule))
    assert called(found) == [("1", "Ministry of Wa"), ("2", "Marlow, K. (20")]


def test_notes_of_the_text_s_size_are_found_below_a_rule() -> None:
    found = document(page(size=10))
    assert [note.label for note in found.notes] == ["1", "2"]


@pytest.mark.parametrize(("rise", "small"), [(0.36, 0.64), (0.3, 0.83), (0.45, 1.0)])
def test_a_sign_is_raised_by_its_baseline_whatever_its_size(rise: float, small: float) -> None:
    sheet = page(body=[])
    for number, text in enumerate(BODY):
        sheet.line(70, 740 - 12.5 * number, text, rise=rise, small=small)
    assert called(document(sheet)) == [("1", "Ministry of Wa"), ("2", "Marlow, K. (20")]


def test_exponents_and_units_are_no_markers_and_stay_readable() -> None:
    body = [*BODY, "It covers 25 km^2^ of land and 10^6^ cubic metres of water in one year."]
    found = document(page(body))
    assert [label for label, _ in called(found)] == ["1", "2"]
    assert "25 km² of land and 10⁶ cubic" in found.text


def test_a_year_and_its_marker_are_told_apart() -> None:
    found = document(page())
    figures = [figure for claim in found.claims for figure in claim.figures]
    assert not any("20161" in found.text[figure.start : figure.end] for figure in figures)
    marker = found.markers[0]
    assert found.text[marker.start - 4 : marker.end] == "20161"


def test_several_labels_and_ranges_are_single_markers() -> None:
    body = [BODY[0], "no water in that year,^1,2^ says the office of the state in its book.^3-5^", *BODY[3:]]
    notes = [f"^{number}^ Author {number}, A Book of {number}00 Pages, p. {number}." for number in range(1, 6)]
    assert [marker.label for marker in document(page(body, notes)).markers] == ["1", "2", "3", "4", "5"]


def test_a_note_goes_on_at_the_foot_of_the_next_page() -> None:
    first = page(notes=[NOTES[0], "^2^ Marlow, K. (2018), Counting Schools, in a long discussion that"])
    second = page(
        [
            "The third page has a figure of its own, 12 per cent, from a new source.^3^",
            "It is not disputed by anybody.",
        ],
        ["goes on here and ends with its place, p. 99.", "^3^ Office of Figures 2019, Bulletin, p. 3."],
    )
    found = document(first, second)
    note = found.note("n2")
    assert note.text.endswith("in a long discussion that goes on here and ends with its place, p. 99.")
    assert len(note.segments) == 2
    assert [note.page for note in found.notes] == [1, 1, 2]


def test_numbering_may_begin_again_on_each_page() -> None:
    other = ["^1^ Office of Figures 2019, Bulletin, p. 3.", "^2^ Court of Auditors 2020, Report 7, p. 44."]
    found = document(page(), page(text_of("Again"), other))
    assert [(marker.label, found.note(marker.note or "").page) for marker in found.markers] == [
        ("1", 1), ("2", 1), ("1", 2), ("2", 2),
    ]  # fmt: skip
    assert [note.scope for note in found.notes] == [0, 0, 1, 1]


def test_notes_at_the_end_are_endnotes() -> None:
    body = [
        [line.replace("^1^", f"^{n}^").replace("^2^", f"^{n + 1}^") for line in text_of(word)]
        for n, word in ((1, "First"), (3, "Then"), (5, "Last"))
    ]
    end = ["Notes", *(f"^{n}^ Author {n} ({2000 + n}), A Work on Water, Press, p. {n}." for n in range(1, 7))]
    found = document(*(page(lines, [], rule=False) for lines in body), page(end, [], rule=False))
    assert [(note.label, note.kind) for note in found.notes] == [(str(n), NoteKind.ENDNOTE) for n in range(1, 7)]
    assert [found.note(marker.note or "").label for marker in found.markers] == [str(n) for n in range(1, 7)]


def test_brackets_call_the_entries_of_a_reference_list() -> None:
    body = [line.replace("^1^", " [1]").replace("^2^", " [2]") for line in BODY]
    entries = ["References", "[1] Ministry of Water. Annual Survey. 2017.", "[2] Marlow K. Counting Schools. 2018."]
    found = document(page([*body, "", *entries], [], rule=False))
    assert called(found) == [("1", "Ministry of Wa"), ("2", "Marlow K. Coun")]
    assert {marker.kind for marker in found.markers} == {MarkerKind.BRACKET}


def test_stars_call_notes_of_their_own() -> None:
    body = [BODY[0].replace("schools had", "schools^*^ had"), *BODY[1:]]
    found = document(page(body, ["^*^ Schools of the state alone.", *NOTES]))
    assert [label for label, _ in called(found)] == ["*", "1", "2"]


def test_two_columns_are_read_one_after_the_other_each_with_its_notes() -> None:
    sheet = Sheet()
    sheet.line(70, 780, "A heading that runs over both of the columns", 16)
    left = [f"left column line {n} of the text here" for n in range(1, 12)]
    right = [f"right column line {n} of the text here" for n in range(1, 12)]
    left[5] += "^1^"
    right[5] += "^2^"
    sheet.lines(50, 740, left)
    sheet.lines(310, 740, right)
    sheet.rule(50, 132, 80)
    sheet.lines(50, 118, ["^1^ Ministry of Water 2017, Survey, p. 1."], 8)
    sheet.rule(310, 132, 80)
    sheet.lines(310, 118, ["^2^ Office of Schools 2018, Report, p. 2."], 8)
    found = document(sheet)
    order = [found.text.index(f"{side} column line {n} ") for side in ("left", "right") for n in range(1, 12)]
    assert order == sorted(order)
    assert called(found) == [("1", "Ministry of Wa"), ("2", "Office of Scho")]


def test_running_heads_and_page_numbers_are_furniture() -> None:
    sheets = []
    for number, word in enumerate(("First", "Then", "Again", "Last"), 1):
        sheet = page([line.replace("^", "") for line in text_of(word)], [], rule=False)
        sheet.line(70, 810, f"Water and Schools {number + 10}", 8)
        sheet.line(290, 40, str(number + 10), 8)
        sheets.append(sheet)
    found = document(*sheets)
    furniture = [found.text[b.start : b.end] for b in found.blocks if b.kind is BlockKind.FURNITURE]
    assert furniture == [text for n in range(11, 15) for text in (f"Water and Schools {n}", str(n))]
    assert found.text.count("\f") == 3
    assert found.page(found.text.index("Schools 13")) == 3


def test_a_paragraph_goes_on_over_the_page_with_notes_between() -> None:
    first = page([*BODY, "The office has never said why, although the court had asked for it in"], NOTES)
    second = page(["every year since 2011 and the ministry had promised an answer to it."], [], rule=False)
    found = document(first, second)
    assert any(text.endswith("asked for it in every year since 2011 and the ministry had promised an answer to it.")
               for text in paragraphs(found))  # fmt: skip


def test_a_small_table_at_the_page_s_foot_is_no_set_of_notes() -> None:
    rows = [f"{n}    Region {n}    {n * 7}" for n in range(1, 6)]
    found = document(page([line.replace("^1^", "").replace("^2^", "") for line in BODY], rows))
    assert (found.notes, found.markers) == ((), ())


def test_the_cells_of_a_table_end_where_a_strip_runs_through_all_rows() -> None:
    sheet = Sheet()
    sheet.lines(70, 740, BODY)
    rows = ("Region", "Schools", "Share without water"), ("North", "12", "4 per cent"), ("South", "31", "7 per cent")
    for number, row in enumerate(rows):
        for x, cell in zip((70, 140, 192), row, strict=True):
            sheet.line(x, 640 - 14 * number, cell)
    sheet.lines(70, 580, text_of("Below"))
    found = document(sheet)
    kinds = [(block.kind, found.text[block.start : block.end]) for block in found.blocks]
    assert [text for kind, text in kinds if kind is BlockKind.TABLE_ROW] == [" | ".join(row) for row in rows]


def test_a_cell_that_is_broken_does_not_end_its_table() -> None:
    sheet = Sheet()
    sheet.lines(70, 740, BODY)
    rows = (70, "Ministry of"), (200, "12"), (280, "4"), (None, "Water"), (70, "Court"), (200, "31"), (280, "7")
    y = 640
    for x, cell in rows:
        y -= 12 if x in (70, None) else 0
        sheet.line(x or 70, y, cell)
    sheet.lines(70, 580, text_of("Below"))
    kinds = [block.kind for block in document(sheet).blocks]
    assert kinds == [BlockKind.PARAGRAPH, *[BlockKind.TABLE_ROW] * 3, BlockKind.PARAGRAPH]


def test_a_table_wider_than_the_text_does_not_make_its_lines_short() -> None:
    sheet = Sheet()
    sheet.lines(70, 740, BODY)
    for number in range(3):
        for x in (70, 200, 330, 520):
            sheet.line(x, 660 - 14 * number, f"{number} m")
    sheet.line(70, 590, "Not all of the schools that were counted had been open in the year of")
    sheet.rule(70, 132)
    sheet.lines(70, 118, NOTES, 8)
    behind = ["the count, and 12 per cent had been closed for good.", *text_of("On")]
    found = document(sheet, page(behind, [], rule=False))
    assert any("in the year of the count, and 12 per cent" in text for text in paragraphs(found))


def test_the_same_end_of_two_notes_is_no_running_foot() -> None:
    long = [NOTES[0], "^2^ Marlow, K. (2018), a paper for the council, accessed 12", "February 2021."]
    sheets = [
        page(text_of(word), long if word[0] in "FA" else NOTES) for word in ("First", "Then", "Again", "Last", "On")
    ]
    ends = [note.text[-17:] for note in document(*sheets).notes if note.label == "2"]
    assert ends.count("12 February 2021.") == 2


def test_links_prove_an_address_that_is_broken_over_lines() -> None:
    address = "https://www.example.org/reports/water-and-schools.html"
    sheet = page(
        notes=[
            NOTES[0],
            "^2^ Marlow 2018, Counting Schools, https://www.example.org/reports/water-and-",
            "schools.html (accessed 3 May 2020).",
        ]
    )
    sheet.link(address, 200, 105, 460, 116)
    sheet.link(address, 70, 95, 140, 106)
    found = document(sheet)
    assert found.note("n2").addresses == (address,)
    assert [reference.url for reference in found.note("n2").references] == [address]
    dropped = "https://www.example.org/reports/water-andschools.html"
    sheet.links[:] = [(dropped, box) for _, box in sheet.links]
    reference = document(sheet).note("n2").references[0]
    assert reference.url == dropped
    assert address in reference.url_candidates


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_is_turned_has_no_text_that_can_be_read_across(turned: int) -> None:
    with pytest.raises(UnreadableDocument, match="shows no text"):
        document(page(), rotate=turned)


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_is_turned_and_set_for_it_is_read_as_it_is_shown(turned: int) -> None:
    sheet = Sheet()
    sheet.lines(70, 560, BODY)
    sheet.rule(70, 132)
    sheet.lines(70, 118, NOTES, 8)
    found = read(printed(sheet, rotate=turned, upright=True))
    assert called(found) == [("1", "Ministry of Wa"), ("2", "Marlow, K. (20")]
    assert found.text.startswith("The survey of the ministry found that 47 per cent of the schools had\nno water")
    (page,), _ = reading.read_pages(printed(sheet, rotate=turned, upright=True))
    assert [round(word.right - word.left) for word in page.lines[0].words[:3]] == [18, 36, 12]


def test_a_word_set_sign_by_sign_is_the_word_that_is_set_in_one() -> None:
    sheet = Sheet()
    for number, text in enumerate(BODY):
        x = 70.0
        for sign in text.replace("^", ""):
            x = sheet.line(x, 740 - 12.5 * number, sign)
    in_one = page(body=[text.replace("^", "") for text in BODY], notes=[], rule=False)
    assert document(sheet).text == document(in_one).text


def test_the_title_is_the_file_s_own_or_the_largest_line() -> None:
    sheet = page()
    sheet.line(70, 790, "Water in the Schools", 20)
    assert document(sheet).title == "Water in the Schools"
    assert document(sheet, title="A Study of Schools").title == "A Study of Schools"
    assert document(sheet, title="Microsoft Word - draft7.doc").title == "Water in the Schools"


def test_reading_twice_gives_the_same() -> None:
    data = printed(page(), page())
    assert read(data) == read(data)


def test_a_link_on_which_fonts_and_text_disagree_is_unsure() -> None:
    mine = Marker("1", 5, 6, note="n1", confidence=0.99)
    other = Marker("1", 5, 6, note="x")
    assert checked(mine, other, {"x": "n1-2"}).confidence < 0.6
    assert checked(mine, other, {"x": "n1"}) is mine
    assert checked(mine, None, {}) is mine


# -- files that cannot be read, and files made to harm ----------------------------------------------------------------
EMPTY = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"]
ENCRYPTED = f"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<{'0f' * 32}>/U<{'1e' * 32}>>>/ID[<00><00>]"
SCAN = one_page(
    b"<</Length 40>>stream\nq 500 0 0 700 40 40 cm /I Do Q         \nendstream",
    b"<</XObject<</I 5 0 R>>>>",
    b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    b"stream\n\x80\nendstream",
)


def flate(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    block = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = block + block[2:] * (megabytes - 1) + packer.flush()
    return b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream"


def recursive_form() -> bytes:
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length 11>>"
    form += b"stream\n/F Do /F Do\nendstream"
    return one_page(b"<</Length 5>>stream\n/F Do\nendstream", b"<</XObject<</F 5 0 R>>>>", form)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (objects(EMPTY, trailer=ENCRYPTED), "encrypted"),
        (SCAN, "no text layer: run OCR first, for instance ocrmypdf"),
        (printed(Sheet()), "shows no text"),
        (printed(page())[:400], "damaged"),
        (b"%PDF-1.7", "damaged"),
        (b"junk " * 50 + b"%PDF-1.4\n" + bytes(range(256)) * 20, "damaged"),
        (objects([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[2 0 R]>>"]), "PDF"),
        (objects([b"<</Type/Catalog/Pages 2 0 R>>", b"[" * 20_000]), "PDF"),
        (objects(EMPTY), "PDF"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableDocument, match=said) as caught:
        read(data)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("data", [recursive_form(), one_page(flate(400))], ids=["recursive form", "flate bomb"])
def test_a_file_made_to_harm_ends_in_one_line_within_limits(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    small = Isolated("claims.readers.pdf.child:answer", seconds=8.0, memory=400_000_000)
    monkeypatch.setattr(reading, "_child", small)
    with pytest.raises(UnreadableDocument, match=r"too long|too large|cannot be read"):
        read(data)
    small.close()
    monkeypatch.undo()
    assert called(document(page()))[0][0] == "1"


def test_a_cut_file_gives_its_text_or_one_line() -> None:
    whole = printed(page(), page(text_of("Again")))
    said = []
    for share in range(5, 100, 12):
        try:
            said.append(read(whole[: len(whole) * share // 100]).text[:10])
        except UnreadableDocument as error:
            said.append(str(error))
    assert len(said) == 8
    assert not any("\n" in one for one in said)
