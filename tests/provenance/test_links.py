"""`provenance links` in a world of labelled addresses, in one run and over fourteen nights."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType

import pytest

from provenance import cli
from provenance.config import Settings
from provenance.links import audit_links
from provenance.result import LinkResult, Result
from sources import Capture, Outcome, append_capture
from tests.provenance import link_world_second, link_world_third
from tests.provenance.link_world import (
    PROSE,
    Labelled,
    Sites,
    counted,
    hurry,
    labelled_world,
    later_world,
    page,
    served,
)
from tests.sources.world import answer, redirect

FIRST = datetime(2026, 4, 1, 3, tzinfo=UTC)
OPEN = {"allow_private": ("127.0.0.0/8",), "delay": 0.0, "per_host": 4, "jobs": 24, "guard_hosts": ()}


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)


def checked(urls: list[str], **settings: object) -> Result:
    return audit_links(urls, Settings(**{**OPEN, **settings}))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def labelled() -> Iterator[tuple[list[Labelled], Result, list[str]]]:
    """The labelled world checked once: addresses, result, and what was asked."""
    sites, with_port = labelled_world()
    with served(sites) as world, pytest.MonkeyPatch.context() as patch:
        hurry(patch)
        addresses = with_port(world.port)
        result = checked([item.url for item in addresses])
        yield addresses, result, world.targets()


def test_dead_is_said_of_the_dead_alone_and_of_nearly_all(
    labelled: tuple[list[Labelled], Result, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    addresses, result, _ = labelled
    precision, recall, wrong = counted(addresses, {link.url: link.verdict.value for link in result.links})
    behaviours = {item.behaviour for item in addresses}
    with capsys.disabled():
        print(f"\n{len(addresses)} addresses, {len(behaviours)} behaviours: ", end="")
        print(f"dead precision {precision:.3f}, recall {recall:.3f}", *wrong, sep="\n  ")
    assert len(addresses) >= 150
    assert len(behaviours) >= 35
    assert precision == 1.0, wrong
    assert recall >= 0.95, wrong


@pytest.mark.parametrize("made_of", [link_world_second, link_world_third])
def test_a_world_that_was_not_tuned_to_is_told_as_well(made_of: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    sites, with_port = later_world(made_of)
    with served(sites) as world:
        addresses = with_port(world.port)
        result = checked([item.url for item in addresses])
    verdicts = {link.url: link.verdict for link in result.links}
    precision, recall, wrong = counted(addresses, {url: verdict.value for url, verdict in verdicts.items()})
    doubted = [i.url for i in addresses if i.label == "alive" and not verdicts[i.url].has_content]
    with capsys.disabled():
        print(f"\n{len(addresses)} unseen: precision {precision:.3f}, recall {recall:.3f}", *wrong, sep="\n  ")
        print("  doubted:", *doubted)
    assert precision == 1.0, wrong
    assert recall >= 0.95, wrong
    assert doubted == []


def test_nothing_alive_is_doubted_but_walls_are(labelled: tuple[list[Labelled], Result, list[str]]) -> None:
    addresses, result, _ = labelled
    verdicts = {link.url: link.verdict for link in result.links}
    alive = {item.url: verdicts[item.url] for item in addresses if item.label == "alive"}
    assert {url: verdict for url, verdict in alive.items() if not verdict.has_content} == {}
    walled = ("wall", "challenge", "login", "redirect")
    walls = [verdicts[i.url] for i in addresses if i.label == "unknown" and i.behaviour.startswith(walled)]
    walls = [verdict for verdict in walls if verdict is not Outcome.FAILING]  # a redirect loop
    assert set(walls) == {Outcome.BLOCKED, Outcome.RATE_LIMITED}


def test_one_night_makes_no_page_dead_but_what_is_no_address(
    labelled: tuple[list[Labelled], Result, list[str]],
) -> None:
    _, result, _ = labelled
    assert {link.verdict for link in result.links if link.state == "dead"} <= {Outcome.MALFORMED}
    for link in result.links:
        assert link.reason
        assert link.state in ("alive", "suspected", "probably-dead", "dead", "unknown")


def test_a_folder_s_siblings_are_asked_once() -> None:
    sites = Sites(fallback={"any.test": page("The Post", "<p>The page you requested could not be found.</p>")})
    with served(sites) as world:
        urls = [world.url(f"/news/{name}.html", "any.test") for name in ("one", "two", "three")]
        result = checked(urls)
        assert {link.verdict for link in result.links} == {Outcome.SOFT_404}
        assert len(world.asked) == 5  # with robots.txt, which allows it


def test_healthy_addresses_cost_one_request_each() -> None:
    urls = [f"/p/{number}" for number in range(40)]
    sites = Sites({("fine.test", url): page(f"Report {url}") for url in urls})
    with served(sites) as world:
        checked([world.url(url, "fine.test") for url in urls])
        assert len(world.asked) == 40


# ---- nights


class Nights:
    """A world that changes from night to night, checked with one database."""

    def __init__(self, folder: Path) -> None:
        self.db = folder / "links.db"
        self.sites = Sites()

    def night(self, number: int, urls: list[str], hours: float = 0.0, **settings: object) -> dict[str, LinkResult]:
        moment = FIRST + timedelta(days=number - 1, hours=hours)
        result = checked(urls, db=self.db, as_of=moment, **settings)
        self.complete = result.run.complete
        return {link.url: link for link in result.links}


GOOD, BUSY, NONE = page("Report"), answer(b"", "503 Busy"), answer(b"", "404 None")
SOLD = page("x", "<h1>This domain is for sale</h1>")
EMPTY = page("Page not found", "<p>Sorry.</p>")


def plan(kind: str, night: int) -> bytes:
    """What an address of a kind answers in a night."""
    match kind:
        case "gone":
            return NONE
        case "gone-late":
            return GOOD if night < 6 else NONE
        case "flapping":
            return NONE if night % 3 else GOOD
        case "busy":
            return BUSY
        case "busy-week":
            return BUSY if night <= 6 else GOOD
        case "parked":
            return SOLD
        case "soft":
            return EMPTY
        case "home":
            return redirect("/")
        case "blocked":
            return answer(b"", "403 No")
        case "mixed":
            return BUSY if night <= 5 else NONE
    return GOOD


# The first night on which an address of a kind is dead; None for never.
DEAD_FROM = {
    "gone": 3, "gone-late": 8, "flapping": None, "busy": 10, "busy-week": None, "parked": 2, "soft": 3, "home": 3,
    "blocked": None, "mixed": 8, "good": None, "nohost": 7, "nothing": 1,
}  # fmt: skip


def test_fourteen_nights_give_no_false_and_no_late_death(tmp_path: Path) -> None:
    nights = Nights(tmp_path)
    kinds = [kind for kind in DEAD_FROM if kind not in ("nohost", "nothing")]
    with served(nights.sites) as world:
        urls = {kind: world.url("/report", f"{kind}.test") for kind in kinds}
        urls |= {"nohost": "http://old.gone/report", "nothing": "http://[::1/a"}
        nights.sites.pages[("home.test", "/")] = page("The Post", PROSE)
        for night in range(1, 15):
            nights.sites.pages |= {(f"{kind}.test", "/report"): plan(kind, night) for kind in kinds}
            found = nights.night(night, list(urls.values()))
            for kind, url in urls.items():
                wanted = DEAD_FROM[kind]
                is_dead = found[url].state == "dead"
                assert is_dead == (wanted is not None and night >= wanted), (night, kind, found[url])
            assert found[urls["good"]].state == "alive"
            assert found[urls["blocked"]].state == "unknown"
            assert found[urls["blocked"]].strikes == 0
        assert found[urls["gone"]].strikes == 14
        assert found[urls["gone"]].first_failed == FIRST
        assert found[urls["gone-late"]].last_good == FIRST + timedelta(days=4)


def test_several_checks_in_one_night_are_one_strike(tmp_path: Path) -> None:
    nights = Nights(tmp_path)
    nights.sites.pages[("gone.test", "/a")] = NONE
    with served(nights.sites) as world:
        url = world.url("/a", "gone.test")
        for hours in (0.0, 1.0, 2.0, 12.0):
            found = nights.night(1, [url], hours)[url]
        assert (found.strikes, found.state) == (1, "suspected")
        nights.night(2, [url])
        assert nights.night(3, [url])[url].state == "dead"


def test_what_comes_back_is_alive_at_once(tmp_path: Path) -> None:
    nights = Nights(tmp_path)
    with served(nights.sites) as world:
        url = world.url("/a", "gone.test")
        nights.sites.pages[("gone.test", "/a")] = NONE
        for night in (1, 2, 3):
            found = nights.night(night, [url])[url]
        assert found.state == "dead"
        nights.sites.pages[("gone.test", "/a")] = GOOD
        found = nights.night(4, [url])[url]
        assert (found.state, found.strikes, found.first_failed) == ("alive", 0, None)


def test_our_own_outage_marks_nothing_and_ends_with_69(tmp_path: Path) -> None:
    nights = Nights(tmp_path)
    urls = [f"http://host{number}.gone/a" for number in range(6)]
    with served(nights.sites) as world:
        guard = world.url("/", "guard.test")
        found = nights.night(1, urls, guard_hosts=("http://guard.down/",))
        assert {link.verdict for link in found.values()} == {Outcome.UNKNOWN}
        assert {link.strikes for link in found.values()} == {0}
        assert not nights.complete
        found = nights.night(2, urls, guard_hosts=("http://guard.down/", guard))
        assert {link.verdict for link in found.values()} == {Outcome.GONE}
        assert {link.strikes for link in found.values()} == {1}
        assert nights.complete
        found = nights.night(3, urls, guard_hosts=())
        assert {link.strikes for link in found.values()} == {2}


# ---- what can be given, and what comes out


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = cli.run(["links", "--allow-private", "127.0.0.0/8", "--delay", "0", "--no-progress", *arguments])
    return status, capsys.readouterr().out


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "provenance.toml").write_text("guard-hosts = []\n")
    return tmp_path


def test_files_folders_lists_and_addresses_can_be_given(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sites = Sites({("fine.test", f"/{name}"): GOOD for name in "abcdefg"})
    with served(sites) as world:
        base = world.url("", "fine.test")
        (folder / "docs").mkdir()
        (folder / "docs" / "report.md").write_text(
            f"See [more]({base}/a) and <{base}/b>.[^1]\n\n[^1]: Baker, J. 2014, Trade, {base}/gone.\n"
        )
        (folder / "docs" / "works.bib").write_text(f"@misc{{x, title={{X}}, url={{{base}/c}}, doi={{10.1/nothing}} }}")
        (folder / "list.txt").write_text(f"# addresses\n{base}/d\nhttp//fine.test:{world.port}/e\n\n")
        status, out = run(capsys, "docs", "list.txt", f"{base}/f", "missing.txt", "--format", "json", "--exit-zero")
        result = json.loads(out)
    links = {link["url"].removeprefix(base): link for link in result["links"]}
    assert {"/a", "/b", "/c", "/d", "/f", "/gone"} <= links.keys()
    assert links["/gone"]["verdict"] == "gone"
    malformed = next(link for link in result["links"] if link["verdict"] == "malformed")
    assert malformed["final_url"] == f"{base}/e"
    assert malformed["state"] == "suspected"
    assert [finding["rule"] for finding in result["findings"] if finding["url"] == f"{base}/gone"] == ["dead-link"]
    assert result["findings"][0]["document"] == "docs/report.md"
    assert [unread["path"] for unread in result["unread"]] == ["missing.txt"]
    assert status == 66


def test_every_address_is_asked_at_every_call(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with served(Sites({("fine.test", "/a"): GOOD})) as world:
        for _ in range(2):
            status, out = run(capsys, world.url("/a", "fine.test"), "--format", "jsonl")
            assert status == 0
        assert world.targets() == ["/a", "/a"]
    kinds = [json.loads(line)["type"] for line in out.splitlines()]
    assert kinds == ["run", "link"]


def test_the_text_for_a_person_names_what_is_amiss(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with served(Sites({("fine.test", "/a"): GOOD})) as world:
        gone = world.url("/gone", "fine.test")
        status, out = run(capsys, world.url("/a", "fine.test"), gone)
    assert status == 1
    assert gone in out
    assert "suspected: 1 failing night since" in out
    assert "2 addresses: 1 ok, 1 gone" in out
    assert world.url("/a", "fine.test") + "\n" not in out


def test_an_archive_given_is_compared_with_and_offered(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with served(Sites({("fine.test", "/new"): GOOD})) as world:
        sites = {name: world.url(f"/{name}", "fine.test") for name in ("kept", "changed", "lost", "new")}
        old = f"<html><title>Old</title><body>{PROSE}</body></html>".encode()
        for name in ("kept", "changed", "lost"):
            moment = datetime(2024, 1, 10, tzinfo=UTC)
            url = sites[name]
            kept = Capture(url, Outcome.OK, moment, "live", "ok", url, 200, media_type="text/html", body=old)
            append_capture(folder / "c.warc.gz", kept)
        other = "<p>" + "The council met on Monday to speak of schools and of roads near the market. " * 9 + "</p>"
        world.pages.pages[("fine.test", "/kept")] = answer(old)  # type: ignore[attr-defined]
        world.pages.pages[("fine.test", "/changed")] = page("Council", other)  # type: ignore[attr-defined]
        _, out = run(capsys, *sites.values(), "--sources", "c.warc.gz", "--format", "json")
    result = json.loads(out)
    links = {link["url"]: link for link in result["links"]}
    assert links[sites["kept"]]["verdict"] == "ok"
    assert links[sites["changed"]]["verdict"] == "drifted"
    assert links[sites["lost"]]["verdict"] == "gone"
    assert links[sites["lost"]]["archived"]["timestamp"] == "2024-01-10T00:00:00Z"
    rules = {(finding["rule"], finding["url"]) for finding in result["findings"]}
    assert rules == {
        ("content-drift", sites["changed"]),
        ("dead-link", sites["lost"]),
        ("unarchived-source", sites["new"]),
    }
    dead = next(finding for finding in result["findings"] if finding["rule"] == "dead-link")
    assert "2024-01-10" in dead["message"]
