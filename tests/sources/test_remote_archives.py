"""Archives on the network: the best copy, their own errors told from archived ones, and what they cost."""

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sources import Fetcher, append_capture, read_capture
from sources.archives.remote import asking
from sources.archives.remote.asking import Asker
from sources.archives.remote.commoncrawl import nearest_crawls
from sources.archives.remote.link_format import read_links
from sources.archives.remote.model import Answered, Lookup, Wish, read_timestamp
from sources.archives.remote.opening import open_remote
from sources.archives.remote.perma import perma_id
from sources.archives.remote.services import pace_of
from sources.archives.remote.wayback import read_rows
from sources.observing import resolvable
from tests.sources.archive_world import PROSE, Kept, StandIn, html, serving, warc_record
from tests.sources.warcs import wacz
from tests.sources.world import QUICK, Asked, World, answer, fetcher, reset

URL = "http://paper.test/2016/report.html"
DAY = "2016-05-02"
SOUND = Kept("20160430120000", URL)
NOW = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_long_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "UNLISTED_WAIT_S", 0.01)


def looked_up(stand_in: StandIn, base: str = "", wish: Wish | None = None, **settings: object) -> tuple[Lookup, World]:
    async def run() -> tuple[Lookup, World]:
        async with serving(stand_in) as world, fetcher(**settings) as client:
            archive = open_remote(world.url(base, "archive.test"), _asker(client))
            return await archive.look_up(wish or Wish(URL, DAY)), world

    return asyncio.run(run())


def _asker(client: Fetcher) -> Asker:
    return Asker(client.net, NOW, seconds=QUICK.hop_s)


def test_the_copy_nearest_the_day_of_access_is_taken_as_it_was_captured() -> None:
    late = Kept("20160504120000", URL, body=html("Late"))
    early = Kept("20120101000000", URL, body=html("Early"))
    lookup, world = looked_up(StandIn([early, SOUND, late]))
    assert lookup.answered is Answered.FOUND
    assert lookup.capture is not None
    assert lookup.capture.captured == SOUND.moment
    assert lookup.capture.body == SOUND.body
    assert (lookup.capture.archived_url or "").endswith(f"/web/20160430120000id_/{URL}")
    assert lookup.capture.origin == lookup.archive == f"archive.test:{world.port}"
    assert len(world.asked) == 2


REJECTED = [
    Kept("20160502000000", URL, 404, b"gone then"),
    Kept("20160502000000", URL, 404, b"gone then", listed_status="200"),
    Kept("20160502000000", URL, 429, b"slow down", listed_status="200"),
    Kept("20160502000000", URL, 503, b"busy then", listed_status="200"),
    Kept("20160502000000", URL, body=html("Page not found", "<p>Sorry.</p>")),
    Kept("20160502000000", URL, body=html("paper.test is for sale", "<p>Make an offer.</p>")),
    Kept("20160502000000", URL, served_as="20190101000000"),
    Kept("20160502000000", URL, is_memento=False, body=b"<p>Got an HTTP 302 response at crawl time</p>"),
    Kept("20160502000000", URL, own_redirect="20190101000000"),
    Kept("20160502000000", URL, 302, b"", location="http://paper.test/", listed_status="200"),
    Kept("20160502000000", URL, 302, b"", location=f"/web/20160502000000id_/{URL}", listed_status="200"),
    Kept("20160502000000", URL, original_of_link="http://other.test/x"),
    Kept("20160502000000", URL, cut=True),
    Kept("20160502000000", URL, body=b""),
    Kept("20160502000000", "mailto:someone@paper.test"),
]


@pytest.mark.parametrize("bad", REJECTED, ids=range(len(REJECTED)))
def test_a_nearer_copy_that_is_none_is_passed_over(bad: Kept) -> None:
    home = Kept("20160502000000", "http://paper.test/", body=html("The Paper of Today"))
    other = Kept("20190101000000", URL, body=html("Of another day"), listed=False)
    lookup, _ = looked_up(StandIn([bad, SOUND, home, other]))
    assert lookup.capture is not None
    assert lookup.capture.captured == SOUND.moment


