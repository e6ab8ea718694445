"""Files beside a document come from its folder alone."""

import os
from pathlib import Path

import pytest

from provenance.companions import LIMIT_BYTES, companions_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a document, files beside it, and a secret outside."""
    inside = tmp_path / "report"
    (inside / "deep").mkdir(parents=True)
    (inside / "main.tex").write_text("x")
    (inside / "refs.bib").write_text("bib")
    (inside / "deep" / "one.tex").write_text("one")
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "report-other").mkdir()
    (tmp_path / "report-other" / "x.tex").write_text("other")
    (inside / "out").symlink_to(tmp_path)
    (inside / "link.tex").symlink_to(tmp_path / "secret.txt")
    (inside / "within.tex").symlink_to(inside / "deep" / "one.tex")
    os.mkfifo(inside / "pipe.tex")
    return inside


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("refs.bib", b"bib"),
        ("./refs.bib", b"bib"),
        ("deep/one.tex", b"one"),
        ("within.tex", b"one"),
        ("gone.tex", None),
        ("deep", None),
        ("", None),
        ("../secret.txt", None),
        ("deep/../../secret.txt", None),
        ("..\\secret.txt", None),
        ("../report-other/x.tex", None),
        ("out/secret.txt", None),
        ("link.tex", None),
        ("pipe.tex", None),
        ("/etc/passwd", None),
        ("C:/x", None),
        ("~/x", None),
        ("a\0b", None),
        ("x" * 5000, None),
        ("|ls", None),
    ],
)
def test_only_what_lies_in_the_folder_is_read(folder: Path, name: str, content: bytes | None) -> None:
    assert companions_of(str(folder / "main.tex"))(name) == content


def test_a_name_without_a_folder_means_the_working_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert companions_of("main.tex")("refs.bib") == b"bib"
    assert companions_of("main.tex")(str(folder / "refs.bib")) is None


def test_standard_input_has_nothing_beside_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert companions_of("-")("refs.bib") is None


def test_what_is_too_large_is_not_read(folder: Path) -> None:
    with (folder / "big.bib").open("wb") as file:
        file.truncate(LIMIT_BYTES + 1)
    assert companions_of(str(folder / "main.tex"))("big.bib") is None
