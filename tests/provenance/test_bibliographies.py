"""Bibliographies beside documents, from the command line on."""

import json
from pathlib import Path
from typing import Any

import pytest

from provenance.cli import run

TEX = r"""\documentclass{article}\begin{document}
Losses fell to 29 per cent \cite{losses}. Trade rose to 12 per cent.\footnote{See \cite[4]{trade}.} \cite{gone}
\input{part} \bibliography{refs}
\end{document}
"""
BIB = """@techreport{losses, institution={Water Council}, title={Losses 2022}, year=2023, url={https://council.example/l}}
@book{trade, author={Jones, M.}, title={On Trade}, title={Again}, year=2016, url={https://council.example/t}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A LaTeX report with its bibliography and the pages that it cites."""
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "main.tex").write_text(TEX)
    (tmp_path / "report" / "refs.bib").write_text(BIB)
    (tmp_path / "report" / "part.tex").write_text("Part.")
    pages = tmp_path / "pages" / "council.example"
    pages.mkdir(parents=True)
    (pages / "l.html").write_text("<title>Losses 2022</title><p>In 2022 losses fell to 29% of the water put in.</p>")
    (pages / "t.html").write_text("<title>On Trade</title><p>Trade rose to 12% in that year.</p>")
    return tmp_path


def check(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, dict[str, Any]]:
    """The status and result of a run without network."""
    options = ["--offline", "--format", "json", "--db", str(folder / "p.db"), "--sources", str(folder / "pages")]
    status = run(["check", str(folder / "report" / "main.tex"), *options, *more])
    result: dict[str, Any] = json.loads(capsys.readouterr().out)
    return status, result


def test_claims_reach_the_sources_of_entries_from_text_and_notes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, result = check(folder, capsys)
    document = result["documents"][0]
    assert status == 1
    assert [(claim["verdict"], claim["notes"]) for claim in document["claims"]] == [
        ("supported", ["nlosses"]),
        ("supported", ["n1"]),
    ]
    assert document["warnings"] == ["refs: Entry trade (line 2) gives title more than once; the first counts."]
    assert [f["labels"] for f in result["findings"] if f["rule"] == "undefined-citation-key"] == [["gone"]]


def test_a_bibliography_may_be_given(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "report" / "main.tex").write_text(
        r"\begin{document}Rose 5 per cent \cite{k}, \cite{losses}.\end{document}"
    )
    (folder / "more.bib").write_text("@book{k, title={K}}")
    given = ["--bibliography", str(folder / "more.bib"), "--bibliography", str(folder / "report" / "refs.bib")]
    _, result = check(folder, capsys, *given)
    assert [note["label"] for note in result["documents"][0]["notes"]] == ["k", "losses", "trade"]
    assert [marker["note"] for marker in result["documents"][0]["markers"]] == ["nk", "nlosses"]


def test_a_bibliography_that_is_not_there_is_an_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["check", str(folder / "report" / "main.tex"), "--offline", "--bibliography", str(folder / "no.bib")])
    assert status == 66
    assert "is not there" in capsys.readouterr().err


def test_what_lies_outside_the_folder_is_not_taken_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "secret.tex").write_text("Secret.")
    text = r"\begin{document}Text. \input{../secret} \input{" + str(folder / "secret") + r"}\end{document}"
    (folder / "report" / "main.tex").write_text(text)
    _, result = check(folder, capsys, "--with-text")
    assert "Secret" not in result["documents"][0]["text"]
    assert len(result["documents"][0]["warnings"]) == 2
