"""Damaged addresses and what they may have been."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.repairs import repairs_of

GOOD = "https://a.example/x/report.pdf"


@pytest.mark.parametrize(
    "damaged",
    [
        GOOD + ".", GOOD + ",", GOOD + ");", GOOD + ">", GOOD + "%C2%A0", GOOD + "”", GOOD + "&gt;", GOOD + "/",
        GOOD + ".”", f"<{GOOD}>", f"({GOOD})", f"“{GOOD}”", "https//a.example/x/report.pdf",
        "https:/a.example/x/report.pdf", "htps://a.example/x/report.pdf", "hxxps://a.example/x/report.pdf",
        f"http://{GOOD}", f"https:{GOOD}", "a.example/x/report.pdf", "https://a.example/x/ report.pdf",
        "https://a.example/x/rep-\nort.pdf", "https://a.example/x/%20report.pdf", "URL:" + GOOD,
    ],
)  # fmt: skip
def test_the_address_meant_is_among_the_ways(damaged: str) -> None:
    if damaged.startswith("URL:"):
        damaged = f"<{damaged}>"
    assert GOOD in repairs_of(damaged)


@pytest.mark.parametrize("sound", [GOOD, "https://a.example/x_(y)", "mailto:a@b.example", "https://a.example/x/"])
def test_there_is_nothing_to_mend_on_a_sound_address(sound: str) -> None:
    assert repairs_of(sound) == ()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_taken(text: str) -> None:
    ways = repairs_of(text)
    assert len(ways) <= 4
    assert text not in ways
