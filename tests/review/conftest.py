"""One database for all tests of the page; each test works on a copy."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.review.desk import Desk, copied, desk, make_demo


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the bundled example."""
    return make_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def path(demo: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return copied(demo, tmp_path)


@pytest.fixture
def at(path: Path) -> Iterator[Desk]:
    """A page on that copy."""
    with desk(path) as running:
        yield running


Opener = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, at: Desk) -> Iterator[Opener]:
    """Opens a tab on the page; requests that leave loopback, and errors of the script, fail the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_page(path: str = "/", desk: Desk = at, **options: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("request", lambda request: faults.append(request.url) if not is_ours(request.url, desk) else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(desk.start)
        page.goto(desk.base + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def is_ours(url: str, desk: Desk) -> bool:
    """Whether an address is the page's own, or holds its own data."""
    return url.startswith((desk.base, "data:"))
