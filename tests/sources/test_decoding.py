"""Raw responses taken apart: header, chunks, codings, whatever has become of them."""

import gzip
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.decoding import Budget, ContentDecoder, decode_content, undo_chunks
from sources.message import parse_fields, parse_response
from tests.work import work_of


@settings(max_examples=60)
@given(st.binary(max_size=3000), st.sampled_from(["gzip", "deflate", "gzip, deflate", ""]), st.integers(1, 500))
def test_what_was_packed_comes_out_the_same_in_pieces_of_any_size(data: bytes, coding: str, size: int) -> None:
    packed = data
    for name in filter(None, coding.split(", ")):
        packed = gzip.compress(packed) if name == "gzip" else zlib.compress(packed)
    decoder = ContentDecoder(coding)
    for start in range(0, len(packed), max(size, 2)):
        decoder.feed(packed[start : start + max(size, 2)])
    if coding or data:
        assert (bytes(decoder.body), decoder.problem) == (data, None)


@settings(max_examples=100)
@given(
    st.binary(max_size=300), st.text(max_size=30) | st.sampled_from(["gzip", "deflate", "br", "gzip,gzip,gzip,gzip"])
)
def test_any_bytes_under_any_coding_give_a_body_or_a_problem(data: bytes, coding: str) -> None:
    body, problem = decode_content(data, coding)
    assert problem in (None, "body.coding", "body.too-large")
    assert len(body) <= 60_000_000


def test_budgets_hold_to_the_byte() -> None:
    body, problem = decode_content(b"x" * 1000, None, Budget(limit_bytes=999))
    assert (len(body), problem) == (999, "body.too-large")
    assert decode_content(b"x" * 999, None, Budget(limit_bytes=999))[1] is None
    packed = gzip.compress(b"x" * 300_000)
    assert decode_content(packed, "gzip", Budget(ratio_from_bytes=300_000))[1] is None
    assert decode_content(packed, "gzip", Budget(ratio_from_bytes=250_000))[1] == "body.too-large"


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        (b"3\r\nabc\r\n2;name=v\r\nde\r\n0\r\n\r\n", b"abcde"),
        (b"3\nabc\n0\n\n", b"abc"),
        (b"0003 \r\nabc\r\n0\r\nTrailer: x\r\n\r\n", b"abc"),
        (b"3\r\nabc\r\n5\r\nde", b"abcde"),
        (b"3\r\nabc\r\nzz\r\nrest", b"abc"),
        (b"no chunks at all", b"no chunks at all"),
        (b"<html>\r\n3\r\nabc\r\n", b"<html>\r\n3\r\nabc\r\n"),
        (b"", b""),
        (b"-3\r\nabc\r\n", b"-3\r\nabc\r\n"),
        (b"ffffffffffffffffff\r\nabc", b"ffffffffffffffffff\r\nabc"),
    ],
)
def test_chunks_are_undone_as_far_as_they_go(raw: bytes, body: bytes) -> None:
    assert undo_chunks(raw) == body


def test_a_response_is_taken_apart_whatever_its_line_ends() -> None:
    message = parse_response(b"HTTP/2 200\nContent-Type: a\n b\nno colon\nX:\xc3\xa9\n\nbody")
    assert message is not None
    assert (message.status, message.body) == (200, b"body")
    assert message.headers == (("Content-Type", "a b"), ("X", "é"))
    assert parse_response(b"HTTP/1.1 200 OK\r\nX: \xe9\r\n\r\n") is not None
    for other in (
        b"",
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 OK\r\n\r\n",
        b"HTTP/1.1 2000 OK\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
    ):
        assert parse_response(other) is None


def test_a_header_is_read_in_linear_work() -> None:
    def read(count: int) -> None:
        assert parse_fields(b"WARC/1.1\r\nA: b\r\n" + b" x\r\n" * count + b"\r\n", "WARC/") is not None

    assert work_of(lambda: read(20_000)) < 3 * work_of(lambda: read(10_000))
