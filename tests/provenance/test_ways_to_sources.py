"""One report against the same pages over a WARC, a mirror folder, a folder with a list, and live: the same verdicts."""

import csv
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pytest_httpserver import HTTPServer

from provenance import Result, check
from provenance.api import Options
from sources import Capture, Outcome, append_capture

SUPPORTED = "<h1>Losses 2022</h1><p>In 2022 the utilities of the basin lost 38% of the water in their networks.</p>"
CONTRADICTING = "<h1>Hospitals</h1><p>In 2023 the region counted 412 hospital beds for children.</p>"
SILENT = "<h1>Schools</h1><p>The ministry has published a plan for rural schools.</p><p>It names no numbers.</p>"
PAGES = {"/losses": SUPPORTED, "/beds": CONTRADICTING, "/schools": SILENT}

REPORT = """# A report

In 2022 the utilities of the basin lost 38 per cent of the water in their networks.[^1]

In 2023 the region counted 512 hospital beds for children.[^2]

The plan gives 2,400 rural schools a second teacher.[^3]

Rents rose by 11 per cent in 2021.[^4]

The dykes were raised by 1.4 metres in 1962.[^5]

[^1]: Water Council 2023, Losses 2022, {base}/losses; Accessed: 12 January 2024
[^2]: Health Office 2023, Hospitals, {base}/beds; Accessed: 12 January 2024
[^3]: Ministry of Education 2023, Schools, {base}/schools; Accessed: 12 January 2024
[^4]: Tenants' Union 2022, Rents, {base}/rents; Accessed: 12 January 2024
[^5]: Haan, Pieter. 1963. A History of the Dykes. Leiden: Oever.
"""
EXPECTED = ["supported", "contradicted", "not-found", "unavailable", "not-checkable"]
Way = Callable[[Path, HTTPServer], tuple[str, Options]]


def over_warc(folder: Path, server: HTTPServer) -> tuple[str, Options]:
    base = "https://pages.example"
    for path, html in PAGES.items():
        body = f"<!doctype html><html lang=en><title>t</title>{html}</html>".encode()
        captured = datetime(2024, 1, 10, tzinfo=UTC)
        url = base + path
        capture = Capture(url, Outcome.OK, captured, "live", "ok", url, 200, media_type="text/html", body=body)
        append_capture(folder / "captures.warc.gz", capture)
    return base, {"sources": [folder / "captures.warc.gz"], "offline": True}


def over_mirror(folder: Path, server: HTTPServer) -> tuple[str, Options]:
    host = folder / "mirror" / "pages.example"
    host.mkdir(parents=True)
    for path, html in PAGES.items():
        (host / f"{path[1:]}.html").write_text(html)
    return "https://pages.example", {"sources": [folder / "mirror"], "offline": True}


def over_a_list(folder: Path, server: HTTPServer) -> tuple[str, Options]:
    given = folder / "given"
    given.mkdir()
    with (given / "sources.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["note", "address", "title", "file"])
        rows.writerow(["1", "", "", "losses.html"])
        rows.writerow(["", "https://pages.example/beds", "", "beds.html"])
        rows.writerow(["", "", "Schools", "schools.html"])
    for path, html in PAGES.items():
        (given / f"{path[1:]}.html").write_text(html)
    return "https://pages.example", {"sources": [given], "offline": True}


def live(folder: Path, server: HTTPServer) -> tuple[str, Options]:
    for path, html in PAGES.items():
        server.expect_request(path).respond_with_data(html, content_type="text/html")
    return server.url_for("").rstrip("/"), {"allow_private": ["127.0.0.0/8", "::1/128"], "delay": 0}


@pytest.fixture(params=[over_warc, over_mirror, over_a_list, live])
def result(request: pytest.FixtureRequest, tmp_path: Path, httpserver: HTTPServer) -> Result:
    way: Way = request.param
    base, settings = way(tmp_path, httpserver)
    (tmp_path / "report.md").write_text(REPORT.format(base=base))
    settings["db"] = tmp_path / "x.db"
    return check(tmp_path / "report.md", **settings)


def test_every_verdict_comes_out_right_with_its_passage(result: Result) -> None:
    judged = result.documents[0].examination.claims
    assert [claim.judgement.verdict.value for claim in judged] == EXPECTED
    first = judged[0].judgement.figures[0].evidence[0]
    assert first.quote is not None
    assert "lost 38% of the water" in first.quote
    assert first.capture is not None
    assert urlsplit(first.url or "").path == "/losses"
    second = judged[1].judgement.figures[0].evidence[0]
    assert "412" in (second.quote or "")
    rules = [finding.rule for _, finding in result.findings]
    assert rules.count("contradicted-figure") == 1
    assert rules.count("unsupported-figure") == 1


def test_a_private_address_is_not_asked_without_leave(tmp_path: Path, httpserver: HTTPServer) -> None:
    base = httpserver.url_for("").rstrip("/")
    (tmp_path / "report.md").write_text(REPORT.format(base=base))
    result = check(tmp_path / "report.md", delay=0)
    assert {link.verdict for link in result.links} == {Outcome.REFUSED}
    assert httpserver.log == []
    assert "refused-address" in {finding.rule for _, finding in result.findings}


def test_an_address_is_asked_once_however_often_it_is_cited(tmp_path: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data("<p>Nothing.</p>", content_type="text/html")
    url = httpserver.url_for("/a")
    lines = [f"A sentence.[^{n}]\n\n[^{n}]: Author 2020, Title {n}, {url}\n" for n in range(1, 6)]
    (tmp_path / "report.md").write_text("\n".join(lines))
    check(tmp_path / "report.md", allow_private=["127.0.0.0/8"], delay=0)
    assert len([request for request, _ in httpserver.log if request.path == "/a"]) == 1
