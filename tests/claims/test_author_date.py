"""Citations by author and date, over documents of varied styles with traps: what is cited, and by which entry."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claims
from claims.document import BlockKind, Document, MarkerKind, NoteKind
from tests.work import work_of

FOLDER = Path(__file__).parent / "data" / "author_date"
NAMES = sorted(path.name for path in FOLDER.iterdir())
_LABELLED = re.compile(r"⟦([^⟧|]*)\|([^⟧|]*)⟧")


@dataclass(frozen=True)
class Wanted:
    """A citation of a labelled document; `entry` is None where the list has none."""

    start: int
    printed: str
    entry: str | None


def labelled(name: str) -> tuple[str, list[Wanted]]:
    """The document without its labels, and what they say; `?`: no citation by author and date."""
    source = (FOLDER / name).read_text(encoding="utf-8")
    parts: list[str] = []
    wanted: list[Wanted] = []
    done = length = 0
    for match in _LABELLED.finditer(source):
        parts += [source[done : match.start()], match[1]]
        length += match.start() - done
        if match[2] != "?":
            wanted.append(Wanted(length, match[1], None if match[2] == "-" else match[2]))
        length += len(match[1])
        done = match.end()
    return "".join([*parts, source[done:]]), wanted


def is_entry(document: Document, note: str | None, wanted: str | None) -> bool:
    """Whether the note called is the entry that the label names by its first word and its year."""
    if note is None or wanted is None:
        return note is wanted
    first, year = wanted.split()[0].casefold(), wanted.rpartition(" ")[2]
    text = document.note(note).text.casefold()
    return first in text[:60] and year.casefold().rstrip(".") in text


def differences(name: str) -> tuple[int, list[str], list[str]]:
    """How many citations are right, which are false, which were missed."""
    text, wanted = labelled(name)
    document = claims.read(text.encode(), name)
    found = {marker.start: marker for marker in document.markers if marker.kind is MarkerKind.AUTHOR_DATE}
    right, missed = 0, []
    for one in wanted:
        marker = found.get(one.start)
        if marker is not None and is_entry(document, marker.note, one.entry):
            right += 1
            del found[one.start]
        else:
            missed.append(f"{one.printed} -> {one.entry}; got {marker}")
    return (
        right,
        [f"{text[m.start : m.end]} -> {m.note and document.note(m.note).text[:30]}" for m in found.values()],
        missed,
    )


@pytest.mark.parametrize("name", NAMES)
def test_citations_are_found_and_linked_and_traps_are_not(name: str) -> None:
    _, false, missed = differences(name)
    assert (false, missed) == ([], [])


_LIST = """
References

Baker, J. (2014). Trade after the storm. Harbour Press. https://harbour.example.org/storm

