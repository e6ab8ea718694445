"""The reports of the bundled example as they should be, one file a format, in `golden/`.

`python -m tests.provenance.reports.golden_reports` writes them anew. Do so after a change that is meant, and read what
git shows of it.
"""

import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from click import unstyle

from provenance.audit import audit, program_version
from provenance.config import Settings
from provenance.reports import terminal
from provenance.reports.audit.assemble import read_audit
from provenance.reports.audit.formats import FORMS, render
from tests.provenance.reports.audit.audited import DEMO

FOLDER = Path(__file__).parent / "golden"
NAMES = {"text": "demo.txt", "html": "demo.html", "md": "demo.md", "json": "demo.json", "jsonl": "demo.jsonl",
         "csv": "demo.csv", "sarif": "demo.sarif", "junit": "demo.junit.xml", "github": "demo.github.txt"}  # fmt: skip
_SETTINGS = re.compile(r'"settings": \{.*?\}(?=,\s+"settings_hash")', re.DOTALL)
_STYLES = re.compile(r"<style>.*?</style>", re.DOTALL)
COMMAND = "python -m tests.provenance.reports.golden_reports"


def reports(folder: Path) -> Iterator[tuple[str, str]]:
    """The name of each golden file, and what the example gives now; `folder` is to work in."""
    for name in ("brief.txt", "captures.warc.gz"):
        shutil.copy(DEMO / name, folder / name)
    settings = Settings(
        sources=(folder / "captures.warc.gz",),
        offline=True,
        db=folder / "demo.db",
        as_of=datetime(2024, 4, 2, 12, tzinfo=UTC),
    )
    audit([str(folder / "brief.txt")], settings)
    report = read_audit(folder / "demo.db")
    for form, name in NAMES.items():
        if form == "text":
            written: str | bytes = "\n".join(unstyle(line) for line in terminal.render(report)) + "\n"
        else:
            written = render(form, report)
        assert isinstance(written, str)
        yield name, scrubbed(form, written, report.runs[0].settings_hash)


def scrubbed(form: str, written: str, settings: str) -> str:
    """A report without what changes with every release: version, defaults of settings, help of rules, styles."""
    if form == "sarif":
        log = json.loads(written)
        for rule in log["runs"][0]["tool"]["driver"]["rules"]:
            del rule["help"], rule["fullDescription"]
        written = json.dumps(log, ensure_ascii=False, indent=1) + "\n"
    if form in ("json", "jsonl"):
        written = _SETTINGS.sub('"settings": {}', written)
    if form == "html":
        written = _STYLES.sub("<style>STYLES</style>", written)
    written = written.replace(settings, "CONFIGURATION")
    return re.sub(rf"(?<![\d.]){re.escape(program_version())}(?![\d.])", "VERSION", written)


def texts() -> set[str]:
    """The formats that have a golden file must be all that are text."""
    return {"text", *(name for name, form in FORMS.items() if form.is_text)}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        for golden, content in reports(Path(name)):
            (FOLDER / golden).write_text(content, encoding="utf-8", newline="")
