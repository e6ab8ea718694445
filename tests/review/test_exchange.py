"""Decisions as a file, and decisions that are offered to a claim that changed a little."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from provenance.cli import cli
from provenance.errors import InputError
from provenance.review.queries.carry import is_alike
from provenance.store.connections import reading, writing
from provenance.store.decisions import REASONS
from provenance.store.decisions_file import export_lines, import_lines
from tests.review.desk import Desk, copied, desk, make_demo


@pytest.fixture
def decided(at: Desk) -> Path:
    """A database with decisions of every kind."""
    at.decide(1, "supported", note="Seen – “so”\nit is")
    at.decide(2, "dismissed", reason="derived")
    at.post("/undo", {})
    at.decide(2, "dismissed", reason="derived")
    at.enter("Ben")
    at.decide(1, "needs-fix")
    return at.path


def exported(path: Path) -> list[str]:
    with reading(path) as db:
        return list(export_lines(db))


@contextmanager
def states(path: Path) -> Iterator[list[tuple[object, ...]]]:
    with sqlite3.connect(path) as db:
        yield db.execute("SELECT finding_id, state FROM finding_states ORDER BY 1").fetchall()


def test_an_export_imported_elsewhere_gives_the_same_states_and_the_same_bytes(
    decided: Path, demo: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = copied(demo, tmp_path / "other")
    lines = exported(decided)
    with writing(other) as db:
        came = import_lines(db, lines)
    assert (came.added, came.known, came.unknown) == (5, 0, 0)
    assert exported(other) == lines
    with states(decided) as here, states(other) as there:
        assert here == there == [(1, "conflict"), (2, "dismissed")]
    with writing(other) as db:
        assert import_lines(db, lines).known == 5
    assert exported(other) == lines


def test_decisions_on_findings_that_are_not_there_are_counted(decided: Path, demo: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = copied(demo, tmp_path / "other")
    lines = [line.replace("WATER LOST", "ANOTHER ONE") for line in exported(decided)]
    with writing(other) as db:
        assert import_lines(db, lines).unknown == 5


@pytest.mark.parametrize("line", ["x", "[]", "{}", '{"id": 1}', '"text"', '{"id": "a", "report": "r"}'])
def test_a_line_that_is_no_decision_is_named(demo: Path, tmp_path: Path, line: str) -> None:
    path = copied(demo, tmp_path)
    with pytest.raises(InputError, match="line 2"), writing(path) as db:
        import_lines(db, ["\n", line])


def test_the_commands_write_and_read_the_file(decided: Path, tmp_path: Path) -> None:
    runner = CliRunner()
    file = tmp_path / "decisions.jsonl"
    done = runner.invoke(cli, ["decisions", "export", "--db", str(decided), "-o", str(file)])
    assert done.exit_code == 0, done.output
    assert json.loads(file.read_text().splitlines()[0]) == {"format": "provenance-decisions/1"}
    done = runner.invoke(cli, ["decisions", "import", str(file), "--db", str(decided)])
    assert done.output == "0 added, 5 there already, 0 on findings that are not here\n"


def test_a_slightly_changed_claim_is_offered_its_decision_and_carries_it_only_when_told(path: Path) -> None:
    with desk(path) as at:
        rule = "unsupported-figure"
        before = at.rows("SELECT id FROM findings WHERE rule = 'uncited-figure'")[0][0]
        at.decide(before, "dismissed", reason="by-hand", note="ask the utility")
        make_demo(
            path.parent, change=("mains would have to be replaced", "mains will have to be replaced"), day="2026-01-02"
        )
        after = at.rows("SELECT max(id) FROM findings WHERE rule = 'uncited-figure'")[0][0]
        assert after != before, rule
        assert at.rows("SELECT count(*) FROM finding_states WHERE finding_id = ?", after) == [(0,)]
        shown = at.get(f"/f/{after}").text
        assert "Probably the same claim" in shown
        offered = at.rows("SELECT max(id) FROM decisions")[0][0]
        at.decide(after, "dismissed", reason="by-hand", note="ask the utility", carried=str(offered))
        assert at.rows("SELECT carried FROM decisions WHERE finding_id = ?", after) == [(offered,)]
        assert "carried over from an earlier claim" in at.get(f"/f/{after}").text


def test_texts_are_alike_only_with_the_same_figures() -> None:
    text = "Some 1,300 kilometres of mains would have to be replaced within ten years."
    assert is_alike(text, text.replace("would", "will"))
    assert not is_alike(text, text.replace("1,300", "1,400"))
    assert not is_alike(text, "Losses were 1,300 litres a day in the hill districts.")


def test_the_reasons_are_seven_as_the_keys() -> None:
    assert len(REASONS) == 7
