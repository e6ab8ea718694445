"""The address will not lead others to the work, or not for long.

What it does: knows URL shorteners, session ids, search results, private and local addresses and tracking parameters.
Why it matters: such an address shows something else to the next reader, or tells a stranger who clicked.
What it leaves alone: queries that choose a page; archived copies.
"""

from collections.abc import Iterator
from urllib.parse import parse_qsl

from claims.document import Document
from claims.references.model import Reference
from provenance.facts.addresses import host_of, is_archive, key_of, parsed, site_of
from provenance.facts.places import labels_of, reference_place
from provenance.facts.tables.hosts import (
    SEARCH_DOMAINS,
    SEARCH_PARAMETERS,
    SEARCH_PATHS,
    SESSION_PARAMETERS,
    SHORTENERS,
    TRACKING_PARAMETERS,
    TRACKING_PREFIXES,
)
from provenance.model import Context, Finding, Group, Rule, Severity
from sources.address import Address

RULE = Rule(
    id="unstable-address",
    group=Group.ADDRESSES,
    summary="a shortened, private, session, search or tracking address",
    severity=Severity.INFO,
)
_LOCAL_ENDINGS = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home.arpa", ".corp")
_PRIVATE_STARTS = ("10.", "127.", "192.168.", "169.254.", *(f"172.{n}." for n in range(16, 32)))


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Report each such address once, and without its tracking parameters as a suggestion."""
    citing: dict[str, list[Reference]] = {}
    for reference in document.references:
        if reference.url:
            citing.setdefault(key_of(reference.url), []).append(reference)
    for references in citing.values():
        url = references[0].url or ""
        why, better = _fault(url)
        if why:
            yield RULE.finding(
                f"The address is unstable: {why}.",
                identity=why,
                at=reference_place(document, references[0], "url"),
                labels=labels_of(document, (reference.note for reference in references)),
                url=url,
                suggestion=better,
            )


def _fault(url: str) -> tuple[str | None, str | None]:
    """Why an address is unstable, and a better one."""
    if url.lower().startswith("file:"):
        return "it is a file on somebody's machine", None
    address = parsed(url)
    if address is None or is_archive(address.host):
        return None, None
    host = host_of(url)
    if host in SHORTENERS:
        return f"{host} shortens addresses, and does not say where it leads", None
    if host == "localhost" or host.endswith(_LOCAL_ENDINGS) or host.startswith(_PRIVATE_STARTS) or "." not in host:
        return "it can be reached from one machine or network only", None
    if _is_search(address, host):
        return "it is a list of search results", None
    return _parameter_fault(url, address)


def _is_search(address: Address, host: str) -> bool:
    names = {name.lower() for name, _ in parse_qsl(address.query or "")}
    engine = site_of(host).partition(".")[0] in SEARCH_DOMAINS and host.partition(".")[0] not in ("books", "support")
    on_path = any(address.path.lower().rstrip("/").endswith(path) for path in SEARCH_PATHS)
    return bool(names & SEARCH_PARAMETERS) and (on_path or (engine and "/search" in address.path.lower()))


def _parameter_fault(url: str, address: Address) -> tuple[str | None, str | None]:
    pairs = parse_qsl(address.query or "", keep_blank_values=True)
    names = [name.lower() for name, _ in pairs]
    if ";jsessionid=" in url.lower() or any(
        n in SESSION_PARAMETERS and len(v) >= 8 for n, (_, v) in zip(names, pairs, strict=True)
    ):
        return "it holds the id of a session that has ended", None
    tracking = {n for n in names if n in TRACKING_PARAMETERS or n.startswith(TRACKING_PREFIXES)}
    if not tracking:
        return None, None
    return f"'{sorted(tracking)[0]}' only tells the site where readers come from", _without(url, tracking)


def _without(url: str, names: set[str]) -> str:
    """The address without these parameters, all else byte for byte."""
    before, _, rest = url.partition("?")
    query, hash_sign, fragment = rest.partition("#")
    kept = [part for part in query.split("&") if part.partition("=")[0].lower() not in names]
    return before + ("?" + "&".join(kept) if kept else "") + hash_sign + fragment
