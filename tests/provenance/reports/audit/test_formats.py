"""The formats for programs: each is read back by somebody else's reader, and none carries what a text smuggles in."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import openpyxl
import pytest
from junitparser import JUnitXml

from provenance.reports.audit import csvs, github, junit, markdown, objects, sarif, schema, xlsx
from provenance.reports.audit.formats import FORMS, OF_CHECK, of_suffix, render
from provenance.reports.audit.model import Audit


def test_a_suffix_means_its_format() -> None:
    assert [of_suffix(name) for name in ("a.html", "b.sarif", "c.sarif.json", "d.json", "E.CSV", "f.docx", "g")] == [
        "html", "sarif", "sarif", "json", "csv", "docx" if "docx" in FORMS else None, None,
    ]  # fmt: skip


@pytest.mark.parametrize("form", [name for name, form in FORMS.items() if form.is_text])
def test_no_text_format_lets_control_signs_through(form: str, hostile: Audit) -> None:
    text = render(form, hostile)
    assert isinstance(text, str)
    shown = json.dumps(json.loads(text), ensure_ascii=True) if form in ("json", "sarif") else text
    if form not in ("json", "jsonl"):  # these give the text as it is, escaped by the format itself
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e]", text)
    assert "\x1b" not in shown


def rows(audit: Audit) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csvs.render(audit), newline="")))


def test_the_table_has_a_row_for_every_figure_quotation_and_finding(nights: Audit) -> None:
    kinds = [row["record"] for row in rows(nights)]
    assert kinds.count("figure") == nights.figures.total() == 17
    assert kinds.count("quotation") == 1
    assert kinds.count("finding") == len(list(nights.findings))
    assert csvs.render(nights).count("\r\n") == len(kinds) + 1


def test_the_table_tells_who_decided_what(nights: Audit) -> None:
    row = next(row for row in rows(nights) if row["result"] == "unsupported-figure")
    assert (row["state"], row["who"], row["when"]) == ("supported", "Ada Lind", "2024-03-02T10:00:00Z")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("＝1+1", "'＝1+1"),
        ("-12.5%", "-12.5%"),
        ("+38", "+38"),
        ("38 per cent", "38 per cent"),
        ("a\nb", "a b"),
        (None, ""),
        (7, "7"),
    ],
)
def test_no_cell_is_computed(value: object, shown: str) -> None:
    assert csvs.cell(value) == shown


def test_the_workbook_is_read_back_and_computes_nothing(nights: Audit, hostile: Audit) -> None:
    assert xlsx.render(nights) == xlsx.render(nights)
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render(nights)))
    assert book.sheetnames == ["Result", "Claims", "Findings", "Sources", "Method"]
    assert book["Claims"].max_row == 1 + 17 + 1
    assert book["Findings"].freeze_panes == "A2"
    assert book["Findings"].auto_filter.ref
    bad = openpyxl.load_workbook(io.BytesIO(xlsx.render(hostile)))
    kinds = {cell.data_type for sheet in bad for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    links = [cell.hyperlink.target for sheet in bad for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert all(link.startswith(("http://", "https://")) for link in links)


@pytest.fixture(scope="module")
def log(nights: Audit) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(sarif.render(nights))
    return loaded


def test_sarif_has_a_result_for_every_finding_with_its_rule_and_fingerprint(nights: Audit, log: dict[str, Any]) -> None:
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == len(list(nights.findings))
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["partialFingerprints"][sarif.FINGERPRINT]
    assert all(rule["help"]["markdown"] and rule["shortDescription"]["text"].endswith(".") for rule in rules)


def test_sarif_places_are_relative_and_the_text_stands_there(nights_db: Path, log: dict[str, Any]) -> None:
    lines = nights_db.with_name("brief.txt").read_text().split("\n")
    for result in log["runs"][0]["results"]:
        physical = result["locations"][0]["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == "brief.txt"
        region = physical["region"]
        if region["startLine"] == region["endLine"]:
            there = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
            assert there == region["snippet"]["text"]


def test_sarif_suppresses_what_editors_settled(log: dict[str, Any]) -> None:
    suppressed = {r["ruleId"]: r["suppressions"][0] for r in log["runs"][0]["results"] if "suppressions" in r}
    assert set(suppressed) == {"unsupported-figure", "duplicate-note"}
    assert "Ada Lind, 2 March 2024" in suppressed["duplicate-note"]["justification"]


@pytest.mark.skipif(
    not (tool := shutil.which("sarif-multitool", path=os.environ.get("PROVENANCE_NODE_TOOLS", os.defpath))),
    reason="needs the folder of npm's @microsoft/sarif-multitool in PROVENANCE_NODE_TOOLS",
)
def test_sarif_is_valid_by_its_own_rules(nights: Audit, hostile: Audit, tmp_path: Path) -> None:
    for number, audit in enumerate((nights, hostile)):
        path, found = tmp_path / f"{number}.sarif", tmp_path / f"{number}.found.sarif"
        path.write_text(sarif.render(audit), encoding="utf-8")
        subprocess.run([str(tool), "validate", path, "--output", found], check=False, capture_output=True, timeout=120)
        results = json.loads(found.read_text(encoding="utf-8-sig"))["runs"][0].get("results", [])
        assert {result["ruleId"] for result in results} <= {"SARIF2005"}  # this tool has no home page to name


def test_junit_is_read_by_another_reader_and_adds_up(nights: Audit) -> None:
    suites = JUnitXml.fromstring(junit.render(nights).encode())
    assert suites.tests == sum(suite.tests for suite in suites) > 60
    failed = [case.name for suite in suites for case in suite if any(r._tag == "failure" for r in case.result)]
    assert any("national average" in name for name in failed)
    assert not any("World Bank study" in name for name in failed)  # an editor accepted it
    assert suites.skipped == 4


def test_junit_of_a_hostile_text_is_well_formed(hostile: Audit) -> None:
    assert ET.fromstring(junit.render(hostile)).tag == "testsuites"


def test_annotations_are_one_line_each_and_cannot_begin_another(hostile: Audit, nights: Audit) -> None:
    for audit in (hostile, nights):
        lines = github.render(audit).splitlines()
        assert len(lines) == audit.severities.total() + 1
        assert all(re.match(r"::(error|warning|notice) (file=[^:,]*,.*)?title=[\w-]+::", line) for line in lines)


def test_settled_findings_are_not_annotated(nights: Audit) -> None:
    assert "duplicate-note" not in github.render(nights)


def test_markdown_shows_hostile_text_as_text(hostile: Audit) -> None:
    text = markdown.render(hostile)
    if pandoc := shutil.which("pandoc"):
        done = subprocess.run([pandoc, "-f", "gfm", "-t", "html"], input=text.encode(), capture_output=True, check=True)
        page = done.stdout.decode()
        assert not re.search(r"<(script|img|svg|style)\b", page)
        assert 'href="javascript' not in page
    assert "@everyone" not in text


def test_markdown_never_outgrows_a_job_summary(nights: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = markdown.render(nights)
    monkeypatch.setattr(markdown, "LIMIT_BYTES", 6_000)
    cut = markdown.render(nights)
    assert len(cut.encode()) <= 6_000 < len(whole.encode())
    assert cut.count("<details>") == cut.count("</details>")
    assert "longer than fits" in cut
    assert "## Method" in cut


def test_json_and_json_lines_say_the_same(nights: Audit) -> None:
    whole = json.loads(objects.render(nights))
    lines = [json.loads(line) for line in objects.render_lines(nights).splitlines()]
    kinds = [line["type"] for line in lines]
    assert kinds.count("claim") == len(whole["documents"][0]["claims"]) == 11
    assert kinds.count("finding") == len(whole["documents"][0]["findings"])
    assert lines[0]["totals"] == whole["totals"]
    assert whole["schema"] == objects.SCHEMA


def test_the_schema_that_is_shipped_is_that_of_the_model_and_the_report_fits_it(nights: Audit, hostile: Audit) -> None:
    shipped = (files("provenance.reports.audit") / "audit.schema.json").read_text(encoding="utf-8")
    assert shipped == schema.render(), "print it anew: python -m provenance.reports.audit.schema"
    for audit in (nights, hostile):
        jsonschema.Draft202012Validator(json.loads(shipped)).validate(json.loads(objects.render(audit)))


def test_check_prints_these_formats_too() -> None:
    assert set(OF_CHECK) <= set(FORMS)
