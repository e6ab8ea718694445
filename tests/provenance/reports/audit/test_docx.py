"""Comments in the Word document that was read: at the claim, readable to others, and nothing else is touched."""

import io
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

import claims
from provenance.audit import audit as check
from provenance.config import Settings
from provenance.errors import OutputError
from provenance.reports.audit.assemble import Scope, assemble
from provenance.reports.audit.docx import render
from provenance.reports.audit.model import Audit
from provenance.store.inputs import load_input
from provenance.store.store import read_store
from tests.provenance.reports.audit import audited

PANDOC = shutil.which("pandoc")
pytestmark = pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed: tests/system-packages brings it")

DRAFT = """# Water lost

In 2022 the utilities of the basin lost 38 per cent of the water that they put into their networks.[^1] The **national**
average in 2022 was 24 per cent.[^2] Behind both figures stands the same cause.

Some 1,300 kilometres of mains would have to be replaced within ten years.

[^1]: Council 2023, Losses, https://www.water-council.example/reports/losses-2022.html; Accessed: 12 January 2024
[^2]: Office of Statistics 2023, Supply, https://stat.example/water/supply-2022.html; Accessed: 31 June 2024
"""


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("draft")
    subprocess.run([str(PANDOC), "-f", "markdown", "-o", folder / "draft.docx"], input=DRAFT.encode(), check=True)
    settings = Settings(
        sources=(audited.DEMO / "captures.warc.gz",),
        offline=True,
        db=folder / "p.db",
        as_of=datetime(2024, 3, 1, tzinfo=UTC),
    )
    check([str(folder / "draft.docx")], settings)
    return folder


def commented(folder: Path) -> tuple[Audit, bytes]:
    with read_store(folder / "p.db") as store:
        report = assemble(store.db, Scope(), folder)
        return report, render(report, lambda document: load_input(store.db, document.id).data)


def as_markdown(package: bytes) -> str:
    """How another reader sees the comments."""
    command = [str(PANDOC), "-f", "docx", "-t", "markdown", "--wrap=none", "--track-changes=all"]
    return subprocess.run(command, input=package, capture_output=True, check=True).stdout.decode()


def test_every_open_finding_is_a_comment(draft: Path) -> None:
    report, package = commented(draft)
    comments = list(docx.Document(io.BytesIO(package)).comments)
    assert len(comments) == report.severities.total() >= 3
    assert {comment.author for comment in comments} == {"provenance"}


def test_a_comment_embraces_its_claim_and_tells_what_the_source_says(draft: Path) -> None:
    shown = as_markdown(commented(draft)[1])
    start = shown.index("contradicted-figure")
    embraced = shown[shown.index("}", start) + 1 : shown.index("comment-end", start)]
    assert embraced.startswith("The **national** average in 2022 was 24 per cent.")
    assert "was 27 per cent" in shown[:start]


def test_what_stands_in_a_note_is_commented_at_its_call(draft: Path) -> None:
    shown = as_markdown(commented(draft)[1])
    behind = shown[shown.index("(invalid-date)") :]
    assert behind[behind.index("}") + 1 :].startswith("[^2]")


def test_the_text_is_untouched_and_the_same_report_gives_the_same_bytes(draft: Path) -> None:
    package = commented(draft)[1]
    assert claims.read(package, "a.docx").text == claims.read((draft / "draft.docx").read_bytes(), "a.docx").text
    assert package == commented(draft)[1]
    before, after = (zipfile.ZipFile(io.BytesIO(data)) for data in ((draft / "draft.docx").read_bytes(), package))
    assert before.read("word/footnotes.xml").count(b"<w:footnote ") == after.read("word/footnotes.xml").count(
        b"<w:footnote "
    )


def test_a_text_that_is_no_word_document_is_refused_in_one_line(nights: Audit) -> None:
    with pytest.raises(OutputError, match="into one Word document"):
        render(nights, lambda document: b"")
