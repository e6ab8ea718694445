"""The two documents that the project began with, against their annotation by hand; skipped where they are absent."""

import json
from pathlib import Path
from typing import Any

import pytest

import claims
from claims import Document

SHARED = Path(__file__).parents[2] / ".." / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the seed documents are not at hand")


def read(number: str) -> Document:
    path = next((SHARED / "seeds").glob(f"{number}_*.txt"))
    return claims.read(path.read_bytes(), path.name)


@pytest.fixture(scope="module")
def brief() -> Document:
    return read("000")


@pytest.fixture(scope="module")
def paper() -> Document:
    return read("001")


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SHARED / "gold" / "000.gold.json").read_text(encoding="utf-8"))
    return loaded


def pieces(spans: Any) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)


def wanted_pieces(item: dict[str, Any]) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in item["segments"])


def test_all_notes_stand_where_they_are_printed(brief: Document, gold: dict[str, Any]) -> None:
    assert [(note.label, note.start, note.end, note.text) for note in brief.notes] == [
        (note["label"], note["start"], note["end"], note["text"]) for note in gold["notes"]
    ]
    assert [note.glued for note in brief.notes] == [note["glued_to_previous"] for note in gold["notes"]]


def test_all_markers_are_found_and_linked(brief: Document, gold: dict[str, Any]) -> None:
    places = {note["start"]: f"{note['label']}#{note['occurrence']}" for note in gold["notes"]}
    found = [(one.label, one.start, places[brief.note(one.note).start] if one.note else None) for one in brief.markers]
    assert found == [(one["label"], one["offset"], one["note"]) for one in gold["markers"]]


def test_the_sentence_of_every_marker_is_the_annotated_one(brief: Document, gold: dict[str, Any]) -> None:
    sentences = {pieces(sentence.segments) for sentence in brief.sentences}
    missed = [one["label"] for one in gold["markers"] if wanted_pieces(one["sentence"]) not in sentences]
    assert missed == []


def test_references_are_cut_and_their_addresses_joined(brief: Document, gold: dict[str, Any]) -> None:
    wanted = [[one["url"] for one in note["references"]] for note in gold["notes"]]
    assert [[one.url for one in note.references] for note in brief.notes] == wanted


def test_access_dates_are_read(brief: Document, gold: dict[str, Any]) -> None:
    wanted = [one["accessed"] for note in gold["notes"] for one in note["references"]]
    assert [one.accessed for one in brief.references] == wanted


def test_all_core_claims_are_found_and_at_most_one_more(brief: Document, gold: dict[str, Any]) -> None:
    found = {pieces(claim.segments): claim for claim in brief.claims}
    core = [claim for claim in gold["claims"] if claim["core"]]
    assert [claim["id"] for claim in core if wanted_pieces(claim) not in found] == []
    weak = {wanted_pieces(claim) for claim in gold["claims"] if not claim["core"]}
    extra = set(found) - {wanted_pieces(claim) for claim in core}
    assert extra - weak == set()
    assert len(extra) <= 1


def test_the_figures_and_links_of_claims_are_the_annotated_ones(brief: Document, gold: dict[str, Any]) -> None:
    found = {pieces(claim.segments): claim for claim in brief.claims}
    for wanted in gold["claims"]:
        claim = found.get(wanted_pieces(wanted))
        if claim is None:
            continue
        figures = [one for one in wanted["figures"] if one["kind"] != "year-range"]
        assert [(one.start, one.text) for one in claim.figures] == [
            (one["offset"], " ".join(one["text"].split())) for one in figures
        ]
        assert (claim.link.value, [brief.note(id_).label for id_ in claim.notes]) == (
            wanted["link_kind"],
            wanted["notes"],
        )


def test_no_sentence_annotated_as_none_is_a_claim(brief: Document, gold: dict[str, Any]) -> None:
    starts = {claim.start for claim in brief.claims}
    assert [one["text"] for one in gold["non_claims"] if one["start"] in starts] == []


def test_the_paper_has_thirty_three_notes_and_at_most_two_claims(paper: Document) -> None:
    assert [note.label for note in paper.notes] == [str(number) for number in range(1, 34)]
    assert [marker.label for marker in paper.markers] == [str(number) for number in range(1, 34)]
    assert len(paper.references) == 33
    assert 1 <= len(paper.claims) <= 2
    assert any(figure.vague for claim in paper.claims for figure in claim.figures)


def test_words_cut_by_note_blocks_are_mended(paper: Document) -> None:
    texts = " ".join(sentence.text for sentence in paper.sentences)
    assert "whereas employers" in texts
    assert "violent jihadist elements" in texts


def test_quotations_and_attributions_of_the_seeds(brief: Document, paper: Document) -> None:
    assert len(brief.quotes) == 2
    assert len(paper.quotes) == 2
    assert {one.name for one in brief.attributions} >= {"OHCHR", "UNDP", "Azerbaijani Security Service"}
    assert "Russian Ministry of Defence" in {one.name for one in paper.attributions}
