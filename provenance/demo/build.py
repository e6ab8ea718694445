"""Builds `captures.warc.gz`, the archive of the example: run it after a change to `pages/`.

The records carry fixed dates and ids, so the same pages give the same bytes.
"""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HERE = Path(__file__).parent
CAPTURED = datetime(2024, 1, 14, 9, 30, tzinfo=UTC)

# Address -> status and the page in `pages/`.
CAPTURES = {
    "https://www.water-council.example/reports/losses-2022.html": (200, "losses-2022.html"),
    "https://stat.example/water/supply-2022.html": (200, "supply-2022.html"),
    "https://data.orlan.example/supply-hours.html": (200, "supply-hours.html"),
    "https://basin-courier.example/2022/03/what-a-burst-main-costs": (404, None),
    "https://data.orlan.example/annual-report-2022.html": (200, "annual-report-2022.html"),
    "https://oecd.example/leak-detection-returns.html": (200, "leak-detection-returns.html"),
    "https://basin-courier.example/2023/11/20/regulator-network-beyond-repair.html": (
        200,
        "regulator-network-beyond-repair.html",
    ),
}
_GONE = b"<!doctype html><title>Not found</title><h1>Not found</h1>"


def build() -> bytes:
    """The archive's bytes."""
    target = BytesIO()
    writer = WARCWriter(target, gzip=True, warc_version="WARC/1.1")
    for url, (status, page) in CAPTURES.items():
        body = (HERE / "pages" / page).read_bytes() if page else _GONE
        headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]
        record = writer.create_warc_record(
            url,
            "response",
            payload=BytesIO(body),
            http_headers=StatusAndHeaders(f"{status} {'OK' if status == 200 else 'Not Found'}", headers, "HTTP/1.1"),
            warc_headers_dict={
                "WARC-Date": CAPTURED.strftime("%Y-%m-%dT%H:%M:%SZ"),
                "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, url)}>",
            },
        )
        writer.write_record(record)
    return target.getvalue()


if __name__ == "__main__":
    (HERE / "captures.warc.gz").write_bytes(build())
