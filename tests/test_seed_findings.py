"""The two documents that the project began with: what must be found in them, and that nothing false is."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import claims
from provenance.model import Finding, Severity
from tests.worlds import examined

SHARED = Path(__file__).parents[1] / ".." / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared seeds are not at hand")


@cache
def _findings(seed: str) -> tuple[Finding, ...]:
    path = next((SHARED / "seeds").glob(f"{seed}_*.txt"))
    return examined(claims.read(path.read_bytes(), path.name), {}).findings


@cache
def _expected() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((SHARED / "gold" / "000.expected.json").read_text("utf-8"))
    return loaded


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _meets(finding: Finding, wanted: dict[str, Any], families: list[list[str]]) -> bool:
    family = next((rules for rules in families if wanted["rule"] in rules), [wanted["rule"]])
    if finding.rule not in family:
        return False
    if wanted["labels"]:
        return bool(list(finding.labels) == wanted["labels"])
    places = [_squeeze(p.quote) for p in (finding.at, *finding.related) if p]
    quotes = [_squeeze(quote) for quote in wanted["quotes"]]
    return any(quote in place or place in quote for quote in quotes for place in places)


def test_every_required_finding_of_seed_000_is_there() -> None:
    found = _findings("000")
    for wanted in _expected()["required"]:
        exact = [f for f in found if f.rule == wanted["rule"] and _meets(f, wanted, [])]
        assert exact, wanted
        assert all(f.severity == wanted["severity"] for f in exact)


def test_nothing_outside_what_is_expected_is_reported_in_seed_000() -> None:
    expected = _expected()
    known = [*expected["required"], *expected["allowed"]]
    weighty = [f for f in _findings("000") if f.severity is not Severity.INFO]
    false = [f for f in weighty if not any(_meets(f, wanted, expected["families"]) for wanted in known)]
    assert [(f.rule, f.labels, f.message) for f in false] == []


def test_no_defect_of_seed_000_is_reported_twice() -> None:
    weighty = [(f.rule, f.labels, f.at) for f in _findings("000") if f.severity is not Severity.INFO]
    assert len(weighty) == len(set(weighty))


def test_seed_001_has_five_access_dates_before_publication() -> None:
    assert _labels("001", "accessed-before-published") == ["9", "13", "14", "15", "16"]


def test_the_addresses_of_seed_001_that_lack_or_lost_something_are_found() -> None:
    assert _labels("001", "missing-address") == ["3", "22", "33"]
    assert _labels("001", "malformed-address") == ["17"]
    assert _labels("001", "damaged-address") == ["1", "4"]
    suggestions = [f.suggestion or "" for f in _findings("001") if f.rule == "damaged-address"]
    assert "ordered-by-isis" in suggestions[0]
    assert suggestions[0].endswith(".html")
    assert suggestions[1].endswith("report_the-radical-islamic-militants.pdf")


def test_the_work_that_seed_001_cites_twice_is_found() -> None:
    assert [f.labels for f in _findings("001") if f.rule == "near-duplicate-source"] == [("11", "25")]


def test_seed_001_holds_no_other_error_or_warning() -> None:
    known = {
        "accessed-before-published",
        "missing-address",
        "malformed-address",
        "damaged-address",
        "near-duplicate-source",
    }
    assert [f for f in _findings("001") if f.severity is not Severity.INFO and f.rule not in known] == []


def _labels(seed: str, rule: str) -> list[str]:
    return [label for finding in _findings(seed) if finding.rule == rule for label in finding.labels]
