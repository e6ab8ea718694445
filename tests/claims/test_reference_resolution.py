"""References are placed in the document and numbered; short forms and repetitions are tied to the first full one."""

import pytest

from claims.document import Note
from claims.flow import Span
from claims.references import parse_note, place_references, resolve
from claims.references.model import BackReference, Reference


def notes_of(*texts: str) -> tuple[str, tuple[Note, ...]]:
    """A document of numbered notes, each read and tied."""
    document, notes = "", []
    for number, text in enumerate(texts, start=1):
        start = len(document)
        document += f"{number} {text}\n"
        body = start + len(str(number)) + 1
        notes.append(Note(f"n{number}", str(number), (Span(start, len(document) - 1),), body, ""))
    return document, resolve([place_references(document, note, parse_note) for note in notes])


def ties(*texts: str) -> list[str | None]:
    """What each reference of the notes is the same as, in order."""
    return [reference.same_as for note in notes_of(*texts)[1] for reference in note.references]


CARROW = "Edith Carrow, Lamplighters: A History of Night Work (London: Pelham House, 1996), 23."
TORP = "Anna Torp, “Herring and Hunger,” Scandinavian Past 55 (2007): 401–30."
TORP_LATER = "Anna Torp, “Salt and Silence,” Scandinavian Past 60 (2012): 1–20."


def test_references_are_numbered_in_order_and_know_their_note() -> None:
    _, notes = notes_of(CARROW, f"{TORP}; {TORP_LATER}")
    assert [(one.id, one.note) for note in notes for one in note.references] == [
        ("r1", "n1"),
        ("r2", "n2"),
        ("r3", "n2"),
    ]


@pytest.mark.parametrize(
    ("texts", "same"),
    [
        ([CARROW, "Ibid., p. 44."], "r1"),
        ([CARROW, "Ibid.", "Ibid., p. 4."], "r1"),
        ([TORP, CARROW, "Carrow, op. cit., p. 77."], "r2"),
        ([TORP, CARROW, "Carrow, supra note 2, at 80."], "r2"),
        ([TORP, CARROW, "Carrow (n 2) 80."], "r2"),
        ([TORP, CARROW, "Carrow, Lamplighters, 77."], "r2"),
        ([TORP, CARROW, "Torp, “Herring,” 415."], "r1"),
        ([CARROW, TORP, CARROW], "r1"),
        ([TORP, TORP_LATER, "Torp, Salt, 5."], "r2"),
        (["Lowe P. 2014, Divers, https://m.example/a/", "Lowe P., Divers, www.m.example/a (accessed 2 May 2014)"],
         "r1"),
    ],
)  # fmt: skip
def test_a_short_form_or_repetition_is_tied_to_the_first_full_one(texts: list[str], same: str) -> None:
    assert ties(*texts)[-1] == same


@pytest.mark.parametrize(
    "texts",
    [
        ["Ibid., p. 44."],
        [f"{CARROW}; {TORP}", "Ibid."],
        [CARROW, "Hollis, op. cit., p. 3."],
        [TORP, TORP_LATER, "Torp, op. cit., p. 3."],
        [TORP, CARROW, "Carrow, supra note 1, at 80."],
        [TORP, "Carrow, supra note 9, at 80."],
        ["The author thanks the two readers.", "Ibid."],
        [TORP, TORP_LATER],
        ["Office 2014, Annual Report, https://o.example/2014", "Office 2015, Annual Report, https://o.example/2015"],
    ],
)
def test_what_points_to_nothing_or_to_several_stays_untied(texts: list[str]) -> None:
    assert ties(*texts)[-1] is None


def test_a_dangling_short_form_can_be_told_from_a_full_reference() -> None:
    _, notes = notes_of("Ibid., p. 44.")
    (reference,) = notes[0].references
    assert (reference.back_reference, reference.same_as) == (BackReference.IBID, None)


def test_idem_with_a_title_is_a_work_of_its_own() -> None:
    assert ties(CARROW, "Idem, The Late Shift at Sea (London: Pelham House, 2001), 5.", "Carrow, Late Shift, 7.") == [
        None,
        None,
        "r2",
    ]


def test_spans_are_document_offsets_even_where_a_page_cuts_the_note() -> None:
    first, between, second = (
        "7 Baird F. 2014, Who owns the",
        "\nbody text\n",
        "pier, no. 3, p. 7, https://c.example/who",
    )
    document = f"Body.\n{first}{between}{second}\nmore body"
    start = document.index("7 Baird")
    later = document.index("pier, no.")
    segments = (Span(start, start + len(first)), Span(later, later + len(second)))
    note = place_references(document, Note("n7", "7", segments, start + 2, ""), parse_note)
    (reference,) = note.references
    assert note.text == "Baird F. 2014, Who owns the pier, no. 3, p. 7, https://c.example/who"
    assert _printed(document, reference, "year") == "2014"
    assert _printed(document, reference, "url") == reference.url
    assert _printed(document, reference, "title") == f"Who owns the{between}pier"
    assert (reference.start, reference.end) == (start + 2, later + len(second))


def _printed(document: str, reference: Reference, name: str) -> str:
    span = reference.spans[name]
    return document[span.start : span.end]


def test_references_that_the_format_states_are_left_as_they_are() -> None:
    stated = Reference("Smith 2010", 0, 10, title="As stated")
    note = Note("n1", "smith", (Span(0, 10),), 0, "Smith 2010", references=(stated,))
    assert place_references("Smith 2010", note, parse_note) is note


def test_a_short_form_whose_title_reads_like_names_is_told_by_its_words() -> None:
    dale = "Mary Dale, Bread and Night Work (London: Lane, 1978), pp. 40–44."
    chen = "Chen Mong Hock, The Early Newspapers of the Straits (Singapore: University Press, 1967), 24."
    assert ties(dale, chen, "Dale, Bread and Night Work, p. 51.", "Chen, Early Newspapers, 55.") == [
        None,
        None,
        "r1",
        "r2",
    ]


def test_other_words_than_those_of_the_title_are_no_short_form() -> None:
    dale = "Mary Dale, Bread and Night Work (London: Lane, 1978), pp. 40–44."
    assert ties(dale, "Dale, Letters from the Night, p. 51.") == [None, None]


def test_a_day_in_brackets_stands_behind_a_name() -> None:
    for day in ("3 March 2016", "March 3, 2016", "March 2016", "2016"):
        (reference,) = parse_note(f"Lund, Eva ({day}). “The dying lake”. Karsk Times. Retrieved 14 May 2021.")[1]
        assert (reference.authors, reference.title) == (("Lund, Eva",), "The dying lake")


def test_an_act_with_the_number_of_its_law_has_no_author() -> None:
    (reference,) = parse_note("Chips and Science Act, Pub. L. No. 117-167, 136 Stat. 1366 (2022).")[1]
    assert (reference.authors, reference.title, reference.year) == ((), "Chips and Science Act", "2022")


def test_a_signal_in_italics_is_no_author() -> None:
    (reference,) = parse_note("*See, e.g.*, Orly Lobel, *Boilerplate Collusion*, 106 MINN. L. REV. 877, 880 (2021).")[1]
    assert (reference.signal, reference.authors) == ("See, e.g.", ("Orly Lobel",))
    (book,) = parse_note("*See You in Court*, Harbour Press, 2014, p. 3.")[1]
    assert book.signal is None
