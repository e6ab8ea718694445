"""ODT, EPUB and RTF through pandoc where it is installed; a hint where it is not; pandoc as a check of our readers."""

import shutil
import subprocess
from pathlib import Path

import pytest

from claims import UnreadableDocument, UnsupportedFormat, read

REPORT = """---
title: Losses in the networks
---

# Losses in the networks

In 2022 the utilities lost 38 per cent of their water.[^1] Repairs cost $61 million.[^2]

- Some 410,000 people are supplied for fewer than twelve hours a day.[^3]

> Nobody renews what can be patched once more, said the regulator in March.

[^1]: Water Council 2023, Losses 2022, <https://council.example/losses>; Accessed: 12 January 2024
[^2]: Lindqvist, A. 2022. What a burst main costs. *Basin Courier* 14(2), pp. 11-19.
[^3]: Basin Authority 2023, Hours of Supply, <https://data.example/hours>; Accessed: 15 January 2024
"""
needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")


def converted(to: str, folder: Path) -> bytes:
    target = folder / f"report.{to}"
    subprocess.run(["pandoc", "-s", "-f", "markdown", "-o", target], input=REPORT.encode(), check=True)
    return target.read_bytes()


@needs_pandoc
@pytest.mark.parametrize("to", ["odt", "docx", "html"])
def test_every_format_gives_what_the_markdown_gives(to: str, tmp_path: Path) -> None:
    markdown, other = read(REPORT.encode(), "report.md"), read(converted(to, tmp_path), f"report.{to}")
    assert other.format == to
    assert [note.label for note in other.notes] == [note.label for note in markdown.notes]
    assert [(marker.label, marker.note) for marker in other.markers] == [("1", "n1"), ("2", "n2"), ("3", "n3")]
    assert [reference.url for reference in other.references] == [reference.url for reference in markdown.references]
    assert [reference.year for reference in other.references] == [reference.year for reference in markdown.references]
    wanted = [(claim.text, claim.notes, [f.text for f in claim.figures]) for claim in markdown.claims]
    assert [(claim.text, claim.notes, [f.text for f in claim.figures]) for claim in other.claims] == wanted
    assert len(wanted) == 3


@needs_pandoc
def test_an_rtf_file_s_notes_are_read() -> None:
    note = rb"{\super\chftn{\footnote\pard\plain {\super\chftn} Water Council 2023, Losses 2022.}}"
    document = read(rb"{\rtf1\ansi Losses rose to 38 per cent in May." + note + rb" Costs fell.\par}", "report.rtf")
    assert (document.format, [note.text for note in document.notes]) == ("rtf", ["Water Council 2023, Losses 2022."])
    assert [claim.notes for claim in document.claims] == [("n1",)]


@needs_pandoc
def test_an_epub_is_read_with_its_notes_or_not_at_all(tmp_path: Path) -> None:
    data = converted("epub", tmp_path)
    said = subprocess.run(["pandoc", "--version"], capture_output=True, check=True, text=True).stdout
    if int(said.split()[1].split(".")[0]) < 3:
        with pytest.raises(UnsupportedFormat, match="an older one loses its notes"):
            read(data, "report.epub")
    else:
        assert [note.label for note in read(data, "report.epub").notes] == ["1", "2", "3"]


def test_without_pandoc_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(UnsupportedFormat, match="RTF is read through pandoc, which is not installed"):
        read(rb"{\rtf1 Losses rose to 38 per cent.}", "report.rtf")


@needs_pandoc
def test_what_pandoc_cannot_read_is_one_line() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read(rb"{\rtf", "report.rtf")
    assert "\n" not in str(caught.value)


@needs_pandoc
def test_pandoc_reads_no_file_but_its_input(tmp_path: Path) -> None:
    canary = tmp_path / "canary.txt"
    canary.write_text("CANARY 47 per cent")
    data = rf"{{\rtf1 Text. {{\field{{\*\fldinst INCLUDETEXT {canary}}}{{\fldrslt x}}}}}}".encode()
    assert "CANARY" not in read(data, "report.rtf").text
