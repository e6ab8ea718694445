"""What leaves the store is read by others: bibliographies by pandoc and our own reader, evidence as an archive."""

import hashlib
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import claims
from provenance.reports.audit.assemble import Scope, assemble
from provenance.reports.bundle import write_bundle
from provenance.reports.export import bibliographies, evidence
from provenance.reports.export.works import Work, cited_works
from provenance.store.store import read_store
from provenance.verify import verify
from sources import open_archive
from tests.provenance.reports.audit import audited

PANDOC = shutil.which("pandoc")
AWKWARD = Work(
    key="bad",
    kind="article",
    text="x",
    authors=("O'Neil, Ann", "Ministry of {Work} & Co"),
    year="2015a",
    labels=("1", "4"),
    title="100% of $5_000 #1 ~ ^ \\ costs",
    container="Journal of A & B",
    pages="112–131",
    url="https://example.org/a_b?x=%20&y={1}",
    published="2015-04",
    accessed="2016-01-02",
)


@pytest.fixture(scope="module")
def works(nights_db: Path) -> tuple[Work, ...]:
    with read_store(nights_db) as store:
        return cited_works(store.db, assemble(store.db, Scope(), nights_db.parent))


def test_each_work_is_told_once_with_all_its_notes(works: tuple[Work, ...]) -> None:
    assert len(works) == 9
    first = works[0]
    assert (first.title, first.labels, first.key) == ("Losses in Urban Supply 2022", ("1", "12"), "national2023losses")
    assert next(work for work in works if work.title == "Regulator: network beyond repair").labels == ("7", "8")
    assert len({work.key for work in works}) == len(works)


@pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed: tests/system-packages brings it")
@pytest.mark.parametrize(("form", "write"), [("bibtex", bibliographies.bibtex), ("csljson", bibliographies.csl_json)])
def test_another_program_reads_the_works(works: tuple[Work, ...], form: str, write: Callable[..., str]) -> None:
    text = write((*works, AWKWARD)).encode()
    done = subprocess.run([str(PANDOC), "-f", form, "-t", "csljson"], input=text, capture_output=True, check=True)
    read = {item["title"]: item for item in json.loads(done.stdout)}
    assert len(read) == len(works) + 1
    assert any("Losses in Urban Supply 2022" in title for title in read)
    awkward = next(item for title, item in read.items() if "100" in title)
    assert "costs" in awkward["title"]
    assert awkward["issued"]["date-parts"][0][0] == 2015
    assert awkward["container-title"] == "Journal of A & B"
    assert awkward["author"][0]["given"] == "Ann"
    assert len(awkward["author"]) == 2
    assert awkward["URL"].startswith("https://example.org/a_b?x=%20&y=")


def test_ris_has_its_tags_and_its_ends(works: tuple[Work, ...]) -> None:
    records = bibliographies.ris((*works, AWKWARD)).split("ER  - \r\n")
    assert records.pop() == ""
    assert len(records) == len(works) + 1
    assert all(re.fullmatch(r"TY  - [A-Z]+\r\n([A-Z][A-Z0-9]  - [^\r\n]+\r\n)+", record) for record in records)
    assert "SP  - 112\r\nEP  - 131\r\n" in records[-1]
    assert "DA  - 2015/04//\r\n" in records[-1]
    assert "Y2  - 2016/01/02/\r\n" in records[-1]


def test_our_own_reader_reads_the_entries(works: tuple[Work, ...]) -> None:
    document = claims.read(bibliographies.bibtex(works).encode(), "sources.bib")
    assert [note.label for note in document.notes] == [work.key for work in works]
    assert {reference.url for reference in document.references} >= {work.url for work in works if work.url}


def test_the_evidence_is_an_archive_that_holds_what_was_judged(nights_db: Path, tmp_path: Path) -> None:
    with read_store(nights_db) as store:
        report = assemble(store.db, Scope(), nights_db.parent)
        found = evidence.records(store, report)
        (tmp_path / "e.warc.gz").write_bytes(evidence.warc(found))
        (tmp_path / "e.wacz").write_bytes(evidence.wacz(found, report))
    digests = {capture.digest for capture in report.captures}
    for name in ("e.warc.gz", "e.wacz"):
        archive = open_archive(tmp_path / name)
        read = {capture.digest for record in found for capture in archive.find(record.url)}
        assert read == digests
        assert archive.warnings == ()


def test_the_package_tells_the_truth_of_its_parts(nights_db: Path) -> None:
    with read_store(nights_db) as store:
        report = assemble(store.db, Scope(), nights_db.parent)
        package = zipfile.ZipFile(io.BytesIO(evidence.wacz(evidence.records(store, report), report)))
    described = json.loads(package.read("datapackage.json"))
    for part in described["resources"]:
        assert part["hash"] == f"sha256:{hashlib.sha256(package.read(part['path'])).hexdigest()}"
    stated = json.loads(package.read("datapackage-digest.json"))["hash"]
    assert stated == f"sha256:{hashlib.sha256(package.read('datapackage.json')).hexdigest()}"
    lines = package.read("indexes/index.cdx").decode().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 7


def test_a_bundle_is_verified_elsewhere(nights_db: Path, tmp_path: Path) -> None:
    write_bundle(nights_db, audited.audit_of(nights_db), tmp_path / "audit.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["audit.zip"]
    elsewhere = tmp_path / "elsewhere"
    zipfile.ZipFile(tmp_path / "audit.zip").extractall(elsewhere)
    for line in (elsewhere / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((elsewhere / name).read_bytes()).hexdigest() == digest
    with read_store(elsewhere / "p.db") as store:
        assert verify(store, "000003").is_equal
    assert "Of 11 statistical claims" in (elsewhere / "report.html").read_text()
