"""WARC files, whole and damaged: what is there is used, what is wrong is said, nothing is silent."""

import gzip
import random
import tracemalloc
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources import Capture, Outcome, open_archive
from sources.archives import Archive
from sources.errors import BadWarc, SourcesError
from tests.sources.warcs import http, members, page, record, sha1
from tests.work import work_of

URL = "http://example.org/p/1"


def opened(tmp_path: Path, data: bytes, name: str = "a.warc.gz") -> Archive:
    path = tmp_path / name
    path.write_bytes(data)
    return open_archive(path)


def only(archive: Archive, url: str = URL) -> Capture:
    captures = archive.find(url)
    assert len(captures) == 1
    return captures[0]


@pytest.mark.parametrize("compressed", [False, True])
def test_a_capture_is_found_with_its_status_headers_body_and_date(tmp_path: Path, compressed: bool) -> None:
    records = [record(None, b"software: x\r\n", kind="warcinfo"), page(1), page(2)]
    archive = opened(tmp_path, members(records) if compressed else b"".join(records), "x.bin")
    capture = only(archive)
    assert (capture.outcome, capture.status, capture.media_type) == (Outcome.OK, 200, "text/html")
    assert capture.captured.isoformat() == "2020-04-13T10:00:00+00:00"
    assert capture.body.startswith(b"<p>page 0001 says 7 people</p>")
    assert capture.origin == "warc:x.bin"
    assert archive.warnings == ()
    assert archive.find("http://example.org/none") == ()
    assert archive.find("no address") == ()


def test_scheme_www_and_trailing_slash_do_not_hide_a_capture(tmp_path: Path) -> None:
    archive = opened(tmp_path, members([page(1)]))
    assert only(archive, "https://www.example.org/p/1/#part").outcome is Outcome.OK


def test_a_page_that_differs_in_case_only_is_used_when_there_is_no_other_and_says_so(tmp_path: Path) -> None:
    archive = opened(tmp_path, members([record("http://example.org/Ab", http(b"x")), page(1)]))
    assert "recorded as http://example.org/Ab" in only(archive, "http://example.org/aB").reason
    both = opened(
        tmp_path, members([record(f"http://example.org/{name}", http(name.encode())) for name in ("Ab", "aB")])
    )
    assert only(both, "http://example.org/aB").body == b"aB"


def test_all_captures_of_an_address_come_newest_last(tmp_path: Path) -> None:
    dates = ["2021-01-01T00:00:00Z", "2019-01-01T00:00:00.123456Z", "20200101000000"]
    archive = opened(tmp_path, members([record(URL, http(date.encode()), date=date) for date in dates]))
    assert [capture.captured.year for capture in archive.find(URL)] == [2019, 2020, 2021]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("404 Not Found", Outcome.GONE),
        ("410 Gone", Outcome.GONE),
        ("403 Forbidden", Outcome.BLOCKED),
        ("429 Slow", Outcome.RATE_LIMITED),
        ("503 Busy", Outcome.FAILING),
        ("204 Nothing", Outcome.OK),
    ],
)
def test_an_archived_answer_has_the_outcome_of_its_status(tmp_path: Path, status: str, outcome: Outcome) -> None:
    assert only(opened(tmp_path, members([record(URL, http(b"", status))]))).outcome is outcome


def test_chunked_and_compressed_bodies_are_decoded(tmp_path: Path) -> None:
    packed = gzip.compress(b"the figure is 47 per cent", mtime=0)
    chunked = b"5\r\n" + packed[:5] + b"\r\n%x;ext=1\r\n" % len(packed[5:]) + packed[5:] + b"\r\n0\r\n\r\n"
    blocks = [
        http(chunked, transfer_encoding="chunked", content_encoding="gzip"),
        http(packed, content_encoding="gzip"),
        http(zlib.compress(b"the figure is 47 per cent"), content_encoding="deflate"),
        http(zlib.compress(b"the figure is 47 per cent")[2:-4], content_encoding="deflate"),
        http(b"the figure is 47 per cent", transfer_encoding="chunked", content_encoding="gzip"),
    ]
    archive = opened(tmp_path, members([record(f"http://example.org/{i}", b) for i, b in enumerate(blocks)]))
    for i in range(len(blocks)):
        assert only(archive, f"http://example.org/{i}").body == b"the figure is 47 per cent", i


