"""Which headers a cell stands under, in tables as the world draws them."""

import pytest

from sources.text.model import PassageKind
from sources.text.tables import kind_of
from tests.sources.text.reading import check_spans, headers_of, page, texts

ROWS = "<tr><td>Iraq<td>44<td>71<tr><td>Iran<td>4.5<td>7.5"
CASES = [
    ("th row", f"<tr><th>Country<th>2014<th>2018{ROWS}", "71", ("2018", "Iraq")),
    ("thead of td", f"<thead><tr><td>Country<td>Killed<td>Hurt<tbody>{ROWS}", "71", ("Hurt", "Iraq")),
    ("years without th", f"<tr><td>Country<td>2014<td>2018{ROWS}", "4.5", ("2014", "Iran")),
    ("words without th", f"<tr><td>Country<td>Killed<td>Hurt{ROWS}", "4.5", ("Killed", "Iran")),
    ("empty corner", f"<tr><td><td>Killed<td>Hurt{ROWS}", "4.5", ("Killed", "Iran")),
    ("no header at all", ROWS, "71", ("Iraq",)),
    ("row th", "<tr><td><th>A<th>B<tr><th>x<td>1<td>2", "2", ("B", "x")),
    ("two levels",
     f"<tr><th rowspan=2>Land<th colspan=2>Dead<tr><th>2014<th>2018{ROWS}", "71", ("Dead", "2018", "Iraq")),
    ("two levels without th",
     f"<tr><td><td colspan=2>Dead<tr><td>Land<td>2014<td>2018{ROWS}", "71", ("Dead", "2018", "Iraq")),
    ("three levels", "<tr><th colspan=2>A<tr><th colspan=2>B<tr><th>C<th>D<tr><td>x<td>5", "5", ("A", "B", "D", "x")),
    ("section row", f"<tr><th>Land<th>Dead<th>Hurt<tr><td colspan=3>Asia{ROWS}", "71", ("Hurt", "Asia", "Iraq")),
    ("section with empty cells",
     f"<tr><th>Land<th>Dead<th>Hurt<tr><td>Asia<td><td>{ROWS}", "71", ("Hurt", "Asia", "Iraq")),
    ("new header below", f"<tr><th>A<th>B<th>C{ROWS}<tr><th>D<th>E<th>F<tr><td>x<td>1<td>2", "2", ("F", "x")),
    ("row header over rows",
     "<tr><th>Land<th>Sex<th>n<tr><th rowspan=2>Iraq<td>m<td>5<tr><td>f<td>6", "6", ("n", "Iraq")),
    ("label over rows",
     "<tr><th>Land<th>Sex<th>n<tr><td rowspan=2>Iraq<td>men<td>5<tr><td>women<td>6", "6", ("n", "Iraq", "women")),
    ("year rows", "<tr><th>Year<th>Attacks<tr><td>2016<td>77<tr><td>2018<td>71", "77", ("Attacks", "2016")),
    ("rank before name", "<tr><th>Rank<th>Name<th>n<tr><td>1<td>Iraq<td>71<tr><td>2<td>Iran<td>5", "71", ("n", "Iraq")),
    ("age groups",
     "<tr><td>Group<td>18–24<td>25–34<tr><td>Men<td>47%<td>53%<tr><td>Women<td>48%<td>52%", "52%", ("25–34", "Women")),
    ("hidden column", "<tr><th>A<th hidden>B<th>C<tr><td>x<td hidden>9<td>5", "5", ("C", "x")),
    ("spans as words", "<tr><th colspan=abc>A<th>B<tr><td>x<td>5", "5", ("B", "x")),
    ("row of sums in th", "<tr><th>A<th>n<tr><td>x<td>5<tr><th>Total<th>6", "6", ("n", "Total")),
    ("years as counts", "<tr><th>Land<th>Dead<tr><td>Iraq<td>2014<tr><td>Iran<td>3050", "2014", ("Dead", "Iraq")),
    ("one column of years", "<tr><td>Year<td>Dead<tr><td>2014<td>1914<tr><td>2015<td>3", "1914", ("Dead", "2014")),
    ("nested table is text of its cell", "<tr><th>A<th>B<tr><td>x<td>5<table><tr><td>in<td>6</table>", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "cell", "headers"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_cell_stands_under_its_headers(rows: str, cell: str | None, headers: tuple[str, ...] | None) -> None:
    source = page(f"<table>{rows}</table>")
    check_spans(source)
    if cell is not None:
        assert headers_of(source, cell) == headers


def test_a_row_is_its_filled_cells() -> None:
    source = page("<table><caption>By year</caption><tr><th>A<th>B<th>C<tr><td>x<td><td>5 <sup>a</sup></table>")
    assert texts(source) == ["By year", "A | B | C", "x | 5 ᵃ"]
    row = source.passages[2]
    assert row.kind is PassageKind.TABLE_ROW
    assert row.title == "By year"
    assert [cell.column for cell in row.cells] == [0, 2]
    assert [cell.row for cell in row.cells] == [1, 1]


def test_a_label_above_or_a_figure_caption_below_titles_the_table() -> None:
    table = "<table><tr><th>A<th>B<tr><td>x<td>5</table>"
    assert page(f"<p>Table 3. Attacks</p>{table}").passages[-1].title == "Table 3. Attacks"
    assert page(f"<p>The table shows it.</p>{table}").passages[-1].title is None
    below = page(f"<figure>{table}<figcaption>Attacks</figcaption></figure>")
    assert {p.title for p in below.passages if p.cells} == {"Attacks"}


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td><p>47% of all</p></td></tr></table>",
        "<table><tr><td>Menu<td>47% of all</table>",
        "<table role=presentation><tr><td>Menu<td>47% of all</table>",
        "<table><tr><td>Menu<td><h2>News</h2><p>47% of all</p></table>",
        "<table><tr><td>Menu<td><table><tr><td>a<td>5<tr><td>b<td>6</table>47% of all</table>",
        "<table><tr><td>left</td><td>" + "long text " * 100 + "<br></td></tr><tr><td colspan=2>47% of all</table>",
    ],
)
def test_a_table_that_only_lays_out_is_no_table(markup: str) -> None:
    source = page(markup)
    assert any("47% of all" in text for text in texts(source, PassageKind.PARAGRAPH))


