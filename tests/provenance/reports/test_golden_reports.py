"""The reports of the bundled example, word for word."""

from pathlib import Path

import pytest

from tests.provenance.reports import golden_reports


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return dict(golden_reports.reports(tmp_path_factory.mktemp("golden")))


def test_every_text_format_has_a_golden_file() -> None:
    assert set(golden_reports.NAMES) == golden_reports.texts()


@pytest.mark.parametrize("name", golden_reports.NAMES.values())
def test_the_example_gives_the_golden_report(written: dict[str, str], name: str) -> None:
    golden = (golden_reports.FOLDER / name).read_bytes().decode()
    different = [
        f"{number}: {was!r} is now {now!r}"
        for number, (was, now) in enumerate(zip(golden.splitlines(), written[name].splitlines(), strict=False), 1)
        if was != now
    ]
    assert written[name] == golden, f"if this is meant: {golden_reports.COMMAND}\n" + "\n".join(different[:5])


def test_the_golden_reports_tell_nothing_of_this_machine() -> None:
    here = str(Path.home())
    for name in golden_reports.NAMES.values():
        text = (golden_reports.FOLDER / name).read_text(encoding="utf-8")
        assert "/tmp" not in text
        assert here not in text
