"""Databases that the tests of the report share; none of them is written to."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from provenance.reports.audit.model import Audit
from tests.provenance.reports.audit import audited


@pytest.fixture(scope="session")
def nights_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo over three nights, with decisions."""
    return audited.three_nights(tmp_path_factory.mktemp("nights"))


@pytest.fixture(scope="session")
def nights(nights_db: Path) -> Audit:
    """The report of the third night."""
    return audited.audit_of(nights_db)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """The report of a document that means harm."""
    folder = tmp_path_factory.mktemp("hostile")
    audited.check(folder / "<b>bad.md", audited.HOSTILE, datetime(2024, 3, 1, 2, tzinfo=UTC), ())
    return audited.audit_of(folder / "p.db")
