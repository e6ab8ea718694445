"""WACZ files: read in place, by names that are allowed, with the digests they vouch for."""

import contextlib
import io
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources import open_archive
from sources.archives import Archive
from sources.errors import BadWarc, SourcesError
from tests.sources.warcs import http, members, page, record, wacz

URL = "http://example.org/p/1"
WARC = "archive/data.warc.gz"


def opened(tmp_path: Path, data: bytes) -> Archive:
    path = tmp_path / "site.wacz"
    path.write_bytes(data)
    return open_archive(path)


def with_entry(name: str, data: bytes, attributes: int = 0) -> bytes:
    """A good WACZ file with one more entry."""
    out = io.BytesIO(wacz({WARC: members([page(1)])}))
    with zipfile.ZipFile(out, "a") as archive:
        info = zipfile.ZipInfo(name)
        info.external_attr = attributes << 16
        archive.writestr(info, data)
    return out.getvalue()


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_captures_are_read_from_the_files_in_it(tmp_path: Path, compression: int) -> None:
    second = record("http://example.org/two", http(b"two"))
    files = {WARC: members([page(1)]), "archive/b.warc": second, "pages/pages.jsonl": b"{}"}
    archive = opened(tmp_path, wacz(files, compression=compression))
    assert archive.find(URL)[0].error is None
    assert archive.find(URL)[0].origin == "wacz:site.wacz"
    assert archive.find("http://example.org/two")[0].body == b"two"
    assert archive.warnings == ()


def test_a_redirect_from_one_file_into_another_is_followed(tmp_path: Path) -> None:
    old = record("http://example.org/old", http(b"", "301 Moved", location="/p/1"))
    archive = opened(tmp_path, wacz({WARC: members([page(1)]), "archive/b.warc.gz": members([old])}))
    assert archive.find("http://example.org/old")[0].body.startswith(b"<p>page 0001")


def test_content_that_datapackage_does_not_vouch_for_is_evidence_altered(tmp_path: Path) -> None:
    archive = opened(tmp_path, wacz({WARC: members([page(1)])}, hashes={WARC: b"something else"}))
    assert archive.find(URL)[0].error == "evidence.altered"
    assert any("sha256" in warning for warning in archive.warnings)


def test_a_package_without_description_is_read_with_a_warning(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(WARC, members([page(1)]))
    archive = opened(tmp_path, out.getvalue())
    assert archive.find(URL)[0].error is None
    assert "datapackage.json is missing" in archive.warnings[0]


@pytest.mark.parametrize(
    ("name", "attributes"),
    [
        ("../evil.warc.gz", 0),
        ("archive/../../evil.warc.gz", 0),
        ("/etc/evil.warc.gz", 0),
        ("C:/evil.warc.gz", 0),
        ("archive\\evil.warc.gz", 0),
        ("other/evil.warc.gz", 0),
        ("archive/link.warc.gz", stat.S_IFLNK | 0o777),
    ],
)
def test_an_entry_that_has_no_place_there_is_refused_and_the_rest_is_read(
    tmp_path: Path, name: str, attributes: int
) -> None:
    evil = members([record("http://example.org/evil", http(b"evil"))])
    archive = opened(tmp_path, with_entry(name, evil, attributes))
    assert archive.find("http://example.org/evil") == ()
    assert archive.find(URL)
    assert any("is not read" in warning for warning in archive.warnings)
    assert [path.name for path in tmp_path.iterdir()] == ["site.wacz"]


def test_a_name_that_occurs_twice_is_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = with_entry(WARC, members([record("http://example.org/evil", http(b"evil"))]))
    with pytest.raises(BadWarc, match="occurs twice"):
        opened(tmp_path, data)


def test_entries_that_overlap_are_refused_as_a_bomb(tmp_path: Path) -> None:
    data = bytearray(wacz({WARC: members([page(1)])}))
    central = data.index(b"PK\x01\x02")
    data[central + 20 : central + 24] = (10**9).to_bytes(4, "little")
    with pytest.raises(BadWarc, match="overlap"):
        opened(tmp_path, bytes(data))


def test_a_deflated_bomb_is_refused_without_being_unpacked(tmp_path: Path) -> None:
    data = wacz({WARC: bytes(300_000_000)}, compression=zipfile.ZIP_DEFLATED)
    with pytest.raises(BadWarc, match="unpacks to more"):
        opened(tmp_path, data)


@pytest.mark.parametrize("keep", [10, 200, -30])
def test_a_cut_package_is_refused(tmp_path: Path, keep: int) -> None:
    with pytest.raises(BadWarc):
        opened(tmp_path, wacz({WARC: members([page(1)])})[:keep])


def test_a_zip_that_is_no_wacz_is_refused_with_its_reason(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "<x/>")
    with pytest.raises(BadWarc, match="no usable WACZ"):
        opened(tmp_path, out.getvalue())


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_no_damage_raises_anything_else_than_our_errors(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    compression = data.draw(st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))
    raw = bytearray(wacz({WARC: members([page(1), page(2)])}, compression=compression))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw)))
        raw[at : at + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
    with contextlib.suppress(SourcesError):
        opened(tmp_path_factory.mktemp("fuzz"), bytes(raw)).find(URL)