Cole, M. (2016). Ports of the north. Harbour Press.
"""


def test_a_short_form_in_a_footnote_is_the_work_of_the_list() -> None:
    notes = "[^1]: See Cole 2016, 12; Baker (2014).\n[^2]: Stone 2010.\n"
    text = f"It closed in the spring of the year, as was foreseen.[^1] Wages rose.[^2]\n\n{notes}{_LIST}"
    document = claims.read(text.encode(), "a.md")
    works = {note.label: note.references[0].id for note in document.notes if note.kind is NoteKind.ENTRY}
    ties = [[reference.same_as for reference in document.note(note).references] for note in ("n1", "n2")]
    assert ties == [[works["Cole 2016"], works["Baker 2014"]], [None]]


def test_entries_carry_the_form_by_which_the_text_calls_them() -> None:
    text = f"Trade grew (BAKER 2014: 3). It fell again (see Cole, 2016).\n{_LIST}"
    document = claims.read(text.encode(), "a.md")
    assert [note.label for note in document.notes] == ["BAKER 2014", "Cole 2016"]
    assert [document.text[m.start : m.end] for m in document.markers] == ["BAKER 2014", "Cole, 2016"]


def test_the_sentence_of_a_citation_loses_its_bracket_and_hangs_on_the_entry() -> None:
    text = f"Trade grew by 4% (Baker 2014, 3). Cole (2016) gives 5%.\n{_LIST}"
    document = claims.read(text.encode(), "a.md")
    assert [(claim.text, claim.notes) for claim in document.claims] == [
        ("Trade grew by 4%.", ("e1",)),
        ("Cole (2016) gives 5%.", ("e2",)),
    ]


def test_a_page_in_html_gives_the_same_citations() -> None:
    page = """<html><body><h1>Trade</h1><p>Trade grew by 4% (Baker 2014, 3). Cole (2016) gives 5%.</p>
    <h2>References</h2>
    <p>Baker, J. (2014). <i>Trade after the storm</i>. Harbour Press.</p>
    <p>Cole, M. (2016). <i>Ports of the north</i>. Harbour Press.</p></body></html>"""
    document = claims.read(page.encode(), "a.html")
    assert [(marker.label, marker.note) for marker in document.markers] == [("Baker 2014", "e1"), ("Cole 2016", "e2")]
    assert [block.kind for block in document.blocks].count(BlockKind.PARAGRAPH) == 1


def test_reading_twice_as_much_takes_about_twice_the_work() -> None:
    body = "Trade grew by 4% (Baker 2014, 3; see Cole, 2016; Dean and Stone 2011a, 2011b). Cole (2016) gives 5%.\n\n"
    texts = [(body * count + _LIST * (count // 10)).encode() for count in (40, 80)]
    small, large = (work_of(lambda text=text: claims.read(text, "a.md")) for text in texts)  # type: ignore[misc]
    assert large < 2.5 * small


@given(st.text(alphabet="Bakern Col(2014)[]&;,.–'’—\n#0156", max_size=300))
@settings(max_examples=60, deadline=None)
def test_no_text_raises_and_markers_stand_inside_it(text: str) -> None:
    document = claims.read(f"Trade grew (Baker 2014). {text}\n{_LIST}{text}".encode(), "a.md")
    assert all(0 <= marker.start < marker.end <= len(document.text) for marker in document.markers)


def test_an_entry_that_only_points_to_another_is_the_same_work() -> None:
    text = (
        "Prices rose by 5% in all of the years that we looked at [1], then fell by 2% [2]. Wages rose [3].\n\n"
        "References\n\n[1] Low, A. Prices. Harbour Press, 2011.\n[2] Doe, J. Sales. Harbour Press, 2018.\n"
        "[3] Doe 2018, p. 14.\n"
    )
    first, second, third = (note.references[0] for note in claims.read(text.encode(), "a.txt").notes)
    assert (first.same_as, second.same_as, third.same_as) == (None, None, second.id)


def test_a_list_runs_on_over_pages_and_wrapped_lines() -> None:
    text = (
        "Trade grew (Baker 2014; Cole 2016; Agency of Ports 2017; Dean 2018).\n\nReferences\n\n"
        "Agency of Ports. 2017. Ports of the north.\nCopenhagen. https://ports.example.org/north\n"
        "Baker, J. 2014. Trade after the storm. Harbour\nPress, Leith, 12 pp.\n\fCole, M. 2016. Ports of the north.\n"
        "Trade Review, 4, 1–15.\nDean, A. 2018. Quays. Harbour Press.\n"
    )
    document = claims.read(text.encode(), "a.txt")
    assert [note.label for note in document.notes] == ["Agency of Ports 2017", "Baker 2014", "Cole 2016", "Dean 2018"]
    assert document.notes[0].text.endswith("https://ports.example.org/north")


def test_citations_of_a_text_without_a_list_are_markers_without_a_note() -> None:
    text = (
        "Transfers reached 3.1 billion dollars in 2022 (World Bank, 2023). They are stable\n"
        "(Ratha, 2013, p. 4) and reach poorer households (Brown and Jimenez-Soto, 2015). According to Connell (2018),\n"
        "one household in two has a member abroad. In Tonga (2021) they fell; the Cup (Brazil, 2014) did not.\n"
    )
    document = claims.read(text.encode(), "a.txt")
    assert [marker.label for marker in document.markers] == [
        "World Bank 2023",
        "Ratha 2013",
        "Brown and Jimenez-Soto 2015",
        "Connell 2018",
    ]
    assert {marker.note for marker in document.markers} == {None}
    assert [claim.link for claim in document.claims] == ["direct", "direct"]


def test_names_before_years_are_no_citations_where_nothing_is_cited() -> None:
    text = (
        "Kofi Annan (1938–2018) led the office. His film Parasite (2019) won 4 prizes. In Carpenter (2018) the\n"
        "Court held that 7 days need a warrant. The port (founded 1915) has 12. The Games (London, 2012) cost more.\n"
    )
    assert claims.read(text.encode(), "a.txt").markers == ()


def test_a_year_behind_a_semicolon_is_by_the_author_before() -> None:
    text = (
        "Boys were excluded more often (Baker, 2014a; 2014b). Girls were not (Cole, 2016).\n\nReferences\n\n"
        "Baker, J. (2014a) Trade after the storm. Harbour Press.\n\n"
        "Baker, J. (2014b) Trade after the flood. Harbour Press.\n\n"
        "Cole, M. (2016) Ports of the north. Harbour Press.\n"
    )
    markers = claims.read(text.encode(), "a.txt").markers
    assert [marker.label for marker in markers] == ["Baker 2014a", "Baker 2014b", "Cole 2016"]
    assert all(marker.note for marker in markers)


def test_blank_lines_part_entries_whose_lines_open_like_entries() -> None:
    text = (
        "O prato mudou (BAKER, 2014). A estrada não (COLE, 2015).\n\nReferências\n\n"
        "BAKER, J. O prato. Diário Oficial da\nUnião, Brasília, 17 jun. 2014.\n\n"
        "COLE, M. A estrada. In: DUNN, P. (org.). Políticas públicas.\nPorto Alegre: UFRGS, 2015. p. 181-200.\n\n"
        "ELY, R. A ponte. Porto Alegre: UFRGS, 2016.\n"
    )
    document = claims.read(text.encode(), "a.txt")
    assert [note.label for note in document.notes] == ["BAKER 2014", "COLE 2015", "ELY 2016"]


def test_authors_and_pages_without_a_year_call_the_works_of_the_list() -> None:
    text = (
        "By 1938, 82 percent of households owned a set (Craig 12). Some see satire (Marsh 201;\n"
        "Cole and Finn 17–19), others grief (qtd. in Marsh 205). Voss calls it “borrowed air” (*Radio Years* 88).\n\n"
        "Works Cited\n\n"
        "Craig, Steve. “How America Adopted Radio.” Journal of Media, vol. 48, no. 2, 2004, pp. 179–95.\n\n"
        "Cole, Anne, and Peter Finn. Farm and Frequency. Harbour Press, 2009.\n\n"
        "Marsh, Olive. “Listening.” Prairie Studies, vol. 9, no. 3, 1988, pp. 198–214.\n\n"
        "Voss, Ellen. Radio Years. 1941. Harbour Press, 1992.\n"
    )
    document = claims.read(text.encode(), "a.txt")
    assert [marker.label for marker in document.markers] == ["Craig", "Marsh", "Cole and Finn", "Marsh", "Radio Years"]
    assert [claim.text for claim in document.claims] == ["By 1938, 82 percent of households owned a set."]


def test_an_author_behind_according_to_is_missed_in_the_list() -> None:
    text = (
        "La part est de 2,7 % (Papon, 2017). D'après Rabaud et Richer (2019), 46 % en achètent.\n\nRéférences\n\n"
        "Papon F. (2017), « Le vélo », Transports, n° 131, p. 3-9.\n\n"
        "Rabaud M., Richer C. (2018), « Les usagers », Flux, n° 113, p. 41-57.\n"
    )
    document = claims.read(text.encode(), "a.txt")
    assert [(marker.label, marker.note) for marker in document.markers] == [
        ("Papon 2017", "e1"),
        ("Rabaud et Richer 2019", None),
    ]
