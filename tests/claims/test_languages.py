"""The language of a text by its commonest words."""

import pytest

from claims.languages import is_starter, language_of, likeliest_language
from tests.claims.labelled import cases, marked_sentences


@pytest.mark.parametrize("code", ["en", "de", "fr", "es", "ru", "tr", "az"])
def test_a_text_of_some_sentences_betrays_its_language(code: str) -> None:
    text = " ".join(marked_sentences(line)[1] for line in cases("sentences") if line.startswith(code))
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "12 34", "Kyrgyzstan", "xyzzy plugh", "Ελληνικά κείμενα δεν διαβάζονται"])
def test_what_does_not_show_its_language_has_none(text: str) -> None:
    assert language_of(text) is None


def test_words_that_begin_sentences_are_no_names() -> None:
    assert is_starter("However", "en")
    assert is_starter("Die", "de")
    assert not is_starter("Department", "en")


@pytest.mark.parametrize(
    ("text", "code"),
    [("Nur 12 Prozent", "de"), ("Əhalinin 5 faizi", "az"), ("Sağlık 12", "tr"), ("¿Cuántos?", "es"), ("12 km", None)],
)
def test_a_sentence_betrays_its_language_by_any_sign_of_one(text: str, code: str | None) -> None:
    assert likeliest_language(text) == code
