"""Certificates: what is wrong is told by kind, and a page behind a bad one is never evidence."""

import asyncio
import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from sources import Capture, Outcome
from sources.errors import BadAddress
from tests.sources.world import Names, World, answer, fetcher

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="certificates are made with openssl")

_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")


def _openssl(folder: Path, *words: str) -> None:
    subprocess.run(("openssl", *words), cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ca.pem, and good, expired, other and alone .pem and .key for servers."""
    folder = tmp_path_factory.mktemp("certificates")
    ca = ("-addext", "basicConstraints=critical,CA:TRUE", "-subj", "/CN=Test CA", "-days", "30")
    _openssl(folder, "req", "-x509", *_KEY, "-keyout", "ca.key", "-out", "ca.pem", *ca)
    for name, host, days in (("good", "site.test", "30"), ("expired", "site.test", "-1"), ("other", "else.test", "30")):
        named = ("-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}")
        _openssl(folder, "req", "-new", *_KEY, "-keyout", f"{name}.key", "-out", f"{name}.csr", *named)
        signed = ("-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-copy_extensions", "copy", "-days", days)
        _openssl(folder, "x509", "-req", "-in", f"{name}.csr", "-out", f"{name}.pem", *signed)
    alone = ("-subj", "/CN=site.test", "-addext", "subjectAltName=DNS:site.test", "-days", "30")
    _openssl(folder, "req", "-x509", *_KEY, "-keyout", "alone.key", "-out", "alone.pem", *alone)
    return folder


def context(folder: Path, name: str) -> ssl.SSLContext:
    made = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    made.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
    return made


def tls_capture(folder: Path, name: str, ca: Path | None) -> tuple[Capture, World]:
    async def run() -> tuple[Capture, World]:
        async with World({"/": answer(b"<p>47")}, context(folder, name)) as world, fetcher(ca=ca) as client:
            return await client.capture(world.url("/")), world

    return asyncio.run(run())


def test_a_page_is_fetched_over_tls_with_a_further_authority(certificates: Path) -> None:
    capture, world = tls_capture(certificates, "good", certificates / "ca.pem")
    assert (capture.outcome, capture.body) == (Outcome.OK, b"<p>47")
    assert world.asked[0].headers["host"] == f"site.test:{world.port}"


def test_the_file_of_the_environment_is_honoured(certificates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates / "ca.pem"))
    assert tls_capture(certificates, "good", None)[0].outcome is Outcome.OK


@pytest.mark.parametrize(
    ("name", "has_ca", "kind"),
    [
        ("expired", True, "tls.expired"),
        ("other", True, "tls.hostname"),
        ("alone", True, "tls.self-signed"),
        ("good", False, "tls.other"),
    ],
)
def test_a_bad_certificate_is_told_by_kind_and_its_page_is_no_evidence(
    certificates: Path, name: str, has_ca: bool, kind: str
) -> None:
    capture, world = tls_capture(certificates, name, certificates / "ca.pem" if has_ca else None)
    assert (capture.outcome, capture.error) == (Outcome.BAD_CERTIFICATE, kind)
    assert (capture.body, capture.raw) == (b"", None)
    assert "behind it the host answers 200" in capture.reason
    assert len(world.asked) == 1


def test_a_host_that_speaks_no_tls_is_told_so() -> None:
    async def run(pages: dict[str, bytes]) -> Capture:
        async with World(pages) as world, fetcher() as client:
            return await client.capture(f"https://site.test:{world.port}/")

    capture = asyncio.run(run({"/": answer()}))
    assert capture.outcome in (Outcome.BAD_CERTIFICATE, Outcome.FAILING)
    assert capture.error in ("tls.other", "tcp.reset", "connect.timeout")


def test_a_handshake_that_never_ends_costs_its_deadline_only() -> None:
    async def hello(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(30)

    async def run() -> Capture:
        server = await asyncio.start_server(hello, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async with fetcher() as client:
            capture = await client.capture(f"https://site.test:{port}/")
        server.close()
        return capture

    assert asyncio.run(run()).error == "connect.timeout"


def test_a_file_without_certificates_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("no certificate")
    for name in ("ca.pem", "missing.pem"):
        with pytest.raises(BadAddress, match=name):
            fetcher(ca=tmp_path / name)


class Tunnel:
    """A proxy that passes everything on to one port, and notes what it was asked."""

    def __init__(self, port: int, refuses: bool = False) -> None:
        self.asked: list[str] = []
        self.heads: list[str] = []
        self._port = port
        self._refuses = refuses

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.asked.append(head.split("\r\n")[0])
        self.heads.append(head)
        if self._refuses:
            writer.write(b"HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n")
            writer.close()
            return
        their_reader, their_writer = await asyncio.open_connection("127.0.0.1", self._port)
        if head.startswith("CONNECT"):
            writer.write(b"HTTP/1.1 200 Connected\r\n\r\n")
        else:
            method, url, version = self.asked[-1].split(" ")
            target = "/" + url.split("/", 3)[3]
            their_writer.write(f"{method} {target} {version}\r\n{head.partition(chr(13) + chr(10))[2]}".encode())
        await asyncio.gather(_pump(reader, their_writer), _pump(their_reader, writer))


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
    except ConnectionError:
        pass
    finally:
        writer.close()


def proxied(
    monkeypatch: pytest.MonkeyPatch, url: str, world: World, *, ca: Path | None = None, refuses: bool = False
) -> tuple[Capture, Tunnel]:
    async def run() -> tuple[Capture, Tunnel]:
        async with world:
            tunnel = Tunnel(world.port, refuses)
            server = await asyncio.start_server(tunnel, "127.0.0.1", 0)
            port = server.sockets[0].getsockname()[1]
            for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
                monkeypatch.setenv(name, f"http://me:se%20cret@127.0.0.1:{port}")
            names = Names({"site.test": OSError("the proxy resolves")})
            async with fetcher(allow_private=(), ca=ca, resolver=names) as client:
                capture = await client.capture(url)
            server.close()
            return capture, tunnel

    return asyncio.run(run())


def test_the_proxy_of_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    capture, tunnel = proxied(monkeypatch, "http://site.test/a?b", World({"/a?b": answer(b"x")}))
    assert capture.body == b"x"
    assert tunnel.asked == ["GET http://site.test/a?b HTTP/1.1"]
    assert "Proxy-Authorization: Basic bWU6c2UgY3JldA==" in tunnel.heads[0]
    assert capture.raw is not None
    assert b"bWU6c2UgY3JldA" not in capture.raw.request


def test_https_goes_through_a_tunnel(monkeypatch: pytest.MonkeyPatch, certificates: Path) -> None:
    world = World({"/": answer(b"x")}, context(certificates, "good"))
    capture, tunnel = proxied(monkeypatch, "https://site.test/", world, ca=certificates / "ca.pem")
    assert (capture.outcome, capture.body) == (Outcome.OK, b"x")
    assert tunnel.asked == ["CONNECT site.test:443 HTTP/1.1"]
    assert "Proxy-Authorization" not in str(world.asked[0].headers)


def test_what_is_private_by_its_form_is_not_asked_of_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for url in ("http://10.0.0.1/", "http://localhost/", "http://printer.local/", "http://0x7f.1/"):
        capture, tunnel = proxied(monkeypatch, url, World({}))
        assert (capture.outcome, tunnel.asked) == (Outcome.REFUSED, [])


def test_a_network_that_was_let_through_is_asked_past_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> tuple[list[Outcome], int]:
        async with World({"/": answer()}) as world, World({}) as proxy:
            for name in ("HTTP_PROXY", "http_proxy"):
                monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
            async with fetcher() as client:
                found = [await client.capture(world.url("/", host)) for host in ("127.0.0.1", "localhost")]
            return [capture.outcome for capture in found], proxy.connections

    assert asyncio.run(run()) == ([Outcome.OK, Outcome.OK], 0)


def test_a_proxy_that_refuses_says_nothing_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    capture, _ = proxied(monkeypatch, "https://site.test/", World({}), refuses=True)
    assert (capture.outcome, capture.error) == (Outcome.UNKNOWN, "proxy.failure")


def test_hosts_of_no_proxy_are_asked_directly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "site.test")
    monkeypatch.setenv("no_proxy", "site.test")
    capture, tunnel = proxied(monkeypatch, "http://site.test/", World({}))
    assert (capture.error, tunnel.asked) == ("dns.failure", [])


def test_a_proxy_of_another_kind_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "socks5://127.0.0.1:1080")
    with pytest.raises(BadAddress, match="proxy"):
        fetcher()
