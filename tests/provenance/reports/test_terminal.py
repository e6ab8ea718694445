"""The report at a terminal: a finding says at once what is claimed and what the source says, nothing twice."""

import dataclasses
import re
from pathlib import Path

from click import unstyle

from provenance.model import Verdict
from provenance.reports import terminal
from provenance.reports.audit.model import Audit, Unread
from tests.provenance.reports.audit import audited


def lines(audit: Audit, verbosity: int = 0) -> list[str]:
    return [unstyle(line) for line in terminal.render(audit, width=100, verbosity=verbosity)]


def block(shown: list[str], beginning: str) -> list[str]:
    """The lines of the finding or claim that begins so."""
    start = next(number for number, line in enumerate(shown) if line.startswith(beginning))
    end = next(n for n in range(start + 1, len(shown)) if not shown[n].startswith("    "))
    return shown[start:end]


def test_a_figure_s_finding_shows_the_note_the_sentence_and_the_nearest_passage(nights: Audit) -> None:
    told = block(lines(nights), "  contradicted-figure")
    assert told[0].endswith("page 1, line 9 · note 2")
    assert "    “The national average in 2022 was 24 per cent.”" in told
    assert any("losses" not in line and "was 27 per cent" in line for line in told)
    assert told[-2].strip().startswith("https://stat.example/water/supply-2022.html, 2024-01-14")


def test_figures_that_share_a_passage_share_its_lines(nights: Audit) -> None:
    told = block(lines(nights), "  ✓ supported  page 1, line 14")
    assert "      1,240 · 1,910" in told
    assert sum("annual-report-2022" in line for line in told) == 1
    assert sum("“" in line for line in told) == 1


def test_settled_findings_are_counted_and_shown_only_on_request(nights: Audit) -> None:
    assert not any(line.startswith("  duplicate-note") for line in lines(nights))
    assert "2 settled by editors" in "\n".join(lines(nights))
    assert any(line.startswith("  duplicate-note") for line in lines(nights, 1))


def test_every_claim_has_its_line(nights: Audit) -> None:
    shown = lines(nights)
    start = shown.index("CLAIMS (11)")
    heads = [line for line in shown[start : shown.index("QUOTATIONS (1)")] if re.match(r"  \S", line)]
    assert len(heads) == 11 == len(list(nights.claims))
    assert sum(Verdict.SUPPORTED.value in line for line in heads) == 5


def test_what_could_not_be_read_is_named_once(tmp_path: Path) -> None:
    path = audited.three_nights(tmp_path)
    audit = dataclasses.replace(audited.audit_of(path), unread=(Unread("x.txt", "x.txt is not there: check the name"),))
    assert "not read  x.txt is not there: check the name" in lines(audit)


def test_no_control_sign_reaches_the_terminal(hostile: Audit) -> None:
    shown = "\n".join(lines(hostile, 1))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", shown)


def test_a_terminal_without_unicode_gets_ascii_signs(nights: Audit) -> None:
    shown = [unstyle(line) for line in terminal.render(nights, ascii_only=True)]
    assert any(line.startswith("  + supported") for line in shown)
