"""`provenance nightly` on loopback: what is due is asked, what changed is told, and a quiet night says nothing."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from provenance import check, cli
from provenance.audit import audit
from provenance.config import Settings
from provenance.links import audit_links
from provenance.nightly.model import Night
from provenance.nightly.run import run_night
from provenance.reports.nightly import night_lines
from provenance.store.runs import find_run
from provenance.store.store import read_store
from provenance.verify import verify
from tests.provenance.link_world import Sites, hurry, page, served
from tests.sources.world import Asked, World, answer

FIRST = datetime(2026, 4, 1, 3, tzinfo=UTC)
OPEN: dict[str, Any] = {"allow_private": ("127.0.0.0/8",), "delay": 0.0, "guard_hosts": (), "archives": ("none",)}
CLAIM = "In 2022 the utilities of the basin lost 38 per cent of the water in their networks"
SAID = "<p>In 2022 the utilities of the basin lost 38% of the water in their networks.</p>" + "<p>It is so.</p>" * 40
LOSSES = page("Losses", SAID)
OTHER = page("Losses", SAID.replace("38%", "45%"))
PLAIN = page("A report")
NONE = answer(b"", "404 None")
REFUSED = answer(b"", "403 No")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)


class Nights:
    """A report on loopback sources, checked once and looked after night by night."""

    def __init__(self, folder: Path, world: World, sites: Sites) -> None:
        self.folder, self.world, self.sites = folder, world, sites
        self.db = folder / "x.db"
        self.report = folder / "report.md"

    def settings(self, night: float, **more: Any) -> Settings:
        return Settings(**{**OPEN, "db": self.db, "as_of": FIRST + timedelta(days=night), **more})

    def say(self, host: str, reply: Any, target: str = "/a") -> None:
        self.sites.pages[(host, target)] = reply

    def write(self, *hosts: str, claim: str = CLAIM, day: str = "12 January 2024") -> None:
        notes = [
            f"[^{n}]: Council {n} 2023, Report {n}, {self.world.url('/a', host)}; Accessed: {day}"
            for n, host in enumerate(hosts, 1)
        ]
        text = [
            f"{claim}.[^1]",
            *(f"Another sentence stands here without a figure.[^{n}]" for n in range(2, len(hosts) + 1)),
        ]
        self.report.write_text("# Losses\n\n" + "\n\n".join([*text, *notes]) + "\n")

    def check(self, night: float = 0) -> None:
        check(self.report, **{**OPEN, "db": self.db, "as_of": FIRST + timedelta(days=night)})

    def night(self, night: float, **more: Any) -> Night:
        self.world.asked.clear()
        budget = more.pop("budget_s", None)
        return run_night(self.settings(night, **more), budget_s=budget)

    @property
    def asked(self) -> Counter[str]:
        return Counter(asked.headers["host"].partition(":")[0] for asked in self.world.asked)

    def verdict(self, claim: str = "c1") -> str:
        query = (
            "SELECT v.verdict FROM run_verdicts r JOIN verdicts v ON v.id = r.verdict_id WHERE v.subject = ? "
            "AND v.figure IS NULL ORDER BY r.run_id DESC LIMIT 1"
        )
        return str(sqlite3.connect(self.db).execute(query, [claim]).fetchone()[0])

    def state(self, host: str) -> str:
        query = "SELECT state FROM addresses WHERE url = ?"
        return str(sqlite3.connect(self.db).execute(query, [self.world.url("/a", host)]).fetchone()[0])


@pytest.fixture
def nights(tmp_path: Path) -> Iterator[Nights]:
    sites = Sites()
    with served(sites) as world:
        found = Nights(tmp_path, world, sites)
        found.say("council.test", LOSSES)
        found.say("other.test", PLAIN)
        yield found


def rules(night: Night) -> dict[str, list[str]]:
    return {
        "new": [seen.rule for seen in night.new],
        "gone": [seen.rule for seen in night.gone],
        "changed": [changed.after.rule for changed in night.changed],
    }


def test_a_quiet_night_asks_nothing_and_says_nothing(nights: Nights, capsys: pytest.CaptureFixture[str]) -> None:
    nights.write("council.test", "other.test")
    nights.check()
    for night in (1, 2, 3):
        found = nights.night(night)
        assert found.is_quiet
        assert list(night_lines(found)) == []
        assert (found.checked, nights.asked) == (0, Counter())
    arguments = ["nightly", "--db", str(nights.db), "--as-of", "2026-04-05", "--no-progress"]
    assert cli.run(arguments) == 0
    assert capsys.readouterr().out == ""


def test_what_is_well_is_asked_once_a_week_and_what_fails_every_night(nights: Nights) -> None:
    nights.say("other.test", NONE)
    nights.say("wall.test", REFUSED)
    nights.write("council.test", "other.test", "wall.test")
    nights.check()
    asked: dict[str, list[int]] = {"council.test": [], "other.test": [], "wall.test": []}
    for night in range(1, 41):
        nights.night(night)
        for host in nights.asked:
            asked[host].append(night)
    assert asked["other.test"][:2] == [1, 2]  # dead in the third night, the check being the first
    assert asked["other.test"][2] - 2 == 30
    assert asked["wall.test"] == [30]
    gaps = [after - before for before, after in zip([0, *asked["council.test"]], asked["council.test"], strict=False)]
    assert len(gaps) >= 4
    assert all(6 <= gap <= 8 for gap in gaps)


def test_an_address_that_dies_is_told_once_and_again_when_it_is_sure(nights: Nights) -> None:
    nights.say("other.test", NONE)
    nights.write("council.test", "other.test")
    nights.say("other.test", PLAIN)
    nights.check()
    nights.say("other.test", NONE)
    told = {night: nights.night(night) for night in range(1, 13)}
    telling = {night: found for night, found in told.items() if not found.is_quiet}
    first, *others = telling
    assert rules(telling[first])["new"] == ["dead-link"]
    assert telling[first].status() == 1
    assert [rules(telling[night])["changed"] for night in others] == [["dead-link"]]  # now it is sure
    assert others == [first + 2]
    assert nights.state("other.test") == "dead"


def test_an_address_that_comes_back_is_gone_from_the_findings(nights: Nights) -> None:
    nights.say("other.test", NONE)
    nights.write("council.test", "other.test")
    nights.check()
    assert nights.night(1).is_quiet
    nights.say("other.test", PLAIN)
    found = nights.night(30 + 1.5)
    assert rules(found)["gone"] == ["dead-link"]
    assert found.status() == 0
    assert nights.state("other.test") == "alive"


def test_a_page_that_loses_the_figure_is_told_and_the_claim_stands_on_what_was_read(nights: Nights) -> None:
    nights.write("council.test")
    nights.check()
    nights.say("council.test", OTHER)
    found = nights.night(9)
    assert rules(found)["new"] == ["content-drift"]
    assert nights.verdict() == "supported"
    assert nights.night(18).is_quiet
    nights.say("council.test", LOSSES)
    assert rules(nights.night(27))["gone"] == ["content-drift"]


def test_without_a_day_of_access_the_newest_page_counts(nights: Nights) -> None:
    nights.write("council.test")
    nights.report.write_text(nights.report.read_text().replace("; Accessed: 12 January 2024", ""))
    nights.check()
    assert nights.verdict() == "supported"
    nights.say("council.test", OTHER)
    found = nights.night(9)
    assert "contradicted-figure" in rules(found)["new"]
    assert found.status() == 1


def test_pages_are_asked_for_on_condition_that_they_changed(nights: Nights) -> None:
    def conditional(asked: Asked) -> bytes:
        if asked.headers.get("if-none-match") == '"1"':
            return b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n'
        return answer(SAID.encode(), "200 OK", 'ETag: "1"')

    nights.say("council.test", conditional)
    nights.write("council.test")
    nights.check()
    for night in (9, 18, 27):
        assert nights.night(night).is_quiet
        assert [asked.headers.get("if-none-match") for asked in nights.world.asked] == ['"1"']
    nights.say("council.test", OTHER)
    assert rules(nights.night(36))["new"] == ["content-drift"]


def test_each_address_is_asked_once_however_often_it_is_cited(nights: Nights) -> None:
    nights.write("council.test", "council.test", "council.test")
    nights.check()
    second = nights.folder / "second.md"
    second.write_text(nights.report.read_text().replace("# Losses", "# Another report"))
    check(second, **{**OPEN, "db": nights.db, "as_of": FIRST})
    nights.night(9)
    assert nights.world.targets().count("/a") == 1


def test_a_changed_file_is_read_again_and_new_addresses_asked(nights: Nights) -> None:
    nights.write("council.test")
    nights.check()
    nights.say("third.test", PLAIN)
    nights.write("council.test", "third.test", claim=CLAIM.replace("38", "39"))
    found = nights.night(1)
    assert found.reread == (str(nights.report),)
    assert nights.asked == {"third.test": 1}
    assert "contradicted-figure" in rules(found)["new"]
    assert nights.night(2).is_quiet
    db = sqlite3.connect(nights.db)
    assert db.execute("SELECT count(*) FROM documents WHERE retired_by IS NULL").fetchone() == (1,)


def test_a_file_is_found_from_another_folder(nights: Nights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nights.write("council.test")
    (tmp_path / "deep").mkdir()
    monkeypatch.chdir(tmp_path)
    nights.db = Path("deep/x.db")
    check("report.md", **{**OPEN, "db": nights.db, "as_of": FIRST})
    monkeypatch.chdir(tmp_path / "deep")
    nights.db = Path("x.db")
    assert nights.night(1).is_quiet
    nights.write("council.test", claim=CLAIM.replace("38", "39"))
    assert "contradicted-figure" in rules(nights.night(2))["new"]
    assert nights.night(3).is_quiet


def test_two_files_of_one_title_are_looked_after_each(nights: Nights) -> None:
    nights.write("council.test")
    second = nights.folder / "second.md"
    second.write_text(nights.report.read_text().replace("council.test", "other.test"))
    given = {**OPEN, "db": nights.db, "as_of": FIRST}
    check([nights.report, second], **given)
    nights.say("council.test", NONE)
    assert rules(nights.night(9)) == {"new": ["dead-link"], "gone": [], "changed": []}
    nights.say("other.test", NONE)
    assert rules(nights.night(18))["new"] == ["dead-link"]


def test_what_was_kept_and_cannot_be_read_any_more_is_told_once(nights: Nights) -> None:
    nights.write("council.test")
    nights.check()
    with sqlite3.connect(nights.db) as connection:
        connection.execute("UPDATE inputs SET packed = zeroblob(9)")
    connection.close()
    nights.say("council.test", NONE)
    found = nights.night(9)
    assert found.status() == 65
    assert "cannot be judged again" in found.unread[0].reason
    assert nights.state("council.test") == "suspected"
    assert nights.night(10).is_quiet


def test_a_file_that_is_not_there_any_more_is_told_once(nights: Nights) -> None:
    nights.write("council.test")
    nights.check()
    nights.report.unlink()
    assert nights.night(1).status() == 66
    assert nights.night(2).is_quiet
    nights.say("council.test", NONE)
    assert rules(nights.night(9))["new"] == ["dead-link"]


def test_our_own_outage_voids_the_night(nights: Nights, capsys: pytest.CaptureFixture[str]) -> None:
    hosts = [f"h{number}.test" for number in range(8)]
    for host in hosts:
        nights.say(host, PLAIN)
    nights.write(*hosts)
    nights.check()
    text = nights.report.read_text().replace(".test:", ".down:")
    nights.report.write_text(text)
    before = sqlite3.connect(nights.db).execute("SELECT count(*) FROM checks").fetchone()
    found = nights.night(1, guard_hosts=("http://guard.down/",))
    assert (found.is_void, found.status()) == (True, 69)
    db = sqlite3.connect(nights.db)
    assert db.execute("SELECT count(*) FROM checks").fetchone() == before
    assert db.execute("SELECT count(*) FROM observations").fetchone() == (0,)
    found = nights.night(
        1.1, guard_hosts=(nights.world.url("/", "guard.test"),)
    )  # the network is there, the hosts fail
    assert not found.is_void
    assert found.checked == 8


def test_an_address_that_goes_back_and_forth_is_called_so(nights: Nights) -> None:
    nights.say("other.test", NONE)
    nights.write("council.test", "other.test")
    nights.check()
    flapping = []
    for night in range(1, 40):
        nights.say("other.test", PLAIN if night % 2 else NONE)
        found = nights.night(night, select=())
        flapping += [one.url for one in found.flapping]
        if found.flapping:
            assert rules(found) == {"new": [], "gone": [], "changed": []}
            assert found.status() == 0
            break
        # a page that is well again is not asked for a week, unless its report is not published yet
        with sqlite3.connect(nights.db) as connection:
            connection.execute("UPDATE documents SET dated = '2027-01-01'")
        connection.close()
    assert flapping == [nights.world.url("/a", "other.test")]


def test_what_a_host_asks_to_wait_is_waited(nights: Nights) -> None:
    nights.say("other.test", PLAIN)
    nights.write("council.test", "other.test")
    nights.check()
    nights.say("other.test", answer(b"", "429 Slow", "Retry-After: 200000"))  # more than two days
    asked = []
    for night in range(1, 14):
        nights.night(night)
        asked += [night] * nights.asked["other.test"]
    assert asked[1] - asked[0] == 3
    assert nights.state("other.test") != "dead"


def test_a_budget_leaves_the_rest_for_the_next_night(nights: Nights) -> None:
    hosts = [f"h{number}.test" for number in range(12)]
    for host in hosts:
        nights.say(host, PLAIN)
    nights.write("council.test", *hosts)
    nights.check()
    found = nights.night(9, budget_s=0.0)
    assert (found.checked, found.left) == (0, 13)
    found = nights.night(9.1)
    assert (found.checked, found.left) == (13, 0)


def test_addresses_given_by_themselves_are_looked_after(nights: Nights) -> None:
    url = nights.world.url("/a", "other.test")
    audit_links([url], nights.settings(0))
    assert nights.night(1).is_quiet
    nights.say("other.test", NONE)
    found = nights.night(9)
    assert [(one.change, one.url, one.rule) for one in found.loose] == [("new", url, "dead-link")]
    assert found.status() == 1
    assert nights.night(10).is_quiet


def test_what_links_found_in_between_is_taken_over(nights: Nights) -> None:
    nights.write("council.test", "other.test")
    nights.check()
    nights.say("other.test", NONE)
    audit_links([nights.world.url("/a", "other.test")], nights.settings(1))
    assert rules(nights.night(1.1))["new"] == ["dead-link"]
    assert nights.asked == Counter()


def test_the_runs_of_nights_can_be_verified(nights: Nights) -> None:
    nights.write("council.test", "other.test")
    nights.check()
    nights.say("council.test", OTHER)
    nights.say("other.test", NONE)
    nights.night(9)
    nights.night(10)
    with read_store(nights.db) as store:
        for name in ("1", "2", "3"):
            found = verify(store, find_run(store.db, name))
            assert found.is_equal, (name, found)


def test_a_night_without_a_database_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["nightly", "--db", str(tmp_path / "none.db")]) == 66
    assert "provenance init" in capsys.readouterr().err
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("text", ["soon", "", "-5m", "5 weeks"])
def test_a_budget_that_is_no_time_is_told(text: str, tmp_path: Path) -> None:
    assert cli.run(["nightly", "--db", str(tmp_path / "x.db"), "--budget", text]) == 2


def test_json_says_the_same_on_a_quiet_night_too(nights: Nights, capsys: pytest.CaptureFixture[str]) -> None:
    nights.write("council.test", "other.test")
    nights.check()
    nights.say("other.test", NONE)
    arguments = [
        "nightly",
        "--db",
        str(nights.db),
        "--no-progress",
        "--allow-private",
        "127.0.0.0/8",
        "--format",
        "json",
    ]
    assert cli.run([*arguments, "--as-of", "2026-04-10"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [seen["rule"] for seen in found["new"]] == ["dead-link"]
    assert cli.run([*arguments, "--as-of", "2026-04-10T13:00Z"]) == 0
    assert json.loads(capsys.readouterr().out)["quiet"] is True


# ---- what comes later


def test_a_file_put_into_a_folder_later_is_read_and_looked_after(nights: Nights) -> None:
    folder = nights.folder / "docs"
    folder.mkdir()
    nights.report = folder / "report.md"
    nights.write("council.test")
    audit([str(folder)], nights.settings(0))
    assert nights.night(1).is_quiet
    nights.report = folder / "second.md"
    nights.say("second.test", NONE)
    nights.write("council.test", "second.test", claim=CLAIM.replace("38", "41"))
    found = nights.night(2)
    assert found.reread == (str(folder / "second.md"),)
    assert "dead-link" in {seen.rule for seen in found.new}
    assert nights.verdict() == "contradicted"
    assert nights.asked["second.test"] > 0
    assert nights.night(3).reread == ()
    (folder / "third.docx").write_bytes(b"")
    assert [one.path for one in nights.night(4).unread] == [str(folder / "third.docx")]
    assert nights.night(5).unread == ()


def test_a_bibliography_that_comes_later_is_read(nights: Nights) -> None:
    text = "---\nbibliography: works.bib\n---\n\n" + CLAIM + " [@council].\n"
    nights.report.write_text(text)
    nights.check()
    assert nights.night(1).reread == ()
    url = nights.world.url("/a", "council.test")
    entry = f"@misc{{council, title={{Losses}}, author={{Council}}, year={{2023}}, url={{{url}}}}}"
    (nights.folder / "works.bib").write_text(entry)
    assert nights.night(2).reread == (str(nights.report),)
    assert nights.asked["council.test"] > 0
    assert nights.night(3).reread == ()


def test_a_clock_set_back_between_nights_kills_nothing_and_loses_nothing(nights: Nights) -> None:
    nights.write("council.test", "other.test")
    nights.check()
    nights.say("other.test", NONE)
    for night in (8, 9, -300, -299.99):  # the clock was wrong in the last two
        nights.night(night)
    assert nights.state("other.test") != "dead"
    assert nights.state("council.test") == "alive"
    for night in (10, 11, 12, 13):
        found = nights.night(night)
        assert found.unread == ()
    assert nights.state("other.test") == "dead"
    nights.say("other.test", PLAIN)
    nights.night(60)
    assert nights.state("other.test") == "alive"
