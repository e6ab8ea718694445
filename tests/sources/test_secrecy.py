"""No secret that a redirect hands out is kept."""

import gzip
from pathlib import Path

import pytest

from sources import append_capture
from sources.secrecy import hide_in_text
from tests.sources.world import answer, captured, redirect


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://a.test/?X-Amz-Signature=CANARY&b=1", "https://a.test/?X-Amz-Signature=removed&b=1"),
        ("https://a.test/?b=1&token=CANARY#x", "https://a.test/?b=1&token=removed#x"),
        ("https://a.test/#access_token=CANARY", "https://a.test/#access_token=removed"),
        ("https://me:CANARY@a.test/", "https://a.test/"),
        ("moved to https://a.test/?api_key=CANARY now", "moved to https://a.test/?api_key=removed now"),
        ("https://a.test/?keyword=figs&monkey=1", "https://a.test/?keyword=figs&monkey=1"),
        ("https://a.test/me@b", "https://a.test/me@b"),
    ],
)
def test_secrets_of_addresses_are_hidden(text: str, shown: str) -> None:
    assert hide_in_text(text) == shown


def test_no_secret_of_a_redirect_is_in_a_capture_or_its_record(tmp_path: Path) -> None:
    pages = {
        "/?id=7": redirect("/mid?token=CANARY", 302, "Set-Cookie: s=CANARY"),
        "/mid?token=CANARY": redirect("/end?a=1&X-Amz-Signature=CANARY"),
        "/end?a=1&X-Amz-Signature=CANARY": answer(b"47", "200 OK", "Set-Cookie: t=CANARY"),
    }
    capture, world = captured(pages, "/?id=7")
    assert capture.body == b"47"
    assert capture.final_url == world.url("/end?a=1&X-Amz-Signature=removed")
    append_capture(tmp_path / "run.warc.gz", capture)
    assert "CANARY" not in repr(capture) + str(capture.raw)
    assert b"CANARY" not in gzip.decompress((tmp_path / "run.warc.gz").read_bytes())


def test_a_parameter_of_the_citation_itself_stays() -> None:
    capture, world = captured({"/?key=article-7": answer(b"47")}, "/?key=article-7#part")
    assert capture.final_url == world.url("/?key=article-7")
    assert capture.hops[0].url == world.url("/?key=article-7")
    pages = {"/?key=article-7": redirect("/x?key=article-7&token=x"), "/x?key=article-7&token=x": answer()}
    again, world = captured(pages, "/?key=article-7")
    assert again.hops[0].url.endswith("/?key=article-7")
    assert again.final_url == world.url("/x?key=article-7&token=removed")