def test_an_archived_redirect_is_followed_within_the_archive() -> None:
    target = "http://paper.test/new/report.html"
    hop = Kept("20160502000000", URL, 301, b"", location=f"/web/20160502000000id_/{target}", listed_status="-")
    lookup, _ = looked_up(StandIn([hop, Kept("20160502000000", target)]))
    assert lookup.capture is not None
    assert lookup.capture.final_url == target
    assert [(h.url, h.status) for h in lookup.capture.hops] == [(URL, 301), (target, 200)]


def test_a_copy_that_broke_off_serves_where_there_is_no_other() -> None:
    lookup, _ = looked_up(StandIn([Kept("20160502000000", URL, cut=True)]))
    assert lookup.capture is not None
    assert lookup.capture.truncated == "disconnect"


def test_the_toolbar_of_an_archive_is_no_part_of_the_page() -> None:
    bar = b"<!-- BEGIN WAYBACK TOOLBAR INSERT --><p>99 captures</p><!-- END WAYBACK TOOLBAR INSERT -->"
    lookup, _ = looked_up(StandIn([Kept("20160502000000", URL, body=bar + html())]))
    assert lookup.capture is not None
    assert b"99 captures" not in lookup.capture.body


def test_only_an_answer_without_an_error_says_that_there_is_no_copy() -> None:
    assert looked_up(StandIn())[0].answered is Answered.NONE
    assert looked_up(StandIn([Kept("20160502000000", URL, 404)]))[0].answered is Answered.NONE
    errors: list[Callable[[Asked], bytes]] = [
        lambda asked: answer(b"busy", "503 Busy"),
        lambda asked: answer(b"<h1>Sorry</h1>", "502 Bad Gateway"),
        lambda asked: answer(b"slow down", "429 Too Many", "Retry-After: 4000"),
        lambda asked: answer(b'[["timestamp","original"],["2016', "200 OK"),
        lambda asked: answer(b"<html>maintenance</html>", "200 OK"),
    ]
    for error in errors:
        lookup, world = looked_up(StandIn([SOUND], before=error))
        assert lookup.answered is Answered.UNKNOWN, lookup
        assert len(world.asked) <= 6


def test_a_site_that_is_left_out_is_told_so() -> None:
    header = "X-Archive-Wayback-Runtime-Error: AdministrativeAccessControlException: Blocked Site Error"
    lookup, _ = looked_up(StandIn(before=lambda asked: answer(b"Blocked", "403 Forbidden", header)))
    assert lookup.answered is Answered.EXCLUDED


def test_a_rate_limit_is_waited_out_and_a_long_one_ends_the_asking() -> None:
    times = 0

    def limited(asked: Asked) -> bytes | None:
        nonlocal times
        times += 1
        return answer(b"", "429 Too Many") if times <= 2 else None

    lookup, _ = looked_up(StandIn([SOUND], before=limited))
    assert lookup.answered is Answered.FOUND
    stand_in = StandIn([SOUND], before=lambda asked: answer(b"", "429 Too Many", "Retry-After: 3600"))

    async def run() -> int:
        async with serving(stand_in) as world, fetcher() as client:
            archive = open_remote(world.url("", "archive.test"), _asker(client))
            for number in range(5):
                assert (await archive.look_up(Wish(f"{URL}?{number}", DAY))).answered is Answered.UNKNOWN
            return len(world.asked)

    assert asyncio.run(run()) <= 2


def test_an_archive_that_does_not_answer_is_left_alone() -> None:
    async def run() -> int:
        async with World({}, None) as world, fetcher() as client:
            world.pages = {}
            stand_in = StandIn(pages={})
            stand_in.get = lambda target, default: reset()  # type: ignore[method-assign]
            world.pages = stand_in  # type: ignore[assignment]
            archive = open_remote(world.url("", "archive.test"), _asker(client))
            for number in range(6):
                assert (await archive.look_up(Wish(f"{URL}?{number}", DAY))).answered is Answered.UNKNOWN
            return len(world.asked)

    assert asyncio.run(run()) <= 4