def test_an_unknown_coding_is_said_and_never_read_as_text(tmp_path: Path) -> None:
    archive = opened(tmp_path, members([record(URL, http(b"\x8b\x03\x00\x80bin", content_encoding="br"))]))
    capture = only(archive)
    assert (capture.error, capture.body, capture.outcome) == ("body.coding", b"", Outcome.UNKNOWN)
    plain = opened(tmp_path, members([record(URL, http(b"<p>already decoded", content_encoding="br"))]))
    assert only(plain).body == b"<p>already decoded"


def test_a_bomb_in_a_body_stops_at_the_budget(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(80_000_000))
    archive = opened(tmp_path, members([record(URL, http(bomb, content_encoding="gzip"))]))
    tracemalloc.start()
    capture = only(archive)
    assert tracemalloc.get_traced_memory()[1] < 120_000_000
    tracemalloc.stop()
    assert capture.truncated == "length"
    assert capture.error == "body.too-large"


def test_recorded_redirects_are_followed_and_kept_as_hops(tmp_path: Path) -> None:
    records = [
        record("http://example.org/old", http(b"", "301 Moved", location="/mid")),
        record("http://example.org/mid", http(b"", "308 Moved", location="https://example.org/new")),
        record("https://example.org/new", http(b"here"), date="2020-04-13T10:00:02Z"),
        record("https://example.org/new", http(b"later"), date="2024-01-01T00:00:00Z"),
        record("http://example.org/temp", http(b"", "302 Found", location="/new")),
    ]
    archive = opened(tmp_path, members(records))
    capture = only(archive, "http://example.org/old")
    assert (capture.outcome, capture.body, capture.final_url) == (Outcome.MOVED, b"here", "https://example.org/new")
    assert [hop.status for hop in capture.hops] == [301, 308, 200]
    assert only(archive, "http://example.org/temp").outcome is Outcome.OK


def test_a_redirect_out_of_the_archive_is_unknown_and_a_loop_is_said(tmp_path: Path) -> None:
    records = [
        record("http://example.org/out", http(b"", "301 Moved", location="https://other.example/")),
        record("http://example.org/a", http(b"", "302 Found", location="/b")),
        record("http://example.org/b", http(b"", "302 Found", location="/a")),
        record("http://example.org/cookie", http(b"", "302 Found", location="/cookie")),
        record("http://example.org/cookie", http(b"let in"), date="2020-04-13T10:00:01Z"),
    ]
    archive = opened(tmp_path, members(records))
    out = only(archive, "http://example.org/out")
    assert (out.outcome, out.status, out.error) == (Outcome.UNKNOWN, 301, "archive.no-content")
    assert only(archive, "http://example.org/a").error == "redirect.loop"
    assert archive.find("http://example.org/cookie")[0].body == b"let in"


def test_a_revisit_is_resolved_one_step(tmp_path: Path) -> None:
    body = b"same as ever"
    first = record(URL, http(body), extra={"WARC-Record-ID": "<urn:a>", "WARC-Payload-Digest": sha1(body)})
    profile = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"

    def revisit(number: int, block: bytes = b"", **extra: str) -> bytes:
        fields = {name.replace("_", "-"): value for name, value in extra.items()}
        date = f"2021-01-0{number}T00:00:00Z"
        return record(
            f"http://example.org/r{number}", block, kind="revisit", date=date, extra={"WARC-Profile": profile, **fields}
        )

    records = [
        first,
        revisit(1, http(status="200 OK"), WARC_Refers_To="<urn:a>"),
        revisit(2, WARC_Refers_To_Target_URI=URL, WARC_Refers_To_Date="2020-04-13T10:00:00Z"),
        revisit(3, http(status="304 Not Modified"), WARC_Payload_Digest=sha1(body)),
        revisit(4, WARC_Refers_To="<urn:nowhere>"),
        revisit(5, WARC_Refers_To="<urn:five>", WARC_Record_ID="<urn:five>"),
    ]
    archive = opened(tmp_path, members(records))
    for number in (1, 2, 3):
        capture = only(archive, f"http://example.org/r{number}")
        assert (capture.body, capture.status, capture.captured.day) == (body, 200, number)
    for number in (4, 5):
        capture = only(archive, f"http://example.org/r{number}")
        assert (capture.outcome, capture.error, capture.body) == (Outcome.UNKNOWN, "archive.no-content", b"")


