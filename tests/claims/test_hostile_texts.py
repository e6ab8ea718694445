"""Texts that are damaged, disguised or made to hang a reader: the figure in them is found, or one line says why not."""

import pytest

import claims
from claims import ClaimsError

REPORT = """Water for the towns

In 2019 the share of households with piped water rose to 45 per cent.¹ The council says so every year.

¹ Water Council, Losses 2019, 2020, https://water.example/losses.html
"""


def with_share(text: str) -> bytes:
    return REPORT.replace("share", text).encode()


READABLE = {
    "a byte order mark": b"\xef\xbb\xbf" + REPORT.encode(),
    "UTF-16 with its mark": REPORT.encode("utf-16"),
    "UTF-16 without a mark": REPORT.encode("utf-16-le"),
    "big-endian UTF-16": b"\xfe\xff" + REPORT.encode("utf-16-be"),
    "Windows-1252": REPORT.replace("council", "“council” – été").encode("cp1252"),
    "bytes that are no UTF-8": REPORT.encode().replace(b"share", b"sh\xff\xfeare"),
    "half a surrogate": REPORT.encode().replace(b"share", b"\xed\xa0\x80share"),
    "lines of Windows": REPORT.replace("\n", "\r\n").encode(),
    "lines of an old Macintosh": REPORT.replace("\n", "\r").encode(),
    "line separators of Unicode": REPORT.replace("\n", "\u2028").encode(),
    "form feeds": b"\f\f" + REPORT.encode() + b"\f",
    "vertical tabs for blanks": REPORT.replace(" ", "\x0b").encode(),
    "blanks that do not break": REPORT.replace(" ", "\u00a0").encode(),
    "a thin blank within the figure": REPORT.replace("45 per", "45\u2009per").encode(),
    "a word joiner behind the figure": REPORT.replace("45 per", "45\u2060 per").encode(),
    "figures of full width": REPORT.replace("45", "４５").encode(),
    "soft hyphens": with_share("sha\u00adre"),
    "escapes of a terminal": with_share("\x1b[31mshare\x1b[0m"),
    "turned writing direction": with_share("\u202eshare\u202c"),
    "what is no character": with_share("\ufffe\uffffshare"),
    "a thousand accents": with_share("s" + "\u0301" * 1000 + "hare"),
    "a formula of a spreadsheet": b'=HYPERLINK("http://x.example")\n\n' + REPORT.encode(),
    "a script": b"<script>alert(1)</script>\n\n" + REPORT.encode(),
    "ten thousand empty lines": b"\n" * 10_000 + REPORT.encode(),
    "a word of ten thousand letters": b"a" * 10_000 + b"\n\n" + REPORT.encode(),
    "a number of ten thousand digits": b"9" * 10_000 + b"\n\n" + REPORT.encode(),
    "quotation marks that never close": "“".encode() * 2_000 + b"\n\n" + REPORT.encode(),
    "brackets that never close": b"([{" * 2_000 + b"\n\n" + REPORT.encode(),
    "addresses that never end": b"http://" * 2_000 + b"\n\n" + REPORT.encode(),
    "quotations within quotations": b">" * 2_000 + b" x\n\n" + REPORT.encode(),
}


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize("data", READABLE.values(), ids=READABLE.keys())
def test_the_figure_in_a_disguised_text_is_found(data: bytes, suffix: str) -> None:
    document = claims.read(data, f"report.{suffix}")
    found = {figure.low for claim in document.claims for figure in claim.figures}
    assert 45 in found
    for claim in document.claims:
        assert document.text[claim.start : claim.end]


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "empty"),
        (b" \n\t\f\n", "empty"),
        (b"In 2019 it rose to 45\0 per cent.", "binary"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x7fELF" + b"\0" * 100, "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_its_cause(data: bytes, cause: str) -> None:
    with pytest.raises(ClaimsError, match=cause) as refused:
        claims.read(data, "report.txt")
    assert "\n" not in str(refused.value)
