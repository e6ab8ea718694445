"""Which notes a sentence hangs on."""

import pytest

from claims.document import LinkKind
from claims.linking import link_sentences
from claims.passages import passages
from tests.claims.building import layout_of


def links(marked: str) -> list[tuple[str, tuple[str, ...]]]:
    layout = layout_of(marked)
    found = passages(layout, lambda before, after: False, "en")
    return [(one.link.value, one.notes) for passage in found for one in link_sentences(layout.text, passage)]


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [
        ("One fell.{1} Two rose.", [("direct", ("n1",)), ("none", ())]),
        ("One fell. Two rose.{1}", [("following-sentence", ("n1",)), ("direct", ("n1",))]),
        (
            "One fell. Two rose. Three stood.{1}",
            [("paragraph", ("n1",)), ("following-sentence", ("n1",)), ("direct", ("n1",))],
        ),
        ("One fell,{1} they say,{2} twice.{3}", [("direct", ("n1", "n2", "n3"))]),
        ("It rose. One fell,{1} they say.{2}", [("following-sentence", ("n1",)), ("direct", ("n1", "n2"))]),
        ("It rose. One fell.{1} {2}", [("following-sentence", ("n1", "n2")), ("direct", ("n1", "n2"))]),
        ("One fell.\n\nTwo rose.{1}", [("none", ()), ("direct", ("n1",))]),
        ("* One fell\n\n* Two rose{1}", [("none", ()), ("direct", ("n1",))]),
        ("[box] • One fell\n• Two rose{1}", [("none", ()), ("direct", ("n1",))]),
        ("One fell {cut}again. Two rose.{1}", [("following-sentence", ("n1",)), ("direct", ("n1",))]),
        ("One fell{1}. Two fell{1}.", [("direct", ("n1",)), ("direct", ("n1",))]),
    ],
)
def test_a_sentence_hangs_on_the_nearest_marker_from_it_onwards(
    marked: str, wanted: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert links(marked) == wanted


def test_a_marker_without_a_note_makes_a_link_without_notes() -> None:
    layout = layout_of("One fell.{1}")
    lost = layout.markers[0].__class__("1", layout.markers[0].start, layout.markers[0].end)
    alone = layout.__class__(layout.format, layout.text, layout.pages, layout.blocks, (), (lost,))
    passage = next(iter(passages(alone, lambda before, after: False, "en")))
    assert [(one.link, one.notes) for one in link_sentences(alone.text, passage)] == [(LinkKind.DIRECT, ())]
