"""The command line: one line for every failure, the documented exit statuses, nothing on the network."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = """# Losses

Losses fell to 29 per cent in 2022.[^1]

[^1]: Water Council 2023, Losses 2022, https://council.example/losses; Accessed: 12 January 2024
"""


def run(*arguments: str, cwd: Path, **more: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "provenance", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, timeout=60, check=False, **more)  # type: ignore[call-overload, no-any-return]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.md"
    path.write_text(REPORT)
    return path


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    page = tmp_path / "mirror" / "council.example" / "losses.html"
    page.parent.mkdir(parents=True)
    page.write_text("<title>Losses 2022</title><p>In 2022 losses fell to 29% of the water put in.</p>")
    os.utime(page, (1704000000, 1704000000))
    return tmp_path / "mirror"


def one_line(done: subprocess.CompletedProcess[bytes], status: int) -> str:
    text = done.stderr.decode()
    assert done.returncode == status, text
    assert text.startswith("provenance: ")
    assert len(text.splitlines()) == 1
    assert "Traceback" not in text
    return text


def test_help_names_every_command_and_the_exit_statuses(tmp_path: Path) -> None:
    text = run("--help", cwd=tmp_path).stdout.decode()
    assert all(word in text for word in ("check", "text", "rules", "explain", "demo", "Exit status"))


def test_an_unknown_command_is_told_with_its_neighbour(tmp_path: Path) -> None:
    assert "did you mean 'check'" in one_line(run("chekc", cwd=tmp_path), 2)


def test_an_unknown_option_is_a_wrong_call(report: Path) -> None:
    assert "--offlin" in one_line(run("check", "report.md", "--offlin", cwd=report.parent), 2)


def test_an_unknown_rule_is_a_wrong_call(report: Path) -> None:
    one_line(run("check", "report.md", "--offline", "--select", "dead-lnik", cwd=report.parent), 2)


def test_a_report_whose_source_bears_it_out_is_clean(report: Path, mirror: Path) -> None:
    done = run("check", "report.md", "--offline", "--sources", "mirror", cwd=report.parent)
    assert done.returncode == 0, done.stdout.decode()
    assert "1 supported" in done.stdout.decode()
    assert (report.parent / "provenance.db").exists()


def test_a_figure_that_the_source_contradicts_is_status_1_and_0_on_request(report: Path, mirror: Path) -> None:
    report.write_text(REPORT.replace("29", "24"))
    arguments = ("check", "report.md", "--offline", "--sources", "mirror")
    done = run(*arguments, cwd=report.parent)
    assert done.returncode == 1, done.stdout.decode()
    assert "contradicted-figure" in done.stdout.decode()
    assert run(*arguments, "--exit-zero", cwd=report.parent).returncode == 0


def test_json_is_written_whole_to_a_file(report: Path, mirror: Path) -> None:
    run(
        "check",
        "report.md",
        "--offline",
        "--sources",
        "mirror",
        "--format",
        "json",
        "-o",
        "out.json",
        cwd=report.parent,
    )
    result = json.loads((report.parent / "out.json").read_text())
    assert result["documents"][0]["claims"][0]["verdict"] == "supported"
    assert [path.name for path in report.parent.glob(".out.json*")] == []


def test_json_lines_have_a_type_each(report: Path) -> None:
    done = run("check", "report.md", "--offline", "--format", "jsonl", cwd=report.parent)
    kinds = [json.loads(line)["type"] for line in done.stdout.decode().splitlines()]
    assert kinds[:2] == ["run", "document"]
    assert "link" in kinds


def test_standard_input_is_read_in_the_format_given(tmp_path: Path) -> None:
    arguments = ("check", "-", "--input-format", "markdown", "--offline", "--format", "json", "--exit-zero")
    done = run(*arguments, cwd=tmp_path, input=REPORT.encode())
    assert json.loads(done.stdout)["documents"][0]["format"] == "markdown"


def test_the_canonical_text_is_printed_exactly(report: Path) -> None:
    assert run("text", "report.md", cwd=report.parent).stdout.decode() == REPORT


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("missing.txt", None, 66),
        ("empty.txt", b"", 65),
        ("binary.txt", bytes(range(256)) * 50, 65),
        ("null.txt", b"some\0text\0", 65),
    ],
)
def test_what_cannot_be_read_is_listed_with_its_status(
    tmp_path: Path, name: str, content: bytes | None, status: int
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = run("check", name, "--offline", "--format", "json", cwd=tmp_path)
    assert done.returncode == status
    unread = json.loads(done.stdout)["unread"]
    assert [(item["path"], item["status"]) for item in unread] == [(name, status)]
    assert b"Traceback" not in done.stderr


def test_the_readable_documents_are_checked_beside_an_unreadable_one(report: Path) -> None:
    done = run("check", "none.md", "report.md", "--offline", "--format", "json", cwd=report.parent)
    assert done.returncode == 66
    assert len(json.loads(done.stdout)["documents"]) == 1


def test_a_database_that_cannot_be_made_is_73(report: Path) -> None:
    one_line(run("check", "report.md", "--offline", "--db", "no/such/folder/x.db", cwd=report.parent), 73)


def test_a_file_that_is_no_database_is_65_and_left_alone(report: Path) -> None:
    (report.parent / "x.db").write_text("not a database, but long enough to look like one\n" * 100)
    before = (report.parent / "x.db").read_bytes()
    one_line(run("check", "report.md", "--offline", "--db", "x.db", cwd=report.parent), 65)
    assert (report.parent / "x.db").read_bytes() == before


def test_sources_that_are_not_there_are_66(report: Path) -> None:
    one_line(run("check", "report.md", "--offline", "--sources", "none.warc.gz", cwd=report.parent), 66)


def test_an_output_that_cannot_be_made_is_73(report: Path) -> None:
    one_line(run("check", "report.md", "--offline", "-o", "no/such/folder/out.txt", cwd=report.parent), 73)


def test_a_broken_configuration_is_a_wrong_call(report: Path) -> None:
    (report.parent / "provenance.toml").write_text("ofline = true\n")
    assert "did you mean 'offline'" in one_line(run("check", "report.md", cwd=report.parent), 2)


def test_a_terminal_without_unicode_gets_signs_it_can_show(report: Path, mirror: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = run("check", "report.md", "--offline", "--sources", "mirror", cwd=report.parent, env=environment)
    assert done.returncode == 0
    done.stdout.decode("ascii")


def test_a_closed_pipe_is_no_traceback(report: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "provenance", "check", "report.md", "--offline"],
        cwd=report.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.wait(60) in (0, 74)
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()


def test_an_interrupted_run_says_so_and_ends_with_130(report: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "provenance", "check", "-", "--offline"],
        cwd=report.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stdin is not None
    process.stdin.write(b"more than a pipe holds\n" * 10_000)  # returns once the run reads its input
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=30)
    assert process.returncode == 130, stderr
    assert b"Traceback" not in stderr


def test_the_failing_severity_is_named_as_the_result_names_it(report: Path) -> None:
    done = run("check", "report.md", "--offline", "--fail-on", "info", cwd=report.parent)
    assert done.returncode == 1, done.stderr.decode()


def test_a_damaged_archive_is_used_as_far_as_it_goes_and_said(tmp_path: Path) -> None:
    run("demo", cwd=tmp_path)
    whole = (tmp_path / "provenance-demo" / "captures.warc.gz").read_bytes()
    (tmp_path / "cut.warc.gz").write_bytes(whole[:2500])
    arguments = ("check", "provenance-demo/brief.txt", "--offline", "--sources", "cut.warc.gz", "--format", "json")
    done = run(*arguments, cwd=tmp_path)
    result = json.loads(done.stdout)
    assert done.returncode == 65
    assert [item["path"] for item in result["unread"]] == ["cut.warc.gz"]
    assert "supported" in {claim["verdict"] for claim in result["documents"][0]["claims"]}
