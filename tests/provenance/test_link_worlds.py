"""The later labelled worlds, set up in all ways: hosts by name and by number, cited in a list and in a report."""

from collections.abc import Mapping
from types import ModuleType

import pytest

from provenance.config import Settings
from provenance.links import Given, audit_links
from sources import Outcome
from tests.provenance import link_world_fifth, link_world_fourth, link_world_fourth_living, link_world_sixth
from tests.provenance.link_world import Labelled, Sites, counted, hurry, served
from tests.provenance.link_world_rows import Mounted, Row
from tests.sources.world import Reply, answer, redirect

OPEN = {"allow_private": ("127.0.0.0/8",), "delay": 0.0, "per_host": 4, "jobs": 24, "guard_hosts": ()}
FIFTH, SIXTH = (link_world_fifth,), (link_world_sixth,)
FOURTH = (link_world_fourth, link_world_fourth_living)
# Its title is a question to the reader and its text speaks of captchas: without the cited title it is a wall.
HARD = {"a robots"}


def world(parts: tuple[ModuleType, ...]) -> tuple[list[Row], dict[tuple[str, str], Reply]]:
    rows = [row for part in parts for row in part.rows()]
    led: dict[tuple[str, str], Reply] = {}
    for part in parts:
        led |= part.supporting()
    return rows, led


def verdicts_of(mounted: Mounted, *, cited: bool) -> tuple[list[Labelled], Mapping[str, Outcome]]:
    with served(mounted.sites, "0.0.0.0" if mounted.numbered else "127.0.0.1") as running:
        addresses = mounted.addresses(running.port)
        settings = Settings(**OPEN)  # type: ignore[arg-type]
        if cited:
            report = Given(documents=[("report.md", mounted.document(running.port))])
            result = audit_links([], settings, given=report)
        else:
            result = audit_links([item.url for item in addresses], settings)
    verdicts = {link.url: link.verdict for link in result.links}
    return [item for item in addresses if item.url in verdicts], verdicts


@pytest.mark.parametrize("cited", [False, True], ids=["listed", "cited"])
@pytest.mark.parametrize("numbered", [False, True], ids=["named", "numbered"])
@pytest.mark.parametrize("parts", [FOURTH, FIFTH, SIXTH], ids=["fourth", "fifth", "sixth"])
def test_the_lost_are_told_from_walls_and_the_living(
    parts: tuple[ModuleType, ...],
    numbered: bool,
    cited: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    hurry(monkeypatch)
    rows, supporting = world(parts)
    items, verdicts = verdicts_of(Mounted(rows, supporting, numbered), cited=cited)
    precision, recall, wrong = counted(items, {url: verdict.value for url, verdict in verdicts.items()})
    doubted = [i.behaviour for i in items if i.label == "alive" and not verdicts[i.url].has_content]
    with capsys.disabled():
        print(f"\n{len(items)} addresses: precision {precision:.3f}, recall {recall:.3f}", *wrong, sep="\n  ")
    assert precision == 1.0, wrong
    assert recall >= 0.95, wrong
    assert set(doubted) <= HARD


CANARY_FORMS = (
    "http://127.0.0.2:{p}/", "http://2130706434:{p}/", "http://0x7f.2:{p}/", "http://0177.0.0.2:{p}/", "http://127.2:{p}/",
    "http://[::ffff:127.0.0.2]:{p}/", "http://[::ffff:7f00:2]:{p}/", "http://user@127.0.0.2:{p}/", "//127.0.0.2:{p}/",
    "http://127.0.0.2\uff0e:{p}/", "http://\uff11\uff12\uff17.0.0.2:{p}/", "http://127.0.0.2.:{p}/",
)  # fmt: skip


def test_no_form_of_a_private_address_is_ever_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    hurry(monkeypatch)
    settings = Settings(**{**OPEN, "allow_private": ("127.0.0.1/32",)})  # type: ignore[arg-type]
    with served(Sites(fallback={"127.0.0.2": answer(b"canary")}), "127.0.0.2") as canary:
        forms = [form.format(p=canary.port) for form in CANARY_FORMS]
        pages: dict[tuple[str, str], Reply] = {("site.test", f"/{n}"): redirect(to) for n, to in enumerate(forms)}
        refreshed = {
            ("site.test", f"/m{n}"): answer(f'<meta http-equiv=refresh content="0;url={to}">'.encode())
            for n, to in enumerate(forms)
        }
        with served(Sites(pages | refreshed)) as running:
            urls = [running.url(target, "site.test") for _, target in (*pages, *refreshed)]
            result = audit_links([*urls, *(form for form in forms if form.startswith("http"))], settings)
        assert canary.connections == 0
    assert {link.verdict for link in result.links if "/m" not in link.url} <= {
        Outcome.REFUSED,
        Outcome.MALFORMED,
        Outcome.FAILING,
    }