def test_where_the_index_fails_the_availability_answer_may_help() -> None:
    closest = {"available": True, "status": "200", "timestamp": SOUND.stamp, "url": "http://web.archive.org/x"}

    def before(asked: Asked) -> bytes | None:
        if asked.target.startswith("/cdx/"):
            return answer(b"", "504 Late")
        if asked.target.startswith("/wayback/available"):
            known = "http%3A" not in asked.target  # the quirk: only without the scheme
            return answer(json.dumps({"archived_snapshots": {"closest": closest} if known else {}}).encode())
        return None

    lookup, _ = looked_up(StandIn([SOUND], before=before))
    assert lookup.answered is Answered.FOUND
    closest["available"] = False
    assert looked_up(StandIn([SOUND], before=before))[0].answered is Answered.UNKNOWN


def test_an_index_that_does_not_know_how_to_sort_is_asked_plainly() -> None:
    def strict(asked: Asked) -> bytes | None:
        return answer(b"<h1>Bad Request</h1>", "400 Bad Request") if "sort=" in asked.target else None

    lookup, _ = looked_up(StandIn([Kept("20120101000000", URL), SOUND], before=strict))
    assert lookup.capture is not None
    assert lookup.capture.captured == SOUND.moment


def test_a_copy_keeps_its_media_type_when_it_is_stored(tmp_path: Path) -> None:
    lookup, _ = looked_up(StandIn([SOUND]))
    assert lookup.capture is not None
    place = append_capture(tmp_path / "x.warc.gz", lookup.capture)
    kept = read_capture(tmp_path / "x.warc.gz", place.offset)
    assert (kept.media_type, kept.body) == ("text/html", SOUND.body)
    assert kept.archived_url == lookup.capture.archived_url


@pytest.mark.parametrize("base", ["/web", "/web/", "", "/"])
def test_the_root_and_the_replay_of_an_archive_name_the_same(base: str) -> None:
    assert looked_up(StandIn([SOUND]), base)[0].answered is Answered.FOUND


def test_a_timegate_leads_to_the_copy() -> None:
    early = Kept("20120101000000", URL, body=html("Early"))
    lookup, world = looked_up(StandIn([early, SOUND]), "/timegate/")
    assert lookup.capture is not None
    assert lookup.capture.captured == SOUND.moment
    assert world.asked[0].headers["accept-datetime"] == "Mon, 02 May 2016 12:00:00 GMT"
    assert "id_" in world.asked[1].target
    assert looked_up(StandIn(), "/timegate/")[0].answered is Answered.NONE
    broken = StandIn([SOUND], before=lambda asked: answer(b"", "500 Oops"))
    assert looked_up(broken, "/timegate/")[0].answered is Answered.UNKNOWN


def test_a_timemap_is_read_across_its_pages_and_commas() -> None:
    url = "http://paper.test/a,b;c"
    dated = 'rel="first memento"; datetime="Sat, 30 Apr 2016 12:00:00 GMT"'
    first = f'<{url}>;rel="original",\n<http://archive.test/timemap/2>; rel="timemap"; from="Mon, 01 Jan 2018"'
    second = f'<{url}>;rel="original",<http://archive.test/web/20160430120000/{url}>; {dated},\n'
    stand_in = StandIn([Kept("20160430120000", url)])

    async def run() -> Lookup:
        async with serving(stand_in) as world, fetcher() as client:
            with_port = f"archive.test:{world.port}"
            stand_in.pages[f"/timemap/link/{url}"] = answer(first.replace("archive.test", with_port).encode())
            stand_in.pages["/timemap/2"] = answer(second.replace("archive.test", with_port).encode())
            archive = open_remote(world.url("/timemap/link/", "archive.test"), _asker(client))
            return await archive.look_up(Wish(url, DAY))

    lookup = asyncio.run(run())
    assert lookup.answered is Answered.FOUND, lookup