def test_a_table_in_a_layout_table_is_a_table() -> None:
    source = page("<table><tr><td>Menu<td><table><tr><th>A<th>B<tr><td>x<td>5</table></table>")
    assert headers_of(source, "5") == ("B", "x")


def test_a_table_built_of_roles_is_a_table() -> None:
    source = page(
        "<div role=table><div role=row><span role=columnheader>Land</span><span role=columnheader>Dead</span></div>"
        "<div role=row><span role=cell>Iraq</span><span role=cell>44</span></div></div>"
    )
    assert headers_of(source, "44") == ("Dead", "Iraq")


def test_text_of_a_nested_table_is_not_lost() -> None:
    source = page("<table><tr><th>A<th>B<tr><td>x<td>5<table><tr><td>in<td>6<tr><td>on<td>7</table></table>")
    assert "in 6\non 7" in source.text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "empty"), ("2014", "period"), ("2013/14", "period"), ("Q3 2020", "period"), ("March 2020", "period"),
        ("18–24", "period"), ("65+", "period"), ("2018*", "period"), ("44", "figure"), ("4.5 %", "figure"),
        ("1 250 km²", "figure"), ("€ 12m", "figure"), ("Iraq", "word"), ("G20 countries", "word"), ("n/a", "word"),
    ],
)  # fmt: skip
def test_a_cell_holds_a_word_a_period_or_a_figure(text: str, kind: str) -> None:
    assert kind_of(text) == kind
