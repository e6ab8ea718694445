"""What one finished exchange says of a cited address. Judging the text of the page comes later and elsewhere."""

import re
from collections.abc import Sequence

from sources.address import Address
from sources.capture import Hop, Outcome
from sources.gate_addresses import ERROR_PATH, brings_back, is_gate, tells_of_works
from sources.message import Headers, find_header

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_BLOCKED = {
    401: "asks for a login",
    402: "asks for payment",
    403: "refuses access",
    405: "refuses the method GET",
    406: "refuses to serve what was asked",
    407: "asks for a proxy login",
    451: "is withheld for legal reasons",
    999: "turns automatic visitors away",
}

# Header and value (a part of it; '' for any) by which a bot wall shows itself, whatever the status.
_CHALLENGE_HEADERS = (
    ("cf-mitigated", ""),
    ("x-amzn-waf-action", ""),
    ("x-datadome", "protected"),
    ("x-sucuri-block", ""),
)
# Phrases of challenge pages, looked for in the title of short pages only.
_CHALLENGE_TITLES = (
    b"just a moment",
    b"attention required",
    b"access denied",
    b"verify you are human",
    b"are you a robot",
    b"are you a human",
    b"are you human",
    b"robot check",
    b"checking your browser",
    b"pardon our interruption",
    b"ddos-guard",
    b"security check",
    b"bot verification",
    b"human verification",
    b"request unsuccessful",
)
_CHALLENGE_MARKS = (b"/cdn-cgi/challenge-platform/", b"_incapsula_resource", b"px-captcha", b"captcha-delivery.com")
_RIDDLES = (*_CHALLENGE_MARKS, b"g-recaptcha", b"h-captcha", b"cf-turnstile", b"captcha")
_CHALLENGE_STATUSES = frozenset({202, 403, 405, 503})
_CHALLENGE_PAGE_LIMIT = 60_000
_TITLE = re.compile(rb"<title[^>]{0,200}>([^<]{0,300})", re.IGNORECASE)


def judge_exchange(
    asked: Address, final: Address, hops: Sequence[Hop], status: int, headers: Headers, body: bytes
) -> tuple[Outcome, str]:
    """The outcome of an exchange that was asked of one address and answered by another, and one sentence why.

    A permanent redirect (301, 308 all the way) to another page is `moved`; one that changes only the scheme, `www.`
    or a trailing slash is `ok`, as is a temporary one.
    """
    if is_challenge(status, headers, body):
        return Outcome.BLOCKED, f"the server answered {status} with a check for humans"
    if status in _BLOCKED:
        return Outcome.BLOCKED, f"the server {_BLOCKED[status]} ({status})"
    if status in (404, 410):
        return Outcome.GONE, f"the server says that there is no such page ({status})"
    if status == 429:
        return Outcome.RATE_LIMITED, "the server asks to slow down (429)"
    if status == 503 and (find_header(headers, "retry-after") or "").strip():
        # It says when to come back, so that it is not there now is no strike against it.
        return Outcome.RATE_LIMITED, "the server asks to come back later (503)"
    if 200 <= status < 300:
        return _judge_success(asked, final, hops, status, bool(body))
    if status in REDIRECTS:
        return Outcome.FAILING, f"the server redirects without saying where ({status})"
    return Outcome.FAILING, f"the server answered {status}"


def _judge_success(
    asked: Address, final: Address, hops: Sequence[Hop], status: int, has_body: bool
) -> tuple[Outcome, str]:
    note = "" if has_body else ", without content"
    if asked.url == final.url or asked.key == final.key:
        return Outcome.OK, f"answered {status}{note}"
    if ERROR_PATH.search(final.target) is None:
        if (is_gate(final) and not is_gate(asked)) or brings_back(final, asked):
            return Outcome.BLOCKED, f"leads to a login or consent page, {final.url}"
        if tells_of_works(final) and not tells_of_works(asked):
            return Outcome.FAILING, f"leads to a notice of works on the site, {final.url}"
    statuses = [hop.status for hop in hops if hop.location is not None]
    if statuses and all(code in _PERMANENT for code in statuses):
        return Outcome.MOVED, f"moved permanently to {final.url}{note}"
    return Outcome.OK, f"answered {status} at {final.url}, to which it redirects for now{note}"


def is_challenge(status: int, headers: Headers, body: bytes) -> bool:
    """Whether an answer is a bot wall: a captcha, a "checking your browser" page."""
    for name, part in _CHALLENGE_HEADERS:
        value = find_header(headers, name)
        if value is not None and part in value.lower() and (status != 200 or not part):
            return True
    if len(body) > _CHALLENGE_PAGE_LIMIT:
        return False
    lowered = body.lower()
    if status in _CHALLENGE_STATUSES:
        return _has_challenge_title(lowered) or any(mark in lowered for mark in _CHALLENGE_MARKS)
    # Ordinary pages behind such a service carry its scripts too, and a site's own 404 may well hold a captcha, so
    # elsewhere one sign is not enough.
    marks = _RIDDLES if status in (404, 410) else _CHALLENGE_MARKS
    return _has_challenge_title(lowered) and any(mark in lowered for mark in marks)


def _has_challenge_title(lowered: bytes) -> bool:
    title = _TITLE.search(lowered)
    return title is not None and title.group(1).strip().startswith(_CHALLENGE_TITLES)
