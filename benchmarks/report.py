"""The audit report of a long document: its size in HTML, and the processor time of each format.

`python -m benchmarks.report [CLAIMS] [SOURCES]` (500 and 200): a made-up document of so many claims that cite so many
pages, a quarter of which say another figure; checked offline, then reported.
"""

import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from provenance.audit import audit
from provenance.config import Settings
from provenance.reports.audit.assemble import read_audit
from provenance.reports.audit.formats import render

FORMATS = ("html", "md", "json", "csv", "sarif", "junit", "xlsx")


def main(claims: int, sources: int) -> None:
    """Make, check and report the document, and print what it took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _make(folder, claims, sources)
        settings = Settings(
            sources=(folder / "pages",),
            offline=True,
            db=folder / "p.db",
            as_of=datetime(2024, 3, 1, tzinfo=UTC),
        )
        audit([str(folder / "report.md")], settings)
        began = time.process_time()
        report = read_audit(folder / "p.db")
        print(f"{claims} claims, {sources} sources, {sum(1 for _ in report.findings)} findings")
        print(f"put together  {time.process_time() - began:6.2f} s")
        for form in FORMATS:
            began = time.process_time()
            written = render(form, report)
            size = len(written.encode() if isinstance(written, str) else written)
            print(f"{form:<12}  {time.process_time() - began:6.2f} s  {size / 1000:8.0f} KB")


def _make(folder: Path, claims: int, sources: int) -> None:
    body, pages = [], {number: [f"<title>Register of district {number}</title>"] for number in range(1, sources + 1)}
    for number in range(1, claims + 1):
        page, value = (number - 1) % sources + 1, 100 + 37 * number % 9000
        stated = value if number % 4 else value + 17
        where = f"In 2019 the village of Marl{number:04d}"
        body.append(f"{where} counted {value:,} households without a supply of water from the network.[^{page}]")
        pages[page].append(f"<p>{where} counted {stated:,} households without a supply of water, mostly in the hills.")
    notes = [
        f"[^{number}]: Register {number} 2020, Households without supply, https://r{number}.example/list.html; "
        "Accessed: 12 January 2021"
        for number in pages
    ]
    for number, lines in pages.items():
        path = folder / "pages" / f"r{number}.example" / "list.html"
        path.parent.mkdir(parents=True)
        path.write_text("\n".join(lines), encoding="utf-8")
    (folder / "report.md").write_text("# A long report\n\n" + "\n\n".join([*body, *notes]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*(int(argument) for argument in (sys.argv[1:] + ["500", "200"][len(sys.argv) - 1 :])))
