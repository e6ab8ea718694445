"""Writes `docs/rules.md` from the rules' own words and the cases marked `example`: `python docs/build_rules.py`."""

import tomllib
from pathlib import Path
from typing import Any

from provenance.model import Group
from provenance.rulebook import ENTRIES, SECTIONS, Entry

HERE = Path(__file__).parent
CASES = HERE.parent / "tests" / "cases"
PAGE = HERE / "rules.md"

_TITLES = {
    Group.NUMBERING: "Numbering and markers",
    Group.DUPLICATES: "Duplicates",
    Group.REFERENCES: "References",
    Group.ADDRESSES: "Addresses",
    Group.DATES: "Dates",
    Group.LINKS: "Links",
    Group.FIGURES: "Figures, quotations, attribution",
}
_INTRODUCTION = """# The rules

Each finding carries the id of its rule; `--select` and `--ignore` take an id or the name of a group, and
`provenance explain ID` prints what stands here. An `error` misleads a reader or breaks the citation, a `warning`
should be mended, an `info` is a nudge. Every example below is run by the tests, as are the texts that must *not* be
reported: `tests/cases/`.

This page is made by `python docs/build_rules.py` from the rules and their examples.
"""


def build_page() -> str:
    """The whole page."""
    parts = [_INTRODUCTION]
    for group in Group:
        entries = [entry for entry in ENTRIES if entry.rule.group is group]
        parts.append(f"## {_TITLES[group]} (`{group}`)\n\n" + _table(entries))
        parts.extend(map(_section, entries))
    return "\n".join(parts)


def _table(entries: list[Entry]) -> str:
    rows = [f"| [`{e.rule.id}`](#{e.rule.id}) | {e.rule.severity} | {e.rule.summary} |" for e in entries]
    return "\n".join(["| id | severity | reports |", "|---|---|---|", *rows, ""])


def _section(entry: Entry) -> str:
    sections = entry.sections()
    words = "\n\n".join(f"**{name}:** {sections[name]}" for name in SECTIONS)
    return f"### {entry.rule.id}\n\n{sections['']}\n\n{words}\n\n{_examples(entry.rule.id)}"


def _examples(rule: str) -> str:
    cases: list[dict[str, Any]] = tomllib.loads((CASES / f"{rule}.toml").read_text("utf-8"))["case"]
    bad = [_example("Reported", case, case["bad"]) for case in cases if case.get("example")]
    good = [_example("Left alone", case, case["good"]) for case in cases if "good" in case][1:2]
    return "\n".join(bad + good)


def _example(verb: str, case: dict[str, Any], text: str) -> str:
    world = "".join(f"where {url} {_answer(answer)}\n\n" for url, answer in case.get("web", {}).items())
    return f"{verb} — {case['name']}:\n\n````text\n{text.strip()}\n````\n\n{world}"


def _answer(answer: Any) -> str:
    """What an address answers in the world of a case, in words."""
    last = answer[-1] if isinstance(answer, list) else answer
    if "html" in last or "text" in last:
        moved = f"has moved to {last['moved_to']} and " if "moved_to" in last else ""
        return f"{moved}says `{last.get('html') or last['text']}`"
    return f"answers {last['status']}" if "status" in last else f"could not be read: {last['reason']}"


if __name__ == "__main__":
    PAGE.write_text(build_page(), "utf-8")