def test_a_wrong_digest_is_evidence_altered_and_right_ones_in_any_notation_are_not(tmp_path: Path) -> None:
    import hashlib

    body = b"47 per cent"
    fine = [
        sha1(body),
        "sha1:" + hashlib.sha1(body).hexdigest(),
        "SHA-256:" + hashlib.sha256(body).hexdigest(),
        "crc:1",
    ]
    records = [
        record(f"http://example.org/{i}", http(body), extra={"WARC-Payload-Digest": digest})
        for i, digest in enumerate(fine)
    ]
    records.append(record(URL, http(b"74 per cent"), extra={"WARC-Payload-Digest": sha1(body)}))
    records.append(record("http://example.org/block", http(body), extra={"WARC-Block-Digest": sha1(b"other")}))
    archive = opened(tmp_path, members(records))
    assert [only(archive, f"http://example.org/{i}").error for i in range(len(fine))] == [None] * len(fine)
    assert only(archive).error == "evidence.altered"
    assert "altered" in only(archive).reason
    assert only(archive, "http://example.org/block").error == "evidence.altered"
    assert any("record 5 at offset" in warning for warning in archive.warnings)


def test_truncation_that_was_recorded_is_kept(tmp_path: Path) -> None:
    records = [
        record(f"http://example.org/{i}", http(b"part"), extra={"WARC-Truncated": said})
        for i, said in enumerate(["length", "time", "strange"])
    ]
    records.append(record("http://example.org/3", http(b"part", content_length="900")))
    archive = opened(tmp_path, members(records))
    found = [only(archive, f"http://example.org/{i}").truncated for i in range(4)]
    assert found == ["length", "time", "unspecified", "disconnect"]


def test_a_resource_record_and_an_address_in_angle_brackets_are_read(tmp_path: Path) -> None:
    records = [
        record("<http://example.org/brackets>", http(b"x")),
        record(URL, b"%PDF-1.4", kind="resource", extra={"Content-Type": "application/pdf"}),
        record("dns:example.org", b"1.2.3.4", extra={"Content-Type": "text/dns"}),
    ]
    archive = opened(tmp_path, members(records))
    assert only(archive, "http://example.org/brackets").body == b"x"
    capture = only(archive)
    assert (capture.body, capture.status, capture.media_type) == (b"%PDF-1.4", None, "application/pdf")


@pytest.mark.parametrize("compressed", [False, True])
def test_a_file_cut_anywhere_gives_all_complete_records_once_and_a_warning(tmp_path: Path, compressed: bool) -> None:
    records = [page(number, size=60) for number in range(50)]
    data = members(records) if compressed else b"".join(records)
    ends, at = [], 0
    for each in records:
        at += len(gzip.compress(each, mtime=0)) if compressed else len(each)
        ends.append(at)
    for cut in range(400, len(data), 997 if compressed else 1997):
        archive = opened(tmp_path, data[:cut])
        complete = sum(end <= cut for end in ends)
        for number in range(0, complete, 7):
            capture = only(archive, f"http://example.org/p/{number}")
            assert capture.truncated is None
            assert capture.error is None
        rest = archive.find(f"http://example.org/p/{complete}")
        assert all(capture.truncated for capture in rest)
        begun = cut - (ends[complete - 1] if complete else 0)
        if begun > 4:
            assert any("offset" in warning for warning in archive.warnings), cut


def test_a_damaged_member_in_the_middle_costs_only_itself(tmp_path: Path) -> None:
    packed = [gzip.compress(page(number), mtime=0) for number in range(50)]
    broken = bytearray(packed[25])
    broken[30:60] = bytes(30)
    data = b"".join(packed[:25]) + bytes(broken) + b"".join(packed[26:])
    archive = opened(tmp_path, data)
    assert [n for n in range(50) if not archive.find(f"http://example.org/p/{n}")] in ([25], [])
    assert all(capture.truncated for capture in archive.find("http://example.org/p/25"))
    assert any("offset" in warning for warning in archive.warnings), archive.warnings


