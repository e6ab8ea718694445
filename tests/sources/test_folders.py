"""Folders of sources: as a mirror by host and path, or with a list that says what each file is."""

import gzip
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sources import Outcome, open_archive
from sources.archives.folder import is_same_title
from sources.errors import BadFolder, SourcesError
from tests.sources.warcs import members, page

MOMENT = datetime(2020, 4, 13, 12, tzinfo=UTC)


def put(folder: Path, name: str, data: bytes = b"<html>kept</html>") -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (MOMENT.timestamp(), MOMENT.timestamp()))


LAID = [
    ("example.org/index.html", "http://example.org/"),
    ("example.org/index.html", "https://www.example.org"),
    ("www.example.org/index.html", "https://example.org/"),
    ("example.org/a/b", "http://example.org/a/b"),
    ("example.org/a/b.html", "http://example.org/a/b"),
    ("example.org/a/b/index.html", "http://example.org/a/b/"),
    ("example.org/a/b/index.html", "http://example.org/a/b"),
    ("example.org/a/b.html", "http://example.org/a/b/"),
    ("example.org/page?x=1&y=2", "http://example.org/page?x=1&y=2"),
    ("example.org/page?x=1.html", "http://example.org/page?x=1"),
    ("example.org/page@x=1.html", "http://example.org/page?x=1"),
    ("example.org/index.html?id=3", "http://example.org/?id=3"),
    ("example.org/a/index.html?id=3.html", "http://example.org/a/?id=3"),
    ("example.org/q?path=%2Fx%2Fy", "http://example.org/q?path=/x/y"),
    ("example.org/a b", "http://example.org/a%20b"),
    ("example.org/a%20b", "http://example.org/a%20b"),
    ("example.org/a%2Fb", "http://example.org/a%2Fb"),
    ("example.org/café.html", "http://example.org/caf%C3%A9"),
    ("example.org/doc.pdf", "http://example.org/doc.pdf#page=3"),
    ("example.org:8080/a", "http://example.org:8080/a"),
    ("example.org+8080/a", "http://example.org:8080/a"),
    ("https/example.org/a", "https://example.org/a"),
    ("xn--bcher-kva.example/a", "http://bücher.example/a"),
    ("bücher.example/a", "http://bücher.example/a"),
    ("127.0.0.1:8000/a", "http://127.0.0.1:8000/a"),
]


@pytest.mark.parametrize(("name", "url"), LAID)
def test_a_page_is_found_as_wget_lays_it(tmp_path: Path, name: str, url: str) -> None:
    put(tmp_path, name)
    captures = open_archive(tmp_path).find(url)
    assert [capture.body for capture in captures] == [b"<html>kept</html>"]
    assert captures[0].captured == MOMENT
    assert captures[0].outcome is Outcome.OK
    assert captures[0].origin == f"mirror:{tmp_path.name}"


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("example.org/page", "http://example.org/page?x=1"),
        ("example.org/page?x=1", "http://example.org/page"),
        ("example.org/page?x=1", "http://example.org/page?x=2"),
        ("example.org/a", "http://example.org:8080/a"),
        ("example.org/a", "http://sub.example.org/a"),
        ("example.org/a", "http://example.org/A"),
        ("example.org/a", "mailto:a@example.org"),
    ],
)
def test_another_page_is_not_taken_for_it(tmp_path: Path, name: str, url: str) -> None:
    put(tmp_path, name)
    assert open_archive(tmp_path).find(url) == ()


