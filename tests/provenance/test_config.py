"""Settings: three origins, unknown keys, values that do not fit."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from provenance.config import find_config, load_settings, parse_moment
from provenance.errors import ConfigError
from provenance.model import Severity


def test_the_nearest_configuration_file_upward_counts(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "provenance.toml").write_text("per-host = 3\n")
    assert find_config(inner) == tmp_path / "provenance.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.provenance]\nper-host = 4\n")
    assert load_settings(inner, {}, {}).per_host == 4


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert find_config(tmp_path) is None or find_config(tmp_path) != tmp_path / "pyproject.toml"


def test_options_override_the_environment_and_that_the_file(tmp_path: Path) -> None:
    (tmp_path / "provenance.toml").write_text('fail-on = "info"\njobs = 2\ndelay = 1\n')
    settings = load_settings(tmp_path, {"PROVENANCE_FAIL_ON": "warning", "PROVENANCE_JOBS": "3"}, {"jobs": 4})
    assert (settings.fail_on, settings.jobs, settings.delay) == (Severity.WARNING, 4, 1.0)


def test_paths_of_a_file_are_relative_to_its_folder(tmp_path: Path) -> None:
    (tmp_path / "provenance.toml").write_text('sources = ["evidence"]\ndb = "x.db"\n')
    inner = tmp_path / "drafts"
    inner.mkdir()
    settings = load_settings(inner, {}, {})
    assert (settings.sources, settings.db) == ((tmp_path / "evidence",), tmp_path / "x.db")


def test_an_unknown_key_is_told_with_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "provenance.toml").write_text('fail-no = "info"\n')
    with pytest.raises(ConfigError, match="did you mean 'fail-on'"):
        load_settings(tmp_path, {}, {})


@pytest.mark.parametrize(
    "line",
    [
        'fail-on = "fatal"',
        "per-host = 0",
        "delay = -1",
        'offline = "perhaps"',
        'as-of = "soon"',
        'document-date = "April"',
        'allow-private = ["everything"]',
        "jobs = [1]",
    ],
)
def test_a_value_that_does_not_fit_is_one_line_that_names_its_key(tmp_path: Path, line: str) -> None:
    (tmp_path / "provenance.toml").write_text(line + "\n")
    with pytest.raises(ConfigError) as caught:
        load_settings(tmp_path, {}, {})
    assert line.split(" =")[0] in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_broken_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "provenance.toml").write_text("a = [\n")
    with pytest.raises(ConfigError, match="cannot be read as TOML"):
        load_settings(tmp_path, {}, {})


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-04-13", datetime(2026, 4, 13, 12, tzinfo=UTC)),
        ("2026-04-13T02:00Z", datetime(2026, 4, 13, 2, tzinfo=UTC)),
        ("2026-04-13T02:00:00+02:00", datetime(2026, 4, 13, 0, tzinfo=UTC)),
    ],
)
def test_a_day_is_its_noon_and_a_moment_is_taken_in_utc(text: str, moment: datetime) -> None:
    assert parse_moment(text) == moment
