"""The audit report as PDF: the HTML report printed by a browser that is there, in a child process off the network."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from provenance.errors import OutputError
from provenance.reports.audit import html
from provenance.reports.audit.model import Audit

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge")
_TIMEOUT_S = 120
_OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--proxy-server=127.0.0.1:9",  # the report loads nothing; whatever the browser would load is refused
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
)


def render(audit: Audit) -> bytes:
    """The report. Raises OutputError where no browser is found, or the one found cannot print."""
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        raise OutputError(
            "no browser to print with was found: install chromium, or print the HTML report (--format html) from yours"
        )
    with tempfile.TemporaryDirectory(prefix="provenance-print-", ignore_cleanup_errors=True) as folder:
        page, printed = Path(folder) / "report.html", Path(folder) / "report.pdf"
        page.write_text(html.render(audit), encoding="utf-8")
        _print(browser, page, printed, Path(folder))
        if not printed.is_file():
            raise OutputError(f"{browser} printed nothing: print the HTML report (--format html) from a browser")
        return printed.read_bytes()


def _print(browser: str, page: Path, printed: Path, folder: Path) -> None:
    # Root has no sandbox to give: the browser refuses to start with one. Anybody else keeps it.
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    places = [f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={printed}", page.as_uri()]
    # A home of its own: the browser neither reads nor changes what the user has.
    environment = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
    try:
        subprocess.run(
            [browser, *_OPTIONS, *as_root, *places],
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_TIMEOUT_S,
            env=environment,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise OutputError(f"{browser} could not print ({type(error).__name__}): use --format html") from error
