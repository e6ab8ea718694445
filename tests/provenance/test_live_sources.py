"""`provenance check` against a live web: pages that are not the work are no evidence, every way to mean is tried."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from provenance import Result, check, check_links
from sources import Outcome
from tests.provenance.link_world import Sites, hurry, page, served
from tests.sources.world import answer, redirect

CLAIM = "In 2022 the utilities of the basin lost 38 per cent of the water in their networks.[^1]\n\n"
NOTE = "[^1]: Water Council 2023, Losses in the networks, {url}; Accessed: 12 January 2024\n"
SUPPORTED = page("Losses", "<p>In 2022 the utilities of the basin lost 38% of the water in their networks.</p>")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)


def audited(folder: Path, url: str, guards: Sequence[str] = ()) -> Result:
    (folder / "report.md").write_text(CLAIM + NOTE.format(url=url))
    return check(folder / "report.md", allow_private=["127.0.0.0/8"], delay=0, guard_hosts=list(guards))


def verdict(result: Result) -> str:
    return result.documents[0].examination.claims[0].judgement.verdict.value


def rules(result: Result) -> set[str]:
    return {finding.rule for _, finding in result.findings}


SAYS_SO = "<p>Sorry. In 2022 the utilities of the basin lost 38% of the water in their networks.</p>"


@pytest.mark.parametrize(
    ("reply", "rule", "outcome"),
    [
        (page("Page not found", f"<h1>Page not found</h1>{SAYS_SO}"), "soft-404", Outcome.SOFT_404),
        (redirect("/"), "redirect-to-home", Outcome.REDIRECTED_HOME),
        (page("site.test is for sale", SAYS_SO), "parked-domain", Outcome.PARKED),
        (answer(b"", "404 None"), "dead-link", Outcome.GONE),
    ],
)
def test_a_page_that_is_not_the_work_is_no_evidence(tmp_path: Path, reply: bytes, rule: str, outcome: Outcome) -> None:
    sites = Sites({("site.test", "/water/losses.html"): reply, ("site.test", "/"): page("Today", SAYS_SO)})
    with served(sites) as world:
        result = audited(tmp_path, world.url("/water/losses.html"))
    assert verdict(result) == "unavailable"
    assert rule in rules(result)
    assert result.links[0].verdict is outcome


def test_a_sound_page_is_read(tmp_path: Path) -> None:
    with served(Sites({("site.test", "/water/losses.html"): SUPPORTED})) as world:
        result = audited(tmp_path, world.url("/water/losses.html"))
        assert world.targets().count("/water/losses.html") == 1
        assert len(world.asked) == 3  # so short a page might be any other path's as well, if the host lets us ask
    assert verdict(result) == "supported"
    assert result.links[0].state == "alive"


def test_a_damaged_address_is_read_in_the_form_that_answers(tmp_path: Path) -> None:
    with served(Sites({("site.test", "/water/losses.pdf"): SUPPORTED})) as world:
        result = audited(tmp_path, world.url("/water/losses.pdf/"))
        assert world.targets()[0] == "/water/losses.pdf/"
    assert verdict(result) == "supported"
    link = result.links[0]
    assert (link.verdict, link.state) == (Outcome.MALFORMED, "suspected")
    assert (link.final_url or "").endswith("/losses.pdf")
    assert "dead-link" not in rules(result)


def test_every_way_to_join_a_broken_address_is_tried(tmp_path: Path) -> None:
    text = (
        "In 2022 the utilities of the basin lost 38 per cent of the water in their networks.1\n\n"
        "1 Water Council 2023, Losses in the networks, {base}/water-\nlosses/2022; Accessed: 12 January 2024\n"
    )
    for target in ("/water-losses/2022", "/waterlosses/2022"):
        with served(Sites({("site.test", target): SUPPORTED})) as world:
            (tmp_path / "report.txt").write_text(text.format(base=world.url("")))
            result = check(
                tmp_path / "report.txt", allow_private=["127.0.0.0/8"], delay=0, guard_hosts=[], document_date="2024"
            )
        assert [link.url for link in result.links] == [world.url(target)]
        assert result.links[0].verdict is Outcome.OK


def test_an_outage_of_our_own_marks_nothing(tmp_path: Path) -> None:
    notes = "".join(f"A line.[^{n}]\n\n[^{n}]: Author 2020, Title, http://host{n}.gone/a\n\n" for n in range(1, 7))
    (tmp_path / "report.md").write_text(notes)
    result = check(tmp_path / "report.md", allow_private=["127.0.0.0/8"], delay=0, guard_hosts=["http://guard.down/"])
    assert result.status() == 69
    assert "dead-link" not in rules(result)


def test_a_single_host_without_a_name_is_no_proof_where_no_other_has_one_either(tmp_path: Path) -> None:
    result = audited(tmp_path, "http://paper.gone/a", guards=["http://guard.gone/"])
    assert result.status() == 69
    assert "dead-link" not in rules(result)
    with served(Sites({("guard.test", "/"): page("Guard")})) as world:
        result = audited(tmp_path, "http://paper.gone/a", guards=[world.url("/", "guard.test")])
    assert "dead-link" in rules(result)


def test_the_function_for_addresses_is_the_command(tmp_path: Path) -> None:
    sites = Sites({("site.test", "/a"): SUPPORTED, ("site.test", "/b"): page("Page not found", "<p>No.</p>")})
    with served(sites) as world:
        urls = [world.url("/b"), world.url("/a"), world.url("/b")]
        found = check_links(urls, allow_private=["127.0.0.0/8"], delay=0, db=tmp_path / "x.db", guard_hosts=[])
    assert [(link.url, link.verdict.value) for link in found] == [(urls[0], "soft-404"), (urls[1], "ok")]