def test_links_are_read_without_being_split_at_commas() -> None:
    text = '<http://a.test/x,y>; rel="first prev memento"; datetime="Tue, 20 Jun 2000 18:02:59 GMT",<b;c>;rel=original'
    one, two = read_links(text)
    assert (one.target, two.target) == ("http://a.test/x,y", "b;c")
    assert one.relations == {"first", "prev", "memento"}
    assert one.moment == datetime(2000, 6, 20, 18, 2, 59, tzinfo=UTC)
    assert list(read_links("nothing of the kind")) == []


def test_a_copy_of_common_crawl_is_one_record_of_a_large_file() -> None:
    moment = datetime(2016, 4, 30, tzinfo=UTC)
    good = warc_record(URL, html(), moment)
    wrong = warc_record(URL, html("Altered"), moment, digest="sha1:" + "A" * 32)
    before = b"\x1f\x8bother members"
    rows = [(len(before), len(wrong), "20160502000000"), (len(before) + len(wrong), len(good), "20160430000000")]
    lines = "\n".join(
        json.dumps({"timestamp": t, "url": URL, "status": "200", "mime": "text/html", "offset": str(o),
                    "length": str(n), "filename": "crawl/x.warc.gz", "digest": t})
        for o, n, t in rows
    )  # fmt: skip
    data = before + wrong + good

    def ranged(asked: Asked) -> bytes:
        first, last = asked.headers["range"].removeprefix("bytes=").split("-")
        return answer(data[int(first) : int(last) + 1], "206 Partial Content")

    def before_(asked: Asked) -> bytes | None:
        if asked.target.startswith("/CC-1"):
            return answer(lines.encode())
        if asked.target.startswith("/CC"):
            return answer(b'{"message": "No Captures found for: x"}', "404 Not Found")
        return None

    stand_in = StandIn(before=before_, pages={"/crawl/x.warc.gz": ranged})

    async def run(url: str) -> Lookup:
        async with serving(stand_in) as world, fetcher() as client:
            api = world.url("", "archive.test")
            crawls = [
                {"id": "CC-2", "cdx-api": f"{api}/CC-2-index", "from": "2018-01-01", "to": "2018-02-01"},
                {"id": "CC-1", "cdx-api": f"{api}/CC-1-index", "from": "2016-04-01", "to": "2016-05-20"},
            ]
            stand_in.pages["/collinfo.json"] = answer(json.dumps(crawls).encode())
            archive = open_remote(f"{api}/collinfo.json", _asker(client))
            return await archive.look_up(Wish(url, DAY))

    lookup = asyncio.run(run(URL))
    assert lookup.capture is not None, lookup
    assert lookup.capture.body == html()
    assert "digest" in lookup.rejected[0]


def test_the_crawls_around_a_day_are_asked_first() -> None:
    crawls = [
        {"id": str(year), "from": f"{year}-01-01T00:00:00", "to": f"{year}-02-01"} for year in range(2024, 2010, -1)
    ]
    assert [c["id"] for c in nearest_crawls(crawls, datetime(2016, 1, 9, tzinfo=UTC))] == ["2016", "2015", "2017"]
    assert [c["id"] for c in nearest_crawls(crawls, None)] == ["2024", "2023", "2022"]


