"""A bundle for an auditor elsewhere: database, inputs, captures and report in one zip file, to be verified there."""

import tempfile
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from provenance.reports.audit import html, objects
from provenance.reports.audit.model import Audit
from provenance.store.backup import back_up

_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_README = """An audit of figures and their sources, with all that it rests on.

report.html: the report, for any browser
report.json: the same, for programs
{database}: the database, with the documents as they were read, verdicts and decisions
{captures}/: the captures of the sources, as WARC files
SHA256SUMS: digests of these files (sha256sum -c SHA256SUMS)

To compute every verdict again, with provenance {version}:

  provenance verify {run} --db {database}
"""


def write_bundle(path: Path, audit: Audit, target: Path) -> None:
    """Write the bundle of the database at `path`; the file appears whole or not at all.

    The database is copied as of one moment, with all documents, whatever the report is about. Raises StoreError where
    it cannot be read, OSError where the bundle cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix=".bundle-", dir=target.parent or Path()) as name:
        folder = Path(name) / "bundle"
        back_up(path, folder)
        (folder / "report.html").write_text(html.render(audit), encoding="utf-8")
        (folder / "report.json").write_text(objects.render(audit), encoding="utf-8")
        told = {"database": path.name, "captures": f"{path.stem}.captures"}
        readme = _README.format(**told, version=audit.runs[-1].version, run=audit.runs[-1].id)
        (folder / "README.txt").write_text(readme, encoding="utf-8")
        (folder / "SHA256SUMS").write_text("".join(_sums(folder)), encoding="utf-8")
        packed = Path(name) / "bundle.zip"
        _pack(folder, packed)
        packed.replace(target)


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file())


def _sums(folder: Path) -> Iterator[str]:
    for file in _files(folder):
        with file.open("rb") as opened:
            digest = sha256()
            while piece := opened.read(1 << 20):
                digest.update(piece)
        yield f"{digest.hexdigest()}  {file.relative_to(folder).as_posix()}\n"


def _pack(folder: Path, packed: Path) -> None:
    with zipfile.ZipFile(packed, "w") as archive:
        for file in _files(folder):
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), _FIXED_DATE)
            entry.compress_type = zipfile.ZIP_STORED if file.suffix == ".gz" else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with file.open("rb") as opened, archive.open(entry, "w") as member:
                while piece := opened.read(1 << 20):
                    member.write(piece)
