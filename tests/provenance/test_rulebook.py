"""Choosing, explaining and applying rules, and the identities of their findings."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import claims
from claims.document import Document
from provenance.errors import ConfigError
from provenance.model import Context, Finding, Group
from provenance.rulebook import ENTRIES, SECTIONS, Rulebook, explain, find
from tests.test_cases import findings_of, load_cases
from tests.work import work_of
from tests.worlds import examined

CONTEXT = Context(date(2026, 1, 15))


def test_ids_are_unique_and_named_like_their_modules() -> None:
    ids = [entry.rule.id for entry in ENTRIES]
    assert len(set(ids)) == len(ids)
    for entry in ENTRIES:
        assert entry.check.__module__ == "provenance.rules." + entry.rule.id.replace("-", "_")


def test_rules_stand_in_the_order_of_their_groups() -> None:
    groups = [list(Group).index(entry.rule.group) for entry in ENTRIES]
    assert groups == sorted(groups)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.rule.id)
def test_every_rule_says_what_it_does_why_and_what_it_leaves_alone(entry: Any) -> None:
    parts = entry.sections()
    assert list(parts) == ["", *SECTIONS]
    assert all(text.endswith(".") and len(text) > 15 for text in parts.values())
    assert all(text in explain(entry.rule.id) for text in parts.values())


def test_rules_are_chosen_by_id_and_by_group() -> None:
    chosen = Rulebook.selected(["dates", "missing-note"], ["invalid-date"])
    ids = [entry.rule.id for entry in chosen.entries]
    assert ids == ["missing-note", "accessed-before-published", "accessed-in-future", "published-after-document"]


def test_nothing_selected_means_all_rules() -> None:
    assert Rulebook.selected() == Rulebook()
    assert len(Rulebook.selected(ignore=["numbering"]).entries) < len(ENTRIES)


@pytest.mark.parametrize(("name", "near"), [("duplicate-notes", "duplicate-note"), ("date", "dates")])
def test_an_unknown_name_is_answered_with_the_nearest(name: str, near: str) -> None:
    with pytest.raises(ConfigError, match=f"Did you mean '{near}'"):
        Rulebook.selected([name])
    with pytest.raises(ConfigError):
        Rulebook.selected(ignore=["zzzzzzzz"])


def test_an_unknown_rule_cannot_be_explained() -> None:
    with pytest.raises(ConfigError, match="missing-note"):
        find("mising-note")


def test_a_rule_that_breaks_does_not_end_the_run() -> None:
    def broken(document: Document, context: Context) -> Iterator[Finding]:
        raise ZeroDivisionError

    good, other = find("missing-note"), find("duplicate-note")
    book = Rulebook((replace(other, check=broken), good))
    document = claims.read(b"One.[^1] Two.[^2]\n\n[^1]: Baker, J. (2014). Trade. Press.", "a.md")
    found = book.apply([document], CONTEXT)
    assert [finding.rule for finding in found] == ["rule-failed", "missing-note"]
    assert "duplicate-note" in found[0].message


def test_equal_findings_are_told_apart_by_their_order() -> None:
    text = "One.[^1] Two.[^1] Three.[^2]\n\n[^2]: —\n[^3]: —"
    found = findings_of("missing-note", text, {}) + findings_of("empty-note", text, {})
    prints = [finding.fingerprint for finding in found]
    assert len(prints) >= 3
    assert len(set(prints)) == len(prints)


def test_findings_come_rule_by_rule_and_in_the_order_of_the_text() -> None:
    notes = "[^1]: Baker, J. (2014). Trade. Press, pp. 99-13.\n[^2]: Cole, M. (2015). Ports. Press, pp. 90-13."
    text = f"A.[^9] B.[^8]\n\n{notes}"
    found = examined(claims.read(text.encode(), "a.md"), {}).findings
    order = [entry.rule.id for entry in ENTRIES]
    keys = [(order.index(f.rule), f.at.start if f.at else -1) for f in found]
    assert keys == sorted(keys)


def _with_a_note_before(text: str) -> str:
    """The same text behind another paragraph, all its numbered notes one number higher."""
    higher = re.sub(r"(\[\^|n\. |note )(\d+)", lambda found: found[1] + str(int(found[2]) + 1), text)
    note = "[^1]: Zeller, Q. (2001). Another matter altogether. Zenith Books.\n"
    return "Words on another matter.[^1]\n\n" + re.sub(r"^\[\^", note + "[^", higher, count=1, flags=re.MULTILINE)


def _with_other_line_breaks(text: str) -> str:
    """The same text with more line breaks in its paragraphs and notes, none within an address."""
    lines = []
    for line in text.split("\n"):
        indent = "\n    " if line.startswith("[^") else "\n"
        words = line.split(" ") if not line.startswith(("#", "-", "1.", "2.", " ")) else [line]
        broken = words[0]
        for number, word in enumerate(words[1:], start=1):
            may_break = number % 4 == 0 and number > 1 and re.match(r"[^\W\d_]", word) is not None
            broken += (indent if may_break else " ") + word
        lines.append(broken)
    return "\n".join(lines)


_RENUMBERED = frozenset({"numbering-starts-late", "numbering-gap"})  # about the numbers themselves
_STABLE = [
    (entry.rule.id, case)
    for entry in ENTRIES
    for case in load_cases(entry.rule.id)
    if "bad" in case and case.get("format", "md") == "md"
]
_SHIFTED = [(rule, case) for rule, case in _STABLE if rule not in _RENUMBERED and not case.get("first")]


def _name(value: Any) -> str:
    return value if isinstance(value, str) else str(value["name"])


def _prints(rule: str, text: str, case: dict[str, Any]) -> set[str]:
    return {finding.fingerprint for finding in findings_of(rule, text, case)}


@pytest.mark.parametrize(("rule", "case"), _STABLE, ids=_name)
def test_a_finding_keeps_its_identity_when_lines_break_elsewhere(rule: str, case: dict[str, Any]) -> None:
    assert _prints(rule, _with_other_line_breaks(case["bad"]), case) == _prints(rule, case["bad"], case)


@pytest.mark.parametrize(("rule", "case"), _SHIFTED, ids=_name)
def test_a_finding_keeps_its_identity_when_a_note_is_added_before(rule: str, case: dict[str, Any]) -> None:
    assert _prints(rule, _with_a_note_before(case["bad"]), case) == _prints(rule, case["bad"], case)


def _work(paragraphs: int, place: str) -> int:
    """How much work the rules have with so many paragraphs, each with its own source and the same words."""
    body = [
        f"According to the Office, {i + 20} per cent of the pilots left {place} {i} in 2015.[^{i}] See “them” too."
        for i in range(1, paragraphs)
    ]
    notes = [
        f"[^{i}]: Baker, J. {1990 + i % 30}, The pilots of {place} {i}, https://example.org/{place}{i}; "
        "Accessed: 3 May 2019"
        for i in range(1, paragraphs)
    ]
    document = claims.read("\n\n".join([*body, *notes]).encode(), "a.md")
    return work_of(lambda: examined(document, {}))


def test_twice_the_text_takes_about_twice_the_work() -> None:
    _work(20, "quay")
    assert _work(160, "port") < 2.5 * _work(80, "berth")  # other words, so that neither finds what the other kept
