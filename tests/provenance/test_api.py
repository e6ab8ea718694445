"""The Python entry points take what the settings take, and say what they cannot take."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

import provenance
from provenance.api import Options
from provenance.config import Settings
from provenance.errors import ConfigError

REPORT = (
    "Losses fell to 29 per cent in 2022.[^1]\n\n[^1]: Water Council, *Losses*, 2023, https://water.example/losses.\n"
)


def test_every_setting_can_be_given_and_nothing_else() -> None:
    assert set(Options.__annotations__) == {item.name for item in fields(Settings)}


def test_a_day_may_be_a_date(tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    report.write_text(REPORT, encoding="utf-8")
    by_date = provenance.check(report, offline=True, as_of=date(2026, 4, 13))
    by_text = provenance.check(report, offline=True, as_of="2026-04-13")
    assert by_date.run.started == by_text.run.started
    assert by_date.run.started.isoformat() == "2026-04-13T12:00:00+00:00"


def test_an_unknown_setting_is_refused_with_the_nearest_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="did you mean 'offline'"):
        provenance.check(tmp_path, offlin=True)  # type: ignore[call-arg]
