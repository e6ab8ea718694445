"""Damaged files and files made to harm, in every format: each is read, or refused in one line."""

import re
import shutil

import pytest

from claims import ClaimsError, read
from claims.document import Document
from tests.claims.hostile_files import Case, all_cases
from tests.work import work_of

CASES = {case.name: case for case in all_cases()}
NEED_PANDOC = (".odt", ".epub", ".rtf")


def read_or_refused(case: Case) -> tuple[Document | None, str]:
    """The document, or the line that refuses it."""
    try:
        return read(case.data, case.name), ""
    except ClaimsError as error:
        return None, str(error)


@pytest.mark.parametrize("name", CASES)
def test_a_file_made_to_harm_is_read_or_refused_in_one_line(name: str) -> None:
    case = CASES[name]
    if name.endswith(NEED_PANDOC) and shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed")
    document, said = read_or_refused(case)
    if document is None:
        assert case.said
        assert re.search(case.said, said)
        assert "\n" not in said
        assert len(said) < 400
    elif case.said == "":
        assert "38 per cent" in [figure.text for claim in document.claims for figure in claim.figures]
    else:
        assert case.said[0] in "|*"


GROWING = {
    "deep.html": lambda n: "<div>" * n + "<p>In 2022 losses rose to 38 per cent.",
    "notes.html": lambda n: '<p>Up 5 per cent.<sup><a href="#f">1</a></sup>' * n,
    "braces.tex": lambda n: "\\documentclass{a}\\begin{document}In 2022 losses rose to 38 per cent. " + "{" * n,
    "quotes.md": lambda n: "In 2022 losses rose to 38 per cent.\n\n" + "> " * n + "x",
    "brackets.txt": lambda n: "In 2022 losses rose to 38 per cent. " + "[" * n,
}


@pytest.mark.parametrize("name", GROWING)
def test_twice_the_length_is_at_most_two_and_a_half_times_the_work(name: str) -> None:
    short, long = (GROWING[name](count).encode() for count in (100, 200))
    read(short, name)  # what is loaded at the first document of a kind is not counted
    assert work_of(lambda: read(long, name)) <= 2.5 * work_of(lambda: read(short, name)) + 1_000


def test_every_format_has_its_hostile_files() -> None:
    endings = {name.rpartition(".")[2] for name in CASES}
    assert endings == {"pdf", "docx", "odt", "epub", "rtf", "html", "tex", "bib", "txt", "md"}
    assert len(CASES) >= 70
