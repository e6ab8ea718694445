"""Files made to harm: each ends in a reason, none in an exception, and the next file is read as ever."""

import io
import zipfile
import zlib

import pytest

from isolation import ChildDied, Death, Isolated
from sources.text import limits, text_of
from sources.text.model import SourceText
from sources.text.wire import unpacked
from tests.sources.text.docx_writer import docx, paragraph
from tests.sources.text.pdf_writer import objects, one_page, pdf, words
from tests.work import work_of

TOO_LARGE = "too large when unpacked"


def limited(data: bytes) -> SourceText:
    """`data` read in a child with less memory than usual, so that what needs too much finds out sooner."""
    child = Isolated("sources.text.reading:answer", seconds=20.0, memory=300_000_000)
    try:
        return unpacked(child(b"application/pdf\n\n" + data))
    finally:
        child.close()


def flate(megabytes: int, *, twice: bool = False) -> bytes:
    """A stream that unfolds to so many megabytes of zeros."""
    packer = zlib.compressobj(9)
    block = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = block + block[2:] * (megabytes - 1) + packer.flush()
    if twice:
        packed = zlib.compress(packed, 9)
    name = b"[/FlateDecode/FlateDecode]" if twice else b"/FlateDecode"
    return b"<</Filter%s/Length %d>>stream\n" % (name, len(packed)) + packed + b"\nendstream"


def recursive_form() -> bytes:
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Length 11>>"
    form += b"stream\n/F Do /F Do\nendstream"
    return one_page(b"<</Length 5>>stream\n/F Do\nendstream", b"<</XObject<</F 5 0 R>>>>", form)


def test_a_form_that_draws_itself_twice_is_stopped() -> None:
    with pytest.raises(ChildDied) as caught:
        limited(recursive_form())
    assert caught.value.death in (Death.MEMORY, Death.TIME)


@pytest.mark.parametrize("twice", [False, True])
def test_a_stream_that_unfolds_without_end_is_stopped(twice: bool) -> None:
    with pytest.raises(ChildDied) as caught:
        limited(one_page(flate(400, twice=twice)))
    assert caught.value.death is Death.MEMORY


@pytest.mark.parametrize(
    "data",
    [
        pdf([words(60, 700, "x")])[:300],
        b"%PDF-1.4\n" + bytes(range(256)) * 20,
        b"%PDF-1.7",
        objects([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[2 0 R]>>"]),
        objects([b"<</Type/Catalog/Pages 2 0 R>>", b"[" * 20_000]),
    ],
)
def test_a_damaged_pdf_says_so(data: bytes) -> None:
    source = text_of(data)
    assert source.unreadable is not None
    assert source.text == ""


def test_markup_that_unfolds_into_millions_of_elements_is_stopped() -> None:
    bomb = "".join(f"<b a{n}><p>x" for n in range(20_000))
    assert text_of(bomb.encode(), "text/html").unreadable == TOO_LARGE


@pytest.mark.parametrize("tag", ["div", "span", "b", "table", "ul><li", "blockquote", "svg><g", "font", "select"])
def test_deep_nesting_costs_no_text_before_it(tag: str) -> None:
    source = text_of(f"<p>47%</p>{f'<{tag}>' * 8_000}deep 5".encode(), "text/html")
    assert "47%" in source.text


def test_wide_spans_do_not_unfold() -> None:
    rows = "<tr>" + "<td colspan=1000 rowspan=65534>5</td>" * 2_000
    assert "5" in text_of(f"<table>{rows * 3}</table>".encode(), "text/html").text


def test_a_zip_bomb_is_stopped() -> None:
    bomb = docx("", parts={"word/footnotes.xml": "<w:footnotes>" + " " * 150_000_000 + "</w:footnotes>"})
    assert text_of(bomb).unreadable == TOO_LARGE


def test_a_zip_that_lies_about_its_size_is_stopped() -> None:
    data = bytearray(docx("", parts={"word/endnotes.xml": " " * 60_000_000}))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/endnotes.xml"))
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    assert text_of(bytes(data)).unreadable is not None


@pytest.mark.parametrize(
    "prologue",
    [
        '<!DOCTYPE l [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE l SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_entities_are_never_unfolded(prologue: str) -> None:
    for data in (docx(paragraph("&c;"), prologue=prologue), f"{prologue}<l>&c;</l>".encode()):
        source = text_of(data, "application/xml")
        assert source.unreadable is not None or "&c;" not in source.text
        assert "xxxxxxxx" not in source.text


def test_an_encrypted_or_damaged_docx_says_so() -> None:
    data = bytearray(docx(paragraph("47")))
    for signature, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = 0
        while (start := data.find(signature, start)) >= 0:
            data[start + at] |= 1
            start += 4
    assert text_of(bytes(data)).unreadable == "needs a password"
    whole = docx(paragraph("47" * 5000))
    assert text_of(whole[: len(whole) // 2]).unreadable is not None
    broken = whole.replace(b"PK\x05\x06", b"PK\x05\x07")
    assert text_of(broken).unreadable is not None


def test_a_zip_of_names_only_is_no_document() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("../../word/document.xml", "x")
    assert text_of(buffer.getvalue()).unreadable is not None


LINES = {
    "open tags": "<",
    "open comments": "<!--",
    "open attributes": "<a b='",
    "signs of emphasis": "*a ",
    "brackets": "[",
    "blanks": " \t",
    "bars": "|",
    "quotation marks": '"',
    "words with gaps": "5   a   ",
    "item signs": "1. ",
    "style rules": "<style>/*",
}


@pytest.mark.parametrize("seed", LINES.values(), ids=LINES.keys())
@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown", "text/csv"])
def test_work_grows_no_faster_than_the_text(seed: str, media_type: str) -> None:
    short, long = ((seed * (size // len(seed))).encode() for size in (25_000, 100_000))
    once = work_of(lambda: text_of(short, media_type))
    assert work_of(lambda: text_of(long, media_type)) < 5 * once + 5_000


def test_of_a_source_without_end_the_first_part_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MARKUP_BYTES", 1_000_000)
    monkeypatch.setattr(limits, "INPUT_BYTES", 2_000_000)
    page = text_of(b"<p>47%</p>" + b"<p>" + b"x " * 600_000, "text/html")
    assert page.text.startswith("47%")
    assert page.truncated == "only the first 1 MB were read"
    plain = text_of(b"47%\n\n" + b"word " * 500_000, "text/plain")
    assert plain.text.startswith("47%")
    assert plain.truncated == "only the first 2 MB were read"
    assert text_of(pdf([words(60, 700, "x")]) + b" " * 2_000_000).unreadable == limits.TOO_LARGE_FILE


def test_after_all_that_pages_are_read_as_ever() -> None:
    assert text_of(b"<p>47%</p>").text == "47%"
    assert text_of(pdf([words(60, 700, "47% of them")])).text == "47% of them"
