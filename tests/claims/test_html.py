"""HTML reports: notes of every kind of export, blocks, hidden text, typed superscripts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import ClaimsError, Document, read
from claims.document import BlockKind

BODY = "<p>Losses rose to 38 per cent in 2022{a}.</p><p>Repairs cost $61 million{b} in all.</p>"
ONE = "Water Council 2023, Losses 2022, https://council.example/losses"
TWO = "Courier 2022, What a burst main costs, Basin Courier"


def page(a: str, b: str, notes: str) -> bytes:
    return f"<!doctype html><html lang=en><title>T</title><body><h1>Losses</h1>{BODY.format(a=a, b=b)}{notes}".encode()


PANDOC = page(
    '<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>',
    '<a href="#fn2" class="footnote-ref" id="fnref2" role="doc-noteref"><sup>2</sup></a>',
    '<section id="footnotes" class="footnotes" role="doc-endnotes"><hr><ol>'
    f'<li id="fn1"><p>{ONE}<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li>'
    f'<li id="fn2"><p>{TWO}<a href="#fnref2" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>',
)
WORD = page(
    '<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>',
    '<a style="mso-footnote-id:ftn2" href="#_ftn2" name="_ftnref2"><sup>[2]</sup></a>',
    '<div><hr><div id="ftn1"><p class=MsoFootnoteText>'
    f'<a href="#_ftnref1" name="_ftn1"><sup>[1]</sup></a> {ONE}</p></div>'
    '<div id="ftn2"><p class=MsoFootnoteText>'
    f'<a href="#_ftnref2" name="_ftn2"><sup>[2]</sup></a> {TWO}</p></div></div>',
)
GOOGLE = page(
    '<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>',
    '<sup><a href="#ftnt2" id="ftnt_ref2">[2]</a></sup>',
    f'<hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;{ONE}</span></p></div>'
    f'<div><p><a href="#ftnt_ref2" id="ftnt2">[2]</a><span>&nbsp;{TWO}</span></p></div>',
)
WIKIPEDIA = page(
    '<sup id="cite_ref-wc_1-0" class="reference"><a href="#cite_note-wc-1"><span>[</span>1<span>]</span></a></sup>',
    '<sup id="cite_ref-2" class="reference"><a href="#cite_note-2"><span>[</span>2<span>]</span></a></sup>',
    '<div class="reflist"><ol class="references">'
    '<li id="cite_note-wc-1"><span class="mw-cite-backlink">^ '
    '<a href="#cite_ref-wc_1-0"><sup><i>a</i></sup></a></span> '
    f'<span class="reference-text">{ONE}</span></li>'
    '<li id="cite_note-2"><span class="mw-cite-backlink"><b><a href="#cite_ref-2">^</a></b></span> '
    f'<span class="reference-text">{TWO}</span></li></ol></div>',
)
EPUB = page(
    '<a epub:type="noteref" href="#n1">1</a>',
    '<a epub:type="noteref" href="#n2">2</a>',
    f'<aside epub:type="footnote" id="n1"><p>{ONE}</p></aside><aside epub:type="footnote" id="n2"><p>{TWO}</p></aside>',
)
HAND_MADE = page(
    '<sup><a href="#note1">1</a></sup>',
    '<sup><a href="#note2">2</a></sup>',
    f'<h2>Notes</h2><p id="note1">1. {ONE}</p><p id="note2">2. {TWO}</p>',
)
NAMED_ANCHORS = page(
    '<a name="r1"></a><a href="#f1"><sup>1</sup></a>',
    '<a name="r2"></a><a href="#f2"><sup>2</sup></a>',
    f'<p><a name="f1"></a>1 {ONE} <a href="#r1">back</a></p><p><a name="f2"></a>2 {TWO} <a href="#r2">back</a></p>',
)
SIDENOTES = page(
    '<sup><a href="#s1">1</a></sup><span class="sidenote" id="s1">' + ONE + "</span>",
    '<sup><a href="#s2">2</a></sup><span class="sidenote" id="s2">' + TWO + "</span>",
    "",
)
TYPED = page("<sup>1</sup>", "<sup>2</sup>", f"<h2>Notes</h2><p>1 {ONE}</p><p>2 {TWO}</p>")


def labels(document: Document) -> list[tuple[str, str]]:
    return [(document.note(claim.notes[0]).label, document.note(claim.notes[0]).text) for claim in document.claims]


@pytest.mark.parametrize(
    "data",
    [PANDOC, WORD, GOOGLE, WIKIPEDIA, EPUB, HAND_MADE, NAMED_ANCHORS, SIDENOTES, TYPED],
    ids="pandoc word google wikipedia epub hand-made named-anchors sidenotes typed".split(),
)
def test_notes_of_every_export_reach_their_claims(data: bytes) -> None:
    document = read(data, "report.html")
    assert [note.label for note in document.notes] == ["1", "2"]
    assert [document.text[marker.start : marker.end].strip("¹²") or marker.label for marker in document.markers]
    assert [text.removesuffix(" back").rstrip() for _, text in labels(document)] == [ONE, TWO]
    assert [claim.link.value for claim in document.claims] == ["direct", "direct"]
    assert [claim.text for claim in document.claims] == [
        "Losses rose to 38 per cent in 2022.",
        "Repairs cost $61 million in all.",
    ]
    assert (document.title, document.language) == ("Losses", "en")
    assert document.references[0].url == "https://council.example/losses"


def test_a_note_that_nothing_calls_and_a_call_without_a_note_both_come_out() -> None:
    data = PANDOC.replace(b"</ol>", b'<li id="fn3"><p>Nobody calls this.</p></li></ol>').replace(b"#fn2", b"#fn9")
    document = read(data, "report.html")
    assert [note.label for note in document.notes] == ["1", "2", "3"]
    assert [marker.note for marker in document.markers] == ["n1", None]


def test_a_note_called_twice_stays_one_numbered_note() -> None:
    document = read(WIKIPEDIA.replace(b"#cite_note-2", b"#cite_note-wc-1", 1), "page.html")
    assert [marker.note for marker in document.markers] == ["n1", "n1"]
    assert [note.named for note in document.notes] == [False, False]


def test_what_is_not_shown_is_not_read() -> None:
    data = b"""<html><body><script>var x = '12 per cent of all';</script><style>p{}</style><!-- 13 per cent -->
    <p hidden>Prices rose by 14 per cent.</p><p style="display: none">Prices rose by 15 per cent.</p>
    <nav>Home 16 per cent</nav><pre>x = 17 per cent</pre><p>Prices rose by 18 per cent in May.</p></body></html>"""
    document = read(data)
    assert document.text.strip() == "Prices rose by 18 per cent in May."


def test_exponents_stay_exponents_and_inline_tags_glue() -> None:
    document = read(b"<html><body><p>Some 10<sup>6</sup> tonnes, <b>4</b>7<i>%</i> of all.</p></body></html>")
    assert "10⁶ tonnes, 47% of all." in document.text


def test_tables_lists_and_headings_are_told_apart() -> None:
    data = b"""<html><body><h2>Shares</h2><ul><li>One<li>Two</ul><table><caption>By year</caption>
    <tr><th>Year<th>Share<tr><td>2020<td>4 %</table><blockquote><p>Said so.</p></blockquote></body></html>"""
    document = read(data)
    kinds = [(block.kind, document.text[block.start : block.end]) for block in document.blocks]
    assert kinds == [
        (BlockKind.HEADING, "Shares"),
        (BlockKind.LIST_ITEM, "One"),
        (BlockKind.LIST_ITEM, "Two"),
        (BlockKind.CAPTION, "By year"),
        (BlockKind.TABLE_ROW, "Year | Share"),
        (BlockKind.TABLE_ROW, "2020 | 4 %"),
        (BlockKind.QUOTATION, "Said so."),
    ]


def test_a_contents_list_calls_no_notes() -> None:
    data = b"""<html><body><ul><li><a href="#s1">1</a> Losses</ul><h2 id="s1">1 Losses</h2><p>Text.</p></body></html>"""
    assert read(data).markers == ()


def test_an_address_that_only_a_link_holds_is_kept_in_its_note() -> None:
    document = read(PANDOC.replace(ONE.encode(), b'Council 2023, <a href="https://council.example/x">Losses</a>'))
    assert document.references[0].url == "https://council.example/x"


def test_deep_nesting_ends_in_text() -> None:
    data = b"<html><body>" + b"<div>" * 20_000 + b"<p>Deep down 5 per cent.</p>"
    assert "Deep down 5 per cent." in read(data).text


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/apsu#fn1\"=' id href[]&;\n", max_size=300))
def test_no_page_raises_anything_but_a_claims_error(text: str) -> None:
    try:
        document = read(("<html><body>" + text).encode(), "x.html")
    except ClaimsError:
        return
    for marker in document.markers:
        assert document.text[marker.start : marker.end]
    for block in document.blocks:
        assert 0 <= block.start < block.end <= len(document.text)
