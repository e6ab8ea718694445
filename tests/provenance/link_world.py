"""A web of labelled behaviours on loopback: what each address is, so that a checker's verdicts can be counted."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pytest

from sources import Limits
from tests.provenance import link_entries
from tests.sources.world import Asked, Names, Reply, World, answer, redirect, reset, silent

PROSE = "<p>" + "The harbour was rebuilt within two winters and trade came back to the town of Oever. " * 12 + "</p>"
CHALLENGE = b"<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x></script>"
LOGIN = b"<title>Sign in</title><h1>Sign in</h1><form><input name=u><input type=password name=p></form>"


def page(title: str, body: str = PROSE, head: str = "") -> bytes:
    return answer(f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode())


@dataclass(frozen=True)
class Labelled:
    """An address, the name of its behaviour, and what it is: 'alive', 'dead' or 'unknown'."""

    url: str
    behaviour: str
    label: str


@dataclass
class Sites:
    """What hosts answer, by host and target; `fallback` answers all other targets of a host (404 without one)."""

    pages: dict[tuple[str, str], Reply] = field(default_factory=dict)
    fallback: dict[str, Reply] = field(default_factory=dict)

    def get(self, target: str, default: Reply) -> Reply:
        """As a mapping of targets, whatever the host."""

        async def route(asked: Asked, writer: asyncio.StreamWriter) -> None:
            host = asked.headers["host"].partition(":")[0]
            reply: Any = self.pages.get((host, asked.target), self.fallback.get(host, default))
            if asyncio.iscoroutinefunction(reply):
                await reply(asked, writer)
                return
            writer.write(reply if isinstance(reply, bytes) else reply(asked))
            await writer.drain()

        return route


@contextmanager
def served(sites: Sites, bind: str = "127.0.0.1") -> Iterator[World]:
    """The sites on a port of loopback, in a thread of their own."""
    loop = asyncio.new_event_loop()
    world = World(sites, bind=bind)  # type: ignore[arg-type]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(world.__aenter__(), loop).result(5)
    try:
        yield world
    finally:
        asyncio.run_coroutine_threadsafe(_ended(world), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)


async def _ended(world: World) -> None:
    await world.__aexit__(None, None, None)
    waiting = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


class LoopbackNames(Names):
    """Every name is on loopback but those under `.gone`, which do not exist, and `.down`, whose servers are out."""

    async def __call__(self, host: str) -> Any:
        if host.endswith(".gone"):
            raise socket.gaierror(socket.EAI_NONAME, "no such host")
        if host.endswith(".down"):
            raise socket.gaierror(socket.EAI_AGAIN, "try again")
        return ["127.0.0.1"]


def hurry(patch: pytest.MonkeyPatch) -> None:
    """Let fetchers made inside the product ask loopback alone, and wait for nothing long."""
    limits = Limits(hop_s=3.0, address_s=9.0, pause_s=0.05)
    patch.setattr("sources.fetch.SystemResolver", LoopbackNames)
    patch.setattr("sources.fetch.Limits", lambda: limits)


def counting(first: bytes, then: bytes) -> Callable[[Asked], bytes]:
    """The first answer once (for each way of asking), then the other."""
    seen: set[str] = set()

    def reply(asked: Asked) -> bytes:
        if asked.agent in seen:
            return then
        seen.add(asked.agent)
        return first

    return reply


def gated(asked: Asked) -> bytes:
    """A page behind a cookie that the first visit sets."""
    if "ok=1" in asked.headers.get("cookie", ""):
        return page("Behind the gate")
    return redirect(asked.target, 302, "Set-Cookie: ok=1; Path=/")


def not_found_of(asked: Asked) -> bytes:
    """A soft 404 that prints the path asked for."""
    return page("The Post", f"<p>The page {asked.target} could not be found. Go to the front page.</p>")


def by_agent(honest: bytes, browser: bytes) -> Callable[[Asked], bytes]:
    return lambda asked: browser if asked.agent == "browser" else honest


Entry = tuple[str, str, str, str, Reply | None]  # behaviour, label, host, target, reply


def _walls() -> Iterator[Entry]:
    for status in (401, 402, 403, 405, 407, 429, 451, 999):
        yield f"wall {status}", "unknown", f"wall{status}.test", "/report", answer(b"no", f"{status} No")
    yield "challenge 503", "unknown", "guarded.test", "/a", answer(CHALLENGE, "503 Busy")
    yield "challenge 200", "unknown", "guarded2.test", "/a", answer(CHALLENGE)
    yield "wall for robots only", "alive", "picky.test", "/a", by_agent(answer(b"", "403 No"), page("Report"))
    yield "404 for robots only", "alive", "picky.test", "/b", by_agent(answer(b"", "404 No"), page("Report"))
    yield "login page", "unknown", "members.test", "/paper/7", answer(LOGIN)
    yield "redirect to a login", "unknown", "members.test", "/paper/8", redirect("/login?next=/paper/8", 302)
    yield "redirect home to a login", "unknown", "club.test", "/paper/9", redirect("/", 302)


def _passing() -> Iterator[Entry]:
    for status in (500, 502, 503):
        once = counting(answer(b"", f"{status} Oops"), page("Back again"))
        yield f"passing {status}", "alive", f"busy{status}.test", "/a", once
    yield "lasting 500", "unknown", "broken.test", "/a", answer(b"", "500 Oops")
    yield "silent", "unknown", "slow.test", "/a", silent
    yield "reset", "unknown", "rude.test", "/a", reset()
    yield "refusing", "unknown", "closed.test:9", "/a", None
    yield "no proper answer", "unknown", "garbage.test", "/a", b"SSH-2.0-x\r\n\r\n"
    yield "redirect loop", "unknown", "loop.test", "/a", redirect("/a")
    yield "name service out", "unknown", "x.down", "/a", None
    yield "cookie gate", "alive", "gate.test", "/a", gated
    yield "tls broken", "unknown", "https://tls.test", "/a", None


def _gone() -> Iterator[Entry]:
    for status in (404, 410):
        yield f"plain {status}", "dead", "plain.test", f"/{status}-was-here", answer(b"no", f"{status} Gone")
    yield "no such host", "dead", "example.gone", "/a", None
    yield "redirect to a 404", "dead", "plain.test", "/old", redirect("/nowhere")


TITLES = (
    "Page not found", "404 Not Found | The Post", "Seite nicht gefunden", "Page introuvable - Le Journal",
    "Página no encontrada", "Страница не найдена", "Sayfa bulunamadı", "Səhifə tapılmadı", "Pagina non trovata",
    "Página não encontrada", "This account has been suspended",
)  # fmt: skip


def _soft() -> Iterator[Entry]:
    for number, title in enumerate(TITLES):
        yield "soft 404 by title", "dead", f"soft{number}.test", "/2019/article.html", page(title, "<p>Sorry.</p>")
    yield "soft 404 by heading", "dead", "softh.test", "/a/b", page("The Post", "<h1>Oops! Page not found.</h1>")
    yield "soft 404 for any path", "dead", "any.test", "/2019/x.html", not_found_of
    yield "redirect to an error page", "dead", "err.test", "/2019/x", redirect("/error/404.html", 302)
    yield "a page for a pdf", "dead", "files.test", "/reports/2019.pdf", None
    yield "soft 404 by number", "dead", "cms.test", "/article.php?id=71", None


def _parked() -> Iterator[Entry]:
    yield "for sale", "dead", "oldnews.test", "/a/b", page("oldnews.test is for sale", "<p>Make an offer.</p>")
    yield "for sale, root cited", "dead", "oldnews.test", "/", page("x", "<h1>This domain is for sale</h1>")
    yield "expired", "dead", "lapsed.test", "/a", page("lapsed.test", "<p>This domain has expired. Renew now.</p>")
    links = "<p>Sponsored listings</p><ul><li>Flights<li>Loans<li>Insurance</ul>"
    yield "sponsored listings", "dead", "ads.test", "/a", page("ads.test", links)
    yield "seller of domains", "dead", "sold.test", "/a", redirect("http://www.hugedomains.com:{port}/sold", 302)


def _home() -> Iterator[Entry]:
    yield "sent to the root", "dead", "moved.test", "/2019/a.html", redirect("/")
    yield "sent to the root for now", "dead", "moved.test", "/2019/b.html", redirect("/", 302)
    yield "sent to a language", "dead", "moved.test", "/2019/c.html", redirect("/en/")
    yield "sent to an index", "dead", "moved.test", "/2019/d.html", redirect("/index.php")
    yield "sent to a section", "dead", "moved.test", "/world/2019/e.html", redirect("/world/")
    yield "sent to another host", "dead", "merged.test", "/papers/17.html", redirect("http://moved.test:{port}/")
    yield "sent to the search", "dead", "moved.test", "/2019/f.html", redirect("/search?q=f")


def _alive() -> Iterator[Entry]:
    yield "plain page", "alive", "fine.test", "/a", page("Report")
    yield "moved page", "alive", "fine.test", "/old", redirect("/a")
    yield "http to another path for now", "alive", "fine.test", "/tmp", redirect("/a", 302)
    yield "home page cited", "alive", "fine.test", "/", page("Welcome")
    yield "home page with a redirect", "alive", "lang.test", "/", redirect("/en/", 302)
    yield "about 404", "alive", "blog.test", "/posts/404-pages", page("How to design a 404 page | The Blog")
    yield (
        "essay named so",
        "alive",
        "blog.test",
        "/posts/essay",
        page("Page not found", f"<h1>Page not found</h1>{PROSE * 4}"),
    )
    words = "<h1>404 Not Found</h1><p>The page could not be found, says the standard.</p>"
    yield "live path 404", "alive", "docs.test", "/http/404", page("404 Not Found", words)
    yield (
        "live path not-found",
        "alive",
        "docs.test",
        "/errors/not-found",
        page("Not Found", "<p>An error of ours.</p>"),
    )
    log = "<h1>Changes</h1><p>The old reader has been removed.</p>"
    yield "changelog", "alive", "docs.test", "/changes", page("Changes", log)
    done = "<h1>Draft 4</h1><p>This document has been superseded. It has been removed from the standards track.</p>"
    yield "superseded document", "alive", "docs.test", "/tr/4", page("Draft 4", done)
    yield "shop", "alive", "shop.test", "/boats", page("Boats for sale", "<p>Three boats for sale. Buy now.</p>")
    yield "search page cited", "alive", "shop.test", "/search?q=boat", page("Results", "<p>Nothing found for boat.</p>")
    yield "login in the path", "alive", "docs.test", "/guide/login", page("How to log in")
    yield "campaign became a site", "alive", "fine.test", "/tobacco", redirect("http://tobacco.fine.test:{port}/")
    yield "short page", "alive", "fine.test", "/s", page("Note", "<p>Closed on Monday.</p>")
    yield "plain text", "alive", "fine.test", "/t.txt", answer(b"figures: 47")
    yield "noindex", "alive", "fine.test", "/n", page("Note", "<p>A note.</p>", "<meta name=robots content=noindex>")
    yield "empty page", "alive", "fine.test", "/empty", answer(b"")


def labelled_world() -> tuple[Sites, Callable[[int], list[Labelled]]]:
    """The sites, and their addresses with labels once the port is known."""
    entries = [*_walls(), *_passing(), *_gone(), *_soft(), *_parked(), *_home(), *_alive(), *link_entries.entries()]
    sites = Sites()
    for _, _, host, target, reply in entries:
        if reply is not None:
            sites.pages[(host, target)] = reply
    sites.pages |= {
        ("members.test", "/login?next=/paper/8"): answer(LOGIN),
        ("club.test", "/"): answer(LOGIN),
        ("err.test", "/error/404.html"): page("The Post", PROSE),
        ("lang.test", "/en/"): page("Welcome"),
        ("tobacco.fine.test", "/"): page("Tobacco"),
        ("www.hugedomains.com", "/sold"): page("Names", "<p>Great names.</p>"),
    }
    sites.pages |= link_entries.supporting()
    front = page("The Post of Today", f"<h1>Today</h1>{PROSE}")
    sites.pages |= {("moved.test", t): front for t in ("/", "/en/", "/index.php", "/world/", "/search?q=f")}
    sites.fallback = {
        "any.test": not_found_of,
        "files.test": page("Reports", "<h1>Our reports</h1><p>All our reports are listed here by year.</p>"),
        "cms.test": page("The Post", "<p>Sorry, this article is no longer available.</p>"),
        "oldnews.test": page("oldnews.test is for sale", "<p>Make an offer.</p>"),
        **link_entries.everywhere(),
    }

    return sites, lambda port: [*_ported(sites, entries, port), *damaged(port)]


def later_world(made_of: ModuleType) -> tuple[Sites, Callable[[int], list[Labelled]]]:
    """One of the worlds that were not there when the judgement was made."""
    entries: list[Entry] = made_of.entries()
    pages = {(host, target): reply for _, _, host, target, reply in entries if reply is not None}
    sites = Sites(pages | made_of.supporting(), made_of.fallbacks())
    return sites, lambda port: _ported(sites, entries, port)


def _ported(sites: Sites, entries: list[Entry], port: int) -> list[Labelled]:
    for key, reply in sites.pages.items():
        if isinstance(reply, bytes) and b"{port}" in reply:
            sites.pages[key] = reply.replace(b"{port}", str(port).encode())
    return [_address(entry, port) for entry in entries]


def _address(entry: Entry, port: int) -> Labelled:
    behaviour, label, host, target, _ = entry
    base = host if "://" in host else f"http://{host}"
    base = base if base.rpartition(":")[2].isdigit() else f"{base}:{port}"
    return Labelled(base + target, behaviour, label)


def damaged(port: int) -> list[Labelled]:
    """Addresses that are none as they stand, or only with junk taken off."""
    host = f"fine.test:{port}"
    return [
        Labelled(url, "malformed", "dead")
        for url in (
            f"http//{host}/a", f"htp://{host}/a", f"http://http://{host}/a", f"http://{host}/a&gt;",
            f"http://{host}/a).", f"http://{host}/ a", "http://", "http://[::1/a", f"http://{host}/a,",
        )
    ]  # fmt: skip


DEAD = frozenset({"gone", "soft-404", "parked", "redirected-home", "malformed"})


def counted(labelled: list[Labelled], verdicts: Mapping[str, str]) -> tuple[float, float, list[str]]:
    """Precision and recall of 'dead', and a line for each address that was judged wrongly."""
    said = {item.url for item in labelled if verdicts[item.url] in DEAD}
    true = {item.url for item in labelled if item.label == "dead"}
    lines = [f"{i.behaviour}: {i.url} {verdicts[i.url]}" for i in labelled if (i.url in said) != (i.url in true)]
    return len(said & true) / max(1, len(said)), len(said & true) / len(true), lines
