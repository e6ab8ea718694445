"""Evidence: captures written as WARC records and read back the same, by us and by others."""

import gzip
import resource
import signal
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from sources import Capture, Outcome, append_capture, open_archive, read_capture
from sources.errors import BadWarc
from tests.sources.world import answer, captured

MOMENT = datetime(2026, 4, 13, 1, 2, 3, 456789, UTC)


def kept(**fields: object) -> Capture:
    given = {
        "url": "http://example.org/old#part",
        "final_url": "http://example.org/new",
        "outcome": Outcome.MOVED,
        "captured": MOMENT,
        "origin": "warc:a.warc.gz",
        "reason": "moved permanently\r\nX: injected",
        "status": 200,
        "headers": (("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"), ("X-Note", "é")),
        "media_type": "text/html; charset=utf-8",
        "body": "<p>47 per cent, é".encode(),
        **fields,
    }
    return Capture(**given)  # type: ignore[arg-type]


def test_captures_are_appended_and_read_back_by_offset(tmp_path: Path) -> None:
    path = tmp_path / "run.warc.gz"
    captures = [
        kept(),
        kept(status=404, outcome=Outcome.GONE, body=b"", media_type=None),
        kept(truncated="length", body=b"x" * 100_000),
        kept(status=None, headers=(), media_type="application/pdf", body=b"%PDF-1.4", origin="folder:mine"),
        kept(status=None, url="", final_url=None, headers=(), media_type=None, body=b"by note only"),
    ]
    places = [append_capture(path, capture) for capture in captures]
    for capture, place in zip(captures, places, strict=True):
        again = read_capture(path, place.offset)
        assert place.digest == capture.digest == again.digest
        for name in ("url", "final_url", "outcome", "captured", "origin", "status", "body", "truncated"):
            assert getattr(again, name) == getattr(capture, name), name
        assert again.error is None
        assert "\n" not in again.reason
        assert gzip.decompress(path.read_bytes()[place.offset : place.offset + place.length]).startswith(
            b"WARC/1.1\r\n"
        )


def test_a_live_exchange_is_kept_as_it_came_with_its_request(tmp_path: Path) -> None:
    packed = gzip.compress(b"<p>47 per cent")
    chunked = b"5\r\n" + packed[:5] + b"\r\n%x\r\n" % len(packed[5:]) + packed[5:] + b"\r\n0\r\n\r\n"
    page = (
        b"HTTP/1.1 200 Fine\r\nTransfer-Encoding: chunked\r\ncontent-encoding: gzip\r\nSet-Cookie: s=canary\r\n\r\n"
        + chunked
    )
    capture, _ = captured({"/a?b": page}, "/a?b")
    path = tmp_path / "run.warc.gz"
    place = append_capture(path, capture)
    again = read_capture(path, place.offset)
    assert (again.body, again.error, again.digest) == (b"<p>47 per cent", None, capture.digest)
    raw = gzip.decompress(path.read_bytes())
    assert b"HTTP/1.1 200 Fine\r\n" in raw
    assert chunked in raw
    assert b"GET /a?b HTTP/1.1\r\nHost: site.test" in raw
    assert b"canary" not in raw


def test_other_readers_read_the_file_and_find_its_digests_right(tmp_path: Path) -> None:
    path = tmp_path / "run.warc.gz"
    append_capture(path, captured({"/": answer(b"<p>47")})[0])
    append_capture(path, kept())
    with path.open("rb") as stream:
        records = ArchiveIterator(stream, check_digests="raise")
        found = [(record.rec_type, record.content_stream().read()) for record in records]
    assert [kind for kind, _ in found] == ["warcinfo", "response", "request", "response"]
    assert found[1][1] == b"<p>47"
    archive = open_archive(path)
    assert archive.warnings == ()
    assert archive.find("http://example.org/new")[0].body == kept().body


def test_evidence_that_was_altered_is_known(tmp_path: Path) -> None:
    path = tmp_path / "run.warc.gz"
    place = append_capture(path, kept())
    raw = path.read_bytes()
    record = gzip.decompress(raw[place.offset :]).replace(b"47 per cent", b"74 per cent")
    path.write_bytes(raw[: place.offset] + gzip.compress(record))
    again = read_capture(path, place.offset)
    assert (again.error, again.digest == place.digest) == ("evidence.altered", False)


@pytest.mark.parametrize("offset", [1, 10, 10**6])
def test_a_wrong_offset_or_a_lost_file_is_refused(tmp_path: Path, offset: int) -> None:
    path = tmp_path / "run.warc.gz"
    append_capture(path, kept())
    with pytest.raises(BadWarc):
        read_capture(path, offset)
    with pytest.raises(BadWarc):
        read_capture(tmp_path / "none.warc.gz", 0)


def test_writing_behind_a_record_that_was_cut_keeps_the_new_one_readable(tmp_path: Path) -> None:
    path = tmp_path / "run.warc.gz"
    append_capture(path, kept())
    path.write_bytes(path.read_bytes()[:-20])
    place = append_capture(path, replace(kept(), body=b"second"))
    assert read_capture(path, place.offset).body == b"second"
    assert open_archive(path).find("http://example.org/new")[-1].body == b"second"


def test_a_full_disk_leaves_no_half_record(tmp_path: Path) -> None:
    path = tmp_path / "run.warc.gz"
    append_capture(path, kept())
    before = path.stat().st_size
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before + 100, old[1]))
        with pytest.raises(OSError, match="large"):
            append_capture(path, kept())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.stat().st_size == before
