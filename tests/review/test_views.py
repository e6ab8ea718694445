"""Every view: no defect that axe knows, no width that scrolls, works in dark and light, prints, loads nothing else."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import expect

from tests.review.conftest import Opener
from tests.review.desk import Desk

AXE = Axe()
TAGS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def views(at: Desk) -> list[str]:
    """The address of every view, with something to show on each."""
    digest, other = (row[0] for row in at.rows("SELECT substr(digest, 8) FROM captures ORDER BY id LIMIT 2"))
    return [
        "/",
        "/r/1/queue",
        "/r/1/queue?rule=links&severity=error&sort=place&q=gone",
        "/r/1/queue?q=nothing+has+this",
        "/r/1/queue?status=conflict",
        "/r/all/queue?status=all",
        "/f/11",
        "/f/14",
        "/r/1/doc",
        "/r/1/bulk?f=1&f=2",
        "/r/1/bulk?all=1",
        "/r/1/exports",
        "/add",
        "/s/1",
        "/s/6",
        f"/s/6/diff?a={digest}&b={other}",
        f"/c/{digest}",
        "/d/1/r9",
        "/runs",
        "/runs/000001",
        "/runs/000001...000001",
        "/decisions",
        "/links",
        "/rules",
        "/rules/contradicted-figure",
        "/help/keys",
        "/nowhere",
        "/f/99999",
    ]


def with_decisions(at: Desk) -> None:
    """Something of everything: settled, to be mended, a conflict."""
    at.decide(1, "supported", note="seen")
    at.decide(2, "dismissed", reason="derived")
    at.decide(3, "needs-fix")
    cookie = at.cookie
    at.enter("Ben")
    at.decide(3, "dismissed", reason="rounding", note="no need")
    at.cookie = cookie


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1440, "light")])
def test_no_view_has_a_defect_or_scrolls_sideways(opened: Opener, at: Desk, width: int, scheme: str) -> None:
    with_decisions(at)
    page = opened("/", viewport={"width": width, "height": 900}, color_scheme=scheme)
    faults = []
    for view in views(at):
        page.goto(at.base + view)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append(f"{view}: wider than {width}")
        found = AXE.run(page, options=TAGS)
        for violation in found.response["violations"]:
            faults.append(f"{view}: {violation['id']} {[node['html'][:120] for node in violation['nodes'][:2]]}")
    assert faults == [], "\n".join(faults)


def test_without_a_script_every_view_shows_its_heading(opened: Opener, at: Desk) -> None:
    page = opened("/", java_script_enabled=False)
    for view in views(at):
        page.goto(at.base + view)
        assert page.locator("h1").count() == 1, view


def test_a_finding_prints(opened: Opener, at: Desk, tmp_path: Path) -> None:
    page = opened("/f/11")
    page.pdf(path=str(tmp_path / "finding.pdf"))
    assert (tmp_path / "finding.pdf").read_bytes().startswith(b"%PDF")
    page.emulate_media(media="print")
    expect(page.locator(".decide")).to_be_hidden()
    expect(page.locator("#message")).to_be_visible()


def test_a_note_opens_without_a_script(opened: Opener, at: Desk) -> None:
    page = opened("/r/1/doc", java_script_enabled=False)
    page.get_by_role("button", name="note 2").click()
    expect(page.locator("#pop-n2")).to_be_visible()
    expect(page.locator("#pop-n2")).to_contain_text("Office of Statistics")


def test_keys_go_through_the_open_findings_of_the_document(opened: Opener, at: Desk) -> None:
    page = opened("/r/1/doc")
    page.keyboard.press("j")
    first = page.url
    page.keyboard.press("j")
    assert "#f" in first
    assert page.url != first


def test_the_claim_and_the_passage_stand_side_by_side_with_the_figure_marked(opened: Opener, at: Desk) -> None:
    page = opened("/f/11")
    report, source = page.locator(".side").nth(0), page.locator(".side").nth(1)
    expect(report.locator("mark.here")).to_contain_text("24 per cent")
    expect(source.locator("mark.found").first).to_contain_text("27 per cent")
    left, right = report.bounding_box(), source.bounding_box()
    assert left is not None
    assert right is not None
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]


def test_a_colour_scheme_and_a_name_can_be_chosen_without_a_script(opened: Opener, at: Desk) -> None:
    page = opened("/help/keys", java_script_enabled=False)
    page.get_by_label("Your name").fill("Zoë O’Neill")
    page.get_by_label("Colours").select_option("dark")
    page.get_by_role("button", name="Keep").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator(".who")).to_contain_text("Zoë O’Neill")
    page.goto(f"{at.base}/f/1")
    page.get_by_role("button", name="Accept as right").click()
    assert at.rows("SELECT who FROM decisions") == [("Zoë O’Neill",)]
