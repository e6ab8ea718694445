"""Labelled worlds as rows, and the ways to set one up: hosts by name or by number, cited in a list or in a document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import claims
from claims.document import Document
from tests.provenance.link_world import Labelled, Sites
from tests.sources.world import Reply


@dataclass(frozen=True)
class Row:
    """An address: what it does, what it is, what it was cited for, and whether its host answers so to all paths.

    A row that is no address at all has it whole in `host`, with `{port}`.
    """

    name: str
    label: str
    target: str
    title: str
    reply: Reply | None
    everywhere: bool = False
    host: str = ""

    @property
    def at(self) -> str:
        return self.host or f"{self.name.replace(' ', '-')}.test"


@dataclass
class Mounted:
    """A world on its port; `numbered` gives every host a loopback address of its own instead of a name."""

    rows: Sequence[Row]
    supporting: Mapping[tuple[str, str], Reply]
    numbered: bool = False
    sites: Sites = field(default_factory=Sites)

    def __post_init__(self) -> None:
        pages = {(row.at, row.target.partition("#")[0]): row.reply for row in self.rows if row.reply is not None}
        pages |= self.supporting
        names = {host for host, _ in pages}
        self._numbers = {name: f"127.0.{1 + n // 200}.{2 + n % 200}" for n, name in enumerate(sorted(names))}
        self.sites.pages = {(self._host(host), target): self._led(reply) for (host, target), reply in pages.items()}
        self.sites.fallback = {
            self._host(row.at): self._led(row.reply) for row in self.rows if row.everywhere and row.reply is not None
        }

    def addresses(self, port: int) -> list[Labelled]:
        """The addresses once the port is known; the pages are told it too."""
        for key, reply in self.sites.pages.items():
            if isinstance(reply, bytes):
                self.sites.pages[key] = reply.replace(b"{port}", str(port).encode())
        return [Labelled(self._url(row, port), row.name, row.label) for row in self.rows]

    def document(self, port: int) -> Document:
        """A report that cites the addresses one a note, with title, author and date."""
        lines, notes = [], []
        for number, row in enumerate(self.rows, 1):
            if not row.target:
                continue
            lines.append(f"In case {number} the share was {number % 90}.5 per cent.[^{number}]\n")
            cited = f"Ortmann, L., “{row.title}”, Coast Institute, 3 May 2013"
            notes.append(f"[^{number}]: {cited}, <{self._url(row, port)}>.\n")
        return claims.read("\n".join([*lines, *notes]).encode(), "report.md")

    def _host(self, name: str) -> str:
        return self._numbers.get(name, name) if self.numbered else name

    def _led(self, reply: Reply) -> Reply:
        return self._renamed(reply) if self.numbered and isinstance(reply, bytes) else reply

    def _renamed(self, reply: bytes) -> bytes:
        head, blank, body = reply.partition(b"\r\n\r\n")
        for name, number in self._numbers.items():
            head = head.replace(f"//{name}:".encode(), f"//{number}:".encode())
        return head + blank + body

    def _url(self, row: Row, port: int) -> str:
        if not row.target:
            whole = row.host.replace("{port}", str(port))
            return whole.replace("ok.test", self._host("ok.test"))
        scheme, _, host = row.at.rpartition("://")
        host = self._host(host)
        return f"{scheme or 'http'}://{host}{'' if ':' in host else f':{port}'}{row.target}"
