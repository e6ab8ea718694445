"""Every rule on its cases: `bad` texts give exactly the findings expected, `good` texts none of the rule."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import claims
from provenance.model import Finding
from provenance.rulebook import ENTRIES
from tests.worlds import DAY, examined

FOLDER = Path(__file__).parent / "cases"
_NAMES = {"md": "case.md", "txt": "case.txt", "tex": "case.tex", "bib": "case.bib"}


def load_cases(rule: str) -> list[dict[str, Any]]:
    """The cases of a rule, as written."""
    with (FOLDER / f"{rule}.toml").open("rb") as file:
        cases: list[dict[str, Any]] = tomllib.load(file)["case"]
    return cases


def _all(kind: str) -> Iterator[Any]:
    for entry in ENTRIES:
        for case in load_cases(entry.rule.id):
            if kind in case:
                yield pytest.param(entry.rule.id, case, id=f"{entry.rule.id}: {case['name']}")


def findings_of(rule: str, text: str, case: dict[str, Any]) -> list[Finding]:
    """What `rule` finds in `text` in the world of `case`."""
    files = {name: content.encode() for name, content in case.get("files", {}).items()}
    document = claims.read(text.encode(), _NAMES[case.get("format", "md")], companions=files.get)
    day = date.fromisoformat(case["day"]) if "day" in case else DAY
    aliases = {name: tuple(names) for name, names in case.get("aliases", {}).items()}
    found = examined(document, case.get("web", {}), day, aliases, case.get("archives", ())).findings
    assert not [finding for finding in found if finding.rule == "rule-failed"]
    return [finding for finding in found if finding.rule == rule]


@pytest.mark.parametrize(("rule", "case"), list(_all("bad")))
def test_a_bad_text_gives_exactly_the_findings_expected(rule: str, case: dict[str, Any]) -> None:
    found = findings_of(rule, case["bad"], case)
    assert [_folded(finding) for finding in found] == [expected["at"] for expected in case["expect"]]
    for finding, expected in zip(found, case["expect"], strict=True):
        assert list(finding.labels) == expected.get("labels", list(finding.labels))
        assert finding.suggestion == expected.get("suggestion", finding.suggestion)
        assert finding.severity == expected.get("severity", finding.severity)
        assert finding.confidence == expected.get("confidence", finding.confidence)
        assert expected.get("message", "") in finding.message
        for passage in expected.get("evidence", []):
            assert passage in str(finding.evidence.get("quote"))


@pytest.mark.parametrize(("rule", "case"), list(_all("good")))
def test_a_good_text_gives_none_of_the_rule(rule: str, case: dict[str, Any]) -> None:
    assert findings_of(rule, case["good"], case) == []


@pytest.mark.parametrize("rule", [entry.rule.id for entry in ENTRIES])
def test_every_rule_has_bad_cases_and_more_traps(rule: str) -> None:
    cases = load_cases(rule)
    assert sum("bad" in case for case in cases) >= 3
    assert sum("good" in case for case in cases) >= 4
    assert any("bad" in case and case.get("example") for case in cases)
    assert len({case["name"] for case in cases}) == len(cases)


def _folded(finding: Finding) -> str:
    return " ".join(finding.at.quote.split()) if finding.at else ""
