"""One report in every format says the same: notes, markers, references, claims, quotations and findings.

What cannot be the same is listed here, each with its reason, and nowhere else.
"""

import shutil
import subprocess
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import claims
from tests.formats import builders, printers
from tests.formats.facts import facts_of
from tests.formats.source import Report, load_report

Facts = dict[str, list[Any]]
KINDS = ("title", "notes", "references", "markers", "claims", "quotes", "findings")

# Rules about pages, which only some formats have.
OF_PAGES = {"note-far-from-marker"}
# Formats that count their notes themselves can have none of these: they are read beside the report as they number it.
OF_NUMBERING = {"numbering-gap", "missing-note", "uncalled-note"}
# Text has no cells: in 'Basin Lines   44' the number reads as part of a name.
ROWS = ("BasinLines", "NorthernFerryCompany", "IslandBoats")


@cache
def _web() -> dict[str, Any]:
    with (Path(__file__).parent / "web.toml").open("rb") as file:
        return tomllib.load(file)


def _read(data: bytes, name: str) -> Facts:
    return facts_of(claims.read(data, name), _web())


@cache
def _expected(by_itself: bool) -> Facts:
    """The facts as the Markdown states them, with the printed numbers, or with those of a format that counts."""
    report = load_report()
    return _read(builders.markdown(report.numbered_by_itself() if by_itself else report).encode(), "report.md")


def _differences(found: Facts, expected: Facts) -> dict[str, tuple[list[Any], list[Any]]]:
    """For each kind what was not expected, and what is missing."""
    differences = {}
    for kind in KINDS:
        mine = [fact for fact in found[kind] if not (kind == "findings" and fact[0] in OF_PAGES)]
        if mine != expected[kind]:
            extra = [fact for fact in mine if fact not in expected[kind]]
            differences[kind] = (extra, [fact for fact in expected[kind] if fact not in mine])
    return differences


def _without_rows(facts: Facts) -> Facts:
    return {
        kind: [
            fact
            for fact in listed
            if not (kind == "claims" and fact[0].startswith(ROWS))
            and not (kind == "findings" and fact[2].startswith(ROWS))
        ]
        for kind, listed in facts.items()
    }


PLANTED = [
    ("accessed-before-published", ("26",)),
    ("accessed-in-future", ("35",)),
    ("altered-quotation", ("17",)),
    ("conflicting-access-dates", ("16", "17")),
    ("contradicted-figure", ("3", "4")),
    ("contradicted-figure", ("22",)),
    ("dead-link", ("21",)),
    ("dead-link", ("33",)),
    ("duplicate-note", ("14", "15")),
    ("home-page-address", ("28",)),
    ("invalid-date", ("7",)),
    ("invalid-page-range", ("32",)),
    ("malformed-address", ("31",)),
    ("misattributed-claim", ("8",)),
    ("missing-access-date", ("38",)),
    ("missing-address", ("11",)),
    ("missing-note", ("40",)),
    ("numbering-gap", ("22", "24")),
    ("uncalled-note", ("41",)),
]


def test_the_defects_that_were_planted_are_found() -> None:
    found = {(rule, labels) for rule, labels, _ in _expected(False)["findings"]}
    assert [planted for planted in PLANTED if planted not in found] == []
    facts = _expected(False)
    assert (len(facts["notes"]), len(facts["markers"]), len(facts["quotes"])) == (39, 39, 4)


def test_a_format_that_counts_its_notes_has_all_kinds_of_defects_but_those_of_numbering() -> None:
    printed, counted = ({rule for rule, _, _ in _expected(by_itself)["findings"]} for by_itself in (False, True))
    assert printed - counted == OF_NUMBERING


def test_html_says_the_same() -> None:
    found = _read(builders.hyper(load_report()).encode(), "report.html")
    assert _differences(found, _expected(False)) == {}


@pytest.mark.parametrize(
    ("build", "name"),
    [(builders.docx, "report.docx"), (lambda report: builders.latex(report).encode(), "report.tex")],
    ids=["docx", "latex"],
)
def test_a_format_that_counts_its_notes_says_the_same(build: Callable[[Report], bytes], name: str) -> None:
    found = _read(build(load_report().numbered_by_itself()), name)
    assert _differences(found, _expected(True)) == {}


def test_a_pdf_in_two_columns_says_the_same(tmp_path: Path) -> None:
    data = printers.typst_pdf(load_report(), tmp_path)
    assert len(claims.read(data).pages) >= 8
    assert _differences(_read(data, "report.pdf"), _expected(False)) == {}


@pytest.mark.skipif(printers.chromium() is None, reason="chromium is not installed")
def test_a_pdf_of_a_browser_and_the_text_of_it_say_the_same(tmp_path: Path) -> None:
    data = printers.browser_pdf(load_report(), tmp_path)
    assert len(claims.read(data).pages) >= 8
    assert _differences(_read(data, "report.pdf"), _expected(False)) == {}
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    command = ["pdftotext", "-layout", str(tmp_path / "report.pdf"), "-"]
    text = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    found = _read(text, "report.txt")
    assert _differences(_without_rows(found), _without_rows(_expected(False))) == {}
