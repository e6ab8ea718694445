"""The words that a report may put for those of its source."""

import tomllib
from pathlib import Path

import provenance.support
from provenance.support.contrasts import groups_of, marks
from provenance.support.vocabulary import key_of, related

DATA = Path(provenance.support.__file__).parent / "data" / "related.toml"
LINES = [
    (language, line)
    for language, entry in tomllib.loads(DATA.read_text(encoding="utf-8")).items()
    for line in entry["groups"].strip().splitlines()
]


def _clashes(language: str, line: str) -> set[str]:
    """The sets of which a line names two groups that exclude each other."""
    named: dict[str, set[str]] = {}
    for word in line.split():
        for name, group in groups_of(word, language):
            if name not in marks() and not group.startswith("~"):
                named.setdefault(name, set()).add(group)
    return {name for name, groups in named.items() if len(groups) > 1}


def test_no_line_joins_what_excludes_one_another() -> None:
    assert [(line, found) for language, line in LINES if (found := _clashes(language, line))] == []


def test_a_line_relates_two_words_or_more_and_stands_once() -> None:
    assert [line for _, line in LINES if len(set(line.split())) < 2 or len(set(line.split())) < len(line.split())] == []
    alike = [(language, frozenset(line.split())) for language, line in LINES]
    assert len(alike) == len(set(alike))


def test_words_of_a_line_are_related_in_their_language_alone() -> None:
    assert key_of("walkout", "en") == key_of("stoppage", "en") or key_of("stoppage", "en") in related(
        key_of("walkout", "en"), "en"
    )
    assert key_of("pâturages", "fr") in related(key_of("herbages", "fr"), "fr")
    assert key_of("herbages", "fr") not in related(key_of("pâturages", "fr"), "en")
