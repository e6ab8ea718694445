"""Whatever the bytes: a SourceText whose spans hold, the same each time, and nothing raised."""

from hypothesis import given, settings
from hypothesis import strategies as st

from sources.text import text_of
from sources.text.encoding import decode
from sources.text.tables import RawCell, RawRow, place
from sources.text.wire import packed, unpacked
from tests.sources.text.reading import check_spans, page

TAGS = (
    "p div h1 h2 table tr td th caption ul li dl dt dd sup sub pre br span figure figcaption nav a del section".split()
)
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(
        ["<td colspan=3>", "<td rowspan=2>", "<p hidden>", "<p style='color:#fff'>", "<!--", "-->", "&nbsp;"]
    ),
    st.text(alphabet="a4 7%.,<>&;\n|\u2028\x00", max_size=8),
)


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_markup_gives_sound_passages(markup: str) -> None:
    source = page(markup)
    check_spans(source)
    assert source == page(markup)
    assert unpacked(packed(source)) == source


@given(
    st.binary(max_size=400),
    st.sampled_from([None, "text/html", "text/csv", "application/json", "text/plain", "application/pdf"]),
)
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_a_source(data: bytes, media_type: str | None) -> None:
    source = text_of(data, media_type)
    check_spans(source)
    assert source.text or source.unreadable or source.media_type


@given(st.text(max_size=300), st.sampled_from(["text/plain", "text/markdown", "text/csv", "application/json"]))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_sound_passages(text: str, media_type: str) -> None:
    source = text_of(text.encode("utf-8", "replace"), media_type)
    check_spans(source)
    assert source == text_of(text.encode("utf-8", "replace"), media_type)


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "gb2312", "utf-16", "cp437", "idna", "punycode"]))
@settings(max_examples=200, deadline=None)
def test_any_bytes_decode(data: bytes, declared: str | None) -> None:
    assert isinstance(decode(data, declared), str)


CELLS = st.builds(
    RawCell,
    st.sampled_from(["", "Iraq", "2014", "44", "5.5%", "a long word"]),
    st.booleans(),
    st.integers(1, 4),
    st.integers(1, 4),
)


@given(st.lists(st.builds(RawRow, st.lists(CELLS, max_size=5), st.booleans()), max_size=8))
@settings(max_examples=300, deadline=None)
def test_every_cell_is_placed_once(rows: list[RawRow]) -> None:
    placed = place(rows)
    assert [[cell.text for cell in row] for row in placed] == [[cell.text for cell in row.cells] for row in rows]
    for row in placed:
        columns = [cell.column for cell in row]
        assert columns == sorted(set(columns))
