"""Runs computed again from what is stored: bit-equal, or a line on what is not; and what changed between two."""

import json
import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from provenance import check, cli
from provenance.config import Settings
from provenance.reexamine import reexamine, rejudge
from provenance.store.runs import UnknownRun, find_run
from provenance.store.store import open_store, read_store
from provenance.verify import Verification, verify
from sources import Capture, Outcome, append_capture

CLAIM = "In 2022 the utilities of the basin lost 38 per cent of the water in their networks"
PAGE = b"<title>Losses</title><p>In 2022 the utilities of the basin lost 38% of the water in their networks.</p>"
URL = "https://council.example/losses"
REPORT = f"""# Losses in the networks

{CLAIM}.[^1] Repairs cost $61 million.[^2]

[^1]: Water Council 2023, Losses 2022, {URL}; Accessed: 12 January 2024
[^2]: Courier 2022, What a burst main costs, https://courier.example/burst; Accessed: 3 June 2023
"""
DAY = datetime(2024, 1, 12, 10, 30, 15, 250_000, tzinfo=UTC)


def capture(body: bytes = PAGE, url: str = URL, outcome: Outcome = Outcome.OK, origin: str = "live") -> Capture:
    status = 200 if outcome is Outcome.OK else 404
    return Capture(url, outcome, DAY, origin, "it answers", url, status, media_type="text/html", body=body)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A report that was checked once against an archive with one of its two sources."""
    append_capture(tmp_path / "given.warc.gz", capture())
    (tmp_path / "report.md").write_text(REPORT)
    check(tmp_path / "report.md", sources=[tmp_path / "given.warc.gz"], offline=True, db=tmp_path / "x.db",
          as_of="2026-01-01")  # fmt: skip
    return tmp_path / "x.db"


def verified(path: Path, run: str = "last") -> Verification:
    with read_store(path) as store:
        return verify(store, find_run(store.db, run))


def evidence_of(path: Path) -> tuple[Path, int, int, str]:
    """Where the record of the page lies: file, offset, length; and its digest."""
    query = 'SELECT file, "offset", length, digest FROM captures WHERE url = ?'
    file, offset, length, digest = sqlite3.connect(path).execute(query, [URL]).fetchone()
    return path.with_name("x.captures") / file, offset, length, digest


def verdicts(path: Path, run: str) -> dict[str, str]:
    query = (
        "SELECT v.subject, v.verdict FROM run_verdicts r JOIN verdicts v ON v.id = r.verdict_id "
        "WHERE r.run_id = ? AND v.figure IS NULL"
    )
    return dict(sqlite3.connect(path).execute(query, [run]).fetchall())


def test_a_run_is_computed_again_bit_for_bit(database: Path) -> None:
    found = verified(database)
    assert found.is_equal, found.differences
    assert (found.documents, found.status) == (1, 0)
    assert found.verdicts >= 4
    assert found.findings > 0
    assert found.captures > 0


def test_a_later_run_that_sees_the_same_is_equal_too(database: Path) -> None:
    folder = database.parent
    check(folder / "report.md", sources=[folder / "given.warc.gz"], offline=True, db=database, as_of="2026-02-01")
    assert verified(database, "1").is_equal
    assert verified(database, "last").is_equal


def test_the_report_and_the_archive_are_not_needed_nor_the_place(database: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "bundle" / "copy"
    elsewhere.mkdir(parents=True)
    shutil.copy(database, elsewhere / "x.db")
    shutil.copytree(tmp_path / "x.captures", elsewhere / "x.captures")
    (tmp_path / "report.md").unlink()
    (tmp_path / "given.warc.gz").unlink()
    before = (elsewhere / "x.db").read_bytes()
    assert verified(elsewhere / "x.db").is_equal
    assert (elsewhere / "x.db").read_bytes() == before


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.8, 0.99])
def test_one_changed_byte_in_a_capture_is_noticed_and_supports_nothing(database: Path, share: float) -> None:
    file, offset, length, digest = evidence_of(database)
    data = bytearray(file.read_bytes())
    data[offset + int(length * share)] ^= 1
    file.write_bytes(data)
    found = verified(database)
    assert found.status == 65
    assert [damage.digest for damage in found.damaged] == [digest]
    with read_store(database) as store:
        judged = reexamine(store, 1).examination.claims[0].judgement
    assert judged.verdict == "unavailable"


def test_a_page_replaced_by_another_that_is_sound_in_itself_is_noticed(database: Path) -> None:
    file, offset, *_ = evidence_of(database)
    kept = file.read_bytes()[:offset]
    file.write_bytes(kept)
    append_capture(file, capture(PAGE.replace(b"38%", b"83%")))
    assert [damage.url for damage in verified(database).damaged] == [URL]


def test_a_missing_capture_is_named(database: Path) -> None:
    file, _, _, digest = evidence_of(database)
    file.unlink()
    found = verified(database)
    assert found.status == 65
    assert [(damage.digest, damage.problem) for damage in found.damaged] == [
        (digest, f"the file {file.name} is missing")
    ]


def test_an_altered_input_is_told(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE inputs SET packed = zeroblob(20)")
    connection.close()
    found = verified(database)
    assert found.status == 65
    assert "altered" in found.unverifiable[0]


def test_a_verdict_or_finding_changed_in_the_database_is_told(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE verdicts SET verdict = 'contradicted' WHERE subject = 'c1'")
        connection.execute("UPDATE run_findings SET message = 'All is well.' WHERE rowid = 1")
        connection.execute("UPDATE evidence SET quote = 'another' WHERE id = 1")
    connection.close()
    found = verified(database)
    assert found.status == 1
    told = "\n".join(found.differences)
    assert "c1 is supported, stored is contradicted" in told
    assert "message differ" in told


def test_another_version_is_named(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE runs SET version = '0.0.7'")
    connection.close()
    assert cli.run(["verify", "--db", str(database)]) == 0
    assert "version 0.0.7" in capsys.readouterr().out


def test_companions_are_read_again_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "main.tex").write_text(
        "\\documentclass{article}\\begin{document}\\section{Losses}\\input{part}\\end{document}"
    )
    (tmp_path / "part.tex").write_text(f"{CLAIM}.\\footnote{{Water Council 2023, Losses 2022, \\url{{{URL}}}.}}\n")
    check(tmp_path / "main.tex", offline=True, db=tmp_path / "x.db")
    (tmp_path / "part.tex").write_text("Nothing is left of it.\n")
    assert verified(tmp_path / "x.db").is_equal
    result = check(tmp_path / "main.tex", offline=True, db=tmp_path / "x.db")
    assert result.documents[0].examination.claims == ()
    assert verified(tmp_path / "x.db", "1").is_equal
    assert verified(tmp_path / "x.db", "2").is_equal


def test_a_copy_given_by_hand_is_judged_at_once_and_verified(database: Path) -> None:
    assert verdicts(database, "000001")["c2"] == "unavailable"
    body = b"<title>What a burst main costs</title><p>The repairs of burst mains cost $61 million in 2022.</p>"
    copy = capture(body, url="https://courier.example/burst", origin="upload:ed")
    with open_store(database) as store:
        run = rejudge(store, 1, Settings(), copies={"r2": [copy]})
    assert verdicts(database, run)["c2"] == "supported"
    assert verified(database, run).is_equal
    assert verified(database, "1").is_equal


def test_an_answer_that_is_newer_changes_nothing_that_was_stored(database: Path) -> None:
    gone = Capture(URL, Outcome.GONE, datetime(2026, 1, 5, tzinfo=UTC), "live", "404 Not Found", URL, 404)
    with open_store(database) as store:
        run = rejudge(store, 1, Settings(as_of=datetime(2026, 1, 5, tzinfo=UTC)), captures={URL: [gone]})
    assert verdicts(database, run)["c1"] == "supported"
    rules = sqlite3.connect(database).execute(
        "SELECT f.rule FROM run_findings o JOIN findings f ON f.id = o.finding_id WHERE o.run_id = ?", [run]
    )
    assert ("dead-link",) in rules.fetchall()
    assert verified(database, run).is_equal
    assert verified(database, "1").is_equal


def test_the_difference_of_two_runs_is_told(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = database.parent
    (folder / "report.md").write_text(REPORT.replace("38 per cent", "39 per cent"))
    check(folder / "report.md", sources=[folder / "given.warc.gz"], offline=True, db=database, as_of="2026-01-02")
    assert cli.run(["diff", "--db", str(database)]) == 0
    assert "New (1)" in capsys.readouterr().out
    assert cli.run(["diff", "last-1", "last-1", "--db", str(database)]) == 0
    assert "nothing changed" in capsys.readouterr().out
    assert cli.run(["diff", "1", "000002", "--db", str(database), "--format", "json"]) == 0
    changes = json.loads(capsys.readouterr().out)
    assert [seen["rule"] for seen in changes["new"]] == ["contradicted-figure"]
    assert (changes["gone"], changes["before"]) == ([], "000001")


@pytest.mark.parametrize("name", ["last-5", "9", "x", "", "0", "last-"])
def test_a_run_that_is_not_there_is_told(database: Path, name: str) -> None:
    check(database.parent / "report.md", offline=True, db=database)
    with read_store(database) as store, pytest.raises(UnknownRun, match="last-1"):
        find_run(store.db, name)


def test_a_database_that_is_not_there_is_missing_and_not_made(tmp_path: Path) -> None:
    assert cli.run(["verify", "--db", str(tmp_path / "none.db")]) == 66
    assert not (tmp_path / "none.db").exists()
