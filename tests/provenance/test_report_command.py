"""`report`, `export` and the formats of `check` on the command line: what is written where, and what is refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from provenance.cli import run

REPORT = """# Losses

Losses fell to 24 per cent in 2022.[^1]

[^1]: Water Council 2023, Losses 2022, https://council.example/losses; Accessed: 12 January 2024
"""
Call = Callable[..., tuple[int, bytes, str]]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Call:
    """Runs the command line in a folder with one checked report; status, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.md").write_text(REPORT)

    def run_it(*arguments: str) -> tuple[int, bytes, str]:
        capfdbinary.readouterr()
        status = run([*arguments])
        out, err = capfdbinary.readouterr()
        return status, out, err.decode()

    assert run_it("check", "report.md", "--offline")[0] in (0, 1)
    return run_it


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("a.html", b"<!DOCTYPE html>"),
        ("a.md", b"# Audit: Losses"),
        ("a.json", b'{\n "schema": "provenance-audit/1"'),
        ("a.csv", b"record,document,"),
        ("a.sarif", b'{\n "$schema"'),
        ("a.xlsx", b"PK"),
    ],
)
def test_the_name_of_the_file_tells_the_format(call: Call, name: str, beginning: bytes) -> None:
    assert call("report", "-o", name)[:2] == (0, b"")
    assert Path(name).read_bytes().startswith(beginning)


def test_without_a_file_the_report_goes_to_standard_output(call: Call) -> None:
    status, out, _ = call("report", "Losses", "--format", "md")
    assert status == 0
    assert out.startswith(b"# Audit: Losses")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("report", "--format", "pdf"), "pdf is no text: name a file with -o"),
        (("report", "losse"), "did you mean 'Losses'"),
        (("report", "--db", "none.db"), "is not there"),
        (("report", "--run", "9"), "there is no run '9'"),
        (("report", "--format", "docx", "-o", "a.docx"), "comments go into one Word document"),
        (("export", "--format", "wacz"), "wacz is no text: name a file with -o"),
        (("report", "--bundle", "no/such/folder.zip"), "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_one_line_with_the_remedy(call: Call, arguments: tuple[str, ...], message: str) -> None:
    status, out, err = call(*arguments)
    assert status in (2, 66, 73)
    assert out == b""
    assert message in err
    assert len(err.splitlines()) == 1


def test_check_prints_the_formats_of_the_report(call: Call) -> None:
    status, out, _ = call("check", "report.md", "--offline", "--format", "sarif")
    assert status in (0, 1)
    log = json.loads(out)
    assert log["runs"][0]["artifacts"][0]["location"]["uri"] == "report.md"
    assert b"title=" in call("check", "report.md", "--offline", "--format", "github")[1]


def test_a_bundle_is_written_beside_a_report_or_alone(call: Call) -> None:
    assert call("report", "--bundle", "all.zip")[:2] == (0, b"")
    assert Path("all.zip").read_bytes().startswith(b"PK")
    assert call("report", "--bundle", "more.zip", "-o", "a.html")[0] == 0
    assert Path("a.html").exists()
    assert Path("more.zip").exists()


def test_sources_are_exported(call: Call) -> None:
    assert b"@misc{water2023losses" in call("export", "--format", "bibtex")[1]
    assert call("export", "--format", "wacz", "-o", "e.wacz")[0] == 0
    assert Path("e.wacz").read_bytes().startswith(b"PK")
