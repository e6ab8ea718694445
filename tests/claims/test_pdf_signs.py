"""PDF whose text is set sign by sign, or of which the fonts say little: words, raised signs and weight are found."""

import pytest

from tests.claims.pdf.press import Sheet
from tests.claims.test_pdf import NOTES, called, document, page

_ADVANCE = 0.6  # of the size: how far Courier goes for a sign


def by_signs(x: float, y: float, text: str, sheet: Sheet, size: float = 10) -> None:
    """Set a line each sign of which is an object of its own; what stands between ^ and ^ is raised."""
    is_raised = False
    for sign in text:
        if sign == "^":
            is_raised = not is_raised
            continue
        own = size * 0.64 if is_raised else size
        if sign != " ":
            sheet.line(x, y + (size * 0.36 if is_raised else 0), sign, own)
        x += _ADVANCE * own


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("No water in the year 2016^1^, and the share had fallen since^2^.", "in the year 20161, and the share"),
        ("No water in the year (2016^1^) and the share had fallen^2^; then", "in the year (20161) and the share"),
        ("See https://example.org/a-b/20.html^1^, and 25 km^2^ of land.^2^", "example.org/a-b/20.html1, and 25 km²"),
        ("It was 12.5 per cent in 2014–2016.^1^ The rest had fallen.^2^ So", "12.5 per cent in 2014–2016.1 The rest"),
    ],
)  # fmt: skip
def test_raised_signs_are_found_within_words_that_are_set_sign_by_sign(line: str, shown: str) -> None:
    sheet = page(body=[])
    by_signs(70, 740, "The survey of the ministry found that 47 per cent of schools had", sheet)
    by_signs(70, 727.5, line, sheet)
    by_signs(70, 715, "Nothing in the report explains the difference of two counts.", sheet)
    found = document(sheet)
    assert shown in found.text
    assert called(found) == [("1", "Ministry of Wa"), ("2", "Marlow, K. (20")]
    assert [note.label for note in found.notes] == ["1", "2"]
    assert NOTES[0][4:15] in found.text