@pytest.mark.parametrize("path", ["..%2Fsecret", "%2e%2e/secret", "a/../../secret", "..\\secret", "link", "%00"])
def test_nothing_outside_the_folder_is_ever_read(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret").write_text("canary")
    folder = tmp_path / "kept"
    put(folder, "example.org/a")
    (folder / "example.org" / "link").symlink_to(tmp_path / "secret")
    assert open_archive(folder).find(f"http://example.org/{path}") == ()


def test_copies_under_both_host_names_are_all_found(tmp_path: Path) -> None:
    put(tmp_path, "example.org/a", b"one")
    put(tmp_path, "www.example.org/a", b"two")
    assert {capture.body for capture in open_archive(tmp_path).find("http://example.org/a")} == {b"one", b"two"}


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a", b"%PDF-1.7", "application/pdf"),
        ("a.pdf", b"<!DOCTYPE html><p>not found", "text/html"),
        ("a?f=x.pdf", b"<html>", "text/html"),
        ("a", b"\xef\xbb\xbf  <HTML>", "text/html"),
        ("a.txt", b"plain", "text/plain"),
        ("a.csv", b"a,b\n", "text/csv"),
        ("a.json", b"{}", "application/json"),
        ("a", b"just words", "text/plain"),
        ("a", b"\x00\x01\x02", None),
        ("a.docx", b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ],
)
def test_the_media_type_is_told_by_the_bytes_before_the_name(
    tmp_path: Path, name: str, data: bytes, media_type: str | None
) -> None:
    put(tmp_path, f"example.org/{name}", data)
    assert open_archive(tmp_path).find(f"http://example.org/{name}")[0].media_type == media_type


@pytest.mark.parametrize(("name", "target"), [("a", "a"), ("b.html.gz", "b")])
def test_a_page_that_was_kept_compressed_is_unpacked(tmp_path: Path, name: str, target: str) -> None:
    put(tmp_path, f"example.org/{name}", gzip.compress(b"<html>kept"))
    put(tmp_path, "example.org/data.gz", gzip.compress(b"<html>kept"))
    archive = open_archive(tmp_path)
    assert archive.find(f"http://example.org/{target}")[0].body == b"<html>kept"
    assert archive.find("http://example.org/data.gz")[0].body.startswith(b"\x1f\x8b")


def test_an_empty_file_is_no_source(tmp_path: Path) -> None:
    put(tmp_path, "example.org/a", b"")
    assert open_archive(tmp_path).find("http://example.org/a")[0].outcome is Outcome.UNKNOWN


LIST = "Note;Address;TITLE;File;Date\n"


def listed(folder: Path, rows: str, head: str = LIST, encoding: str = "utf-8") -> Path:
    for name in ("one.html", "two.pdf", "deep/three.txt"):
        put(folder, name, f"<p>{name}".encode())
    (folder / "Sources.CSV").write_bytes((head + rows).encode(encoding))
    return folder


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_list_ties_files_to_addresses_notes_and_titles(tmp_path: Path, encoding: str) -> None:
    rows = (
        ";https://example.org/a?b=1;;one.html;2019-05-31\n"
        "7, 9-11;;;two.pdf;\n"
        ";;Une étude des prix alimentaires;deep/three.txt;2018-02\n"
    )
    archive = open_archive(listed(tmp_path, rows, encoding=encoding))
    (first,) = archive.find("http://www.example.org/a?b=1")
    assert (first.body, first.captured) == (b"<p>one.html", datetime(2019, 5, 31, tzinfo=UTC))
    assert first.origin == f"folder:{tmp_path.name}"
    assert archive.find("https://example.org/a") == ()
    for label in ("7", "[^9]", "10", "n. 11"):
        (second,) = archive.find_cited(note=label)
        assert (second.body, second.captured) == (b"<p>two.pdf", MOMENT)
    assert archive.find_cited(note="8") == ()
    assert archive.find_cited(title="Une Étude des Prix Alimentaires.")[0].captured.month == 2
    assert archive.warnings == ()


@pytest.mark.parametrize(
    ("written", "cited"),
    [
        ("10.1000/xyz.1", "https://doi.org/10.1000/xyz.1"),
        ("doi: 10.1000/xyz.1", "https://doi.org/10.1000/XYZ.1"),
        ("http://dx.doi.org/10.1000/xyz.1", "https://doi.org/10.1000/xyz.1"),
        ("www.example.org/a", "https://example.org/a"),
        ("HTTP://Example.org/a/", "https://example.org/a"),
    ],
)
def test_an_address_is_known_as_people_write_it(tmp_path: Path, written: str, cited: str) -> None:
    assert open_archive(listed(tmp_path, f";{written};;one.html;\n")).find(cited)


