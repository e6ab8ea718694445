"""Whatever a note holds, its references lie within it, read the same twice, and take time in step with its length."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.flow import LIGATURES
from claims.references import parse_references
from tests.work import work_of

# Parts of references, and signs that could upset their reading.
PIECES = st.sampled_from(
    (
        "Smith, J.|A. Torp|Edith Carrow|(2010)|2010,|“|”|'|\"|‘|’|«|»|; |\n|. |, |p. 5|Vol. |10(2)|ibid.|op. cit.|n. 8|"
        "in |(eds)|Accessed: 3 May 2010|31 February 2019|<|<<|>|>>|10.1000/x|ISBN 978-3-16-148410-0| v |[1990] 2 AC 3|"
        "http://a.org/b-\n|www.| - |ﬁ|\u00ad|(|[|)|]|Available at:|№|И. И.|(n 3)|supra note|\ue001|\x00"
    ).split("|")
)
LISTS = st.lists(PIECES, max_size=16)
NOTES = st.one_of(st.text(max_size=120), LISTS.map(" ".join), LISTS.map("".join))


@settings(max_examples=120, deadline=None)
@given(NOTES)
def test_references_lie_in_the_note_in_order_and_read_the_same_twice(note: str) -> None:
    references = parse_references(note)
    assert references == parse_references(note)
    end = 0
    for reference in references:
        assert end <= reference.start <= reference.end <= len(note)
        end = reference.end
        for span in reference.spans.values():
            assert 0 <= span.start <= span.end <= len(note)


@settings(max_examples=80, deadline=None)
@given(NOTES)
def test_each_printed_field_is_what_stands_in_its_place(note: str) -> None:
    for reference in parse_references(note):
        for name in ("year", "title", "container", "publisher", "volume", "issue", "pages", "page_label", "no_date"):
            value = getattr(reference, name)
            if value is not None:
                span = reference.spans[name]
                assert _bare(value) == _bare(note[span.start : span.end])


def _bare(text: str) -> str:
    """The text without what folding changes: blanks, hyphens at line ends, soft hyphens, ligatures."""
    for ligature, letters in LIGATURES.items():
        text = text.replace(ligature, letters)
    return re.sub(r"[\s\-‐‑\u00ad]", "", text)


@pytest.mark.parametrize(
    "unit",
    [
        "Marlow, J. (2010). The harbour economy. Journal of Ports, 12(3), 4-10. https://e.example/a-b; ",
        *("A. ", "; ", ", ed. Ab ", "“a ", "“ab” ", "http://a.example/b-\n", "Ibid.; ", "2010 ", "A v B ", "("),
        *("in Ab (", "<a ", "p. 1, ", "Smith, J., ", "Anna Maria ", "word ", "‘a ’", "a"),
    ],
)
def test_a_long_note_takes_work_in_step_with_its_length(unit: str) -> None:
    short, long = (unit * (length // len(unit)) for length in (5_000, 20_000))
    once = work_of(lambda: parse_references(short))
    assert work_of(lambda: parse_references(long)) < 5 * once + 5_000