def test_a_member_with_a_wrong_check_sum_is_no_whole_capture(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(200_000)
    packed = bytearray(gzip.compress(record(URL, http(noise)), mtime=0))
    packed[-8:-4] = b"\0\0\0\0"
    archive = opened(tmp_path, bytes(packed) + members([page(2)]))
    assert only(archive).truncated is not None
    assert any("damaged" in warning for warning in archive.warnings)
    assert only(archive, "http://example.org/p/2").truncated is None


def test_one_gzip_member_for_the_whole_file_is_read_and_reported(tmp_path: Path) -> None:
    archive = opened(tmp_path, gzip.compress(b"".join(page(number) for number in range(20))))
    assert all(only(archive, f"http://example.org/p/{n}").error is None for n in range(20))
    assert any("one gzip member" in warning for warning in archive.warnings)


@pytest.mark.parametrize("length", ["-5", "0", "17", "99999", "99999999999999999999999", "x", "", "1e3"])
@pytest.mark.parametrize("compressed", [False, True])
def test_a_wrong_length_costs_no_other_record_and_is_said(tmp_path: Path, length: str, compressed: bool) -> None:
    records = [page(1), record("http://example.org/bad", http(b"said"), length=length), page(2), page(3)]
    archive = opened(tmp_path, members(records) if compressed else b"".join(records))
    for number in (1, 2, 3):
        assert only(archive, f"http://example.org/p/{number}").error is None
    assert archive.warnings
    assert all(capture.truncated for capture in archive.find("http://example.org/bad"))


def test_junk_between_records_is_passed_over(tmp_path: Path) -> None:
    junk = b"junk " * 30_000
    archive = opened(tmp_path, page(1) + junk + b"\r\n" + page(2))
    assert only(archive, "http://example.org/p/2").error is None
    archive = opened(tmp_path, members([page(1)]) + junk + members([page(2)]) + bytes(40))
    assert only(archive, "http://example.org/p/2").error is None
    assert len(archive.warnings) == 2


def test_a_record_without_a_date_or_type_harms_nothing(tmp_path: Path) -> None:
    records = [record(URL, http(b"undated"), date=None), record(URL, http(b"odd"), date="2020-13-45T99:00:00Z")]
    archive = opened(tmp_path, members([*records, record(URL, b"x", kind=""), b"WARC/1.1\r\n\r\n\r\n\r\n"]))
    captures = archive.find(URL)
    assert [capture.body for capture in captures] == [b"undated", b"odd"]
    assert all("no readable date" in capture.reason for capture in captures)


@pytest.mark.parametrize("block", [b"", b"not http at all", b"HTTP/1.1 200 OK\r\nno end", b"HTTP/1.1 abc\r\n\r\n"])
def test_a_response_that_is_none_is_unknown(tmp_path: Path, block: bytes) -> None:
    capture = only(opened(tmp_path, members([record(URL, block)])))
    assert (capture.outcome, capture.error, capture.body) == (Outcome.UNKNOWN, "archive.unreadable", b"")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"\x1f\x8b",
        gzip.compress(b"no warc", mtime=0),
        b"plain text",
        b"WARC/1.1\r\n",
        bytes(5000),
        b"<html>",
    ],
)
def test_what_holds_no_record_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(BadWarc):
        opened(tmp_path, data)


def test_a_gzip_bomb_for_a_file_ends_soon(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(300_000_000), 1)
    archive = opened(tmp_path, members([page(1)]) + bomb + members([page(2)]))
    assert only(archive, "http://example.org/p/2").error is None


def test_many_empty_lines_are_passed_quickly(tmp_path: Path) -> None:
    archive = opened(tmp_path, page(1) + b"\r\n" * 5_000_000 + page(2))
    assert only(archive, "http://example.org/p/2").error is None


@pytest.mark.parametrize(
    "junk",
    [
        b"\nWARC/1.0\r\n",
        b"WARC/1.0\r\nContent-Length: 99999999\r\n\r\nab\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: 7\r\n\r\nab\r\n\r\n",
    ],
)
def test_a_file_of_broken_records_is_read_in_linear_work(tmp_path: Path, junk: bytes) -> None:
    def read(count: int) -> None:
        assert 1 < len(opened(tmp_path, page(1) + junk * count).warnings) <= 101

    assert work_of(lambda: read(4_000)) < 3 * work_of(lambda: read(2_000))


def test_an_archive_that_vanishes_is_said_with_its_name(tmp_path: Path) -> None:
    archive = opened(tmp_path, members([page(1)]))
    (tmp_path / "a.warc.gz").unlink()
    capture = only(archive)
    assert (capture.outcome, capture.error, capture.body) == (Outcome.UNKNOWN, "archive.unreadable", b"")
    assert "a.warc.gz" in capture.reason


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_raises_anything_else_than_our_errors(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    records = [page(number, size=40) for number in range(4)]
    compressed = data.draw(st.booleans())
    raw = bytearray(members(records) if compressed else b"".join(records))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=30))
    try:
        archive = opened(tmp_path_factory.mktemp("fuzz"), bytes(raw))
        for number in range(4):
            for capture in archive.find(f"http://example.org/p/{number}"):
                whole = capture.body == records[number].partition(b"\r\n\r\n")[2].partition(b"\r\n\r\n")[2][:-4]
                assert (
                    not compressed or whole or capture.truncated or capture.error or capture.outcome is not Outcome.OK
                )
    except SourcesError:
        pass
