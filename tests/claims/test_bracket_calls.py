"""Numbers in brackets that call a list, with the pages of the work that they cite."""

import pytest

import claims

_LIST = """

References

[1] Baker, J. Trade after the storm. Harbour Press, 2014.
[2] Cole, M. Ports and people. Harbour Press, 2015.
[3] Dunn, P. The quay. Harbour Press, 2016.
[4] Ely, R. The weir. Harbour Press, 2017.
"""


@pytest.mark.parametrize(
    ("text", "labels", "claim"),
    [
        ("Trade fell by 4% [1, p. 12]. It rose [2].", "1 2", "Trade fell by 4%."),
        ("Trade fell by 4% [1, с. 12–14; 3]. It rose [2].", "1 3 2", "Trade fell by 4%."),
        ("Trade fell by 4% [2, Fig. 4], as told [1, pp. 3–8; 4].", "2 1 4", "Trade fell by 4%, as told."),
        ("Trade fell by 4% [1: 12]. It rose [2–4].", "1 2 3 4", "Trade fell by 4%."),
        ("Trade fell by 4% [1, Table II]. Let x[2] be it. It rose [2].", "1 2", "Trade fell by 4%."),
    ],
)
def test_pages_in_a_bracket_call_nothing(text: str, labels: str, claim: str) -> None:
    document = claims.read((text + _LIST).encode(), "a.txt")
    assert [marker.label for marker in document.markers] == labels.split()
    assert [one.text for one in document.claims] == [claim]


def test_numbers_in_round_brackets_call_a_numbered_list() -> None:
    text = (
        "Some 5.4 million people are bitten each year (1). Children are at higher risk than others (2,3).\n"
        "In the south 7,000 people die of it (4). It can be mild (1–3).\n\nReferences\n\n"
        "1. Baker J. Trade after the storm. J Ports. 2014;3(1):1–9.\n"
        "2. Cole M. Ports and people. J Ports. 2015;4(1):1–9.\n"
        "3. Dunn P. The quay. J Ports. 2016;5(1):1–9.\n"
        "4. Ely R. The weir. J Ports. 2017;6(1):1–9.\n"
    )
    document = claims.read(text.encode(), "a.txt")
    assert [marker.label for marker in document.markers] == ["1", "2", "3", "4", "1", "2", "3"]
    assert all(marker.note for marker in document.markers)


def test_numbered_points_in_round_brackets_call_nothing() -> None:
    text = (
        "The plan has three aims: (1) grain for the north, (2) fish for the south and (3) peace for all.\n\n"
        "1. Grain will be bought in spring.\n2. Fish will be bought in May.\n3. Peace is free of charge.\n"
    )
    assert claims.read(text.encode(), "a.txt").markers == ()


def test_a_raised_number_behind_the_last_has_lost_its_note() -> None:
    text = (
        "Falls rose to 3,412 in the year.¹ That is 1.9 a head.² One in eleven led to a fracture.³ A mat costs £31.⁴\n"
        "A room of 12 m⁴ is no room.\n\n"
        "1. Baker, J. Trade after the storm. Harbour Press, 2014.\n"
        "2. Cole, M. Ports and people. Harbour Press, 2015.\n"
        "3. Dunn, P. The quay. Harbour Press, 2016.\n"
    )
    document = claims.read(text.encode(), "a.txt")
    assert [(marker.label, marker.note) for marker in document.markers] == [
        ("1", "n1"),
        ("2", "n2"),
        ("3", "n3"),
        ("4", None),
    ]


def test_a_list_that_lacks_a_number_is_called_all_the_same() -> None:
    text = (
        "Ein Delir tritt bei 10 bis 50 % auf [1, 2]. Nach dem Bruch liegt die Rate bei 24 % [3]. Sie sterben\n"
        "eher [4]. Leitlinien empfehlen eine Prüfung [5, 6]. Programme senken die Zahl [6–8].\n\nLiteratur\n"
        "1. Baker SK, Cole RG. Delirium in elderly people. Lancet. 2014;383:911–22.\n"
        "2. Dunn JL. Postoperative delirium. Anesth Analg. 2011;112:1202–11.\n"
        "3. Ely Y, Fox X. Risk factors for delirium. Aging Clin Exp Res. 2017;29:115–26.\n"
        "4. Gray J, Hill LS. Delirium and the risk of mortality. JAMA. 2010;304:443–51.\n"
        "6. Ives TT, Jay J. Effectiveness of interventions. JAMA Intern Med. 2015;175:512–20.\n"
        "7. Kay ER, Low JM. Reducing delirium: a trial. J Am Geriatr Soc. 2001;49:516–22.\n"
        "8. Moe A, Nye BC. Effect of melatonin. CMAJ. 2014;186:E547–56.\n"
    )
    document = claims.read(text.encode(), "a.txt")
    assert [marker.label for marker in document.markers if marker.note is None] == ["5"]
    assert [marker.label for marker in document.markers] == "1 2 3 4 5 6 6 7 8".split()
