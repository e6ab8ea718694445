"""Folding: line breaks, hyphens, ligatures, left-out spans, and the origin of every character."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.flow import LIGATURES, Span, fold


def keeps(before: str, after: str) -> bool:
    return before == "law"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("one\n two\t three ", "one two three"),
        ("jihad-\nist and law-\nenforcement", "jihadist and law-enforcement"),
        ("(1999-\n2015)", "(1999-2015)"),
        ("Anglo-\nSaxon", "Anglo-Saxon"),
        ("Innen-\nund Außenpolitik", "Innen- und Außenpolitik"),
        ("a dash -\nbehind a space", "a dash - behind a space"),
        ("exam\u00adple of exam\u00ad\nple", "example of example"),
        ("ﬁgures of eﬀort", "figures of effort"),
        ("re-\n\n\nnew", "renew"),
    ],
)
def test_lines_are_put_together(text: str, folded: str) -> None:
    assert fold(text, [Span(0, len(text))], keeps_hyphen=keeps).text == folded


def test_left_out_spans_leave_no_trace_and_segments_join_as_lines_do() -> None:
    text = "since 200145. Note. where-|as the rest"
    flow = fold(text, [Span(0, 26), Span(27, len(text))], without=[Span(10, 12)])
    assert flow.text == "since 2001. Note. whereas the rest"
    start = flow.text.index("whereas")
    assert flow.span(start, start + 7) == Span(20, 29)
    assert flow.pieces(start, start + 7) == (Span(20, 26), Span(27, 29))


def test_a_ligature_s_letters_come_from_one_place() -> None:
    flow = fold("aﬃb", [Span(0, 3)])
    assert (flow.text, list(flow.offsets)) == ("affib", [0, 1, 1, 1, 2])


@given(st.text(alphabet="ab-\u00adﬁ \n\r\f1.", max_size=80), st.lists(st.integers(0, 80), max_size=6))
def test_every_character_keeps_its_origin(text: str, cuts: list[int]) -> None:
    ends = sorted({min(cut, len(text)) for cut in cuts} | {0, len(text)})
    segments = [Span(a, b) for a, b in pairwise(ends)]
    flow = fold(text, segments, without=segments[1:2])
    assert len(flow.offsets) == len(flow.text)
    assert list(flow.offsets) == sorted(flow.offsets)
    for sign, offset in zip(flow.text, flow.offsets, strict=True):
        origin = text[offset]
        assert sign in LIGATURES.get(origin, origin) or (sign == " " and (origin.isspace() or offset + 1 in ends))
    assert "  " not in flow.text
