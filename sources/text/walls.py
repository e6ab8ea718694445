"""Pages that stand before the content: a robot check, a login, a page that scripts would have to build.

Only what is sure is called a wall: few words, and the signature of a known check or a password field that all is
about. A page that is wrongly called one loses its evidence.
"""

import re
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from sources.text.model import PassageKind, SourceText

_SHORT = 1_500
_VERY_SHORT = 700
_CHALLENGES = (
    "just a moment...", "checking your browser", "enable javascript and cookies to continue", "verify you are human",
    "verifying you are human", "verify that you are human", "verify you are not a robot",
    "attention required! | cloudflare",
    "ddos protection by", "pardon our interruption", "are you a robot?", "unusual traffic from your",
    "please complete the security check", "access to this page has been denied", "i'm not a robot",
    "needs to review the security of your connection", "you have been blocked", "request unsuccessful. incapsula",
    "performing security verification",
)  # fmt: skip
_CHALLENGE_ELEMENTS = (
    "#challenge-form, #cf-challenge-running, #challenge-running, .cf-turnstile, #px-captcha, "
    "iframe[src*='_Incapsula_Resource'], script[src*='/cdn-cgi/challenge-platform/'], #captcha-form, .h-captcha, "
    "script[src*='captcha-delivery.com']"
)
_LOGIN = re.compile(
    r"\b(?:log ?in|sign ?in|log on|anmelden|anmeldung|einloggen|connexion|se connecter|identifiez|iniciar sesi[oó]n|"
    r"accedi|inloggen|logga in|giriş|oturum aç|daxil ol|вход|войти|авторизация|zaloguj)\b",
    re.IGNORECASE,
)
_CONSENT = (
    "accept all cookies", "before you continue to", "alle akzeptieren", "alle cookies akzeptieren", "tout accepter",
    "we and our partners", "we value your privacy", "wir und unsere partner", "nous et nos partenaires",
    "aceptar todas las cookies", "tüm çerezleri kabul", "bevor sie zu",
)  # fmt: skip
_SUBSCRIBE = (
    "subscribe to continue", "subscribe now to continue", "subscribe to read", "to continue reading, subscribe",
    "to continue reading this article", "this article is for subscribers", "already a subscriber?", "subscribers only",
    "jetzt weiterlesen", "weiterlesen mit", "réservé aux abonnés", "suscríbete para", "okumaya devam etmek için",
    "материал доступен только подписчикам",
)  # fmt: skip
WALL = "a login or consent page stands before the content"
ROBOT_CHECK = "a robot check stands before the content"
SCRIPTED = "the page shows no text unless scripts build it"
NO_TEXT = "the page shows no text"
SUBSCRIPTION = "only what is shown without a subscription"


def checked(source: SourceText, tree: LexborHTMLParser, *, has_paywall: bool) -> SourceText:
    """`source` with `unreadable` set where its page is a wall, or `truncated` where a subscription is asked for."""
    if not source.text:
        reason = SCRIPTED if tree.css_first("script") is not None else NO_TEXT
        return replace(source, unreadable=reason)
    words = _words(source)
    if (wall := _wall(source, words, tree)) is not None:
        return replace(source, unreadable=wall)
    if has_paywall and (len(words) < _SHORT or _has(source.text, _SUBSCRIBE)):
        return replace(source, truncated=source.truncated or SUBSCRIPTION)
    if len(words) < 2 * _SHORT and _has(source.text[-3000:], _SUBSCRIBE):
        return replace(source, truncated=source.truncated or SUBSCRIPTION)
    return source


def _has(text: str, phrases: tuple[str, ...]) -> bool:
    lowered = text.lower()
    return any(phrase in lowered for phrase in phrases)


def _words(source: SourceText) -> str:
    """What the page says outside of its navigation."""
    kept = (p for p in source.passages if p.kind is not PassageKind.NAVIGATION)
    return "\n".join(source.text[passage.start : passage.end] for passage in kept)


def _wall(source: SourceText, words: str, tree: LexborHTMLParser) -> str | None:
    if len(source.text) > 2 * _SHORT or any(passage.cells for passage in source.passages):
        return None
    if len(words) < _SHORT:
        said = f"{source.title or ''}\n{words}"
        is_check = _has(said, _CHALLENGES)
        if is_check and (len(words) < _VERY_SHORT or tree.css_first(_CHALLENGE_ELEMENTS) is not None):
            return ROBOT_CHECK
        if len(words) < 200 and tree.css_first(_CHALLENGE_ELEMENTS) is not None:
            return ROBOT_CHECK
    if len(words) < _VERY_SHORT:
        opening = f"{source.title or ''}\n{words[:150]}"
        if tree.css_first("input[type=password]") is not None and _LOGIN.search(opening):
            return WALL
        if _has(words, _CONSENT) and tree.css_first("article, main p, h2") is None and len(words.split()) < 100:
            return WALL
    return None