def test_a_copy_of_perma_is_got_by_its_name() -> None:
    assert perma_id("https://perma.cc/AB12-cd34?type=image") == "AB12-CD34"
    assert perma_id("https://perma.cc/about") is None
    assert perma_id("https://notperma.cc/AB12-CD34") is None
    record = warc_record(URL, html(), datetime(2016, 4, 30, tzinfo=UTC))
    told = {"guid": "AB12-CD34", "creation_timestamp": "2016-04-30T00:00:00Z", "url": URL, "title": "x"}
    api = "/v1/public/archives"
    pages = {f"{api}/AB12-CD34/": answer(json.dumps(told).encode()), f"{api}/AB12-CD34/download": answer(record)}
    lookup, _ = looked_up(StandIn(pages=dict(pages)), api, Wish("https://perma.cc/AB12-CD34", DAY))
    assert lookup.capture is not None, lookup
    assert lookup.capture.body == html()
    assert looked_up(StandIn(), api, Wish("https://perma.cc/ZZ12-CD34"))[0].answered is Answered.NONE


def test_a_copy_that_is_sent_as_a_package_is_read_as_well() -> None:
    record = warc_record(URL, html(), datetime(2016, 4, 30, tzinfo=UTC))
    told = {"guid": "AB12-CD34", "creation_timestamp": "2016-04-30T00:00:00Z", "url": URL, "title": "x"}
    api = "/v1/public/archives"
    for package, is_read in ((wacz({"archive/data.warc.gz": record}), True), (b"PK\x03\x04 damaged", False)):
        pages = {f"{api}/AB12-CD34/": answer(json.dumps(told).encode()), f"{api}/AB12-CD34/download": answer(package)}
        lookup, _ = looked_up(StandIn(pages=dict(pages)), api, Wish("https://perma.cc/AB12-CD34", DAY))
        assert (lookup.capture is not None) == is_read, lookup
        assert lookup.capture is None or (lookup.capture.body, "wacz" in lookup.capture.origin) == (html(), False)


def test_timestamps_are_read_from_four_digits_on() -> None:
    assert read_timestamp("2016") == datetime(2016, 1, 1, tzinfo=UTC)
    assert read_timestamp("20160502101112") == datetime(2016, 5, 2, 10, 11, 12, tzinfo=UTC)
    for text in ("", "201", "20161", "20161340000000", "2016050210111213", "２０１６", "00000000000000"):
        assert read_timestamp(text) is None


def test_index_rows_are_read_as_text_and_json_up_to_the_key() -> None:
    text = "20160430120000 http://a.test/ 200 text/html ABC 99"
    table = json.dumps([["timestamp", "original", "statuscode"], ["2016", "http://a.test/", "200"], [], ["key"]])
    assert read_rows(text) == [
        {"timestamp": "20160430120000", "original": "http://a.test/", "statuscode": "200", "mimetype": "text/html",
         "digest": "ABC", "length": "99"}
    ]  # fmt: skip
    assert len(read_rows(table) or []) == 1
    assert read_rows("[]") == read_rows("") == []
    assert read_rows("<html>") is None
    assert read_rows("[[") is None


def test_the_archives_that_named_a_pace_are_asked_at_it() -> None:
    cdx, replay = pace_of("web.archive.org", "/cdx/search/cdx"), pace_of("web.archive.org", "/web/2016id_/x")
    assert cdx is not None
    assert replay is not None
    assert (cdx.per_minute, replay.per_minute) == (24, 480)
    assert pace_of("archive.test", "/cdx/") is None


def test_a_cited_copy_is_asked_for_as_it_was_captured() -> None:
    cited = "https://web.archive.org/web/20160430120000/http://paper.test/a"
    assert resolvable(cited) == "https://web.archive.org/web/20160430120000id_/http://paper.test/a"
    assert resolvable("https://web.archive.org/about") == "https://web.archive.org/about"


def test_the_day_wished_for_may_be_a_month_or_a_year() -> None:
    assert Wish(URL, "2016").moment == datetime(2016, 7, 15, 12, tzinfo=UTC)
    assert Wish(URL, "2016-02").moment == datetime(2016, 2, 15, 12, tzinfo=UTC)
    assert Wish(URL, "soon").moment is None
    assert Wish(URL).moment is None


def test_no_page_of_prose_is_empty() -> None:
    assert len(PROSE) > 600
