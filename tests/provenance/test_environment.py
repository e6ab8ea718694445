"""Poor surroundings: few resources, no home, closed or full outputs, odd file names. It works, or one line says why."""

import os
import resource
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

REPORT = """# Losses

Losses fell to 29 per cent in 2022.[^1]

[^1]: Water Council 2023, Losses 2022, https://council.example/losses; Accessed: 12 January 2024
"""
CHECK = [sys.executable, "-m", "provenance", "check", "report.md", "--offline"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "report.md").write_text(REPORT)
    return tmp_path


def few_files() -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def little_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (1_000_000_000, 1_000_000_000))


@pytest.mark.parametrize("limit", [few_files, little_memory])
def test_few_resources_are_enough(folder: Path, limit: Callable[[], None]) -> None:
    done = subprocess.run(CHECK, cwd=folder, preexec_fn=limit, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "changes",
    [
        {"HOME": None},
        {"HOME": "/nonexistent", "TMPDIR": "/nonexistent"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "tr_TR.UTF-8"},
        {"COLUMNS": "1"},
        {"COLUMNS": "none"},
    ],
    ids=str,
)
def test_an_odd_environment_changes_nothing(folder: Path, changes: dict[str, str | None]) -> None:
    environment = {**os.environ, **{key: value for key, value in changes.items() if value is not None}}
    for key in [key for key, value in changes.items() if value is None]:
        environment.pop(key, None)
    done = subprocess.run(CHECK, cwd=folder, env=environment, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert b"1 unavailable" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_output_is_74_and_a_device_is_never_replaced(folder: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(CHECK, cwd=folder, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (74, 1)
    named = subprocess.run([*CHECK, "-o", "/dev/full"], cwd=folder, capture_output=True, timeout=60, check=False)
    assert (named.returncode, named.stderr.count(b"\n")) == (74, 1)
    assert stat.S_ISCHR(os.stat("/dev/full").st_mode)


def test_a_closed_output_is_74(folder: Path) -> None:
    command = " ".join([*CHECK, ">&-"])
    done = subprocess.run(["sh", "-c", command], cwd=folder, stderr=subprocess.PIPE, timeout=60, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (74, 1)


def test_a_folder_is_no_output(folder: Path) -> None:
    done = subprocess.run([*CHECK, "-o", "."], cwd=folder, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (73, 1)


@pytest.mark.parametrize(
    "name", ["new\nline.md", "\x1b[31mred.md", "\u202egnp.md", "-.md", " .md", "a" * 250 + ".md", "q'\"<b>.md"]
)
def test_an_odd_name_is_shown_safely_on_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(REPORT)
    command = [sys.executable, "-m", "provenance", "check", "--offline", "--", f"./{name}"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    shown = done.stdout.decode()
    assert "\x1b[31m" not in shown
    assert "\u202e" not in shown
    assert "1 unavailable" in shown


def test_a_name_that_is_no_text_is_read(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/bad\xff.md"
    with open(path, "w") as file:
        file.write(REPORT)
    for form in ("text", "json"):
        command = [os.fsencode(part) for part in (*CHECK[:4], "--offline", "--format", form)] + [path]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        done.stdout.decode("utf-8")