def test_a_note_with_two_works_is_told_apart_by_title_and_address(tmp_path: Path) -> None:
    rows = "5;;The Price of Bread in Winter;one.html;\n5;https://example.org/b;;two.pdf;\n"
    archive = open_archive(listed(tmp_path, rows))
    assert b"<p>one.html" in [
        found.body for found in archive.find_cited(note="5", title="The price of bread in winter")
    ]
    assert b"<p>one.html" not in [found.body for found in archive.find_cited(note="5", title="A history of salt")]
    assert archive.find_cited(note="5", title="Another work altogether", url="https://example.org/c") == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Annual Report 2015", "Annual Report 2016", False),
        ("Annual report 2015", "Annual Report 2015.", True),
        ("Food Prices in Rural Markets: A Survey", "Food prices in rural markets", True),
        ("Food Prices in Rural Markets", "Food Prices in Rural Markets 2", False),
        ("Report", "Report on prices", False),
        ("Wages and colour", "Wages and color", True),
        ("", "x", False),
    ],
)
def test_titles_of_one_work_are_told_from_those_of_two(one: str, other: str, same: bool) -> None:
    assert is_same_title(one, other) is same
    assert is_same_title(other, one) is same


def test_rows_that_cannot_be_used_are_said_and_the_rest_is(tmp_path: Path) -> None:
    bad = "1;;;missing.pdf;\n2;;;../outside;\n3;not an address;;one.html;31 May\n4\n;;;;\n5;;;/etc/hostname;\n"
    rows = bad + "6;;;two.pdf;\n"
    archive = open_archive(listed(tmp_path, rows))
    assert archive.find_cited(note="6")
    assert archive.find_cited(note="3")
    assert all(not archive.find_cited(note=label) for label in "1245")
    assert len(archive.warnings) == 6


@pytest.mark.parametrize(
    ("head", "rows"),
    [("", ""), ("a,b\n", "1,2\n"), ("note,title\n", "1,x\n"), ("file\n", "one.html\n"), (LIST, "1;;;no;\n")],
)
def test_a_list_that_says_nothing_usable_is_refused(tmp_path: Path, head: str, rows: str) -> None:
    with pytest.raises(BadFolder):
        open_archive(listed(tmp_path, rows, head))


def test_all_that_a_folder_holds_is_used(tmp_path: Path) -> None:
    listed(tmp_path, "1;;;one.html;\n")
    put(tmp_path, "example.org/m", b"mirrored")
    (tmp_path / "a.warc.gz").write_bytes(members([page(1)]))
    (tmp_path / "bad.warc.gz").write_bytes(b"nothing")
    archive = open_archive(tmp_path)
    assert archive.find_cited(note="1")
    assert archive.find("http://example.org/m")
    assert archive.find("http://example.org/p/1")[0].origin == "warc:a.warc.gz"
    assert any("bad.warc.gz" in warning for warning in archive.warnings)


def test_a_listed_file_that_vanishes_is_said_with_its_name(tmp_path: Path) -> None:
    archive = open_archive(listed(tmp_path, "1;;;one.html;\n"))
    (tmp_path / "one.html").unlink()
    (capture,) = archive.find_cited(note="1")
    assert (capture.outcome, capture.error) == (Outcome.UNKNOWN, "archive.unreadable")
    assert "one.html" in capture.reason


def test_a_folder_without_anything_usable_names_the_remedy(tmp_path: Path) -> None:
    put(tmp_path, "v1.0/notes.txt")
    put(tmp_path, "report.pdf")
    with pytest.raises(BadFolder, match=r"sources\.csv"):
        open_archive(tmp_path)


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourcesError, match="no such file"):
        open_archive(tmp_path / "none")
    (tmp_path / "x.html").write_text("<html>")
    with pytest.raises(SourcesError, match="neither a WARC"):
        open_archive(tmp_path / "x.html")
