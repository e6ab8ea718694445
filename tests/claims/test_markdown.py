"""Markdown: what of it is text, and what only sets it."""

import pytest

import claims


def _claims(text: str) -> list[str]:
    return [claim.text for claim in claims.read(text.encode(), "a.md").claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales **grew by 12%** in *most* years.", ["Sales grew by 12% in most years."]),
        ("Sales ***grew*** by __12%__ in _most_ years.", ["Sales grew by 12% in most years."]),
        ("Sales **grew by *12%* in most** years.", ["Sales grew by 12% in most years."]),
        ("Sales grew by 12% (p < 0.05*) in file_name_x.", ["Sales grew by 12% (p < 0.05*) in file_name_x."]),
        ("Sales grew by 12\\% \\*in\\* all.", ["Sales grew by 12% *in* all."]),
        ("Sales `= 400` grew by 12% in all.", ["Sales grew by 12% in all."]),
        ("Sales ``a`400`` grew by 12% in all.", ["Sales grew by 12% in all."]),
        ("Set `threshold = 250` in the planner.", []),
        ("Sales grew by ~~14%~~ 12% in all.", ["Sales grew by 12% in all."]),
        ("Sales <!-- not 14% --> grew by 12% in all.", ["Sales grew by 12% in all."]),
        ("CO~2~ and x^2^ grew by 12% in all.", ["CO2 and x2 grew by 12% in all."]),
        ("Sales [grew]{.smallcaps} by 12% in all.", ["Sales [grew] by 12% in all."]),
        ("Sales grew by <b>12%</b> in all.", ["Sales grew by 12% in all."]),
        ("```\nSales grew by 12% in all.\n```\n", []),
        ("~~~ python\nSales grew by 12% in all.\n", []),
        ("A text.\n\n    Sales grew by 12% in all.\n", []),
        ("\tSales grew by 12% in all.\n", []),
        ("<!--\nSales grew by 12% in all.\n-->\n", []),
        ("---\nabstract: Sales grew by 12% in all.\n---\n", []),
        ("> Sales grew by 12%\n> in all.\n", ["Sales grew by 12% in all."]),
        ("> Once more.\n>\n> > Sales grew by 12% in all.\n", ["Sales grew by 12% in all."]),
        ("# Sales grew by 12%\n", []),
        ("Sales grew by 12%\n=================\n", []),
        ("- One\n    - Sales grew by 12%\n        - Wages fell by 3%\n", ["Sales grew by 12%", "Wages fell by 3%"]),
        ("1. One thing\n\n   Sales grew by 12% in all.\n", ["Sales grew by 12% in all."]),
        ("# Sales\n\nThey grew by 12%.\n\n- Wages fell by 3%\n", ["They grew by 12%.", "Wages fell by 3%"]),
    ],
)
def test_claims_are_the_words_without_the_signs(text: str, expected: list[str]) -> None:
    assert _claims(text) == expected


def test_figures_keep_their_places_behind_signs() -> None:
    document = claims.read(b"Sales **grew** by *12%* and [fell by 3%](https://a.example/b) in `x` all.\n", "a.md")
    places = [(figure.text, document.text[figure.start : figure.end]) for figure in document.claims[0].figures]
    assert places == [("12%", "12%"), ("3%", "3%")]


def test_a_note_of_several_paragraphs_and_one_in_the_line() -> None:
    text = "Sales grew.[^1] They fell.^[See *Doe*, 2014, at [p. 3](https://a.example/b).]\n\n"
    text += "[^1]: One.\n\n    Two.\n\nEnd of it.\n"
    document = claims.read(text.encode(), "a.md")
    assert {note.label: note.text for note in document.notes} == {
        "1": "One. Two.",
        "inline-1": "See *Doe*, 2014, at [p. 3](https://a.example/b).",
    }
    assert [sentence.text for sentence in document.sentences] == ["Sales grew.", "They fell.", "End of it."]


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("*European Health Centre, Briefing, June 2021*", "2021-06"),
        ("**Informe técnico, octubre de 2021**", "2021-10"),
        ("By Helen Osei, 21 March 2024", "2024-03-21"),
        ("*Protest in the old town, 3 March 2019*", None),
    ],
)
def test_an_emphasised_line_below_the_title_dates_the_text(line: str, dated: str | None) -> None:
    text = f"# Bread and its price\n\n{line}\n\n" + "Bread cost more than ever before in the north of the country. " * 4
    assert claims.read(text.encode(), "a.md").dated == dated
