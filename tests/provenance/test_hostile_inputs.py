"""A run over files made to harm: each ends in one line, no other file comes out, and the good ones are checked."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.claims.hostile_files import CANARY, all_cases

SECRET = "this line belongs to nobody else"
GOOD = "Losses rose to 38 per cent in 2022.[^1]\n\n[^1]: Council 2023, Losses, https://example.org/losses\n"
NEED_PANDOC = (".odt", ".epub", ".rtf")
# Some of each format, and all that name another file.
CHOSEN = """
    truncated.pdf garbage.pdf encrypted.pdf scanned.pdf tree-of-itself.pdf
    truncated.docx laughs.docx outside.docx traversal.docx deep.docx old.docx locked.docx sheet.docx
    empty.odt outside.odt traversal.epub garbage.rtf
    deep.html outside.html empty.html
    outside.tex shell.tex itself.tex empty.tex binary.tex strings.bib unclosed.bib
    binary.txt blanks.txt zip.txt gzip.txt escapes.txt brackets.md
""".split()


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "provenance", "check", *arguments, "--offline", "--db", "p.db", "--format", "json"]
    return subprocess.run(command, cwd=folder, capture_output=True, timeout=300, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with all the files, and with a secret in it and above it."""
    inner = tmp_path / "documents"
    inner.mkdir()
    for place in (tmp_path, inner):
        (place / CANARY).write_text(SECRET, encoding="utf-8")
    for case in all_cases():
        if case.name in CHOSEN and (not case.name.endswith(NEED_PANDOC) or shutil.which("pandoc")):
            (inner / case.name).write_bytes(case.data)
    (inner / "z-good.md").write_text(GOOD, encoding="utf-8")
    return inner


def test_the_rest_of_the_run_goes_on(folder: Path) -> None:
    names = sorted(path.name for path in folder.iterdir() if path.name != CANARY)
    done = run(folder, *names)
    assert done.returncode == 65
    assert b"Traceback" not in done.stdout + done.stderr
    found = json.loads(done.stdout)
    unread = {one["path"]: one for one in found["unread"]}
    said = {case.name: case.said for case in all_cases()}
    assert {name for name in names if name in said and said[name] and said[name][0] not in "|*"} <= set(unread) | {
        name for name in names if "|" in said.get(name, "")
    }
    assert all("\n" not in one["reason"] and one["status"] == 65 for one in unread.values())
    read = {one["path"]: one for one in found["documents"]}
    assert sorted([*unread, *read]) == names
    assert [claim["text"] for claim in read["z-good.md"]["claims"]] == ["Losses rose to 38 per cent in 2022."]
    assert SECRET.encode() not in done.stdout + done.stderr
    assert SECRET.encode() not in (folder / "p.db").read_bytes()


def test_a_bad_file_before_a_good_one_does_not_hide_it(folder: Path) -> None:
    done = run(folder, "truncated.pdf", "z-good.md")
    found = json.loads(done.stdout)
    assert done.returncode == 65
    assert [one["path"] for one in found["unread"]] == ["truncated.pdf"]
    assert [one["path"] for one in found["documents"]] == ["z-good.md"]
