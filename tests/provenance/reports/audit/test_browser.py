"""The HTML report in a real browser: accessible, narrow and wide, light and dark, nothing loaded, printed to PDF."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from provenance.errors import OutputError
from provenance.reports.audit import html, pdf
from provenance.reports.audit.model import Audit

WAYS = [(width, scheme) for width in (320, 1440) for scheme in ("light", "dark")]
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def files(nights: Audit, hostile: Audit, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    paths = {}
    for name, audit in (("nights", nights), ("hostile", hostile)):
        paths[name] = folder / f"{name}.html"
        paths[name].write_text(html.render(audit), encoding="utf-8")
    return paths


@pytest.fixture(params=WAYS, ids=lambda way: f"{way[0]}-{way[1]}")
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A tab of one width and colour scheme; anything that it loads but the file itself fails the test."""
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=True
    )
    tab = context.new_page()
    loaded: list[str] = []
    tab.on("request", lambda sent: loaded.append(sent.url))
    yield tab
    context.close()
    assert len(set(loaded)) == 1


@pytest.mark.parametrize("name", ["nights", "hostile"])
def test_the_page_fits_and_has_no_defect_that_axe_knows(page: Page, files: dict[str, Path], name: str) -> None:
    page.goto(files[name].as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    width = page.viewport_size["width"] if page.viewport_size else 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, options=_RULES).response["violations"]
    assert [(violation["id"], violation["nodes"][0]["html"]) for violation in found] == []


def test_the_page_follows_the_reader_s_scheme(
    page: Page, files: dict[str, Path], request: pytest.FixtureRequest
) -> None:
    page.goto(files["nights"].as_uri())
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert (ground == "rgb(22, 24, 27)") is dark


def test_without_a_browser_the_remedy_is_named(nights: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(OutputError, match=r"install chromium, or print the HTML report"):
        pdf.render(nights)


@pytest.mark.skipif(not shutil.which("chromium"), reason="chromium is not installed: tests/system-packages brings it")
def test_the_pdf_has_all_parts_and_what_is_folded_on_screen(nights: Audit) -> None:
    document = pypdfium2.PdfDocument(pdf.render(nights))
    text = " ".join(page.get_textpage().get_text_range() for page in document).split()
    printed = " ".join(text)
    assert "Of 11 statistical claims, 5 are supported" in printed
    assert "The national average of water lost in networks" in printed
    assert "junk at the end" in printed
    assert "None of the sources cited for the figure $61 million" in printed  # in the list of all findings
    assert f"1 / {len(document)}" in printed
