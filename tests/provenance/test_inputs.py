"""Every way a document can fail to be read ends in one line and its status, and nothing hangs."""

import os
from pathlib import Path

import pytest

from provenance import inputs
from provenance.errors import InputError, Status


def failure(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        inputs.read_bytes(str(path))
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_missing_file_is_66(tmp_path: Path) -> None:
    assert failure(tmp_path / "none.txt").status is Status.MISSING_INPUT


def test_an_empty_file_is_65(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert failure(tmp_path / "empty.txt").status is Status.DAMAGED_INPUT


def test_a_fifo_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert failure(tmp_path / "pipe").status is Status.DAMAGED_INPUT


def test_a_name_with_a_null_byte_is_missing() -> None:
    assert failure(Path("a\0b")).status is Status.MISSING_INPUT


def test_a_name_too_long_is_missing(tmp_path: Path) -> None:
    assert failure(tmp_path / ("x" * 5000)).status is Status.MISSING_INPUT


def test_a_file_over_the_limit_is_65(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "LIMIT_BYTES", 10)
    (tmp_path / "big.txt").write_bytes(b"x" * 11)
    assert failure(tmp_path / "big.txt").status is Status.DAMAGED_INPUT


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_77(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "secret.txt").chmod(0)
    assert failure(tmp_path / "secret.txt").status is Status.NOT_PERMITTED


def test_a_folder_stands_for_its_documents_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "c.jpg", ".hidden.md"):
        (tmp_path / name).write_text("x")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "d.pdf").write_text("x")
    found = [Path(path).relative_to(tmp_path).as_posix() for path in inputs.expand([str(tmp_path), "-"])[:-1]]
    assert found == ["a.txt", "b.md", "more/d.pdf"]
